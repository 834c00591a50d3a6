// The first sentence of a brief, and the outcome that it speaks of.
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "parley/report/html/brief_html.hpp"
#include "parley/report/json/brief/brief_findings.hpp"
#include "parley/report/json/brief/brief_highlights.hpp"

namespace parley::testing::lead_test {
namespace {

using Json = nlohmann::ordered_json;
using ::testing::HasSubstr;

// Five parties, and no name for what no deal leads to.
Json five_parties() {
    Json brief = Json::parse(
        R"({"scenario": {"issues": [{"id": "saving", "counterfactual": true, "levels": [{"id": "own"}, {"id": "other"}]}]},
      "study": {"disagreement": null, "parties": [], "outcomes": [
          {"id": "peace", "label": "Peace", "levels": {}, "equilibrium": 0}, {"id": "war", "label": "War", "levels": {}, "equilibrium": 1},
          {"id": "thrift", "label": "Thrift", "levels": {"saving": "other"}, "equilibrium": 2},
          {"id": "later", "label": "As it came", "levels": {}, "after_the_event": true, "equilibrium": 2},
          {"id": "open", "label": "All open", "levels": {}, "equilibrium": 3}],
        "equilibria": [{"economies": []}, {"economies": []}, {"economies": []}, {"economies": []}]},
      "named_endings": {"peace": {"ending": "pending"}, "war": {"ending": "answered"}, "open": {"ending": "agreement-measures-gone"}}})");
    const double moved[] = {400, -9000, -60000, 1600, 30};
    for (int p = 0; p < 5; ++p) {
        const std::string id(1, static_cast<char>('a' + p));
        brief["study"]["parties"].push_back({{"id", id}, {"name", "P" + id}, {"economies", {id}}});
        for (int at = 0; at < 4; ++at)
            brief["study"]["equilibria"][static_cast<std::size_t>(at)]["economies"].push_back(
                {{"code", id},
                 {"welfare_usd_m", moved[p] * (at == 0   ? 0
                                               : at == 1 ? 1
                                                         : -3)},
                 {"income_base_usd_m", 1e6}});
    }
    return brief;
}

std::string lead_of(const Json& brief) {
    return report::json::highlights(brief).at(0).text;
}

TEST(Lead, of_many_parties_names_those_that_are_moved_most_and_bounds_the_others) {
    EXPECT_EQ(lead_of(five_parties()),
              "“War”: Pc loses 60.0 bn USD a year (6.00 %), Pb loses 9.0 bn USD a year (0.90 %), Pd gains 1.6 bn "
              "USD a year (0.16 %); Pa and Pe: each less than 0.5 bn USD a year either way.");
    Json brief = five_parties();
    // A bound holds by every source, and no sign is claimed on which they part.
    brief["study"]["equilibria"][1]["by_party"] = {
        {{"id", "e"}, {"ranges", {{"income_usd_m", {{"low", -2500}, {"high", 100}, {"n", 9}}}}}},
        {{"id", "d"}, {"ranges", {{"income_usd_m", {{"low", -2500}, {"high", 4000}, {"n", 9}}}}}}};
    EXPECT_THAT(lead_of(brief), HasSubstr("Pd ends between −2.5 and +4.0 bn USD a year, the sources part on the "
                                          "sign; Pa and Pe: each less than 5 bn USD a year either way."));
}

TEST(Lead, and_page_open_on_what_no_deal_leads_to_or_on_the_threat_that_moves_most) {
    const auto opens_on = [](Json brief) {
        report::json::tell_findings(brief);
        return brief["opening"];
    };
    // Not what is on nobody's table, not what came later, and no agreement while a threat has a name.
    Json brief = five_parties();
    EXPECT_EQ(opens_on(brief), "war");
    brief["named_endings"]["war"]["ending"] = "withdrawn-nothing-signed";
    EXPECT_EQ(opens_on(brief), "open");
    brief["study"]["disagreement"] = "war";
    EXPECT_EQ(opens_on(brief), "war");
    // The present is nothing to lead with, though no deal leads to it.
    brief["study"]["disagreement"] = "peace";
    EXPECT_EQ(opens_on(brief), "open");
    for (Json& equilibrium : brief["study"]["equilibria"])
        for (Json& economy : equilibrium["economies"]) economy["welfare_usd_m"] = 1e-7;
    EXPECT_TRUE(opens_on(brief).is_null()) << "what no solve can tell moves nobody";
    EXPECT_TRUE(opens_on(Json::parse(R"({"study": null, "deals": null})")).is_null());
}

// Bars of many parties: on one scale, each as long as its value says, beside it, and the outcome of the lead in bold.
TEST(Lead, and_static_page_have_a_column_a_party_on_one_scale) {
    const Json brief = five_parties();
    const std::string drawn = report::html::income_bars(brief["study"], "war");
    EXPECT_THAT(drawn, HasSubstr("font-weight=\"700\">War</text>"));
    const auto length = [&](const std::string& text) {
        // The bar stands before its words.
        const std::size_t words = drawn.find(">" + text + "<"), bar = drawn.rfind("<rect", words);
        EXPECT_NE(words, std::string::npos) << text;
        return std::stod(drawn.substr(drawn.find("width=\"", bar) + 7));
    };
    EXPECT_NEAR(length("\u221260.0") / length("+27.0"), 60.0 / 27, 0.05);
    EXPECT_NEAR(length("+180.0") / length("\u221260.0"), 3.0, 0.05);
    EXPECT_NEAR(length("\u22124.8") / length("+27.0"), 4.8 / 27, 0.05) << "of different parties";
}

}  // namespace
}  // namespace parley::testing::lead_test
