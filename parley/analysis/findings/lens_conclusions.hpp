#pragma once
// What the lenses end in, as conclusions: each with what of it is solved and what assumed, for which share of the wants
// that fit it holds, and what turns it. docs/dispute/record.md.
#include "parley/analysis/deals_and_standoff.hpp"
#include "parley/analysis/footing/footing.hpp"
#include "parley/pricing/worth_elsewhere.hpp"

namespace parley::analysis {

/// Whether there is an agreement of all that nobody likes less than no deal; what no deal is, where it is computed; and
/// what each party makes of Nash's agreement, or the one nearest to acceptance. `elsewhere`: places that turn them.
[[nodiscard]] std::vector<Conclusion> conclusions_of(const pricing::Worth& worth, const Footing& footing,
                                                     const DealAnalysis& deals,
                                                     const pricing::WorthElsewhere& elsewhere = {});
/// Whether each party would move away alone from today and from no deal; who gives in first.
[[nodiscard]] std::vector<Conclusion> conclusions_of(const pricing::Worth& worth, const Footing& footing,
                                                     const StandoffAnalysis& standoff);
/// Whether talks end in an agreement, and what each party makes of it against what there is without one.
[[nodiscard]] std::vector<Conclusion> conclusions_of(const pricing::Worth& worth, const Footing& footing,
                                                     const TalksAnalysis& talks);

/// What no deal is under another source: the outcome that it is here, or as it is computed there, which asks for all
/// that its play comes to.
enum class NoDealThere { same, computed };
/// Fills in the sources by which a comparison of two outcomes is the other way round, the wants as they are: of those
/// that were solved elsewhere, both.
void add_sources(const pricing::Worth& worth, const pricing::WorthElsewhere& elsewhere,
                 std::vector<Conclusion>& conclusions, NoDealThere no_deal = NoDealThere::computed);

/// Those that something turns, by how near they are to being turned.
[[nodiscard]] std::vector<const Conclusion*> reversals(const std::vector<Conclusion>& conclusions);

/// What a party believes that another would make of an outcome: the share of the wants that it believes of the other
/// for which the other likes it no less than no deal, beside the share by what the other said itself.
struct Believed {
    std::size_t of{}, about{};
    double share = 0.0, said = 0.0;
};
[[nodiscard]] std::vector<Believed> believed(const pricing::Worth& worth, const Footing& footing, Outcome outcome);

/// Whether wants are among those that fit: within their ranges, and no statement of theirs contradicted. Nothing where
/// the file types its sizes.
[[nodiscard]] std::optional<bool> fits(const pricing::Worth& worth, std::size_t party,
                                       const std::vector<double>& wants);
/// The same of all parties at the median, but for these changes of weights.
[[nodiscard]] std::optional<bool> fits(const pricing::Worth& worth, const dispute::bargaining::WhatIf& what);

}  // namespace parley::analysis
