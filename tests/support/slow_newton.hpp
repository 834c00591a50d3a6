#pragma once
// Inside the slow model: wages at which every market clears.
#include "tests/support/slow_levels.hpp"

namespace parley::testing::slow {

Real largest_of(const Vector& values);

// ‖J⁻¹‖∞ of the equations at a point.
Real sensitivity(const Levels& levels, const Policy& policy, const Vector& log_wage, const SlowOutcome& outcome);

// Newton on log wages with a numerical Jacobian, steps halved until the gap falls. Leaves wages and outcome at the
// best.
bool newton(const Levels& levels, const Policy& policy, Vector& log_wage, SlowOutcome& outcome);

// From a solved point of the path to another, in steps as short as it takes: no jump to a far solution.
bool walk(const Levels& levels, Real from, Real to, Vector& log_wage, SlowOutcome& outcome);

Real log_price_of_living(const Levels& levels, const SlowOutcome& outcome, std::size_t n);
Real welfare(const Levels& levels, const SlowOutcome& outcome, std::size_t n);

// Fills in everything but how well it was solved.
void report(const Levels& levels, const model::Wedges& wedges, const SlowOutcome& outcome, SlowSolution& result);

}  // namespace parley::testing::slow
