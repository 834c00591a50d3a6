#include "parley/precedents/backtest.hpp"

#include <algorithm>

#include "parley/precedents/median.hpp"

namespace parley::precedents {
namespace {

MethodScores scored(const Method& method, const std::vector<Case>& cases, std::size_t draws) {
    MethodScores result{method.id, method.words, left_out(method, cases), {}, {}, {}, {}, 1.0, 0.0, 0.0};
    result.all = score(cases, result.chances, Scored::all_questions);
    result.primary = score(cases, result.chances, Scored::primary);
    result.p = permutation_p(method, cases, Scored::all_questions, 1, draws);
    for (const bool since : {true, false}) {
        std::vector<Case> block;
        std::vector<Chances> chances;
        for (std::size_t k = 0; k < cases.size(); ++k)
            if ((cases[k].day >= oldest_world) == since) {
                block.push_back(cases[k]);
                chances.push_back(result.chances[k]);
            }
        (since ? result.since_world : result.before_world) = score(block, chances, Scored::all_questions).brier;
    }
    return result;
}

}  // namespace

Backtest backtest(const std::vector<histories::History>& histories, const std::vector<Method>& more, std::size_t draws,
                  const std::vector<std::string>& only) {
    const auto cases = [&](bool truce_counts) {
        std::vector<Case> all = cases_of(histories, truce_counts);
        for (Case& each : all)
            each.is_scored = only.empty() || std::find(only.begin(), only.end(), each.slug) != only.end();
        return all;
    };
    Backtest result{cases(true), {}, {}, 0.0, draws};
    std::vector<Method> methods = {
        coin(),           outside_constants(),
        left_out_rates(), rates_with_features(),
        no_change(),      fixed("median", "salience-weighted median", weighted_medians(histories)),
    };
    methods.insert(methods.end(), more.begin(), more.end());
    for (const Method& method : methods) result.methods.push_back(scored(method, result.cases, draws));
    const Scores &rates = result.methods[2].all, &features = result.methods[3].all;
    for (MethodScores& each : result.methods) {
        each.against_rates = paired(result.cases, each.all, rates);
        each.against_features = paired(result.cases, each.all, features);
    }
    result.bins = reliability(result.cases, result.methods[3].chances);
    const std::vector<Case> strict = cases(false);
    result.without_truces = score(strict, left_out(left_out_rates(), strict), Scored::all_questions).brier;
    return result;
}

}  // namespace parley::precedents
