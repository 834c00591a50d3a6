#pragma once
// The base of Caliendo & Parro (2015), and a change of its duties solved.
#include <optional>
#include <string>
#include <vector>

#include "parley/datasets/recipes/build_world.hpp"
#include "parley/model/welfare.hpp"
#include "parley/pricing/duties/duties_csv.hpp"
#include "tests/replication/published.hpp"
#include "tests/support/shared_data.hpp"

namespace parley::testing {

inline const std::vector<std::string> bloc{"MEX", "CAN", "USA"};

struct Scene {
    world::World base;  ///< duties of 1993, trade balanced
    model::Wedges wedges;
    model::Equilibrium equilibrium;
};

/// `duties`: a file that the builder writes beside the world. Nothing when the data are absent.
inline std::optional<Scene> nafta(const std::string& duties) {
    if (shared_folder().empty()) return {};
    const datasets::BuiltWorld built = datasets::build_world("cp2015", shared_folder() / "data" / "cp2015");
    Scene scene{balanced(built.world), {}, {}};
    const auto rows = pricing::read_duties(duties, built.extra_files.at(duties), scene.base, {.highest_rate = 2.0});
    scene.wedges = duty_wedges(scene.base, {Option::none, duties}, rows);
    scene.equilibrium = solved(scene.base, scene.wedges);
    return scene;
}

}  // namespace parley::testing
