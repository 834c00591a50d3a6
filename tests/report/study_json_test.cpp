// A study as JSON and as CSV: its schema, and the same numbers in both.
#include <cmath>
#include <map>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parley/pricing/movers.hpp"
#include "parley/pricing/ranges.hpp"
#include "parley/report/json/study_json.hpp"
#include "parley/report/text/study_text.hpp"
#include "parley/scenario/files/load_scenario.hpp"
#include "tests/study/scenario_texts.hpp"
#include "tests/study/small_dispute.hpp"
#include "tests/support/json_schema.hpp"
#include "tests/support/solved.hpp"

namespace parley::study_json_test {
namespace {

using namespace parley::testing;

const pricing::NamedOutcomes& study() {
    static const pricing::NamedOutcomes all = solved(small_dispute());
    return all;
}

json json_of(const pricing::NamedOutcomes& each) {
    return json::parse(report::json::study_json(each).dump());
}

json schema() {
    return json::parse(tables::read_file((source_folder() / "docs/schema/study-1.schema.json").string()));
}

std::string problem(const json& value) {
    return schema_problem(schema(), value);
}

TEST(StudyJson, follows_its_schema) {
    EXPECT_EQ(problem(json_of(study())), "");
    EXPECT_EQ(schema()["$id"], report::json::study_schema);
}

TEST(StudyJson, of_the_bundled_scenarios_follows_its_schema) {
    for (const std::string& name : scenario::bundled_scenarios()) {
        SolvedOptions options;
        options.detail = pricing::Detail::one_step;
        EXPECT_EQ(problem(json_of(solved_outcomes(scenario::load_scenario(name), options))), "") << name;
    }
}

TEST(StudyJson, with_ranges_follows_its_schema) {
    SolvedOptions options;
    options.detail = pricing::Detail::one_step;
    pricing::NamedOutcomes ranged = solved_outcomes(scenario::load_scenario("steel-2018"), options);
    solve_elsewhere(ranged, {}, 0);
    ranged.elsewhere.figures[1][2].status = model::Status::diverged;
    find_movers(ranged, 0);
    const json result = json_of(ranged);
    EXPECT_EQ(problem(result), "");
    EXPECT_EQ(result["movers"]["outcome"], "march");
    EXPECT_EQ(result["ranges"]["sources"].size(), ranged.base().world.elasticity_sources.size());
    const json& party = result["equilibria"][1]["by_party"][0];
    EXPECT_LE(party["ranges"]["income_usd_m"]["low"], party["income_usd_m"]);
    EXPECT_EQ(result["equilibria"][2]["ranges_without"].size(), 1U);
}

TEST(StudyJson, of_a_failed_solve_has_a_status_and_no_results) {
    SolvedOptions options;
    options.base.solve.max_iterations = 1;
    options.outcomes = {"goods"};
    const json failed = json_of(solved(small_dispute(), options));
    EXPECT_EQ(problem(failed), "");
    EXPECT_EQ(failed["status"], "iteration limit");
    EXPECT_FALSE(failed["equilibria"][0].contains("economies"));
    options.base.deficits = model::Deficits::zero;  // now the base fails, and nothing after it is begun
    const json no_base = json_of(solved(small_dispute(), options));
    EXPECT_EQ(problem(no_base), "");
    EXPECT_NE(no_base["manifest"]["base"]["status"], "converged");
}

TEST(StudyJson, the_schema_notices_what_is_wrong) {
    const auto wrong = [&](const std::function<void(json&)>& change) {
        json result = json_of(study());
        change(result);
        return problem(result);
    };
    EXPECT_EQ(wrong([](json& r) { r["equilibria"][1]["economies"][0]["welfare_pct"] = nullptr; }),
              "$.equilibria[1].economies[0].welfare_pct is not of type \"number\": null");
    EXPECT_EQ(wrong([](json& r) { r["equilibria"][0].erase("balances"); }), "$.equilibria[0] has no \"balances\"");
    EXPECT_EQ(wrong([](json& r) { r["outcomes"][0]["equilibrium"] = -1; }), "$.outcomes[0].equilibrium is too small");
    EXPECT_EQ(wrong([](json& r) { r["levels"][0].erase("owner"); }), "$.levels[0] has no \"owner\"");
    EXPECT_EQ(wrong([](json& r) { r["surprise"] = 1; }), "$ has an unknown member surprise");
    EXPECT_EQ(wrong([](json& r) { r["parties"][0]["patience"].erase("range"); }),
              "$.parties[0].patience does not fit exactly one of " + schema()["$defs"]["quantity"]["oneOf"].dump())
        << "an assumption has a range";
}

TEST(StudyJson, outcomes_refer_to_levels_and_equilibria_that_are_there) {
    const json result = json_of(study());
    std::map<std::string, json> levels;
    for (const json& level : result["levels"])
        levels[level["issue"].get<std::string>() + "." + level["level"].get<std::string>()] = level;
    for (const json& outcome : result["outcomes"]) {
        EXPECT_EQ(outcome["levels"].size(), study().scenario().issues.size());
        std::vector<std::string> acting;
        for (const auto& [issue, level] : outcome["levels"].items()) {
            const auto at = levels.find(issue + "." + level.get<std::string>());
            ASSERT_NE(at, levels.end()) << issue;
            if (!at->second["measures"].empty() || !at->second["ends"].empty()) acting.push_back(at->first);
        }
        const json& equilibrium = result["equilibria"].at(outcome["equilibrium"].get<std::size_t>());
        EXPECT_THAT(equilibrium["levels"].get<std::vector<std::string>>(), ::testing::UnorderedElementsAreArray(acting))
            << outcome["id"];
    }
}

TEST(StudyJson, says_where_every_number_is_from) {
    const json result = json_of(study());
    EXPECT_EQ(result["parties"][0]["patience"]["range"], json::parse("[0.05, 0.3]"));
    EXPECT_EQ(result["parties"][0]["patience"]["assumption"], "guess");
    EXPECT_EQ(result["statements"][0]["in_the_table_usd_m"], 250.0);
    EXPECT_EQ(result["baseline"][0]["id"], "plan");
    EXPECT_GT(result["baseline"][0]["rate"].get<double>(), 0.0);
    EXPECT_EQ(result["manifest"]["options"]["seed"], 7);
    EXPECT_EQ(result["manifest"]["scenario"]["sha256"], study().scenario().sha256);
    EXPECT_EQ(result["disagreement"], "goods");
    for (const json& level : result["levels"]) {
        if (level["level"] != "half") continue;
        EXPECT_EQ(level["measures"][0]["covers"]["evidence"],
                  json::parse(R"({"source": "report", "paragraph": 2, "figures": ["$225 million"]})"));
    }
}

TEST(StudyCsv, has_the_numbers_of_the_json) {
    const json result = json_of(study());
    std::map<std::string, std::string> cells;  // outcome,economy,sector,variable,unit → value
    std::istringstream file(report::text::study_csv(study()));
    std::string line;
    std::getline(file, line);
    ASSERT_EQ(line, "outcome,economy,sector,variable,unit,value,low,high,n");
    while (std::getline(file, line)) {
        std::size_t end = line.size();  // of the value: three cells of its range after it
        for (int k = 0; k < 3; ++k) end = line.rfind(',', end - 1);
        const std::size_t comma = line.rfind(',', end - 1);
        EXPECT_TRUE(cells.emplace(line.substr(0, comma), line.substr(comma + 1, end - comma - 1)).second)
            << line << " twice";
    }
    std::size_t compared = 0;
    const auto same = [&](const std::string& key, const json& value) {
        ASSERT_EQ(cells.count(key), value.is_null() ? 0U : 1U) << key;
        if (value.is_null()) return;  // missing is not zero
        EXPECT_NEAR(std::stod(cells.at(key)), value.get<double>(), 1e-11 * std::abs(value.get<double>())) << key;
        ++compared;
    };
    for (const json& outcome : result["outcomes"]) {
        const json& at = result["equilibria"][outcome["equilibrium"].get<std::size_t>()];
        const std::string id = outcome["id"].get<std::string>() + ",";
        for (const json& n : at["economies"]) {
            const std::string key = id + n["code"].get<std::string>() + ",,";
            same(key + "real_income,%", n["welfare_pct"]);
            same(key + "real_income,USD m", n["welfare_usd_m"]);
            same(key + "real_income_net_of_borrowing,%", n["net_income_pct"]);
            same(key + "real_income_net_of_borrowing,USD m", n["net_income_usd_m"]);
            same(key + "held_wages_price,%", n["held_wages_price_pct"]);
            same(key + "held_wages_price_of_duties,%", n["held_wages_price_of_duties_pct"]);
            same(key + "held_wages_cost,USD m", n["held_wages_cost_usd_m"]);
            // One definition each: an amount is its percentage of a base that is said.
            EXPECT_DOUBLE_EQ(n["welfare_usd_m"].get<double>(),
                             n["welfare_pct"].get<double>() / 100 * n["income_base_usd_m"].get<double>());
            EXPECT_DOUBLE_EQ(n["net_income_usd_m"].get<double>(),
                             n["net_income_pct"].get<double>() / 100 * n["net_income_base_usd_m"].get<double>());
            same(key + "real_wage,%", n["real_wage_pct"]);
            same(key + "consumer_price,%", n["consumer_price_pct"]);
            for (const model::ExactPart& part : model::exact_parts)
                same(key + part.name + ",% of income", n[part.short_name + std::string("_exact_pct")]);
            same(key + "duty_revenue,USD m", n["duty_revenue_usd_m"]);
            same(key + "duty_revenue_base,USD m", n["duty_revenue_base_usd_m"]);
        }
        for (const json& b : at["balances"]) {
            const std::string key = id + b["economy"].get<std::string>() + ",,",
                              with = ":" + b["partner"].get<std::string>() + ",USD m";
            same(key + "goods_balance" + with, b["goods_usd_m"]);
            same(key + "goods_balance_base" + with, b["goods_base_usd_m"]);
            same(key + "balance" + with, b["goods_and_services_usd_m"]);
            same(key + "balance_base" + with, b["goods_and_services_base_usd_m"]);
        }
        for (const json& s : at["sectors"]) {
            const std::string key = id + s["economy"].get<std::string>() + "," + s["sector"].get<std::string>() + ",";
            same(key + "output,%", s["output_pct"]);
            same(key + "output_base,USD m", s["output_base_usd_m"]);
            same(key + "output_change,USD m", s["output_usd_m"]);
        }
    }
    // 4 economies of 18 figures, a pair of 4, and 2 of the 4 economies' 3 sectors of 3, the others' in the CSV alone.
    EXPECT_EQ(compared, result["outcomes"].size() * (4 * 18 + 4 + 2 * 3 * 3));
    EXPECT_GE(cells.size(), result["outcomes"].size() * (4 * 18 + 4 + 4 * 3 * 3));
}

TEST(StudyCsv, leaves_out_only_what_has_no_price) {
    const std::string text = report::text::study_csv(
        solved_outcomes(scenario::load_scenario("us-china-2018"), closely({"status-quo", "no-duties"})));
    EXPECT_NE(text.find("\nno-duties,USA,,real_income,%,"), std::string::npos);
    EXPECT_NE(text.find("\nstatus-quo,CHN,C26,output,%,"), std::string::npos);
    EXPECT_EQ(text.find("nan"), std::string::npos);
}

}  // namespace
}  // namespace parley::study_json_test
