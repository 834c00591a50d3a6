#pragma once
// Small sources in memory and on disk, in the layouts of the published ones.
#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include <gtest/gtest.h>

#include "parley/datasets/pieces/classification.hpp"
#include "parley/datasets/tables/import_icio.hpp"

namespace parley::testing {

/// Files of a source on disk while a test runs.
class SourceFolder {
public:
    explicit SourceFolder(const std::map<std::string, std::string>& files) {
        const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
        path_ = std::filesystem::temp_directory_path() /
                (std::string("parley_source_") + test->test_suite_name() + "_" + test->name());
        std::filesystem::remove_all(path_);
        std::filesystem::create_directories(path_);
        for (const auto& [name, text] : files) {
            std::filesystem::create_directories((path_ / name).parent_path());
            std::ofstream(path_ / name, std::ios::binary) << text;
        }
    }
    SourceFolder(const SourceFolder&) = delete;
    SourceFolder& operator=(const SourceFolder&) = delete;
    ~SourceFolder() { std::filesystem::remove_all(path_); }
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// icio2017's sectors for a few economies, no trade yet.
inline datasets::FlowSource empty_icio2017(const std::vector<std::string>& economies) {
    std::vector<std::string> sectors;
    for (const datasets::SectorJoin& join : datasets::sectors_of_icio2017()) sectors.push_back(join.in_icio2017);
    const std::size_t count = economies.size(), goods = sectors.size();
    return {world::Codes("economy", economies),
            world::Codes("sector", sectors),
            {Table<Buyer, Seller, Sector>({count, count, goods}), Table<Buyer, Seller, Sector>({count, count, goods})},
            {}};
}

/// icio2017-7x44's economies and sectors: every flow 1, no duties.
inline datasets::Icio7x44 flat_7x44() {
    const std::vector<std::string> economies{"BRA", "CHN", "EU", "IND", "JPN", "ROW", "USA"};
    std::vector<std::string> sectors;
    for (const datasets::SectorJoin& join : datasets::sectors_of_world_2017())
        for (const std::string& code : join.in_7x44)
            if (std::find(sectors.begin(), sectors.end(), code) == sectors.end()) sectors.push_back(code);
    return {{world::Codes("economy", economies),
             world::Codes("sector", sectors),
             {Table<Buyer, Seller, Sector>({7, 7, sectors.size()}, 1.0),
              Table<Buyer, Seller, Sector>({7, 7, sectors.size()})},
             {}},
            {},
            {},
            {},
            {},
            {}};
}

}  // namespace parley::testing
