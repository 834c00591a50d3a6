// The record of a scenario: what its stances compare, and that each of them counts.
#include <cmath>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parley/analysis/record.hpp"
#include "parley/pricing/files/load_world.hpp"
#include "parley/session/session.hpp"
#include "tests/study/scenario_texts.hpp"
#include "tests/study/small_dispute.hpp"

namespace parley::record_scenario_test {
namespace {

using analysis::read_record;
using namespace parley::testing;
using ::testing::HasSubstr;
using ::testing::SizeIs;

// A threat with an answer, a plan that is demanded and refused, a market that is offered.
std::string talks(const std::string& more = {}) {
    return "parley: 2\ntitle: A record\nday: 2018-05-01\nworld: " + small_world_folder() + R"(
sources: {report: {title: A report, file: report.txt, published: 2018-05-01}}
parties:
  usa: {name: United States, economies: [USA], factions: {treasury: {name: Treasury, assumption: so}}, ratification: leader, assumption: so}
  china: {name: China, economies: [CHN], assumption: so}
issues:
  tariffs:
    owner: usa
    levels:
      none: {label: No duties}
      threat: {label: The threat, announced: {by: usa, on: 2018-04-01, due: 2018-06-01, assumption: so}, measures: [{duty: {value: +3 points, definition: so}, by: USA, on: CHN, sectors: goods}]}
  plan:
    owner: china
    levels:
      kept: {label: The plan goes on}
      curbed: {label: The plan ends}
  market:
    owner: china
    levels:
      closed: {label: As it is}
      opened: {label: Opened, measures: [{barrier: {value: -0.1 points, definition: so}, by: CHN, on: all, sectors: [J]}]}
stances:
  - {party: usa, level: plan.curbed, says: demand, assumption: so}
  - {party: usa.treasury, level: market.opened, says: acceptance, assumption: so}
  - {party: china, level: plan.curbed, says: refusal, assumption: so}
  - {party: china, level: market.opened, says: offer, assumption: so}
  - {party: china, level: tariffs.withdrawn, says: condition, before: deal, assumption: so}
  - {party: china, level: market.opened, says: expectation, assumption: so}
)" + more + "outcomes:\n  today: {label: Today, levels: {}}\n";
}

struct Read {
    std::unique_ptr<session::Session> session;
    const pricing::Worth& worth() const { return *session->worth(); }
};
Read read(const std::string& text, int threads = 1) {
    auto scenario = std::make_shared<const scenario::Scenario>(scenario::read_scenario("record.yaml", text));
    Read result{std::make_unique<session::Session>(scenario, pricing::world_of(*scenario))};
    result.session->set({});
    result.session->price_rest(threads);
    return result;
}

const analysis::ReadStatement* find(const std::vector<analysis::ReadStatement>& statements, const char* words) {
    for (const analysis::ReadStatement& each : statements)
        if (each.words.find(words) != std::string::npos) return &each;
    return nullptr;
}

std::vector<dispute::record::Statement> said_of(const analysis::PartyRecord& party) {
    std::vector<dispute::record::Statement> result;
    for (const analysis::ReadStatement& each : party.statements) result.push_back(each.as);
    return result;
}

std::size_t term(const analysis::PartyRecord& party, const std::string& name) {
    for (std::size_t k = 0; k < party.terms.size(); ++k)
        if (party.terms[k].name == name) return k;
    return party.terms.size();
}

TEST(RecordOfAScenario, a_refusal_bounds_what_granting_must_cost_by_what_is_solved) {
    const Read dispute = read(talks());
    const analysis::Record record = read_record(dispute.worth());
    const analysis::PartyRecord& china = record.parties[1];
    const analysis::ReadStatement* refusal = find(china.statements, "refuses: The plan ends");
    ASSERT_NE(refusal, nullptr);
    // The threat carried out against the plan ended and the threat withdrawn, which costs China by itself nothing.
    EXPECT_EQ(refusal->better, record.no_deal_as_said);
    const double solved = china.income[refusal->better.value] - china.income[refusal->worse.value];
    EXPECT_LT(solved, -0.01);
    EXPECT_DOUBLE_EQ(refusal->as.margin.solved, solved);
    ASSERT_TRUE(china.strict.consistent);
    const dispute::record::WantInterval& cost = china.strict.wants[term(china, "The plan ends")];
    EXPECT_TRUE(cost.bounded_above);
    EXPECT_NEAR(cost.high, solved, 1e-6);
    EXPECT_GT(china.said.nats, 0.0);
    EXPECT_LT(china.said.quantile(term(china, "The plan ends"), 0.5),
              china.prior.quantile(term(china, "The plan ends"), 0.5));
}

TEST(RecordOfAScenario, what_is_said_twice_counts_once) {
    const Read once = read(talks());
    const Read twice =
        read(talks("  - {party: china, level: plan.curbed, says: refusal, note: again, assumption: so}\n"));
    const analysis::Record one = read_record(once.worth()), two = read_record(twice.worth());
    EXPECT_EQ(one.parties[1].statements.size(), two.parties[1].statements.size());
    EXPECT_THAT(find(two.parties[1].statements, "refuses: The plan ends")->stances, SizeIs(2));
    EXPECT_EQ(one.parties[1].said.nats, two.parties[1].said.nats);
}

TEST(RecordOfAScenario, statements_that_cannot_all_be_meant_are_named) {
    // China would rather take the threat than lose the plan, and asks for the plan to end.
    const Read dispute = read(talks("  - {party: china, level: plan.curbed, says: demand, assumption: so}\n"));
    const analysis::Record record = read_record(dispute.worth());
    const analysis::PartyRecord& china = record.parties[1];
    EXPECT_FALSE(china.strict.consistent);
    ASSERT_FALSE(china.strict.contradictions.empty());
    std::set<std::string> words;
    for (const std::size_t i : china.strict.contradictions.front()) words.insert(china.statements[i].words);
    EXPECT_EQ(words, (std::set<std::string>{"China demands: The plan ends", "China refuses: The plan ends"}));
}

TEST(RecordOfAScenario, a_stance_about_what_is_not_on_the_table_is_said_not_to_be_read) {
    std::string text = talks();
    const std::string plan = "curbed: {label: The plan ends}";
    text.replace(text.find(plan), plan.size(),
                 "curbed: {label: The plan ends, counterfactual: true}\n      half: {label: Half}");
    const analysis::Record record = read_record(read(text).worth());
    ASSERT_THAT(record.unread, SizeIs(2));
    EXPECT_THAT(record.unread.front().why, HasSubstr("not on the table"));
}

// All that a record says, in one number: whatever a stance moves, it moves this.
double all_of(const analysis::Record& record) {
    double sum = 0.0, weight = 1.0;
    const auto add = [&](double value) { sum += value * (weight = std::fmod(weight * 1.37 + 0.11, 3.0)); };
    for (const analysis::PartyRecord& party : record.parties) {
        add(party.said.nats);
        add(static_cast<double>(party.statements.size()));
        add(static_cast<double>(party.wants.factions.size()));
        for (std::size_t k = 0; k < party.terms.size(); ++k) add(party.said.quantile(k, 0.5));
    }
    for (const analysis::Belief& belief : record.beliefs) add(belief.believed.nats);
    return sum;
}

TEST(RecordOfAScenario, what_wants_were_made_of_is_not_read_again_and_says_the_same) {
    const Read dispute = read(talks());
    pricing::Worth worth = dispute.worth();
    ASSERT_TRUE(worth.wants);
    ASSERT_FALSE(worth.wants->readings.empty());
    for (const analysis::PartyRecord& party : read_record(worth).parties)
        for (const auto& statements : {std::vector<dispute::record::Statement>{}, said_of(party)})
            EXPECT_TRUE(dispute::record::find(worth.wants->readings, {party.wants, statements, party.unit}));
    pricing::SaidWants forgotten = *worth.wants;
    forgotten.readings.clear();
    const double whole = all_of(read_record(worth));
    worth.wants = std::make_shared<const pricing::SaidWants>(forgotten);
    EXPECT_EQ(all_of(read_record(worth)), whole);
    // Another number of draws is another reading.
    analysis::RecordOptions other;
    other.draws.draws = 512;
    EXPECT_EQ(read_record(dispute.worth(), other).parties[0].said.weight.size(), 512U);
}

TEST(RecordOfAScenario, every_stance_moves_some_result) {
    const Read dispute = read(talks());
    const double whole = all_of(read_record(dispute.worth()));
    for (std::size_t k = 0; k < dispute.worth().scenario().stances.size(); ++k) {
        analysis::RecordOptions without;
        without.without = {k};
        EXPECT_NE(all_of(read_record(dispute.worth(), without)), whole) << k;
    }
}

TEST(RecordOfAScenario, is_the_same_whatever_the_number_of_threads) {
    const double one = all_of(read_record(read(talks()).worth()));
    for (const int threads : {2, 4}) EXPECT_EQ(all_of(read_record(read(talks(), threads).worth())), one) << threads;
}

TEST(RecordOfTheReferenceDispute, every_stance_moves_some_result_but_for_those_named_here) {
    if (std::getenv("PARLEY_SLOW") == nullptr) GTEST_SKIP() << "1,152 equilibria: runs with PARLEY_SLOW";
    auto scenario = std::make_shared<const scenario::Scenario>(scenario::load_scenario("us-china-2018"));
    session::Session session(scenario, pricing::world_of(*scenario));
    session.set({});
    session.price_rest(0);
    const pricing::Worth& worth = *session.worth();
    const double whole = all_of(read_record(worth));
    std::vector<std::string> moves_nothing;
    for (std::size_t k = 0; k < worth.scenario().stances.size(); ++k) {
        analysis::RecordOptions without;
        without.without = {k};
        const scenario::Stance& stance = worth.scenario().stances[k];
        if (all_of(read_record(worth, without)) == whole)
            moves_nothing.push_back(stance.says + " of " + stance.issue + "." + stance.level + " by " + stance.party);
    }
    EXPECT_THAT(moves_nothing, ::testing::IsEmpty());
}

}  // namespace
}  // namespace parley::record_scenario_test
