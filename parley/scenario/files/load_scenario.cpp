#include "parley/scenario/files/load_scenario.hpp"

#include <filesystem>

#include <fmt/format.h>

#include "parley/core/input_error.hpp"
#include "parley/core/nearest.hpp"
#include "parley/core/text.hpp"
#include "parley/scenario/check_evidence.hpp"
#include "parley/scenario/files/embedded.hpp"
#include "parley/scenario/files/expand.hpp"
#include "parley/scenario/read_scenario.hpp"
#include "parley/tables/files/csv.hpp"
#include "parley/tables/files/parse_yaml.hpp"

namespace parley::scenario {

std::vector<std::string> bundled_scenarios() {
    return embedded_scenario_names();
}

namespace {

// Lists that are files, in the scenario's folder.
FileBeside lists_in(const std::string& folder) {
    return [folder](const std::string& name) -> std::optional<ListFile> {
        std::string path = name;
        if (!std::filesystem::path(path).is_absolute()) path = (std::filesystem::path(folder) / path).string();
        std::error_code problem;
        if (!std::filesystem::exists(path, problem)) return {};
        return ListFile{path, tables::read_file(path)};
    };
}

// `folder` is where the lists that it names are.
ScenarioFile parsed(std::string file, std::string id, std::string text, const std::string& folder) {
    tables::YamlNode root = tables::parse_yaml(file, text, true);
    for (const tables::YamlEntry& entry : root.keys) {
        if (entry.key == "histories-after")
            throw InputError(file, entry.value.key_line, "a scenario",
                             "what happened after a past dispute, which only backtest, precedents, score and the last "
                             "section of a brief open");
        if (entry.key == "histories")
            throw InputError(file, entry.value.key_line, "a scenario",
                             "the record of a past dispute, which check, precedents and backtest read");
    }
    std::string sha256 = expand(file, text, lists_in(folder), root);
    return {std::move(file), std::move(id), std::move(text), std::move(sha256), std::move(root)};
}

Scenario checked(const ScenarioFile& file) {
    Scenario scenario = read_scenario(file.file, file.root);
    if (const auto refusal = unborne_number(scenario)) throw InputError(*refusal);
    scenario.sha256 = file.sha256;
    return scenario;
}

}  // namespace

Scenario read_scenario(const std::string& file, std::string_view text) {
    const std::filesystem::path folder = std::filesystem::path(file).parent_path();
    return checked(parsed(file, "", std::string(text), folder.string()));
}

ScenarioFile find_scenario(const std::string& name_or_path) {
    if (const std::string_view text = embedded_scenario(name_or_path); !text.empty())
        return parsed(name_or_path + "/scenario.yaml", name_or_path, std::string(text), "");
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
    const fs::path full = fs::absolute(path, problem);
    return parsed(path.string(),
                  full.filename() == "scenario.yaml" ? full.parent_path().filename().string() : full.stem().string(),
                  tables::read_file(path.string(), tables::largest_yaml), path.parent_path().string());
}

Scenario scenario_of(const ScenarioFile& file) {
    Scenario scenario = checked(file);
    scenario.id = printable(file.id);
    return scenario;
}

Scenario load_scenario(const std::string& name_or_path) {
    return scenario_of(find_scenario(name_or_path));
}

}  // namespace parley::scenario
