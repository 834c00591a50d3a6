#pragma once
// What the words of results mean, in plain sentences, with the page of the documentation that says it exactly.
#include <span>
#include <string>
#include <vector>

namespace parley::report::words {

struct GlossaryEntry {
    std::vector<std::string> names;  ///< as results write it; the first heads it
    std::string text;
    std::string page;  ///< under docs/
};

[[nodiscard]] const std::vector<GlossaryEntry>& glossary();
/// Whatever its case; null where there is none of that name.
[[nodiscard]] const GlossaryEntry* explained(const std::string& name);

}  // namespace parley::report::words
