#pragma once
// Where best answers to best answers end: docs/model/strategy.md.
#include "parley/strategy/best_answer.hpp"

namespace parley::strategy {

enum class Order {
    at_once,     ///< Nash
    first_moves  ///< Stackelberg: the first of the list moves, the others then play Nash
};

struct WarOptions {
    double tolerance = 1e-8;  ///< of every chooser's projected gradient
    int max_rounds = 200;     ///< of everybody's answers
    int starts = 1;           ///< more look for other Nash points
    Order order = Order::at_once;
    bool verify = true;            ///< by deviation
    int deviation_starts = 3;      ///< of each fresh optimiser
    double deviation_gain = 1e-8;  ///< a gain by deviating above this means that it is no Nash point
    int threads = 0;               ///< of the verification; 0: as many as the machine has
};

/// One side of a war.
struct WarSide {
    std::string name;
    std::vector<ChosenRate> rates = {};
    double value_today = 0.0, value = 0.0;
    double projected_gradient = 0.0;
    double deviation_gain = 0.0;  ///< the largest that a fresh optimiser found; NaN if not looked for
};

struct War {
    Verdict verdict = Verdict::not_run;
    std::optional<Refusal> refusal = {};
    std::vector<WarSide> sides = {};
    model::Wedges wedges = {};
    model::Equilibrium equilibrium = {};
    Table<Economy> welfare_factor = {};  ///< of every economy, over the base's
    int starts_arrived = 0;
    int nash_points_found = 0;    ///< distinct, autarky not counted
    double deviation_gain = 0.0;  ///< the largest of the sides
    int rounds = 0, equilibria = 0, gradients = 0;
    std::string why = {};
};

/// Everybody's best answer to everybody else's; those who are no choosers keep today's rates.
[[nodiscard]] War war(const Stage& stage, const std::vector<Chooser>& choosers, const WarOptions& options = {},
                      const model::Progress& progress = {});

/// Answers in kind: each of the others moves its duties on the first chooser by the points by which the first moves its
/// own on them, sector by sector, down to −90 % at most; the first chooses its duties knowing that. eq:in-kind
[[nodiscard]] BestAnswer best_answer_in_kind(const Stage& stage, const Chooser& first,
                                             const std::vector<Chooser>& others, const BestAnswerOptions& options = {});

}  // namespace parley::strategy
