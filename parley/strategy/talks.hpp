#pragma once
// What talks over duties could gain over a status quo: docs/model/strategy.md.
#include "parley/strategy/war.hpp"

namespace parley::strategy {

enum class TalksFrom { today, war, free };
enum class TalksRule {
    nash_bargaining,  ///< Π (gain over the start)^weight
    equal_gains,      ///< the largest gain in proportion that all have in common (Ossa 2014)
    weights           ///< Σ weight · value
};
[[nodiscard]] const char* name_of(TalksFrom from);
[[nodiscard]] const char* name_of(TalksRule rule);

struct TalksOptions {
    TalksFrom from = TalksFrom::today;
    TalksRule rule = TalksRule::nash_bargaining;
    std::vector<double> weights = {};  ///< by chooser; empty: one each
    bool side_payments = false;        ///< money may change hands: the sum is what is divided
    double tolerance = 1e-7;           ///< of the projected gradient of what is maximised
    int max_steps = 500;
    WarOptions war = {};
};

struct TalksSide {
    std::string name;
    std::vector<ChosenRate> rates = {};
    double value_today = 0.0, value_start = 0.0, value = 0.0;
    double side_payment_usd_m = 0.0;  ///< received
    bool signs = false;               ///< better off than at the start
};

struct Talks {
    Verdict verdict = Verdict::not_run;
    std::optional<Refusal> refusal = {};
    std::vector<TalksSide> sides = {};
    model::Wedges start = {}, wedges = {};
    model::Equilibrium equilibrium = {};
    Table<Economy> welfare_factor = {};
    /// How much more real income, in proportion, all choosers could have at once than at the start: 0 on the frontier.
    double efficiency_gap = 0.0;
    double projected_gradient = 0.0;
    int equilibria = 0, gradients = 0;
    std::string why = {};
};

/// All choosers' rates set together by a rule.
[[nodiscard]] Talks talks(const Stage& stage, const std::vector<Chooser>& choosers, const TalksOptions& options = {},
                          const model::Progress& progress = {});

/// A group of choosers that sets its rates together, for the sum of its members' incomes, against the rest, who play
/// Nash each for itself.
struct Club {
    std::vector<std::size_t> members = {};  ///< positions among the choosers; fewer than two: everybody alone
    War war = {};
    bool nobody_leaves = false, nobody_joins = false;
    bool stable() const { return nobody_leaves && nobody_joins; }
};
struct Clubs {
    Verdict verdict = Verdict::not_run;
    std::optional<Refusal> refusal = {};
    std::vector<Club> clubs = {};  ///< by size, then by members
    std::string why = {};
};
inline constexpr std::size_t most_in_clubs = 8;  ///< choosers: all groups of eight are 247
[[nodiscard]] Clubs clubs(const Stage& stage, const std::vector<Chooser>& choosers, const WarOptions& options = {},
                          const model::Progress& progress = {});

}  // namespace parley::strategy
