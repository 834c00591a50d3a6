// Nash's product over the mixtures of a few points, by a primal–dual interior-point method on the dual: prices q with
// max Σ w ln q subject to q·g(v) + s(v) = 1, s ≥ 0; the multipliers of these conditions are the shares, G = w/q.
#include <algorithm>
#include <numeric>
#include <optional>

#include "parley/dispute/bargaining/hull.hpp"
#include "parley/numerics/dense.hpp"

namespace parley::dispute::bargaining {
namespace {

using Numbers = std::vector<double>;

// The largest step, at most 1, that leaves a hundredth of every positive number.
void shorten(double& length, const Numbers& values, const Numbers& steps) {
    for (std::size_t k = 0; k < values.size(); ++k)
        if (steps[k] < 0) length = std::min(length, -0.99 * values[k] / steps[k]);
}

void advance(Numbers& values, const Numbers& steps, double length) {
    for (std::size_t k = 0; k < values.size(); ++k) values[k] += length * steps[k];
}

}  // namespace

std::vector<double> greatest_product(const std::vector<std::vector<double>>& points,
                                     const std::vector<double>& weight) {
    const std::size_t m = points.size();
    std::vector<Numbers> gain(m);  // of those who count, in units of each one's largest
    Numbers w;
    for (std::size_t p = 0; p < weight.size(); ++p) {
        if (!(weight[p] > 0)) continue;
        double largest = 0.0;
        for (const Numbers& point : points) largest = std::max(largest, point[p]);
        for (std::size_t v = 0; v < m; ++v) gain[v].push_back(points[v][p] / largest);
        w.push_back(weight[p]);
    }
    const std::size_t n = w.size();
    const auto worth = [&](std::size_t v, const Numbers& prices) {
        return std::inner_product(prices.begin(), prices.end(), gain[v].begin(), 0.0);
    };
    Numbers q(n, 0.5 / static_cast<double>(n)), share(m, 1.0 / static_cast<double>(m)), s(m);
    for (std::size_t v = 0; v < m; ++v) s[v] = 1.0 - worth(v, q);

    for (int step = 0; step < 200; ++step) {
        const double apart = std::inner_product(s.begin(), s.end(), share.begin(), 0.0);
        if (apart < 1e-16) break;
        const double target = 0.1 * apart / static_cast<double>(m);
        // w/q − Σ share·g = 0, q·g + s = 1, share·s = target, all to first order.
        Numbers matrix(n * n, 0.0), right(n), missing(m), wanted(m);
        for (std::size_t a = 0; a < n; ++a) {
            right[a] = w[a] / q[a];
            matrix[a * n + a] = w[a] / (q[a] * q[a]);
        }
        for (std::size_t v = 0; v < m; ++v) {
            missing[v] = 1.0 - worth(v, q) - s[v];
            wanted[v] = (target - share[v] * s[v] - share[v] * missing[v]) / s[v];
            for (std::size_t a = 0; a < n; ++a) {
                right[a] -= (share[v] + wanted[v]) * gain[v][a];
                for (std::size_t b = 0; b < n; ++b) matrix[a * n + b] += share[v] / s[v] * gain[v][a] * gain[v][b];
            }
        }
        const std::optional<Numbers> solved = numerics::solve_dense(matrix, right);
        if (!solved) break;
        const Numbers& dq = *solved;
        Numbers ds(m), dshare(m);
        for (std::size_t v = 0; v < m; ++v) {
            ds[v] = missing[v] - worth(v, dq);
            dshare[v] = wanted[v] + share[v] / s[v] * worth(v, dq);
        }
        double length = 1.0;
        shorten(length, q, dq);
        shorten(length, s, ds);
        shorten(length, share, dshare);
        advance(q, dq, length);
        advance(s, ds, length);
        advance(share, dshare, length);
    }
    const double sum = std::accumulate(share.begin(), share.end(), 0.0);
    for (double& each : share) each /= sum;
    return share;
}

}  // namespace parley::dispute::bargaining
