#include "parley/pricing/sweep.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <string_view>

#include <fmt/format.h>

#include "parley/core/parallel.hpp"
#include "parley/numerics/random_stream.hpp"
#include "parley/scenario/parameters.hpp"

namespace parley::pricing {
namespace {

constexpr std::size_t block_size = 128;  // equilibria: about a second of one core for forty economies
constexpr std::uint64_t first_stream = std::uint64_t{1} << 63;

// A number of the sweep while the list is made.
bool same_number(const scenario::Parameter& a, const scenario::Parameter& b) {
    if (a.measure == nullptr || b.measure == nullptr) return false;
    const scenario::MeasureWords &m = *a.measure, &n = *b.measure;
    const StatedNumber &x = *a.number, &y = *b.number;
    return a.issue == b.issue && std::string_view(a.part) == b.part && m.kind == n.kind && m.by == n.by &&
           m.on == n.on && m.sectors == n.sectors && x.value == y.value && x.low == y.low && x.high == y.high &&
           x.unit == y.unit;
}

std::string place_in_words(const scenario::Scenario& scenario, const scenario::Parameter& of) {
    if (!of.issue) return "In force: " + scenario.baseline[of.position].first;
    const scenario::Issue& issue = scenario.issues[*of.issue];
    return issue.label + ": " + issue.levels[*of.level].label;
}

// What the points differ in: sizes of measures that have a range, each once.
std::vector<SweepInput> inputs_of(const scenario::Scenario& scenario, const std::vector<scenario::Parameter>& all,
                                  OnNobodysTable counterfactual) {
    std::vector<SweepInput> result;
    for (std::size_t k = 0; k < all.size(); ++k) {
        const scenario::Parameter& of = all[k];
        const StatedNumber& number = *of.number;
        if (!of.moves_equilibria() || !(number.low < number.high)) continue;
        if (of.counterfactual && counterfactual == OnNobodysTable::not_drawn) continue;
        const auto known = std::find_if(result.begin(), result.end(), [&](const SweepInput& input) {
            return same_number(all[input.parameters.front()], of);
        });
        if (known != result.end()) {
            known->parameters.push_back(k);
            continue;
        }
        const std::string part = std::string_view(of.part) == "duty-part" ? "part by duty" : of.part;
        result.push_back({of.measure == nullptr
                              ? of.words
                              : fmt::format("{} ({}{}{})", place_in_words(scenario, of), name_of(of.measure->kind),
                                            part.empty() ? "" : ", ", part),
                          number.unit,
                          number.low,
                          number.high,
                          number.low_text,
                          number.high_text,
                          {k}});
    }
    return result;
}

// One number for the services of all sources: theirs are one value, or few, and far apart.
SweepInput services_input(const ServicesRange& range) {
    return {"Trade elasticity of all services, as the sources have it",
            Unit::count,
            range.low,
            range.high,
            fmt::format("{:.3g}", range.low),
            fmt::format("{:.3g}", range.high),
            {}};
}

// The number below which a share u of its range lies.
double at_quantile(const StatedNumber& quantity, double u) {
    const double low = quantity.low, high = quantity.high;
    switch (quantity.distribution) {
        case Distribution::uniform:
            break;
        case Distribution::log_uniform:
            return low * std::pow(high / low, u);
        case Distribution::triangular: {
            const double split = (quantity.value - low) / (high - low);
            return u < split ? low + std::sqrt(u * (high - low) * (quantity.value - low))
                             : high - std::sqrt((1 - u) * (high - low) * (high - quantity.value));
        }
    }
    return low + u * (high - low);
}

// One number from each slice of (0, 1), in random order.
std::vector<double> one_from_each_slice(std::size_t points, std::uint64_t seed, std::uint64_t dimension) {
    numerics::RandomStream stream(seed, first_stream + dimension);
    std::vector<std::size_t> slice(points);
    for (std::size_t k = 0; k < points; ++k) slice[k] = k;
    for (std::size_t k = points; k > 1; --k) std::swap(slice[k - 1], slice[static_cast<std::size_t>(stream.below(k))]);
    std::vector<double> result;
    for (const std::size_t k : slice)
        result.push_back((static_cast<double>(k) + stream.uniform()) / static_cast<double>(points));
    return result;
}

// Families in their order, until a block has its size.
std::vector<std::vector<std::size_t>> blocks_of(const Families& families) {
    std::vector<std::vector<std::size_t>> blocks;
    std::size_t size = block_size;
    for (std::size_t f = 0; f < families.size(); ++f) {
        if (size >= block_size) {
            blocks.emplace_back();
            size = 0;
        }
        blocks.back().push_back(f);
        size += families[f].size();
    }
    return blocks;
}

// A point whose base has been made, as long as somebody works on it.
struct OpenPoint {
    InTurn in_turn;
    SharedSpace space;
    std::size_t left = 0;               // families
    std::vector<std::size_t> in_block;  // families left, by block
};

// The space at a point: other numbers and elasticities, and so another base; the same table and the same sets.
SharedSpace space_at(const DealSpace& space, const SweepPlan& plan, std::size_t point) {
    const Setting& setting = space.setting();
    BaseOptions options = setting.options;
    options.elasticities = plan.sources[plan.points[point].source];
    options.elasticity_factor = plan.points[point].factor;
    if (const auto services = services_at(plan, point)) options.services_elasticity = services;
    options.solve.tolerance = std::max(options.solve.tolerance, plan.options.tolerance);
    DealSpace there = space;
    there.at = setting_of(std::make_shared<const scenario::Scenario>(scenario_at(setting.scenario(), plan, point)),
                          setting.read, options);
    return std::make_shared<const DealSpace>(std::move(there));
}

}  // namespace

SweepPlan plan_points(const scenario::Scenario& scenario, std::vector<std::string> sources, const SweepOptions& options,
                      OnNobodysTable counterfactual) {
    SweepPlan plan;
    plan.options = options;
    plan.sources = std::move(sources);
    const std::vector<scenario::Parameter> all = parameters(scenario);
    plan.inputs = inputs_of(scenario, all, counterfactual);
    if (options.services) plan.inputs.push_back(services_input(*options.services));
    plan.points.resize(options.points);
    const auto along = [&](std::uint64_t dimension) {
        return one_from_each_slice(options.points, options.seed, dimension);
    };
    const std::vector<double> source = along(0), factor = along(1);
    for (std::size_t k = 0; k < options.points; ++k) {
        plan.points[k].source = std::min(
            plan.sources.size() - 1, static_cast<std::size_t>(source[k] * static_cast<double>(plan.sources.size())));
        plan.points[k].factor =
            options.lowest_factor * std::pow(options.highest_factor / options.lowest_factor, factor[k]);
    }
    for (std::size_t n = 0; n < plan.inputs.size(); ++n) {
        const std::vector<double> u = along(2 + n);
        const SweepInput& input = plan.inputs[n];
        for (std::size_t k = 0; k < options.points; ++k)
            plan.points[k].numbers.push_back(input.parameters.empty()
                                                 ? input.low * std::pow(input.high / input.low, u[k])
                                                 : at_quantile(*all[input.parameters.front()].number, u[k]));
    }
    return plan;
}

std::optional<ServicesRange> drawn_services(const Setting& setting) {
    if (setting.options.services_elasticity) return {};
    return services_range(setting.read->world);
}

std::optional<double> services_at(const SweepPlan& plan, std::size_t point) {
    for (std::size_t n = 0; n < plan.inputs.size(); ++n)
        if (plan.inputs[n].parameters.empty()) return plan.points[point].numbers[n];
    return {};
}

SweepPlan plan_sweep(const DealSpace& space, const SweepOptions& options) {
    const Setting& setting = space.setting();
    std::vector<std::string> sources;
    if (!setting.options.elasticities.empty())
        sources = {setting.options.elasticities};
    else
        for (const world::ElasticitySource& source : setting.world().elasticity_sources) sources.push_back(source.name);
    SweepOptions drawn = options;
    drawn.services = drawn_services(setting);
    SweepPlan plan = plan_points(space.scenario(), std::move(sources), drawn, OnNobodysTable::not_drawn);
    plan.blocks = blocks_of(space.families);
    return plan;
}

std::size_t keep_part(SweepPlan& plan, std::size_t part, std::size_t parts) {
    const auto from = [all = plan.points.size(), parts](std::size_t k) { return k * all / parts; };
    const std::size_t first = from(part - 1), behind = from(part);
    plan.points.resize(behind);
    plan.points.erase(plan.points.begin(), plan.points.begin() + static_cast<std::ptrdiff_t>(first));
    return first;
}

scenario::Scenario scenario_at(const scenario::Scenario& scenario, const SweepPlan& plan, std::size_t point) {
    std::vector<std::pair<std::size_t, double>> values;
    for (std::size_t n = 0; n < plan.inputs.size(); ++n)
        for (const std::size_t k : plan.inputs[n].parameters) values.emplace_back(k, plan.points[point].numbers[n]);
    return with_values(scenario, values);
}

std::vector<std::size_t> sets_of(const DealSpace& space, const SweepPlan& plan, std::size_t block) {
    std::vector<std::size_t> sets;
    for (const std::size_t f : plan.blocks[block])
        for (const FamilyMember& member : space.families[f]) sets.push_back(member.set);
    return sets;
}

OrRefusal<Worth> worth_at(const SharedSpace& space, const Sweep& sweep, std::size_t point, SharedWants wants) {
    return worth_of(
        std::make_shared<const Prices>(Prices{space, sweep.at[point].base_income, sweep.at[point].equilibria, 0.0}),
        std::move(wants));
}

model::Status Sweep::status() const {
    for (const PointEconomics& point : at)
        for (const OutcomeEconomics& each : point.equilibria)
            if (each.status != model::Status::converged && each.status != model::Status::infeasible) return each.status;
    return model::Status::converged;
}

Sweep run_sweep(const DealSpace& space, SweepPlan plan, int threads, std::vector<PointEconomics> at,
                std::vector<std::vector<bool>> done, const std::function<void(const SweepBlock&)>& store,
                const BatchProgress& progress) {
    Sweep sweep{std::move(plan), std::move(at)};
    const SweepPlan& p = sweep.plan;
    sweep.at.resize(p.points.size());
    done.resize(p.points.size(), std::vector<bool>(p.blocks.size()));
    struct Task {
        std::size_t point, block, family;
    };
    std::vector<Task> tasks;
    std::vector<OpenPoint> open(p.points.size());
    for (std::size_t k = 0; k < p.points.size(); ++k) {
        sweep.at[k].equilibria.resize(space.sets.size());
        open[k].in_block.resize(p.blocks.size());
        for (std::size_t b = 0; b < p.blocks.size(); ++b) {
            if (done[k][b]) continue;
            for (const std::size_t f : p.blocks[b]) tasks.push_back({k, b, f});
            open[k].in_block[b] = p.blocks[b].size();
            open[k].left += p.blocks[b].size();
        }
    }
    const std::size_t total = p.points.size() * space.sets.size();
    std::size_t solved = total;
    for (const Task& task : tasks) solved -= space.families[task.family].size();
    InTurn in_turn;
    parallel_for(tasks.size(), threads, [&](std::size_t t) {
        const Task& task = tasks[t];
        const Family& family = space.families[task.family];
        OpenPoint& point = open[task.point];
        point.in_turn([&] {
            if (!point.space) point.space = space_at(space, p, task.point);
        });
        const SharedSpace there = point.space;
        PointEconomics& here = sweep.at[task.point];
        const Base& base = there->setting().base();
        if (base.status == model::Status::converged)
            solve_family(*there, family, here.equilibria);
        else
            for (const FamilyMember& member : family) {
                here.equilibria[member.set].status = base.status;
                here.equilibria[member.set].problem = "the base at this point";
            }
        in_turn([&] {
            if (here.base_income.empty()) here.base_income = base_incomes(there->setting());
            if (--point.in_block[task.block] == 0 && store) store({task.point, task.block, &here});
            if (--point.left == 0) point.space.reset();
            solved += family.size();
            if (progress) (void)progress(solved, total);
        });
    });
    return sweep;
}

bool reached(const Sweep& sweep, std::size_t point, std::size_t set) {
    return sweep.at[point].equilibria[set].status == model::Status::converged;
}

}  // namespace parley::pricing
