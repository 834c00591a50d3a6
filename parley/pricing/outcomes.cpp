#include "parley/pricing/outcomes.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "parley/core/input_error.hpp"
#include "parley/core/nearest.hpp"
#include "parley/core/text.hpp"
#include "parley/policy/codes.hpp"

namespace parley::pricing {
namespace {

void resolve_parties(Study& study) {
    const world::World& world = study.base.world;
    for (const scenario::Party& party : study.scenario.parties) {
        std::vector<Economy> economies;
        for (const std::string& code : party.economies) {
            std::vector<Economy> found;
            const auto unknown = policy::find_economies(world, code, found);
            if (unknown) throw InputError(study.scenario.file, party.line, unknown->expected, unknown->found);
            economies.insert(economies.end(), found.begin(), found.end());
        }
        for (const Economy n : economies)
            if (std::find(study.parties.begin(), study.parties.end(), n) != study.parties.end())
                throw InputError(study.scenario.file, party.line, "each economy in one party",
                                 "a second party of " + world.economies[n.value].code);
        for (const Economy other : study.parties)
            for (const Economy n : economies) study.pairs.emplace_back(other, n);
        study.parties.insert(study.parties.end(), economies.begin(), economies.end());
        study.economies.push_back(std::move(economies));
    }
}

void check_statements(const Study& study) {
    for (const scenario::Statement& statement : study.scenario.statements)
        for (const std::string& code : {statement.deficit_of, statement.deficit_with}) {
            std::vector<Economy> found;
            if (code.empty()) continue;
            const auto unknown = policy::find_economies(study.base.world, code, found);
            if (unknown)
                throw InputError(study.scenario.file, statement.line, unknown->expected, unknown->found,
                                 statement.column);
        }
}

void calibrate_baseline(Study& study) {
    std::vector<policy::Measure> measures;
    std::vector<const scenario::MeasureWords*> words;
    for (const auto& [id, each] : study.scenario.baseline) {
        study.baseline.push_back(resolve(study.scenario.file, each, study.base.world));
        measures.push_back(study.baseline.back().measure);
        words.push_back(&each);
    }
    policy::Calibrated calibrated = calibrate(study.base.world, measures);
    if (calibrated.refusal) refuse(study.scenario.file, *calibrated.refusal, words);
    study.base.world = std::move(calibrated.world);
    for (std::size_t k = 0; k < study.baseline.size(); ++k) {
        // What ends a subsidy is its own rate with the sign turned: so a budget shows the rate that it pays for.
        const auto* ending = std::get_if<policy::ProductionSubsidyChange>(&calibrated.endings[k]);
        study.baseline_rates.push_back(ending != nullptr ? -ending->rate : 0.0);
        study.baseline[k].measure = std::move(calibrated.endings[k]);
    }
}

void resolve_levels(Study& study) {
    const scenario::Scenario& scenario = study.scenario;
    for (std::size_t i = 0; i < scenario.issues.size(); ++i)
        for (std::size_t l = 0; l < scenario.issues[i].levels.size(); ++l) {
            const scenario::Level& level = scenario.issues[i].levels[l];
            if (level.measures.empty() && level.ends.empty()) continue;
            PricedLevel priced{i, l, {}, {}};
            for (const scenario::MeasureWords& words : level.measures)
                priced.measures.push_back(resolve(scenario.file, words, study.base.world));
            for (const std::string& id : level.ends)
                for (std::size_t k = 0; k < scenario.baseline.size(); ++k)
                    if (scenario.baseline[k].first == id) priced.ends.push_back(k);
            study.levels.push_back(std::move(priced));
        }
}

}  // namespace

std::vector<std::size_t> chosen_outcomes(const scenario::Scenario& scenario, const std::vector<std::string>& wanted) {
    std::vector<std::size_t> result;
    std::vector<std::string> known;
    for (const scenario::NamedOutcome& outcome : scenario.outcomes) known.push_back(outcome.id);
    for (const std::string& id : wanted)
        if (std::find(known.begin(), known.end(), id) == known.end()) {
            const std::string meant = nearest(id, known);
            throw InputError("--outcome", 0, fmt::format("an outcome of {}: {}", scenario.id, fmt::join(known, ", ")),
                             shown(id) + (meant.empty() ? "" : "; did you mean " + meant + "?"));
        }
    for (std::size_t k = 0; k < known.size(); ++k)
        if (wanted.empty() || std::find(wanted.begin(), wanted.end(), known[k]) != wanted.end()) result.push_back(k);
    return result;
}

std::vector<std::size_t> priced_levels(const Study& study, const std::vector<std::size_t>& at) {
    std::vector<std::size_t> set;
    for (std::size_t l = 0; l < study.levels.size(); ++l)
        if (at[study.levels[l].issue] == study.levels[l].level) set.push_back(l);
    return set;
}

StudyEquilibrium assemble(const Study& study, const std::vector<std::size_t>& levels) {
    StudyEquilibrium result;
    result.levels = levels;
    for (const std::size_t k : levels) {
        const PricedLevel& level = study.levels[k];
        const std::vector<scenario::MeasureWords>& words =
            study.scenario.issues[level.issue].levels[level.level].measures;
        for (std::size_t m = 0; m < words.size(); ++m) {
            result.words.push_back(&words[m]);
            result.measures.push_back(level.measures[m].measure);
        }
    }
    std::vector<bool> ended(study.baseline.size());
    for (const std::size_t k : levels)
        for (const std::size_t end : study.levels[k].ends) ended[end] = true;
    for (std::size_t k = 0; k < ended.size(); ++k)
        if (ended[k]) {
            result.words.push_back(&study.scenario.baseline[k].second);
            result.measures.push_back(study.baseline[k].measure);
        }
    return result;
}

void solve(const Study& study, StudyEquilibrium& each, const model::Progress& progress, Detail detail,
           const policy::Nearby& nearby) {
    model::SolveOptions options = counterfactual_options(study.base, study.options.base);
    options.memory = nearby.memory;
    policy::PolicyEquilibrium solved = solve_policy(study.base.world, each.measures, options, progress, nearby.start);
    options.memory = nullptr;
    if (solved.refusal) refuse(study.scenario.file, *solved.refusal, each.words);
    each.subsidy_rates = std::move(solved.subsidy_rates);
    each.quantities = std::move(solved.conditions);
    each.condition_residual = solved.condition_residual;
    each.unreachable = std::move(solved.unreachable);
    each.slopes = std::move(solved.slopes);
    each.wedges = std::move(solved.wedges);
    options.closure = std::move(solved.closure);
    each.priced = read_off(study.base.world, each.wedges, std::move(solved.equilibrium), options, detail);
}

model::Status Study::status() const {
    if (base.status != model::Status::converged) return base.status;
    model::Status result = model::Status::converged;
    for (const StudyEquilibrium& each : equilibria) {
        const model::Status status = each.priced.equilibrium.status;
        if (status != model::Status::converged && status != model::Status::infeasible) return status;
        if (status == model::Status::infeasible) result = status;
    }
    return result;
}

Study prepare_study(scenario::Scenario scenario, Base base, const StudyOptions& options) {
    Study study;
    study.scenario = std::move(scenario);
    study.options = options;
    study.base = std::move(base);
    resolve_parties(study);
    check_statements(study);
    if (study.base.status != model::Status::converged) return study;
    calibrate_baseline(study);
    resolve_levels(study);
    return study;
}

void choose_outcomes(Study& study, const std::vector<std::size_t>& wanted) {
    std::map<std::vector<std::size_t>, std::size_t> known;  // set of priced levels → its equilibrium
    study.outcomes.clear();
    study.equilibria.clear();
    for (const std::size_t k : wanted) {
        StudyOutcome outcome{k, {}};
        const std::vector<std::size_t> set =
            priced_levels(study, levels_of(study.scenario, study.scenario.outcomes[k]));
        if (study.base.status == model::Status::converged) {
            const auto [place, is_new] = known.emplace(set, study.equilibria.size());
            if (is_new) study.equilibria.push_back(assemble(study, set));
            outcome.equilibrium = place->second;
        }
        study.outcomes.push_back(std::move(outcome));
    }
}

}  // namespace parley::pricing
