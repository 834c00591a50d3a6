#pragma once
// Typed positions: of economies and sectors in a world, of parties and outcomes in a dispute. Mixing two kinds up does
// not compile.
#include <compare>
#include <cstddef>

namespace parley {

/// Position of an economy in its world, from 0. Also the name of a table axis.
struct Economy {
    using Index = Economy;
    std::size_t value{};
    auto operator<=>(const Economy&) const = default;
};

/// Position of a sector in its world, from 0. Also the name of a table axis.
struct Sector {
    using Index = Sector;
    std::size_t value{};
    auto operator<=>(const Sector&) const = default;
};

/// Position of a group of products in a purchase that is split into groups, from 0. Also the name of a table axis.
struct Group {
    using Index = Group;
    std::size_t value{};
    auto operator<=>(const Group&) const = default;
};

// Names of table axes that are indexed by an economy or a sector.
struct Buyer {
    using Index = Economy;
};  ///< who imports and levies the duty
struct Seller {
    using Index = Economy;
};  ///< who produces and exports
struct Using {
    using Index = Sector;
};  ///< the sector that uses an input
struct Supplying {
    using Index = Sector;
};  ///< the sector whose good is used

/// Position of a party in its dispute, from 0. Also the name of a table axis.
struct Side {
    using Index = Side;
    std::size_t value{};
    auto operator<=>(const Side&) const = default;
};

/// Position of an outcome in its space, from 0 (the present one first). Also the name of a table axis.
struct Outcome {
    using Index = Outcome;
    std::size_t value{};
    auto operator<=>(const Outcome&) const = default;
};

/// All positions 0 … count−1 of one kind, for range-based loops.
template <class Index>
class Positions {
public:
    class Iterator {
    public:
        explicit Iterator(std::size_t at) : at_(at) {}
        Index operator*() const { return Index{at_}; }
        Iterator& operator++() {
            ++at_;
            return *this;
        }
        bool operator!=(const Iterator& other) const { return at_ != other.at_; }

    private:
        std::size_t at_;
    };
    explicit Positions(std::size_t count) : count_(count) {}
    Iterator begin() const { return Iterator(0); }
    Iterator end() const { return Iterator(count_); }
    std::size_t size() const { return count_; }

private:
    std::size_t count_;
};

}  // namespace parley
