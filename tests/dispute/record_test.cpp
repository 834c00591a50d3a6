// The record: wants that fit what was said, by closed forms, polytopes by hand, and brute force.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <set>

#include <gtest/gtest.h>

#include "parley/dispute/record/conclusions.hpp"
#include "parley/dispute/record/likelihood.hpp"
#include "parley/numerics/random_stream.hpp"
#include "tests/support/sized.hpp"

namespace parley::record_test {
namespace {

using namespace dispute::record;

Wants wants_of(std::vector<WantRange> ranges) {
    Wants result;
    for (std::size_t k = 0; k < ranges.size(); ++k) result.terms.push_back("term " + std::to_string(k));
    result.factions.push_back({"party", true, std::move(ranges)});
    return result;
}

Statement said(double solved, std::vector<double> change, Said kind = Said::refusal) {
    return {"", kind, std::nullopt, {solved, std::move(change)}};
}

TEST(Posterior, of_a_linear_gaussian_model_has_the_closed_form_mean_variance_evidence_and_divergence) {
    for (const double noise : {1.0, 0.1, 0.003}) {
        const double seen = 1.7;
        numerics::PosteriorOptions options;
        options.draws = 8192;
        const auto sample = numerics::sample_posterior(
            2,
            [&](const double* z) {
                const double error = (z[0] - seen) / noise;
                return -error * error / 2;
            },
            options);
        double mean = 0.0, square = 0.0, other = 0.0;
        for (std::size_t i = 0; i < sample.draws(); ++i) {
            mean += sample.weight[i] * sample[i][0];
            square += sample.weight[i] * sample[i][0] * sample[i][0];
            other += sample.weight[i] * sample[i][1] * sample[i][1];
        }
        const double variance = noise * noise / (1 + noise * noise), centre = seen / (1 + noise * noise);
        EXPECT_EQ(sample.moved, noise < 0.05);
        EXPECT_NEAR(mean, centre, 5 * std::sqrt(variance / 1000));
        EXPECT_NEAR(square - mean * mean, variance, 0.15 * variance);
        EXPECT_NEAR(other, 1.0, 0.15);
        // ∫ N(z; 0, 1) e^{−(z−y)²/2τ²} dz = τ/√(1+τ²) · e^{−y²/2(1+τ²)}
        const double evidence = std::log(noise / std::sqrt(1 + noise * noise)) - seen * seen / 2 / (1 + noise * noise);
        EXPECT_NEAR(sample.log_evidence, evidence, 0.15);
        const double divergence = (variance + centre * centre - 1 - std::log(variance)) / 2;
        EXPECT_NEAR(sample.nats, divergence, 0.15);
    }
}

TEST(Likelihood, of_statements_that_may_be_meant_is_the_integral_over_how_often) {
    const Beta meant{6, 4};
    numerics::RandomStream stream(6, 0);
    for (const std::size_t count : {0U, 1U, 5U, 31U, 32U, 40U}) {
        std::vector<double> d;
        for (std::size_t k = 0; k < count; ++k) d.push_back(0.5 - 0.2 * stream.uniform());
        double integral = 0.0, density = 0.0;
        constexpr int steps = 20000;
        for (int n = 0; n < steps; ++n) {
            const double q = (n + 0.5) / steps, here = std::pow(q, meant.a - 1) * std::pow(1 - q, meant.b - 1);
            double product = here;
            for (const double each : d) product *= 0.5 + q * each;
            density += here;
            integral += product;
        }
        EXPECT_NEAR(mean_over_meant(d, meant) / (integral / density), 1.0, 1e-7) << count;
    }
}

TEST(Likelihood, without_a_statement_is_that_of_the_others) {
    numerics::RandomStream stream(5, 0);
    for (const std::size_t count : {1U, 2U, 7U, 45U}) {
        std::vector<Statement> statements;
        std::vector<double> margins;
        for (std::size_t k = 0; k < count; ++k) {
            statements.push_back(said(0.0, {1.0}, static_cast<Said>(stream.below(kinds_of_statement))));
            margins.push_back(stream.uniform() - 0.5);
        }
        const std::vector<double> without = Likelihood(statements, {}).logs_without(margins);
        for (std::size_t k = 0; k < count; ++k) {
            std::vector<Statement> others = statements;
            std::vector<double> left = margins;
            others.erase(others.begin() + static_cast<std::ptrdiff_t>(k));
            left.erase(left.begin() + static_cast<std::ptrdiff_t>(k));
            EXPECT_EQ(without[k], Likelihood(others, {}).log_of(left)) << count << " " << k;
        }
    }
}

TEST(ProbableReading, of_one_want_and_one_statement_is_the_integral) {
    // Want log-uniform on 0.01 to 1; "the cut costs me more than it brings, 0.1 points": refusal with w − 0.1 ≥ 0.
    const Statement refusal = said(-0.1, {1.0});
    double with = 0.0, all = 0.0, entropy = 0.0;
    constexpr int steps = 2000, slacks = 400;
    for (int i = 0; i < steps; ++i) {
        const double w = 0.01 * std::pow(100.0, (i + 0.5) / steps);
        double likelihood = 0.0;
        for (int n = 0; n < slacks; ++n) {
            const double s = 0.03 * std::pow(10.0, (n + 0.5) / slacks);
            likelihood += (0.8 / (1 + std::exp(-(w - 0.1) / s)) + 0.1) / slacks;
        }
        EXPECT_NEAR(Likelihood({refusal}, {}).log_of({w - 0.1}), std::log(likelihood), 1e-5);
        all += likelihood / steps;
        if (w >= 0.1) with += likelihood / steps;
        entropy += likelihood * std::log(likelihood) / steps;
    }
    const ProbableReading reading = probable_reading({wants_of({{0.01, 1.0}}), {refusal}, 1.0});
    EXPECT_NEAR(reading.share([](const std::vector<double>& w) { return w[0] >= 0.1; }), with / all, 0.02);
    EXPECT_NEAR(reading.nats, entropy / all - std::log(all), 0.01);
}

TEST(ProbableReading, does_not_depend_on_the_order_of_statements) {
    const Wants wants = wants_of({{0.01, 1.0}, {-1.0, -0.01}});
    std::vector<Statement> statements{said(-0.1, {1, 0}), said(0.05, {1, 1}, Said::offer), said(0.2, {0, 1})};
    const ProbableReading one = probable_reading({wants, statements, 1.0});
    std::reverse(statements.begin(), statements.end());
    const ProbableReading other = probable_reading({wants, statements, 1.0});
    for (const double share : {0.1, 0.5, 0.9})
        for (std::size_t k = 0; k < 2; ++k) EXPECT_NEAR(one.quantile(k, share), other.quantile(k, share), 1e-9);
    EXPECT_NEAR(one.nats, other.nats, 1e-9);
}

TEST(ProbableReading, does_not_change_where_effects_and_wants_are_a_hundredth) {
    const auto reading = [](double scale) {
        const Wants wants = wants_of({{0.01 * scale, 1.0 * scale}, {-1.0 * scale, -0.01 * scale}});
        return probable_reading({wants, {said(-0.1 * scale, {1, 0}), said(0.05 * scale, {1, 1}, Said::offer)}, scale});
    };
    const ProbableReading whole = reading(1.0), small = reading(0.01);
    const auto share = [](const ProbableReading& r, double scale) {
        return r.share([&](const std::vector<double>& w) { return w[0] + w[1] > 0.1 * scale; });
    };
    EXPECT_NEAR(share(whole, 1.0), share(small, 0.01), 1e-9);
    EXPECT_NEAR(whole.nats, small.nats, 1e-9);
}

TEST(ProbableReading, gives_the_leader_twice_the_voice_of_a_faction) {
    Wants wants = wants_of({{0.01, 1.0}});
    wants.factions.push_back({"treasury", false, {{0.01, 1.0}}});
    const ProbableReading reading = probable_reading({wants, {}, 1.0});
    double leader = 0.0;
    for (std::size_t i = 0; i < reading.voice.size(); ++i) leader += reading.weight[i] * reading.voice[i][0];
    EXPECT_NEAR(leader, 2.0 / 3.0, 0.02);
    EXPECT_NEAR(reading.nats, 0.0, 1e-12);
}

TEST(ProbableReading, of_patience_puts_who_is_said_to_outlast_below_in_seven_of_ten_and_half_the_rest) {
    const PatienceReading reading = patience_reading(2, {{1, 0}});
    double below = 0.0;
    for (std::size_t i = 0; i < reading.weight.size(); ++i)
        if (reading.discount[i][1] < reading.discount[i][0]) below += reading.weight[i];
    EXPECT_NEAR(below, 0.85, 0.01);  // ½ (0.7 + 0.15) over ½
    EXPECT_NEAR(reading.nats, 0.85 * std::log(0.85 * 2) + 0.15 * std::log(0.15 * 2), 0.01);
}

TEST(StrictReading, gives_the_intervals_of_a_polytope_in_two_and_three_dimensions) {
    const StrictReading two =
        strict_reading(wants_of({{0.01, 1.0}, {0.01, 1.0}}), {said(0.0, {1, -2}), said(0.5, {-1, 0})});
    ASSERT_TRUE(two.consistent);
    EXPECT_NEAR(two.wants[0].low, 0.02, 1e-6);
    EXPECT_NEAR(two.wants[0].high, 0.5, 1e-6);
    EXPECT_NEAR(two.wants[1].low, 0.01, 1e-6);
    EXPECT_NEAR(two.wants[1].high, 0.25, 1e-6);
    EXPECT_TRUE(two.wants[0].bounded_below && two.wants[0].bounded_above && two.wants[1].bounded_above);
    EXPECT_FALSE(two.wants[1].bounded_below);

    // A simplex: x + y + z ≤ 0.5 with x, y ≥ 0.1 and z up to −0.2, all within ±1.
    const StrictReading three =
        strict_reading(wants_of({{-1, 1}, {-1, 1}, {-1, 1}}),
                       {said(0.5, {-1, -1, -1}), said(-0.1, {1, 0, 0}), said(-0.1, {0, 1, 0}), said(0.2, {0, 0, 1})});
    ASSERT_TRUE(three.consistent);
    for (const auto& [k, low, high] : {std::tuple{0, 0.1, 0.6}, std::tuple{1, 0.1, 0.6}, std::tuple{2, -0.2, 0.3}}) {
        EXPECT_NEAR(three.wants[static_cast<std::size_t>(k)].low, low, 1e-6);
        EXPECT_NEAR(three.wants[static_cast<std::size_t>(k)].high, high, 1e-6);
    }
}

TEST(StrictReading, names_the_smallest_sets_that_cannot_all_be_meant) {
    const Wants wants = wants_of({{0.01, 1.0}, {0.01, 1.0}});
    const StrictReading reading =
        strict_reading(wants, {said(-0.6, {1, 0}), said(0.3, {-1, 0}), said(-2.0, {0, 1}), said(0.5, {0, 1})});
    EXPECT_FALSE(reading.consistent);
    ASSERT_EQ(reading.contradictions.size(), 2U);
    EXPECT_EQ(reading.contradictions[0], (std::vector<std::size_t>{2}));
    EXPECT_EQ(reading.contradictions[1], (std::vector<std::size_t>{0, 1}));
    EXPECT_TRUE(reading.all_contradictions);
    EXPECT_FALSE(reading.range_too_narrow);
    EXPECT_TRUE(strict_reading(wants, {said(-2.0, {0, 1})}).range_too_narrow);
}

TEST(StrictReading, finds_all_minimal_contradictions_of_random_records_as_brute_force_does) {
    std::size_t contradictory = 0;
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        numerics::RandomStream stream(seed, 7);
        const Wants wants = wants_of({{0.01, 1.0}, {0.01, 1.0}, {-1.0, 1.0}});
        std::vector<Statement> statements;
        for (int i = 0; i < 7; ++i)
            statements.push_back(
                said(stream.uniform(-0.6, 0.2), {stream.uniform(-1, 1), stream.uniform(-1, 1), stream.uniform(-1, 1)}));
        std::set<std::vector<std::size_t>> minimal;
        std::vector<bool> fits(128);
        for (unsigned bits = 0; bits < 128; ++bits) {
            std::vector<Statement> some;
            std::vector<std::size_t> which;
            for (std::size_t i = 0; i < 7; ++i)
                if (bits >> i & 1U) some.push_back(statements[i]), which.push_back(i);
            fits[bits] = bounds_of(wants, some, {0.0, {0, 0, 0}}).has_value();
            bool smaller_fit = true;
            for (std::size_t i = 0; i < 7; ++i)
                if (bits >> i & 1U) smaller_fit = smaller_fit && fits[bits ^ (1U << i)];
            if (!fits[bits] && smaller_fit) minimal.insert(which);
        }
        const StrictReading reading = strict_reading(wants, statements, 64);
        contradictory += reading.consistent ? 0U : 1U;
        EXPECT_EQ(std::set<std::vector<std::size_t>>(reading.contradictions.begin(), reading.contradictions.end()),
                  minimal);
        EXPECT_TRUE(std::is_sorted(reading.contradictions.begin(), reading.contradictions.end(),
                                   [](const auto& a, const auto& b) { return a.size() < b.size(); }));
    }
    EXPECT_GT(contradictory, 20U);
}

// Twenty wants and forty statements, which fit together or not.
TEST(StrictReading, of_a_long_record_is_there_in_time_and_so_is_the_probable_one) {
    for (const double error : {0.0, 1.0}) {
        numerics::RandomStream stream(11, 3);
        const Wants wants = wants_of(std::vector<WantRange>(20, {0.01, 1.0}));
        std::vector<double> truth(20);
        for (double& each : truth) each = stream.uniform(0.05, 0.9);
        std::vector<Statement> statements;
        for (std::size_t k = 0; k < 40; ++k) {
            std::vector<double> change(20);
            double solved = error * stream.uniform(-2, 2) + 0.01;
            for (std::size_t term = 0; term < 4; ++term) change[(3 * k + 5 * term) % 20] = stream.uniform(-1, 1);
            for (std::size_t term = 0; term < 20; ++term) solved -= truth[term] * change[term];
            statements.push_back(said(solved, change));
        }
        const auto from = std::chrono::steady_clock::now();
        const StrictReading strict = strict_reading(wants, statements);
        const ProbableReading probable = probable_reading({wants, statements, 1.0});
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - from;
        EXPECT_EQ(strict.consistent, error == 0.0);
        EXPECT_GT(probable.nats, 0.1);
        EXPECT_LT(took.count(), 10.0 * testing::sanitized_share) << "a party";
        std::printf("20 wants, 40 statements: %.2f s\n", took.count());
    }
}

TEST(StrictReading, weighs_a_faction_s_statement_by_its_voice) {
    // The treasury wants no less than 0.5 of the term, the rest at most 0.3 of it: the party's own lies between.
    Wants wants = wants_of({{0.01, 1.0}});
    wants.factions.push_back({"treasury", false, {{0.01, 1.0}}});
    std::vector<Statement> statements{said(0.3, {-1}), said(-0.5, {1})};
    statements[0].faction = 0;
    statements[1].faction = 1;
    const StrictReading reading = strict_reading(wants, statements);
    ASSERT_TRUE(reading.consistent);
    EXPECT_NEAR(reading.wants[0].low, 0.01, 1e-6);
    EXPECT_NEAR(reading.wants[0].high, 1.0, 1e-6);
    statements.push_back(said(-0.3, {1}));  // the party as a whole: at least 0.3
    const auto bounds = bounds_of(wants, statements, {-0.25, {1.0}});
    ASSERT_TRUE(bounds);
    EXPECT_NEAR(bounds->low, 0.05, 1e-6);
}

TEST(StrictReading, does_not_change_where_effects_and_wants_are_a_hundredth) {
    const auto reading = [](double scale) {
        return strict_reading(wants_of({{0.01 * scale, scale}, {0.01 * scale, scale}}),
                              {said(0.0, {1, -2}), said(0.5 * scale, {-1, 0})});
    };
    const StrictReading whole = reading(1.0), small = reading(0.01);
    for (std::size_t k = 0; k < 2; ++k) {
        EXPECT_NEAR(whole.wants[k].low, 100 * small.wants[k].low, 1e-6);
        EXPECT_NEAR(whole.wants[k].high, 100 * small.wants[k].high, 1e-6);
        EXPECT_EQ(whole.wants[k].bounded_above, small.wants[k].bounded_above);
    }
}

TEST(Conclusions, hinge_on_the_want_where_they_turn) {
    const std::vector<ProbableReading> prior{probable_reading({wants_of({{0.01, 1.0}, {0.01, 1.0}}), {}, 1.0}),
                                             probable_reading({wants_of({{0.01, 1.0}}), {}, 1.0})};
    const Standing standing =
        standing_of([](const AllWants& wants) { return wants[0][0] < 0.25 && wants[1][0] > 0.001; },
                    wants_asked(prior, prior, 4096));
    const double below = std::log(25.0) / std::log(100.0);
    EXPECT_TRUE(standing.at_median);
    EXPECT_NEAR(standing.share, below, 0.01);
    ASSERT_EQ(standing.hinges.size(), 1U);
    EXPECT_EQ(standing.hinges[0].party, 0U);
    EXPECT_EQ(standing.hinges[0].term, 0U);
    EXPECT_NEAR(standing.hinges[0].median, 0.1, 0.005);
    EXPECT_NEAR(standing.hinges[0].at, 0.25, 1e-6);
    EXPECT_NEAR(standing.hinges[0].share, 1 - below, 0.02);
}

TEST(Conclusions, keep_parties_independent_of_each_other) {
    const ProbableReading one = probable_reading({wants_of({{-1.0, 1.0}}), {}, 1.0});
    double product = 0.0;
    const auto draws = together({one, one}, 4096);
    for (const AllWants& each : draws) product += each[0][0] * each[1][0] / 4096;
    EXPECT_NEAR(product, 0.0, 0.02);
}

}  // namespace
}  // namespace parley::record_test
