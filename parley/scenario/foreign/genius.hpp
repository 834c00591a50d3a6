#pragma once
// Domains and profiles of GENIUS (XML; Lin, Kraus, Baarslag, Tykhonov, Hindriks & Jonker 2014): issues with their
// values, and for each party weights of the issues and evaluations of the values. A deal sets every issue; without one
// each has its reservation value.
#include <string>
#include <string_view>
#include <vector>

#include "parley/scenario/files/conflict_file.hpp"

namespace parley::scenario::foreign {

struct XmlText {
    std::string file, text;
};

/// U = Σ weight × evaluation / greatest evaluation of the issue, for discrete issues; for whole numbers in a range,
/// weight × (offset + slope × (number − least)), the line cut off at 0 and 1. Issues are agreed on by all together.
/// Real issues, objectives within objectives, utilities that are not such a sum, evaluations and weights below 0 and
/// what is said twice are refused by name. A discount of utilities with time is not used: a bargain is struck at once.
/// Throws InputError with line and column.
[[nodiscard]] Conflict read_genius(const XmlText& domain, const std::vector<XmlText>& profiles);

}  // namespace parley::scenario::foreign
