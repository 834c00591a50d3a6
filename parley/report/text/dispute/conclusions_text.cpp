#include "parley/report/text/dispute/conclusions_text.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "parley/core/names.hpp"
#include "parley/report/text/priced_text.hpp"
#include "parley/report/words/dispute_words.hpp"
#include "parley/report/words/figures.hpp"

namespace parley::report::text {
namespace {

constexpr std::size_t most_turning = 3;

std::string of_wants(const analysis::Footing& footing, double share) {
    const char* wants = footing.typed ? "the ranges that the file types" : "the wants that fit";
    if (share >= 1) return fmt::format("for all of {}", wants);
    if (share <= 0) return fmt::format("for none of {}", wants);
    return fmt::format("for {} of {}", words::chance_in_words(share), wants);
}

std::string points_of(double value) {
    return words::with_sign(value, words::digits_for(std::max(std::abs(value), 0.01), 3));
}

std::string hinge_of(const pricing::Worth& worth, const analysis::Footing& footing,
                     const dispute::record::Hinge& hinge) {
    return fmt::format("{}'s want of “{}”: it is {}, from {} on the opposite holds",
                       in_sentence(worth.scenario().parties[hinge.party].name),
                       footing.parties[hinge.party].terms[hinge.term].name, points_of(hinge.median),
                       points_of(hinge.at));
}

std::string turned_by(const analysis::Footing& footing, const analysis::Conclusion& is) {
    std::string by;
    const auto add = [&](const std::string& what) { by += (by.empty() ? "" : "; ") + what; };
    if (is.standing.share > 0 && is.standing.share < 1) add("holds " + of_wants(footing, is.standing.share));
    if (!is.opposite_by.empty()) add(fmt::format("not by {}", fmt::join(is.opposite_by, ", ")));
    if (!is.statements.empty()) add("not if a statement is not meant");
    return by;
}

}  // namespace

std::string rests_on(const pricing::Worth& worth, const analysis::Footing& footing, const analysis::Conclusion& is) {
    std::string text;
    if (is.necessarily && *is.necessarily)
        text = "for all wants if everything said is meant; ";
    else if (is.possibly && !*is.possibly)
        text = "for no wants if everything said is meant; ";
    text += of_wants(footing, is.standing.share);
    if (!footing.typed && is.standing.share != is.standing.prior_share)
        text += fmt::format(" ({} before anything was said)", words::chance_in_words(is.standing.prior_share));
    if (is.party)
        text += fmt::format("; {} points a year: {} solved, {} assumed", points_of(is.solved + is.assumed),
                            points_of(is.solved), points_of(is.assumed));
    if (!is.standing.hinges.empty()) text += ". It hinges on " + hinge_of(worth, footing, is.standing.hinges.front());
    if (!is.statements.empty()) {
        const analysis::IfNotMeant& first = is.statements.front();
        text += fmt::format(". It hinges on whether “{}” is meant: without it, {}",
                            footing.parties[first.party].said[first.statement].name, of_wants(footing, first.share));
    }
    if (!is.opposite_by.empty()) text += fmt::format(". The opposite by {}", fmt::join(is.opposite_by, ", "));
    return text;
}

std::string conclusions_text(const pricing::Worth& worth, const analysis::Footing& footing,
                             const std::vector<analysis::Conclusion>& conclusions) {
    if (conclusions.empty()) return {};
    const std::vector<const analysis::Conclusion*> turning = analysis::reversals(conclusions);
    std::string text;
    if (turning.empty()) {
        text = noted(fmt::format("No want within {} turns what is concluded here.",
                                 footing.typed ? "the ranges that the file types" : "what fits what was said"));
    } else {
        std::string list;
        for (std::size_t k = 0; k < std::min(most_turning, turning.size()); ++k)
            list += fmt::format("{}{} ({})", k == 0 ? "" : "; ", turning[k]->words, turned_by(footing, *turning[k]));
        if (turning.size() > most_turning) list += fmt::format("; {} more", turning.size() - most_turning);
        text = noted("What turns: " + list + ".");
    }
    text += "\nWhat is concluded, and on what it rests\n";
    for (const analysis::Conclusion& each : conclusions)
        text += noted(each.words + ": " + rests_on(worth, footing, each) + ".");
    return text + "\n";
}

std::string believed_text(const pricing::Worth& worth, const analysis::Footing& footing, Outcome outcome) {
    std::string text;
    for (const analysis::Believed& each : analysis::believed(worth, footing, outcome)) {
        const std::string about = in_sentence(worth.scenario().parties[each.about].name);
        text +=
            noted(fmt::format("As {} believes, {} would like it no less than no deal {}; by what {} said itself, {}.",
                              in_sentence(worth.scenario().parties[each.of].name), about, of_wants(footing, each.share),
                              about, of_wants(footing, each.said)));
    }
    return text;
}

}  // namespace parley::report::text
