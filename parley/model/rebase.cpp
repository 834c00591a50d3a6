#include "parley/model/rebase.hpp"

#include <cassert>
#include <cmath>
#include <utility>

#include "parley/model/welfare.hpp"

namespace parley::model {

world::World rebase(const world::World& world, const Wedges& wedges, const Equilibrium& equilibrium,
                    const Closure& closure) {
    world::World result = world;
    PartFlows flows = part_flows(world, wedges, equilibrium.point);
    result.flow = std::move(flows.flow);
    result.duty_rate = wedges.duty_rate;
    result.export_tax_rate = wedges.export_tax_rate;
    result.production_subsidy_rate = wedges.production_subsidy_rate;
    result.split_purchases.clear();
    for (std::size_t k = 0; k < wedges.split.size(); ++k) {
        const SplitWedges& split = wedges.split[k];
        result.split_purchases.push_back({split.base.buyer, split.base.sector, std::move(flows.split[k]),
                                          split.duty_rate, split.export_tax_rate, split.base.lists});
    }
    [[maybe_unused]] const std::optional<world::Breach> breach = complete(result);
    assert(!breach);
    if (!world.accounts.investment_rate.empty()) {
        if (closure.deficits == Deficits::saving)
            for (double& rate : result.accounts.investment_rate)
                rate *= std::pow(equilibrium.point.interest_hat, -closure.saving.investment_elasticity);
        result.accounts.saving_rate = base_saving_rate(result);
    }
    return result;
}

Rebased rebase(const world::World& world, Deficits deficits, const SolveOptions& options, const Progress& progress) {
    const Wedges wedges = no_change(world);
    SolveOptions own_options = options;
    own_options.closure.deficits = deficits;
    Rebased result{solve(world, wedges, own_options, progress), {}};
    if (result.equilibrium.status == Status::converged)
        result.world = rebase(world, wedges, result.equilibrium, own_options.closure);
    return result;
}

}  // namespace parley::model
