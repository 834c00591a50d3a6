#pragma once
// A first scenario from a report: docs/guide/draft.md. Rules alone, so it also runs in a page.
#include <functional>
#include <string>
#include <vector>

#include "parley/evidence/statements/statements.hpp"
#include "parley/scenario/draft/objects.hpp"

namespace parley::scenario::draft {

/// An economy of a world, with the countries that it stands for.
struct EconomyName {
    std::string code, name;
    std::vector<std::string> members;
};

struct DraftWorld {
    std::string name;  ///< as a scenario names it
    std::vector<EconomyName> economies;
    std::vector<SectorName> sectors;
    /// What an economy buys of another in some sectors, in USD million a year; sectors empty: all goods. May be absent.
    std::function<double(const std::string& buyer, const std::string& seller, const std::vector<std::string>& sectors)>
        trade = {};
};

struct DraftOptions {
    std::string title;      ///< of the scenario; empty: the text's own
    std::string file;       ///< the text's name beside the scenario
    std::string published;  ///< 2018-05-01; empty: not known, and then no day is set
};

/// The scenario, and what a reader should know of it.
struct Draft {
    std::string yaml;
    std::size_t parties = 0, issues = 0, measures = 0, placed = 0, read = 0, assumed = 0;
    std::vector<std::string> not_placed;  ///< a line each: "P6.s2 …"
};

/// What `reading` has found in `document`, as a scenario of `world`. Never a size that the text does not give: where
/// one is needed it is an assumption with a range, marked so. The same text gives the same bytes.
[[nodiscard]] Draft draft_scenario(const evidence::Document& document, const evidence::statements::Reading& reading,
                                   const DraftWorld& world, const DraftOptions& options);

}  // namespace parley::scenario::draft
