#pragma once
// A dense table of doubles with named axes: Table<Buyer, Seller, Sector> duty_rate.
#include <array>
#include <cassert>
#include <cstddef>
#include <vector>

#include "parley/core/index.hpp"

// Clang leaves small functions as calls where it saves bytes, as for a page: a call for every number read. Where few
// are read the bytes are worth more: wasm/CMakeLists.txt.
#ifndef PARLEY_ALWAYS_INLINE
#define PARLEY_ALWAYS_INLINE [[gnu::always_inline]] inline
#endif

namespace parley {

/// Row-major, the last axis contiguous. Indexing takes one typed position per axis, in the order of the axes.
template <class... Axes>
class Table {
public:
    static constexpr std::size_t rank = sizeof...(Axes);
    using Extents = std::array<std::size_t, rank>;

    Table() = default;
    explicit Table(const Extents& extents, double fill = 0.0) : extents_(extents), values_(product(extents), fill) {}

    PARLEY_ALWAYS_INLINE double& operator()(typename Axes::Index... at) {
        return values_.data()[offset({at.value...})];
    }
    PARLEY_ALWAYS_INLINE double operator()(typename Axes::Index... at) const {
        return values_.data()[offset({at.value...})];
    }

    /// Start of the contiguous run along the last axis, all other positions given.
    template <class... Leading>
    double* row(Leading... at) {
        return values_.data() + row_offset({at.value...});
    }
    template <class... Leading>
    const double* row(Leading... at) const {
        return values_.data() + row_offset({at.value...});
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
    // A plain array and one loop: what is inlined everywhere should be small.
    PARLEY_ALWAYS_INLINE std::size_t offset(const std::size_t (&at)[rank]) const {
        const std::size_t* extent = extents_.data();
        assert(at[0] < extent[0]);
        std::size_t result = at[0];
        for (std::size_t k = 1; k < rank; ++k) {
            assert(at[k] < extent[k]);
            result = result * extent[k] + at[k];
        }
        return result;
    }
    template <std::size_t Count>
    PARLEY_ALWAYS_INLINE std::size_t row_offset(const std::size_t (&at)[Count]) const {
        static_assert(Count + 1 == rank, "row() takes a position for every axis but the last");
        const std::size_t* extent = extents_.data();
        std::size_t result = at[0];
        for (std::size_t k = 1; k < Count; ++k) result = result * extent[k] + at[k];
        return result * extent[Count];
    }

    Extents extents_{};
    std::vector<double> values_;
};

}  // namespace parley
