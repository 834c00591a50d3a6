#include "parley/foresight/lens_chances.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>

#include "parley/analysis/record.hpp"
#include "parley/core/input_error.hpp"
#include "parley/precedents/pooling.hpp"
#include "parley/pricing/files/load_world.hpp"
#include "parley/scenario/files/load_scenario.hpp"
#include "parley/session/session.hpp"

namespace parley::foresight {
namespace {

using histories::Facts;

constexpr double says_nothing = std::numeric_limits<double>::quiet_NaN();

// Of the demanded issues in Nash's deal: the chance that any has moved at all, and that all are where they were asked
// to be. What moves together is not known: the largest and the smallest of the chances.
struct Met {
    double in_part = 0.0, in_full = 0.0;
};
Met demand_met(const Facts& facts, const pricing::Worth& worth, const analysis::Forecast& forecast) {
    if (forecast.in_deal.empty() || facts.demand_levels.empty()) return {};
    const pricing::OnTheTable& table = worth.table();
    Met met{0.0, 1.0};
    for (const std::string& demanded : facts.demand_levels) {
        const histories::LevelPlace place = *find_level(facts, demanded);
        double moved = 0.0, reached = 0.0;
        for (const analysis::LevelChance& each : forecast.in_deal) {
            const scenario::Issue& issue = worth.scenario().issues[table.issue[each.issue]];
            if (issue.id != place.issue->id) continue;
            const auto level = find_level(facts, issue.id + "." + issue.levels[table.level[each.issue][each.level]].id);
            if (!level) continue;
            moved += level->level > place.issue->at_cutoff ? each.share : 0.0;
            reached += level->level >= place.level ? each.share : 0.0;
        }
        met.in_part = std::max(met.in_part, std::min(1.0, moved));
        met.in_full = std::min(met.in_full, reached);
    }
    return met;
}

// By the endings of a lens. A threat is carried out where its measures stand, also under an agreement; of answers, and
// of measures that go, it speaks where any are.
precedents::Chances of_endings(const analysis::Chances& chances, const Met& met) {
    using dispute::endings::Ending;
    const auto share = [](double of, double all) { return all > 0.0 ? std::min(1.0, of / all) : says_nothing; };
    const double signed_by_both = chances.agreement(), answered = chances[Ending::answered];
    const double unsigned_measures = answered + chances[Ending::carried_out] + chances[Ending::escalated];
    const double stay = chances[Ending::agreement_measures_stay], gone = chances[Ending::agreement_measures_gone];
    return {share(unsigned_measures + stay, 1.0),
            share(answered, answered + chances[Ending::carried_out]),
            share(chances[Ending::escalated], 1.0),
            share(signed_by_both, 1.0),
            share(signed_by_both, 1.0),
            share(signed_by_both * met.in_part, 1.0),
            share(signed_by_both * met.in_full, 1.0),
            share(gone, gone + stay + unsigned_measures)};
}

precedents::RecordSays says_of(const pricing::Worth& worth, dispute::record::UnitOfWants unit) {
    analysis::RecordOptions options;
    options.unit_of_wants = unit;
    const analysis::Record record = read_record(worth, options);
    const auto agreed = [](double share) { return share <= 0.05 || share >= 0.95 ? 1.0 : 0.0; };
    precedents::RecordSays result;
    if (!worth.pairs.empty()) {
        result.threatens = record.parties[worth.pairs.front().threatens.value].said.nats;
        result.threatened = record.parties[worth.pairs.front().threatened.value].said.nats;
    }
    for (const analysis::Conclusion& each : record.conclusions) {
        result.conclusions += 1;
        result.decided += agreed(each.standing.share);
        result.decided_before += agreed(each.standing.prior_share);
    }
    for (const analysis::PartyRecord& party : record.parties) result.contradicted += party.strict.consistent ? 0 : 1;
    return result;
}

}  // namespace

ViewChances view_chances(const histories::History& history, const std::string& file, std::string_view text,
                         std::size_t draws, int threads, precedents::RecordSaysByUnit* record) {
    const auto scenario = std::make_shared<const scenario::Scenario>(scenario::read_scenario(file, text));
    session::Session session(scenario, pricing::world_of(*scenario));
    session.set({});
    if (!session.setting()->is_settled()) throw InputError(file, 0, "a base that settles", "one that does not");
    if (!*session.space()) throw InputError(session.space()->refusal());
    session.price_rest(threads);
    if (session.prices()->status() != model::Status::converged)
        throw InputError(file, 0, "outcomes that can all be solved", "one that does not settle");
    if (!session.worth()) throw InputError(session.worth().refusal());
    const pricing::Worth& worth = *session.worth();
    if (record != nullptr)
        *record = {says_of(worth, dispute::record::UnitOfWants::points),
                   says_of(worth, dispute::record::UnitOfWants::stakes)};
    const analysis::Forecast forecast = value_or_throw(analysis::forecast(worth, {1, draws}, threads));

    const Met met = demand_met(history.facts, worth, forecast);
    ViewChances result;
    for (precedents::Chances& each : result) each.fill(says_nothing);
    analysis::Chances mean;
    double answering = 0.0;
    for (const analysis::Chances& chances : forecast.by) answering += chances.known() ? 1.0 : 0.0;
    for (std::size_t lens = 0; lens < forecast.by.size(); ++lens) {
        const analysis::Chances& chances = forecast.by[lens];
        if (!chances.known()) continue;
        result[lens] = of_endings(chances, met);
        mean.add(chances, 1.0 / answering);
    }
    if (mean.known()) result[mean_of_lenses] = of_endings(mean, met);
    const auto record = std::make_shared<const analysis::Record>(analysis::read_record(worth));
    for (std::size_t k = 0; k < all_course_variants.size(); ++k)
        result[first_course + k] = course_chances(history.facts, worth, record, all_course_variants[k], threads);
    return result;
}

std::map<std::string, precedents::Chances> course_shares(const std::map<std::string, ViewChances>& by_slug) {
    std::map<std::string, precedents::Chances> result;
    for (const auto& [slug, of] : by_slug) result[slug] = of[first_course];
    return result;
}

std::vector<precedents::Method> methods_of(const std::map<std::string, ViewChances>& by_slug) {
    std::vector<precedents::Method> result;
    for (std::size_t view = 0; view < n_views; ++view) {
        std::map<std::string, precedents::Chances> chances;
        std::size_t answering = 0;
        for (const auto& [slug, of] : by_slug) {
            chances[slug] = of[view];
            answering += std::isnan(of[view][0]) ? 0 : 1;
        }
        result.push_back(precedents::fixed(
            views[view].id,
            std::string(views[view].words) + ", " + std::to_string(answering) + " of " + std::to_string(by_slug.size()),
            std::move(chances)));
    }
    result.push_back(precedents::pooled("pooled", "rates, due day, exposure and the course", course_shares(by_slug)));
    return result;
}

}  // namespace parley::foresight
