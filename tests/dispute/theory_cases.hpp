#pragma once
// Closed forms of the literature with their values, from golden/theory.json of the shared data.
#include <fstream>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/support/shared_data.hpp"

namespace parley::testing {

/// The cases of one closed form: {"args": {…}, "value": …}; null when the shared data is not there.
inline nlohmann::json theory_cases(const std::string& name) {
    const auto file = shared_folder() / "golden" / "theory.json";
    if (shared_folder().empty() || !std::filesystem::exists(file)) return nullptr;
    std::ifstream in(file);
    return nlohmann::json::parse(in).at(name).at("cases");
}

}  // namespace parley::testing

#define PARLEY_THEORY_CASES(cases, name)                                \
    const nlohmann::json cases = ::parley::testing::theory_cases(name); \
    if (cases.is_null()) GTEST_SKIP() << ::parley::testing::shared_absent
