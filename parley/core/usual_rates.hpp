#pragma once
// What is taken for a slip, wherever a number comes in: percent read as a share, a zero too many.

namespace parley {

/// A rate or a change of one beyond this, 150 %, is refused unless whoever wrote it says that it is meant.
inline constexpr double usual_highest_rate = 1.5;
/// The same of a measure of a scenario, 500 %: sanctions and duties meant to stop a trade are written with care, with
/// their grounds, and go higher than what is levied anywhere.
inline constexpr double usual_highest_measure = 5.0;
/// Leave goes so far: 10,000 %.
inline constexpr double highest_rate_of_all = 100.0;

}  // namespace parley
