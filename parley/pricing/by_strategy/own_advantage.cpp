// What asks the strategy library. Not in a page, whose engine takes wasm/own_advantage_in_a_page.cpp in its place: the
// library would be a tenth of it.
#include "parley/pricing/counterfactual/own_advantage.hpp"
#include "parley/strategy/best_answer.hpp"
#include "parley/strategy/war.hpp"

namespace parley::pricing {
namespace {

strategy::Chooser duty_chooser(const world::World& world, const DutySetter& setter) {
    strategy::Chooser chooser{world.economies[setter.by.value].code, {setter.by}, {}, {}};
    chooser.instruments.push_back(
        {strategy::Lever::duty, setter.rates, 0.0, most_of_own_advantage, setter.on, setter.sectors});
    return chooser;
}

}  // namespace

OwnAdvantage own_advantage_by_strategy(const world::World& world, const model::Wedges& wedges,
                                       const model::SolveOptions& options, const std::vector<DutySetter>& setters,
                                       const model::Progress& progress) {
    OwnAdvantage result;
    const strategy::Stage stage{&world, wedges, options};
    std::vector<strategy::Chooser> choosers;
    for (const DutySetter& setter : setters) choosers.push_back(duty_chooser(world, setter));
    if (auto refusal = chooser_refusal(stage, choosers)) {
        result.verdict = strategy::Verdict::refused;
        result.refusal = std::move(refusal);
        return result;
    }
    if (choosers.size() == 1) {
        strategy::BestAnswerOptions search;
        search.starts = 1;
        search.curvature = search.flatness = false;
        strategy::BestAnswer answer = best_answer(stage, choosers.front(), search, nullptr, progress);
        result.verdict = answer.verdict;
        result.why = answer.why;
        result.by_setter = {{std::move(answer.rates), answer.value_today, answer.value}};
        result.wedges = std::move(answer.wedges);
        return result;
    }
    strategy::WarOptions search;
    search.verify = false;
    strategy::War met = war(stage, choosers, search, progress);
    result.verdict = met.verdict;
    result.why = met.why;
    for (strategy::WarSide& side : met.sides)
        result.by_setter.push_back({std::move(side.rates), side.value_today, side.value});
    result.wedges = std::move(met.wedges);
    return result;
}

}  // namespace parley::pricing
