#include "parley/report/past/course_diff.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>

#include "parley/core/input_error.hpp"
#include "parley/report/words/figures.hpp"
#include "parley/scenario/parameters.hpp"

namespace parley::report::past {
namespace {

using Json = nlohmann::ordered_json;
using Numbers = std::map<std::string, double>;

constexpr double least_moved = 0.01;
constexpr std::size_t diff_width = 100;

std::string moved_line(const std::string& what, double from, double to, bool share) {
    const std::string figures =
        share ? fmt::format("{:.0f} % to {:.0f} % ({:+.0f} points)", 100 * from, 100 * to, 100 * (to - from))
              : fmt::format("{} to {} points a year ({})", words::with_sign(from, 3), words::with_sign(to, 3),
                            words::with_sign(to - from, 3));
    return "  " + words::wrapped(what + ": " + figures, diff_width - 2, "    ") + "\n";
}

struct Moved {
    std::string what;
    double from, to;
};
// Of both: what moved, the largest first; in the order of their names where alike.
std::vector<Moved> moved(const Numbers& a, const Numbers& b, double least) {
    std::vector<Moved> result;
    std::set<std::string> names;
    for (const auto& [name, value] : a) names.insert(name);
    for (const auto& [name, value] : b) names.insert(name);
    for (const std::string& name : names) {
        const auto in = [&](const Numbers& of) {
            const auto found = of.find(name);
            return found == of.end() ? 0.0 : found->second;
        };
        if (std::abs(in(b)-in(a)) >= least) result.push_back({name, in(a), in(b)});
    }
    std::stable_sort(result.begin(), result.end(),
                     [](const Moved& x, const Moved& y) { return std::abs(x.to - x.from) > std::abs(y.to - y.from); });
    return result;
}

struct CourseNumbers {
    Numbers shares, points;
};
CourseNumbers numbers_of(const Json& course) {
    CourseNumbers result;
    for (const Json& each : course.at("endings"))
        result.shares["at the end: " + each.at("ending").get<std::string>()] = each.at("share");
    for (const Json& by : course.at("by"))
        for (const char* what : {"carried_out", "answered", "beyond", "signed"})
            result.shares[fmt::format("{} by month {:g}", std::string(what) == "carried_out" ? "carried out" : what,
                                      by.at("months").get<double>())] = by.at(what).at("share");
    for (const Json& each : course.at("first_moves"))
        result.shares["the first move: " + each.at("words").get<std::string>()] =
            each.at("share").get<double>() * each.at("of_it").get<double>();
    for (const auto& [party, gain] : course.at("expected").items())
        result.points["expected by " + party] = gain.at("points");
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
        for (const Json& each : of.at("statements")) all.push_back(each);
        return all;
    };
    const std::vector<std::string> before = said(a), after = said(b);
    for (const std::string& each : before)
        if (std::find(after.begin(), after.end(), each) == after.end())
            result.statements.push_back("no longer said: " + each);
    for (const std::string& each : after)
        if (std::find(before.begin(), before.end(), each) == before.end())
            result.statements.push_back("newly said: " + each);
    const Json &numbers_a = a.at("numbers"), &numbers_b = b.at("numbers");
    for (const auto& [id, value] : numbers_a.items()) {
        if (!numbers_b.contains(id))
            result.numbers.push_back(id + ": no longer there, was " + value.get<std::string>());
        else if (numbers_b.at(id) != value)
            result.numbers.push_back(id + ": " + value.get<std::string>() + ", now " +
                                     numbers_b.at(id).get<std::string>());
    }
    for (const auto& [id, value] : numbers_b.items())
        if (!numbers_a.contains(id)) result.numbers.push_back(id + ": new, " + value.get<std::string>());
    const Json &prices_a = a.at("income_usd_m"), &prices_b = b.at("income_usd_m");
    for (const auto& [outcome, by] : prices_a.items()) {
        if (!prices_b.contains(outcome)) continue;
        for (const auto& [party, value] : by.items()) {
            const double from = value, to = prices_b.at(outcome).value(party, from);
            if (std::abs(to - from) > 1e-3 * std::max(1.0, std::abs(from)))
                result.prices.push_back(fmt::format("real income of {} where “{}”: {} bn USD a year, now {}", party,
                                                    outcome, words::change_in_bn(from), words::change_in_bn(to)));
        }
    }
    return result;
}

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
    const auto whole = [](const std::string& name, const Json& of) {
        try {
            (void)causes_between(of.at("basis"), of.at("basis"));
            for (const Json& number : of.at("basis").at("numbers")) (void)number.get<std::string>();
            return numbers_of(of);
        } catch (const Json::exception&) {
            throw InputError(name, 0, "a course as a JSON document", "one in which a part is missing or no number");
        }
    };
    const CourseNumbers from = whole(a, older), to = whole(b, newer);
    std::string text = fmt::format("{} → {}\n\nWhat moved\n", a, b);
    const std::vector<Moved> shares = moved(from.shares, to.shares, least_moved),
                             points = moved(from.points, to.points, least_moved);
    for (const Moved& each : shares) text += moved_line(each.what, each.from, each.to, true);
    for (const Moved& each : points) text += moved_line(each.what, each.from, each.to, false);
    if (shares.empty() && points.empty()) text += "  Nothing by a hundredth or more.\n";
    const Causes causes = causes_between(older.at("basis"), newer.at("basis"));
    const std::size_t inputs = causes.statements.size() + causes.numbers.size();
    text += "\nWhat was changed\n";
    text += listed("  statements", causes.statements) + listed("  numbers of the file", causes.numbers) +
            listed("  prices", causes.prices);
    const auto manifest = [](const Json& of, const char* key) {
        return of.contains("manifest") && of["manifest"].contains(key) ? of["manifest"][key].dump() : std::string();
    };
    for (const char* key : {"parley", "world", "world_sha256", "elasticities", "closure"})
        if (manifest(older, key) != manifest(newer, key))
            text += fmt::format("  {}: {}, now {}\n", key, manifest(older, key), manifest(newer, key));
    for (const char* key : {"horizon_months", "learning", "seed", "from"})
        if (older.value(key, Json()) != newer.value(key, Json())) text += fmt::format("  asked otherwise: {}\n", key);
    if (inputs == 0 && causes.prices.empty()) text += "  No statement, number of the file, or price.\n";
    if (inputs == 1)
        text += "  One change of the file: all that moved is because of it, unless the lines above say more.\n";
    if (inputs > 1)
        text += fmt::format(
            "  {} changes of the file: what moved is because of them together; change one at a time to "
            "tell them apart.\n",
            inputs);
    return text;
}

std::string registered_diff_text(const precedents::Registered& older, const precedents::Registered& newer) {
    std::string text = fmt::format("{} of {}, written down {} → {} of {}, written down {}\n\nWhat moved\n", older.slug,
                                   older.day, older.registered_on, newer.slug, newer.day, newer.registered_on);
    const auto chances = [](const precedents::Registered& of) {
        Numbers result;
        for (const precedents::MethodChances& method : of.methods)
            for (std::size_t q = 0; q < precedents::n_questions; ++q)
                if (!std::isnan(method.chances[q]))
                    result[method.id + ", " + precedents::questions[q].words] = method.chances[q];
        return result;
    };
    Numbers from = chances(older), to = chances(newer);
    std::string alone;
    for (auto* of : {&from, &to}) {
        const Numbers& other = of == &from ? to : from;
        for (auto it = of->begin(); it != of->end();)
            if (other.count(it->first) == 0) {
                alone += fmt::format("  {}: only in the {}, {:.0f} %\n", it->first, of == &from ? "older" : "newer",
                                     100 * it->second);
                it = of->erase(it);
            } else {
                ++it;
            }
    }
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

}  // namespace parley::report::past
