#include "parley/datasets/tables/oecd_icio.hpp"
#include "parley/datasets/tables/oecd_icio_codes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parley/tables/files/csv.hpp"
#include "tests/support/shared_data.hpp"
#include "tests/world/same_world.hpp"
#include "tests/world/small_world.hpp"

namespace parley::oecd_icio_test {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using namespace parley::testing;

// Three economies and three sectors in the layout of the 2025 edition, one head of the split kind (C241_2431).
std::string table_text() {
    return tables::read_file((source_folder() / "tests/world/data/icio_small_SML.csv").string());
}

const Economy usa{0}, chn{1};
const Sector a01{0}, c24a{1}, g{2};

TEST(OecdIcio, figures_are_those_added_up_by_hand) {
    const world::World world = datasets::read_oecd_icio("icio.csv", table_text()).world;
    ASSERT_EQ(world.economy_count(), 3u);
    EXPECT_EQ(world.economies[2].code, "ROW");
    ASSERT_EQ(world.sector_count(), 3u);
    EXPECT_EQ(world.sectors[1].code, "C24A");
    EXPECT_TRUE(world.sectors[0].goods && world.sectors[1].goods);
    EXPECT_FALSE(world.sectors[2].goods);
    // 60 + 30 + 30 as inputs, 120 + 30 + 60 finally.
    EXPECT_DOUBLE_EQ(world.flow(usa, usa, a01), 330);
    // 2 + 8 + 4 as inputs, 8 + 2 + 4 − 2 finally: the USA sells steel to CHN.
    EXPECT_DOUBLE_EQ(world.flow(chn, usa, c24a), 26);
    EXPECT_DOUBLE_EQ(world.flow(usa, chn, g), 1.5);
    EXPECT_DOUBLE_EQ(world.output(usa, a01), 363);
    // Steel in farming: 30 from home, 3 from CHN, 3 from ROW.
    EXPECT_DOUBLE_EQ(world.input_share(usa, c24a, a01), 36.0 / 363.0);
    EXPECT_DOUBLE_EQ(world.value_added_share(usa, a01), (224.0 + 1.0) / 363.0);
    EXPECT_NEAR(world.value_added(usa), 225 + 189 + 193.5, 1e-9);
    // Final demand of the USA is 681 at basic prices, 252 of it for A01.
    EXPECT_NEAR(world.income(usa), 681, 1e-9);
    EXPECT_NEAR(world.final_share(usa, a01), 252.0 / 681.0, 1e-14);
    EXPECT_FALSE(base_breach(world));
    EXPECT_THAT(world.build_steps, Contains("no trade elasticities given: 5 in every sector, an assumption"));
}

TEST(OecdIcio, becomes_a_world_folder_and_back) {
    const world::World world = datasets::read_oecd_icio("icio.csv", table_text()).world;
    EXPECT_TRUE(same_primitives(world::read_world(world_files(world)).world, world));
}

TEST(OecdIcio, elasticities_come_from_a_file) {
    datasets::OecdIcioOptions options;
    options.elasticities_file = "e.csv";
    options.elasticities = "source,sector,theta\nLL,A01,6\nLL,C24A,7\nLL,G,8\n";
    const world::World world = read_oecd_icio("icio.csv", table_text(), options).world;
    EXPECT_EQ(world.theta, (std::vector<double>{6, 7, 8}));
    EXPECT_EQ(world.elasticity_source, "LL");
}

TEST(OecdIcio, inventories_that_outweigh_demand_leave_a_base_to_be_settled_and_say_so) {
    // Inventories of ROW's farm goods run down in the USA: 6 + 3 + 3 as inputs and 21 − 33.1 finally.
    std::string text = table_text();
    text = replaced(text, "ROW_A01,6,3,3,4,2,2,20,10,10,12,0,3,6,0,0", "ROW_A01,6,3,3,4,2,2,20,10,10,12,0,3,6,-33.1,0");
    text = replaced(text, "40,0,10,20,0,0,165", "40,0,10,20,0,0,131.9");
    text = replaced(text, "118,114,65.5", "84.9,114,65.5");
    text = replaced(text, "262,165,195", "262,131.9,195");
    const world::WorldRead read = datasets::read_oecd_icio("icio.csv", text);
    EXPECT_THAT(read.world.build_steps,
                Contains("1 flows with net purchases below zero (inventories run down) set to zero, 0.1 USD m in all"));
}

TEST(OecdIcio, china_in_two_parts_is_added_up) {
    const world::World world = datasets::read_oecd_icio("icio.csv",
                                                        "V1,CN1_A01,CN2_A01,ROW_A01,CHN_HFCE,ROW_HFCE,OUT\n"
                                                        "CN1_A01,1,1,1,6,1,10\n"
                                                        "CN2_A01,1,1,1,16,1,20\n"
                                                        "ROW_A01,1,1,5,3,20,30\n"
                                                        "TLS,0,0,0,0,0,0\n"
                                                        "VA,7,17,23,0,0,0\n"
                                                        "OUT,10,20,30,0,0,0\n")
                                   .world;
    ASSERT_EQ(world.economies.size(), 2u);
    EXPECT_EQ(world.economies[0].code, "CHN");
    EXPECT_EQ(world.flow(Economy{0}, Economy{0}, Sector{0}), 26.0);
    EXPECT_EQ(world.flow(Economy{0}, Economy{1}, Sector{0}), 5.0);
    EXPECT_EQ(world.flow(Economy{1}, Economy{0}, Sector{0}), 4.0);
    EXPECT_NEAR(world.value_added_share(Economy{0}, Sector{0}), 24.0 / 30, 1e-12);
    EXPECT_THAT(world.build_steps, Contains("China and Mexico, which the table has in parts, added up"));
}

TEST(OecdIcio, divisions_without_letters_are_goods_or_services_by_their_section_and_taxes_may_be_by_economy) {
    const world::World world = datasets::read_oecd_icio("icio.csv",
                                                        ",USA_01T02,USA_D24,USA_64T66,USA_HFCE,USA_P33,TOTAL\n"
                                                        "USA_01T02,1,1,1,6,1,10\n"
                                                        "USA_D24,1,1,1,16,1,20\n"
                                                        "USA_64T66,1,1,5,3,20,30\n"
                                                        "USA_TAXSUB,1,1,1,0,0,0\n"
                                                        "VALU,6,16,22,0,0,0\n"
                                                        "OUTPUT,10,20,30,0,0,0\n")
                                   .world;
    ASSERT_EQ(world.sectors.size(), 3u);
    EXPECT_EQ(world.sectors[0].code, "A01T02");
    EXPECT_EQ(world.sectors[1].code, "C24");
    EXPECT_EQ(world.sectors[2].code, "K64T66");
    EXPECT_TRUE(world.sectors[0].goods && world.sectors[1].goods);
    EXPECT_FALSE(world.sectors[2].goods);
}

// The layout of ICIO2016_2003.csv: final demand by kind first, China in parts, a column of discrepancies and no totals,
// value added and taxes in one row.
const char* const table_of_2016 =
    "\"\",\"AUS_C01T05AGR\",\"AUS_C45CON\",\"CN1_C01T05AGR\",\"CN1_C45CON\",\"CN2_C01T05AGR\",\"CN2_C45CON\","
    "\"HFCE_AUS\",\"HFCE_CHN\",\"NPS_AUS\",\"NPS_CHN\",\"DISC\"\n"
    "\"AUS_C01T05AGR\",1,1,1,1,1,1,5,1,0,0,-2\n"
    "\"AUS_C45CON\",1,1,0,0,0,0,17,0,1,0,0\n"
    "\"CN1_C01T05AGR\",1,0,1,1,1,1,0,5,0,0,0\n"
    "\"CN1_C45CON\",0,0,1,1,1,1,0,6,0,0,0\n"
    "\"CN2_C01T05AGR\",1,0,1,1,1,1,0,5,0,0,0\n"
    "\"CN2_C45CON\",0,0,1,1,1,1,0,6,0,0,0\n"
    "\"VA+TAXSUB\",6,18,5,5,5,5,0,0,0,0,0\n"
    "\"OUT\",10,20,10,10,10,10,0,0,0,0,0\n";

TEST(OecdIcio, the_layout_of_2016_is_read_and_its_construction_is_no_good_although_it_begins_with_c) {
    const world::World world = datasets::read_oecd_icio("ICIO2016_2003.csv", table_of_2016).world;
    ASSERT_EQ(world.sectors.size(), 2u);
    EXPECT_TRUE(world.sectors[0].goods);
    EXPECT_EQ(world.sectors[1].code, "C45CON");
    EXPECT_FALSE(world.sectors[1].goods);
    ASSERT_EQ(world.economies.size(), 2u);
    EXPECT_EQ(world.flow(Economy{0}, Economy{0}, Sector{0}), 7.0) << "two inputs and five at home";
    EXPECT_EQ(world.flow(Economy{1}, Economy{1}, Sector{1}), 20.0);
    EXPECT_THAT(world.build_steps, Contains("industries of the OECD's edition of 2016"));
    EXPECT_THAT(world.build_steps,
                Contains("the table's column of discrepancies (DISC) is nobody's purchase: left out"));
    EXPECT_EQ(complaint([] {
                  (void)datasets::read_oecd_icio("t.csv",
                                                 replaced(table_of_2016, "1,1,1,1,1,1,5,1", "1,1,1,1,1,1,9,1"));
              }),
              "t.csv: expected AUS_C01T05AGR to sell its OUT, found sales of 14 and OUT of 10");
}

// The layout of ICIO2018_2010.CSV: Mexico has rows of its own, all zero, beside its parts.
TEST(OecdIcio, mexico_in_parts_beside_an_empty_mexico_is_added_up) {
    const world::World world = datasets::read_oecd_icio("ICIO2018_2010.CSV",
                                                        ",MEX_01T03,MX1_01T03,BEL_01T03,MEX_HFCE,BEL_P33,TOTAL\n"
                                                        "MEX_01T03,0,0,0,0,0,0\n"
                                                        "MX1_01T03,0,2,1,6,1,10\n"
                                                        "BEL_01T03,0,1,4,5,10,20\n"
                                                        "MEX_TAXSUB,0,1,0,0,0,0\n"
                                                        "BEL_TAXSUB,0,0,1,0,0,0\n"
                                                        "VALU,0,6,14,0,0,0\n"
                                                        "OUTPUT,0,10,20,0,0,0\n")
                                   .world;
    EXPECT_EQ(world.economies[0].code, "MEX");
    EXPECT_EQ(world.flow(Economy{0}, Economy{0}, Sector{0}), 8.0);
    EXPECT_THAT(world.build_steps, Contains("industries of the OECD's edition of 2018"));
}

TEST(OecdIcio, the_year_is_the_last_one_in_the_name_since_an_edition_may_stand_before_it) {
    EXPECT_EQ(datasets::year_in_name("ICIO2021_2018.csv"), 2018);
    EXPECT_EQ(datasets::year_in_name("2017_SML.csv"), 2017);
    EXPECT_EQ(datasets::year_in_name("WIOT2014_Nov16_ROW.csv"), 2014);
    EXPECT_EQ(datasets::year_in_name("matrix_eu-ic-io_ind-by-ind_26ed_2023.csv"), 2023);
    EXPECT_EQ(datasets::year_in_name("table20181.csv"), 0);
}

TEST(OecdIcio, lists_of_the_editions_have_as_many_industries_as_the_oecd_says) {
    const auto count = [](const char* edition, const std::vector<std::string>& codes) {
        std::size_t found = 0;
        for (const std::string& code : codes) {
            const auto industry = datasets::icio_industry(code);
            EXPECT_TRUE(industry) << code;
            if (industry && datasets::icio_edition_words(industry->editions).find(edition) != std::string::npos)
                ++found;
        }
        return found;
    };
    EXPECT_EQ(count("2025", {"A01", "C24A", "C301", "T"}), 4u);
    EXPECT_EQ(count("2023", {"A01_02", "B05_06", "C24", "C30", "T"}), 5u);
    EXPECT_EQ(count("2021", {"01T02", "D01T02", "36T39", "97T98"}), 4u);
    EXPECT_EQ(count("2018", {"01T03", "D20T21", "35T39", "97T98"}), 4u);
    EXPECT_EQ(count("2016", {"C01T05AGR", "C30T33XCEQ", "C95PVH"}), 3u);
    for (const char* other : {"", "A", "A04", "C", "C99", "D5", "U", "1T2", "K64", "C45", "c29"})
        EXPECT_FALSE(datasets::icio_industry(other)) << other;
    EXPECT_TRUE(datasets::icio_industry("C36T37OTM")->goods);
    EXPECT_FALSE(datasets::icio_industry("C40T41EGW")->goods);
    EXPECT_EQ(datasets::icio_industry("D45T47")->code, "G45T47");
}

struct BadTable {
    const char* name;
    const char* from;
    const char* to;
    const char* message;
};

TEST(OecdIcio, bad_tables_are_refused_in_one_line) {
    const BadTable cases[] = {
        {"row sum", ",0,4,0,1,2,0,0,363\n", ",0,4,0,1,2,0,0,364\n",
         "icio.csv:2: expected USA_A01 to add up to its OUT, found a sum of 363 and OUT of 364"},
        {"column sum", "VA,224", "VA,234",
         "icio.csv: expected column USA_A01 to add up to its OUT, found inputs, TLS and VA of 373 and OUT of 363"},
        {"negative input", "USA_A01,60", "USA_A01,-60",
         "icio.csv:2: expected a number that is not negative in column USA_A01, found '-60'"},
        {"blank", "USA_A01,60", "USA_A01,", "icio.csv:2: expected a number in column USA_A01, found a blank cell"},
        {"not a number", "USA_A01,60", "USA_A01,NaN", "icio.csv:2: expected a number in column USA_A01, found 'NaN'"},
        {"final demand", "CHN_G,0,0,0,20,40,60,0,0,0,0", "CHN_G,0,0,0,20,40,60,0,0,0,x",
         "icio.csv:7: expected a number in column USA (final demand), found 'x'"},
        {"unknown head", "V1,USA_A01", "V1,USA-A01",
         "icio.csv:1: expected columns such as USA_C29, USA_HFCE and OUT, found 'USA-A01'"},
        {"column twice", "V1,USA_A01,USA_C241_2431", "V1,USA_A01,USA_A01",
         "icio.csv:1: expected each column once, found two columns 'USA_A01'"},
        {"one sector twice", "V1,USA_A01,USA_C241_2431", "V1,USA_C24A,USA_C241_2431",
         "icio.csv:1: expected each column once, found two for USA_C24A"},
        {"missing column", "V1,USA_A01", "V1,USA_A02", "icio.csv: expected a row USA_A02, found none"},
        {"no industry", "V1,USA_A01", "V1,USA_X01",
         "icio.csv:1: expected the code of an industry of the OECD's tables (A01, C24A, 01T02, D01T02, C01T05AGR), of "
         "final demand, or one that a mapping names, found 'X01' in column 'USA_X01'"},
        {"a letter that looks like a service", "V1,USA_A01", "V1,USA_G99",
         "icio.csv:1: expected the code of an industry of the OECD's tables (A01, C24A, 01T02, D01T02, C01T05AGR), of "
         "final demand, or one that a mapping names, found 'G99' in column 'USA_G99'"},
        {"no economy", "V1,USA_A01", "V1,XQZ_A01",
         "icio.csv:1: expected an economy by ISO 3166, ROW, CN1 to CN4, MX1 to MX3, or a code that a mapping names, "
         "found 'XQZ' in column 'XQZ_A01'"},
        {"two editions", "V1,USA_A01", "V1,USA_A01_02",
         "icio.csv:1: expected industries of one edition of the OECD's tables, here of 2023, found 'USA_C241_2431', of "
         "2025"},
        {"no OUT column", "ROW_DPABR,OUT", "ROW_DPABR,ROW_NONRES", "icio.csv:1: expected one column OUT, found none"},
        {"unknown row", "CHN_A01,6", "CHN_B05,6",
         "icio.csv:5: expected a row TLS, VA, OUT or of an industry that is also a column, found 'CHN_B05'"},
        {"row twice", "CHN_A01,6", "USA_A01,6", "icio.csv:5: expected each row once, found a second 'USA_A01'"},
        {"no taxes", "TLS,1", "VA,1", "icio.csv:12: expected each row once, found a second VA"},
        {"short row", "USA_A01,60,30,30", "USA_A01,60,30", "icio.csv:2: expected 29 cells, found 28"},
        {"control character", "USA_A01,60", "USA_A01,\x02",
         "icio.csv:2:9: expected text, found the control character U+0002 (is this a CSV file?)"},
    };
    for (const BadTable& each : cases) {
        const std::string text = replaced(table_text(), each.from, each.to);
        EXPECT_EQ(complaint([&] { (void)datasets::read_oecd_icio("icio.csv", text); }), each.message) << each.name;
    }
    EXPECT_EQ(complaint([] { (void)datasets::read_oecd_icio("icio.csv", ""); }),
              "icio.csv: expected a line of column names, found an empty file");
    EXPECT_EQ(complaint([] { (void)datasets::read_oecd_icio("icio.csv", std::string(10'000'000, 'x')); }),
              "icio.csv:1: expected a line of at most 1 MB, found 10000000 bytes");
    const std::string text = table_text();
    EXPECT_EQ(complaint([&] { (void)datasets::read_oecd_icio("icio.csv", text.substr(0, text.find("\nOUT,") + 1)); }),
              "icio.csv: expected a row OUT, found none");
    EXPECT_EQ(complaint([&] { (void)datasets::read_oecd_icio("icio.csv", text.substr(0, text.find("\nTLS,") + 1)); }),
              "icio.csv: expected a row TLS, found none");
}

}  // namespace
}  // namespace parley::oecd_icio_test
