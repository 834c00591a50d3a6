#pragma once
// The rates of one or several choosers as a run of numbers, and the flows that each is levied on.
#include <vector>

#include "parley/strategy/chooser.hpp"

namespace parley::strategy {

/// One flow that a variable is levied on. Of a subsidy all flows of a seller and sector are one cell: buyer = seller.
struct Cell {
    Economy buyer, seller;
    Sector sector;
};

struct Placed {
    Variable variable;
    std::size_t chooser = 0;  ///< position among the choosers
    std::vector<Cell> cells;
};

/// Unknowns are u = ln(1+t), ln(1+e) and −ln(1−z): docs/model/strategy.md.
struct Layout {
    std::vector<Placed> placed;                              ///< chooser by chooser
    std::vector<std::size_t> first;                          ///< of each chooser, and one past the last
    std::vector<std::vector<std::size_t>> component;         ///< variables that share markets, in order
    std::vector<std::vector<std::vector<std::size_t>>> own;  ///< of each chooser: its part of every component, if any

    std::size_t size() const { return placed.size(); }
};
[[nodiscard]] Layout layout_of(const world::World& world, const std::vector<Chooser>& choosers);

[[nodiscard]] double log_of(Lever lever, double rate);
[[nodiscard]] double rate_of(Lever lever, double log);
void set_logs(const Layout& layout, const std::vector<double>& logs, model::Wedges& wedges);
[[nodiscard]] std::vector<double> logs_in(const world::World& world, const Layout& layout, const model::Wedges& wedges);
[[nodiscard]] std::vector<double> least_logs(const Layout& layout);
[[nodiscard]] std::vector<double> most_logs(const Layout& layout);

}  // namespace parley::strategy
