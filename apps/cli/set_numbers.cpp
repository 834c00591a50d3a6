// --set NAME=AMOUNT: a scenario with other numbers than its file has.
#include "apps/cli/solve_arguments.hpp"
#include "parley/core/input_error.hpp"
#include "parley/scenario/files/load_scenario.hpp"
#include "parley/scenario/form/amounts.hpp"
#include "parley/scenario/parameters.hpp"
#include "parley/scenario/unsized.hpp"

namespace parley::cli {
namespace {

// The number that is meant, for its unit; with_value() says what is wrong with a name that none has.
const StatedNumber* named(const std::vector<scenario::Parameter>& all, const scenario::Scenario& scenario,
                          const std::string& id) {
    for (const scenario::Parameter& each : all)
        if (each.id == id) return each.number;
    const std::vector<scenario::Parameter> duties = scenario::new_duties(scenario);
    return id == scenario::duty_rate_id && !duties.empty() ? duties.front().number : nullptr;
}

}  // namespace

void add_set_option(CLI::App& command, std::vector<std::string>& numbers) {
    command
        .add_option(
            "--set", numbers,
            "Another value of a number of the scenario, with its unit: 'duty_rate=45 points' (all new duties), "
            "'tariffs.threat.duty=10 points', 'parties.usa.patience=20 % a year'; 'parley check SCENARIO --numbers' "
            "lists them")
        ->type_name("NAME=AMOUNT")
        ->allow_extra_args(false);
}

scenario::Scenario load_scenario(const SolveArguments& arguments) {
    scenario::Scenario scenario = told_of_its_format(scenario::load_scenario(arguments.scenario));
    for (const std::string& each : arguments.numbers) {
        const std::size_t equals = each.find('=');
        if (equals == std::string::npos) throw UsageError("--set takes NAME=AMOUNT, not '" + each + "'");
        const std::string id = parameter_id(scenario, each.substr(0, equals)), text = each.substr(equals + 1);
        const StatedNumber* number = named(parameters(scenario), scenario, id);
        double value = 0.0;
        if (number != nullptr || is_unsized(scenario, id)) {
            const Unit unit = number != nullptr ? number->unit : Unit::points;
            const std::optional<scenario::Amount> amount = scenario::parse_amount(text, {unit});
            if (!amount)
                throw InputError(Option::set_number, id + " with its unit, such as " + scenario::in_words({unit}),
                                 "'" + text + "'");
            value = amount->value;
        }
        scenario = value_or_throw(scenario::with_value(scenario, id, value));
    }
    return scenario;
}

void refuse_set_wants(const scenario::Scenario& scenario) {
    if (scenario.wants_set.empty()) return;
    throw InputError(Option::set_number, "a number that moves an equilibrium",
                     scenario.wants_set.begin()->first +
                         ", a want: deals, standoff, talks, record, course and forecast "
                         "go by it");
}

}  // namespace parley::cli
