#include "parley/report/further_words.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "parley/report/dispute_words.hpp"
#include "parley/report/figures.hpp"

namespace parley {
namespace {

using Json = nlohmann::ordered_json;

// "a > b ~ c", best first: ~ between those liked equally.
std::string order_in_words(const Ranking& ranking, const std::function<std::string(StateIndex)>& state_name) {
    std::map<std::uint32_t, std::vector<std::string>, std::greater<>> places;
    for (std::size_t s = 0; s < ranking.size(); ++s)
        places[static_cast<std::uint32_t>(ranking[s])].push_back(state_name(static_cast<StateIndex>(s)));
    std::vector<std::string> text;
    for (const auto& [rank, names] : places) text.push_back(fmt::format("{}", fmt::join(names, " ~ ")));
    return fmt::format("{}", fmt::join(text, " > "));
}

}  // namespace

std::string foresight_in_words(const std::vector<std::string>& parties, const std::string& what,
                               const Foresight& foresight) {
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
                           const std::vector<RestsIf>& list, const std::function<std::string(StateIndex)>& state_name) {
    std::string text;
    for (const RestsIf& each : list) {
        const InverseShare &nash = each.inverse.by[0], &seq = each.inverse.by[3];
        text += noted(
            fmt::format("Whatever else {} wanted: with {} of all its conceivable rankings {} would rest by "
                        "Nash, with {} by SEQ ({} {}).",
                        parties[each.party.value], chance_in_words(nash.share), what, chance_in_words(seq.share),
                        each.inverse.rankings, each.inverse.enumerated ? "rankings, all there are" : "of them drawn"));
        if (!nash.nearest || nash.nearest->pairs_reversed == 0) continue;
        text += noted(fmt::format("The nearest to its own that does it by Nash turns round {}: {}.",
                                  counted(nash.nearest->pairs_reversed, "pair", "pairs"),
                                  order_in_words(nash.nearest->ranking, state_name)));
    }
    return text;
}

Json foresight_json(const std::vector<std::string>& parties, const std::optional<Foresight>& foresight) {
    if (!foresight) return nullptr;
    Json result = Json::array();
    for (std::size_t p = 0; p < foresight->stable.size(); ++p)
        result.push_back(
            {{"party", parties[p]},
             {"stays_by_horizon", foresight->stable[p]},
             {"non_myopic", foresight->non_myopic ? Json(bool{(*foresight->non_myopic)[p]}) : Json(nullptr)}});
    return result;
}

Json rests_json(const std::vector<std::string>& parties, const std::vector<RestsIf>& list) {
    Json result = Json::array();
    for (const RestsIf& each : list) {
        Json by = Json::object();
        for (std::size_t c = 0; c < all_concepts.size(); ++c) {
            const InverseShare& share = each.inverse.by[c];
            Json one = {{"share", share.share}, {"low", share.low}, {"high", share.high}};
            if (each.inverse.enumerated)
                one["nearest"] = share.nearest ? Json{{"pairs_reversed", share.nearest->pairs_reversed},
                                                      {"ranks", share.nearest->ranking}}
                                               : Json(nullptr);
            by[std::string(name(all_concepts[c]))] = one;
        }
        result.push_back({{"party", parties[each.party.value]},
                          {"enumerated", each.inverse.enumerated},
                          {"rankings", each.inverse.rankings},
                          {"by", by}});
    }
    return result;
}

}  // namespace parley
