#pragma once
// No deal, threats and agreements as text that can be read aloud.
#include <string>

#include "parley/analysis/agreements.hpp"

namespace parley::report::text {

/// Where no deal is from, what each announced act is worth to its owner, and what would make it credible.
[[nodiscard]] std::string threats_text(const pricing::Worth& dispute);
/// What each group could sign. Empty of two parties, of whom the rest of the text speaks.
[[nodiscard]] std::string agreements_text(const pricing::Worth& dispute, const analysis::Agreements& agreements);

}  // namespace parley::report::text
