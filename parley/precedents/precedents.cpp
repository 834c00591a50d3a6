#include "parley/precedents/precedents.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <set>

#include "parley/histories/day.hpp"

namespace parley::precedents {
namespace {

constexpr long a_year = 365;

bool is_own(const Asked& asked, const histories::History& history, const Features& features) {
    if (history.facts.slug == asked.id) return true;
    if (features.threatener != asked.features.threatener || features.target != asked.features.target) return false;
    return std::labs(*histories::day_number(features.day) - *histories::day_number(asked.features.day)) <= a_year;
}

// How far two exposures are apart, for the order among the equally alike; one that is not known is furthest.
double apart(const Features& a, const Features& b) {
    if (!a.exposure || !b.exposure) return std::numeric_limits<double>::infinity();
    return std::abs(std::log(*a.exposure / *b.exposure));
}

Precedent precedent(const Asked& asked, const histories::History& history, const Features& features) {
    Precedent result{&history, features, alike(asked.features, features), 0, 0, features.day > asked.features.day, {}};
    for (const std::optional<bool>& each : result.alike) {
        result.known += each ? 1 : 0;
        result.alike_in += each && *each ? 1 : 0;
    }
    result.answers = answers_of(history);
    return result;
}

void count(FirstCounts& counts, const histories::History& history, const Features& features) {
    const auto first = first_of(history);
    if (!features.due_in || !first) return;
    ++counts.of;
    for (std::size_t k = 0; k < 3; ++k) {
        counts.agreement[k] += (*first)[k] == First::agreement ? 1 : 0;
        counts.carried_out[k] += (*first)[k] == First::carried_out ? 1 : 0;
    }
}

std::array<Share, n_questions> rates(const std::vector<Precedent>& precedents, bool later) {
    std::array<Share, n_questions> result{};
    for (std::size_t q = 0; q < n_questions; ++q) {
        std::size_t yes = 0, of = 0;
        for (const Precedent& each : precedents) {
            if (!each.answers[q] || (each.later && !later)) continue;
            ++of;
            yes += *each.answers[q] ? 1 : 0;
        }
        result[q] = share_of(yes, of);
    }
    return result;
}

}  // namespace

Asked asked_of(const histories::History& history) {
    return {history.facts.slug, history.facts.title, features_of(history)};
}

Precedents precedents_of(const Asked& asked, const std::vector<histories::History>& histories) {
    Precedents result{asked, {}, {}, {}, {}, {}, {}};
    std::set<std::string> own_clusters;
    for (const histories::History& each : histories)
        if (is_own(asked, each, features_of(each))) own_clusters.insert(each.coding.cluster);
    for (const histories::History& each : histories) {
        const Features features = features_of(each);
        if (own_clusters.count(each.coding.cluster) != 0) {
            result.own.push_back(each.facts.title);
            continue;
        }
        if (!each.after) continue;
        result.listed.push_back(precedent(asked, each, features));
        count(result.first_with_later, each, features);
        if (!result.listed.back().later) count(result.first_before, each, features);
    }
    std::stable_sort(result.listed.begin(), result.listed.end(), [&](const Precedent& a, const Precedent& b) {
        const std::size_t across = a.alike_in * b.known, down = b.alike_in * a.known;
        if (across != down) return across > down;
        if (a.later != b.later) return b.later;  // what came before first: it could be known
        return apart(asked.features, a.features) < apart(asked.features, b.features);
    });
    result.before = rates(result.listed, false);
    result.with_later = rates(result.listed, true);
    return result;
}

}  // namespace parley::precedents
