// What the adjoint says of every wedge, against equilibria solved on either side: every world, closure and instrument.
#include "parley/model/adjoint.hpp"
#include "parley/strategy/objective.hpp"
#include "tests/identities/identities.hpp"
#include "tests/support/random_world.hpp"
#include "tests/support/sized.hpp"

namespace parley::testing::identities_test {
namespace {

class AdjointIdentity : public Identity {
protected:
    double value_at(const strategy::Objective& objective, const model::Wedges& wedges, const model::Point& start) {
        model::SolveOptions how = options(closure());
        how.check_scale = false;
        const model::Equilibrium found = solve(base(), wedges, how, {}, &start);
        EXPECT_EQ(found.status, model::Status::converged) << found.worst_equation;
        return objective(base(), wedges, found.point).value;
    }

    // Central differences of fourth order along a direction of the wedges of one kind.
    template <class Move>
    double difference(const strategy::Objective& objective, const model::Wedges& wedges, const model::Point& start,
                      Move&& move) {
        // Of the size at which a flow with the largest elasticity moves by less than a percent.
        const double most = *std::max_element(base().theta.begin(), base().theta.end());
        const double step = 1e-3 * std::min(1.0, 8 / most);
        const auto at = [&](double distance) {
            model::Wedges moved = wedges;
            move(moved, distance);
            return value_at(objective, moved, start);
        };
        return (8 * (at(step) - at(-step)) - (at(2 * step) - at(-2 * step))) / (12 * step);
    }
};

template <class Rates, class Directions>
void move_rates(Rates& rates, const Directions& direction, double distance) {
    for (std::size_t k = 0; k < rates.size(); ++k)
        rates.data()[k] = (1 + rates.data()[k]) * std::exp(distance * direction.data()[k]) - 1;
}

template <class A, class B>
double product(const A& a, const B& b) {
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

template <class A>
double size(const A& a) {
    double result = 0.0;
    for (const double value : a) result = std::max(result, std::abs(value));
    return result;
}

TEST_P(AdjointIdentity, it_says_what_small_moves_of_every_wedge_do) {
    const model::Wedges wedges = measures();
    const model::Equilibrium found = solved(base(), wedges);
    const Economy last{base().economy_count() - 1};
    Table<Economy, Sector> weights({2, base().sector_count()}, 1.0);
    Draws draws(5);
    for (double& weight : weights) weight = draws.uniform(0.5, 1.5);
    const bool plain = closure().deficits != model::Deficits::saving;
    const std::vector<strategy::Objective> objectives{
        strategy::real_income({Economy{0}}), plain ? strategy::weighted_sector_income({Economy{0}, last}, weights)
                                                   : strategy::real_income({Economy{0}, last})};
    Table<Buyer, Seller, Sector> of_flows(base().flow.extents());
    Table<Seller, Sector> of_sectors(base().output.extents());
    for (const Economy n : base().each_economy())
        for (const Economy i : base().each_economy())
            for (const Sector s : base().each_sector())
                of_flows(n, i, s) = n != i && base().flow(n, i, s) > 0 ? draws.uniform(-1, 1) : 0.0;
    for (const Economy i : base().each_economy())
        for (const Sector s : base().each_sector())
            of_sectors(i, s) = base().output(i, s) > 0 ? draws.uniform(-1, 1) : 0.0;
    for (std::size_t k = 0; k < (large() ? 1 : objectives.size()); ++k) {
        const strategy::Objective& objective = objectives[k];
        const strategy::ObjectiveAt at = objective(base(), wedges, found.point);
        model::AdjointOptions how;
        how.tolerance = 1e-12;
        const model::ShadowValues shadow = shadow_values(base(), wedges, closure(), found.point, at.by_point, how);
        ASSERT_EQ(shadow.status, model::Status::converged) << shadow.max_residual << " " << shadow.iterations;
        const model::WedgeGradient gradient = wedge_gradient(base(), wedges, shadow, at.by_wedge);
        const auto expect = [&](const char* what, double ours, double scale, auto&& move) {
            const double theirs = difference(objective, wedges, found.point, move);
            EXPECT_NEAR(ours, theirs, 1e-6 * std::max({std::abs(theirs), 0.01 * scale, 1e-3})) << what;
        };
        expect("duties", product(gradient.log_duty, of_flows), size(gradient.log_duty),
               [&](model::Wedges& moved, double distance) { move_rates(moved.duty_rate, of_flows, distance); });
        expect("export taxes", product(gradient.log_export_tax, of_flows), size(gradient.log_export_tax),
               [&](model::Wedges& moved, double distance) { move_rates(moved.export_tax_rate, of_flows, distance); });
        expect("subsidies", product(gradient.log_subsidy_factor, of_sectors), size(gradient.log_subsidy_factor),
               [&](model::Wedges& moved, double distance) {
                   for (std::size_t j = 0; j < of_sectors.size(); ++j) {
                       double& rate = moved.production_subsidy_rate.data()[j];
                       rate = 1 - (1 - rate) * std::exp(distance * of_sectors.data()[j]);
                   }
               });
    }
}

TEST_P(AdjointIdentity, without_inputs_two_numbers_for_each_economy_solve_it_at_once) {
    const model::Wedges wedges = measures();
    const model::Equilibrium found = solved(base(), wedges);
    const model::DirectAdjoint direct = direct_adjoint(base(), wedges, closure(), found.point);
    const bool applies =
        !has_inputs(base()) && !closure().cost_moves_with_output() && closure().deficits != model::Deficits::saving;
    ASSERT_EQ(static_cast<bool>(direct), applies);
    if (!applies) return;
    const Economy last{base().economy_count() - 1};
    const Table<Economy, Sector> weights({2, base().sector_count()}, 1.0);
    for (const strategy::Objective& objective :
         {strategy::real_income({Economy{0}}), strategy::weighted_sector_income({Economy{0}, last}, weights)}) {
        const strategy::ObjectiveAt at = objective(base(), wedges, found.point);
        model::AdjointOptions how;
        const model::ShadowValues iterated = shadow_values(base(), wedges, closure(), found.point, at.by_point, how);
        how.direct = &direct;
        const model::ShadowValues at_once = shadow_values(base(), wedges, closure(), found.point, at.by_point, how);
        ASSERT_EQ(at_once.status, model::Status::converged);
        EXPECT_EQ(at_once.iterations, 0) << at_once.max_residual;
        const model::WedgeGradient slow = wedge_gradient(base(), wedges, iterated, at.by_wedge);
        const model::WedgeGradient quick = wedge_gradient(base(), wedges, at_once, at.by_wedge);
        const double scale = size(slow.log_duty);
        for (std::size_t k = 0; k < slow.log_duty.size(); ++k)
            ASSERT_NEAR(quick.log_duty.data()[k], slow.log_duty.data()[k], 1e-8 * scale);
    }
}

std::vector<Row> adjoint_rows() {
    std::vector<Row> result;
    std::size_t k = 0;
    for (const WorldCase& world : world_cases())
        for (const ClosureCase& closure : closure_cases())
            if (goes_with(world, closure) && taken(k++)) result.push_back({&world, &closure});
    return result;
}

INSTANTIATE_TEST_SUITE_P(Worlds, AdjointIdentity, ::testing::ValuesIn(adjoint_rows()),
                         [](const auto& row) { return row.param.world->name + "_" + row.param.closure->name; });

}  // namespace
}  // namespace parley::testing::identities_test
