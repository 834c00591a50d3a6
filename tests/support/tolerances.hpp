#pragma once
// Tolerances have names. `printed(digits)` is in verification.hpp.

namespace parley::testing {

/// Sums of a few hundred doubles in another order.
inline constexpr double rounding = 1e-12;
/// What the solver is asked for in tests that look closer than its default; the residual must confirm it.
inline constexpr double tight = 1e-12;
/// Two ways to one equilibrium, each solved to `tight`: wages may differ by the gap over the market's slope.
inline constexpr double same_equilibrium = 1e-8;
/// Closed forms against a solve to `tight`.
inline constexpr double closed_form = 1e-9;

}  // namespace parley::testing
