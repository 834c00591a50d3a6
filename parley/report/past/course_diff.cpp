#include "parley/report/past/course_diff.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"
#include "parley/core/version.hpp"
#include "parley/report/words/figures.hpp"
#include "parley/scenario/parameters.hpp"

namespace parley::report::past {
namespace {

using Json = nlohmann::ordered_json;
using Numbers = std::map<std::string, double>;

constexpr double least_moved = 0.01;
constexpr std::size_t diff_width = 100;

std::string moved_line(const std::string& what, double from, double to, bool share) {
    const std::string figures = share ? fmt::format("{:.0f} % to {:.0f} % ({})", 100 * from, 100 * to,
                                                    words::in_points(fmt::format("{:+.0f}", 100 * (to - from))))
                                      : fmt::format("{} to {} points a year ({})", words::with_sign(from, 3),
                                                    words::with_sign(to, 3), words::with_sign(to - from, 3));
    return "  " + words::wrapped(what + ": " + figures, diff_width - 2, "    ") + "\n";
}

struct Moved {
    std::string what;
    double from, to;
};
// Of what both have: what moved, the largest first; in the order of their names where alike.
std::vector<Moved> moved(const Numbers& a, const Numbers& b, double least) {
    std::vector<Moved> result;
    for (const auto& [name, from] : a)
        if (const auto to = b.find(name); to != b.end() && std::abs(to->second - from) >= least)
            result.push_back({name, from, to->second});
    std::stable_sort(result.begin(), result.end(),
                     [](const Moved& x, const Moved& y) { return std::abs(x.to - x.from) > std::abs(y.to - y.from); });
    return result;
}

// What one of them has alone: what the other says of it is not known.
std::string only_in_one(const Numbers& a, const Numbers& b, double unit, const char* name) {
    std::string text;
    for (const auto& [of, other, which] : {std::tuple{&a, &b, "older"}, std::tuple{&b, &a, "newer"}})
        for (const auto& [what, value] : *of)
            if (other->count(what) == 0)
                text += "  " +
                        words::wrapped(fmt::format("{}: only in the {}, {:.3g}{}", what, which, unit * value, name),
                                       diff_width - 2, "    ") +
                        "\n";
    return text;
}

struct CourseNumbers {
    Numbers shares, points;
};
double share_in(const Json& of) {
    const auto share = of.get<double>();
    if (!(share >= 0.0 && share <= 1.0)) throw Json::type_error::create(302, "a share", &of);
    return share;
}
CourseNumbers numbers_of(const Json& course) {
    CourseNumbers result;
    for (const Json& each : course.at("endings"))
        result.shares["at the end: " + printable(each.at("ending").get<std::string>())] = share_in(each.at("share"));
    for (const Json& by : course.at("by"))
        for (const char* what : {"carried_out", "answered", "beyond", "signed"})
            result.shares[fmt::format("{} by month {:g}", std::string(what) == "carried_out" ? "carried out" : what,
                                      by.at("months").get<double>())] = share_in(by.at(what).at("share"));
    for (const Json& each : course.at("first_moves"))
        result.shares["the first move: " + printable(each.at("words").get<std::string>())] =
            share_in(each.at("share")) * share_in(each.at("of_it"));
    for (const auto& [party, gain] : course.at("expected").items())
        result.points["expected by " + printable(party)] = gain.at("points");
    return result;
}

// Lines of what differs in the basis: "said only in …", "… was … and is …".
struct Causes {
    std::vector<std::string> statements, numbers, prices;
};
Causes causes_between(const Json& a, const Json& b) {
    Causes result;
    const auto said = [](const Json& of) {
        std::vector<std::string> all;
        for (const Json& each : of.at("statements").get<std::vector<Json>>())
            all.push_back(printable(each.get<std::string>()));
        return all;
    };
    const std::vector<std::string> before = said(a), after = said(b);
    const std::set<std::string> among_before(before.begin(), before.end()), among_after(after.begin(), after.end());
    for (const std::string& each : before)
        if (!among_after.contains(each)) result.statements.push_back("no longer said: " + each);
    for (const std::string& each : after)
        if (!among_before.contains(each)) result.statements.push_back("newly said: " + each);
    using Texts = std::map<std::string, std::string>;
    const auto numbers_a = a.at("numbers").get<Texts>(), numbers_b = b.at("numbers").get<Texts>();
    for (const auto& [id, value] : numbers_a) {
        const auto now = numbers_b.find(id);
        if (now == numbers_b.end())
            result.numbers.push_back(printable(id + ": no longer there, was " + value));
        else if (now->second != value)
            result.numbers.push_back(printable(id + ": " + value + ", now " + now->second));
    }
    for (const auto& [id, value] : numbers_b)
        if (numbers_a.count(id) == 0) result.numbers.push_back(printable(id + ": new, " + value));
    using Incomes = std::map<std::string, std::map<std::string, double>>;
    const auto prices_a = a.at("income_usd_m").get<Incomes>(), prices_b = b.at("income_usd_m").get<Incomes>();
    for (const auto& [outcome, by] : prices_a) {
        const auto there = prices_b.find(outcome);
        if (there == prices_b.end()) continue;
        for (const auto& [party, from] : by) {
            const auto to = there->second.find(party);
            if (to != there->second.end() && std::abs(to->second - from) > 1e-3 * std::max(1.0, std::abs(from)))
                result.prices.push_back(
                    printable(fmt::format("real income of {} where “{}”: {} bn USD a year, now {}", party, outcome,
                                          words::change_in_bn(from), words::change_in_bn(to->second))));
        }
    }
    return result;
}

CourseNumbers whole(const std::string& name, const Json& of) {
    try {
        (void)causes_between(of.at("basis"), of.at("basis"));
        return numbers_of(of);
    } catch (const Json::exception&) {
        throw InputError(name, 0, "a course as a JSON document", "one in which a part is missing or no number");
    }
}

// Each quantity of either, in the order of their names; null where one does not have it.
void add_values(Json& values, const Numbers& a, const Numbers& b, const char* unit) {
    Numbers all = a;
    all.insert(b.begin(), b.end());
    for (const auto& [name, value] : all) {
        const auto from = a.find(name), to = b.find(name);
        values.push_back({{"name", name},
                          {"unit", unit},
                          {"older", from == a.end() ? Json(nullptr) : Json(from->second)},
                          {"newer", to == b.end() ? Json(nullptr) : Json(to->second)}});
    }
}

Numbers chances_of(const precedents::Registered& of) {
    Numbers result;
    for (const precedents::MethodChances& method : of.methods)
        for (std::size_t q = 0; q < precedents::n_questions; ++q)
            if (!std::isnan(method.chances[q]))
                result[method.id + ", " + precedents::questions[q].words] = method.chances[q];
    return result;
}

Json diff_json(const char* kind, const std::string& a, const std::string& b, Json values, Json changes) {
    return {{"schema", "parley/diff/1"},
            {"kind", kind},
            {"older", a},
            {"newer", b},
            {"values", std::move(values)},
            {"changes", std::move(changes)},
            {"manifest", {{"parley", version}}}};
}

std::string manifest_text(const Json& of, const char* key) {
    return of.contains("manifest") && of["manifest"].contains(key) ? of["manifest"][key].dump() : std::string();
}

constexpr std::array manifest_keys{"parley", "world", "world_sha256", "elasticities", "closure"};
constexpr std::array asked_keys{"horizon_months", "learning", "seed", "from"};

std::string listed(const char* heading, const std::vector<std::string>& lines) {
    if (lines.empty()) return {};
    std::string text = std::string(heading) + "\n";
    for (const std::string& each : lines) text += "  " + words::wrapped(each, diff_width - 2, "    ") + "\n";
    return text;
}

}  // namespace

Json course_basis_json(const pricing::Worth& worth) {
    const scenario::Scenario& scenario = worth.scenario();
    Json statements = Json::array(), numbers = Json::object(), income = Json::object();
    for (const scenario::Stance& each : scenario.stances)
        statements.push_back(fmt::format("{}{}{}: {} of {}.{}{}", each.party, each.faction.empty() ? "" : "/",
                                         each.faction, each.says, each.issue, each.level,
                                         each.on.empty() ? "" : ", " + each.on));
    for (const scenario::Outlasts& each : scenario.outlasts)
        statements.push_back(each.party + ": outlasts " + each.other);
    for (const scenario::Parameter& each : scenario::parameters(scenario))
        numbers[each.id] =
            each.number->low < each.number->high
                ? fmt::format("{} ({} to {})", each.number->text, each.number->low_text, each.number->high_text)
                : each.number->text;
    for (std::size_t k = 0; k < scenario.outcomes.size(); ++k) {
        if (!worth.named[k]) continue;
        for (std::size_t p = 0; p < scenario.parties.size(); ++p)
            income[scenario.outcomes[k].id][scenario.parties[p].id] = worth.income_usd_m(Side{p}, *worth.named[k]);
    }
    return {{"statements", statements}, {"numbers", numbers}, {"income_usd_m", income}};
}

std::string course_diff_text(const std::string& a, const Json& older, const std::string& b, const Json& newer) {
    const CourseNumbers from = whole(a, older), to = whole(b, newer);
    std::string text = fmt::format("{} → {}\n\nWhat moved\n", a, b);
    const std::vector<Moved> shares = moved(from.shares, to.shares, least_moved),
                             points = moved(from.points, to.points, least_moved);
    for (const Moved& each : shares) text += moved_line(each.what, each.from, each.to, true);
    for (const Moved& each : points) text += moved_line(each.what, each.from, each.to, false);
    const std::string alone =
        only_in_one(from.shares, to.shares, 100, " %") + only_in_one(from.points, to.points, 1, " points a year");
    text += alone;
    if (shares.empty() && points.empty() && alone.empty()) text += "  Nothing by a hundredth or more.\n";
    const Causes causes = causes_between(older.at("basis"), newer.at("basis"));
    const std::size_t inputs = causes.statements.size() + causes.numbers.size();
    text += "\nWhat was changed\n";
    text += listed("  statements", causes.statements) + listed("  numbers of the file", causes.numbers) +
            listed("  prices", causes.prices);
    for (const char* key : manifest_keys)
        if (manifest_text(older, key) != manifest_text(newer, key))
            text += fmt::format("  {}: {}, now {}\n", key, manifest_text(older, key), manifest_text(newer, key));
    for (const char* key : asked_keys)
        if (older.value(key, Json()) != newer.value(key, Json())) text += fmt::format("  asked otherwise: {}\n", key);
    const std::string before = manifest_text(older, "scenario_sha256"), after = manifest_text(newer, "scenario_sha256");
    const bool same_file = !before.empty() && before == after;
    if (same_file)
        text += "  The file is the same.\n";
    else if (inputs == 0 && causes.prices.empty())
        text += "  No statement, number of the file, or price; its days, rules, levels or announcements may differ.\n";
    else
        text +=
            fmt::format("  {} of the file {} listed; days, rules, levels and announcements may differ besides. {}\n",
                        words::counted(inputs, "change", "changes"), inputs == 1 ? "is" : "are",
                        "Change one at a time to tell what each of them moves.");
    return text;
}

std::string registered_diff_text(const precedents::Registered& older, const precedents::Registered& newer) {
    std::string text = fmt::format("{} of {}, written down {} → {} of {}, written down {}\n\nWhat moved\n", older.slug,
                                   older.day, older.registered_on, newer.slug, newer.day, newer.registered_on);
    const Numbers from = chances_of(older), to = chances_of(newer);
    const std::string alone = only_in_one(from, to, 100, " %");
    const std::vector<Moved> all = moved(from, to, 0.005);
    for (const Moved& each : all) text += moved_line(each.what, each.from, each.to, true);
    text += alone;
    if (all.empty() && alone.empty()) text += "  Nothing by half a hundredth or more.\n";
    text += "\nWhat was changed\n";
    const auto other = [&](const char* what, const std::string& x, const std::string& y) {
        if (x != y) text += fmt::format("  the {}: {}, now {}\n", what, x.substr(0, 24), y.substr(0, 24));
    };
    other("scenario's text", older.scenario_sha256, newer.scenario_sha256);
    other("program", older.program, newer.program);
    if (older.scenario_sha256 == newer.scenario_sha256 && older.program == newer.program)
        text += "  Neither scenario nor program.\n";
    text += "  Which statement or price it was is told by two courses as JSON documents.\n";
    return text;
}

Json course_diff_json(const std::string& a, const Json& older, const std::string& b, const Json& newer) {
    const CourseNumbers from = whole(a, older), to = whole(b, newer);
    const Causes causes = causes_between(older.at("basis"), newer.at("basis"));
    Json values = Json::array(), changes = Json::array();
    add_values(values, from.shares, to.shares, "share");
    add_values(values, from.points, to.points, "points a year");
    for (const auto& [of, lines] : {std::pair{"statement", &causes.statements}, std::pair{"number", &causes.numbers},
                                    std::pair{"price", &causes.prices}})
        for (const std::string& each : *lines) changes.push_back({{"of", of}, {"words", each}});
    for (const char* key : manifest_keys)
        if (manifest_text(older, key) != manifest_text(newer, key))
            changes.push_back(
                {{"of", "setting"},
                 {"words", fmt::format("{}: {}, now {}", key, manifest_text(older, key), manifest_text(newer, key))}});
    for (const char* key : asked_keys)
        if (older.value(key, Json()) != newer.value(key, Json()))
            changes.push_back({{"of", "question"}, {"words", std::string(key)}});
    return diff_json("course", a, b, std::move(values), std::move(changes));
}

Json registered_diff_json(const std::string& a, const precedents::Registered& older, const std::string& b,
                          const precedents::Registered& newer) {
    Json values = Json::array(), changes = Json::array();
    add_values(values, chances_of(older), chances_of(newer), "share");
    for (const auto& [of, was, is] : {std::tuple{"scenario", &older.scenario_sha256, &newer.scenario_sha256},
                                      std::tuple{"program", &older.program, &newer.program}})
        if (*was != *is) changes.push_back({{"of", of}, {"words", fmt::format("{}, now {}", *was, *is)}});
    return diff_json("forecast", a, b, std::move(values), std::move(changes));
}

}  // namespace parley::report::past
