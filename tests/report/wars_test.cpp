// Wars of duties in a brief: what is taken over of their documents, and what is refused.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parley/report/json/brief/wars_json.hpp"

namespace parley::testing::wars_test {
namespace {

using ::testing::HasSubstr;
using Json = nlohmann::ordered_json;

Json side(const char* code, double before, double after) {
    return {{"name", code},
            {"economies", {code}},
            {"before", before},
            {"after", after},
            {"summary", {{"duty", {{"mean_today_pct", 2.0}, {"mean_pct", 10.0}}}}},
            {"rates",
             {{{"lever", "duty"},
               {"partner", nullptr},
               {"sector", "none-such"},
               {"today_pct", 2.0},
               {"rate_pct", 10.0},
               {"at_bound", false},
               {"trade_usd_m", 5.0}}}}};
}

Json war(const char* play) {
    return {
        {"schema", "parley/war/1"},
        {"play", play},
        {"verdict", "found"},
        {"closure", "balanced"},
        {"choice", {{"rates", "by sector"}, {"instruments", {"duty"}}, {"after", "real income"}}},
        {"sides", {side("AAA", 1.0, 1.001), side("BBB", 1.0, 0.998)}},
        {"economies",
         {{{"code", "AAA"}, {"name", "A"}, {"after_pct", 0.1}}, {{"code", "CCC"}, {"name", "C"}, {"after_pct", -0.7}}}},
        {"manifest", {{"world", {{"name", "small"}, {"sha256", "12ab"}}}}}};
}

std::string said(const std::vector<Json>& documents) {
    std::vector<report::json::WarDocument> of;
    for (const Json& each : documents) of.push_back({"w.json", each});
    const world::World world;
    const auto result = report::json::wars_json(of, world, "12ab");
    if (!result) return in_one_line(result.refusal());
    std::string text;
    for (const std::string& each : report::json::war_findings(*result)) text += each + ". ";
    return text;
}

TEST(WarsInABrief, say_what_a_war_leaves_each_side_and_talks_reach) {
    Json talks = war("talks");
    talks["sides"][1]["after"] = 1.002;
    EXPECT_EQ(
        said({war("war"), talks}),
        "A war in which each sets its duties to its own advantage would leave AAA +0.10 % and BBB -0.20 % of real "
        "income a year, at mean duties, in percent, of 10.0 where they are 2.0, 10.0 where they are 2.0. Talks over "
        "the same duties reach AAA +0.10 % and BBB +0.20 %. ");
    const auto shown = report::json::wars_json({{"w.json", war("war")}}, {}, "12ab");
    EXPECT_EQ((*shown)[0]["others"], Json::array({{{"code", "CCC"}, {"name", "C"}, {"after_pct", -0.7}}}));
    EXPECT_EQ((*shown)[0]["duties"].size(), 2U);
}

TEST(WarsInABrief, of_another_world_or_not_found_or_not_whole_are_refused_in_one_line) {
    const auto with = [](const char* part, const Json& value) {
        Json document = war("war");
        document[part] = value;
        return said({document});
    };
    EXPECT_THAT(with("schema", "parley/course/1"), HasSubstr("a document of 'parley war'"));
    EXPECT_THAT(with("schema", 3), HasSubstr("a whole document of 'parley war'"));
    EXPECT_THAT(with("play", "clubs"), HasSubstr("a war, or talks over one, found clubs"));
    EXPECT_THAT(with("verdict", "step limit"), HasSubstr("one that was found, found step limit"));
    EXPECT_THAT(with("sides", Json::object()), HasSubstr("two sides or more"));
    EXPECT_THAT(with("sides", {{{"name", "AAA"}}, {{"name", "BBB"}}}), HasSubstr("whole document"));
    EXPECT_THAT(with("manifest", {{"world", {{"name", "other"}, {"sha256", "34cd"}}}}), HasSubstr("found other"));
    Json taxed = war("war");
    taxed["choice"]["instruments"] = {"duty", "export tax"};
    EXPECT_THAT(said({taxed}), HasSubstr("duties alone"));
}

TEST(WarsInABrief, are_one_war_and_talks_of_the_same_sides) {
    EXPECT_THAT(said({war("war"), war("war")}), HasSubstr("at most one war and talks over it"));
    Json others = war("talks");
    others["sides"][1]["name"] = "CCC";
    EXPECT_THAT(said({war("war"), others}), HasSubstr("sides as in the other, AAA, BBB, found AAA, CCC"));
    Json uniform = war("talks");
    uniform["choice"]["rates"] = "uniform";
    EXPECT_THAT(said({war("war"), uniform}), HasSubstr("rates as in the other, by sector, found uniform"));
}

}  // namespace
}  // namespace parley::testing::wars_test
