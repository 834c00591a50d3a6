// A brief: its data, its sentences, its page.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parley/pricing/files/load_world.hpp"
#include "parley/report/html/brief_html.hpp"
#include "parley/report/json/brief/brief_amounts.hpp"
#include "parley/report/json/brief/brief_data.hpp"
#include "parley/report/json/brief/brief_highlights.hpp"
#include "parley/report/json/brief/cited_json.hpp"
#include "parley/report/json/tree_json.hpp"
#include "parley/report/words/dispute_words.hpp"
#include "parley/scenario/files/load_scenario.hpp"
#include "parley/scenario/parameters.hpp"
#include "parley/tables/files/parse_yaml.hpp"
#include "tests/study/scenario_texts.hpp"
#include "tests/study/small_dispute.hpp"
#include "tests/support/json_schema.hpp"

namespace parley::testing::brief_test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using Json = nlohmann::ordered_json;

std::string replaced_all(std::string text, const std::string& from, const std::string& to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
        text.replace(at, from.size(), to);
    return text;
}

Json brief_of(const std::string& file, const std::string& id, const std::string& text) {
    scenario::Scenario scenario = scenario::read_scenario(file, text);
    scenario.id = id;
    return report::json::brief_json(analysis::brief_of(pricing::load_setting(std::move(scenario)), 0),
                                    tables::parse_yaml(file, text, true));
}

const Json& small() {
    static const Json brief = brief_of("small.yaml", "small", small_dispute());
    return brief;
}

std::string shell() {
    return "<title><!--parley:title--></title><body><!--parley:static--><!--parley:data--></body>";
}

TEST(Brief, data_follows_its_schema) {
    const json schema = json::parse(tables::read_file((source_folder() / "docs/schema/brief-1.schema.json").string()));
    EXPECT_EQ(schema["$id"], report::json::brief_schema);
    EXPECT_EQ(schema_problem(schema, json::parse(small().dump())), "");
}

void expect_same(const tables::YamlNode& a, const tables::YamlNode& b) {
    EXPECT_EQ(a.kind, b.kind);
    EXPECT_EQ(a.text, b.text);
    EXPECT_EQ(std::make_pair(a.line, a.column), std::make_pair(b.line, b.column));
    EXPECT_EQ(std::make_pair(a.key_line, a.key_column), std::make_pair(b.key_line, b.key_column));
    ASSERT_EQ(a.items.size(), b.items.size());
    ASSERT_EQ(a.keys.size(), b.keys.size());
    for (std::size_t k = 0; k < a.items.size(); ++k) expect_same(a.items[k], b.items[k]);
    for (std::size_t k = 0; k < a.keys.size(); ++k) {
        EXPECT_EQ(a.keys[k].key, b.keys[k].key);
        expect_same(a.keys[k].value, b.keys[k].value);
    }
}

TEST(Brief, holds_the_paragraphs_that_are_cited_in_sentences_and_no_others) {
    const std::map<std::string, evidence::Document> documents{
        {"report",
         evidence::parse_document("A heading\nIt asks for 100 billion less. It offers nothing.\nNever cited.\n")}};
    const Json brief = Json::parse(R"({
      "positions": [{"lines": [{"evidence": {"source": "report", "paragraph": 2, "figures": ["100 billion"]}}]}],
      "scenario": {"numbers": [{"evidence": {"source": "report", "paragraph": 2, "figures": []}},
                               {"evidence": {"source": "report", "paragraph": 9, "figures": []}},
                               {"evidence": {"source": "other", "paragraph": 1, "figures": []}},
                               {"evidence": {"source": "report", "paragraph": null, "figures": []}}]},
      "tree": {"evidence": {"source": "report", "paragraph": 3}}})");
    EXPECT_EQ(report::json::cited_json(brief, documents), Json::parse(R"([{"source": "report", "paragraph": 2,
                               "sentences": ["It asks for 100 billion less.", "It offers nothing."]}])"));
    EXPECT_EQ(report::json::cited_json(brief, {}), Json::array());
}

TEST(Brief, static_text_tells_the_course_as_lists_with_solved_and_assumed_apart) {
    Json brief = small();
    brief["course"] = Json::parse(R"({
      "parties": [{"id": "x"}, {"id": "y"}, {"id": "z"}], "between": ["x", "y"],
      "agreements": [{"name": "agreement 3", "signatories": ["x", "y"], "words": "“<peace>”"}],
      "first_moves": [{"party": "x", "share": 1.0, "words": "X <names> a day", "gain": {"points": 0.5, "solved_points": 0.1, "assumed_points": 0.4}}],
      "by": [{"months": 3, "date": "2018-07-31", "carried_out": {"share": 0.92}, "answered": {"share": 0.005}, "beyond": {"share": 0.0}, "signed": {"share": 1.0}}],
      "tree": {"rests": 0.08, "then": [
        {"words": "X <names> a day", "act": "announce", "party": "x", "share": 0.92, "months": 0, "date": "2018-05-01", "rests": 0.0,
         "gain": {"points": 0.5, "solved_points": 0.1, "assumed_points": 0.4},
         "then": [{"words": "In force", "act": "in-force", "party": "x", "share": 0.9, "months": 1, "date": null, "rests": 0.9,
                   "gain": {"points": 7.0, "solved_points": 7.0, "assumed_points": 0.0}, "then": []}]}]}})");
    const std::string text = report::html::brief_static(brief);
    EXPECT_THAT(text, HasSubstr("not validated"));
    EXPECT_THAT(
        text,
        HasSubstr("<b>92 %</b> <time datetime=\"2018-05-01\">2018-05-01</time>: X &lt;names&gt; a day; because what "
                  "follows is worth +0.50 points a year (+0.10 solved, +0.40 assumed) to x"));
    EXPECT_THAT(text, HasSubstr("<b>90 %</b> month 1: In force<ol>\n<li><b>90 %</b> it rests there</li>"));
    EXPECT_THAT(text, HasSubstr("<td>92 %</td><td>under 1 %</td><td>0 %</td><td>100 %</td>"));
    EXPECT_THAT(text, HasSubstr("By a day, share of wants that fit, between x and y"));
    EXPECT_THAT(text, HasSubstr("Agreement 3: “&lt;peace&gt;”."));
    EXPECT_THAT(text, Not(HasSubstr("<names>")));
    EXPECT_THAT(report::html::brief_static(small()), Not(HasSubstr("What could happen")));
}

TEST(Brief, tree_survives_json) {
    const tables::YamlNode root = tables::parse_yaml("small.yaml", small_dispute(), true);
    expect_same(report::json::tree_of(Json::parse(report::json::tree_json(root).dump())), root);
}

// Written by hand, so that the sentences are held to what was put in.
Json worked_example() {
    return Json::parse(R"({
      "study": {"disagreement": "war", "parties": [{"id": "a", "name": "Ada", "economies": ["AAA"]}, {"id": "b", "name": "Bob", "economies": ["BBB"]}],
        "outcomes": [{"id": "peace", "label": "Peace", "equilibrium": 0}, {"id": "war", "label": "War", "equilibrium": 1}],
        "equilibria": [{"economies": [{"code": "AAA", "welfare_usd_m": 0, "income_base_usd_m": 1000000}, {"code": "BBB", "welfare_usd_m": 0, "income_base_usd_m": 2000000}]},
                       {"economies": [{"code": "AAA", "welfare_usd_m": -3000, "income_base_usd_m": 1000000}, {"code": "BBB", "welfare_usd_m": -5000, "income_base_usd_m": 2000000}]}]},
      "deals": {"parties": [{"id": "a", "name": "Ada"}, {"id": "b", "name": "Bob"}], "outcomes": {"reached": 40}, "zone": {"open": true, "count": 7, "shortfall": 0},
        "on_conditions": [{"party": "b", "zone": 0}]},
      "standoff": {"parties": [{"id": "a", "name": "Ada"}, {"id": "b", "name": "Bob"}], "giving_in": {"never": 0.1, "sides": [{"party": "a", "yields": 0.2}, {"party": "b", "yields": 0.7}]}},
      "forecast": {"lenses": {"bargaining": {"agreement-measures-gone": 0.4, "agreement-measures-stay": 0.2, "escalated-beyond-the-threat": 0, "answered": 0, "carried-out-unanswered": 0.4, "withdrawn-nothing-signed": 0, "pending": 0}, "conditions": null}},
      "attribution": {"economy": "AAA", "partner": "BBB", "base_usd_m": -100000, "causes": [{"kind": "saving", "share_usd_m": -30000}, {"kind": "export_subsidies", "share_usd_m": -5000}, {"kind": "duties", "share_usd_m": 2000}]}
    })");
}

std::vector<std::string> sentences(const Json& brief) {
    std::vector<std::string> result;
    for (const report::json::Highlight& each : report::json::highlights(brief))
        result.push_back(each.section + ": " + each.text);
    return result;
}

TEST(Brief, highlights_say_what_the_results_say) {
    EXPECT_THAT(
        sentences(worked_example()),
        ::testing::ElementsAre(
            "outcomes: Without a deal, “War”: Ada loses 3.0 bn USD a year (0.30 %), Bob loses 5.0 bn USD a "
            "year (0.25 %); both lose.",
            "deals: 7 of the 40 outcomes on the table are agreements that leave every party no worse off than no "
            "deal; none of them keeps to what Bob asks before a deal.",
            "standoff: Bob is the likelier to give in first, with probability 70 % against 20 % for Ada: by a "
            "model of attrition that is not validated on past disputes.",
            "sure: Over the ranges of what is assumed, 60 % of the draws leave an agreement to be had (40 % "
            "with the measures gone, 20 % with measures that stay): shares of draws, not chances that it is "
            "signed, and not validated on past disputes.",
            "deficit: Of the goods deficit of 100.0 bn USD that AAA has with BBB, gaps between saving and "
            "investment account for 30.0 bn, subsidies for 5.0 bn."));
}

TEST(Brief, highlights_turn_with_the_signs) {
    Json brief = worked_example();
    brief["study"]["equilibria"][1]["economies"][0]["welfare_usd_m"] = 4000;
    brief["study"]["equilibria"][1]["economies"][1]["welfare_usd_m"] = 10;
    brief["deals"]["zone"] = {{"open", false}, {"count", 0}, {"shortfall", -0.25}};
    brief["standoff"]["giving_in"]["never"] = 0.8;
    brief["forecast"] = nullptr;
    brief["attribution"]["base_usd_m"] = 100000;
    brief["attribution"]["causes"][0]["share_usd_m"] = 30000;
    EXPECT_THAT(
        sentences(brief),
        ::testing::ElementsAre(
            "outcomes: Without a deal, “War”: Ada gains 4.0 bn USD a year (0.40 %), Bob hardly changes.",
            "deals: None of the 40 outcomes on the table is an agreement that every party likes no less than no deal; "
            "the nearest falls short by 0.25 % of a party's income.",
            "deficit: Of the goods surplus of 100.0 bn USD that AAA has with BBB, gaps between saving and "
            "investment account for 30.0 bn, subsidies for -5.0 bn."));
}

// Digits follow the size: what is something never reads as nothing.
TEST(Brief, how_far_a_deal_falls_short_is_never_said_to_be_nothing) {
    Json brief = worked_example();
    brief["deals"]["zone"] = {{"open", false}, {"count", 0}, {"shortfall", 0.0002}};
    EXPECT_THAT(sentences(brief)[1], ::testing::HasSubstr("the nearest falls short by 0.00020 % of"));
    EXPECT_EQ(report::words::short_by(0.25), "0.250");
    EXPECT_EQ(report::words::short_by(0.00034), "0.00034");
    EXPECT_EQ(report::words::short_by(0.0), "0.000");
}

TEST(Brief, highlights_say_how_many_deals_are_such_by_every_source) {
    Json brief = worked_example();
    const Json both = {{"worse_than_no_deal_by", Json::array()}, {"no_result_by", Json::array()}};
    const Json not_by_y = {{"worse_than_no_deal_by", {"Y"}}, {"no_result_by", Json::array()}};
    brief["deals"]["zone"] = {
        {"open", true}, {"count", 2}, {"shortfall", 0}, {"outcomes", {{{"ranges", both}}, {{"ranges", not_by_y}}}}};
    brief["deals"]["ranges"] = {{"over", "sources"}, {"sources", {"X", "Y", "Z"}}, {"points", 0}};
    EXPECT_THAT(sentences(brief)[1], HasSubstr("no worse off than no deal, 1 of them by all 3 sources; none"));
    brief["deals"]["zone"]["outcomes"][0]["ranges"]["no_result_by"] = {"Z"};
    EXPECT_THAT(sentences(brief)[1], HasSubstr(", none of them by all 3 sources"));
    for (Json& each : brief["deals"]["zone"]["outcomes"]) each["ranges"] = both;
    EXPECT_THAT(sentences(brief)[1], HasSubstr(", and so by all 3 sources"));
    brief["deals"]["zone"]["outcomes"][1].erase("ranges");
    EXPECT_THAT(sentences(brief)[1], Not(HasSubstr("sources"))) << "not all were looked at";
}

TEST(Brief, highlights_call_economies_by_their_names) {
    Json brief = worked_example();
    brief["economies"] = {{{"code", "CCC"}, {"name", "Cee"}}, {{"code", "AAA"}, {"name", "Aland"}}};
    EXPECT_THAT(sentences(brief).back(), HasSubstr("that Aland has with BBB"));
}

TEST(Brief, of_nothing_has_no_highlights) {
    EXPECT_THAT(report::json::highlights(Json::parse(R"({"study": null, "deals": null})")), ::testing::IsEmpty());
}

TEST(Brief, every_highlight_names_a_section_that_is_there) {
    const Json data = small();
    const std::string main = report::html::brief_static(data);
    ASSERT_FALSE(data["highlights"].empty());
    for (const Json& each : data["highlights"])
        EXPECT_THAT(main, HasSubstr("<section id=\"" + each["section"].get<std::string>() + "\">"));
}

TEST(Brief, sections_with_chances_say_that_the_models_are_not_validated) {
    Json data = small();
    const Json side = {{"party", "usa"}, {"giving_in", {{"words", "Cars."}}}, {"yields", 0.7}, {"at_once", 0.1}};
    data["standoff"]["giving_in"] = {{"words", "It gives in."}, {"sides", Json::array({side})}};
    const std::string main = report::html::brief_static(data);
    for (const char* id : {"standoff", "sure"}) {
        const std::size_t at = main.find("<section id=\"" + std::string(id) + "\">");
        ASSERT_NE(at, std::string::npos);
        EXPECT_THAT(main.substr(at, main.find("</section>", at) - at), HasSubstr("not validated on past disputes"));
    }
}

TEST(Brief, issues_say_whether_they_can_be_moved_back_and_left) {
    const auto issue = [](const std::string& words) {
        const std::string text = replaced_all(small_dispute(), "  words:\n    owner: joint\n", words);
        const Json data = brief_of("small.yaml", "small", text);
        for (const Json& each : data["scenario"]["issues"])
            if (each["id"] == "words") return each["irreversible"].dump() + " " + each["binding"].dump();
        return std::string("no such issue");
    };
    EXPECT_EQ(issue("  words:\n    owner: joint\n"), "false false");
    EXPECT_EQ(issue("  words:\n    owner: joint\n    binding: true\n"), "false true");
    EXPECT_EQ(issue("  words:\n    owner: joint\n    irreversible: true\n"), "true false");
}

TEST(Brief, smallest_changes_are_told_without_scripts) {
    Json data = small();
    ASSERT_FALSE(data["deals"]["what_if"]["conditions"].is_null());
    const Json outcome = {{"number", 3}, {"name", "War"}, {"words", "<all at war>"}, {"points", Json::object()}};
    const Json impossible = {{"possible", false}};
    const Json as_it_is = {{"possible", true}, {"points", 0.0}, {"outcome", outcome}, {"changes", Json::array()}};
    const Json first = {{"party", "usa"}, {"term", "<b>Cars"}, {"from", -0.5}, {"to", -0.12345}, {"points", 0.4}};
    const Json second = {{"party", "china"}, {"term", "Plan"}, {"from", 1.0}, {"to", 2.0}, {"points", 1.0}};
    Json changed = as_it_is;
    changed["changes"] = {first, second};
    Json on_conditions = impossible;
    on_conditions["party"] = "china";
    data["deals"]["what_if"] = {
        {"opening", changed}, {"conditions", Json::array({on_conditions})}, {"greatest_total", as_it_is}};
    data["standoff"]["today"]["number"] = 1;
    data["standoff"]["disagreement"]["outcome"] = outcome;
    data["standoff"]["what_if"] = {{"today_nash", as_it_is}, {"disagreement_nash", impossible}};
    const std::string main = report::html::brief_static(data);
    for (const char* sentence :
         {"<li>There would be a deal for all if “&lt;b&gt;Cars” were worth \u22120.123 instead of \u22120.5 points to "
          "United "
          "States, and “Plan” were worth 2 instead of 1 points to China; no smaller change does it.</li>",
          "<li>There would be a deal on the conditions of China: by no change of weights that keeps their signs.</li>",
          "<li>Nash’s deal, or the nearest to one, would be the greatest total of all outcomes: so it is already.</li>",
          "<li>Nobody would move away from today alone: so it is already.</li>",
          "<li>Nobody would move away alone from “War”: by no change of weights that keeps their signs.</li>",
          "<td>United States</td><td>&lt;b&gt;Cars</td><td>\u22120.5</td><td>\u22120.123</td><td>&lt;all at "
          "war&gt;</td>",
          "<td>China</td><td>Plan</td><td>1</td><td>2</td><td>&lt;all at war&gt;</td>"})
        EXPECT_THAT(main, HasSubstr(sentence));
}

TEST(Brief, scenario_full_of_markup_stays_text) {
    const std::string evil = "</script><script>alert(1)</script><!--\"'&<img src=x onerror=alert(2)>";
    std::string text = small_dispute();
    for (const std::string word : {"A small dispute", "A report", "A table", "United States", "China", "Warm"})
        text = replaced_all(text, ": " + word,
                            ": \"" + replaced_all(replaced_all(evil, "\\", "\\\\"), "\"", "\\\"") + "\"");
    ASSERT_THAT(text, HasSubstr("onerror"));
    const Json data = brief_of("evil.yaml", evil, text);
    const std::string page =
        report::html::brief_page(shell(), evil, report::html::brief_static(data), data, {"w", "x"});
    EXPECT_THAT(page, Not(HasSubstr("<script>")));
    EXPECT_THAT(page, Not(HasSubstr("<img")));
    EXPECT_THAT(page, Not(HasSubstr("<!--")));
    // Four blocks that the page makes itself, each ended by itself.
    std::size_t ends = 0;
    for (std::size_t at = 0; (at = page.find("</script>", at)) != std::string::npos; ++at) ++ends;
    EXPECT_EQ(ends, 4U);
    const std::size_t from = page.find("id=\"brief-data\">") + 16;
    const Json read = Json::parse(page.substr(from, page.find("</script>", from) - from));
    EXPECT_EQ(read["scenario"]["title"], evil);
    EXPECT_THAT(report::html::brief_static(data), Not(HasSubstr(" style=")));
}

TEST(Brief, carries_the_licences_of_all_that_is_inside) {
    const std::string page = report::html::brief_page(shell(), "t", "m", Json::object(), {});
    for (const char* of : {"svelte (page)", "d3 (page)", "topojson-client (page)", "fmt (program, engine)", "SQLite"})
        EXPECT_THAT(page, HasSubstr(of));
}

TEST(Brief, says_in_its_head_what_it_is_about) {
    Json brief = small();
    brief["highlights"][0]["text"] = "X loses \"1 bn\" <b>";
    const std::string page = report::html::brief_page(shell(), "A <title>", "", brief, {});
    EXPECT_THAT(page, HasSubstr("<title>A &lt;title&gt;</title>\n<meta property=\"og:type\" content=\"article\">"));
    EXPECT_THAT(page, HasSubstr("<meta property=\"og:title\" content=\"A &lt;title&gt;\">"));
    for (const char* key : {"name=\"description\"", "property=\"og:description\""})
        EXPECT_THAT(page, HasSubstr(std::string("<meta ") + key + " content=\"X loses &quot;1 bn&quot; &lt;b&gt;\">"));
    brief["highlights"] = Json::array();
    EXPECT_THAT(report::html::brief_page(shell(), "A", "", brief, {}), Not(HasSubstr("og:")));
}

TEST(Brief, with_an_address_names_it_and_its_picture_and_neither_ends_an_attribute) {
    const Json brief = small();
    const auto page = [&](const report::html::BriefAddress& at) {
        return report::html::brief_page(shell(), "A", "", brief, {}, at);
    };
    const std::string named = page({"https://example.org/?a=1&b='2'", "https://example.org/p.png?\"><script>"});
    EXPECT_THAT(named, HasSubstr("<link rel=\"canonical\" href=\"https://example.org/?a=1&amp;b="));
    EXPECT_THAT(named, HasSubstr("<meta property=\"og:url\" content=\"https://example.org/?a=1&amp;b="));
    EXPECT_THAT(
        named,
        HasSubstr("<meta property=\"og:image\" content=\"https://example.org/p.png?&quot;&gt;&lt;script&gt;\">"));
    EXPECT_THAT(named, HasSubstr("<meta name=\"twitter:card\" content=\"summary_large_image\">"));
    EXPECT_THAT(page({"https://example.org/", ""}), HasSubstr("<meta name=\"twitter:card\" content=\"summary\">"));
    EXPECT_THAT(page({"https://example.org/", ""}), Not(HasSubstr("og:image")));
    EXPECT_THAT(page({}), Not(HasSubstr("canonical")));
}

TEST(Brief, an_address_is_http_with_a_host_and_nothing_that_a_head_cannot_hold) {
    using report::html::is_web_address;
    for (const char* scheme : {"https://", "http://", "HTTPS://"})
        for (const char* good : {"example.org", "example.org/brief.html", "Example.org:8443/a/b?c=d",
                                 "[2001:db8::1]:8080/x", "xn--bcher-kva.example/%C3%A9", "localhost/"})
            EXPECT_TRUE(is_web_address(std::string(scheme) + good)) << scheme << good;
    for (const char* bad : {"", "/brief.html", "example.org/a b", "example.org/\"><b>", "example.org/a#b",
                            "me:secret@example.org/", "example.org:port/", "exa mple.org", "example.org/%zz",
                            "example.org/\n", "b\u00fccher.example/", "-a.org/", "a..b/", "[::1/"})
        EXPECT_FALSE(is_web_address(std::string("https://") + bad)) << bad;
    for (const char* bad : {"", "example.org", "//example.org", "ftp:example.org/a", "file:///a", "javascript:alert(1)",
                            "data:image/png;base64,"})
        EXPECT_FALSE(is_web_address(bad)) << bad;
    EXPECT_FALSE(is_web_address("https://example.org/" + std::string(2000, 'a')));
}

TEST(Brief, what_people_read_has_minus_signs_and_markup_and_dates_keep_their_hyphens) {
    using report::json::with_minus_signs;
    EXPECT_EQ(with_minus_signs("X -55.2 bn (-62.5 to -48.9), 2018-05-01, in-kind, a-1"),
              "X \u221255.2 bn (\u221262.5 to \u221248.9), 2018-05-01, in-kind, a-1");
    EXPECT_EQ(with_minus_signs("<td x=\" -1\">-1</td>", true), "<td x=\" -1\">\u22121</td>");
}

TEST(Brief, what_is_filled_in_is_not_filled_in_again) {
    std::string page = report::html::brief_page(shell(), "<!--parley:static-->", "<main><!--parley:data--></main>",
                                                Json::object(), {});
    const std::size_t notice = page.find("<script type=\"text/plain\"");
    page.erase(notice, page.find("</script>", notice) + 10 - notice);
    EXPECT_EQ(page,
              "<title>&lt;!--parley:static--&gt;</title><body><main><!--parley:data--></main><script "
              "type=\"application/json\" "
              "id=\"brief-data\">{}</script>\n</body>");
}

TEST(Brief, shell_without_its_places_is_refused) {
    EXPECT_THROW((void)report::html::brief_page("<title></title>", "t", "m", Json::object(), {}), std::logic_error);
    EXPECT_THROW((void)report::html::brief_page(shell() + "<!--parley:data-->", "t", "m", Json::object(), {}),
                 std::logic_error);
}

// RFC 4648, section 10.
TEST(Brief, base64_is_that_of_the_standard) {
    for (const auto& [bytes, text] : std::initializer_list<std::pair<std::string, std::string>>{{"", ""},
                                                                                                {"f", "Zg=="},
                                                                                                {"fo", "Zm8="},
                                                                                                {"foo", "Zm9v"},
                                                                                                {"foob", "Zm9vYg=="},
                                                                                                {"fooba", "Zm9vYmE="},
                                                                                                {"foobar", "Zm9vYmFy"}})
        EXPECT_EQ(report::html::base64(bytes), text);
}

TEST(Brief, line_separators_do_not_end_a_line_of_script) {
    EXPECT_EQ(report::html::json_in_html(Json("a\xE2\x80\xA8"
                                              "b\xE2\x80\xA9&<>")),
              "\"a\\u2028b\\u2029\\u0026\\u003c\\u003e\"");
}

}  // namespace
}  // namespace parley::testing::brief_test
