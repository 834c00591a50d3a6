#pragma once
// The features of a scenario by the same rules as of a record of the past: docs/precedents.md.
#include "parley/precedents/precedents.hpp"
#include "parley/pricing/setting.hpp"

namespace parley::foresight {

/// Of the main threat: of those announced that are no answers the one that is due first, else the first of the file.
/// Refused are a scenario without a day, and one in which nothing is threatened.
[[nodiscard]] OrRefusal<precedents::Asked> asked_of(const pricing::Setting& setting);

}  // namespace parley::foresight
