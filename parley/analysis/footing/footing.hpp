#pragma once
// What conclusions rest on: what is solved, what is wanted, and the draws of the wants that fit, or that the file's
// ranges leave where it types them. docs/dispute/record.md.
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "parley/pricing/worth.hpp"

namespace parley::analysis {

struct FootingTerm {
    std::string name;
    std::vector<double> indicator;  ///< by outcome
};

struct PartyFooting {
    std::vector<double> solved;  ///< by outcome, points a year: income, and nothing that is wanted
    std::vector<FootingTerm> terms;
    dispute::record::Wants ranges;
    std::vector<dispute::record::Statement> said;
    double unit = 1.0;  ///< points in one unit of wants
};

struct Footing {
    bool typed = false;  ///< sizes are the file's; shares are of its ranges
    std::vector<PartyFooting> parties;
    dispute::record::WantsAsked asked;  ///< by party and term
    /// By party and statement: weights of some of the draws as if it had not been made.
    std::vector<std::vector<std::vector<double>>> without;
};
/// Fills in `without`; all else is there.
void weigh_without(Footing& footing);

/// Of the payoffs of a worth; what is paid once is left out.
[[nodiscard]] Footing footing_of(const pricing::Worth& worth);

/// Points a year, by these wants.
[[nodiscard]] double payoff_by(const PartyFooting& party, const std::vector<double>& wants, Outcome outcome);
[[nodiscard]] Payoffs payoffs_by(const Footing& footing, const dispute::record::AllWants& wants);

/// What turns if one statement is not meant.
struct IfNotMeant {
    std::size_t party{}, statement{};
    double share = 0.0;  ///< of the wants that fit all else, for which the conclusion holds
};

struct Conclusion {
    std::string words;
    std::optional<Outcome> outcome, against;  ///< that it is about; of a comparison, against which
    std::optional<std::size_t> party;
    /// Of a comparison of one party: for all wants that fit (strictly), or for none. Not asked of others.
    std::optional<bool> necessarily, possibly;
    double solved = 0.0, assumed = 0.0;  ///< of a comparison: points at the median wants
    dispute::record::Standing standing;
    std::vector<IfNotMeant> statements;      ///< of a comparison: those without which most wants say the opposite
    std::vector<std::string> opposite_by{};  ///< sources of elasticities by which the opposite holds, wants as they are
    bool sources_asked = false;              ///< whether any source was: an empty list says nothing otherwise

    /// Whether wants that fit, a statement or a source turns it.
    [[nodiscard]] bool can_turn() const;
};

/// That a party likes one outcome no less than another.
[[nodiscard]] Conclusion compared(const Footing& footing, std::string words, std::size_t party, Outcome better,
                                  Outcome worse);
/// Any other claim about wants.
[[nodiscard]] Conclusion claimed(const Footing& footing, std::string words, const dispute::record::Claim& claim);

}  // namespace parley::analysis
