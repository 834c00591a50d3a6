#include "parley/pricing/counterfactual/base.hpp"

#include <fmt/format.h>

#include "parley/core/input_error.hpp"
#include "parley/core/nearest.hpp"
#include "parley/core/text.hpp"
#include "parley/model/rebase.hpp"
#include "parley/model/scale_stability.hpp"
#include "parley/world/binary.hpp"

namespace parley::pricing {
namespace {

void choose_elasticities(world::World& world, const std::string& source) {
    if (source.empty() || use_elasticities(world, source)) return;
    std::vector<std::string> known;
    for (const world::ElasticitySource& each : world.elasticity_sources) known.push_back(each.name);
    const std::string meant = nearest(source, known);
    throw InputError(Option::elasticities, fmt::format("one of {} (world {})", fmt::join(known, ", "), world.name),
                     shown(source) + (meant.empty() ? "" : "; did you mean " + meant + "?"));
}

void set_services_elasticity(world::World& world, double theta) {
    if (!(theta >= world::least_theta && theta <= world::most_theta))
        throw InputError(Option::services_elasticity,
                         fmt::format("from {:g} to {:g}", world::least_theta, world::most_theta),
                         fmt::format("{:g}", theta));
    for (const Sector s : world.each_sector())
        if (!world.sectors[s.value].goods) world.theta[s.value] = theta;
}

// Each part by itself, so that the message names what asks for it.
void refuse_what_does_not_fit(const world::World& world, const model::Closure& closure) {
    const auto check = [&](Option option, const model::Closure& part) {
        if (const auto breach = closure_breach(world, part)) throw InputError(option, breach->rule, breach->found);
    };
    if (closure.deficits == model::Deficits::saving)
        check(Option::saving, {.deficits = closure.deficits, .saving = closure.saving});
    check(Option::factors, {.factors = closure.factors});
    check(Option::scale, {.psi = closure.psi});
}

model::Closure closure_of(const world::World& world, const BaseOptions& options) {
    model::Closure closure;
    closure.deficits = options.deficits == model::Deficits::saving ? model::Deficits::saving : model::Deficits::fixed;
    closure.saving = options.saving;
    closure.factors = options.factors;
    if (!options.scale) return closure;
    const auto psi = model::scale_elasticities(world);
    if (!psi)
        throw InputError(Option::scale, "a world with scale elasticities (scale.csv)",
                         world.name + ", which has none for its elasticities " + world.elasticity_source);
    closure.psi = *psi;
    return closure;
}

void settle_base(Base& base, const BaseOptions& options, const model::Progress& progress) {
    const world::BaseGap gap = base_gap(base.world);
    if (options.deficits != model::Deficits::zero && gap.size <= world::base_tolerance) {
        base.status = model::Status::converged;
        base.max_residual = gap.size;
        return;
    }
    // A world whose final shares do not quite clear its markets becomes one that does, in the same solve that takes
    // the deficits out.
    base.resolved = true;
    const model::Deficits deficits =
        options.deficits == model::Deficits::zero ? model::Deficits::zero : model::Deficits::fixed;
    model::Rebased rebased = rebase(base.world, deficits, options.solve, progress);
    base.status = rebased.equilibrium.status;
    base.max_residual = rebased.equilibrium.max_residual;
    base.worst_equation = rebased.equilibrium.worst_equation;
    base.passes = rebased.equilibrium.passes;
    if (base.status == model::Status::converged) base.world = std::move(rebased.world);
}

Refusal runaway(const model::ScaleVerdict& verdict) {
    return {{Option::scale},
            "economies of scale that come to rest",
            verdict.found.converged
                ? fmt::format("that of every growth of a sector the next round is {:.6g} times as large, without end "
                              "(spectral radius of d ln L_new / d ln L at the base)",
                              verdict.found.radius)
                : "a spectral radius of d ln L_new / d ln L of " + verdict.breach->found,
            Option::factors,
            "specific or roy:KAPPA with a low KAPPA"};
}

}  // namespace

std::string scale_source(const world::World& world) {
    for (const world::ScaleSource& scale : world.scale_sources)
        if (scale.name == world.elasticity_source) return scale.name;
    for (const world::ScaleSource& scale : world.scale_sources)
        for (const world::ElasticitySource& source : world.elasticity_sources)
            if (source.name == scale.name) return scale.name;
    return {};
}

model::SolveOptions counterfactual_options(const Base& base, const BaseOptions& options) {
    model::SolveOptions result = options.solve;
    result.closure = base.closure;
    result.slopes = base.slopes;
    return result;
}

bool same_base(const BaseOptions& a, const BaseOptions& b) {
    return a.elasticities == b.elasticities && a.elasticity_factor == b.elasticity_factor &&
           a.services_elasticity == b.services_elasticity && a.deficits == b.deficits &&
           a.saving.saving_elasticity == b.saving.saving_elasticity &&
           a.saving.investment_elasticity == b.saving.investment_elasticity && a.factors == b.factors &&
           a.scale == b.scale && a.inputs == b.inputs && a.solve.tolerance == b.solve.tolerance &&
           a.solve.max_iterations == b.solve.max_iterations;
}

std::optional<ServicesRange> services_range(const world::World& world) {
    ServicesRange range{std::numeric_limits<double>::infinity(), 0.0};
    for (const world::ElasticitySource& source : world.elasticity_sources)
        for (const Sector s : world.each_sector())
            if (!world.sectors[s.value].goods) {
                range.low = std::min(range.low, source.theta[s.value]);
                range.high = std::max(range.high, source.theta[s.value]);
            }
    if (!(range.low < range.high)) return {};
    return range;
}

Base prepare_base(world::World world, const BaseOptions& options, const model::Progress& progress) {
    Base base;
    base.sha256 = data_hash(world);
    choose_elasticities(world, options.elasticities);
    for (double& theta : world.theta) theta *= options.elasticity_factor;
    if (options.services_elasticity) set_services_elasticity(world, *options.services_elasticity);
    if (const auto breach = theta_breach(world, world.theta))
        throw InputError(Option::elasticities, breach->rule,
                         fmt::format("{}, times {:g}", breach->found, options.elasticity_factor));
    if (!options.inputs) drop_inputs(world);
    base.closure = closure_of(world, options);
    refuse_what_does_not_fit(world, base.closure);
    base.world = std::move(world);
    settle_base(base, options, progress);
    if (base.status != model::Status::converged) return base;
    base.slopes = model::base_slopes(base.world, base.closure);
    if (!base.closure.has_scale()) return base;
    const model::ScaleVerdict verdict = judge_scale(base.world, model::no_change(base.world), base.closure,
                                                    model::base_point(base.world), "at the base");
    if (verdict.breach) throw InputError(runaway(verdict));
    base.passes += verdict.found.passes;
    return base;
}

}  // namespace parley::pricing
