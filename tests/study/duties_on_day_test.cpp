// Duties by date in worlds of other economies and sectors than their table's.
#include "parley/pricing/by_date/duties_on_day.hpp"
#include "parley/pricing/by_date/place_in_force.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parley/core/input_error.hpp"
#include "parley/pricing/duties/day_study.hpp"
#include "parley/pricing/duties/duty_study.hpp"
#include "parley/pricing/files/load_world.hpp"
#include "parley/scenario/files/load_scenario.hpp"
#include "parley/world/aggregate.hpp"
#include "parley/world/folder/mapping.hpp"
#include "tests/support/solved.hpp"
#include "tests/support/texts.hpp"

namespace parley::duties_on_day_test {
namespace {

using namespace parley::pricing;
using namespace parley::testing;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::UnorderedElementsAre;

// Codes and nothing else.
world::World named(const std::vector<world::EconomyInfo>& economies, const std::vector<std::string>& sectors) {
    world::World world;
    world.name = "here";
    world.economies = economies;
    for (const std::string& code : sectors) world.sectors.push_back({code, code, true, true});
    return world;
}

// "USA DEU C29: 0 2" for each flow.
std::vector<std::string> shown(const world::World& world, const std::vector<TableCell>& cells) {
    const OrRefusal<PlacedDuties> placed = place_duties(world, cells);
    if (!placed) return {placed.refusal().expected + ", found " + placed.refusal().found};
    std::vector<std::string> result;
    for (const PlacedDuty& each : placed->duties) {
        std::string text = world.economies[each.importer.value].code + " " + world.economies[each.exporter.value].code +
                           " " + world.sectors[each.sector.value].code + ":";
        for (const std::size_t k : each.cells) text += " " + std::to_string(k);
        result.push_back(std::move(text));
    }
    return result;
}

const world::EconomyInfo usa{"USA", "", {}}, chn{"CHN", "", {}}, rest{"ROW", "", {}};

TEST(DutiesOnADay, of_the_union_are_those_of_its_members_and_of_the_rest_those_of_all_others) {
    const std::vector<TableCell> cells{{"USA", "EU27", "C29"}, {"USA", "ROW", "C29"}, {"USA", "JPN", "C29"}};
    const world::World world =
        named({usa, {"DEU", "", {}}, {"FRA", "", {}}, {"NOR", "", {}}, {"JPN", "", {}}, rest}, {"C29"});
    EXPECT_THAT(shown(world, cells), UnorderedElementsAre("USA DEU C29: 0", "USA FRA C29: 0", "USA NOR C29: 1",
                                                          "USA JPN C29: 2", "USA ROW C29: 1"));
    const std::string note = place_duties(world, cells)->note;
    EXPECT_THAT(note, HasSubstr("DEU and FRA bear what it has for EU27"));
    EXPECT_THAT(note, HasSubstr("NOR bears what it has for ROW"));
    // Whom a world does not have by itself is in its rest.
    EXPECT_THAT(shown(named({usa, {"EU27", "", {"DEU", "FRA"}}, rest}, {"C29"}), cells),
                UnorderedElementsAre("USA EU27 C29: 0", "USA ROW C29: 1 2"));
}

TEST(DutiesOnADay, of_a_group_are_the_mean_of_its_members_and_none_where_some_have_no_duty) {
    const std::vector<TableCell> cells{{"USA", "EU27", "C29"}, {"USA", "GBR", "C29"}};
    std::vector<std::string> members{"DEU", "FRA", "GBR"};
    EXPECT_THAT(shown(named({usa, {"EU", "", members}}, {"C29"}), cells), ElementsAre("USA EU C29: 0 1"));
    members.push_back("JPN");
    EXPECT_THAT(shown(named({usa, {"BIG", "", members}}, {"C29"}), cells).at(0),
                HasSubstr("EU27 and GBR by itself, for the duties in force by date"));
    EXPECT_THAT(shown(named({usa, rest}, {"C29"}), {{"USA", "CHN", "C29"}}).at(0),
                HasSubstr("found CHN as a part of ROW"));
    EXPECT_THAT(shown(named({{"NAM", "", {"CAN", "USA"}}, chn}, {"C29"}), {{"USA", "CHN", "C29"}}).at(0),
                HasSubstr("USA by itself, for the duties in force by date"));
}

TEST(DutiesOnADay, go_where_the_classes_of_isic_of_their_sectors_are) {
    const std::vector<TableCell> cells{
        {"USA", "CHN", "C24A"}, {"USA", "CHN", "C24B"}, {"USA", "CHN", "C31T33"}, {"USA", "CHN", "D_F"}};
    const world::World world = named({usa, chn}, {"C24", "C31_C32", "C33", "Services"});
    EXPECT_THAT(shown(world, cells), ElementsAre("USA CHN C24: 0 1", "USA CHN C31_C32: 2", "USA CHN C33: 2"));
    const std::string note = place_duties(world, cells)->note;
    EXPECT_THAT(note, HasSubstr("C24 the mean of C24A and C24B"));
    EXPECT_THAT(note, HasSubstr("C31_C32 and C33 bear what it has for C31T33"));
    EXPECT_THAT(note, HasSubstr("Left out, as here has no place for them: duties on D_F."));
    // The rest's electricity does not bear the duty on Canada's.
    EXPECT_THAT(
        shown(named({usa, rest}, {"C29", "D"}), {{"USA", "CAN", "D_F"}, {"USA", "ROW", "C29"}, {"USA", "CAN", "C29"}}),
        ElementsAre("USA ROW C29: 1 2"));
    EXPECT_EQ(place_duties(named({usa, chn}, {"C24A", "C24B", "C31T33", "D_F"}), cells)->note, "");
}

TEST(DutiesOnADay, are_refused_by_name_where_codes_cut_across_each_other_or_say_nothing) {
    const std::vector<TableCell> cells{{"USA", "CHN", "C31T33"}};
    EXPECT_THAT(shown(named({usa, chn}, {"C30T31", "C32T33"}), cells).at(0),
                HasSubstr("C31T33 within one sector, or made of several, for the duties in force by date"));
    EXPECT_THAT(shown(named({usa, chn}, {"s01", "s02"}), cells).at(0),
                HasSubstr("sectors by the codes of ISIC such as C31T33, for the duties in force by date; else "
                          "give the world's economies and sectors other codes by a mapping, or write these duties in a "
                          "file, found none for it in here"));
    EXPECT_THAT(shown(named({usa, {"Asia", "", {}}}, {"C31T33"}), {{"USA", "ROW", "C31T33"}}).at(0),
                HasSubstr("economies by the three letters of ISO 3166, or groups that say their members"));
}

const world::World& world_2017() {
    static const world::World world = load_world("world-2017").world;
    return world;
}

// Steel with other metals, crops with forests: the OECD's sectors of 2021.
const world::World& coarser() {
    static const world::World world = aggregate(world_2017(), read_mapping("m.csv",
                                                                           "kind,from,to,name\n"
                                                                           "sector,A01,A01_02,Farms and forests\n"
                                                                           "sector,A02,A01_02,\n"
                                                                           "sector,C24A,C24,Metals\n"
                                                                           "sector,C24B,C24,\n"
                                                                           "sector,C301,C30,Vehicles\n"
                                                                           "sector,C302T309,C30,\n",
                                                                           world_2017()))
                                          .world;
    return world;
}

TEST(DutiesOnADay, in_coarser_sectors_are_means_by_trade_and_nearly_the_same_over_all_goods_world_2017) {
    for (const auto& [by, on] : {std::pair("USA", "CHN"), std::pair("CHN", "USA")}) {
        const DayStudy fine = study_day(products::bundled_duties(), world_2017(), "2019-09-30", by, on);
        const DayStudy coarse = study_day(products::bundled_duties(), coarser(), "2019-09-30", by, on);
        EXPECT_EQ(fine.note, "");
        EXPECT_THAT(coarse.note, HasSubstr("C24 the mean of C24A and C24B"));
        EXPECT_NEAR(100 * coarse.pairs[0].added, 100 * fine.pairs[0].added, 0.1) << by;
        const auto points = [](const DayStudy& study, const world::World& world, const char* code) {
            for (const DutyOnDay& each : study.duties)
                if (world.sectors[each.sector.value].code == code) return each.duty.rate;
            return -1.0;
        };
        const double steel = points(fine, world_2017(), "C24A"), metals = points(fine, world_2017(), "C24B"),
                     both = points(coarse, coarser(), "C24");
        EXPECT_GT(both, std::min(steel, metals)) << by;
        EXPECT_LT(both, std::max(steel, metals)) << by;
        // Crops are most of it, whatever a forest bears.
        EXPECT_NEAR(points(coarse, coarser(), "A01_02"), points(fine, world_2017(), "A01"),
                    0.2 * std::abs(points(fine, world_2017(), "A02") - points(fine, world_2017(), "A01")) + 1e-12)
            << by;
    }
}

// A dispute of that day, in a world of the test.
std::string in_force_on(const std::string& day) {
    return "parley: 2\ntitle: A day\nworld: world-2017\nday: " + day +
           "\nin-force: by-date\nparties: {usa: {name: US, economies: [USA], assumption: so}, china: {name: China, "
           "economies: [CHN], assumption: so}}\nissues: {talk: {owner: usa, levels: {none: {}, some: {}}}, answer: "
           "{owner: china, levels: {none: {}, some: {}}}}\noutcomes: {today: {}}\n";
}

TEST(DutiesOnADay, are_the_base_of_a_scenario_in_another_world_as_they_are_of_a_command_world_2017) {
    scenario::Scenario scenario = scenario::read_scenario("s.yaml", in_force_on("2019-09-30"));
    const auto read = std::make_shared<const LoadedWorld>(LoadedWorld{coarser(), {}, {}});
    place_in_force(scenario, read->world);
    const SharedSetting setting = setting_of(std::make_shared<const scenario::Scenario>(scenario), read, {});
    ASSERT_TRUE(setting->is_settled());
    EXPECT_THAT(scenario.duties_in_force_note, HasSubstr("C24 the mean of C24A and C24B"));
    DutyQuestion question;
    question.day = "2019-09-30";
    const DutyStudy study = study_duties(prepare_base(coarser(), {}), {}, question);
    ASSERT_EQ(study.status(), model::Status::converged);
    const world::World then = world_after(study);
    const Economy from = *then.find_economy("CHN"), to = *then.find_economy("USA");
    for (const Sector s : then.each_sector())
        EXPECT_NEAR(setting->world().flow(to, from, s), then.flow(to, from, s), 1e-6 * then.flow(to, from, s) + 1e-6)
            << then.sectors[s.value].code;
}

std::string refusal(const world::World& world, const std::string& day) {
    return complaint([&] { (void)study_day(products::bundled_duties(), world, day, "USA", "CHN"); });
}

TEST(DutiesOnADay, that_come_on_top_are_refused_where_the_world_may_have_them_already_or_lacks_what_it_should_have) {
    world::World solved = world_2017();
    solved.rebased = {"duties: --date 2019-09-01"};
    EXPECT_THAT(refusal(solved, "2020-02-14"),
                HasSubstr("expected a world as it was observed, for duties in force by date that come on top of its "
                          "own, found world-2017, which was solved already (duties: --date 2019-09-01)"));
    EXPECT_EQ(refusal(solved, "2025-08-07"), "no error") << "whole duties stand whatever was there before";
    world::World later = world_2017();  // its duties know nothing of those of 2018 to 2020
    later.year = 2022;
    EXPECT_THAT(refusal(later, "2019-09-01"),
                HasSubstr("expected duties of USA on CHN that hold the 11.2 points in force in the middle of 2022"));
    EXPECT_EQ(refusal(load_world("world-2022").world, "2019-09-01"), "no error");
}

}  // namespace
}  // namespace parley::duties_on_day_test
