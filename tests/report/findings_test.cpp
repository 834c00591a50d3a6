// What a brief finds is said once: the same sentence for the same id in text, static HTML and data.
#include <fstream>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parley/pricing/files/load_world.hpp"
#include "parley/report/html/brief_html.hpp"
#include "parley/report/json/brief/brief_data.hpp"
#include "parley/report/json/brief/brief_findings.hpp"
#include "parley/scenario/files/load_scenario.hpp"
#include "parley/tables/files/parse_yaml.hpp"
#include "tests/study/small_dispute.hpp"

namespace parley::testing::findings_test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using Json = nlohmann::ordered_json;

const Json& small() {
    static const Json brief = [] {
        scenario::Scenario scenario = scenario::read_scenario("small.yaml", small_dispute());
        scenario.id = "small";
        return report::json::brief_json(analysis::brief_of(pricing::load_setting(std::move(scenario)), 0),
                                        tables::parse_yaml("small.yaml", small_dispute(), true));
    }();
    return brief;
}

std::string one_line(std::string text) {
    for (char& c : text)
        if (c == '\n') c = ' ';
    return text;
}

std::string found(const Json& brief, const std::string& id) {
    for (const report::json::Finding& each : report::json::section_findings(brief))
        if (each.id == id) return each.text;
    return {};
}

TEST(Findings, are_the_same_sentence_in_text_and_static_page) {
    const std::string text = one_line(report::json::findings_text(small()));
    const std::string page = report::html::brief_static(small());
    std::set<std::string> seen;
    for (const char* part : {"highlights", "findings"}) {
        ASSERT_FALSE(small()[part].empty());
        for (const Json& each : small()[part]) {
            const auto id = each["id"].get<std::string>(), says = each["text"].get<std::string>();
            EXPECT_TRUE(seen.insert(id).second) << id;
            EXPECT_THAT(text, HasSubstr(says)) << id;
            // Nothing in these names changes when it is escaped.
            const std::size_t at = page.find("data-finding=\"" + id + "\"");
            ASSERT_NE(at, std::string::npos) << id;
            EXPECT_EQ(page.find(report::html::html_escaped(says), at),
                      page.find_first_not_of('>', page.find('>', at)) + (part == std::string("findings") ? 8 : 0))
                << id;
        }
    }
}

TEST(Findings, claim_no_sign_on_which_the_sources_part) {
    Json brief = Json::parse(R"({"scenario": {"issues": []}, "study": {"parties": [{"name": "Ada", "economies": ["A"]}],
        "outcomes": [{"label": "War", "levels": {}, "equilibrium": 0}, {"label": "Peace", "levels": {}, "equilibrium": 1}],
        "equilibria": [
          {"economies": [{"code": "A", "welfare_usd_m": -1200, "income_base_usd_m": 1e6}]},
          {"economies": [{"code": "A", "welfare_usd_m": 300, "income_base_usd_m": 1e6}]}]}})");
    EXPECT_EQ(found(brief, "title.outcomes"), "“War” costs Ada most (1.2 bn USD); “Peace” gives it most (0.3 bn USD)");
    brief["study"]["equilibria"][0]["economies"][0]["ranges"]["welfare_usd_m"] = {{"low", -2000}, {"high", 500}};
    EXPECT_EQ(found(brief, "title.outcomes"),
              "“War” is between −2.0 and +0.5 bn USD (the sources part on the sign) for Ada");
    brief["study"]["equilibria"][0]["economies"][0]["ranges"]["welfare_usd_m"] = {{"low", -2000}, {"high", -500}};
    EXPECT_THAT(found(brief, "title.outcomes"), HasSubstr("(1.2 bn USD; −2.0 to −0.5 bn USD by source)"));
    // A loss that no solve can tell is none.
    brief["study"]["equilibria"][0]["economies"][0] = {
        {"code", "A"}, {"welfare_usd_m", -1e-5}, {"income_base_usd_m", 1e6}};
    EXPECT_EQ(found(brief, "title.outcomes"), "None of these costs Ada anything; “Peace” gives it most (0.3 bn USD)");
}

TEST(Findings, of_many_parties_tell_of_the_one_that_is_moved_most) {
    Json brief = Json::parse(R"({"scenario": {"issues": []}, "study": {
        "parties": [{"name": "Ada", "economies": ["A"]}, {"name": "Bob", "economies": ["B"]}, {"name": "Cee", "economies": ["C"]}],
        "outcomes": [{"label": "War", "levels": {}, "equilibrium": 0}],
        "equilibria": [{"economies": [{"code": "A", "welfare_usd_m": -200, "income_base_usd_m": 1e6},
          {"code": "B", "welfare_usd_m": -1200, "income_base_usd_m": 1e6}, {"code": "C", "welfare_usd_m": 900, "income_base_usd_m": 1e6}]}]}})");
    EXPECT_THAT(found(brief, "title.outcomes"), HasSubstr("“War” costs Bob most (1.2 bn USD)"));
    // Of two the last, as before.
    brief["study"]["parties"].erase(2);
    brief["study"]["equilibria"][0]["economies"][0]["welfare_usd_m"] = -5000;
    EXPECT_THAT(found(brief, "title.outcomes"), HasSubstr("“War” costs Bob most"));
}

TEST(Findings, say_of_what_is_wanted_what_is_refused) {
    Json brief = Json::parse(R"({"positions": [
        {"party": "a", "name": "United States", "groups": [{"kind": "wants", "lines": [{"text": "x"}, {"text": "y"}, {"text": "z"}]}]},
        {"party": "b", "name": "Bob", "groups": [{"kind": "refuses", "lines": [{"text": "x"}, {"text": "w"}]}]}]})");
    EXPECT_EQ(found(brief, "title.positions"), "Of the 3 things that the United States wants, Bob refuses 1");
    brief["positions"][0]["groups"][0]["lines"] = {{{"text", "x"}}};
    EXPECT_EQ(found(brief, "title.positions"), "Bob refuses the one thing that the United States wants");
}

TEST(Findings, of_a_shut_zone_say_how_far_the_nearest_is) {
    Json brief = Json::parse(R"({"deals": {"parties": [{}, {}], "outcomes": {"reached": 1536},
        "zone": {"open": true, "count": 1, "shortfall": null}}})");
    EXPECT_EQ(found(brief, "title.deals"),
              "1 of 1,536 outcomes is an agreement that neither side likes less than no deal");
    brief["deals"]["zone"] = {{"open", false}, {"count", 0}, {"shortfall", -0.00002}};
    EXPECT_EQ(
        found(brief, "title.deals"),
        "No agreement is one that all accept rather than no deal: the nearest leaves somebody 0.00002 points short");
}

TEST(Findings, of_nothing_are_none) {
    EXPECT_THAT(report::json::section_findings(Json::parse(R"({"study": null, "deals": null})")), ::testing::IsEmpty());
}

}  // namespace
}  // namespace parley::testing::findings_test
