#pragma once
// A standoff played out draw by draw: a check of the closed form, and the raw material of pictures.
#include <array>
#include <cstdint>
#include <optional>

#include "parley/dispute/attrition/attrition.hpp"
#include "parley/numerics/random_stream.hpp"

namespace parley::testing {

/// One standoff as it went.
struct AttritionDraw {
    std::array<bool, 2> committed{};
    std::optional<Side> yields;     ///< none: it never ends
    double years = 0.0;             ///< infinite if it never ends
    std::array<double, 2> worth{};  ///< of the whole course to each side, in point-years at the start
};

/// Takes four numbers of the stream. `equilibrium` is concessions(standoff), not refused.
[[nodiscard]] AttritionDraw draw(const dispute::attrition::Standoff& standoff,
                                 const dispute::attrition::Concessions& equilibrium, numerics::RandomStream& stream);

struct MeanWithError {
    double mean = 0.0;
    double standard_error = 0.0;  ///< infinite with fewer than two draws
    std::uint64_t count = 0;
};

/// Means over draws 0, 1, … of a seed, each with its standard error.
struct AttritionSample {
    std::array<MeanWithError, 2> yields, at_once;
    MeanWithError never, mean_years;  ///< years over the draws that end
    std::array<MeanWithError, 2> value, value_committed, expected;
};

[[nodiscard]] AttritionSample sample(const dispute::attrition::Standoff& standoff, std::uint64_t seed,
                                     std::uint64_t draws);

}  // namespace parley::testing
