#pragma once
// Small disputes whose course can be looked at by hand: a threat, an answer, a concession.
#include <cmath>

#include "parley/dispute/course/paths.hpp"
#include "parley/numerics/random_stream.hpp"

namespace parley::course_test {

using namespace dispute::course;
using dispute::space::Agenda;
using dispute::space::AgendaItem;
using dispute::space::Space;

/// Levels of the issues: the threat, the answer, the concession.
enum : std::size_t { none = 0, carried_out = 1, withdrawn = 2, answered = 1, conceded = 1 };
enum : std::size_t { threat = 0, answer = 1, concession = 2 };

struct Dispute {
    Space space;
    Rules rules;
    States states;
    std::vector<PartyTypes> types;

    Dispute() = default;
    Dispute(const Dispute&) = delete;
    Dispute(Dispute&&) = delete;
};

/// What a level is worth to one type, points a year, by issue and level; and what backing down costs.
struct Tastes {
    double threat_on = 0.0, answer_on = 0.0, concession_on = 0.0, backing_down = 0.0, rate = 0.1;
};
using Draw = std::function<Tastes(std::size_t party, std::size_t type)>;

inline double flow_of(const Space& space, const State& state, const Tastes& tastes, std::size_t party) {
    double flow = 0.0;
    if (space.level(state.outcome, threat) == carried_out) flow += tastes.threat_on;
    if (space.level(state.outcome, answer) == answered) flow += tastes.answer_on;
    if (space.level(state.outcome, concession) >= conceded) flow += tastes.concession_on;
    if (party == 0 && state.backed_down[threat]) flow -= tastes.backing_down;
    return flow;
}

/// Party 0 threatens party 1, which may answer, and concede; `third`: a bystander who may sign too.
inline void make(Dispute& of, std::size_t count, const Draw& draw, std::optional<double> due, double step = 1.0,
                 bool third = false, std::size_t copies = 1) {
    Agenda agenda;
    agenda.parties = third ? 3 : 2;
    AgendaItem measures{"threat", {"none", "carried out", "withdrawn"}, {Side{0}}};
    AgendaItem reply{"answer", {"none", "answered"}, {Side{1}}};
    AgendaItem gives{"concession", {"none"}, {Side{1}}};
    for (std::size_t k = 0; k < copies; ++k) gives.levels.push_back("conceded " + std::to_string(k));
    agenda.issues = {measures, reply, gives};
    of.space = Space(agenda);
    of.rules.space = &of.space;
    of.rules.from = *of.space.find(0);
    of.rules.step = step;
    of.rules.issues = {{{Role::none, Role::threatened, Role::withdrawal}, {0, 2, 0}},
                       {{Role::none, Role::answer}, {0, 1}},
                       {std::vector<Role>(copies + 1, Role::none), std::vector<Parties>(copies + 1, 0)}};
    of.rules.announced = {{Side{0}, threat, carried_out, due, {}},
                          {Side{1}, answer, answered, {}, {{{threat, 1}, true}}}};
    GroupContents group{third ? Parties{7} : Parties{3}, {}};
    for (std::size_t k = 0; k < copies; ++k)
        group.contents.push_back({{threat, withdrawn}, {answer, none}, {concession, conceded + k}});
    of.rules.groups = {group};
    of.states = states_of(of.rules);
    for (std::size_t p = 0; p < agenda.parties; ++p) {
        PartyTypes party;
        party.weight.assign(count, 1.0 / static_cast<double>(count));
        for (std::size_t k = 0; k < count; ++k) party.discount.push_back(draw(p, k).rate);
        for (const State& state : of.states.states) {
            party.solved.push_back(0.0);
            party.once.push_back(0.0);
            for (std::size_t k = 0; k < count; ++k) party.flow.push_back(flow_of(of.space, state, draw(p, k), p));
        }
        of.types.push_back(std::move(party));
    }
}

/// Wants that differ from type to type: whether it threatens, answers and signs is open.
inline Tastes any_tastes(std::size_t party, std::size_t type, std::uint64_t seed = 5) {
    numerics::RandomStream stream(seed, 1000 * party + type);
    Tastes tastes;
    const double sign = party == 0 ? 1.0 : -1.0;
    tastes.threat_on = party == 0 ? stream.uniform(-0.3, 0.5) : -stream.log_uniform(0.05, 1.0);
    tastes.answer_on = party == 0 ? -stream.log_uniform(0.05, 0.5) : stream.uniform(-0.2, 0.4);
    tastes.concession_on = sign * stream.log_uniform(0.05, 1.0);
    tastes.backing_down = stream.log_uniform(0.02, 0.5);
    tastes.rate = stream.log_uniform(0.02, 0.3);
    if (party == 2) tastes = {stream.uniform(-0.2, 0.1), -0.1, stream.uniform(-0.1, 0.3), 0.0, 0.1};
    return tastes;
}

struct Shares {
    double carried_out = 0.0, answered = 0.0, signed_by = 0.0, withdrawn = 0.0;
};
inline Shares shares_at(const Dispute& of, const std::vector<Path>& paths, double months) {
    const auto share = [&](const auto& holds) {
        return counted(paths, [&](const Path& path) { return holds(of.states.states[path.at(months)]); }).share;
    };
    return {share([&](const State& s) { return of.space.level(s.outcome, threat) == carried_out; }),
            share([&](const State& s) { return of.space.level(s.outcome, answer) == answered; }),
            share([&](const State& s) { return s.signed_by != 0; }),
            share([&](const State& s) { return s.signed_by == 0 && of.space.level(s.outcome, threat) == withdrawn; })};
}

inline std::vector<Path> paths_of(const Dispute& of, const CourseOptions& options, double until, bool learning = false,
                                  const ForEach& each = one_after_another, std::size_t paths = 8192) {
    const Course course = solve(of.states, of.types, events_of(of.rules, of.states, of.types, options), options, each);
    WalkOptions how;
    how.paths = paths;
    how.horizon = until;
    how.learning = learning;
    return walk(of.rules, of.states, of.types, course, options, how, each).paths;
}

}  // namespace parley::course_test
