#include "python/extension/solving.hpp"

#include <chrono>

#include <fmt/format.h>

#include "apps/cli/solve_arguments.hpp"
#include "parley/core/input_error.hpp"
#include "parley/core/parallel.hpp"
#include "parley/pricing/counterfactual/solve_many.hpp"
#include "parley/report/json/solve_json.hpp"
#include "parley/report/text/solve_text.hpp"

namespace parley::python {
namespace {

constexpr const char* source_of_duties = "duties";

[[noreturn]] void did_not_converge(const std::string& what, model::Status status, double gap,
                                   const std::string& worst) {
    throw NotConverged(fmt::format("{} did not converge: {}, the largest gap is {:.1e} in {}", what, name_of(status),
                                   gap, worst.empty() ? "no equation" : worst));
}

// Every solve of the command line is one of these options.
cli::SolveArguments arguments_of(const Options& options) {
    const auto one_of = [](const char* name, const std::string& found, std::initializer_list<const char*> known) {
        std::string all;
        for (const char* each : known) {
            if (found == each) return;
            all += (all.empty() ? "" : ", ") + std::string(each);
        }
        throw InputError(name, 0, "one of " + all, "'" + found + "'");
    };
    one_of("closure", options.closure, {"fixed", "balanced", "saving"});
    cli::SolveArguments arguments;
    arguments.closure = options.closure;
    arguments.elasticities = options.elasticities;
    arguments.services_elasticity = options.services_elasticity;
    arguments.factors = options.factors;
    arguments.scale = options.scale;
    arguments.no_inputs = !options.inputs;
    return arguments;
}

model::Wedges wedges_of(const SettledBase& base, const std::vector<pricing::DutyRow>& rows) {
    return pricing::duty_wedges(base.base.world, Subject{Option::none, source_of_duties}, rows);
}

std::vector<pricing::DutyRow> rows_of(const ChangedDuties& duties, const world::World& world,
                                      const pricing::DutyLimits& limits) {
    pricing::DutyQuestion question;
    question.file = source_of_duties;
    question.importers = duties.importers;
    question.exporters = duties.exporters;
    question.limits = limits;
    return pricing::rows_of_file(question, duties.text, world);
}

}  // namespace

std::string Options::key() const {
    return fmt::format("{}\n{}\n{}\n{}\n{}\n{}", closure, elasticities,
                       services_elasticity ? fmt::format("{:a}", *services_elasticity) : "", factors, scale, inputs);
}

pricing::BaseOptions Options::base_options() const {
    try {
        return arguments_of(*this).base_options();
    } catch (const cli::UsageError&) {
        throw InputError("factors", 0, "mobile, specific or roy:KAPPA with KAPPA of 1 or more", "'" + factors + "'");
    }
}

SharedWorld::SharedWorld(pricing::LoadedWorld read, std::string called)
    : name(std::move(called)), loaded(std::move(read)) {}

std::shared_ptr<const SettledBase> SharedWorld::base(const Options& options) const {
    const std::string key = options.key();
    const std::lock_guard<std::mutex> lock(mutex_);
    std::shared_ptr<const SettledBase>& known = bases_[key];
    if (known) return known;
    auto made = std::make_shared<SettledBase>();
    made->options = options.base_options();
    made->base = prepare_base(loaded.world, made->options);
    made->base.source = loaded.source;
    const pricing::Base& base = made->base;
    if (base.status != model::Status::converged)
        did_not_converge("the base of " + loaded.world.name, base.status, base.max_residual, base.worst_equation);
    if (!made->base.slopes) made->base.slopes = model::base_slopes(base.world, base.closure);
    made->solve = counterfactual_options(base, made->options);
    return known = std::move(made);
}

Solved::Solved(std::shared_ptr<const SettledBase> base, const ChangedDuties& duties, const pricing::DutyLimits& limits)
    : base_(std::move(base)), rows_(rows_of(duties, base_->base.world, limits)) {
    const model::Wedges wedges = wedges_of(*base_, rows_);
    const auto start = std::chrono::steady_clock::now();
    equilibrium_ = solve(base_->base.world, wedges, base_->solve);
    seconds_ = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    refuse_failure();
}

Solved::Solved(std::shared_ptr<const SettledBase> base, std::vector<pricing::DutyRow> rows,
               model::Equilibrium equilibrium)
    : base_(std::move(base)), rows_(std::move(rows)), equilibrium_(std::move(equilibrium)) {
    refuse_failure();
}

void Solved::refuse_failure() const {
    if (equilibrium_.status != model::Status::converged)
        did_not_converge("the counterfactual", equilibrium_.status, equilibrium_.max_residual,
                         equilibrium_.worst_equation);
}

const pricing::OutcomeResult& Solved::read() const {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (!read_)
        read_ = pricing::read_off(base_->base.world, wedges_of(*base_, rows_), equilibrium_, base_->solve,
                                  pricing::Detail::one_step);
    return *read_;
}

pricing::DutyStudy Solved::study() const {
    return pricing::study_of(base_->base, base_->options, source_of_duties, rows_,
                             pricing::read_off(base_->base.world, wedges_of(*base_, rows_), equilibrium_, base_->solve,
                                               pricing::Detail::exact));
}

std::string Solved::summary() const {
    return report::text::solve_text(study());
}

std::string Solved::json() const {
    return cli::json_text(report::json::solve_json(study()));
}

std::vector<std::shared_ptr<const Solved>> solve_each(const std::shared_ptr<const SettledBase>& base,
                                                      const std::vector<ChangedDuties>& duties,
                                                      const pricing::DutyLimits& limits, int threads,
                                                      const BatchProgress& progress) {
    const world::World& world = base->base.world;
    std::vector<std::vector<pricing::DutyRow>> rows;
    for (const ChangedDuties& each : duties) rows.push_back(rows_of(each, world, limits));
    std::vector<model::Equilibrium> found = pricing::solve_many(
        world, rows.size(), [&](std::size_t k) { return wedges_of(*base, rows[k]); }, base->solve, threads, progress);
    std::vector<std::shared_ptr<const Solved>> result;
    for (std::size_t k = 0; k < rows.size(); ++k) {
        if (found[k].status == model::Status::cancelled) return {};
        result.push_back(std::make_shared<const Solved>(base, std::move(rows[k]), std::move(found[k])));
    }
    return result;
}

}  // namespace parley::python
