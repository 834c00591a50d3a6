#pragma once
// Scenarios to break: the seeds of the fuzz target serve the tests too.
#include <functional>
#include <stdexcept>
#include <string>

#include <nlohmann/json.hpp>

#include "parley/core/input_error.hpp"
#include "parley/tables/files/csv.hpp"
#include "tests/support/shared_data.hpp"
#include "tests/support/texts.hpp"

namespace parley::testing {

/// A scenario in which every key of the format stands, in the world fuzz::two_economies().
inline std::string everything() {
    return tables::read_file((source_folder() / "fuzz/seeds/scenario/everything.yaml").string());
}

inline std::string bundled_text() {
    return tables::read_file((source_folder() / "scenarios/us-china-2018/scenario.yaml").string());
}

inline nlohmann::json scenario_schema() {
    return nlohmann::json::parse(tables::read_file((source_folder() / "docs/schema/scenario-2.schema.json").string()));
}

}  // namespace parley::testing
