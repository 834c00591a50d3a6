#pragma once
// A point at which nobody who chooses would move: everybody's first-order conditions at once, or answers in turn.
#include "parley/strategy/search/climb.hpp"

namespace parley::strategy {

struct Rest {
    Verdict verdict = Verdict::not_run;
    std::vector<double> logs = {}, metric = {}, gradient = {};  ///< each chooser's own gradient by its own variables
    std::vector<double> values = {};                            ///< by chooser
    std::vector<double> projected = {};                         ///< largest, by chooser
    int rounds = 0;
    std::string why = {};
    double largest() const;
};

struct RestOptions {
    double tolerance = 1e-8;
    int max_rounds = 200;
    int threads = 0;
    std::vector<bool> moves = {};  ///< by chooser; empty: all
    bool afresh = true;
};

/// eq:nash. At once: Newton's steps in everybody's own markets, accelerated together.
[[nodiscard]] Rest rest_at_once(Path& path, const std::vector<Objective>& objectives, std::vector<double> start,
                                const RestOptions& options);
/// One after the other, each to its own best answer.
[[nodiscard]] Rest rest_in_turn(const Stage& stage, const std::vector<Chooser>& choosers, const Layout& layout,
                                const std::vector<double>& start, const RestOptions& options);

}  // namespace parley::strategy
