#include "parley/precedents/cases.hpp"

#include <algorithm>
#include <cmath>

namespace parley::precedents {

Case case_of(const histories::History& history, bool truce_counts) {
    const Features features = features_of(history);
    Case result{history.facts.slug, history.coding.cluster, history.facts.cutoff, features.due_in.has_value(), {}, {}};
    if (features.exposure) result.ln_exposure = std::log(*features.exposure);
    if (history.after) result.answers = answers_of(history, truce_counts);
    return result;
}

std::vector<Case> cases_of(const std::vector<histories::History>& histories, bool truce_counts) {
    std::vector<Case> result;
    for (const histories::History& history : histories)
        if (history.after) result.push_back(case_of(history, truce_counts));
    return result;
}

Share share_of(std::size_t yes, std::size_t of) {
    if (of == 0) return {};
    constexpr double z = 1.959963984540054;  // Φ(z) = 0.975
    const double n = static_cast<double>(of), p = static_cast<double>(yes) / n;
    const double middle = (p + z * z / (2 * n)) / (1 + z * z / n);
    const double half = z / (1 + z * z / n) * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    return {yes, of, p, std::max(0.0, middle - half), std::min(1.0, middle + half)};
}

Share share_of(std::span<const Case> cases, std::size_t question) {
    std::size_t yes = 0, of = 0;
    for (const Case& each : cases)
        if (const histories::Answer& answer = each.answers[question]) {
            ++of;
            yes += *answer ? 1 : 0;
        }
    return share_of(yes, of);
}

}  // namespace parley::precedents
