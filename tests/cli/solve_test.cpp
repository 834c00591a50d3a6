#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parley/pricing/duties/duty_study.hpp"
#include "parley/world/folder/world_folder.hpp"
#include "tests/cli/program.hpp"
#include "tests/study/small_world.hpp"
#include "tests/support/json_schema.hpp"
#include "tests/support/shared_data.hpp"

namespace parley::testing::solve_test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

const std::string duties_head = "importer,exporter,sector,add_points\n";

class Solve : public ::testing::Test {
protected:
    void SetUp() override { write_world_folder(small_world(), folder.path("small")); }
    std::string solve(const std::string& rest) const {
        return "parley solve --world " + folder.path("small") + " " + rest;
    }
    Folder folder;
};

TEST_F(Solve, prints_a_table_and_ends_with_0) {
    const Ran ran = shell(solve("--duties " + folder.file("d.csv", duties_head + "USA,CHN,goods,25\n")));
    EXPECT_EQ(ran.exit_code, 0);
    EXPECT_EQ(ran.err, "") << "nothing is said on standard error when it is no terminal";
    EXPECT_THAT(ran.out, StartsWith("USA adds 25 points to its duties on goods from CHN, 0.5 bn USD of trade."));
    EXPECT_THAT(ran.out, HasSubstr("Real income a year"));
}

TEST_F(Solve, words_and_a_file_that_say_the_same_give_the_same_figures) {
    const std::string file =
        folder.file("d.csv", "importer,exporter,sector,add_points,covers_usd_bn\nUSA,CHN,goods,25,0.2\n");
    const auto by_file = json::parse(shell(solve("--json --duties " + file)).out);
    const auto by_words = json::parse(shell(solve("--json --duty CHN:+25:goods:0.2 --by USA")).out);
    EXPECT_EQ(by_file["economies"], by_words["economies"]);
    EXPECT_EQ(by_file["manifest"]["world"]["sha256"], by_words["manifest"]["world"]["sha256"]);
}

TEST_F(Solve, json_has_what_scripts_rely_on_under_its_schema) {
    const Ran ran = shell(solve("--duty CHN:+25:goods --by USA --json"));
    ASSERT_EQ(ran.exit_code, 0) << ran.err;
    const json result = json::parse(ran.out);
    EXPECT_EQ(schema_problem(json::parse(text_of(source_folder() / "docs/schema/solve-1.schema.json")), result), "");
    EXPECT_EQ(result["status"], "converged");
    EXPECT_LE(result["max_residual"].get<double>(), 2e-10);
    EXPECT_GT(result["passes"].get<int>(), 0);
    EXPECT_EQ(result["closure"], "fixed");
    for (const char* key : {"code", "welfare_pct", "welfare_usd_m", "real_wage_pct", "tot_pct", "vot_pct",
                            "tot_exact_pct", "vot_exact_pct", "duty_revenue_usd_m"})
        for (const json& economy : result["economies"]) EXPECT_TRUE(economy.contains(key)) << key;
}

TEST_F(Solve, the_program_says_what_the_library_computes) {
    const json result = json::parse(shell(solve("--duty CHN:+25:goods --by USA --closure balanced --json")).out);
    pricing::BaseOptions options;
    options.deficits = model::Deficits::zero;
    const pricing::Base base = prepare_base(small_world(), options);
    model::Wedges wedges = model::no_change(base.world);
    for (const Sector s : policy::goods_sectors(base.world)) wedges.duty_rate(Economy{0}, Economy{1}, s) += 0.25;
    const pricing::OutcomeResult priced = pricing::price(base.world, wedges);
    for (const Economy n : base.world.each_economy())
        EXPECT_NEAR(result["economies"][n.value]["welfare_pct"].get<double>(),
                    100 * (priced.welfare.welfare_factor(n) - 1), 1e-9);
}

TEST_F(Solve, output_is_the_same_bytes_again_and_on_any_number_of_threads) {
    const std::string command = solve("--duty CHN:+25:goods --by USA --json");
    const std::string once = shell(command).out;
    EXPECT_EQ(shell(command).out, once);
    EXPECT_EQ(shell(command + " --threads 1").out, shell(command + " --threads 7").out);
}

TEST_F(Solve, options_reach_the_model) {
    const auto figure = [&](const std::string& options) {
        const json result = json::parse(shell(solve("--duty CHN:+25:goods --by USA --json " + options)).out);
        return result["economies"][1]["welfare_pct"].get<double>();
    };
    const double plain = figure("");
    EXPECT_EQ(figure("--elasticities LL --closure fixed"), plain);
    EXPECT_NE(figure("--elasticities CP"), plain);
    EXPECT_NE(figure("--closure balanced"), plain);
    EXPECT_NE(figure("--no-inputs"), plain);
}

TEST_F(Solve, a_failed_solve_is_no_result) {
    const Ran table = shell(solve("--duty CHN:+25:goods --by USA --max-iterations 2"));
    EXPECT_EQ(table.exit_code, 4);
    EXPECT_EQ(table.out, "");
    EXPECT_THAT(table.err, StartsWith("parley: no result: the counterfactual did not settle (iteration limit"));
    const Ran as_json = shell(solve("--duty CHN:+25:goods --by USA --max-iterations 2 --json"));
    EXPECT_EQ(as_json.exit_code, 4);
    const json result = json::parse(as_json.out);
    EXPECT_EQ(result["status"], "iteration limit");
    EXPECT_FALSE(result.contains("economies"));
    const Ran base = shell(solve("--duty CHN:+25:goods --by USA --max-iterations 2 --closure balanced"));
    EXPECT_EQ(base.exit_code, 4);
    EXPECT_THAT(base.err, HasSubstr("the base did not settle"));
}

TEST_F(Solve, output_files_are_whole_or_not_there) {
    const std::string target = folder.path("result.json");
    EXPECT_EQ(shell(solve("--duty CHN:+25:goods --by USA --json -o " + target)).exit_code, 0);
    EXPECT_EQ(json::parse(text_of(target))["status"], "converged");
    EXPECT_EQ(folder.content(), "result.json small") << "no temporary file is left";
    const Ran nowhere = shell(solve("--duty CHN:+25:goods --by USA -o " + folder.path("no/such/folder")));
    EXPECT_EQ(nowhere.exit_code, 3);
    EXPECT_THAT(nowhere.err, HasSubstr("No such file or directory"));
}

TEST_F(Solve, a_reader_that_stops_reading_is_no_crash) {
    const Ran ran = shell(solve("--duty CHN:+25:goods --by USA --json") + " | true; echo ${PIPESTATUS[0]}");
    EXPECT_EQ(ran.out, "0\n");
    EXPECT_EQ(ran.err, "");
}

TEST_F(Solve, a_full_disk_is_said) {
    if (!std::filesystem::exists("/dev/full")) GTEST_SKIP() << "no /dev/full here";
    const Ran ran = shell(solve("--duty CHN:+25:goods --by USA") + " >/dev/full");
    EXPECT_EQ(ran.exit_code, 3);
    EXPECT_THAT(ran.err, HasSubstr("standard output: expected to be written"));
}

struct Refused {
    const char* name;
    std::string options;  // after --world small; FILE is a file of `text`
    std::string text;
    int exit_code;
    const char* message;  // the whole line; FILE is the file
};
void PrintTo(const Refused& refused, std::ostream* out) {
    *out << refused.name;
}

class Refusals : public ::testing::TestWithParam<Refused> {};
TEST_P(Refusals, end_with_their_code_and_one_line) {
    const Folder folder;
    write_world_folder(small_world(), folder.path("small"));
    const std::string file = folder.file("d.csv", GetParam().text);
    const auto with_file = [&](std::string text) {
        for (std::size_t at; (at = text.find("FILE")) != std::string::npos;) text.replace(at, 4, file);
        return text;
    };
    const Ran ran = shell("parley solve --world " + folder.path("small") + " " + with_file(GetParam().options));
    EXPECT_EQ(ran.exit_code, GetParam().exit_code);
    EXPECT_EQ(ran.out, "");
    EXPECT_EQ(ran.err, "parley: " + with_file(GetParam().message) + "\n");
}
INSTANTIATE_TEST_SUITE_P(
    Table, Refusals,
    ::testing::Values(
        Refused{"missing_file", "--duties nowhere.csv", "", 3, "nowhere.csv: expected a file, found no such file"},
        Refused{"a_folder", "--duties .", "", 3, ".: expected a file, found a folder"},
        Refused{"empty_file", "--duties FILE", "", 3, "FILE: expected a line of column names, found an empty file"},
        Refused{"unknown_economy", "--duties FILE", duties_head + "USA,CNH,goods,25\n", 3,
                "FILE:2: expected the code of an economy of small, found 'CNH'; did you mean CHN?"},
        Refused{"member", "--duties FILE", duties_head + "USA,DEU,goods,25\n", 3,
                "FILE:2: expected the code of an economy of small, found 'DEU', which is part of EU27 there (European "
                "Union)"},
        Refused{"shares", "--duties FILE", duties_head + "USA,CHN,goods,0.25\n", 3,
                "FILE:2: expected percent in column add_points (25 is 25 %), found only values below 1, such as 0.25, "
                "which look like shares: write 25 for 25 %, or, if 0.25 % is meant, 0.0025 in column add_rate"},
        Refused{"a_pipe", "--duties <(echo x)", "", 3,
                "/dev/fd/63: expected a file, found a pipe; input is read more than once: write it to a file first"},
        Refused{"standard_input", "--duties -", "", 3,
                "-: expected a file, found no such file; input is not read from standard input: write it to a file "
                "first"},
        Refused{"semicolons", "--duties FILE", "importer;exporter;sector;add_points\nUSA;CHN;goods;25\n", 3,
                "FILE:1: expected a column importer or destination or iso3_d or importer_iso3, found "
                "'importer;exporter;sector;add_points'; its cells are apart at semicolons: here they are at commas"},
        Refused{
            "decimal_comma", "--duties FILE", duties_head + "USA,CHN,goods,\"10,5\"\n", 3,
            "FILE:2: expected a number in column add_points, found '10,5'; decimals stand after a point, and nothing "
            "between thousands"},
        Refused{"percent_sign", "--duties FILE", duties_head + "USA,CHN,goods,10%\n", 3,
                "FILE:2: expected a number in column add_points, found '10%'; without the % sign"},
        Refused{"typeset_minus", "--duties FILE", duties_head + "USA,CHN,goods,\u221210\n", 3,
                "FILE:2: expected a number in column add_points, found '\u221210'; the minus sign is '-'"},
        Refused{"coverage", "--duty CHN:+25:goods:150 --by USA", "", 3,
                "--duty: expected a coverage above 0 and at most the trade in scope, 0.5 bn USD, found 150 bn USD"},
        Refused{"unknown_importer", "--duty CHN:+25:goods --by UAS", "", 3,
                "--by: expected the code of an economy of small, found 'UAS'; did you mean USA?"},
        Refused{"elasticities", "--duty CHN:+25:goods --by USA --elasticities XX", "", 3,
                "--elasticities: expected one of LL, CP (world small), found 'XX'"},
        Refused{"no_duties", "", "", 2,
                "solve needs a scenario, --duties CSV, --duty WORDS or --date DAY; 'parley solve --help' says more"},
        Refused{"both_duties", "--duties FILE --duty CHN:+25:goods --by USA", "x", 2,
                "--duties, --duty and --date: one of them"},
        Refused{"no_importer", "--duty CHN:+25:goods", "", 2, "--duty needs --by IMPORTER, who levies it"},
        Refused{"by_alone", "--duties FILE --by USA", "x", 3,
                "--by: expected a list of products (a column hs6), found a file of duties, which says itself who "
                "levies on whom"},
        Refused{
            "words", "--duty CHN+25 --by USA", "", 2,
            "--duty: expected EXPORTERS:RATE:SECTORS[:COVERED], such as CHN:+25:goods:150 (25 points more on 150 bn "
            "USD of goods) or CHN,MEX:10:C29 (a duty of 10 %), found 'CHN+25'"},
        Refused{"closure", "--duty CHN:+25:goods --by USA --closure open", "", 2,
                "--closure: expected one of fixed, balanced, saving, found 'open'; 'parley --help' says more"},
        Refused{"threads", "--duty CHN:+25:goods --by USA --threads many", "", 2,
                "--threads: expected a whole number from 0 to 4096, found 'many'; 'parley --help' says more"},
        Refused{"slip_limit", "--duty CHN:+25:goods --by USA --highest-duty 200pct", "", 2,
                "--highest-duty: expected percent: a number from 0 to 100000, found '200pct'; 'parley --help' says "
                "more"},
        Refused{"option", "--dutie FILE", "x", 2, "no option '--dutie' of parley solve; did you mean --duties?"}),
    [](const auto& refused) { return std::string(refused.param.name); });

TEST(SolveBundled, the_threat_of_2018_costs_china_and_hardly_helps_the_united_states) {
    const Ran ran = shell("parley solve --json --world world-2017 --duties '" +
                          (source_folder() / "scenarios/us-china-2018/duties-threat.csv").string() + "'");
    ASSERT_EQ(ran.exit_code, 0) << ran.err;
    const json result = json::parse(ran.out);
    EXPECT_EQ(result["manifest"]["world"]["name"], "world-2017");
    EXPECT_NEAR(result["measures"][0]["trade_in_scope_usd_m"].get<double>(), 367.8e3, 50.0);
    const auto economy = [&](const std::string& code) {
        for (const json& each : result["economies"])
            if (each["code"] == code) return each["welfare_pct"].get<double>();
        return 1e9;
    };
    EXPECT_LT(economy("CHN"), -0.05);
    EXPECT_GT(economy("CHN"), -0.5);
    EXPECT_LT(std::abs(economy("USA")), 0.1);
    EXPECT_GT(economy("VNM"), 0.0);
    EXPECT_GT(economy("MEX"), 0.0);
    EXPECT_LT(result["balances"][0]["goods_base_usd_m"].get<double>(),
              result["balances"][0]["goods_usd_m"].get<double>());
}

// As deficits that are held fixed have to be paid in goods, trade cannot go below what they need.
TEST_F(Solve, of_duties_that_do_not_settle_says_how_far_one_gets) {
    const Ran far = shell("parley solve --duty all:+400:all --by all --highest-duty 500 --ranges none");
    EXPECT_EQ(far.exit_code, 4);
    EXPECT_THAT(far.err, HasSubstr("on the way there one is found up to duties of"));
    EXPECT_THAT(far.err, HasSubstr("deficits that are held fixed are still paid for in goods"));
}

}  // namespace
}  // namespace parley::testing::solve_test
