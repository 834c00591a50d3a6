#pragma once
// A few C functions over the page subset: enough to show that a page computes what the program does.
#include <cstddef>

extern "C" {
/// Reads a binary world. Returns the number of economies; 0 when it cannot be read: see parley_error().
std::size_t parley_load(const char* bytes, std::size_t size);
const char* parley_error();
/// Economy `importer` adds `rate` (0.25 = 25 points) to its duties on all goods of `exporter`. True: converged.
bool parley_add_duty(std::size_t importer, std::size_t exporter, double rate);
double parley_max_residual();
/// Ŵ and ŵ of an economy at the last solution.
double parley_welfare_factor(std::size_t economy);
double parley_wage_hat(std::size_t economy);
}
