// Files of other programs that are large, odd or broken: read in a time that grows as they do, or refused by name.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ctime>

#include <fmt/format.h>

#include "parley/scenario/files/conflict_analysis.hpp"
#include "parley/scenario/foreign/any_conflict.hpp"
#include "parley/scenario/foreign/games.hpp"
#include "parley/scenario/foreign/labels.hpp"
#include "parley/tables/files/parse_xml.hpp"
#include "tests/study/scenario_texts.hpp"

namespace parley::testing::foreign_limits_test {
namespace {

using scenario::Conflict;
using scenario::foreign::read_any_conflict;
using scenario::foreign::XmlText;
using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::HasSubstr;

std::string refusal(const std::string& file, const std::string& text) {
    return complaint([&] { (void)read_any_conflict(file, text); });
}

// Of the processor: others' work does not count.
template <class Work>
double seconds(const Work& work) {
    const std::clock_t from = std::clock();
    work();
    return static_cast<double>(std::clock() - from) / CLOCKS_PER_SEC;
}
constexpr double at_once = 1.0;  // what was cubic or quadratic in these took 8 s and more

std::string repeated(const std::string& text, std::size_t times) {
    std::string all;
    for (std::size_t k = 0; k < times; ++k) all += text;
    return all;
}

TEST(Labels, those_that_repeat_are_numbered_past_names_that_stand_already) {
    std::vector<std::string> names{"a", "a", "a (2)", "a", "b", "a (2)"};
    scenario::foreign::tell_apart(names);
    EXPECT_THAT(names, ElementsAre("a", "a (2)", "a (2) (2)", "a (3)", "b", "a (2) (3)"));
    std::vector<std::string> many(100000, "same");
    EXPECT_LT(seconds([&] { scenario::foreign::tell_apart(many); }), at_once);
    EXPECT_EQ(many.back(), "same (100000)");
}

std::string two_players(const std::string& strategies) {
    return "NFG 1 R \"\" { \"A\" \"A\" } " + strategies;
}

TEST(Gambit, many_strategies_of_one_name_are_read_at_once) {
    const std::string text =
        two_players("{ { " + repeated("\"s\" ", 30000) + "} { \"t\" } }") + repeated(" 1 2", 30000);
    EXPECT_LT(seconds([&] { EXPECT_EQ(read_any_conflict("a.nfg", text).space.size(), 30000U); }), at_once);
}

TEST(Gambit, what_is_too_much_is_refused_as_it_is_read) {
    EXPECT_THAT(refusal("a.nfg", two_players("{" + repeated(" 100000", 100000) + "}")),
                HasSubstr("expected at most 100000 profiles of strategies, found more"));
    EXPECT_THAT(refusal("a.nfg", two_players("{ 1 1 1 }")),
                HasSubstr("expected } after the strategies of 2 players, found '1'"));
    EXPECT_THAT(refusal("a.nfg", two_players("{ { \"" + std::string(201, 's') + "\" } 2 }")),
                EndsWith("expected a strategy of at most 200 bytes, found 201"));
    const std::string root = "EFG 2 R \"\" { \"A\" \"B\" }\n";
    EXPECT_THAT(refusal("a.efg", root + "p \"\" 1 1 \"\" { " + repeated("\"s\" ", 10001) + "} 0"),
                HasSubstr("expected at most 10000 actions"));
    // Thirteen choices one beside another after chance: 8192 strategies, each of thirteen long names.
    std::string events, nodes;
    for (int k = 0; k < 13; ++k) {
        events += fmt::format("\"e\" 1/13 ");
        nodes += fmt::format("p \"\" 1 {} \"\" {{ \"{}\" \"y\" }} 0\nt \"\" 1 \"\" {{ 1 2 }}\nt \"\" 1\n", k + 1,
                             std::string(190, 'x'));
    }
    EXPECT_LT(seconds([&] {
                  EXPECT_THAT(refusal("a.efg", root + "c \"\" 1 \"\" { " + events + "} 0\n" + nodes),
                              HasSubstr("expected strategies whose actions have 4000000 bytes in all at most"));
              }),
              at_once);
}

TEST(Gambit, players_of_one_name_are_told_apart_wherever_they_are_named) {
    const Conflict conflict = read_any_conflict("a.nfg", two_players("{ 2 2 } 1 2 3 4 5 6 7 8"));
    EXPECT_THAT(conflict.parties, ElementsAre("A", "A (2)"));
    EXPECT_EQ(conflict.space.agenda().issues[1].name, "A (2)");
}

TEST(Gambit, payoffs_that_overflow_are_refused) {
    const std::string game =
        "EFG 2 R \"x\" { \"A\" \"B\" }\np \"\" 1 1 \"\" { \"u\" \"d\" } 1 \"o\" { 1e308 1 }\n"
        "t \"\" 2 \"\" { 1e308 1 }\nt \"\" 3 \"\" { -1 2 }\n";
    EXPECT_THAT(refusal("i.efg", game), HasSubstr("expected payoffs that are numbers where they add up"));
    EXPECT_THAT(refusal("i.nfg", two_players("{ 2 1 } 1e308/1e-10 0 0 0")), HasSubstr("found '1e308/1e-10'"));
    EXPECT_THAT(refusal("i.nfg", two_players("{ 2 1 } 1e999 0 0 0")), HasSubstr("expected a payoff, a number"));
}

TEST(Gambit, a_player_of_whom_one_way_is_long_is_planned_in_steps) {
    // A move at each of 900 nodes in a row: 901 strategies, of which each says where it stops.
    std::string text = "EFG 2 R \"\" { \"A\" \"B\" }\n";
    for (int k = 1; k <= 900; ++k)
        text += fmt::format("p \"\" 1 {} \"\" {{ \"s\" \"g\" }} 0\nt \"\" 1 \"\" {{ 1 2 }}\n", k);
    text += "t \"\" 1\n";
    EXPECT_LT(seconds([&] { EXPECT_EQ(scenario::foreign::read_efg("l.efg", text).strategies[0].size(), 901U); }),
              at_once);
}

TEST(Gambit, without_a_deal_the_format_has_no_word) {
    const Conflict conflict = read_any_conflict("a.nfg", two_players("{ 2 2 } 1 2 3 4 5 6 7 8"));
    EXPECT_EQ(complaint([&] { (void)analyse_conflict(conflict, true); }),
              "a.nfg: expected a conflict that can say the outcome without a deal, as YAML can, found a game of Gambit "
              "(.nfg, .efg), a format that has none");
}

TEST(Forms, a_broken_beginning_is_refused_as_what_the_name_says) {
    EXPECT_EQ(refusal("a.nfg", "NGF 1 R"),
              "a.nfg:1:1: expected a strategic game of Gambit (.nfg), which begins with NFG 1, found 'NGF'");
    EXPECT_THAT(refusal("a.efg", ""), HasSubstr("expected an extensive game of Gambit (.efg)"));
    EXPECT_THAT(refusal("a.efg", "EFH 2"), HasSubstr("expected an extensive game of Gambit (.efg)"));
    EXPECT_EQ(refusal("a.gmcr", ""), "a.gmcr: expected .gmcr (JSON), found an empty file");
    EXPECT_EQ(refusal("a.gmcr", "{\"options\":\n [1,"), "a.gmcr:2:5: expected .gmcr (JSON), found the end of the file");
    EXPECT_EQ(refusal("a.gmcr", "{\"options ]}"), "a.gmcr:1:13: expected .gmcr (JSON), found the end of the file");
    EXPECT_EQ(refusal("a.gmcr", "options: [1]\n"), "a.gmcr:1:1: expected .gmcr (JSON), found 'options: [1]'");
    EXPECT_THAT(complaint([&] {
                    (void)read_any_conflict("a.xml", "", {{"b.xml", ""}, {"c.xml", ""}});
                }),
                HasSubstr("a.xml:1:1: expected a root element of XML, found none"));
}

std::string options(const std::string& names, const std::string& first, const std::string& more = "") {
    return "{\"options\": [" + names + "], " + more +
           "\"decisionMakers\": [{\"name\": \"one\", \"options\": [0], \"preferences\": [" + first +
           "]},\n{\"name\": \"two\", \"options\": [1], \"preferences\": [[[1, \"N\"]]]}]}";
}
const std::string o_and_o = R"({"name": "o"}, {"name": "o"})", taken = R"([[0, "Y"]])";

TEST(Gmcr, options_of_one_name_are_told_apart) {
    const Conflict conflict = read_any_conflict("o.gmcr", options(o_and_o, taken));
    EXPECT_EQ(conflict.space.agenda().issues[0].name, "o");
    EXPECT_EQ(conflict.space.agenda().issues[1].name, "o (2)");
    EXPECT_EQ(read_any_conflict("o.gmcr", options(replaced(o_and_o, "\"o\"}, ", "\"\"}, "), taken))
                  .space.agenda()
                  .issues[0]
                  .name,
              "Option 1");
    EXPECT_THAT(refusal("o.gmcr", options(replaced(o_and_o, "\"o\"}, ", '"' + std::string(201, 'o') + "\"}, "), taken)),
                HasSubstr("expected a name of at most 200 bytes, found 201"));
}

TEST(Gmcr, numbers_of_parties_and_contradictions_are_looked_at) {
    for (const char* alone : {"99", "2", "-1", "{}", "\"x\""})
        EXPECT_THAT(refusal("o.gmcr", options(o_and_o, taken, fmt::format("\"coalitions\": [{}], ", alone))),
                    HasSubstr("expected a decision maker's number from 0 to 1"))
            << alone;
    EXPECT_EQ(refusal("o.gmcr", options(o_and_o, taken, "\"coalitions\": [1, [0, 1]], ")), "no error");
    EXPECT_THAT(refusal("o.gmcr", options(o_and_o, R"([[0, "Y"], [0, "N"]])")),
                HasSubstr("expected each option of a condition taken or not, found 'o' both"));
    EXPECT_THAT(refusal("o.gmcr", options(o_and_o, taken, R"("infeasibles": [[[1, "N"], [1, "Y"]]], )")),
                HasSubstr("found 'o (2)' both"));
    EXPECT_EQ(refusal("o.gmcr", options(o_and_o, R"([[0, "Y"], [0, "Y"]])")), "no error");
}

// One file is domain and profile.
std::string space(const std::string& issues, const std::string& weights) {
    return "<utility_space><objective name=\"any\">" + issues + weights + "</objective></utility_space>";
}
std::string issue(int index, const std::string& name, const std::string& a, const std::string& b) {
    return fmt::format(
        R"(<issue index="{}" name="{}"><item value="a" evaluation="{}"/><item value="b" evaluation="{}"/></issue>)",
        index, name, a, b);
}
std::string weight(int index, const std::string& value) {
    return fmt::format(R"(<weight index="{}" value="{}"/>)", index, value);
}
Conflict of_both(const std::string& text) {
    return read_any_conflict("d.xml", text, {{"p.xml", text}, {"q.xml", text}});
}
std::string refused(const std::string& text) {
    return complaint([&] { (void)of_both(text); });
}

TEST(Genius, a_line_over_whole_numbers_is_cut_off_at_nothing_and_all) {
    const std::string price = R"(<issue index="1" name="P" type="integer" lowerbound="-1" upperbound="3">)"
                              R"(<evaluator ftype="linear" offset="-0.5" slope="0.5"/></issue>)";
    const Conflict conflict = of_both(space(price, weight(1, "0.8")));
    for (const auto& [outcome, utility] : {std::pair{0U, 0.0}, {1U, 0.0}, {2U, 0.4}, {3U, 0.8}, {4U, 0.8}})
        EXPECT_NEAR((*conflict.payoffs)(Side{0}, Outcome{outcome}), utility, 1e-15) << outcome;
    EXPECT_THAT(refused(space(replaced(price, "\"3\"", "\"3.5\""), weight(1, "1"))), HasSubstr("whole numbers"));
}

TEST(Genius, what_is_below_nothing_or_said_twice_is_refused) {
    const std::string good =
        space(issue(1, "D", "1", "2") + issue(2, "E", "2", "1"), weight(1, "0.9") + weight(2, "0.1"));
    EXPECT_EQ(refused(good), "no error");
    EXPECT_THAT(refused(replaced(good, "\"E\"", "\"D\"")),
                HasSubstr("expected issues with names of their own, found 'D' twice"));
    EXPECT_THAT(refused(replaced(good, "<issue index=\"2\"", "<issue index=\"1\"")),
                HasSubstr("expected issues with an index of their own, found '1' twice"));
    EXPECT_THAT(refused(replaced(good, "<weight index=\"2\"", "<weight index=\"1\"")),
                HasSubstr("expected one weight of each index, found '1' twice"));
    EXPECT_THAT(refused(replaced(good, "\"0.1\"", "\"-0.1\"")),
                HasSubstr("expected a weight of 0 or more, found '-0.1'"));
    EXPECT_THAT(refused(space(issue(1, "D", "-1", "-2"), weight(1, "1"))),
                HasSubstr("p.xml:1:65: expected an evaluation of 0 or more, found '-1'"));
    EXPECT_THAT(refused(replaced(good, "<objective name", "<objective/><objective name")),
                HasSubstr("expected one <objective> in <'utility_space'>, found a second"));
}

TEST(Genius, issues_have_a_bounded_number_of_values_with_short_names) {
    std::string items;
    for (int k = 0; k < 60000; ++k) items += fmt::format("<item value=\"{}\" evaluation=\"1\"/>", k);
    const auto with = [&](const std::string& of) {
        return space("<issue index=\"1\" name=\"D\">" + of + "</issue>", weight(1, "1"));
    };
    EXPECT_LT(seconds([&] {
                  EXPECT_THAT(refused(with(items)), HasSubstr("expected at most 10000 values of an issue, found more"));
              }),
              at_once);
    const std::string ten_thousand = items.substr(0, items.find("<item value=\"10000\""));
    EXPECT_LT(seconds([&] { EXPECT_EQ(of_both(with(ten_thousand)).space.size(), 10000U); }), at_once);
    EXPECT_THAT(refused(with("<item value=\"" + std::string(201, 'v') + "\" evaluation=\"1\"/>")),
                HasSubstr("expected value of at most 200 bytes, found 201"));
}

std::string xml_refusal(const std::string& text) {
    return complaint([&] { (void)tables::parse_xml("x", text); });
}

TEST(Xml, nothing_stands_beside_the_root) {
    EXPECT_EQ(xml_refusal("<?xml version=\"1.0\"?>\n<!-- <!DOCTYPE a> --><a/>\n<!-- <b/> -->\n"), "no error");
    EXPECT_EQ(xml_refusal("<a/>\nmore"), "x:2:1: expected nothing but the root element, found text beside it");
    EXPECT_THAT(xml_refusal("text <a/>"), HasSubstr("found text beside it"));
    EXPECT_THAT(xml_refusal("<a/><![CDATA[b]]>"), HasSubstr("found text beside it"));
    EXPECT_EQ(xml_refusal("<a/>\n<b/>"), "x:2:2: expected one root element, found 'b', a second");
    EXPECT_EQ(xml_refusal("<!-- nothing -->"), "x:1:1: expected a root element of XML, found none");
    EXPECT_EQ(xml_refusal("<a>\n</a>\n<!DOCTYPE a [<!ENTITY b \"c\">]>"),
              "x:3:1: expected a document without <!DOCTYPE: entities of its own are not read, found one");
    EXPECT_NE(xml_refusal("<a><!DOCTYPE a></a>"), "no error");
}

TEST(Xml, references_are_those_that_xml_has) {
    EXPECT_EQ(
        *tables::parse_xml("x", "<a b=\"&lt;&gt;&amp;&quot;&apos;&#65;&#xe9;&#x20AC;&#x1F600;&amp;lt;\"/>").find("b"),
        "<>&\"'Aé€\U0001F600&lt;");
    for (const char* wrong : {"&foo;", "&", "a & b", "&#0;", "&#xD800;", "&#x110000;", "&#;", "&#x;", "&#-1;", "&;"}) {
        EXPECT_THAT(xml_refusal(fmt::format("<a b=\"{}\"/>", wrong)), HasSubstr("x:1:2: expected & only as")) << wrong;
        EXPECT_THAT(xml_refusal(fmt::format("<a>{}</a>", wrong)), HasSubstr("expected & only as")) << wrong;
    }
    EXPECT_EQ(xml_refusal("<a><!-- &foo; --><![CDATA[&foo;]]></a>"), "no error");
}

TEST(Xml, many_attributes_are_read_at_once) {
    std::string text = "<a";
    for (int k = 0; k < 100000; ++k) text += fmt::format(" a{}=\"\"", k);
    EXPECT_LT(seconds([&] { EXPECT_EQ(tables::parse_xml("x", text + "/>").attributes.size(), 100000U); }), at_once);
    EXPECT_THAT(xml_refusal(text + " a0=\"\"/>"), HasSubstr("'a0' twice"));
}

}  // namespace
}  // namespace parley::testing::foreign_limits_test
