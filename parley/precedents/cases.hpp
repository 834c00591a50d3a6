#pragma once
// Past disputes as what chances are fitted to and scored on.
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "parley/precedents/features.hpp"
#include "parley/precedents/questions.hpp"

namespace parley::precedents {

struct Case {
    std::string slug, cluster, day;
    bool due = false;                   ///< a day is fixed on which the threat takes effect
    std::optional<double> ln_exposure;  ///< none: not known
    Answers answers;
    bool is_scored = true;  ///< else others learn from it, and no more
};

/// Without answers where what happened is not here.
[[nodiscard]] Case case_of(const histories::History& history, bool truce_counts = true);
/// Of those whose outcome is here.
[[nodiscard]] std::vector<Case> cases_of(const std::vector<histories::History>& histories, bool truce_counts = true);

/// A count as a share, with its 95 % interval (Wilson 1927).
struct Share {
    std::size_t yes = 0, of = 0;
    double share = 0.0, low = 0.0, high = 1.0;  ///< without any case the interval says nothing
};
[[nodiscard]] Share share_of(std::size_t yes, std::size_t of);
[[nodiscard]] Share share_of(std::span<const Case> cases, std::size_t question);

}  // namespace parley::precedents
