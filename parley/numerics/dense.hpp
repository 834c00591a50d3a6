#pragma once
#include <cstddef>
#include <vector>

namespace parley::numerics {

/// Inverse of a dense square matrix in place, by Gauss–Jordan elimination with row pivoting; rows are contiguous. For
/// matrices far from singular.
void invert(std::vector<double>& matrix, std::size_t size);

}  // namespace parley::numerics
