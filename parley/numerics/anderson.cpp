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
    : size_(size), depth_(depth), previous_point_(size), previous_step_(size), gram_(depth * depth) {}

void Anderson::restart() {
    held_ = next_ = 0;
    has_previous_ = false;
}

void Anderson::advance(std::vector<double>& point, const std::vector<double>& step, double damping) {
    if (has_previous_) {
        if (point_change_.size() <= next_) {
            point_change_.emplace_back(size_);
            step_change_.emplace_back(size_);
        }
        for (std::size_t k = 0; k < size_; ++k) {
            point_change_[next_][k] = point[k] - previous_point_[k];
            step_change_[next_][k] = step[k] - previous_step_[k];
        }
        held_ = std::max(held_, next_ + 1);
        for (std::size_t j = 0; j < held_; ++j)
            gram_[next_ * depth_ + j] = gram_[j * depth_ + next_] =
                kernels::dot(step_change_[next_].data(), step_change_[j].data(), size_);
        next_ = (next_ + 1) % depth_;
    }
    previous_point_ = point;
    previous_step_ = step;
    has_previous_ = true;

    std::vector<double> matrix(held_ * held_), weight(held_);
    for (std::size_t r = 0; r < held_; ++r) {
        weight[r] = kernels::dot(step_change_[r].data(), step.data(), size_);
        for (std::size_t c = 0; c < held_; ++c) matrix[r * held_ + c] = gram_[r * depth_ + c];
    }
    solve_least_squares(std::move(matrix), weight, held_);
    kernels::add_scaled(damping, step.data(), size_, point.data());
    for (std::size_t r = 0; r < held_; ++r) {
        kernels::add_scaled(-weight[r], point_change_[r].data(), size_, point.data());
        kernels::add_scaled(-weight[r] * damping, step_change_[r].data(), size_, point.data());
    }
}

}  // namespace parley::numerics
