#pragma once
// The published conflicts of shared/golden/gmcr. States count from 1 there, from 0 here.
#include <fstream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "parley/dispute/graph_model/moves.hpp"
#include "parley/dispute/graph_model/preference.hpp"
#include "parley/dispute/graph_model/stability.hpp"
#include "tests/support/listed_moves.hpp"
#include "tests/support/shared_data.hpp"

namespace parley::testing {

inline nlohmann::json golden_gmcr(const std::string& file) {
    return nlohmann::json::parse(std::ifstream(shared_folder() / "golden" / "gmcr" / file));
}

inline std::vector<dispute::graph_model::StateIndex> from_zero(const nlohmann::json& states) {
    std::vector<dispute::graph_model::StateIndex> result;
    for (const auto& state : states) result.push_back(state.get<dispute::graph_model::StateIndex>() - 1);
    return result;
}

struct PublishedConflict {
    dispute::graph_model::Moves moves;
    dispute::graph_model::Preferences preferences;
};

/// States, moves and payoffs as listed. Whose an option is only matters to moves, and those are listed.
inline PublishedConflict published(const nlohmann::json& conflict) {
    dispute::space::Agenda agenda;
    agenda.parties = conflict["dms"].size();
    for (const auto& name : conflict["options"]) agenda.issues.push_back(dispute::space::option(name, Side{0}));
    std::vector<std::vector<std::pair<dispute::graph_model::StateIndex, dispute::graph_model::StateIndex>>> lists;
    PublishedConflict result;
    for (std::size_t p = 0; p < agenda.parties; ++p) {
        auto& list = lists.emplace_back();
        for (const auto& move : conflict["unilateral_moves"][p])
            list.push_back({move[0].get<dispute::graph_model::StateIndex>() - 1,
                            move[1].get<dispute::graph_model::StateIndex>() - 1});
        result.preferences.rank.push_back(conflict["payoff_ordinal"][p].get<dispute::graph_model::Ranking>());
    }
    const auto codes = conflict["state_decimal"].get<std::vector<std::uint32_t>>();
    result.moves = listed_moves(codes.size(), lists, dispute::space::Space(agenda, codes));
    return result;
}

}  // namespace parley::testing
