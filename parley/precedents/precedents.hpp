#pragma once
// Past disputes like one that is asked about: which, what happened in them, and how often.
#include <array>
#include <string>
#include <vector>

#include "parley/precedents/cases.hpp"

namespace parley::precedents {

/// The dispute that is asked about.
struct Asked {
    std::string id, title;
    Features features;
};
[[nodiscard]] Asked asked_of(const histories::History& history);

struct Precedent {
    const histories::History* history = nullptr;
    Features features;
    std::vector<std::optional<bool>> alike;  ///< by feature
    std::size_t alike_in = 0, known = 0;     ///< of the features that both know
    bool later = false;                      ///< its day is after that of the dispute asked about
    Answers answers;
};

/// What came first in disputes whose threat had a day due, of those where that is known.
struct FirstCounts {
    std::size_t of = 0;
    std::array<std::size_t, 3> agreement{}, carried_out{};  ///< by 3, 6 and 12 months
};

struct Precedents {
    Asked asked;
    std::vector<Precedent> listed;  ///< the most alike first
    std::vector<std::string> own;   ///< titles: the dispute itself and its cluster, left out of everything
    std::array<Share, n_questions> before{}, with_later{};  ///< rates
    FirstCounts first_before, first_with_later;
};

/// `histories` have what happened after, and outlive the result. Its own dispute is the history of its id, or of its
/// pair within a year of its day; with it goes its cluster.
[[nodiscard]] Precedents precedents_of(const Asked& asked, const std::vector<histories::History>& histories);

}  // namespace parley::precedents
