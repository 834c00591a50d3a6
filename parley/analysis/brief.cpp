#include "parley/analysis/brief.hpp"

#include <utility>

#include "parley/analysis/wants.hpp"
#include "parley/pricing/movers.hpp"

namespace parley::analysis {
namespace {

// Keeps the answer, or why there is none.
template <class Answer>
void put(Brief& brief, const char* section, std::optional<Answer>& place, OrRefusal<Answer> answer) {
    if (answer)
        place = *std::move(answer);
    else
        brief.left_out.push_back({section, answer.refusal()});
}

void add_dispute(Brief& brief, const pricing::SharedSetting& setting, int threads, const BatchProgress& progress,
                 const pricing::RangeOptions& ranges, pricing::KeptSettings& kept, double budget) {
    const OrRefusal<pricing::SharedSpace> space = deal_space_of(setting);
    if (!space) {
        for (const char* section : {"deals", "standoff", "talks", "forecast"})
            brief.left_out.push_back({section, space.refusal()});
        return;
    }
    brief.prices = price_all(*space, threads, progress);
    if (brief.prices->status() != model::Status::converged) return;
    OrRefusal<pricing::Worth> worth = worth_by_record(brief.prices, {}, threads);
    if (!worth) {
        for (const char* section : {"deals", "standoff", "talks", "forecast"})
            brief.left_out.push_back({section, worth.refusal()});
        return;
    }
    brief.worth = *std::move(worth);
    brief.deals = analyse_deals(*brief.worth);
    brief.elsewhere =
        worth_elsewhere(*brief.worth, outcomes_of_interest(*brief.worth, *brief.deals), ranges, threads, {}, &kept);
    put(brief, "standoff", brief.standoff, analyse_standoff(*brief.worth, budget));
    put(brief, "talks", brief.talks, analyse_talks(*brief.worth));
    put(brief, "forecast", brief.forecast,
        forecast(*brief.worth, setting->scenario().draws.value_or(scenario::Draws{}), threads));
}

}  // namespace

model::Status Brief::status() const {
    const model::Status status = named.status();
    if (status != model::Status::converged && status != model::Status::infeasible) return status;
    return prices ? prices->status() : model::Status::converged;
}

Brief brief_of(pricing::SharedSetting setting, int threads, const BatchProgress& progress,
               const pricing::RangeOptions& ranges, double budget) {
    Brief brief;
    std::vector<std::size_t> all(setting->scenario().outcomes.size());
    for (std::size_t k = 0; k < all.size(); ++k) all[k] = k;
    brief.named = named_outcomes(setting, all);
    if (!setting->is_settled()) return brief;
    solve_all(brief.named, pricing::Detail::exact, threads);
    pricing::KeptSettings kept;
    solve_elsewhere(brief.named, ranges, threads, {}, &kept);
    if (ranges.any) find_movers(brief.named, threads);
    add_dispute(brief, setting, threads, progress, ranges, kept, budget);
    if (setting->economies.size() == 2 && setting->parties.size() == 2) {
        const std::vector<std::string> codes = economy_codes(*setting);
        AttributionQuestion question;
        question.economy = codes[0];
        question.partner = codes[1];
        question.threads = threads;
        put(brief, "attribution", brief.attribution, attribute_in(*setting, question));
    }
    return brief;
}

void draw_from(Brief& brief, pricing::Sweep sweep, int threads) {
    brief.sweep = std::move(sweep);
    scenario::Draws draws = brief.setting().scenario().draws.value_or(scenario::Draws{});
    draws.seed = brief.sweep->plan.options.seed;
    brief.forecast.reset();
    put(brief, "forecast", brief.forecast, forecast(*brief.worth, draws, threads, &*brief.sweep));
}

}  // namespace parley::analysis
