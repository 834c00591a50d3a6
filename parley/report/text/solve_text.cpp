#include "parley/report/text/solve_text.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "parley/core/version.hpp"
#include "parley/report/text/assumed_text.hpp"
#include "parley/report/text/priced_text.hpp"
#include "parley/report/text/trade_text.hpp"
#include "parley/report/words/figures.hpp"
#include "parley/report/words/measure_words.hpp"

namespace parley::report::text {
namespace {

constexpr std::size_t changes_shown = 8;

}  // namespace

std::string headline(const pricing::DutyStudy& study, std::size_t width) {
    std::string text;
    if (study.rows.size() <= changes_shown)
        for (std::size_t k = 0; k < study.rows.size(); ++k)
            text += words::wrapped(sentence(study, k) + ".", width - 2, "  ") + "\n";
    else
        text += fmt::format("{} changes of duties, from {}.\n", study.rows.size(), study.duties_source);
    return text;
}

// Who levies the duties that change.
std::vector<Economy> levying(const pricing::DutyStudy& study) {
    std::vector<Economy> result;
    for (const Economy n : study.base.world.each_economy())
        if (std::any_of(study.rows.begin(), study.rows.end(), [&](const pricing::DutyRow& row) {
                const std::vector<Economy>& buyers = row.change.scope.buyers;
                return std::find(buyers.begin(), buyers.end(), n) != buyers.end();
            }))
            result.push_back(n);
    return result;
}

namespace {

std::string assumptions(const pricing::DutyStudy& study, SayOption say) {
    const world::World& world = study.base.world;
    std::string text = "\nAssumed\n";
    const auto item = [&](const std::string& what) { text += noted(what); };
    const std::vector<std::string> closure = closure_in_words(study.base, study.options, say);
    item(closure.front());
    item(elasticities_in_words(world, study.options, say));
    for (std::size_t k = 1; k < closure.size(); ++k) item(closure[k]);
    item(prices_in_words());
    if (std::any_of(study.rows.begin(), study.rows.end(),
                    [](const pricing::DutyRow& row) { return row.change.covers_usd_m.has_value(); }))
        item(words::groups_in_words(fmt::format("{:g}", study.base.world.group_substitution)));
    if (!study.note.empty()) item(study.note);
    text += "Solved\n";
    item(fmt::format(
        "In {} passes, largest gap of any equation {:.1e}.{}", study.priced.equilibrium.passes, study.max_residual(),
        study.base.resolved ? fmt::format(" The base was re-solved first (gap {:.1e}).", study.base.max_residual)
                            : ""));
    item(fmt::format(
        "World {} ({}), {} economies × {} sectors, year {}, data {}; duties {}; parley {}.", world.name,
        study.base.source, world.economy_count(), world.sector_count(), world.year, study.base.sha256.substr(0, 12),
        study.duties_source + (study.duties_sha256.empty() ? "" : " " + study.duties_sha256.substr(0, 12)), version));
    return text;
}

std::vector<std::string> codes(const std::string& words) {
    std::vector<std::string> result(1);
    for (const char c : words)
        if (c == ',')
            result.emplace_back();
        else
            result.back() += c;
    return result;
}

}  // namespace

std::string sentence(const pricing::DutyStudy& study, std::size_t row) {
    const pricing::DutyRow& duty = study.rows[row];
    return words::duty_in_words(study.base.world, duty.change, codes(duty.importer), codes(duty.exporter),
                                codes(duty.sector), study.trade_in_scope_usd_m[row]);
}

std::string solve_text(const pricing::DutyStudy& study, SayOption say) {
    const words::Shown shown{study.base.world,         study.priced, study.parties, study.pairs, levying(study), say,
                             study.elsewhere.spread(0)};
    return headline(study, text_width) + income_table(shown) + ranges_note(study.elsewhere) + price_table(shown) +
           money_table(shown) + trade_table(shown) + sector_table(shown) + block_table(shown) + market_table(shown) +
           parts_table(shown) + assumptions(study, say);
}

std::string failure_text(const pricing::DutyStudy& study) {
    if (study.status() == model::Status::refused) return "no result: " + study.worst_equation();
    const bool base = study.base.status != model::Status::converged;
    const int iterations = base ? 0 : study.priced.equilibrium.iterations;
    std::string far;
    if (!base && study.way < 1)
        far = fmt::format(
            "; on the way there one is found up to duties of {:.0f} %, where {:.0f} % are asked for ({:.0f} % of every "
            "change, in logs){}",
            100 * study.highest_on_the_way, 100 * study.highest_asked, 100 * study.way,
            study.options.deficits == model::Deficits::fixed
                ? "; deficits that are held fixed are still paid for in goods, balanced ones go further"
                : "");
    return fmt::format("no result: {} did not settle ({}{}), largest gap {:.1e} in {}{}",
                       base ? "the base" : "the counterfactual", name_of(study.status()),
                       iterations > 0 ? fmt::format(" after {} iterations", iterations) : "", study.max_residual(),
                       study.worst_equation(), far);
}

}  // namespace parley::report::text
