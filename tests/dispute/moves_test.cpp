// Who can move where: the definition of docs/dispute/graph-model.md asked of every pair of outcomes.
#include <gtest/gtest.h>

#include "tests/dispute/games.hpp"
#include "tests/support/sized.hpp"

namespace parley::testing::moves_test {
namespace {

using dispute::graph_model::Moves;
using dispute::graph_model::StateIndex;
using dispute::space::Agenda;
using dispute::space::AgendaItem;
using dispute::space::Space;

using Group = std::set<std::size_t>;

Group owners(const AgendaItem& issue) {
    Group result;
    for (const Side side : issue.owners) result.insert(side.value);
    return result;
}

bool contains(const Group& group, const Group& of) {
    return std::includes(group.begin(), group.end(), of.begin(), of.end());
}

bool barred(const Agenda& agenda, std::size_t issue, std::size_t from, std::size_t to) {
    return std::any_of(agenda.barred.begin(), agenda.barred.end(),
                       [&](const auto& step) { return step.issue == issue && step.from == from && step.to == to; });
}

/// What one party may do to an issue: any change of its own; of a joint one that does not bind, the way to its
/// fallback.
bool alone(const Agenda& agenda, std::size_t party, std::size_t issue, std::size_t to) {
    const AgendaItem& what = agenda.issues[issue];
    if (owners(what).count(party) == 0) return false;
    return !what.joint() || (!what.binding && to == what.fallback);
}

bool may_move(const Space& space, const Group& group, StateIndex from, StateIndex to) {
    const Agenda& agenda = space.agenda();
    bool all_agreed = group.size() == 1;
    for (std::size_t k = 0; k < agenda.issues.size(); ++k) {
        const std::size_t now = space.level(Outcome{from}, k), then = space.level(Outcome{to}, k);
        if (now == then) continue;
        if (barred(agenda, k, now, then)) return false;
        const bool by_one =
            std::any_of(group.begin(), group.end(), [&](std::size_t party) { return alone(agenda, party, k, then); });
        if (!by_one && !contains(group, owners(agenda.issues[k]))) return false;
        if (!by_one && owners(agenda.issues[k]) == group) all_agreed = true;
    }
    return from != to && all_agreed;
}

void expect_as_defined(const Space& space) {
    const Moves moves = *dispute::graph_model::moves_of(space);
    for (std::size_t m = 0; m < moves.movers.size(); ++m) {
        Group group;
        for (const Side side : moves.movers[m].parties) group.insert(side.value);
        for (StateIndex from = 0; from < moves.states; ++from) {
            std::vector<StateIndex> expected;
            for (StateIndex to = 0; to < moves.states; ++to)
                if (may_move(space, group, from, to)) expected.push_back(to);
            const auto row = reach(moves, m, from);
            ASSERT_EQ(std::vector<StateIndex>(row.begin(), row.end()), expected) << "mover " << m << " at " << from;
        }
    }
}

TEST(MovesOfAnAgenda, are_those_of_the_definition) {
    Draws draws(31);
    for (std::size_t game = 0; game < sized(500) && !HasFatalFailure(); ++game)
        expect_as_defined(Space(random_agenda(draws, draws.whole(1, 4), draws.whole(1, 5))));
}

TEST(MovesOfAnAgenda, are_those_of_the_definition_where_few_of_many_combinations_are_feasible) {
    Draws draws(32);
    for (std::size_t game = 0; game < sized(200) && !HasFatalFailure(); ++game) {
        Agenda agenda = random_agenda(draws, draws.whole(1, 3), 12);
        agenda.rules.clear();
        std::size_t combinations = 1;
        for (const AgendaItem& issue : agenda.issues) combinations *= issue.levels.size();
        std::vector<std::uint32_t> codes;
        for (int k = 0; k < 12; ++k) codes.push_back(static_cast<std::uint32_t>(draws.whole(0, combinations - 1)));
        expect_as_defined(Space(std::move(agenda), std::move(codes)));
    }
}

TEST(MovesOfAnAgenda, are_listed_in_no_time_where_2_to_the_26_combinations_leave_thirty_outcomes) {
    Agenda agenda;
    agenda.parties = 2;
    for (std::size_t k = 0; k < 26; ++k) {
        AgendaItem issue = dispute::space::option("issue", Side{0});
        issue.owners = {Side{0}, Side{1}};
        agenda.issues.push_back(std::move(issue));
    }
    std::vector<std::uint32_t> codes{0};
    for (std::uint32_t k = 0; k < 26; ++k) codes.push_back(1U << k);
    const Moves moves = *dispute::graph_model::moves_of(Space(agenda, codes));  // 27 × 2^26 combinations otherwise
    EXPECT_EQ(moves.movers[2].end.size(), 27U * 26U - 26U) << "leaving an agreement alone is no move of both";
}

}  // namespace
}  // namespace parley::testing::moves_test
