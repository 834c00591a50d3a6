// `parley draft`: a first scenario from a report, and how well reports are read.
#include <filesystem>
#include <memory>

#include <fmt/format.h>

#include "apps/cli/command.hpp"
#include "apps/cli/report_text.hpp"
#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"
#include "parley/evidence/gold/gold.hpp"
#include "parley/evidence/statements/statements.hpp"
#include "parley/pricing/files/load_world.hpp"
#include "parley/pricing/resolved/draft_world.hpp"
#include "parley/scenario/draft/draft.hpp"
#include "parley/scenario/files/embedded_schemas.hpp"
#include "parley/tables/files/csv.hpp"
#include "parley/tables/files/parse_yaml.hpp"

namespace parley::cli {
namespace {

struct DraftArguments {
    std::vector<std::string> reports;
    std::string world, output, title, published;
    std::vector<std::string> golds;
    bool list = false;
};

evidence::Document document_of(const ReportText& report) {
    evidence::Document document = evidence::parse_document(report.text);
    if (document.problem)
        throw InputError(report.path, document.problem->line, document.problem->expected, document.problem->found);
    return document;
}

scenario::draft::DraftWorld codes_of(const std::string& name) {
    return pricing::draft_world(name, std::make_shared<const world::World>(pricing::load_world(name).world));
}

std::string row(const std::string& what, const evidence::gold::Score& score) {
    const auto share = [](double value, int of) { return of > 0 ? fmt::format("{:.2f}", value) : std::string("-"); };
    return fmt::format("  {:<16}{:>8}{:>8}{:>8}{:>11}{:>9}\n", what, score.marked, score.given, score.right,
                       share(score.precision(), score.given), share(score.recall(), score.marked));
}

Exit measure(const DraftArguments& arguments) {
    if (arguments.golds.size() != arguments.reports.size())
        throw UsageError(fmt::format("--gold: one for each report, found {} for {}", arguments.golds.size(),
                                     arguments.reports.size()));
    evidence::gold::Measured all;
    std::string out;
    for (std::size_t k = 0; k < arguments.reports.size(); ++k) {
        const evidence::Document document = document_of(read_report(arguments.reports[k]));
        const evidence::gold::Gold gold =
            evidence::gold::read_gold(arguments.golds[k], tables::read_file(arguments.golds[k], tables::largest_yaml));
        const evidence::gold::Measured one =
            evidence::gold::measure(document, evidence::statements::read_statements(document), gold);
        if (arguments.list) {
            out += fmt::format("{}\n", printable(gold.name.empty() ? arguments.reports[k] : gold.name));
            for (const std::string& each : one.missed) out += fmt::format("  missed  {}\n", printable(each));
            for (const std::string& each : one.wrong) out += fmt::format("  extra   {}\n", printable(each));
        }
        all += one;
    }
    out += fmt::format("{} text{}\n  {:<16}{:>8}{:>8}{:>8}{:>11}{:>9}\n", arguments.reports.size(),
                       arguments.reports.size() == 1 ? "" : "s", "", "marked", "read", "right", "precision", "recall");
    for (const auto& [kind, score] : all.by_kind) out += row(kind, score);
    out += row("statements", all.statements) + row("figures", all.figures);
    print(out);
    return Exit::done;
}

std::string report_of(const DraftArguments& arguments, const scenario::draft::Draft& draft,
                      const evidence::Document& document, const ReportText& report) {
    std::string out =
        fmt::format("{}: {} statements read, {} placed: {} parties, {} issues, {} levels that do something\n",
                    printable(report.path), draft.read, draft.placed, draft.parties, draft.issues, draft.measures);
    if (!report.how.empty()) out += fmt::format("  {}\n", report.how);
    if (const std::string joining = evidence::joining_in_words(document); !joining.empty())
        out += fmt::format("  {}\n", joining);
    out += fmt::format(
        "  {} sizes and rates that the text does not give, or gives in part: assumptions that begin with \"draft:\"\n",
        draft.assumed);
    if (!draft.not_placed.empty())
        out +=
            fmt::format("  {} sentences to look at by eye, listed at the end of the file\n", draft.not_placed.size());
    if (draft.measures == 0) out += "  no measure was found in it: the outcomes have no price\n";
    const std::string file = (std::filesystem::path(arguments.output) / "scenario.yaml").string();
    out += fmt::format("  written: {}\nNext: parley check {}\n", printable(file), printable(arguments.output));
    return out;
}

Exit draft(const DraftArguments& arguments) {
    if (!arguments.golds.empty()) return measure(arguments);
    if (arguments.reports.size() != 1) throw UsageError("report: one at a time, several only with --gold");
    const ReportText report = read_report(arguments.reports.front());
    const evidence::Document document = document_of(report);
    scenario::draft::DraftOptions options;
    options.title = arguments.title;
    options.file = "report.txt";
    options.published = arguments.published;
    const scenario::draft::Draft draft =
        draft_scenario(document, evidence::statements::read_statements(document), codes_of(arguments.world), options);
    if (arguments.output.empty()) {
        print(draft.yaml);
        return Exit::done;
    }
    if (const std::string problem = not_standard_output(arguments.output); !problem.empty())
        throw UsageError("--output: " + problem);
    namespace fs = std::filesystem;
    const fs::path folder = arguments.output;
    std::error_code problem;
    if (fs::exists(folder / "scenario.yaml", problem))
        throw InputError(arguments.output, 0, "a folder without a scenario.yaml, which would be lost",
                         "one that has it");
    fs::create_directories(folder, problem);
    if (problem) throw InputError(arguments.output, 0, "a folder that can be made", problem.message());
    write_file((folder / "report.txt").string(), report.text);
    write_file((folder / "scenario-2.schema.json").string(), std::string(scenario::embedded_schema("scenario-2")));
    write_file((folder / "scenario.yaml").string(), draft.yaml);
    print(report_of(arguments, draft, document, report));
    return Exit::done;
}

}  // namespace

void add_draft(CLI::App& app, Run& run) {
    auto arguments = std::make_shared<DraftArguments>();
    CLI::App* command = app.add_subcommand(
        "draft",
        "A first scenario from a report: who wants, refuses, offers and threatens what, each with its sentence.");
    command
        ->add_option("report", arguments->reports,
                     "A report as text or HTML, or PDF where pdftotext is installed; several with --gold")
        ->type_name("REPORT")
        ->required();
    command->add_option("--world", arguments->world, "The world that the scenario is for")
        ->type_name("WORLD")
        ->default_val("world-2022");
    command
        ->add_option("-o,--output", arguments->output, "A folder for the scenario and the text; printed when left out")
        ->type_name("DIR");
    command->add_option("--title", arguments->title, "The scenario's title; the text's own when left out")
        ->type_name("TEXT");
    command
        ->add_option("--published", arguments->published,
                     "The day the report is of, such as 2018-05-01: threats are then pending from it on")
        ->type_name("DATE")
        ->check([](const std::string& text) {
            const bool date = text.size() == 10 && text[4] == '-' && text[7] == '-' &&
                              text.find_first_not_of("0123456789-") == std::string::npos;
            return date ? std::string() : std::string("a date such as 2018-05-01");
        });
    command
        ->add_option("--gold", arguments->golds,
                     "What somebody marked in the text by hand: prints how much of it is read, and writes nothing; one "
                     "for each report")
        ->type_name("FILE")
        ->allow_extra_args(true);
    command->add_flag("--list", arguments->list, "With --gold: what was missed, and what was read besides");
    command->footer(
        "Examples:\n"
        "  parley draft report.txt -o my-dispute\n"
        "  parley draft report.txt --published 2018-05-01 --world world-2017 -o my-dispute\n"
        "  parley draft report.txt --gold report.gold.yaml --list");
    command->callback([arguments, command, &run] {
        run = [arguments, command] {
            if (arguments->golds.empty())
                refuse_idle(*command, {"--list"}, "goes with --gold");
            else
                refuse_idle(*command, {"--world", "--output", "--title", "--published"},
                            "does not go with --gold, which writes no scenario");
            return draft(*arguments);
        };
    });
}

}  // namespace parley::cli
