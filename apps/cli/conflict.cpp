// parley conflict: preferences typed in, no economics.
#include <memory>
#include <optional>

#include "apps/cli/command.hpp"
#include "apps/cli/long_tables.hpp"
#include "apps/cli/solve_arguments.hpp"
#include "apps/cli/takes.hpp"
#include "parley/report/json/dispute/conflict_json.hpp"
#include "parley/report/text/dispute/conflict_text.hpp"
#include "parley/scenario/foreign/any_conflict.hpp"
#include "parley/scenario/foreign/gambit_words.hpp"
#include "parley/tables/files/csv.hpp"
#include "parley/tables/files/parse_xml.hpp"

namespace parley::cli {

void add_conflict(CLI::App& app, Run& run) {
    struct Arguments {
        std::string file, output, outcome, tables;
        std::vector<std::string> profiles;
        bool deals = false, json = false, csv = false;
        double budget = dispute::graph_model::usual_budget;
    };
    auto arguments = std::make_shared<Arguments>();
    CLI::App* command = app.add_subcommand(
        "conflict",
        "Where a conflict can rest whose preferences are typed in: rankings, statements, payoffs or worths.");
    command
        ->add_option("file", arguments->file,
                     "A conflict in YAML (docs/guide/dispute.md), a .gmcr file, a game of Gambit (.efg, .nfg) or a "
                     "domain of GENIUS (.xml)")
        ->type_name("FILE")
        ->required();
    command
        ->add_option("--profile", arguments->profiles,
                     "What a party of a GENIUS domain wants (.xml); once for each party")
        ->type_name("FILE")
        ->allow_extra_args(false);
    command->add_flag("--deals", arguments->deals,
                      "Bargaining solutions too; refused unless every party's preferences are payoffs or worths");
    command
        ->add_option("--outcome", arguments->outcome,
                     "What would make this outcome rest, instead of today: its levels, as the table writes them")
        ->type_name("LEVELS");
    command
        ->add_option("--budget", arguments->budget,
                     "Seconds that it may take to find where it rests: what would take longer is refused before it is "
                     "begun, or with --deals left out (0: the deals alone)")
        ->type_name("SECONDS")
        ->check(number_of("seconds"))
        ->capture_default_str();
    command->add_flag("--json", arguments->json, "JSON instead of text (docs/schema)");
    add_csv_option(*command, arguments->csv);
    add_tables_option(*command, arguments->tables);
    command->add_option("-o,--output", arguments->output, "Write to this file instead of standard output")
        ->type_name("FILE");
    command->callback([arguments, &run] {
        run = [arguments] {
            std::vector<scenario::foreign::XmlText> profiles;
            for (const std::string& each : arguments->profiles)
                profiles.push_back({each, tables::read_file(each, tables::largest_xml)});
            const scenario::Conflict conflict = scenario::foreign::read_any_conflict(
                arguments->file, tables::read_file(arguments->file, scenario::foreign::largest_game), profiles);
            std::optional<Outcome> asked;
            if (!arguments->outcome.empty()) asked = outcome_of(conflict, arguments->outcome);
            const scenario::ConflictAnalysis analysis =
                analyse_conflict(conflict, arguments->deals, asked, arguments->budget);
            const auto document = [&] { return report::json::conflict_json(conflict, analysis); };
            deliver(arguments->output,
                    in_form(arguments->json, arguments->csv, document,
                            [&] { return report::text::conflict_text(conflict, analysis, option_words); }),
                    tables_of(arguments->tables, document));
            return Exit::done;
        };
    });
}

}  // namespace parley::cli
