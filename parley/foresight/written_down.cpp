#include "parley/foresight/written_down.hpp"

#include <utility>

#include "parley/foresight/course_chances.hpp"
#include "parley/foresight/scenario_features.hpp"
#include "parley/histories/embedded.hpp"

namespace parley::foresight {
namespace {

// The past dispute that this is a file of, by its title and day: what is known of how it ended is left out.
const histories::History* own_history(const std::vector<histories::History>& histories,
                                      const scenario::Scenario& scenario) {
    for (const histories::History& each : histories)
        if (each.facts.cutoff == scenario.day && each.facts.title == scenario.title) return &each;
    return nullptr;
}

}  // namespace

OrRefusal<precedents::PrintedChances> printed_chances(const pricing::Setting& setting,
                                                      const std::vector<histories::History>& histories,
                                                      const pricing::Worth* worth,
                                                      const analysis::course::CourseAnalysis* is, int threads) {
    const histories::History* own = own_history(histories, setting.scenario());
    precedents::Asked asked;
    if (own != nullptr) {
        asked = precedents::asked_of(*own);
    } else {
        const OrRefusal<precedents::Asked> found = asked_of(setting);
        if (!found) return found.refusal();
        asked = *found;
    }
    const precedents::SharesBySlug past = precedents::course_of_the_past();
    if (worth == nullptr || is == nullptr) return precedents::printed_chances(asked, histories, past, nullptr, threads);
    // A file of a past dispute may be another than the one that its record is coded in.
    const bool coded = own != nullptr && has_levels_of(own->facts, worth->scenario());
    const Demand demand = coded ? demand_of(own->facts, *worth) : demand_of(*worth);
    const precedents::Chances course = chances_of(*worth, *is, demand);
    return precedents::printed_chances(asked, histories, past, &course, threads);
}

precedents::Registered written_down(const precedents::PrintedChances& chances, std::string program, std::string on,
                                    std::string scenario_sha256) {
    return {chances.asked.id,
            chances.asked.features.day,
            std::move(program),
            {{"printed", chances.printed()},
             {"left-out-rates", chances.rates},
             {"rates-with-features", chances.features},
             {"course", chances.course},
             {"pooled", chances.pooled}},
            std::move(on),
            std::move(scenario_sha256)};
}

}  // namespace parley::foresight
