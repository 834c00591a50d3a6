#include "parley/pricing/batch/sweep.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <mutex>

#include <fmt/format.h>

#include "parley/core/input_error.hpp"
#include "parley/core/parallel.hpp"
#include "parley/numerics/random_stream.hpp"

namespace parley::pricing {
namespace {

constexpr std::size_t block_size = 128;  // equilibria: about a second of one core for forty economies
constexpr std::uint64_t first_stream = std::uint64_t{1} << 63;

// One number of the sweep: all its places in the scenario.
struct SweptNumber {
    SweepInput input;
    std::vector<Quantity*> places;
    const scenario::MeasureWords* of = nullptr;
    std::size_t issue = 0;
    const char* part = "";
};

bool same_number(const SweptNumber& a, const SweptNumber& b) {
    const scenario::MeasureWords &m = *a.of, &n = *b.of;
    const Quantity &x = *a.places.front(), &y = *b.places.front();
    return a.issue == b.issue && a.part == b.part && m.kind == n.kind && m.by == n.by && m.on == n.on &&
           m.sectors == n.sectors && x.value == y.value && x.low == y.low && x.high == y.high && x.unit == y.unit;
}

class SweptNumbers {
public:
    explicit SweptNumbers(scenario::Scenario& scenario) {
        constexpr std::size_t no_issue = static_cast<std::size_t>(-1);
        for (auto& [id, words] : scenario.baseline) add(words, no_issue, "In force: " + id);
        for (std::size_t i = 0; i < scenario.issues.size(); ++i) {
            scenario::Issue& issue = scenario.issues[i];
            if (issue.counterfactual) continue;
            for (scenario::Level& level : issue.levels)
                for (scenario::MeasureWords& words : level.measures)
                    if (!level.counterfactual) add(words, i, issue.label + ": " + level.label);
        }
    }
    std::vector<SweptNumber> all;

private:
    void add(scenario::MeasureWords& words, std::size_t issue, const std::string& where) {
        add(words.amount, words, issue, where, "");
        if (words.covers) add(*words.covers, words, issue, where, "covers");
        if (words.over) add(*words.over, words, issue, where, "over");
        if (words.duty_part) add(*words.duty_part, words, issue, where, "part by duty");
    }
    void add(Quantity& quantity, const scenario::MeasureWords& words, std::size_t issue, const std::string& where,
             const char* part) {
        if (!(quantity.low < quantity.high)) return;
        SweptNumber number;
        number.input = {fmt::format("{} ({}{}{})", where, name_of(words.kind), *part != '\0' ? ", " : "", part),
                        quantity.unit,
                        quantity.low,
                        quantity.high,
                        quantity.low_text,
                        quantity.high_text};
        number.places = {&quantity};
        number.of = &words;
        number.issue = issue;
        number.part = part;
        for (SweptNumber& known : all)
            if (same_number(known, number)) {
                known.places.push_back(&quantity);
                return;
            }
        all.push_back(std::move(number));
    }
};

// The number below which a share u of its range lies.
double at_quantile(const Quantity& quantity, double u) {
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
    for (std::size_t k = points; k > 1; --k) std::swap(slice[k - 1], slice[stream.below(k)]);
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
    std::once_flag made;
    std::unique_ptr<DisputeStudy> dispute;
    std::size_t left = 0;               // families
    std::vector<std::size_t> in_block;  // families left, by block
};

}  // namespace

SweepPlan plan_sweep(const DisputeStudy& dispute, const SweepOptions& options) {
    SweepPlan plan;
    plan.options = options;
    const world::World& world = dispute.study.base.world;
    if (!dispute.study.options.base.elasticities.empty())
        plan.sources = {dispute.study.options.base.elasticities};
    else
        for (const world::ElasticitySource& source : world.elasticity_sources) plan.sources.push_back(source.name);
    scenario::Scenario scenario = dispute.study.scenario;
    const SweptNumbers numbers(scenario);
    for (const SweptNumber& number : numbers.all) plan.inputs.push_back(number.input);
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
    for (std::size_t n = 0; n < numbers.all.size(); ++n) {
        const std::vector<double> u = along(2 + n);
        for (std::size_t k = 0; k < options.points; ++k)
            plan.points[k].numbers.push_back(at_quantile(*numbers.all[n].places.front(), u[k]));
    }
    plan.families = families_of(dispute);
    plan.blocks = blocks_of(plan.families);
    return plan;
}

scenario::Scenario scenario_at(const DisputeStudy& dispute, const SweepPlan& plan, std::size_t point) {
    scenario::Scenario scenario = dispute.study.scenario;
    const SweptNumbers numbers(scenario);
    for (std::size_t n = 0; n < numbers.all.size(); ++n)
        for (Quantity* place : numbers.all[n].places) place->value = plan.points[point].numbers[n];
    return scenario;
}

std::vector<std::size_t> sets_of(const SweepPlan& plan, std::size_t block) {
    std::vector<std::size_t> sets;
    for (const std::size_t f : plan.blocks[block])
        for (const FamilyMember& member : plan.families[f]) sets.push_back(member.set);
    return sets;
}

model::Status Sweep::status() const {
    for (const PointEconomics& point : at)
        for (const OutcomeEconomics& each : point.equilibria)
            if (each.status != model::Status::converged && each.status != model::Status::infeasible) return each.status;
    return model::Status::converged;
}

Sweep run_sweep(const DisputeStudy& dispute, SweepPlan plan, int threads, std::vector<PointEconomics> at,
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
        sweep.at[k].equilibria.resize(dispute.sets.size());
        open[k].in_block.resize(p.blocks.size());
        for (std::size_t b = 0; b < p.blocks.size(); ++b) {
            if (done[k][b]) continue;
            for (const std::size_t f : p.blocks[b]) tasks.push_back({k, b, f});
            open[k].in_block[b] = p.blocks[b].size();
            open[k].left += p.blocks[b].size();
        }
    }
    const std::size_t total = p.points.size() * dispute.sets.size();
    std::size_t solved = total;
    for (const Task& task : tasks) solved -= p.families[task.family].size();
    std::mutex guard;
    parallel_for(tasks.size(), threads, [&](std::size_t t) {
        const Task& task = tasks[t];
        OpenPoint& point = open[task.point];
        std::call_once(point.made, [&] {
            DisputeOptions options;
            options.study = dispute.study.options;
            options.study.base.elasticities = p.sources[p.points[task.point].source];
            options.study.base.elasticity_factor = p.points[task.point].factor;
            options.study.base.solve.tolerance = std::max(options.study.base.solve.tolerance, p.options.tolerance);
            options.disagreement = dispute.study.scenario.outcomes[dispute.disagreement_name].id;
            point.dispute =
                std::make_unique<DisputeStudy>(prepare_dispute(scenario_at(dispute, p, task.point), options));
        });
        PointEconomics& here = sweep.at[task.point];
        const model::Status base = point.dispute->study.base.status;
        if (base == model::Status::converged)
            solve_family(*point.dispute, p.families[task.family], here.equilibria);
        else
            for (const FamilyMember& member : p.families[task.family]) {
                here.equilibria[member.set].status = base;
                here.equilibria[member.set].problem = "the base at this point";
            }
        const std::lock_guard lock(guard);
        if (here.base_income.empty()) here.base_income = point.dispute->base_income;
        if (--point.in_block[task.block] == 0 && store) store({task.point, task.block, &here});
        if (--point.left == 0) point.dispute.reset();
        solved += p.families[task.family].size();
        if (progress) (void)progress(solved, total);
    });
    return sweep;
}

std::optional<std::size_t> set_of_named(const DisputeStudy& dispute, const scenario::NamedOutcome& outcome) {
    const scenario::Scenario& scenario = dispute.study.scenario;
    const std::vector<std::size_t> at = levels_of(scenario, outcome);
    std::vector<std::size_t> set;
    for (std::size_t l = 0; l < dispute.study.levels.size(); ++l)
        if (at[dispute.study.levels[l].issue] == dispute.study.levels[l].level) set.push_back(l);
    const auto place = std::find(dispute.sets.begin(), dispute.sets.end(), set);
    if (place == dispute.sets.end()) return {};
    return static_cast<std::size_t>(place - dispute.sets.begin());
}

bool reached(const Sweep& sweep, std::size_t point, std::size_t set) {
    return sweep.at[point].equilibria[set].status == model::Status::converged;
}

}  // namespace parley::pricing
