#include "parley/model/effects/decomposition.hpp"

#include <algorithm>
#include <cmath>

#include "parley/model/continuation.hpp"
#include "parley/model/group_prices.hpp"
#include "parley/model/welfare.hpp"
#include "parley/numerics/quadrature.hpp"

namespace parley::model {
namespace {

constexpr double agreement = 1e-6;  // of income, between the parts and the total
constexpr std::size_t fewest_nodes = 4, most_nodes = 64;

// What has to be differentiated along the path; the wedges' own part is known. Logs, 0 where there is nothing.
struct Station {
    Table<Seller, Sector> log_cost;
    Table<Buyer, Sector> log_price;
    Table<Buyer, Sector> log_spending;
    Table<Seller, Sector> log_output;
    Table<Seller, Sector> log_scale;                   // empty without scale economies
    Table<Economy> deficit;                            // USD m, no log; empty where deficits are fixed
    std::vector<std::vector<double>> log_group_price;  // by split and group
};

Station station(const world::World& world, const Wedges& wedges, const Closure& closure, const Point& point) {
    const Sourcing sourcing(world, wedges, point);
    Station result{sourcing.log_cost(), point.price_hat, point.expenditure_new, point.output_new, {}, {}, {}};
    for (const SplitWedges& split : wedges.split)
        result.log_group_price.push_back(group_prices(world, split, sourcing).log_price);
    if (closure.has_scale()) {
        result.log_scale = Table<Seller, Sector>(world.output.extents());
        for (std::size_t k = 0; k < point.scale_hat.size(); ++k)
            result.log_scale.data()[k] = std::log(point.scale_hat.data()[k]);
    }
    if (closure.deficits != Deficits::fixed) result.deficit = deficits_new(world, closure, point);
    for (auto* table : {&result.log_price, &result.log_spending})
        for (double& value : *table) value = value > 0 ? std::log(value) : 0.0;
    for (double& value : result.log_output) value = value > 0 ? std::log(value) : 0.0;
    return result;
}

// Σ over stations of weight·station: a derivative along the path.
Station derivative(const std::vector<Station>& stations, const double* weight) {
    Station result = stations.front();
    const auto combine = [&](auto member) {
        auto& target = result.*member;
        for (std::size_t cell = 0; cell < target.size(); ++cell) {
            double sum = 0.0;
            for (std::size_t k = 0; k < stations.size(); ++k) sum += weight[k] * (stations[k].*member).data()[cell];
            target.data()[cell] = sum;
        }
    };
    combine(&Station::log_cost);
    combine(&Station::log_price);
    combine(&Station::log_spending);
    combine(&Station::log_output);
    combine(&Station::log_scale);
    combine(&Station::deficit);
    for (std::size_t split = 0; split < result.log_group_price.size(); ++split)
        for (std::size_t group = 0; group < result.log_group_price[split].size(); ++group) {
            double& sum = result.log_group_price[split][group] = 0.0;
            for (std::size_t k = 0; k < stations.size(); ++k)
                sum += weight[k] * stations[k].log_group_price[split][group];
        }
    return result;
}

// ln (1 + to)/(1 + from); most rates are what they were.
double log_change(double from, double to) {
    return from == to ? 0.0 : std::log1p(to) - std::log1p(from);
}

// eq:exact-decomposition: the parts of I·dlnW at a share `at` of the path, added with `weight`·W/I.
void add_parts(const world::World& world, const Wedges& end, double at, const Point& point, const Station& change,
               double weight, ExactDecomposition& result) {
    const Wedges here = wedges_at(world, end, at);
    const PartFlows flows = part_flows(world, here, point);
    const Table<Economy> welfare_factor = welfare(world, point).welfare_factor;
    Table<Economy> scale = welfare_factor;
    for (const Economy n : world.each_economy()) scale(n) *= weight / point.income_new(n);

    for_each_part(end, [&](const FlowPart& part) {
        const Economy n = part.buyer, i = part.seller;
        const Sector s = part.sector;
        const double value = flows.of(part);
        if (value == 0) return;
        const double duty = duty_rate(here, part), tax = export_tax_rate(here, part);
        const double duty_change = log_change(base_duty_rate(world, end, part), duty_rate(end, part));
        const double tax_change = log_change(base_export_tax_rate(world, end, part), export_tax_rate(end, part));
        const double barrier_change = log_barrier_slope(barrier_factor(end, part), world.theta[s.value], at);
        const double subsidy_change =
            log_change(-world.production_subsidy_rate(i, s), -end.production_subsidy_rate(i, s));
        const double border_price = change.log_cost(i, s) + subsidy_change + tax_change;
        const double delivered = border_price + duty_change + barrier_change;
        double log_price = change.log_price(n, s), log_spending = change.log_spending(n, s);  // of the group
        if (part.split != FlowPart::whole) {
            const double group_price = change.log_group_price[part.split][part.group.value];
            log_spending += (1 - world.group_substitution) * (group_price - log_price);  // eq:group-spending
            log_price = group_price;
        }
        const double purchases = -world.theta[s.value] * (delivered - log_price) + log_spending - duty_change;
        const double quantity = purchases - border_price;
        result.terms_of_trade(i) += scale(i) * value * border_price;
        result.terms_of_trade(n) -= scale(n) * value * border_price;
        result.volume_of_trade(n) += scale(n) * duty * value * quantity;
        result.fiscal(i) += scale(i) * tax / (1 + tax) * value * quantity;
        result.barriers(n) -= scale(n) * (1 + duty) * value * barrier_change;
    });
    for (const Economy n : world.each_economy())
        for (const Sector s : world.each_sector()) {
            const double output = point.output_new(n, s);
            const double volume = change.log_output(n, s) - change.log_cost(n, s);
            result.fiscal(n) -= scale(n) * here.production_subsidy_rate(n, s) * output * volume;
            result.productivity(n) += scale(n) * output * std::log(end.productivity_factor(n, s));
            if (!change.log_scale.empty()) result.scale(n) += scale(n) * output * change.log_scale(n, s);
        }
    if (change.deficit.empty()) return;
    for (const Economy n : world.each_economy()) result.transfers(n) += scale(n) * change.deficit(n);
}

ExactDecomposition with_nodes(const world::World& world, const Wedges& wedges, const Equilibrium& equilibrium,
                              const SolveOptions& options, std::size_t count) {
    const Table<Economy> none({world.economy_count()});
    ExactDecomposition result{
        Status::not_run, static_cast<int>(count), 0.0, none, none, none, none, none, none, none, none};
    const numerics::Quadrature quadrature = numerics::gauss_legendre(count);

    // Stations at both ends and at the nodes; the polynomial through all of them is differentiated at the nodes.
    std::vector<double> positions{0.0};
    positions.insert(positions.end(), quadrature.node.begin(), quadrature.node.end());
    positions.push_back(1.0);
    std::vector<Station> stations{
        station(world, no_change(world, wedges), closure_at(world, options.closure, 0.0), base_point(world))};
    std::vector<Point> points;
    for (const double at : quadrature.node) {
        const Wedges here = wedges_at(world, wedges, at);
        const Point guess = point_between(base_point(world), equilibrium.point, at);
        SolveOptions on_the_way = options;
        on_the_way.closure = closure_at(world, options.closure, at);
        on_the_way.check_scale = false;
        Equilibrium solved = solve(world, here, on_the_way, {}, &guess);
        if (solved.status != Status::converged) {
            result.status = solved.status;
            return result;
        }
        stations.push_back(station(world, here, on_the_way.closure, solved.point));
        points.push_back(std::move(solved.point));
    }
    stations.push_back(station(world, wedges, options.closure, equilibrium.point));
    const std::vector<double> differentiate = numerics::differentiation_matrix(positions);

    for (std::size_t k = 0; k < count; ++k) {
        const Station change = derivative(stations, differentiate.data() + (k + 1) * positions.size());
        add_parts(world, wedges, quadrature.node[k], points[k], change, quadrature.weight[k], result);
    }
    const Table<Economy> welfare_factor = welfare(world, equilibrium.point).welfare_factor;
    for (const Economy n : world.each_economy()) {
        result.total(n) = welfare_factor(n) - 1;
        double parts = 0.0;
        for (const ExactPart& part : exact_parts) parts += (result.*part.of)(n);
        result.gap = std::max(result.gap, std::abs(parts - result.total(n)));
    }
    result.status = result.gap <= agreement ? Status::converged : Status::iteration_limit;
    return result;
}

}  // namespace

ExactDecomposition decompose(const world::World& world, const Wedges& wedges, const Equilibrium& equilibrium,
                             const SolveOptions& options) {
    ExactDecomposition result;
    for (std::size_t count = fewest_nodes; count <= most_nodes; count *= 2) {
        result = with_nodes(world, wedges, equilibrium, options, count);
        if (result.status != Status::iteration_limit) break;
    }
    return result;
}

}  // namespace parley::model
