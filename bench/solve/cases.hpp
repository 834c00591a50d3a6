#pragma once
// What is solved: worlds, duties, and what the time is held against.
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "parley/model/wedges.hpp"
#include "parley/world/world.hpp"

namespace parley::bench {

/// A published figure that the answer must show, in percent.
struct Published {
    std::string economy;
    double welfare_pct = 0.0;
};

struct Case {
    std::string name;  ///< short, unique: a key in the JSON
    std::string what;
    std::string skipped;  ///< why it cannot be run here; empty: it can
    world::World world;
    model::Wedges wedges;
    std::optional<double> target_seconds;
    std::optional<double> least_over_numpy, least_over_anderson;  ///< how many times as long plain Anderson has to take
    bool contender_all_the_way = true;  ///< false: too slow from scratch; the contender only examines our answer
    bool in_spread = false;             ///< one of the sizes whose pass counts are compared
    std::vector<Published> published;   ///< to 1e-6
};

/// world-2017 with purchases in groups of products: no contender knows them; held against world-2017 itself.
inline constexpr const char *one_split = "world-2017-one-split", *all_split = "world-2017-all-split";

/// $PARLEY_SHARED, or ../shared next to the checkout; empty when there is neither.
[[nodiscard]] std::filesystem::path shared_folder();

[[nodiscard]] std::vector<Case> all_cases(const std::filesystem::path& shared);
/// The largest of the synthetic worlds: in a process of its own its memory can be measured.
[[nodiscard]] Case largest_case();

/// The k-th of many different trade wars between the first two of `parties`.
[[nodiscard]] model::Wedges varied_trade_war(const world::World& world, Economy first, Economy second, std::size_t k);

}  // namespace parley::bench
