// The worlds of the published tables: totals against sums taken straight from the files, and the rules of a base.
#include <algorithm>
#include <cmath>
#include <fstream>
#include <functional>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parley/datasets/pieces/report.hpp"
#include "parley/datasets/recipes/build_world.hpp"
#include "parley/tables/files/csv.hpp"
#include "parley/world/folder/world_folder.hpp"
#include "tests/support/shared_data.hpp"
#include "tests/support/tolerances.hpp"
#include "tests/world/build_support.hpp"
#include "tests/world/same_world.hpp"

namespace parley::build_shared_test {
namespace {

using namespace parley::testing;
using Row = std::vector<std::string>;

// The cells of a file, split at commas: nothing of the library reads them.
void each_row(const std::filesystem::path& file, const std::function<void(const Row&)>& look) {
    std::ifstream stream(file);
    ASSERT_TRUE(stream) << file;
    std::string line;
    std::getline(stream, line);
    while (std::getline(stream, line)) {
        if (!line.empty() && line.back() == '\r') line.pop_back();
        Row cells(1);
        for (const char c : line)
            if (c == ',')
                cells.emplace_back();
            else
                cells.back() += c;
        look(cells);
    }
}

std::filesystem::path folder_of(const std::string& name) {
    const std::filesystem::path data = shared_folder() / "data";
    return name.starts_with("world-") || name == "icio2017-inputs" ? data : data / name;
}

double sum(const Table<Buyer, Seller, Sector>& table) {
    double total = 0;
    for (const double value : table) total += value;
    return total;
}

class BuiltFromShared : public ::testing::TestWithParam<const char*> {
protected:
    void SetUp() override {
        if (shared_folder().empty()) GTEST_SKIP() << shared_absent;
    }
};

TEST_P(BuiltFromShared, keeps_the_rules_of_a_world_and_reads_back_bit_for_bit) {
    const std::string name = GetParam();
    datasets::BuiltWorld built = datasets::build_world(name, folder_of(name));
    world::World again = built.world;
    EXPECT_FALSE(complete(again));
    EXPECT_EQ(again.build_steps, built.world.build_steps) << "nothing left to rescale";
    EXPECT_EQ(base_breach(built.world).has_value(), name == "cp2015" || name == "icio2017-7x44");
    double deficits = 0, value_added = 0;
    for (const Economy n : built.world.each_economy()) {
        deficits += built.world.deficit(n);
        value_added += built.world.value_added(n);
        for (const Sector s : built.world.each_sector()) {
            EXPECT_GT(built.world.value_added_share(n, s), name == "cp2015" ? 0 : 0.05);
            EXPECT_LE(built.world.value_added_share(n, s), 1);
            EXPECT_EQ(built.world.duty_rate(n, n, s), 0);
        }
    }
    EXPECT_NEAR(deficits / value_added, 0, rounding);
    EXPECT_TRUE(same_primitives(built.world, world::read_world(world_files(built.world)).world));
    for (const world::DataSource& source : built.world.sources)
        EXPECT_THAT(built.source_md, ::testing::HasSubstr(source.title));
}

INSTANTIATE_TEST_SUITE_P(EveryWorld, BuiltFromShared,
                         ::testing::Values("world-2022", "world-2017", "cp2015", "icio2022", "icio2017",
                                           "icio2017-inputs", "icio2017-7x44", "wiod2014", "ossa2014"),
                         [](const auto& world) {
                             std::string name = world.param;
                             for (char& c : name) c = c == '-' ? '_' : c;
                             return name;
                         });

class SharedTotals : public ::testing::Test {
protected:
    void SetUp() override {
        if (shared_folder().empty()) GTEST_SKIP() << shared_absent;
    }
};

TEST_F(SharedTotals, flows_and_duties_of_the_tidy_tables_are_those_of_the_files) {
    for (const char* name : {"icio2017", "icio2022", "icio2017-7x44", "wiod2014"}) {
        double border = 0, duties = 0, purchaser = 0;
        each_row(folder_of(name) / "flows.csv", [&](const Row& row) {
            border += std::stod(row[3]);
            duties += std::stod(row[3]) * std::stod(row[4]);
            purchaser += std::stod(row[3]) / (1 + std::stod(row[4]));
        });
        const world::World world = datasets::build_world(name, folder_of(name)).world;
        EXPECT_NEAR(sum(world.flow), border, rounding * border) << name;
        double collected = 0;
        for (std::size_t cell = 0; cell < world.flow.size(); ++cell)
            collected += world.flow.data()[cell] * world.duty_rate.data()[cell];
        EXPECT_NEAR(collected, duties, 1e-11 * duties) << name;
        datasets::BuildOptions options;
        options.purchaser_valuation = true;
        EXPECT_NEAR(sum(build_world(name, folder_of(name), options).world.flow), purchaser, rounding * border) << name;
    }
}

TEST_F(SharedTotals, cp2015_value_added_is_its_output_raised_to_exports_times_its_shares) {
    std::map<std::string, double> exports, value_added;
    double duties_2005 = 0;
    each_row(folder_of("cp2015") / "flows.csv", [&](const Row& row) {
        exports[row[1] + " " + row[2]] += std::stod(row[3]) / 1e3;
        duties_2005 += std::stod(row[5]);
    });
    each_row(folder_of("cp2015") / "production.csv", [&](const Row& row) {
        value_added[row[0]] += std::max(std::stod(row[2]) / 1e6, exports[row[0] + " " + row[1]]) * std::stod(row[3]);
    });
    const datasets::BuiltWorld built = datasets::build_world("cp2015", folder_of("cp2015"));
    ASSERT_EQ(value_added.size(), 31u);
    for (const Economy n : built.world.each_economy()) {
        const double expected = value_added[built.world.economies[n.value].code];
        EXPECT_NEAR(built.world.value_added(n), expected, 1e-10 * expected) << built.world.economies[n.value].code;
    }
    double written = 0;
    std::istringstream lines(built.extra_files.at("duties-2005.csv"));
    std::string line;
    std::getline(lines, line);
    std::size_t rows = 0;
    for (; std::getline(lines, line); ++rows) written += std::stod(line.substr(line.rfind(',') + 1));
    EXPECT_EQ(rows, 18600u);
    EXPECT_NEAR(written, duties_2005, 1e-9 * duties_2005);
}

class JoinedWorlds : public ::testing::TestWithParam<const char*> {
protected:
    void SetUp() override {
        if (shared_folder().empty()) GTEST_SKIP() << shared_absent;
    }
    std::string name() const { return std::string("world-") + GetParam(); }
    std::string table() const { return std::string("icio") + GetParam(); }
};
INSTANTIATE_TEST_SUITE_P(EachYear, JoinedWorlds, ::testing::Values("2017", "2022"),
                         [](const auto& year) { return std::string(year.param); });

TEST_P(JoinedWorlds, move_no_trade_between_their_economies) {
    const world::World world = datasets::build_world(name(), folder_of(name())).world;
    std::map<std::string, std::string> place;
    for (const world::EconomyInfo& economy : world.economies) {
        place[economy.code] = economy.code;
        for (const std::string& member : economy.members) place[member] = economy.code;
    }
    ASSERT_EQ(place.size(), 81u + 1) << "81 economies and the code EU27";
    std::map<std::string, double> expected;
    each_row(folder_of(table()) / "flows.csv", [&](const Row& row) {
        expected[place.at(row[0]) + " " + place.at(row[1]) + " " + row[2]] += std::stod(row[3]);
    });
    double worst = 0;
    for (const Economy n : world.each_economy())
        for (const Economy i : world.each_economy()) {
            const std::string pair = world.economies[n.value].code + " " + world.economies[i.value].code + " ";
            double services = 0;
            for (const Sector s : world.each_sector()) {
                if (!world.sectors[s.value].goods) {
                    services += world.flow(n, i, s);
                    EXPECT_EQ(world.duty_rate(n, i, s), 0);
                    continue;
                }
                const double there = expected[pair + world.sectors[s.value].code];
                worst = std::max(worst, std::abs(world.flow(n, i, s) - there) / std::max(there, 1.0));
            }
            const double there = expected[pair + "Services"];
            worst = std::max(worst, std::abs(services - there) / std::max(there, 1.0));
        }
    EXPECT_LT(worst, rounding);
}

TEST_F(SharedTotals, world_2017_levies_what_its_sources_say) {
    const world::World world = datasets::build_world("world-2017", folder_of("world-2017")).world;
    const auto duty = [&](const char* n, const char* i, const char* s) {
        return world.duty_rate(*world.find_economy(n), *world.find_economy(i), *world.find_sector(s));
    };
    std::map<std::string, double> small;
    each_row(folder_of("icio2017-7x44") / "flows.csv",
             [&](const Row& row) { small[row[0] + " " + row[1] + " " + row[2]] = std::stod(row[4]); });
    EXPECT_NEAR(duty("USA", "CHN", "C10T12"), small.at("USA CHN C10T12"), rounding);
    EXPECT_NEAR(duty("USA", "CHN", "C10T12"), 0.038, 0.0005) << "3.8 % in the recipe";
    EXPECT_NEAR(duty("USA", "CAN", "C29"), small.at("USA ROW C29"), rounding);
    EXPECT_NEAR(duty("EU27", "CHN", "C24A"), small.at("EU CHN C24"), rounding);
    EXPECT_NEAR(duty("GBR", "USA", "B05"), small.at("EU USA B05_06"), rounding);
    EXPECT_EQ(duty("EU27", "GBR", "C29"), 0);
    // KOR is not among the named importers: icio2017's rates, food cut at the percentile.
    std::map<std::string, double> icio;
    std::vector<double> food;
    each_row(folder_of("icio2017") / "flows.csv", [&](const Row& row) {
        icio[row[0] + " " + row[1] + " " + row[2]] = std::stod(row[4]);
        if (row[2] == "C10T12" && row[0] != row[1] && std::stod(row[3]) > 0) food.push_back(std::stod(row[4]));
    });
    std::sort(food.begin(), food.end());
    const double cut = food[food.size() * 9 / 10];  // its neighbours have the same rate
    EXPECT_NEAR(duty("KOR", "USA", "C29"), icio.at("KOR USA C29"), rounding);
    EXPECT_NEAR(duty("SAU", "USA", "C10T12"), cut, rounding);
    EXPECT_NEAR(duty("MEX", "USA", "C10T12"), std::min(cut, icio.at("MEX USA C10T12")), rounding);
}

std::string bytes_of(const std::filesystem::path& file) {
    return tables::read_file(file.string());
}

// What customs took on US imports from China, percent, over the months from and up to these.
double collected_pct(const std::string& from, const std::string& to) {
    double imports = 0, duty = 0;
    each_row(shared_folder() / "data/duties/us-from-china-collected-2017-2020.csv", [&](const Row& row) {
        if (row[0] < from || row[0] > to) return;
        imports += std::stod(row[2]);
        duty += std::stod(row[3]);
    });
    return 100 * duty / imports;
}

// What customs took on US imports from China in 2024, percent: each sector once, though the table has it on many days.
double collected_in_2024_pct() {
    std::map<std::string, std::pair<double, double>> by_sector;
    each_row(shared_folder() / "data/duties/us-2025-2026.csv", [&](const Row& row) {
        if (row[1] == "CHN") by_sector[row[2]] = {std::stod(row[3]), std::stod(row[4])};
    });
    double imports = 0, duty = 0;
    for (const auto& [sector, of] : by_sector) {
        imports += of.first;
        duty += of.first * of.second / 100;
    }
    return 100 * duty / imports;
}

double us_on_china_pct(const world::World& world) {
    return 100 * datasets::average_goods_duty(world, *world.find_economy("USA"), *world.find_economy("CHN"));
}

TEST_F(SharedTotals, world_2022_levies_what_world_2017_does_and_what_was_in_force_by_february_2020) {
    const world::World world = datasets::build_world("world-2022", folder_of("world-2022")).world;
    const world::World earlier = datasets::build_world("world-2017", folder_of("world-2017")).world;
    std::map<std::string, double> points;
    each_row(shared_folder() / "data/duties/us-china-2018-2020-sectors.csv", [&](const Row& row) {
        if (row[2] == "2020-02") points[row[0] + " " + row[1] + " " + row[3]] = std::stod(row[6]);
    });
    ASSERT_EQ(points.size(), 52u);
    for (const auto& [n, i] : {std::pair{"USA", "CHN"}, std::pair{"CHN", "USA"}})
        for (const Sector s : world.each_sector()) {
            const Economy buyer = *world.find_economy(n), seller = *world.find_economy(i);
            const std::string key = std::string(n) + " " + i + " " + world.sectors[s.value].code;
            EXPECT_NEAR(world.duty_rate(buyer, seller, s),
                        earlier.duty_rate(buyer, seller, s) + (points.contains(key) ? points.at(key) / 100 : 0), 1e-9)
                << key;
        }
}

// Rates of a schedule against what customs took: exclusions and what buyers move to lie between them, so the schedule
// is above what was collected in the months after it settled, and near what was collected at its height.
TEST_F(SharedTotals, us_duties_on_china_lie_where_customs_found_them) {
    const double in_2017 = us_on_china_pct(datasets::build_world("world-2017", folder_of("world-2017")).world);
    EXPECT_NEAR(in_2017, collected_pct("2017-01", "2017-12"), 1.0);
    const double in_2022 = us_on_china_pct(datasets::build_world("world-2022", folder_of("world-2022")).world);
    const double settled = collected_pct("2020-03", "2020-10");
    EXPECT_GT(in_2022, settled);
    EXPECT_LT(in_2022, 1.75 * settled);
    EXPECT_NEAR(in_2022, collected_pct("2020-01", "2020-01"), 2.0);
    const double in_2024 = collected_in_2024_pct();
    EXPECT_NEAR(in_2024, 10.9, 0.3) << "10.9 by its source, which has goods of no sector too";
    EXPECT_GT(in_2022, in_2024) << "buyers had moved on to what bears less";
    EXPECT_LT(in_2022, 1.5 * in_2024);
    EXPECT_LT(in_2017, settled / 2) << "without what was added, not half of what was collected";
}

TEST_P(JoinedWorlds, rebuilt_are_the_committed_ones_byte_for_byte) {
    const std::filesystem::path committed = source_folder() / "data" / name();
    datasets::BuiltWorld built = datasets::build_world(name(), folder_of(name()));
    std::map<std::string, std::string> files = world_files(built.world);
    files["SOURCE.md"] = built.source_md;
    files.insert(built.extra_files.begin(), built.extra_files.end());
    for (const auto& [name, text] : files) EXPECT_TRUE(bytes_of(committed / name) == text) << name << " differs";
    for (const auto& entry : std::filesystem::directory_iterator(committed))
        EXPECT_TRUE(files.contains(entry.path().filename().string())) << entry.path().filename();
}

// Needs no shared data: what stands in the repository.
struct Shipped {
    const char* name;
    int year;
    double us_from_china_bn, china_from_us_bn;
};
class ShippedWorlds : public ::testing::TestWithParam<Shipped> {};
INSTANTIATE_TEST_SUITE_P(EachYear, ShippedWorlds,
                         ::testing::Values(Shipped{"world-2017", 2017, 367.8, 102.9},
                                           Shipped{"world-2022", 2022, 453.4, 127.8}),
                         [](const auto& world) { return std::to_string(world.param.year); });

TEST_P(ShippedWorlds, are_bases_with_the_goods_trade_that_their_sources_name) {
    const world::World world = world::read_world_folder(source_folder() / "data" / GetParam().name);
    EXPECT_EQ(world.name, GetParam().name);
    EXPECT_EQ(world.year, GetParam().year);
    EXPECT_EQ(world.economy_count(), 24u);
    EXPECT_EQ(world.sector_count(), 32u);
    EXPECT_LT(base_gap(world).size, 1e-12);
    const Economy usa = *world.find_economy("USA"), chn = *world.find_economy("CHN");
    double imports = 0, exports = 0;
    for (const Sector s : world.each_sector()) {
        if (!world.sectors[s.value].goods) continue;
        imports += world.flow(usa, chn, s);
        exports += world.flow(chn, usa, s);
    }
    EXPECT_NEAR(imports / 1e3, GetParam().us_from_china_bn, 0.05);
    EXPECT_NEAR(exports / 1e3, GetParam().china_from_us_bn, 0.05);
    for (const Economy n : world.each_economy()) {
        const double gap = world.accounts.investment_rate(n) - world.accounts.saving_rate(n);
        EXPECT_NEAR(gap, world.deficit(n) / world.value_added(n), rounding);
        for (const Sector s : world.each_sector()) {
            double inputs = 0;
            for (const Sector r : world.each_sector()) inputs += world.input_share(n, s, r) * world.output(n, r);
            EXPECT_LE(inputs, 0.95 * world.expenditure(n, s) * (1 + 1e-9));
        }
    }
    EXPECT_EQ(world.elasticity_source, "LL");
    EXPECT_EQ(world.elasticity_sources.size(), 9u);
    ASSERT_EQ(world.scale_sources.size(), 1u);
    for (const Sector s : world.each_sector()) EXPECT_LT(world.theta[s.value] * world.scale_sources[0].psi[s.value], 1);
}

}  // namespace
}  // namespace parley::build_shared_test
