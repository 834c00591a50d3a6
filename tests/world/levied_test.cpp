#include "parley/datasets/duties/levied.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parley/datasets/tables/oecd_icio.hpp"
#include "parley/tables/files/csv.hpp"
#include "tests/support/shared_data.hpp"
#include "tests/world/small_world.hpp"

namespace parley::levied_test {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using namespace parley::testing;

// USA, DEU and ROW; A01, C20, C29, K64; of 2014.
world::World table_world() {
    datasets::OecdIcioOptions options;
    options.year = 2014;
    return datasets::read_oecd_icio(
               "t.csv", tables::read_file((source_folder() / "tests/world/data/same_oecd_2014.csv").string()), options)
        .world;
}

const products::Concordance& concordance() {
    using products::Edition;
    static const products::Concordance products({{"010121", "A01", Edition::both},
                                                 {"010129", "A01", Edition::hs2022},
                                                 {"290110", "C20", Edition::both},
                                                 {"290120", "C29", Edition::both},
                                                 {"870310", "C29", Edition::both},
                                                 {"870321", "C29", Edition::both},
                                                 {"880100", "C302T309", Edition::both}});
    return products;
}

std::vector<std::string> levy(world::World& world, const std::string& text, double highest = 1.5) {
    return datasets::levy(world, "d.csv", text, concordance(), highest);
}

const Economy usa{0}, deu{1}, row{2};
const Sector a01{0}, c20{1}, c29{2};

const std::string wits =
    "Reporter,Partner,Product,Tariff Year,Simple Average,Weighted Average,Imports Value in 1000 USD\n";

TEST(Levied, rates_of_wits_are_percent_of_the_world_s_year_weighted_by_imports) {
    world::World world = table_world();
    const auto lines = levy(world, wits +
                                       "840,276,870310,2014,9,10,3000\n"
                                       "840,276,870321,2014,2,2,1000\n"
                                       "840,276,870321,2013,99,99,1000\n"
                                       "840,000,870310,2014,6,5,10\n"
                                       "918,USA,010121,2014,4,,10\n"
                                       "NOR,US,290110,2014,3,3,0\n");
    EXPECT_DOUBLE_EQ(world.duty_rate(usa, deu, c29), 0.08) << "(3 at 10 % + 1 at 2 %) / 4";
    EXPECT_DOUBLE_EQ(world.duty_rate(usa, row, c29), 0.05) << "all others";
    EXPECT_DOUBLE_EQ(world.duty_rate(deu, usa, a01), 0.04) << "the European Union's, and a blank weighted average";
    EXPECT_DOUBLE_EQ(world.duty_rate(row, usa, c20), 0.03) << "Norway is in ROW; no value weighs it";
    EXPECT_EQ(world.duty_rate(deu, usa, c29), 0.0);
    EXPECT_EQ(world.duty_rate(usa, usa, c29), 0.0);
    EXPECT_FALSE(base_breach(world));
    EXPECT_THAT(lines, Contains("duties from 5 rows of d.csv: Weighted Average, percent, read as shares, weighted by "
                                "Imports Value in 1000 USD"));
    EXPECT_THAT(world.build_steps, Contains(HasSubstr("of foreign trade in goods the table says nothing")));
    EXPECT_GT(world.income(usa), table_world().income(usa)) << "with what the duties raise";
}

TEST(Levied, shares_without_values_are_counted_alike_and_sectors_may_be_named) {
    world::World world = table_world();
    const auto lines = levy(world, "importer,exporter,hs6,tariff_rate\nUSA,DEU,870310,0.1\nUSA,DEU,870321,0.02\n");
    EXPECT_DOUBLE_EQ(world.duty_rate(usa, deu, c29), 0.06);
    EXPECT_THAT(lines[0], HasSubstr("tariff_rate as shares, every row counted alike"));
    (void)levy(world, "importer,exporter,sector,tariff_pct\nUSA,DEU,C20,7\n");
    EXPECT_DOUBLE_EQ(world.duty_rate(usa, deu, c20), 0.07);
    EXPECT_DOUBLE_EQ(world.duty_rate(usa, deu, c29), 0.06) << "what no row is about stays";
}

TEST(Levied, a_code_of_another_edition_goes_by_its_heading_if_that_is_in_one_sector) {
    world::World world = table_world();
    const auto lines = levy(world, "importer,exporter,hs6,tariff_pct\nUSA,DEU,870399,8\n");
    EXPECT_DOUBLE_EQ(world.duty_rate(usa, deu, c29), 0.08);
    EXPECT_THAT(lines, Contains("1 products of another edition of the HS went by their heading"));
}

TEST(Levied, broken_tables_are_refused_in_one_line) {
    const std::string plain = "importer,exporter,hs6,tariff_pct\n";
    const std::pair<std::string, const char*> cases[] = {
        {"importer,exporter,hs6,tariff\nUSA,DEU,870310,5\n",
         "d.csv:1: expected a rate whose name says its unit: tariff_rate (0.25 is 25 %) or tariff_pct (25 is 25 %), "
         "found 'tariff'"},
        {"importer,hs6,tariff_pct\nUSA,870310,5\n",
         "d.csv:1: expected a column of whose goods: Partner, exporter or partner_iso3, found "
         "'importer,hs6,tariff_pct'"},
        {"importer,exporter,hs6\nUSA,DEU,870310\n",
         "d.csv:1: expected a column of rates: Simple Average, Weighted Average, tariff_pct or tariff_rate, found "
         "'importer,exporter,hs6'"},
        {plain + "QQQ,DEU,870310,5\n",
         "d.csv:2: expected a country by ISO 3166, EUN or an economy of the world in column importer, found 'QQQ'"},
        {plain + "USA,DEU,999999,5\n", nullptr},
        {plain + "USA,DEU,290199,5\n",
         "d.csv:2: expected a product of HS 2017 or 2022, or of a heading that is in one sector, found '290199', whose "
         "heading is in C20 and C29"},
        {plain + "USA,DEU,880100,5\n",
         "d.csv:2: expected a sector of the world that all of C302T309 is in, for product 880100, found none"},
        {plain + "USA,DEU,10121,5\n", nullptr},
        {plain + "USA,DEU,870310,\n", "d.csv:2: expected a number in column tariff_pct, found a blank cell"},
        {plain + "USA,DEU,870310,-5\n",
         "d.csv:2: expected a number that is not negative in column tariff_pct, found '-5'"},
        {plain + "USA,DEU,870310,350\n", "d.csv:2: expected a duty of at most 150 % in column tariff_pct, found '350'"},
        {plain + "USA,DEU,870310,0.25\n",
         "d.csv: expected percent in column tariff_pct, found nothing above 0.25: shares?"},
        {plain, "d.csv: expected at least one row, found none"},
        {"importer,exporter,hs6,tariff_pct,year\nUSA,DEU,870310,5,2016\nUSA,DEU,870310,5,2018\n",
         "d.csv: expected rows of 2014, the year of the world, found years from 2016 to 2018"},
        {"importer,exporter,sector,tariff_pct\nUSA,DEU,C99,5\n",
         "d.csv:2: expected a sector of the world in column sector, found 'C99'"},
    };
    for (const auto& [text, message] : cases) {
        world::World world = table_world();
        const std::string found = complaint([&, &text = text] { (void)levy(world, text); });
        if (message != nullptr)
            EXPECT_EQ(found, message) << text;
        else
            EXPECT_THAT(found, HasSubstr("d.csv:2: expected")) << text;
    }
    world::World world = table_world();
    EXPECT_EQ(levy(world, plain + "USA,DEU,870310,350\n", 4.0).size(), 2u);
}

}  // namespace
}  // namespace parley::levied_test
