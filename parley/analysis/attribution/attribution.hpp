#pragma once
// "Savings or subsidies?" A bilateral balance, or an economy's real income, shared out over what may be behind it.
// docs/guide/attribution.md.
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "parley/policy/measures.hpp"
#include "parley/pricing/setting.hpp"

namespace parley::analysis {

/// Something that is there in the base and can be switched off. Off means: saving as high as investment, a rate of
/// zero, a barrier gone.
struct Cause {
    enum class Kind { saving, export_subsidies, production_subsidies, duties, barrier };
    Kind kind = Kind::duties;
    std::string id;                ///< "saving:CHN", "duties:USA"; of a barrier, its id in the scenario
    std::string label;             ///< in words
    Economy economy;               ///< whose it is
    std::vector<Economy> on = {};  ///< duties: whose goods and services bear them
    policy::Measure ending = {};   ///< of a barrier
};

struct AttributionQuestion {
    std::string economy;              ///< code: whose balance, or whose real income
    std::string partner;              ///< code: the balance with it; empty: real income
    std::vector<std::string> causes;  ///< ids; empty: all that are there
    int threads = 0;
};

/// One equilibrium for each set of causes that are off; set bit k of its position stands for cause k.
struct Attribution {
    std::shared_ptr<const pricing::Base> at;
    pricing::BaseOptions options;
    std::string scenario, scenario_sha256;  ///< empty without one
    Economy economy, partner;
    bool of_balance = true;
    std::vector<Cause> causes;
    std::vector<double> value_usd_m;    ///< by set that is off: the goods balance; or real income less that of the base
    std::vector<double> shapley_usd_m;  ///< by cause: what it adds, averaged over every order of switching off
    model::Status status = model::Status::not_run;  ///< converged when every equilibrium is
    double max_residual = 0.0;
    std::string worst;  ///< the causes that were off, and the equation, where the largest residual is
    int passes = 0;

    const pricing::Base& base() const { return *at; }
    double with_all() const { return value_usd_m.front(); }
    /// What is left with every cause off: with_all() less the sum of the shares.
    double without_any() const { return value_usd_m.back(); }
    /// What switching off this one alone takes away.
    double alone(std::size_t cause) const { return value_usd_m.front() - value_usd_m[std::size_t{1} << cause]; }
};

inline constexpr std::size_t most_causes = 10;  // 1,024 equilibria

/// Shares of v(nothing off) − v(all off) by Shapley (1953), v by set that is off: adds up, depends on no order.
[[nodiscard]] std::vector<double> shapley(const std::vector<double>& value, std::size_t causes);

/// The causes that are there in a base: of a balance, those of the two economies, duties those that each levies on the
/// other; of an income, the economy's own, and the duties that all others levy on it. `barriers` are those in force
/// with what ends them. A gap between saving and investment is one where the world has their rates.
[[nodiscard]] std::vector<Cause> causes_of(const world::World& world, Economy economy, const Economy* partner,
                                           const std::vector<std::pair<std::string, policy::Measure>>& barriers = {});

/// Switches causes off.
void switch_off(const world::World& world, const std::vector<Cause>& causes, model::Wedges& wedges,
                model::Closure& closure);

/// All are solved under Deficits::saving if a cause is a saving gap, and otherwise as the options say. Real income is
/// that of payoffs. Refused are codes and causes that are not there.
[[nodiscard]] OrRefusal<Attribution> attribute(
    std::shared_ptr<const pricing::Base> base, const pricing::BaseOptions& options, const AttributionQuestion& question,
    const std::vector<std::pair<std::string, policy::Measure>>& barriers = {}, const model::Progress& progress = {});

/// The same in a setting, with the measures that its scenario has in force.
[[nodiscard]] OrRefusal<Attribution> attribute_in(const pricing::Setting& setting, const AttributionQuestion& question,
                                                  const model::Progress& progress = {});

}  // namespace parley::analysis
