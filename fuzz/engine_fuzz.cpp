#include <nlohmann/json.hpp>

#include "fuzz/dispute.hpp"
#include "fuzz/input.hpp"
#include "parley/report/json/brief/brief_data.hpp"
#include "parley/world/binary.hpp"
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
std::string in_time(std::string_view text) {
    Json request = Json::parse(text, nullptr, false);
    if (request.is_object() && request.contains("draws") && request["draws"].is_number() && request["draws"] > 20)
        request["draws"] = 20;
    return request.is_discarded() ? std::string(text) : request.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

// Whatever a page asks, lines one after the other: each answer is JSON with a status, and the engine goes on.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static wasm::Requests requests = opened();
    requests.call(R"({"do": "set"})");
    std::string_view left = fuzz::text(data, size);
    for (int most = 6; most > 0 && !left.empty(); --most) {
        const std::string_view line = left.substr(0, left.find('\n'));
        left.remove_prefix(std::min(left.size(), line.size() + 1));
        requests.call(in_time(line));
        if (!Json::parse(requests.answer()).contains("status")) __builtin_trap();
    }
    return 0;
}
