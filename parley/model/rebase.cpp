#include "parley/model/rebase.hpp"

#include <cassert>
#include <cmath>

#include "parley/model/welfare.hpp"

namespace parley::model {

world::World rebase(const world::World& world, const Wedges& wedges, const Equilibrium& equilibrium,
                    const Closure& closure) {
    world::World result = world;
    result.flow = flows(world, wedges, equilibrium.point);
    result.duty_rate = wedges.duty_rate;
    result.export_tax_rate = wedges.export_tax_rate;
    result.production_subsidy_rate = wedges.production_subsidy_rate;
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
