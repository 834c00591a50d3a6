#include "parley/analysis/forecast.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>

#include "parley/analysis/forecast_draw.hpp"
#include "parley/core/parallel.hpp"

namespace parley::analysis {
namespace {

// What is drawn from: the dispute as it stands, or one for each point of a sweep.
struct DrawnFrom {
    std::vector<std::unique_ptr<const pricing::Worth>> at;  // by point
    std::vector<std::shared_ptr<const dispute::graph_model::Moves>> moves;
    std::vector<OneDraw> draw;  // by point, or the only one
};

using SharedMoves = std::shared_ptr<const dispute::graph_model::Moves>;

OrRefusal<SharedMoves> checked_moves(const pricing::Worth& dispute) {
    std::optional<dispute::graph_model::Moves> moves = dispute::graph_model::moves_of(dispute.space);
    if (!moves)
        return Refusal{
            {Option::none, dispute.scenario().file}, "fewer moves between the outcomes on the table", "too many"};
    return std::make_shared<const dispute::graph_model::Moves>(std::move(*moves));
}

bool same_space(const dispute::space::Space& a, const dispute::space::Space& b) {
    if (a.size() != b.size()) return false;
    for (std::size_t o = 0; o < a.size(); ++o)
        if (a.code(Outcome{o}) != b.code(Outcome{o})) return false;
    return true;
}

OrRefusal<DrawnFrom> drawn_from(const pricing::Worth& dispute, const pricing::Sweep* sweep, int threads) {
    DrawnFrom result;
    const OrRefusal<SharedMoves> own = checked_moves(dispute);
    if (!own) return own.refusal();
    result.moves.push_back(*own);
    if (sweep == nullptr) {
        result.draw.emplace_back(dispute, *result.moves.front());
        return result;
    }
    const std::size_t points = sweep->plan.points.size();
    result.at.resize(points);
    std::vector<std::optional<Refusal>> refused(points);
    parallel_for(points, threads, [&](std::size_t k) {
        OrRefusal<pricing::Worth> there = worth_at(dispute.prices().of, *sweep, k, dispute.wants);
        if (there)
            result.at[k] = std::make_unique<const pricing::Worth>(*std::move(there));
        else
            refused[k] = there.refusal();
    });
    for (const std::optional<Refusal>& each : refused)
        if (each) return *each;
    // Moves depend on what can be reached alone, which is nearly always the same.
    const pricing::Worth* last = &dispute;
    for (const auto& each : result.at) {
        if (!same_space(last->space, each->space)) {
            const OrRefusal<SharedMoves> moves = checked_moves(*each);
            if (!moves) return moves.refusal();
            result.moves.push_back(*moves);
            last = each.get();
        }
        result.draw.emplace_back(*each, *result.moves.back());
    }
    return result;
}

Band band_of(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    const auto at = [&](double share) {
        return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1) + 0.5)];
    };
    return {at(0.05), at(0.5), at(0.95)};
}

// What is looked at of each draw: none where it has no such figure.
using DrawnFigure = std::vector<std::optional<double>>;

double mean_of(const DrawnFigure& figure, const std::vector<std::size_t>& among) {
    double sum = 0.0, count = 0.0;
    for (const std::size_t k : among)
        if (figure[k]) {
            sum += *figure[k];
            count += 1.0;
        }
    return count > 0 ? sum / count : 0.0;
}

// A number with its value in each draw.
struct Column {
    std::string what;
    Unit unit = Unit::points;
    std::vector<double> value;
};

TornadoBar bar_of(const Column& column, const DrawnFigure& figure) {
    std::vector<std::size_t> order(column.value.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return column.value[a] < column.value[b]; });
    const auto half = static_cast<std::ptrdiff_t>(order.size() / 2);
    const auto within = [&](std::vector<std::size_t> draws) {
        return DrawsWithin{column.value[draws.front()], column.value[draws.back()], draws.size(),
                           mean_of(figure, draws)};
    };
    return {column.what,
            column.unit,
            {},
            {},
            within({order.begin(), order.begin() + half}),
            within({order.end() - half, order.end()})};
}

// The source of elasticities: that of the draws with the least of the figure, and with the most.
std::optional<TornadoBar> bar_of_sources(const pricing::Sweep& sweep, const DrawnFigure& figure) {
    std::vector<std::vector<std::size_t>> of(sweep.plan.sources.size());
    for (std::size_t k = 0; k < figure.size(); ++k)
        of[sweep.plan.points[k % sweep.plan.points.size()].source].push_back(k);
    std::optional<TornadoBar> bar;
    for (std::size_t s = 0; s < of.size(); ++s) {
        if (of[s].empty()) continue;
        const DrawsWithin within{static_cast<double>(s), static_cast<double>(s), of[s].size(), mean_of(figure, of[s])};
        const std::string& name = sweep.plan.sources[s];
        if (!bar) bar = TornadoBar{"Source of the trade elasticities", Unit::count, name, name, within, within};
        if (within.value < bar->low.value) {
            bar->low = within;
            bar->low_name = name;
        }
        if (within.value > bar->high.value) {
            bar->high = within;
            bar->high_name = name;
        }
    }
    if (bar && bar->low_name == bar->high_name) bar.reset();
    return bar;
}

std::vector<Column> columns_of(const pricing::Worth& dispute, const pricing::Sweep* sweep,
                               const std::vector<Drawn>& draws) {
    std::vector<Column> columns;
    const std::vector<Unsure> numbers = unsure(dispute);
    for (std::size_t n = 0; n < numbers.size(); ++n) {
        const StatedNumber& number = *numbers[n].parameter.number;
        if (!(number.low < number.high)) continue;
        columns.push_back({numbers[n].what, number.unit, {}});
        for (const Drawn& each : draws) columns.back().value.push_back(each.numbers[n]);
    }
    if (sweep == nullptr) return columns;
    const pricing::SweepPlan& plan = sweep->plan;
    const auto point = [&](std::size_t k) -> const pricing::SweepPoint& { return plan.points[k % plan.points.size()]; };
    columns.push_back({"All trade elasticities, times", Unit::count, {}});
    for (std::size_t k = 0; k < draws.size(); ++k) columns.back().value.push_back(point(k).factor);
    for (std::size_t n = 0; n < plan.inputs.size(); ++n) {
        columns.push_back({plan.inputs[n].what, plan.inputs[n].unit, {}});
        for (std::size_t k = 0; k < draws.size(); ++k) columns.back().value.push_back(point(k).numbers[n]);
    }
    return columns;
}

// The widest first. Halves of the same draws are often exactly as wide as each other but for their last digits, in
// which the program and a page's engine differ: these keep the order of their columns.
void sort_by_width(std::vector<TornadoBar>& bars) {
    constexpr double as_wide = 1e-6;  // of the widest
    std::vector<std::size_t> order(bars.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return bars[a].width() > bars[b].width(); });
    for (auto first = order.begin(); first != order.end();) {
        auto last = first + 1;
        while (last != order.end() &&
               bars[*(last - 1)].width() - bars[*last].width() <= as_wide * bars[order.front()].width())
            ++last;
        std::sort(first, last);
        first = last;
    }
    std::vector<TornadoBar> sorted;
    for (const std::size_t k : order) sorted.push_back(std::move(bars[k]));
    bars = std::move(sorted);
}

Tornado tornado_of(Tornado::Of of, Side party, const std::vector<Column>& columns, const pricing::Sweep* sweep,
                   const DrawnFigure& figure) {
    Tornado result{of, party, {}};
    if (figure.size() < 2) return result;
    for (const Column& column : columns) result.bars.push_back(bar_of(column, figure));
    if (sweep != nullptr)
        if (const auto bar = bar_of_sources(*sweep, figure)) result.bars.push_back(*bar);
    sort_by_width(result.bars);
    return result;
}

// Of a mean over draws: from the means of the points where there are several, whose draws belong together.
double error_of(const std::vector<double>& values, std::size_t points) {
    const std::size_t groups = points > 1 ? std::min(points, values.size()) : values.size();
    if (groups < 2) return 0.0;
    std::vector<double> mean(groups), count(groups);
    for (std::size_t k = 0; k < values.size(); ++k) {
        mean[k % groups] += values[k];
        count[k % groups] += 1.0;
    }
    double all = 0.0, spread = 0.0;
    for (std::size_t g = 0; g < groups; ++g) all += (mean[g] /= count[g]) / static_cast<double>(groups);
    for (std::size_t g = 0; g < groups; ++g) spread += (mean[g] - all) * (mean[g] - all);
    return std::sqrt(spread / static_cast<double>(groups - 1) / static_cast<double>(groups));
}

void add_deals(const DrawnFrom& from, const std::vector<Drawn>& draws, Forecast& result) {
    const pricing::Worth& first = from.draw.front().dispute();
    std::size_t deals = 0;
    std::vector<std::vector<double>> count;
    for (const auto& levels : first.table().level) count.emplace_back(levels.size());
    for (std::size_t k = 0; k < draws.size(); ++k) {
        if (!draws[k].nash) continue;
        ++deals;
        const dispute::space::Space& space = from.draw[k % from.draw.size()].dispute().space;
        for (std::size_t i = 0; i < count.size(); ++i) count[i][space.level(*draws[k].nash, i)] += 1.0;
    }
    if (deals == 0) return;
    for (std::size_t i = 0; i < count.size(); ++i)
        for (std::size_t l = 0; l < count[i].size(); ++l)
            result.in_deal.push_back({i, l, count[i][l] / static_cast<double>(deals)});
    for (std::size_t p = 0; p < first.scenario().parties.size(); ++p) {
        std::vector<double> gains;
        for (const Drawn& each : draws)
            if (!each.nash_gain.empty()) gains.push_back(each.nash_gain[p]);
        result.nash_gain.push_back(band_of(std::move(gains)));
    }
}

// Whether a number of what the party wants is drawn.
bool wants_are_drawn(const pricing::Worth& dispute, Side party) {
    const std::vector<Unsure> numbers = unsure(dispute);
    return std::any_of(numbers.begin(), numbers.end(), [&](const Unsure& each) {
        return each.party == party.value && each.term && each.parameter.number->low < each.parameter.number->high;
    });
}

// What was not drawn has no band: an interval of one point would look like certainty.
void add_bands(const pricing::Worth& dispute, const DrawnFrom& from, const std::vector<Drawn>& draws,
               Forecast& result) {
    const bool economics = !from.at.empty();
    const pricing::Worth& first = from.draw.front().dispute();
    const std::size_t parties = first.scenario().parties.size();
    for (std::size_t n = 1; n < first.named.size(); ++n)
        for (const Side p : Positions<Side>(parties)) {
            std::vector<double> points, income;
            for (std::size_t k = 0; k < draws.size(); ++k) {
                const pricing::Worth& at = from.draw[k % from.draw.size()].dispute();
                if (!at.named[n] || *at.named[n] == at.status_quo) break;
                points.push_back(draws[k].named_points[n * parties + p.value]);
                income.push_back(at.income_usd_m(p, *at.named[n]) - at.income_usd_m(p, at.status_quo));
            }
            if (points.size() < draws.size()) continue;
            if (!dispute.named[n]) continue;
            OutcomeBand band{n, p, {}, {}, {}, {}};
            band.points_now = dispute.payoffs(p, *dispute.named[n]) - dispute.payoffs(p, dispute.status_quo);
            band.income_now_usd_m =
                dispute.income_usd_m(p, *dispute.named[n]) - dispute.income_usd_m(p, dispute.status_quo);
            if (economics || wants_are_drawn(dispute, p)) band.points = band_of(std::move(points));
            if (economics) band.income_usd_m = band_of(std::move(income));
            result.bands.push_back(std::move(band));
        }
}

void add_chances(const std::vector<Drawn>& draws, std::size_t points, Forecast& result) {
    const auto count = static_cast<double>(draws.size());
    for (std::size_t l = 0; l < result.by.size(); ++l) {
        std::vector<double> deal;
        const auto answers = static_cast<double>(
            std::count_if(draws.begin(), draws.end(), [&](const Drawn& each) { return each.by[l].known(); }));
        for (const Drawn& each : draws) {
            if (each.by[l].known()) result.by[l].add(each.by[l], 1.0 / answers);
            deal.push_back(each.by[l].agreement());
        }
        result.answering[l] = answers / count;
        result.agreement_error[l] = error_of(deal, points);
    }
    double answers = 0.0;
    for (const Drawn& each : draws) {
        result.all_agree += each.agree ? 1 / count : 0;
        if (each.gives_in.empty()) continue;
        answers += 1.0;
        result.gives_in.resize(each.gives_in.size());
        for (std::size_t p = 0; p < each.gives_in.size(); ++p) result.gives_in[p] += each.gives_in[p];
    }
    for (double& each : result.gives_in) each /= answers;
}

}  // namespace

bool Chances::known() const {
    return std::any_of(of.begin(), of.end(), [](double each) { return each > 0; });
}

void Chances::add(const Chances& other, double weight) {
    for (std::size_t k = 0; k < of.size(); ++k) of[k] += weight * other.of[k];
}

const char* name_of(Lens lens) {
    switch (lens) {
        case Lens::bargaining:
            return "bargaining";
        case Lens::conditions:
            return "conditions";
        case Lens::moves:
            return "moves";
        case Lens::attrition:
            return "attrition";
        case Lens::talks:
            return "talks";
    }
    return "";
}

OrRefusal<Forecast> forecast(const pricing::Worth& dispute, const scenario::Draws& draws, int threads,
                             const pricing::Sweep* sweep) {
    Forecast result;
    result.seed = draws.seed;
    result.count = draws.count;
    const OrRefusal<DrawnFrom> drawn = drawn_from(dispute, sweep, threads);
    if (!drawn) return drawn.refusal();
    const DrawnFrom& from = *drawn;
    std::vector<Drawn> all(draws.count);
    parallel_for(all.size(), threads, [&](std::size_t k) { all[k] = from.draw[k % from.draw.size()](draws.seed, k); });
    if (all.empty()) return result;
    add_chances(all, from.draw.size(), result);
    add_deals(from, all, result);
    add_bands(dispute, from, all, result);
    const std::vector<Column> columns = columns_of(dispute, sweep, all);
    DrawnFigure deal;
    for (const Drawn& each : all) deal.emplace_back(each.deal_on_conditions ? 1.0 : 0.0);
    result.tornadoes.push_back(tornado_of(Tornado::Of::deal, Side{0}, columns, sweep, deal));
    for (std::size_t p = 0; p < result.nash_gain.size(); ++p) {
        DrawnFigure gain;
        for (const Drawn& each : all)
            gain.push_back(each.nash_gain.empty() ? std::optional<double>() : each.nash_gain[p]);
        result.tornadoes.push_back(tornado_of(Tornado::Of::nash_gain, Side{p}, columns, sweep, gain));
    }
    return result;
}

}  // namespace parley::analysis
