// The talks of May 2018 as the scenario us-china-2018 holds them: every party, demand, threat, offer and condition of
// the report, each with the paragraph that says so; the outcomes to compare; what was levied in the end.
#include <algorithm>
#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parley/evidence/find.hpp"
#include "parley/model/welfare.hpp"
#include "parley/policy/codes.hpp"
#include "parley/pricing/counterfactual/base.hpp"
#include "parley/pricing/files/load_world.hpp"
#include "parley/products/duties_by_date.hpp"
#include "parley/scenario/files/load_scenario.hpp"
#include "parley/scenario/parameters.hpp"
#include "tests/study/scenario_texts.hpp"
#include "tests/support/solved.hpp"

namespace parley::reference_dispute_test {
namespace {

using namespace parley::testing;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

using Words = std::vector<std::string>;

const scenario::Scenario& dispute() {
    static const scenario::Scenario scenario = scenario::load_scenario("us-china-2018");
    return scenario;
}

// Something that the report says: what it is about, where the scenario holds it, where the report has it, the figures
// that are cited, and words by which a reader finds it there.
struct Said {
    const char* row;
    const char* where;
    std::size_t paragraph;
    Words figures;
    const char* words;
};
const std::vector<Said>& report() {
    static const std::vector<Said> all{
        {"parties", "parties.usa", 5, {}, "US negotiators"},
        {"parties", "parties.usa.president", 5, {}, "President Donald Trump"},
        {"parties", "parties.usa.treasury", 14, {}, "Treasury Secretary"},
        {"parties", "parties.usa.ustr", 16, {}, "US trade representative"},
        {"parties", "parties.usa.white-house", 16, {}, "White House officials"},
        {"parties", "parties.china", 6, {}, "Chinese government"},
        {"parties", "parties.china.president", 11, {}, "President Xi Jinping"},
        {"parties", "parties.china.officials", 8, {"half-dozen"}, "half-dozen senior Chinese officials"},
        {"parties", "parties.china.advisers", 8, {"two dozen"}, "two dozen influential advisers"},
        {"parties", "parties.china.think-tank", 10, {}, "policy research arm of China's Foreign Ministry"},
        {"demand 1", "stances, demand of deficit-cut.mandatory by usa", 6, {"100 bn USD", "375 bn USD"}, "mandatory"},
        {"demand 1", "issues.deficit-cut.mandatory", 6, {"100 bn USD", "375 bn USD"}, "mandatory"},
        {"demand 1", "stances, refusal of deficit-cut.mandatory by china", 20, {"100 bn USD"}, "not ready to discuss"},
        {"demand 2", "stances, demand of industrial-plan.curbed by usa", 6, {"300 bn USD"}, "semiconductors"},
        {"demand 2", "baseline.industrial-plan", 6, {"300 bn USD"}, "electric cars and commercial aircraft"},
        {"demand 2", "stances, refusal of industrial-plan.curbed by china", 21, {}, "unwilling to negotiate"},
        {"threat", "stances, threat of tariffs.threat by usa", 11, {"150 bn USD"}, "threats to impose tariffs"},
        {"threat", "issues.tariffs.threat, covers", 11, {"150 bn USD"}, "Chinese goods"},
        {"threat", "stances, threat of tariffs.all by usa", 5, {}, "escalate the dispute or back down"},
        {"offers", "stances, offer of purchases.high-tech by china", 19, {"375 bn USD"}, "high-tech"},
        {"offers", "stances, demand of controls.eased by china", 19, {}, "long blocked"},
        {"offers", "stances, offer of purchases.energy by china", 19, {}, "more fossil fuels"},
        {"offers", "stances, offer of finance.opened by china", 12, {}, "financial and automotive sectors"},
        {"offers", "stances, offer of cars.opened by china", 12, {}, "financial and automotive sectors"},
        {"offers", "stances, offer of intellectual-property.tightened by china", 12, {}, "intellectual property rules"},
        {"conditions",
         "stances, condition of industrial-plan.kept by china",
         13,
         {},
         "parameters of any deal be limited"},
        {"conditions", "stances, condition of tariffs.withdrawn by china", 13, {}, "tariff threat be removed before"},
        {"theories", "statements.theory-of-saving", 17, {}, "differences in savings rates"},
        {"theories", "statements.chinese-saving", 17, {"two-fifths"}, "two-fifths of their incomes"},
        {"theories", "statements.american-saving", 17, {}, "save almost nothing"},
        {"theories", "statements.theory-of-subsidies", 18, {}, "cheap loans by state-controlled banks to exporters"},
        {"staying power", "statements.outlast", 11, {}, "can outlast the United States"},
        {"staying power", "stances, expectation of tariffs.none by china", 12, {}, "he will agree to a deal"},
        {"staying power", "statements.weak-hand", 11, {}, "weak bargaining position"},
        {"at home", "stances, demand of cars.opened by usa.treasury", 14, {}, "reacted positively"},
        {"at home", "stances, demand of finance.opened by usa.treasury", 14, {}, "reacted positively"},
        {"at home",
         "stances, demand of industrial-plan.curbed by usa.ustr",
         16,
         {},
         "limits on China's industrial policy"},
        {"talks", "statements.talks", 9, {"a month"}, "sit down this week"},
        {"talks", "stances, expectation of deficit-cut.none by china.think-tank", 10, {}, "comprehensive deal"},
        {"markets", "statements.markets", 14, {}, "stock prices and economies"},
    };
    return all;
}

TEST(ReferenceDispute, everything_that_the_report_says_is_in_the_scenario_with_its_paragraph) {
    const std::vector<scenario::Citation> all = scenario::citations(dispute());
    for (const Said& said : report()) {
        const auto at = std::find_if(all.begin(), all.end(), [&](const scenario::Citation& each) {
            return each.where == said.where && each.evidence.paragraph == said.paragraph;
        });
        ASSERT_NE(at, all.end()) << said.row << ": " << said.where;
        EXPECT_EQ(at->evidence.source, "report") << said.where;
        EXPECT_EQ(at->evidence.figures, said.figures) << said.where;
    }
}

TEST(ReferenceDispute, the_paragraph_that_is_cited_has_the_words) {
    const std::filesystem::path path = shared_folder() / "source/000_a9c1d9645ce3d0de.txt";
    if (shared_folder().empty() || !std::filesystem::exists(path))
        GTEST_SKIP() << "the report of 2018: " << shared_absent;
    const evidence::Document document = evidence::parse_document(tables::read_file(path.string()));
    for (const Said& said : report())
        EXPECT_EQ(find_words(document, said.paragraph, said.words).verdict, evidence::Verdict::found)
            << said.where << ": '" << said.words << "' is not in paragraph " << said.paragraph;
}

const scenario::Stance& stance(const std::string& party, const std::string& level, const std::string& says) {
    static const scenario::Stance none;
    for (const scenario::Stance& each : dispute().stances)
        if (each.party + (each.faction.empty() ? "" : "." + each.faction) == party &&
            each.issue + "." + each.level == level && each.says == says)
            return each;
    ADD_FAILURE() << "no " << says << " of " << level << " by " << party;
    return none;
}

const scenario::Level& level(const std::string& issue, const std::string& id) {
    const scenario::Issue& at = dispute().issues.at(issue_position(dispute(), issue));
    return at.levels.at(level_position(at, id));
}

std::string owner(const std::string& issue) {
    return dispute().issues.at(issue_position(dispute(), issue)).owner;
}

const scenario::MeasureWords& measure(const std::string& issue, const std::string& id) {
    return level(issue, id).measures.at(0);
}

const scenario::MeasureWords& in_force(const std::string& id) {
    for (const auto& [name, words] : dispute().baseline)
        if (name == id) return words;
    throw std::logic_error("no baseline measure " + id);
}

TEST(ReferenceDispute, each_side_moves_what_is_its_own) {
    for (const char* issue : {"tariffs", "controls"}) EXPECT_EQ(owner(issue), "usa") << issue;
    for (const char* issue : {"retaliation", "industrial-plan", "export-loans", "cars", "finance",
                              "intellectual-property", "purchases", "saving"})
        EXPECT_EQ(owner(issue), "china") << issue;
    EXPECT_EQ(owner("deficit-cut"), "") << "a cut of the deficit is agreed";
    for (const scenario::Issue& issue : dispute().issues)
        EXPECT_EQ(issue.counterfactual, issue.id == "saving") << issue.id << ": nobody proposes to save less";
}

TEST(ReferenceDispute, the_plan_is_subsidies_to_the_industries_that_the_report_names) {
    const scenario::MeasureWords& plan = in_force("industrial-plan");
    EXPECT_EQ(plan.kind, scenario::MeasureKind::production_subsidy);
    EXPECT_EQ(plan.amount.value, 300e3);
    ASSERT_TRUE(plan.over);
    EXPECT_FALSE(plan.over->assumption.empty());
    EXPECT_THAT(plan.sectors, UnorderedElementsAre("C26", "C29", "C302T309"));
    EXPECT_THAT(level("industrial-plan", "curbed").ends, ElementsAre("industrial-plan"));
    EXPECT_THAT(level("industrial-plan", "kept").ends, IsEmpty());
}

TEST(ReferenceDispute, both_theories_of_the_deficit_can_be_asked_of_the_model) {
    const scenario::MeasureWords& saving = measure("saving", "american");
    EXPECT_EQ(saving.kind, scenario::MeasureKind::saving);
    EXPECT_EQ(saving.amount.value, 1.0);
    EXPECT_THAT(saving.by, ElementsAre("CHN"));
    EXPECT_EQ(saving.like, "USA");
    EXPECT_EQ(in_force("export-loans").kind, scenario::MeasureKind::export_subsidy);
    EXPECT_THAT(level("export-loans", "ended").ends, ElementsAre("export-loans"));
}

TEST(ReferenceDispute, the_demand_is_a_hundred_of_375_billion_in_money_and_as_a_share) {
    const scenario::MeasureWords& money = measure("deficit-cut", "mandatory");
    EXPECT_EQ(money.kind, scenario::MeasureKind::balance_target);
    EXPECT_EQ(money.amount.value, -100e3);
    EXPECT_EQ(money.amount.unit, Unit::usd_m_a_year);
    EXPECT_THAT(money.by, ElementsAre("USA"));
    EXPECT_THAT(money.on, ElementsAre("CHN"));
    const scenario::MeasureWords& share = measure("deficit-cut", "mandatory-share");
    EXPECT_EQ(share.amount.unit, Unit::share);
    EXPECT_NEAR(share.amount.value, -100.0 / 375.0, 0.005);
    const auto deficit = std::find_if(dispute().statements.begin(), dispute().statements.end(),
                                      [](const scenario::Statement& each) { return each.id == "deficit"; });
    ASSERT_NE(deficit, dispute().statements.end());
    EXPECT_EQ(deficit->amount->value, 375e3);
    EXPECT_EQ(deficit->deficit_of + deficit->deficit_with, "USACHN") << "the table's own deficit is shown beside it";
}

TEST(ReferenceDispute, high_tech_goods_are_bought_only_once_their_sale_is_allowed) {
    for (const char* bought : {"high-tech", "both"})
        EXPECT_EQ(level("purchases", bought).needs, (std::map<std::string, std::string>{{"controls", "eased"}}));
    EXPECT_TRUE(level("purchases", "energy").needs.empty());
    EXPECT_EQ(measure("purchases", "high-tech").sectors, measure("controls", "eased").sectors);
}

TEST(ReferenceDispute, conditions_come_before_the_deal_and_no_size_of_a_want_is_typed) {
    EXPECT_EQ(stance("china", "tariffs.withdrawn", "condition").before, "deal");
    EXPECT_EQ(stance("china", "industrial-plan.kept", "condition").before, "deal");
    for (const char* refused : {"deficit-cut.mandatory", "industrial-plan.curbed"}) {
        EXPECT_FALSE(stance("china", refused, "refusal").cost) << refused;
    }
    EXPECT_EQ(dispute().wants_from, scenario::WantsFrom::said);
    for (const scenario::PayoffWords& wish : dispute().payoffs) {
        EXPECT_FALSE(wish.weight) << wish.label;
        EXPECT_TRUE(wish.assumption.empty()) << wish.label << ": that it is wanted is in the report";
    }
}

TEST(ReferenceDispute, talks_are_this_week_and_a_month_later_which_is_no_deadline) {
    ASSERT_TRUE(dispute().talks);
    EXPECT_THAT(dispute().talks->rounds, ElementsAre("2018-05-03", "+1 month"));
    EXPECT_EQ(dispute().talks->deadline, "");
    EXPECT_EQ(dispute().talks->ends, "");
    ASSERT_TRUE(dispute().talks->breakdown);
    EXPECT_GT(dispute().talks->breakdown->low, 0.0);
}

TEST(ReferenceDispute, the_threat_is_pending_and_its_answer_waits_for_it_and_no_deal_is_not_set) {
    const scenario::Issue& tariffs = dispute().issues[issue_position(dispute(), "tariffs")];
    const scenario::Level& threat = tariffs.levels[level_position(tariffs, "threat")];
    ASSERT_TRUE(threat.announced);
    EXPECT_FALSE(is_answer(dispute(), *threat.announced));
    EXPECT_EQ(threat.announced->due, "");
    const scenario::Issue& retaliation = dispute().issues[issue_position(dispute(), "retaliation")];
    const scenario::Level& answer = retaliation.levels[level_position(retaliation, "in-kind")];
    ASSERT_TRUE(answer.announced);
    EXPECT_TRUE(is_answer(dispute(), *answer.announced));
    EXPECT_EQ(tariffs.levels.back().id, scenario::withdrawn_level);
    EXPECT_FALSE(dispute().no_deal);
}

TEST(ReferenceDispute, what_the_report_does_not_give_is_assumed_with_a_range) {
    const auto assumed = [](const StatedNumber& quantity, const std::string& what) {
        EXPECT_FALSE(quantity.evidence) << what;
        EXPECT_FALSE(quantity.assumption.empty()) << what;
        EXPECT_LT(quantity.low, quantity.high) << what;
        EXPECT_TRUE(quantity.low <= quantity.value && quantity.value <= quantity.high) << what;
    };
    for (const scenario::Party& party : dispute().parties) {
        ASSERT_TRUE(party.patience && party.committed) << party.id;
        assumed(*party.patience, party.id);
        assumed(*party.committed, party.id);
    }
    for (const char* id : {"threat", "all"}) {
        assumed(measure("tariffs", id).amount, id);
        EXPECT_NEAR(measure("tariffs", id).amount.value, 0.25, 1e-15) << id;
    }
    for (const char* id : {"in-kind", "all"}) assumed(measure("retaliation", id).amount, id);
    assumed(measure("cars", "opened").amount, "cars");
    assumed(measure("finance", "opened").amount, "finance");
    assumed(measure("intellectual-property", "tightened").amount, "intellectual property");
    assumed(in_force("export-loans").amount, "loans");
    for (const char* id : {"energy", "high-tech"}) assumed(measure("purchases", id).amount, id);
}

struct Wanted {
    const char* outcome;
    std::map<std::string, std::string> levels;
};

TEST(ReferenceDispute, the_outcomes_to_compare_are_named) {
    const std::vector<Wanted> wanted{
        {"status-quo", {}},
        {"threat-carried-out", {{"tariffs", "threat"}}},
        {"answered-in-kind", {{"tariffs", "threat"}, {"retaliation", "in-kind"}}},
        {"answered-on-all", {{"tariffs", "threat"}, {"retaliation", "all"}}},
        {"full-escalation", {{"tariffs", "all"}, {"retaliation", "all"}}},
        {"offers-accepted", {{"tariffs", "withdrawn"}, {"cars", "opened"}, {"finance", "opened"}}},
        {"no-duties", {{"tariffs", "free"}, {"retaliation", "free"}}},
        {"as-it-came", {{"tariffs", "as-in-2019"}, {"retaliation", "as-in-2019"}}},
    };
    EXPECT_EQ(dispute().outcomes.front().id, "status-quo");
    for (const Wanted& each : wanted) {
        const auto at = std::find_if(dispute().outcomes.begin(), dispute().outcomes.end(),
                                     [&](const scenario::NamedOutcome& outcome) { return outcome.id == each.outcome; });
        ASSERT_NE(at, dispute().outcomes.end()) << each.outcome;
        EXPECT_EQ(at->levels, each.levels) << each.outcome;
    }
    for (const scenario::NamedOutcome& outcome : dispute().outcomes)
        EXPECT_EQ(outcome.after_the_event, outcome.id == "as-it-came") << outcome.id;
}

// One measure, of these duties between the two, on all goods.
void expect_duty(const std::string& issue, const std::string& id, double rate, bool sets) {
    const std::string by = owner(issue) == "usa" ? "USA" : "CHN", on = by == "USA" ? "CHN" : "USA";
    ASSERT_EQ(level(issue, id).measures.size(), 1U);
    const scenario::MeasureWords& words = measure(issue, id);
    EXPECT_EQ(words.kind, scenario::MeasureKind::duty);
    EXPECT_NEAR(words.amount.value, rate, 1e-15);
    EXPECT_EQ(words.sets, sets);
    EXPECT_THAT(words.by, ElementsAre(by));
    EXPECT_THAT(words.on, ElementsAre(on));
    EXPECT_THAT(words.sectors, ElementsAre("goods"));
}

TEST(ReferenceDispute, escalation_is_25_points_each_way_on_all_goods_and_no_duties_are_none) {
    for (const char* issue : {"tariffs", "retaliation"}) {
        expect_duty(issue, "all", 0.25, false);
        EXPECT_FALSE(measure(issue, "all").covers) << issue;
        expect_duty(issue, "free", 0.0, true);
        EXPECT_FALSE(measure(issue, "free").covers) << issue;
    }
    EXPECT_THAT(level("tariffs", "none").measures, IsEmpty());
    EXPECT_THAT(level("retaliation", "none").measures, IsEmpty());
}

TEST(ReferenceDispute, an_answer_in_kind_is_the_same_points_on_the_share_that_150_billion_are) {
    expect_duty("tariffs", "threat", 0.25, false);
    expect_duty("retaliation", "in-kind", 0.25, false);
    ASSERT_TRUE(measure("tariffs", "threat").covers && measure("retaliation", "in-kind").covers);
    const double threat_usd_m = measure("tariffs", "threat").covers->value;
    EXPECT_EQ(threat_usd_m, 150e3);
    EXPECT_EQ(measure("retaliation", "in-kind").covers->unit, Unit::share);
    EXPECT_DOUBLE_EQ(measure("retaliation", "in-kind").covers->value, 0.408);
    const world::World world = pricing::load_world(dispute().world).world;
    const Economy usa = *world.find_economy("USA"), chn = *world.find_economy("CHN");
    double bought = 0.0, sold = 0.0;
    for (const Sector s : world.each_sector())
        if (world.sectors[s.value].goods) {
            bought += world.flow(usa, chn, s);
            sold += world.flow(chn, usa, s);
        }
    EXPECT_NEAR(threat_usd_m / bought, 0.408, 0.0005) << "the share as printed";
    EXPECT_LT(sold, threat_usd_m) << "dollar for dollar is out of reach";
}

// Sector → points over all of its goods, by what was in force on 1 September 2019.
std::map<std::string, double> in_force_then(const std::string& importer, const std::string& exporter) {
    std::map<std::string, double> result;
    for (const products::DatedDuty& duty :
         products::in_force(products::bundled_duties(), "2019-09-01", importer, exporter))
        result[duty.sector] = 100 * duty.rate;
    return result;
}

TEST(ReferenceDispute, what_china_had_in_force_in_2019_is_the_table_of_duties_by_date_sector_by_sector) {
    std::map<std::string, double> table = in_force_then("CHN", "USA");
    for (const scenario::MeasureWords& words : level("retaliation", "as-in-2019").measures) {
        EXPECT_EQ(words.kind, scenario::MeasureKind::duty);
        EXPECT_TRUE(words.amount.evidence && words.amount.evidence->source == "duties-by-date") << words.line;
        ASSERT_EQ(words.sectors.size(), 1U);
        const auto at = table.find(words.sectors[0]);
        ASSERT_NE(at, table.end()) << words.sectors[0];
        EXPECT_NEAR(100 * words.amount.value * (words.covers ? words.covers->value : 1.0), at->second, 0.006);
        table.erase(at);
    }
    for (const auto& [sector, points] : table) EXPECT_EQ(points, 0.0) << sector << " is left out";
}

TEST(ReferenceDispute, what_the_united_states_had_in_force_in_2019_are_the_lists_and_come_to_the_table_world_2017) {
    std::vector<std::pair<std::string, double>> lists;
    for (const scenario::MeasureWords& words : level("tariffs", "as-in-2019").measures)
        if (!words.list.empty()) lists.emplace_back(words.list, 100 * words.amount.value);
    EXPECT_EQ(lists, (std::vector<std::pair<std::string, double>>{
                         {"us-301-1", 25}, {"us-301-2", 25}, {"us-301-3", 25}, {"us-301-4a", 15}}));
    testing::SolvedOptions options;
    options.outcomes = {"as-it-came"};
    const pricing::NamedOutcomes study = testing::solved_outcomes(dispute(), options);
    const pricing::SetEquilibrium& then = study.equilibria.back();
    const world::World& world = study.base().world;
    const Economy usa = *world.find_economy("USA"), chn = *world.find_economy("CHN");
    for (const auto& [code, points] : in_force_then("USA", "CHN")) {
        const Sector s = *world.find_sector(code);
        double added = 0.0;
        for_each_part(then.wedges, usa, chn, s, [&](const model::FlowPart& part) {
            added += base_flow(world, then.wedges, part) *
                     (duty_rate(then.wedges, part) - base_duty_rate(world, then.wedges, part));
        });
        EXPECT_NEAR(100 * added / world.flow(usa, chn, s), points, 0.25) << code;
    }
}

}  // namespace
}  // namespace parley::reference_dispute_test
