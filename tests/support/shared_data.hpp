#pragma once
// Data that may be used in tests but not shipped, such as published replication files.
#include <filesystem>

namespace parley::testing {

/// $PARLEY_SHARED, or ../shared next to the checkout; empty when there is neither: then the test skips and says so,
/// GTEST_SKIP() << shared_absent.
std::filesystem::path shared_folder();
inline constexpr const char* shared_absent =
    "shared/ data absent: set PARLEY_SHARED to the folder that holds data/ and golden/";

/// The root of the checkout.
std::filesystem::path source_folder();

}  // namespace parley::testing
