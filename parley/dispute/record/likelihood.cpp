#include "parley/dispute/record/likelihood.hpp"

#include <cmath>

#include "parley/numerics/quadrature.hpp"

namespace parley::dispute::record {
namespace {

constexpr std::size_t slack_nodes = 8;  // Gauss–Legendre in ln slack: exact to 1e-6 of the likelihood

// 1 / (1 + e^−x).
double sigmoid(double x) {
    return x >= 0 ? 1 / (1 + std::exp(-x)) : std::exp(x) / (1 + std::exp(x));
}

}  // namespace

double want_at(const WantRange& range, double share) {
    if (range.low > 0) return range.low * std::pow(range.high / range.low, share);
    if (range.high < 0) return range.high * std::pow(range.low / range.high, 1 - share);
    return range.low + (range.high - range.low) * share;
}

// The product is a polynomial in q, and E q^i = Π_{r<i} (a + r)/(a + b + r).
double mean_over_meant(const std::vector<double>& d, const Beta& meant) {
    constexpr std::size_t few = 32;
    double here[few];
    std::vector<double> many(d.size() < few ? 0 : d.size() + 1);
    double* const coefficient = many.empty() ? here : many.data();
    coefficient[0] = 1.0;
    for (std::size_t j = 0; j < d.size(); ++j) {
        coefficient[j + 1] = 0.0;
        for (std::size_t i = j + 2; i-- > 0;)
            coefficient[i] = coefficient[i] / 2 + (i > 0 ? coefficient[i - 1] * d[j] : 0.0);
    }
    double result = 0.0, moment = 1.0;
    for (std::size_t i = 0; i <= d.size(); ++i) {
        result += coefficient[i] * moment;
        const double r = static_cast<double>(i);
        moment *= (meant.a + r) / (meant.a + meant.b + r);
    }
    return result;
}

Likelihood::Likelihood(const std::vector<Statement>& statements, const Protocol& protocol)
    : meant_(protocol.meant.begin(), protocol.meant.end()), d_(kinds_of_statement), mean_(kinds_of_statement) {
    for (const Statement& each : statements) kind_.push_back(static_cast<std::size_t>(each.kind));
    const numerics::Quadrature rule = numerics::gauss_legendre(slack_nodes);
    for (std::size_t n = 0; n < slack_nodes; ++n) {
        slack_.push_back(want_at({protocol.least_slack, protocol.most_slack}, rule.node[n]));
        weight_.push_back(rule.weight[n]);
    }
}

void Likelihood::weigh(const std::vector<double>& margins, double slack) {
    for (std::vector<double>& of : d_) of.clear();
    for (std::size_t i = 0; i < kind_.size(); ++i) d_[kind_[i]].push_back(sigmoid(margins[i] / slack) - 0.5);
    for (std::size_t kind = 0; kind < d_.size(); ++kind)
        if (!d_[kind].empty()) mean_[kind] = mean_over_meant(d_[kind], meant_[kind]);
}

double Likelihood::log_of(const std::vector<double>& margins) {
    double result = 0.0;
    for (std::size_t n = 0; n < slack_.size(); ++n) {
        weigh(margins, slack_[n]);
        double product = 1.0;
        for (std::size_t kind = 0; kind < d_.size(); ++kind)
            if (!d_[kind].empty()) product *= mean_[kind];
        result += weight_[n] * product;
    }
    return std::log(result);
}

const std::vector<double>& Likelihood::logs_without(const std::vector<double>& margins) {
    without_.assign(kind_.size(), 0.0);
    for (std::size_t n = 0; n < slack_.size(); ++n) {
        weigh(margins, slack_[n]);
        std::vector<std::size_t> before(d_.size());
        for (std::size_t i = 0; i < kind_.size(); ++i) {
            const std::vector<double>& own = d_[kind_[i]];
            rest_ = own;
            rest_.erase(rest_.begin() + static_cast<std::ptrdiff_t>(before[kind_[i]]++));
            double product = 1.0;
            for (std::size_t kind = 0; kind < d_.size(); ++kind) {
                if (kind == kind_[i])
                    product *= rest_.empty() ? 1.0 : mean_over_meant(rest_, meant_[kind]);
                else if (!d_[kind].empty())
                    product *= mean_[kind];
            }
            without_[i] += weight_[n] * product;
        }
    }
    for (double& each : without_) each = std::log(each);
    return without_;
}

}  // namespace parley::dispute::record
