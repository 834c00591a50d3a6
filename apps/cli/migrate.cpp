// Files of the former format: what is said of them, and `parley migrate`.
#include <memory>

#include <fmt/format.h>

#include "apps/cli/command.hpp"
#include "apps/cli/solve_arguments.hpp"
#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"
#include "parley/scenario/files/load_scenario.hpp"
#include "parley/scenario/form/migrate.hpp"

namespace parley::cli {
namespace {

struct MigrateArguments {
    std::string scenario, output;
};

// What no program can know: the day on which a threat was made, and the day it is due.
void name_threats(const scenario::Scenario& scenario) {
    for (const scenario::Stance& stance : scenario.stances) {
        if (stance.says != "threat") continue;
        const scenario::Issue& issue = scenario.issues[issue_position(scenario, stance.issue)];
        if (issue.levels[level_position(issue, stance.level)].announced) continue;
        complain(fmt::format(
            "{}:{}: the threat of {}.{} is pending once its level says when: 'announced: {{by: {}, on: DATE, due: DATE "
            "or none}}'",
            scenario.file, stance.line, stance.issue, stance.level, stance.party));
    }
}

Exit migrate(const MigrateArguments& arguments) {
    const scenario::ScenarioFile file = scenario::find_scenario(arguments.scenario);
    (void)scenario_of(file);
    if (!scenario::is_former(file.root))
        throw InputError(file.file, 0, "a file of format 1", fmt::format("one of {}", scenario::newest_format));
    const std::string text = scenario::migrated(file.text, file.root);
    const scenario::Scenario scenario = scenario::read_scenario(file.file, text);
    name_threats(scenario);
    deliver(arguments.output, text);
    return Exit::done;
}

}  // namespace

scenario::Scenario told_of_its_format(scenario::Scenario scenario) {
    if (scenario.format == scenario::former_format)
        complain(
            fmt::format("{} is of format 1: 'parley migrate {}' writes it as format 2, 'disagreement' as "
                        "'no-deal', the last round of the talks as their 'deadline'",
                        scenario.file, scenario.file));
    return scenario;
}

void add_migrate(CLI::App& app, Run& run) {
    auto arguments = std::make_shared<MigrateArguments>();
    CLI::App* command = app.add_subcommand("migrate", "A scenario of format 1 as one of format 2, comments kept.");
    command->add_option("scenario", arguments->scenario, "A scenario file, or its folder")
        ->type_name("SCENARIO")
        ->required();
    command->add_option("-o,--output", arguments->output, "Write to this file; '-' is standard output")
        ->type_name("FILE");
    command->footer(
        "Examples:\n"
        "  parley migrate old.yaml -o new.yaml");
    command->callback([arguments, &run] { run = [arguments] { return migrate(*arguments); }; });
}

}  // namespace parley::cli
