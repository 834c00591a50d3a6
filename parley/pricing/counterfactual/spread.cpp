#include "parley/pricing/counterfactual/spread.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "parley/core/input_error.hpp"
#include "parley/core/nearest.hpp"
#include "parley/core/text.hpp"

namespace parley::pricing {

namespace {

// Real income of several economies together. The factor is there where amounts are not known.
class Weighed {
public:
    void add(double factor, double base, double usd_m) {
        change_ += (factor - 1) * base;
        base_ += base;
        usd_m_ += usd_m;
    }
    IncomeChange change() const { return {usd_m_, 1 + change_ / base_}; }

private:
    double change_ = 0.0, base_ = 0.0, usd_m_ = 0.0;
};

}  // namespace

Figures figures_of(const world::World& world, const OutcomeResult& priced,
                   const std::vector<std::pair<Economy, Economy>>& pairs) {
    Figures result;
    result.status = priced.equilibrium.status;
    result.problem = priced.equilibrium.worst_equation;
    if (!priced.solved()) return result;
    result.problem.clear();
    result.welfare = priced.welfare;
    const Table<Economy> by_economy({world.economy_count()});
    result.payoff_factor = result.payoff_usd_m = result.payoff_base = by_economy;
    result.duty_revenue_usd_m = result.duty_revenue_change_usd_m = by_economy;
    result.output_factor = priced.output_factor;
    result.output_change_usd_m = Table<Seller, Sector>({world.economy_count(), world.sector_count()});
    for (const Economy n : world.each_economy()) {
        result.payoff_usd_m(n) = payoff_usd_m(world, priced, n);
        result.payoff_factor(n) = payoff_factor(priced, n);
        result.payoff_base(n) = payoff_base(world, priced, n);
        result.duty_revenue_usd_m(n) = priced.duty_revenue_new_usd_m(n);
        result.duty_revenue_change_usd_m(n) = priced.duty_revenue_new_usd_m(n) - priced.duty_revenue_base_usd_m(n);
        for (const Sector s : world.each_sector())
            result.output_change_usd_m(n, s) = output_change_usd_m(world, priced, n, s);
    }
    for (const auto& [economy, partner] : pairs)
        result.balances.push_back(balance_change(world, priced, economy, partner));
    return result;
}

IncomeChange income_change(const world::World& world, const OutcomeResult& priced,
                           const std::vector<Economy>& economies) {
    Weighed sum;
    for (const Economy n : economies)
        sum.add(payoff_factor(priced, n), payoff_base(world, priced, n), payoff_usd_m(world, priced, n));
    return sum.change();
}

IncomeChange income_change(const Figures& figures, const std::vector<Economy>& economies) {
    Weighed sum;
    for (const Economy n : economies)
        sum.add(figures.payoff_factor(n), figures.payoff_base(n), figures.payoff_usd_m(n));
    return sum.change();
}

const char* Elsewhere::over() const {
    return points > 0 ? "elasticity sources and drawn numbers" : "elasticity sources";
}

Spread Elsewhere::spread(std::size_t set) const {
    Spread result;
    result.over = over();
    for (std::size_t k = 0; k < places.size(); ++k) {
        const Figures& here = figures[k][set];
        if (here.solved()) {
            result.at.push_back(&here);
            continue;
        }
        const auto known = std::find_if(result.unsettled.begin(), result.unsettled.end(),
                                        [&](const auto& each) { return each.source == places[k].source; });
        if (known == result.unsettled.end())
            result.unsettled.push_back({places[k].source, here.problem, places[k].point ? 1U : 0U});
        else
            ++known->points;
    }
    return result;
}

std::vector<std::string> Elsewhere::sources() const {
    std::vector<std::string> result{own};
    for (const Place& place : places)
        if (std::find(result.begin(), result.end(), place.source) == result.end()) result.push_back(place.source);
    return result;
}

std::vector<std::string> other_sources(const world::World& world, const RangeOptions& options, const std::string& own) {
    std::vector<std::string> known, result;
    for (const world::ElasticitySource& each : world.elasticity_sources) known.push_back(each.name);
    for (const std::string& name : options.sources)
        if (std::find(known.begin(), known.end(), name) == known.end()) {
            const std::string meant = nearest(name, known);
            throw InputError(Option::ranges,
                             fmt::format("sources of {} (world {})", fmt::join(known, ", "), world.name),
                             shown(name) + (meant.empty() ? "" : "; did you mean " + meant + "?"));
        }
    const auto is_wanted = [&](const std::string& name) {
        return options.sources.empty() ||
               std::find(options.sources.begin(), options.sources.end(), name) != options.sources.end();
    };
    for (const std::string& name : known)
        if (name != own && is_wanted(name)) result.push_back(name);
    return result;
}

}  // namespace parley::pricing
