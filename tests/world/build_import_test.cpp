// Each importer on a source small enough to check by hand, and on broken copies of it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parley/core/input_error.hpp"
#include "parley/datasets/recipes/build_world.hpp"
#include "parley/datasets/tables/import_cp2015.hpp"
#include "parley/datasets/tables/import_wiod2011.hpp"
#include "tests/support/tolerances.hpp"
#include "tests/world/build_support.hpp"

namespace parley::build_import_test {
namespace {

using ::testing::HasSubstr;
using namespace parley::testing;
using Files = std::map<std::string, std::string>;

// A source with one thing wrong: `from` in `file` becomes `to`; no `from`: the whole file is `to`, or gone.
struct Broken {
    std::string claim, file, from, to;
    std::string message;  ///< a part of the one line that says so
};

Files broken(Files files, const Broken& how) {
    if (how.from.empty() && how.to.empty()) {
        files.erase(how.file);
    } else if (how.from.empty()) {
        files[how.file] = how.to;
    } else {
        std::string& text = files[how.file];
        const std::size_t at = text.find(how.from);
        EXPECT_NE(at, std::string::npos) << how.claim;
        text.replace(at, how.from.size(), how.to);
    }
    return files;
}

template <class Read>
void expect_refused(const Files& good, const std::vector<Broken>& table, const Read& read) {
    for (const Broken& each : table) {
        const SourceFolder folder(broken(good, each));
        try {
            static_cast<void>(read(folder.path()));
            ADD_FAILURE() << each.claim << ": not refused";
        } catch (const InputError& error) {
            const std::string message = error.what();
            EXPECT_THAT(message, HasSubstr(each.message)) << each.claim;
            EXPECT_THAT(message, HasSubstr((folder.path() / each.file).string())) << each.claim;
            EXPECT_EQ(message.find('\n'), std::string::npos) << each.claim;
        }
    }
}

const std::string megabytes(10'000'000, 'x');

Files icio_files() {
    return {{"economies.csv", "code\nUSA\nCHN\n"},
            {"sectors.csv", "code,name\nA01,\"A01\"\nServices,\"Services (aggregate)\"\n"},
            {"elasticities.csv", "source,sector,theta\nLL,A01,6\nLL,Services,4\nIS,A01,7\nIS,Services,5\n"},
            {"flows.csv",
             "importer,exporter,sector,value_usd_m,tariff_rate\nUSA,USA,A01,100,0\nUSA,CHN,A01,11,0.1\n"
             "CHN,CHN,A01,200,0\nUSA,USA,Services,300,0\nUSA,CHN,Services,6,0.2\nCHN,USA,Services,8,0\n"
             "CHN,CHN,Services,400,0\n"}};
}

TEST(ImportIcio2017, values_are_border_flows_and_absent_rows_zero) {
    const SourceFolder folder(icio_files());
    const world::World world = datasets::build_world("icio2017", folder.path()).world;
    const Economy usa{0}, chn{1};
    const Sector a01{0}, services{1};
    EXPECT_EQ(world.flow(usa, chn, a01), 11);
    EXPECT_EQ(world.flow(chn, usa, a01), 0);
    EXPECT_EQ(world.duty_rate(usa, chn, services), 0.2);
    EXPECT_TRUE(world.sectors[0].goods);
    EXPECT_FALSE(world.sectors[1].goods);
    EXPECT_NEAR(world.expenditure(usa, a01), 112.1, rounding);
    EXPECT_NEAR(world.value_added(usa), 100 + 300 + 8, 1e-9);
    EXPECT_NEAR(world.deficit(usa), 17 - 8, rounding);
    EXPECT_NEAR(world.income(usa), 408 + 9 + 1.1 + 1.2, 1e-9);
    EXPECT_EQ(world.elasticity_source, "LL");
    EXPECT_FALSE(base_breach(world));
    EXPECT_EQ(datasets::economy_name("CHN"), world.economies[1].name);
}

TEST(ImportIcio2017, options_take_the_duty_out_of_values_drop_it_on_services_and_choose_elasticities) {
    const SourceFolder folder(icio_files());
    datasets::BuildOptions options;
    options.purchaser_valuation = true;
    options.elasticities = "IS";
    world::World world = datasets::build_world("icio2017", folder.path(), options).world;
    EXPECT_NEAR(world.flow(Economy{0}, Economy{1}, Sector{0}), 10, rounding);
    EXPECT_NEAR(world.flow(Economy{0}, Economy{1}, Sector{1}), 5, rounding);
    EXPECT_EQ(world.theta, (std::vector<double>{7, 5}));
    EXPECT_FALSE(base_breach(world));
    options.zero_service_duties = true;
    world = datasets::build_world("icio2017", folder.path(), options).world;
    EXPECT_EQ(world.flow(Economy{0}, Economy{1}, Sector{1}), 6);
    EXPECT_EQ(world.duty_rate(Economy{0}, Economy{1}, Sector{1}), 0);
    EXPECT_EQ(world.duty_rate(Economy{0}, Economy{1}, Sector{0}), 0.1);
}

TEST(ImportIcio2017, broken_sources_are_refused_in_one_line) {
    expect_refused(
        icio_files(),
        {{"no flows", "flows.csv", "", "", "expected a file, found no such file"},
         {"no economies", "economies.csv", "", "", "no such file"},
         {"no elasticities", "elasticities.csv", "", "", "no such file"},
         {"empty", "flows.csv", "", "\n", "expected"},
         {"binary", "flows.csv", "",
          std::string("\x7f"
                      "ELF\0\1",
                      6),
          "control character"},
         {"10 MB line", "flows.csv", "", megabytes, "a line of at most 1 MB"},
         {"missing column", "flows.csv", "value_usd_m", "amount", "value_usd_m"},
         {"bare tariff", "flows.csv", "tariff_rate", "tariff", "tariff_rate (0.25 is 25 %)"},
         {"unknown economy", "flows.csv", "CHN,CHN,A01", "CHX,CHN,A01", ":4: expected a known economy"},
         {"unknown sector", "flows.csv", "CHN,CHN,A01", "CHN,CHN,A1", ":4: expected a known sector"},
         {"negative flow", "flows.csv", "A01,200", "A01,-200", ":4: expected a number that is not negative"},
         {"NaN", "flows.csv", "A01,200", "A01,NaN", "found 'NaN'"},
         {"blank", "flows.csv", "A01,200", "A01,", "a blank cell"},
         {"NA", "flows.csv", "A01,11,0.1", "A01,11,NA", ":3: expected a number in column tariff_rate"},
         {"percent", "flows.csv", "A01,11,0.1", "A01,11,10", "looks like percent"},
         {"negative duty", "flows.csv", "A01,11,0.1", "A01,11,-0.1", "a duty that is not negative"},
         {"home duty", "flows.csv", "A01,200,0", "A01,200,0.1", "no duty on what is bought at home"},
         {"duplicate", "flows.csv", "CHN,CHN,A01", "USA,CHN,A01", "as in line 3"},
         {"economy twice", "economies.csv", "CHN", "USA", "each economy once"},
         {"no services", "sectors.csv", "Services,", "Other,", "expected a sector Services, found none"},
         {"a sector without theta", "elasticities.csv", "IS,A01,7\n", "", "none for sector A01"},
         {"theta zero", "elasticities.csv", "IS,A01,7", "IS,A01,0", "trade elasticities from 0.0001 to 10000"},
         {"theta twice", "elasticities.csv", "IS,A01,7", "LL,A01,7", "as in line 2"}},
        [](const auto& path) { return datasets::build_world("icio2017", path); });
}

TEST(ImportIcio2017, an_unknown_set_of_elasticities_is_answered_with_those_there_are) {
    const SourceFolder folder(icio_files());
    datasets::BuildOptions options;
    options.elasticities = "XX";
    try {
        static_cast<void>(datasets::build_world("icio2017", folder.path(), options));
        FAIL() << "not refused";
    } catch (const InputError& error) {
        EXPECT_THAT(error.what(), HasSubstr("one of LL, IS, found 'XX'"));
    }
}

Files wiod2014_files() {
    Files files = icio_files();
    for (auto& [name, text] : files) {
        for (const auto& [was, is] : {std::pair<std::string, std::string>{"Services", "s16"}, {"A01", "s01"}})
            for (std::size_t at; (at = text.find(was)) != std::string::npos;) text.replace(at, was.size(), is);
    }
    return files;
}

TEST(ImportWiod2014, is_read_like_icio2017_with_its_own_services_and_elasticities) {
    const SourceFolder folder(wiod2014_files());
    const world::World world = datasets::build_world("wiod2014", folder.path()).world;
    EXPECT_EQ(world.year, 2014);
    EXPECT_EQ(world.elasticity_source, "IS");
    EXPECT_EQ(world.flow(Economy{0}, Economy{1}, Sector{0}), 11);
    EXPECT_FALSE(world.sectors[1].goods);
    EXPECT_FALSE(base_breach(world));
    expect_refused(wiod2014_files(),
                   {{"no services", "sectors.csv", "s16,", "s17,", "expected a sector s16, found none"},
                    {"no sectors", "sectors.csv", "", "", "no such file"},
                    {"negative", "flows.csv", "s01,200", "s01,-2", "not negative"},
                    {"unknown", "flows.csv", "CHN,CHN,s01", "CHN,CHN,s99", "a known sector"}},
                   [](const auto& path) { return datasets::build_world("wiod2014", path); });
}

Files small_files() {
    return {{"sectors.csv", "code,name,traded_goods\nA,\"Goods\",1\nS,\"Services\",0\n"},
            {"elasticities.csv", "source,sector,theta\nLL,A,3\nLL,S,10\n"},
            {"scale.csv", "source,sector,psi\nLL,A,0.2\nLL,S,0\n"},
            {"final.csv", "economy,sector,share\nUSA,A,0.3\nUSA,S,0.7\nROW,A,0.4\nROW,S,0.6\n"},
            {"technology.csv",
             "economy,using_sector,supplying_sector,share\nUSA,A,VA,0.5\nUSA,A,A,0.2\nUSA,A,S,0.3\nUSA,S,VA,0.8\n"
             "USA,S,A,0\nUSA,S,S,0.2\nROW,A,VA,0.6\nROW,A,A,0.2\nROW,A,S,0.2\nROW,S,VA,0.7\nROW,S,A,0.1\n"
             "ROW,S,S,0.2000005\n"},
            {"flows.csv",
             "importer,exporter,sector,value_usd_m,tariff_rate\nUSA,USA,A,100,0\nUSA,ROW,A,20,0.05\nROW,USA,A,10,0.1\n"
             "ROW,ROW,A,300,0\nUSA,USA,S,200,0\nUSA,ROW,S,5,0\nROW,USA,S,7,0\nROW,ROW,S,500,0\n"}};
}

TEST(ImportIcio7x44, technology_final_shares_and_scale_come_from_their_files) {
    const SourceFolder folder(small_files());
    const world::World world = datasets::build_world("icio2017-7x44", folder.path()).world;
    const Economy usa{0}, row{1};
    const Sector a{0}, s{1};
    EXPECT_EQ(world.value_added_share(usa, a), 0.5);
    EXPECT_EQ(world.input_share(usa, s, a), 0.3);
    EXPECT_EQ(world.input_share(usa, a, s), 0);
    EXPECT_NEAR(world.input_share(row, s, s), 0.2000005 / 1.0000005, 1e-15) << "rescaled to sum to one";
    EXPECT_EQ(world.final_share(row, a), 0.4);
    ASSERT_EQ(world.scale_sources.size(), 1u);
    EXPECT_EQ(world.scale_sources[0].psi, (std::vector<double>{0.2, 0}));
    EXPECT_FALSE(world.sectors[1].goods);
    EXPECT_NEAR(world.value_added(usa), 0.5 * 110 + 0.8 * 207, 1e-9);
    const datasets::Icio7x44 source = datasets::read_icio7x44(folder.path());
    EXPECT_EQ(source.technology[1].output_usd_m, (std::vector<double>{320, 505}));
}

TEST(ImportIcio7x44, broken_sources_are_refused_in_one_line) {
    expect_refused(
        small_files(),
        {{"no technology", "technology.csv", "", "", "no such file"},
         {"no final shares", "final.csv", "", "", "no such file"},
         {"no scale", "scale.csv", "", "", "no such file"},
         {"an absent flow", "flows.csv", "ROW,USA,S,7,0\n", "", "none for ROW, USA, S"},
         {"negative flow", "flows.csv", "ROW,USA,S,7", "ROW,USA,S,-7", ":8: expected a number that is not negative"},
         {"a share in percent", "technology.csv", "USA,A,A,0.2", "USA,A,A,20", "looks like percent"},
         {"negative share", "technology.csv", "USA,A,A,0.2", "USA,A,A,-0.2", "a share between 0 and 1"},
         {"NaN share", "technology.csv", "USA,A,A,0.2", "USA,A,A,nan", ":3: expected a number"},
         {"an absent share", "technology.csv", "USA,A,A,0.2\n", "", "none for USA, using sector A, A"},
         {"no value added", "technology.csv", "USA,A,VA,0.5\n", "", "none for USA, using sector A, VA"},
         {"shares that do not add up", "technology.csv", "USA,A,A,0.2", "USA,A,A,0.21", "1.01"},
         {"duplicate share", "technology.csv", "USA,A,A,0.2", "USA,A,S,0.2", "as in line 3"},
         {"unknown user", "technology.csv", "USA,A,A,0.2", "USA,B,A,0.2", "a known sector"},
         {"unknown economy", "final.csv", "ROW,A,0.4", "CHN,A,0.4", "a known economy"},
         {"final shares that do not add up", "final.csv", "ROW,A,0.4", "ROW,A,0.5", "shares that sum to one"},
         {"an absent final share", "final.csv", "ROW,A,0.4\n", "", "none for ROW, A"},
         {"a negative scale elasticity", "scale.csv", "LL,A,0.2", "LL,A,-0.2", "not negative"},
         {"a flag that is none", "sectors.csv", "\"Goods\",1", "\"Goods\",yes", "0 or 1 in column traded_goods"}},
        [](const auto& path) { return datasets::build_world("icio2017-7x44", path); });
}

// Two economies, one tradable and one not. MEX exports 5 of an output of 4, which is raised.
Files cp_files() {
    return {
        {"sectors.csv", "id,name,tradable,theta\n1,Goods,1,9.11\n2,Non-tradable,0,8.22\n3,Other,0,8.22\n"},
        {"production.csv",
         "economy,sector,gross_output_usd,value_added_share\nMEX,1,4000000,0.5\nMEX,2,10000000,0.6\nMEX,3,1000000,1\n"
         "USA,1,50000000,0.4\nUSA,2,90000000,1\nUSA,3,20000000,1\n"},
        {"inputs.csv",
         "economy,supplying_sector,using_sector,share_of_intermediates\nMEX,1,1,0.25\nMEX,2,1,0.75\nMEX,1,2,1\n"
         "USA,1,1,0.6\nUSA,2,1,-0.001\nUSA,3,1,0.401\n"},
        {"flows.csv",
         "importer,exporter,sector,value_usd_th,tariff_pct_1993,tariff_pct_2005\nMEX,USA,1,3000,10,1.7\n"
         "USA,MEX,1,5000,270,0\n"}};
}

TEST(ImportCp2015, home_purchases_are_output_less_exports_and_inputs_share_what_value_added_leaves) {
    const SourceFolder folder(cp_files());
    const datasets::Cp2015 data = datasets::import_cp2015(folder.path());
    const world::World& world = data.world;
    const Economy mex{0}, usa{1};
    const Sector goods{0}, home{1};
    EXPECT_NEAR(world.flow(mex, usa, goods), 3, rounding);
    EXPECT_EQ(world.flow(mex, mex, goods), 0);
    EXPECT_EQ(data.outputs_raised, 1u);
    EXPECT_NEAR(world.flow(usa, usa, goods), 47, rounding);
    EXPECT_NEAR(world.flow(usa, usa, home), 90, rounding);
    EXPECT_EQ(world.duty_rate(usa, mex, goods), 2.7);
    EXPECT_EQ(data.duty_rate_2005(mex, usa, goods), 0.017);
    EXPECT_NEAR(world.input_share(mex, home, goods), 0.5 * 0.75, rounding);
    EXPECT_NEAR(world.input_share(usa, home, goods), -0.0006, rounding) << "a by-product of the source is kept";
    EXPECT_EQ(world.value_added_share(usa, home), 1);
    // MEX spends 3.3 on goods, uses 0.125 · 5 + 0.4 · 10 as inputs: more than there is, so none is left for final use.
    EXPECT_EQ(world.final_share(mex, goods), 0);
    EXPECT_NEAR(data.largest_negative_remainder, (0.625 + 4 - 3.3) / (2.5 + 6 + 1), rounding);
    EXPECT_FALSE(world.sectors[1].traded);
}

TEST(ImportCp2015, duties_of_2005_stand_beside_the_world_in_percent) {
    const SourceFolder folder(cp_files());
    const datasets::BuiltWorld built = datasets::build_world("cp2015", folder.path());
    EXPECT_EQ(built.extra_files.at("duties-nafta-2005.csv"),
              "importer,exporter,sector,rate_pct\nMEX,USA,1,1.7\nUSA,MEX,1,0\n");
    EXPECT_EQ(built.extra_files.at("duties-2005.csv"), built.extra_files.at("duties-nafta-2005.csv"));
    datasets::BuildOptions options;
    options.purchaser_valuation = true;
    EXPECT_THROW(static_cast<void>(datasets::build_world("cp2015", folder.path(), options)), InputError);
}

TEST(ImportCp2015, broken_sources_are_refused_in_one_line) {
    expect_refused(
        cp_files(),
        {{"no inputs", "inputs.csv", "", "", "no such file"},
         {"no production", "production.csv", "", "", "no such file"},
         {"an absent pair", "flows.csv", "USA,MEX,1,5000,270,0\n", "", "none for USA, MEX, 1"},
         {"a duty above what the source declares", "flows.csv", "270", "271", "at most 270"},
         {"negative duty", "flows.csv", "1.7", "-1.7", "a duty that is not negative"},
         {"negative flow", "flows.csv", "3000", "-3000", ":2: expected a number that is not negative"},
         {"home trade", "flows.csv", "MEX,USA,1", "MEX,MEX,1", "trade between two economies"},
         {"trade in a non-tradable", "flows.csv", "MEX,USA,1", "MEX,USA,2", "a traded sector"},
         {"unknown economy", "flows.csv", "MEX,USA,1", "MEX,CAN,1", "a known economy"},
         {"duplicate", "flows.csv", "USA,MEX,1", "MEX,USA,1", "as in line 2"},
         {"blank output", "production.csv", "4000000", "", "a blank cell"},
         {"output missing", "production.csv", "MEX,2,10000000,0.6\n", "", "none for MEX, 2"},
         {"a value-added share in percent", "production.csv", "0.6", "60", "looks like percent"},
         {"shares that do not add up", "inputs.csv", "0.75", "0.74", "found 0.99 for MEX, using sector 1"},
         {"a large negative share", "inputs.csv", "-0.001", "-0.1", "a share between -0.01 and 1"},
         {"no inputs where some are used", "inputs.csv", "MEX,1,2,1\n", "", "found 0 for MEX, using sector 2"},
         {"theta zero", "sectors.csv", "9.11", "0", "trade elasticities from 0.0001 to 10000"},
         {"a flag that is none", "sectors.csv", "Goods,1", "Goods,2", "0 or 1 in column tradable"}},
        [](const auto& path) { return datasets::build_world("cp2015", path); });
}

Files wiod2011_files() {
    return {{"sectors.csv", "id,name\n1,Goods\n2,Services\n"},
            {"categories.csv", "id,name\n1,Households\n4,Capital\n5,Inventories\n"},
            {"output.csv",
             "economy,sector,gross_output_usd_m,intermediate_usd_m\nAUS,1,100,60\nAUS,2,200,51\nROW,1,1000,400\n"
             "ROW,2,0,0\n"},
            {"inputs.csv",
             "economy,supplying_sector,using_sector,value_usd_m\nAUS,1,1,20\nAUS,2,1,40\nAUS,2,2,50\nROW,1,1,400\n"},
            {"final.csv", "economy,sector,category,value_usd_m\nAUS,1,1,90\nAUS,1,4,30\nAUS,2,5,-4\nROW,1,4,150\n"}};
}

TEST(ImportWiod2011, shares_are_use_over_output_and_investment_is_capital_formation_and_inventories) {
    const SourceFolder folder(wiod2011_files());
    const datasets::Wiod2011 data = datasets::read_wiod2011(folder.path());
    const datasets::Technology& australia = data.technology[0].shares;
    EXPECT_NEAR(australia.input_share(Sector{1}, Sector{0}), 0.4, rounding);
    EXPECT_NEAR(australia.value_added_share[0], 0.4, rounding);
    EXPECT_NEAR(australia.value_added_share[1], 0.75, rounding) << "what the cells leave, not the rounded total";
    EXPECT_EQ(data.value_added_usd_m[0], 40 + 149);
    EXPECT_EQ(data.investment_usd_m[0], 26);
    EXPECT_EQ(data.technology[1].shares.value_added_share[1], 1) << "absent in ROW";
    EXPECT_EQ(data.investment_usd_m[1], 150);
}

TEST(ImportWiod2011, broken_sources_are_refused_in_one_line) {
    expect_refused(wiod2011_files(),
                   {{"no output", "output.csv", "", "", "no such file"},
                    {"no final use", "final.csv", "", "", "no such file"},
                    {"no categories", "categories.csv", "", "", "no such file"},
                    {"totals that do not add up", "output.csv", "100,60", "100,63", "intermediate use of 60"},
                    {"negative use", "inputs.csv", "2,1,40", "2,1,-40", ":3: expected a number that is not negative"},
                    {"NaN", "final.csv", "5,-4", "5,nan", "found 'nan'"},
                    {"unknown category", "final.csv", "2,5,-4", "2,7,-4", "a known category"},
                    {"no category of investment", "categories.csv", "5,Inventories\n", "", "a category 5"},
                    {"duplicate use", "inputs.csv", "AUS,2,2", "AUS,2,1", "as in line 3"},
                    {"output missing", "output.csv", "ROW,2,0,0\n", "", "none for ROW, 2"},
                    {"use above output", "output.csv", "AUS,1,100", "AUS,1,55", "intermediate use below gross output"}},
                   [](const auto& path) { return datasets::read_wiod2011(path); });
}

TEST(BuildWorld, an_unknown_name_or_folder_is_answered_with_what_there_is) {
    try {
        static_cast<void>(datasets::build_world("world-2018", std::filesystem::temp_directory_path()));
        FAIL() << "not refused";
    } catch (const InputError& error) {
        EXPECT_THAT(error.what(), HasSubstr("world-2022, world-2017, cp2015, icio2022, icio2017, icio2017-inputs, "
                                            "icio2017-7x44, ossa2014, wiod2014, "
                                            "oecd-icio"));
    }
    try {
        static_cast<void>(datasets::build_world("cp2015", "no-such-folder"));
        FAIL() << "not refused";
    } catch (const InputError& error) {
        EXPECT_THAT(error.what(), HasSubstr("no-such-folder: expected the folder cp2015, found no such folder"));
    }
}

}  // namespace
}  // namespace parley::build_import_test
