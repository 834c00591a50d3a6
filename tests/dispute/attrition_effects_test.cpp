#include <cmath>
#include <vector>

#include <gtest/gtest.h>

#include "tests/dispute/standoffs.hpp"
#include "tests/support/attrition_statics.hpp"
#include "tests/support/tolerances.hpp"

namespace parley::attrition_test {
namespace {

using testing::rounding;

TEST(Attrition, staying_power_pays_and_impatience_costs) {
    // In each parameter on its own, the other way round for the opponent. From Abreu & Gul's comparative statics.
    const auto helps_as = [](testing::AttritionParameter parameter, double factor) {
        for (std::uint64_t k = 0; k < 200; ++k) {
            numerics::RandomStream stream(16, k);
            const dispute::attrition::Standoff standoff = any_standoff(stream);
            const auto before = concessions(standoff);
            dispute::attrition::Standoff changed = standoff;
            dispute::attrition::Contender& side = changed.sides[0];
            if (parameter == testing::AttritionParameter::reputation)
                side.reputation = std::pow(side.reputation, factor);
            if (parameter == testing::AttritionParameter::standoff) side.standoff += factor - 1;
            if (parameter == testing::AttritionParameter::prevailing)
                side.prevailing = side.yielding + factor * (side.prevailing - side.yielding);
            const auto after = concessions(changed);
            EXPECT_LE(after.at_once[0], before.at_once[0] + rounding) << k;
            EXPECT_GE(after.at_once[1], before.at_once[1] - rounding) << k;
            EXPECT_GE(after.value[0], before.value[0] - rounding) << k;
            EXPECT_LE(after.value[1], before.value[1] + rounding) << k;
        }
    };
    helps_as(testing::AttritionParameter::reputation, 0.8);  // z^0.8 > z
    helps_as(testing::AttritionParameter::standoff, 1.02);   // waiting costs less
    helps_as(testing::AttritionParameter::prevailing, 1.2);  // more to hold out for
    // Impatience in a pie with given demands: r raises the cost of waiting.
    const auto calm = concessions(demands(0.7, 0.7, 0.05, 0.05, 0.01, 0.01));
    const auto hurried = concessions(demands(0.7, 0.7, 0.06, 0.05, 0.01, 0.01));
    EXPECT_GT(hurried.at_once[0], calm.at_once[0]);
    EXPECT_GT(hurried.value[1], calm.value[1]);
}

TEST(Attrition, effects_are_the_derivatives_of_the_closed_form) {
    // F_2(0) = 1 − z₂ z₁^(−λ₂/λ₁), with λ₂/λ₁ = r₁/r₂ when both demand 0.7.
    const double z1 = 0.01, z2 = 0.02, r1 = 0.05, r2 = 0.1, power = r1 / r2;
    const auto all = testing::effects(demands(0.7, 0.7, r1, r2, z1, z2));
    EXPECT_EQ(all.size(), 80u);
    const auto find = [&](testing::AttritionParameter parameter, Side of, testing::AttritionFigure figure,
                          Side figure_of) {
        for (const testing::AttritionEffect& each : all)
            if (each.parameter == parameter && each.of == of && each.figure == figure && each.figure_of == figure_of)
                return each;
        ADD_FAILURE() << "effect not found";
        return testing::AttritionEffect{};
    };
    const auto expect = [](const testing::AttritionEffect& effect, double exact) {
        EXPECT_NEAR(effect.from_below, exact, 1e-6 * std::abs(exact));
        EXPECT_NEAR(effect.from_above, exact, 1e-6 * std::abs(exact));
        EXPECT_EQ(effect.direction, exact > 0 ? testing::Direction::rises : testing::Direction::falls);
    };
    using enum testing::AttritionParameter;
    const Side first{0}, second{1};
    const auto at_once = testing::AttritionFigure::at_once;
    expect(find(reputation, second, at_once, second), -std::pow(z1, -power));
    expect(find(reputation, first, at_once, second), power * z2 * std::pow(z1, -power - 1));
    expect(find(discount_rate, first, at_once, second), z2 * std::pow(z1, -power) * std::log(z1) / r2);
    expect(find(discount_rate, second, at_once, second), -z2 * std::pow(z1, -power) * std::log(z1) * r1 / (r2 * r2));
    expect(find(reputation, first, testing::AttritionFigure::never, first), z2);
    // The stronger side gets F·0.7 + (1 − F)·0.3, the weaker what giving in is worth, whatever else.
    expect(find(reputation, second, testing::AttritionFigure::value, first), -0.4 * std::pow(z1, -power));
    expect(find(yielding, second, testing::AttritionFigure::value, second), 1.0);
    EXPECT_EQ(find(reputation, second, testing::AttritionFigure::value, second).direction, testing::Direction::none);
    EXPECT_EQ(find(reputation, second, at_once, first).direction, testing::Direction::none);
}

TEST(Attrition, where_sides_are_even_the_effects_differ_from_above_and_below) {
    for (const testing::AttritionEffect& each : testing::effects(demands(0.7, 0.7, 0.1, 0.1, 0.05, 0.05))) {
        if (each.parameter != testing::AttritionParameter::reputation ||
            each.figure != testing::AttritionFigure::at_once)
            continue;
        const bool own = each.of == each.figure_of;
        EXPECT_EQ(each.direction, own ? testing::Direction::falls : testing::Direction::rises);
        EXPECT_NEAR(own ? each.from_above : each.from_below, 0.0, 1e-9);
        EXPECT_NEAR(own ? each.from_below : each.from_above, own ? -20.0 : 20.0, 1e-4);
    }
}

TEST(Attrition, effects_at_the_ends_of_a_reputation_are_one_sided) {
    std::size_t seen = 0;
    for (const testing::AttritionEffect& each : testing::effects(demands(0.7, 0.7, 0.1, 0.1, 1.0, 0.05))) {
        if (each.parameter != testing::AttritionParameter::reputation || each.of != Side{0}) continue;
        EXPECT_TRUE(std::isnan(each.from_above));
        EXPECT_FALSE(std::isnan(each.from_below));
        ++seen;
    }
    EXPECT_EQ(seen, 8u);
}

TEST(Attrition, patience_moves_the_worth_of_lasting_outcomes_too) {
    const dispute::attrition::Contender side = dispute::attrition::contender({-1.0, 0.5, 2.0, 0.25, -1.0, 0.1, 0.3});
    EXPECT_NEAR(side.yielding, 5.25, rounding);
    EXPECT_NEAR(side.prevailing, 19.0, rounding);
    EXPECT_EQ(side.reputation, 0.3);
    // All flows: λ_j = r(l − f)/(h − l), so with patience the other gives in more slowly in proportion.
    const auto rate = [](double r) {
        return dispute::attrition::concessions({{dispute::attrition::contender({-1, 0, 2, 0, 0, r, 0.1}),
                                                 dispute::attrition::contender({-1, 0, 2, 0, 0, 0.1, 0.1})}})
            .rate[1];
    };
    EXPECT_NEAR(rate(0.1), 0.1 * 1 / 2, rounding);
    EXPECT_NEAR(rate(0.05), 0.05 * 1 / 2, rounding);
}

}  // namespace
}  // namespace parley::attrition_test
