#include "parley/precedents/features.hpp"

#include <algorithm>
#include <cmath>

#include "parley/histories/day.hpp"

namespace parley::precedents {
namespace {

struct Government {
    const char *economy, *since, *name;
};
// Of those who threaten most; the first day of each.
constexpr Government governments[] = {
    {"USA", "1993-01-20", "Clinton"}, {"USA", "2001-01-20", "G. W. Bush"},
    {"USA", "2009-01-20", "Obama"},   {"USA", "2017-01-20", "Trump, first term"},
    {"USA", "2021-01-20", "Biden"},   {"USA", "2025-01-20", "Trump, second term"},
};

constexpr double near_exposure = 3.0;  // a factor

}  // namespace

std::string government_of(const std::string& economy, std::string_view day) {
    std::string found = economy;
    for (const Government& each : governments)
        if (economy == each.economy && day >= each.since) found = each.name;
    return found;
}

std::string lasting_code(const std::string& economy) {
    return economy.starts_with("EU") ? "EU" : economy;
}

Features features_of(const histories::History& history) {
    const histories::Facts& facts = history.facts;
    Features result;
    result.day = facts.cutoff;
    if (!facts.threat.due.empty())
        result.due_in = *histories::day_number(facts.threat.due) - *histories::day_number(facts.cutoff);
    if (facts.trade_usd_bn && history.coding.rate && history.coding.gdp_usd_bn)
        result.exposure = *facts.trade_usd_bn * *history.coding.rate / *history.coding.gdp_usd_bn;
    result.other_aim = facts.kind.find("non-trade aim") != std::string::npos;
    const auto is_target = [&](const std::string& id) {
        return std::any_of(facts.parties.begin(), facts.parties.end(),
                           [&](const histories::Party& p) { return p.id == id && !p.threatens; });
    };
    for (const histories::Statement& each : facts.statements) {
        result.offer = result.offer || (each.says == "offer" && is_target(each.by));
        result.answer_announced = result.answer_announced || (each.says == "threat" && is_target(each.by));
    }
    for (const histories::Party& each : facts.parties) {
        std::string& side = each.threatens ? result.threatener : result.target;
        if (side.empty()) side = lasting_code(each.economies.front());
    }
    result.government = government_of(result.threatener, facts.cutoff);
    return result;
}

std::vector<std::optional<bool>> alike(const Features& a, const Features& b) {
    std::optional<bool> exposure;
    if (a.exposure && b.exposure) exposure = std::abs(std::log(*a.exposure / *b.exposure)) <= std::log(near_exposure);
    return {a.due_in.has_value() == b.due_in.has_value(),
            exposure,
            a.other_aim == b.other_aim,
            a.offer == b.offer,
            a.answer_announced == b.answer_announced,
            a.threatener == b.threatener && a.target == b.target,
            a.government == b.government};
}

}  // namespace parley::precedents
