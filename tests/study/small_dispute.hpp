#pragma once
// A dispute in the small world, as YAML, to solve as a whole.
#include <cstdlib>
#include <filesystem>
#include <string>

#include "parley/pricing/named_outcomes.hpp"
#include "parley/scenario/files/load_scenario.hpp"
#include "parley/world/folder/world_folder.hpp"
#include "tests/study/small_world.hpp"
#include "tests/support/solved.hpp"

namespace parley::testing {

/// The small world as a folder, which is how a scenario names it; removed at the end of the program.
inline const std::string& small_world_folder() {
    struct Made {
        std::string path = (std::filesystem::temp_directory_path() / "parley-small-XXXXXX").string();
        Made() {
            if (::mkdtemp(path.data()) == nullptr) std::abort();
            write_world_folder(small_world(), path + "/small");
        }
        ~Made() {
            std::error_code ignored;
            std::filesystem::remove_all(path, ignored);
        }
    };
    static const Made made;
    static const std::string folder = made.path + "/small";
    return folder;
}

/// Levels that have a price, levels that have none, measures in force.
inline std::string small_dispute() {
    return "parley: 2\n"
           "title: A small dispute\n"
           "world: " +
           small_world_folder() + R"(
sources: {report: {title: A report, file: report.txt}, table: {title: A table, data: true}}
parties:
  usa: {name: United States, economies: [USA], patience: {value: 10 % a year, range: [5 % a year, 30 % a year], assumption: guess}, evidence: {source: report, paragraph: 1}}
  china: {name: China, economies: [CHN], assumption: known}
baseline:
  plan: {production_subsidy: {value: 600 mn USD, definition: so}, over: {value: 10 years, definition: so}, by: CHN, sectors: [C26, C29]}
  loans: {export_subsidy: {value: 3 points, definition: so}, by: CHN, on: all, sectors: [C26]}
issues:
  tariffs:
    owner: usa
    levels:
      none: {}
      goods: {measures: [{duty: {value: +25 points, range: [10 points, 30 points], assumption: law}, by: USA, on: CHN, sectors: goods}]}
      some: {measures: [{duty: {value: +25 points, definition: so}, by: USA, on: CHN, sectors: [C26, J]}]}
      stacked:
        measures:
          - {duty: {value: +10 points, definition: so}, by: USA, on: CHN, sectors: goods}
          - {duty: {value: +15 points, definition: so}, by: USA, on: [CHN, EU27], sectors: [C26]}
      summed:
        measures:
          - {duty: {value: +25 points, definition: so}, by: USA, on: CHN, sectors: [C26]}
          - {duty: {value: +10 points, definition: so}, by: USA, on: CHN, sectors: [C29]}
          - {duty: {value: +15 points, definition: so}, by: USA, on: EU27, sectors: [C26]}
      half: {measures: [{duty: {value: +25 points, definition: so}, by: USA, on: CHN, sectors: goods, covers: {value: 225 mn USD, evidence: {source: report, paragraph: 2, figures: [$225 million]}}}]}
  cars:
    owner: usa
    levels:
      none: {}
      cut: {measures: [{duty: {value: -10 points, definition: so}, by: USA, on: CHN, sectors: [C29]}]}
  words:
    owner: joint
    levels: {cold: {}, warm: {label: Warm}}
  plan:
    owner: china
    levels:
      kept: {}
      ended: {ends: [plan, loans]}
      anew:
        ends: [plan, loans]
        measures:
          - {production_subsidy: {value: 60 mn USD a year, definition: so}, by: CHN, sectors: [C26, C29]}
          - {export_subsidy: {value: 3 points, definition: so}, by: CHN, on: all, sectors: [C26]}
      bought: {measures: [{production_subsidy: {value: 30 mn USD a year, definition: so}, by: USA, sectors: [C29]}]}
statements:
  gap: {text: The deficit, goods-deficit: {of: USA, with: CHN}, amount: {value: 3 mn USD, definition: so}}
outcomes:
  today: {label: Today, levels: {}}
  spoken: {levels: {words: warm}}
  goods: {levels: {tariffs: goods}}
  goods-spoken: {levels: {tariffs: goods, words: warm}, after-the-event: true}
  some: {levels: {tariffs: some}}
  stacked: {levels: {tariffs: stacked}}
  summed: {levels: {tariffs: summed}}
  half: {levels: {tariffs: half}}
  crossed: {levels: {tariffs: goods, cars: cut}}
  ended: {levels: {plan: ended}}
  anew: {levels: {plan: anew}}
  bought: {levels: {plan: bought}}
no-deal: {outcome: goods, assumption: so}
talks: {rounds: [2018-05-03, +1 month], deadline: last-round}
draws: {seed: 7, count: 10}
group_substitution: {value: "1.5", range: ["1", "2.5"], assumption: guess}
)";
}

inline pricing::NamedOutcomes solved(const std::string& text, const SolvedOptions& options = {}) {
    return solved_outcomes(scenario::read_scenario("small.yaml", text), options);
}

/// The options that solve only these outcomes, closer than usual.
inline SolvedOptions closely(const std::vector<std::string>& outcomes) {
    SolvedOptions options;
    options.outcomes = outcomes;
    options.base.solve.tolerance = 1e-12;
    return options;
}

/// The equilibrium of a named outcome.
inline const pricing::SetEquilibrium& equilibrium_of(const pricing::NamedOutcomes& study, const std::string& id) {
    for (const pricing::PricedOutcome& each : study.outcomes)
        if (study.scenario().outcomes[each.outcome].id == id) return study.equilibria.at(each.equilibrium.value());
    throw std::logic_error("no outcome " + id);
}

}  // namespace parley::testing
