// parley brief: one HTML file with everything in it.
#include <algorithm>
#include <memory>

#include <fmt/format.h>

#include "apps/cli/brief_after.hpp"
#include "apps/cli/brief_wars.hpp"
#include "apps/cli/cited_documents.hpp"
#include "apps/cli/command.hpp"
#include "apps/cli/dispute_arguments.hpp"
#include "apps/cli/long_tables.hpp"
#include "apps/cli/solve_arguments.hpp"
#include "apps/cli/takes.hpp"
#include "parley/analysis/brief.hpp"
#include "parley/analysis/course/course.hpp"
#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"
#include "parley/foresight/scenario_features.hpp"
#include "parley/pricing/files/load_world.hpp"
#include "parley/report/html/brief_html.hpp"
#include "parley/report/html/embedded.hpp"
#include "parley/report/json/brief/brief_data.hpp"
#include "parley/report/json/brief/brief_findings.hpp"
#include "parley/report/json/brief/cited_json.hpp"
#include "parley/report/json/brief/trade_in_brief.hpp"
#include "parley/report/json/dispute/course_json.hpp"
#include "parley/report/json/dispute/record_json.hpp"
#include "parley/report/past/happened_json.hpp"
#include "parley/report/past/precedents_json.hpp"
#include "parley/report/text/check_text.hpp"
#include "parley/report/text/dispute/dispute_text.hpp"
#include "parley/report/text/dispute/sweep_text.hpp"
#include "parley/report/text/study_text.hpp"
#include "parley/report/words/figures.hpp"
#include "parley/scenario/files/load_scenario.hpp"

namespace parley::cli {
namespace {

struct BriefArguments {
    std::string scenario, output, tables;
    DisputeArguments sweep;  // its points and store
    std::string ranges = "all", language = "en";
    std::vector<std::string> sources, wars;
    std::string after;
    report::html::BriefAddress address;
    bool no_engine = false, json = false, text = false;
    int threads = 0;
    double budget = dispute::graph_model::usual_budget;
};

bool is_conflict(const tables::YamlNode& root) {
    return std::any_of(root.keys.begin(), root.keys.end(),
                       [](const tables::YamlEntry& entry) { return entry.key == "parley-conflict"; });
}

// What happened in past disputes like this one, or why the scenario does not say enough to find them.
void add_precedents(nlohmann::ordered_json& data, const pricing::Setting& setting) {
    const OrRefusal<precedents::Asked> asked = foresight::asked_of(setting);
    if (!asked) {
        data["left_out"].push_back({{"section", "precedents"}, {"why", in_one_line(asked.refusal())}});
        return;
    }
    const std::vector<histories::History> histories =
        histories::bundled_histories(histories::Opened::with_what_happened);
    data["precedents"] = report::past::precedents_json(precedents_of(*asked, histories));
    report::json::tell_findings(data);
}

// What fits the record, and what could happen, as `parley record` and `parley course` have them without options.
std::optional<analysis::course::CourseAnalysis> add_record_and_course(nlohmann::ordered_json& data,
                                                                      const analysis::Brief& brief, int threads) {
    if (!brief.worth) return {};
    const analysis::course::CourseAsked asked;
    analysis::RecordOptions options;
    options.draws.seed = asked.seed;
    options.threads = threads;
    const auto record = std::make_shared<const analysis::Record>(read_record(*brief.worth, options));
    if (brief.worth->wants) data["record"] = report::json::fitting_wants_json(*brief.worth, *record);
    analysis::course::CourseAnalysis course = course_of(*brief.worth, record, asked, threads);
    data["course"] = report::json::course_json(*brief.worth, course);
    data["course"]["markets"] = report::json::markets_in_brief(
        report::json::course_markets_json(*brief.worth, course, markets_of(*brief.worth, course, threads)));
    return course;
}

// Nothing is written into a head that is no address, and a picture only where links lead to the page that it is of.
void need_addresses(const CLI::App& command, const BriefArguments& arguments) {
    if (arguments.json || arguments.text)
        refuse_idle(command, {"--address", "--picture"}, "goes with a page: neither --json nor --text has a head");
    if (arguments.address.page.empty()) refuse_idle(command, {"--picture"}, "goes with --address");
    const auto need = [](const char* option, const std::string& given, const char* example) {
        if (!given.empty() && !report::html::is_web_address(given))
            throw InputError(option, 0, fmt::format("an http or https address, such as {}", example), shown(given));
    };
    need("--address", arguments.address.page, "https://example.org/brief.html");
    need("--picture", arguments.address.picture, "https://example.org/brief.png");
}

Exit write_brief(const CLI::App& command, const BriefArguments& arguments) {
    const std::string_view shell = report::html::embedded_page("shell.html");
    if (!arguments.json && !arguments.text) {
        if (shell.empty()) throw UsageError("this build has no page: run `make page` and build again");
        if (arguments.output.empty()) throw UsageError("brief writes a file: -o brief.html");
    }
    if (arguments.json || arguments.text)
        refuse_idle(command, {"--no-engine"}, "goes with a page: neither --json nor --text has an engine");
    need_addresses(command, arguments);
    if (arguments.text) refuse_idle(command, {"--language"}, "is of the page and its data: --text is English");
    const scenario::ScenarioFile file = scenario::find_scenario(arguments.scenario);
    if (is_conflict(file.root)) {
        refuse_idle(command, {"--points", "--store", "--ranges", "--no-engine"},
                    "goes with a scenario: a conflict has no economics");
        if (!arguments.sources.empty())
            throw InputError("--source", 0, "a scenario that cites a document", "a conflict");
        if (!arguments.after.empty()) throw InputError("--after", 0, "a scenario with a day", "a conflict");
        if (!arguments.wars.empty()) throw InputError("--war", 0, "a scenario with a world", "a conflict");
        const scenario::Conflict conflict = scenario::read_conflict(file.file, file.text);
        nlohmann::ordered_json data =
            report::json::brief_json(conflict, analyse_conflict(conflict, false, {}, arguments.budget));
        data["language"] = arguments.language;
        const auto page = [&] {
            return report::html::brief_page(shell, conflict.title, report::html::brief_static(data), data, {},
                                            arguments.address);
        };
        deliver(arguments.output,
                arguments.json   ? json_text(data)
                : arguments.text ? report::json::findings_text(data)
                                 : page(),
                tables_of(arguments.tables, [&] { return data; }));
        return Exit::done;
    }
    SolveArguments over;
    over.ranges = arguments.ranges;
    const pricing::RangeOptions ranges = over.range_options();
    const pricing::SharedSetting setting = pricing::load_setting(told_of_its_format(scenario_of(file)));
    need_usd(setting->world());
    const std::optional<histories::After> after = after_of(arguments.after, *setting);
    const nlohmann::ordered_json wars = wars_of(arguments.wars, *setting);
    const std::map<std::string, evidence::Document> documents =
        read_documents(setting->scenario(), arguments.sources, false);
    const std::vector<std::string> unsound =
        report::text::unsound(setting->scenario(), check_evidence(setting->scenario(), documents));
    if (!unsound.empty())
        throw InputError("--source", 0, "a document in which all that is cited is found ('parley check' lists it)",
                         fmt::format("{} that {} not", report::words::counted(unsound.size(), "citation", "citations"),
                                     unsound.size() == 1 ? "is" : "are"));
    analysis::Brief brief =
        analysis::brief_of(setting, arguments.threads, batch_line("outcomes"), ranges, arguments.budget);
    clear_progress();
    if (brief.status() != model::Status::converged) {
        const model::Status named = brief.named.status();
        const bool solved = named == model::Status::converged || named == model::Status::infeasible;
        complain(solved ? report::text::failure_text(brief.setting(), brief.prices.get())
                        : report::text::failure_text(brief.named));
        return Exit::did_not_converge;
    }
    const bool drawn_too = arguments.sweep.points != 0 || !arguments.sweep.store.empty();
    if (drawn_too && !brief.forecast)
        throw InputError(arguments.sweep.points != 0 ? "--points" : "--store", 0,
                         "a scenario of which a forecast can be made", "one that says too little ('parley check')");
    if (drawn_too) {
        DisputeArguments of = arguments.sweep;
        of.solve.threads = arguments.threads;
        pricing::Sweep sweep = swept(brief.worth->deal_space(), of);
        if (sweep.status() != model::Status::converged) {
            complain(report::text::sweep_failure_text(brief.worth->deal_space(), sweep));
            return Exit::did_not_converge;
        }
        draw_from(brief, std::move(sweep), arguments.threads);
    }
    nlohmann::ordered_json data = report::json::brief_json(brief, file.root);
    data["trade"] = report::json::trade_in_brief(brief.named);
    add_precedents(data, brief.setting());
    const std::optional<analysis::course::CourseAnalysis> course =
        add_record_and_course(data, brief, arguments.threads);
    if (!documents.empty()) data["cited"] = report::json::cited_json(data, documents);
    data["language"] = arguments.language;
    if (!wars.empty()) {
        data["wars"] = wars;
        report::json::tell_findings(data);
    }
    if (after) add_what_happened(data, brief, course ? &*course : nullptr, *after);
    const std::vector<FileText> tables = tables_of(arguments.tables, [&] { return data; });
    if (arguments.json || arguments.text) {
        const std::string happened = after ? report::past::happened_text(data["happened"]) : "";
        deliver(arguments.output, arguments.json ? json_text(data) : report::json::findings_text(data) + happened,
                tables);
        return Exit::done;
    }
    report::html::BriefEngine engine;
    if (!arguments.no_engine) {
        engine = {report::html::embedded_page("engine.wasm.gz"),
                  report::html::embedded_page(brief.setting().scenario().world + ".gz")};
        if (brief.setting().base().source != "bundled") engine.world_gz = {};
        if (engine.wasm_gz.empty() || engine.world_gz.empty()) {
            complain(engine.wasm_gz.empty() ? "without an engine: this build has none"
                                            : "without an engine: only bundled worlds go with one");
            engine = {};
        }
    }
    deliver(arguments.output,
            brief_page(shell, brief.setting().scenario().title, report::html::brief_static(data), data, engine,
                       arguments.address),
            tables);
    return Exit::done;
}

}  // namespace

void add_brief(CLI::App& app, Run& run) {
    auto arguments = std::make_shared<BriefArguments>();
    BriefArguments& a = *arguments;
    CLI::App* command = app.add_subcommand(
        "brief", "Everything in one HTML file: text, charts, and the engine, so that a reader can move the levers.");
    command
        ->add_option("scenario", a.scenario,
                     fmt::format("A scenario or conflict file, its folder, or one of those in the program: {}",
                                 fmt::join(scenario::bundled_scenarios(), ", ")))
        ->type_name("SCENARIO")
        ->required();
    command->add_option("-o,--output", a.output, "The file to write; - is standard output")->type_name("FILE");
    command
        ->add_option("--language", a.language,
                     "In which the page speaks at first, en or de: its labels and numbers; sentences stay English")
        ->type_name("LANGUAGE")
        ->check(CLI::IsMember({"en", "de"}))
        ->capture_default_str();
    command
        ->add_option(
            "--address", a.address.page,
            "Where the page will stand on the web: its head then names the address, for search engines and for "
            "places that show links")
        ->type_name("URL");
    command
        ->add_option("--picture", a.address.picture,
                     "The address of a picture for these links, with --address: the page's button Picture makes one of "
                     "1200 x 630 points of what is set")
        ->type_name("URL");
    command->add_flag("--no-engine", a.no_engine, "Without the engine: smaller, and nothing is solved in the page");
    command->add_flag("--json", a.json, "The page's data alone, as JSON (docs/schema/brief-1.schema.json)");
    command->add_flag("--text", a.text, "The lead and what each section finds, in the same sentences, as text")
        ->excludes("--json");
    command
        ->add_option("--points", a.sweep.points,
                     "How sure: also over elasticities and sizes of measures, solved again at so many points")
        ->type_name("N")
        ->check(whole(1, 100000));
    command
        ->add_option("--store", a.sweep.store,
                     "Keep these in a file of SQLite, and go on with what it holds (parley sweep)")
        ->type_name("FILE")
        ->check(CLI::Validator(not_standard_output, ""));
    command
        ->add_option("--source", a.sources,
                     "The document that the scenario cites, as text: the brief then holds the paragraphs that are "
                     "cited; ID=FILE where it cites several, repeatable")
        ->type_name("FILE")
        ->allow_extra_args(false);
    command
        ->add_option(
            "--war", a.wars,
            "A war of duties, or talks over it, found by 'parley war --json' in the scenario's world: its duties "
            "by buyer and sector, and what it leaves each side; repeatable, one of each")
        ->type_name("FILE")
        ->allow_extra_args(false);
    command
        ->add_option("--after", a.after,
                     "What came after the scenario's day (after.yaml of a past dispute): a last section then puts each "
                     "chance and statement beside it. Nothing else of the brief opens it")
        ->type_name("FILE");
    add_budget(*command, a.budget, "left out");
    add_tables_option(*command, a.tables);
    add_ranges_option(*command, a.ranges);
    command->add_option("--threads", a.threads, "0 is all of the machine's; never changes a result")
        ->type_name("N")
        ->check(whole(0, 4096))
        ->capture_default_str();
    command->footer(
        "Example:\n"
        "  parley brief us-china-2018 -o brief.html\n"
        "  parley brief us-china-2018 --text\n"
        "  parley brief histories/us-brazil-2025 --after histories/us-brazil-2025/after.yaml --text\n\n"
        "The file needs no network and no server: it opens from a disk, a mail, or any host of files.\n"
        "It has no --csv: tables and charts in the page each give their rows as CSV, and so does --csv of\n"
        "'parley solve', 'deals', 'standoff', 'talks', 'course' and 'forecast'.");
    command->callback(
        [arguments, command, &run] { run = [arguments, command] { return write_brief(*command, *arguments); }; });
}

}  // namespace parley::cli
