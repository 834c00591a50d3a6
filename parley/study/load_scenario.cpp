#include <filesystem>

#include <fmt/format.h>

#include "parley/core/input_error.hpp"
#include "parley/core/nearest.hpp"
#include "parley/study/embedded.hpp"
#include "parley/study/read_scenario.hpp"
#include "parley/world/csv.hpp"

namespace parley {

std::vector<std::string> bundled_scenarios() {
    return embedded_scenario_names();
}

Scenario load_scenario(const std::string& name_or_path) {
    if (const std::string_view text = embedded_scenario(name_or_path); !text.empty()) {
        Scenario scenario = read_scenario(name_or_path + "/scenario.yaml", text);
        scenario.id = name_or_path;
        return scenario;
    }
    namespace fs = std::filesystem;
    fs::path path = name_or_path;
    std::error_code problem;
    if (fs::is_directory(path, problem)) path /= "scenario.yaml";
    if (!fs::exists(path, problem)) {
        const std::vector<std::string> bundled = bundled_scenarios();
        const std::string meant = nearest(name_or_path, bundled);
        throw InputError(
            name_or_path, 0,
            fmt::format("a bundled scenario ({}), a scenario file or its folder", fmt::join(bundled, ", ")),
            meant.empty() ? "neither" : "neither; did you mean " + meant + "?");
    }
    Scenario scenario = read_scenario(path.string(), read_file(path.string()));
    const fs::path full = fs::absolute(path, problem);
    scenario.id = full.filename() == "scenario.yaml" ? full.parent_path().filename().string() : full.stem().string();
    return scenario;
}

}  // namespace parley
