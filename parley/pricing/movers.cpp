#include "parley/pricing/movers.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "parley/core/input_error.hpp"
#include "parley/core/parallel.hpp"
#include "parley/pricing/ranges.hpp"
#include "parley/scenario/parameters.hpp"

namespace parley::pricing {
namespace {

// Another setting of the same dispute, and whose end it is.
struct Moved {
    std::size_t mover = 0;
    std::string name;  // of the end, in a sentence
    BaseOptions options;
    std::vector<std::pair<std::size_t, double>> values;  // by position in parameters()
};

struct Walk {
    std::vector<Movers::Mover> movers;
    std::vector<Moved> ends;

    void add(Movers::Mover mover, std::vector<Moved> of_it) {
        for (Moved& each : of_it) {
            each.mover = movers.size();
            ends.push_back(std::move(each));
        }
        movers.push_back(std::move(mover));
    }
};

void walk_elasticities(const Setting& setting, Walk& walk) {
    const world::World& world = setting.world();
    std::vector<Moved> sources;
    for (const std::string& source : other_sources(world, {}, world.elasticity_source)) {
        sources.push_back({0, source, setting.options, {}});
        sources.back().options.elasticities = source;
    }
    const std::size_t count = sources.size() + 1;
    if (count > 1)
        walk.add({fmt::format("Trade elasticities: {} sources", count), "", "", true, {}, {}, {}}, std::move(sources));
    const SweepOptions usual;
    Moved low{0, "", setting.options, {}}, high = low;
    low.options.elasticity_factor *= usual.lowest_factor;
    high.options.elasticity_factor *= usual.highest_factor;
    low.name = fmt::format("{:.2f} times", usual.lowest_factor);
    high.name = fmt::format("{:.2f} times", usual.highest_factor);
    walk.add({"All trade elasticities at once", low.name, high.name, true, {}, {}, {}}, {low, high});
}

void walk_services(const Setting& setting, Walk& walk) {
    const std::optional<ServicesRange> range = services_range(setting.read->world);
    if (!range) return;
    Moved low{0, fmt::format("{:.3g}", range->low), setting.options, {}}, high = low;
    low.options.services_elasticity = range->low;
    high.options.services_elasticity = range->high;
    high.name = fmt::format("{:.3g}", range->high);
    walk.add({"Trade elasticity of all services, as its sources have it", low.name, high.name, true, {}, {}, {}},
             {low, high});
}

// What is no number: the other ways of closing the model.
void walk_closures(const Setting& setting, Walk& walk) {
    const auto other = [&](const char* name, auto change) {
        Moved moved{0, name, setting.options, {}};
        change(moved.options);
        return moved;
    };
    std::vector<Moved> deficits;
    if (setting.options.deficits != model::Deficits::zero)
        deficits.push_back(other("balanced", [](BaseOptions& o) { o.deficits = model::Deficits::zero; }));
    if (setting.options.deficits != model::Deficits::saving && setting.world().accounts.saving_rate.size() != 0 &&
        setting.options.factors.is_mobile())
        deficits.push_back(other("saving", [](BaseOptions& o) { o.deficits = model::Deficits::saving; }));
    if (!deficits.empty())
        walk.add({"Deficits: fixed, none, or by saving and investment", "", "", true, {}, {}, {}}, std::move(deficits));
    if (setting.options.factors.is_mobile() && setting.options.deficits != model::Deficits::saving)
        walk.add({"Workers stay in their sectors", "", "", false, {}, {}, {}},
                 {other("specific", [](BaseOptions& o) { o.factors = model::specific; })});
}

bool holds(const Setting& setting, const SetEquilibrium& each, const scenario::Parameter& of) {
    if (!of.issue) return true;
    return std::any_of(each.levels.begin(), each.levels.end(), [&](std::size_t k) {
        return setting.levels[k].issue == *of.issue && setting.levels[k].level == *of.level;
    });
}

// Numbers of the base and of this outcome. Gives how many have no range.
std::size_t walk_numbers(const Setting& setting, const SetEquilibrium& each, Walk& walk) {
    const std::vector<scenario::Parameter> all = parameters(setting.scenario());
    const bool split = !each.wedges.split.empty();
    for (const SweepInput& input : plan_points(setting.scenario(), {""}, {}, OnNobodysTable::too).inputs) {
        if (std::none_of(input.parameters.begin(), input.parameters.end(),
                         [&](std::size_t k) { return holds(setting, each, all[k]); }))
            continue;
        const scenario::Parameter& first = all[input.parameters.front()];
        if (first.kind == scenario::Parameter::Kind::model && !split) continue;
        Moved low{0, input.low_text, setting.options, {}}, high{0, input.high_text, setting.options, {}};
        for (const std::size_t k : input.parameters) {
            low.values.emplace_back(k, input.low);
            high.values.emplace_back(k, input.high);
        }
        walk.add({input.what, input.low_text, input.high_text, !first.issue, {}, {}, {}}, {low, high});
    }
    return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [&](const scenario::Parameter& of) {
        return of.moves_equilibria() && !(of.number->low < of.number->high) && holds(setting, each, of);
    }));
}

Figures figures_at(const NamedOutcomes& named, const SetEquilibrium& here, const Moved& moved) {
    const Setting& setting = named.setting();
    Figures result;
    try {
        auto scenario = setting.written;
        if (!moved.values.empty())
            scenario =
                std::make_shared<const scenario::Scenario>(scenario::with_values(setting.scenario(), moved.values));
        const SharedSetting there = same_base(moved.options, setting.options)
                                        ? setting_with(setting, std::move(scenario))
                                        : setting_of(std::move(scenario), setting.read, moved.options);
        return figures_in(*there, here);
    } catch (const InputError& error) {
        result.status = model::Status::refused;
        result.problem = in_one_line(error.refusal());
        return result;
    }
}

double width(const Movers::Mover& mover) {
    double sum = 0.0;
    for (const Range& each : mover.pct) sum += each.high - each.low;
    return sum;
}

// As the file sets it; where it is computed, that something which was announced is in force stands for it.
bool follows_without_a_deal(const scenario::Scenario& scenario, const scenario::NamedOutcome& outcome) {
    if (scenario.no_deal) return outcome.id == scenario.no_deal->outcome;
    for (const auto& [id, level] : outcome.levels) {
        const scenario::Issue& issue = scenario.issues[issue_position(scenario, id)];
        if (issue.levels[level_position(issue, level)].announced) return true;
    }
    return false;
}

}  // namespace

std::optional<std::size_t> headline(const NamedOutcomes& named) {
    std::optional<std::size_t> result;
    double most = 0.0;
    for (std::size_t k = 0; k < named.outcomes.size(); ++k) {
        const OutcomeResult* priced = named.priced(named.outcomes[k]);
        if (priced == nullptr || !priced->solved()) continue;
        const scenario::NamedOutcome& outcome = named.scenario().outcomes[named.outcomes[k].outcome];
        if (named.outcomes[k].outcome != 0 && follows_without_a_deal(named.scenario(), outcome)) return k;
        double moved = 0.0;
        for (const std::vector<Economy>& economies : named.setting().economies)
            moved += std::abs(income_change(named.base().world, *priced, economies).factor - 1);
        if (moved > most) result = k;
        most = std::max(most, moved);
    }
    return result;
}

void find_movers(NamedOutcomes& named, int threads, const BatchProgress& progress) {
    if (!named.setting().is_settled()) return;
    const std::optional<std::size_t> chosen = headline(named);
    if (!chosen) return;
    const Setting& setting = named.setting();
    const SetEquilibrium& here = named.equilibria[*named.outcomes[*chosen].equilibrium];
    Movers result;
    result.outcome = named.outcomes[*chosen].outcome;
    for (const std::vector<Economy>& economies : setting.economies)
        result.reported.push_back(income_change(setting.world(), here.priced, economies));
    Walk walk;
    walk_elasticities(setting, walk);
    walk_services(setting, walk);
    walk_closures(setting, walk);
    result.cited = walk_numbers(setting, here, walk);
    std::vector<Figures> figures(walk.ends.size());
    InTurn in_turn;
    std::size_t done = 0;
    parallel_for(walk.ends.size(), threads, [&](std::size_t k) {
        figures[k] = figures_at(named, here, walk.ends[k]);
        in_turn([&] {
            if (progress) (void)progress(++done, walk.ends.size());
        });
    });
    for (Movers::Mover& mover : walk.movers)
        for (const IncomeChange& own : result.reported) {
            const double pct = 100 * (own.factor - 1);
            mover.usd_m.push_back({own.usd_m, own.usd_m, 1});
            mover.pct.push_back({pct, pct, 1});
        }
    const auto widen = [](Range& range, double value) {
        range = {std::min(range.low, value), std::max(range.high, value), range.n + 1};
    };
    for (std::size_t k = 0; k < figures.size(); ++k) {
        Movers::Mover& mover = walk.movers[walk.ends[k].mover];
        if (!figures[k].solved()) {
            mover.without.push_back(walk.ends[k].name + ": " + figures[k].problem);
            continue;
        }
        for (std::size_t p = 0; p < result.reported.size(); ++p) {
            const IncomeChange there = income_change(figures[k], setting.economies[p]);
            widen(mover.usd_m[p], there.usd_m);
            widen(mover.pct[p], 100 * (there.factor - 1));
        }
    }
    result.movers = std::move(walk.movers);
    std::stable_sort(result.movers.begin(), result.movers.end(),
                     [](const auto& a, const auto& b) { return width(a) > width(b); });
    named.movers = std::move(result);
}

}  // namespace parley::pricing
