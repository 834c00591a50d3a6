#include "parley/report/past/happened_json.hpp"

#include <cmath>
#include <set>

#include <fmt/format.h>

#include "parley/core/names.hpp"
#include "parley/report/past/printed_text.hpp"
#include "parley/report/words/dispute_words.hpp"
#include "parley/report/words/figures.hpp"

namespace parley::report::past {
namespace {

using Json = nlohmann::ordered_json;
using histories::After;
using histories::Answer;
using precedents::Chances;

constexpr int months[4] = {3, 6, 12, 24};

// What is asked of a dispute, one way of saying how likely it is, and what came.
struct Beside {
    precedents::Answers came;
    Chances chances;

    [[nodiscard]] bool asked(std::size_t q) const { return came[q] && !std::isnan(chances[q]); }
    // Half is on neither side.
    [[nodiscard]] bool leaned_wrong(std::size_t q) const {
        return asked(q) && (*came[q] ? chances[q] < 0.5 : chances[q] > 0.5);
    }
    [[nodiscard]] std::size_t count() const {
        std::size_t n = 0;
        for (std::size_t q = 0; q < precedents::n_questions; ++q) n += asked(q) ? 1 : 0;
        return n;
    }
    [[nodiscard]] std::size_t wrong() const {
        std::size_t n = 0;
        for (std::size_t q = 0; q < precedents::n_questions; ++q) n += leaned_wrong(q) ? 1 : 0;
        return n;
    }
    [[nodiscard]] double brier() const {
        precedents::Case one;
        one.answers = came;
        for (std::size_t q = 0; q < precedents::n_questions; ++q)
            if (!asked(q)) one.answers[q].reset();
        return score({&one, 1}, {&chances, 1}, precedents::Scored::all_questions).brier;
    }
};

// The day on which it came, if it is known: of carrying out and of signing.
std::string day_of(const After& after, std::size_t question) {
    const std::string id = precedents::questions[question].id;
    if (id == "carried-out-6") return after.carried_out_on;
    if (id == "signed-6" || id == "signed-24") return after.agreed_on;
    return {};
}

std::string fact_in_words(const After& after, const Beside& beside, std::size_t q) {
    if (!beside.came[q]) return "not known, or not asked";
    const std::string id = precedents::questions[q].id, day = day_of(after, q);
    const bool truce = id == "signed-6" && *beside.came[q] && after.truce_by_6;
    if (*beside.came[q]) return (truce ? "yes, a truce" : "yes") + (day.empty() ? "" : ", " + day);
    return day.empty() ? "no" : "no; it came on " + day;
}

// "“an agreement by 24 months” had 38 %, and it came; …": where it leaned the wrong way.
std::string wrong_ones(const Beside& beside) {
    std::string text;
    for (std::size_t q = 0; q < precedents::n_questions; ++q)
        if (beside.leaned_wrong(q))
            text += fmt::format("{}“{}” had {}, and it {}", text.empty() ? "" : "; ", precedents::questions[q].words,
                                words::chance_in_words(beside.chances[q]), *beside.came[q] ? "came" : "did not come");
    return text;
}

Json sentences(const Beside& printed, const Beside& rates, const Beside& course, const After& after,
               const char* standing, bool coded) {
    Json result = Json::array();
    const std::size_t of = printed.count();
    if (of == 0) {
        result.push_back("None of the questions that the chances are of can be answered yet.");
    } else {
        result.push_back(fmt::format(
            "Of {} questions that can be answered the printed chance leaned the wrong way on {}; it scores {:.3f} "
            "(Brier, the lower the better; a coin 0.250), counts of past disputes alone {:.3f}.",
            of, printed.wrong() == 0 ? "none" : fmt::format("{}", printed.wrong()), printed.brier(), rates.brier()));
        if (printed.wrong() > 0) result.push_back("Wrong: " + wrong_ones(printed) + ".");
    }
    if (course.count() > 0)
        result.push_back(
            fmt::format("The course, whose shares are no chances, leaned the wrong way on {} of {} ({:.3f}){}",
                        course.wrong() == 0 ? "none" : fmt::format("{}", course.wrong()), course.count(),
                        course.brier(), course.wrong() == 0 ? "." : ": " + wrong_ones(course) + "."));
    result.push_back(fmt::format(
        "All that is above is of what was known on {}, with this dispute and its own story left out of the counts; "
        "what came is known to {} and was opened for this section alone. The chances are {}: one dispute shows how a "
        "method did here, and not how good it is{}.",
        after.cutoff, after.known_until, standing,
        coded ? ", and its record was coded by one who knew how it ended" : ""));
    return result;
}

// A level in words; one that nobody had named on the day has none, and stands as it is called.
std::string level_in_words(const scenario::Issue& issue, const histories::Facts* record, const std::string& level) {
    for (const scenario::Level& each : issue.levels)
        if (each.id == level) return each.label;
    if (record != nullptr)
        if (const auto place = find_level(*record, issue.id + "." + level)) return place->issue->words[place->level];
    return "a level that nobody had named: " + level;
}

// By how many months a level first stood, or that it did not: of the days that are known.
std::string stood_in_words(const histories::IssueAfter& of, const std::string& level) {
    int last = 0;
    for (std::size_t k = 0; k < of.levels.size(); ++k) {
        if (of.levels[k].empty()) continue;
        last = months[k];
        if (of.levels[k] == level) return fmt::format("stood after {} months", months[k]);
    }
    return last == 0 ? "not known" : fmt::format("did not stand by {} months", last);
}

const char* verb_of(const std::string& says) {
    if (says == "demand") return "demanded";
    if (says == "refusal") return "refused";
    if (says == "offer") return "offered";
    if (says == "threat") return "threatened";
    return says == "condition" ? "insisted on first" : nullptr;
}

Json statements_json(const scenario::Scenario& scenario, const After& after, const histories::Facts* record) {
    Json result = Json::array();
    std::set<std::string> told;
    for (const scenario::Stance& stance : scenario.stances) {
        const char* verb = verb_of(stance.says);
        if (verb == nullptr || !stance.faction.empty() ||
            !told.insert(stance.party + stance.says + stance.issue + stance.level).second)
            continue;
        for (const histories::IssueAfter& of : after.levels_at) {
            if (of.issue != stance.issue) continue;
            const scenario::Issue& issue = scenario.issues[issue_position(scenario, stance.issue)];
            Json stood = Json::array();
            for (std::size_t k = 0; k < of.levels.size(); ++k)
                stood.push_back({{"months", months[k]},
                                 {"level", of.levels[k].empty() ? Json(nullptr)
                                                                : Json(level_in_words(issue, record, of.levels[k]))}});
            result.push_back(
                {{"party", stance.party},
                 {"says", stance.says},
                 {"words",
                  fmt::format("{} {}: {}",
                              at_start(in_sentence(scenario.parties[party_position(scenario, stance.party)].name)),
                              verb, level_in_words(issue, record, stance.level))},
                 {"issue", issue.label},
                 {"stood", stood_in_words(of, stance.level)},
                 {"levels", std::move(stood)}});
        }
    }
    return result;
}

Json chance_if_any(double value) {
    return std::isnan(value) ? Json(nullptr) : Json(value);
}

Json score_json(const Beside& beside) {
    return {{"answered", beside.count()},
            {"leaned_wrong", beside.wrong()},
            {"brier", beside.count() == 0 ? Json(nullptr) : Json(beside.brier())}};
}

}  // namespace

nlohmann::ordered_json happened_json(const precedents::PrintedChances& chances, const scenario::Scenario& scenario,
                                     const After& after, const histories::Facts* record) {
    const precedents::Answers came = record != nullptr ? precedents::answers_of(histories::History{*record, after, {}})
                                                       : precedents::answers_of(after);
    const Beside printed{came, chances.printed()}, rates{came, chances.rates}, course{came, chances.course};
    Json questions = Json::array(), events = Json::array();
    for (std::size_t q = 0; q < precedents::n_questions; ++q) {
        const std::string day = day_of(after, q);
        questions.push_back({{"question", precedents::questions[q].id},
                             {"words", precedents::questions[q].words},
                             {"rate", chance_if_any(chances.rates[q])},
                             {"chance", chance_if_any(chances.printed()[q])},
                             {"course_share", chance_if_any(chances.course[q])},
                             {"came", came[q] ? Json(*came[q]) : Json(nullptr)},
                             {"date", day.empty() ? Json(nullptr) : Json(day)},
                             {"fact", fact_in_words(after, printed, q)},
                             {"chance_leaned_wrong", printed.leaned_wrong(q)},
                             {"course_leaned_wrong", course.leaned_wrong(q)}});
    }
    for (const histories::Event& event : after.events) events.push_back({{"date", event.date}, {"what", event.what}});
    const char* standing = standing_words(chances.validated());
    return {{"slug", after.slug},
            {"cutoff", after.cutoff},
            {"known_until", after.known_until},
            {"standing", standing},
            {"summary", sentences(printed, rates, course, after, standing, record != nullptr)},
            {"questions", std::move(questions)},
            {"scores",
             {{"chance", score_json(printed)}, {"rate", score_json(rates)}, {"course_share", score_json(course)}}},
            {"statements", statements_json(scenario, after, record)},
            {"events", std::move(events)}};
}

std::string happened_text(const Json& happened) {
    constexpr std::size_t width = 100;
    std::string text = "\nWhat happened\n";
    for (const Json& sentence : happened["summary"])
        text += "\n" + words::wrapped(sentence.get<std::string>(), width) + "\n";
    const auto cell = [](const Json& chance) {
        return chance.is_null() ? "-" : words::chance_in_words(chance.get<double>());
    };
    text += fmt::format("\n{:<36}{:>9}{:>9}{:>9}  {}\n", "", "counts", "chance", "course", "what came");
    for (const Json& each : happened["questions"])
        text += fmt::format("{:<36}{:>9}{:>9}{:>9}  {}{}\n", each["words"].get<std::string>(), cell(each["rate"]),
                            cell(each["chance"]), cell(each["course_share"]), each["fact"].get<std::string>(),
                            each["chance_leaned_wrong"].get<bool>() ? ": leaned the wrong way" : "");
    const auto stood_after = [](const Json& each) {
        std::string level;
        for (const Json& at : each["levels"])
            if (!at["level"].is_null())
                level = fmt::format("; after {} months: “{}”", at["months"].get<int>(), at["level"].get<std::string>());
        return level;
    };
    for (const Json& each : happened["statements"])
        text += "\n" +
                words::wrapped(
                    fmt::format("{} ({}): {}{}.", each["words"].get<std::string>(), each["issue"].get<std::string>(),
                                each["stood"].get<std::string>(), stood_after(each)),
                    width) +
                "\n";
    return text;
}

}  // namespace parley::report::past
