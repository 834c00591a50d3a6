#include <cmath>
#include <limits>
#include <vector>

#include <gtest/gtest.h>

#include "parley/dispute/attrition/attrition.hpp"
#include "tests/dispute/standoffs.hpp"
#include "tests/dispute/theory_cases.hpp"
#include "tests/support/attrition_course.hpp"
#include "tests/support/attrition_draws.hpp"
#include "tests/support/attrition_statics.hpp"
#include "tests/support/sized.hpp"
#include "tests/support/tolerances.hpp"

namespace parley::attrition_test {
namespace {

using testing::rounding;

constexpr double infinite = std::numeric_limits<double>::infinity();

// What it brings side i, not committed, to plan to give in after s years: summed over the times at which the other
// gives in, from nothing but their distribution.
double worth_of_plan(const dispute::attrition::Standoff& standoff, const dispute::attrition::Concessions& of,
                     std::size_t i, double s) {
    const dispute::attrition::Contender& side = standoff.sides[i];
    const Side other{1 - i};
    const auto lasting = [&](double t, double then) {
        const double discount = std::exp(-side.discount_rate * t);
        return side.standoff / side.discount_rate * (1 - discount) + discount * then;
    };
    double result = testing::conceded_by(of, other, 0) * side.prevailing;
    constexpr int parts = 20000;
    const double end = std::min(s, of.horizon);
    for (int k = 0; k < parts; ++k) {
        const double from = end * k / parts, to = end * (k + 1) / parts;
        result += (testing::conceded_by(of, other, to) - testing::conceded_by(of, other, from)) *
                  lasting((from + to) / 2, side.prevailing);
    }
    return result + (1 - testing::conceded_by(of, other, s)) * lasting(s, side.yielding);
}

void expect_within_three_errors(double exact, const testing::MeanWithError& sampled, const char* what) {
    if (sampled.count == 0) return;
    EXPECT_LE(std::abs(exact - sampled.mean), 3 * sampled.standard_error + 1e-12)
        << what << ": " << exact << " against " << sampled.mean << " ± " << sampled.standard_error;
}

void expect_same(const dispute::attrition::Concessions& a, const dispute::attrition::Concessions& b, double tolerance) {
    ASSERT_TRUE(a && b);
    EXPECT_EQ(a.course, b.course);
    EXPECT_NEAR(a.never, b.never, tolerance);
    for (std::size_t i = 0; i < 2; ++i) {
        EXPECT_NEAR(a.at_once[i], b.at_once[i], tolerance);
        EXPECT_NEAR(a.yields[i], b.yields[i], tolerance);
    }
}

TEST(Attrition, abreu_and_gul_s_closed_form) {
    PARLEY_THEORY_CASES(cases, "abreu_gul");
    for (const auto& each : cases) {
        const auto& in = each.at("args");
        const auto& out = each.at("value");
        const auto of =
            concessions(demands(in.at("a1"), in.at("a2"), in.at("r1"), in.at("r2"), in.at("z1"), in.at("z2")));
        ASSERT_TRUE(of) << of.refused;
        for (std::size_t i = 0; i < 2; ++i) {
            const std::string n = std::to_string(i + 1);
            EXPECT_NEAR(of.rate[i], out.at("lambda" + n).get<double>(), rounding);
            EXPECT_NEAR(of.exhausted[i], out.at("T" + n).get<double>(), 1e-10);
            EXPECT_NEAR(of.at_once[i], out.at("F" + n + "_0").get<double>(), rounding);
            EXPECT_NEAR(of.value[i], out.at("u" + n).get<double>(), rounding);
        }
        EXPECT_NEAR(of.horizon, out.at("T0").get<double>(), 1e-10);
        EXPECT_NEAR(of.never, out.at("p_perpetual_disagreement").get<double>(), rounding);
    }
}

TEST(Attrition, simulations_of_others_end_as_often_and_as_late) {
    PARLEY_THEORY_CASES(cases, "abreu_gul");
    for (const auto& each : cases) {
        const auto& in = each.at("args");
        const dispute::attrition::Standoff standoff =
            demands(in.at("a1"), in.at("a2"), in.at("r1"), in.at("r2"), in.at("z1"), in.at("z2"));
        const auto of = concessions(standoff);
        const auto drawn = testing::sample(standoff, 5, 200000);  // for the size of the error only: theirs are as many
        EXPECT_NEAR(1 - of.never, each.at("independent_check").at("p_agree").get<double>(),
                    4 * drawn.never.standard_error);
        EXPECT_NEAR(of.mean_years, each.at("independent_check").at("mean_delay").get<double>(),
                    4 * drawn.mean_years.standard_error);
    }
}

TEST(Attrition, without_reputations_each_gives_in_at_the_rate_that_keeps_the_other_waiting) {
    PARLEY_THEORY_CASES(cases, "war_of_attrition_complete");
    for (const auto& each : cases) {
        const auto& in = each.at("args");
        const auto of = dispute::attrition::concessions(
            {{dispute::attrition::Contender{-in.at("c1").get<double>(), 0, in.at("v1"), 0.1, 0},
              dispute::attrition::Contender{-in.at("c2").get<double>(), 0, in.at("v2"), 0.3, 0}}});
        ASSERT_TRUE(of) << of.refused;
        EXPECT_EQ(of.course, dispute::attrition::StandoffCourse::complete_information);
        EXPECT_NEAR(of.rate[0], each.at("value").at("h1").get<double>(), rounding);
        EXPECT_NEAR(of.rate[1], each.at("value").at("h2").get<double>(), rounding);
        EXPECT_NEAR(of.never, 0.0, rounding);
        // 1/(h1 + h2). The golden value has 1/(c1/v1 + c2/v2), which is the same sum.
        EXPECT_NEAR(of.mean_years, each.at("value").at("Emin").get<double>(), 1e-10);
    }
}

TEST(Attrition, no_plan_beats_the_equilibrium_and_every_plan_before_the_horizon_does_as_well) {
    for (std::uint64_t k = 0; k < testing::sized(60); ++k) {
        numerics::RandomStream stream(11, k);
        const dispute::attrition::Standoff standoff = any_standoff(stream);
        const auto of = concessions(standoff);
        ASSERT_TRUE(of) << of.refused;
        for (std::size_t i = 0; i < 2; ++i) {
            const double size = std::abs(standoff.sides[i].prevailing) +
                                std::abs(standoff.sides[i].standoff) / standoff.sides[i].discount_rate;
            for (const double part : {1e-9, 0.1, 0.5, 0.9, 1.0})
                EXPECT_NEAR(worth_of_plan(standoff, of, i, part * of.horizon), of.value[i], 1e-5 * size)
                    << k << " " << i << " " << part;
            for (const double later : {0.5, 3.0, 30.0, 1e4})
                EXPECT_LE(worth_of_plan(standoff, of, i, of.horizon + later), of.value[i] + 1e-5 * size);
            EXPECT_NEAR(worth_of_plan(standoff, of, i, 1e6), of.value_committed[i], 1e-5 * size);
        }
    }
}

TEST(Attrition, at_the_horizon_only_the_committed_are_left) {
    for (std::uint64_t k = 0; k < 100; ++k) {
        numerics::RandomStream stream(12, k);
        const dispute::attrition::Standoff standoff = any_standoff(stream);
        const auto of = concessions(standoff);
        for (const Side i : both) {
            EXPECT_NEAR(testing::conceded_by(of, i, of.horizon), 1 - standoff.sides[i.value].reputation, rounding);
            EXPECT_EQ(testing::conceded_by(of, i, of.horizon), testing::conceded_by(of, i, infinite));
        }
        EXPECT_NEAR(of.never, standoff.sides[0].reputation * standoff.sides[1].reputation, rounding);
        EXPECT_NEAR(of.yields[0] + of.yields[1] + of.never, 1.0, rounding);
        EXPECT_EQ(std::min(of.at_once[0], of.at_once[1]), 0.0);
    }
}

TEST(Attrition, the_end_s_distribution_agrees_with_both_sides_and_with_its_inverse) {
    for (std::uint64_t k = 0; k < 100; ++k) {
        numerics::RandomStream stream(13, k);
        const auto of = concessions(any_standoff(stream));
        EXPECT_EQ(testing::ended_by(of, -1), 0.0);
        for (const double t : {0.0, 0.2, 1.0, 7.0, 50.0}) {
            EXPECT_NEAR(testing::ended_by(of, t),
                        1 - (1 - testing::conceded_by(of, both[0], t)) * (1 - testing::conceded_by(of, both[1], t)),
                        rounding);
            EXPECT_NEAR(testing::ended_by(of, t), yielded_by(of, both[0], t) + yielded_by(of, both[1], t), rounding);
        }
        for (const double p : {0.01, 0.3, 0.5, 0.9, 0.9999999}) {
            const double t = testing::ended_within(of, p);
            if (p > 1 - of.never) {
                EXPECT_EQ(t, infinite);
            } else {
                EXPECT_NEAR(t > 0 ? testing::ended_by(of, t) : p, p, rounding);
            }
            if (t == 0) {
                EXPECT_GE(testing::ended_by(of, 0), p);
            }
        }
        // The mean is the area over the distribution, given that it ends.
        double area = 0.0;
        const double ends = 1 - of.never;
        constexpr int parts = 4000;
        for (int n = 0; n < parts; ++n)
            area += (ends - testing::ended_by(of, of.horizon * (n + 0.5) / parts)) * of.horizon / parts;
        EXPECT_NEAR(of.mean_years, area / ends, 1e-3 * of.mean_years + 1e-9);
    }
}

TEST(Attrition, the_mean_stays_exact_when_both_are_almost_certainly_committed) {
    for (const double doubt : {1e-2, 4e-4, 2e-4, 1e-6}) {
        const auto of = concessions(demands(0.7, 0.7, 0.1, 0.1, 1 - doubt, 1 - doubt));
        double area = 0.0;
        constexpr int parts = 10000;
        for (int n = 0; n < parts; ++n)
            area += (1 - of.never - testing::ended_by(of, of.horizon * (n + 0.5) / parts)) * of.horizon / parts;
        EXPECT_NEAR(of.mean_years / (area / (1 - of.never)), 1.0, 1e-8) << doubt;
    }
}

TEST(Attrition, two_hundred_thousand_draws_agree_with_the_closed_form) {
    const std::vector<dispute::attrition::Standoff> standoffs{
        demands(0.7, 0.7, 0.05, 0.1, 0.01, 0.01),
        demands(0.6, 0.8, 0.1, 0.1, 0.02, 0.1),
        {{dispute::attrition::Contender{-0.6, 1.0, 8.0, 0.08, 0.3},
          dispute::attrition::Contender{-0.4, -2.0, 3.0, 0.04, 0.2}}},
        {{dispute::attrition::Contender{0.9, 5.0, 9.0, 0.1, 0.0},
          dispute::attrition::Contender{-0.5, 1.0, 2.0, 0.1, 0.4}}},
        {{dispute::attrition::Contender{-1.0, 0.0, 5.0, 0.1, 0.0},
          dispute::attrition::Contender{-1.0, 0.0, 4.0, 0.1, 0.0}}},
        {{dispute::attrition::Contender{0.2, 1.0, 5.0, 0.1, 0.3},
          dispute::attrition::Contender{-1.0, 0.0, 4.0, 0.1, 0.25}}},  // the first stands firm
    };
    for (std::size_t k = 0; k < standoffs.size(); ++k) {
        SCOPED_TRACE(k);
        const auto of = concessions(standoffs[k]);
        const auto drawn = testing::sample(standoffs[k], 2018 + k, 200000);
        expect_within_three_errors(of.never, drawn.never, "never");
        expect_within_three_errors(of.mean_years, drawn.mean_years, "mean years");
        for (std::size_t i = 0; i < 2; ++i) {
            expect_within_three_errors(of.at_once[i], drawn.at_once[i], "at once");
            expect_within_three_errors(of.yields[i], drawn.yields[i], "yields");
            expect_within_three_errors(of.value[i], drawn.value[i], "value");
            expect_within_three_errors(of.value_committed[i], drawn.value_committed[i], "value if committed");
            expect_within_three_errors(of.expected[i], drawn.expected[i], "expected");
        }
    }
}

TEST(Attrition, whom_waiting_costs_nothing_never_gives_in_and_the_other_does_at_once) {
    // The standoff is worth 2.0 for ever to the first, more than giving in; the second pays.
    const auto of = dispute::attrition::concessions({{dispute::attrition::Contender{0.2, 1.0, 5.0, 0.1, 0.3},
                                                      dispute::attrition::Contender{-1.0, 0.0, 4.0, 0.1, 0.25}}});
    ASSERT_TRUE(of) << of.refused;
    EXPECT_EQ(of.course, dispute::attrition::StandoffCourse::one_stands_firm);
    EXPECT_EQ(of.at_once[0], 0.0);
    EXPECT_EQ(of.at_once[1], 0.75);
    EXPECT_EQ(of.never, 0.25);
    EXPECT_EQ(of.mean_years, 0.0);
    EXPECT_EQ(testing::ended_within(of, 0.75), 0.0);
    EXPECT_EQ(testing::ended_within(of, 0.76), infinite);
    EXPECT_NEAR(of.value[0], 0.75 * 5 + 0.25 * 2, rounding);
    EXPECT_NEAR(of.value[1], 0.0, rounding);
    EXPECT_NEAR(of.value_committed[1], -10.0, rounding);
    EXPECT_NE(in_words(of, {"USA", "CHN"}).find("Waiting costs USA nothing"), std::string::npos);
}

TEST(Attrition, if_waiting_costs_neither_anything_nobody_ever_gives_in) {
    const auto of = dispute::attrition::concessions({{dispute::attrition::Contender{0.2, 1.0, 5.0, 0.1, 0.3},
                                                      dispute::attrition::Contender{0.5, 0.0, 4.0, 0.1, 0.25}}});
    ASSERT_TRUE(of);
    EXPECT_EQ(of.course, dispute::attrition::StandoffCourse::nobody_yields);
    EXPECT_EQ(of.never, 1.0);
    EXPECT_TRUE(std::isnan(of.mean_years));
    EXPECT_NEAR(of.value[0], 2.0, rounding);
    EXPECT_NEAR(of.value[1], 5.0, rounding);
    EXPECT_EQ(testing::ended_by(of, 1e9), 0.0);
    EXPECT_NE(in_words(of, {"USA", "CHN"}).find("nobody ever gives in"), std::string::npos);
}

TEST(Attrition, giving_in_to_what_is_already_so_costs_nothing_whatever_the_rounding) {
    // L is the standoff for ever, f/r: r·(f/r) − f must not become a cost of 1e-17.
    for (std::uint64_t k = 0; k < 200; ++k) {
        numerics::RandomStream stream(14, k);
        const double f = stream.uniform(-3, 3), r = stream.log_uniform(0.001, 1);
        const auto of = dispute::attrition::concessions({{dispute::attrition::Contender{f, f / r, f / r + 1, r, 0.1},
                                                          dispute::attrition::Contender{-1, 0, 1, 0.1, 0.1}}});
        EXPECT_EQ(of.course, dispute::attrition::StandoffCourse::one_stands_firm) << f << " " << r;
    }
}

TEST(Attrition, a_side_that_is_known_never_to_give_in_is_given_in_to_at_once) {
    const auto of = concessions(demands(0.7, 0.7, 0.05, 0.1, 1.0, 0.2));
    ASSERT_TRUE(of);
    EXPECT_EQ(of.at_once[0], 0.0);
    EXPECT_NEAR(of.at_once[1], 0.8, rounding);
    EXPECT_NEAR(of.never, 0.2, rounding);
    EXPECT_EQ(of.horizon, 0.0);
    EXPECT_NEAR(of.value_committed[0], 0.8 * 0.7, rounding);
    const auto locked = concessions(demands(0.7, 0.7, 0.05, 0.1, 1.0, 1.0));
    EXPECT_EQ(locked.never, 1.0);
    EXPECT_EQ(locked.at_once[0] + locked.at_once[1], 0.0);
    EXPECT_TRUE(std::isnan(locked.mean_years));
}

TEST(Attrition, a_side_that_nobody_believes_gives_in_at_once_for_certain) {
    const auto of = concessions(demands(0.7, 0.7, 0.05, 0.1, 1e-200, 0.0));
    ASSERT_TRUE(of);
    EXPECT_EQ(of.at_once[1], 1.0);
    EXPECT_EQ(of.never, 0.0);
    EXPECT_EQ(of.value[0], 0.7);
    EXPECT_EQ(of.yields[1], 1.0);
    EXPECT_EQ(of.mean_years, 0.0);
}

TEST(Attrition, what_makes_no_sense_is_refused_with_a_reason) {
    const dispute::attrition::Standoff good = demands(0.7, 0.7, 0.05, 0.1, 0.1, 0.1);
    const auto refused = [&](testing::AttritionParameter parameter, double value) {
        return concessions(testing::with_parameter(good, parameter, Side{1}, value)).refused;
    };
    ASSERT_TRUE(concessions(good));
    EXPECT_NE(refused(testing::AttritionParameter::prevailing, 0.3).find("nothing to hold out for"), std::string::npos);
    EXPECT_NE(refused(testing::AttritionParameter::yielding, 0.9).find("nothing to hold out for"), std::string::npos);
    EXPECT_NE(refused(testing::AttritionParameter::discount_rate, 0.0).find("discount rate"), std::string::npos);
    EXPECT_NE(refused(testing::AttritionParameter::reputation, 1.01).find("reputation"), std::string::npos);
    EXPECT_NE(refused(testing::AttritionParameter::reputation, -0.01).find("reputation"), std::string::npos);
    EXPECT_NE(refused(testing::AttritionParameter::standoff, std::nan("")).find("not finite"), std::string::npos);
    EXPECT_EQ(refused(testing::AttritionParameter::standoff, infinite).find("second side"), 0u);
    EXPECT_FALSE(dispute::attrition::Concessions{});
    EXPECT_TRUE(testing::effects(testing::with_parameter(good, testing::AttritionParameter::discount_rate, Side{0}, -1))
                    .empty());
}

TEST(Attrition, vanishing_reputations_with_equal_staying_power_lead_to_complete_information) {
    const dispute::attrition::Standoff bare{
        {dispute::attrition::Contender{-1, 0, 10, 0.1, 0}, dispute::attrition::Contender{-2, 0, 8, 0.2, 0}}};
    const auto limit = concessions(bare);
    dispute::attrition::Standoff near = bare;
    for (std::size_t i = 0; i < 2; ++i) near.sides[i].reputation = std::pow(1e-60, limit.rate[i]);
    const auto of = concessions(near);
    for (const Side i : both) {
        EXPECT_NEAR(of.at_once[i.value], 0.0, 1e-9);
        EXPECT_NEAR(of.yields[i.value], limit.yields[i.value], 1e-9);
        EXPECT_NEAR(of.value[i.value], limit.value[i.value], 1e-9);
        for (const double t : {0.5, 2.0, 9.0})
            EXPECT_NEAR(testing::conceded_by(of, i, t), testing::conceded_by(limit, i, t), 1e-9);
    }
    EXPECT_NEAR(of.mean_years, limit.mean_years, 1e-9);
}

TEST(Attrition, of_two_that_are_doubted_equally_little_the_one_that_concedes_more_slowly_gives_in_at_once) {
    dispute::attrition::Standoff standoff = demands(0.7, 0.7, 0.05, 0.1, 0, 0);  // rates 0.075 and 0.0375
    EXPECT_EQ(concessions(standoff).weaker, Side{1});
    double before = 0.0;
    for (const double z : {1e-1, 1e-3, 1e-6, 1e-12}) {
        for (dispute::attrition::Contender& side : standoff.sides) side.reputation = z;
        const auto of = concessions(standoff);
        EXPECT_EQ(of.weaker, Side{1});
        EXPECT_GT(of.at_once[1], before);
        before = of.at_once[1];
    }
    EXPECT_NEAR(before, 1 - 1e-6, 1e-9);  // 1 − z^(1 − 1/2)
}

TEST(Attrition, names_of_sides_units_and_years_do_not_matter) {
    for (std::uint64_t k = 0; k < 50; ++k) {
        numerics::RandomStream stream(15, k);
        const dispute::attrition::Standoff standoff = any_standoff(stream);
        const auto of = concessions(standoff);
        const auto swapped = dispute::attrition::concessions({{standoff.sides[1], standoff.sides[0]}});
        EXPECT_EQ(of.yields[0], swapped.yields[1]);
        EXPECT_EQ(of.value[1], swapped.value[0]);
        dispute::attrition::Standoff shifted = standoff, scaled = standoff, slower = standoff;
        for (std::size_t i = 0; i < 2; ++i) {
            const double more = 3.0 - 5.0 * static_cast<double>(i), factor = 2.5 + static_cast<double>(i);
            shifted.sides[i].standoff += shifted.sides[i].discount_rate * more;
            shifted.sides[i].yielding += more;
            shifted.sides[i].prevailing += more;
            for (double* number : {&scaled.sides[i].standoff, &scaled.sides[i].yielding, &scaled.sides[i].prevailing})
                *number *= factor;
            slower.sides[i].standoff /= 4;
            slower.sides[i].discount_rate /= 4;
        }
        expect_same(of, concessions(shifted), 1e-10);
        expect_same(of, concessions(scaled), 1e-10);
        expect_same(of, concessions(slower), 1e-10);
        EXPECT_NEAR(concessions(slower).horizon, 4 * of.horizon, 1e-9 * of.horizon);
        EXPECT_NEAR(concessions(shifted).value[0], of.value[0] + 3, 1e-9);
    }
}

TEST(Attrition, words_name_the_side_that_gives_in_and_the_chance_that_it_never_ends) {
    const auto text = in_words(concessions(demands(0.7, 0.7, 0.05, 0.1, 0.01, 0.01)), {"USA", "CHN"});
    EXPECT_EQ(text.find("CHN gives in at once with probability 90 %."), 0u) << text;
    EXPECT_NE(text.find("61.4 years"), std::string::npos) << text;
    EXPECT_NE(text.find("With probability 0.01 % it never ends."), std::string::npos) << text;
    EXPECT_EQ(in_words(dispute::attrition::concessions({}), {"USA", "CHN"}).find("No answer"), 0u);
}

}  // namespace
}  // namespace parley::attrition_test
