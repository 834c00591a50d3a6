#include "parley/dispute/course/paths.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "parley/numerics/random_stream.hpp"

namespace parley::dispute::course {
namespace {

constexpr std::size_t paths_a_piece = 16;  // that are worth a thread's while

constexpr std::size_t no_slot = ~std::size_t{0};

// Where one path has come to.
struct Walker {
    std::uint32_t state = 0;
    std::size_t slot = 0;  // of the next turn
    std::vector<std::uint16_t> type;
    std::vector<std::size_t> paths;  // unused by a single one
};

std::uint16_t drawn(const std::vector<double>& weight, double u) {
    double sum = 0.0;
    for (std::size_t k = 0; k < weight.size(); ++k) {
        sum += weight[k];
        if (u < sum) return static_cast<std::uint16_t>(k);
    }
    return static_cast<std::uint16_t>(weight.size() - 1);
}

class Walk {
public:
    Walk(const Rules& rules, const States& states, const std::vector<PartyTypes>& types, const CourseOptions& options,
         const WalkOptions& how)
        : rules_(rules), states_(states), types_(types), options_(options), how_(how) {}

    // On to the next act of a party, or the horizon; with `once` false to the horizon. Gives whether an act stopped it.
    bool go(const Course& course, Walker& at, Path& path, numerics::RandomStream& stream, bool once) const {
        const std::size_t parties = types_.size();
        for (; at.slot < course.turns.size(); ++at.slot) {
            const std::size_t e = at.slot / (rounds * parties), in_event = at.slot % (rounds * parties);
            const Event& event = course.events[e];
            if (event.at > how_.horizon + 1e-9) break;
            const bool acted = turn(course, at, path, stream, event, in_event % parties);
            if (in_event + 1 == rounds * parties) end_of(event, at, path, stream);
            if (acted && once) {
                ++at.slot;
                return true;
            }
        }
        path.end = at.state;
        return false;
    }

private:
    bool turn(const Course& course, Walker& at, Path& path, numerics::RandomStream& stream, const Event& event,
              std::size_t mover) const {
        const std::vector<Move>& moves = states_.moves[at.state][mover];
        if (moves.empty()) return false;
        const Turn& turn = course.turns[at.slot];
        const double tremble = options_.tremble * event.next / static_cast<double>(rounds);
        const std::size_t n = types_[mover].types();
        std::size_t choice = turn.choice[at.state * n + at.type[mover]];
        const double u = stream.uniform();
        bool trembled = false;
        double slips = 0.0;
        for (std::size_t m = 0; m < moves.size() && !trembled; ++m) {
            slips += tremble * moves[m].slip;
            if (u >= slips) continue;
            choice = m + 1;
            trembled = true;
        }
        if (choice == 0) return false;
        const Move& move = moves[choice - 1];
        const std::size_t row = turn.first[at.state] + choice - 1;
        if (move.act == Act::propose)
            for (std::size_t q = 0; q < types_.size(); ++q) {
                if (q == mover || (states_.members[move.group] >> q & 1) == 0) continue;
                const std::uint64_t word = turn.bits[turn.accepts[row] + q * course.words + at.type[q] / 64u];
                const double chance = (word >> (at.type[q] % 64u) & 1) != 0 ? 1.0 - tremble : tremble;
                if (stream.uniform() >= chance) return false;
            }
        Step step{move.act,   mover,        event.at,       at.state,         move.to,  move.issue, move.level,
                  move.group, move.content, turn.gain[row], turn.solved[row], trembled, at.slot};
        path.steps.push_back(step);
        path.types_at.push_back(at.type);
        at.state = move.to;
        return true;
    }

    void end_of(const Event& event, Walker& at, Path& path, numerics::RandomStream& stream) const {
        for (const std::size_t d : event.due) forced(states_.due[d][at.state], event, at, path);
        if (event.regular) forced(states_.next_step[at.state], event, at, path);
        for (std::size_t p = 0; p < types_.size(); ++p) {
            const double chance = event.election[p] ? 1.0 : 1.0 - std::pow(1.0 - options_.redraw, event.next);
            if (stream.uniform() < chance)
                at.type[p] = drawn(types_[p].fresh.empty() ? types_[p].weight : types_[p].fresh, stream.uniform());
        }
    }

    // A day comes: measures that are in force from it on are steps, one for each issue.
    void forced(std::uint32_t to, const Event& event, Walker& at, Path& path) const {
        if (to == at.state) return;
        const Outcome before = states_.states[at.state].outcome, after = states_.states[to].outcome;
        for (std::size_t k = 0; k < rules_.issues.size(); ++k) {
            const std::size_t level = rules_.space->level(after, k);
            if (level == rules_.space->level(before, k)) continue;
            Step step;
            step.act = Act::in_force;
            step.party = rules_.space->agenda().issues[k].owners.front().value;
            step.at = event.at;
            step.from = at.state;
            step.to = to;
            step.issue = k;
            step.level = level;
            step.slot = no_slot;
            path.steps.push_back(step);
            path.types_at.push_back(at.type);
        }
        at.state = to;
    }

    const Rules& rules_;
    const States& states_;
    const std::vector<PartyTypes>& types_;
    const CourseOptions& options_;
    const WalkOptions& how_;
};

// Types of all parties at the start: each stratified by itself, together at random.
std::vector<Walker> started(const std::vector<PartyTypes>& types, const WalkOptions& how) {
    std::vector<Walker> result(how.paths);
    for (std::size_t p = 0; p < types.size(); ++p) {
        std::vector<std::size_t> order(how.paths);
        std::iota(order.begin(), order.end(), std::size_t{0});
        numerics::RandomStream stream(how.seed, (std::uint64_t{1} << 40) + p);
        for (std::size_t k = how.paths; k > 1; --k)
            std::swap(order[k - 1], order[static_cast<std::size_t>(stream.below(k))]);
        double sum = 0.0;
        std::size_t next = 0;
        for (std::size_t k = 0; k < types[p].types(); ++k) {
            sum += types[p].weight[k];
            const auto until = k + 1 == types[p].types()
                                   ? how.paths
                                   : static_cast<std::size_t>(sum * static_cast<double>(how.paths) + 0.5);
            for (; next < until && next < how.paths; ++next)
                result[order[next]].type.push_back(static_cast<std::uint16_t>(k));
        }
    }
    return result;
}

// What has been done tells what its doer, and who let it pass, may be: the types of the paths that have come to it.
std::vector<PartyTypes> learnt(const std::vector<PartyTypes>& prior, const std::vector<Walker>& walkers,
                               const std::vector<std::size_t>& group) {
    constexpr double doubt = 0.02;  // the part of the mixture before that stays
    std::vector<PartyTypes> result = prior;
    for (std::size_t p = 0; p < prior.size(); ++p) {
        if (result[p].fresh.empty()) result[p].fresh = prior[p].weight;
        for (double& weight : result[p].weight) weight *= doubt;
        for (const std::size_t path : group)
            result[p].weight[walkers[path].type[p]] += (1.0 - doubt) / static_cast<double>(group.size());
    }
    return result;
}

struct Group {
    std::vector<std::size_t> paths;
    std::vector<PartyTypes> types;
    Course course;
};

}  // namespace

std::uint32_t Path::at(double months) const {
    std::uint32_t state = start;
    for (const Step& step : steps)
        if (step.at <= months + 1e-9) state = step.to;
    return state;
}

Walked walk(const Rules& rules, const States& states, const std::vector<PartyTypes>& types, const Course& course,
            const CourseOptions& options, const WalkOptions& how, const ForEach& each) {
    Walked walked;
    walked.paths.resize(how.paths);
    std::vector<Walker> walkers = started(types, how);
    std::vector<numerics::RandomStream> streams;
    for (std::size_t k = 0; k < how.paths; ++k) {
        streams.emplace_back(how.seed, k);
        walked.paths[k].first_type = walkers[k].type;
    }
    const auto finish = [&](const std::vector<PartyTypes>& by, const Course& with,
                            const std::vector<std::size_t>& group) {
        const Walk go(rules, states, by, options, how);
        each(group.size(), paths_a_piece, [&](std::size_t first, std::size_t last) {
            for (std::size_t g = first; g < last; ++g) {
                const std::size_t k = group[g];
                (void)go.go(with, walkers[k], walked.paths[k], streams[k], false);
                walked.paths[k].last_type = walkers[k].type;
            }
        });
    };
    std::vector<std::size_t> all(how.paths);
    std::iota(all.begin(), all.end(), std::size_t{0});
    if (!how.learning) {
        finish(types, course, all);
        return walked;
    }
    std::vector<Group> waiting;
    waiting.push_back({all, types, course});
    while (!waiting.empty()) {
        const Group group = std::move(waiting.back());
        waiting.pop_back();
        const Walk go(rules, states, group.types, options, how);
        std::vector<std::uint8_t> acted(group.paths.size());
        each(group.paths.size(), paths_a_piece, [&](std::size_t first, std::size_t last) {
            for (std::size_t g = first; g < last; ++g) {
                const std::size_t k = group.paths[g];
                acted[g] = go.go(group.course, walkers[k], walked.paths[k], streams[k], true) ? 1 : 0;
                walked.paths[k].last_type = walkers[k].type;
            }
        });
        // Those who have come by the same act to the same place at the same time go on together.
        std::vector<std::vector<std::size_t>> together;
        for (std::size_t g = 0; g < group.paths.size(); ++g) {
            if (acted[g] == 0) continue;
            const Walker& mine = walkers[group.paths[g]];
            auto place = std::find_if(together.begin(), together.end(), [&](const std::vector<std::size_t>& known) {
                const Walker& other = walkers[known.front()];
                return other.slot == mine.slot && other.state == mine.state;
            });
            if (place == together.end()) place = together.insert(place, std::vector<std::size_t>{});
            place->push_back(group.paths[g]);
        }
        std::vector<std::size_t> rest;
        for (const std::vector<std::size_t>& each_group : together) {
            const double share = static_cast<double>(each_group.size()) / static_cast<double>(how.paths);
            if (share < how.least_share || walked.solves >= how.most_solves) {
                rest.insert(rest.end(), each_group.begin(), each_group.end());
                continue;
            }
            Group next{each_group, learnt(group.types, walkers, each_group), {}};
            next.course = solve(states, next.types, group.course.events, options, each);
            ++walked.solves;
            waiting.push_back(std::move(next));
        }
        finish(group.types, group.course, rest);
    }
    return walked;
}

Counted counted(const std::vector<Path>& paths, const std::function<bool(const Path&)>& holds) {
    const auto yes = static_cast<double>(std::count_if(paths.begin(), paths.end(), holds));
    const auto of = static_cast<double>(paths.size());
    const double share = of > 0.0 ? yes / of : 0.0;
    return {share, of > 0.0 ? std::sqrt(share * (1.0 - share) / of) : 0.0};
}

}  // namespace parley::dispute::course
