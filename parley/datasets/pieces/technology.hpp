#pragma once
// How goods are made: an economy's technology as a source gives it, and in our sectors.
#include <cstddef>
#include <string>
#include <vector>

#include "parley/core/index.hpp"
#include "parley/core/table.hpp"

namespace parley::datasets {

/// Cost shares of one economy; of each using sector they sum to one.
struct Technology {
    std::vector<double> value_added_share;
    Table<Supplying, Using> input_share;
};

/// One economy of a source, in the source's sectors.
struct SourceTechnology {
    std::string from;  ///< "CAN of wiod2011-io", for messages
    Technology shares;
    std::vector<double> output_usd_m;  ///< a sector with none carries no weight
};

/// The technology in other sectors. `parts[r]` are the source's sectors that make up sector r.
/// Columns: the parts' mean, by the source's output; a source sector coarser than ours is copied to each of ours.
/// Rows: summed over parts; a coarser source row is split by `use`, what the economy itself buys of each of our sectors
/// (equally where it buys none of them).
/// InputError when none of the parts of a sector has output in the source.
[[nodiscard]] Technology to_sectors(const SourceTechnology& source, const std::vector<std::vector<std::size_t>>& parts,
                                    const std::vector<std::string>& codes, const std::vector<double>& use);

}  // namespace parley::datasets
