#include "parley/world/folder/world_folder.hpp"

#include <cmath>
#include <fstream>

#include <unistd.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parley/core/input_error.hpp"
#include "parley/world/info.hpp"
#include "tests/world/same_world.hpp"
#include "tests/world/small_world.hpp"

namespace parley::world_folder_test {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::HasSubstr;
using namespace parley::testing;

const Economy a{0}, b{1};
const Sector wheat{0}, care{1};

class ScratchFolder {
public:
    ScratchFolder() {
        const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
        path_ = std::filesystem::temp_directory_path() / (std::string("parley_") + test->name());
        std::filesystem::remove_all(path_);
        std::filesystem::create_directories(path_);
    }
    ~ScratchFolder() { std::filesystem::remove_all(path_); }
    std::filesystem::path operator/(const std::string& name) const { return path_ / name; }
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

void save(const std::filesystem::path& path, const std::string& text) {
    std::ofstream(path, std::ios::binary) << text;
}

TEST(WorldFolder, small_world_has_the_identities_of_its_hand_computed_accounts) {
    const world::World world = world::read_world(small_world_files()).world;
    EXPECT_EQ(world.year, 2017);
    EXPECT_EQ(world.economies[1].members, (std::vector<std::string>{"BEL", "BRA"}));
    EXPECT_TRUE(world.sectors[0].goods && world.sectors[0].traded);
    EXPECT_FALSE(world.sectors[1].goods || world.sectors[1].traded);
    EXPECT_DOUBLE_EQ(world.output(a, wheat), 70);
    EXPECT_DOUBLE_EQ(world.output(b, wheat), 70);
    EXPECT_DOUBLE_EQ(world.expenditure(a, wheat), 85);
    EXPECT_DOUBLE_EQ(world.value_added(a), 63 + 40);
    EXPECT_DOUBLE_EQ(world.deficit(a), 10);
    EXPECT_DOUBLE_EQ(world.income(a), 103 + 5 + 10);
    EXPECT_DOUBLE_EQ(world.final_share(a, wheat), (85.0 - 7.0) / 118.0);
    EXPECT_DOUBLE_EQ(world.final_share(a, care), 40.0 / 118.0);
    EXPECT_EQ(world.elasticity_source, "XY");
    EXPECT_FALSE(base_breach(world));
}

TEST(WorldFolder, groups_of_products_are_written_and_read_back) {
    const world::World plain = world::read_world(small_world_files()).world;
    const world::World world = with_groups(plain);
    EXPECT_DOUBLE_EQ(world.duty_rate(a, b, wheat), 0.25) << "the mean";
    EXPECT_DOUBLE_EQ(world.income(a), plain.income(a));
    const world::WorldFiles files = world_files(world);
    EXPECT_THAT(files.at("flows.csv"), HasSubstr("AAA,BB2,wheat,5,0.7,1,list/1; list/2\n"));
    EXPECT_THAT(files.at("flows.csv"), HasSubstr("BB2,AAA,wheat,10,0.05,,\n"));
    const world::World read = world::read_world(files).world;
    EXPECT_EQ(read.split_purchases, world.split_purchases);
    EXPECT_TRUE(same_primitives(read, world));
}

TEST(WorldFolder, a_flow_is_whole_or_in_groups) {
    const auto refused = [](const std::string& rows) {
        world::WorldFiles files = small_world_files();
        files["flows.csv"] = "importer,exporter,sector,value_usd_m,duty_rate,group\n" + rows;
        try {
            (void)world::read_world(files);
        } catch (const InputError& error) {
            return std::string(error.what());
        }
        return std::string("accepted");
    };
    const std::string rest = "AAA,AAA,care,40,0,\nBB2,AAA,wheat,10,0.05,\nBB2,BB2,wheat,50,0,\nBB2,BB2,care,30,0,\n";
    EXPECT_EQ(refused(rest + "AAA,AAA,wheat,60,0,1\nAAA,BB2,wheat,15,0.1,1\nAAA,BB2,wheat,5,0.5,2\n"), "accepted");
    EXPECT_THAT(refused(rest + "AAA,AAA,wheat,60,0,\nAAA,BB2,wheat,15,0.1,1\n"), HasSubstr("in groups"));
    EXPECT_THAT(refused(rest + "AAA,AAA,wheat,60,0,1\nAAA,BB2,wheat,15,0.1,1\nAAA,BB2,wheat,5,0.5,1\n"),
                HasSubstr("each group of a flow once"));
    EXPECT_THAT(refused(rest + "AAA,AAA,wheat,60,0,1.5\n"), HasSubstr("a group from 1 to 200"));
}

TEST(WorldFolder, the_reader_says_who_levies) {
    EXPECT_THAT(world::read_world(small_world_files()).notes,
                Contains("flows.csv: the importer levies the duty: AAA levies 25 % on wheat from BB2"));
}

TEST(WorldFolder, values_that_include_the_duty_are_divided_once) {
    world::WorldFiles files = small_world_files();
    files["world.yaml"] = replaced(files["world.yaml"], "valuation: border", "valuation: purchaser");
    const world::World world = world::read_world(files).world;
    EXPECT_DOUBLE_EQ(world.flow(a, b, wheat), 16);
    EXPECT_DOUBLE_EQ(world.expenditure(a, wheat), 80);
    EXPECT_THAT(world_files(world)["world.yaml"], HasSubstr("valuation: border"));
    EXPECT_TRUE(same_primitives(world::read_world(world_files(world)).world, world));
}

TEST(WorldFolder, percent_columns_and_other_names_mean_the_same) {
    world::WorldFiles files = small_world_files();
    files["flows.csv"] =
        "iso3_d,iso3_o,sector,value_usd_th,tariff_pct\nAAA,AAA,wheat,60000,0\nAAA,BB2,wheat,20000,25\n"
        "AAA,AAA,care,40000,0\nBB2,AAA,wheat,10000,5\nBB2,BB2,wheat,50000,0\nBB2,BB2,care,30000,0\n";
    EXPECT_TRUE(same_primitives(world::read_world(files).world, world::read_world(small_world_files()).world));
}

TEST(WorldFolder, without_technology_value_added_is_all_of_cost) {
    world::WorldFiles files = small_world_files();
    files.erase("technology.csv");
    const world::WorldRead read = world::read_world(files);
    EXPECT_DOUBLE_EQ(read.world.value_added(a), 110);
    EXPECT_THAT(read.notes, Contains("no technology.csv: no inputs, value added is all of cost"));
}

TEST(WorldFolder, final_shares_that_do_not_clear_are_kept_and_said) {
    world::WorldFiles files = small_world_files();
    files["final.csv"] = "economy,sector,share\nAAA,wheat,0.65\nAAA,care,0.35\nBB2,wheat,0.65\nBB2,care,0.35\n";
    const world::WorldRead read = world::read_world(files);
    EXPECT_EQ(read.world.final_share(a, wheat), 0.65);
    EXPECT_TRUE(base_breach(read.world));
    EXPECT_THAT(read.notes, Contains(HasSubstr("the base is re-solved before use")));
    EXPECT_TRUE(same_primitives(world::read_world(world_files(read.world)).world, read.world));
}

TEST(WorldFolder, a_lost_row_of_purchases_at_home_is_not_solved_away) {
    world::WorldFiles files = small_world_files();
    files["final.csv"] = "economy,sector,share\nAAA,wheat,0.66\nAAA,care,0.34\nBB2,wheat,0.64\nBB2,care,0.36\n";
    EXPECT_EQ(complaint([&] { (void)world::read_world(files); }), "no error");
    files["flows.csv"] = replaced(files["flows.csv"], "BB2,BB2,care,30,0\n", "");
    EXPECT_THAT(
        complaint([&] { (void)world::read_world(files); }),
        AllOf(HasSubstr("flows.csv: expected purchases that final.csv and inputs use up, to 0.02 of world value "
                        "added, found a gap of 0.11"),
              HasSubstr("(BB2, sector "), HasSubstr("; is a row missing there?")));
}

TEST(WorldFolder, every_primitive_reads_back_bit_for_bit) {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        const world::World world = random_named_world(seed);
        const world::World again = world::read_world(world_files(world)).world;
        ASSERT_TRUE(same_primitives(again, world)) << "seed " << seed;
        ASSERT_EQ(again.income, world.income) << "seed " << seed;
    }
}

TEST(WorldFolder, labels_with_quotes_newlines_and_accents_read_back) {
    world::World world = world::read_world(small_world_files()).world;
    world.name = "it's \"small\": # {a} [b] \\ é 中\t";
    world.economies[0].name = "- no\nyes: ~";
    world.sources = {{"A, B (2015)", "CC BY 4.0; \"cite\""}, {"null", ""}};
    world.build_steps = {"one: two", "", "true"};
    world.elasticity_sources[0].name = world.elasticity_source = "X, \"Y\"";
    world.scale_sources = {{"X, \"Y\"", {0.125, 0.0}}};
    world.accounts.saving_rate = Table<Economy>({2}, 0.3);
    world.accounts.investment_rate = Table<Economy>({2}, 0.25);
    world.accounts.investment_from = {"IMF, 2017", "WIOD 2011, \"its\" rest"};
    EXPECT_TRUE(same_primitives(world::read_world(world_files(world)).world, world));
}

TEST(WorldFolder, without_inputs_it_says_what_of_output_is_value_added_or_has_no_amount_of_income) {
    world::WorldFiles files = small_world_files();
    files.erase("technology.csv");
    const world::World silent = world::read_world(files).world;
    EXPECT_TRUE(std::isnan(describe(silent).value_added_usd_m));
    EXPECT_FALSE(world_files(silent).contains("value_added.csv"));
    files["value_added.csv"] = "economy,share\nAAA,0.5\nBB2,0.25\n";
    const world::World world = world::read_world(files).world;
    EXPECT_DOUBLE_EQ(describe(world).by_economy[0].value_added_usd_m, 0.5 * world.value_added(a));
    EXPECT_TRUE(same_primitives(world::read_world(world_files(world)).world, world));
    files["value_added.csv"] = "economy,share\nAAA,50\nBB2,0.25\n";
    EXPECT_THROW(static_cast<void>(world::read_world(files)), InputError);
}

TEST(WorldFolder, rates_above_the_usual_are_written_with_the_leave_they_need) {
    world::WorldFiles files = small_world_files();
    files["flows.csv"] = replaced(files["flows.csv"], "0.25", "7.2");
    files["world.yaml"] += "highest_rate: 8\n";
    const world::World world = world::read_world(files).world;
    EXPECT_EQ(world.duty_rate(a, b, wheat), 7.2);
    EXPECT_THAT(world_files(world)["world.yaml"], HasSubstr("highest_rate: 7.2\n"));
    EXPECT_TRUE(same_primitives(world::read_world(world_files(world)).world, world));
}

TEST(WorldFolder, a_folder_is_written_whole_and_other_files_in_it_stay) {
    const ScratchFolder scratch;
    const world::World world = world::read_world(small_world_files()).world;
    write_world_folder(world, scratch / "w");
    EXPECT_TRUE(same_primitives(world::read_world_folder(scratch / "w"), world));
    save(scratch / "w/SOURCE.md", "where from");
    save(scratch / "w/scale.csv", "source,sector,psi\nXY,wheat,0.1\nXY,care,0\n");
    write_world_folder(world, (scratch / "w").string() + "/");
    EXPECT_TRUE(std::filesystem::exists(scratch / "w/SOURCE.md"));
    EXPECT_FALSE(std::filesystem::exists(scratch / "w/scale.csv")) << "a table that the world no longer has";
    EXPECT_TRUE(same_primitives(world::read_world_folder(scratch / "w"), world));
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(scratch.path()), {}), 1) << "nothing is left beside it";
}

// Killed while it wrote, between its two renames, and after them. No process has the number of a killed one.
TEST(WorldFolder, what_a_killed_writer_left_is_cleared_and_nothing_of_it_is_lost) {
    const std::string dead = "2147483646";
    const world::World world = world::read_world(small_world_files()).world;
    const ScratchFolder scratch;
    std::filesystem::create_directories(scratch / (".w." + dead + ".new"));
    save(scratch / (".w." + dead + ".new/flows.csv"), "half of a te");
    write_world_folder(world, scratch / (".w." + dead + ".old"));
    save(scratch / (".w." + dead + ".old/SOURCE.md"), "where from");
    std::filesystem::create_directories(scratch / (".w." + std::to_string(::getpid()) + ".2.new"));
    write_world_folder(world, scratch / "w");
    EXPECT_TRUE(same_primitives(world::read_world_folder(scratch / "w"), world));
    EXPECT_TRUE(std::filesystem::exists(scratch / "w/SOURCE.md"));
    write_world_folder(world, scratch / (".w." + dead + ".old"));
    save(scratch / (".w." + dead + ".old/NOTES.md"), "more");
    write_world_folder(world, scratch / "w");
    EXPECT_TRUE(std::filesystem::exists(scratch / "w/SOURCE.md"));
    EXPECT_TRUE(std::filesystem::exists(scratch / "w/NOTES.md"));
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(scratch.path()), {}), 2) << "w, and somebody else's";
}

TEST(WorldFolder, a_folder_with_other_things_in_it_is_not_overwritten) {
    const ScratchFolder scratch;
    std::filesystem::create_directories(scratch / "home");
    save(scratch / "home/letter.txt", "dear");
    const world::World world = world::read_world(small_world_files()).world;
    EXPECT_EQ(complaint([&] { write_world_folder(world, scratch / "home"); }),
              (scratch / "home").string() +
                  ": expected a new or empty folder, or a world folder to replace, found other files in it");
    EXPECT_TRUE(std::filesystem::exists(scratch / "home/letter.txt"));
    EXPECT_EQ(complaint([&] { write_world_folder(world, scratch / "home/letter.txt"); }),
              (scratch / "home/letter.txt").string() + ": expected a folder, found a file of that name");
}

TEST(WorldFolder, missing_folders_and_files_are_named) {
    const ScratchFolder scratch;
    EXPECT_EQ(complaint([&] { (void)world::read_world_folder(scratch / "none"); }),
              (scratch / "none").string() + ": expected a world folder, found no such folder");
    EXPECT_EQ(complaint([&] { (void)world::read_world_folder(scratch.path()); }),
              (scratch / "world.yaml").string() + ": expected a file, found no such file");
    write_world_folder(world::read_world(small_world_files()).world, scratch / "w");
    save(scratch / "w/finals.csv", "x");
    EXPECT_THAT(world::load_world_folder(scratch / "w").notes, Contains("finals.csv is no part of a world: not read"));
}

}  // namespace
}  // namespace parley::world_folder_test
