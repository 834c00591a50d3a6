// Every identity × every closure × every world of tests/support/cases.cpp. A new variant adds rows there, not tests.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/identities/identities.hpp"

namespace parley::testing::identities_test {
namespace {

std::vector<Row> rows() {
    std::vector<Row> result;
    for (const WorldCase& world : world_cases())
        for (const ClosureCase& closure : closure_cases())
            if (goes_with(world, closure)) result.push_back({&world, &closure});
    return result;
}

std::string named(const ::testing::TestParamInfo<Row>& row) {
    return row.param.world->name + "_" + row.param.closure->name;
}
INSTANTIATE_TEST_SUITE_P(Worlds, Identity, ::testing::ValuesIn(rows()), named);

std::vector<Row> balanced_rows() {
    std::vector<Row> result;
    for (const Row& row : rows())
        if (row.closure->base == model::Deficits::zero) result.push_back(row);
    return result;
}
INSTANTIATE_TEST_SUITE_P(Worlds, BalancedIdentity, ::testing::ValuesIn(balanced_rows()), named);

TEST_P(Identity, no_change_leaves_every_hat_at_one) {
    const model::Equilibrium result = solved(base(), model::no_change(base()), options().closure);
    EXPECT_NEAR(result.point.interest_hat, 1.0, 1e-12);
    for (const double hat : result.point.return_hat) EXPECT_NEAR(hat, 1.0, 1e-12);
    for (const double hat : result.point.scale_hat) EXPECT_NEAR(hat, 1.0, 1e-12);
    for (const double hat : result.point.wage_hat) EXPECT_NEAR(hat, 1.0, 1e-12);
    for (const double hat : result.point.price_hat) EXPECT_NEAR(hat, 1.0, 1e-12);
    for (const double hat : welfare(base(), result.point).welfare_factor) EXPECT_NEAR(hat, 1.0, 1e-12);
    EXPECT_LE(gap_over_income(base(), result.point.output_new, base().output), rounding);
    EXPECT_LE(gap_over_income(base(), flows(base(), model::no_change(base()), result.point), base().flow), rounding);
}

TEST_P(Identity, the_base_is_found_again_from_afar) {
    model::Point start = model::base_point(base());
    unsigned k = 0;
    for (double& hat : start.wage_hat) hat *= k++ % 2 == 0 ? 1.2 : 0.85;
    for (double& hat : start.price_hat) hat *= k++ % 3 == 0 ? 1.1 : 0.9;
    for (double& value : start.expenditure_new) value *= 1.3;
    const model::Equilibrium result = solve(base(), model::no_change(base()), options(), {}, &start);
    ASSERT_EQ(result.status, model::Status::converged) << result.worst_equation;
    model::Point ones = model::base_point(base());
    ones.return_hat = Table<Seller, Sector>(result.point.return_hat.extents(), 1.0);
    ones.scale_hat = Table<Seller, Sector>(result.point.scale_hat.extents(), 1.0);
    expect_same_prices(result.point, ones);
}

TEST_P(Identity, doubling_all_money_changes_nothing_real) {
    const model::Equilibrium once = solved(base(), measures());
    world::World doubled = base();
    for (double& flow : doubled.flow) flow *= 2.0;
    ASSERT_FALSE(complete(doubled));
    const model::Equilibrium twice = solved(doubled, measures());
    expect_same_prices(twice.point, once.point);
    EXPECT_LE(gap_over_income(base(), twice.point.output_new, once.point.output_new, 2.0), same_equilibrium);
    EXPECT_LE(log_gap(welfare(doubled, twice.point).welfare_factor, welfare(base(), once.point).welfare_factor),
              same_equilibrium);
}

TEST_P(Identity, two_steps_lead_where_one_does) {
    const model::Wedges half = everything_moves(base(), 11, large() ? 0.05 : 0.2), full = measures();
    const model::Equilibrium middle = solved(base(), half);
    const world::World between = rebase(base(), half, middle, closure());
    model::Closure second_closure = closure();  // a saving rate is one at the base's interest factor
    for (double& rate : second_closure.saving.rate)
        rate *= std::pow(middle.point.interest_hat, closure().saving.saving_elasticity);
    model::Wedges rest = full;
    for (std::size_t k = 0; k < rest.barrier_factor.size(); ++k)
        rest.barrier_factor.data()[k] /= half.barrier_factor.data()[k];
    for (std::size_t k = 0; k < rest.productivity_factor.size(); ++k)
        rest.productivity_factor.data()[k] /= half.productivity_factor.data()[k];
    const model::Equilibrium second = solved(between, rest, second_closure), direct = solved(base(), full);
    model::Point chained = second.point;
    for (std::size_t k = 0; k < chained.wage_hat.size(); ++k)
        chained.wage_hat.data()[k] *= middle.point.wage_hat.data()[k];
    for (std::size_t k = 0; k < chained.price_hat.size(); ++k)
        chained.price_hat.data()[k] *= middle.point.price_hat.data()[k];
    for (std::size_t k = 0; k < chained.return_hat.size(); ++k)
        chained.return_hat.data()[k] *= middle.point.return_hat.data()[k];
    for (std::size_t k = 0; k < chained.scale_hat.size(); ++k)
        chained.scale_hat.data()[k] *= middle.point.scale_hat.data()[k];
    chained.interest_hat *= middle.point.interest_hat;
    expect_same_prices(chained, direct.point);
    EXPECT_LE(gap_over_income(base(), flows(between, rest, second.point), flows(base(), full, direct.point)),
              same_equilibrium);
}

// From the definitions, in sums of flows: nothing of residual() is used.
TEST_P(Identity, every_account_closes) {
    const model::Wedges wedges = measures();
    const model::Equilibrium equilibrium = solved(base(), wedges);
    const model::Point& point = equilibrium.point;
    const Table<Buyer, Seller, Sector> flow = flows(base(), wedges, point);
    const double tolerance = 100 * options().tolerance;
    double factor_demand_less_income = 0.0, deficits = 0.0;
    for (const Economy n : base().each_economy()) {
        double imports = 0.0, exports = 0.0, spent = 0.0, revenue = 0.0, factor_demand = 0.0;
        for (const Sector s : base().each_sector()) {
            double bought = 0.0, made = 0.0, inputs = 0.0;
            for (const Economy i : base().each_economy()) {
                const double in = flow(n, i, s), out = flow(i, n, s);
                const double tax = wedges.export_tax_rate(i, n, s), duty = wedges.duty_rate(n, i, s);
                bought += in * (1 + duty);
                made += out / (1 + tax) / (1 - wedges.production_subsidy_rate(n, s));
                revenue += duty * in + out - out / (1 + tax);
                if (i != n) imports += in, exports += out;
            }
            for (const Sector r : base().each_sector()) inputs += base().input_share(n, s, r) * point.output_new(n, r);
            EXPECT_NEAR(bought, point.expenditure_new(n, s), tolerance * base().income(n));
            EXPECT_NEAR(made, point.output_new(n, s), tolerance * base().income(n));
            spent += bought - inputs;
            revenue -= wedges.production_subsidy_rate(n, s) * made;
            factor_demand += base().value_added_share(n, s) * made;
        }
        const double factor_income = point.wage_hat(n) * base().value_added(n);
        double deficit = base().deficit(n);
        if (closure().deficits == model::Deficits::saving) {
            const double investment = base().accounts.investment_rate(n) * factor_income *
                                      std::pow(point.interest_hat, -closure().saving.investment_elasticity);
            const double saving = closure().saving.rate(n) * factor_income *
                                  std::pow(point.interest_hat, closure().saving.saving_elasticity);
            deficit = investment - saving;
        }
        deficits += deficit;
        EXPECT_NEAR(imports - exports, deficit, tolerance * base().income(n)) << "trade balance";
        EXPECT_NEAR(factor_income + revenue + deficit, point.income_new(n), tolerance * base().income(n));
        EXPECT_NEAR(spent, point.income_new(n), tolerance * base().income(n)) << "income is final expenditure";
        EXPECT_NEAR(factor_demand, factor_income, tolerance * base().income(n)) << "factor market";
        factor_demand_less_income += factor_demand - factor_income;
    }
    EXPECT_NEAR(deficits, 0.0, tolerance * sum(base().value_added)) << "world saving";
    EXPECT_NEAR(factor_demand_less_income, 0.0, tolerance * sum(base().value_added)) << "Walras";
    double world_factor_income = 0.0;
    for (const Economy n : base().each_economy()) world_factor_income += point.wage_hat(n) * base().value_added(n);
    EXPECT_NEAR(world_factor_income, sum(base().value_added), tolerance * sum(base().value_added)) << "numeraire";
}

// The factor of a sector: what it is paid, how much of it there is, and what there being more of it does to
// productivity. From the definitions.
TEST_P(Identity, every_sector_pays_for_the_factor_that_it_has) {
    const model::Equilibrium equilibrium = solved(base(), measures());
    const model::Point& point = equilibrium.point;
    const double kappa = closure().factors.kappa, tolerance = 1000 * options().tolerance;
    for (const Economy n : base().each_economy()) {
        double earned = 0.0, supplied = 0.0;
        for (const Sector r : base().each_sector()) {
            if (!model::uses_factor(base(), n, r)) continue;
            const double paid = base().value_added_share(n, r) * point.output_new(n, r);
            const double had = base().value_added_share(n, r) * base().output(n, r);
            const double wage = point.return_hat.empty() ? point.wage_hat(n) : point.return_hat(n, r);
            const double factor =
                closure().factors.is_mobile() ? paid / had / wage : std::pow(wage / point.wage_hat(n), kappa - 1);
            EXPECT_NEAR(wage * factor * had, paid, tolerance * base().income(n));
            earned += wage * factor * had;
            supplied += closure().factors.is_mobile() ? factor * had : had * std::pow(wage, kappa);
            if (point.scale_hat.empty()) continue;
            EXPECT_NEAR(std::log(point.scale_hat(n, r)), closure().psi[r.value] * std::log(factor), tolerance);
        }
        EXPECT_NEAR(earned, point.wage_hat(n) * base().value_added(n), tolerance * base().income(n));
        const double expected = closure().factors.is_mobile() ? 1.0 : std::pow(point.wage_hat(n), kappa);
        EXPECT_NEAR(supplied / base().value_added(n), expected, tolerance);
    }
}

TEST_P(Identity, the_closure_says_what_becomes_of_deficits) {
    double largest = 0.0;
    for (const Economy n : base().each_economy())
        largest = std::max(largest, std::abs(base().deficit(n)) / base().income(n));
    if (GetParam().closure->base == model::Deficits::zero) {
        EXPECT_LE(largest, 100 * tight);
        return;
    }
    // The other way to take deficits out: in one solve with the measures instead of before them.
    model::SolveOptions zero = options();
    zero.closure.deficits = model::Deficits::zero;
    const model::Wedges wedges = measures();
    const model::Equilibrium at_once = solve(base(), wedges, zero);
    ASSERT_EQ(at_once.status, model::Status::converged) << at_once.worst_equation;
    if (closure().deficits == model::Deficits::saving) {
        // Who saves what it invests borrows nothing, whatever the elasticities.
        model::Closure even = closure();
        even.saving.rate = base().accounts.investment_rate;
        const model::Equilibrium saved = solved(base(), wedges, even);
        EXPECT_NEAR(saved.point.interest_hat, 1.0, rounding);
        EXPECT_LE(gap_over_income(base(), flows(base(), wedges, saved.point), flows(base(), wedges, at_once.point)),
                  same_equilibrium);
        return;
    }
    const model::Rebased rebased = rebase(base(), model::Deficits::zero, options());
    ASSERT_EQ(rebased.equilibrium.status, model::Status::converged);
    const model::Equilibrium after = solved(rebased.world, wedges);
    EXPECT_LE(gap_over_income(base(), flows(rebased.world, wedges, after.point), flows(base(), wedges, at_once.point)),
              same_equilibrium);
}

TEST_P(Identity, wedges_on_flows_that_are_zero_change_nothing) {
    const model::Equilibrium plain = solved(base(), measures());
    model::Wedges wedges = measures();
    for (const Economy n : base().each_economy())
        for (const Economy i : base().each_economy())
            for (const Sector s : base().each_sector()) {
                if (base().output(i, s) == 0) wedges.productivity_factor(i, s) = 3.0;
                if (base().output(i, s) == 0) wedges.production_subsidy_rate(i, s) = 0.5;
                if (base().flow(n, i, s) > 0) continue;
                wedges.barrier_factor(n, i, s) = 0.1;
                if (n == i) continue;
                wedges.duty_rate(n, i, s) = 1.4;
                wedges.export_tax_rate(n, i, s) = -0.5;
            }
    expect_same_prices(solved(base(), wedges).point, plain.point);
}

// κ̂ = k(i,s) at home and abroad raises delivered prices as a fall of productivity to 1/k does, through inputs too, and
// nobody collects either.
TEST_P(Identity, a_barrier_on_all_sales_is_a_fall_in_productivity) {
    model::Wedges barriers = measures(), productivity = measures();
    for (const Economy i : base().each_economy())
        for (const Sector s : base().each_sector()) {
            const double factor = 1.0 + 0.02 * static_cast<double>((i.value + 2 * s.value) % 5);
            productivity.productivity_factor(i, s) /= factor;
            for (const Economy n : base().each_economy()) barriers.barrier_factor(n, i, s) *= factor;
        }
    const model::Equilibrium a = solved(base(), barriers), b = solved(base(), productivity);
    expect_same_prices(a.point, b.point);
    EXPECT_LE(gap_over_income(base(), flows(base(), barriers, a.point), flows(base(), productivity, b.point)),
              same_equilibrium);
}

// Lerner symmetry: (1+τ) on everything economy 0 buys abroad, or on everything it sells abroad. Let all prices and
// money of economy 0 fall by 1+τ in the second case: relative prices agree everywhere, and its budget does because the
// difference in revenue is τ(imports − exports) at border prices. That is zero where trade balances: `balanced` only,
// any base rates, with inputs or without. Border values abroad agree up to the numéraire.
TEST_P(BalancedIdentity, a_uniform_export_tax_is_a_uniform_import_duty_when_trade_balances) {
    const double factor = 1.15;
    model::Wedges duty = measures(), tax = measures();
    for (std::size_t k = 1; k < base().economy_count(); ++k)
        for (const Sector s : base().each_sector()) {
            double& t = duty.duty_rate({0}, {k}, s);
            double& e = tax.export_tax_rate({k}, {0}, s);
            t = (1 + t) * factor - 1;
            e = (1 + e) * factor - 1;
        }
    const model::Equilibrium by_duty = solved(base(), duty), by_tax = solved(base(), tax);
    EXPECT_LE(log_gap(welfare(base(), by_duty.point).welfare_factor, welfare(base(), by_tax.point).welfare_factor),
              same_equilibrium);
    const double money = by_duty.point.wage_hat({1}) / by_tax.point.wage_hat({1});
    for (const Economy n : base().each_economy()) {
        const double expected = by_tax.point.wage_hat(n) * money * (n.value == 0 ? factor : 1.0);
        EXPECT_NEAR(std::log(by_duty.point.wage_hat(n) / expected), 0.0, same_equilibrium);
    }
    Table<Buyer, Seller, Sector> first = flows(base(), duty, by_duty.point), second = flows(base(), tax, by_tax.point);
    for (const Sector s : base().each_sector()) first({0}, {0}, s) /= factor;  // home sales carry home prices
    EXPECT_LE(gap_over_income(base(), first, second, money), same_equilibrium);
}

TEST_P(Identity, the_exact_parts_of_welfare_add_up) {
    const model::Wedges wedges = measures();
    const model::Equilibrium equilibrium = solved(base(), wedges);
    const model::ExactDecomposition parts = decompose(base(), wedges, equilibrium, options(closure()));
    ASSERT_EQ(parts.status, model::Status::converged);
    const model::Welfare total = welfare(base(), equilibrium.point);
    for (const Economy n : base().each_economy()) {
        const double added = parts.terms_of_trade(n) + parts.volume_of_trade(n) + parts.fiscal(n) + parts.barriers(n) +
                             parts.productivity(n) + parts.scale(n) + parts.transfers(n);
        EXPECT_NEAR(added, total.welfare_factor(n) - 1, 1e-6);
        EXPECT_NEAR(parts.total(n), total.welfare_factor(n) - 1, rounding);
    }
}

// What one gains by better terms another loses, flow by flow: at base prices they sum to nothing in money.
TEST_P(Identity, first_order_terms_of_trade_sum_to_nothing_over_the_world) {
    const model::Wedges wedges = measures();
    const model::OneStep parts = one_step(base(), wedges, solved(base(), wedges).point);
    double world = 0.0, size = 0.0;
    for (const Economy n : base().each_economy()) {
        world += parts.terms_of_trade(n) * base().income(n);
        size += std::abs(parts.terms_of_trade(n)) * base().income(n);
        double partners = 0.0, volume = 0.0;
        for (const Economy i : base().each_economy()) {
            partners += parts.terms_of_trade_by_partner(n, i);
            volume += parts.volume_of_trade_by_partner(n, i);
        }
        EXPECT_NEAR(partners, parts.terms_of_trade(n), rounding);
        EXPECT_NEAR(volume, parts.volume_of_trade(n), rounding);
    }
    EXPECT_GT(size, 0.0);
    EXPECT_NEAR(world, 0.0, 1e-10 * size);
}

}  // namespace
}  // namespace parley::testing::identities_test
