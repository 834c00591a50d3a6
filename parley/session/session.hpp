#pragma once
// What a front end holds: a scenario in its world under some settings, and all that is known for them. A change of the
// settings keeps what it does not touch; nothing that was computed for others is ever handed out.
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "parley/analysis/deal_conditions.hpp"
#include "parley/analysis/deals_and_standoff.hpp"
#include "parley/analysis/forecast.hpp"
#include "parley/pricing/prices.hpp"

namespace parley::session {

struct Settings {
    std::map<std::string, double> values;  ///< by id of a parameter, or duty_rate_id; the others as in the file
    pricing::BaseOptions base;
    pricing::SpaceOptions space;
};

class Session {
public:
    /// Nothing is computed until settings are there.
    Session(std::shared_ptr<const scenario::Scenario> scenario, std::shared_ptr<const pricing::LoadedWorld> world);
    ~Session();
    Session(Session&&) noexcept;
    Session& operator=(Session&&) noexcept;

    /// Settles the base if it must. Throws InputError, and then everything is as it was.
    void set(Settings settings, const model::Progress& progress = {});
    /// The settings that every answer below is of.
    [[nodiscard]] const Settings& settings() const;
    [[nodiscard]] const pricing::SharedSetting& setting() const;
    /// The scenario as the settings have it.
    [[nodiscard]] const scenario::Scenario& scenario() const { return setting()->scenario(); }

    // Outcomes by name, and any outcome by its levels (by position; they keep the rules). The base has settled.
    [[nodiscard]] const pricing::NamedOutcomes& named() const;
    /// Solves the equilibrium of a named outcome, if it is not there yet. Throws InputError.
    const pricing::SetEquilibrium& solve_named(std::size_t equilibrium);
    [[nodiscard]] pricing::SetEquilibrium solve_levels(const std::vector<std::size_t>& at,
                                                       pricing::Detail detail) const;

    // The deal space. Equilibria are counted family by family: near ones stand together.
    /// Not there while the base has not settled.
    [[nodiscard]] const OrRefusal<pricing::SharedSpace>* space() const;
    [[nodiscard]] std::size_t equilibria() const;
    /// How many have no price yet.
    [[nodiscard]] std::size_t missing() const;
    /// Solves this one, and before it those of its family that come before it.
    const pricing::OutcomeEconomics& price(std::size_t place);
    /// Puts in a price that another session with the same settings found, where there is none yet.
    void give(std::size_t place, pricing::OutcomeEconomics price);
    /// Solves all that are missing, on `threads` threads (0: all of the machine's); what follows from the prices too.
    void price_rest(int threads, const BatchProgress& progress = {});

    // What follows from the prices, computed once. All are priced.
    [[nodiscard]] const pricing::SharedPrices& prices();
    /// Refused where there is no space; prices have settled.
    [[nodiscard]] const OrRefusal<pricing::Worth>& worth();
    [[nodiscard]] const analysis::DealAnalysis& deals();
    [[nodiscard]] const OrRefusal<analysis::StandoffAnalysis>& standoff(
        double budget = dispute::graph_model::usual_budget);
    [[nodiscard]] const analysis::StandoffConditions& standoff_conditions();

private:
    struct Known;
    std::shared_ptr<const scenario::Scenario> scenario_;
    std::shared_ptr<const pricing::LoadedWorld> world_;
    std::unique_ptr<Known> known_;
};

}  // namespace parley::session
