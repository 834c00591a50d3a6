#include "parley/model/solver/split_rows.hpp"

#include <algorithm>
#include <cmath>

#include "parley/model/delivered_price.hpp"
#include "parley/numerics/kernels.hpp"

namespace parley::model::solver {
namespace {

constexpr std::size_t lanes = 8;

}  // namespace

SplitRows::SplitRows(const world::World& world, const Wedges& wedges, bool export_taxes)
    : count_(world.economy_count()),
      sectors_(world.sector_count()),
      substitution_(world.group_substitution),
      mean_(sectors_),
      index_(sectors_),
      index_change_(sectors_) {
    for (std::size_t n = 0; n < count_; ++n) {
        first_.push_back(layers_.size());
        if (!wedges.split.empty()) add_layers(world, wedges, n, export_taxes);
    }
    first_.push_back(layers_.size());
}

void SplitRows::add_layers(const world::World& world, const Wedges& wedges, std::size_t buyer, bool export_taxes) {
    std::vector<std::size_t> splits;
    std::vector<std::vector<double>> spending;  // by split and group
    std::size_t most = 0;
    for (std::size_t k = 0; k < wedges.split.size(); ++k) {
        const world::SplitPurchase& base = wedges.split[k].base;
        if (base.buyer.value != buyer || !(world.expenditure(base.buyer, base.sector) > 0)) continue;
        splits.push_back(k);
        spending.push_back(world::group_expenditures(base));
        most = std::max(most, base.group_count());
    }
    for (std::size_t group = 0; group < most; ++group) {
        GroupLayer layer;
        std::vector<std::size_t> here;  // of `splits`
        for (std::size_t k = 0; k < splits.size(); ++k)
            if (group < spending[k].size() && spending[k][group] > 0) here.push_back(k);
        const std::size_t size = here.size(), width = layer.width = (size + lanes - 1) / lanes * lanes;
        for (std::vector<double>* array : {&layer.price_weight, &layer.factory_weight}) array->resize(count_ * width);
        if (export_taxes) layer.border_weight.resize(count_ * width);
        for (std::vector<double>* array : {&layer.price_sum, &layer.log_price, &layer.per_unit, &layer.paid,
                                           &layer.spending_share, &layer.price_sum_change, &layer.log_price_change})
            array->resize(width);
        for (const std::size_t k : here) {
            const world::SplitPurchase& base = wedges.split[splits[k]].base;
            layer.sector.push_back(base.sector.value);
            layer.theta.push_back(world.theta[base.sector.value]);
            layer.base_share.push_back(spending[k][group] / world.expenditure(base.buyer, base.sector));
        }
        for (std::size_t k = 0; k < size; ++k) {
            const std::size_t which = splits[here[k]];
            const SplitWedges& split = wedges.split[which];
            const double per_spending = 1 / spending[here[k]][group];
            for (const Economy i : world.each_economy()) {
                const std::size_t from = i.value * split.base.group_count() + group, at = i.value * width + k;
                const double ratio =
                    delivered_ratio(world, wedges, {Economy{buyer}, i, split.base.sector, which, Group{group}});
                double weight = split.base.flow.data()[from] * (1 + split.base.duty_rate.data()[from]) * per_spending;
                if (ratio != 1 && weight != 0) weight *= std::exp(-layer.theta[k] * std::log(ratio));
                const double duty = split.duty_rate.data()[from], tax = split.export_tax_rate.data()[from];
                const double border = duty != 0 ? weight / (1 + duty) : weight;
                layer.price_weight[at] = weight;
                layer.factory_weight[at] = tax != 0 ? border / (1 + tax) : border;
                if (export_taxes) layer.border_weight[at] = border;
            }
        }
        if (size > 0) layers_.push_back(std::move(layer));
    }
}

// The columns of a layer's sectors. Most layers have those of the one before.
const double* SplitRows::gather(const GroupLayer& layer, const double* by_sector) {
    if (by_sector == gathered_from_ && layer.sector == gathered_sectors_) return gathered_.data();
    gathered_from_ = by_sector;
    gathered_sectors_ = layer.sector;
    gathered_.assign(count_ * layer.width, 0.0);
    double* to = gathered_.data();
    for (std::size_t i = 0; i < count_; ++i, by_sector += sectors_, to += layer.width)
        for (std::size_t k = 0; k < layer.sector.size(); ++k) to[k] = by_sector[layer.sector[k]];
    return gathered_.data();
}

void SplitRows::price(std::size_t buyer, const double* power, double* sum) {
    if (first_[buyer] == first_[buyer + 1]) return;
    std::fill(mean_.begin(), mean_.end(), 0.0);
    std::fill(index_.begin(), index_.end(), 0.0);
    for (std::size_t at = first_[buyer]; at < first_[buyer + 1]; ++at) {
        GroupLayer& layer = layers_[at];
        numerics::kernels::price_sums(layer.price_weight.data(), gather(layer, power), count_, layer.width,
                                      layer.price_sum.data());
        numerics::kernels::log(layer.price_sum.data(), layer.sector.size(), layer.log_price.data());
        for (std::size_t k = 0; k < layer.sector.size(); ++k) {
            layer.log_price[k] /= -layer.theta[k];
            mean_[layer.sector[k]] += layer.base_share[k] * layer.log_price[k];
        }
    }
    GroupLayer *const first = layers_.data() + first_[buyer], *const last = layers_.data() + first_[buyer + 1];
    // The powers are taken about the mean, so that nothing is lost where σ is near 1.
    if (substitution_ != 1) {
        for (const GroupLayer* layer = first; layer != last; ++layer)
            for (std::size_t k = 0; k < layer->sector.size(); ++k) {
                const std::size_t s = layer->sector[k];
                index_[s] += layer->base_share[k] * std::expm1((1 - substitution_) * (layer->log_price[k] - mean_[s]));
            }
        for (double& each : index_) each = std::log1p(each) / (1 - substitution_);
    }
    for (std::size_t s = 0; s < sectors_; ++s) index_[s] += mean_[s];
    for (GroupLayer* layer = first; layer != last; ++layer) {
        const std::size_t size = layer->sector.size();
        power_.resize(2 * size);  // of the group's price over the index, and of the index
        for (std::size_t k = 0; k < size; ++k) {
            const std::size_t s = layer->sector[k];
            power_[k] = (1 - substitution_) * (layer->log_price[k] - index_[s]);
            power_[size + k] = -layer->theta[k] * index_[s];
        }
        numerics::kernels::exp(power_.data(), power_.size(), power_.data());
        for (std::size_t k = 0; k < size; ++k) {
            layer->spending_share[k] = layer->base_share[k] * power_[k];
            sum[layer->sector[k]] = power_[size + k];
        }
    }
}

// weight·per_unit to the sellers, and Σ weight·power into `paid`, of what crosses the border.
double SplitRows::send(const GroupLayer& layer, const double* power, const std::vector<double>& per_unit,
                       std::vector<double>& paid, Receipts to) {
    const std::size_t size = layer.sector.size(), width = layer.width;
    const auto pass = [&](const std::vector<double>& weight, double* receipts) {
        received_.assign(count_ * width, 0.0);
        numerics::kernels::trade_sums(weight.data(), power, per_unit.data(), count_, width, received_.data(),
                                      paid.data());
        const double* from = received_.data();
        for (std::size_t i = 0; i < count_; ++i, receipts += sectors_, from += width)
            for (std::size_t k = 0; k < size; ++k) receipts[layer.sector[k]] += from[k];
    };
    pass(layer.factory_weight, to.factory);
    if (!layer.border_weight.empty()) pass(layer.border_weight, to.border);
    return numerics::kernels::dot(paid.data(), per_unit.data(), size);
}

double SplitRows::trade(std::size_t buyer, const double* power, const double* spending, Receipts to) {
    double crossing = 0.0;
    for (std::size_t at = first_[buyer]; at < first_[buyer + 1]; ++at) {
        GroupLayer& layer = layers_[at];
        for (std::size_t k = 0; k < layer.sector.size(); ++k)
            layer.per_unit[k] = layer.spending_share[k] * spending[layer.sector[k]] / layer.price_sum[k];
        crossing += send(layer, gather(layer, power), layer.per_unit, layer.paid, to);
    }
    return crossing;
}

void SplitRows::differentiate_price(std::size_t buyer, const double* power_change, const double* sum,
                                    double* sum_change) {
    std::fill(index_change_.begin(), index_change_.end(), 0.0);
    for (std::size_t at = first_[buyer]; at < first_[buyer + 1]; ++at) {
        GroupLayer& layer = layers_[at];
        numerics::kernels::price_sums(layer.price_weight.data(), gather(layer, power_change), count_, layer.width,
                                      layer.price_sum_change.data());
        for (std::size_t k = 0; k < layer.sector.size(); ++k) {
            layer.log_price_change[k] = -layer.price_sum_change[k] / (layer.price_sum[k] * layer.theta[k]);
            index_change_[layer.sector[k]] += layer.spending_share[k] * layer.log_price_change[k];
        }
        for (std::size_t k = 0; k < layer.sector.size(); ++k) {
            const std::size_t s = layer.sector[k];
            sum_change[s] = -layer.theta[k] * sum[s] * index_change_[s];
        }
    }
}

double SplitRows::differentiate_trade(std::size_t buyer, const double* power_change, const double* spending,
                                      const double* spending_change, Receipts change) {
    double crossing = 0.0;
    std::vector<double> unit, paid;
    for (std::size_t at = first_[buyer]; at < first_[buyer + 1]; ++at) {
        const GroupLayer& layer = layers_[at];
        const std::size_t size = layer.sector.size();
        unit.assign(layer.width, 0.0);
        paid.assign(layer.width, 0.0);
        for (std::size_t k = 0; k < size; ++k) {
            const std::size_t s = layer.sector[k];
            const double substituted = (1 - substitution_) * (layer.log_price_change[k] - index_change_[s]);
            const double group_change = layer.spending_share[k] * (spending_change[s] + spending[s] * substituted);
            unit[k] = (group_change - layer.per_unit[k] * layer.price_sum_change[k]) / layer.price_sum[k];
        }
        // Σ weight·power_change is what crosses the border through costs; purchases per unit change it as well.
        (void)send(layer, gather(layer, power_change), unit, paid, change);
        crossing += numerics::kernels::dot(paid.data(), layer.per_unit.data(), size) +
                    numerics::kernels::dot(layer.paid.data(), unit.data(), size);
    }
    return crossing;
}

void SplitRows::sourcing(const GroupLayer& layer, const double* power, std::size_t first, std::size_t last,
                         double* share, double* received) const {
    const std::size_t size = layer.sector.size();
    for (std::size_t i = first; i < last; ++i)
        for (std::size_t k = 0; k < size; ++k, ++share, ++received) {
            const double unit = power[i * sectors_ + layer.sector[k]];
            const std::size_t at = i * layer.width + k;
            *share = layer.price_weight[at] * unit / layer.price_sum[k];
            *received = layer.factory_weight[at] * unit * layer.per_unit[k];
        }
}

}  // namespace parley::model::solver
