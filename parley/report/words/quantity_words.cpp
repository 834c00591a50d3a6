#include "parley/report/words/quantity_words.hpp"

#include <cmath>

#include <fmt/format.h>

#include "parley/report/words/figures.hpp"

namespace parley::report::words {
namespace {

using Kind = policy::ConditionResult::Kind;

std::string capital(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

std::string roughly_percent(double rate) {
    return fmt::format("{:.3g} %", 100 * rate);
}

std::string subsidy(const policy::ConditionResult& result) {
    return fmt::format("an implicit subsidy of {} of the price, {} bn USD a year",
                       roughly_percent(result.purchase_rate), in_bn(result.subsidy_usd_m));
}

}  // namespace

const char* name_of(Kind kind) {
    switch (kind) {
        case Kind::purchase:
            return "purchase";
        case Kind::cap_rent_to_seller:
            return "cap_rent_to_seller";
        case Kind::cap_rent_to_buyer:
            return "cap_rent_to_buyer";
        case Kind::cap_rent_lost:
            return "cap_rent_lost";
        case Kind::balance:
            return "balance";
        case Kind::budget:
            return "budget";
    }
    return "";
}

std::string quantity_in_words(const policy::ConditionResult& result) {
    const std::string what = capital(result.what);
    const std::string move =
        fmt::format(": from {} to {} bn USD a year", in_bn(result.base_usd_m), in_bn(result.reached_usd_m));
    switch (result.kind) {
        case Kind::purchase:
            return what + move +
                   (result.binds ? ". It takes " + subsidy(result) : ", which it would be without the promise too");
        case Kind::cap_rent_to_seller:
        case Kind::cap_rent_to_buyer:
        case Kind::cap_rent_lost: {
            const std::string volume = what + move + ", at the prices of the base";
            if (!result.binds) return volume + ": the cap does not bind";
            if (result.above)
                return volume + fmt::format(
                                    ", more than the quota, at a duty {} higher; {} bn USD a year of it is a rent on "
                                    "what is within",
                                    in_points(fmt::format("{:.3g}", 100 * result.duty_rate)), in_bn(result.rent_usd_m));
            const bool lost = result.kind == Kind::cap_rent_lost;
            return volume + fmt::format(". It is worth a tariff of {}, a rent of {} bn USD a year{}",
                                        roughly_percent(result.wedge_rate), in_bn(result.rent_usd_m),
                                        lost ? " that nobody earns" : "");
        }
        case Kind::balance: {
            if (!result.binds) return what + move + ", which it would be without the target too";
            std::string takes;
            if (result.duty_rate > 0)
                takes = fmt::format("a duty of {}, {} bn USD a year",
                                    in_points(fmt::format("{:.3g}", 100 * result.duty_rate)), in_bn(result.rent_usd_m));
            if (result.saving_rate_change != 0)
                takes = fmt::format("{} of value added {} saving",
                                    in_points(fmt::format("{:.3g}", 100 * std::abs(result.saving_rate_change))),
                                    result.saving_rate_change > 0 ? "more" : "less");
            if (result.purchase_rate > 0) takes += (takes.empty() ? "" : " and ") + subsidy(result);
            return what + move + ". It takes " + takes;
        }
        case Kind::budget:
            return what + fmt::format(": {} bn USD a year, {} of cost", in_bn(result.reached_usd_m),
                                      roughly_percent(result.wedge_rate));
    }
    return {};
}

}  // namespace parley::report::words
