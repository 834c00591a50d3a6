#include "parley/strategy/search/own_markets.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "parley/numerics/dense.hpp"

namespace parley::strategy {
namespace {

// How a variable enters a market: through one seller's price there.
struct Entry {
    std::size_t variable;
    Economy seller;
    Lever lever;
    double spending, worth, slope;  // S, r, r'
    double sign() const { return lever == Lever::production_subsidy ? -1.0 : 1.0; }
};

struct Market {
    double total = 0.0, mean = 0.0;  // E and Σ S r / E
    double price = 0.0, theta = 0.0;
    std::vector<Entry> entries;
};

// r and its slopes: eq:adjoint-worth.
Entry entry_of(const model::Wedges& wedges, const model::ShadowValues& shadow, std::size_t variable, Lever lever,
               Economy n, Economy i, Sector s) {
    const double border = 1 / (1 + wedges.duty_rate(n, i, s));
    const double at_cost = (shadow.output(i, s) - shadow.income(i)) * border /
                           ((1 + wedges.export_tax_rate(n, i, s)) * (1 - wedges.production_subsidy_rate(i, s)));
    const double moved = (shadow.income(i) - shadow.income(n)) * border;
    return {variable,
            i,
            lever,
            (*shadow.spending)(n, i, s),
            at_cost + moved + shadow.income(n),
            lever == Lever::duty ? -at_cost - moved : -at_cost};
}

Market market_of(const world::World& world, const model::Wedges& wedges, const model::ShadowValues& shadow, Economy n,
                 Sector s) {
    Market market;
    market.theta = world.theta[s.value];
    market.price = shadow.price(n, s);
    for (const Economy i : world.each_economy()) {
        const double spending = (*shadow.spending)(n, i, s);
        if (spending == 0) continue;
        market.total += spending;
        market.mean += spending * entry_of(wedges, shadow, 0, Lever::duty, n, i, s).worth;
    }
    if (market.total > 0) market.mean /= market.total;
    return market;
}

// ∂²/∂u∂v of one market's part of the Lagrangian: eq:own-market.
double second_derivative(const Market& market, const Entry& a, const Entry& b) {
    const double theta = market.theta, E = market.total;
    const double both = market.price + theta * E * (2 * market.mean - a.worth - b.worth) + E * (a.slope + b.slope);
    double result = theta * a.spending * b.spending / (E * E) * both;
    if (a.seller == b.seller) {
        const double own = market.price + theta * E * (market.mean - a.worth);
        const double direct = a.lever == Lever::duty && b.lever == Lever::duty ? -a.slope
                              : a.lever == Lever::duty                         ? -b.slope
                                                                               : -a.slope;
        result -= theta * a.spending / E * own + theta * a.spending * (a.slope + b.slope) - a.spending * direct;
    }
    return result * a.sign() * b.sign();
}

constexpr int most_in_market = 30;
constexpr double settled_in_market = 1e-13;

// Duties that all are of one buyer and sector, each on one seller: their best levels in the market have a closed form
// but for one number.
bool is_one_market(const Layout& layout, const std::vector<std::size_t>& mine) {
    const Cell& first = layout.placed[mine.front()].cells.front();
    return std::all_of(mine.begin(), mine.end(), [&](std::size_t k) {
        const Placed& placed = layout.placed[k];
        return placed.variable.lever == Lever::duty && placed.cells.size() == 1 &&
               placed.cells.front().buyer == first.buyer && placed.cells.front().sector == first.sector;
    });
}

// eq:own-duties: 1+t = (θ+1) h / M with M = θ (μ − R) − a/E, R the mean worth at those duties. False where that is no
// maximum.
bool step_in_one_market(const world::World& world, const model::Wedges& wedges, const Layout& layout,
                        const model::ShadowValues& shadow, const std::vector<double>& logs,
                        const std::vector<double>& gradient, const std::vector<std::size_t>& mine, double longest,
                        OwnStep& result) {
    const Cell& first = layout.placed[mine.front()].cells.front();
    const Economy n = first.buyer;
    const Sector s = first.sector;
    const Market market = market_of(world, wedges, shadow, n, s);
    const double theta = market.theta, E = market.total, money = shadow.income(n);
    const std::size_t size = mine.size();
    std::vector<double> gain(size), spending(size), best(size), least(size), most(size);
    double rest = E, rest_worth = market.mean * E;  // of sellers whose duties are not chosen, home among them
    for (std::size_t p = 0; p < size; ++p) {
        const std::size_t k = mine[p];
        const Economy i = layout.placed[k].cells.front().seller;
        const Entry entry = entry_of(wedges, shadow, k, Lever::duty, n, i, s);
        spending[p] = entry.spending;
        gain[p] = entry.slope * std::exp(logs[k]);  // h
        rest -= entry.spending;
        rest_worth -= entry.spending * entry.worth;
        least[p] = log_of(Lever::duty, layout.placed[k].variable.least);
        most[p] = log_of(Lever::duty, layout.placed[k].variable.most);
        best[p] = logs[k];
        double own = -second_derivative(market, entry, entry);
        if (!(own > 0)) own = std::max(std::abs(own), 1e-30);
        result.metric[k] = own;
        if (!(gain[p] > 0)) return false;
    }
    rest = std::max(rest, 0.0);
    double level = theta * (money - market.mean) - market.price / E, last_level = 0.0, last_gap = 0.0;
    for (int iteration = 0; iteration < most_in_market; ++iteration) {
        if (!(level > 0)) return false;
        double total = rest, worth = rest_worth;
        for (std::size_t p = 0; p < size; ++p) {
            best[p] = std::clamp(std::log((theta + 1) * gain[p] / level), least[p], most[p]);
            const double spent = spending[p] * std::exp(-theta * (best[p] - logs[mine[p]]));
            total += spent;
            worth += spent * (money - gain[p] * std::exp(-best[p]));
        }
        if (!(total > 0)) return false;
        const double implied = theta * (money - worth / total) - market.price / E;
        const double gap = implied - level;
        if (std::abs(gap) <= settled_in_market * std::abs(level)) break;
        // Secant, a plain step first.
        const double slope = iteration > 0 && level != last_level ? (gap - last_gap) / (level - last_level) : -1.0;
        last_level = level;
        last_gap = gap;
        level -= gap / (slope < -0.05 ? slope : -1.0);
    }
    for (std::size_t p = 0; p < size; ++p) {
        const std::size_t k = mine[p];
        if (projected(gradient[k], logs[k], least[p], most[p]) == 0.0) continue;
        result.step[k] = std::clamp(best[p] - logs[k], -longest, longest);
    }
    return true;
}

}  // namespace

std::vector<double> gradient_by_variable(const Layout& layout, const model::WedgeGradient& gradient) {
    std::vector<double> result;
    for (const Placed& placed : layout.placed) {
        double sum = 0.0;
        for (const Cell& cell : placed.cells) {
            if (placed.variable.lever == Lever::duty) sum += gradient.log_duty(cell.buyer, cell.seller, cell.sector);
            if (placed.variable.lever == Lever::export_tax)
                sum += gradient.log_export_tax(cell.buyer, cell.seller, cell.sector);
            if (placed.variable.lever == Lever::production_subsidy)
                sum -= gradient.log_subsidy_factor(cell.seller, cell.sector);
        }
        result.push_back(sum);
    }
    return result;
}

std::vector<double> own_gradient(const world::World& world, const model::Wedges& wedges, const Layout& layout,
                                 const model::ShadowValues& shadow, const model::WedgeGradient& direct,
                                 std::size_t chooser) {
    const std::size_t first = layout.first[chooser];
    std::vector<double> result(layout.first[chooser + 1] - first, 0.0);
    std::map<std::pair<std::size_t, std::size_t>, Market> markets;
    const auto through = [&](std::size_t k, Economy n, Economy i, Sector s) {
        if ((*shadow.spending)(n, i, s) == 0) return 0.0;
        const auto found = markets.try_emplace({n.value, s.value});
        if (found.second) found.first->second = market_of(world, wedges, shadow, n, s);
        const Market& market = found.first->second;
        const Entry entry = entry_of(wedges, shadow, k, layout.placed[k].variable.lever, n, i, s);
        // eq:adjoint-wedges
        return entry.sign() * entry.spending *
               (market.price / market.total + market.theta * (market.mean - entry.worth) + entry.slope);
    };
    for (std::size_t k = first; k < layout.first[chooser + 1]; ++k)
        for (const Cell& cell : layout.placed[k].cells) {
            const Lever lever = layout.placed[k].variable.lever;
            if (lever != Lever::production_subsidy)
                result[k - first] += through(k, cell.buyer, cell.seller, cell.sector);
            else
                for (const Economy m : world.each_economy())
                    result[k - first] += through(k, m, cell.seller, cell.sector);
            if (lever == Lever::duty && !direct.log_duty.empty())
                result[k - first] += direct.log_duty(cell.buyer, cell.seller, cell.sector);
            if (lever == Lever::export_tax && !direct.log_export_tax.empty())
                result[k - first] += direct.log_export_tax(cell.buyer, cell.seller, cell.sector);
            if (lever == Lever::production_subsidy && !direct.log_subsidy_factor.empty())
                result[k - first] -= direct.log_subsidy_factor(cell.seller, cell.sector);
        }
    return result;
}

double projected(double gradient, double log, double least, double most) {
    if (log <= least && gradient < 0) return 0.0;
    if (log >= most && gradient > 0) return 0.0;
    return gradient;
}

OwnStep own_step(const world::World& world, const model::Wedges& wedges, const Layout& layout,
                 const model::ShadowValues& shadow, const std::vector<double>& logs,
                 const std::vector<double>& gradient, double longest, std::size_t chooser_only) {
    OwnStep result;
    result.step.assign(layout.size(), 0.0);
    result.metric.assign(layout.size(), 0.0);
    take_own_step(world, wedges, layout, shadow, logs, gradient, longest, chooser_only, result);
    return result;
}

void take_own_step(const world::World& world, const model::Wedges& wedges, const Layout& layout,
                   const model::ShadowValues& shadow, const std::vector<double>& logs,
                   const std::vector<double>& gradient, double longest, std::size_t chooser_only, OwnStep& result) {
    for (const std::vector<std::size_t>& mine :
         chooser_only == every_chooser ? layout.component : layout.own[chooser_only]) {
        if (is_one_market(layout, mine) &&
            step_in_one_market(world, wedges, layout, shadow, logs, gradient, mine, longest, result))
            continue;
        std::map<std::pair<std::size_t, std::size_t>, Market> markets;
        std::map<std::size_t, std::size_t> at;
        for (std::size_t p = 0; p < mine.size(); ++p) at[mine[p]] = p;
        const auto enter = [&](std::size_t k, Economy n, Economy i, Sector s) {
            if ((*shadow.spending)(n, i, s) == 0) return;
            const auto found = markets.try_emplace({n.value, s.value});
            if (found.second) found.first->second = market_of(world, wedges, shadow, n, s);
            found.first->second.entries.push_back(
                entry_of(wedges, shadow, k, layout.placed[k].variable.lever, n, i, s));
        };
        for (const std::size_t k : mine)
            for (const Cell& cell : layout.placed[k].cells) {
                if (layout.placed[k].variable.lever != Lever::production_subsidy)
                    enter(k, cell.buyer, cell.seller, cell.sector);
                else
                    for (const Economy m : world.each_economy()) enter(k, m, cell.seller, cell.sector);
            }
        const std::size_t size = mine.size();
        std::vector<double> matrix(size * size, 0.0), right(size);
        for (const auto& [key, market] : markets)
            for (const Entry& a : market.entries)
                for (const Entry& b : market.entries)
                    matrix[at[a.variable] * size + at[b.variable]] -= second_derivative(market, a, b);
        std::vector<bool> held(size);
        for (std::size_t p = 0; p < size; ++p) {
            const std::size_t k = mine[p];
            const Variable& variable = layout.placed[k].variable;
            double& own = matrix[p * size + p];
            if (!(own > 0)) own = std::max(std::abs(own), 1e-30);
            result.metric[k] = own;
            right[p] = projected(gradient[k], logs[k], log_of(variable.lever, variable.least),
                                 log_of(variable.lever, variable.most));
            held[p] = right[p] == 0.0;
        }
        // What is held by a bound stays; a step that does not climb gives way to one along the diagonal.
        std::vector<double> scaled = matrix, side = right;
        for (std::size_t p = 0; p < size; ++p)
            for (std::size_t q = 0; q < size; ++q) {
                const double scale = std::sqrt(matrix[p * size + p] * matrix[q * size + q]);
                scaled[p * size + q] = held[p] || held[q] ? (p == q ? 1.0 : 0.0) : matrix[p * size + q] / scale;
            }
        for (std::size_t p = 0; p < size; ++p) side[p] = held[p] ? 0.0 : right[p] / std::sqrt(matrix[p * size + p]);
        const auto solved = numerics::solve_dense(scaled, side, 1e-10);
        double climbs = 0.0, plain = 0.0;
        for (std::size_t p = 0; p < size; ++p) {
            plain += side[p] * side[p];
            if (solved) climbs += side[p] * (*solved)[p];
        }
        for (std::size_t p = 0; p < size; ++p) {
            const double along = solved && climbs > 1e-3 * plain ? (*solved)[p] : side[p];
            result.step[mine[p]] = std::clamp(along / std::sqrt(matrix[p * size + p]), -longest, longest);
        }
    }
}

}  // namespace parley::strategy
