#pragma once
// What one set of measures does to a world: everything that is reported about it.
#include <cstddef>
#include <string>
#include <vector>

#include "parley/model/effects/consumer_prices.hpp"
#include "parley/model/effects/decomposition.hpp"
#include "parley/model/equilibrium.hpp"
#include "parley/model/welfare.hpp"

namespace parley::pricing {

/// How much is read off an equilibrium. The exact decomposition takes some ten further solves.
enum class Detail { payoffs, one_step, exact };

/// Results are there only if equilibrium.status is converged; otherwise every table is empty.
struct OutcomeResult {
    model::Equilibrium equilibrium;
    model::Closure closure;  ///< that it was solved under
    model::Welfare welfare;
    model::ConsumerPrices prices;           ///< from Detail::one_step on
    model::OneStep one_step;                ///< from Detail::one_step on
    model::ExactDecomposition exact;        ///< from Detail::exact on; has a status of its own
    Table<Buyer, Seller, Sector> flow_new;  ///< X' at border prices, USD m
    Table<Economy> duty_revenue_base_usd_m;
    Table<Economy> duty_revenue_new_usd_m;
    Table<Seller, Sector> output_factor;  ///< Ŷ = Ĉ/ĉ, the quantity made over the base's; 1 where absent

    bool solved() const { return equilibrium.status == model::Status::converged; }
};

/// Reads everything above off an equilibrium that was found under these wedges, as far as `detail`.
[[nodiscard]] OutcomeResult read_off(const world::World& world, const model::Wedges& wedges,
                                     model::Equilibrium equilibrium, const model::SolveOptions& options, Detail detail);

/// Solves, and reads off.
[[nodiscard]] OutcomeResult price(const world::World& world, const model::Wedges& wedges,
                                  const model::SolveOptions& options = {}, const model::Progress& progress = {});

/// What payoffs and rankings go by: real income, net of borrowing where saving moves deficits. As a factor, its change
/// in USD m a year of base income, and that base income: NaN where the world does not know what part of it is value
/// added.
[[nodiscard]] double payoff_factor(const OutcomeResult& priced, Economy economy);
[[nodiscard]] double payoff_usd_m(const world::World& world, const OutcomeResult& priced, Economy economy);
[[nodiscard]] double payoff_base_usd_m(const world::World& world, const OutcomeResult& priced, Economy economy);
/// Base income as the model has it, by which factors of several economies are weighed.
[[nodiscard]] double payoff_base(const world::World& world, const OutcomeResult& priced, Economy economy);

/// The change of a sector's output at the prices of the base, USD m.
[[nodiscard]] double output_change_usd_m(const world::World& world, const OutcomeResult& priced, Economy economy,
                                         Sector sector);
/// A sector without output in the base is not there at all.
[[nodiscard]] bool is_absent(const world::World& world, Economy economy, Sector sector);

/// Balance of `economy` with `partner`, before and after, at border prices, USD m.
struct BalanceChange {
    Economy economy;
    Economy partner;
    double goods_base = 0.0;
    double goods_new = 0.0;
    double all_base = 0.0;  ///< goods and services
    double all_new = 0.0;
};
[[nodiscard]] BalanceChange balance_change(const world::World& world, const OutcomeResult& priced, Economy economy,
                                           Economy partner);

/// The `count` sectors of an economy whose output changes most in USD, most first; absent ones are left out.
[[nodiscard]] std::vector<Sector> most_affected_sectors(const world::World& world, const OutcomeResult& priced,
                                                        Economy economy, std::size_t count);

/// The `count` economies not among `besides` whose payoff_factor() changes most, most first.
[[nodiscard]] std::vector<Economy> most_affected_economies(const world::World& world, const OutcomeResult& priced,
                                                           const std::vector<Economy>& besides, std::size_t count);

}  // namespace parley::pricing
