// Requests of a page are those of the schema, and what is none touches nothing.
#include <random>

#include <gmock/gmock.h>

#include "parley/pricing/files/load_world.hpp"
#include "parley/report/json/brief/brief_data.hpp"
#include "parley/scenario/files/load_scenario.hpp"
#include "parley/tables/files/csv.hpp"
#include "parley/world/binary.hpp"
#include "tests/study/scenario_texts.hpp"
#include "tests/support/json_schema.hpp"
#include "tests/support/shared_data.hpp"
#include "wasm/request_form.hpp"
#include "wasm/requests.hpp"

namespace parley::request_form_test {
namespace {

using namespace parley::testing;
using ::testing::HasSubstr;
using Json = nlohmann::ordered_json;

const json& schema() {
    static const json read =
        json::parse(tables::read_file((source_folder() / "docs/schema/engine-1.schema.json").string()));
    return read;
}

bool is_of_the_schema(const Json& request) {
    if (!request.is_object() || !request.contains("do") || !request["do"].is_string()) return false;
    const std::string what = request["do"];
    if (!schema()["properties"].contains(what) || what == "refused") return false;
    return schema_problem(schema()["$defs"][what], json::parse(request.dump()), "$", schema()).empty();
}

std::vector<Json> samples() {
    std::vector<Json> result;
    for (const char* text : {
             R"({"do": "set", "numbers": {"duty_rate": 0.3}, "elasticities": "LL", "closure": "fixed"})",
             R"({"do": "set", "elasticities": null, "closure": null})",
             R"({"do": "outcome", "levels": {"tariffs": "threat"}, "decomposed": true, "id": "a", "label": "b"})",
             R"({"do": "named"})",
             R"({"do": "named", "index": 2})",
             R"({"do": "price", "from": 0, "to": 4})",
             R"({"do": "give", "from": 0, "prices": [[1, "", false, [1], [1], [1], [1], [], 0.1, 3]]})",
             R"({"do": "deals"})",
             R"({"do": "standoff", "patience": {"usa": 0.1}, "reputation": {"usa": 0.2}})",
             R"({"do": "talks"})",
             R"({"do": "forecast", "seed": 3, "draws": 10})",
         })
        result.push_back(Json::parse(text));
    return result;
}

// Something else in one place: another type, a huge number, a key more, a key less.
Json mutated(Json request, std::mt19937& random) {
    static const std::vector<Json> odd{nullptr,
                                       true,
                                       -1,
                                       0,
                                       3,
                                       1.5,
                                       1e30,
                                       18446744073709551615ULL,
                                       "set",
                                       "x",
                                       Json::array(),
                                       Json::array({1}),
                                       Json::array({Json::array()}),
                                       Json::object(),
                                       Json{{"usa", 1}},
                                       Json{{"usa", "x"}},
                                       Json{{"usa", nullptr}},
                                       1000001,
                                       "balanced"};
    const Json& other = odd[random() % odd.size()];
    const auto at = request.begin() + static_cast<std::ptrdiff_t>(random() % request.size());
    const std::string key = at.key();
    switch (random() % 4) {
        case 0:
            request[key] = other;
            break;
        case 1:
            request.erase(key);
            break;
        case 2:
            request["levels"] = other;
            break;
        default:
            request["from"] = other;
            break;
    }
    return request;
}

TEST(Requests, are_taken_exactly_where_the_schema_takes_them) {
    std::mt19937 random(1);
    std::size_t taken = 0, refused = 0;
    for (int k = 0; k < 5000; ++k)
        for (Json request : samples()) {
            if (k > 0) request = mutated(request, random);
            const bool fits = is_of_the_schema(request);
            ASSERT_EQ(!wasm::form_problem(request).has_value(), fits) << request.dump();
            (fits ? taken : refused) += 1;
        }
    EXPECT_GT(taken, 5000U);
    EXPECT_GT(refused, 5000U);
}

class Engine : public ::testing::Test {
protected:
    Engine() {
        const scenario::ScenarioFile file = scenario::find_scenario("us-china-2018");
        const auto setting = pricing::load_setting(scenario_of(file));
        EXPECT_TRUE(
            engine.open(world::to_binary(setting->read->world), report::json::engine_tree(*setting, file.root).dump()));
    }
    Json ask(const std::string& request) {
        engine.call(request);
        return Json::parse(engine.answer());
    }
    wasm::Requests engine;
};

TEST_F(Engine, refuses_what_would_be_undefined_in_one_line) {
    for (const char* request :
         {"", "[", "[]", "3", R"({"do": "price", "from": 18446744073709551615, "to": 0})",
          R"({"do": "price", "from": 0, "to": 1e30})", R"({"do": "price", "from": 1, "to": 0})",
          R"({"do": "forecast", "draws": 1e12})", R"({"do": "give", "from": 0, "prices": [[]]})",
          R"({"do": "give", "from": 9007199254740991, "prices": [[1]]})",
          R"({"do": "give", "from": 0, "prices": [[1, "", false, [1], [1], [1], [1], [], 0.1, 3]]})",
          R"({"do": "give", "from": 0, "prices": [[99, "", false, [], [], [], [], [], 0.1, 3]]})",
          R"({"do": "named", "index": 100000})", R"({"do": "set", "numbers": {"duty_rate": "x"}})",
          R"({"do": "set", "numbers": {"no_such": 1}})", R"({"do": "set", "elasticities": "no such"})",
          R"({"do": "outcome", "levels": {"tariffs": "no-such"}})", R"({"do": "deals"})"}) {
        const Json answer = ask(request);
        EXPECT_EQ(answer["status"], "error") << request;
        EXPECT_EQ(answer["message"].get<std::string>().find('\n'), std::string::npos) << request;
    }
    EXPECT_EQ(ask(R"({"do": "set"})")["priced"], 0) << "nothing of it was taken";
}

TEST_F(Engine, says_with_every_answer_which_settings_it_is_of) {
    const auto rate = [&] { return ask(R"({"do": "named", "index": 0})")["settings"]["numbers"]; };
    EXPECT_EQ(rate(), Json::object());
    EXPECT_EQ(ask(R"({"do": "set", "numbers": {"duty_rate": 0.45}, "elasticities": "LL"})")["settings"]["numbers"],
              (Json{{"duty_rate", 0.45}}));
    EXPECT_EQ(rate(), (Json{{"duty_rate", 0.45}}));
    EXPECT_EQ(ask(R"({"do": "set", "numbers": {"duty_rate": -7}, "elasticities": "no such"})")["status"], "error");
    EXPECT_EQ(rate(), (Json{{"duty_rate", 0.45}})) << "a refused change leaves the settings as they were";
    EXPECT_EQ(ask(R"({"do": "price", "from": 0, "to": 3})")["settings"]["elasticities"], "LL");
}

}  // namespace
}  // namespace parley::request_form_test
