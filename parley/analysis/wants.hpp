#pragma once
// What is wanted, from what was said: the record's wants put in a worth. docs/decisions/0027-wants-from-the-record.md.
#include "parley/pricing/worth.hpp"

namespace parley::analysis {

/// Draws of all wants together that shares are counted over.
inline constexpr std::size_t joint_draws = 1024;

/// The wants that the record of a scenario leaves, in points, each at its median: statements are read against the
/// prices, `without` those at these positions; what a reader sets stands in its place. Nothing where the file types its
/// sizes.
[[nodiscard]] pricing::SharedWants wants_said(const pricing::Worth& prices_alone,
                                              const std::vector<std::size_t>& without = {}, int threads = 1);

/// worth_of() by the wants that the file types or, where it types none, that what was said leaves. Refused is also a
/// want that a reader sets and nobody has.
[[nodiscard]] OrRefusal<pricing::Worth> worth_by_record(pricing::SharedPrices prices,
                                                        const std::vector<std::size_t>& without = {}, int threads = 1);

}  // namespace parley::analysis
