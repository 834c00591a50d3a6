#include "apps/cli/brief_after.hpp"

#include <algorithm>

#include "parley/core/input_error.hpp"
#include "parley/foresight/written_down.hpp"
#include "parley/histories/history.hpp"
#include "parley/report/json/brief/brief_findings.hpp"
#include "parley/report/past/happened_json.hpp"
#include "parley/tables/files/csv.hpp"
#include "parley/tables/files/parse_yaml.hpp"

namespace parley::cli {

std::optional<histories::After> after_of(const std::string& file, const pricing::Setting& setting) {
    if (file.empty()) return {};
    const scenario::Scenario& scenario = setting.scenario();
    histories::After after = histories::read_after(file, tables::read_file(file, tables::largest_yaml));
    // What has no day or threatens nothing has no chances: said before anything is solved.
    const std::string slug =
        value_or_throw(foresight::printed_chances(setting,
                                                  histories::bundled_histories(histories::Opened::with_what_happened),
                                                  nullptr, nullptr))
            .asked.id;
    if (after.slug != slug || after.cutoff != scenario.day)
        throw InputError(file, 0, "what happened after " + slug + " of " + scenario.day,
                         after.slug + " of " + after.cutoff);
    return after;
}

void add_what_happened(nlohmann::ordered_json& data, const analysis::Brief& brief,
                       const analysis::course::CourseAnalysis* course, const histories::After& after) {
    const std::vector<histories::History> records = histories::bundled_histories(histories::Opened::record_only);
    const auto own = std::find_if(records.begin(), records.end(),
                                  [&](const histories::History& each) { return each.facts.slug == after.slug; });
    const precedents::PrintedChances chances = value_or_throw(
        foresight::printed_chances(brief.setting(), histories::bundled_histories(histories::Opened::with_what_happened),
                                   course == nullptr ? nullptr : &*brief.worth, course));
    data["happened"] = report::past::happened_json(chances, brief.setting().scenario(), after,
                                                   own == records.end() ? nullptr : &own->facts);
    report::json::tell_findings(data);
}

}  // namespace parley::cli
