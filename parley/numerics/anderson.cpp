#include "parley/numerics/anderson.hpp"

#include <algorithm>
#include <cmath>

#include "parley/numerics/kernels.hpp"

namespace parley::numerics {
namespace {

// Solves the symmetric positive semi-definite system in place; directions that add nothing new get no weight.
void solve_least_squares(std::vector<double> matrix, std::vector<double>& right, std::size_t size) {
    std::vector<double> scale(size);
    for (std::size_t k = 0; k < size; ++k)
        scale[k] = matrix[k * size + k] > 0 ? 1 / std::sqrt(matrix[k * size + k]) : 0.0;
    for (std::size_t r = 0; r < size; ++r) {
        right[r] *= scale[r];
        for (std::size_t c = 0; c < size; ++c) matrix[r * size + c] *= scale[r] * scale[c];
    }
    // LDLᵀ without pivoting.
    std::vector<double> pivot(size);
    for (std::size_t k = 0; k < size; ++k) {
        double d = matrix[k * size + k];
        for (std::size_t j = 0; j < k; ++j) d -= matrix[k * size + j] * matrix[k * size + j] * pivot[j];
        pivot[k] = d > 1e-12 ? d : 0.0;
        for (std::size_t r = k + 1; r < size; ++r) {
            double value = matrix[r * size + k];
            for (std::size_t j = 0; j < k; ++j) value -= matrix[r * size + j] * matrix[k * size + j] * pivot[j];
            matrix[r * size + k] = pivot[k] > 0 ? value / pivot[k] : 0.0;
        }
    }
    for (std::size_t k = 0; k < size; ++k)
        for (std::size_t j = 0; j < k; ++j) right[k] -= matrix[k * size + j] * right[j];
    for (std::size_t k = 0; k < size; ++k) right[k] = pivot[k] > 0 ? right[k] / pivot[k] : 0.0;
    for (std::size_t k = size; k-- > 0;)
        for (std::size_t r = k + 1; r < size; ++r) right[k] -= matrix[r * size + k] * right[r];
    for (std::size_t k = 0; k < size; ++k) right[k] *= scale[k];
}

}  // namespace

Anderson::Anderson(std::size_t size, std::size_t depth)
    : size_(size), depth_(depth), previous_point_(size), previous_step_(size), gram_(depth * depth) {
    point_change_.reserve(depth * size);
    step_change_.reserve(depth * size);
}

void Anderson::restart() {
    held_ = next_ = 0;
    has_previous_ = false;
}

void Anderson::advance(std::vector<double>& point, const std::vector<double>& step, double damping) {
    if (has_previous_) {
        if (point_change_.size() <= next_ * size_) {
            point_change_.resize((next_ + 1) * size_);
            step_change_.resize((next_ + 1) * size_);
        }
        double *moved = point_change_.data() + next_ * size_, *changed = step_change_.data() + next_ * size_;
        for (std::size_t k = 0; k < size_; ++k) {
            moved[k] = point[k] - previous_point_[k];
            changed[k] = step[k] - previous_step_[k];
        }
        held_ = std::max(held_, next_ + 1);
        std::vector<double> product(held_);
        kernels::add_product(step_change_.data(), changed, held_, size_, product.data());
        for (std::size_t j = 0; j < held_; ++j) gram_[next_ * depth_ + j] = gram_[j * depth_ + next_] = product[j];
        next_ = (next_ + 1) % depth_;
    }
    previous_point_ = point;
    previous_step_ = step;
    has_previous_ = true;

    std::vector<double> matrix(held_ * held_), weight(held_);
    kernels::add_product(step_change_.data(), step.data(), held_, size_, weight.data());
    for (std::size_t r = 0; r < held_; ++r)
        for (std::size_t c = 0; c < held_; ++c) matrix[r * held_ + c] = gram_[r * depth_ + c];
    solve_least_squares(std::move(matrix), weight, held_);
    kernels::add_scaled(damping, step.data(), size_, point.data());
    for (double& each : weight) each = -each;
    kernels::add_transposed_product(point_change_.data(), weight.data(), held_, size_, point.data());
    for (double& each : weight) each *= damping;
    kernels::add_transposed_product(step_change_.data(), weight.data(), held_, size_, point.data());
}

}  // namespace parley::numerics
