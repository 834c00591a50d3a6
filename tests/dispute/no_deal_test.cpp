// No deal as the play of announced acts: against every strategy profile written out, and a closed form.
#include <map>

#include <gtest/gtest.h>

#include "parley/dispute/endings/no_deal.hpp"
#include "parley/numerics/random_stream.hpp"
#include "tests/support/sized.hpp"

namespace parley::no_deal_test {
namespace {

using namespace dispute::endings;
using dispute::space::Agenda;
using dispute::space::AgendaItem;
using dispute::space::Space;

// A small dispute: each act on an issue of its own (present, done, and of threats withdrawn).
struct Dispute {
    Agenda agenda;
    Space space;
    Payoffs payoffs;
    std::vector<Act> acts;
};

Dispute random_dispute(std::uint64_t k) {
    numerics::RandomStream stream(7, k);
    const auto below = [&](std::size_t n) {
        return std::min(n - 1, static_cast<std::size_t>(stream.uniform(0.0, static_cast<double>(n))));
    };
    Dispute result;
    result.agenda.parties = 2 + below(2);
    const std::size_t acts = 1 + below(4);
    for (std::size_t a = 0; a < acts; ++a) {
        Act act;
        act.by = Side{below(result.agenda.parties)};
        act.issue = a;
        act.level = 1;
        if (a > 0 && below(2) == 0) {
            act.only_if.push_back({{below(a), 1}, below(4) != 0});  // an answer
        } else {
            act.withdrawn = 2;
            act.lapses = below(2) == 0;
        }
        AgendaItem item{"i" + std::to_string(a), {"present", "done"}, {act.by}};
        if (act.withdrawn) item.levels.push_back("withdrawn");
        result.agenda.issues.push_back(item);
        result.acts.push_back(act);
    }
    result.space = Space(result.agenda);
    result.payoffs = Payoffs({result.agenda.parties, result.space.size()});
    // Few values, so that ties are many.
    for (double& each : result.payoffs) each = static_cast<double>(below(4));
    return result;
}

// Every state that a play can pass, as a tree written out: what is decided is by step and levels.
class AllProfiles {
public:
    explicit AllProfiles(const Dispute& dispute, std::vector<std::size_t> order)
        : dispute_(dispute), order_(std::move(order)) {
        visit(0, Outcome{0});
    }

    // The outcome of the one profile in which every decision is right given the rest of it, ties held.
    Outcome equilibrium() const {
        Outcome found{dispute_.space.size()};
        std::size_t count = 0;
        for (std::size_t profile = 0; profile < std::size_t{1} << nodes_.size(); ++profile) {
            bool right = true;
            for (std::size_t n = 0; n < nodes_.size() && right; ++n) {
                const Node& node = nodes_[n];
                const Act& act = dispute_.acts[order_[node.step]];
                const double done = dispute_.payoffs(act.by, play(node.step + 1, node.done, profile));
                const double left = dispute_.payoffs(act.by, play(node.step + 1, node.left, profile));
                right = ((profile >> n & 1) != 0) == (done > left);
            }
            if (!right) continue;
            ++count;
            found = play(0, Outcome{0}, profile);
        }
        EXPECT_EQ(count, 1U);
        return found;
    }

private:
    struct Node {
        std::size_t step;
        Outcome done, left;
    };

    Outcome with(Outcome at, std::size_t issue, std::size_t level) const {
        const Space& space = dispute_.space;
        return *space.find(space.code(at) - space.level(at, issue) * space.stride(issue) + level * space.stride(issue));
    }
    bool open(const Act& act, Outcome at) const {
        if (dispute_.space.level(at, act.issue) != 0) return false;
        for (const ActCondition& each : act.only_if)
            if ((dispute_.space.level(at, each.at.issue) == each.at.level) != each.holds) return false;
        return true;
    }
    void visit(std::size_t step, Outcome at) {
        if (step == order_.size()) return;
        const Act& act = dispute_.acts[order_[step]];
        if (!open(act, at)) return visit(step + 1, at);
        const Outcome left = act.lapses ? with(at, act.issue, *act.withdrawn) : at;
        const Outcome done = with(at, act.issue, act.level);
        if (numbered_.emplace(std::pair(step, at.value), nodes_.size()).second) nodes_.push_back({step, done, left});
        visit(step + 1, done);
        visit(step + 1, left);
    }
    Outcome play(std::size_t step, Outcome at, std::size_t profile) const {
        for (; step < order_.size(); ++step) {
            const auto node = numbered_.find({step, at.value});
            if (node == numbered_.end()) continue;
            at = (profile >> node->second & 1) != 0 ? nodes_[node->second].done : nodes_[node->second].left;
        }
        return at;
    }

    const Dispute& dispute_;
    std::vector<std::size_t> order_;
    std::vector<Node> nodes_;
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> numbered_;
};

TEST(NoDeal, is_what_the_one_right_profile_of_all_of_them_plays_in_500_random_disputes) {
    std::size_t moved = 0, order_matters = 0;
    for (std::size_t k = 0; k < testing::sized(500); ++k) {
        const Dispute dispute = random_dispute(k);
        std::vector<Outcome> by_order;
        for (const bool reversed : {false, true}) {
            const std::vector<std::size_t> order = order_of(dispute.acts, reversed);
            const NoDeal found = no_deal(dispute.space, dispute.payoffs, dispute.acts, Outcome{0}, order, 1e-9);
            EXPECT_EQ(found.outcome, AllProfiles(dispute, order).equilibrium()) << k;
            EXPECT_EQ(found.outcome, found.after.back()) << k;
            by_order.push_back(found.outcome);
            moved += found.outcome.value != 0 ? 1 : 0;
        }
        order_matters += by_order[0] == by_order[1] ? 0 : 1;
    }
    EXPECT_GT(moved, testing::sized(300));
    EXPECT_GT(order_matters, testing::sized(20));
}

TEST(NoDeal, answers_are_decided_after_what_they_answer_in_either_order) {
    std::vector<Act> acts(3);
    acts[0].issue = 0;
    acts[0].level = 1;
    acts[0].only_if = {{{1, 1}, true}};
    acts[1].issue = 1;
    acts[1].level = 1;
    acts[1].only_if = {{{2, 0}, false}};
    acts[2].issue = 2;
    acts[2].level = 1;
    EXPECT_EQ(order_of(acts), (std::vector<std::size_t>{2, 1, 0}));
    EXPECT_EQ(order_of(acts, true), (std::vector<std::size_t>{2, 1, 0}));
    acts[0].only_if.clear();
    EXPECT_EQ(order_of(acts), (std::vector<std::size_t>{0, 2, 1}));
    EXPECT_EQ(order_of(acts, true), (std::vector<std::size_t>{2, 1, 0}));
}

// A threat and its answer: the threat is worth `hit` to the one who makes it and `hit - pain` if it is answered; the
// answer is worth `relief` to the other.
NoDeal two_by_two(double hit, double pain, double relief, double cost, bool lapses) {
    Agenda agenda;
    agenda.parties = 2;
    agenda.issues = {{"threat", {"pending", "done", "withdrawn"}, {Side{0}}}, {"answer", {"none", "given"}, {Side{1}}}};
    const Space space(agenda);
    Payoffs payoffs({2, space.size()});
    for (const Outcome o : Positions<Outcome>(space.size())) {
        const bool done = space.level(o, 0) == 1, given = space.level(o, 1) == 1;
        payoffs(Side{0}, o) = (done ? hit : 0.0) - (given ? pain : 0.0) - (space.level(o, 0) == 2 ? cost : 0.0);
        payoffs(Side{1}, o) = (done ? -1.0 : 0.0) + (given ? relief : 0.0);
    }
    std::vector<Act> acts(2);
    acts[0] = {Side{0}, 0, 1, {}, 2, lapses};
    acts[1] = {Side{1}, 1, 1, {{{0, 1}, true}}, {}, false};
    return no_deal(space, payoffs, acts, Outcome{0}, order_of(acts), 1e-9);
}

TEST(Credibility, of_a_threat_and_an_answer_is_that_of_the_closed_form) {
    // Answered, the threat is worth hit − pain against −cost of withdrawing it: credible from a cost of pain − hit on.
    for (const double hit : {0.5, 1.0, 2.0})
        for (const double pain : {0.25, 1.5})
            for (const double relief : {-0.5, 0.5})
                for (const double cost : {0.0, 0.75}) {
                    const NoDeal found = two_by_two(hit, pain, relief, cost, true);
                    const Credibility &threat = found.credibility[0], &answer = found.credibility[1];
                    const double done = hit - (relief > 0 ? pain : 0.0);
                    EXPECT_DOUBLE_EQ(threat.gain, done + cost);
                    EXPECT_DOUBLE_EQ(threat.backing_down, cost);
                    EXPECT_DOUBLE_EQ(threat.needed, std::max(0.0, -done));
                    EXPECT_EQ(threat.taken, done > -cost);
                    EXPECT_DOUBLE_EQ(answer.gain, relief);
                    EXPECT_DOUBLE_EQ(answer.needed, std::max(0.0, -relief));
                    EXPECT_EQ(answer.reached, threat.taken);
                    EXPECT_EQ(answer.credible(), relief > 0);
                }
}

TEST(Credibility, a_cost_just_above_the_one_needed_makes_a_threat_credible_and_one_just_below_does_not) {
    const double needed = two_by_two(0.5, 1.5, 0.5, 0.0, true).credibility[0].needed;
    EXPECT_TRUE(two_by_two(0.5, 1.5, 0.5, needed + 0.01, true).credibility[0].taken);
    EXPECT_FALSE(two_by_two(0.5, 1.5, 0.5, needed - 0.01, true).credibility[0].taken);
}

TEST(NoDeal, a_threat_without_a_due_day_stays_pending_where_one_with_a_day_lapses) {
    EXPECT_EQ(two_by_two(0.5, 1.5, 0.5, 0.2, false).outcome.value, 0U);
    EXPECT_EQ(two_by_two(0.5, 1.5, 0.5, 0.2, true).outcome.value, 2U);
}

TEST(NoDeal, ties_hold) {
    EXPECT_EQ(two_by_two(0.0, 1.0, -1.0, 0.0, false).outcome.value, 0U);
    EXPECT_EQ(two_by_two(1.0, 0.5, 0.0, 0.0, false).outcome.value, 1U);  // the answer is worth nothing
}

}  // namespace
}  // namespace parley::no_deal_test
