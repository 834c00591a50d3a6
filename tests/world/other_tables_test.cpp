// Tables of WIOD, FIGARO and EMERGING: the same small table in each form (make_tables.py) is the same world.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parley/datasets/recipes/build_world.hpp"
#include "parley/datasets/tables/emerging.hpp"
#include "parley/datasets/tables/figaro.hpp"
#include "parley/datasets/tables/oecd_icio.hpp"
#include "parley/datasets/tables/wiod2016.hpp"
#include "parley/tables/files/csv.hpp"
#include "tests/support/shared_data.hpp"
#include "tests/world/build_support.hpp"
#include "tests/world/small_world.hpp"

namespace parley::other_tables_test {
namespace {

using datasets::close;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::HasSubstr;
using namespace parley::testing;

std::string path_of(const std::string& form) {
    return (source_folder() / "tests/world/data" / ("same_" + form + "_2014.csv")).string();
}
std::string text_of(const std::string& form) {
    return tables::read_file(path_of(form));
}

world::World figaro(const std::string& text, double usd_per_eur = 1.0) {
    return close("t.csv", datasets::read_figaro("t.csv", text, usd_per_eur));
}
world::World wiod(const std::string& text) {
    return close("t.csv", datasets::read_wiod2016("t.csv", text));
}
world::World emerging(const std::string& text) {
    return close("t.csv", datasets::read_emerging("t.csv", text));
}

void expect_same_figures(const world::World& one, const world::World& other, const char* form) {
    ASSERT_EQ(one.economy_count(), other.economy_count()) << form;
    ASSERT_EQ(one.sector_count(), other.sector_count()) << form;
    for (std::size_t n = 0; n < one.economy_count(); ++n)
        EXPECT_EQ(one.economies[n].code, other.economies[n].code) << form;
    for (std::size_t s = 0; s < one.sector_count(); ++s)
        EXPECT_EQ(one.sectors[s].goods, other.sectors[s].goods) << form;
    EXPECT_EQ(one.flow, other.flow) << form;
    EXPECT_EQ(one.input_share, other.input_share) << form;
    EXPECT_EQ(one.value_added_share, other.value_added_share) << form;
    EXPECT_EQ(one.final_share, other.final_share) << form;
}

TEST(OtherTables, one_table_in_every_form_is_one_world) {
    const world::World world = datasets::read_oecd_icio("t.csv", text_of("oecd")).world;
    EXPECT_FALSE(base_breach(world));
    EXPECT_EQ(world.economies[2].code, "ROW");
    EXPECT_TRUE(world.sectors[2].goods);
    EXPECT_FALSE(world.sectors[3].goods);
    expect_same_figures(wiod(text_of("wiod_sheet")), world, "sheet of the WIOD");
    expect_same_figures(wiod(text_of("wiod_frame")), world, "frame of the WIOD");
    expect_same_figures(figaro(text_of("figaro_matrix")), world, "matrix of FIGARO");
    expect_same_figures(figaro(text_of("figaro_flat")), world, "flat file of FIGARO");
    expect_same_figures(figaro(text_of("figaro_flat_26ed")), world, "flat file of FIGARO 2026");
    expect_same_figures(emerging(text_of("emerging")), world, "EMERGING");
}

TEST(OtherTables, euros_become_dollars) {
    const world::World euros = figaro(text_of("figaro_flat")), dollars = figaro(text_of("figaro_flat"), 1.25);
    EXPECT_DOUBLE_EQ(dollars.flow(Economy{0}, Economy{1}, Sector{2}),
                     1.25 * euros.flow(Economy{0}, Economy{1}, Sector{2}));
    EXPECT_NEAR(dollars.value_added(Economy{1}), 1.25 * euros.value_added(Economy{1}), 1e-9);
    const datasets::BuiltWorld built = datasets::build_world("figaro", path_of("figaro_matrix"));
    EXPECT_EQ(built.world.year, 2014);
    EXPECT_THAT(built.world.build_steps,
                Contains("euros at 1.3285 US dollars, the European Central Bank's mean of the year"));
    datasets::BuildOptions options;
    options.usd_per_eur = 1.5;
    EXPECT_THAT(datasets::build_world("figaro", path_of("figaro_matrix"), options).world.build_steps,
                Contains("euros at 1.5 US dollars, as given"));
    EXPECT_EQ(datasets::mean_usd_per_eur(2009), 0.0);
    EXPECT_EQ(complaint([&] { (void)datasets::build_world("wiod2016", path_of("wiod_sheet"), options); }),
              "world build: expected a rate of the euro with a table in euros: figaro, found 'wiod2016'");
}

TEST(OtherTables, sales_of_emerging_are_kept_where_costs_differ) {
    const world::World world = emerging(replaced(text_of("emerging"), "USA_1,36,33,", "USA_1,36,43,"));
    EXPECT_THAT(world.build_steps, Contains(AllOf(HasSubstr("differ from sales by"), HasSubstr("sales are kept"))));
    EXPECT_DOUBLE_EQ(world.flow(Economy{0}, Economy{0}, Sector{0}),
                     10 + emerging(text_of("emerging")).flow(Economy{0}, Economy{0}, Sector{0}));
}

struct BadTable {
    const char* form;
    const char* from;
    const char* to;
    const char* message;
};

TEST(OtherTables, broken_ones_are_refused_in_one_line) {
    const BadTable cases[] = {
        {"wiod_sheet", "A01,\"Crops, and more\",USA,r1,36", "A01,\"Crops, and more\",USA,r1,",
         "t.csv:7: expected a number in column USA_A01, found a blank cell"},
        {"wiod_sheet", "USA,r1,36", "USA,r1,37",
         "t.csv:7: expected USA_A01 to add up to its GO, found a sum of 625 and GO of 624"},
        {"wiod_sheet", "in current prices", "in previous year's prices",
         "t.csv:2: expected a table in current prices, found one in previous years' prices: '43 countries, in previous "
         "year's prices'"},
        {"wiod_sheet", ",,,,A01,", ",,,,AtB,",
         "t.csv:6: expected an industry of the WIOD's release of 2016 (A01, C10-C12, U), of final demand (CONS_h, "
         "INVEN), GO, or one that a mapping names, found 'AtB' of 'USA'"},
        {"wiod_sheet", ",,,,USA,USA,USA,USA,DEU", ",,,,XQZ,USA,USA,USA,DEU",
         "t.csv:6: expected an economy of the WIOD's release of 2016 (AUS to USA, ROW), TOT, or a code that a mapping "
         "names, found 'XQZ' with 'A01'"},
        {"wiod_frame", "USA1\"", "XQZ1\"",
         "t.csv:1: expected an economy of the WIOD's release of 2016 (AUS to USA, ROW), TOT, or a code that a mapping "
         "names, found 'XQZ' with 'A01'"},
        {"wiod_sheet", "(industry-by-industry)", "(product-by-product)",
         "t.csv:3: expected (industry-by-industry) and the codes of industries, as in WIOT2014_Nov16_ROW.xlsb saved as "
         "CSV, or a column IndustryCode in line 1, found '(product-by-product)'"},
        {"wiod_sheet", "IntTTM,", "IntXXX,",
         "t.csv:25: expected a row II_fob, TXSP, EXP_adj, PURR, PURNR, VA, IntTTM or GO of TOT, or of an industry that "
         "is also a column, found 'IntXXX' of 'TOT'"},
        {"wiod_frame", "USA1\"", "USA62\"", "t.csv:1: expected columns such as AUS1 to AUS61 and TOT, found 'USA62'"},
        {"wiod_frame", "\"Country\"", "\"Land\"",
         "t.csv:1: expected columns such as AUS1 to AUS61 and TOT, found 'Land'"},
        {"figaro_matrix", "US_A01,36", "US_A01,x", "t.csv:2: expected a number in column USA_A01, found 'x'"},
        {"figaro_matrix", "rowLabels,US_A01", "rowLabels,US_CPA_A01",
         "t.csv:1: expected a table of industries by industries (ind-by-ind), found the product 'CPA_A01'"},
        {"figaro_matrix", "rowLabels,US_A01", "rowLabels,QQ_A01",
         "t.csv:1: expected an area of FIGARO: a country by ISO 3166, FIGW1 or W2, or a code that a mapping names, "
         "found "
         "'QQ' with 'A01'"},
        {"figaro_matrix", "rowLabels,US_A01", "rowLabels,US_G99",
         "t.csv:1: expected an industry of FIGARO (A01, C10T12, U), final demand (P3_S13, P3_S14, P3_S15, P51G, P5M), "
         "or "
         "a code that a mapping names, found 'G99' of 'US'"},
        {"figaro_matrix", "W2_D1,", "W2_D2,",
         "t.csv:17: expected D21X31, OP_RES, OP_NRES, D1, D29X39 or B2A3G with W2, found 'D2'"},
        {"figaro_matrix", "US_A01,36,33", "US_A01,36,3300",
         "t.csv: expected column USA_A01 to add up to what the industry sells, found inputs, taxes, purchases abroad "
         "and value added of 624 and sales of 3891"},
        {"figaro_flat", "US;A01;US;A01;36", "US;A01;US;A01;",
         "t.csv:2: expected a number in column obsValue, found a blank cell"},
        {"figaro_flat", "US;A01;US;A01;36", "US;A01;US;C20;36",
         "t.csv:3: expected each cell once, found a second one of US A01 by US C20"},
        {"figaro_flat", "US;A01;US;A01;36\n", "",
         "t.csv: expected a row for each cell of the table, found none of USA A01 by USA A01"},
        {"figaro_flat", "US;A01;US;A01;36", "US;A01;US;P53;36",
         "t.csv:2: expected an industry of FIGARO (A01, C10T12, U), final demand (P3_S13, P3_S14, P3_S15, P51G, P5M), "
         "or "
         "a code that a mapping names, found 'P53' of 'US'"},
        {"figaro_flat", "US;A01;US;A01;36", "US;A01;US;A01", "t.csv:2: expected 5 cells, found 4"},
        {"figaro_flat", "counterpartArea", "partner", "t.csv:1: expected a column counterpartArea, found none"},
        {"figaro_flat_26ed", "icioiRow", "icuseRow",
         "t.csv:1: expected an input-output table of industries by industries (ind-by-ind), found a use table"},
        {"emerging", ",USA_1,", ",USA_136,",
         "t.csv:1: expected a sector of EMERGING, 1 to 135, F1, F2, F3 for final demand, or a code that a mapping "
         "names, "
         "found 'USA_136'"},
        {"emerging", ",USA_1,", ",XQZ_1,",
         "t.csv:1: expected an economy by ISO 3166, ROW, or a code that a mapping names, found 'XQZ' in column "
         "'XQZ_1'"},
        {"emerging", ",USA_1,", ",USA_77,",
         "t.csv:1: expected sectors by the numbers that EMERGING's sector_list begins with, which leave out 77 (and, "
         "in "
         "its second version, 27), not by their places, found 'USA_77'"},
        {"emerging", ",USA_1,", ",US_1,", "t.csv:1: expected heads such as USA_1 and USA_F1, found 'US_1'"},
        {"emerging", "\nva,", "\nva,9",
         "t.csv: expected columns that add up to what industries sell, within 5 % of the world\'s output, found 120 %"},
        {"emerging", "\nva,", "\nX,", "t.csv:15: expected each row once, found a second X"},
    };
    for (const BadTable& each : cases) {
        const std::string form = each.form, text = replaced(text_of(form), each.from, each.to);
        const std::string found = complaint([&] {
            if (form.starts_with("wiod")) (void)wiod(text);
            if (form.starts_with("figaro")) (void)figaro(text);
            if (form == "emerging") (void)emerging(text);
        });
        EXPECT_EQ(found, each.message) << form << ": " << each.from << " -> " << each.to;
    }
}

TEST(OtherTables, numbers_of_emerging_may_be_written_as_its_labels) {
    const world::World world = emerging(text_of("emerging"));
    std::string labelled = text_of("emerging");
    for (std::size_t at = 0; (at = labelled.find("_1,", at)) != std::string::npos;)
        labelled.replace(at, 3, "_01 Live animals,");
    expect_same_figures(emerging(labelled), world, "EMERGING, labelled");
    EXPECT_THAT(world.build_steps, Contains(HasSubstr("was tried on made-up tables alone")));
}

// XQZ and G99 are nobody's codes: a mapping that names them says what they are; one with * alone does not.
TEST(OtherTables, codes_that_no_release_has_are_taken_where_a_mapping_names_them_and_refused_otherwise) {
    const auto swapped = [](std::string text, const std::string& from, const std::string& to) {
        for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
            text.replace(at, from.size(), to);
        return text;
    };
    struct Form {
        const char *world, *file, *economy, *sector;
    };
    const Form forms[] = {{"oecd-icio", "oecd", "DEU_", "C29"},
                          {"wiod2016", "wiod_sheet", "DEU", "C29"},
                          {"figaro", "figaro_matrix", "DE_", "_C29"},
                          {"emerging", "emerging", "DEU_", "_87"}};
    for (const Form& form : forms) {
        const bool under = form.sector[0] == '_', open = std::string(form.economy).back() == '_';
        const std::string text = swapped(swapped(text_of(form.file), form.economy, open ? "XQZ_" : "XQZ"), form.sector,
                                         under ? "_G99" : "G99");
        const SourceFolder source(
            {{"t_2014.csv", text},
             {"named.csv", "kind,from,to\neconomy,XQZ,DEU\neconomy,*,ROW\nsector,G99,C29\nsector,*,F\n"},
             {"star.csv", "kind,from,to\neconomy,*,ROW\nsector,*,C29\n"},
             {"untold.csv", "kind,from,to\neconomy,XQZ,DEU\neconomy,*,ROW\nsector,G99,new\nsector,*,F\n"}});
        const auto build = [&](const char* mapping) {
            datasets::BuildOptions options;
            if (*mapping != 0) options.mapping = (source.path() / mapping).string();
            return datasets::build_world(form.world, source.path() / "t_2014.csv", options).world;
        };
        const std::string none = complaint([&] { (void)build(""); }),
                          star = complaint([&] { (void)build("star.csv"); });
        EXPECT_THAT(none, ::testing::AnyOf(HasSubstr("'XQZ'"), HasSubstr("'G99'"), HasSubstr("_G99'"))) << form.world;
        EXPECT_EQ(none, star) << form.world << ": * is no name";
        EXPECT_THAT(complaint([&] { (void)build("untold.csv"); }),
                    AllOf(HasSubstr("has to say whether these are goods"), HasSubstr("'new'")))
            << form.world;
        const world::World world = build("named.csv");
        ASSERT_EQ(world.sector_count(), 2u) << form.world;
        const auto goods = world.find_sector("C29");
        ASSERT_TRUE(goods) << form.world;
        EXPECT_TRUE(world.sectors[goods->value].goods) << form.world << ": C29 is goods, so what became it is";
        EXPECT_TRUE(world.find_economy("DEU")) << form.world;
    }
}

TEST(OtherTables, workbooks_and_tables_without_a_year_are_refused_with_what_to_do) {
    const SourceFolder source({{"WIOT2014_Nov16_ROW.xlsb", "PK\x03\x04 and more"},
                               {"EMERGING_V2_2021_m.mat", "MATLAB 7.3 MAT-file"},
                               {"table.csv", text_of("figaro_flat")},
                               {"figaro_2031.csv", text_of("figaro_flat")}});
    const auto said = [&](const char* name, const char* file) {
        return complaint([&] { (void)datasets::build_world(name, source.path() / file); });
    };
    EXPECT_THAT(said("wiod2016", "WIOT2014_Nov16_ROW.xlsb"), HasSubstr("save its sheet as CSV"));
    EXPECT_THAT(said("emerging", "EMERGING_V2_2021_m.mat"), HasSubstr("found a file of MATLAB"));
    EXPECT_THAT(said("figaro", "table.csv"), HasSubstr("expected a name that has the year"));
    EXPECT_THAT(
        said("figaro", "figaro_2031.csv"),
        HasSubstr("expected a rate of the euro in US dollars: the table is in euros, found no mean of 2031 here"));
}

TEST(OtherTables, a_mapping_puts_codes_together_and_must_have_all_of_a_kind) {
    const std::string sectors =
        "kind,from,to,name\nsector,A01,farms,Farms\nsector,C20,works,Works\nsector,C29,works,\nsector,K64,K64,Banks\n";
    const SourceFolder source({{"all.csv", sectors},
                               {"missing.csv", "kind,from,to\nsector,A01,farms\nsector,C20,works\nsector,K64,K64\n"},
                               {"rest.csv", "kind,from,to\neconomy,USA,USA\neconomy,*,ROW\n"},
                               {"unknown.csv", "kind,from,to\neconomy,UST,USA\neconomy,*,ROW\n"}});
    const auto build = [&](const char* mapping) {
        datasets::BuildOptions options;
        options.mapping = (source.path() / mapping).string();
        return datasets::build_world("wiod2016", path_of("wiod_sheet"), options);
    };
    const world::World whole = datasets::build_world("wiod2016", path_of("wiod_sheet")).world;
    const datasets::BuiltWorld built = build("all.csv");
    ASSERT_EQ(built.world.sector_count(), 3u);
    EXPECT_EQ(built.world.sectors[1].name, "Works");
    EXPECT_DOUBLE_EQ(built.world.flow(Economy{0}, Economy{1}, Sector{1}),
                     whole.flow(Economy{0}, Economy{1}, Sector{1}) + whole.flow(Economy{0}, Economy{1}, Sector{2}));
    EXPECT_THAT(built.source_md, AllOf(HasSubstr("3 economies × 3 sectors"), HasSubstr("### wiod2016")));
    EXPECT_EQ(build("rest.csv").world.economy_count(), 2u);
    EXPECT_THAT(
        complaint([&] { (void)build("missing.csv"); }),
        HasSubstr("missing.csv: expected a row for each sector, or one for * (all others), found none for C29"));
    EXPECT_THAT(complaint([&] { (void)build("unknown.csv"); }), HasSubstr("unknown.csv:2: expected"));
}

}  // namespace
}  // namespace parley::other_tables_test
