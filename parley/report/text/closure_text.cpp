#include <fmt/format.h>

#include "parley/report/text/priced_text.hpp"
#include "parley/report/words/figures.hpp"

namespace parley::report::text {

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

}  // namespace parley::report::text
