// What `parley brief` does once. The program itself runs here, with three functions of the library wrapped by the
// linker (tests/CMakeLists.txt) to be counted.
#include <cstdio>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "parley/policy/measures.hpp"
#include "parley/tables/files/parse_yaml.hpp"
#include "parley/world/binary.hpp"

int parley_program_main(int argc, char** argv);

namespace {
int times_read = 0, decoded = 0, calibrated = 0;
}

#define WRAPPED(name, mangled) __asm__(name mangled)

parley::tables::YamlNode real_parse(const std::string&, std::string_view, bool, const std::string&)
    WRAPPED("__real_", PARLEY_PARSE);
parley::tables::YamlNode counted_parse(const std::string& file, std::string_view text, bool columns,
                                       const std::string& form) WRAPPED("__wrap_", PARLEY_PARSE);
parley::tables::YamlNode counted_parse(const std::string& file, std::string_view text, bool columns,
                                       const std::string& form) {
    // Records of past disputes are read too, each by itself, for the precedents.
    if (file.rfind("histories/", 0) != 0) ++times_read;
    return real_parse(file, text, columns, form);
}

parley::world::BinaryWorld real_decode(std::string_view) WRAPPED("__real_", PARLEY_DECODE);
parley::world::BinaryWorld counted_decode(std::string_view bytes) WRAPPED("__wrap_", PARLEY_DECODE);
parley::world::BinaryWorld counted_decode(std::string_view bytes) {
    ++decoded;
    return real_decode(bytes);
}

parley::policy::Calibrated real_calibrate(const parley::world::World&, std::span<const parley::policy::Measure>)
    WRAPPED("__real_", PARLEY_CALIBRATE);
parley::policy::Calibrated counted_calibrate(const parley::world::World& world,
                                             std::span<const parley::policy::Measure> baseline)
    WRAPPED("__wrap_", PARLEY_CALIBRATE);
parley::policy::Calibrated counted_calibrate(const parley::world::World& world,
                                             std::span<const parley::policy::Measure> baseline) {
    ++calibrated;
    return real_calibrate(world, baseline);
}

namespace {

int brief(std::vector<std::string> words) {
    times_read = decoded = calibrated = 0;
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    return parley_program_main(static_cast<int>(arguments.size()), arguments.data());
}

TEST(Brief, reads_the_scenario_decodes_the_world_and_calibrates_once) {
    const std::string file = ::testing::TempDir() + "parley-once.json";
    ASSERT_EQ(brief({"parley", "brief", "us-china-2018", "--json", "-o", file}), 0);
    EXPECT_EQ(times_read, 1);
    EXPECT_EQ(decoded, 1);
    // Each other source of the elasticities is a setting of its own, the same for the named outcomes and the deal
    // space.
    constexpr int sources = 8;
    // What moves the figures: each end of what moves the base, or the model, is a setting of its own too.
    constexpr int moved = 25;
    EXPECT_EQ(calibrated, 1 + sources + moved);
    // Each point has numbers of its own in force, and so a base of its own; nothing else is read or decoded again.
    ASSERT_EQ(brief({"parley", "brief", "us-china-2018", "--points", "2", "--json", "-o", file}), 0);
    EXPECT_EQ(times_read, 1);
    EXPECT_EQ(decoded, 1);
    EXPECT_EQ(calibrated, 1 + sources + moved + 2);
    std::remove(file.c_str());
}

}  // namespace
