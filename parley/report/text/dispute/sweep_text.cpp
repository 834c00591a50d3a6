#include "parley/report/text/dispute/sweep_text.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "parley/core/version.hpp"
#include "parley/report/text/dispute/forecast_text.hpp"
#include "parley/report/text/priced_text.hpp"
#include "parley/report/words/dispute_words.hpp"
#include "parley/report/words/figures.hpp"

namespace parley::report::text {
namespace {

std::string quoted_field(const std::string& text) {
    std::string result = "\"";
    for (const char c : text) result += c == '"' ? std::string("\"\"") : std::string(1, c);
    return result + "\"";
}

std::string levels_of_set(const pricing::DealSpace& space, std::size_t set) {
    std::string result;
    for (const std::size_t l : space.sets[set]) {
        const scenario::Issue& issue = space.scenario().issues[space.setting().levels[l].issue];
        result += (result.empty() ? "" : " ") + issue.id + "." + issue.levels[space.setting().levels[l].level].id;
    }
    return result;
}

}  // namespace

std::string sweep_text(const pricing::DealSpace& space, const pricing::Sweep& sweep) {
    const scenario::Scenario& scenario = space.scenario();
    const pricing::SweepPlan& plan = sweep.plan;
    std::string text = scenario.title + ": how much the economics may differ\n\n";
    std::size_t out_of_reach = 0;
    double largest = 0.0;
    for (const pricing::PointEconomics& point : sweep.at)
        for (const pricing::OutcomeEconomics& each : point.equilibria) {
            out_of_reach += each.status == model::Status::infeasible ? 1 : 0;
            if (each.status == model::Status::converged) largest = std::max(largest, each.max_residual);
        }
    text += noted(fmt::format("{} of the economics (Latin hypercube, seed {}), {} at each; out of reach {}.",
                              words::counted(plan.points.size(), "point", "points"), plan.options.seed,
                              words::counted(space.sets.size(), "equilibrium", "equilibria"), out_of_reach));
    text += "\nReal income a year, bn USD: in the middle, and at nine points of ten\n";
    for (const scenario::NamedOutcome& outcome : scenario.outcomes) {
        const auto set = set_of_named(space, outcome);
        if (!set || space.sets[*set].empty()) continue;
        text += "  " + outcome.label + "\n";
        for (std::size_t p = 0; p < scenario.parties.size(); ++p) {
            std::vector<double> income;
            for (std::size_t k = 0; k < sweep.at.size(); ++k)
                if (reached(sweep, k, *set)) income.push_back(sweep.at[k].equilibria[*set].income_usd_m[p]);
            std::sort(income.begin(), income.end());
            const auto at = [&](double share) {
                return income[static_cast<std::size_t>(share * static_cast<double>(income.size() - 1) + 0.5)];
            };
            text += "    " + words::padded(scenario.parties[p].name, 40) +
                    (income.empty() ? std::string(" out of reach\n")
                                    : fmt::format(" {:>8}  ({} to {})\n", words::change_in_bn(at(0.5), 1),
                                                  words::change_in_bn(at(0.05), 1), words::change_in_bn(at(0.95), 1)));
        }
    }
    text += "\nDrawn\n";
    text += noted(fmt::format("Trade elasticities: {}, all times {:.2f} to {:.2f}.", fmt::join(plan.sources, " or "),
                              plan.options.lowest_factor, plan.options.highest_factor));
    for (const pricing::SweepInput& input : plan.inputs)
        text += noted(fmt::format("{}: {} to {}.", input.what, input.low_text, input.high_text));
    return text + "\nSolved\n" +
           noted(fmt::format("Largest gap of any equation {:.1e}. World {} ({}), data {}; scenario {} {}; parley {}.",
                             largest, space.setting().base().world.name, space.setting().base().source,
                             space.setting().base().sha256.substr(0, 12), scenario.id, scenario.sha256.substr(0, 12),
                             version));
}

std::string sweep_csv(const pricing::DealSpace& space, const pricing::Sweep& sweep, std::size_t first) {
    const scenario::Scenario& scenario = space.scenario();
    std::string text = "point,elasticities,elasticity_factor,levels,status";
    for (const std::string& code : economy_codes(space.setting())) text += ",income_factor_" + code;
    for (const std::string& code : economy_codes(space.setting())) text += ",net_income_factor_" + code;
    for (const scenario::Party& party : scenario.parties) text += ",income_usd_m_" + party.id;
    for (const scenario::Party& party : scenario.parties) text += ",net_income_usd_m_" + party.id;
    for (std::size_t k = 0; k < scenario.payoffs.size(); ++k)
        text += fmt::format(",indicator_{}_{}", k + 1, scenario.payoffs[k].party);
    text += "\n";
    const std::size_t numbers =
        2 * economy_codes(space.setting()).size() + 2 * scenario.parties.size() + scenario.payoffs.size();
    for (std::size_t k = 0; k < sweep.at.size(); ++k)
        for (std::size_t set = 0; set < space.sets.size(); ++set) {
            const pricing::OutcomeEconomics& each = sweep.at[k].equilibria[set];
            const pricing::SweepPoint& point = sweep.plan.points[k];
            text += fmt::format("{},{},{},{},{}", first + k, quoted_field(sweep.plan.sources[point.source]),
                                point.factor, quoted_field(levels_of_set(space, set)), name_of(each.status));
            if (each.status == model::Status::converged)
                for (const std::vector<double>* part :
                     {&each.income_factor, &each.net_factor, &each.income_usd_m, &each.net_usd_m, &each.indicator})
                    for (const double value : *part) text += fmt::format(",{}", value);
            else
                text += std::string(numbers, ',');
            text += "\n";
        }
    return text;
}

std::string sweep_failure_text(const pricing::DealSpace& space, const pricing::Sweep& sweep) {
    for (std::size_t k = 0; k < sweep.at.size(); ++k)
        for (std::size_t set = 0; set < sweep.at[k].equilibria.size(); ++set) {
            const pricing::OutcomeEconomics& each = sweep.at[k].equilibria[set];
            if (each.status == model::Status::converged || each.status == model::Status::infeasible) continue;
            return fmt::format("no result: at point {}, {} did not settle ({}), largest gap {:.1e} in {}", k,
                               space.sets[set].empty() ? "the present" : levels_of_set(space, set),
                               name_of(each.status), each.max_residual, each.problem);
        }
    return {};
}

}  // namespace parley::report::text
