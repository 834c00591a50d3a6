#pragma once
#include <string>

#include "parley/pricing/named_outcomes.hpp"

namespace parley::report::text {

/// "What moves the figures": a line for each number and choice that was moved alone, with the parties whose income
/// changes most. Empty where nothing was.
/// The five that move them most, 80 letters wide, of two parties at most.
[[nodiscard]] std::string page_movers(const pricing::NamedOutcomes& named);
[[nodiscard]] std::string movers_table(const pricing::NamedOutcomes& named);

}  // namespace parley::report::text
