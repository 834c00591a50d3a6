#include "parley/pricing/named_outcomes.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "parley/core/input_error.hpp"
#include "parley/core/nearest.hpp"
#include "parley/core/text.hpp"

namespace parley::pricing {

OrRefusal<std::vector<std::size_t>> chosen_outcomes(const scenario::Scenario& scenario,
                                                    const std::vector<std::string>& wanted) {
    std::vector<std::size_t> result;
    const std::vector<std::string> known = ids_of(scenario.outcomes);
    for (const std::string& id : wanted)
        if (std::find(known.begin(), known.end(), id) == known.end()) {
            const std::string meant = nearest(id, known);
            return Refusal{{Option::outcome},
                           fmt::format("an outcome of {}: {}", scenario.id, fmt::join(known, ", ")),
                           shown(id) + (meant.empty() ? "" : "; did you mean " + meant + "?")};
        }
    for (std::size_t k = 0; k < known.size(); ++k)
        if (wanted.empty() || std::find(wanted.begin(), wanted.end(), known[k]) != wanted.end()) result.push_back(k);
    return result;
}

SetEquilibrium assemble(const Setting& setting, const std::vector<std::size_t>& levels) {
    const scenario::Scenario& scenario = setting.scenario();
    SetEquilibrium result;
    result.levels = levels;
    for (const std::size_t k : levels) {
        const PricedLevel& level = setting.levels[k];
        const std::vector<scenario::MeasureWords>& words = scenario.issues[level.issue].levels[level.level].measures;
        for (std::size_t m = 0; m < words.size(); ++m) {
            if (const auto& wanted = level.measures[m].answer) {
                const auto acts = [&](std::size_t other) {
                    return scenario.issues[setting.levels[other].issue].id == wanted->answers;
                };
                result.answers.push_back({&words[m], *wanted, {}, std::none_of(levels.begin(), levels.end(), acts)});
                continue;
            }
            result.words.push_back(&words[m]);
            result.measures.push_back(level.measures[m].measure);
        }
    }
    std::vector<bool> ended(setting.baseline.size());
    for (const std::size_t k : levels)
        for (const std::size_t end : setting.levels[k].ends) ended[end] = true;
    for (std::size_t k = 0; k < ended.size(); ++k)
        if (ended[k]) {
            result.words.push_back(&scenario.baseline[k].second);
            result.measures.push_back(setting.baseline[k].measure);
        }
    return result;
}

namespace {

strategy::Rates rates_of_answer(const AnswerWanted& wanted) {
    return wanted.by_partner && wanted.by_sector ? strategy::Rates::by_partner_and_sector
           : wanted.by_partner                   ? strategy::Rates::by_partner
           : wanted.by_sector                    ? strategy::Rates::by_sector
                                                 : strategy::Rates::uniform;
}

// What a best answer adds to each duty, as measures that anybody could have named.
void add_duties(const model::Wedges& before, const model::Wedges& after, const Answer& answer, SetEquilibrium& each) {
    for (const Economy i : answer.wanted.on)
        for (const Sector s : answer.wanted.sectors) {
            const double added = after.duty_rate(answer.wanted.by, i, s) - before.duty_rate(answer.wanted.by, i, s);
            if (added == 0.0) continue;
            policy::DutyChange change;
            change.scope = {{answer.wanted.by}, {i}, {s}};
            change.rate = added;
            each.words.push_back(answer.words);
            each.measures.push_back(std::move(change));
        }
}

// Finds the duties of best answers under all other measures, and puts them among these.
std::optional<Refusal> find_answers(const Setting& setting, SetEquilibrium& each, model::SolveOptions options,
                                    const model::Progress& progress) {
    std::vector<DutySetter> setters;
    std::vector<Answer*> answers;
    for (Answer& answer : each.answers) {
        if (answer.nothing_to_answer || !answer.found.rates.empty()) continue;
        setters.push_back({answer.wanted.by, answer.wanted.on, answer.wanted.sectors, rates_of_answer(answer.wanted)});
        answers.push_back(&answer);
    }
    if (answers.empty()) return {};
    const scenario::MeasureWords& words = *answers.front()->words;
    const auto at_answer = [&](Refusal refusal) {
        refusal.subject = {Option::none, setting.scenario().file, words.line, words.column};
        return refusal;
    };
    if (auto refusal = strategy::measures_refusal(each.measures)) return at_answer(*std::move(refusal));
    const world::World& world = setting.world();
    model::Wedges before = model::no_change(world);
    if (const auto refusal = policy::apply(world, each.measures, before))
        return refusal_of(setting.scenario().file, *refusal, each.words);
    options.closure = closure_under(world, each.measures, options.closure);
    OwnAdvantage found = own_advantage(world, before, options, setters, progress);
    if (found.refusal) return at_answer(*std::move(found.refusal));
    if (found.verdict != strategy::Verdict::found)
        return at_answer(
            {{}, "a best answer that can be found", std::string(name_of(found.verdict)) + ": " + found.why});
    for (std::size_t k = 0; k < answers.size(); ++k) {
        answers[k]->found = std::move(found.by_setter[k]);
        add_duties(before, found.wedges, *answers[k], each);
    }
    return {};
}

}  // namespace

std::optional<Refusal> solve(const Setting& setting, SetEquilibrium& each, const model::Progress& progress,
                             Detail detail, const policy::PolicyStart* start) {
    model::SolveOptions options = counterfactual_options(setting.base(), setting.options);
    if (auto refusal = find_answers(setting, each, options, progress)) return refusal;
    policy::PolicyEquilibrium solved = solve_policy(setting.world(), each.measures, options, progress, start);
    if (solved.refusal) return refusal_of(setting.scenario().file, *solved.refusal, each.words);
    each.subsidy_rates = std::move(solved.subsidy_rates);
    each.quantities = std::move(solved.conditions);
    each.condition_residual = solved.condition_residual;
    each.unreachable = std::move(solved.unreachable);
    each.slopes = std::move(solved.slopes);
    each.wedges = std::move(solved.wedges);
    options.closure = std::move(solved.closure);
    each.priced = read_off(setting.world(), each.wedges, std::move(solved.equilibrium), options, detail);
    return {};
}

policy::PolicyStart start_from(const SetEquilibrium& solved) {
    policy::PolicyStart start{solved.priced.equilibrium.point, {}, solved.slopes};
    for (const policy::ConditionResult& each : solved.quantities) start.wedge_rates.push_back(each.wedge_rate);
    return start;
}

model::Status NamedOutcomes::status() const {
    if (!at->is_settled()) return base().status;
    model::Status result = model::Status::converged;
    for (const SetEquilibrium& each : equilibria) {
        const model::Status status = each.priced.equilibrium.status;
        if (status != model::Status::converged && status != model::Status::infeasible) return status;
        if (status == model::Status::infeasible) result = status;
    }
    return result;
}

NamedOutcomes named_outcomes(SharedSetting setting, const std::vector<std::size_t>& wanted) {
    NamedOutcomes named{std::move(setting), {}, {}, {}};
    const scenario::Scenario& scenario = named.scenario();
    std::vector<std::vector<std::size_t>> known;  // sets of priced levels, by equilibrium
    for (const std::size_t k : wanted) {
        PricedOutcome outcome{k, {}};
        const std::vector<std::size_t> set = priced_levels(named.setting(), levels_of(scenario, scenario.outcomes[k]));
        if (named.setting().is_settled()) {
            const auto place = std::find(known.begin(), known.end(), set);
            outcome.equilibrium = static_cast<std::size_t>(place - known.begin());
            if (place == known.end()) {
                named.equilibria.push_back(assemble(named.setting(), set));
                known.push_back(set);
            }
        }
        named.outcomes.push_back(std::move(outcome));
    }
    return named;
}

void solve_all(NamedOutcomes& named, Detail detail, int threads, const model::Progress& progress) {
    StopFlag stop;
    parallel_for(named.equilibria.size(), threads, [&](std::size_t k) {
        // Progress may be shown by one thread only: that of the first equilibrium.
        const model::Progress watch = [&, k](int iteration, double gap) {
            if (k == 0 && progress && !progress(iteration, gap)) stop.set();
            return !stop.is_set();
        };
        if (auto refusal = solve(named.setting(), named.equilibria[k], watch, detail)) throw InputError(*refusal);
    });
}

}  // namespace parley::pricing
