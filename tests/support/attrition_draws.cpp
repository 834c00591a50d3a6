#include "tests/support/attrition_draws.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "parley/core/infinity.hpp"

namespace parley::testing {
namespace {

// When an uncommitted side gives in if the other does not: F at that time is `position` of the way to F(horizon).
double concession_time(const dispute::attrition::Concessions& of, std::size_t side, double reputation,
                       double position) {
    const double conceded = position * (1 - reputation);
    const double at_once = of.at_once[side];
    if (conceded <= at_once) return 0.0;
    if (!(of.rate[side] > 0)) return infinity;
    return std::min(of.horizon, std::log((1 - at_once) / (1 - conceded)) / of.rate[side]);
}

// Sums around the first value seen, so that squares of large worths lose no digits.
class Sums {
public:
    void add(double value) {
        if (count_ == 0) origin_ = value;
        const double distance = value - origin_;
        sum_ += distance;
        squares_ += distance * distance;
        ++count_;
    }
    MeanWithError mean() const {
        const double n = static_cast<double>(count_);
        if (count_ < 2) return {origin_, infinity, count_};
        const double variance = std::max(0.0, squares_ - sum_ * sum_ / n) / (n - 1);
        return {origin_ + sum_ / n, std::sqrt(variance / n), count_};
    }

private:
    double origin_ = 0.0, sum_ = 0.0, squares_ = 0.0;
    std::uint64_t count_ = 0;
};

}  // namespace

AttritionDraw draw(const dispute::attrition::Standoff& standoff, const dispute::attrition::Concessions& equilibrium,
                   numerics::RandomStream& stream) {
    assert(equilibrium);
    AttritionDraw result;
    std::array<double, 2> time{};
    for (std::size_t i = 0; i < 2; ++i) {
        const double reputation = standoff.sides[i].reputation;
        result.committed[i] = stream.uniform() < reputation;
        const double position = stream.uniform();
        time[i] = result.committed[i] ? infinity : concession_time(equilibrium, i, reputation, position);
    }
    result.years = std::min(time[0], time[1]);
    if (std::isfinite(result.years)) result.yields = Side{time[0] <= time[1] ? std::size_t{0} : std::size_t{1}};
    for (std::size_t i = 0; i < 2; ++i) {
        const dispute::attrition::Contender& side = standoff.sides[i];
        const double discount = std::exp(-side.discount_rate * result.years);
        const double end = !result.yields ? 0.0 : result.yields->value == i ? side.yielding : side.prevailing;
        result.worth[i] =
            dispute::attrition::present_worth(side.standoff, side.discount_rate) * (1 - discount) + discount * end;
    }
    return result;
}

AttritionSample sample(const dispute::attrition::Standoff& standoff, std::uint64_t seed, std::uint64_t draws) {
    AttritionSample result;
    const dispute::attrition::Concessions equilibrium = concessions(standoff);
    if (!equilibrium) return result;
    std::array<Sums, 2> yields, at_once, value, value_committed, expected;
    Sums never, years;
    for (std::uint64_t k = 0; k < draws; ++k) {
        numerics::RandomStream stream(seed, k);
        const AttritionDraw one = draw(standoff, equilibrium, stream);
        never.add(one.yields ? 0.0 : 1.0);
        if (one.yields) years.add(one.years);
        for (std::size_t i = 0; i < 2; ++i) {
            const bool mine = one.yields && one.yields->value == i;
            yields[i].add(mine ? 1.0 : 0.0);
            at_once[i].add(mine && !(one.years > 0) ? 1.0 : 0.0);
            (one.committed[i] ? value_committed : value)[i].add(one.worth[i]);
            expected[i].add(one.worth[i]);
        }
    }
    result.never = never.mean();
    result.mean_years = years.mean();
    for (std::size_t i = 0; i < 2; ++i) {
        result.yields[i] = yields[i].mean();
        result.at_once[i] = at_once[i].mean();
        result.value[i] = value[i].mean();
        result.value_committed[i] = value_committed[i].mean();
        result.expected[i] = expected[i].mean();
    }
    return result;
}

}  // namespace parley::testing
