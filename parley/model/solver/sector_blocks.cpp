#include "parley/model/solver/sector_blocks.hpp"

#include <algorithm>

#include "parley/numerics/dense.hpp"
#include "parley/numerics/kernels.hpp"

namespace parley::model::solver {

SectorBlocks::SectorBlocks(const Evaluation& evaluation, std::vector<double> effect)
    : count_(evaluation.world().economy_count()),
      sectors_(evaluation.world().sector_count()),
      theta_(evaluation.world().theta),
      effect_(std::move(effect)),
      output_(count_ * sectors_),
      weight_(count_ * sectors_),
      home_(count_ * sectors_),
      rivals_(count_ * count_ * sectors_),
      by_wage_(count_ * count_ * sectors_),
      inverse_(count_ * count_ * sectors_) {
    const world::World& world = evaluation.world();
    for (std::size_t n = 0; n < count_; ++n) {
        double demand = 0.0;
        for (std::size_t r = 0; r < sectors_; ++r) {
            const std::size_t cell = n * sectors_ + r;
            output_[cell] = evaluation.output(n, r);
            weight_[cell] = world.value_added_share(Economy{n}, Sector{r}) * output_[cell];
            demand += weight_[cell];
        }
        for (std::size_t r = 0; r < sectors_; ++r) weight_[n * sectors_ + r] /= demand;
    }
}

void SectorBlocks::add_buyer(std::size_t buyer, const double* share, const double* sales, const double* relative,
                             const double* rivalry) {
    std::vector<double> part(sectors_);
    for (std::size_t i = 0; i < count_; ++i) {
        for (std::size_t s = 0; s < sectors_; ++s) {
            const std::size_t cell = i * sectors_ + s;
            part[s] = output_[cell] > 0 ? sales[cell] / output_[cell] : 0.0;
            by_wage_[(i * count_ + buyer) * sectors_ + s] += part[s] * relative[s];
            if (i == buyer) home_[cell] = part[s];
            part[s] *= rivalry[s];
        }
        for (std::size_t j = 0; j < count_; ++j) {
            double* rivals = rivals_.data() + (i * count_ + j) * sectors_;
            const double* other = share + j * sectors_;
            for (std::size_t s = 0; s < sectors_; ++s) rivals[s] += part[s] * other[s];
        }
    }
}

void SectorBlocks::add_groups(const GroupLayer& layer, const double* share, const double* sales,
                              const double* rivalry) {
    for (std::size_t k = 0; k < layer.sector.size(); ++k) {
        const std::size_t s = layer.sector[k];
        for (std::size_t i = 0; i < count_; ++i) {
            const double output = output_[i * sectors_ + s];
            const double part = output > 0 ? rivalry[k] * sales[i * sectors_ + s] / output : 0.0;
            for (std::size_t j = 0; j < count_; ++j)
                rivals_[(i * count_ + j) * sectors_ + s] += part * share[j * sectors_ + s];
        }
    }
}

void SectorBlocks::finish(const double* cost_response, std::vector<double>& wage_matrix) {
    const std::size_t square = count_ * count_;
    std::vector<double> matrix(square), response(square), answered(square * sectors_);
    for (std::size_t s = 0; s < sectors_; ++s) {
        for (std::size_t i = 0; i < count_; ++i)
            for (std::size_t j = 0; j < count_; ++j) {
                const std::size_t at = i * count_ + j, cell = j * sectors_ + s;
                const double substitution = theta_[s] * ((i == j ? 1.0 : 0.0) - rivals_[at * sectors_ + s]);
                matrix[at] = (i == j ? 1.0 : 0.0) + substitution * effect_[cell];
                response[at] = by_wage_[at * sectors_ + s] - substitution * cost_response[cell];
                if (output_[i * sectors_ + s] > 0) continue;
                matrix[at] = i == j ? 1.0 : 0.0;
                response[at] = 0.0;
            }
        numerics::invert(matrix.data(), count_);
        double* answer = answered.data() + s * square;
        for (std::size_t i = 0; i < count_; ++i)
            numerics::kernels::add_transposed_product(response.data(), matrix.data() + i * count_, count_, count_,
                                                      answer + i * count_);
        std::copy(matrix.begin(), matrix.end(), inverse_.begin() + static_cast<std::ptrdiff_t>(s * square));
        for (std::size_t i = 0; i < count_; ++i)
            numerics::kernels::add_scaled(weight_[i * sectors_ + s], answer + i * count_, count_,
                                          wage_matrix.data() + i * count_);
    }
    by_wage_ = std::move(answered);
    rivals_ = {};
}

void SectorBlocks::solve(const double* gap, double* step) const {
    std::vector<double> column(count_), result(count_);
    for (std::size_t s = 0; s < sectors_; ++s) {
        for (std::size_t i = 0; i < count_; ++i) column[i] = gap[i * sectors_ + s];
        std::fill(result.begin(), result.end(), 0.0);
        numerics::kernels::add_product(inverse_.data() + s * count_ * count_, column.data(), count_, count_,
                                       result.data());
        for (std::size_t i = 0; i < count_; ++i) step[i * sectors_ + s] = result[i];
    }
}

void SectorBlocks::add_wage_effects(const double* wage_step, double* step) const {
    std::vector<double> result(count_);
    for (std::size_t s = 0; s < sectors_; ++s) {
        std::fill(result.begin(), result.end(), 0.0);
        numerics::kernels::add_product(by_wage_.data() + s * count_ * count_, wage_step, count_, count_, result.data());
        for (std::size_t i = 0; i < count_; ++i) step[i * sectors_ + s] += result[i];
    }
}

void SectorBlocks::solve_transposed(const double* adjoint, double* result) const {
    std::vector<double> column(count_), answer(count_);
    for (std::size_t s = 0; s < sectors_; ++s) {
        for (std::size_t i = 0; i < count_; ++i) column[i] = adjoint[i * sectors_ + s];
        std::fill(answer.begin(), answer.end(), 0.0);
        numerics::kernels::add_transposed_product(inverse_.data() + s * count_ * count_, column.data(), count_, count_,
                                                  answer.data());
        for (std::size_t i = 0; i < count_; ++i) result[i * sectors_ + s] = answer[i];
    }
}

void SectorBlocks::add_wage_effects_transposed(const double* adjoint, double* wage) const {
    std::vector<double> column(count_);
    for (std::size_t s = 0; s < sectors_; ++s) {
        for (std::size_t i = 0; i < count_; ++i) column[i] = adjoint[i * sectors_ + s];
        numerics::kernels::add_transposed_product(by_wage_.data() + s * count_ * count_, column.data(), count_, count_,
                                                  wage);
    }
}

}  // namespace parley::model::solver
