#pragma once
// Equilibria along a path of rates, and the climb to an optimum of one function of them.
#include <functional>

#include "parley/strategy/best_answer.hpp"
#include "parley/strategy/search/own_markets.hpp"

namespace parley::strategy {

/// Solves a stage at rates of a layout, each solve from the one before, slopes kept until they no longer help.
class Path {
public:
    /// Keeps references to stage and layout; `others` are the wedges that no rate of the layout sets.
    Path(const Stage& stage, const Layout& layout, model::Wedges others, const model::Progress& progress = {});

    /// The equilibrium at `logs`; false if there is none that could be found, and then the last one stays. With
    /// `afresh` from the base, not from the last one.
    [[nodiscard]] bool go_to(const std::vector<double>& logs, bool afresh = false);
    /// The same solve with every check of solve(): what results are made of.
    [[nodiscard]] bool settle();

    /// Multipliers and dG/du of a function at the present point.
    struct Slope {
        model::ShadowValues shadow;
        std::vector<double> gradient;
        bool found = false;
    };
    [[nodiscard]] Slope slope_of(const ObjectiveAt& at);
    /// The same of several functions, on several threads; with `own`, of each by one chooser's variables alone.
    [[nodiscard]] std::vector<Slope> slopes_of(const std::vector<ObjectiveAt>& at, int threads,
                                               const std::vector<std::size_t>* own = nullptr,
                                               const model::DirectAdjoint* direct = nullptr);

    /// Wedges that follow from the rates by a rule, and what that adds to the slopes by variable; empty: none.
    std::function<void(model::Wedges&)> follow = {};
    std::function<void(const model::Wedges&, const model::WedgeGradient&, std::vector<double>&)> follow_slopes = {};

    const Stage& stage;
    const Layout& layout;
    model::Wedges wedges;
    model::Equilibrium equilibrium;  ///< of `wedges`
    std::string why;                 ///< the last go_to() failed
    bool cancelled = false;
    int equilibria = 0, gradients = 0;

private:
    model::Progress progress_;
    model::Slopes slopes_;
    bool base_is_stable_ = false;  // where scale could run away; asked at every point, and once at the base
    std::vector<std::vector<double>> multipliers_;  // of the last functions asked about, where the next start
};

struct Climb {
    Verdict verdict = Verdict::not_run;
    std::vector<double> logs = {}, gradient = {}, metric = {};
    double value = 0.0, projected_gradient = 0.0;
    std::string why = {};
    bool at_known = false;  ///< ended beside an optimum that was known, not at a point of its own
};
inline constexpr double same_optimum = 1e-7;  ///< of the objective, in value and by distance()
/// To a point where the projected gradient is within `tolerance`. Variables of one chooser; the others' stay as `path`
/// has them.
/// A search that comes to a tenth of `same_optimum` from a known one ends there.
[[nodiscard]] Climb climb(Path& path, const Objective& objective, std::vector<double> start, double tolerance,
                          int max_steps, bool afresh = true, const Climb* known = nullptr);

/// Σ metric·Δu²/2: what moving away from an optimum costs, to second order.
[[nodiscard]] double distance(const std::vector<double>& a, const std::vector<double>& b,
                              const std::vector<double>& metric);

/// Whether a search that is at `here` cannot be told from one that ended at `known`.
[[nodiscard]] bool is_beside(const Climb& known, const Climb& here);

/// Starts: today's rates, the small economy's rule, zero, and more spread by a fixed rule.
[[nodiscard]] std::vector<std::vector<double>> starts_of(const Stage& stage, const Layout& layout, int count,
                                                         bool with_today = true);

}  // namespace parley::strategy
