// The exact identity of the welfare change, by the slow model.
#include <array>
#include <cmath>

#include "tests/support/slow_newton.hpp"

namespace parley::testing {
namespace {

using namespace slow;

// The parts of the exact identity, and the total last.
enum Part : std::size_t { tot, volume, fiscal, barriers, productivity, scale, transfers, total, part_count };
using Parts = std::vector<std::array<Real, part_count>>;

// A solved point of the path.
struct Stop {
    Real way = 0;
    Vector log_wage;
    SlowOutcome outcome;
    Policy policy;
};

// ln of the price of a shipped unit at the seller's border, c(1−z)(1+e). Iceberg barriers are not in it: they melt
// units on the way, and q below counts the units shipped.
Real log_border_price(const Levels& levels, const Stop& stop, std::size_t c, std::size_t i) {
    const std::size_t seller = i * levels.sectors() + levels.cells()[c].sector;
    return std::log(stop.outcome.cost[seller]) + std::log(1 - stop.policy.subsidy[seller]) +
           std::log(1 + stop.policy.tax[levels.at(c, i)]);
}

Real border_value(const Levels& levels, const Stop& stop, std::size_t c, std::size_t i) {
    const std::size_t k = levels.at(c, i);
    const Cell& cell = levels.cells()[c];
    return stop.outcome.share[k] * stop.outcome.spending[cell.buyer * levels.sectors() + cell.sector] /
           (1 + stop.policy.duty[k]);
}

// dln of what runs out under an embargo is a change over the level at the middle: at the end there is no log.
Real relative_change(bool runs_out, Real low, Real middle, Real high) {
    return runs_out ? (high - low) / middle : std::log(high / low);
}

// One step of the path: the identity with levels at its middle and changes over it.
//   I dlnW = dI − I Σ α dlnP, with Σ_s E dlnP = Σ (1+t)X dln p_delivered and Σ_s (E − αI) dlnP = Σ C (dlnc + dlnA)
//   − VA dlnw from the definitions of P and c; substituting I and X = p q, everything that carries dln(1+t),
//   dln(1+e) or dln(1−z) by itself cancels, and what is left are the parts.
Parts midpoint(const Levels& levels, const Stop& low, const Stop& middle, const Stop& high) {
    const std::size_t count = levels.economies(), sectors = levels.sectors();
    Parts parts(count);
    for (auto& part : parts) part.fill(0);
    for (std::size_t c = 0; c < levels.cells().size(); ++c)
        for (std::size_t i = 0; i < count; ++i) {
            if (!levels.trades(c, i)) continue;
            const std::size_t k = levels.at(c, i), n = levels.cells()[c].buyer;
            const bool runs_out = levels.embargoed(c, i);
            const Real value = border_value(levels, middle, c, i);
            const Real spent = value * (1 + middle.policy.duty[k]);
            // κ = a^(−1/θ)
            parts[n][barriers] += spent / levels.theta(levels.cells()[c].sector) *
                                  relative_change(runs_out, low.policy.availability[k], middle.policy.availability[k],
                                                  high.policy.availability[k]);
            if (n == i) continue;
            const Real price = log_border_price(levels, high, c, i) - log_border_price(levels, low, c, i);
            const auto shipped = [&](const Stop& stop) {
                return border_value(levels, stop, c, i) / std::exp(log_border_price(levels, stop, c, i));
            };
            const Real quantity = relative_change(runs_out, shipped(low), shipped(middle), shipped(high));
            const Real tax = middle.policy.tax[k];
            parts[i][tot] += value * price;
            parts[n][tot] -= value * price;
            parts[n][volume] += middle.policy.duty[k] * value * quantity;
            parts[i][fiscal] += tax / (1 + tax) * value * quantity;
        }
    for (std::size_t n = 0; n < count; ++n) {
        for (std::size_t s = 0; s < sectors; ++s) {
            const std::size_t k = n * sectors + s;
            if (!levels.present(n, s)) continue;
            const Real made = std::log(high.outcome.output[k] / low.outcome.output[k]) -
                              std::log(high.outcome.cost[k] / low.outcome.cost[k]);
            parts[n][fiscal] -= middle.policy.subsidy[k] * middle.outcome.output[k] * made;
            parts[n][productivity] +=
                middle.outcome.output[k] * std::log(high.policy.productivity[k] / low.policy.productivity[k]);
            parts[n][scale] += middle.outcome.output[k] * levels.psi(s) *
                               (high.outcome.factor.log_amount[k] - low.outcome.factor.log_amount[k]);
        }
        parts[n][transfers] = high.outcome.deficit[n] - low.outcome.deficit[n];
        // dW = W/I · (I dlnW): shares of base income.
        const Real weight = welfare(levels, middle.outcome, n) / middle.outcome.income[n];
        for (Real& part : parts[n]) part *= weight;
        parts[n][total] = welfare(levels, high.outcome, n) - welfare(levels, low.outcome, n);
    }
    return parts;
}

class Path {
public:
    Path(const world::World& world, const model::Wedges& wedges, const SlowClosure& closure, Real tolerance)
        : levels_(world, wedges, closure), tolerance_(tolerance) {
        stop_.log_wage.assign(levels_.unknowns(), 0);
        stop_.policy = levels_.policy(0);
        ok_ = newton(levels_, stop_.policy, stop_.log_wage, stop_.outcome);
    }

    bool ok() const { return ok_; }

    // [low, high] in 1, 2, 4 and 8 steps, extrapolated; halved until the last two orders agree.
    Parts integrate(const Stop& low, const Stop& high, int depth) {
        constexpr std::size_t fine = 8;
        std::vector<Stop> stops(2 * fine + 1);
        stops.front() = low;
        stops.back() = high;
        for (std::size_t k = 1; k < 2 * fine && ok_; ++k)
            stops[k] = between(stops[k - 1], low.way + (high.way - low.way) * static_cast<Real>(k) / (2 * fine));
        Parts nothing(levels_.economies());
        for (auto& part : nothing) part.fill(0);
        if (!ok_) return nothing;
        // Romberg on the midpoint rule, whose error is even in the step.
        std::vector<std::vector<Parts>> table;
        for (std::size_t steps = 1; steps <= fine; steps *= 2) {
            const std::size_t span = 2 * fine / steps;
            Parts sum = nothing;
            for (std::size_t k = 0; k < 2 * fine; k += span)
                sum = combine(sum, 1, midpoint(levels_, stops[k], stops[k + span / 2], stops[k + span]), 1);
            std::vector<Parts> row{sum};
            Real power = 4;
            for (std::size_t order = 1; !table.empty() && order <= table.back().size(); ++order, power *= 4)
                row.push_back(combine(row[order - 1], power / (power - 1), table.back()[order - 1], -1 / (power - 1)));
            table.push_back(row);
        }
        const Parts best = table.back().back(), rough = table[table.size() - 2].back();
        Real error = 0;
        for (std::size_t n = 0; n < best.size(); ++n)
            for (std::size_t part = 0; part < part_count; ++part)
                error = std::fmax(error, std::fabs(best[n][part] - rough[n][part]));
        if (error <= tolerance_ * (high.way - low.way)) return best;
        if (depth > 12) {
            ok_ = false;
            return nothing;
        }
        const Stop middle = stops[fine];
        const Parts left = integrate(low, middle, depth + 1), right = integrate(middle, high, depth + 1);
        return combine(left, 1, right, 1);
    }

    Parts run() {
        const Stop start = stop_;
        const Stop end = between(start, 1);
        Parts nothing(levels_.economies());
        for (auto& part : nothing) part.fill(0);
        return ok_ ? integrate(start, end, 0) : nothing;
    }

private:
    static Parts combine(const Parts& a, Real weight_a, const Parts& b, Real weight_b) {
        Parts result = a;
        for (std::size_t n = 0; n < a.size(); ++n)
            for (std::size_t part = 0; part < part_count; ++part)
                result[n][part] = weight_a * a[n][part] + weight_b * b[n][part];
        return result;
    }

    Stop between(const Stop& from, Real way) {
        Stop result = from;
        result.way = way;
        result.policy = levels_.policy(way);
        ok_ = ok_ && walk(levels_, from.way, way, result.log_wage, result.outcome);
        return result;
    }

    Levels levels_;
    Real tolerance_;
    Stop stop_;
    bool ok_ = true;
};

}  // namespace

SlowDecomposition slow_decompose(const world::World& world, const model::Wedges& wedges, const SlowClosure& closure,
                                 double tolerance) {
    Path path(world, wedges, closure, tolerance);
    SlowDecomposition result;
    if (!path.ok()) return result;
    const Parts parts = path.run();
    result.converged = path.ok();
    const std::size_t count = world.economies.size();
    for (Table<Economy>* table : {&result.terms_of_trade, &result.volume_of_trade, &result.fiscal, &result.barriers,
                                  &result.productivity, &result.scale, &result.transfers, &result.total})
        *table = Table<Economy>({count});
    for (std::size_t n = 0; n < count; ++n) {
        result.terms_of_trade({n}) = static_cast<double>(parts[n][tot]);
        result.volume_of_trade({n}) = static_cast<double>(parts[n][volume]);
        result.fiscal({n}) = static_cast<double>(parts[n][fiscal]);
        result.barriers({n}) = static_cast<double>(parts[n][barriers]);
        result.productivity({n}) = static_cast<double>(parts[n][productivity]);
        result.scale({n}) = static_cast<double>(parts[n][scale]);
        result.transfers({n}) = static_cast<double>(parts[n][transfers]);
        result.total({n}) = static_cast<double>(parts[n][total]);
        Real sum = 0;
        for (std::size_t part = 0; part < total; ++part) sum += parts[n][part];
        result.gap = std::fmax(result.gap, static_cast<double>(std::fabs(sum - parts[n][total])));
    }
    return result;
}

}  // namespace parley::testing
