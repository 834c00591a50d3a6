#include "parley/numerics/dense.hpp"

#include <cassert>
#include <cmath>

#include <Eigen/LU>

namespace parley::numerics {

std::optional<std::vector<double>> solve_dense(const std::vector<double>& matrix, const std::vector<double>& right,
                                               double smallest_pivot) {
    const std::size_t size = right.size();
    if (size == 0) return right;
    assert(matrix.size() == size * size);
    const auto rows = static_cast<Eigen::Index>(size);
    const Eigen::Map<const Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>> a(matrix.data(),
                                                                                                     rows, rows);
    const Eigen::PartialPivLU<Eigen::MatrixXd> lu(a);
    const Eigen::VectorXd largest = lu.permutationP() * a.cwiseAbs().rowwise().maxCoeff();
    // Not the other way round: what is no number must not pass.
    for (Eigen::Index k = 0; k < rows; ++k)
        if (!(std::abs(lu.matrixLU()(k, k)) > smallest_pivot * largest(k))) return {};
    std::vector<double> x(size);
    Eigen::Map<Eigen::VectorXd>(x.data(), rows) = lu.solve(Eigen::Map<const Eigen::VectorXd>(right.data(), rows));
    return x;
}

}  // namespace parley::numerics
