#include <nlohmann/json.hpp>

#include "fuzz/dispute.hpp"
#include "fuzz/input.hpp"
#include "parley/report/json/brief/brief_data.hpp"
#include "parley/world/binary.hpp"
#include "wasm/request_form.hpp"
#include "wasm/requests.hpp"

namespace {

using namespace parley;
using Json = nlohmann::ordered_json;

wasm::Requests opened() {
    const auto scenario =
        std::make_shared<const scenario::Scenario>(scenario::read_scenario("two.yaml", fuzz::dispute_tree()));
    const pricing::SharedSetting setting = pricing::setting_of(scenario, fuzz::loaded_world(), {});
    wasm::Requests requests;
    if (!requests.open(world::to_binary(fuzz::two_economies()),
                       report::json::engine_tree(*setting, fuzz::dispute_tree()).dump()))
        __builtin_trap();
    return requests;
}

// A million draws are asked for in good faith, and take longer than a run may.
void shorten(Json& request) {
    if (request.contains("draws") && request["draws"].is_number() && request["draws"] > 20) request["draws"] = 20;
}

// Most of what a request needs is its form; what it then solves is alike from one to the next, and takes the time of a
// hundred that are refused. So one in so many of the well-formed is carried out: which, its text says.
constexpr std::size_t well_formed_for_each_carried_out = 16;
bool is_its_turn(std::string_view text) {
    std::uint32_t hash = 2166136261U;  // FNV-1a
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return (hash >> 8) % well_formed_for_each_carried_out == 0;
}

}  // namespace

// Whatever a page asks, lines one after the other: each answer is JSON with a status, and the engine goes on. A session
// that nothing has changed is kept for the next input, with what it has solved.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static wasm::Requests requests = opened();
    static bool moved = false, given = false;
    if (given) requests.call(R"({"do": "set", "numbers": {"duty_rate": 0.2}})");  // lets go of prices that were given
    if (moved || given) requests.call(R"({"do": "set"})");
    moved = given = false;
    std::string_view left = fuzz::text(data, size);
    for (int most = 6; most > 0 && !left.empty(); --most) {
        const std::string_view line = left.substr(0, left.find('\n'));
        left.remove_prefix(std::min(left.size(), line.size() + 1));
        std::string text(line);
        if (Json request = Json::parse(line, nullptr, false); request.is_object()) {
            const bool carried_out = !wasm::form_problem(request);
            if (carried_out && !is_its_turn(line)) continue;
            moved = moved || (carried_out && request["do"] == "set");
            given = given || (carried_out && request["do"] == "give");
            shorten(request);
            text = request.dump(-1, ' ', false, Json::error_handler_t::replace);
        }
        requests.call(text);
        const std::string& answer = requests.answer();
        if (!Json::accept(answer) || answer.find("\"status\":") == answer.npos) __builtin_trap();
    }
    return 0;
}
