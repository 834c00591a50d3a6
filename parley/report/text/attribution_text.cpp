#include "parley/report/text/attribution_text.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "parley/core/version.hpp"
#include "parley/report/text/assumed_text.hpp"
#include "parley/report/text/priced_text.hpp"
#include "parley/report/words/figures.hpp"

namespace parley::report::text {
namespace {

std::string row(const std::string& what, const std::string& share, const std::string& alone) {
    const std::string start = fmt::format("{:<50} {:>12}", words::cut(what, 50), share);
    return start + (alone.empty() ? "" : fmt::format(" {:>16}", alone)) + "\n";
}

}  // namespace

std::string attribution_text(const analysis::Attribution& attribution, SayOption say) {
    const world::World& world = attribution.base().world;
    const std::string of = world.economies[attribution.economy.value].code;
    const bool balance = attribution.of_balance;
    const int digits = balance ? 1 : 2;
    std::string text = balance ? fmt::format("Where the goods balance of {} with {} comes from, bn USD a year\n\n", of,
                                             world.economies[attribution.partner.value].code)
                               : fmt::format("What the real income of {} owes to, bn USD a year\n\n", of);
    text += row("", "share", "if it alone");
    text += row("", "", "were off");
    if (balance) text += row("Balance in the base", words::in_bn(attribution.with_all(), digits), "");
    double total = 0.0;
    for (std::size_t k = 0; k < attribution.causes.size(); ++k) {
        total += attribution.shapley_usd_m[k];
        text += row("  " + attribution.causes[k].label, words::change_in_bn(attribution.shapley_usd_m[k], digits),
                    words::change_in_bn(-attribution.alone(k), digits));
    }
    text += row("  all of these", words::change_in_bn(total, digits),
                words::change_in_bn(attribution.without_any() - attribution.with_all(), digits));
    if (balance) text += row("Left with all of them off", words::in_bn(attribution.without_any(), digits), "");
    text += "\n" +
            noted(
                "share: what a cause adds, averaged over every order of switching them off (Shapley): the shares add "
                "up, and no order is preferred.");
    const bool saving =
        std::any_of(attribution.causes.begin(), attribution.causes.end(),
                    [](const analysis::Cause& cause) { return cause.kind == analysis::Cause::Kind::saving; });
    if (saving)
        text += noted("Off means for saving: as high as the economy's own investment. Deficits then move with it.");
    text += "\nAssumed\n";
    std::vector<std::string> closure = closure_in_words(attribution.base(), attribution.options, say);
    if (saving) closure.front() = saving_in_words(attribution.options.saving);
    for (const std::string& each : closure) text += noted(each);
    text += noted(elasticities_in_words(world, attribution.options, say));
    if (!attribution.scenario.empty())
        text += noted("Measures in force are those of the scenario " + attribution.scenario + ".");
    return text + "\nSolved\n" +
           noted(fmt::format("{}, {} passes, largest gap of any equation {:.1e}.",
                             words::counted(attribution.value_usd_m.size(), "equilibrium", "equilibria"),
                             attribution.passes, attribution.max_residual)) +
           noted(fmt::format("World {} ({}), {} economies × {} sectors, year {}, data {}; parley {}.", world.name,
                             attribution.base().source, world.economy_count(), world.sector_count(), world.year,
                             attribution.base().sha256.substr(0, 12), version));
}

std::string failure_text(const analysis::Attribution& attribution) {
    if (attribution.base().status != model::Status::converged)
        return fmt::format("no result: the base did not settle ({}), largest gap {:.1e} in {}",
                           name_of(attribution.base().status), attribution.base().max_residual,
                           attribution.base().worst_equation);
    return fmt::format("no result: an equilibrium did not settle ({}), largest gap {:.1e}; {}",
                       name_of(attribution.status), attribution.max_residual, attribution.worst);
}

}  // namespace parley::report::text
