// What ends a dispute: agreements and who signs them, what follows where nobody does, and the talks.
#include <algorithm>
#include <chrono>

#include "parley/core/text.hpp"
#include "parley/scenario/scenario_reader.hpp"

namespace parley::scenario {
namespace {

std::chrono::sys_days day_number(const std::string& date) {
    const auto part = [&](std::size_t from, std::size_t size) { return std::stoi(date.substr(from, size)); };
    return std::chrono::year_month_day(std::chrono::year(part(0, 4)),
                                       std::chrono::month(static_cast<unsigned>(part(5, 2))),
                                       std::chrono::day(static_cast<unsigned>(part(8, 2))));
}

// A date, then dates or times after the round before; each later than the one before.
std::vector<std::string> read_rounds(const tables::YamlMap& talks) {
    const std::vector<tables::YamlNode>& rounds = talks.list("rounds");
    std::vector<std::string> result = talks.texts("rounds");
    if (result.empty()) talks.fail(talks.node(), "at least one round", "none");
    for (std::size_t k = 0; k < result.size(); ++k) {
        const auto after = result[k].starts_with('+') ? parse_amount(result[k], {Unit::days}) : std::nullopt;
        if (!is_date(result[k]) && (k == 0 || !after || !(after->value > 0)))
            talks.fail(rounds[k], k == 0 ? "a date such as 2018-05-03" : "a date, or a time such as '+1 month'",
                       shown(result[k]));
    }
    std::chrono::sys_days last{};
    for (std::size_t k = 0; k < result.size(); ++k) {
        const bool later = result[k].starts_with('+');
        const std::chrono::sys_days here =
            later ? last + std::chrono::days(static_cast<int>(parse_amount(result[k], {Unit::days})->value))
                  : day_number(result[k]);
        if (k > 0 && !(here > last))
            talks.fail(rounds[k], "rounds of the talks in order of their dates",
                       shown(result[k]) + " after " + shown(result[k - 1]));
        last = here;
    }
    return result;
}

}  // namespace

std::vector<std::string> ScenarioReader::signatories(const tables::YamlMap& map, const std::string& what) const {
    const tables::YamlNode& node = map.need("signatories");
    const std::vector<std::string> result =
        node.kind == tables::YamlNode::Kind::list ? map.texts("signatories") : std::vector<std::string>{node.text};
    for (auto party = result.begin(); party != result.end(); ++party) {
        one_of(node, "a party", *party, ids_of(scenario_.parties));
        if (std::find(result.begin(), party, *party) != party)
            fail(node, "each signatory once", shown(*party) + " twice");
    }
    if (result.size() < 2) fail(node, "two signatories or more of " + what, result.empty() ? "none" : "one");
    return result;
}

std::map<std::string, std::string> ScenarioReader::levels(const tables::YamlMap& map) const {
    std::map<std::string, std::string> result;
    const tables::YamlNode* node = map.find("levels");
    if (node == nullptr) return result;
    if (node->kind != tables::YamlNode::Kind::map) fail(*node, "issue: level", "something else");
    for (const auto& [issue, level] : node->keys) {
        if (level.kind != tables::YamlNode::Kind::scalar) fail(level, "one level of " + shown(issue), "something else");
        result[issue] = level.text;
    }
    return result;
}

std::vector<Agreement> ScenarioReader::agreements(const tables::YamlNode& node) {
    std::vector<Agreement> result;
    for (const auto& [id, value] : ids(node, "agreements")) {
        const tables::YamlMap map(file_, value, "an agreement",
                                  {"label", "signatories", "levels", "measures", "evidence", "assumption"});
        Agreement agreement;
        agreement.id = id;
        agreement.line = value.line;
        agreement.column = value.column;
        agreement.label = map.text("label", id);
        agreement.signatories = signatories(map, "an agreement");
        agreement.levels = levels(map);
        if (map.find("measures") != nullptr)
            agreement.measures_stay = one_of(map.need("measures"), "what becomes of new measures", map.text("measures"),
                                             {"end", "stay"}) == "stay";
        grounds(map, "agreements." + id, true, &agreement.assumption);
        result.push_back(std::move(agreement));
    }
    return result;
}

NoDealWords ScenarioReader::no_deal(const tables::YamlNode& node) {
    const tables::YamlMap map(file_, node, "no deal", {"outcome", "evidence", "assumption"});
    NoDealWords result{map.text("outcome"), {}};
    grounds(map, "no-deal", true, &result.assumption);
    return result;
}

TalksCalendar ScenarioReader::talks(const tables::YamlNode& node) const {
    const tables::YamlMap map(file_, node, "talks", {"rounds", "deadline", "ends", "breakdown"});
    TalksCalendar result;
    result.rounds = read_rounds(map);
    result.deadline = map.text("deadline", "none");
    if (result.deadline == "none")
        result.deadline.clear();
    else if (result.deadline != "last-round" && !is_date(result.deadline))
        fail(map.need("deadline"), "a date such as 2018-06-01, last-round, or none", shown(result.deadline));
    result.ends = map.text("ends", "");
    if (!result.ends.empty() && result.deadline.empty())
        fail(map.need("ends"), "'ends', what a deadline leads to, only with a 'deadline'", "none");
    if (const tables::YamlNode* breakdown = map.find("breakdown")) {
        result.breakdown = stated_number(*breakdown, "a chance", {Unit::share});
        if (!(result.breakdown->low >= 0 && result.breakdown->high <= 1))
            fail(*breakdown, "a chance from 0 to 100 %",
                 shown(result.breakdown->low < 0 ? low_of(*result.breakdown) : high_of(*result.breakdown)));
    }
    return result;
}

}  // namespace parley::scenario
