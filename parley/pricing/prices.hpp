#pragma once
// What the outcomes of a deal space cost: one equilibrium for each set of measures, and what is kept of it.
#include <memory>
#include <string>
#include <vector>

#include "parley/core/parallel.hpp"
#include "parley/pricing/deal_space.hpp"
#include "parley/pricing/named_outcomes.hpp"

namespace parley::pricing {

/// What is kept of an equilibrium.
struct OutcomeEconomics {
    model::Status status = model::Status::not_run;
    std::string problem;                ///< why it cannot be reached, or where it did not settle
    bool saving_moves = false;          ///< solved under Deficits::saving
    std::vector<double> income_factor;  ///< real income, by economy of the parties, as Setting::parties
    std::vector<double> net_factor;     ///< the same net of borrowing
    std::vector<double> income_usd_m;   ///< by party: change of real income a year
    std::vector<double> net_usd_m;      ///< the same net of borrowing
    std::vector<double> indicator;      ///< by Scenario::payoffs; 0 of levels
    double max_residual = 0.0;
    int passes = 0;
};

struct Prices {
    SharedSpace of;
    std::vector<double> base_income;           ///< of the economies in the base, USD m, as Setting::parties
    std::vector<OutcomeEconomics> equilibria;  ///< one for each set of measures, the present first
    double seconds = 0.0;  ///< that the equilibria took; the only number that is not the same every time

    [[nodiscard]] const DealSpace& deal_space() const { return *of; }
    [[nodiscard]] const Setting& setting() const { return of->setting(); }
    [[nodiscard]] const scenario::Scenario& scenario() const { return of->scenario(); }
    /// Converged; or how the first equilibrium that did not settle failed.
    [[nodiscard]] model::Status status() const;
};
using SharedPrices = std::shared_ptr<const Prices>;

/// Incomes of the economies of the parties in the base, USD m.
[[nodiscard]] std::vector<double> base_incomes(const Setting& setting);

/// Solves every set, family by family (warm_starts.hpp) on `threads` threads (0: all of the machine's): the same bytes
/// on any number of them.
[[nodiscard]] SharedPrices price_all(SharedSpace space, int threads, const BatchProgress& progress = {});

/// One of them; the equilibrium goes to `solved` if there is somewhere for it to go.
[[nodiscard]] OutcomeEconomics solve_set(const DealSpace& space, std::size_t set, const model::Progress& progress = {},
                                         const policy::PolicyStart* start = nullptr, SetEquilibrium* solved = nullptr);

/// Solves a family, one member at a time. Nothing outside the family enters: the bytes are the same whatever else is
/// solved, in whatever order.
class FamilyWalk {
public:
    /// Keeps references.
    FamilyWalk(const DealSpace& space, const Family& family) : space_(space), family_(family) {}

    [[nodiscard]] bool done() const { return next_ == family_.size(); }
    /// Position in DealSpace::sets of the next member.
    [[nodiscard]] std::size_t next() const { return family_[next_].set; }
    [[nodiscard]] OutcomeEconomics solve_next(const model::Progress& progress = {});

private:
    const policy::PolicyStart* at(const std::optional<std::size_t>& set) const;

    const DealSpace& space_;
    const Family& family_;
    std::size_t next_ = 0;
    std::map<std::size_t, policy::PolicyStart> solved_;
};

/// The same measures in the short run, in which what is in a sector stays there, from a set that was solved: its own
/// point where the setting is of one.
struct ShortRun {
    model::Status status = model::Status::not_run;
    std::string problem;  ///< why there is none
    model::Point point;
};
[[nodiscard]] ShortRun short_run_of(const Setting& setting, const SetEquilibrium& solved,
                                    const model::Progress& progress = {});

/// Solves a whole family, each member into its own place of `equilibria`.
void solve_family(const DealSpace& space, const Family& family, std::vector<OutcomeEconomics>& equilibria,
                  const model::Progress& progress = {});

}  // namespace parley::pricing
