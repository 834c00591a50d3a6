#pragma once
// Past disputes: the record of each up to its cut-off, and what happened after, from where they are kept.
#include <optional>
#include <string>
#include <vector>

#include "parley/histories/after.hpp"
#include "parley/histories/facts.hpp"

namespace parley::histories {

/// What a person coded by hand from a record: histories/coding.csv.
struct Coding {
    std::string cluster;               ///< disputes that are one story; its own slug where it is alone
    std::optional<double> rate;        ///< points that the threat adds; none: the record names no rate
    std::optional<double> gdp_usd_bn;  ///< of the targets, in the year before the cut-off
};

struct History {
    Facts facts;
    std::optional<After> after;  ///< none: what happened is kept elsewhere, or was not asked for
    Coding coding;
};

/// Of those inside the program by slug; with what happened after only for what scores or shows precedents.
enum class Opened { record_only, with_what_happened };
[[nodiscard]] std::vector<History> bundled_histories(Opened opened);

}  // namespace parley::histories
