#include "parley/foresight/course_chances.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace parley::foresight {
namespace {

using analysis::course::CourseAnalysis;
using dispute::course::Path;

DemandMet met_in(const histories::Facts& facts, const pricing::Worth& worth, Outcome outcome) {
    DemandMet met{false, !facts.demand_levels.empty()};
    const pricing::OnTheTable& table = worth.table();
    for (const std::string& demanded : facts.demand_levels) {
        const histories::LevelPlace place = *find_level(facts, demanded);
        bool reached = false;
        for (std::size_t k = 0; k < table.issue.size(); ++k) {
            const scenario::Issue& issue = worth.scenario().issues[table.issue[k]];
            if (issue.id != place.issue->id) continue;
            const auto level =
                find_level(facts, issue.id + "." + issue.levels[table.level[k][worth.space.level(outcome, k)]].id);
            if (!level) continue;
            met.in_part = met.in_part || level->level > place.issue->at_cutoff;
            reached = level->level >= place.level;
        }
        met.in_full = met.in_full && reached;
    }
    return met;
}

}  // namespace

Demand demand_of(const histories::Facts& facts, const pricing::Worth& worth) {
    return [&facts, &worth](Outcome outcome) { return met_in(facts, worth, outcome); };
}

bool has_levels_of(const histories::Facts& facts, const scenario::Scenario& scenario) {
    return std::all_of(facts.demand_levels.begin(), facts.demand_levels.end(), [&](const std::string& demanded) {
        return std::any_of(scenario.issues.begin(), scenario.issues.end(), [&](const scenario::Issue& issue) {
            return std::any_of(issue.levels.begin(), issue.levels.end(),
                               [&](const scenario::Level& level) { return issue.id + "." + level.id == demanded; });
        });
    });
}

Demand demand_of(const pricing::Worth& worth) {
    if (worth.pairs.empty()) return {};
    const scenario::Scenario& scenario = worth.scenario();
    const pricing::OnTheTable& table = worth.table();
    struct Asked {
        std::size_t issue{}, level{}, today{};  // of the agenda
    };
    std::vector<Asked> asked;
    const auto of_the_threatener = [&](const scenario::Stance& stance) {
        return stance.says == "demand" && stance.party == scenario.parties[worth.pairs.front().threatens.value].id;
    };
    const bool itself = std::any_of(scenario.stances.begin(), scenario.stances.end(), [&](const scenario::Stance& s) {
        return of_the_threatener(s) && s.faction.empty();
    });
    for (const scenario::Stance& stance : scenario.stances) {
        if (!of_the_threatener(stance) || (itself && !stance.faction.empty())) continue;
        for (std::size_t k = 0; k < table.issue.size(); ++k) {
            const scenario::Issue& issue = scenario.issues[table.issue[k]];
            for (std::size_t l = 0; issue.id == stance.issue && l < table.level[k].size(); ++l)
                if (issue.levels[table.level[k][l]].id == stance.level)
                    asked.push_back({k, l, worth.space.level(worth.status_quo, k)});
        }
    }
    if (asked.empty()) return {};
    return [asked, &worth](Outcome outcome) {
        DemandMet met{false, true};
        for (const Asked& each : asked) {
            const std::size_t now = worth.space.level(outcome, each.issue);
            const bool toward = each.level > each.today ? now > each.today : now < each.today;
            met.in_part = met.in_part || now == each.level || (each.level != each.today && toward);
            met.in_full = met.in_full && now == each.level;
        }
        return met;
    };
}

precedents::Chances course_chances(const histories::Facts& facts, const pricing::Worth& worth,
                                   const std::shared_ptr<const analysis::Record>& record, CourseVariant variant,
                                   int threads) {
    analysis::course::CourseAsked asked;
    asked.types.with_record = variant != CourseVariant::without_record;
    asked.types.with_prices = variant != CourseVariant::without_prices;
    return chances_of(worth, analysis::course::course_of(worth, record, asked, threads), demand_of(facts, worth));
}

precedents::Chances chances_of(const pricing::Worth& worth, const CourseAnalysis& is, const Demand& demand) {
    std::vector<dispute::endings::Facts> facts_of_state;
    std::vector<DemandMet> met;
    for (std::uint32_t s = 0; s < is.states.states.size(); ++s) {
        facts_of_state.push_back(analysis::course::facts_in(worth, is.states, s));
        met.push_back(demand ? demand(is.states.states[s].outcome) : DemandMet{});
    }
    const auto ever = [&](const Path& path, double months, const auto& holds) {
        if (holds(path.start)) return true;
        return std::any_of(path.steps.begin(), path.steps.end(), [&](const dispute::course::Step& step) {
            return step.at <= months + 1e-9 && holds(step.to);
        });
    };
    const auto carried = [&](std::uint32_t s) {
        return facts_of_state[s].threat == dispute::endings::Threat::carried_out;
    };
    const auto answered = [&](std::uint32_t s) { return facts_of_state[s].answered; };
    const auto beyond = [&](std::uint32_t s) { return facts_of_state[s].beyond; };
    const auto both = [&](std::uint32_t s) { return facts_of_state[s].signed_by_both; };
    const auto share = [&](const auto& holds) {
        return static_cast<double>(std::count_if(is.walked.paths.begin(), is.walked.paths.end(), holds)) /
               static_cast<double>(is.walked.paths.size());
    };
    // Of those of which a condition holds: nothing where that is hardly ever.
    const auto of_those = [&](const auto& condition, const auto& holds) {
        const double any = share(condition);
        return any < 0.01 ? std::numeric_limits<double>::quiet_NaN()
                          : share([&](const Path& path) { return condition(path) && holds(path); }) / any;
    };
    const auto had = [&](double months) {
        return [&, months](const Path& path) { return ever(path, months, carried); };
    };
    precedents::Chances chances{};
    chances[0] = share(had(6.0));
    // Within three months of its being carried out.
    chances[1] = of_those(had(12.0), [&](const Path& path) {
        double first = 0.0;
        for (const dispute::course::Step& step : path.steps)
            if (carried(step.to)) {
                first = step.at;
                break;
            }
        return ever(path, first + 3.0, answered);
    });
    chances[2] = share([&](const Path& path) { return ever(path, 12.0, beyond); });
    chances[3] = share([&](const Path& path) { return ever(path, 6.0, both); });
    chances[4] = share([&](const Path& path) { return ever(path, 24.0, both); });
    chances[5] = share([&](const Path& path) { return met[path.end].in_part; });
    chances[6] = share([&](const Path& path) { return met[path.end].in_full; });
    chances[7] = of_those(had(24.0), [&](const Path& path) {
        return facts_of_state[path.end].standing == dispute::endings::Standing::none;
    });
    for (std::size_t q = 5; q < 7 && !demand; ++q) chances[q] = std::numeric_limits<double>::quiet_NaN();
    // Of days after the horizon the course says nothing.
    for (const auto& [q, months] : {std::pair{0, 6.0}, {1, 15.0}, {2, 12.0}, {3, 6.0}, {4, 24.0}, {7, 24.0}})
        if (is.asked.horizon < months - 1e-9)
            chances[static_cast<std::size_t>(q)] = std::numeric_limits<double>::quiet_NaN();
    return chances;
}

}  // namespace parley::foresight
