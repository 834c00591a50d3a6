// From a report to a first scenario; all faults of a file in one run; templates and schemas.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <sstream>

#include "tests/cli/program.hpp"
#include "tests/support/shared_data.hpp"

namespace parley::testing::draft_test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// Made up.
constexpr const char* report =
    "Brazil said that it would impose duties of 20 percent on Japanese cars worth $300 million unless Tokyo lifts its "
    "quota on beef.\n"
    "Japan is not ready to discuss its rice market. Japanese officials offered to buy more soybeans.\n"
    "Shares of carmakers fell by three percent.\n";

TEST(Draft, of_a_report_is_checked_and_solved_without_an_edit) {
    const Folder folder;
    const std::string text = folder.file("r.txt", report), made = folder.path("d");
    const Ran drafted = shell("parley draft " + text + " --published 2026-01-30 -o " + made);
    ASSERT_EQ(drafted.exit_code, 0) << drafted.err;
    EXPECT_THAT(drafted.out, HasSubstr("2 parties"));
    const std::string yaml = text_of(made + "/scenario.yaml");
    EXPECT_THAT(yaml, HasSubstr("says: threat"));
    EXPECT_THAT(yaml, HasSubstr("announced: {by: brazil, on: 2026-01-30, due: none"));
    EXPECT_THAT(yaml, HasSubstr("the text has 20 percent (paragraph 1), taken as points on top"));
    EXPECT_THAT(yaml, HasSubstr("refusal of Japan: Japan is not ready to discuss its rice market."))
        << "of what nobody asked for: a statement of its own";
    EXPECT_THAT(yaml, HasSubstr("# draft, P2.s2"));
    const Ran checked = shell("parley check " + made);
    EXPECT_EQ(checked.exit_code, 0) << checked.err;
    EXPECT_THAT(checked.out, HasSubstr("Ready for: solve, deals"));
    EXPECT_THAT(checked.out, HasSubstr("To find out next:"));
    EXPECT_EQ(shell("parley solve " + made).exit_code, 0);
    // The same text, the same file; and nothing that is there is lost.
    EXPECT_EQ(shell("parley draft " + text + " --published 2026-01-30").out, yaml);
    const Ran again = shell("parley draft " + text + " -o " + made);
    EXPECT_EQ(again.exit_code, 3);
    EXPECT_THAT(again.err, HasSubstr("without a scenario.yaml"));
    EXPECT_EQ(text_of(made + "/scenario.yaml"), yaml);
}

TEST(Draft, of_every_given_text_is_checked_and_solved_without_an_edit) {
    namespace fs = std::filesystem;
    if (shared_folder().empty() || !fs::exists(shared_folder() / "texts")) GTEST_SKIP() << shared_absent;
    const Folder folder;
    int number = 0;
    for (const auto& entry : fs::directory_iterator(shared_folder() / "texts")) {
        if (entry.path().extension() != ".txt") continue;
        const std::string made = folder.path("d" + std::to_string(++number));
        ASSERT_EQ(shell("parley draft " + entry.path().string() + " -o " + made).exit_code, 0) << entry.path();
        const Ran checked = shell("parley check " + made);
        EXPECT_EQ(checked.exit_code, 0) << entry.path() << checked.err;
        EXPECT_EQ(shell("parley solve " + made).exit_code, 0) << entry.path();
    }
    EXPECT_GT(number, 10);
}

// A level is made of what a statement is about, and not of whatever else its sentence speaks of.
TEST(Draft, does_not_take_a_measure_from_another_clause) {
    const Folder folder;
    const auto drafted = [&](const std::string& text) {
        return shell("parley draft " + folder.file("t.txt", text)).out;
    };
    const std::string unless = drafted(
        "The United States will raise duties on Canadian lumber by 20 percent unless Canada ends its subsidies.\n\n"
        "Canada refused to end its subsidies.\n");
    EXPECT_THAT(unless, HasSubstr("party: usa, level: usa-duties.levied-20-points-c16, says: threat"));
    EXPECT_THAT(unless, Not(HasSubstr("usa-industrial-policy")));
    const std::string all = drafted(
        "Trump has threatened tariffs of 10 percent on all Indian goods if Delhi does not cut its duty on steel.\n\n"
        "India offered to buy more American natural gas.\n");
    EXPECT_THAT(all, HasSubstr("by: USA, on: IND, sectors: goods}"));
    EXPECT_THAT(all, Not(HasSubstr("by: USA, on: IND, sectors: [C24A]"))) << "that is what is demanded";
    EXPECT_THAT(all, HasSubstr("by: IND, on: USA, sectors: [C24A]"));
    const std::string against = drafted(
        "Ottawa rejected the American tariffs as illegal.\n\nCanada demanded that Washington lift its tariffs.\n");
    EXPECT_THAT(against, Not(HasSubstr("canada-duty"))) << "no duty of Canada's own is refused here";
    EXPECT_THAT(against, HasSubstr("refusal of Ottawa"));
    const std::string member = drafted(
        "China demanded that Brussels withdraw its duties on cars.\n\nThe European Union offered to lower the "
        "duties.\n\nGermany opposed the tariffs in a vote.\n");
    EXPECT_THAT(member, Not(HasSubstr("party: eu, level: eu-duties.lifted-10-points, says: refusal")));
    EXPECT_THAT(member, HasSubstr("refusal of Germany"));
    const std::string limits =
        drafted("Washington asked Canada to limit its shipments of steel.\n\nCanada refused to limit its shipments.\n");
    EXPECT_THAT(limits, HasSubstr("Controls tightened"));
    EXPECT_THAT(limits, Not(HasSubstr("Controls eased")));
    const std::string raised = drafted(
        "China threatened to raise tariffs on European petrol cars to 25 percent.\n\nThe European Union demanded that "
        "China open its market.\n");
    EXPECT_THAT(raised, HasSubstr("duty: {value: 25 %, range: [\"20 %\", \"30 %\"]"));
    EXPECT_THAT(raised, HasSubstr("sectors: [C29]"));
}

TEST(Draft, of_what_is_no_text_is_refused_by_name) {
    const Folder folder;
    const auto refused = [&](const std::string& name, const std::string& text) {
        const Ran ran = shell("parley draft " + folder.file(name, text));
        EXPECT_EQ(ran.exit_code, 3);
        return ran.err;
    };
    EXPECT_THAT(refused("a.docx", "PK\x03\x04..."), HasSubstr(".docx"));
    EXPECT_THAT(refused("a.rtf", "{\\rtf1 Brazil}"), HasSubstr("RTF"));
    EXPECT_THAT(refused("a.pdf", "%PDF-1.4 nothing"), HasSubstr("pdftotext"));
    EXPECT_THAT(refused("a.txt", ""), HasSubstr("expected"));
    EXPECT_EQ(shell("parley draft " + folder.file("b.txt", report) + " --published Friday").exit_code, 2);
}

TEST(Draft, a_page_of_the_web_is_read_as_its_text) {
    const Folder folder;
    std::string page = "<!DOCTYPE html><html><head><title>t</title></head><body><script>x()</script>";
    std::istringstream lines(report);
    for (std::string line; std::getline(lines, line);) page += "<p>" + line + "</p>\n";
    const std::string made = folder.path("d"), plain = folder.path("e");
    const Ran drafted = shell("parley draft " + folder.file("r.html", page) + " --published 2026-01-30 -o " + made);
    ASSERT_EQ(drafted.exit_code, 0) << drafted.err;
    EXPECT_THAT(drafted.out, HasSubstr("tags gone"));
    const Ran text = shell("parley draft " + folder.file("r.txt", report) + " --published 2026-01-30 -o " + plain);
    ASSERT_EQ(text.exit_code, 0) << text.err;
    EXPECT_EQ(shell("parley check " + made).exit_code, 0);
    EXPECT_EQ(shell("parley check " + made + " --source " + folder.path("r.html")).exit_code, 0);
    // The same statements, whatever the file is called.
    EXPECT_EQ(drafted.out.substr(drafted.out.find(':'), 60), text.out.substr(text.out.find(':'), 60));
}

TEST(Draft, an_offer_is_not_put_on_what_its_party_refuses) {
    const Folder folder;
    const std::string yaml =
        shell("parley draft " +
              folder.file("q.txt",
                          "Britain will not discuss fishing quotas, and will offer France a larger steel quota "
                          "instead.\n\nBritish officials offered to raise the quota.\n"))
            .out;
    EXPECT_THAT(yaml, HasSubstr("level: uk-quota.opened-a03, says: refusal"));
    EXPECT_THAT(yaml, HasSubstr("level: uk-quota.opened-c24a, says: offer"));
    EXPECT_THAT(yaml, HasSubstr("draft, P2.s1, offer"));
    EXPECT_THAT(yaml, Not(HasSubstr("opened-a03, says: offer")));
}

// Published on the last but one day of January: a month later is the end of February.
TEST(Draft, a_threat_is_due_on_the_day_that_its_sentence_makes_due_and_on_no_other) {
    const Folder folder;
    int number = 0;
    const auto due = [&](const std::string& sentence, bool page = false) {
        const std::string name = "t" + std::to_string(++number) + (page ? ".html" : ".txt");
        const std::string text = "India and the United States talk about duties.\n\n" + sentence;
        const Ran ran = shell("parley draft " + folder.file(name, page ? "<html><body><p>" + text : text) +
                              " --published 2026-01-30");
        EXPECT_EQ(ran.exit_code, 0) << ran.err;
        const std::size_t at = ran.out.find(", due: ");
        return at == std::string::npos ? "" : ran.out.substr(at + 7, ran.out.find(',', at + 2) - at - 7);
    };
    const std::string threat = "India will impose duties of 20 percent on American apples";
    EXPECT_EQ(due(threat + " on 31 March."), "2026-03-31");
    EXPECT_EQ(due(threat + " from 1 March."), "2026-03-01");
    EXPECT_EQ(due(threat + " within 30 days."), "2026-03-01");
    EXPECT_EQ(due(threat + " in a fortnight."), "2026-02-13");
    EXPECT_EQ(due(threat + " in one month."), "2026-02-28") << "there is no 30 February";
    EXPECT_EQ(due(threat + " by the end of next month."), "2026-02-28");
    EXPECT_EQ(due(threat + " by the end of the month."), "2026-01-31");
    EXPECT_EQ(due("Within 60 days, " + threat + "."), "2026-03-31");
    EXPECT_EQ(due(threat + " within 30&nbsp;days.", true), "2026-03-01");
    for (const char* other : {
             " within 30 days of the ruling.",                 // from another day
             " that were shipped since 1 March.",              // what has been
             ", a list of which it announced on 2 December.",  // past, whatever the year
             " until 31 March.",                               // its end
             ", from 1 March to 15 April.",                    // two days
             " on 31 April.",                                  // no day
             " on Friday.",                                    // this one or the next
             ", six months later than planned.",               //
         })
        EXPECT_EQ(due(threat + other), other == std::string(", from 1 March to 15 April.") ? "2026-03-01" : "none")
            << other;
}

TEST(Draft, a_request_is_of_who_refuses_it_and_if_it_does_not_is_a_demand) {
    const Folder folder;
    const std::string yaml =
        shell(
            "parley draft " +
            folder.file("r.txt",
                        "The United States will impose duties of 25 percent on Indian steel if Delhi does not cut its "
                        "duty on almonds.\n"
                        "Canada refused a U.S. request to open its dairy market.\n"))
            .out;
    EXPECT_THAT(yaml, HasSubstr("{party: usa, level: india-duties.lifted-10-points-a01, says: demand"));
    EXPECT_THAT(yaml, HasSubstr("{party: canada, level: canada-market.opened"));
    EXPECT_THAT(yaml, HasSubstr("{party: usa, level: canada-market.opened"));
    EXPECT_THAT(yaml, Not(HasSubstr("india-market")));
}

TEST(Draft, measures_itself_against_what_somebody_marked) {
    const Folder folder;
    const std::string text = folder.file("r.txt", report);
    const std::string gold = folder.file("g.yaml",
                                         "parties: [{id: b, name: Brazil}, {id: j, name: Japan}]\n"
                                         "figures: []\n"
                                         "stances:\n"
                                         "  - {who: b, says: threat, at: P1.s1}\n"
                                         "  - {who: j, says: acceptance, at: P2.s1}\n");
    const Ran ran = shell("parley draft " + text + " --gold " + gold + " --list");
    ASSERT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("missed  P2.s1 acceptance of j"));
    EXPECT_THAT(ran.out, HasSubstr("extra   P2.s1 refusal of japan"));
    EXPECT_EQ(shell("parley draft " + text + " --gold " + folder.file("n.yaml", "- 1\n")).exit_code, 3);
}

TEST(NewScenario, is_read_as_it_stands_for_any_number_of_parties) {
    const Folder folder;
    for (const char* options : {"", "--parties 3", "--parties 8 --no-trade"}) {
        const std::string file = folder.path("new.yaml");
        ASSERT_EQ(shell(std::string("parley new ") + options + " -o " + file).exit_code, 0);
        const Ran checked = shell("parley check " + file);
        EXPECT_EQ(checked.exit_code, 0) << options << checked.err;
        EXPECT_THAT(text_of(file), HasSubstr("# yaml-language-server: $schema="));
    }
    EXPECT_EQ(shell("parley new --parties 9").exit_code, 2);
}

TEST(Schema, of_a_document_is_printed_by_its_name) {
    EXPECT_THAT(shell("parley schema").out, HasSubstr("scenario-2\n"));
    EXPECT_EQ(shell("parley schema scenario").out, text_of(source_folder() / "docs/schema/scenario-2.schema.json"));
    const Ran none = shell("parley schema senario-2");
    EXPECT_EQ(none.exit_code, 3);
    EXPECT_THAT(none.err, HasSubstr("did you mean scenario-2?"));
}

TEST(Check, names_all_faults_of_a_file_in_one_run_and_none_that_only_follows) {
    const Folder folder;
    ASSERT_EQ(shell("parley new -o " + folder.path("s.yaml")).exit_code, 0);
    std::string text = text_of(folder.path("s.yaml"));
    const auto change = [&](const std::string& from, const std::string& to) {
        const std::size_t at = text.find(from);
        ASSERT_NE(at, std::string::npos) << from;
        text.replace(at, from.size(), to);
    };
    change("owner: usa", "owner: uas");
    change("sectors: goods}", "sectors: C24}");
    change("says: threat", "says: treat");
    change("weight: {value: -0.1 points, range: [-1 points, -0.01 points], assumption: a template}",
           "weight: {value: -0.1}");
    change("step-1: {label: The first moves, levels: {usa-duties: levied}}",
           "step-1: {label: The first moves, levels: {usa-duty: levied}}");
    const Ran ran = shell("parley check " + folder.file("f.yaml", text));
    EXPECT_EQ(ran.exit_code, 3);
    EXPECT_THAT(ran.err, HasSubstr("'uas'; did you mean usa?"));
    EXPECT_THAT(ran.err, HasSubstr("C24 is split there: C24A and C24B"));
    EXPECT_THAT(ran.err, HasSubstr("'treat'"));
    EXPECT_THAT(ran.err, HasSubstr("'usa-duty'; did you mean usa-duties?"));
    EXPECT_THAT(ran.err, HasSubstr("5 faults"));
    EXPECT_EQ(ran.out, "");
}

TEST(Codes, that_a_world_has_not_are_explained_by_what_contains_them_before_spelling) {
    const auto said = [](const std::string& what) { return shell("parley solve " + what).err; };
    const auto sector = [&](const std::string& code) { return said("--by USA --duty CHN:+10:" + code); };
    EXPECT_THAT(sector("C24"), HasSubstr("C24 is split there: C24A and C24B"));
    EXPECT_THAT(sector("C10"), HasSubstr("C10 is part of C10T12 there"));
    EXPECT_THAT(sector("C30"), HasSubstr("C30 is split there: C301 and C302T309"));
    EXPECT_THAT(sector("A01_02"), HasSubstr("A01_02 is split there: A01 and A02"));
    EXPECT_THAT(sector("B"), HasSubstr("B is split there: B05, B06, B07, B08 and B09"));
    EXPECT_THAT(sector("G"), HasSubstr("G is part of G_I there"));
    EXPECT_THAT(sector("K64"), HasSubstr("K64 is part of K there"));
    EXPECT_THAT(sector("7208"), HasSubstr("mostly of C24A"));
    EXPECT_THAT(sector("'Iron and steel'"), HasSubstr("that is C24A there"));
    EXPECT_THAT(sector("C62"), Not(HasSubstr("is part of C")));
    const auto economy = [&](const std::string& code) { return said("--by CHN --duty '" + code + ":+10:goods'"); };
    EXPECT_THAT(economy("EU"), HasSubstr("that is EU27 there"));
    EXPECT_THAT(economy("UK"), HasSubstr("that is GBR there"));
    EXPECT_THAT(economy("United States"), HasSubstr("that is USA there"));
    EXPECT_THAT(economy("DEU"), HasSubstr("part of EU27 there"));
    for (const char* germany : {"Germany", "de", "276"})
        EXPECT_THAT(economy(germany), HasSubstr("that is part of EU27 there")) << germany;
    for (const char* vietnam : {"Viet Nam", "vn", "704"})
        EXPECT_THAT(economy(vietnam), HasSubstr("that is VNM there")) << vietnam;
    EXPECT_THAT(economy("842"), HasSubstr("that is USA there")) << "its number in UN Comtrade";
    EXPECT_THAT(economy("Hong Kong"), HasSubstr("that is part of ROW there"));
    EXPECT_THAT(economy("Congo"), Not(HasSubstr("that is"))) << "there are two";
    EXPECT_THAT(sector("steel"), HasSubstr("did you mean C24A (Iron and steel)?"));
    EXPECT_THAT(sector("cars"), HasSubstr("did you mean C29 (Motor vehicles)?"));
    EXPECT_THAT(sector("nonsense"), Not(HasSubstr("did you mean")));
}

}  // namespace
}  // namespace parley::testing::draft_test
