#include "parley/pricing/counterfactual/outcome_result.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "parley/pricing/counterfactual/noise.hpp"

namespace parley::pricing {
namespace {

// The first `count` of `items` by falling `size`, ties in the order given.
template <class Item, class Size>
std::vector<Item> largest(std::vector<Item> items, std::size_t count, const Size& size) {
    std::stable_sort(items.begin(), items.end(), [&](Item a, Item b) { return size(a) > size(b); });
    items.resize(std::min(count, items.size()));
    return items;
}

double without_noise(double factor) {
    return is_noise(factor - 1.0, 1.0) ? 1.0 : factor;
}

void clear_shares(Table<Economy>& shares) {
    for (double& each : shares)
        if (is_noise(each, 1.0)) each = 0.0;
}

// Real income and its parts, at the size of the economy; what is traded, at the size of each flow.
void clear_noise(const world::World& world, OutcomeResult& result) {
    model::Welfare& welfare = result.welfare;
    for (Table<Economy>* factors : {&welfare.welfare_factor, &welfare.real_wage_factor, &welfare.consumer_price_factor,
                                    &welfare.net_income_factor, &result.prices.at_held_wages, &result.prices.of_duties})
        for (double& each : *factors) each = without_noise(each);
    // What is not known stays so.
    const auto clear = [](double factor, double& usd_m) {
        if (factor == 1.0 && std::isfinite(usd_m)) usd_m = 0.0;
    };
    for (const Economy n : world.each_economy()) {
        clear(welfare.welfare_factor(n), welfare.welfare_usd_m(n));
        clear(welfare.net_income_factor(n), welfare.net_income_usd_m(n));
    }
    for (const model::ExactPart& part : model::exact_parts) clear_shares(result.exact.*part.of);
    clear_shares(result.one_step.terms_of_trade);
    clear_shares(result.one_step.volume_of_trade);
    for (const Economy n : world.each_economy()) {
        const double base = result.duty_revenue_base_usd_m(n);
        double& now = result.duty_revenue_new_usd_m(n);
        if (is_noise(now - base, base)) now = base;
    }
    auto flow = world.flow.begin();
    for (double& flow_new : result.flow_new) {
        if (is_noise(flow_new - *flow, *flow)) flow_new = *flow;
        ++flow;
    }
}

}  // namespace

OutcomeResult price(const world::World& world, const model::Wedges& wedges, const model::SolveOptions& options,
                    const model::Progress& progress) {
    return read_off(world, wedges, solve(world, wedges, options, progress), options, Detail::exact);
}

OutcomeResult read_off(const world::World& world, const model::Wedges& wedges, model::Equilibrium equilibrium,
                       const model::SolveOptions& options, Detail detail) {
    OutcomeResult result;
    result.equilibrium = std::move(equilibrium);
    result.closure = options.closure;
    if (!result.solved()) return result;
    const model::Point& point = result.equilibrium.point;
    result.welfare = welfare(world, point, options.closure);
    model::PartFlows flows = part_flows(world, wedges, point);
    if (detail >= Detail::one_step) {
        result.one_step = one_step(world, wedges, flows);
        result.prices = consumer_prices(world, wedges, point, flows);
    }
    if (detail >= Detail::exact) result.exact = decompose(world, wedges, result.equilibrium, options);
    result.duty_revenue_base_usd_m = model::duty_revenue(world.flow, world.duty_rate);
    result.duty_revenue_new_usd_m = duty_revenue(wedges, flows);
    result.flow_new = std::move(flows.flow);
    clear_noise(world, result);
    result.output_factor = cost_hat(flows);
    for (const Economy n : world.each_economy())
        for (const Sector s : world.each_sector()) {
            double& factor = result.output_factor(n, s);
            factor = is_absent(world, n, s) ? 1.0 : point.output_new(n, s) / world.output(n, s) / factor;
            factor = without_noise(factor);
        }
    return result;
}

double payoff_factor(const OutcomeResult& priced, Economy economy) {
    return payoff_factor(priced.welfare, priced.closure.deficits)(economy);
}

double payoff_base(const world::World& world, const OutcomeResult& priced, Economy economy) {
    const bool net = priced.closure.deficits == model::Deficits::saving;
    return world.income(economy) - (net ? world.deficit(economy) : 0.0);
}

double payoff_base_usd_m(const world::World& world, const OutcomeResult& priced, Economy economy) {
    return payoff_base(world, priced, economy) * value_added_in_income(world)(economy);
}

double payoff_usd_m(const world::World& world, const OutcomeResult& priced, Economy economy) {
    return (payoff_factor(priced, economy) - 1) * payoff_base_usd_m(world, priced, economy);
}

double output_change_usd_m(const world::World& world, const OutcomeResult& priced, Economy economy, Sector sector) {
    return (priced.output_factor(economy, sector) - 1.0) * world.output(economy, sector);
}

bool is_absent(const world::World& world, Economy economy, Sector sector) {
    return world.output(economy, sector) == 0.0;
}

BalanceChange balance_change(const world::World& world, const OutcomeResult& priced, Economy economy, Economy partner) {
    return {economy,
            partner,
            model::bilateral_balance(world, world.flow, economy, partner, true),
            model::bilateral_balance(world, priced.flow_new, economy, partner, true),
            model::bilateral_balance(world, world.flow, economy, partner, false),
            model::bilateral_balance(world, priced.flow_new, economy, partner, false)};
}

std::vector<Sector> most_affected_sectors(const world::World& world, const OutcomeResult& priced, Economy economy,
                                          std::size_t count) {
    std::vector<Sector> present;
    for (const Sector s : world.each_sector())
        if (!is_absent(world, economy, s)) present.push_back(s);
    return largest(present, count, [&](Sector s) { return std::abs(output_change_usd_m(world, priced, economy, s)); });
}

std::vector<Economy> most_affected_economies(const world::World& world, const OutcomeResult& priced,
                                             const std::vector<Economy>& besides, std::size_t count) {
    std::vector<Economy> others;
    for (const Economy n : world.each_economy())
        if (std::find(besides.begin(), besides.end(), n) == besides.end()) others.push_back(n);
    return largest(others, count, [&](Economy n) { return std::abs(payoff_factor(priced, n) - 1.0); });
}

}  // namespace parley::pricing
