// Who says what in sentences made up here: kinds, whose they are, what is no statement.
#include <gtest/gtest.h>

#include "parley/evidence/statements/statements.hpp"

namespace parley::evidence::statements::statements_test {
namespace {

/// "usa demand; china refusal" of a text, in its order.
std::string said(const std::string& text) {
    std::string result;
    for (const Statement& each : read_statements(parse_document(text)).statements) {
        std::string who;
        for (const int country : each.parties)
            who += (who.empty() ? "" : "+") + std::string(countries()[static_cast<std::size_t>(country)].id);
        result += (result.empty() ? "" : "; ") + who + " " + std::string(in_words(each.says));
    }
    return result;
}

struct Case {
    const char *text, *said;
};

TEST(Statements, are_told_apart_by_their_verbs_and_what_governs_them) {
    for (const Case& each : {
             Case{"Brazil refused to lower its tariffs on wine.", "brazil refusal"},
             Case{"Canada refused a U.S. request to open its dairy market.", "canada refusal; usa demand"},
             Case{"Canada refused a request for comment.", ""},
             Case{"Brazil is not ready to negotiate.", "brazil refusal"},
             Case{"Ottawa has no plans to lift the levy.", "canada refusal"},
             Case{"Canadian officials rejected the proposal.", "canada refusal"},
             Case{"India is unwilling to open its dairy market.", "india refusal"},
             Case{"Tokyo offered to buy more rice from the United States.", "japan offer"},
             Case{"Tokyo would be willing to ease its rules.", "japan offer"},
             Case{"Seoul will lift the ban on beef.", "korea offer"},
             Case{"Seoul will not impose new tariffs.", "korea offer"},
             Case{"Mexico urged Washington to drop the duties.", "mexico demand"},
             Case{"Mexico wants a pause of six months.", "mexico demand"},
             Case{"Australia called for an end of the boycott.", "australia demand"},
             Case{"The White House threatened to impose tariffs of 25 percent.", "usa threat"},
             Case{"Brussels will retaliate.", "eu threat"},
             Case{"The Commission in Brussels plans to raise duties on cars.", "eu threat"},
             Case{"Britain believes that Brussels needs a deal.", "uk expectation"},
             Case{"Turkey doubts that the talks will succeed.", "turkey expectation"},
             Case{"The two sides agreed to meet again, France and Germany said.", "germany+france acceptance"},
             Case{"Vietnam accepted the quota.", "vietnam acceptance"},
         })
        EXPECT_EQ(said(each.text), each.said) << each.text;
}

TEST(Statements, keep_conditions_apart_from_what_they_are_conditions_of) {
    EXPECT_EQ(said("Thailand would lift its quota only if Malaysia buys more rubber."),
              "thailand offer; thailand condition");
    EXPECT_EQ(said("Chile will impose duties unless Peru withdraws its subsidy."), "chile threat; chile demand");
    EXPECT_EQ(said("Chile will impose duties if Peru does not withdraw its subsidy."), "chile threat; chile demand");
    EXPECT_EQ(said("If Peru does not withdraw its subsidy, Chile will impose duties."),
              "chile condition; chile threat");
    EXPECT_EQ(said("If Peru fails to withdraw its subsidy, Chile will impose duties."),
              "chile condition; chile threat");
    EXPECT_EQ(said("If it does not rain, harvests will be small."), "");
    EXPECT_EQ(said("Norway insists that the tariffs be removed before a deal is signed."), "norway condition");
    EXPECT_EQ(said("The duties stay until 1 May, Norway said."), "");
    EXPECT_EQ(said("Until the crisis ends, Canada will keep its tariffs."), "canada condition");
    EXPECT_EQ(said("Canada will not establish a fund."), "");
}

TEST(Statements, are_nobodys_where_the_text_does_not_say_whose) {
    EXPECT_EQ(said("It is not clear what will happen."), "");
    EXPECT_EQ(said("Will Brussels impose tariffs of its own?"), "");
    EXPECT_EQ(said("A tariff of 25 percent on Chinese goods was discussed."), "");
    EXPECT_EQ(said("Officials in Ottawa declined to comment."), "");
    EXPECT_EQ(said("Shares fell by three percent."), "");
}

TEST(Statements, belong_to_who_acts_and_not_to_whom_it_is_done) {
    EXPECT_EQ(said("Canada told the United States that it would not lift its tariffs."), "canada refusal");
    EXPECT_EQ(said("\"We will not be pushed, and we will retaliate,\" said an official in Ottawa."), "canada threat");
    EXPECT_EQ(said("Chinese goods worry American makers, but Japan offered to lower its duties."), "japan offer");
    EXPECT_EQ(said("Mexico demanded that the United States lift its quota. It also offered to buy more corn."),
              "mexico demand; mexico offer");
}

TEST(Statements, are_counted_once_where_a_headline_says_them_first) {
    EXPECT_EQ(said("India will refuse to open its dairy market,\n"
                   "India will refuse to open its dairy market to American cheese this week, two people said.\n"),
              "india refusal");
}

TEST(Statements, carry_their_figures_and_those_of_two_rates_are_two) {
    const Reading reading = read_statements(parse_document(
        "Turkey is imposing a 25% tariff on imports from Greece and a 10% tariff on imports from Spain."));
    ASSERT_EQ(reading.statements.size(), 2u);
    ASSERT_EQ(reading.statements[0].figures.size(), 1u);
    EXPECT_DOUBLE_EQ(reading.statements[0].figures[0].value, 0.25);
    EXPECT_DOUBLE_EQ(reading.statements[1].figures[0].value, 0.10);
}

TEST(Statements, know_people_by_their_titles_and_their_sides) {
    const Reading reading =
        read_statements(parse_document("Trade Minister Ana Silva of Brazil met Prime Minister Keir Starmer."));
    ASSERT_EQ(reading.people.size(), 2u);
    EXPECT_EQ(reading.people[0].name, "Ana Silva");
    EXPECT_EQ(countries()[static_cast<std::size_t>(reading.people[0].country)].id, "brazil");
    EXPECT_EQ(countries()[static_cast<std::size_t>(reading.people[1].country)].id, "uk");
    const Reading others = read_statements(parse_document(
        "It names the US trade representative, Robert Lighthizer, the President of Mexico Andrés Manuel López Obrador "
        "and President Donald J. Trump Strikes Deal, but no Secretary of Homeland Security, no More Americans in Hong "
        "Kong, no Vietnam War and no Open China."));
    ASSERT_EQ(others.people.size(), 3u);
    EXPECT_EQ(others.people[0].title, "US trade representative");
    EXPECT_EQ(others.people[1].name, "Andrés Manuel López Obrador");
    EXPECT_EQ(countries()[static_cast<std::size_t>(others.people[1].country)].id, "mexico");
    EXPECT_EQ(others.people[2].name, "Donald J. Trump");
}

TEST(Statements, are_none_where_it_is_denied_asked_or_supposed) {
    for (const char* text : {
             "Brazil did not say whether it would retaliate.",
             "Norway asked whether India would lower its tariff on fish.",
             "Had Japan raised its duties, Korea would have retaliated.",
             "India denied that it had threatened to impose duties on apples.",
             "Chile has stopped short of threatening tariffs.",
             "It is unlikely that Norway will lift its quota.",
             "Few believe that Argentina will lift its export tax.",
             "Britain declined to confirm that it would cut its duty on whisky.",
             "Under a hypothetical deal, Thailand would open its rice market.",
             "Canada withdrew its threat to impose duties on milk.",
             "Peru had threatened to leave the pact, but it has since dropped the threat.",
         })
        EXPECT_EQ(said(text), "") << text;
    EXPECT_EQ(said("Brazil denied the report, but Chile will impose duties on wine."), "chile threat")
        << "who is not in the clause of the denial says it";
    EXPECT_EQ(said("Indonesia promised not to raise its duty."), "indonesia offer");
    EXPECT_EQ(said("Neither Tokyo nor Seoul will lift its controls."), "korea refusal");
}

TEST(Statements, tell_a_papers_history_from_what_it_says) {
    const std::string order = "By the authority vested in me as President of the United States, I hereby order:\n\n";
    EXPECT_EQ(said(order + "In Order 14 of 2 April I imposed duties on imports from China."), "");
    EXPECT_EQ(said(order + "In recognition of the fact that China would retaliate, this is ordered."), "");
    EXPECT_EQ(said(order + "On April 2, 2025, the President imposed a tariff of 10 percent on all countries."), "");
    EXPECT_EQ(said(order + "China imposes tariffs of 30 percent on cars."), "usa report-of-fact")
        << "what the paper says that others do";
    EXPECT_EQ(said("I think that led to a great deal of good feeling, said the minister of Norway."), "");
    EXPECT_EQ(said("France and Germany will deepen their cooperation."), "");
}

TEST(Statements, of_an_order_are_what_it_enacts) {
    const std::string order = "By the authority vested in me as President of the United States, I hereby order:\n\n";
    EXPECT_EQ(said(order + "All articles shall be subject to an additional duty of 10 percent."), "usa report-of-fact");
    EXPECT_EQ(said(order + "Heading 1 shall be amended by deleting \"84%\" and by inserting \"125%\"."),
              "usa report-of-fact");
    EXPECT_EQ(said(order + "Heading 1 shall be amended by deleting \"25%\" and by inserting \"15%\"."), "usa offer");
    EXPECT_EQ(said(order + "I also deem it necessary to:\n\n(a) increase the duty on toys to 20 percent; and\n\n"
                           "(b) suspend the duty on wine."),
              "usa report-of-fact; usa offer");
}

TEST(Statements, are_one_where_they_are_told_twice) {
    EXPECT_EQ(said("Chile will take measures against fraud. Specifically, Chile will stop shipments of copper."),
              "chile offer");
    EXPECT_EQ(said("Chile will not apply its duties and will allow free imports."), "chile offer");
    EXPECT_EQ(said("Chile will purchase $5 billion of gas.\n\nChile will lead by purchasing $5 billion of gas."),
              "chile offer");
}

TEST(Statements, of_news_are_no_papers_because_it_quotes_a_paper) {
    EXPECT_EQ(
        said("Peru and Chile met.\n\n\"We talk,\" Peru said in a statement.\n\nOn 2 April 2025 Chile imposed duties "
             "of 10 percent on fish."),
        "chile report-of-fact");
    EXPECT_EQ(said("\"Chile has sent us a list, so we will lift our duty on fish,\" a spokeswoman told reporters."), "")
        << "whom a quote names does not say it";
    EXPECT_EQ(said("\"Chile has sent us a list, so we will lift our duty on fish,\" Peru said."), "peru offer");
    EXPECT_EQ(said("Peru warned its partners not to retaliate."), "peru demand");
    EXPECT_EQ(said("Peru is seeking an agreement."), "");
    EXPECT_EQ(said("The tariffs of Peru were expected to be in effect in June."), "");
}

// Five texts as they come out of a PDF: cut words, columns, notes, page numbers. Read right, or not at all.
TEST(Statements, of_a_pdf_are_read_right_or_not_at_all) {
    const std::string cut =
        "Talks          Page 3 of 7\n\nCanada said that it would impose duties of 25 per-\ncent on "
        "whiskey within 30\ndays. They cover goods worth $1.2 bil-\nlion.\n";
    EXPECT_EQ(said(cut), "canada threat");
    const std::vector<Figure> figures = parse_document(cut).paragraphs.back().figures;
    ASSERT_EQ(figures.size(), 3u);
    EXPECT_EQ(figures[0].value, 0.25);
    EXPECT_EQ(figures[1].unit, "day");
    EXPECT_EQ(figures[2].value, 1.2e9);
    EXPECT_EQ(said("Chile will impose duties            Peru demanded that\nof 12 percent on fish by            Chile "
                   "lift its duty\n31 March unless Peru lifts          on fish by the end\nits ban.               "
                   "             of the month.\n"),
              "")
        << "two columns in one line";
    EXPECT_EQ(said("Japan1 offered to cut its duty2 to 5 percent.3\n\n1 See Table 4.\n"), "");
    EXPECT_EQ(said("Mexico would not rule\nout a response.\n\f3\n"), "");
    EXPECT_EQ(
        said(
            "Talks go on.\n\nIf the United States were to impose tariffs, India would respond, an offi-\ncial said.\n"),
        "india threat");
}

}  // namespace
}  // namespace parley::evidence::statements::statements_test
