#pragma once
// A conflict typed in: who can do what, and who likes which outcome better. No economics. docs/guide/dispute.md.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parley/dispute/graph_model/coalitions.hpp"
#include "parley/dispute/graph_model/verdicts.hpp"

namespace parley::scenario {

struct Conflict {
    std::string file, title, citation;
    std::string sha256;                ///< of the file's bytes
    std::vector<std::string> parties;  ///< names
    dispute::space::Space space;
    dispute::graph_model::Preferences preferences;
    std::optional<Payoffs> payoffs;  ///< where every party's are numbers
    std::string ordinal;             ///< the first party whose preferences are an order only; empty: none
    /// By party, how it sees everybody's preferences, its own as they are; empty where nobody misperceives.
    std::vector<dispute::graph_model::Preferences> views;
    struct Misperceived {
        Side by, of;
    };
    std::vector<Misperceived> misperceived;  ///< in the order of the file
    dispute::graph_model::Groups groups;     ///< that may move together; empty: all of them, where that is not too many
    std::optional<Outcome> today, disagreement;
    std::string without_deal;         ///< what the file is, where its format cannot say a disagreement; else empty
    std::vector<double> reservation;  ///< by party, what it has without a deal, where that is no outcome; else empty
};

/// Throws InputError with line and column.
[[nodiscard]] Conflict read_conflict(const std::string& file, std::string_view text);

/// The outcome with these levels, in the order of the issues and as levels_of() writes them, or with ; between them;
/// throws InputError.
[[nodiscard]] Outcome outcome_of(const Conflict& conflict, const std::string& levels);

/// "kept delay silent"; where a level has several words, "no new duty; kept".
[[nodiscard]] std::string levels_of(const Conflict& conflict, Outcome outcome);
/// Names for sentences: parties, and outcomes by their levels.
[[nodiscard]] dispute::graph_model::DisputeNames names_of(const Conflict& conflict);

}  // namespace parley::scenario
