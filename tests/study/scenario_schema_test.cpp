// The schema, from which editors complete, and the reader, which enforces the format, hold each other.
#include <map>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parley/scenario/files/load_scenario.hpp"
#include "tests/study/scenario_texts.hpp"
#include "tests/support/json_schema.hpp"
#include "tests/support/sized.hpp"
#include "tests/support/yaml_json.hpp"

namespace parley::scenario_schema_test {
namespace {

using namespace parley::testing;
using ::testing::HasSubstr;
using ::testing::Not;

// A place in a scenario and the object of the schema that describes it.
struct Described {
    json::json_pointer at;
    const json* schema;
};

// Every object of `value` with the part of the schema that lists its properties.
void describe(const json& root, const json& schema, const json& value, const json::json_pointer& at,
              std::vector<Described>& result) {
    if (schema.contains("$ref")) describe(root, referred(root, schema["$ref"]), value, at, result);
    for (const char* several : {"anyOf", "oneOf"})
        if (schema.contains(several))
            for (const json& sub : schema[several])
                if (schema_problem(sub, value, "$", root).empty()) describe(root, sub, value, at, result);
    if (value.is_array() && schema.contains("items"))
        for (std::size_t k = 0; k < value.size(); ++k) describe(root, schema["items"], value[k], at / k, result);
    if (!value.is_object()) return;
    const json properties = schema.value("properties", json::object());
    if (schema.value("additionalProperties", json()) == false) result.push_back({at, &schema});
    for (const auto& [name, member] : value.items()) {
        if (properties.contains(name))
            describe(root, schema["properties"][name], member, at / name, result);
        else if (schema.contains("additionalProperties"))
            describe(root, schema["additionalProperties"], member, at / name, result);
    }
}

// Every object of the schema that lists its properties and allows no others, wherever in the schema.
void closed_objects(const json& schema, std::vector<const json*>& result) {
    if (schema.is_object() && schema.value("additionalProperties", json()) == false) result.push_back(&schema);
    if (schema.is_structured())
        for (const json& part : schema) closed_objects(part, result);
}

// JSON is YAML. Its keys are sorted: the present level, which has no measures, goes first again.
std::string read(const json& scenario) {
    auto written = nlohmann::ordered_json::parse(scenario.dump());
    for (auto& issue : written["issues"]) {
        if (!issue.is_object() || !issue.contains("levels") || !issue["levels"].is_object()) continue;
        auto levels = nlohmann::ordered_json::object();
        for (const bool measures : {false, true})
            for (const auto& [id, level] : issue["levels"].items())
                if ((level.is_object() && level.contains("measures")) == measures) levels[id] = level;
        issue["levels"] = std::move(levels);
    }
    return complaint([&] { (void)scenario::read_scenario("s.yaml", written.dump()); });
}

// The seed, and a measure of each kind in force since a day and until another: lines of their own there would move all
// that is said of it.
json with_dates(json scenario) {
    const auto in_force = [&](const char* id, const char* kind, const char* amount, const char* sector) {
        scenario["baseline"][id] = {{kind, {{"value", amount}, {"definition", "so"}}},
                                    {"by", "CHN"},
                                    {"on", "USA"},
                                    {"sectors", sector},
                                    {"from", "2014-01-01"},
                                    {"until", "2030-01-01"}};
    };
    in_force("old-duty", "duty", "+1 points", "C26");
    in_force("old-tax", "export_tax", "1 points", "C29");
    in_force("old-loans", "export_subsidy", "1 points", "C26");
    in_force("old-rules", "barrier", "+1 points", "J");
    scenario["baseline"]["plan"]["from"] = "2015-05-08";
    scenario["baseline"]["plan"]["until"] = "2025-05-08";
    scenario["in-force"] = "by-date";
    // Wishes of no size, by source and by assumption; and where sizes are from.
    const json source = {{"source", "report"}, {"paragraph", 1}};
    for (const bool cited : {true, false}) {
        const auto wish = [&](json of) {
            of["wants"] = cited ? "more" : "less";
            of["label"] = "A wish";
            of["if"] = "tariffs.none";
            of[cited ? "evidence" : "assumption"] = cited ? source : json("so");
            scenario["payoffs"]["usa"].push_back(of);
        };
        wish({{"indicator", "balance"}, {"of", "USA"}, {"with", "CHN"}});
        wish({{"indicator", "output"}, {"of", "USA"}, {"sectors", "C26"}});
        wish({{"indicator", "duty-revenue"}, {"of", "USA"}});
        wish({{"indicator", "consumer-prices"}, {"of", "USA"}});
        wish({{"level", "tariffs.none"}});
        wish({{"backing-down", "plan"}});
    }
    scenario["wants"] = "said";
    scenario["agreements"]["accord"] = {{"label", "Accord"},
                                        {"signatories", {"usa", "china"}},
                                        {"levels", {{"tariffs", "none"}}},
                                        {"assumption", "so"}};
    const auto typed = [&](const char* party, json of) {
        of["weight"] = {{"value", "-0.1 points"}, {"definition", "so"}};
        of["once"] = false;
        of["label"] = "A want";
        of["if"] = "plan.kept";
        scenario["payoffs"][party].push_back(of);
    };
    typed("usa", {{"breaking", "accord"}});
    typed("china", {{"reciprocity", "usa"}});
    typed("china", {{"indicator", "market-index"}, {"of", "CHN"}, {"sectors", "goods"}});
    scenario["parties"]["usa"]["elections"] = {"2016-11-08", "2018-11-06"};
    // And one of each kind that may be on lists of products.
    scenario["odds_of_being_listed"] = {{"value", "1"}, {"range", {"0.5", "2"}}, {"assumption", "guess"}};
    scenario["rate_classes"] = 3;
    const auto listed = [&](const char* kind, const char* amount, const char* by, const char* on) {
        json measure{{kind, {{"value", amount}, {"definition", "so"}}},
                     {"by", by},
                     {"on", on},
                     {"products", "us-301-1"},
                     {"except", "us-301-2"}};
        if (std::string(kind) == "duty") {
            measure["claimed"] = {{"value", "40 %"}, {"definition", "so"}};
            measure["instead-of"] = "tariffs.threat/1";
        }
        scenario["issues"]["tariffs"]["levels"]["fence"]["measures"].push_back(measure);
    };
    listed("duty", "+1 points", "USA", "CHN");
    listed("barrier", "+1 points", "USA", "CHN");
    listed("export_tax", "1 points", "CHN", "USA");
    listed("export_subsidy", "1 points", "CHN", "USA");
    listed("export_control", "50 %", "CHN", "USA");
    listed("quota", "50 %", "USA", "CHN");
    json quota{{"quota", {{"value", "20 bn USD a year"}, {"definition", "so"}}},
               {"by", "USA"},
               {"on", "CHN"},
               {"sectors", "C26"},
               {"rent", "buyer"},
               {"above", {{"value", "+25 points"}, {"definition", "so"}}}};
    scenario["issues"]["tariffs"]["levels"]["fence"]["measures"].push_back(quota);
    json part{{"quota", {{"value", "50 %"}, {"definition", "so"}}},
              {"by", "USA"},
              {"on", "CHN"},
              {"sectors", "C29"},
              {"note", "n"}};
    json same = part, terms = part;
    // Its terms in one key, each on its own grounds or on the quota's.
    terms["quota"] = {
        {"value", "50 %"},
        {"range", {"40 %", "60 %"}},
        {"distribution", "uniform"},
        {"assumption", "guess"},
        {"within", {{"value", "2 %"}, {"definition", "so"}}},
        {"above", {{"value", "+25 points"}, {"range", {"10 points", "30 points"}}, {"assumption", "so"}}}};
    scenario["issues"]["tariffs"]["levels"]["fence"]["measures"].push_back(terms);
    terms["quota"] = {{"value", "20 bn USD a year"}, {"definition", "so"}, {"within", "0 %"}, {"above", "25 %"}};
    scenario["issues"]["tariffs"]["levels"]["fence"]["measures"].push_back(terms);
    const json words{{"source", "report"}, {"paragraph", 1}, {"figures", {"20 bn USD"}}};
    terms["quota"] = {{"value", "20 bn USD a year"}, {"evidence", words}};
    scenario["issues"]["tariffs"]["levels"]["fence"]["measures"].push_back(terms);
    part["covers"] = {{"value", "40 %"}, {"definition", "so"}};
    same["same-products-as"] = "tariffs.threat/1";
    scenario["issues"]["tariffs"]["levels"]["fence"]["measures"].push_back(part);
    scenario["issues"]["tariffs"]["levels"]["fence"]["measures"].push_back(same);
    return scenario;
}

TEST(ScenarioSchema, every_bundled_scenario_follows_it) {
    for (const std::string& name : scenario::bundled_scenarios()) {
        const std::string text = tables::read_file((source_folder() / "scenarios" / name / "scenario.yaml").string());
        EXPECT_EQ(schema_problem(scenario_schema(), json_of_yaml(text)), "") << name;
        EXPECT_THAT(
            text, ::testing::StartsWith("# yaml-language-server: $schema=../../docs/schema/scenario-2.schema.json\n"));
    }
    EXPECT_EQ(schema_problem(scenario_schema(), with_dates(json_of_yaml(everything()))), "");
}

TEST(ScenarioSchema, the_reader_knows_every_key_that_it_has) {
    const json schema = scenario_schema(), scenario = with_dates(json_of_yaml(everything()));
    ASSERT_EQ(read(scenario), "no error");
    std::map<const json*, std::set<std::string>> used;
    json assumed = scenario;  // what there is once in a file has one of two grounds
    assumed["no-deal"] = {{"outcome", "threat"}, {"assumption", "so"}};
    for (const json* file : {&scenario, &std::as_const(assumed)}) {
        std::vector<Described> described;
        describe(schema, schema, *file, json::json_pointer(), described);
        for (const Described& each : described)
            for (const auto& [name, member] : file->at(each.at).items()) used[each.schema].insert(name);
    }
    std::vector<const json*> objects;
    closed_objects(schema, objects);
    EXPECT_GT(objects.size(), 20U);
    for (const json* object : objects)
        for (const auto& [name, rule] : object->at("properties").items())
            EXPECT_EQ(used[object].count(name), 1U)
                << "everything.yaml has no '" << name << "' of " << object->value("title", object->dump());
}

TEST(ScenarioSchema, a_key_that_it_does_not_have_is_refused_by_both_wherever_it_stands) {
    const json schema = scenario_schema(), scenario = with_dates(json_of_yaml(everything()));
    std::vector<Described> described;
    describe(schema, schema, scenario, json::json_pointer(), described);
    EXPECT_GT(described.size(), 60U);
    std::size_t k = 0;
    for (const Described& each : described) {
        if (!taken(k++)) continue;
        json broken = scenario;
        broken[each.at]["zzz"] = "surprise";
        EXPECT_THAT(read(broken), HasSubstr("found 'zzz'")) << each.at;
        EXPECT_NE(schema_problem(schema, broken), "") << each.at;
    }
}

TEST(ScenarioSchema, what_it_requires_the_reader_requires) {
    const json schema = scenario_schema(), scenario = with_dates(json_of_yaml(everything()));
    std::vector<Described> described;
    describe(schema, schema, scenario, json::json_pointer(), described);
    std::size_t k = 0;
    for (const Described& each : described)
        for (const json& name : each.schema->value("required", json::array())) {
            if (!taken(k++)) continue;
            json broken = scenario;
            broken[each.at].erase(name.get<std::string>());
            EXPECT_THAT(read(broken), HasSubstr(": expected ")) << each.at << " without " << name;
            EXPECT_NE(schema_problem(schema, broken), "") << each.at << " without " << name;
        }
}

TEST(ScenarioSchema, every_key_of_the_format_has_a_description_for_editors) {
    const json schema = scenario_schema();
    std::vector<const json*> objects;
    closed_objects(schema, objects);
    for (const json* object : objects)
        for (const auto& [name, rule] : object->at("properties").items()) {
            const bool described = rule.contains("description") ||
                                   (rule.contains("$ref") && referred(schema, rule["$ref"]).contains("description"));
            EXPECT_TRUE(described) << name;
        }
}

}  // namespace
}  // namespace parley::scenario_schema_test
