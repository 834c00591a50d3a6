#include <memory>

#include "apps/cli/takes.hpp"
#include "apps/cli/war_arguments.hpp"

namespace parley::cli {
namespace {

constexpr int starts_of_a_war = 8;

struct Asked {
    WarArguments war;
    bool talks = false;
    bool clubs = false;
    std::string from = "today";
    std::string rule = "nash";
    bool side_payments = false;
    std::string order = "at-once";
    bool unverified = false;
};

void refuse_mixture(const CLI::App& command, const Asked& asked) {
    if (asked.talks && asked.clubs) throw UsageError("--talks and --clubs cannot be used together");
    if (!asked.talks) refuse_idle(command, {"--from", "--rule", "--side-payments"}, "goes with --talks");
    if (asked.talks && asked.from != "war")
        refuse_idle(command, {"--starts", "--unverified"}, "goes with a war, which talks have with --from war alone");
    if (asked.order == "in-kind")
        refuse_idle(command, {"--starts", "--unverified"},
                    "goes with duties that each side sets, not with --order in-kind");
    refuse_idle_elasticities(command, asked.war.model);
    if (asked.order != "at-once" && (asked.talks || asked.clubs))
        throw UsageError("--order goes with a war, not with --talks or --clubs");
    if (asked.war.sides.size() < 2 && asked.war.sides.front() != "all")
        throw UsageError("war needs two sides or more, or all; of one alone 'parley best-answer' speaks");
}

pricing::WarQuestion question_of(const Asked& asked) {
    pricing::WarQuestion question = asked.war.question();
    question.play = asked.talks                ? pricing::Play::talks
                    : asked.clubs              ? pricing::Play::clubs
                    : asked.order == "in-kind" ? pricing::Play::in_kind
                                               : pricing::Play::war;
    // Talks and clubs have many wars in them, and who moves first a longer search: of one start, unless asked.
    if (question.play == pricing::Play::war && asked.order == "at-once") question.war.starts = starts_of_a_war;
    if (asked.war.starts > 0) question.war.starts = asked.war.starts;
    if (asked.order == "first-moves") question.war.order = strategy::Order::first_moves;
    question.war.verify = !asked.unverified;
    question.talks.war = question.war;
    question.talks.from = asked.from == "war"    ? strategy::TalksFrom::war
                          : asked.from == "free" ? strategy::TalksFrom::free
                                                 : strategy::TalksFrom::today;
    question.talks.rule = asked.rule == "equal"     ? strategy::TalksRule::equal_gains
                          : asked.rule == "weights" ? strategy::TalksRule::weights
                                                    : strategy::TalksRule::nash_bargaining;
    question.talks.side_payments = asked.side_payments;
    return question;
}

}  // namespace

void add_war(CLI::App& app, Run& run) {
    auto arguments = std::make_shared<Asked>();
    Asked& a = *arguments;
    CLI::App* command =
        app.add_subcommand("war",
                           "Where a war of duties between some economies ends, when each sets its own to its own "
                           "advantage; what talks over them, or clubs, could gain.");
    command->add_option("who", a.war.sides, "The sides: codes of the world, a union as codes with + between, or all")
        ->type_name("WHO")
        ->required();
    command
        ->add_option("--order", a.order,
                     "All at once (Nash); the first named moves first, the others then at once; or the first moves and "
                     "the others add what it adds")
        ->check(one_of({"at-once", "first-moves", "in-kind"}))
        ->type_name("at-once|first-moves|in-kind")
        ->capture_default_str();
    command->add_flag("--talks", a.talks, "Not a war: all duties set together");
    command->add_option("--from", a.from, "What talks are measured against: today's duties, the war, or free trade")
        ->check(one_of({"today", "war", "free"}))
        ->type_name("today|war|free")
        ->capture_default_str();
    command
        ->add_option("--rule", a.rule, "How talks share: the product of gains, equal gains in proportion, or their sum")
        ->check(one_of({"nash", "equal", "weights"}))
        ->type_name("nash|equal|weights")
        ->capture_default_str();
    command->add_flag("--side-payments", a.side_payments, "Money may change hands in the talks");
    command->add_flag("--clubs", a.clubs,
                      "Every group of the sides that sets its duties together, and which are stable");
    command
        ->add_option(
            "--starts", a.war.starts,
            "Searches from different duties, to see how many Nash points there are; 8 of a war at once unless asked, "
            "else 1")
        ->type_name("N")
        ->check(whole(1, 100));
    command->add_flag("--unverified", a.unverified, "Quicker: nobody looks for gains by deviating");
    add_war_options(*command, a.war);
    command->footer(
        "Examples:\n"
        "  parley war USA CHN\n"
        "  parley war USA CHN --rates uniform --order first-moves\n"
        "  parley war USA CHN EU27 --talks --from war --rule equal --rates by-partner\n"
        "  parley war USA CAN MEX --clubs --rates uniform --unverified\n"
        "  parley war USA CHN --rates uniform --json -o war.json\n\n"
        "That nobody trades with anybody is always such a point, and is not counted.");
    command->callback([arguments, command, &run] {
        run = [arguments, command] {
            refuse_mixture(*command, *arguments);
            return play(arguments->war, question_of(*arguments));
        };
    });
}

}  // namespace parley::cli
