// What is said of broken scenarios: the one line, exactly. Faults of form fail the schema too, those of meaning do not.
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "fuzz/two_economies.hpp"
#include "parley/model/closure.hpp"
#include "parley/pricing/files/load_world.hpp"
#include "parley/pricing/named_outcomes.hpp"
#include "parley/scenario/files/load_scenario.hpp"
#include "parley/world/folder/world_folder.hpp"
#include "tests/study/scenario_texts.hpp"
#include "tests/support/json_schema.hpp"
#include "tests/support/yaml_json.hpp"

namespace parley::broken_scenarios_test {
namespace {

using namespace parley::testing;

enum class Fault {
    form,     // the schema sees it
    meaning,  // only the reader can
    text      // no YAML that an editor could compare with the schema
};

struct Broken {
    const char* name;
    Fault fault;
    std::string from;  // "": `to` is the whole file
    std::string to;
    std::string message;
};

void PrintTo(const Broken& broken, std::ostream* out) {
    *out << broken.name;
}

std::string text_of(const Broken& broken) {
    return broken.from.empty() ? broken.to : replaced(everything(), broken.from, broken.to);
}

class BrokenScenarios : public ::testing::TestWithParam<Broken> {};

TEST_P(BrokenScenarios, are_refused_in_one_line) {
    EXPECT_EQ(complaint([&] { (void)scenario::read_scenario("s.yaml", text_of(GetParam())); }), GetParam().message);
    if (GetParam().fault == Fault::text) return;
    const std::string problem = schema_problem(scenario_schema(), json_of_yaml(text_of(GetParam())));
    EXPECT_EQ(problem.empty(), GetParam().fault == Fault::meaning) << problem;
}

std::string nested(int depth) {
    return std::string(static_cast<std::size_t>(depth), '[') + std::string(static_cast<std::size_t>(depth), ']');
}

std::string anchors() {
    std::string text = "parley: 1\na0: &a0 [lol, lol]\n";
    for (int k = 1; k < 9; ++k)
        text += "a" + std::to_string(k) + ": &a" + std::to_string(k) + " [*a" + std::to_string(k - 1) + ", *a" +
                std::to_string(k - 1) + "]\n";
    return text;
}

std::string many_issues() {
    std::string text;
    for (int k = 0; k < 600; ++k) text += "\n  i" + std::to_string(k) + ": {owner: usa, levels: {a: {}, b: {}}}";
    return "issues:" + text;
}

const Fault form = Fault::form, meaning = Fault::meaning, no_yaml = Fault::text;
const std::string threat = "{value: +25 points, range: [10 points, 30 points], assumption: law}";

// A case a line.
// clang-format off
INSTANTIATE_TEST_SUITE_P(
    Texts, BrokenScenarios,
    ::testing::Values(
        Broken{"empty", no_yaml, "", "", "s.yaml: expected YAML, found an empty file"},
        Broken{"blank", no_yaml, "", "\n\n", "s.yaml: expected YAML, found an empty file"},
        Broken{"a_comment", no_yaml, "", "# nothing\n", "s.yaml: expected YAML, found an empty file"},
        Broken{"binary", no_yaml, "", std::string("\x7f" "ELF\x02\x00\x00", 7), "s.yaml:1: expected UTF-8 text, found other bytes (is this a YAML file?)"},
        Broken{"latin_1", no_yaml, "A report,", "R\xE9sum\xE9,", "s.yaml:6: expected UTF-8 text, found other bytes (is this a YAML file?)"},
        Broken{"utf_16", no_yaml, "", std::string("\xFF\xFEp\0a\0", 6), "s.yaml:1: expected UTF-8 text, found other bytes (is this a YAML file?)"},
        Broken{"fifty_megabytes", no_yaml, "", std::string(50'000'000, 'a'), "s.yaml: expected at most 1000000 bytes, found 50000000 bytes"},
        Broken{"tab", no_yaml, "\n  usa:", "\n\tusa:", "s.yaml:9:5: expected YAML, found illegal map value"},
        Broken{"unclosed", no_yaml, "draws: {seed: 1, count: 100}", "draws: {seed: 1", "s.yaml:81:13: expected YAML, found end of map flow not found"},
        Broken{"anchors", no_yaml, "", anchors(), "s.yaml:2:5: expected each value written out, found an anchor (&)"},
        Broken{"alias", no_yaml, "title: Everything", "title: *t", "s.yaml:3:8: expected YAML, found the referenced anchor is not defined"},
        Broken{"key_twice", no_yaml, "title: Everything", "parley: 2", "s.yaml:3:1: expected each key once, found a second 'parley'"},
        Broken{"level_twice", no_yaml, "kept: {}", "kept: {}, kept: {}", "s.yaml:42:24: expected each key once, found a second 'kept'"},
        Broken{"deep", no_yaml, "title: Everything", "title: " + nested(200), "s.yaml:3:107: expected at most 100 levels, found more"},
        Broken{"very_deep", no_yaml, "title: Everything", "title: " + std::string(900'000, '['), "s.yaml:3: expected at most 100 levels, found more"},
        Broken{"key_of_keys", no_yaml, "title: Everything", "{a: b}: c", "s.yaml:3:1: expected a word as key, found something else"},
        Broken{"two_documents", no_yaml, "title: Everything", "title: x\n---\nparley: 1", "s.yaml:5: expected one YAML document, found a second"}),
    [](const auto& row) { return std::string(row.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Form, BrokenScenarios,
    ::testing::Values(
        Broken{"a_list", form, "", "- a\n- b\n", "s.yaml:1:1: expected the keys of a scenario, found a list"},
        Broken{"a_word", form, "", "hello\n", "s.yaml:1:1: expected the keys of a scenario, found a single value"},
        Broken{"misspelt_key", form, "\nparties:", "\npartys:", "s.yaml:8:1: expected a key of a scenario, found 'partys'; did you mean parties?"},
        Broken{"misspelt_key_in_a_line", form, "ratification: veto", "ratificaton: veto", "s.yaml:14:5: expected a key of a party, found 'ratificaton'; did you mean ratification?"},
        Broken{"misspelt_measure", form, "{duty: " + threat, "{dutty: " + threat, "s.yaml:32:14: expected a measure (duty, export_tax, export_subsidy, production_subsidy, barrier, purchase, export_control, balance_target, saving, best_answer, quota), found 'dutty'; did you mean duty?"},
        Broken{"two_measures", form, "{duty: " + threat, "{barrier: {value: +5 points, definition: d}, duty: " + threat, "s.yaml:32:14: expected one measure, found both duty and barrier"},
        Broken{"key_of_another_measure", form, "rent: seller", "over: {value: 5 years, definition: d}", "s.yaml:39:93: expected a key of a measure export_control, found 'over'; did you mean covers?"},
        Broken{"no_title", form, "title: Everything\n", "", "s.yaml:2:1: expected a key title, found none"},
        Broken{"another_format", form, "parley: 2", "parley: 3", "s.yaml:2:9: expected format 2, found '3'"},
        Broken{"no_parties", form, "", "parley: 2\ntitle: t\nparties: {}\nissues: {}\noutcomes: {}\n", "s.yaml:3:10: expected parties by their ids, found none"},
        Broken{"id_in_capitals", form, "\n  usa:\n", "\n  USA:\n", "s.yaml:9:3: expected an id of lower-case letters, digits and hyphens for parties, found 'USA'"},
        Broken{"bare_number", form, "duty: " + threat, "duty: +25 points", "s.yaml:32:20: expected a duty as {value: …} with evidence, an assumption and its range, or a definition, found '+25 points' alone"},
        Broken{"no_unit", form, "{value: +25 points", "{value: 25", "s.yaml:32:28: expected a duty with its unit, such as '+25 points' or '-3 points' (on top of the duty in force) or '25 %' (in its place), found '25'"},
        Broken{"points_without_sign", form, "{value: +25 points", "{value: 25 points", "s.yaml:32:20: expected a duty such as '+25 points' or '-3 points' (on top of the duty in force) or '25 %' (in its place), found '25 points'"},
        Broken{"percent_with_sign", form, "{value: +25 points", "{value: +25 %", "s.yaml:32:20: expected a duty such as '+25 points' or '-3 points' (on top of the duty in force) or '25 %' (in its place), found '+25 %'"},
        Broken{"money_as_a_duty", form, "{value: +25 points", "{value: 25 bn USD", "s.yaml:32:28: expected a duty with its unit, such as '+25 points' or '-3 points' (on top of the duty in force) or '25 %' (in its place), found '25 bn USD'"},
        Broken{"decimal_comma", form, "{value: +25 points", "{value: '+2,5 points'", "s.yaml:32:28: expected a duty with its unit, such as '+25 points' or '-3 points' (on top of the duty in force) or '25 %' (in its place), found '+2,5 points'"},
        Broken{"thousands", form, "{value: 3 mn USD", "{value: '3,000 mn USD'", "s.yaml:63:81: expected an amount with its unit, such as '25 points' or '100 bn USD' or '25 bn USD a year' or '30 days' or '10 years', found '3,000 mn USD'"},
        Broken{"other_currency", form, "{value: 3 mn USD", "{value: 3 mn EUR", "s.yaml:63:81: expected an amount with its unit, such as '25 points' or '100 bn USD' or '25 bn USD a year' or '30 days' or '10 years', found '3 mn EUR'"},
        Broken{"not_a_number", form, "{value: +25 points", "{value: nan points", "s.yaml:32:28: expected a duty with its unit, such as '+25 points' or '-3 points' (on top of the duty in force) or '25 %' (in its place), found 'nan points'"},
        Broken{"barrier_without_sign", form, "{value: +5 points", "{value: 5 points", "s.yaml:36:23: expected a barrier such as '-10 points' (a change, with its sign), found '5 points'"},
        Broken{"export_tax_in_percent", form, "export_tax: {value: 2 points", "export_tax: {value: 2 %", "s.yaml:37:26: expected an export_tax such as '2 points', found '2 %'"},
        Broken{"negative_subsidy", form, "export_subsidy: {value: 2 points", "export_subsidy: {value: -2 points", "s.yaml:38:30: expected an export_subsidy such as '2 points', found '-2 points'"},
        Broken{"control_without_sign", form, "{value: 80 %", "{value: 10 points", "s.yaml:39:30: expected an export_control such as '80 %' (of today's volume) or '-10 points' (its tariff equivalent), found '10 points'"},
        Broken{"purchase_without_sign", form, "{value: +1 mn USD a year", "{value: 1 mn USD a year", "s.yaml:53:24: expected a purchase such as '+25 bn USD a year' (more than today), found '1 mn USD a year'"},
        Broken{"purchase_of_a_year", form, "{value: +1 mn USD a year", "{value: +1 mn USD", "s.yaml:53:32: expected a purchase with its unit, such as '+25 bn USD a year' (more than today), found '+1 mn USD'"},
        Broken{"a_cut_without_sign", form, "{value: -27 %", "{value: 27 %", "s.yaml:50:30: expected a balance_target such as '-100 bn USD a year' or '-27 %' (a cut), found '27 %'"},
        Broken{"saver_of_a_duty", form, "by-means-of: saving, saver", "by-means-of: duty, saver", "s.yaml:57:211: expected a saver with 'by-means-of: saving' only, found by-means-of: duty"},
        Broken{"a_gap_with_sign", form, "{value: 100 %, definition: all}", "{value: +100 %, definition: all}", "s.yaml:57:54: expected a saving such as '100 %' (of the gap between the two), found '+100 %'"},
        Broken{"a_sum_without_years", form, ", over: {value: 10 years, range: [5 years, 20 years], assumption: guess}", "", "s.yaml:21:9: expected a sum of money with 'over' (years), or money a year or a rate without, found '1 mn USD' without"},
        Broken{"a_rate_over_years", form, "{value: 1 mn USD, evidence: {source: report, paragraph: 2, figures: [1 mn USD]}}", "{value: 2 %, definition: d}", "s.yaml:21:9: expected a sum of money with 'over' (years), or money a year or a rate without, found '2 %' with 'over'"},
        Broken{"negative_years", form, "{value: 10 years, range: [5 years, 20 years]", "{value: -10 years, range: [-20 years, -5 years]", "s.yaml:21:118: expected more than zero years, found '-20 years'"},
        Broken{"no_grounds", form, "{value: 80 %, definition: so}", "{value: 80 %}", "s.yaml:39:30: expected evidence, an assumption or a definition for an export_control, found none"},
        Broken{"evidence_and_assumption", form, "assumption: law", "assumption: law, evidence: {source: report, paragraph: 1}", "s.yaml:32:20: expected one of evidence, assumption and definition for a duty, found more than one"},
        Broken{"assumption_without_range", form, "range: [10 points, 30 points], ", "", "s.yaml:32:20: expected a range for an assumption (or 'definition' for what could not be otherwise), found none"},
        Broken{"range_of_one", form, "[10 points, 30 points]", "[10 points]", "s.yaml:32:47: expected a range of two values, low and high, found something else"},
        Broken{"range_without_units", form, "[10 points, 30 points]", "[10, 30]", "s.yaml:32:48: expected a range with its unit, such as '25 points', found '10'"},
        Broken{"distribution", form, "triangular", "normal", "s.yaml:12:84: expected uniform, triangular or log-uniform, found 'normal'"},
        Broken{"distribution_without_range", form, "{value: 80 %, definition: so}", "{value: 80 %, distribution: uniform, definition: so}", "s.yaml:39:58: expected a distribution of a number that has a range, found no range"},
        Broken{"blank_grounds", form, "{value: 80 %, definition: so}", "{value: 80 %, definition: }", "s.yaml:39:30: expected evidence, an assumption or a definition for an export_control, found none"},
        Broken{"paragraph_zero", form, "paragraph: 3", "paragraph: 0", "s.yaml:59:185: expected a paragraph counted from 1, found '0'"},
        Broken{"no_faction_grounds", form, "{name: Treasury, assumption: known}", "{name: Treasury}", "s.yaml:17:17: expected evidence or an assumption, found none"},
        Broken{"rule", form, "ratification: veto", "ratification: veta", "s.yaml:14:19: expected a rule (leader, weighted-majority, unanimity, veto), found 'veta'; did you mean veto?"},
        Broken{"two_owners", form, "owner: joint", "owner: [usa]", "s.yaml:44:12: expected one owner, 'joint' for what moves by agreement of all, or two parties or more, found a list of one"},
        Broken{"binding_of_one", form, "irreversible: true", "binding: true", "s.yaml:26:14: expected binding only for a joint issue, found one that usa owns"},
        Broken{"flag", form, "irreversible: true", "irreversible: 'yes'", "s.yaml:26:19: expected true or false as irreversible, found 'yes'"},
        Broken{"one_level", form, "kept: {}, ended: {ends: [plan]}, longer: {announced: {by: china, on: 2018-04-04, due: none, against: usa, if: tariffs.threat, assumption: known}}, wider:", "wider:", "s.yaml:42:13: expected at least two levels, the present one first, found one"},
        Broken{"level_of_nothing", form, "kept: {}", "kept: ", "s.yaml:42:20: expected the keys of a level, found nothing"},
        Broken{"says", form, "says: demand", "says: demands", "s.yaml:59:53: expected a stance (demand, offer, refusal, threat, condition, expectation, acceptance), found 'demands'; did you mean demand?"},
        Broken{"before_of_a_demand", form, "says: demand", "says: demand, before: deal", "s.yaml:59:69: expected 'before' only of a condition, found demand"},
        Broken{"cost_in_percent", form, "cost: {value: 0.4 points", "cost: {value: 0.4 %", "s.yaml:59:84: expected a cost with its unit, such as '0.4 points', found '0.4 %'"},
        Broken{"stance_without_grounds", form, "before: deal, assumption: known", "before: deal", "s.yaml:60:5: expected evidence or an assumption, found none"},
        Broken{"statement_without_grounds", form, "A weak hand, assumption: known", "A weak hand", "s.yaml:64:9: expected evidence or an assumption, found none"},
        Broken{"document_that_is_data", form, "data: true", "data: true, file: t.csv", "s.yaml:7:10: expected a document with 'file', or 'data: true', found both"},
        Broken{"source_of_neither", form, "{title: A table, data: true}", "{title: A table}", "s.yaml:7:10: expected a document with 'file', or 'data: true', found neither"},
        Broken{"published", form, "2018-05-01", "May 2018", "s.yaml:6:58: expected a date such as 2018-05-01, found 'May 2018'"},
        Broken{"no_rounds", form, "[2018-05-03, +1 month]", "[]", "s.yaml:70:8: expected at least one round, found none"},
        Broken{"first_round", meaning, "[2018-05-03, +1 month]", "[+1 month]", "s.yaml:70:18: expected a date such as 2018-05-03, found '+1 month'"},
        Broken{"round", form, "[2018-05-03, +1 month]", "[2018-05-03, 1 month]", "s.yaml:70:30: expected a date, or a time such as '+1 month', found '1 month'"},
        Broken{"indicator", form, "indicator: balance", "indicator: ballance", "s.yaml:73:19: expected an indicator (balance, output, duty-revenue, consumer-prices, market-index), found 'ballance'; did you mean balance?"},
        Broken{"payoff_with_a_key_of_another", form, "sectors: [C26], weight", "with: USA, weight", "s.yaml:77:36: expected a key of a payoff from output, found 'with'"},
        Broken{"weight_without_unit", form, "{value: 0.02 points, definition: so}", "{value: 0.02, definition: so}", "s.yaml:74:60: expected a weight with its unit, such as '0.1 points', found '0.02'"},
        Broken{"payoffs_of_a_party_that_are_no_list", form, "  china:\n    - {indicator: output, of: CHN, sectors: [C26], weight: {value: 0.1 points, evidence: {source: report, paragraph: 3, figures: [0.1 points]}}, once: false, label: Output, if: plan.kept}\n    -", "  china:", "s.yaml:76:10: expected a list of payoffs, found something else"},
        Broken{"seed", form, "seed: 1", "seed: -1", "s.yaml:80:15: expected a whole number from 0 to 1000000000000000, found '-1'"},
        Broken{"count", form, "count: 100", "count: 1.5", "s.yaml:80:25: expected a whole number from 0 to 1000000, found '1.5'"},
        Broken{"many_issues", form, "issues:", many_issues(), "s.yaml:23:3: expected at most 500 issues, found 604"}),
    [](const auto& row) { return std::string(row.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Meaning, BrokenScenarios,
    ::testing::Values(
        Broken{"payoffs_of_nobody", meaning, "  china:\n    - {ind", "  chima:\n    - {ind", "s.yaml:76:3: expected a party (usa, china), found 'chima'; did you mean china?"},
        Broken{"payoff_of_no_level", meaning, "{level: deficit.cut, weight", "{level: deficit.cot, weight", "s.yaml:78:15: expected a level of deficit (none, cut, bought), found 'cot'; did you mean cut?"},
        Broken{"present_level_on_nobodys_table", meaning, "counterfactual: false", "counterfactual: true", "s.yaml:47:13: expected the present level, which holds, first, found one that is counterfactual"},
        Broken{"red_line_that_pays", meaning, "says: demand, note: n, cost: {value: 0.4 points, range: [0.1 points,", "says: refusal, note: n, cost: {value: 0.4 points, range: [-0.1 points,", "s.yaml:59:77: expected a cost of crossing the line, not below zero, found '-0.1 points'"},
        Broken{"breakdown_on_nobodys_table", meaning, "levels: {tariffs: threat}", "levels: {saving: less}", "s.yaml:69:20: expected an outcome that is on the table, found 'threat', with saving.less, which is counterfactual"},
        Broken{"range_that_leaves_the_value_out", meaning, "[10 points, 30 points]", "[10 points, 20 points]", "s.yaml:32:47: expected a range that holds the value +25 points, found [10 points, 20 points]"},
        Broken{"range_upside_down", meaning, "[10 points, 30 points]", "[30 points, 10 points]", "s.yaml:32:47: expected a range that holds the value +25 points, found [30 points, 10 points]"},
        Broken{"range_of_years_from_zero", meaning, "[5 years, 20 years]", "[0 years, 20 years]", "s.yaml:21:118: expected more than zero years, found '0 years'"},
        Broken{"infinite", meaning, "{value: 3 mn USD", "{value: 1e308 tn USD", "s.yaml:63:81: expected an amount with its unit, such as '25 points' or '100 bn USD' or '25 bn USD a year' or '30 days' or '10 years', found '1e308 tn USD'"},
        Broken{"no_patience", meaning, "[5 % a year, 30 % a year]", "[0 % a year, 30 % a year]", "s.yaml:12:15: expected a discount rate above zero, found '0 % a year'"},
        Broken{"chance_above_one", meaning, "[5 %, 50 %]", "[5 %, 101 %]", "s.yaml:13:16: expected a chance from 0 to 100 %, found '101 %'"},
        Broken{"log_uniform_from_zero", meaning, "[10 points, 30 points]", "[0 points, 30 points], distribution: log-uniform", "s.yaml:32:84: expected a range above zero for log-uniform, found '0 points'"},
        Broken{"no_such_day", meaning, "2018-05-03", "2018-02-30", "s.yaml:70:18: expected a date such as 2018-05-03, found '2018-02-30'"},
        Broken{"unknown_source", meaning, "{source: report, paragraph: 3}", "{source: rapport, paragraph: 3}", "s.yaml:59:157: expected a source (report, table), found 'rapport'; did you mean report?"},
        Broken{"no_sources", meaning, "", replaced(everything(), everything().substr(everything().find("sources:"), everything().find("parties:") - everything().find("sources:")), ""), "s.yaml:13:81: expected a source (there is none), found 'report'"},
        Broken{"document_without_paragraph", meaning, "{source: report, paragraph: 3}", "{source: report}", "s.yaml:59:157: expected the paragraph of a document, found none"},
        Broken{"data_with_paragraph", meaning, "{source: table}", "{source: table, paragraph: 1}", "s.yaml:50:55: expected no paragraph of a source that is data, found one"},
        Broken{"value_that_no_figure_bears_out", meaning, "figures: [3 mn USD]", "figures: [4 mn USD]", "s.yaml:63:101: expected a figure in the evidence that is the value, '3 mn USD', found '4 mn USD'"},
        Broken{"value_in_another_unit", meaning, "figures: [3 mn USD]", "figures: [3 %]", "s.yaml:63:101: expected a figure in the evidence that is the value, '3 mn USD', found '3 %'"},
        Broken{"value_without_figures", meaning, "paragraph: 2, figures: [3 mn USD]", "paragraph: 2", "s.yaml:63:101: expected a figure in the evidence that is the value, '3 mn USD', found no figures"},
        Broken{"unknown_owner", meaning, "owner: usa", "owner: uas", "s.yaml:25:12: expected an owner (usa, china, joint), found 'uas'; did you mean usa?"},
        Broken{"unknown_baseline", meaning, "ends: [plan]", "ends: [plans]", "s.yaml:42:38: expected a baseline measure (plan), found 'plans'; did you mean plan?"},
        Broken{"unknown_issue_required", meaning, "requires: {plan: ended}", "requires: {plant: ended}", "s.yaml:34:20: expected an issue (tariffs, plan, deficit, saving), found 'plant'; did you mean plan?"},
        Broken{"unknown_level_required", meaning, "requires: {plan: ended}", "requires: {plan: over}", "s.yaml:34:26: expected a level of plan (kept, ended, longer, wider, withdrawn), found 'over'"},
        Broken{"requires_itself", meaning, "requires: {plan: ended}", "requires: {tariffs: none}", "s.yaml:34:20: expected another issue, found tariffs"},
        Broken{"circle", meaning, "ended: {ends: [plan]}", "ended: {ends: [plan], requires: {tariffs: fence}}", "s.yaml:34:9: expected requirements that are no circle, found tariffs.fence > plan.ended > tariffs.fence"},
        Broken{"contradiction_on_the_way", meaning, "ended: {ends: [plan]}", "ended: {ends: [plan], requires: {tariffs: none}}", "s.yaml:34:9: expected requirements that one level of tariffs meets, found tariffs.fence and tariffs.none, which tariffs.fence comes with"},
        Broken{"contradiction_by_two_ways", meaning, "", replaced(replaced(everything(), "requires: {plan: ended}", "requires: {plan: ended, saving: present}"), "ended: {ends: [plan]}", "ended: {ends: [plan], requires: {saving: less}}"), "s.yaml:34:9: expected requirements that one level of saving meets, found saving.less and saving.present, which tariffs.fence comes with"},
        Broken{"unknown_level_of_an_outcome", meaning, "levels: {tariffs: threat}", "levels: {tariffs: thread}", "s.yaml:68:45: expected a level of tariffs (none, threat, fence), found 'thread'; did you mean threat?"},
        Broken{"unknown_issue_of_an_outcome", meaning, "levels: {tariffs: threat}", "levels: {tarifs: threat}", "s.yaml:68:36: expected an issue (tariffs, plan, deficit, saving), found 'tarifs'; did you mean tariffs?"},
        Broken{"outcome_that_breaks_a_requirement", meaning, "levels: {tariffs: threat}", "levels: {tariffs: fence}", "s.yaml:68:35: expected plan.ended, which tariffs.fence requires, found plan.kept"},
        Broken{"status_quo_not_first", meaning, "status-quo: {label: Today, levels: {}}", "threat-first: {levels: {tariffs: threat}}", "s.yaml:67:17: expected the status quo as first outcome: no level but the present ones, found 'threat-first'"},
        Broken{"unknown_disagreement", meaning, "outcome: threat", "outcome: thread", "s.yaml:69:20: expected an outcome (status-quo, threat), found 'thread'; did you mean threat?"},
        Broken{"unknown_end_of_talks", meaning, "ends: threat,", "ends: treat,", "s.yaml:70:47: expected an outcome (status-quo, threat), found 'treat'; did you mean threat?"},
        Broken{"unknown_party", meaning, "party: china", "party: chine", "s.yaml:60:13: expected a party (usa, china), found 'chine'; did you mean china?"},
        Broken{"unknown_faction", meaning, "party: usa.treasury", "party: usa.treasure", "s.yaml:59:13: expected a faction of usa (president, treasury), found 'treasure'; did you mean treasury?"},
        Broken{"faction_of_a_party_without", meaning, "party: usa.treasury", "party: china.treasury", "s.yaml:59:13: expected a faction of china (there is none), found 'treasury'"},
        Broken{"unknown_level", meaning, "level: deficit.cut", "level: deficit.cat", "s.yaml:59:34: expected a level of deficit (none, cut, bought), found 'cat'; did you mean cut?"},
        Broken{"unknown_issue", meaning, "level: deficit.cut", "level: deficits.cut", "s.yaml:59:34: expected an issue (tariffs, plan, deficit, saving), found 'deficits'; did you mean deficit?"},
        Broken{"issue_without_level", meaning, "level: deficit.cut", "level: deficit", "s.yaml:59:34: expected issue.level, found 'deficit'"},
        Broken{"economy_twice", meaning, "economies: [USA]", "economies: [USA, USA]", "s.yaml:11:16: expected each economy once, found 'USA' twice"},
        Broken{"deficit_of_all", meaning, "{of: USA, with: CHN}, amount", "{of: USA, with: all}, amount", "s.yaml:63:43: expected the code of one economy, found 'all'"},
        Broken{"deficit_with_itself", meaning, "{of: USA, with: CHN}, amount", "{of: USA, with: USA}, amount", "s.yaml:63:43: expected two economies, found 'USA' twice"}),
    [](const auto& row) { return std::string(row.param.name); });
// clang-format on

// Faults that show only in the scenario's world: of codes, of amounts of trade.
class BrokenInItsWorld : public ::testing::TestWithParam<Broken> {
protected:
    static void SetUpTestSuite() {
        folder = (std::filesystem::temp_directory_path() / "parley-two-XXXXXX").string();
        ASSERT_NE(::mkdtemp(folder.data()), nullptr);
        world::World two = fuzz::two_economies();
        two.accounts.investment_rate = Table<Economy>({two.economy_count()}, 0.25);
        two.accounts.saving_rate = model::base_saving_rate(two);
        write_world_folder(two, folder + "/two");
    }
    static void TearDownTestSuite() { std::filesystem::remove_all(folder); }
    static inline std::string folder;
};

TEST_P(BrokenInItsWorld, are_refused_in_one_line) {
    const std::string text = replaced(text_of(GetParam()), "world: two\n", "world: " + folder + "/two\n");
    EXPECT_EQ(complaint([&] { (void)pricing::load_setting(scenario::read_scenario("s.yaml", text)); }),
              GetParam().message);
    EXPECT_EQ(schema_problem(scenario_schema(), json_of_yaml(text)), "");
}

// clang-format off
INSTANTIATE_TEST_SUITE_P(
    World, BrokenInItsWorld,
    ::testing::Values(
        Broken{"sound", meaning, "title: Everything", "title: Everything", "no error"},
        Broken{"unknown_economy", meaning, "economies: [USA]", "economies: [UAS]", "s.yaml:10: expected the code of an economy of two, found 'UAS'; did you mean USA?"},
        Broken{"economy_of_a_group", meaning, "economies: [USA]", "economies: [FRA]", "s.yaml:10: expected the code of an economy of two, found 'FRA', which is part of EU27 there (EU27)"},
        Broken{"economy_in_two_parties", meaning, "economies: CHN", "economies: [CHN, USA]", "s.yaml:19: expected each economy in one party, found a second party of USA"},
        Broken{"unknown_economy_of_a_measure", meaning, "on: CHN, sectors: goods", "on: CNH, sectors: goods", "s.yaml:32:13: expected the code of an economy of two, found 'CNH'; did you mean CHN?"},
        Broken{"unknown_sector", meaning, "on: CHN, sectors: goods", "on: CHN, sectors: [C62]", "s.yaml:32:13: expected the code of a sector of two, found 'C62'; did you mean C26?"},
        Broken{"duty_at_home", meaning, "on: CHN, sectors: goods", "on: USA, sectors: goods", "s.yaml:32:13: expected two economies (trade at home crosses no border), found USA twice"},
        Broken{"coverage_above_trade", meaning, "covers: {value: 50 %, definition: half}", "covers: {value: 150 bn USD, definition: d}", "s.yaml:32:13: expected a coverage above 0 and at most the trade in scope, 0.02 bn USD, found 150 bn USD"},
        Broken{"coverage_above_all", meaning, "covers: {value: 50 %, definition: half}", "covers: {value: 120 %, definition: d}", "s.yaml:32:13: expected a coverage above 0 and at most the trade in scope, 0.02 bn USD, found 120 %"},
        Broken{"coverage_of_nothing", meaning, "covers: {value: 50 %, definition: half}", "covers: {value: 0 %, definition: d}", "s.yaml:32:13: expected a coverage above 0 and at most the trade in scope, 0.02 bn USD, found 0 %"},
        Broken{"subsidy_without_output", meaning, "sectors: [C29], note: cars", "sectors: [K], note: cars", "s.yaml:21:9: expected sectors that produce, found no output of CHN there"},
        Broken{"like_itself", meaning, "like: USA", "like: CHN", "s.yaml:57:45: expected two economies, one whose saving moves and one that it is to be like, found CHN twice"},
        Broken{"saver_elsewhere", meaning, "saver: USA", "saver: all", "s.yaml:57:117: expected one economy, found 'all'"},
        Broken{"like_all", meaning, "like: USA", "like: all", "s.yaml:57:45: expected one economy, found 'all'"},
        Broken{"unknown_economy_of_a_deficit", meaning, "{of: USA, with: CHN}, amount", "{of: USA, with: CHM}, amount", "s.yaml:63:8: expected the code of an economy of two, found 'CHM'; did you mean CHN?"},
        Broken{"baseline_quantity", meaning, "baseline:\n", "baseline:\n  target: {balance_target: {value: -27 %, definition: d}, of: USA, with: CHN, by-means-of: saving}\n", "s.yaml:21:11: expected the tariff equivalent of what is in force: a barrier or an export tax in points, found a quantity"}),
    [](const auto& row) { return std::string(row.param.name); });
// clang-format on

TEST(BrokenScenario, of_an_unknown_world_names_those_there_are) {
    EXPECT_EQ(complaint([] {
                  (void)pricing::load_setting(
                      scenario::read_scenario("s.yaml", replaced(everything(), "world: two", "world: world-2071")));
              }),
              "s.yaml:4:8: expected a bundled world (world-2022, world-2017) or a world folder, found 'world-2071'; "
              "did you mean "
              "world-2017?");
}

// What may be left out may be left out.
TEST(BrokenScenario, a_label_that_is_left_out_is_the_id) {
    const scenario::Scenario scenario = scenario::read_scenario("s.yaml", everything());
    EXPECT_EQ(scenario.issues[1].label, "plan");
    EXPECT_EQ(scenario.issues[1].levels[0].label, "kept");
}

}  // namespace
}  // namespace parley::broken_scenarios_test
