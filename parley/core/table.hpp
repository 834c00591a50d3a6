#pragma once
// A dense table of doubles with named axes: Table<Buyer, Seller, Sector> duty_rate.
#include <array>
#include <cassert>
#include <cstddef>
#include <vector>

#include "parley/core/index.hpp"

namespace parley {

/// Row-major, the last axis contiguous. Indexing takes one typed position per axis, in the order of the axes.
template <class... Axes>
class Table {
public:
    static constexpr std::size_t rank = sizeof...(Axes);
    using Extents = std::array<std::size_t, rank>;

    Table() = default;
    explicit Table(const Extents& extents, double fill = 0.0) : extents_(extents), values_(product(extents), fill) {}

    double& operator()(typename Axes::Index... at) { return values_[offset({at.value...})]; }
    double operator()(typename Axes::Index... at) const { return values_[offset({at.value...})]; }

    /// Start of the contiguous run along the last axis, all other positions given.
    template <class... Leading>
    double* row(Leading... at) {
        return values_.data() + offset(leading({at.value...}));
    }
    template <class... Leading>
    const double* row(Leading... at) const {
        return values_.data() + offset(leading({at.value...}));
    }

    const Extents& extents() const { return extents_; }
    std::size_t size() const { return values_.size(); }
    bool empty() const { return values_.empty(); }
    double* data() { return values_.data(); }
    const double* data() const { return values_.data(); }
    auto begin() { return values_.begin(); }
    auto end() { return values_.end(); }
    auto begin() const { return values_.begin(); }
    auto end() const { return values_.end(); }
    bool operator==(const Table&) const = default;

private:
    static std::size_t product(const Extents& extents) {
        std::size_t result = 1;
        for (const std::size_t extent : extents) result *= extent;
        return result;
    }
    template <std::size_t Count>
    static Extents leading(const std::size_t (&at)[Count]) {
        static_assert(Count + 1 == rank, "row() takes a position for every axis but the last");
        Extents full{};
        for (std::size_t k = 0; k < Count; ++k) full[k] = at[k];
        return full;
    }
    std::size_t offset(const Extents& at) const {
        std::size_t result = 0;
        for (std::size_t k = 0; k < rank; ++k) {
            assert(at[k] < extents_[k]);
            result = result * extents_[k] + at[k];
        }
        return result;
    }

    Extents extents_{};
    std::vector<double> values_;
};

}  // namespace parley
