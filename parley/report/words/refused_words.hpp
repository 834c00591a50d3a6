#pragma once
// What an agreement holds although somebody refuses it.
#include <string>
#include <vector>

#include "parley/pricing/worth.hpp"

namespace parley::report::words {

/// A level of an outcome that a party's own words refuse.
struct Refused {
    std::size_t party{};
    std::size_t issue{}, level{};  ///< as Worth::table
};

/// Those of an outcome, each party's and level's once, in the order of the file.
[[nodiscard]] std::vector<Refused> refused_in(const pricing::Worth& worth, Outcome outcome);
/// "It contains what China refuses: “…”. A refusal is read …"; empty where it holds nothing of the kind.
[[nodiscard]] std::string refused_in_words(const pricing::Worth& worth, Outcome outcome);

}  // namespace parley::report::words
