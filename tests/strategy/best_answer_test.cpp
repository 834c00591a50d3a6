#include "parley/strategy/best_answer.hpp"

#include <algorithm>

#include "parley/model/rebase.hpp"
#include "parley/strategy/war.hpp"
#include "tests/strategy/stages.hpp"
#include "tests/support/random_world.hpp"

namespace parley::testing::strategy_test {
namespace {

using strategy::BestAnswer;
using strategy::BestAnswerOptions;
using strategy::Chooser;
using strategy::Lever;
using strategy::Rates;
using strategy::Verdict;

TEST(BestAnswer, of_a_small_economy_with_one_sector_is_one_over_theta) {
    for (const double theta : {2.0, 4.0, 9.0}) {
        const world::World world = one_sector_world({{1.0, 0.2}, {0.2, 1e6}}, theta);
        const BestAnswer answer = best_answer(stage_of(world, exactly()), one(0));
        ASSERT_EQ(answer.verdict, Verdict::found) << answer.why;
        EXPECT_NEAR(answer.rates.front().rate, 1 / theta, 1e-6);
    }
}

// Of two economies t = 1/(θ (1 − x)), x the export share of the other's output: the other's offer has this elasticity
// whatever its own duty (docs/model/strategy.md).
TEST(BestAnswer, to_one_partner_is_one_over_the_elasticity_of_its_offer) {
    for (const double duty : {0.0, 0.3}) {
        const world::World world = one_sector_world({{700, 100}, {100, 300}}, 5.0);
        strategy::Stage stage = stage_of(world, exactly());
        stage.today.duty_rate(Economy{1}, Economy{0}, Sector{0}) = duty;
        const BestAnswer answer = best_answer(stage, one(0));
        ASSERT_EQ(answer.verdict, Verdict::found) << answer.why;
        const double x = export_share(world, answer.wedges, answer.equilibrium.point, Economy{1});
        EXPECT_NEAR(answer.rates.front().rate, 1 / (5.0 * (1 - x)), 1e-7);
        EXPECT_GT(answer.gain, 0);
        EXPECT_LT(answer.curvature, 0);
        EXPECT_LE(answer.projected_gradient, 1e-8);
    }
}

TEST(BestAnswer, is_where_no_grid_finds_better) {
    const world::World world = three_in_balance();
    const strategy::Stage stage = stage_of(world, exactly());
    const Chooser chooser = one(1);
    const BestAnswer answer = best_answer(stage, chooser);
    ASSERT_EQ(answer.verdict, Verdict::found) << answer.why;
    double best = 0.0;
    for (int a = 0; a <= 24; ++a)
        for (int b = 0; b <= 24; ++b) {
            model::Wedges wedges = stage.today;
            set_rates(world, chooser, {0.025 * a, 0.025 * b}, wedges);
            best = std::max(best, welfare(world, solve(world, wedges, exactly()).point).welfare_factor({1}));
        }
    EXPECT_GE(answer.value, best - 1e-10);
    EXPECT_LE(answer.value, best + 1e-4);
}

TEST(BestAnswer, an_export_tax_does_what_a_duty_does) {
    const world::World world = three_in_balance();
    const strategy::Stage stage = stage_of(world, exactly());
    const BestAnswer duty = best_answer(stage, one(0, Rates::uniform));
    const BestAnswer tax = best_answer(stage, one(0, Rates::uniform, Lever::export_tax));
    ASSERT_EQ(duty.verdict, Verdict::found) << duty.why;
    ASSERT_EQ(tax.verdict, Verdict::found) << tax.why;
    EXPECT_NEAR(duty.value, tax.value, 1e-9);
    EXPECT_NEAR(duty.rates.front().rate, tax.rates.front().rate, 1e-5);
}

TEST(BestAnswer, with_duties_and_export_taxes_on_all_one_tax_is_pinned) {
    const world::World world = three_in_balance();
    Chooser both = one(0);
    strategy::Instrument taxes;
    taxes.lever = Lever::export_tax;
    taxes.least = -0.5;
    both.instruments.front().least = -0.5;
    both.instruments.push_back(taxes);
    EXPECT_EQ(variables_of(world, both).size(), 3u);
    const BestAnswer answer = best_answer(stage_of(world, exactly()), both);
    ASSERT_EQ(answer.verdict, Verdict::found) << answer.why;
    EXPECT_GE(answer.value, best_answer(stage_of(world, exactly()), one(0)).value - 1e-10);
}

// Ignatenko et al. (2025) find 12.5 against 19 %: with inputs a duty is paid by those who use what it makes dearer.
TEST(BestAnswer, falls_with_the_share_of_inputs) {
    double last = 10.0;
    for (const double value_added : {1.0, 0.8, 0.6, 0.4}) {
        const world::World world = three_in_balance(4.0, value_added);
        const BestAnswer answer = best_answer(stage_of(world, exactly()), one(0, Rates::uniform));
        ASSERT_EQ(answer.verdict, Verdict::found) << answer.why;
        EXPECT_LT(answer.rates.front().rate, last) << value_added;
        last = answer.rates.front().rate;
    }
}

// The other's own inputs: 1/t = θ(1−π) + π(1−γ)/γ (docs/model/strategy.md).
TEST(BestAnswer, to_one_sector_that_buys_from_itself_has_a_closed_form) {
    for (const double value_added : {1.0, 0.7, 0.4}) {
        const world::World world = one_sector_world({{700, 100}, {100, 300}}, 5.0, value_added);
        const BestAnswer answer = best_answer(stage_of(world, exactly()), one(0));
        ASSERT_EQ(answer.verdict, Verdict::found) << answer.why;
        const double x = export_share(world, answer.wedges, answer.equilibrium.point, Economy{1});
        EXPECT_NEAR(answer.rates.front().rate, 1 / (5.0 * (1 - x) + x * (1 - value_added) / value_added), 1e-7);
    }
}

// One good of many, paid for with the others: inputs of its own kind raise the best tax on it.
TEST(BestAnswer, on_one_good_of_many_rises_with_its_own_inputs) {
    constexpr std::size_t goods = 40;
    const Economy home{0}, abroad{1};
    double last = 0.0;
    for (const double own : {0.0, 0.3, 0.6}) {
        world::World world;
        world.name = "many goods";
        world.economies = {{"H", "Home", {}}, {"F", "Abroad", {}}};
        for (std::size_t s = 0; s < goods; ++s) world.sectors.push_back({"S" + std::to_string(s), "Good", true, true});
        world.theta.assign(goods, 4.0);
        allocate(world);
        for (const Sector s : world.each_sector()) {
            world.flow(home, home, s) = 100;
            world.flow(abroad, abroad, s) = s.value == 0 ? 70 : 100;
            if (s.value == 0)
                world.flow(abroad, home, s) = 30;
            else
                world.flow(home, abroad, s) = 30.0 / (goods - 1);
            for (const Economy n : {home, abroad}) {
                world.value_added_share(n, s) = 1 - own;
                world.input_share(n, s, s) = own;
            }
        }
        world = closed(world);
        strategy::Chooser chooser = one(0, Rates::by_partner_and_sector, Lever::export_tax);
        chooser.instruments.front().sectors = {Sector{0}};
        const BestAnswer answer = best_answer(stage_of(world, exactly()), chooser);
        ASSERT_EQ(answer.verdict, Verdict::found) << answer.why;
        const auto flow = flows(world, answer.wedges, answer.equilibrium.point);
        const double bought = flow(abroad, home, Sector{0}),
                     share = bought / (bought + flow(abroad, abroad, Sector{0})),
                     less = (1 - own) / (1 - own + own * share);
        EXPECT_NEAR(answer.rates.front().rate, 1 / (4.0 * (1 - share) * less * less), 1e-4);
        EXPECT_GT(answer.rates.front().rate, last);
        last = answer.rates.front().rate;
    }
}

TEST(BestAnswer, the_rates_that_keep_most_of_the_gain_keep_it) {
    const world::World world = three_in_balance();
    const strategy::Stage stage = stage_of(world, exactly());
    const Chooser chooser = one(2);
    const BestAnswer answer = best_answer(stage, chooser);
    ASSERT_EQ(answer.verdict, Verdict::found) << answer.why;
    EXPECT_LT(answer.flat_from, 1);
    EXPECT_GT(answer.flat_to, 1);
    for (const double factor : {answer.flat_from, answer.flat_to}) {
        std::vector<double> rates;
        for (const strategy::ChosenRate& rate : answer.rates) rates.push_back(std::pow(1 + rate.rate, factor) - 1);
        model::Wedges wedges = stage.today;
        set_rates(world, chooser, rates, wedges);
        const double value = welfare(world, solve(world, wedges, exactly()).point).welfare_factor({2});
        EXPECT_NEAR((value - answer.value_today) / answer.gain, 0.99, 2e-3);
    }
}

TEST(BestAnswer, is_found_from_eight_starts_in_random_economies) {
    Family family = small_family();
    family.gaps = false;
    family.imbalance = 0.0;
    family.theta_min = 2.0;
    family.theta_max = 12.0;
    int found = 0, arrived = 0;
    for (const std::uint64_t seed : {1u, 2u, 3u, 4u, 5u, 6u}) {
        const world::World world = random_world(seed, family);
        for (const Rates rates : {Rates::by_partner_and_sector, Rates::by_sector, Rates::by_partner, Rates::uniform}) {
            BestAnswerOptions options;
            options.flatness = false;
            const BestAnswer answer = best_answer(stage_of(world, exactly()), one(0, rates), options);
            EXPECT_EQ(answer.verdict, Verdict::found)
                << seed << " " << name_of(rates) << " " << answer.why << " " << answer.projected_gradient;
            EXPECT_LE(answer.projected_gradient, 1e-8);
            found += answer.optima_found;
            arrived += answer.starts_arrived;
            ASSERT_EQ(answer.optimum_gains.size(), static_cast<std::size_t>(answer.optima_found));
            EXPECT_NEAR(answer.optimum_gains.front(), answer.gain, 1e-9);
            const BestAnswer alone = best_answer(stage_of(world, exactly()), one(0, rates), options);
            options.threads = 1;
            const BestAnswer again = best_answer(stage_of(world, exactly()), one(0, rates), options);
            EXPECT_EQ(alone.value, again.value) << "on any number of threads";
            EXPECT_EQ(alone.equilibria, again.equilibria);
        }
    }
    std::printf("[          ] %d optima in 24 searches, %d of %d starts arrived\n", found, arrived, 24 * 8);
    EXPECT_GE(found, 24);
    EXPECT_GE(arrived, 24 * 7);
}

// Real income with a wave in the log of the duty upon it has a top in each crest; all are found and told apart.
TEST(BestAnswer, of_several_optima_each_is_counted_and_the_best_is_taken) {
    const world::World world = three_in_balance();
    Chooser chooser = one(0, Rates::uniform);
    const strategy::Objective income = strategy::real_income({Economy{0}});
    constexpr double height = 0.01, length = 0.3, whole_turn = 6.283185307179586;
    chooser.objective = [&](const world::World& at_world, const model::Wedges& wedges, const model::Point& point) {
        strategy::ObjectiveAt at = income(at_world, wedges, point);
        const double turn = whole_turn * std::log1p(wedges.duty_rate({0}, {1}, {0})) / length;
        at.value += height * std::cos(turn);
        at.by_wedge.log_duty = Table<Buyer, Seller, Sector>(at_world.flow.extents());
        at.by_wedge.log_duty({0}, {1}, {0}) = -height * whole_turn / length * std::sin(turn);
        return at;
    };
    const BestAnswer answer = best_answer(stage_of(world, exactly()), chooser);
    ASSERT_EQ(answer.verdict, Verdict::found) << answer.why;
    EXPECT_GE(answer.optima_found, 2);
    EXPECT_LE(answer.optima_found, answer.starts_arrived);
    ASSERT_EQ(answer.optimum_gains.size(), static_cast<std::size_t>(answer.optima_found));
    EXPECT_NEAR(answer.optimum_gains.front(), answer.gain, 1e-9);
    EXPECT_LT(answer.optimum_gains.back(), answer.gain - 1e-5);
    std::printf("[          ] %d optima, %d starts arrived\n", answer.optima_found, answer.starts_arrived);
}

// Subsidies to all that is made move wages alone where nobody buys inputs: one of them stays where it is.
TEST(BestAnswer, one_subsidy_stays_where_all_may_be_subsidised) {
    const world::World world = [] {
        world::World result = three_economies();
        drop_inputs(result);
        return rebase(closed(result), model::Deficits::zero, exactly()).world;
    }();
    Chooser chooser = one(2, Rates::by_sector, Lever::production_subsidy);
    chooser.instruments.front().least = -0.4;
    chooser.instruments.front().most = 0.4;
    EXPECT_EQ(variables_of(world, chooser).size(), 1u);
    chooser.instruments.front().sectors = {food, cars};
    EXPECT_EQ(variables_of(world, chooser).size(), 1u);
    chooser.instruments.front().sectors = {cars};
    EXPECT_EQ(variables_of(world, chooser).size(), 1u);
    EXPECT_EQ(variables_of(three_economies(), one(2, Rates::by_sector, Lever::production_subsidy)).size(), 2u);
    chooser.instruments.front().sectors = {};
    const BestAnswer answer = best_answer(stage_of(world, exactly()), chooser);
    ASSERT_EQ(answer.verdict, Verdict::found) << answer.why;
    EXPECT_EQ(answer.optima_found, 1);
    // The same real incomes with every subsidy moved alike.
    model::Wedges moved = answer.wedges;
    for (const Sector s : world.each_sector())
        moved.production_subsidy_rate({2}, s) = 1 - 0.8 * (1 - moved.production_subsidy_rate({2}, s));
    const auto there = welfare(world, solve(world, moved, exactly()).point).welfare_factor;
    const auto here = welfare(world, answer.equilibrium.point).welfare_factor;
    for (const Economy n : world.each_economy()) EXPECT_NEAR(there(n), here(n), 1e-9) << n.value;
}

TEST(BestAnswer, of_fewer_instruments_is_worth_no_more) {
    const world::World world = three_economies();
    const strategy::Stage stage = stage_of(world, exactly());
    const double full = best_answer(stage, one(2)).value;
    const double by_sector = best_answer(stage, one(2, Rates::by_sector)).value;
    const double by_partner = best_answer(stage, one(2, Rates::by_partner)).value;
    const double uniform = best_answer(stage, one(2, Rates::uniform)).value;
    EXPECT_LE(by_sector, full + 1e-9);
    EXPECT_LE(by_partner, full + 1e-9);
    EXPECT_LE(uniform, std::min(by_sector, by_partner) + 1e-9);
}

TEST(BestAnswer, of_a_union_leaves_trade_within_alone) {
    const world::World world = three_economies();
    Chooser both = one(0);
    both.members.push_back(Economy{1});
    const strategy::Stage stage = stage_of(world, exactly());
    const BestAnswer answer = best_answer(stage, both);
    ASSERT_EQ(answer.verdict, Verdict::found) << answer.why;
    EXPECT_EQ(answer.rates.size(), 2u);
    for (const Sector s : world.each_sector()) {
        EXPECT_EQ(answer.wedges.duty_rate({0}, {1}, s), world.duty_rate({0}, {1}, s));
        EXPECT_EQ(answer.wedges.duty_rate({0}, {2}, s), answer.wedges.duty_rate({1}, {2}, s));
    }
}

TEST(BestAnswer, to_answers_in_kind_gains_no_more_than_to_none) {
    const world::World world = three_in_balance();
    const strategy::Stage stage = stage_of(world, exactly());
    Chooser first = one(0);
    first.instruments.front().least = -0.5;
    const BestAnswer alone = best_answer(stage, first);
    const BestAnswer answered = best_answer_in_kind(stage, first, {one(1), one(2)});
    ASSERT_EQ(answered.verdict, Verdict::found) << answered.why;
    EXPECT_LT(answered.gain, alone.gain);
    EXPECT_GE(answered.gain, -1e-9);
    for (const std::size_t m : {1u, 2u})
        EXPECT_NEAR(answered.wedges.duty_rate({m}, {0}, {0}), answered.wedges.duty_rate({0}, {m}, {0}), 1e-12);
}

// With external economies a subsidy to the sector that has them pays; where nothing has, it does not.
TEST(BestAnswer, subsidises_what_gets_better_by_being_larger) {
    const world::World world = three_economies();
    strategy::Stage stage = stage_of(world, exactly());
    stage.options.closure.psi = {0.0, 0.1};
    Chooser chooser = one(2, Rates::by_sector, Lever::production_subsidy);
    chooser.instruments.front().least = -0.4;
    chooser.instruments.front().most = 0.4;
    const BestAnswer scale = best_answer(stage, chooser);
    ASSERT_EQ(scale.verdict, Verdict::found) << scale.why;
    stage.options.closure.psi = {};
    const BestAnswer none = best_answer(stage, chooser);
    ASSERT_EQ(none.verdict, Verdict::found) << none.why;
    ASSERT_EQ(scale.rates.size(), 2u);
    EXPECT_GT(scale.rates[1].rate - scale.rates[0].rate, none.rates[1].rate - none.rates[0].rate + 0.05);
    EXPECT_LT(scale.equilibrium.scale_radius, 1);
    EXPECT_GT(scale.equilibrium.scale_radius, 0);
}

TEST(BestAnswer, refuses_what_cannot_be_chosen_by_name) {
    const world::World world = three_economies();
    const strategy::Stage stage = stage_of(world, exactly());
    const auto refused = [&](const Chooser& chooser, const std::string& expected) {
        const BestAnswer answer = best_answer(stage, chooser);
        EXPECT_EQ(answer.verdict, Verdict::refused);
        EXPECT_NE(answer.why.find(expected), std::string::npos) << answer.why;
        EXPECT_TRUE(answer.rates.empty());
    };
    Chooser chooser = one(0);
    chooser.instruments.front().least = 2;
    chooser.instruments.front().most = 1;
    refused(chooser, "the lower first");
    chooser = one(0);
    chooser.instruments.front().partners = {Economy{0}};
    refused(chooser, "partners that are no members, found MEX");
    chooser = one(0);
    chooser.instruments.clear();
    refused(chooser, "an instrument");
    chooser = one(0);
    chooser.members.clear();
    refused(chooser, "members");
    refused(one(0, Rates::uniform, Lever::production_subsidy), "bounds of a production subsidy");
    Chooser subsidy = one(0, Rates::by_partner, Lever::production_subsidy);
    subsidy.instruments.front().most = 0.5;
    refused(subsidy, "by sector or uniform");
    subsidy.instruments.front().rates = Rates::uniform;
    strategy::Stage specific = stage;
    specific.options.closure.factors = model::specific;
    EXPECT_NE(best_answer(specific, subsidy).why.find("specific"), std::string::npos);
    strategy::Stage split = stage;
    Table<Seller, Group> half({3, 2}, 0.5);
    model::split(world, split.today, {2}, {0}, half);
    EXPECT_NE(best_answer(split, one(0)).why.find("USA, sector FOOD"), std::string::npos);
    policy::VolumeCap cap;
    EXPECT_TRUE(strategy::measures_refusal({policy::DutyChange{}, cap}).has_value());
    EXPECT_FALSE(strategy::measures_refusal({policy::DutyChange{}}).has_value());
}

}  // namespace
}  // namespace parley::testing::strategy_test
