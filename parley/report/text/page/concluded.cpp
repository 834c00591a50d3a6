#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "parley/core/names.hpp"
#include "parley/report/text/dispute/conclusions_text.hpp"
#include "parley/report/text/page/dispute_pages.hpp"
#include "parley/report/words/dispute_words.hpp"
#include "parley/report/words/figures.hpp"
#include "parley/report/words/source_words.hpp"

namespace parley::report::text {
namespace {

std::string points_on_page(double value) {
    return words::with_sign(value, words::digits_for(std::max(std::abs(value), 0.01), 3));
}

// What turns it: a want, a statement, a source of elasticities.
std::string turned_on_page(const pricing::Worth& worth, const analysis::Footing& footing,
                           const analysis::Conclusion& is) {
    std::vector<std::string> by;
    if (!is.standing.hinges.empty()) {
        const dispute::record::Hinge& hinge = is.standing.hinges.front();
        by.push_back(fmt::format("{}'s want of “{}” at {} (here {})",
                                 in_sentence(worth.scenario().parties[hinge.party].name),
                                 footing.parties[hinge.party].terms[hinge.term].name, points_on_page(hinge.at),
                                 points_on_page(hinge.median)));
    }
    if (!is.statements.empty()) {
        const analysis::IfNotMeant& first = is.statements.front();
        const dispute::record::Statement& said = footing.parties[first.party].said[first.statement];
        const std::string from = words::said_where(worth.scenario(), first.party, said);
        by.push_back(fmt::format("“{}”{} not meant", said.name, from.empty() ? "" : " (" + from + ")"));
    }
    if (!is.opposite_by.empty()) {
        const bool all =
            is.opposite_by.size() > 2 && is.opposite_by.size() + 1 == worth.setting().world().elasticity_sources.size();
        by.push_back(all ? "every other source of trade elasticities"
                         : fmt::format("trade elasticities of {}", fmt::join(is.opposite_by, ", ")));
    }
    const char* const silent = is.outcome && !is.sources_asked ? " (no other source of elasticities was asked)" : "";
    return by.empty() ? "" : fmt::format(" Turns with: {}{}.", fmt::join(by, "; "), silent);
}

std::string item_on_page(const pricing::Worth& worth, const analysis::Footing& footing,
                         const analysis::Conclusion& is) {
    const char* wants = footing.typed ? "the ranges that the file types" : "the wants that fit";
    std::string text = is.words + ": ";
    text += is.standing.share >= 1   ? fmt::format("for all of {}", wants)
            : is.standing.share <= 0 ? fmt::format("for none of {}", wants)
                                     : fmt::format("for {} of {}", words::chance_in_words(is.standing.share), wants);
    if (is.party)
        text +=
            fmt::format("; worth {} points a year to it, {} solved and {} assumed",
                        points_on_page(is.solved + is.assumed), points_on_page(is.solved), points_on_page(is.assumed));
    return page_item(text + "." + turned_on_page(worth, footing, is));
}

}  // namespace

PageSection concluded(const pricing::Worth& worth, const analysis::Footing& footing,
                      const std::vector<analysis::Conclusion>& conclusions) {
    PageSection section{"What is concluded, what turns most easily first", {}, 3};
    if (!footing.typed) section.head += "\n  (wants that fit: those by which what was said makes sense; no chances)";
    for (const analysis::Conclusion* each : analysis::reversals(conclusions))
        section.items.push_back(item_on_page(worth, footing, *each));
    for (const analysis::Conclusion& each : conclusions)
        if (!each.can_turn()) section.items.push_back(item_on_page(worth, footing, each));
    return section;
}

}  // namespace parley::report::text
