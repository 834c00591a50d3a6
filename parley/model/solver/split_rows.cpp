#include "parley/model/solver/split_rows.hpp"

#include <algorithm>
#include <cmath>

#include "parley/model/delivered_price.hpp"
#include "parley/model/solver/rows.hpp"
#include "parley/numerics/kernels.hpp"

namespace parley::model::solver {
SplitRows::SplitRows(const world::World& world, const Wedges& wedges, bool export_taxes)
    : count_(world.economy_count()),
      sectors_(world.sector_count()),
      substitution_(world.group_substitution),
      theta_(world.theta),
      mean_(sectors_),
      index_(sectors_),
      index_change_(sectors_),
      work_(sectors_) {
    // Splits are sorted by buyer.
    for (std::size_t n = 0, from = 0, to = 0; n < count_; ++n, from = to) {
        first_.push_back(layers_.size());
        while (to < wedges.split.size() && wedges.split[to].base.buyer.value == n) ++to;
        if (from < to) add_layers(world, wedges, from, to, export_taxes);
    }
    first_.push_back(layers_.size());
}

void SplitRows::add_layers(const world::World& world, const Wedges& wedges, std::size_t from, std::size_t to,
                           bool export_taxes) {
    std::vector<std::size_t> splits;
    std::vector<bool> moves;
    std::vector<std::vector<double>> spending;  // by split and group
    std::size_t most = 0;
    for (std::size_t k = from; k < to; ++k) {
        const world::SplitPurchase& base = wedges.split[k].base;
        if (!(world.expenditure(base.buyer, base.sector) > 0)) continue;
        splits.push_back(k);
        moves.push_back(part_moves(wedges.split[k]).any);
        spending.push_back(world::group_expenditures(base));
        most = std::max(most, base.group_count());
    }
    for (std::size_t group = 0; group < most; ++group) {
        GroupLayer layer;
        std::vector<std::size_t> here;  // of `splits`
        for (std::size_t k = 0; k < splits.size(); ++k)
            if (group < spending[k].size() && spending[k][group] > 0) here.push_back(k);
        if (here.empty()) continue;
        for (std::vector<double>* array : {&layer.price_weight, &layer.factory_weight})
            array->resize(count_ * sectors_);
        if (export_taxes) layer.border_weight.resize(count_ * sectors_);
        for (std::vector<double>* array :
             {&layer.base_share, &layer.price_sum, &layer.log_price, &layer.per_unit, &layer.paid,
              &layer.spending_share, &layer.price_sum_change, &layer.log_price_change})
            array->resize(sectors_);
        for (const std::size_t k : here) {
            const world::SplitPurchase& base = wedges.split[splits[k]].base;
            const std::size_t s = base.sector.value;
            layer.sector.push_back(s);
            layer.theta.push_back(world.theta[s]);
            layer.base_share[s] = spending[k][group] / world.expenditure(base.buyer, base.sector);
            weigh_flows(world, wedges, splits[k], Group{group}, spending[k][group], moves[k], layer);
        }
        layers_.push_back(std::move(layer));
    }
}

void SplitRows::weigh_flows(const world::World& world, const Wedges& wedges, std::size_t which, Group group,
                            double spending, bool moves, GroupLayer& layer) const {
    const SplitWedges& split = wedges.split[which];
    const world::SplitPurchase& base = split.base;
    const double per_spending = 1 / spending, theta = world.theta[base.sector.value];
    for (const Economy i : world.each_economy()) {
        const std::size_t from = i.value * base.group_count() + group.value,
                          at = i.value * sectors_ + base.sector.value;
        double weight = base.flow.data()[from] * (1 + base.duty_rate.data()[from]) * per_spending;
        if (weight == 0) continue;
        if (moves || world.production_subsidy_rate(i, base.sector) != wedges.production_subsidy_rate(i, base.sector)) {
            const double ratio = delivered_ratio(world, wedges, {base.buyer, i, base.sector, which, group});
            if (ratio != 1) weight *= std::exp(-theta * std::log(ratio));
        }
        const double duty = split.duty_rate.data()[from], tax = split.export_tax_rate.data()[from];
        const double border = duty != 0 ? weight / (1 + duty) : weight;
        layer.price_weight[at] = weight;
        layer.factory_weight[at] = tax != 0 ? border / (1 + tax) : border;
        if (!layer.border_weight.empty()) layer.border_weight[at] = border;
    }
}

void SplitRows::price(std::size_t buyer, const double* power, double* sum) {
    if (first_[buyer] == first_[buyer + 1]) return;
    GroupLayer *const first = layers_.data() + first_[buyer], *const last = layers_.data() + first_[buyer + 1];
    std::fill(mean_.begin(), mean_.end(), 0.0);
    std::fill(index_.begin(), index_.end(), 0.0);
    for (GroupLayer* layer = first; layer != last; ++layer) {
        numerics::kernels::price_sums(layer->price_weight.data(), power, count_, sectors_, layer->price_sum.data());
        for (std::size_t s = 0; s < sectors_; ++s)
            if (layer->base_share[s] == 0) layer->price_sum[s] = 1;
        numerics::kernels::log(layer->price_sum.data(), sectors_, layer->log_price.data());
        for (std::size_t s = 0; s < sectors_; ++s) {
            layer->log_price[s] /= -theta_[s];
            mean_[s] += layer->base_share[s] * layer->log_price[s];
        }
    }
    // The powers are taken about the mean, so that nothing is lost where σ is near 1.
    if (substitution_ != 1) {
        for (const GroupLayer* layer = first; layer != last; ++layer) {
            for (std::size_t s = 0; s < sectors_; ++s)
                work_[s] = (1 - substitution_) * (layer->log_price[s] - mean_[s]);
            numerics::kernels::expm1(work_.data(), sectors_, work_.data());
            for (std::size_t s = 0; s < sectors_; ++s) index_[s] += layer->base_share[s] * work_[s];
        }
        numerics::kernels::log1p(index_.data(), sectors_, index_.data());
        for (double& each : index_) each /= 1 - substitution_;
    }
    for (std::size_t s = 0; s < sectors_; ++s) index_[s] += mean_[s];
    for (GroupLayer* layer = first; layer != last; ++layer) {
        for (std::size_t s = 0; s < sectors_; ++s) work_[s] = (1 - substitution_) * (layer->log_price[s] - index_[s]);
        numerics::kernels::exp(work_.data(), sectors_, work_.data());
        for (std::size_t s = 0; s < sectors_; ++s) layer->spending_share[s] = layer->base_share[s] * work_[s];
    }
    for (std::size_t s = 0; s < sectors_; ++s) work_[s] = -theta_[s] * index_[s];
    numerics::kernels::exp(work_.data(), sectors_, work_.data());
    for (const GroupLayer* layer = first; layer != last; ++layer)
        for (const std::size_t s : layer->sector) sum[s] = work_[s];
}

// weight·per_unit to the sellers, and Σ weight·power into `paid`, of what crosses the border.
double SplitRows::send(const GroupLayer& layer, const double* power, const std::vector<double>& per_unit,
                       std::vector<double>& paid, Receipts to) const {
    const auto pass = [&](const std::vector<double>& weight, double* receipts) {
        numerics::kernels::trade_sums(weight.data(), power, per_unit.data(), count_, sectors_, receipts, paid.data());
    };
    pass(layer.factory_weight, to.factory);
    if (!layer.border_weight.empty()) pass(layer.border_weight, to.border);
    return numerics::kernels::dot(paid.data(), per_unit.data(), sectors_);
}

double SplitRows::trade(std::size_t buyer, const double* power, const double* spending, Receipts to) {
    double crossing = 0.0;
    for (std::size_t at = first_[buyer]; at < first_[buyer + 1]; ++at) {
        GroupLayer& layer = layers_[at];
        for (std::size_t s = 0; s < sectors_; ++s)
            layer.per_unit[s] = layer.spending_share[s] * spending[s] / layer.price_sum[s];
        crossing += send(layer, power, layer.per_unit, layer.paid, to);
    }
    return crossing;
}

void SplitRows::differentiate_price(std::size_t buyer, const double* power_change, const double* sum,
                                    double* sum_change) {
    std::fill(index_change_.begin(), index_change_.end(), 0.0);
    for (std::size_t at = first_[buyer]; at < first_[buyer + 1]; ++at) {
        GroupLayer& layer = layers_[at];
        numerics::kernels::price_sums(layer.price_weight.data(), power_change, count_, sectors_,
                                      layer.price_sum_change.data());
        for (std::size_t s = 0; s < sectors_; ++s) {
            layer.log_price_change[s] = -layer.price_sum_change[s] / (layer.price_sum[s] * theta_[s]);
            index_change_[s] += layer.spending_share[s] * layer.log_price_change[s];
        }
        for (const std::size_t s : layer.sector) sum_change[s] = -theta_[s] * sum[s] * index_change_[s];
    }
}

double SplitRows::differentiate_trade(std::size_t buyer, const double* power_change, const double* spending,
                                      const double* spending_change, Receipts change) const {
    double crossing = 0.0;
    std::vector<double> unit(sectors_), paid(sectors_);
    for (std::size_t at = first_[buyer]; at < first_[buyer + 1]; ++at) {
        const GroupLayer& layer = layers_[at];
        for (std::size_t s = 0; s < sectors_; ++s) {
            const double substituted = (1 - substitution_) * (layer.log_price_change[s] - index_change_[s]);
            const double group_change = layer.spending_share[s] * (spending_change[s] + spending[s] * substituted);
            unit[s] = (group_change - layer.per_unit[s] * layer.price_sum_change[s]) / layer.price_sum[s];
        }
        // Σ weight·power_change is what crosses the border through costs; purchases per unit change it as well.
        (void)send(layer, power_change, unit, paid, change);
        crossing += numerics::kernels::dot(paid.data(), layer.per_unit.data(), sectors_) +
                    numerics::kernels::dot(layer.paid.data(), unit.data(), sectors_);
    }
    return crossing;
}

void SplitRows::sourcing(const GroupLayer& layer, const double* power, std::size_t first, std::size_t last,
                         double* share, double* received) const {
    for (std::size_t i = first; i < last; ++i, share += sectors_, received += sectors_) {
        const std::size_t at = i * sectors_;
        rows::share_out_by_sum({layer.price_weight.data() + at, layer.factory_weight.data() + at, power + at},
                               layer.price_sum.data(), layer.per_unit.data(), sectors_, share, received);
    }
}

}  // namespace parley::model::solver
