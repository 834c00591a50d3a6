#include "parley/report/text/dispute/foresight_text.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "parley/report/text/priced_text.hpp"
#include "parley/report/words/dispute_words.hpp"
#include "parley/report/words/figures.hpp"

namespace parley::report::text {
namespace {

// "a > b ~ c", best first: ~ between those liked equally.
std::string order_in_words(const dispute::graph_model::Ranking& ranking,
                           const std::function<std::string(dispute::graph_model::StateIndex)>& state_name) {
    std::map<std::uint32_t, std::vector<std::string>, std::greater<>> places;
    for (std::size_t s = 0; s < ranking.size(); ++s)
        places[static_cast<std::uint32_t>(ranking[s])].push_back(
            state_name(static_cast<dispute::graph_model::StateIndex>(s)));
    std::vector<std::string> text;
    for (const auto& [rank, names] : places) text.push_back(fmt::format("{}", fmt::join(names, " ~ ")));
    return fmt::format("{}", fmt::join(text, " > "));
}

}  // namespace

std::string foresight_in_words(const std::vector<std::string>& parties, const std::string& what,
                               const dispute::graph_model::Foresight& foresight) {
    std::string text;
    for (std::size_t p = 0; p < foresight.stable.size(); ++p) {
        std::vector<std::string> stays, moves;
        for (std::size_t h = 0; h < foresight.stable[p].size(); ++h)
            (foresight.stable[p][h] ? stays : moves).push_back(fmt::format("{}", h + 1));
        std::string says = moves.empty()   ? "stays, however many moves ahead it looks"
                           : stays.empty() ? "moves, however many moves ahead it looks"
                                           : fmt::format("stays if it looks {} moves ahead, and moves if {}",
                                                         fmt::join(stays, ", "), fmt::join(moves, ", "));
        says += fmt::format(" (up to {})", foresight.stable[p].size());
        if (foresight.non_myopic)
            says += (*foresight.non_myopic)[p] ? "; in the long run it stays" : "; in the long run it moves";
        text += noted(fmt::format("{}: {} {}.", what, parties[p], says));
    }
    return text;
}

std::string rests_in_words(const std::vector<std::string>& parties, const std::string& what,
                           const std::vector<dispute::graph_model::RestsIf>& list,
                           const std::function<std::string(dispute::graph_model::StateIndex)>& state_name) {
    std::string text;
    for (const dispute::graph_model::RestsIf& each : list) {
        const dispute::graph_model::InverseShare &nash = each.inverse.by[0], &seq = each.inverse.by[3];
        text += noted(fmt::format(
            "Whatever else {} wanted: with {} of all its conceivable rankings {} would rest by "
            "Nash, with {} by SEQ ({} {}).",
            parties[each.party.value], words::chance_in_words(nash.share), what, words::chance_in_words(seq.share),
            each.inverse.rankings, each.inverse.enumerated ? "rankings, all there are" : "of them drawn"));
        if (!nash.nearest || nash.nearest->pairs_reversed == 0) continue;
        text += noted(fmt::format("The nearest to its own that does it by Nash turns round {}: {}.",
                                  words::counted(nash.nearest->pairs_reversed, "pair", "pairs"),
                                  order_in_words(nash.nearest->ranking, state_name)));
    }
    return text;
}

}  // namespace parley::report::text
