#pragma once
// Exchanges as games and stage by stage, from first principles: what the verdict at once, the fewest stages and the
// exchange without a last stage are held to.
#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "parley/dispute/talks/sequencing.hpp"

namespace parley::testing {

/// The game behind exchange_at_once().
[[nodiscard]] dispute::talks::ExtensiveGame exchange_game(const dispute::talks::Exchange& exchange);

/// One stage of a staged exchange, seen from the side that is to deliver; worths on the day of the stage.
struct StageIncentive {
    double temptation = 0.0;    ///< what not delivering saves
    double continuation = 0.0;  ///< what delivering keeps: the rest of the exchange, and what is at stake
};

struct StagedExchange {
    std::string refused = "not computed";
    bool holds = false;
    std::vector<std::array<StageIncentive, 2>> stages;  ///< by stage and side
    std::size_t worst_stage = 0;  ///< where temptation exceeds continuation most, or comes nearest
    std::size_t worst_side = 0;
    double short_by = 0.0;          ///< temptation less continuation there, or what a side would lose by all of it
    std::array<double, 2> worth{};  ///< to each side at the beginning, over `nothing`, if it goes through
    explicit operator bool() const { return refused.empty(); }
};

/// The exchange in `count` equal stages `spacing` years apart; in each the first side delivers its part and then the
/// second; whoever does not deliver ends it, keeps what it has, and loses its stake (the first one before anything has
/// been delivered, and a second that does not agree to the exchange, lose nothing). Worths are linear in the shares
/// delivered; nothing is taken back.
[[nodiscard]] StagedExchange staged_exchange(const dispute::talks::Exchange& exchange, std::size_t count,
                                             double spacing = 0.0);
/// The game behind it, two decisions a stage.
[[nodiscard]] dispute::talks::ExtensiveGame staged_game(const dispute::talks::Exchange& exchange, std::size_t count,
                                                        double spacing = 0.0);

/// Stages until this share in [0, 1) has been delivered; `of` holds.
[[nodiscard]] std::size_t stages_until(const dispute::talks::OpenEndedExchange& of, double share);

}  // namespace parley::testing
