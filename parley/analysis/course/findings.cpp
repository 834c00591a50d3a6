#include "parley/analysis/course/findings.hpp"

#include <algorithm>
#include <cmath>

#include "parley/numerics/rising.hpp"

namespace parley::analysis::course {
namespace {

using dispute::course::Act;
using dispute::course::Branch;
using dispute::course::Path;
using dispute::course::Step;

std::vector<double> in_rising_order(const std::vector<double>& of) {
    numerics::Rising rising;
    std::vector<double> result;
    for (const numerics::Rising::Entry& each : rising.order(of.data(), of.size())) result.push_back(each.value);
    return result;
}

// The chance that one of `a` is larger than one of `b`, less a half; ties count half. Both rise.
double apart(const std::vector<double>& a, const std::vector<double>& b) {
    if (a.empty() || b.empty()) return 0.0;
    double sum = 0.0;
    std::size_t below = 0, above = 0;  // of b, of what is below x, and of what is not above it
    for (const double x : a) {
        while (below < b.size() && b[below] < x) ++below;
        while (above < b.size() && b[above] <= x) ++above;
        sum += static_cast<double>(below) + 0.5 * static_cast<double>(above - below);
    }
    return sum / (static_cast<double>(a.size()) * static_cast<double>(b.size())) - 0.5;
}

double median(const std::vector<double>& rising) {
    return rising[rising.size() / 2];
}

class Turnings {
public:
    explicit Turnings(CourseAnalysis& is) : is_(is), paths_(is.walked.paths) {}

    void add(const std::vector<Branch>& branches, const std::vector<std::size_t>& in, std::size_t depth) {
        for (const Branch& branch : branches) {
            std::vector<std::size_t> taken, left;
            for (const std::size_t k : in)
                (paths_[k].steps.size() > depth && paths_[k].steps[depth].same_as(branch.step) ? taken : left)
                    .push_back(k);
            is_.notes.push_back(note(branch, taken, left, depth));
            add(branch.then, taken, depth + 1);
        }
    }

private:
    // Types at the step: of those who left it, at theirs, or at the end.
    std::uint16_t type(std::size_t path, std::size_t party, std::size_t depth) const {
        const Path& is = paths_[path];
        return is.types_at.size() > depth ? is.types_at[depth][party] : is.last_type[party];
    }

    BranchNote note(const Branch& branch, const std::vector<std::size_t>& taken, const std::vector<std::size_t>& left,
                    std::size_t depth) const {
        constexpr double least_apart = 0.1;
        constexpr std::size_t few = 30;
        BranchNote result;
        if (taken.size() < few || left.size() < few) return result;
        for (std::size_t p = 0; p < is_.types.size(); ++p) {
            const bool asked = branch.step.act == Act::propose && (is_.states.members[branch.step.group] >> p & 1) != 0;
            if (p != branch.step.party && !asked) continue;
            const std::size_t terms = is_.record->parties[p].terms.size();
            for (std::size_t t = 0; t <= terms; ++t) {
                const auto values = [&](const std::vector<std::size_t>& of) {
                    std::vector<double> found;
                    const std::size_t every = std::max<std::size_t>(1, of.size() / 1024);
                    for (std::size_t k = 0; k < of.size(); k += every) {
                        const std::uint16_t which = type(of[k], p, depth);
                        found.push_back(t < terms ? is_.types[p].wants[which][t] : is_.types[p].patience[which]);
                    }
                    return in_rising_order(found);
                };
                const std::vector<double> yes = values(taken), no = values(left);
                const double by = apart(yes, no);
                if (std::abs(by) >= least_apart)
                    result.turns.push_back(
                        {p, t < terms ? std::optional(t) : std::nullopt, median(yes), median(no), by});
            }
        }
        std::stable_sort(result.turns.begin(), result.turns.end(),
                         [](const Turning& a, const Turning& b) { return std::abs(a.apart) > std::abs(b.apart); });
        if (result.turns.size() > 2) result.turns.resize(2);
        return result;
    }

    CourseAnalysis& is_;
    const std::vector<Path>& paths_;
};

// A state with these levels in which nobody has signed or backed down; none: the course does not come to it.
std::optional<std::uint32_t> state_at(const CourseAnalysis& is, Outcome outcome) {
    for (std::uint32_t s = 0; s < is.states.states.size(); ++s) {
        const dispute::course::State& each = is.states.states[s];
        if (each.outcome == outcome && each.signed_by == 0 &&
            std::find(each.backed_down.begin(), each.backed_down.end(), true) == each.backed_down.end())
            return s;
    }
    return std::nullopt;
}

}  // namespace

void find_first_moves(CourseAnalysis& is) {
    const std::vector<Path>& paths = is.walked.paths;
    const Counted none = counted(paths, [](const Path& path) { return path.steps.empty(); });
    is.nobody_moves = none.share;
    for (std::size_t p = 0; p < is.types.size(); ++p) {
        FirstMove first;
        first.party = p;
        first.share =
            counted(paths, [&](const Path& path) { return !path.steps.empty() && path.steps.front().party == p; });
        if (first.share.share <= 0.0) continue;
        std::vector<std::pair<Step, std::size_t>> steps;
        for (const Path& path : paths) {
            if (path.steps.empty() || path.steps.front().party != p) continue;
            const auto known = std::find_if(steps.begin(), steps.end(),
                                            [&](const auto& each) { return each.first.same_as(path.steps.front()); });
            if (known == steps.end())
                steps.emplace_back(path.steps.front(), 1);
            else
                ++known->second;
        }
        const auto most = std::max_element(steps.begin(), steps.end(),
                                           [](const auto& a, const auto& b) { return a.second < b.second; });
        first.step = most->first;
        // Its gain is that of the branch: a mean over the dates.
        for (const Branch& branch : is.tree.then)
            if (branch.step.same_as(first.step)) first.step = branch.step;
        first.of_it = static_cast<double>(most->second) / (first.share.share * static_cast<double>(paths.size()));
        is.first.push_back(first);
    }
    std::stable_sort(is.first.begin(), is.first.end(),
                     [](const FirstMove& a, const FirstMove& b) { return a.share.share > b.share.share; });
}

void find_turnings(CourseAnalysis& is) {
    std::vector<std::size_t> all(is.walked.paths.size());
    for (std::size_t k = 0; k < all.size(); ++k) all[k] = k;
    Turnings(is).add(is.tree.then, all, 0);
}

void find_credibility(CourseAnalysis& is) {
    const dispute::space::Space& space = *is.of.rules.space;
    for (std::size_t a = 0; a < is.of.rules.announced.size(); ++a) {
        const dispute::course::Announced& each = is.of.rules.announced[a];
        // Where it can be done: an answer, once what it answers has come.
        std::size_t code = space.code(is.of.rules.from);
        const auto set = [&](std::size_t issue, std::size_t level) {
            const std::size_t now = code / space.stride(issue) % space.agenda().issues[issue].levels.size();
            code = code - now * space.stride(issue) + level * space.stride(issue);
        };
        for (const dispute::course::Needed& needed : each.only_if)
            if (needed.holds) set(needed.at.issue, needed.at.level);
        const auto base = space.find(code);
        set(each.issue, each.level);
        const auto there = space.find(code);
        if (!base || !there) continue;
        const auto done = state_at(is, *there), before = state_at(is, *base);
        if (!done || !before) continue;
        std::uint32_t left = *before;
        for (const dispute::course::Move& move : is.states.moves[*before][each.by.value])
            if ((move.act == Act::withdraw) && move.issue == each.issue) left = move.to;
        const std::size_t p = each.by.value;
        const dispute::course::PartyTypes& party = is.worths[p];
        CourseCredibility result;
        result.announced = a;
        std::vector<double> needed;
        for (std::size_t k = 0; k < party.types(); ++k) {
            const std::size_t n = party.types();
            const double gain =
                (is.solved.value[p][*done * n + k] - is.solved.value[p][left * n + k]) * party.discount[k];
            result.share += gain > 0.0 ? party.weight[k] : 0.0;
            result.gain += party.weight[k] * gain;
            result.solved += party.weight[k] * party.discount[k] *
                             (is.solved.solved[p][*done * n + k] - is.solved.solved[p][left * n + k]);
            needed.push_back(-gain);
        }
        result.needed = std::max(0.0, median(in_rising_order(needed)));
        is.credibility.push_back(result);
    }
}

namespace {

// A share of wants with which a side as a whole would sign: most of them.
constexpr double most_of_a_side = 0.5;

// What a proposal of this party is worth to it, and who would rather see it signed than go on.
Advice weighed(const CourseAnalysis& is, std::size_t p, const dispute::course::Move& move) {
    Advice each{p, move.group, move.content, move.to, 1.0, 0.0, 0.0, 0.0};
    for (std::size_t q = 0; q < is.types.size(); ++q) {
        if ((is.states.members[move.group] >> q & 1) == 0) continue;
        const dispute::course::PartyTypes& party = is.worths[q];
        const std::size_t n = party.types();
        double signs = 0.0, price = 0.0, solved = 0.0;
        for (std::size_t k = 0; k < n; ++k) {
            const double gain = is.solved.value[q][move.to * n + k] + party.once[move.to] - is.solved.value[q][k];
            signs += gain > 0.0 ? party.weight[k] : 0.0;
            price += party.weight[k] * party.discount[k] * gain;
            solved +=
                party.weight[k] * party.discount[k] * (is.solved.solved[q][move.to * n + k] - is.solved.solved[q][k]);
        }
        if (q == p) {
            each.own = signs;
            each.price = price;
            each.price_solved = solved;
        } else {
            each.signs *= signs;
        }
    }
    return each;
}

// Which of two is better advice to the party that both are of: what most on both sides would rather sign than go on.
bool better_for_both(const Advice& a, const Advice& b) {
    const auto score = [](const Advice& of) { return std::min(of.signs, of.own) + 1e-3 * of.signs; };
    return score(a) > score(b);
}

// Which comes nearer to being advice: what its own side would sign first, then what the others would.
bool nearer(const Advice& a, const Advice& b) {
    const bool own_a = a.own >= most_of_a_side, own_b = b.own >= most_of_a_side;
    if (own_a != own_b) return own_a;
    if (own_a) return a.signs > b.signs;
    return a.own != b.own ? a.own > b.own : a.signs > b.signs;
}

}  // namespace

void find_advice(CourseAnalysis& is) {
    for (std::size_t p = 0; p < is.types.size(); ++p) {
        std::optional<Advice> best, nearest;
        for (const dispute::course::Move& move : is.states.moves.front()[p]) {
            if (move.act != Act::propose) continue;
            const Advice each = weighed(is, p, move);
            if (each.own >= most_of_a_side && each.signs >= most_of_a_side && (!best || better_for_both(each, *best)))
                best = each;
            if (!nearest || nearer(each, *nearest)) nearest = each;
        }
        if (best)
            is.advice.push_back(*best);
        else
            is.no_advice.push_back({p, nearest});
    }
}

}  // namespace parley::analysis::course
