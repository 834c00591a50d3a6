// `parley brief`, as a user runs it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/program.hpp"
#include "tests/study/scenario_texts.hpp"
#include "tests/study/small_dispute.hpp"
#include "tests/support/json_schema.hpp"

namespace parley::testing::brief_test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class Briefs : public ::testing::Test {
protected:
    // One file for all of them, so that what the plain brief of it holds is found once.
    static const Folder& shared() {
        static const Folder folder;
        return folder;
    }
    Folder folder;
    const std::string scenario = shared().file("dispute.yaml", small_dispute());

    json data_of(const std::string& what) const {
        const Ran& ran =
            what == scenario ? ran_once("parley brief " + what + " --json") : shell("parley brief " + what + " --json");
        EXPECT_EQ(ran.exit_code, 0) << ran.err;
        return json::parse(ran.out);
    }
};

TEST_F(Briefs, hold_the_very_documents_of_the_other_commands) {
    const json data = data_of(scenario);
    const std::string schema = (source_folder() / "docs/schema/brief-1.schema.json").string();
    EXPECT_EQ(schema_problem(json::parse(tables::read_file(schema)), data), "");
    const std::vector<std::pair<std::string, std::string>> commands{
        {"study", "solve"}, {"deals", "deals"}, {"standoff", "standoff"}};
    for (const auto& [part, command] : commands) {
        const Ran ran = shell("parley " + command + " " + scenario + " --json");
        ASSERT_EQ(ran.exit_code, 0) << ran.err;
        json document = json::parse(ran.out);
        if (part == "study")  // a brief has no room for the flows
            for (json& equilibrium : document["equilibria"]) equilibrium.erase("trade");
        document.erase("refused");  // the page reads it off the levels
        document.erase("movers");   // those of a brief stand with the study, of its own headline
        json held = data[part];
        held.erase("movers");
        if (part == "deals")  // the space of a brief has every payoff
            for (json& objection : document["objections"]) {
                const std::string party = objection["party"];
                EXPECT_NEAR(held["space"]["points"][party][objection["outcome"].get<std::size_t>()].get<double>() -
                                held["disagreement"]["outcome"]["points"][party].get<double>(),
                            objection["gain"].get<double>(), 1e-9);
                objection.erase("gain");
            }
        if (part == "standoff")  // of what a brief asks no other source it says so
            for (std::size_t k = 0; k < held["conclusions"].size(); ++k)
                if (held["conclusions"][k]["opposite_by"].is_null())
                    document["conclusions"][k]["opposite_by"] = nullptr;
        EXPECT_EQ(held, document) << part;
    }
    EXPECT_FALSE(data["highlights"].empty());
}

TEST_F(Briefs, draw_the_economics_too_where_they_are_asked_to) {
    const std::string store = folder.path("sweep.sqlite");
    const json plain = data_of(scenario), drawn = data_of(scenario + " --points 3 --store " + store);
    const Ran forecast = shell("parley forecast " + scenario + " --points 3 --json");
    json alone = json::parse(forecast.out);
    for (const char* part : {"precedents", "chances", "course"}) alone.erase(part);  // a brief has them of its own
    EXPECT_EQ(drawn["forecast"], alone) << forecast.err;
    EXPECT_TRUE(plain["forecast"]["sweep"].is_null());
    EXPECT_EQ(drawn["forecast"]["sweep"]["points"], 3);
    EXPECT_EQ(data_of(scenario + " --store " + store)["forecast"], drawn["forecast"]);
    EXPECT_EQ(plain["deals"], drawn["deals"]);

    const std::string other =
        folder.file("other.yaml", replaced(small_dispute(), "title: A small dispute", "title: Another small dispute"));
    const Ran ran = shell("parley brief " + other + " --json -o " + folder.path("data.json") + " --store " + store);
    EXPECT_EQ(ran.exit_code, 3);
    EXPECT_THAT(ran.err, HasSubstr("scenario"));
    EXPECT_THAT(folder.content(), Not(HasSubstr("data.json")));
}

TEST_F(Briefs, of_a_conflict_have_no_economics) {
    const json data = data_of((source_folder() / "conflicts/elmira-1993.yaml").string());
    for (const char* part : {"scenario", "study", "deals", "standoff", "forecast"})
        EXPECT_TRUE(data[part].is_null()) << part;
    EXPECT_FALSE(data["conflict"].is_null());
}

// A build may have no page; then it says so and writes nothing.
TEST_F(Briefs, are_one_file_or_none) {
    const std::string hostile = folder.file("hostile.yaml", replaced(small_dispute(), "title: A small dispute",
                                                                     "title: </script><script>alert(1)</script>"));
    const std::string page = folder.path("brief.html");
    const Ran ran = shell("parley brief " + hostile + " --no-engine -o " + page);
    if (ran.exit_code == 2) {
        EXPECT_THAT(ran.err, HasSubstr("this build has no page: run `make page` and build again"));
        EXPECT_THAT(folder.content(), Not(HasSubstr("brief.html")));
        return;
    }
    ASSERT_EQ(ran.exit_code, 0) << ran.err;
    const std::string html = tables::read_file(page);
    EXPECT_THAT(html, HasSubstr("id=\"brief-data\""));
    EXPECT_THAT(html, HasSubstr("<main id=\"static\">"));
    EXPECT_THAT(html, Not(HasSubstr("alert(1)</script>")));
    EXPECT_THAT(html, Not(HasSubstr("id=\"engine-wasm\"")));
}

TEST_F(Briefs, of_bad_input_are_refused_in_one_line_with_nothing_written) {
    const std::string broken = folder.file("broken.yaml", replaced(small_dispute(), "title:", "titel:"));
    for (const std::string& what : {broken, folder.path("none.yaml")}) {
        const Ran ran = shell("parley brief " + what + " --json -o " + folder.path("data.json"));
        EXPECT_EQ(ran.exit_code, 3) << what;
        EXPECT_EQ(std::count(ran.err.begin(), ran.err.end(), '\n'), 1) << ran.err;
        EXPECT_THAT(folder.content(), Not(HasSubstr("data.json")));
    }
}

TEST_F(Briefs, name_their_address_only_where_it_is_said_and_is_one) {
    const std::string page = folder.path("brief.html");
    const std::string write = "parley brief " + scenario + " --no-engine -o " + page;
    const Ran plain = shell(write);
    if (plain.exit_code == 2) GTEST_SKIP() << "this build has no page";
    ASSERT_EQ(plain.exit_code, 0) << plain.err;
    for (const char* part : {"canonical", "og:url", "og:image", "twitter:card"})
        EXPECT_THAT(tables::read_file(page), Not(HasSubstr(part)));
    ASSERT_EQ(shell(write + " --address 'https://example.org/a?b=1&c=2'").exit_code, 0);
    EXPECT_THAT(tables::read_file(page),
                HasSubstr("<link rel=\"canonical\" href=\"https://example.org/a?b=1&amp;c=2\">"));
    EXPECT_THAT(tables::read_file(page), Not(HasSubstr("og:image")));
    std::filesystem::remove(page);
    for (const char* bad :
         {"--address example.org/brief.html", "--address 'javascript:alert(1)'", "--address 'https://example.org/a b'",
          "--address 'https://example.org/#levers'", "--address https://example.org/ --picture brief.png"}) {
        const Ran ran = shell(write + " " + bad);
        EXPECT_EQ(ran.exit_code, 3) << bad;
        EXPECT_THAT(ran.err, HasSubstr("expected an http or https address, such as https://example.org/brief.")) << bad;
        EXPECT_EQ(std::count(ran.err.begin(), ran.err.end(), '\n'), 1) << ran.err;
        EXPECT_THAT(folder.content(), Not(HasSubstr("brief.html")));
    }
    const Ran idle = shell(write + " --picture https://example.org/brief.png");
    EXPECT_NE(idle.exit_code, 0);
    EXPECT_THAT(idle.err, HasSubstr("goes with --address"));
}

}  // namespace
}  // namespace parley::testing::brief_test
