#include "parley/pricing/priced_dispute.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "parley/core/input_error.hpp"
#include "parley/core/nearest.hpp"
#include "parley/core/text.hpp"
#include "parley/policy/codes.hpp"

namespace parley::pricing {
namespace {

template <class Code>
std::vector<Code> positions(const Study& study, const scenario::PayoffWords& words,
                            const std::vector<std::string>& codes,
                            std::optional<policy::UnknownCode> (*find)(const world::World&, const std::string&,
                                                                       std::vector<Code>&)) {
    std::vector<Code> result;
    for (const std::string& code : codes) {
        std::vector<Code> found;
        if (const auto unknown = find(study.base.world, code, found))
            throw InputError(study.scenario.file, words.line, unknown->expected, unknown->found, words.column);
        result.insert(result.end(), found.begin(), found.end());
    }
    std::sort(result.begin(), result.end());
    result.erase(std::unique(result.begin(), result.end()), result.end());
    return result;
}

std::vector<PayoffPlaces> resolve_payoffs(const Study& study) {
    std::vector<PayoffPlaces> result;
    for (const scenario::PayoffWords& words : study.scenario.payoffs)
        result.push_back({positions(study, words, words.of, policy::find_economies),
                          positions(study, words, words.with, policy::find_economies),
                          positions(study, words, words.sectors, policy::find_sectors)});
    return result;
}

constexpr double usd_m_in_100_bn = 1e5;

double indicator_of(const world::World& world, const Priced& priced, const scenario::PayoffWords& words,
                    const PayoffPlaces& at) {
    double sum = 0.0, base = 0.0;
    switch (words.kind) {
        case scenario::PayoffKind::balance:
            for (const Economy n : at.of)
                for (const Economy with : at.with)
                    if (n != with)
                        sum += model::bilateral_balance(world, priced.flow_new, n, with, true) -
                               model::bilateral_balance(world, world.flow, n, with, true);
            return sum / usd_m_in_100_bn;
        case scenario::PayoffKind::output:
            for (const Economy n : at.of)
                for (const Sector s : at.sectors) {
                    sum += output_change_usd_m(world, priced, n, s);
                    base += world.output(n, s);
                }
            return base > 0 ? 100 * sum / base : 0.0;
        case scenario::PayoffKind::duty_revenue:
            for (const Economy n : at.of) sum += priced.duty_revenue_new_usd_m(n) - priced.duty_revenue_base_usd_m(n);
            return sum / usd_m_in_100_bn;
        case scenario::PayoffKind::level:
            break;
    }
    return 0.0;
}

OutcomeEconomics economics_of(const Study& study, const std::vector<PayoffPlaces>& payoffs,
                              const std::vector<std::size_t>& levels, const model::Progress& watch,
                              const policy::Nearby& nearby, StudyEquilibrium& each) {
    OutcomeEconomics result;
    try {
        each = assemble(study, levels);
        solve(study, each, watch, Detail::payoffs, nearby);
    } catch (const InputError& problem) {
        // Measures that cannot stand together: each alone is in order, the levels were resolved before.
        result.status = model::Status::infeasible;
        result.problem = problem.what();
        return result;
    }
    const Priced& priced = each.priced;
    result.status = priced.equilibrium.status;
    result.max_residual = priced.equilibrium.max_residual;
    result.passes = priced.equilibrium.passes;
    if (!priced.solved()) {
        result.problem = !each.unreachable.empty() ? each.unreachable.front().what : priced.equilibrium.worst_equation;
        return result;
    }
    const world::World& world = study.base.world;
    const model::Welfare& welfare = priced.welfare;
    result.saving_moves = priced.closure.deficits == model::Deficits::saving;
    for (const Economy n : study.parties) {
        result.income_factor.push_back(welfare.welfare_factor(n));
        result.net_factor.push_back(welfare.net_income_factor(n));
    }
    for (const std::vector<Economy>& economies : study.economies) {
        double change = 0.0, net = 0.0;
        for (const Economy n : economies) {
            change += welfare.welfare_usd_m(n);
            net += (welfare.net_income_factor(n) - 1) * (world.income(n) - world.deficit(n));
        }
        result.income_usd_m.push_back(change);
        result.net_usd_m.push_back(net);
    }
    for (std::size_t k = 0; k < payoffs.size(); ++k)
        result.indicator.push_back(indicator_of(world, priced, study.scenario.payoffs[k], payoffs[k]));
    return result;
}

// The priced levels that hold in an outcome: the key of its equilibrium.
std::vector<std::size_t> measures_in(const Study& study, const OnTheTable& table, const dispute::space::Space& space,
                                     Outcome o) {
    std::vector<std::size_t> at(study.scenario.issues.size(), 0);
    for (std::size_t k = 0; k < table.issue.size(); ++k) at[table.issue[k]] = table.level[k][space.level(o, k)];
    return priced_levels(study, at);
}

// The levels of a scenario's outcome, if all are on the table.
std::optional<Outcome> find(const DisputeStudy& dispute, const scenario::NamedOutcome& outcome) {
    const std::vector<std::size_t> at = levels_of(dispute.study.scenario, outcome);
    std::vector<bool> seen(at.size());
    std::size_t code = 0;
    for (std::size_t k = 0; k < dispute.table.issue.size(); ++k) {
        const std::vector<std::size_t>& levels = dispute.table.level[k];
        const auto place = std::find(levels.begin(), levels.end(), at[dispute.table.issue[k]]);
        if (place == levels.end()) return {};
        code += static_cast<std::size_t>(place - levels.begin()) * dispute.space.stride(k);
        seen[dispute.table.issue[k]] = true;
    }
    for (std::size_t i = 0; i < at.size(); ++i)
        if (!seen[i] && at[i] != 0) return {};
    return dispute.space.find(code);
}

std::string name_of_term(const scenario::PayoffWords& words, const scenario::Scenario& scenario) {
    if (!words.label.empty()) return words.label;
    const std::string of = fmt::format("{}", fmt::join(words.of, ", "));
    switch (words.kind) {
        case scenario::PayoffKind::balance:
            return fmt::format("Goods balance of {} with {}", of, fmt::join(words.with, ", "));
        case scenario::PayoffKind::output:
            return fmt::format("Output of {} in {}", of, fmt::join(words.sectors, ", "));
        case scenario::PayoffKind::duty_revenue:
            return "Duties collected by " + of;
        case scenario::PayoffKind::level:
            break;
    }
    const scenario::Issue& issue = scenario.issues[issue_position(scenario, words.issue)];
    return issue.levels[level_position(issue, words.level)].label;
}

class Terms {
public:
    explicit Terms(const DisputeStudy& dispute) : dispute_(dispute), scenario_(dispute.study.scenario) {}

    void build(DisputeStudy& into) {
        into_ = &into;
        std::size_t first = 0;
        for (std::size_t p = 0; p < scenario_.parties.size(); ++p) {
            into.terms.emplace_back();
            into.weights.emplace_back();
            economies(p, first);
            first += dispute_.study.economies[p].size();
            red_lines(p);
            for (std::size_t k = 0; k < scenario_.payoffs.size(); ++k)
                if (scenario_.payoffs[k].party == scenario_.parties[p].id && scenario_.payoffs[k].faction.empty())
                    wish(p, k);
        }
    }

private:
    std::size_t outcomes() const { return dispute_.space.size(); }
    const OutcomeEconomics& at(std::size_t o) const { return dispute_.equilibria[dispute_.equilibrium[o]]; }
    void add(std::size_t p, dispute::space::PayoffTerm term, const Quantity* weight) {
        into_->terms[p].push_back(std::move(term));
        into_->weights[p].push_back(weight);
    }

    void economies(std::size_t p, std::size_t first) {
        const std::size_t count = dispute_.study.economies[p].size();
        double income = 0.0;
        for (std::size_t k = 0; k < count; ++k) income += dispute_.base_income[first + k];
        for (std::size_t k = 0; k < count; ++k) {
            std::vector<double> factor(outcomes());
            for (std::size_t o = 0; o < factor.size(); ++o)
                factor[o] = (dispute_.net_of_borrowing ? at(o).net_factor : at(o).income_factor)[first + k];
            const std::string what = dispute_.net_of_borrowing ? "Real income net of borrowing" : "Real income";
            const std::string name = count == 1 ? what : what + " of " + dispute_.economy_codes[first + k];
            add(p, dispute::space::economy_term(name, dispute_.base_income[first + k] / income, factor), nullptr);
        }
    }

    std::vector<bool> holds(const std::string& issue, const std::string& level) const {
        const std::size_t i = issue_position(scenario_, issue);
        const std::size_t l = level_position(scenario_.issues[i], level);
        std::vector<bool> result(outcomes(), l == 0);
        for (std::size_t k = 0; k < dispute_.table.issue.size(); ++k)
            if (dispute_.table.issue[k] == i)
                for (std::size_t o = 0; o < result.size(); ++o)
                    result[o] = dispute_.table.level[k][dispute_.space.level(Outcome{o}, k)] == l;
        return result;
    }

    void red_lines(std::size_t p) {
        for (const scenario::Stance& stance : scenario_.stances)
            if (stance.party == scenario_.parties[p].id && stance.faction.empty() && stance.says == "refusal" &&
                stance.cost)
                add(p, red_line_of(stance), &*stance.cost);
    }

    void wish(std::size_t p, std::size_t k) {
        const scenario::PayoffWords& words = scenario_.payoffs[k];
        add(p, term_of(k), &words.weight);
    }

public:
    dispute::space::PayoffTerm term_of(std::size_t k) const {
        const scenario::PayoffWords& words = scenario_.payoffs[k];
        dispute::space::PayoffTerm term;
        if (words.kind == scenario::PayoffKind::level) {
            term = dispute::space::level_term(name_of_term(words, scenario_), words.weight.value,
                                              holds(words.issue, words.level));
        } else {
            term = {name_of_term(words, scenario_), dispute::space::TermKind::indicator, words.weight.value, {}, false};
            for (std::size_t o = 0; o < outcomes(); ++o) term.indicator.push_back(at(o).indicator[k]);
        }
        term.once = words.once;
        return term;
    }

    std::vector<dispute::space::PayoffTerm> of_faction(std::size_t p, const std::string& faction) const {
        std::vector<dispute::space::PayoffTerm> terms = dispute_.terms[p];
        const auto replace = [&](dispute::space::PayoffTerm term, std::optional<std::size_t> at) {
            if (at)
                terms[*at] = std::move(term);
            else
                terms.push_back(std::move(term));
        };
        for (std::size_t k = 0; k < scenario_.payoffs.size(); ++k) {
            const scenario::PayoffWords& own = scenario_.payoffs[k];
            if (own.party != scenario_.parties[p].id || own.faction != faction) continue;
            std::optional<std::size_t> at;
            for (std::size_t t = 0; t < dispute_.terms[p].size(); ++t)
                for (const scenario::PayoffWords& words : scenario_.payoffs)
                    if (&words.weight == dispute_.weights[p][t] && same_thing(words, own)) at = t;
            replace(term_of(k), at);
        }
        for (const scenario::Stance& own : scenario_.stances) {
            if (own.party != scenario_.parties[p].id || own.faction != faction || own.says != "refusal" || !own.cost)
                continue;
            std::optional<std::size_t> at;
            for (std::size_t t = 0; t < dispute_.terms[p].size(); ++t)
                for (const scenario::Stance& stance : scenario_.stances)
                    if (stance.cost && &*stance.cost == dispute_.weights[p][t] && stance.issue == own.issue &&
                        stance.level == own.level)
                        at = t;
            replace(red_line_of(own), at);
        }
        return terms;
    }

private:
    static bool same_thing(const scenario::PayoffWords& a, const scenario::PayoffWords& b) {
        return a.kind == b.kind && a.of == b.of && a.with == b.with && a.sectors == b.sectors && a.issue == b.issue &&
               a.level == b.level;
    }

    dispute::space::PayoffTerm red_line_of(const scenario::Stance& stance) const {
        const scenario::Issue& issue = scenario_.issues[issue_position(scenario_, stance.issue)];
        return dispute::space::red_line_term("Red line: " + issue.levels[level_position(issue, stance.level)].label,
                                             stance.cost->value, holds(stance.issue, stance.level));
    }

    const DisputeStudy& dispute_;
    const scenario::Scenario& scenario_;
    DisputeStudy* into_ = nullptr;
};

std::size_t named_disagreement(const scenario::Scenario& scenario, const std::string& asked) {
    std::vector<std::string> known;
    for (const scenario::NamedOutcome& outcome : scenario.outcomes) known.push_back(outcome.id);
    const std::string& id = asked.empty() ? scenario.disagreement : asked;
    const auto place = std::find(known.begin(), known.end(), id);
    if (place != known.end()) return static_cast<std::size_t>(place - known.begin());
    const std::string meant = nearest(id, known);
    throw InputError("--disagreement", 0, fmt::format("an outcome of {}: {}", scenario.id, fmt::join(known, ", ")),
                     shown(id) + (meant.empty() ? "" : "; did you mean " + meant + "?"));
}

void check_size(const DisputeStudy& dispute, const DisputeOptions& options) {
    const scenario::Scenario& scenario = dispute.study.scenario;
    if (dispute.table.agenda.issues.empty())
        throw InputError(scenario.file, 0, "an issue on the table with two levels that have a price", "none");
    double combinations = 1;
    for (const dispute::space::AgendaItem& item : dispute.table.agenda.issues)
        combinations *= static_cast<double>(item.levels.size());
    if (combinations > static_cast<double>(dispute::space::most_combinations))
        throw InputError(
            scenario.file, 0,
            fmt::format("at most {} combinations of levels on the table", dispute::space::most_combinations),
            fmt::format("{:.3g} (mark what is on nobody's table 'counterfactual: true')", combinations));
    if (dispute.everything.size() > options.most_outcomes)
        throw InputError(
            scenario.file, 0, fmt::format("at most {} outcomes on the table", options.most_outcomes),
            fmt::format("{} (mark what is on nobody's table 'counterfactual: true')", dispute.everything.size()));
}

}  // namespace

model::Status DisputeStudy::status() const {
    if (study.base.status != model::Status::converged) return study.base.status;
    for (const OutcomeEconomics& each : equilibria)
        if (each.status != model::Status::converged && each.status != model::Status::infeasible) return each.status;
    return model::Status::converged;
}

void lay_out(DisputeStudy& dispute, const DisputeOptions& options) {
    dispute.disagreement_name = named_disagreement(dispute.study.scenario, options.disagreement);
    if (dispute.study.base.status != model::Status::converged) return;
    const world::World& world = dispute.study.base.world;
    dispute.places = resolve_payoffs(dispute.study);
    for (const Economy n : dispute.study.parties) {
        dispute.economy_codes.push_back(world.economies[n.value].code);
        dispute.base_income.push_back(world.income(n));
    }
    dispute.table = on_the_table(dispute.study);
    if (!fault(dispute.table.agenda)) dispute.everything = dispute::space::Space(dispute.table.agenda);
    check_size(dispute, options);
    dispute.asked = dispute.everything.size();
    std::map<std::vector<std::size_t>, std::size_t> known;
    for (std::size_t o = 0; o < dispute.asked; ++o) {
        std::vector<std::size_t> set = measures_in(dispute.study, dispute.table, dispute.everything, Outcome{o});
        const auto [place, is_new] = known.emplace(set, dispute.sets.size());
        if (is_new) dispute.sets.push_back(std::move(set));
        dispute.set_of.push_back(place->second);
    }
    dispute.equilibria.resize(dispute.sets.size());
}

OutcomeEconomics solve_set(const DisputeStudy& dispute, std::size_t set, const model::Progress& progress,
                           const policy::Nearby& nearby, StudyEquilibrium* solved) {
    StudyEquilibrium each;
    OutcomeEconomics result = economics_of(dispute.study, dispute.places, dispute.sets[set], progress, nearby, each);
    if (solved != nullptr) *solved = std::move(each);
    return result;
}

void value_outcomes(DisputeStudy& dispute, std::vector<OutcomeEconomics> equilibria) {
    dispute.equilibria = std::move(equilibria);
    if (dispute.status() != model::Status::converged) return;
    std::vector<std::uint32_t> codes;
    for (std::size_t o = 0; o < dispute.asked; ++o) {
        const OutcomeEconomics& each = dispute.equilibria[dispute.set_of[o]];
        if (each.status == model::Status::converged) {
            codes.push_back(dispute.everything.code(Outcome{o}));
            dispute.net_of_borrowing = dispute.net_of_borrowing || each.saving_moves;
            dispute.equilibrium.push_back(dispute.set_of[o]);
        } else {
            dispute.out_of_reach.push_back(each.problem);
        }
    }
    dispute.space = dispute::space::Space(dispute.table.agenda, std::move(codes));
    for (const scenario::NamedOutcome& outcome : dispute.study.scenario.outcomes)
        dispute.named.push_back(find(dispute, outcome));
    const scenario::NamedOutcome& breakdown = dispute.study.scenario.outcomes[dispute.disagreement_name];
    if (!dispute.named[dispute.disagreement_name] || !dispute.named.front())
        throw InputError(dispute.study.scenario.file, breakdown.line,
                         "a disagreement that is on the table and can be reached", shown(breakdown.id),
                         breakdown.column);
    dispute.status_quo = *dispute.named.front();
    dispute.disagreement = *dispute.named[dispute.disagreement_name];
    Terms(dispute).build(dispute);
    dispute.payoffs = payoffs(dispute.terms);
    dispute.once = once_payoffs(dispute.terms);
    dispute.income_usd_m = Table<Side, Outcome>({dispute.study.scenario.parties.size(), dispute.space.size()});
    for (std::size_t p = 0; p < dispute.study.scenario.parties.size(); ++p)
        for (std::size_t o = 0; o < dispute.space.size(); ++o) {
            const OutcomeEconomics& each = dispute.equilibria[dispute.equilibrium[o]];
            dispute.income_usd_m(Side{p}, Outcome{o}) =
                (dispute.net_of_borrowing ? each.net_usd_m : each.income_usd_m)[p];
        }
}

DisputeStudy with_equilibria(const DisputeStudy& dispute, std::vector<OutcomeEconomics> equilibria,
                             std::vector<double> base_income) {
    DisputeStudy result;
    result.study.scenario = dispute.study.scenario;
    result.study.options = dispute.study.options;
    result.study.base.status = dispute.study.base.status;
    result.study.base.sha256 = dispute.study.base.sha256;
    result.study.economies = dispute.study.economies;
    result.study.parties = dispute.study.parties;
    result.table = dispute.table;
    result.economy_codes = dispute.economy_codes;
    result.base_income = std::move(base_income);
    result.everything = dispute.everything;
    result.sets = dispute.sets;
    result.set_of = dispute.set_of;
    result.asked = dispute.asked;
    result.disagreement_name = dispute.disagreement_name;
    value_outcomes(result, std::move(equilibria));
    return result;
}

std::vector<dispute::space::PayoffTerm> faction_terms(const DisputeStudy& dispute, std::size_t party,
                                                      const std::string& faction) {
    return Terms(dispute).of_faction(party, faction);
}

dispute::space::PayoffTerms with_weights(const DisputeStudy& dispute, const std::vector<std::vector<double>>& weight) {
    dispute::space::PayoffTerms result = dispute.terms;
    for (std::size_t p = 0; p < result.size(); ++p)
        for (std::size_t t = 0; t < result[p].size(); ++t)
            if (dispute.weights[p][t] != nullptr)
                result[p][t].weight =
                    result[p][t].kind == dispute::space::TermKind::red_line ? -weight[p][t] : weight[p][t];
    return result;
}

std::optional<double> discount_rate(const scenario::Party& party) {
    if (!party.patience) return {};
    return std::log1p(party.patience->value);
}

const std::string& label_of(const DisputeStudy& dispute, std::size_t issue, std::size_t level) {
    return dispute.table.agenda.issues[issue].levels[level];
}

std::string levels_in_words(const DisputeStudy& dispute, Outcome outcome) {
    std::string result;
    for (std::size_t k = 0; k < dispute.table.issue.size(); ++k)
        if (const std::size_t level = dispute.space.level(outcome, k); level != 0)
            result += (result.empty() ? "" : "; ") + label_of(dispute, k, level);
    return result.empty() ? "Everything as it is" : result;
}

std::string name_of(const DisputeStudy& dispute, Outcome outcome) {
    for (std::size_t k = 0; k < dispute.named.size(); ++k)
        if (dispute.named[k] == outcome) return dispute.study.scenario.outcomes[k].label;
    return {};
}

}  // namespace parley::pricing
