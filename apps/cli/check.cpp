#include <filesystem>
#include <memory>

#include <fmt/format.h>

#include "apps/cli/check_faults.hpp"
#include "apps/cli/cited_documents.hpp"
#include "apps/cli/dispute_arguments.hpp"
#include "apps/cli/readiness.hpp"
#include "apps/cli/report_text.hpp"
#include "parley/analysis/record.hpp"
#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"
#include "parley/histories/facts.hpp"
#include "parley/pricing/files/load_world.hpp"
#include "parley/report/text/check_text.hpp"
#include "parley/report/text/dispute/dispute_text.hpp"
#include "parley/report/text/dispute/record_text.hpp"
#include "parley/report/text/page/page.hpp"
#include "parley/scenario/files/load_scenario.hpp"
#include "parley/scenario/parameters.hpp"
#include "parley/tables/files/csv.hpp"
#include "parley/tables/files/parse_yaml.hpp"

namespace parley::cli {
namespace {

struct CheckArguments {
    std::string scenario;
    std::vector<std::string> sources;
    bool find_out = false, numbers = false;
};

// The record of a past dispute, where that is what is asked about: its form, and that nothing is later than its
// cut-off.
std::optional<histories::Facts> record(const std::string& path) {
    namespace fs = std::filesystem;
    std::error_code problem;
    if (!fs::is_regular_file(path, problem)) return {};
    const std::string text = tables::read_file(path, tables::largest_yaml);
    if (!text.starts_with("histories:")) return {};
    return histories::read_facts(path, text);
}

// By the record, for which every outcome is priced; none where one did not settle, and why.
std::optional<std::vector<std::string>> left_open(const std::string& scenario, std::string& why) {
    DisputeArguments asked;
    asked.solve.scenario = scenario;
    session::Session session = opened(asked);
    if (session.scenario().stances.empty()) return std::vector<std::string>();
    why = why_not_priced(session, asked);
    if (!why.empty()) return {};
    const pricing::Worth& worth = *session.worth();
    return report::text::to_find_out(worth, analysis::read_record(worth));
}

// Every number that --set takes, as it stands in the file.
std::string numbers_text(const scenario::Scenario& scenario) {
    std::string text = printable(scenario.file) + ": numbers that --set takes\n";
    if (!new_duties(scenario).empty()) text += "  duty_rate: the rate of all new duties at once\n";
    for (const scenario::Parameter& each : parameters(scenario))
        text += fmt::format("  {} = {}{}\n", each.id, each.number->text,
                            each.number->low_text.empty() || each.number->low_text == each.number->high_text
                                ? ""
                                : fmt::format(" ({} to {})", each.number->low_text, each.number->high_text));
    return text;
}

Exit check(const CheckArguments& arguments) {
    if (const std::optional<histories::Facts> facts = record(arguments.scenario)) {
        print(fmt::format("{}: {}\n  {} parties, {} issues, {} statements, none later than the cut-off, {}\n",
                          arguments.scenario, facts->title, facts->parties.size(), facts->issues.size(),
                          facts->statements.size(), facts->cutoff));
        return Exit::done;
    }
    const Faults faults = faults_of(scenario::find_scenario(arguments.scenario));
    if (!faults.found.empty()) {
        for (const Refusal& fault : faults.found) complain(in_one_line(fault, option_words));
        if (faults.found.size() > 1)
            complain(fmt::format("{} fault{}{}", faults.found.size(), faults.found.size() == 1 ? "" : "s",
                                 faults.all ? "" : "; there may be more, which the last one hides"));
        return Exit::bad_input;
    }
    const pricing::SharedSetting& setting = faults.setting;
    if (arguments.numbers) {
        print(report::text::narrowed(numbers_text(setting->scenario())));
        return Exit::done;
    }
    const std::map<std::string, evidence::Document> documents =
        read_documents(setting->scenario(), arguments.sources, true);
    std::vector<std::string> without;
    for (const scenario::ScenarioSource& source : setting->scenario().sources)
        if (!source.data && documents.count(source.id) == 0) without.push_back(source.id);
    const std::vector<scenario::CitationCheck> checks = check_evidence(setting->scenario(), documents);
    std::string text = report::text::check_text(setting->scenario(), checks,
                                                uncited_figures(setting->scenario(), documents), without, option_words);
    std::string unsolved;  // said last, below what is known
    if (setting->is_settled()) {
        std::optional<std::vector<std::string>> open;
        if (arguments.find_out) open = left_open(arguments.scenario, unsolved);
        text +=
            readiness_text(setting->scenario(), setting->world(), arguments.find_out ? "" : arguments.scenario, open);
    } else {
        unsolved = report::text::failure_text(*setting, nullptr);
    }
    print(report::text::narrowed(text));  // whole, or not at all
    const std::vector<std::string> problems = report::text::unsound(setting->scenario(), checks);
    for (const std::string& problem : problems) complain(problem);
    if (!unsolved.empty()) complain(unsolved);
    if (!problems.empty()) return Exit::bad_input;
    return unsolved.empty() ? Exit::done : Exit::did_not_converge;
}

}  // namespace

void add_check(CLI::App& app, Run& run) {
    auto arguments = std::make_shared<CheckArguments>();
    CLI::App* command = app.add_subcommand(
        "check",
        "Whether a scenario is right, with all its faults at once; what it is ready for, and what to find out next.");
    command
        ->add_option("scenario", arguments->scenario,
                     fmt::format("A scenario file, its folder, or one of those in the program: {}",
                                 fmt::join(scenario::bundled_scenarios(), ", ")))
        ->type_name("SCENARIO")
        ->required();
    command
        ->add_option("--source", arguments->sources,
                     "The document that the scenario cites, as text; ID=FILE where it cites several, repeatable")
        ->type_name("FILE")
        ->allow_extra_args(false);
    command->add_flag("--find-out", arguments->find_out,
                      "Also price the outcomes and ask the record: the wants that no statement bounds (seconds)");
    command->add_flag("--numbers", arguments->numbers,
                      "Instead: every number of the scenario by the name that --set takes, with its range");
    command->footer(
        "Examples:\n"
        "  parley check us-china-2018 --numbers\n"
        "  parley check my-dispute/scenario.yaml\n"
        "  parley check us-china-2018 --source report.txt");
    command->callback([arguments, command, &run] {
        run = [arguments, command] {
            if (arguments->numbers) refuse_idle(*command, {"--source", "--find-out"}, "does not go with --numbers");
            return check(*arguments);
        };
    });
}

}  // namespace parley::cli
