// Closed forms of the literature for saving, factors that are stuck, and scale.
#include <gtest/gtest.h>

#include <cmath>

#include "parley/model/welfare.hpp"
#include "tests/support/cases.hpp"
#include "tests/support/random_world.hpp"
#include "tests/support/tolerances.hpp"
#include "tests/support/verification.hpp"

namespace parley::testing::closures_test {
namespace {

model::Equilibrium solved(const world::World& world, const model::Wedges& wedges, const model::Closure& closure) {
    model::SolveOptions options;
    options.tolerance = tight;
    options.closure = closure;
    model::Equilibrium result = solve(world, wedges, options);
    EXPECT_EQ(result.status, model::Status::converged) << result.worst_equation;
    return result;
}

// Metzler's diagram where nothing else moves: without home bias and duties everybody buys the same basket, so a
// transfer moves no price, VA' = VA, and R̂^(ηS+ηI) = Σ ι VA / Σ σ' VA.
TEST(MetzlerDiagram, gives_the_interest_factor_and_who_borrows) {
    world::World world = one_sector_world({{30, 60, 30}, {50, 100, 50}, {20, 40, 20}}, 4.0);  // VA 100, 200, 100
    const double invest[] = {0.3, 0.2, 0.25}, save[] = {0.1, 0.3, 0.15};
    world.accounts.investment_rate = world.accounts.saving_rate = Table<Economy>({3});
    for (const Economy n : world.each_economy()) world.accounts.investment_rate(n) = invest[n.value];
    model::Closure closure;
    closure.deficits = model::Deficits::saving;
    closure.saving.rate = Table<Economy>({3});
    for (const Economy n : world.each_economy()) closure.saving.rate(n) = save[n.value];
    for (const auto& [saving, investment] : {std::pair(0.0, 1.0), std::pair(0.5, 0.25), std::pair(1.0, 0.0)}) {
        closure.saving.saving_elasticity = saving;
        closure.saving.investment_elasticity = investment;
        const model::Equilibrium result = solved(world, model::no_change(world), closure);
        const double interest = std::pow((30 + 40 + 25.0) / (10 + 60 + 15.0), 1 / (saving + investment));
        EXPECT_NEAR(result.point.interest_hat, interest, closed_form);
        const Table<Economy> deficit = deficits_new(world, closure, result.point);
        const model::Welfare effect = welfare(world, result.point, closure);
        for (const Economy n : world.each_economy()) {
            const double expected = world.value_added(n) * (invest[n.value] * std::pow(interest, -investment) -
                                                            save[n.value] * std::pow(interest, saving));
            EXPECT_NEAR(deficit(n), expected, 100 * closed_form);
            EXPECT_NEAR(effect.welfare_factor(n), 1 + (expected - world.deficit(n)) / world.income(n), closed_form);
            EXPECT_NEAR(effect.net_income_factor(n), 1.0, closed_form) << "what is borrowed is no gain";
            EXPECT_NEAR(effect.real_wage_factor(n), 1.0, closed_form);
        }
    }
}

Family without_inputs() {
    Family family = small_family();
    family.inputs_max = 0.0;
    family.theta_max = 12.0;
    family.duty_max = 0.6;
    return family;
}

// Real wage without inputs: P̂(s) = ŵ(s) L̂(s)^(−ψ) π̂(n,n,s)^(1/θ), where nothing but duties moves. `expected` is
// ln of a home price over the wage, beside what home shares say. Over economies that buy at home whatever they buy.
template <class Expected>
double largest_gap(const model::Closure& closure, const Expected& expected, int& compared) {
    double worst = 0.0;
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        const world::World world = random_world(seed, without_inputs());
        const model::Wedges wedges = random_duties(world, seed, 0.6);
        model::Closure here = closure;
        for (std::size_t s = 0; s < closure.psi.size() && s < world.sector_count(); ++s)
            here.psi[s] = closure.psi[s] / world.theta[s];
        if (!here.psi.empty()) here.psi.resize(world.sector_count(), 0.0);
        const model::Equilibrium result = solved(world, wedges, here);
        const Table<Buyer, Seller, Sector> flow = flows(world, wedges, result.point);
        const model::Welfare effect = welfare(world, result.point);
        for (const Economy n : world.each_economy()) {
            double log_wage = 0.0;
            bool all_at_home = true;
            for (const Sector s : world.each_sector()) {
                if (world.final_share(n, s) == 0) continue;
                if (!(flow(n, n, s) > 0)) {
                    all_at_home = false;
                    break;
                }
                const double home_share = (flow(n, n, s) / result.point.expenditure_new(n, s)) /
                                          (world.flow(n, n, s) / world.expenditure(n, s));
                log_wage -= world.final_share(n, s) *
                            (std::log(home_share) / world.theta[s.value] + expected(world, here, result.point, n, s));
            }
            if (!all_at_home) continue;
            ++compared;
            worst = std::max(worst, std::abs(log_wage - std::log(effect.real_wage_factor(n))));
        }
    }
    return worst;
}

// Employment share of a sector, π̂ = (ŵ(n,s)/Φ̂)^κ: the return is Φ̂ π̂^(1/κ), so each sector costs π̂^(−α/κ) more or less.
// Employment is taken from output: heads are in proportion to factor income.
TEST(GalleRodriguezClareYi, the_real_wage_is_home_shares_and_employment_shares) {
    for (const double kappa : {1.0, 1.42, 5.0}) {
        model::Closure closure;
        closure.factors = model::roy(kappa);
        int compared = 0;
        const double worst = largest_gap(
            closure,
            [&](const world::World& world, const model::Closure&, const model::Point& point, Economy n, Sector s) {
                const double heads = point.output_new(n, s) / world.output(n, s) / point.wage_hat(n);
                return std::log(heads) / kappa;
            },
            compared);
        EXPECT_GT(compared, 60);
        verify(
            "Real wage without inputs: Π π̂(nn)^(−α/θ) · Π (employment share)^(−α/κ) (Galle, Rodríguez-Clare & Yi 2023)",
            "largest log gap, 40 random economies, κ = " + std::to_string(kappa).substr(0, 4), 0.0, worst, 1e-9);
    }
}

TEST(KucheryavyyLynRodriguezClare, the_real_wage_is_home_shares_and_sector_sizes) {
    model::Closure closure;
    closure.psi = {0.7, 0.2, 0.5, 0.4, 0.0, 0.6};  // θψ
    int compared = 0;
    const double worst = largest_gap(
        closure,
        [](const world::World& world, const model::Closure& here, const model::Point& point, Economy n, Sector s) {
            const double factor = point.output_new(n, s) / world.output(n, s) / point.wage_hat(n);
            return -here.psi[s.value] * std::log(factor);
        },
        compared);
    EXPECT_GT(compared, 60);
    verify("Real wage without inputs: Π π̂(nn)^(−α/θ) · Π L̂^(ψα) (Kucheryavyy, Lyn & Rodríguez-Clare 2023)",
           "largest log gap, 40 random economies", 0.0, worst, 1e-9);
}

// A small economy at given world prices. Its cars use parts for half of their cost; what it imports it pays with a
// third good that the world buys at a given price.
struct SmallEconomy {
    static constexpr Economy small{0}, world_economy{1};
    static constexpr Sector cars{0}, parts{1}, exports{2};
    world::World world;

    explicit SmallEconomy(double theta) {
        world.name = "small";
        world.economies = {{"SML", "Small", {}}, {"BIG", "Big", {}}};
        world.sectors = {{"CARS", "Cars", true, true}, {"PARTS", "Parts", true, true}, {"EXP", "Exports", true, true}};
        world.theta = {theta, theta, theta};
        allocate(world);
        const double home[] = {40, 30, 50}, bought[] = {30, 20, 0}, sold[] = {0, 0, 50};
        for (const Sector s : world.each_sector()) {
            world.flow(small, small, s) = home[s.value];
            world.flow(small, world_economy, s) = bought[s.value];
            world.flow(world_economy, small, s) = sold[s.value];
            world.flow(world_economy, world_economy, s) = 1e8;
        }
        for (const Economy n : world.each_economy()) {
            world.value_added_share(n, cars) = 0.5;
            world.input_share(n, parts, cars) = 0.5;
        }
        world = closed(world);
    }
    Table<Seller, Sector> returns(double on_cars, double on_parts, model::FactorMarket market) const {
        model::Wedges wedges = model::no_change(world);
        wedges.duty_rate(small, world_economy, cars) = on_cars;
        wedges.duty_rate(small, world_economy, parts) = on_parts;
        model::Closure closure;
        closure.factors = market;
        const model::Point point = solved(world, wedges, closure).point;
        Table<Seller, Sector> result({2, 3});
        for (const Sector r : world.each_sector())
            result(small, r) = market.is_mobile() ? point.wage_hat(small) : point.return_hat(small, r);
        return result;
    }
};

// Corden (1966), in Cobb–Douglas form: ln ŵ(r) = (ln p̂(r) − Σ γ(s,r) ln p̂(s)) / γ(r).
TEST(EffectiveProtection, is_the_return_to_what_is_stuck_in_a_sector) {
    const SmallEconomy economy(600.0);
    const double up = std::log(1.1);
    const struct {
        double on_cars, on_parts, cars, parts;
        const char* what;
    } rows[] = {{0.1, 0.0, 2 * up, 0.0, "10 % on cars alone: twice the duty"},
                {0.0, 0.1, -up, up, "10 % on parts alone: cars lose"},
                {0.1, 0.1, up, up, "10 % on both: the duty"}};
    for (const auto& row : rows) {
        const Table<Seller, Sector> returns = economy.returns(row.on_cars, row.on_parts, model::specific);
        const std::string table = "Specific factors at given prices: the effective rate of protection (Corden 1966)";
        verify(table, std::string("log return in cars, ") + row.what, row.cars,
               std::log(returns({0}, SmallEconomy::cars)), 3e-3);
        verify(table, std::string("log return in parts, ") + row.what, row.parts,
               std::log(returns({0}, SmallEconomy::parts)), 3e-3);
        EXPECT_NEAR(std::log(returns({0}, SmallEconomy::exports)), 0.0, 3e-3);
    }
}

// What is stuck gains more in the protected sector, and less elsewhere, than the one wage of those who can move; talent
// that moves a little lies between.
TEST(SpecificFactors, gain_more_from_protection_and_lose_more_without_it_than_mobile_ones) {
    for (const double theta : {3.0, 8.0, 30.0}) {
        const SmallEconomy economy(theta);
        const Table<Seller, Sector> stuck = economy.returns(0.2, 0.0, model::specific),
                                    talent = economy.returns(0.2, 0.0, model::roy(3.0)),
                                    mobile_wage = economy.returns(0.2, 0.0, model::mobile);
        const Economy small{0};
        EXPECT_GT(stuck(small, SmallEconomy::cars), talent(small, SmallEconomy::cars));
        EXPECT_GT(talent(small, SmallEconomy::cars), mobile_wage(small, SmallEconomy::cars));
        EXPECT_LT(stuck(small, SmallEconomy::exports), talent(small, SmallEconomy::exports));
        EXPECT_LT(talent(small, SmallEconomy::exports), mobile_wage(small, SmallEconomy::exports));
    }
}

}  // namespace
}  // namespace parley::testing::closures_test
