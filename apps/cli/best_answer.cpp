#include <memory>

#include "apps/cli/takes.hpp"
#include "apps/cli/war_arguments.hpp"

namespace parley::cli {

void add_best_answer(CLI::App& app, Run& run) {
    auto arguments = std::make_shared<WarArguments>();
    WarArguments& a = *arguments;
    CLI::App* command = app.add_subcommand("best-answer",
                                           "The duties that would be best for one economy, what the others do given: "
                                           "rates, who gains, how firm they are.");
    command->add_option("who", a.sides, "Whose: a code of the world; a union as codes with + between")
        ->type_name("WHO")
        ->required()
        ->expected(1);
    command
        ->add_option("--starts", a.starts,
                     "Searches from different duties, to see whether they end at one optimum: today's, the small "
                     "economy's rule, none, and others; 8 unless asked")
        ->type_name("N")
        ->check(whole(1, 100));
    add_war_options(*command, a);
    command->footer(
        "Examples:\n"
        "  parley best-answer CHN --on USA\n"
        "  parley best-answer CHN --to duties.csv --on USA --rates uniform\n"
        "  parley best-answer EU27 --rates by-partner --world world-2017\n"
        "  parley best-answer USA --no-inputs --rates uniform --json\n"
        "  parley best-answer CHN --on USA --csv -o answer.csv\n\n"
        "An optimum is a number of the model, not a forecast: 'How firm' says how flat its top is.");
    command->callback([arguments, command, &run] {
        run = [arguments, command] {
            refuse_idle_elasticities(*command, arguments->model);
            pricing::WarQuestion question = arguments->question();
            question.play = pricing::Play::best_answer;
            if (arguments->starts > 0) question.answer.starts = arguments->starts;
            return play(*arguments, question);
        };
    });
}

}  // namespace parley::cli
