#include "parley/study/base.hpp"

#include <fmt/format.h>

#include "parley/core/input_error.hpp"
#include "parley/core/nearest.hpp"
#include "parley/model/settle.hpp"
#include "parley/world/binary.hpp"
#include "parley/world/csv.hpp"

namespace parley {
namespace {

void choose_elasticities(World& world, const std::string& source) {
    if (source.empty() || use_elasticities(world, source)) return;
    std::vector<std::string> known;
    for (const ElasticitySource& each : world.elasticity_sources) known.push_back(each.name);
    const std::string meant = nearest(source, known);
    throw InputError("--elasticities", 0, fmt::format("one of {} (world {})", fmt::join(known, ", "), world.name),
                     shown(source) + (meant.empty() ? "" : "; did you mean " + meant + "?"));
}

}  // namespace

const char* name_of(Deficits deficits) {
    return deficits == Deficits::zero ? "balanced" : "fixed";
}

Base prepare_base(World world, const BaseOptions& options, const Progress& progress) {
    Base base;
    base.sha256 = data_hash(world);
    choose_elasticities(world, options.elasticities);
    if (!options.inputs) drop_inputs(world);
    const BaseGap gap = base_gap(world);
    if (options.deficits == Deficits::fixed && gap.size <= base_tolerance) {
        base.status = Status::converged;
        base.max_residual = gap.size;
        base.world = std::move(world);
        return base;
    }
    // A world whose final shares do not quite clear its markets becomes one that does, in the same solve that takes
    // the deficits out.
    base.resolved = true;
    Settled settled = settle(world, options.deficits, options.solve, progress);
    base.status = settled.equilibrium.status;
    base.max_residual = settled.equilibrium.max_residual;
    base.worst_equation = settled.equilibrium.worst_equation;
    base.passes = settled.equilibrium.passes;
    base.world = std::move(base.status == Status::converged ? settled.world : world);
    return base;
}

}  // namespace parley
