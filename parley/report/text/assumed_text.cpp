#include "parley/report/text/assumed_text.hpp"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "parley/report/words/figures.hpp"

namespace parley::report::text {

std::string elasticities_in_words(const world::World& world, const pricing::BaseOptions& options, SayOption say) {
    std::string text =
        fmt::format("Trade elasticities: {} ({} for others).", world.elasticity_source, say(Option::elasticities));
    // Least and most over services: here, and as the world's sources have them.
    const auto over_services = [&](const std::vector<double>& theta, double& low, double& high) {
        for (const Sector s : world.each_sector())
            if (!world.sectors[s.value].goods) {
                low = std::min(low, theta[s.value]);
                high = std::max(high, theta[s.value]);
            }
    };
    const auto range = [](double low, double high) {
        return low == high ? fmt::format("{:.3g}", low) : fmt::format("{:.3g} to {:.3g}", low, high);
    };
    double low = std::numeric_limits<double>::infinity(), high = 0.0, least = low, most = 0.0;
    over_services(world.theta, low, high);
    if (high > 0) {
        for (const world::ElasticitySource& source : world.elasticity_sources) over_services(source.theta, least, most);
        text += fmt::format(" Of services: {}{}; {} in the sources of this world; {} sets another.", range(low, high),
                            options.services_elasticity ? ", as asked" : "", range(least, most),
                            say(Option::services_elasticity));
    }
    if (!options.inputs) text += fmt::format(" Production without inputs ({}).", say(Option::no_inputs));
    return text;
}

std::vector<std::string> closure_in_words(const pricing::Base& base, const pricing::BaseOptions& options,
                                          SayOption say) {
    std::vector<std::string> result;
    switch (options.deficits) {
        case model::Deficits::fixed:
            result.push_back(fmt::format(
                "Deficits: every economy keeps its trade deficit with the world, in units of world value added "
                "(closure fixed). Real income depends a little on that unit; with {} it does not.",
                say(Option::balanced)));
            break;
        case model::Deficits::zero:
            result.emplace_back(
                "Deficits: taken out of the base first, then zero (closure balanced), so the figures above are not "
                "those of the year's statistics.");
            break;
        case model::Deficits::saving:
            result.push_back(saving_in_words(options.saving));
            break;
    }
    if (options.factors.is_mobile())
        result.emplace_back(
            "Workers move between sectors, not between economies; there is no unemployment and no time: before and "
            "after.");
    else if (options.factors == model::specific)
        result.push_back(fmt::format(
            "The short run: what works in a sector stays in it ({} specific), and what it earns there takes "
            "all of the sector's fortune. Real wage is the average over sectors.",
            say(Option::factors)));
    else
        result.push_back(
            fmt::format("Workers differ in what they are good at, and change sectors where that pays ({} roy:{}). Real "
                        "wage is the average over sectors.",
                        say(Option::factors), words::plainly(options.factors.kappa)));
    if (!options.scale) return result;
    const std::string source = pricing::scale_source(base.world);
    result.push_back(
        fmt::format("Economies of scale ({}): a sector's costs fall as it grows, by the scale elasticities of {}{}.",
                    say(Option::scale), source,
                    source == base.world.elasticity_source
                        ? ""
                        : fmt::format(", set so that with the elasticities of {} the product of the two is that of {}",
                                      base.world.elasticity_source, source)));
    return result;
}

std::string saving_in_words(const model::SavingRule& saving) {
    return fmt::format(
        "Deficits: what an economy invests less what it saves (closure saving). Both are shares of its value added, "
        "and a world interest rate makes the world's sums equal; to it saving responds with elasticity {}, "
        "investment with -{}.",
        words::plainly(saving.saving_elasticity), words::plainly(saving.investment_elasticity));
}

std::string prices_in_words() {
    return "Prices that buyers pay: of what households, governments and investors buy, at the nominal wages of before; "
           "USD: what the purchases of before then cost more in a year. Of it duties: those on these purchases; duties "
           "on inputs are in the rest. A household's part is of all that its economy buys, by the households of about "
           "2020 "
           "(census bureaux; no figure where we cannot cite one). Before and after, no path in time.";
}

std::string no_usd_in_words(const world::World& world) {
    return fmt::format(
        "USD: {} has no inputs, so income in it is gross output, and it does not say what part of that is value added "
        "(value_added.csv): changes of income are told in percent only.",
        world.name);
}

}  // namespace parley::report::text
