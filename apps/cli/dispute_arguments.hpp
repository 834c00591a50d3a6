#pragma once
// What the commands on a scenario's dispute share.
#include <memory>
#include <optional>
#include <string>

#include "apps/cli/command.hpp"
#include "apps/cli/solve_arguments.hpp"
#include "parley/pricing/sweep.hpp"
#include "parley/session/session.hpp"

namespace parley::cli {

struct DisputeArguments {
    SolveArguments solve;
    std::string disagreement;
    std::optional<std::size_t> seed, count;              ///< of draws; none: the scenario's
    std::size_t points = 0;                              ///< of a sweep; 0: none, or as many as its store has
    std::string part;                                    ///< "3/10", of a sweep's points; empty: all
    double budget = dispute::graph_model::usual_budget;  ///< seconds, for where a standoff can rest
    std::string game;                                    ///< file for Gambit; empty: none
    std::vector<std::string> groups;                     ///< "us,eu", or every: who signs, besides the usual ones
    bool full = false;                                   ///< all of the text, not its first page
    std::string store;                                   ///< where a sweep is kept; empty: nowhere
};

/// The options of `command` that all of them have.
[[nodiscard]] std::shared_ptr<DisputeArguments> add_dispute_options(CLI::App& command);
/// --full: all of the text instead of its first page.
void add_full(CLI::App& command, bool& full);
/// --budget: seconds. What would take longer is refused, or left out, before it is begun.
void add_budget(CLI::App& command, double& budget, const char* what_then);
/// A session with the scenario and the settings that were asked for; nothing solved but the base.
[[nodiscard]] session::Session opened(const DisputeArguments& arguments);
/// The same with all outcomes priced, progress shown; false, and said, when the base or an outcome did not settle. A
/// dispute that has no deal space is an InputError.
[[nodiscard]] bool price(session::Session& session, const DisputeArguments& arguments);
/// The same for who says it later: why the base or an outcome did not settle; empty where all is priced.
[[nodiscard]] std::string why_not_priced(session::Session& session, const DisputeArguments& arguments);
/// InputError where nothing of income can be told in USD in this world: the documents of these commands are made of it.
void need_usd(const world::World& world);
/// Why it failed, for the JSON of a command: unsolved_json() of what there is.
[[nodiscard]] const pricing::Prices* prices_of(session::Session& session);

/// Points and seed of a sweep: as asked, else those of the store, else `usual` points and the scenario's seed.
[[nodiscard]] pricing::SweepOptions sweep_options(const DisputeArguments& arguments, std::uint64_t scenario_seed,
                                                  std::size_t usual);
/// A plan solved; goes on with what the store has.
[[nodiscard]] pricing::Sweep swept(const pricing::DealSpace& space, pricing::SweepPlan plan,
                                   const DisputeArguments& arguments);
/// A sweep of the points asked for; goes on with what the store has.
[[nodiscard]] pricing::Sweep swept(const pricing::DealSpace& space, const DisputeArguments& arguments);

void add_forecast(CLI::App& app, Run& run);

}  // namespace parley::cli
