// What the reader of world folders says of broken files: the one line, exactly.
#include <gtest/gtest.h>

#include "parley/tables/files/csv.hpp"
#include "tests/world/small_world.hpp"

namespace parley::bad_world_test {
namespace {

using namespace parley::testing;

struct BadFile {
    const char* name;
    const char* file;
    const char* from;  // "" with `to`: the whole file is replaced
    std::string to;
    std::string message;
};

std::string message_of(const BadFile& bad) {
    world::WorldFiles files = small_world_files();
    files[bad.file] = *bad.from == '\0' ? bad.to : replaced(files[bad.file], bad.from, bad.to);
    return complaint([&] { (void)world::read_world(files); });
}

void expect_messages(const std::vector<BadFile>& cases) {
    for (const BadFile& bad : cases) EXPECT_EQ(message_of(bad), bad.message) << bad.file << ": " << bad.name;
}

TEST(BadWorldFolder, flows_are_refused_in_one_line) {
    const char* flows = "flows.csv";
    expect_messages({
        {"empty", flows, "", "", "flows.csv: expected a line of column names, found an empty file"},
        {"binary", flows, "",
         std::string("\x7f"
                     "ELF\x02\x01\x00\x00\n",
                     9),
         "flows.csv:1:1: expected text, found the control character U+007F (is this a CSV file?)"},
        {"Latin-1", flows, "AAA,AAA,wheat", "AAA,AAA,bl\xE9",
         "flows.csv:2: expected UTF-8 text, found the byte E9 (is this Latin-1?)"},
        {"a line of 10 MB", flows, "AAA,AAA,wheat", std::string(10'000'000, 'A'),
         "flows.csv:2: expected a line of at most 1 MB, found 10000005 bytes"},
        {"empty line", flows, "AAA,AAA,care", "\nAAA,AAA,care", "flows.csv:4: expected a row, found an empty line"},
        {"missing column", flows, "sector,value_usd_m", "sector,value",
         "flows.csv:1: expected only columns that this table has, found 'value'; did you mean value_usd_m?"},
        {"no importer", flows, "importer,", "exporter,",
         "flows.csv:1: expected each column once, found two columns 'exporter'"},
        {"no value", flows, "", "importer,exporter,sector,duty_rate\n",
         "flows.csv:1: expected a column value_usd_m or value_usd_th or value_usd or value_usd_bn, found "
         "'importer,exporter,sector,duty_rate'"},
        {"two importers", flows, "", "importer,destination,exporter,sector,value_usd_m,duty_rate\n",
         "flows.csv:1: expected one of the columns importer, destination, iso3_d, importer_iso3, found importer and "
         "destination"},
        {"no duty", flows, "", "importer,exporter,sector,value_usd_m\n",
         "flows.csv:1: expected a column duty_rate (0.25 is 25 %) or duty_pct (25 is 25 %), found neither"},
        {"bare tariff", flows, "duty_rate", "tariff",
         "flows.csv:1: expected a column that says its unit: tariff_rate (0.25 is 25 %) or tariff_pct (25 is 25 %), "
         "found a column 'tariff'"},
        {"two duties", flows, "", "importer,exporter,sector,value_usd_m,duty_rate,duty_pct\n",
         "flows.csv:1: expected one of the columns duty_rate, duty_pct, tariff_rate, tariff_pct, found duty_rate and "
         "duty_pct"},
        {"unknown importer", flows, "AAA,AAA,wheat", "AAB,AAA,wheat",
         "flows.csv:2: expected a known economy, found 'AAB'; did you mean AAA?"},
        {"unknown exporter", flows, "AAA,BB2,wheat", "AAA,B2,wheat",
         "flows.csv:3: expected a known economy, found 'B2'; did you mean BB2?"},
        {"unknown sector", flows, "AAA,AAA,wheat", "AAA,AAA,whaet",
         "flows.csv:2: expected a known sector, found 'whaet'; did you mean wheat?"},
        {"blank code", flows, "AAA,AAA,wheat", "AAA,,wheat",
         "flows.csv:2: expected a known economy, found a blank cell"},
        {"negative flow", flows, ",60,", ",-60,",
         "flows.csv:2: expected a number that is not negative in column value_usd_m, found '-60'"},
        {"NaN", flows, ",60,", ",NaN,", "flows.csv:2: expected a number in column value_usd_m, found 'NaN'"},
        {"infinite", flows, ",60,", ",inf,", "flows.csv:2: expected a number in column value_usd_m, found 'inf'"},
        {"NA", flows, ",60,", ",NA,", "flows.csv:2: expected a number in column value_usd_m, found 'NA'"},
        {"blank", flows, ",60,", ",,", "flows.csv:2: expected a number in column value_usd_m, found a blank cell"},
        {"decimal comma", flows, ",60,", ",\"60,5\",",
         "flows.csv:2: expected a number in column value_usd_m, found '60,5'; decimals stand after a point, and "
         "nothing "
         "between thousands"},
        {"percent in a column of shares", flows, "0.25", "25",
         "flows.csv:3: expected at most 1.5 in column duty_rate (a share: 0.25 is 25 %; a source whose rates go higher "
         "declares highest_rate), found '25', which looks like percent"},
        {"rate above 1.5", flows, "0.25", "1.51",
         "flows.csv:3: expected at most 1.5 in column duty_rate (a share: 0.25 is 25 %; a source whose rates go higher "
         "declares highest_rate), found '1.51', which looks like percent"},
        {"duty of minus all", flows, "0.25", "-1",
         "flows.csv:3: expected more than -1 in column duty_rate, found '-1'"},
        {"duty at home", flows, ",60,0", ",60,0.1", "flows.csv:2: expected no duty on purchases at home, found 0.1"},
        {"twice", flows, "AAA,BB2,wheat", "AAA,AAA,wheat",
         "flows.csv:3: expected each importer, exporter and sector once, found AAA,AAA,wheat as in line 2"},
        {"too few cells", flows, "AAA,BB2,wheat,20,0.25", "AAA,BB2,wheat,20", "flows.csv:3: expected 5 cells, found 4"},
        {"quote", flows, "AAA,AAA,wheat", "AAA,\"AAA,wheat",
         "flows.csv:2: expected a closing quote, found the end of the line"},
        {"foreign trade in a sector not traded", flows, "BB2,BB2,care", "BB2,AAA,care",
         "flows.csv:7: expected no foreign trade in care, which world.yaml says is not traded, found 30"},
        {"an economy that sells nothing", flows, "",
         "importer,exporter,sector,value_usd_m,duty_rate\nAAA,AAA,wheat,60,0\nBB2,AAA,wheat,1,0\n",
         "flows.csv: expected sales by BB2, found none"},
        {"inputs above purchases", flows, "BB2,AAA,wheat,10,0.05\nBB2,BB2,wheat,50,0\n", "BB2,BB2,wheat,1,0\n",
         "flows.csv: expected purchases that cover use as input (or final shares in final.csv), found 1 USD m bought "
         "and 2.1 used (BB2, sector wheat)"},
    });
}

TEST(BadWorldFolder, an_absent_flow_is_zero_only_where_the_folder_says_so) {
    world::WorldFiles files = small_world_files();
    files["world.yaml"] = replaced(files["world.yaml"], "absent_flows: zero\n", "");
    EXPECT_EQ(complaint([&] { (void)world::read_world(files); }), "no error")
        << "care is not traded, all else is there";
    files["flows.csv"] = replaced(files["flows.csv"], "BB2,AAA,wheat,10,0.05\n", "");
    EXPECT_EQ(complaint([&] { (void)world::read_world(files); }),
              "flows.csv: expected a row for each importer, exporter and sector (or absent_flows: zero in world.yaml), "
              "found none for BB2,AAA,wheat");
}

TEST(BadWorldFolder, a_source_that_declares_its_highest_rate_is_believed) {
    world::WorldFiles files = small_world_files();
    files["flows.csv"] = replaced(files["flows.csv"], "0.25", "7.2");
    files["world.yaml"] += "highest_rate: 7.2\n";
    EXPECT_EQ(complaint([&] { (void)world::read_world(files); }), "no error");
}

TEST(BadWorldFolder, technology_and_shares_are_refused_in_one_line) {
    const char *technology = "technology.csv", *last = "final.csv";
    expect_messages({
        {"percent", technology, "AAA,wheat,VA,0.9", "AAA,wheat,VA,90",
         "technology.csv:2: expected a share between 0 and 1 in column share, found '90', which looks like percent"},
        {"sum", technology, "AAA,wheat,VA,0.9", "AAA,wheat,VA,0.8",
         "technology.csv: expected cost shares that sum to one, found 0.9 (AAA, sector wheat)"},
        {"no value added", technology, "BB2,care,VA,1\n", "",
         "technology.csv: expected a row VA for each economy and using sector, found none for BB2, sector care"},
        {"value added of zero", technology, "AAA,wheat,VA,0.9\nAAA,wheat,wheat,0.1",
         "AAA,wheat,VA,0\nAAA,wheat,wheat,1",
         "technology.csv: expected a value-added share above zero, found 0 (AAA, sector wheat)"},
        {"negative", technology, "AAA,wheat,wheat,0.1", "AAA,wheat,wheat,-0.1",
         "technology.csv:3: expected a share between -0.01 and 1 in column share, found '-0.1'"},
        {"twice", technology, "AAA,care,VA,1", "AAA,wheat,VA,1",
         "technology.csv:4: expected each economy, using and supplying sector once, found AAA,wheat,VA as in line 2"},
        {"unknown", technology, "AAA,wheat,wheat", "AAA,wheat,wheet",
         "technology.csv:3: expected a known sector, found 'wheet'; did you mean wheat?"},
        {"final sum", last, "", "economy,sector,share\nAAA,wheat,0.5\nAAA,care,0.4\nBB2,wheat,1\nBB2,care,0\n",
         "final.csv: expected final shares that sum to one, found 0.9 (AAA)"},
        {"final row missing", last, "", "economy,sector,share\nAAA,wheat,1\n",
         "final.csv: expected a row for each economy and sector, found none for AAA,care"},
        {"final percent", last, "", "economy,sector,share\nAAA,wheat,60\n",
         "final.csv:2: expected a share between 0 and 1 in column share, found '60', which looks like percent"},
    });
}

TEST(BadWorldFolder, elasticities_and_the_small_tables_are_refused_in_one_line) {
    const char *thetas = "elasticities.csv", *scale = "scale.csv", *production = "production.csv";
    const char* accounts = "accounts.csv";
    expect_messages({
        {"zero", thetas, "wheat,4", "wheat,0",
         "elasticities.csv:2: expected trade elasticities from 0.0001 to 10000, found '0'"},
        {"near zero", thetas, "wheat,4", "wheat,1e-12",
         "elasticities.csv:2: expected trade elasticities from 0.0001 to 10000, found '1e-12'"},
        {"beyond", thetas, "wheat,4", "wheat,20000",
         "elasticities.csv:2: expected trade elasticities from 0.0001 to 10000, found '20000'"},
        {"missing sector", thetas, "XY,care,5\n", "",
         "elasticities.csv: expected a row for each sector of source XY, found none for care"},
        {"twice", thetas, "XY,care,5", "XY,wheat,5",
         "elasticities.csv:3: expected each source and sector once, found XY,wheat as in line 2"},
        {"no rows", thetas, "", "source,sector,theta\n",
         "elasticities.csv: expected at least one source of elasticities, found none"},
        {"two sources and no default", thetas, "XY,care,5\n", "XY,care,5\nZ,wheat,1\nZ,care,1\n",
         "elasticities.csv: expected world.yaml to say default_elasticities, found sources 'XY, Z'"},
        {"unknown default", "world.yaml", "year: 2017", "year: 2017\ndefault_elasticities: LL",
         "elasticities.csv: expected the default source 'LL', found sources 'XY'"},
        {"negative scale", scale, "", "source,sector,psi\nXY,wheat,-0.1\nXY,care,0\n",
         "scale.csv:2: expected a psi of zero or more, found '-0.1'"},
        {"subsidy of all", production, "", "economy,sector,subsidy_rate\nAAA,wheat,1\n",
         "production.csv:2: expected a subsidy below the whole cost, found '1'"},
        {"bare subsidy", production, "", "economy,sector,subsidy\nAAA,wheat,1\n",
         "production.csv:1: expected a column that says its unit: subsidy_rate (0.25 is 25 %) or subsidy_pct (25 is 25 "
         "%), found a column 'subsidy'"},
        {"no investment", accounts, "", "economy,saving_rate\nAAA,0.2\n",
         "accounts.csv:1: expected columns saving_rate and investment_rate (shares of value added), found no "
         "investment_rate"},
        {"value added twice", "value_added.csv", "", "economy,share\nAAA,0.5\nBB2,0.5\n",
         "value_added.csv: expected no such file beside technology.csv, which says what is value added, found both"},
        {"one economy", accounts, "", "economy,saving_rate,investment_rate\nAAA,0.2,0.3\n",
         "accounts.csv: expected a row for each economy, found none for BB2"},
    });
}

TEST(BadWorldFolder, world_yaml_is_refused_with_its_line_and_the_nearest_key) {
    const char* yaml = "world.yaml";
    std::string deep;
    for (int k = 0; k < 200; ++k) deep = "[" + deep + "]";
    expect_messages({
        {"empty", yaml, "", "", "world.yaml: expected YAML, found an empty file"},
        {"not a map", yaml, "", "- a\n- b\n", "world.yaml:1: expected the keys of a world, found a list"},
        {"misspelt key", yaml, "valuation", "valuaton",
         "world.yaml:3: expected a key of a world, found 'valuaton'; did you mean valuation?"},
        {"misspelt key of an economy", yaml, "{code: AAA", "{cod: AAA",
         "world.yaml:6: expected a key of an economy, found 'cod'; did you mean code?"},
        {"key twice", yaml, "year: 2017", "name: twice", "world.yaml:2: expected each key once, found a second 'name'"},
        {"no name", yaml, "name: small\n", "", "world.yaml:1: expected a key name, found none"},
        {"no sectors", yaml, "", "name: x\neconomies: [{code: AAA}]\n",
         "world.yaml:1: expected a key sectors, found none"},
        {"year", yaml, "2017", "'17a'", "world.yaml:2: expected a number as year, found '17a'"},
        {"unit", yaml, "year: 2017", "unit: EUR million", "world.yaml:2: expected USD million, found EUR million"},
        {"valuation", yaml, "valuation: border", "valuation: fob",
         "world.yaml:3: expected border (the duty comes on top) or purchaser (the value includes it), found fob"},
        {"absent flows", yaml, "absent_flows: zero", "absent_flows: 0",
         "world.yaml:4: expected zero or error, found 0"},
        {"highest rate", yaml, "year: 2017", "highest_rate: 720",
         "world.yaml:2: expected a share between 0 and 100 (1.5 is 150 %), found 720"},
        {"group without members", yaml, ", members: [BEL, BRA]", "",
         "world.yaml:7: expected three capital letters (ISO 3166), or the code of a group with its members, found "
         "'BB2'"},
        {"code on two lines", yaml, "code: BB2", "code: \"B\\nB\"",
         "world.yaml:7: expected three capital letters (ISO 3166), or the code of a group with its members, found "
         "'B?B'"},
        {"economy twice", yaml, "code: BB2, name: Bland, members: [BEL, BRA]", "code: AAA",
         "world.yaml:7: expected each economy once, found a second 'AAA'"},
        {"member elsewhere", yaml, "[BEL, BRA]", "[BEL, AAA]",
         "world.yaml:7: expected each economy in one place, found 'AAA' in BB2 and elsewhere"},
        {"sector code", yaml, "code: care", "code: VA",
         "world.yaml:10: expected a sector code of letters, digits and _ . - (not VA or all), found 'VA'"},
        {"goods not said", yaml, ", goods: true", "",
         "world.yaml:9: expected goods: true or goods: false in each sector, found none"},
        {"goods unclear", yaml, "goods: true", "goods: yes",
         "world.yaml:9: expected true or false as goods, found 'yes'"},
        {"anchor", yaml, "name: small", "name: &x small",
         "world.yaml:1: expected each value written out, found an anchor (&)"},
        {"alias", yaml, "name: small", "name: *x",
         "world.yaml:1: expected YAML, found the referenced anchor is not defined"},
        {"too deep", yaml, "name: small", "name: " + deep, "world.yaml:1: expected at most 100 levels, found more"},
        {"second document", yaml, "name: small", "name: small\n---\nname: other",
         "world.yaml:3: expected one YAML document, found a second"},
        {"broken", yaml, "economies:", "economies: [", "world.yaml:6: expected YAML, found illegal block entry"},
        {"Latin-1", yaml, "Aland", "\xC5land",
         "world.yaml:6: expected UTF-8 text, found other bytes (is this a YAML file?)"},
        {"binary", yaml, "",
         std::string("\x7f"
                     "ELF\0\0\n",
                     7),
         "world.yaml:1: expected UTF-8 text, found other bytes (is this a YAML file?)"},
        {"huge", yaml, "", std::string(5'000'000, ' '),
         "world.yaml: expected at most 1000000 bytes, found 5000000 bytes"},
    });
}

TEST(BadWorldFolder, too_many_economies_are_refused_before_memory_is_set_aside) {
    world::WorldFiles files = small_world_files();
    std::string text = "name: big\neconomies:\n";
    for (int k = 0; k < 600; ++k)
        text += std::string("  - {code: A") + static_cast<char>('A' + k / 26) + static_cast<char>('A' + k % 26) + "}\n";
    files["world.yaml"] = text + "sectors: [{code: a, goods: true}]\n";
    EXPECT_EQ(complaint([&] { (void)world::read_world(files); }),
              "world.yaml:1: expected at most 500 economies, 500 sectors and 20000000 cells in a table, found 600 "
              "economies and 1 sectors");
}

TEST(BadWorldFolder, missing_files_are_named) {
    for (const char* name : {"world.yaml", "flows.csv", "elasticities.csv"}) {
        world::WorldFiles files = small_world_files();
        files.erase(name);
        EXPECT_EQ(complaint([&] { (void)world::read_world(files, "w"); }),
                  "w/" + std::string(name) + ": expected a file, found no such file");
    }
    EXPECT_EQ(complaint([] { (void)tables::read_file("/no/such.csv"); }),
              "/no/such.csv: expected a file, found no such file");
}

}  // namespace
}  // namespace parley::bad_world_test
