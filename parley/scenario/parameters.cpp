#include "parley/scenario/parameters.hpp"

#include <algorithm>
#include <cmath>

#include "parley/core/input_error.hpp"
#include "parley/core/nearest.hpp"
#include "parley/core/text.hpp"
#include "parley/scenario/amounts.hpp"

namespace parley::scenario {
namespace {

class Numbers {
public:
    std::vector<ScenarioNumber> found;

    void add(const std::string& name, const std::string& what, const std::optional<Quantity>& quantity, bool moves) {
        if (quantity) found.push_back({name, what, &*quantity, moves});
    }
    void add(const std::string& name, const std::string& what, const MeasureWords& measure) {
        found.push_back({name + "." + name_of(measure.kind), what, &measure.amount, true});
        add(name + ".covers", what + ", trade covered", measure.covers, true);
        add(name + ".over", what + ", years it is spread over", measure.over, true);
        add(name + ".duty-part", what + ", part that the duty does", measure.duty_part, true);
    }
};

std::string counted_from_one(std::size_t position) {
    return std::to_string(position + 1);
}

// The node at a place such as "issues.tariffs.levels.threat.measures.1.duty"; ids have no dots.
tables::YamlNode* at_place(tables::YamlNode& root, const std::string& place) {
    tables::YamlNode* node = &root;
    for (std::size_t from = 0; from <= place.size();) {
        const std::size_t end = std::min(place.find('.', from), place.size());
        const std::string step = place.substr(from, end - from);
        from = end + 1;
        tables::YamlNode* next = nullptr;
        for (std::size_t k = 0; k < node->items.size(); ++k)
            if (counted_from_one(k) == step) next = &node->items[k];
        for (tables::YamlEntry& entry : node->keys)
            if (entry.key == step) next = &entry.value;
        if (next == nullptr) return nullptr;
        node = next;
    }
    return node;
}

void put(tables::YamlNode& root, const ScenarioNumber& number, double value) {
    tables::YamlNode* node = at_place(root, number.name);
    if (node == nullptr) return;
    const Quantity& old = *number.quantity;
    if (value == old.value) return;
    // No source says the new value: the reader does.
    for (tables::YamlEntry& entry : node->keys)
        if (entry.key == "evidence") {
            entry.key = "definition";
            entry.value.kind = tables::YamlNode::Kind::scalar;
            entry.value.text = "set by the reader";
            entry.value.keys.clear();
        }
    const std::string text = amount_like(value, old.unit, old.text);
    if (tables::YamlNode* stands = at_place(*node, "value")) stands->text = text;
    if (tables::YamlNode* low = at_place(*node, "range.1"); low != nullptr && value < old.low) low->text = text;
    if (tables::YamlNode* high = at_place(*node, "range.2"); high != nullptr && value > old.high) high->text = text;
}

}  // namespace

std::vector<ScenarioNumber> numbers_of(const Scenario& scenario) {
    Numbers numbers;
    for (const Party& party : scenario.parties) {
        numbers.add("parties." + party.id + ".patience", party.name + ": patience", party.patience, false);
        numbers.add("parties." + party.id + ".committed", party.name + ": committed", party.committed, false);
    }
    for (const auto& [id, measure] : scenario.baseline) numbers.add("baseline." + id, "In force: " + id, measure);
    for (const Issue& issue : scenario.issues)
        for (const Level& level : issue.levels)
            for (std::size_t m = 0; m < level.measures.size(); ++m)
                numbers.add(
                    "issues." + issue.id + ".levels." + level.id + ".measures." + counted_from_one(m),
                    level.label + (level.measures.size() > 1 ? ", measure " + counted_from_one(m) : std::string()),
                    level.measures[m]);
    for (std::size_t k = 0; k < scenario.stances.size(); ++k) {
        const Stance& stance = scenario.stances[k];
        const Issue& issue = scenario.issues[issue_position(scenario, stance.issue)];
        numbers.add("stances." + counted_from_one(k) + ".cost",
                    "Red line: " + issue.levels[level_position(issue, stance.level)].label, stance.cost, false);
    }
    for (std::size_t k = 0; k < scenario.payoffs.size(); ++k) {
        const PayoffWords& payoff = scenario.payoffs[k];
        std::size_t position = 0;
        for (std::size_t before = 0; before < k; ++before)
            position += scenario.payoffs[before].party == payoff.party ? 1 : 0;
        numbers.found.push_back({"payoffs." + payoff.party + "." + counted_from_one(position) + ".weight",
                                 payoff.label.empty() ? "Weight " + counted_from_one(position) : payoff.label,
                                 &payoff.weight, false});
    }
    return numbers.found;
}

std::vector<ScenarioNumber> duty_rates_of(const Scenario& scenario) {
    std::vector<const Quantity*> rates;
    for (const Issue& issue : scenario.issues)
        for (const Level& level : issue.levels)
            for (const MeasureWords& measure : level.measures)
                if (!issue.counterfactual && !level.counterfactual && measure.kind == MeasureKind::duty &&
                    !measure.sets && measure.amount.value > 0)
                    rates.push_back(&measure.amount);
    std::vector<ScenarioNumber> result;
    for (const ScenarioNumber& number : numbers_of(scenario))
        if (std::find(rates.begin(), rates.end(), number.quantity) != rates.end()) result.push_back(number);
    return result;
}

void set_number(tables::YamlNode& root, const Scenario& scenario, const std::string& name, double value) {
    if (!std::isfinite(value)) throw InputError(name, 0, "a finite number", "none");
    const std::vector<ScenarioNumber> numbers = name == duty_rate_name ? duty_rates_of(scenario) : numbers_of(scenario);
    std::vector<std::string> known;
    bool found = false;
    for (const ScenarioNumber& number : numbers) {
        known.push_back(number.name);
        if (name != duty_rate_name && name != number.name) continue;
        put(root, number, value);
        found = true;
    }
    if (found) return;
    const std::string meant = nearest(name, known);
    throw InputError(scenario.file, 0, "the name of a number of the scenario",
                     shown(name) + (meant.empty() ? "" : "; did you mean " + meant + "?"));
}

}  // namespace parley::scenario
