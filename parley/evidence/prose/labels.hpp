#pragma once
// Numbers that are names: of laws, orders, sections, list marks, notes. They are no figures.
#include "parley/evidence/prose/tokens.hpp"

namespace parley::evidence::prose {

/// "G20", "F-35", "COVID-19", "'18": what stands directly before makes the number at `at` part of a name.
/// `after_figure`: a figure ends just before the hyphen, "$20-30m".
[[nodiscard]] bool part_of_a_name(const Tokens& tokens, std::size_t at, bool after_figure);

/// "Section 301", "Order 14257", "No. 5": a word before the number makes it a label.
[[nodiscard]] bool is_label(const Tokens& tokens, std::size_t at);

/// "50 U.S.C. 1701", "83 Fed. Reg. 11625", "202-395-5725": where a citation or the number of a telephone that starts at
/// `at` ends; 0 if none does.
[[nodiscard]] std::size_t citation_end(const Tokens& tokens, std::size_t at);

/// "4(b)", "(10)", "2)", "[1]", "1." before a paragraph, "25%3": a mark that the token `at` is or starts, where it
/// ends; 0 if it is none.
[[nodiscard]] std::size_t mark_end(const Tokens& tokens, std::size_t at);

/// "the Trade Act of 1974": the year at `at` belongs to a law's name.
[[nodiscard]] bool year_of_a_law(const Tokens& tokens, std::size_t at);

}  // namespace parley::evidence::prose
