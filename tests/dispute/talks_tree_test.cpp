#include <cmath>
#include <limits>
#include <vector>

#include <gtest/gtest.h>

#include "parley/dispute/talks/extensive_game.hpp"
#include "parley/dispute/talks/talks.hpp"
#include "parley/numerics/random_stream.hpp"
#include "tests/support/backward_induction.hpp"
#include "tests/support/tolerances.hpp"

namespace parley::talks_test {
namespace {

// The talks as a tree in which every offer, answer and breakdown is written out; worths as of the first round.
class TalksTree {
public:
    explicit TalksTree(const dispute::talks::Negotiation& talks) : talks_(talks) {
        game.players.assign(talks.parties.size(), "party");
        round(0, std::vector<double>(talks.parties.size(), 0.0));
    }
    dispute::talks::ExtensiveGame game;

private:
    double since_start(double years) const { return years - talks_.rounds.front().years; }
    std::vector<double> end(const std::vector<double>& so_far, double years, const std::vector<double>& then) const {
        std::vector<double> result = so_far;
        for (std::size_t p = 0; p < then.size(); ++p)
            result[p] += std::exp(-talks_.parties[p].discount_rate * since_start(years)) * then[p];
        return result;
    }
    std::vector<double> broken() const {
        std::vector<double> result;
        for (const dispute::talks::Negotiator& party : talks_.parties) result.push_back(party.breakdown);
        return result;
    }
    // Flows are added in a hundred small parts a round, not by the closed form.
    std::size_t round(std::size_t k, const std::vector<double>& so_far) {
        if (k == talks_.rounds.size()) {
            std::vector<double> outside;
            for (const dispute::talks::Negotiator& party : talks_.parties) outside.push_back(party.outside);
            return add_end(game, "deadline", end(so_far, talks_.deadline, outside));
        }
        const dispute::talks::TalksRound& here = talks_.rounds[k];
        const std::size_t node = add_decision(game, here.proposer, "offer");
        for (std::size_t o = 0; o < talks_.worth.extents()[1]; ++o)
            branch(game, node, "offer", answer(k, 1, Outcome{o}, so_far));
        branch(game, node, "none", answer(k, 1, std::nullopt, so_far));
        return node;
    }
    std::size_t answer(std::size_t k, std::size_t turn, std::optional<Outcome> offer,
                       const std::vector<double>& so_far) {
        const std::size_t parties = talks_.parties.size();
        const dispute::talks::TalksRound& here = talks_.rounds[k];
        if (turn == parties) {
            std::vector<double> agreed;
            for (std::size_t p = 0; p < parties; ++p) agreed.push_back(talks_.worth(Side{p}, *offer));
            return add_end(game, "agreed", end(so_far, here.years, agreed));
        }
        const Side side{(here.proposer.value + turn) % parties};
        const std::size_t node = add_decision(game, side, "answer");
        if (offer) branch(game, node, "accept", answer(k, turn + 1, offer, so_far));
        branch(game, node, "refuse", refuse(k, so_far));
        if (talks_.parties[side.value].may_leave)
            branch(game, node, "leave", add_end(game, "left", end(so_far, here.years, broken())));
        return node;
    }
    std::size_t refuse(std::size_t k, const std::vector<double>& so_far) {
        const dispute::talks::TalksRound& here = talks_.rounds[k];
        const std::size_t node = testing::add_chance(game, "breakdown");
        branch(game, node, "breaks down", add_end(game, "broken", end(so_far, here.years, broken())),
               here.breakdown_chance);
        const double next = k + 1 < talks_.rounds.size() ? talks_.rounds[k + 1].years : talks_.deadline;
        std::vector<double> after = so_far;
        for (std::size_t p = 0; p < after.size(); ++p)
            for (int part = 0; part < 100; ++part) {
                const double years = since_start(here.years) + (next - here.years) * (part + 0.5) / 100;
                after[p] += talks_.parties[p].flow * (next - here.years) / 100 *
                            std::exp(-talks_.parties[p].discount_rate * years);
            }
        branch(game, node, "go on", round(k + 1, after), 1 - here.breakdown_chance);
        return node;
    }
    const dispute::talks::Negotiation& talks_;
};

dispute::talks::Negotiation any_talks(numerics::RandomStream& stream, std::size_t parties, bool whole_numbers) {
    dispute::talks::Negotiation talks;
    talks.worth = Table<Side, Outcome>({parties, 2});
    const auto number = [&] {
        const double value = stream.uniform(-1, 3);
        return whole_numbers ? std::floor(value) : value;
    };
    for (double& worth : talks.worth) worth = number();
    for (std::size_t p = 0; p < parties; ++p)
        talks.parties.push_back({whole_numbers ? 0.0 : stream.uniform(0.0, 0.3), whole_numbers ? 0.0 : number() / 5,
                                 number(), number(), stream.uniform() < 0.3});
    double years = stream.uniform(0, 1);
    for (int k = 0; k < 3; ++k) {
        const Side proposer{static_cast<std::size_t>(stream.uniform(0, static_cast<double>(parties)))};
        talks.rounds.push_back({years, proposer, whole_numbers ? 0.0 : stream.uniform(0, 0.3)});
        years += stream.uniform(0, 1);
    }
    talks.deadline = years;
    return talks;
}

TEST(Talks, agree_with_the_tree_of_every_offer_and_answer) {
    for (std::uint64_t k = 0; k < 150; ++k) {
        numerics::RandomStream stream(21, k);
        const dispute::talks::Negotiation talks = any_talks(stream, 2 + k % 2, false);
        const TalksTree tree(talks);
        const auto played = play(talks);
        const auto solved = testing::backward_induction(tree.game);
        ASSERT_TRUE(played && solved) << played.refused << solved.refused;
        // Nodes go depth first: the first decision is the root of the tree.
        for (std::size_t p = 0; p < talks.parties.size(); ++p)
            EXPECT_NEAR(played.value[p], solved.value[0][p], 1e-5) << k;
    }
}

TEST(Talks, with_ties_play_is_one_of_the_perfect_plays) {
    for (std::uint64_t k = 0; k < 150; ++k) {
        numerics::RandomStream stream(22, k);
        const dispute::talks::Negotiation talks = any_talks(stream, 2 + k % 2, true);
        const auto played = play(talks);
        ASSERT_TRUE(played) << played.refused;
        bool found = false;
        for (const auto& worth : testing::perfect_worths(TalksTree(talks).game, 1e-9)) {
            bool same = true;
            for (std::size_t p = 0; p < worth.size(); ++p) same = same && std::abs(worth[p] - played.value[p]) < 1e-9;
            found = found || same;
        }
        EXPECT_TRUE(found) << k;
    }
}

}  // namespace
}  // namespace parley::talks_test
