#include "parley/pricing/prices.hpp"

#include <algorithm>
#include <chrono>

#include "parley/core/refusal.hpp"
#include "parley/pricing/counterfactual/markets.hpp"

namespace parley::pricing {
namespace {

constexpr double usd_m_in_100_bn = 1e5;

double indicator_of(const world::World& world, const OutcomeResult& priced, const scenario::PayoffWords& words,
                    const PayoffPlaces& at) {
    double sum = 0.0, base = 0.0;
    switch (words.kind) {
        case scenario::PayoffKind::balance:
            for (const Economy n : at.of)
                for (const Economy with : at.with)
                    if (n != with)
                        sum += model::bilateral_balance(world, priced.flow_new, n, with, true) -
                               model::bilateral_balance(world, world.flow, n, with, true);
            return sum / usd_m_in_100_bn;
        case scenario::PayoffKind::output:
            for (const Economy n : at.of)
                for (const Sector s : at.sectors) {
                    sum += output_change_usd_m(world, priced, n, s);
                    base += world.output(n, s);
                }
            return base > 0 ? 100 * sum / base : 0.0;
        case scenario::PayoffKind::duty_revenue:
            for (const Economy n : at.of) sum += priced.duty_revenue_new_usd_m(n) - priced.duty_revenue_base_usd_m(n);
            return sum / usd_m_in_100_bn;
        case scenario::PayoffKind::consumer_prices:
            // Of several economies the mean, weighed by income.
            for (const Economy n : at.of) {
                sum += world.income(n) * (priced.welfare.consumer_price_factor(n) - 1.0);
                base += world.income(n);
            }
            return base > 0 ? 100 * sum / base : 0.0;
        case scenario::PayoffKind::market_index:  // of the short run, not of this equilibrium
        case scenario::PayoffKind::level:
        case scenario::PayoffKind::backing_down:
        case scenario::PayoffKind::reciprocity:
        case scenario::PayoffKind::breaking:
            break;
    }
    return 0.0;
}

bool asks_for_markets(const scenario::Scenario& scenario) {
    return std::any_of(scenario.payoffs.begin(), scenario.payoffs.end(), [](const scenario::PayoffWords& each) {
        return each.kind == scenario::PayoffKind::market_index;
    });
}

// The market indices of the same measures in the short run.
void add_markets(const DealSpace& space, const SetEquilibrium& long_run, OutcomeEconomics& result,
                 const model::Progress& progress) {
    const Setting& setting = space.setting();
    const ShortRun short_run = short_run_of(setting, long_run, progress);
    if (short_run.status != model::Status::converged) {
        result.status = short_run.status;
        result.problem = "in the short run, for a market index: " + short_run.problem;
        return;
    }
    for (std::size_t k = 0; k < space.places.size(); ++k)
        if (setting.scenario().payoffs[k].kind == scenario::PayoffKind::market_index)
            result.indicator[k] =
                100 *
                (market_index(setting.world(), short_run.point, space.places[k].of, space.places[k].sectors) - 1.0);
}

// values·(to/from), number by number.
template <class Values>
void carry(Values& values, const Values& to, const Values& from) {
    auto above = to.begin(), below = from.begin();
    for (double& value : values) {
        if (*below > 0 && *above > 0) value *= *above / *below;
        ++above;
        ++below;
    }
}

}  // namespace

model::Status Prices::status() const {
    for (const OutcomeEconomics& each : equilibria)
        if (each.status != model::Status::converged && each.status != model::Status::infeasible) return each.status;
    return model::Status::converged;
}

std::vector<double> base_incomes(const Setting& setting) {
    std::vector<double> result;
    for (const Economy n : setting.parties) result.push_back(setting.world().income(n));
    return result;
}

ShortRun short_run_of(const Setting& setting, const SetEquilibrium& solved, const model::Progress& progress) {
    ShortRun result{solved.priced.equilibrium.status, solved.priced.equilibrium.worst_equation,
                    solved.priced.equilibrium.point};
    model::SolveOptions options = counterfactual_options(setting.base(), setting.options);
    if (!options.closure.factors.is_mobile()) return result;
    options.closure.factors = model::specific;
    options.slopes = {};  // those of the base are of factors that move
    policy::PolicyEquilibrium there = solve_policy(setting.world(), solved.measures, options, progress);
    result.status = there.refusal ? model::Status::infeasible : there.equilibrium.status;
    result.problem = there.refusal ? there.refusal->expected : there.equilibrium.worst_equation;
    result.point = std::move(there.equilibrium.point);
    return result;
}

OutcomeEconomics solve_set(const DealSpace& space, std::size_t set, const model::Progress& progress,
                           const policy::PolicyStart* start, SetEquilibrium* solved) {
    const Setting& setting = space.setting();
    OutcomeEconomics result;
    SetEquilibrium each = assemble(setting, space.sets[set]);
    if (const auto refusal = solve(setting, each, progress, Detail::payoffs, start)) {
        // Measures that cannot stand together: each alone is in order, the levels were resolved before.
        result.status = model::Status::infeasible;
        result.problem = in_one_line(*refusal);
        return result;
    }
    const OutcomeResult& priced = each.priced;
    result.status = priced.equilibrium.status;
    result.max_residual = priced.equilibrium.max_residual;
    result.passes = priced.equilibrium.passes;
    if (!priced.solved()) {
        result.problem = !each.unreachable.empty() ? each.unreachable.front().what : priced.equilibrium.worst_equation;
    } else {
        const world::World& world = setting.world();
        const model::Welfare& welfare = priced.welfare;
        result.saving_moves = priced.closure.deficits == model::Deficits::saving;
        for (const Economy n : setting.parties) {
            result.income_factor.push_back(welfare.welfare_factor(n));
            result.net_factor.push_back(welfare.net_income_factor(n));
        }
        for (const std::vector<Economy>& economies : setting.economies) {
            double change = 0.0, net = 0.0;
            for (const Economy n : economies) {
                change += welfare.welfare_usd_m(n);
                net += welfare.net_income_usd_m(n);
            }
            result.income_usd_m.push_back(change);
            result.net_usd_m.push_back(net);
        }
        for (std::size_t k = 0; k < space.places.size(); ++k)
            result.indicator.push_back(indicator_of(world, priced, setting.scenario().payoffs[k], space.places[k]));
        if (asks_for_markets(setting.scenario())) add_markets(space, each, result, progress);
    }
    if (solved != nullptr) *solved = std::move(each);
    return result;
}

SharedPrices price_all(SharedSpace space, int threads, const BatchProgress& progress) {
    const auto start = std::chrono::steady_clock::now();
    Prices prices;
    prices.base_income = base_incomes(space->setting());
    prices.equilibria.resize(space->sets.size());
    StopFlag stop;
    InTurn in_turn;
    std::size_t done = 0;
    parallel_for(space->families.size(), threads, [&](std::size_t f) {
        const Family& family = space->families[f];
        solve_family(*space, family, prices.equilibria, [&](int, double) { return !stop.is_set(); });
        if (!progress) return;
        in_turn([&] {
            done += family.size();
            if (!progress(done, space->sets.size())) stop.set();
        });
    });
    prices.of = std::move(space);
    prices.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return std::make_shared<const Prices>(std::move(prices));
}

const policy::PolicyStart* FamilyWalk::at(const std::optional<std::size_t>& set) const {
    if (!set) return nullptr;
    const auto place = solved_.find(*set);
    return place != solved_.end() ? &place->second : nullptr;
}

OutcomeEconomics FamilyWalk::solve_next(const model::Progress& progress) {
    const FamilyMember& member = family_[next_++];
    SetEquilibrium here;
    OutcomeEconomics result;
    const policy::PolicyStart* parent = at(member.parent);
    if (parent != nullptr) {
        policy::PolicyStart start = *parent;
        const policy::PolicyStart *other = at(member.other), *common = at(member.common);
        if (other != nullptr && common != nullptr) {
            carry(start.point.wage_hat, other->point.wage_hat, common->point.wage_hat);
            carry(start.point.price_hat, other->point.price_hat, common->point.price_hat);
            carry(start.point.expenditure_new, other->point.expenditure_new, common->point.expenditure_new);
            carry(start.wedge_rates, other->wedge_rates, common->wedge_rates);
        }
        result = solve_set(space_, member.set, progress, &start, &here);
    }
    // From the base where there is nothing nearer, and once more before it is said that something is out of reach.
    if (parent == nullptr || (result.status != model::Status::converged && result.status != model::Status::cancelled)) {
        result = solve_set(space_, member.set, progress, nullptr, &here);
    }
    if (result.status == model::Status::converged) solved_.emplace(member.set, start_from(here));
    return result;
}

void solve_family(const DealSpace& space, const Family& family, std::vector<OutcomeEconomics>& equilibria,
                  const model::Progress& progress) {
    for (FamilyWalk walk(space, family); !walk.done();) {
        OutcomeEconomics& place = equilibria[walk.next()];
        place = walk.solve_next(progress);
    }
}

}  // namespace parley::pricing
