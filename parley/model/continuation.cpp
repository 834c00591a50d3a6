#include "parley/model/continuation.hpp"

#include <cmath>

namespace parley::model {
namespace {

// (1 + from)^(1−at)·(1 + to)^at − 1
double rate_between(double from, double to, double at) {
    return from == to ? from : std::exp((1 - at) * std::log1p(from) + at * std::log1p(to)) - 1;
}

template <class Values>
void mix_rates(const Values& from, Values& to, double at) {
    auto start = from.begin();
    for (double& value : to) value = rate_between(*start++, value, at);
}

// An embargo, κ̂ = ∞, goes straight in κ̂^(−θ), the part of the trade that is let through. eq:embargo
double barrier_at(double end, double theta, double at) {
    if (end == 1) return 1;  // most are
    return std::isinf(end) ? std::pow(1 - at, -1 / theta) : std::pow(end, at);
}

template <class Values>
void mix_levels(const Values& from, Values& to, double at) {
    auto start = from.begin();
    for (double& value : to) {
        const double base = *start++;
        value = base > 0 && value > 0 ? base * std::pow(value / base, at) : 0.0;
    }
}

// As above; an empty table is one of ones.
void mix_hats(const Table<Seller, Sector>& from, Table<Seller, Sector>& to, double at) {
    if (to.empty() && !from.empty()) to = Table<Seller, Sector>(from.extents(), 1.0);
    if (from.empty())
        for (double& value : to) value = std::pow(value, at);
    else
        mix_levels(from, to, at);
}

}  // namespace

double log_barrier_slope(double end, double theta, double at) {
    if (end == 1) return 0;
    return std::isinf(end) ? 1 / (theta * (1 - at)) : std::log(end);
}

Wedges wedges_at(const world::World& world, const Wedges& end, double at) {
    Wedges result = end;
    mix_rates(world.duty_rate, result.duty_rate, at);
    mix_rates(world.export_tax_rate, result.export_tax_rate, at);
    std::size_t cell = 0;
    for (double& value : result.barrier_factor)
        value = barrier_at(value, world.theta[cell++ % world.sector_count()], at);
    for (SplitWedges& split : result.split) {
        mix_rates(split.base.duty_rate, split.duty_rate, at);
        mix_rates(split.base.export_tax_rate, split.export_tax_rate, at);
        for (double& value : split.barrier_factor) value = barrier_at(value, world.theta[split.base.sector.value], at);
    }
    for (double& value : result.productivity_factor)
        if (value != 1) value = std::pow(value, at);
    auto base_subsidy = world.production_subsidy_rate.begin();
    for (double& value : result.production_subsidy_rate) value = -rate_between(-*base_subsidy++, -value, at);
    return result;
}

Point point_between(const Point& from, const Point& to, double at) {
    Point result = to;
    mix_levels(from.wage_hat, result.wage_hat, at);
    mix_levels(from.price_hat, result.price_hat, at);
    mix_levels(from.expenditure_new, result.expenditure_new, at);
    mix_levels(from.output_new, result.output_new, at);
    mix_levels(from.income_new, result.income_new, at);
    mix_hats(from.return_hat, result.return_hat, at);
    mix_hats(from.scale_hat, result.scale_hat, at);
    result.interest_hat = std::pow(from.interest_hat, 1 - at) * std::pow(to.interest_hat, at);
    return result;
}

}  // namespace parley::model
