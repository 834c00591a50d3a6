#include <filesystem>
#include <memory>

#include <fmt/format.h>

#include "apps/cli/solve_arguments.hpp"
#include "apps/cli/world.hpp"
#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"
#include "parley/model/rebase.hpp"
#include "parley/pricing/duties/duty_study.hpp"
#include "parley/pricing/files/load_world.hpp"
#include "parley/pricing/named_outcomes.hpp"
#include "parley/report/text/solve_text.hpp"
#include "parley/scenario/files/load_scenario.hpp"
#include "parley/world/folder/world_folder.hpp"

namespace parley::cli {
namespace {

struct ExportArguments {
    std::string world;
    std::string after;
    std::string outcome;
    std::string duties;
    std::string day;
    std::string elasticities;
    std::string output;
};

// What could not be solved has no world.
struct Unsolved {
    std::string why;
};

world::World after_duties(const ExportArguments& arguments) {
    pricing::BaseOptions options;
    options.elasticities = arguments.elasticities;
    pricing::DutyQuestion question;
    question.file = arguments.duties;
    question.day = arguments.day;
    question.as_typed = "--date " + arguments.day;
    question.detail = pricing::Detail::payoffs;
    const pricing::DutyStudy study =
        study_duties(pricing::load_base(arguments.world, options), options, question, progress_line("counterfactual"));
    clear_progress();
    if (study.status() != model::Status::converged) throw Unsolved{report::text::failure_text(study)};
    return world_after(study);
}

world::World after_outcome(const ExportArguments& arguments) {
    pricing::BaseOptions options;
    options.elasticities = arguments.elasticities;
    const pricing::SharedSetting setting =
        pricing::load_setting(scenario::load_scenario(arguments.after), options, progress_line("base"));
    const scenario::Scenario& scenario = setting->scenario();
    const std::string id = arguments.outcome.empty() ? scenario.outcomes.front().id : arguments.outcome;
    const auto chosen = value_or_throw(pricing::chosen_outcomes(scenario, {id}));
    pricing::NamedOutcomes named = pricing::named_outcomes(setting, chosen);
    if (setting->is_settled()) solve_all(named, pricing::Detail::payoffs, 1, progress_line("outcome"));
    clear_progress();
    if (named.status() != model::Status::converged)
        throw Unsolved{fmt::format("{} of {} was not solved: {}", id, scenario.id, name_of(named.status()))};
    const pricing::SetEquilibrium& solved = named.equilibria.front();
    world::World world = rebase(setting->world(), solved.wedges, solved.priced.equilibrium, solved.priced.closure);
    world.rebased.push_back(fmt::format("outcome {} of {} ({})", id, scenario.id, scenario.sha256));
    return world;
}

Exit write(const ExportArguments& arguments) {
    const int ways = !arguments.after.empty() + !arguments.duties.empty() + !arguments.day.empty();
    if (ways > 1) throw UsageError("--after, --duties and --date: one of them");
    if (arguments.after.empty() && !arguments.outcome.empty()) throw UsageError("--outcome goes with --after");
    if (ways == 0 && !arguments.elasticities.empty())
        throw UsageError("--elasticities goes with --after, --duties or --date");
    if (arguments.after.empty() == arguments.world.empty())
        throw UsageError(arguments.world.empty() ? "export needs a world, or --after SCENARIO"
                                                 : "--after SCENARIO says itself which world");
    try {
        world::World world = !arguments.after.empty() ? after_outcome(arguments)
                             : ways > 0               ? after_duties(arguments)
                                                      : pricing::load_world(arguments.world).world;
        if (ways > 0) world.name += "-rebased";
        write_world_folder(world, arguments.output);
        std::string text = printable(arguments.output) + " written";
        for (const std::string& each : world.rebased) text += "; " + printable(each);
        print(text + "\n");
        return Exit::done;
    } catch (const Unsolved& problem) {
        complain(problem.why);
        return Exit::did_not_converge;
    }
}

}  // namespace

void add_world_export(CLI::App& world, Run& run) {
    auto arguments = std::make_shared<ExportArguments>();
    ExportArguments& a = *arguments;
    CLI::App* command = world.add_subcommand(
        "export", "Writes a world as a folder of CSV files: as it is, or the state that duties or an outcome lead to.");
    command->add_option("world", a.world, "A bundled world or the folder of one")->type_name("NAME|DIR");
    command->add_option("--after", a.after, "The state after an outcome of this scenario, in its own world")
        ->type_name("SCENARIO");
    command->add_option("--outcome", a.outcome, "Which: without it the first, the day of the scenario")
        ->type_name("ID");
    command->add_option("--duties", a.duties, "The state under these changes of duties ('parley solve --duties')")
        ->type_name("FILE");
    command->add_option("--date", a.day, "The state under the duties in force on this day ('parley duties --date')")
        ->type_name("DAY");
    command->add_option("--elasticities", a.elasticities, "The trade elasticities that it is solved with")
        ->type_name("SOURCE");
    command->add_option("-o,--output", a.output, "The world folder to write")
        ->type_name("DIR")
        ->required()
        ->check(CLI::Validator(not_standard_output, ""));
    command->footer(
        "Examples:\n"
        "  parley world export world-2017 -o my-world-2017\n"
        "  parley world export world-2017 --date 2019-09-01 -o autumn-2019\n"
        "  parley world export --after us-china-2018 --outcome full-escalation -o escalated");
    command->callback([arguments, &run] { run = [arguments] { return write(*arguments); }; });
}

}  // namespace parley::cli
