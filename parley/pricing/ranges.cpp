#include "parley/pricing/ranges.hpp"

#include <optional>

#include "parley/core/input_error.hpp"

namespace parley::pricing {
namespace {

Figures unsettled(model::Status status, std::string problem) {
    Figures result;
    result.status = status;
    result.problem = std::move(problem);
    return result;
}

struct OpenPlace {
    InTurn in_turn;
    std::optional<OrRefusal<SharedSetting>> setting;
    std::size_t left = 0;
};

}  // namespace

Figures figures_in(const Setting& there, const SetEquilibrium& here) {
    if (!there.is_settled()) return unsettled(there.base().status, "the base: " + there.base().worst_equation);
    SetEquilibrium each = assemble(there, here.levels);
    const policy::PolicyStart start = start_from(here);
    if (const auto refusal = solve(there, each, {}, Detail::payoffs, &start))
        return unsettled(model::Status::infeasible, in_one_line(*refusal));
    if (!each.priced.solved()) {
        each = assemble(there, here.levels);
        if (const auto refusal = solve(there, each, {}, Detail::payoffs))
            return unsettled(model::Status::infeasible, in_one_line(*refusal));
    }
    Figures result = figures_of(there.world(), each.priced, there.pairs);
    if (!each.unreachable.empty()) result.problem = each.unreachable.front().what;
    return result;
}

OrRefusal<SharedSetting> setting_at(const Setting& setting, const Place& place, const SweepPlan* plan) {
    BaseOptions options = setting.options;
    options.elasticities = place.source;
    std::shared_ptr<const scenario::Scenario> scenario = setting.written;
    if (plan != nullptr && place.point) {
        options.elasticity_factor *= plan->points[*place.point].factor;
        if (const auto services = services_at(*plan, *place.point)) options.services_elasticity = services;
        scenario = std::make_shared<const scenario::Scenario>(scenario_at(setting.scenario(), *plan, *place.point));
    }
    // The file was in order under its own source: what is refused here is what the world cannot carry under this one.
    try {
        return setting_of(std::move(scenario), setting.read, options);
    } catch (const InputError& error) {
        return error.refusal();
    }
}

RangePlan places_of(const Setting& setting, const RangeOptions& options) {
    RangePlan result;
    if (!options.any) return result;
    const std::string& own = setting.world().elasticity_source;
    const std::vector<std::string> others = other_sources(setting.world(), options, own);
    for (const std::string& source : others) result.places.push_back({source, {}});
    if (options.points == 0) return result;
    SweepOptions drawn;
    drawn.points = options.points;
    drawn.seed = options.seed;
    drawn.services = drawn_services(setting);
    result.plan = std::make_shared<const SweepPlan>(plan_points(setting.scenario(), {own}, drawn, OnNobodysTable::too));
    for (std::size_t k = 0; k < options.points; ++k) {
        result.places.push_back({own, k});
        for (const std::string& source : others) result.places.push_back({source, k});
    }
    return result;
}

void at_all_places(const Setting& setting, const RangePlan& places, std::size_t pieces, int threads,
                   const std::function<void(std::size_t, std::size_t, const OrRefusal<SharedSetting>&)>& work,
                   const BatchProgress& progress, KeptSettings* kept) {
    std::vector<OpenPlace> open(places.places.size());
    if (kept != nullptr) kept->resize(open.size());
    for (std::size_t k = 0; k < open.size(); ++k) {
        open[k].left = pieces;
        if (kept != nullptr) open[k].setting = (*kept)[k];
    }
    InTurn in_turn;
    std::size_t done = 0;
    parallel_for(open.size() * pieces, threads, [&](std::size_t task) {
        const std::size_t k = task / pieces;
        OpenPlace& place = open[k];
        std::optional<OrRefusal<SharedSetting>> there;
        place.in_turn([&] {
            if (!place.setting) place.setting = setting_at(setting, places.places[k], places.plan.get());
            there = place.setting;
        });
        work(k, task % pieces, *there);
        in_turn([&] {
            if (--place.left == 0) {
                if (kept != nullptr) (*kept)[k] = place.setting;
                place.setting.reset();
            }
            if (progress) (void)progress(++done, open.size() * pieces);
        });
    });
}

void solve_elsewhere(NamedOutcomes& named, const RangeOptions& options, int threads, const BatchProgress& progress,
                     KeptSettings* kept) {
    if (!named.setting().is_settled()) return;
    const RangePlan places = places_of(named.setting(), options);
    Elsewhere& elsewhere = named.elsewhere;
    elsewhere.own = named.setting().world().elasticity_source;
    elsewhere.places = places.places;
    elsewhere.points = places.plan ? options.points : 0;
    elsewhere.figures.assign(places.places.size(), std::vector<Figures>(named.equilibria.size()));
    const auto solve_one = [&](std::size_t place, std::size_t set, const OrRefusal<SharedSetting>& there) {
        if (!named.equilibria[set].priced.solved()) return;
        elsewhere.figures[place][set] = there ? figures_in(**there, named.equilibria[set])
                                              : unsettled(model::Status::refused, in_one_line(there.refusal()));
    };
    at_all_places(named.setting(), places, named.equilibria.size(), threads, solve_one, progress, kept);
}

}  // namespace parley::pricing
