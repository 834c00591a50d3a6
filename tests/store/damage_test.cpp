// A store of a sweep that was damaged, or that is somebody else's, is refused: no number comes out of it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <sqlite3.h>

#include "parley/core/input_error.hpp"
#include "parley/numerics/random_stream.hpp"
#include "parley/pricing/files/load_world.hpp"
#include "parley/store/sweep_store.hpp"
#include "tests/study/small_dispute.hpp"

namespace parley::testing::damage_test {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

std::string bytes_of(const std::string& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

// A small sweep, its store finished; a copy to damage.
class DamagedStores : public ::testing::Test {
protected:
    DamagedStores() {
        std::string name = (fs::temp_directory_path() / "parley-damage-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) std::abort();
        folder = name;
        whole = folder + "/whole.sqlite";
        std::ofstream(folder + "/small.yaml") << small_dispute();
        space = value_or_throw(
            pricing::deal_space_of(pricing::load_setting(scenario::load_scenario(folder + "/small.yaml"))));
        plan = plan_sweep(*space, {.points = 6, .seed = 3});
        store::SweepStore kept(whole, *space, plan);
        (void)run_sweep(*space, plan, 1, kept.read(), kept.done(),
                        [&](const pricing::SweepBlock& block) { kept.add(block); });
    }
    ~DamagedStores() override { fs::remove_all(folder); }
    std::string copy(const std::string& bytes) const {
        std::string path = folder + "/copy.sqlite";
        fs::remove(path + "-wal");
        fs::remove(path + "-shm");
        std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
        return path;
    }
    // What a program would compute with: the numbers of the blocks that are there.
    std::string numbers_in(const std::string& path) const {
        const store::SweepStore kept(path, *space, plan);
        std::string result;
        const std::vector<pricing::PointEconomics> at = kept.read();
        for (std::size_t p = 0; p < at.size(); ++p)
            for (std::size_t b = 0; b < plan.blocks.size(); ++b) {
                result += kept.done()[p][b] ? "\n" : "\nto be solved";
                if (!kept.done()[p][b]) continue;
                for (const double income : at[p].base_income) result += std::to_string(income) + " ";
                for (const std::size_t set : sets_of(*space, plan, b)) {
                    const pricing::OutcomeEconomics& each = at[p].equilibria[set];
                    result += name_of(each.status) + each.problem + std::to_string(each.passes);
                    for (const auto* part :
                         {&each.income_factor, &each.net_factor, &each.income_usd_m, &each.net_usd_m, &each.indicator})
                        result.append(reinterpret_cast<const char*>(part->data()), part->size() * sizeof(double));
                }
            }
        return result;
    }
    void execute(const std::string& path, const char* sql) const {
        sqlite3* file = nullptr;
        ASSERT_EQ(sqlite3_open(path.c_str(), &file), SQLITE_OK);
        ASSERT_EQ(sqlite3_exec(file, sql, nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(file);
        sqlite3_close(file);
    }
    std::string refusal_of(const std::string& path) const {
        try {
            (void)numbers_in(path);
        } catch (const InputError& problem) {
            return problem.what();
        }
        return "";
    }

    pricing::SharedSpace space;
    pricing::SweepPlan plan;
    std::string folder, whole;
};

// At random, and every bit of the file's head.
TEST_F(DamagedStores, no_flipped_bit_gives_other_numbers_without_a_word) {
    const std::string bytes = bytes_of(whole), right = numbers_in(whole);
    numerics::RandomStream places(17, 0);
    constexpr std::size_t head = 8 * 100, at_random = 1200;
    std::size_t refused = 0, harmless = 0, silent = 0;
    for (std::size_t k = 0; k < head + at_random; ++k) {
        const std::size_t bit =
            k < head ? k : static_cast<std::size_t>(places.uniform(0, 1) * static_cast<double>(8 * bytes.size()));
        std::string damaged = bytes;
        damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << bit % 8));
        const std::string path = copy(damaged);
        try {
            // Blocks that are lost are solved again: that is no harm.
            const std::string numbers = numbers_in(path);
            const bool lost = numbers.find("to be solved") != std::string::npos;
            silent += numbers != right && !lost ? 1 : 0;
            EXPECT_TRUE(numbers == right || lost) << "bit " << bit << " changes numbers and nothing is said";
            ++harmless;
        } catch (const InputError& problem) {
            EXPECT_THAT(problem.what(), HasSubstr("copy.sqlite: expected a store")) << "bit " << bit;
            ++refused;
        }
    }
    std::printf("bit flips: %zu tried, %zu refused, %zu without effect, %zu silent\n", head + at_random, refused,
                harmless, silent);
    EXPECT_EQ(silent, 0U);
    EXPECT_GT(refused, at_random / 2) << "most of the file is numbers";
}

TEST_F(DamagedStores, a_number_that_was_changed_in_it_is_found) {
    for (const char* sql :
         {"UPDATE result SET passes = passes + 1 WHERE rowid IN (1)", "UPDATE base SET income_usd_m = income_usd_m * 2",
          "DELETE FROM result WHERE point = 2", "UPDATE block SET sha256 = 'x' WHERE point = 1",
          "UPDATE point SET factor = factor + 0.5", "UPDATE meta SET value = 'x' WHERE key = 'seed'",
          "DELETE FROM meta WHERE key = 'points'", "UPDATE measures SET levels = 'none'"}) {
        const std::string path = copy(bytes_of(whole)), statement = sql;
        execute(path, statement.find("rowid") != std::string::npos ? "UPDATE result SET passes = passes + 1" : sql);
        EXPECT_THAT(refusal_of(path), HasSubstr("copy.sqlite: expected a store as it was written, found a damaged one"))
            << sql;
        EXPECT_THROW((void)store::info_of(path), InputError) << sql;
    }
}

TEST_F(DamagedStores, what_a_stranger_put_into_it_is_refused_and_never_run) {
    for (const auto& [sql, found] : {std::pair{"CREATE TRIGGER spy AFTER INSERT ON block BEGIN DELETE FROM result; END",
                                               "a 'trigger' in it, 'spy'"},
                                     std::pair{"CREATE VIEW spy AS SELECT * FROM meta", "a 'view' in it, 'spy'"},
                                     std::pair{"CREATE TABLE more (x)", "another file, with a table 'more'"},
                                     std::pair{"CREATE INDEX quick ON result (status)", "a 'index' in it, 'quick'"}}) {
        const std::string path = copy(bytes_of(whole));
        execute(path, sql);
        EXPECT_THAT(refusal_of(path), HasSubstr(found));
        EXPECT_THROW((void)store::size_of_store(path), InputError) << sql;
    }
}

TEST_F(DamagedStores, a_name_that_keeps_nothing_is_refused) {
    EXPECT_THAT(refusal_of(":memory:"), HasSubstr("a name that keeps nothing"));
    EXPECT_THAT(refusal_of(""), HasSubstr("a name that keeps nothing"));
}

TEST_F(DamagedStores, a_store_says_of_what_it_is_and_that_it_is_whole) {
    const store::StoreInfo info = store::info_of(whole);
    EXPECT_EQ(info.of.points, 6U);
    EXPECT_EQ(info.of.seed, 3U);
    EXPECT_EQ(info.blocks_done, plan.block_count());
    EXPECT_EQ(info.of.blocks, plan.block_count());
    EXPECT_EQ(info.equilibria, 6 * space->sets.size());
}

// Write-ahead mode needs two more files beside the store; bytes 18 and 19 say whether it is in that mode.
TEST_F(DamagedStores, a_finished_store_is_one_file_and_is_read_where_nothing_can_be_written) {
    EXPECT_EQ(bytes_of(whole).substr(18, 2), std::string("\1\1"));
    EXPECT_FALSE(fs::exists(whole + "-wal"));
    const std::string right = numbers_in(whole);
    fs::permissions(whole, fs::perms::owner_read | fs::perms::group_read | fs::perms::others_read);
    fs::permissions(folder, fs::perms::owner_write | fs::perms::others_write, fs::perm_options::remove);
    EXPECT_EQ(numbers_in(whole), right);
    fs::permissions(folder, fs::perms::owner_write, fs::perm_options::add);
}

}  // namespace
}  // namespace parley::testing::damage_test
