// The published conflicts of the catalog rest, and are bargained over, as it says.
#include <algorithm>
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parley/scenario/files/conflict_analysis.hpp"
#include "parley/tables/files/csv.hpp"
#include "parley/tables/files/parse_yaml.hpp"

namespace parley::testing::catalog_test {
namespace {

using tables::YamlNode;
using ::testing::UnorderedElementsAreArray;

const std::string root = PARLEY_SOURCE_FOLDER;

std::vector<std::string> texts(const YamlNode& list) {
    std::vector<std::string> result;
    for (const YamlNode& each : list.items) result.push_back(each.text);
    return result;
}

const YamlNode* find(const YamlNode& map, const std::string& key) {
    for (const tables::YamlEntry& each : map.keys)
        if (each.key == key) return &each.value;
    return nullptr;
}

TEST(Catalog, conflicts_rest_where_it_says) {
    const std::string file = root + "/catalog/conflicts.yaml";
    const YamlNode index = tables::parse_yaml(file, tables::read_file(file));
    ASSERT_GE(index.items.size(), 15U);
    std::vector<std::string> listed;
    for (const YamlNode& each : index.items) {
        const std::string name = find(each, "file")->text;
        SCOPED_TRACE(name);
        listed.push_back(name + ".yaml");
        const std::string path = root + "/conflicts/" + name + ".yaml";
        const scenario::Conflict conflict = scenario::read_conflict(path, tables::read_file(path));
        EXPECT_FALSE(conflict.citation.empty());
        const YamlNode *rests = find(each, "rests"), *solution = find(each, "nash-solution");
        ASSERT_TRUE((rests == nullptr) != (solution == nullptr));
        std::vector<std::string> found;
        if (rests != nullptr) {
            const scenario::ConflictAnalysis analysis = analyse_conflict(conflict, false);
            for (const dispute::graph_model::StateIndex state :
                 equilibria(analysis.stability, dispute::graph_model::Concept::nash))
                found.push_back(levels_of(conflict, Outcome{state}));
        } else {
            const scenario::ConflictAnalysis analysis = analyse_conflict(conflict, true, {}, 0.0);
            for (const Outcome outcome : analysis.deals->nash.outcomes) found.push_back(levels_of(conflict, outcome));
        }
        EXPECT_THAT(found, UnorderedElementsAreArray(texts(rests != nullptr ? *rests : *solution)));
    }
    std::vector<std::string> there;
    for (const auto& entry : std::filesystem::directory_iterator(root + "/conflicts"))
        there.push_back(entry.path().filename().string());
    EXPECT_THAT(listed, UnorderedElementsAreArray(there));  // none is left out
}

// That their figures are on the page of verification is the generator's own check (docs/catalog_is_up_to_date).
TEST(Catalog, counterfactuals_say_what_was_asked_found_and_by_whom) {
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(root + "/catalog/counterfactuals")) {
        const std::string path = entry.path().string();
        const YamlNode node = tables::parse_yaml(path, tables::read_file(path));
        const tables::YamlMap map(
            path, node, "a counterfactual",
            {"parley-counterfactual", "title", "citation", "asked", "found", "verified-in", "rows"});
        for (const char* key : {"title", "citation", "asked", "found", "verified-in"})
            EXPECT_FALSE(map.text(key).empty()) << path << ", " << key;
        EXPECT_FALSE(map.texts("rows").empty()) << path;
        ++count;
    }
    EXPECT_GE(count, 8U);
}

}  // namespace
}  // namespace parley::testing::catalog_test
