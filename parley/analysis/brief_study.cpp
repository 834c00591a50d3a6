#include "parley/analysis/brief_study.hpp"

#include <utility>

#include "parley/core/input_error.hpp"

namespace parley::analysis {
namespace {

scenario::Scenario scenario_in(const scenario::ScenarioText& text) {
    scenario::Scenario scenario = scenario::read_scenario(text.file, text.text);
    scenario.id = text.id;
    return scenario;
}

// Nothing where the scenario has not what the question needs.
template <class Answer, class Ask>
std::optional<Answer> if_any(const Ask& ask) {
    try {
        return ask();
    } catch (const InputError&) {
        return {};
    }
}

}  // namespace

BriefStudy study_brief(scenario::ScenarioText text, const pricing::StudyOptions& options,
                       const BatchProgress& progress) {
    BriefStudy brief;
    brief.text = std::move(text);
    pricing::StudyOptions decomposed = options;
    decomposed.detail = pricing::Detail::exact;
    brief.study = study_scenario(scenario_in(brief.text), decomposed);
    const scenario::Scenario& scenario = brief.study.scenario;
    if (brief.study.base.status != model::Status::converged) return brief;
    pricing::DisputeOptions dispute_options;
    dispute_options.study = options;
    try {
        brief.dispute = study_dispute(scenario_in(brief.text), dispute_options, progress);
    } catch (const InputError& problem) {
        brief.no_dispute = problem.what();
    }
    if (brief.dispute && brief.dispute->status() == model::Status::converged) {
        const pricing::DisputeStudy& dispute = *brief.dispute;
        brief.deals = analyse_deals(dispute);
        brief.standoff = if_any<StandoffAnalysis>([&] { return analyse_standoff(dispute); });
        brief.talks = if_any<TalksAnalysis>([&] { return analyse_talks(dispute); });
        brief.forecast = if_any<Forecast>(
            [&] { return forecast(dispute, scenario.draws.value_or(scenario::Draws{}), options.threads); });
    }
    if (brief.study.economies.size() == 2 && brief.study.parties.size() == 2) {
        const auto code = [&](std::size_t k) {
            return brief.study.base.world.economies[brief.study.parties[k].value].code;
        };
        AttributionQuestion question;
        question.economy = code(0);
        question.partner = code(1);
        question.threads = options.threads;
        brief.attribution =
            if_any<Attribution>([&] { return attribute_in(scenario_in(brief.text), options.base, question); });
    }
    return brief;
}

void draw_from(BriefStudy& brief, pricing::Sweep sweep, int threads) {
    brief.sweep = std::move(sweep);
    scenario::Draws draws = brief.study.scenario.draws.value_or(scenario::Draws{});
    draws.seed = brief.sweep->plan.options.seed;
    brief.forecast = if_any<Forecast>([&] { return forecast(*brief.dispute, draws, threads, &*brief.sweep); });
}

model::Status status_of(const BriefStudy& brief) {
    const model::Status status = brief.study.status();
    if (status != model::Status::converged && status != model::Status::infeasible) return status;
    return brief.dispute ? brief.dispute->status() : model::Status::converged;
}

}  // namespace parley::analysis
