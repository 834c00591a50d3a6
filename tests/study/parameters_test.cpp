// The list of everything in a scenario that somebody may dispute: whole, and moved by its ids.
#include <algorithm>
#include <cmath>

#include <gmock/gmock.h>

#include "parley/report/json/scenario_json.hpp"
#include "parley/scenario/files/load_scenario.hpp"
#include "parley/scenario/form/amounts.hpp"
#include "parley/scenario/parameters.hpp"
#include "parley/tables/files/parse_yaml.hpp"
#include "tests/study/scenario_texts.hpp"
#include "tests/study/small_dispute.hpp"

namespace parley::parameters_test {
namespace {

using namespace parley::testing;
using ::testing::HasSubstr;

// Nodes of the file that are numbers with their grounds: maps with a key `value`.
std::size_t stated_numbers(const tables::YamlNode& node) {
    std::size_t count = 0;
    for (const tables::YamlEntry& entry : node.keys) count += entry.key == "value" ? 1 : stated_numbers(entry.value);
    for (const tables::YamlNode& item : node.items) count += stated_numbers(item);
    return count;
}

TEST(Parameters, list_every_number_of_every_scenario_once) {
    const auto whole = [](const std::string& file, const std::string& text) {
        SCOPED_TRACE(file);
        const scenario::Scenario scenario = scenario::read_scenario(file, text);
        const std::vector<scenario::Parameter> all = parameters(scenario);
        EXPECT_EQ(all.size(), stated_numbers(tables::parse_yaml(file, text, true)));
        std::vector<std::string> ids;
        for (const scenario::Parameter& of : all) ids.push_back(of.id);
        std::sort(ids.begin(), ids.end());
        EXPECT_EQ(std::adjacent_find(ids.begin(), ids.end()), ids.end());
    };
    whole("everything.yaml", everything());
    whole("small.yaml", small_dispute());
    for (const std::string& name : scenario::bundled_scenarios()) whole(name, scenario::find_scenario(name).text);
}

TEST(Parameters, are_moved_by_their_ids_and_nothing_else_is) {
    for (const std::string& text : {everything(), small_dispute()}) {
        const scenario::Scenario scenario = scenario::read_scenario("s.yaml", text);
        const std::vector<scenario::Parameter> before = parameters(scenario);
        ASSERT_GT(before.size(), 10U);
        for (std::size_t k = 0; k < before.size(); ++k) {
            const double value = 0.75 * before[k].number->value;
            const OrRefusal<scenario::Scenario> moved = with_value(scenario, before[k].id, value);
            ASSERT_TRUE(moved) << before[k].id << ": " << in_one_line(moved.refusal());
            const std::vector<scenario::Parameter> after = parameters(*moved);
            ASSERT_EQ(after.size(), before.size());
            for (std::size_t n = 0; n < after.size(); ++n)
                EXPECT_DOUBLE_EQ(after[n].number->value, n == k ? value : before[n].number->value) << after[n].id;
        }
    }
}

TEST(Parameters, that_are_moved_cite_nothing_that_does_not_say_so) {
    const scenario::Scenario scenario = scenario::read_scenario("small.yaml", small_dispute());
    const std::vector<scenario::Parameter> all = parameters(scenario);
    const auto cited = std::find_if(all.begin(), all.end(),
                                    [](const scenario::Parameter& of) { return of.number->evidence.has_value(); });
    ASSERT_NE(cited, all.end());
    const auto moved = with_value(scenario, cited->id, 2 * cited->number->value);
    ASSERT_TRUE(moved);
    EXPECT_EQ(citations(*moved).size() + 1, citations(scenario).size());
}

TEST(Parameters, take_no_value_that_the_file_could_not_have) {
    const scenario::Scenario scenario = scenario::read_scenario("s.yaml", everything());
    for (const scenario::Parameter& of : parameters(scenario)) {
        EXPECT_FALSE(with_value(scenario, of.id, std::nan(""))) << of.id;
        using Kind = scenario::Parameter::Kind;
        if (of.kind == Kind::patience || of.kind == Kind::cost || std::string(of.part) != "") {
            const auto refused = with_value(scenario, of.id, -1.0);
            ASSERT_FALSE(refused) << of.id;
            EXPECT_THAT(in_one_line(refused.refusal()), HasSubstr(of.id + ": expected "));
        }
    }
    const auto unknown = with_value(scenario, "parties.usa.patince", 0.1);
    ASSERT_FALSE(unknown);
    EXPECT_THAT(in_one_line(unknown.refusal()), HasSubstr("did you mean parties.usa.patience?"));
}

// 24.6 points are 0.246, and a hundred times that is 24.599999999999998.
TEST(Parameters, are_written_without_the_digits_of_a_division) {
    EXPECT_EQ(scenario::amount_like(0.246, Unit::rate, "+25 points"), "+24.6 points");
    EXPECT_EQ(scenario::amount_like(0.1 + 0.2, Unit::rate, "25 %"), "30 %");
    EXPECT_EQ(scenario::amount_like(-0.07, Unit::rate, "+25 points"), "-7 points");
}

TEST(Parameters, of_new_duties_move_together) {
    const scenario::Scenario scenario = scenario::load_scenario("us-china-2018");
    const std::vector<scenario::Parameter> before = new_duties(scenario);
    ASSERT_GT(before.size(), 1U);
    const auto moved = with_value(scenario, scenario::duty_rate_id, 0.45);
    ASSERT_TRUE(moved);
    for (const scenario::Parameter& of : new_duties(*moved)) EXPECT_EQ(of.number->value, 0.45) << of.id;
}

}  // namespace
}  // namespace parley::parameters_test
