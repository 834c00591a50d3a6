#include "parley/analysis/attribution/attribution.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "parley/core/nearest.hpp"
#include "parley/core/parallel.hpp"
#include "parley/core/text.hpp"
#include "parley/model/welfare.hpp"
#include "parley/policy/codes.hpp"
#include "parley/pricing/counterfactual/outcome_result.hpp"
#include "parley/pricing/named_outcomes.hpp"

namespace parley::analysis {
namespace {

using Kind = Cause::Kind;

constexpr const char* duties_of_others = "duties-of-others";

// Calls `visit` on the rates that a cause is made of, in every group of products.
template <class Visit>
void for_each_rate(const world::World& world, const Cause& cause, model::Wedges& wedges, const Visit& visit) {
    if (cause.kind == Kind::production_subsidies) {
        for (const Sector s : world.each_sector())
            if (double& rate = wedges.production_subsidy_rate(cause.economy, s); rate > 0) visit(rate);
        return;
    }
    const bool by_others = cause.id == duties_of_others;
    const auto concerns = [&](const model::FlowPart& part) {
        const Economy other = by_others ? part.buyer : part.seller;
        return (by_others ? part.seller : part.buyer) == cause.economy && other != cause.economy &&
               std::find(cause.on.begin(), cause.on.end(), other) != cause.on.end();
    };
    for_each_part(wedges, [&](const model::FlowPart& part) {
        if (cause.kind == Kind::duties && concerns(part)) visit(duty_rate(wedges, part));
        if (cause.kind == Kind::export_subsidies && part.seller == cause.economy && part.buyer != cause.economy &&
            export_tax_rate(wedges, part) < 0)
            visit(export_tax_rate(wedges, part));
    });
}

bool is_there(const world::World& world, const Cause& cause) {
    if (cause.kind == Kind::barrier) return true;
    if (cause.kind == Kind::saving) return !world.accounts.investment_rate.empty();
    model::Wedges base = model::no_change(world);
    bool found = false;
    for_each_rate(world, cause, base, [&](double rate) { found = found || rate != 0; });
    return found;
}

OrRefusal<Economy> economy_of(const world::World& world, const std::string& code, Option option) {
    std::vector<Economy> found;
    if (const auto unknown = policy::find_economies(world, code, found))
        return Refusal{{option}, unknown->expected, unknown->found};
    if (found.size() != 1) return Refusal{{option}, "the code of one economy", shown(code)};
    return found.front();
}

OrRefusal<std::vector<Cause>> chosen(std::vector<Cause> all, const std::vector<std::string>& wanted) {
    std::vector<std::string> known;
    for (const Cause& cause : all) known.push_back(cause.id);
    for (const std::string& id : wanted)
        if (std::find(known.begin(), known.end(), id) == known.end()) {
            const std::string meant = nearest(id, known);
            return Refusal{{Option::cause},
                           fmt::format("a cause that is there: {}", fmt::join(known, ", ")),
                           shown(id) + (meant.empty() ? "" : "; did you mean " + meant + "?")};
        }
    if (wanted.empty()) return all;
    std::vector<Cause> result;
    for (const std::string& id : wanted) {
        const auto same = [&](const Cause& cause) { return cause.id == id; };
        if (std::none_of(result.begin(), result.end(), same))
            result.push_back(*std::find_if(all.begin(), all.end(), same));
    }
    return result;
}

double value_of(const Attribution& question, const world::World& world, const model::Wedges& wedges,
                const model::Closure& closure, const model::Point& point) {
    if (question.of_balance)
        return model::bilateral_balance(world, flows(world, wedges, point), question.economy, question.partner, true);
    pricing::OutcomeResult priced;
    priced.closure = closure;
    priced.welfare = welfare(world, point, closure);
    return payoff_usd_m(world, priced, question.economy);
}

std::string named(const std::vector<Cause>& causes, std::size_t set) {
    std::string text;
    for (std::size_t k = 0; k < causes.size(); ++k)
        if ((set >> k & 1U) != 0) text += (text.empty() ? "without " : ", ") + causes[k].id;
    return text.empty() ? "the base" : text;
}

}  // namespace

std::vector<double> shapley(const std::vector<double>& value, std::size_t causes) {
    // A set of `size` others off comes before the cause in size!(causes − size − 1)! of all orders.
    std::vector<double> weight(causes, 1.0 / static_cast<double>(std::max<std::size_t>(causes, 1)));
    for (std::size_t size = 1; size < causes; ++size)
        weight[size] = weight[size - 1] * static_cast<double>(size) / static_cast<double>(causes - size);
    std::vector<double> result(causes);
    for (std::size_t set = 0; set < value.size(); ++set) {
        std::size_t size = 0;
        for (std::size_t k = 0; k < causes; ++k) size += set >> k & 1U;
        for (std::size_t k = 0; k < causes; ++k)
            if ((set >> k & 1U) == 0) result[k] += weight[size] * (value[set] - value[set | std::size_t{1} << k]);
    }
    return result;
}

std::vector<Cause> causes_of(const world::World& world, Economy economy, const Economy* partner,
                             const std::vector<std::pair<std::string, policy::Measure>>& barriers) {
    std::vector<Economy> sides{economy};
    if (partner != nullptr) sides.push_back(*partner);
    std::vector<Cause> all;
    const auto add = [&](Kind kind, const char* id, Economy of, const std::string& words,
                         const std::vector<Economy>& on = {}) {
        const std::string& code = world.economies[of.value].code;
        Cause cause{kind, std::string(id) + ":" + code, code + words, of, on, {}};
        if (is_there(world, cause)) all.push_back(std::move(cause));
    };
    for (const Economy n : sides) add(Kind::saving, "saving", n, ": saving above or below investment");
    for (const Economy n : sides) add(Kind::export_subsidies, "export-subsidies", n, ": export subsidies");
    for (const Economy n : sides) add(Kind::production_subsidies, "production-subsidies", n, ": production subsidies");
    if (partner != nullptr) {
        for (const Economy n : sides) {
            const Economy other = n == economy ? *partner : economy;
            add(Kind::duties, "duties", n, ": duties on " + world.economies[other.value].code, {other});
        }
    } else {
        add(Kind::duties, "duties", economy, ": its own duties", policy::all_economies(world));
        Cause others{Kind::duties,
                     duties_of_others,
                     "Duties of the others on " + world.economies[economy.value].code,
                     economy,
                     {},
                     {}};
        for (const Economy n : world.each_economy())
            if (n != economy) others.on.push_back(n);
        all.push_back(std::move(others));
    }
    for (const auto& [id, ending] : barriers)
        all.push_back({Kind::barrier, id, "Barrier in force: " + id, {}, {}, ending});
    return all;
}

void switch_off(const world::World& world, const std::vector<Cause>& causes, model::Wedges& wedges,
                model::Closure& closure) {
    std::vector<policy::Measure> endings;  // all at once: they may be about the same purchases
    for (const Cause& cause : causes)
        if (cause.kind == Kind::barrier) endings.push_back(cause.ending);
    if (!endings.empty()) (void)apply(world, endings, wedges);  // what calibrate() gave is never refused
    for (const Cause& cause : causes) {
        if (cause.kind == Kind::saving) {
            if (closure.saving.rate.empty()) closure.saving.rate = model::base_saving_rate(world);
            closure.saving.rate(cause.economy) = world.accounts.investment_rate(cause.economy);
        } else if (cause.kind != Kind::barrier) {
            for_each_rate(world, cause, wedges, [](double& rate) { rate = 0.0; });
        }
    }
}

OrRefusal<Attribution> attribute(std::shared_ptr<const pricing::Base> base, const pricing::BaseOptions& options,
                                 const AttributionQuestion& question,
                                 const std::vector<std::pair<std::string, policy::Measure>>& barriers,
                                 const model::Progress& progress) {
    Attribution result;
    result.at = std::move(base);
    result.options = options;
    result.of_balance = !question.partner.empty();
    const world::World& world = result.base().world;
    const Option option = result.of_balance ? Option::balance : Option::income;
    if (!result.of_balance && !has_inputs(world) && world.value_added_of_output.empty())
        return Refusal{{Option::world},
                       "a world that says what part of output is value added (technology.csv, or value_added.csv)",
                       world.name + ", which has no inputs and does not"};
    for (Economy* of : {&result.economy, &result.partner}) {
        if (of == &result.partner && !result.of_balance) continue;
        const OrRefusal<Economy> found =
            economy_of(world, of == &result.economy ? question.economy : question.partner, option);
        if (!found) return found.refusal();
        *of = *found;
    }
    if (result.of_balance && result.economy == result.partner)
        return Refusal{{option}, "two economies", question.economy + " twice"};
    result.status = result.base().status;
    if (result.status != model::Status::converged) return result;
    OrRefusal<std::vector<Cause>> causes = chosen(
        causes_of(world, result.economy, result.of_balance ? &result.partner : nullptr, barriers), question.causes);
    if (!causes) return causes.refusal();
    result.causes = *std::move(causes);
    const std::size_t count = result.causes.size();
    if (count > most_causes)
        return Refusal{{Option::cause}, fmt::format("at most {} causes", most_causes), std::to_string(count)};

    model::SolveOptions all = counterfactual_options(result.base(), options);
    for (const Cause& cause : result.causes)
        if (cause.kind == Kind::saving) all.closure.deficits = model::Deficits::saving;
    if (const auto breach = closure_breach(world, all.closure))
        return Refusal{{Option::cause}, breach->rule, breach->found};
    const std::size_t sets = std::size_t{1} << count;
    result.value_usd_m.resize(sets);
    std::vector<model::Equilibrium> ends(sets);
    StopFlag stop;
    parallel_for(sets, question.threads, [&](std::size_t set) {
        const model::Progress watch = [&, set](int iteration, double gap) {
            if (set == 0 && progress && !progress(iteration, gap)) stop.set();
            return !stop.is_set();
        };
        model::Wedges wedges = model::no_change(world);
        model::SolveOptions own = all;
        std::vector<Cause> off;
        for (std::size_t k = 0; k < count; ++k)
            if ((set >> k & 1U) != 0) off.push_back(result.causes[k]);
        switch_off(world, off, wedges, own.closure);
        ends[set] = solve(world, wedges, own, watch);
        if (ends[set].status == model::Status::converged)
            result.value_usd_m[set] = value_of(result, world, wedges, own.closure, ends[set].point);
        ends[set].point = {};
    });
    for (std::size_t set = 0; set < sets; ++set) {
        const model::Equilibrium& end = ends[set];
        result.passes += end.passes;
        const bool first_failure = result.status == model::Status::converged && end.status != model::Status::converged;
        if (first_failure) result.status = end.status;
        if (!first_failure && (result.status != model::Status::converged || end.max_residual < result.max_residual))
            continue;
        result.max_residual = end.max_residual;
        result.worst = named(result.causes, set) + ": " + end.worst_equation;
    }
    if (result.status == model::Status::converged) result.shapley_usd_m = shapley(result.value_usd_m, count);
    return result;
}

OrRefusal<Attribution> attribute_in(const pricing::Setting& setting, const AttributionQuestion& question,
                                    const model::Progress& progress) {
    std::vector<std::pair<std::string, policy::Measure>> barriers;
    for (std::size_t k = 0; k < setting.baseline.size(); ++k)
        if (std::holds_alternative<policy::BarrierChange>(setting.baseline[k].measure))
            barriers.emplace_back(setting.scenario().baseline[k].first, setting.baseline[k].measure);
    OrRefusal<Attribution> answer = attribute(setting.settled, setting.options, question, barriers, progress);
    if (!answer) return answer;
    Attribution result = *std::move(answer);
    result.scenario = setting.scenario().id;
    result.scenario_sha256 = setting.scenario().sha256;
    return result;
}

}  // namespace parley::analysis
