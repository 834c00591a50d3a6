// Every example of every help runs, as it is written, in a folder that has the files that it names.
#include <filesystem>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parley/world/folder/world_folder.hpp"
#include "tests/cli/program.hpp"
#include "tests/study/small_world.hpp"
#include "tests/support/shared_data.hpp"

namespace parley::testing::help_test {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> commands_of(const std::string& command) {
    std::vector<std::string> result{command};
    std::istringstream lines(shell(command + " --help").out);
    bool listed = false;
    for (std::string line; std::getline(lines, line);) {
        if (listed && line.starts_with("  ") && line.size() > 2 && line[2] != ' ')
            for (std::string& each : commands_of(command + " " + line.substr(2, line.find(' ', 2) - 2)))
                result.push_back(std::move(each));
        if (!line.starts_with(' ')) listed = line == "Subcommands:";
    }
    return result;
}

// What follows two blanks or more says what the command is for.
std::vector<std::string> examples_of(const std::string& command) {
    std::vector<std::string> result;
    std::istringstream lines(shell(command + " --help").out);
    bool listed = false;
    for (std::string line; std::getline(lines, line);) {
        listed = listed || line.starts_with("Example");
        if (listed && line.starts_with("  parley ")) result.push_back(line.substr(2, line.find("  ", 2) - 2));
    }
    return result;
}

TEST(Help, every_example_runs) {
    const Folder folder;
    (void)folder.file("duties.csv", "importer,exporter,sector,rate_pct\nUSA,CHN,C26,25\n");
    (void)folder.file("list.csv", "hs6,add_points,value_usd_m\n870322,25,900\n120190,10,500\n");
    (void)folder.file("map.csv", "kind,from,to,name\neconomy,USA,USA,United States\neconomy,*,ROW,All others\n");
    write_world_folder(small_world(), folder.path("my-world"));
    fs::create_directory(folder.path("my-dispute"));
    fs::copy(source_folder() / "scenarios/steel-2018/scenario.yaml", folder.path("my-dispute/scenario.yaml"));
    fs::copy(source_folder() / "fuzz/seeds/scenario/former.yaml", folder.path("old.yaml"));
    fs::copy(source_folder() / "tests/world/data/same_figaro_matrix_2014.csv", folder.path("figaro_2014.csv"));
    fs::create_directory_symlink(source_folder() / "histories", folder.path("histories"));
    if (!shared_folder().empty()) {
        fs::create_directory_symlink(shared_folder() / "data", folder.path("data"));
        fs::copy(shared_folder() / "source/000_a9c1d9645ce3d0de.txt", folder.path("report.txt"));
        fs::copy(shared_folder() / "texts/00-seed-us-china-2018.gold.yaml", folder.path("report.gold.yaml"));
    }
    std::size_t ran = 0, left_out = 0;
    for (const std::string& command : commands_of("parley"))
        for (const std::string& example : examples_of(command)) {
            const bool needs_shared =
                example.find("--from data") != std::string::npos || example.find("report.txt") != std::string::npos;
            if (needs_shared && shared_folder().empty()) {
                ++left_out;
                continue;
            }
            // A draft is written where no scenario is.
            const bool draft = example.find("draft ") != std::string::npos;
            if (draft) fs::remove(folder.path("my-dispute/scenario.yaml"));
            const Ran result = shell("cd '" + folder.path("") + "'; " + example);
            if (draft)
                fs::copy_file(source_folder() / "scenarios/steel-2018/scenario.yaml",
                              folder.path("my-dispute/scenario.yaml"), fs::copy_options::overwrite_existing);
            if (result.err.find("this build has no page") != std::string::npos) {
                ++left_out;
                continue;
            }
            EXPECT_EQ(result.exit_code, 0) << command << " --help: " << example << "\n" << result.err;
            ++ran;
        }
    EXPECT_GE(ran + left_out, 20U) << "examples are found where they are";
    if (left_out > 0) GTEST_SKIP() << left_out << " examples need the page, or published data in ../shared; not run";
}

}  // namespace
}  // namespace parley::testing::help_test
