// A session: what is known stays with the settings that it was computed for.
#include <algorithm>

#include <gmock/gmock.h>

#include "parley/core/input_error.hpp"
#include "parley/pricing/files/load_world.hpp"
#include "parley/report/words/answer_words.hpp"
#include "parley/scenario/files/load_scenario.hpp"
#include "parley/scenario/parameters.hpp"
#include "parley/session/session.hpp"
#include "tests/study/small_dispute.hpp"
#include "tests/support/solved.hpp"

namespace parley::session_test {
namespace {

using namespace parley::testing;

session::Session opened() {
    auto scenario = std::make_shared<const scenario::Scenario>(scenario::read_scenario("small.yaml", small_dispute()));
    session::Session result(scenario, pricing::world_of(*scenario));
    result.set({});
    return result;
}

TEST(Session, keeps_prices_where_only_wants_change) {
    session::Session session = opened();
    session.price_rest(1);
    ASSERT_EQ(session.missing(), 0U);
    const std::vector<scenario::Parameter> all = parameters(session.scenario());
    for (const scenario::Parameter& of : all) {
        if (of.kind == scenario::Parameter::Kind::statement) continue;
        session::Settings settings;
        settings.values[of.id] = 0.9 * of.number->value;
        session.set(settings);
        EXPECT_EQ(session.missing(), of.moves_equilibria() ? session.equilibria() : 0U) << of.id;
        session.set({});
        session.price_rest(1);
    }
}

TEST(Session, hands_out_what_a_fresh_one_would) {
    session::Session moved = opened();
    moved.price_rest(1);
    const double before = moved.worth()->payoffs(Side{0}, moved.worth()->disagreement);
    for (const double rate : {0.4, 0.1, 0.4}) {
        session::Settings settings;
        settings.values[scenario::duty_rate_id] = rate;
        moved.set(settings);
        moved.price_rest(2);
        session::Session fresh = opened();
        fresh.set(settings);
        fresh.price_rest(1);
        for (std::size_t k = 0; k < fresh.prices()->equilibria.size(); ++k)
            EXPECT_EQ(moved.prices()->equilibria[k].income_factor, fresh.prices()->equilibria[k].income_factor);
        EXPECT_EQ(moved.worth()->payoffs, fresh.worth()->payoffs);
    }
    moved.set({});
    moved.price_rest(1);
    EXPECT_EQ(moved.worth()->payoffs(Side{0}, moved.worth()->disagreement), before);
}

// The levels of an outcome, issue by issue: which set of priced levels that is, by its definition.
std::vector<std::size_t> set_in(const pricing::DealSpace& space, Outcome outcome) {
    std::vector<std::size_t> at(space.scenario().issues.size(), 0);
    for (std::size_t k = 0; k < space.table.issue.size(); ++k)
        at[space.table.issue[k]] = space.table.level[k][space.everything.level(outcome, k)];
    return priced_levels(space.setting(), at);
}

// What a moved number does not reach is taken over from the settings before: in force, lists, table, families.
TEST(Session, takes_over_no_more_than_a_number_leaves_as_it_is) {
    for (const char* name : {"us-china-2018", "us-world-2025"}) {
        const scenario::ScenarioFile file = scenario::find_scenario(name);
        const auto scenario = std::make_shared<const scenario::Scenario>(scenario::read_scenario(file.file, file.text));
        const auto world = pricing::world_of(*scenario);
        session::Session moved(scenario, world);
        moved.set({});
        for (const scenario::Parameter& of : parameters(*scenario)) {
            if (!of.moves_equilibria()) continue;
            session::Settings settings;
            settings.values[of.id] = 0.9 * of.number->value;
            session::Session fresh(scenario, world);
            try {
                fresh.set(settings);
            } catch (const InputError&) {
                continue;  // lists that do not fit beside each other
            }
            moved.set(settings);
            const pricing::DealSpace &here = ***moved.space(), &there = ***fresh.space();
            EXPECT_EQ(moved.setting()->world().flow, fresh.setting()->world().flow) << of.id;
            EXPECT_EQ(moved.setting()->world().duty_rate, fresh.setting()->world().duty_rate) << of.id;
            EXPECT_EQ(moved.setting()->world().group_substitution, fresh.setting()->world().group_substitution);
            EXPECT_EQ(moved.setting()->baseline_rates, fresh.setting()->baseline_rates) << of.id;
            EXPECT_EQ(here.sets, there.sets) << of.id;
            EXPECT_EQ(here.set_of, there.set_of) << of.id;
            ASSERT_EQ(here.families.size(), there.families.size()) << of.id;
            for (std::size_t f = 0; f < here.families.size(); ++f)
                EXPECT_EQ(here.families[f].size(), there.families[f].size()) << of.id;
        }
        const pricing::DealSpace& space = ***moved.space();
        for (std::size_t o = 0; o < space.set_of.size(); ++o)
            ASSERT_EQ(space.sets[space.set_of[o]], set_in(space, Outcome{o})) << name << ", outcome " << o;
    }
}

// What a best answer is told in is of a scenario that may be gone.
TEST(Session, tells_kept_answers_in_the_words_of_the_scenario_as_it_is) {
    const scenario::ScenarioFile file = scenario::find_scenario("us-china-2018");
    auto scenario = std::make_shared<const scenario::Scenario>(scenario::read_scenario(file.file, file.text));
    session::Session session(scenario, pricing::world_of(*scenario));
    const std::vector<scenario::Parameter> all = scenario::parameters(*scenario);
    const auto want = std::find_if(all.begin(), all.end(), [](const scenario::Parameter& of) {
        return of.kind != scenario::Parameter::Kind::statement && !of.moves_equilibria();
    });
    ASSERT_NE(want, all.end());
    const auto moved = [&](double factor) {
        session::Settings settings;
        settings.values[want->id] = factor * want->number->value;
        session.set(settings);
    };
    moved(0.9);
    const auto answered = [&]() -> std::size_t {
        const auto& equilibria = session.named().equilibria;
        for (std::size_t k = 0; k < equilibria.size(); ++k)
            if (!equilibria[k].answers.empty()) return k;
        return equilibria.size();
    };
    const std::size_t k = answered();
    ASSERT_LT(k, session.named().equilibria.size());
    (void)session.solve_named(k);
    moved(0.8);
    const pricing::SetEquilibrium& kept = session.named().equilibria[k];
    ASSERT_TRUE(kept.priced.solved());
    EXPECT_THAT(report::words::answer_in_words(session.setting()->base().world, kept.answers.front()),
                ::testing::HasSubstr("on goods from USA"));
}

TEST(Session, stays_as_it_was_when_a_change_is_refused) {
    session::Session session = opened();
    session.price_rest(1);
    session::Settings wrong;
    wrong.base.elasticities = "no such source";
    EXPECT_THROW(session.set(wrong), InputError);
    EXPECT_EQ(session.missing(), 0U);
    EXPECT_EQ(session.settings().base.elasticities, "");
    EXPECT_NO_THROW((void)session.deals());
}

TEST(Session, prices_one_by_one_as_all_at_once) {
    session::Session one = opened(), all = opened();
    for (std::size_t k = one.equilibria(); k-- > 0;) (void)one.price(k);
    all.price_rest(2);
    ASSERT_EQ(one.prices()->equilibria.size(), all.prices()->equilibria.size());
    for (std::size_t k = 0; k < all.prices()->equilibria.size(); ++k)
        EXPECT_EQ(one.prices()->equilibria[k].income_factor, all.prices()->equilibria[k].income_factor);
}

}  // namespace
}  // namespace parley::session_test
