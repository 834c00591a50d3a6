#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "parley/core/names.hpp"
#include "parley/report/text/page/dispute_pages.hpp"
#include "parley/report/words/dispute_words.hpp"
#include "parley/report/words/figures.hpp"

namespace parley::report::text {
namespace {

// Those who stay for the same reason, which nobody else has a part in, in one sentence.
struct StayAlike {
    std::string one, several;
    std::vector<std::string> who;

    bool takes(const std::string& sentence, const std::string& party) {
        if (!sentence.ends_with(one)) return false;
        who.push_back(in_sentence(party));
        return true;
    }
    std::string text() const {
        std::string names;
        for (std::size_t k = 0; k < who.size(); ++k)
            names += (k == 0 ? "" : k + 1 == who.size() ? " and " : ", ") + who[k];
        return at_start(names) + (who.size() == 1 ? one : several);
    }
};

// Who stays and who moves, by the test that counts answers which are good for those who give them.
std::vector<std::string> stays_of(const pricing::Worth& worth, const analysis::StandoffAnalysis& standoff,
                                  const std::vector<dispute::graph_model::StabilityVerdict>& of) {
    std::vector<std::string> moves, stays;
    StayAlike content{" stays: it likes nothing better that it can move to",
                      " stay: they like nothing better that they can move to",
                      {}},
        bound{" stays: it has no move of its own", " stay: they have no move of their own", {}};
    const dispute::graph_model::DisputeNames names = analysis::names_of(worth);
    for (const dispute::graph_model::StabilityVerdict& each : of) {
        if (each.by != dispute::graph_model::Concept::seq) continue;
        dispute::graph_model::StabilityVerdict first = each;
        if (first.answers.size() > 1) first.answers.resize(1);
        const std::string text = sentence(first, standoff.moves, standoff.preferences, names);
        const std::string& party = worth.scenario().parties[each.party.value].name;
        if (content.takes(text, party) || bound.takes(text, party)) continue;
        (text.find(" moves to ") != std::string::npos ? moves : stays).push_back(page_item(text + "."));
    }
    moves.insert(moves.end(), stays.begin(), stays.end());
    for (const StayAlike* alike : {&content, &bound})
        if (!alike->who.empty()) moves.push_back(page_item(alike->text() + "."));
    return moves;
}

std::string counts_on_page(const analysis::StandoffAnalysis& standoff) {
    std::string text =
        "                                Nash    GMR    SMR    SEQ    SIM\n  outcomes that rest         ";
    for (const std::size_t count : standoff.count) text += fmt::format(" {:>6}", count);
    text += "\n  of them reached from today ";
    for (const std::size_t count : standoff.reached) text += fmt::format(" {:>6}", count);
    return text;
}

std::string place_on_page(const pricing::Worth& worth, const analysis::RestingPlace& place) {
    const std::string name = name_of(worth, place.outcome);
    std::string by;
    for (std::size_t c = 0; c < dispute::graph_model::all_concepts.size(); ++c)
        if (place.by[c])
            by += (by.empty() ? "" : ", ") +
                  std::string(dispute::graph_model::name(dispute::graph_model::all_concepts[c]));
    std::string points;
    for (const Side p : Positions<Side>(worth.scenario().parties.size()))
        points += fmt::format("{}{} {}", points.empty() ? "" : ", ", worth.scenario().parties[p.value].name,
                              words::with_sign(worth.payoffs(p, place.outcome), 3));
    return page_item(fmt::format(
        "{} Rests by {}; {}. Points: {}.", (name.empty() ? levels_in_words(worth, place.outcome) : name) + ".", by,
        place.outcome == worth.status_quo ? std::string("it is today")
                                          : words::counted(*place.improvements, "move", "moves") + " from today",
        points));
}

}  // namespace

std::string standoff_page(const pricing::Worth& worth, const analysis::StandoffAnalysis& standoff,
                          const analysis::Footing& footing, const std::vector<analysis::Conclusion>& conclusions) {
    PageSection today{"From today, answers counted that are good for those who give them (SEQ)",
                      stays_of(worth, standoff, standoff.today), 2};
    PageSection breakdown{words::wrapped("From no deal: " + no_deal_in_words(worth), page_letters - 2, "  "), {}, 2};
    if (worth.disagreement != worth.status_quo) breakdown.items = stays_of(worth, standoff, standoff.breakdown);
    PageSection resting{
        "Where it can rest, by five tests of who would answer what\n" + counts_on_page(standoff), {}, 1};
    for (const analysis::RestingPlace& place : standoff.resting)
        if (place.improvements) resting.items.push_back(place_on_page(worth, place));
    PageSection giving{"Who gives in first", {}, 1};
    const analysis::StandoffGame& game = standoff.game;
    if (!game.none.empty()) {
        giving.items.push_back(page_item("No answer: " + game.none + "."));
    } else {
        std::string text;
        for (std::size_t i = 0; i < 2; ++i)
            text += fmt::format("{} gives in at some time with {}, at once with {}. ",
                                at_start(in_sentence(worth.scenario().parties[i].name)),
                                words::chance_in_words(game.concessions.yields[i]),
                                words::chance_in_words(game.concessions.at_once[i]));
        giving.items.push_back(
            page_item(text + fmt::format("It never ends with {}.", words::chance_in_words(game.concessions.never))));
    }
    return page(worth.scenario().title + ": where it rests",
                {concluded(worth, footing, conclusions), today, breakdown, giving, resting},
                "every place where it can rest, groups that move together, how far each looks ahead, what "
                "would have to be true, every want. 'parley explain SEQ' says what a test is.");
}

}  // namespace parley::report::text
