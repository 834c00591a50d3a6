#include "parley/analysis/course/course.hpp"

#include <algorithm>
#include <cmath>

#include "parley/analysis/course/findings.hpp"
#include "parley/core/parallel.hpp"

namespace parley::analysis::course {
namespace {

using dispute::course::Path;
using dispute::endings::Facts;
using dispute::endings::Standing;
using dispute::endings::Threat;

// By state: how it stands between the main pair, worked out once.
std::vector<Facts> all_facts(const pricing::Worth& worth, const dispute::course::States& states) {
    std::vector<Facts> result;
    for (std::uint32_t s = 0; s < states.states.size(); ++s) result.push_back(facts_in(worth, states, s));
    return result;
}

template <class Holds>
bool ever(const Path& path, double months, const std::vector<Facts>& facts, const Holds& holds) {
    if (holds(facts[path.start])) return true;
    for (const dispute::course::Step& step : path.steps)
        if (step.at <= months + 1e-9 && holds(facts[step.to])) return true;
    return false;
}

void count(CourseAnalysis& is, const std::vector<Facts>& facts) {
    const std::vector<Path>& paths = is.walked.paths;
    for (std::size_t e = 0; e < is.endings.size(); ++e)
        is.endings[e] = counted(
            paths, [&](const Path& path) { return ending_of(facts[path.end]) == dispute::endings::all_endings[e]; });
    for (const double months : {3.0, 6.0, 12.0, 24.0, 36.0, 60.0, 120.0}) {
        if (months > is.asked.horizon + 1e-9) break;
        Milestone by;
        by.months = months;
        const auto at_some_time = [&](const auto& holds) {
            return counted(paths, [&](const Path& path) { return ever(path, months, facts, holds); });
        };
        by.carried_out = at_some_time([](const Facts& f) { return f.threat == Threat::carried_out; });
        by.answered = at_some_time([](const Facts& f) { return f.answered; });
        by.beyond = at_some_time([](const Facts& f) { return f.beyond; });
        by.signed_by_both = at_some_time([](const Facts& f) { return f.signed_by_both; });
        const auto had = [&](const Path& path) {
            return ever(path, months, facts, [](const Facts& f) { return f.threat == Threat::carried_out; });
        };
        const Counted any = counted(paths, had),
                      gone = counted(paths, [&](const Path&path) {
                          return had(path) && facts[path.at(months)].standing == Standing::none;
                      });
        by.gone.share = any.share > 0.0 ? gone.share / any.share : 0.0;
        by.gone.error = any.share > 0.0 ? gone.error / any.share : 0.0;
        is.by.push_back(by);
    }
}

void expect(CourseAnalysis& is) {
    for (std::size_t p = 0; p < is.worths.size(); ++p) {
        const dispute::course::PartyTypes& party = is.worths[p];
        double all = 0.0, solved = 0.0;
        for (std::size_t k = 0; k < party.types(); ++k) {
            all += party.weight[k] * (is.solved.value[p][k] * party.discount[k] - party.flow[k]);
            solved += party.weight[k] * (is.solved.solved[p][k] * party.discount[k] - party.solved[0]);
        }
        is.expected.push_back(all);
        is.expected_solved.push_back(solved);
    }
}

}  // namespace

Facts facts_in(const pricing::Worth& worth, const dispute::course::States& states, std::uint32_t state) {
    const pricing::ThreatPair& pair = worth.pairs.front();
    const dispute::course::State& at = states.states[state];
    pricing::Signed by = pricing::nobody(worth.scenario());
    for (std::size_t g = 0; g < states.members.size(); ++g) {
        const bool both = (states.members[g] >> pair.threatens.value & 1) != 0 &&
                          (states.members[g] >> pair.threatened.value & 1) != 0;
        if ((at.signed_by >> g & 1) != 0 && both) by[pair.threatens.value] = by[pair.threatened.value] = true;
    }
    return facts_of(pair, worth.space, at.outcome, by);
}

CourseAnalysis course_of(const pricing::Worth& worth, std::shared_ptr<const Record> record, const CourseAsked& asked,
                         int threads) {
    CourseAnalysis is;
    is.asked = asked;
    is.record = std::move(record);
    is.of = rules_of(worth, *is.record, asked.rules);
    is.states = dispute::course::states_of(is.of.rules);
    is.types = draw_types(worth, *is.record, asked.types);
    is.worths = worths_of(worth, *is.record, is.states, is.types, asked.types);
    is.asked.options.step = asked.rules.step;
    is.asked.options.horizon = asked.horizon;
    is.asked.options.tie = pricing::payoff_tie;
    // At ten percent a year a thousandth of a point a year: a tenth of the smallest want.
    is.asked.options.tolerance = 1e-2;
    Crew crew(threads, std::max(is.states.states.size() / 8, asked.paths / 16) + 1);  // pieces, at most
    const dispute::course::ForEach each = [&](std::size_t count, std::size_t piece,
                                              const dispute::course::Ranges& work) {
        in_ranges(&crew, count, piece, work);
    };
    is.solved = dispute::course::solve(
        is.states, is.worths, events_of(is.of.rules, is.states, is.worths, is.asked.options), is.asked.options, each);
    dispute::course::WalkOptions how;
    how.paths = asked.paths;
    how.seed = asked.seed;
    how.horizon = asked.horizon;
    how.learning = asked.learning;
    is.walked = walk(is.of.rules, is.states, is.worths, is.solved, is.asked.options, how, each);
    is.tree = dispute::course::tree_of(is.walked.paths);
    count(is, all_facts(worth, is.states));
    expect(is);
    find_first_moves(is);
    find_turnings(is);
    find_credibility(is);
    find_advice(is);
    return is;
}

}  // namespace parley::analysis::course
