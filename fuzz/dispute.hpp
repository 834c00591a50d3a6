#pragma once
// A dispute in the small world: what the targets of sweeps and of the page's engine are about.
#include "fuzz/two_economies.hpp"
#include "parley/pricing/setting.hpp"
#include "parley/scenario/read_scenario.hpp"
#include "parley/tables/files/parse_yaml.hpp"

namespace parley::fuzz {

inline const char* const dispute = R"(parley: 2
title: Two
sources: {report: {title: A report, file: report.txt}}
parties:
  usa: {name: United States, economies: [USA], patience: {value: 10 % a year, definition: so}, assumption: known}
  china: {name: China, economies: [CHN], patience: {value: 5 % a year, definition: so}, assumption: known}
issues:
  duties:
    owner: usa
    levels:
      none: {label: No duties}
      levied: {measures: [{duty: {value: +25 points, range: [10 points, 30 points], assumption: so}, by: USA, on: CHN, sectors: goods}]}
  answer:
    owner: china
    levels:
      none: {label: No answer}
      levied: {measures: [{duty: {value: +10 points, definition: so}, by: CHN, on: USA, sectors: all}]}
payoffs:
  usa: [{level: answer.none, weight: {value: 0.1 points, range: [0 points, 1 point], assumption: so}}]
stances:
  - {party: usa, level: answer.none, says: demand, assumption: so}
  - {party: china, level: duties.none, says: demand, assumption: so}
outcomes: {today: {label: Today, levels: {}}, war: {label: War, levels: {duties: levied, answer: levied}}}
no-deal: {outcome: war, assumption: so}
)";

inline tables::YamlNode dispute_tree() {
    return tables::parse_yaml("two.yaml", dispute, true);
}

inline std::shared_ptr<const pricing::LoadedWorld> loaded_world() {
    return std::make_shared<const pricing::LoadedWorld>(pricing::LoadedWorld{two_economies(), "two", {}});
}

}  // namespace parley::fuzz
