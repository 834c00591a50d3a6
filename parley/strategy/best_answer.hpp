#pragma once
// What one side would set to its own advantage, what the others do given: docs/model/strategy.md.
#include "parley/strategy/chooser.hpp"

namespace parley::strategy {

/// How a search ended. `step_limit`: the best point that was seen, not known to be an optimum.
enum class Verdict { not_run, found, step_limit, unsolved, refused, cancelled };
[[nodiscard]] const char* name_of(Verdict verdict);

struct BestAnswerOptions {
    double tolerance = 1e-8;  ///< stop when max |projected dG/d ln(1+rate)| <= tolerance, G over base income
    int max_steps = 200;      ///< equilibria in one search
    int starts = 8;           ///< today, the small economy's rule, zero; more are spread by a fixed rule
    bool curvature = true;    ///< check the second-order condition
    bool flatness = true;     ///< look for the rates that keep `kept` of the gain
    double kept = 0.99;
    int threads = 0;  ///< that share the starts after the first; 0: as many as the machine has
};

/// One rate with how firmly it is where it is.
struct ChosenRate {
    Variable variable;
    double rate = 0.0, today = 0.0;
    double gradient = 0.0;  ///< dG/d ln(1+rate)
    bool at_bound = false;
};

struct BestAnswer {
    Verdict verdict = Verdict::not_run;
    std::optional<Refusal> refusal = {};
    std::vector<ChosenRate> rates = {};
    model::Wedges wedges = {};
    model::Equilibrium equilibrium = {};
    double value_today = 0.0, value = 0.0;
    double gain = 0.0;                ///< value − value_today
    double projected_gradient = 0.0;  ///< the largest left
    /// Distinct optima among the starts, and how many starts arrived at one. A search that comes within 1e-8 of the
    /// objective of the first start's optimum, in value and by what moving there would cost, has arrived at that.
    int optima_found = 0, starts_arrived = 0;
    std::vector<double> optimum_gains = {};  ///< of each optimum over today, the largest first
    /// Largest curvature vᵀHv/vᵀDv found, D the slopes of own markets: below zero at a maximum; NaN if not looked at.
    double curvature = 0.0;
    /// All rates scaled in logs, ln(1+rate)·f: the factors at which `kept` of the gain is left. One where not found.
    double flat_from = 1.0, flat_to = 1.0;
    int equilibria = 0, gradients = 0;
    std::string why = {};  ///< unless found: the equation or the refusal
};

/// Maximises the chooser's objective over its rates, all other wedges those of `others` (today's where empty).
[[nodiscard]] BestAnswer best_answer(const Stage& stage, const Chooser& chooser, const BestAnswerOptions& options = {},
                                     const model::Wedges* others = nullptr, const model::Progress& progress = {});

}  // namespace parley::strategy
