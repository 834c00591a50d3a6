#include "parley/datasets/pieces/ras.hpp"

#include <algorithm>
#include <cmath>

namespace parley::datasets {
namespace {

constexpr int stall_window = 200;
constexpr double stall_fall = 1e-9;
// A column that only scarce goods enter would be scaled without bound.
constexpr double largest_factor = 1e100;

}  // namespace

RasResult scale_to_limits(const RasProblem& problem, const RasOptions& options) {
    const auto& given = problem.inputs;
    const std::size_t rows = problem.row_limit.size(), columns = problem.column_total.size();
    std::vector<double> row_factor(rows, 1.0), column_factor(columns, 1.0);
    RasResult result;
    result.unplaced.assign(columns, 0.0);
    double unplaced_before = 0.0;
    for (result.passes = 1; result.passes <= options.max_passes; ++result.passes) {
        for (std::size_t r = 0; r < columns; ++r) {
            double sum = 0.0;
            for (std::size_t s = 0; s < rows; ++s) sum += row_factor[s] * given(Sector{s}, Sector{r});
            if (sum > 0) column_factor[r] = std::min(problem.column_total[r] / sum, largest_factor);
        }
        for (std::size_t s = 0; s < rows; ++s) {
            double sum = 0.0;
            for (std::size_t r = 0; r < columns; ++r) sum += given(Sector{s}, Sector{r}) * column_factor[r];
            row_factor[s] = sum > problem.row_limit[s] ? problem.row_limit[s] / sum : 1.0;
        }
        double unplaced = 0.0;
        result.fits = true;
        for (std::size_t r = 0; r < columns; ++r) {
            double sum = 0.0;
            for (std::size_t s = 0; s < rows; ++s) sum += row_factor[s] * given(Sector{s}, Sector{r});
            result.unplaced[r] = problem.column_total[r] - sum * column_factor[r];
            unplaced += std::max(result.unplaced[r], 0.0);
            if (std::abs(result.unplaced[r]) > options.tolerance * problem.column_total[r]) result.fits = false;
        }
        if (result.fits) break;
        if (result.passes % stall_window == 0) {
            if (result.passes > stall_window && unplaced_before - unplaced < stall_fall * unplaced_before) break;
            unplaced_before = unplaced;
        }
    }
    result.passes = std::min(result.passes, options.max_passes);
    result.inputs = Table<Supplying, Using>({rows, columns});
    for (std::size_t s = 0; s < rows; ++s)
        for (std::size_t r = 0; r < columns; ++r)
            result.inputs(Sector{s}, Sector{r}) = row_factor[s] * given(Sector{s}, Sector{r}) * column_factor[r];
    return result;
}

}  // namespace parley::datasets
