#include "wasm/prices_json.hpp"

#include <limits>

namespace parley::wasm {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t parts = 10;

bool are_numbers(const Json& json, std::size_t count) {
    if (!json.is_array() || json.size() != count) return false;
    for (const Json& each : json)
        if (!each.is_number()) return false;
    return true;
}

bool is_price(const Json& json, const pricing::DealSpace& space) {
    if (!json.is_array() || json.size() != parts || !json[0].is_number_integer() || !json[1].is_string() ||
        !json[2].is_boolean() || !(json[8].is_number() || json[8].is_null()) || !json[9].is_number_integer())
        return false;
    if (json[0].get<std::int64_t>() < 0 || json[0].get<std::int64_t>() > static_cast<int>(model::Status::refused))
        return false;
    // What did not settle has no figures.
    const bool solved = json[0].get<int>() == static_cast<int>(model::Status::converged);
    const auto size = [&](std::size_t count) { return solved ? count : 0; };
    const std::size_t economies = space.setting().parties.size(), of_parties = space.setting().economies.size();
    return are_numbers(json[3], size(economies)) && are_numbers(json[4], size(economies)) &&
           are_numbers(json[5], size(of_parties)) && are_numbers(json[6], size(of_parties)) &&
           are_numbers(json[7], size(space.places.size()));
}

}  // namespace

Json price_json(const pricing::OutcomeEconomics& of) {
    return Json::array({static_cast<int>(of.status), of.problem, of.saving_moves, of.income_factor, of.net_factor,
                        of.income_usd_m, of.net_usd_m, of.indicator, of.max_residual, of.passes});
}

OrRefusal<pricing::OutcomeEconomics> price_of(const Json& json, const pricing::DealSpace& space) {
    if (!is_price(json, space))
        return Refusal{{Option::none, "give.prices"}, "prices as 'price' gives them", "something else"};
    pricing::OutcomeEconomics of;
    of.status = static_cast<model::Status>(json[0].get<int>());
    of.problem = json[1].get<std::string>();
    of.saving_moves = json[2].get<bool>();
    of.income_factor = json[3].get<std::vector<double>>();
    of.net_factor = json[4].get<std::vector<double>>();
    of.income_usd_m = json[5].get<std::vector<double>>();
    of.net_usd_m = json[6].get<std::vector<double>>();
    of.indicator = json[7].get<std::vector<double>>();
    of.max_residual = json[8].is_null() ? std::numeric_limits<double>::infinity() : json[8].get<double>();
    of.passes = json[9].get<int>();
    return of;
}

}  // namespace parley::wasm
