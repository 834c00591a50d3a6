#pragma once
// The world that a study starts from, with the choices that change it.
#include <optional>
#include <string>
#include <vector>

#include "parley/model/equilibrium.hpp"
#include "parley/world/world.hpp"

namespace parley::pricing {

struct BaseOptions {
    std::string elasticities;                           ///< name of a source of the world; empty: its default
    double elasticity_factor = 1.0;                     ///< all of them times this
    std::optional<double> services_elasticity = {};     ///< of all services, instead of the source's
    model::Deficits deficits = model::Deficits::fixed;  ///< `zero`: trade deficits are taken out of the base first
    model::SavingRule saving = {};  ///< elasticities wherever saving moves deficits; rates are the base's
    model::FactorMarket factors = model::mobile;
    bool scale = false;              ///< with external economies of scale: scale_elasticities()
    bool inputs = true;              ///< false: value added is all of cost
    model::SolveOptions solve = {};  ///< without closure, which is Base::closure
};

/// Whether two choices lead to the same base and the same counterfactuals.
[[nodiscard]] bool same_base(const BaseOptions& a, const BaseOptions& b);

/// A base ready for counterfactuals if status is converged; if not, how re-solving it ended.
struct Base {
    world::World world;
    std::string source;  ///< where it is from: "bundled", or the folder
    std::string sha256;  ///< of the world as it was read
    model::Status status = model::Status::not_run;
    double max_residual = 0.0;  ///< largest gap of the base's own equations
    std::string worst_equation;
    bool resolved = false;   ///< it did not clear as it came, or its deficits were taken out
    int passes = 0;          ///< spent on that
    model::Closure closure;  ///< that counterfactuals are solved under
    model::Slopes slopes;    ///< of the world under it, for all of them
};

/// How counterfactuals of this base are solved.
[[nodiscard]] model::SolveOptions counterfactual_options(const Base& base, const BaseOptions& options);

/// A world as it was read.
struct LoadedWorld {
    world::World world;
    std::string source;              ///< "bundled", or the folder
    std::vector<std::string> notes;  ///< how its files were understood
};

/// A world as a base. It is a long run: re-solved, if it must be, with factors that move and
/// without scale economies. Throws InputError for a closure that the world cannot carry: saving without accounts, a
/// sector in which scale economies are too strong, a base at which they run away.
[[nodiscard]] Base prepare_base(world::World world, const BaseOptions& options = {},
                                const model::Progress& progress = {});

/// The least and the most that the sources of a world have for any service: how far apart published values are.
struct ServicesRange {
    double low = 0.0, high = 0.0;
};
/// None where they all say the same, or there are no services.
[[nodiscard]] std::optional<ServicesRange> services_range(const world::World& world);

/// The scale source whose elasticities are used; empty if the world has none.
[[nodiscard]] std::string scale_source(const world::World& world);

}  // namespace parley::pricing
