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
    static const products::Concordance products({{"010121", "A01"},
                                                 {"010129", "A01", products::editions_of("2022")},
                                                 {"290110", "C20"},
                                                 {"290120", "C29"},
                                                 {"870310", "C29"},
                                                 {"870321", "C29"},
                                                 {"880100", "C302T309"}});
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
    EXPECT_THAT(lines, Contains("products that HS 2012, 2017 and 2022 lack went by their heading: 870399"));
}

TEST(Levied, rows_state_the_edition_of_their_code_as_wits_does) {
    world::World world = table_world();
    const std::string head = "importer,exporter,hs6,tariff_pct,NomenCode\n";
    (void)levy(world, head + "USA,DEU,870310,8,H4\nUSA,DEU,010129,4,H6\n");
    EXPECT_DOUBLE_EQ(world.duty_rate(usa, deu, c29), 0.08);
    EXPECT_DOUBLE_EQ(world.duty_rate(usa, deu, a01), 0.04);
    const auto refusal = [&](const std::string& rows) { return complaint([&] { (void)levy(world, head + rows); }); };
    EXPECT_EQ(refusal("USA,DEU,870310,8,H5\nUSA,DEU,010129,4,H5\n"),
              "d.csv:3: expected a product of HS 2017, as column NomenCode says, found '010129', of HS 2022");
    EXPECT_EQ(refusal("USA,DEU,870310,8,H3\n"),
              "d.csv:2: expected 2012, 2017 or 2022 (H4, H5 or H6) in column NomenCode, found 'H3'");
}

// The head of a tariff download of WITS: columns as public code that reads such files has them.
TEST(Levied, a_download_of_wits_is_read_and_its_duties_are_of_one_type) {
    const std::string head =
        "Selected Nomen,Native Nomen,Reporter,Reporter Name,Product,Product Name,Partner,Partner Name,Tariff "
        "Year,Trade "
        "Year,Trade Source,DutyType,Simple Average,Weighted Average,Standard Deviation,Minimum Rate,Maximum Rate,Nbr "
        "of "
        "Total Lines,Imports Value in 1000 USD\n";
    const std::string car = ",840,United States,870310,Snow vehicles,276,Germany,2014,2014,CMT,";
    world::World world = table_world();
    const auto lines =
        levy(world, head + "H4,H4" + car + "AHS,9,10,0,2,12,3,1000\nHS,H5" + car + "AHS,9,6,0,2,12,3,1000\n");
    EXPECT_DOUBLE_EQ(world.duty_rate(usa, deu, c29), 0.08);
    EXPECT_THAT(lines, Contains("DutyType 'AHS'"));
    EXPECT_EQ(
        complaint([&] {
            (void)levy(world, head + "H4,H4" + car + "AHS,9,10,0,2,12,3,1\nH4,H4" + car + "MFN,9,10,0,2,12,3,1\n");
        }),
        "d.csv:3: expected rows of one duty in column DutyType, 'AHS' as above (AHS is what is applied), found 'MFN'");
}

// The columns of tariffsPairs_88_21_vbeta1-2024-12.csv.
TEST(Levied, pairs_of_teti_are_percent_of_all_goods_weighted_by_trade_and_iso1_levies) {
    world::World world = table_world();
    const std::string head = "iso1,iso2,year,tariff,mfn,tariff_w,mfn_w,tariff95,mfn95,tariff95_w,mfn95_w\n";
    const auto lines = levy(world, head + "USA,DEU,2014,3,4,2,5,3,4,2,5\nDEU,USA,2014,6,4,,5,3,4,2,5\n");
    EXPECT_DOUBLE_EQ(world.duty_rate(usa, deu, c29), 0.02);
    EXPECT_DOUBLE_EQ(world.duty_rate(usa, deu, a01), 0.02);
    EXPECT_DOUBLE_EQ(world.duty_rate(deu, usa, c20), 0.06) << "a blank weighted mean";
    EXPECT_EQ(world.duty_rate(usa, deu, Sector{3}), 0.0) << "services bear none";
    EXPECT_THAT(lines, Contains("the table has no products: a rate is that of all goods of a pair, iso1 levies"));
}

TEST(Levied, broken_tables_are_refused_in_one_line) {
    const std::string plain = "importer,exporter,hs6,tariff_pct\n";
    const std::pair<std::string, const char*> cases[] = {
        {"importer,exporter,hs6,tariff\nUSA,DEU,870310,5\n",
         "d.csv:1: expected a rate whose name says its unit: tariff_rate (0.25 is 25 %) or tariff_pct (25 is 25 %), "
         "found 'tariff'"},
        {"importer,exporter,hs6_2007,year,adv\n840,276,870310,2014,0.05\n",  // mmhs6_2019.csv of MAcMap-HS6
         "d.csv:1: expected products by a code of HS 2012, 2017 or 2022, found a column 'hs6_2007': convert its codes "
         "first, as the United Nations' tables say"},
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
         "d.csv:2: expected a product of HS 2012, 2017 or 2022, or of a heading that is in one sector, found '290199', "
         "whose "
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
