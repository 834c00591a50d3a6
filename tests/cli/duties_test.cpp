// parley duties, and lists and days for parley solve and parley world export.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "parley/world/folder/world_folder.hpp"
#include "tests/cli/program.hpp"

namespace parley::testing::duties_test {
namespace {

using ::testing::HasSubstr;

TEST(Duties, of_two_sides_on_a_day_are_shown_by_sector) {
    const Ran ran = shell("parley duties --date 2019-09-01 --by CHN --on USA --world world-2017");
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("so from 2019-09-01 until 2019-12-25"));
    EXPECT_THAT(ran.out, HasSubstr("+13.8 points more than in the world's\n    own duties"));
}

TEST(Duties, on_a_day_outside_the_table_are_refused_with_its_days) {
    const Ran ran = shell("parley duties --date 2017-05-01 --by USA --on CHN");
    EXPECT_EQ(ran.exit_code, 3);
    EXPECT_THAT(ran.err, HasSubstr("USA on CHN 2018-01-01 to 2024-09-26"));
    EXPECT_THAT(ran.err, HasSubstr("found 2017-05-01"));
}

TEST(Duties, of_a_day_in_a_world_of_other_sectors_say_what_stands_for_what) {
    const Folder folder;
    const std::string mapping = folder.file("m.csv", "kind,from,to,name\nsector,C24A,C24,Metals\nsector,C24B,C24,\n");
    const std::string world = folder.path("coarse"), then = folder.path("then");
    ASSERT_EQ(shell("parley world aggregate world-2017 --mapping " + mapping + " -o " + world).exit_code, 0);
    const std::string note = "C24 the mean of C24A and C24B";
    EXPECT_THAT(shell("parley duties --date 2019-09-01 --world " + world).out,
                HasSubstr("C24 the\n  mean of C24A and C24B"));
    const Ran as_json = shell("parley duties --date 2019-09-01 --world " + world + " --json");
    EXPECT_THAT(nlohmann::json::parse(as_json.out)["note"].get<std::string>(), HasSubstr(note));
    EXPECT_THAT(shell("parley solve --date 2019-09-01 --ranges none --full --world " + world).out,
                HasSubstr("Means are by trade."));
    // And the world of that day is no world to begin from: its duties would be there twice.
    ASSERT_EQ(shell("parley world export " + world + " --date 2019-09-01 -o " + then).exit_code, 0);
    const Ran twice = shell("parley solve --date 2020-02-14 --world " + then);
    EXPECT_EQ(twice.exit_code, 3);
    EXPECT_THAT(twice.err, HasSubstr("--world: expected a world as it was observed"));
}

TEST(Duties, need_one_question) {
    EXPECT_EQ(shell("parley duties").exit_code, 2);
    EXPECT_EQ(shell("parley duties us-301-1 --date 2019-09-01").exit_code, 2);
    EXPECT_EQ(shell("parley duties us-301-1 --on CHN").exit_code, 2);
    EXPECT_EQ(shell("parley duties us-301-1 --json --csv").exit_code, 2);
}

TEST(Duties, a_list_of_national_lines_is_told_how_to_become_one_of_products) {
    const Folder folder;
    const std::string list = folder.file("s301.csv", "hts8,list\n72081015,1\n");
    for (const std::string& command : {"parley solve --duties " + list, "parley duties " + list}) {
        const Ran ran = shell(command);
        EXPECT_EQ(ran.exit_code, 3);
        EXPECT_THAT(ran.err, HasSubstr("a column hs6, products by six digits"));
    }
}

TEST(Duties, a_list_solves_as_the_file_that_is_written_from_it_does) {
    const Folder folder;
    const std::string list =
        folder.file("list.csv", "hs6,add_points,value_usd_m\n870322,20,3000\n870323,10,2000\n120190,25,500\n");
    const std::string of = " --by EU27 --on USA --world world-2017 ";
    ASSERT_EQ(shell("parley duties " + list + of + "--csv -o " + folder.path("d.csv")).exit_code, 0);
    const Ran one = shell("parley solve --duties " + list + of + "--json"),
              two = shell("parley solve --duties " + folder.path("d.csv") + " --world world-2017 --json");
    ASSERT_EQ(one.exit_code, 0) << one.err;
    ASSERT_EQ(two.exit_code, 0) << two.err;
    const auto a = nlohmann::json::parse(one.out)["economies"], b = nlohmann::json::parse(two.out)["economies"];
    ASSERT_EQ(a.size(), b.size());
    for (std::size_t k = 0; k < a.size(); ++k)
        EXPECT_NEAR(a[k]["welfare_pct"].get<double>(), b[k]["welfare_pct"].get<double>(), 1e-9);
    EXPECT_EQ(shell("parley solve --duties " + list + " --world world-2017").exit_code, 3);  // who levies?
    EXPECT_EQ(shell("parley solve --duties " + folder.path("d.csv") + " --by EU27").exit_code, 3);
}

TEST(Duties, a_world_after_a_day_says_what_was_solved) {
    const Folder folder;
    const Ran ran = shell("parley world export world-2017 --date 2018-09-24 -o " + folder.path("then"));
    ASSERT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("--date 2018-09-24"));
    const world::World then = world::read_world_folder(folder.path("then"));
    EXPECT_EQ(then.rebased.front(), "duties: --date 2018-09-24");
    EXPECT_EQ(then.name, "world-2017-rebased");
    EXPECT_EQ(shell("parley world export world-2017 --date 2018-09-24 --after us-china-2018 -o x").exit_code, 2);
    EXPECT_EQ(shell("parley world export --after us-china-2018 world-2017 -o x").exit_code, 2);
}

}  // namespace
}  // namespace parley::testing::duties_test
