#pragma once
// What some economies would set to their own advantage, in a world: a question in codes in, everything that is reported
// about it out. docs/model/strategy.md, docs/guide/wars.md.
#include <optional>
#include <string>
#include <vector>

#include "parley/pricing/counterfactual/base.hpp"
#include "parley/pricing/counterfactual/outcome_result.hpp"
#include "parley/pricing/duties/duty_study.hpp"
#include "parley/strategy/talks.hpp"

namespace parley::pricing {

/// How the sides meet.
enum class Play {
    best_answer,  ///< one chooses, the others stay as they are
    war,          ///< everybody's best answer to everybody else's
    in_kind,      ///< the first chooses, knowing that the others add to their duties what it adds
    talks,        ///< all rates set together
    clubs         ///< a war for each group that sets its rates together
};
/// "best answer", "war", …
[[nodiscard]] const char* name_of(Play play);

struct WarQuestion {
    Play play = Play::best_answer;
    std::vector<std::string> sides;  ///< codes; members of one side with + between: "USA+CAN"; "all": each economy
    strategy::Rates rates = strategy::Rates::by_sector;
    double least = 0.0, most = 10.0;   ///< bounds of duties and of export taxes, shares
    std::vector<std::string> on = {};  ///< partners; empty: all others
    std::vector<std::string> sectors = {"goods"};
    bool export_taxes = false;
    bool production_subsidies = false;  ///< from 0 to `most_subsidy` of cost
    double most_subsidy = 0.5;
    std::string weights = {};                ///< a CSV of political weights; empty: real income is what counts
    std::optional<DutyQuestion> after = {};  ///< duties that are in force before anybody chooses
    strategy::BestAnswerOptions answer = {};
    strategy::WarOptions war = {};
    strategy::TalksOptions talks = {};
};

/// One side as it is reported, whatever was played.
struct SideStudy {
    std::string name;
    std::vector<Economy> members;
    std::vector<strategy::ChosenRate> rates;
    double value_before = 1.0, value = 1.0;  ///< what it is after, over the base's
    double gain() const { return value / value_before - 1; }
    double projected_gradient = 0.0;
    double deviation_gain = 0.0;  ///< NaN where nobody looked for one
    bool chooses = true;          ///< false of those who only answer in kind
};

struct WarStudy {
    Base base;
    BaseOptions options;
    WarQuestion question;
    std::string duties_source = {}, duties_sha256 = {};    ///< of `after`
    std::string weights_source = {}, weights_sha256 = {};  ///< of political weights
    std::vector<strategy::Chooser> choosers = {};
    strategy::Verdict verdict = strategy::Verdict::not_run;
    std::string why = {};  ///< unless found
    std::vector<SideStudy> sides = {};
    model::Wedges wedges_before = {}, wedges = {};
    OutcomeResult before = {}, after = {};    ///< where nobody has chosen yet, and where it ends; both over the base
    std::optional<OutcomeResult> start = {};  ///< where talks set out from, unless that is `before`
    // What was played; the others are not_run.
    strategy::BestAnswer answer = {};
    strategy::War war = {};
    strategy::Talks talks = {};
    strategy::Clubs clubs = {};

    bool found() const { return verdict == strategy::Verdict::found; }
};

/// Throws InputError for a question that cannot be asked of this world. A search that does not arrive is a verdict.
[[nodiscard]] WarStudy study_war(Base base, const BaseOptions& options, const WarQuestion& question,
                                 const model::Progress& progress = {});

/// Rates of one side together, weighed by base trade: of one partner, of one sector, or of all.
struct RatesTogether {
    double today = 0.0, chosen = 0.0;  ///< means by base trade
    double median = 0.0, low = 0.0, high = 0.0;
    double trade_usd_m = 0.0;
    std::size_t count = 0;
};
[[nodiscard]] RatesTogether rates_together(const SideStudy& side, strategy::Lever lever,
                                           std::optional<Economy> partner = {}, std::optional<Sector> sector = {});

/// What an economy earns, over the base, nominal at the numéraire: wages, and profits where the world has them.
struct Earned {
    double wage_factor = 1.0;
    std::optional<double> profit_factor;
};
[[nodiscard]] Earned earned(const world::World& world, const OutcomeResult& priced, Economy economy);

}  // namespace parley::pricing
