#include "parley/precedents/questions.hpp"

#include <limits>

#include "parley/histories/day.hpp"

namespace parley::precedents {
namespace {

// What is threatened holds already: whether it will be carried out is no question.
bool carried_out_before(const histories::Facts& facts) {
    const histories::Issue& issue = *find_issue(facts, facts.threat.issue);
    return facts.threat.due.empty() && issue.levels[issue.at_cutoff] == facts.threat.level;
}

}  // namespace

Answers answers_of(const histories::After& after, bool truce_counts) {
    Answers result = {after.carried_out[1], after.answered,    after.beyond,      after.agreed[0],
                      after.agreed[2],      after.met_in_part, after.met_in_full, after.gone};
    if (!truce_counts && after.truce_by_6 && result[3]) result[3] = false;
    return result;
}

Answers answers_of(const histories::History& history, bool truce_counts) {
    Answers result = answers_of(*history.after, truce_counts);
    if (carried_out_before(history.facts)) result[0].reset();
    return result;
}

std::optional<std::array<First, 3>> first_of(const histories::History& history) {
    const histories::After& after = *history.after;
    if (carried_out_before(history.facts)) return {};
    constexpr long never = std::numeric_limits<long>::max();
    const auto days = [&](const histories::Answer& happened, const std::string& on) -> std::optional<long> {
        if (!happened) return {};
        if (!*happened) return never;
        if (on.empty()) return {};
        return *histories::day_number(on) - *histories::day_number(history.facts.cutoff);
    };
    const std::optional<long> levied = days(after.carried_out[2], after.carried_out_on);
    const std::optional<long> agreed = days(after.agreed[1], after.agreed_on);
    if (!levied || !agreed) return {};
    std::array<First, 3> result{};
    for (std::size_t k = 0; k < 3; ++k)
        if (*agreed <= horizons[k] && *agreed <= *levied)
            result[k] = First::agreement;
        else if (*levied <= horizons[k])
            result[k] = First::carried_out;
    return result;
}

}  // namespace parley::precedents
