#pragma once
#include <cstddef>
#include <optional>
#include <string>

namespace parley::policy {

/// Why a list of measures cannot be carried out, in words. Positions are those of the list.
struct Refusal {
    std::size_t change = 0;
    std::optional<std::size_t> other;  ///< the change that it clashes with
    std::string expected;
    std::string found;
    bool by_subsidy = false;  ///< a duty below zero that nobody has said is meant
};

}  // namespace parley::policy
