// Studies from scenarios whose world is a bundled one or a folder, solved on all cores.
#include <atomic>
#include <chrono>
#include <filesystem>
#include <mutex>

#include "parley/core/parallel.hpp"
#include "parley/pricing/outcomes.hpp"
#include "parley/pricing/priced_dispute.hpp"
#include "parley/pricing/warm_starts.hpp"
#include "parley/world/folder/embedded.hpp"

namespace parley::pricing {
namespace {

// A folder beside the scenario's file; else the name as it stands.
std::string path_of_world(const scenario::Scenario& scenario) {
    if (!world::embedded_world(scenario.world).empty()) return scenario.world;
    const std::filesystem::path beside = std::filesystem::path(scenario.file).parent_path() / scenario.world;
    std::error_code ignored;
    return std::filesystem::is_directory(beside, ignored) ? beside.string() : scenario.world;
}

}  // namespace

Study prepare_study(scenario::Scenario scenario, const StudyOptions& options, const model::Progress& progress) {
    Base base = load_base(path_of_world(scenario), options.base, progress,
                          {scenario.file, scenario.world_line, scenario.world_column});
    return prepare_study(std::move(scenario), std::move(base), options);
}

Study study_scenario(scenario::Scenario scenario, const StudyOptions& options, const model::Progress& progress) {
    const std::vector<std::size_t> wanted = chosen_outcomes(scenario, options.outcomes);
    Study study = prepare_study(std::move(scenario), options, progress);
    choose_outcomes(study, wanted);
    std::atomic<bool> stop{false};
    parallel_for(study.equilibria.size(), options.threads, [&](std::size_t k) {
        // Progress may be shown by one thread only: that of the first equilibrium.
        const model::Progress watch = [&, k](int iteration, double gap) {
            if (k == 0 && progress && !progress(iteration, gap)) stop.store(true);
            return !stop.load(std::memory_order_relaxed);
        };
        solve(study, study.equilibria[k], watch, study.options.detail);
    });
    return study;
}

DisputeStudy prepare_dispute(scenario::Scenario scenario, const DisputeOptions& options) {
    DisputeStudy dispute;
    dispute.study = prepare_study(std::move(scenario), options.study);
    lay_out(dispute, options);
    return dispute;
}

DisputeStudy study_dispute(scenario::Scenario scenario, const DisputeOptions& options, const BatchProgress& progress) {
    DisputeStudy dispute = prepare_dispute(std::move(scenario), options);
    if (dispute.study.base.status != model::Status::converged) return dispute;
    const auto start = std::chrono::steady_clock::now();
    const Families families = families_of(dispute);
    std::vector<OutcomeEconomics> equilibria(dispute.sets.size());
    std::atomic<bool> stop{false};
    std::mutex guard;
    std::size_t done = 0;
    parallel_for(families.size(), options.study.threads, [&](std::size_t f) {
        solve_family(dispute, families[f], equilibria, [&](int, double) { return !stop.load(); });
        if (!progress) return;
        const std::lock_guard lock(guard);
        done += families[f].size();
        if (!progress(done, dispute.sets.size())) stop.store(true);
    });
    value_outcomes(dispute, std::move(equilibria));
    dispute.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return dispute;
}

}  // namespace parley::pricing
