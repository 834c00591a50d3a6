#include "parley/dispute/graph_model/preference.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "parley/numerics/rising.hpp"

namespace parley::dispute::graph_model {
namespace {

constexpr std::uint32_t not_ranked = 0xffffffff;

/// Positions of the patterns that " or " separates.
std::optional<std::vector<space::Pattern>> read_any_of(const space::Agenda& agenda, std::string_view text) {
    std::vector<space::Pattern> result;
    while (true) {
        const std::size_t at = text.find(" or ");
        const auto pattern = read_pattern(agenda, text.substr(0, at));
        if (!pattern) return std::nullopt;
        result.push_back(*pattern);
        if (at == std::string_view::npos) return result;
        text.remove_prefix(at + 4);
    }
}

bool any_holds(const space::Space& space, const std::vector<space::Pattern>& patterns, Outcome outcome) {
    return std::any_of(patterns.begin(), patterns.end(),
                       [&](const space::Pattern& pattern) { return space.holds(pattern, outcome); });
}

bool is_true(const space::Space& space, const Priority& statement, Outcome outcome) {
    const bool holds = any_holds(space, statement.holds, outcome);
    if (statement.link == Priority::Link::plain) return holds;
    const bool condition = any_holds(space, statement.condition, outcome);
    return statement.link == Priority::Link::iff ? holds == condition : holds || !condition;
}

}  // namespace

Preferences preferences_of(const Payoffs& payoffs, double indifferent) {
    const auto [parties, outcomes] = payoffs.extents();
    Preferences result;
    numerics::Rising rising;
    for (std::size_t p = 0; p < parties; ++p) {
        const double* worth = payoffs.row(Side{p});
        assert(std::all_of(worth, worth + outcomes, [](double value) { return std::isfinite(value); }));
        const std::vector<numerics::Rising::Entry>& order = rising.order(worth, outcomes);
        Ranking rank(outcomes, 0);
        for (std::size_t k = 1; k < outcomes; ++k) {
            const bool better = order[k].value - order[k - 1].value > indifferent;
            rank[order[k].position] = rank[order[k - 1].position] + (better ? 1 : 0);
        }
        result.rank.push_back(std::move(rank));
    }
    return result;
}

std::optional<Ranking> ranking_of(const std::vector<std::vector<StateIndex>>& best_first, std::size_t states) {
    Ranking result(states, not_ranked);
    std::size_t listed = 0;
    for (std::size_t k = 0; k < best_first.size(); ++k)
        for (const StateIndex state : best_first[k]) {
            if (state >= states || result[state] != not_ranked) return std::nullopt;
            result[state] = static_cast<std::uint32_t>(best_first.size() - 1 - k);
            ++listed;
        }
    if (listed != states) return std::nullopt;
    return result;
}

std::optional<Priority> read_priority(const space::Agenda& agenda, std::string_view text) {
    Priority result;
    std::size_t at = text.find(" iff "), length = 5;
    if (at != std::string_view::npos) {
        result.link = Priority::Link::iff;
    } else if ((at = text.find(" if ")) != std::string_view::npos) {
        result.link = Priority::Link::if_so;
        length = 4;
    }
    auto holds = read_any_of(agenda, text.substr(0, at));
    if (!holds) return std::nullopt;
    result.holds = std::move(*holds);
    if (at != std::string_view::npos) {
        auto condition = read_any_of(agenda, text.substr(at + length));
        if (!condition) return std::nullopt;
        result.condition = std::move(*condition);
    }
    return result;
}

Ranking prioritised(const space::Space& space, const std::vector<Priority>& statements) {
    // Scores compare as the statements' truths read in order: each statement splits the classes that the earlier ones
    // made.
    Ranking rank(space.size(), 0);
    std::uint32_t classes = 1;
    for (const Priority& statement : statements) {
        std::vector<std::uint32_t> used(std::size_t{2} * classes, 0);
        for (StateIndex s = 0; s < space.size(); ++s) {
            rank[s] = 2 * rank[s] + (is_true(space, statement, Outcome{s}) ? 1 : 0);
            used[rank[s]] = 1;
        }
        classes = 0;
        for (std::uint32_t& name : used) name = name == 0 ? 0 : classes++;
        for (std::uint32_t& value : rank) value = used[value];
    }
    return rank;
}

}  // namespace parley::dispute::graph_model
