// Trade after a change: the same flows in JSON and CSV, who acts in every table, what is no number never printed as
// one.
#include <cmath>
#include <limits>
#include <map>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parley/pricing/counterfactual/trade.hpp"
#include "parley/report/json/study_json.hpp"
#include "parley/report/text/priced_text.hpp"
#include "parley/report/text/trade_text.hpp"
#include "parley/report/words/range_words.hpp"
#include "tests/study/scenario_texts.hpp"
#include "tests/study/small_dispute.hpp"
#include "tests/support/json_schema.hpp"
#include "tests/support/solved.hpp"

namespace parley::trade_test {
namespace {

using namespace parley::testing;
using ::testing::HasSubstr;
using ::testing::Not;

const pricing::NamedOutcomes& study() {
    static const pricing::NamedOutcomes all = solved(small_dispute());
    return all;
}

// outcome,variable,economy,partner,sector → after
std::map<std::string, double> cells(const std::string& csv) {
    std::map<std::string, double> result;
    std::istringstream file(csv);
    std::string line;
    std::getline(file, line);
    EXPECT_EQ(line, "outcome,variable,economy,partner,sector,unit,before,after");
    while (std::getline(file, line)) {
        std::vector<std::string> cell;
        std::istringstream in(line);
        for (std::string each; std::getline(in, each, ',');) cell.push_back(each);
        EXPECT_EQ(cell.size(), 8U) << line;
        result[cell[0] + "," + cell[1] + "," + cell[2] + "," + cell[3] + "," + cell[4]] = std::stod(cell[7]);
    }
    return result;
}

TEST(Trade, is_the_same_in_json_and_in_the_tidy_file) {
    const json document = json::parse(report::json::study_json(study(), report::json::TradeFlows::too).dump());
    const json schema = json::parse(tables::read_file((source_folder() / "docs/schema/study-1.schema.json").string()));
    EXPECT_EQ(schema_problem(schema, document), "");
    const std::map<std::string, double> rows = cells(report::text::trade_csv(study()));
    std::size_t compared = 0;
    for (const json& outcome : document["outcomes"]) {
        const json& at = document["equilibria"][outcome["equilibrium"].get<std::size_t>()];
        if (!at.contains("trade")) continue;
        const std::string id = outcome["id"].get<std::string>();
        for (const json& flow : at["trade"]["flows"]) {
            const std::string buyer = flow["buyer"], seller = flow["seller"], sector = flow["sector"];
            const double usd_m = flow["usd_m"];
            EXPECT_NEAR(rows.at(id + ",imports," + buyer + "," + seller + "," + sector), usd_m, 1e-9 * usd_m);
            EXPECT_NEAR(rows.at(id + ",exports," + seller + "," + buyer + "," + sector), usd_m, 1e-9 * usd_m);
            ++compared;
        }
        for (const json& total : at["trade"]["by_partner"]) {
            double imports = 0;
            for (const auto& [key, value] : rows)
                if (key.starts_with(id + ",imports," + total["economy"].get<std::string>() + "," +
                                    total["partner"].get<std::string>() + ","))
                    imports += value;
            EXPECT_NEAR(imports, total["imports_usd_m"].get<double>(), 1e-6);
        }
        for (const json& sector : at["trade"]["by_sector"])
            EXPECT_NEAR(100 * (rows.at(id + ",price," + sector["economy"].get<std::string>() + ",," +
                                       sector["sector"].get<std::string>()) -
                               1),
                        sector["price_pct"].get<double>(), 1e-8);
    }
    EXPECT_GT(compared, 20U);
}

TEST(Trade, of_the_present_is_what_it_was_to_the_last_digit) {
    std::istringstream file(report::text::trade_csv(study()));
    std::size_t rows = 0;
    for (std::string line; std::getline(file, line);) {
        if (!line.starts_with("today,")) continue;
        const std::size_t after = line.rfind(','), before = line.rfind(',', after - 1);
        EXPECT_EQ(line.substr(after + 1), line.substr(before + 1, after - before - 1)) << line;
        ++rows;
    }
    EXPECT_GT(rows, 50U);
}

TEST(Trade, whose_policy_it_is_always_has_a_row_and_who_has_none_is_counted) {
    const pricing::SetEquilibrium* some = nullptr;
    for (const pricing::SetEquilibrium& each : study().equilibria)
        if (each.priced.solved() && !each.levels.empty()) some = &each;
    ASSERT_NE(some, nullptr);
    const world::World& world = study().base().world;
    report::words::Shown shown{world, some->priced, {Economy{1}}, {}, {Economy{3}}};
    EXPECT_EQ(report::text::parties_to_show(shown), (std::vector<Economy>{Economy{1}, Economy{3}}));
    EXPECT_THAT(report::text::income_table(shown), HasSubstr("\n  ROW "));
}

TEST(Figures, are_never_printed_where_there_is_no_number) {
    const double nan = std::numeric_limits<double>::quiet_NaN(), inf = std::numeric_limits<double>::infinity();
    for (const double none : {nan, inf, -inf}) {
        EXPECT_EQ(report::words::with_sign(none, 3), "–");
        EXPECT_EQ(report::words::percent_change(none), "–");
        EXPECT_EQ(report::words::in_bn(none), "–");
        EXPECT_EQ(report::words::plainly(none), "–");
        EXPECT_EQ(report::words::in_a_file(none), "");
    }
    EXPECT_EQ(report::words::in_a_file(1.0000000000000007), "1");
}

TEST(Figures, have_the_unit_and_the_digits_of_the_largest) {
    EXPECT_STREQ(report::words::money_for(9400, 1).unit, "bn USD");
    EXPECT_STREQ(report::words::money_for(3.7, 1).unit, "m USD");
    EXPECT_STREQ(report::words::money_for(0.004, 1).unit, "thousand USD");
    EXPECT_EQ(report::words::money_for(3.7, 1).change(-1.9), "-1.9");
    EXPECT_EQ(report::words::digits_for(0.18, 3), 3);
    EXPECT_EQ(report::words::digits_for(0.000017, 3, 3), 7);
    EXPECT_EQ(report::words::digits_for(0.0, 3), 3);
}

}  // namespace
}  // namespace parley::trade_test
