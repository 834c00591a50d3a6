// Wants from what was said: in a worth, elsewhere, in draws; and conclusions with what they rest on.
#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parley/analysis/findings/lens_conclusions.hpp"
#include "parley/analysis/forecast.hpp"
#include "parley/analysis/record.hpp"
#include "parley/analysis/wants.hpp"
#include "parley/core/input_error.hpp"
#include "parley/pricing/files/load_world.hpp"
#include "parley/scenario/parameters.hpp"
#include "parley/scenario/unsized.hpp"
#include "parley/session/session.hpp"
#include "tests/study/small_dispute.hpp"

namespace parley::wants_test {
namespace {

using namespace parley::testing;
using ::testing::HasSubstr;
using Kind = pricing::TermOrigin::Kind;

// A threat with an answer, a plan that is demanded and refused, a market that is offered; no size of a want.
std::string talks(const std::string& stances = {}, const std::string& more = {}, const std::string& cost = {}) {
    return "parley: 2\ntitle: Wants\nday: 2018-05-01\nworld: " + small_world_folder() + R"(
sources: {report: {title: A report, file: report.txt, published: 2018-05-01}}
parties:
  usa: {name: United States, economies: [USA], committed: {value: 20 %, definition: so}, factions: {head: {name: Head, leads: true, assumption: so}, treasury: {name: Treasury, assumption: so}}, ratification: leader, assumption: so}
  china: {name: China, economies: [CHN], committed: {value: 20 %, definition: so}, assumption: so}
issues:
  tariffs:
    owner: usa
    levels:
      none: {label: No duties}
      threat: {label: The threat, announced: {by: usa, on: 2018-04-01, due: 2018-06-01, assumption: so}, measures: [{duty: {value: +3 points, range: [1 points, 5 points], assumption: so}, by: USA, on: CHN, sectors: goods}]}
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
  - {party: china, level: plan.curbed, says: refusal, )" +
           cost + R"(assumption: so}
  - {party: china, level: market.opened, says: offer, assumption: so}
  - {party: china, level: tariffs.withdrawn, says: condition, before: deal, assumption: so}
  - {party: china, level: market.opened, says: expectation, assumption: so}
  - {party: china, level: tariffs.none, says: expectation, assumption: so}
)" + stances +
           R"(outlasts:
  - {party: china, other: usa, assumption: so}
payoffs:
  usa:
    - {indicator: balance, of: USA, with: CHN, wants: more, assumption: so}
)" + more + R"(outcomes:
  today: {label: Today, levels: {}}
  ended: {label: The plan ended, levels: {plan: curbed, tariffs: withdrawn}}
)";
}

struct Dispute {
    std::unique_ptr<session::Session> session;
    const pricing::Worth& worth() const { return *session->worth(); }
};
Dispute priced(const std::string& text, int threads = 1) {
    auto scenario = std::make_shared<const scenario::Scenario>(scenario::read_scenario("wants.yaml", text));
    Dispute result{std::make_unique<session::Session>(scenario, pricing::world_of(*scenario))};
    result.session->set({});
    result.session->price_rest(threads);
    return result;
}

std::size_t term(const pricing::Worth& worth, std::size_t p, const std::string& name) {
    for (std::size_t t = 0; t < worth.terms[p].size(); ++t)
        if (worth.terms[p][t].name == name) return t;
    ADD_FAILURE() << "no term " << name;
    return 0;
}

// All that a worth comes to, and what is believed, in one number.
double all_of(const pricing::Worth& worth) {
    double sum = 0.0, weight = 1.0;
    const auto add = [&](double value) { sum += value * (weight = std::fmod(weight * 1.37 + 0.11, 3.0)); };
    for (const double each : worth.payoffs) add(each);
    for (const auto& party : worth.wants->parties) {
        for (const auto& [id, own] : party.factions)
            for (const double each : own) add(each);
        add(party.nats);
    }
    const analysis::Footing footing = analysis::footing_of(worth);
    for (const Outcome o : Positions<Outcome>(worth.space.size()))
        for (const analysis::Believed& each : analysis::believed(worth, footing, o)) add(each.share);
    return sum;
}

TEST(Wants, of_a_file_that_types_none_are_the_medians_of_what_fits_what_was_said) {
    const Dispute dispute = priced(talks());
    const pricing::Worth& worth = dispute.worth();
    ASSERT_TRUE(worth.wants);
    for (std::size_t p = 0; p < 2; ++p)
        for (std::size_t t = 0; t < worth.terms[p].size(); ++t) {
            const pricing::TermOrigin& from = worth.origins[p][t];
            if (from.kind == Kind::income) continue;
            ASSERT_EQ(from.kind, Kind::said);
            EXPECT_EQ(worth.terms[p][t].weight, worth.wants->asked.median[p][from.position]);
            EXPECT_LE(from.weight->low, from.weight->value);
            EXPECT_LE(from.weight->value, from.weight->high);
        }
    const std::size_t refused = term(worth, 1, "Red line: The plan ends");
    EXPECT_EQ(worth.terms[1][refused].kind, dispute::space::TermKind::red_line);
    EXPECT_LT(worth.terms[1][refused].weight, -0.01);
    EXPECT_GT(worth.terms[0][term(worth, 0, "The plan ends")].weight, 0.0);
    EXPECT_GT(worth.terms[0][term(worth, 0, "Goods balance of USA with CHN")].weight, 0.0);
    const analysis::Footing footing = analysis::footing_of(worth);
    const Payoffs payoffs = payoffs_by(footing, footing.asked.median);
    for (const Side p : Positions<Side>(2))
        for (const Outcome o : Positions<Outcome>(worth.space.size()))
            EXPECT_NEAR(payoffs(p, o), worth.payoffs(p, o), 1e-12);
}

TEST(Wants, of_a_file_that_types_a_size_are_the_files_alone_unless_it_says_otherwise) {
    const std::string cost = "cost: {value: 0.5 points, definition: so}, ";
    const Dispute typed = priced(talks({}, {}, cost));
    EXPECT_FALSE(typed.worth().wants);
    EXPECT_EQ(typed.worth().terms[1].size(), 2u) << "income and the red line";
    EXPECT_TRUE(analysis::footing_of(typed.worth()).typed);
    const Dispute both = priced(talks({}, {}, cost) + "wants: said\n");
    ASSERT_TRUE(both.worth().wants);
    const std::size_t line = term(both.worth(), 1, "Red line: The plan ends");
    EXPECT_NEAR(both.worth().terms[1][line].weight, -0.5, 1e-12) << "the file's size, not the protocol's range";
    EXPECT_TRUE(both.worth().wants->parties[1].wants[both.worth().origins[1][line].position].typed);
    EXPECT_GT(both.worth().terms[1].size(), 2u);
    const Dispute none = priced(talks() + "wants: typed\n");
    EXPECT_EQ(none.worth().terms[1].size(), 1u) << "income alone";
}

TEST(Wants, that_a_reader_sizes_stand_for_the_protocols_range) {
    const Dispute dispute = priced(talks());
    for (const auto& [id, name, p, sign] :
         {std::tuple{"payoffs.usa.1.weight", "Goods balance of USA with CHN", 0U, 1.0},
          std::tuple{"stances.3.cost", "Red line: The plan ends", 1U, -1.0}}) {
        EXPECT_TRUE(is_unsized(dispute.worth().scenario(), id));
        dispute.session->set({{{id, 0.7}}, {}, {}});
        EXPECT_EQ(dispute.session->missing(), 0U) << "no equilibrium is solved again";
        EXPECT_NEAR(dispute.worth().terms[p][term(dispute.worth(), p, name)].weight, sign * 0.7, 1e-12);
    }
    EXPECT_FALSE(is_unsized(dispute.worth().scenario(), "payoffs.usa.2.weight"));
    EXPECT_FALSE(scenario::with_value(dispute.worth().scenario(), "stances.1.cost", 1.0)) << "no refusal";
}

TEST(Wants, that_a_reader_sets_are_worth_that_in_every_draw_and_the_others_stay) {
    const Dispute dispute = priced(talks());
    const dispute::record::AllWants before = dispute.worth().wants->asked.median;
    const double wanted = 3 * before[1][0];
    dispute.session->set({{{scenario::want_id("china", 0), wanted}}, {}, {}});
    EXPECT_EQ(dispute.session->missing(), 0U) << "no equilibrium is solved again";
    const pricing::Worth& worth = dispute.worth();
    EXPECT_EQ(worth.terms[1][1].weight, wanted);
    for (const auto& draw : worth.wants->asked.said) EXPECT_EQ(draw[1][0], wanted);
    dispute::record::AllWants expected = before;
    expected[1][0] = wanted;
    EXPECT_EQ(worth.wants->asked.median, expected);
    const analysis::Record record = analysis::read_record(worth, {});
    for (const auto& draw : record.parties[1].said.wants) EXPECT_EQ(draw[0], wanted) << "the course plays these";
    dispute.session->set({});
    EXPECT_EQ(dispute.worth().wants->asked.median, before);
}

TEST(Wants, that_nobody_has_or_that_are_out_of_bounds_are_refused_by_name) {
    const Dispute dispute = priced(talks());
    EXPECT_FALSE(scenario::with_value(dispute.worth().scenario(), "wants.usa.1", 2e6));
    dispute.session->set({{{"wants.usa.99", 1.0}}, {}, {}});
    ASSERT_FALSE(dispute.session->worth());
    EXPECT_EQ(dispute.session->worth().refusal().found, "'wants.usa.99'");
    const Dispute typed = priced(talks() + "wants: typed\n");
    EXPECT_FALSE(scenario::with_value(typed.worth().scenario(), "wants.usa.1", 1.0)) << "it has no record to follow";
}

TEST(Wants, are_moved_by_every_stance_faction_and_expectation) {
    const Dispute dispute = priced(talks());
    const double whole = all_of(dispute.worth());
    for (std::size_t k = 0; k < dispute.worth().scenario().stances.size(); ++k) {
        const OrRefusal<pricing::Worth> without = analysis::worth_by_record(dispute.session->prices(), {k});
        ASSERT_TRUE(without);
        EXPECT_NE(all_of(*without), whole) << "stance " << k;
    }
    EXPECT_EQ(all_of(*analysis::worth_by_record(dispute.session->prices())), whole);
}

TEST(Wants, are_the_same_on_any_number_of_threads_and_in_another_order_of_what_was_said) {
    const double whole = all_of(priced(talks()).worth());
    for (const int threads : {2, 4}) EXPECT_EQ(all_of(priced(talks(), threads).worth()), whole);
    std::string text = talks();
    const std::string first = "  - {party: usa, level: plan.curbed, says: demand, assumption: so}\n";
    text.erase(text.find(first), first.size());
    text.insert(text.find("outlasts:"), first);
    const Dispute moved = priced(text), dispute = priced(talks());
    for (std::size_t p = 0; p < 2; ++p)
        for (const pricing::Want& want : moved.worth().wants->parties[p].wants)
            for (const pricing::Want& other : dispute.worth().wants->parties[p].wants)
                if (other.name == want.name) {
                    EXPECT_NEAR(want.weight.value, other.weight.value, 0.15 * std::abs(other.weight.value) + 1e-9)
                        << want.name << ": to what another numbering of the draws moves";
                }
}

TEST(Wants, of_a_faction_that_speaks_for_itself_are_its_own) {
    const Dispute dispute = priced(talks());
    const pricing::Worth& worth = dispute.worth();
    const std::size_t market = term(worth, 0, "Opened");
    EXPECT_GT(faction_terms(worth, 0, "treasury")[market].weight, worth.terms[0][market].weight);
    EXPECT_EQ(faction_terms(worth, 0, "head")[market].weight, worth.terms[0][market].weight);
}

TEST(Wants, patience_that_nobody_types_is_what_fits_who_is_said_to_outlast_whom) {
    const Dispute dispute = priced(talks());
    const StatedNumber *usa = patience_of(dispute.worth(), 0), *china = patience_of(dispute.worth(), 1);
    ASSERT_NE(usa, nullptr);
    ASSERT_NE(china, nullptr);
    EXPECT_GT(usa->value, china->value);
}

TEST(Wants, said_by_a_government_before_its_election_are_no_longer_read) {
    const std::string later = "  - {party: usa, level: plan.curbed, says: threat, on: 2018-01-05, assumption: so}\n";
    std::string text = talks(later);
    const Dispute same = priced(text);
    const std::string head = "ratification: leader, ";
    text.insert(text.find(head), "elections: [2016-11-08, 2018-02-06, 2018-11-06], ");
    const analysis::Record before = analysis::read_record(same.worth()),
                           after = analysis::read_record(priced(text).worth());
    EXPECT_EQ(after.parties[0].statements.size() + 1, before.parties[0].statements.size());
    ASSERT_FALSE(after.unread.empty());
    EXPECT_THAT(after.unread.front().why, HasSubstr("before the election of 2018-02-06"));
}

TEST(Forecast, draws_what_was_said_together) {
    const Dispute dispute = priced(talks());
    const OrRefusal<analysis::Forecast> forecast = analysis::forecast(dispute.worth(), {1, 400}, 2);
    ASSERT_TRUE(forecast);
    const OrRefusal<analysis::Forecast> again = analysis::forecast(dispute.worth(), {1, 400}, 1);
    for (std::size_t lens = 0; lens < forecast->by.size(); ++lens)
        EXPECT_EQ(forecast->by[lens].of, again->by[lens].of) << "on one thread as on two";
    // A deal is to be had as often as an agreement is liked by all over the record's own draws, to a draw's error.
    const analysis::Footing footing = analysis::footing_of(dispute.worth());
    const auto conclusions = conclusions_of(dispute.worth(), footing, analysis::analyse_deals(dispute.worth()));
    ASSERT_FALSE(conclusions.empty());
    EXPECT_GE(conclusions.front().standing.share, 0.0);
    ASSERT_FALSE(forecast->tornadoes.empty());
    bool wants = false;
    for (const analysis::TornadoBar& bar : forecast->tornadoes.front().bars)
        wants = wants || bar.what.find("The plan ends") != std::string::npos;
    EXPECT_TRUE(wants);
}

TEST(Conclusions, are_solved_and_assumed_and_hold_for_the_share_of_draws_that_brute_force_counts) {
    const Dispute dispute = priced(talks());
    const pricing::Worth& worth = dispute.worth();
    const analysis::Footing footing = analysis::footing_of(worth);
    for (const Outcome o : Positions<Outcome>(worth.space.size()))
        for (std::size_t p = 0; p < 2; ++p) {
            const analysis::Conclusion is = compared(footing, "likes", p, o, worth.status_quo);
            EXPECT_NEAR(is.solved + is.assumed, worth.payoffs(Side{p}, o) - worth.payoffs(Side{p}, worth.status_quo),
                        1e-12);
            EXPECT_NEAR(is.solved,
                        footing.parties[p].solved[o.value] - footing.parties[p].solved[worth.status_quo.value], 1e-12);
            std::size_t holds = 0;
            for (const auto& wants : footing.asked.said) {
                const Payoffs by = payoffs_by(footing, wants);
                holds += by(Side{p}, o) >= by(Side{p}, worth.status_quo) - pricing::payoff_tie ? 1 : 0;
            }
            EXPECT_NEAR(is.standing.share, static_cast<double>(holds) / static_cast<double>(footing.asked.said.size()),
                        2e-3);
            for (const dispute::record::Hinge& hinge : is.standing.hinges) {
                auto wants = footing.asked.median;
                wants[hinge.party][hinge.term] = hinge.at;
                const Payoffs by = payoffs_by(footing, wants);
                EXPECT_NEAR(by(Side{p}, o), by(Side{p}, worth.status_quo), 1e-5) << "it turns there";
            }
        }
}

TEST(Conclusions, hinge_on_a_refusal_that_alone_speaks_against_what_is_asked) {
    const Dispute dispute = priced(talks());
    const pricing::Worth& worth = dispute.worth();
    const analysis::Footing footing = analysis::footing_of(worth);
    const auto ended = *worth.named[1];
    const analysis::Conclusion is = compared(footing, "likes", 1, ended, worth.disagreement);
    EXPECT_LT(is.standing.share, is.standing.prior_share) << "the refusal speaks against it";
    for (const analysis::IfNotMeant& each : is.statements)
        EXPECT_NE(each.share >= 0.5, is.standing.share >= 0.5) << "only statements that turn it are listed";
}

TEST(Conclusions, of_the_lenses_are_worded_as_they_hold_at_the_median) {
    const Dispute dispute = priced(talks());
    const pricing::Worth& worth = dispute.worth();
    const analysis::Footing footing = analysis::footing_of(worth);
    for (const auto& conclusions : {conclusions_of(worth, footing, analysis::analyse_deals(worth)),
                                    conclusions_of(worth, footing, *analysis::analyse_standoff(worth))}) {
        ASSERT_FALSE(conclusions.empty());
        for (const analysis::Conclusion& each : conclusions) {
            EXPECT_TRUE(each.standing.at_median) << each.words;
            if (each.necessarily && *each.necessarily) {
                EXPECT_TRUE(*each.possibly) << each.words;
            }
        }
        const auto turning = analysis::reversals(conclusions);
        for (std::size_t k = 1; k < turning.size(); ++k)
            EXPECT_LE(std::abs(turning[k - 1]->standing.share - 0.5), std::abs(turning[k]->standing.share - 0.5));
    }
}

TEST(Wants, that_are_written_badly_are_refused_in_one_line) {
    const auto message = [](const std::string& text) {
        try {
            (void)scenario::read_scenario("wants.yaml", text);
        } catch (const InputError& error) {
            return std::string(error.what());
        }
        return std::string("read");
    };
    EXPECT_THAT(message(talks() + "wants: guessed\n"), HasSubstr("where wants are from"));
    EXPECT_THAT(message(talks({}, "    - {level: plan.curbed}\n")), HasSubstr("weight"));
    EXPECT_THAT(message(talks({}, "    - {level: plan.curbed, wants: much, assumption: so}\n")),
                HasSubstr("what it wants of it"));
    EXPECT_THAT(message(talks({}, "    - {level: plan.curbed, once: true, assumption: so}\n")), HasSubstr("'once'"));
    EXPECT_THAT(
        message(talks({}, "    - {level: plan.curbed, weight: {value: 1 points, definition: so}, wants: more}\n")),
        HasSubstr("a weight with its own grounds"));
    EXPECT_THAT(message(talks("  - {party: usa, level: plan.burnt, says: demand, assumption: so}\n")),
                HasSubstr("expected a level of plan (kept, curbed), found 'burnt'"));
    EXPECT_THAT(
        message(talks(
            {},
            "    - {level: plan.curbed, weight: {value: 1 points, range: [2 points, 1 points], assumption: so}}\n")),
        HasSubstr("range"));
    std::string leader = talks();
    leader.insert(leader.find("leads: true"), "votes: 0, ");
    EXPECT_THAT(message(leader), HasSubstr("a leader with a vote"));
    std::string circle = talks();
    circle.insert(circle.find("payoffs:"), "  - {party: usa, other: china, assumption: so}\n");
    EXPECT_THAT(message(circle), HasSubstr("said both ways round"));
    std::string text = talks();
    text.insert(text.find("ratification: leader, "), "elections: [soon], ");
    EXPECT_THAT(message(text), HasSubstr("2018-11-06"));
}

}  // namespace
}  // namespace parley::wants_test
