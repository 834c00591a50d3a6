#include "parley/scenario/economics.hpp"

#include "parley/scenario/form/migrate.hpp"

#include "parley/core/text.hpp"

namespace parley::scenario {
namespace {

// What stands for σ where a scenario says nothing else.
StatedNumber usual_substitution() {
    StatedNumber result;
    result.value = 1.5;
    result.unit = Unit::count;
    result.text = "1.5";
    result.low = least_substitution;
    result.high = most_substitution;
    result.low_text = "1";
    result.high_text = "2.5";
    result.assumption =
        "how readily buyers turn to other products of a sector; Fajgelbaum et al. (2020) find 1.5 between its imports";
    return result;
}

// What stands for the odds of being listed.
StatedNumber usual_odds() {
    StatedNumber result;
    result.value = 1.0;
    result.unit = Unit::count;
    result.text = "1";
    result.low = 0.5;
    result.high = 2.0;
    result.low_text = "0.5";
    result.high_text = "2";
    result.distribution = Distribution::log_uniform;
    result.assumption = "no statistic says which part of what is made at home is on a list";
    return result;
}

}  // namespace

void read_economics(const ScenarioReader& reader, const tables::YamlMap& map, Scenario& scenario) {
    scenario.group_substitution = usual_substitution();
    if (const tables::YamlNode* substitution = map.find("group_substitution")) {
        StatedNumber& number = scenario.group_substitution =
            reader.stated_number(*substitution, "an elasticity", {Unit::count}, "1.5");
        if (!(number.low >= least_substitution && number.high <= most_substitution))
            reader.fail(*substitution, "an elasticity between groups of products from 1 to 2.5", shown(number.text));
    }
    scenario.odds_of_being_listed = usual_odds();
    if (const tables::YamlNode* odds = map.find("odds_of_being_listed")) {
        StatedNumber& number = scenario.odds_of_being_listed =
            reader.stated_number(*odds, "a multiple of odds", {Unit::count}, "1");
        if (!(number.low >= least_odds && number.high <= most_odds))
            reader.fail(*odds, "a multiple of odds from 0.05 to 20", shown(number.text));
    }
    if (const tables::YamlNode* in_force = map.find("in-force")) {
        if (const std::string text = map.text("in-force"); text != by_date)
            map.fail(*in_force, "'by-date', the duties that the table has on the day of the file, 'day'", shown(text));
        if (scenario.day.empty()) map.fail(*in_force, "the day of the file, 'day', with 'in-force'", "none");
        scenario.duties_by_date = true;
    }
    if (const tables::YamlNode* duties = map.find(duties_in_force_key))
        scenario.duties_in_force = read_duties_in_force(reader.file(), *duties);
    if (const tables::YamlNode* lists = map.find(product_lists_key))
        scenario.lists = read_product_lists(reader.file(), *lists);
}

}  // namespace parley::scenario
