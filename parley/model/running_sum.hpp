#pragma once
// What rounding can have done to a sum, worked out beside it: a running error bound (Higham 2002, Accuracy and
// Stability of Numerical Algorithms, section 3.3). Rounding is counted in units of `unit_roundoff`; squares of it are
// left out.
#include <cmath>
#include <cstddef>
#include <vector>

namespace parley::model {

inline constexpr double unit_roundoff = 0x1p-53;
/// What a result too small for all its digits can be off by, in units of `unit_roundoff`.
inline constexpr double underflow = 0x1p-1020;

class RunningSum {
public:
    /// `rounding`: how far `term` may be off.
    void add(double term, double rounding) {
        value_ += term;
        rounding_ += rounding + std::abs(value_);
    }
    [[nodiscard]] double value() const { return value_; }
    [[nodiscard]] double rounding() const { return rounding_; }

private:
    double value_ = 0.0, rounding_ = 0.0;
};

/// Sums side by side, as RunningSum.
struct RunningSums {
    explicit RunningSums(std::size_t count) : value(count), rounding(count) {}
    std::vector<double> value, rounding;
    void add(std::size_t at, double term, double term_rounding) {
        value[at] += term;
        rounding[at] += term_rounding + std::abs(value[at]);
    }
};

}  // namespace parley::model
