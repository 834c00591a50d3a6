#pragma once
// The loops over memory. Each works along contiguous runs and adds in one fixed order, so that every vector width,
// chosen at run time, gives the same bytes.
#include <cstddef>

namespace parley::kernels {

/// sum[s] = Σᵢ weight[i,s]·power[i,s]
void price_sums(const double* weight, const double* power, std::size_t sellers, std::size_t sectors, double* sum);

/// received[i,s] += weight[i,s]·spending[s] and paid[s] = Σᵢ weight[i,s]·power[i,s]
void trade_sums(const double* weight, const double* power, const double* spending, std::size_t sellers,
                std::size_t sectors, double* received, double* paid);

/// y[c] += Σ_r x[r]·matrix[r,c]
void add_transposed_product(const double* matrix, const double* x, std::size_t rows, std::size_t columns, double* y);

/// y[r] += Σ_c matrix[r,c]·x[c]
void add_product(const double* matrix, const double* x, std::size_t rows, std::size_t columns, double* y);

/// Σ x[k]·y[k]
double dot(const double* x, const double* y, std::size_t count);

/// y[k] += factor·x[k]
void add_scaled(double factor, const double* x, std::size_t count, double* y);

}  // namespace parley::kernels
