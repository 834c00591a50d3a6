// parley score: a forecast that was written down, against what happened.
#include <memory>

#include <fmt/format.h>

#include "apps/cli/long_tables.hpp"
#include "apps/cli/solve_arguments.hpp"
#include "parley/core/input_error.hpp"
#include "parley/precedents/registered.hpp"
#include "parley/report/past/score_text.hpp"
#include "parley/report/past/scores_json.hpp"
#include "parley/scenario/files/load_scenario.hpp"
#include "parley/tables/files/csv.hpp"
#include "parley/tables/files/parse_yaml.hpp"

namespace parley::cli {

void add_score(CLI::App& app, Run& run) {
    struct Arguments {
        std::string forecast, after, scenario, tables;
        bool json = false, csv = false;
    };
    auto arguments = std::make_shared<Arguments>();
    CLI::App* command = app.add_subcommand(
        "score", "How good a forecast was that had been written down (course or precedents --register).");
    command->add_option("forecast", arguments->forecast, "The forecast, as CSV")->type_name("FILE")->required();
    command->add_option("after", arguments->after, "What happened: after.yaml")->type_name("AFTER")->required();
    command
        ->add_option("--scenario", arguments->scenario,
                     "Refuse the forecast unless it was made of this scenario's text")
        ->type_name("SCENARIO");
    command->add_flag("--json", arguments->json, "JSON instead of a table (docs/schema/score-1.schema.json)");
    add_csv_option(*command, arguments->csv);
    add_tables_option(*command, arguments->tables);
    command->callback([arguments, &run] {
        run = [arguments] {
            const precedents::Registered registered = precedents::read_registered(
                arguments->forecast, tables::read_file(arguments->forecast, tables::largest_yaml));
            if (!arguments->scenario.empty()) {
                const std::string found = scenario::find_scenario(arguments->scenario).sha256;
                if (found != registered.scenario_sha256)
                    throw InputError(
                        arguments->scenario, 0,
                        "the scenario that the forecast was made of, with hash " +
                            (registered.scenario_sha256.empty() ? "none" : registered.scenario_sha256.substr(0, 12)),
                        found.substr(0, 12));
            }
            const histories::After after =
                histories::read_after(arguments->after, tables::read_file(arguments->after, tables::largest_yaml));
            if (after.slug != registered.slug || after.cutoff != registered.day)
                throw InputError(arguments->after, 0,
                                 "what happened after " + registered.slug + " of " + registered.day,
                                 after.slug + " of " + after.cutoff);
            const auto document = [&] { return report::past::score_json(registered, after); };
            deliver("",
                    in_form(arguments->json, arguments->csv, document,
                            [&] { return report::past::score_text(registered, after); }),
                    tables_of(arguments->tables, document));
            return Exit::done;
        };
    });
}

}  // namespace parley::cli
