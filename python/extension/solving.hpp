#pragma once
// Worlds and what duties do in them, as Python holds them: nothing here knows Python.
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "parley/core/parallel.hpp"
#include "parley/pricing/duties/duty_study.hpp"
#include "parley/pricing/files/load_world.hpp"
#include "python/extension/columns.hpp"

namespace parley::python {

/// The options of a solve in the words of the command line.
struct Options {
    std::string closure = "fixed";  ///< fixed, balanced or saving
    std::string elasticities;       ///< a source of the world; empty: its default
    std::optional<double> services_elasticity;
    std::string factors = "mobile";  ///< mobile, specific or roy:KAPPA
    bool scale = false, inputs = true;

    [[nodiscard]] std::string key() const;
    /// Throws InputError for words that are none of these.
    [[nodiscard]] pricing::BaseOptions base_options() const;
};

/// A base under options; converged.
struct SettledBase {
    pricing::Base base;
    pricing::BaseOptions options;
    model::SolveOptions solve;
};

/// A solve that did not settle.
struct NotConverged : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// A world and the bases made of it, each once. Safe to use from several threads.
class SharedWorld {
public:
    SharedWorld(pricing::LoadedWorld loaded, std::string name);

    const std::string name;  ///< that it is loaded by; empty: it came as files
    const pricing::LoadedWorld loaded;
    /// Of the world as it was read.
    [[nodiscard]] std::string sha256() const { return base({})->base.sha256; }
    /// Throws InputError, NotConverged.
    [[nodiscard]] std::shared_ptr<const SettledBase> base(const Options& options) const;

private:
    mutable std::mutex mutex_;
    mutable std::map<std::string, std::shared_ptr<const SettledBase>> bases_;
};

/// CSV as of `parley solve --duties`; of a list of products also who levies the duties, and on whom (empty: on all).
struct ChangedDuties {
    std::string text;
    std::vector<std::string> importers, exporters;
};

/// What changed duties do: an equilibrium, and tables that are read off it when they are asked for.
class Solved {
public:
    /// Throws InputError, NotConverged.
    Solved(std::shared_ptr<const SettledBase> base, const ChangedDuties& duties, const pricing::DutyLimits& limits);
    /// The same, of an equilibrium that has been found.
    Solved(std::shared_ptr<const SettledBase> base, std::vector<pricing::DutyRow> rows, model::Equilibrium equilibrium);

    [[nodiscard]] SharedColumns economies() const;
    [[nodiscard]] SharedColumns sectors() const;
    [[nodiscard]] SharedColumns balances() const;
    [[nodiscard]] SharedColumns trade() const;
    /// As `parley solve` prints them, without ranges.
    [[nodiscard]] std::string summary() const;
    [[nodiscard]] std::string json() const;
    [[nodiscard]] const model::Equilibrium& equilibrium() const { return equilibrium_; }
    /// That solve() took; 0 for one of many.
    [[nodiscard]] double seconds() const { return seconds_; }

private:
    [[nodiscard]] const pricing::OutcomeResult& read() const;
    [[nodiscard]] pricing::DutyStudy study() const;
    void refuse_failure() const;

    std::shared_ptr<const SettledBase> base_;
    std::vector<pricing::DutyRow> rows_;
    model::Equilibrium equilibrium_;
    double seconds_ = 0.0;
    mutable std::mutex mutex_;
    mutable std::optional<pricing::OutcomeResult> read_;
};

/// One for each text of duties, on `threads` threads (0: all of the machine's): the same bytes as one by one.
[[nodiscard]] std::vector<std::shared_ptr<const Solved>> solve_each(const std::shared_ptr<const SettledBase>& base,
                                                                    const std::vector<ChangedDuties>& duties,
                                                                    const pricing::DutyLimits& limits, int threads,
                                                                    const BatchProgress& progress);

/// Economies and sectors of a world, and its flows, as tables.
[[nodiscard]] SharedColumns economies_of(const world::World& world);
[[nodiscard]] SharedColumns sectors_of(const world::World& world);
[[nodiscard]] SharedColumns flows_of(const world::World& world);

}  // namespace parley::python
