// The course of a dispute: what does not matter moves nothing, and what can be worked out by hand comes out.
#include <algorithm>
#include <cmath>
#include <thread>

#include <gtest/gtest.h>

#include "parley/core/parallel.hpp"
#include "parley/dispute/talks/talks.hpp"
#include "tests/dispute/course_cases.hpp"
#include "tests/support/sized.hpp"

namespace parley::course_test {
namespace {

constexpr double apart = 0.02;  // no share moves by more
constexpr std::size_t types = 64;

Tastes usual(std::size_t party, std::size_t type) {
    return any_tastes(party, type);
}

void expect_alike(const Shares& a, const Shares& b, const char* what) {
    EXPECT_NEAR(a.carried_out, b.carried_out, apart) << what;
    EXPECT_NEAR(a.answered, b.answered, apart) << what;
    EXPECT_NEAR(a.signed_by, b.signed_by, apart) << what;
    EXPECT_NEAR(a.withdrawn, b.withdrawn, apart) << what;
}

Shares found(const Draw& draw, std::optional<double> due, CourseOptions options = {}, double until = 12.0,
             std::size_t copies = 1, bool learning = false) {
    Dispute of;
    make(of, types, draw, due, options.step, false, copies);
    return shares_at(of, paths_of(of, options, until, learning), until);
}

TEST(Course, halving_the_step_moves_no_share) {
    for (const std::optional<double> due : {std::optional<double>(), std::optional(1.5)}) {
        CourseOptions half;
        half.step = 0.5;
        expect_alike(found(usual, due), found(usual, due, half), "half a month");
    }
}

TEST(Course, doubling_the_horizon_moves_no_share) {
    CourseOptions twice;
    twice.horizon = 48.0;
    expect_alike(found(usual, 1.5), found(usual, 1.5, twice), "48 months");
}

TEST(Course, a_copy_of_an_agreement_or_a_level_moves_no_share) {
    expect_alike(found(usual, 1.5), found(usual, 1.5, {}, 12.0, 3), "three copies of the concession's level");
    Dispute once, twice;
    make(once, types, usual, 1.5);
    make(twice, types, usual, 1.5);
    twice.rules.groups.front().contents.push_back(twice.rules.groups.front().contents.front());
    twice.states = states_of(twice.rules);
    expect_alike(shares_at(once, paths_of(once, {}, 12.0), 12.0), shares_at(twice, paths_of(twice, {}, 12.0), 12.0),
                 "the same agreement twice");
}

TEST(Course, what_is_worse_for_both_in_every_draw_is_not_signed) {
    const Draw worse = [](std::size_t party, std::size_t type) {
        Tastes tastes = any_tastes(party, type);
        // Nobody wants the measures, and the concession hurts both.
        tastes.threat_on = -0.3;
        tastes.concession_on = -0.2 - std::abs(tastes.concession_on);
        tastes.backing_down = 0.0;
        return tastes;
    };
    EXPECT_LE(found(worse, std::nullopt, {}, 24.0).signed_by, apart);
}

// One type a party, which knows that the other is the one it is: what talks in turn come to.
TEST(Course, patient_parties_sign_what_talks_come_to_where_that_is_one) {
    const Draw one = [](std::size_t party, std::size_t) {
        return party == 0 ? Tastes{0.0, -0.2, 0.3, 0.0, 0.02} : Tastes{-0.5, 0.0, -0.1, 0.0, 0.02};
    };
    Dispute of;
    make(of, 1, one, 2.0);
    // The measures come on their day unless something is signed first; party 1 would rather concede.
    const double signed_by = shares_at(of, paths_of(of, {}, 24.0), 24.0).signed_by;
    dispute::talks::Negotiation talks;
    talks.worth = Table<Side, Outcome>({2, 2});
    for (std::size_t p = 0; p < 2; ++p) {
        talks.worth(Side{p}, Outcome{0}) = (p == 0 ? 0.3 : -0.1) / 0.02;
        talks.worth(Side{p}, Outcome{1}) = (p == 0 ? 0.0 : -0.5) / 0.02;
        talks.parties.push_back({0.02, 0.0, 0.0, 0.0, false});
    }
    talks.on_the_table = {Outcome{0}};
    for (std::size_t k = 0; k < 3; ++k) talks.rounds.push_back({static_cast<double>(k) / 12.0, Side{k % 2}, 0.0});
    talks.deadline = 2.0 / 12.0;
    const dispute::talks::TalksPlay play = dispute::talks::play(with_outside(talks, Outcome{1}));
    ASSERT_TRUE(play);
    ASSERT_TRUE(play.agreement);
    EXPECT_EQ(play.agreement->value, 0u);
    EXPECT_GE(signed_by, 1.0 - apart);
}

TEST(Course, what_parties_issues_and_types_are_called_does_not_matter) {
    Dispute of, other;
    make(of, types, usual, 1.5);
    make(
        other, types, [](std::size_t party, std::size_t type) { return usual(party, types - 1 - type); }, 1.5);
    // The same dispute with its issues in the opposite order.
    Agenda agenda = other.space.agenda();
    std::reverse(agenda.issues.begin(), agenda.issues.end());
    Space turned(agenda);
    Rules rules = other.rules;
    rules.space = &turned;
    std::reverse(rules.issues.begin(), rules.issues.end());
    for (Announced& each : rules.announced) {
        each.issue = 2 - each.issue;
        for (Needed& needed : each.only_if) needed.at.issue = 2 - needed.at.issue;
    }
    for (auto& content : rules.groups.front().contents)
        for (auto& each : content) each.issue = 2 - each.issue;
    const States states = states_of(rules);
    ASSERT_EQ(states.states.size(), of.states.states.size());
    std::vector<PartyTypes> worths = other.types;
    for (std::size_t p = 0; p < 2; ++p)
        for (std::size_t s = 0; s < states.states.size(); ++s) {
            State as = states.states[s];
            std::vector<std::size_t> level;
            for (std::size_t k = 0; k < 3; ++k) level.push_back(turned.level(as.outcome, 2 - k));
            std::size_t code = 0;
            for (std::size_t k = 0; k < 3; ++k) code += level[k] * other.space.stride(k);
            as.outcome = *other.space.find(code);
            as.backed_down = {as.backed_down[2], as.backed_down[1], as.backed_down[0]};
            for (std::size_t k = 0; k < types; ++k)
                worths[p].flow[s * types + k] = flow_of(other.space, as, usual(p, types - 1 - k), p);
        }
    const CourseOptions options;
    const Course course = solve(states, worths, events_of(rules, states, worths, options), options);
    WalkOptions how;
    how.horizon = 12.0;
    const std::vector<Path> paths = walk(rules, states, worths, course, options, how).paths;
    const auto share = [&](const auto& holds) {
        return counted(paths, [&](const Path& path) { return holds(states.states[path.at(12.0)]); }).share;
    };
    const Shares turned_shares{share([&](const State& s) { return turned.level(s.outcome, 2) == carried_out; }),
                               share([&](const State& s) { return turned.level(s.outcome, 1) == answered; }),
                               share([](const State& s) { return s.signed_by != 0; }), share([&](const State& s) {
                                   return s.signed_by == 0 && turned.level(s.outcome, 2) == withdrawn;
                               })};
    expect_alike(shares_at(of, paths_of(of, options, 12.0), 12.0), turned_shares, "issues and types in another order");
}

TEST(Course, shares_sum_to_one_in_every_state_on_every_turn) {
    Dispute of;
    make(of, types, usual, 1.5, 1.0, true);
    const CourseOptions options;
    const Course course = solve(of.states, of.types, events_of(of.rules, of.states, of.types, options), options);
    for (std::size_t e = 0; e < course.events.size(); ++e)
        for (std::size_t r = 0; r < rounds; ++r)
            for (std::size_t p = 0; p < 3; ++p) {
                const Turn& turn = course.turn(e, r, p, 3);
                for (std::size_t s = 0; s < of.states.states.size(); ++s) {
                    double sum = 0.0;
                    for (std::size_t k = 0; k < types; ++k)
                        sum += turn.choice[s * types + k] == 0 ? of.types[p].weight[k] : 0.0;
                    for (std::size_t m = 0; m < of.states.moves[s][p].size(); ++m) sum += turn.share[turn.first[s] + m];
                    ASSERT_NEAR(sum, 1.0, 1e-12);
                }
            }
    const std::vector<Path> paths = paths_of(of, options, 24.0);
    const Tree tree = tree_of(paths);
    double sum = tree.stays + tree.other;
    for (const Branch& each : tree.then) sum += each.share;
    EXPECT_NEAR(sum, 1.0, 1e-9);
    for (const Branch& each : tree.then) {
        double below = each.stays + each.other;
        for (const Branch& then : each.then) below += then.share;
        EXPECT_NEAR(below, each.share, 1e-9);
    }
}

TEST(Course, any_number_of_threads_gives_the_same_bytes) {
    if (testing::sanitized_share > 1) GTEST_SKIP() << "with ThreadSanitizer and without any";
    Dispute of;
    make(of, types, usual, 1.5);
    for (const bool learning : {false, true}) {
        const std::vector<Path> one = paths_of(of, {}, 12.0, learning, one_after_another, 1024);
        const std::vector<Path> four = paths_of(
            of, {}, 12.0, learning,
            [](std::size_t count, std::size_t, const Ranges& work) {
                parallel_for(count, 4, [&](std::size_t k) { work(k, k + 1); });
            },
            1024);
        ASSERT_EQ(one.size(), four.size());
        for (std::size_t k = 0; k < one.size(); ++k) {
            ASSERT_EQ(one[k].end, four[k].end);
            ASSERT_EQ(one[k].steps.size(), four[k].steps.size());
            for (std::size_t n = 0; n < one[k].steps.size(); ++n) {
                EXPECT_EQ(one[k].steps[n].gain, four[k].steps[n].gain);
                EXPECT_EQ(one[k].steps[n].at, four[k].steps[n].at);
            }
        }
    }
}

Draw all_of(Tastes threatener, Tastes target) {
    return [=](std::size_t party, std::size_t) { return party == 0 ? threatener : target; };
}

TEST(Course, a_dated_threat_is_in_force_on_its_day_unless_its_owner_does_something) {
    // Nobody gains by anything but the threat itself.
    const Shares before = found(all_of({0.1, -1, -1, 1.0}, {-1, -1, -1}), 2.0, {}, 1.9),
                 after = found(all_of({0.1, -1, -1, 1.0}, {-1, -1, -1}), 2.0, {}, 2.1);
    EXPECT_LE(before.carried_out, apart);
    EXPECT_GE(after.carried_out, 1.0 - apart);
}

TEST(Course, what_backing_down_costs_decides_whether_a_threat_that_hurts_its_owner_is_withdrawn) {
    // Carrying out costs 0.2 a year for ever; backing down 0.1, or 0.3.
    EXPECT_GE(found(all_of({-0.2, -1, -1, 0.1}, {-1, -1, -1}), 2.0).withdrawn, 1.0 - 2 * apart);
    EXPECT_LE(found(all_of({-0.2, -1, -1, 0.3}, {-1, -1, -1}), 2.0).withdrawn, apart);
}

TEST(Course, a_deterring_answer_deters) {
    const Tastes target{-1, 0.1, -1}, meek{-1, -0.1, -1};
    const Tastes threatener{0.2, -0.5, -1, 0.0};
    EXPECT_LE(found(all_of(threatener, target), std::nullopt).carried_out, apart);
    EXPECT_GE(found(all_of(threatener, meek), std::nullopt).carried_out, 1.0 - apart);
}

// One type that gains g a year by a threat without a day: it names the day at once, and a month later has g for ever.
TEST(Course, values_are_what_a_perpetuity_gives) {
    Dispute of;
    make(of, 1, all_of({0.4, -1, -1, 0.0, 0.08}, {-1, -1, -1, 0.0, 0.08}), std::nullopt);
    CourseOptions options;
    options.tremble = 0.0;
    options.tolerance = 1e-12;
    options.most_passes = 3000;
    const Course course = solve(of.states, of.types, events_of(of.rules, of.states, of.types, options), options);
    const double a_month_on = std::exp(-0.08 / 12.0);
    EXPECT_NEAR(course.value[0][0], 0.4 / 0.08 * a_month_on, 1e-6);
    EXPECT_NEAR(course.value[1][0], -1.0 / 0.08 * a_month_on, 1e-6);
}

TEST(Course, the_gain_of_a_step_is_what_follows_over_things_as_they_stand) {
    Dispute of;
    make(of, 1, all_of({-0.2, -1, -1, 0.1, 0.1}, {-1, -1, -1}), 1.0);
    CourseOptions options;
    options.tremble = 0.0;
    const std::vector<Path> paths = paths_of(of, options, 6.0);
    ASSERT_FALSE(paths.front().steps.empty());
    const Step& step = paths.front().steps.front();
    EXPECT_EQ(step.act, Act::withdraw);
    EXPECT_NEAR(step.at, 1.0, 1e-12);
    EXPECT_DOUBLE_EQ(step.solved, 0.0);
    // From now on what backing down costs: 0.1 a year, for ever.
    EXPECT_NEAR(step.gain, -0.1, 1e-9);
}

TEST(Course, learning_leaves_shares_of_types_that_tell_nothing_as_they_are) {
    const Draw same = all_of({0.1, -0.3, 0.2, 0.1}, {-0.4, 0.1, -0.2});
    expect_alike(found(same, 1.5), found(same, 1.5, {}, 12.0, 1, true), "with learning");
}

TEST(Course, more_states_than_are_looked_at_are_left_out_and_counted) {
    Dispute of;
    make(of, 1, usual, 1.5);
    of.rules.most_states = 5;
    const States few = states_of(of.rules);
    EXPECT_EQ(few.states.size(), 5u);
    EXPECT_GT(few.moves_left_out, 0u);
    for (const auto& state : few.moves)
        for (const auto& party : state)
            for (const Move& move : party) EXPECT_LT(move.to, 5u);
}

}  // namespace
}  // namespace parley::course_test
