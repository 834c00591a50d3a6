// His optimal tariffs, Nash tariffs and talks, by the strategy library.
#include <algorithm>
#include <chrono>
#include <cmath>

#include "parley/model/welfare.hpp"
#include "parley/strategy/talks.hpp"
#include "tests/replication/ossa-2014/ossa.hpp"
#include "tests/support/verification.hpp"

namespace parley::ossa_goldens_test {
namespace {

using namespace parley::testing;

constexpr const char* source = "Ossa (2014), converged";

class Goldens : public Ossa2014 {
protected:
    strategy::Stage stage() const { return strategy::stage_of(world_, replication_options()); }
    strategy::Chooser chooser(Economy n, strategy::Rates rates = strategy::Rates::by_partner_and_sector) const {
        strategy::Chooser result{world_.economies[n.value].code, {n}};
        result.instruments.front().rates = rates;
        return result;
    }
    strategy::Chooser political(Economy n, strategy::Rates rates = strategy::Rates::by_partner_and_sector) const {
        strategy::Chooser result = chooser(n, rates);
        Table<Economy, Sector> weights({1, world_.sector_count()});
        for (const Sector s : world_.each_sector()) weights({0}, s) = data_.political_weight(n, s);
        result.objective = strategy::weighted_sector_income({n}, weights);
        return result;
    }
    std::vector<strategy::Chooser> everybody() const {
        std::vector<strategy::Chooser> result;
        for (const Economy n : world_.each_economy()) result.push_back(chooser(n));
        return result;
    }
    double points(const Table<Economy>& welfare_factor, Economy n) const { return 100 * (welfare_factor(n) - 1); }
    const std::string& code(Economy n) const { return world_.economies[n.value].code; }
};

double median_of(const std::vector<strategy::ChosenRate>& rates) {
    std::vector<double> sorted;
    for (const strategy::ChosenRate& each : rates) sorted.push_back(100 * each.rate);
    std::sort(sorted.begin(), sorted.end());
    const std::size_t middle = sorted.size() / 2;
    return sorted.size() % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

double seconds_since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

TEST_F(Goldens, optimal_tariffs_at_the_converged_digits) {
    Ours own, theirs;
    double longest = 0.0, furthest = 0.0;
    strategy::BestAnswerOptions options;
    options.starts = 1;
    for (const Economy n : world_.each_economy()) {
        const auto start = std::chrono::steady_clock::now();
        const strategy::BestAnswer answer = best_answer(stage(), chooser(n), options);
        longest = std::max(longest, seconds_since(start));
        ASSERT_EQ(answer.verdict, strategy::Verdict::found) << code(n) << ": " << answer.why;
        EXPECT_LT(answer.curvature, 0) << code(n);
        const Table<Economy> welfare = model::welfare(world_, answer.equilibrium.point).welfare_factor;
        double others = 0.0;
        for (const Economy other : world_.each_economy())
            if (other != n) others += points(welfare, other) / 6;
        own[{code(n), "own welfare"}] = points(welfare, n);
        theirs[{code(n), "others' welfare"}] = others;
        furthest = std::max(furthest, std::abs(points(welfare, n) - 100 * (answer.value - 1)));
        EXPECT_NEAR(median_of(answer.rates), 59, 6) << code(n);
    }
    EXPECT_LE(furthest, 1e-8);
    verify_table("ossa-2014/optimal_converged.csv", std::string(source) + ", optimal tariffs", "%", own, 1e-6);
    // One's own welfare is flat at its top, the others' is not: what is left of the slopes shows in theirs.
    verify_table("ossa-2014/optimal_others_converged.csv", std::string(source) + ", optimal tariffs", "%", theirs,
                 1e-5);
    std::printf("[          ] longest optimum %.3f s\n", longest);
}

// What is stored is short of the top, never above it: that is what a solver at its usual tolerance leaves.
TEST_F(Goldens, what_is_printed_of_optima_lies_below_them_by_no_more_than_his_solver_leaves) {
    strategy::BestAnswerOptions options;
    options.starts = 1;
    options.curvature = options.flatness = false;
    Ours ours;
    for (const Economy n : world_.each_economy()) {
        const strategy::BestAnswer answer = best_answer(stage(), chooser(n), options);
        const Table<Economy> welfare = model::welfare(world_, answer.equilibrium.point).welfare_factor;
        double others = 0.0;
        for (const Economy other : world_.each_economy())
            if (other != n) others += points(welfare, other) / 6;
        ours[{code(n), "own welfare"}] = points(welfare, n);
        ours[{code(n), "others' welfare"}] = others;
    }
    verify_table("ossa-2014/optimal_printed.csv", "Ossa (2014), Table 3a as stored", "%", ours, 2.7e-3);
    EXPECT_GT((ours[{"BRA", "own welfare"}]), 1.0835 + printed(4)) << "the one that is furthest off";
}

// His Nash point leaves gains of a ten-thousandth of a point to whoever deviates. Points that leave no more than that
// are as far from ours as what is printed: a war is flat in one's own duties, and not in the others'.
TEST_F(Goldens, what_is_printed_of_the_war_is_within_what_such_gains_leave_open) {
    strategy::WarOptions options;
    options.verify = false;
    const strategy::War war = strategy::war(stage(), everybody(), options);
    ASSERT_EQ(war.verdict, strategy::Verdict::found);
    Ours ours;
    for (const Economy n : world_.each_economy()) ours[{code(n), "welfare"}] = points(war.welfare_factor, n);
    verify_table("ossa-2014/nash_printed.csv", "Ossa (2014), Table 4a as stored", "%", ours, 1.3e-2);

    model::Wedges moved = war.wedges;
    for (const Economy n : world_.each_economy())
        for (const Economy i : world_.each_economy())
            for (const Sector s : world_.each_sector())
                moved.duty_rate(n, i, s) = std::expm1(1.004 * std::log1p(war.wedges.duty_rate(n, i, s)));
    const Table<Economy> there = model::welfare(world_, solved(world_, moved).point).welfare_factor;
    double furthest = 0.0, regret = 0.0;
    for (const Economy n : world_.each_economy()) {
        furthest = std::max(furthest, std::abs(points(there, n) - points(war.welfare_factor, n)));
        model::Wedges back = moved;
        for (const Economy i : world_.each_economy())
            for (const Sector s : world_.each_sector()) back.duty_rate(n, i, s) = war.wedges.duty_rate(n, i, s);
        const Table<Economy> alone = model::welfare(world_, solved(world_, back).point).welfare_factor;
        regret = std::max(regret, points(alone, n) - points(there, n));
    }
    EXPECT_LE(regret, 2e-4) << "points of real income that going back alone would bring";
    EXPECT_GE(furthest, 1.2e-2) << "and so far are the figures off";
    std::printf("[          ] regret %.1e points, figures off by %.1e\n", regret, furthest);
}

TEST_F(Goldens, nash_tariffs_at_the_converged_digits_and_nobody_gains_by_deviating) {
    const auto start = std::chrono::steady_clock::now();
    strategy::WarOptions options;
    options.starts = options.deviation_starts = 20;
    const strategy::War war = strategy::war(stage(), everybody(), options);
    std::printf("[          ] war from 20 starts, 20 fresh starts for each, %.3f s, largest gain by deviating %.1e\n",
                seconds_since(start), war.deviation_gain);
    ASSERT_EQ(war.verdict, strategy::Verdict::found) << war.why;
    EXPECT_LE(war.deviation_gain, 1e-8);
    EXPECT_EQ(war.starts_arrived, 20);
    EXPECT_EQ(war.nash_points_found, 1);
    Ours ours;
    double mean = 0.0;
    for (const Economy n : world_.each_economy()) {
        ours[{code(n), "welfare"}] = points(war.welfare_factor, n);
        ours[{code(n), "median tariff"}] = median_of(war.sides[n.value].rates);
        mean += points(war.welfare_factor, n) / 7;
    }
    // Medians of the golden have three digits, welfare six.
    verify_table("ossa-2014/nash_converged.csv", std::string(source) + ", Nash tariffs", "%", ours, 2e-3);
    const std::map<std::string, double> six{{"BRA", -1.942067}, {"CHN", -2.192974}, {"EU", -2.587295},
                                            {"IND", -2.156417}, {"JPN", -0.764827}, {"ROW", -4.970889},
                                            {"USA", -2.164470}};
    for (const auto& [economy, welfare] : six) EXPECT_NEAR((ours[{economy, "welfare"}]), welfare, 2e-6) << economy;
    EXPECT_NEAR(mean, -2.396991, 2e-6);
}

TEST_F(Goldens, cooperation_gains_alike_over_the_war_over_today_and_over_free_trade) {
    strategy::TalksOptions options;
    options.rule = strategy::TalksRule::equal_gains;
    options.war.verify = false;
    const struct {
        strategy::TalksFrom from;
        double gain;  // percent, as printed to a digit
        double within;
    } tables[] = {{strategy::TalksFrom::war, 3.4, printed(1)},
                  {strategy::TalksFrom::today, 0.5, printed(1)},
                  {strategy::TalksFrom::free, 0.03, printed(2)}};
    for (const auto& table : tables) {
        options.from = table.from;
        const auto start = std::chrono::steady_clock::now();
        const strategy::Talks talks = strategy::talks(stage(), everybody(), options);
        std::printf("[          ] talks from %s %.3f s\n", name_of(table.from), seconds_since(start));
        // From the war the rounds that make gains alike may end a little before they are alike to the last digit.
        ASSERT_TRUE(talks.verdict == strategy::Verdict::found || talks.verdict == strategy::Verdict::step_limit)
            << name_of(table.from) << ": " << talks.why;
        EXPECT_LE(talks.projected_gradient, 1e-7) << name_of(table.from);
        for (const strategy::TalksSide& side : talks.sides) {
            EXPECT_NEAR(100 * (side.value / side.value_start - 1), table.gain, table.within)
                << side.name << " from " << name_of(table.from);
            EXPECT_NEAR(side.value / side.value_start, talks.sides[0].value / talks.sides[0].value_start, 1e-6)
                << side.name;
        }
    }
}

TEST_F(Goldens, political_weights_and_most_favoured_nations_leave_nobody_a_gain) {
    strategy::WarOptions options;
    for (const bool weighed : {false, true}) {
        std::vector<strategy::Chooser> sides;
        for (const Economy n : world_.each_economy())
            sides.push_back(weighed ? political(n) : chooser(n, strategy::Rates::by_sector));
        const strategy::War war = strategy::war(stage(), sides, options);
        const char* which = weighed ? "political weights" : "most favoured nation";
        ASSERT_EQ(war.verdict, strategy::Verdict::found) << which << ": " << war.why;
        EXPECT_LE(war.deviation_gain, 1e-8) << which;
    }
}

// Equal weights on incomes of sectors are weights on real income: one and the same objective.
TEST_F(Goldens, equal_weights_are_real_income) {
    const Economy n = economy(world_, "JPN");
    strategy::BestAnswerOptions options;
    options.starts = 1;
    options.curvature = options.flatness = false;
    strategy::Chooser equal = chooser(n, strategy::Rates::by_sector);
    equal.objective = strategy::weighted_sector_income({n}, Table<Economy, Sector>({1, world_.sector_count()}, 1.0));
    const strategy::BestAnswer a = best_answer(stage(), chooser(n, strategy::Rates::by_sector), options),
                               b = best_answer(stage(), equal, options);
    ASSERT_EQ(b.verdict, strategy::Verdict::found);
    EXPECT_NEAR(a.value, b.value, 1e-10);
    for (std::size_t k = 0; k < a.rates.size(); ++k) EXPECT_NEAR(a.rates[k].rate, b.rates[k].rate, 1e-5);
}

}  // namespace
}  // namespace parley::ossa_goldens_test
