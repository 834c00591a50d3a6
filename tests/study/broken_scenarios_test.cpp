// What is said of broken scenarios: the one line, exactly. Faults of form fail the schema too, faults of meaning do not.
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "fuzz/two_economies.hpp"
#include "parley/study/read_scenario.hpp"
#include "parley/study/study.hpp"
#include "parley/world/world_folder.hpp"
#include "tests/study/scenario_texts.hpp"
#include "tests/support/json_schema.hpp"
#include "tests/support/yaml_json.hpp"

namespace parley {
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
    EXPECT_EQ(complaint([&] { (void)read_scenario("s.yaml", text_of(GetParam())); }), GetParam().message);
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

INSTANTIATE_TEST_SUITE_P(
    Texts, BrokenScenarios,
    ::testing::Values(
        Broken{"empty", no_yaml, "", "", ""},
        Broken{"blank", no_yaml, "", "\n\n", ""},
        Broken{"a_comment", no_yaml, "", "# nothing\n", ""},
        Broken{"binary", no_yaml, "", std::string("\x7f" "ELF\x02\x00\x00", 7), ""},
        Broken{"latin_1", no_yaml, "A report,", "R\xE9sum\xE9,", ""},
        Broken{"utf_16", no_yaml, "", std::string("\xFF\xFEp\0a\0", 6), ""},
        Broken{"fifty_megabytes", no_yaml, "", std::string(50'000'000, 'a'), ""},
        Broken{"tab", no_yaml, "\n  usa:", "\n\tusa:", ""},
        Broken{"unclosed", no_yaml, "draws: {seed: 1, count: 100}", "draws: {seed: 1", ""},
        Broken{"anchors", no_yaml, "", anchors(), ""},
        Broken{"alias", no_yaml, "title: Everything", "title: *t", ""},
        Broken{"key_twice", no_yaml, "title: Everything", "parley: 1", ""},
        Broken{"level_twice", no_yaml, "kept: {}", "kept: {}, kept: {}", ""},
        Broken{"deep", no_yaml, "title: Everything", "title: " + nested(200), ""},
        Broken{"very_deep", no_yaml, "title: Everything", "title: " + std::string(1'000'000, '['), ""},
        Broken{"key_of_keys", no_yaml, "title: Everything", "{a: b}: c", ""},
        Broken{"two_documents", no_yaml, "title: Everything", "title: x\n---\nparley: 1", ""}),
    [](const auto& row) { return std::string(row.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Form, BrokenScenarios,
    ::testing::Values(
        Broken{"a_list", form, "", "- a\n- b\n", ""},
        Broken{"a_word", form, "", "hello\n", ""},
        Broken{"misspelt_key", form, "\nparties:", "\npartys:", ""},
        Broken{"misspelt_key_in_a_line", form, "ratification: veto", "ratificaton: veto", ""},
        Broken{"misspelt_measure", form, "{duty: " + threat, "{dutty: " + threat, ""},
        Broken{"two_measures", form, "{duty: " + threat, "{barrier: {value: +5 points, definition: d}, duty: " + threat, ""},
        Broken{"key_of_another_measure", form, "rent: seller", "covers: {value: 5 %, definition: d}", ""},
        Broken{"no_title", form, "title: Everything\n", "", ""},
        Broken{"another_format", form, "parley: 1", "parley: 2", ""},
        Broken{"no_parties", form, "", "parley: 1\ntitle: t\nparties: {}\nissues: {}\noutcomes: {}\n", ""},
        Broken{"id_in_capitals", form, "\n  usa:\n", "\n  USA:\n", ""},
        Broken{"bare_number", form, "duty: " + threat, "duty: +25 points", ""},
        Broken{"no_unit", form, "{value: +25 points", "{value: 25", ""},
        Broken{"points_without_sign", form, "{value: +25 points", "{value: 25 points", ""},
        Broken{"percent_with_sign", form, "{value: +25 points", "{value: +25 %", ""},
        Broken{"money_as_a_duty", form, "{value: +25 points", "{value: 25 bn USD", ""},
        Broken{"decimal_comma", form, "{value: +25 points", "{value: '+2,5 points'", ""},
        Broken{"thousands", form, "{value: 3 mn USD", "{value: '3,000 mn USD'", ""},
        Broken{"other_currency", form, "{value: 3 mn USD", "{value: 3 mn EUR", ""},
        Broken{"not_a_number", form, "{value: +25 points", "{value: nan points", ""},
        Broken{"barrier_without_sign", form, "{value: +5 points", "{value: 5 points", ""},
        Broken{"export_tax_in_percent", form, "export_tax: {value: 2 points", "export_tax: {value: 2 %", ""},
        Broken{"negative_subsidy", form, "export_subsidy: {value: 2 points", "export_subsidy: {value: -2 points", ""},
        Broken{"control_without_sign", form, "{value: 80 %", "{value: 10 points", ""},
        Broken{"purchase_without_sign", form, "{value: +1 mn USD a year", "{value: 1 mn USD a year", ""},
        Broken{"purchase_of_a_year", form, "{value: +1 mn USD a year", "{value: +1 mn USD", ""},
        Broken{"a_cut_without_sign", form, "{value: -27 %", "{value: 27 %", ""},
        Broken{"a_gap_with_sign", form, "{value: 100 %, definition: all}", "{value: +100 %, definition: all}", ""},
        Broken{"a_sum_without_years", form, ", over: {value: 10 years, range: [5 years, 20 years], assumption: guess}", "", ""},
        Broken{"a_rate_over_years", form, "{value: 1 mn USD, evidence: {source: report, paragraph: 2, figures: [1 mn USD]}}", "{value: 2 %, definition: d}", ""},
        Broken{"negative_years", form, "{value: 10 years, range: [5 years, 20 years]", "{value: -10 years, range: [-20 years, -5 years]", ""},
        Broken{"no_grounds", form, "{value: 80 %, definition: so}", "{value: 80 %}", ""},
        Broken{"evidence_and_assumption", form, "assumption: law", "assumption: law, evidence: {source: report, paragraph: 1}", ""},
        Broken{"assumption_without_range", form, "range: [10 points, 30 points], ", "", ""},
        Broken{"range_of_one", form, "[10 points, 30 points]", "[10 points]", ""},
        Broken{"range_without_units", form, "[10 points, 30 points]", "[10, 30]", ""},
        Broken{"distribution", form, "triangular", "normal", ""},
        Broken{"distribution_without_range", form, "{value: 80 %, definition: so}", "{value: 80 %, distribution: uniform, definition: so}", ""},
        Broken{"blank_grounds", form, "{value: 80 %, definition: so}", "{value: 80 %, definition: }", ""},
        Broken{"paragraph_zero", form, "paragraph: 3", "paragraph: 0", ""},
        Broken{"no_faction_grounds", form, "{name: Treasury, assumption: known}", "{name: Treasury}", ""},
        Broken{"rule", form, "ratification: veto", "ratification: veta", ""},
        Broken{"two_owners", form, "owner: joint", "owner: [usa, china]", ""},
        Broken{"binding_of_one", form, "irreversible: true", "binding: true", ""},
        Broken{"flag", form, "irreversible: true", "irreversible: 'yes'", ""},
        Broken{"one_level", form, "{kept: {}, ended: {ends: [plan]}}", "{kept: {ends: [plan]}}", ""},
        Broken{"level_of_nothing", form, "kept: {}", "kept: ", ""},
        Broken{"says", form, "says: demand", "says: demands", ""},
        Broken{"before_of_a_demand", form, "says: demand", "says: demand, before: deal", ""},
        Broken{"cost_in_percent", form, "cost: {value: 0.4 points", "cost: {value: 0.4 %", ""},
        Broken{"stance_without_grounds", form, "before: deal, assumption: known", "before: deal", ""},
        Broken{"statement_without_grounds", form, "A weak hand, assumption: known", "A weak hand", ""},
        Broken{"document_that_is_data", form, "data: true", "data: true, file: t.csv", ""},
        Broken{"source_of_neither", form, "{title: A table, data: true}", "{title: A table}", ""},
        Broken{"published", form, "2018-05-01", "May 2018", ""},
        Broken{"no_rounds", form, "[2018-05-03, +1 month]", "[]", ""},
        Broken{"first_round", form, "[2018-05-03, +1 month]", "[+1 month]", ""},
        Broken{"round", form, "[2018-05-03, +1 month]", "[2018-05-03, 1 month]", ""},
        Broken{"seed", form, "seed: 1", "seed: -1", ""},
        Broken{"count", form, "count: 100", "count: 1.5", ""},
        Broken{"many_issues", form, "issues:", many_issues(), ""}),
    [](const auto& row) { return std::string(row.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Meaning, BrokenScenarios,
    ::testing::Values(
        Broken{"range_that_leaves_the_value_out", meaning, "[10 points, 30 points]", "[10 points, 20 points]", ""},
        Broken{"range_upside_down", meaning, "[10 points, 30 points]", "[30 points, 10 points]", ""},
        Broken{"range_of_years_from_zero", meaning, "[5 years, 20 years]", "[0 years, 20 years]", ""},
        Broken{"infinite", meaning, "{value: 3 mn USD", "{value: 1e308 tn USD", ""},
        Broken{"no_patience", meaning, "[5 % a year, 30 % a year]", "[0 % a year, 30 % a year]", ""},
        Broken{"chance_above_one", meaning, "[5 %, 50 %]", "[5 %, 101 %]", ""},
        Broken{"log_uniform_from_zero", meaning, "[10 points, 30 points]", "[0 points, 30 points], distribution: log-uniform", ""},
        Broken{"no_such_day", meaning, "2018-05-03", "2018-02-30", ""},
        Broken{"unknown_source", meaning, "{source: report, paragraph: 3}", "{source: rapport, paragraph: 3}", ""},
        Broken{"no_sources", meaning, "", replaced(everything(), everything().substr(everything().find("sources:"), everything().find("parties:") - everything().find("sources:")), ""), ""},
        Broken{"document_without_paragraph", meaning, "{source: report, paragraph: 3}", "{source: report}", ""},
        Broken{"data_with_paragraph", meaning, "{source: table}", "{source: table, paragraph: 1}", ""},
        Broken{"value_that_no_figure_bears_out", meaning, "figures: [3 mn USD]", "figures: [4 mn USD]", ""},
        Broken{"value_in_another_unit", meaning, "figures: [3 mn USD]", "figures: [3 %]", ""},
        Broken{"value_without_figures", meaning, "paragraph: 2, figures: [3 mn USD]", "paragraph: 2", ""},
        Broken{"unknown_owner", meaning, "owner: usa", "owner: uas", ""},
        Broken{"unknown_baseline", meaning, "ends: [plan]", "ends: [plans]", ""},
        Broken{"unknown_issue_required", meaning, "requires: {plan: ended}", "requires: {plant: ended}", ""},
        Broken{"unknown_level_required", meaning, "requires: {plan: ended}", "requires: {plan: over}", ""},
        Broken{"requires_itself", meaning, "requires: {plan: ended}", "requires: {tariffs: none}", ""},
        Broken{"circle", meaning, "ended: {ends: [plan]}", "ended: {ends: [plan], requires: {tariffs: fence}}", ""},
        Broken{"contradiction_on_the_way", meaning, "ended: {ends: [plan]}", "ended: {ends: [plan], requires: {tariffs: none}}", ""},
        Broken{"contradiction_by_two_ways", meaning, "requires: {plan: ended}", "requires: {plan: ended, saving: less}\n        ends: plan\n      gate:\n        requires: {deficit: cut, saving: other}", ""},
        Broken{"unknown_level_of_an_outcome", meaning, "levels: {tariffs: threat}", "levels: {tariffs: thread}", ""},
        Broken{"unknown_issue_of_an_outcome", meaning, "levels: {tariffs: threat}", "levels: {tarifs: threat}", ""},
        Broken{"outcome_that_breaks_a_requirement", meaning, "levels: {tariffs: threat}", "levels: {tariffs: fence}", ""},
        Broken{"status_quo_not_first", meaning, "status-quo: {label: Today, levels: {}}", "threat-first: {levels: {tariffs: threat}}", ""},
        Broken{"unknown_disagreement", meaning, "disagreement: threat", "disagreement: thread", ""},
        Broken{"unknown_end_of_talks", meaning, "ends: threat}", "ends: treat}", ""},
        Broken{"unknown_party", meaning, "party: china", "party: chine", ""},
        Broken{"unknown_faction", meaning, "party: usa.treasury", "party: usa.treasure", ""},
        Broken{"faction_of_a_party_without", meaning, "party: usa.treasury", "party: china.treasury", ""},
        Broken{"unknown_level", meaning, "level: deficit.cut", "level: deficit.cat", ""},
        Broken{"unknown_issue", meaning, "level: deficit.cut", "level: deficits.cut", ""},
        Broken{"issue_without_level", meaning, "level: deficit.cut", "level: deficit", ""},
        Broken{"economy_twice", meaning, "economies: [USA]", "economies: [USA, USA]", ""},
        Broken{"deficit_of_all", meaning, "{of: USA, with: CHN}, amount", "{of: USA, with: all}, amount", ""},
        Broken{"deficit_with_itself", meaning, "{of: USA, with: CHN}, amount", "{of: USA, with: USA}, amount", ""}),
    [](const auto& row) { return std::string(row.param.name); });

// Faults that show only in the scenario's world: of codes, of amounts of trade.
class BrokenInItsWorld : public ::testing::TestWithParam<Broken> {
protected:
    static void SetUpTestSuite() {
        folder = (std::filesystem::temp_directory_path() / "parley-two-XXXXXX").string();
        ASSERT_NE(::mkdtemp(folder.data()), nullptr);
        write_world_folder(fuzz::two_economies(), folder + "/two");
    }
    static void TearDownTestSuite() { std::filesystem::remove_all(folder); }
    static inline std::string folder;
};

TEST_P(BrokenInItsWorld, are_refused_in_one_line) {
    const std::string text = replaced(text_of(GetParam()), "world: two\n", "world: " + folder + "/two\n");
    EXPECT_EQ(complaint([&] { (void)prepare_study(read_scenario("s.yaml", text), {}); }), GetParam().message);
    EXPECT_EQ(schema_problem(scenario_schema(), json_of_yaml(text)), "");
}

INSTANTIATE_TEST_SUITE_P(
    World, BrokenInItsWorld,
    ::testing::Values(
        Broken{"sound", meaning, "title: Everything", "title: Everything", ""},
        Broken{"unknown_economy", meaning, "economies: [USA]", "economies: [UAS]", ""},
        Broken{"economy_of_a_group", meaning, "economies: [USA]", "economies: [FRA]", ""},
        Broken{"economy_in_two_parties", meaning, "economies: CHN", "economies: [CHN, USA]", ""},
        Broken{"unknown_economy_of_a_measure", meaning, "on: CHN, sectors: goods", "on: CNH, sectors: goods", ""},
        Broken{"unknown_sector", meaning, "on: CHN, sectors: goods", "on: CHN, sectors: [C62]", ""},
        Broken{"duty_at_home", meaning, "on: CHN, sectors: goods", "on: USA, sectors: goods", ""},
        Broken{"coverage_above_trade", meaning, "covers: {value: 50 %, definition: half}", "covers: {value: 150 bn USD, definition: d}", ""},
        Broken{"coverage_above_all", meaning, "covers: {value: 50 %, definition: half}", "covers: {value: 120 %, definition: d}", ""},
        Broken{"coverage_of_nothing", meaning, "covers: {value: 50 %, definition: half}", "covers: {value: 0 %, definition: d}", ""},
        Broken{"subsidy_without_output", meaning, "sectors: [C29], note: cars", "sectors: [C26], note: cars", ""},
        Broken{"like_itself", meaning, "like: USA", "like: CHN", ""},
        Broken{"like_all", meaning, "like: USA", "like: all", ""},
        Broken{"unknown_economy_of_a_deficit", meaning, "{of: USA, with: CHN}, amount", "{of: USA, with: CHM}, amount", ""},
        Broken{"baseline_without_a_price", meaning, "baseline:\n", "baseline:\n  target: {balance_target: {value: -27 %, definition: d}, of: USA, with: CHN, by-means-of: both}\n", ""}),
    [](const auto& row) { return std::string(row.param.name); });

TEST(BrokenScenario, of_an_unknown_world_names_those_there_are) {
    EXPECT_EQ(complaint([] { (void)prepare_study(read_scenario("s.yaml", replaced(everything(), "world: two", "world: world-2071")), {}); }), "");
}

// What may be left out may be left out.
TEST(BrokenScenario, a_label_that_is_left_out_is_the_id) {
    const Scenario scenario = read_scenario("s.yaml", everything());
    EXPECT_EQ(scenario.issues[1].label, "plan");
    EXPECT_EQ(scenario.issues[1].levels[0].label, "kept");
}

}  // namespace
}  // namespace parley
