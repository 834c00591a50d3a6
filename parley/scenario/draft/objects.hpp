#pragma once
// What a statement is about: which kind of measure, and which goods.
#include <string>
#include <string_view>
#include <vector>

namespace parley::scenario::draft {

enum class Matter { none, duty, purchase, balance, subsidy, opening, rules, controls, quota, ban, investment };
/// "duties", for labels and ids.
[[nodiscard]] std::string_view in_words(Matter matter);

/// By the words of what is said, else of the sentence it is said in: small letters, straight quotes.
[[nodiscard]] Matter matter_of(std::string_view about, std::string_view sentence, std::string_view verb);

/// A sector of a world.
struct SectorName {
    std::string code, name;
    bool goods = true;
};
/// Codes that the words name, in the order of the world: "cars" is C29 where the world has it, else the sector whose
/// name has the word. None where no goods are named.
[[nodiscard]] std::vector<std::string> sectors_of(std::string_view words, const std::vector<SectorName>& sectors);

/// Letters of a text in lower case, hyphens and quotes plain.
[[nodiscard]] std::string small_letters(std::string_view text);

}  // namespace parley::scenario::draft
