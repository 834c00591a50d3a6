// parley course: what could happen in a dispute, step by step, and why.
#include <algorithm>
#include <cmath>
#include <memory>

#include <fmt/format.h>

#include "apps/cli/course_economics.hpp"
#include "apps/cli/dispute_arguments.hpp"
#include "apps/cli/long_tables.hpp"
#include "apps/cli/takes.hpp"
#include "parley/analysis/course/course.hpp"
#include "parley/core/decimal.hpp"
#include "parley/core/input_error.hpp"
#include "parley/core/nearest.hpp"
#include "parley/core/text.hpp"
#include "parley/core/version.hpp"
#include "parley/dispute/course/small_game.hpp"
#include "parley/foresight/written_down.hpp"
#include "parley/report/json/dispute/course_json.hpp"
#include "parley/report/json/dispute/dispute_json.hpp"
#include "parley/report/past/course_diff.hpp"
#include "parley/report/text/dispute/course_text.hpp"
#include "parley/report/text/page/dispute_pages.hpp"
#include "parley/report/words/course_words.hpp"
#include "parley/report/words/figures.hpp"

namespace parley::cli {
namespace {

struct CourseArguments {
    std::string horizon = "24 months", from, registered;
    bool learning = false, csv = false;
};

constexpr double longest = 120.0;

// "24 months", "2 years", "18".
double horizon_of(const std::string& text) {
    const std::size_t space = text.find(' ');
    const std::string unit = space == std::string::npos ? "months" : text.substr(space + 1);
    double value = 0.0;
    const double months = unit == "months" || unit == "month" ? 1.0 : unit == "years" || unit == "year" ? 12.0 : 0.0;
    if (months > 0.0 && parse_number(text.substr(0, space), value) && value * months >= 1.0 &&
        value * months <= longest)
        return value * months;
    throw InputError("--horizon", 0, fmt::format("months or years, from 1 month to {:g} months", longest),
                     "'" + text + "'");
}

// A named outcome, or levels of issues with commas between: where it begins. What the file has no word for is refused
// before anything is solved.
std::optional<scenario::NamedOutcome> begins_at(const scenario::Scenario& scenario, const std::string& text) {
    if (text.empty()) return std::nullopt;
    for (const scenario::NamedOutcome& outcome : scenario.outcomes) {
        if (outcome.id != text) continue;
        if (!outcome.signatories.empty())
            throw InputError("--from", 0, "a state that nobody has signed", "'" + text + "', which is signed");
        return outcome;
    }
    scenario::NamedOutcome named;
    for (const std::string& each : split(text)) {
        const std::size_t dot = each.find('.');
        const std::string issue = each.substr(0, dot), level = dot == std::string::npos ? "" : each.substr(dot + 1);
        const std::vector<std::string> issues = ids_of(scenario.issues);
        const auto place = std::find(issues.begin(), issues.end(), issue);
        if (place == issues.end() || dot == std::string::npos) {
            std::vector<std::string> known = ids_of(scenario.outcomes);
            known.insert(known.end(), issues.begin(), issues.end());
            const std::string meant = nearest(issue, known);
            throw InputError("--from", 0, "an outcome of the file, or issue.level with commas between",
                             "'" + each + "'" + (meant.empty() ? "" : "; did you mean " + meant + "?"));
        }
        const scenario::Issue& of = scenario.issues[static_cast<std::size_t>(place - issues.begin())];
        const std::vector<std::string> levels = ids_of(of.levels);
        if (std::find(levels.begin(), levels.end(), level) == levels.end())
            throw InputError("--from", 0, fmt::format("a level of {}: {}", issue, fmt::join(levels, ", ")),
                             "'" + level + "'");
        if (!named.levels.emplace(issue, level).second)
            throw InputError("--from", 0, "each issue once", "'" + issue + "' twice");
    }
    return named;
}

std::optional<Outcome> on_the_table(const pricing::Worth& worth, const std::optional<scenario::NamedOutcome>& begins,
                                    const std::string& text) {
    if (!begins) return std::nullopt;
    if (const auto found = find(worth.deal_space(), worth.space, *begins)) return found;
    throw InputError("--from", 0, "levels that can hold together and are on the table", "'" + text + "'");
}

// With what was said and what it costs, so that two of them can be compared: parley diff.
nlohmann::ordered_json course_document(const pricing::Worth& worth, const analysis::course::CourseAnalysis& is) {
    nlohmann::ordered_json document = report::json::course_json(worth, is);
    document["basis"] = report::past::course_basis_json(worth);
    return document;
}

// The first date as a game for Gambit: two types a party where that is small enough, else one.
std::string game_text(const pricing::Worth& worth, const analysis::course::CourseAnalysis& is) {
    dispute::course::SmallGameAsked asked;
    asked.rounds = 1;
    for (const scenario::Party& party : worth.scenario().parties) asked.players.push_back(party.name);
    asked.words = [&](std::size_t party, const dispute::course::Move& move) {
        dispute::course::Step step;
        step.act = move.act;
        step.party = party;
        step.issue = move.issue;
        step.level = move.level;
        step.group = move.group;
        step.content = move.content;
        return report::words::step_in_words(worth, is, step);
    };
    for (asked.types = 2; asked.types > 0; --asked.types)
        if (const auto game = small_game(is.states, is.worths, is.solved.events, asked))
            return dispute::talks::efg_text(*game);
    throw InputError("--efg", 0, "a dispute whose first date is a small game", "one with more moves");
}

Exit course_of(const DisputeArguments& arguments, const CourseArguments& how) {
    if (how.csv && arguments.solve.json) throw UsageError("--csv and --json exclude each other");
    if (how.csv && (arguments.points != 0 || !arguments.store.empty()))
        throw UsageError("--csv is of the course alone: not with --points or --store");
    analysis::course::CourseAsked asked;
    asked.horizon = horizon_of(how.horizon);
    asked.learning = how.learning;
    if (arguments.seed) asked.seed = *arguments.seed;
    refuse_if_there(how.registered, "--register");
    if (how.registered == "-" ||
        (!how.registered.empty() && (how.registered == arguments.solve.output || how.registered == arguments.game)))
        throw UsageError("--register is a file of its own");
    if (!how.registered.empty() && (asked.horizon < 24.0 || !how.from.empty() || how.learning))
        throw UsageError("--register is of 24 months or more from today: not with --from or --learning");
    session::Session session = opened(arguments);
    const std::optional<scenario::NamedOutcome> begins = begins_at(session.scenario(), how.from);
    if (!price(session, arguments)) {
        if (arguments.solve.json)
            deliver(arguments.solve.output, json_text(report::json::unsolved_json(
                                                report::json::course_schema, *session.setting(), prices_of(session))));
        return Exit::did_not_converge;
    }
    const pricing::Worth& worth = *session.worth();
    asked.rules.from = on_the_table(worth, begins, how.from);
    analysis::RecordOptions options;
    options.draws.seed = asked.seed;
    options.threads = arguments.solve.threads;
    const auto record = std::make_shared<const analysis::Record>(read_record(worth, options));
    const analysis::course::CourseAnalysis is =
        analysis::course::course_of(worth, record, asked, arguments.solve.threads);
    if (!arguments.game.empty()) write_file(arguments.game, game_text(worth, is));
    std::string written;
    if (!how.registered.empty()) {
        const precedents::PrintedChances chances = value_or_throw(foresight::printed_chances(
            worth.setting(), histories::bundled_histories(histories::Opened::with_what_happened), &worth, &is,
            arguments.solve.threads));
        written = precedents::registered_csv(foresight::written_down(
            chances, fmt::format("{} {}", version, program_sha256()), today_by_the_clock(), worth.scenario().sha256));
    }
    std::optional<foresight::CourseAtPoints> elsewhere;
    if (arguments.points != 0 || !arguments.store.empty()) {
        elsewhere = course_elsewhere(worth, is, options, arguments);
        if (!elsewhere) return Exit::did_not_converge;
    }
    const analysis::course::CourseMarkets markets = markets_of(worth, is, arguments.solve.threads);
    const auto document = [&] {
        nlohmann::ordered_json json = course_document(worth, is);
        json["markets"] = report::json::course_markets_json(worth, is, markets);
        if (elsewhere) json["economics"] = economics_json(*elsewhere);
        return json;
    };
    const auto text = [&] {
        std::optional<report::text::PageSection> section;
        if (elsewhere) section = economics_section(*elsewhere);
        if (!arguments.full) return report::text::course_page(worth, is, markets, section);
        return report::text::course_text(worth, is, markets) + (elsewhere ? economics_text(*elsewhere) : "");
    };
    deliver(arguments.solve.output,
            arguments.solve.json ? json_text(document())
            : how.csv            ? report::text::course_csv(worth, is, markets)
                                 : text(),
            tables_of(arguments.solve.tables, document));
    // Last, as it is written once: what failed before it can be asked again.
    if (!written.empty()) write_file(how.registered, written);
    return Exit::done;
}

}  // namespace

void add_course(CLI::App& app, Run& run) {
    CLI::App* course = app.add_subcommand(
        "course", "What could happen, step by step: the likeliest paths, what each step is worth, what turns it.");
    const auto arguments = add_dispute_options(*course);
    add_full(*course, arguments->full);
    add_tables_option(*course, arguments->solve.tables);
    const auto how = std::make_shared<CourseArguments>();
    course->add_option("--horizon", how->horizon, "How far: \"24 months\", \"2 years\"; 1 to 120 months")
        ->type_name("TIME")
        ->capture_default_str();
    course
        ->add_option("--from", how->from,
                     "Where it begins: an outcome of the file, or issue.level with commas between; without it today")
        ->type_name("STATE");
    course->add_flag("--learning", how->learning, "What has been done tells who its doer may be: Bayes after each act");
    course->add_option("--seed", arguments->seed, "Of the draws of wants and paths")->type_name("N")->check(whole());
    course->add_option("--efg", arguments->game, "Also the first date as a game with private types, for Gambit")
        ->type_name("FILE");
    course
        ->add_option("--register", how->registered,
                     "Also write its chances and those of its precedents down, with the hashes of program and file: a "
                     "forecast for 'parley score'. A file that is there is refused")
        ->type_name("FILE");
    course
        ->add_option("--points", arguments->points,
                     "Also under every source of elasticities at so many points of the sizes of measures: how far the "
                     "leading branch holds. Solved again is what the course can come to, 100 equilibria at most; "
                     "without it 4, or as many as the store has")
        ->type_name("N")
        ->check(whole(1, 100000));
    course
        ->add_option("--store", arguments->store,
                     "Keep these in a file of SQLite, and go on with what it holds: after a stop nothing is solved "
                     "twice. One of 'parley sweep' serves too, with every outcome solved")
        ->type_name("FILE")
        ->check(CLI::Validator(not_standard_output, ""));
    course->add_flag("--csv", how->csv, "Every branch as a row of CSV instead of text");
    course->footer(
        "Examples:\n"
        "  parley course us-china-2018 --from tariffs.threat --horizon '6 months'\n"
        "  parley course us-china-2018 --points 1 --store course.sqlite");
    course->callback([arguments, how, course, &run] {
        run = [arguments, how, course] {
            refuse_choice_of_text(*course, {"--full"});
            return course_of(*arguments, *how);
        };
    });
}

}  // namespace parley::cli
