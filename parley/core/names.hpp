#pragma once
#include <string>

namespace parley {

/// A name as it stands inside a sentence: "the United States", "the EU", "Japan". Headings and cells of tables have it
/// as it is.
[[nodiscard]] std::string in_sentence(const std::string& name);

/// With a capital: what begins a sentence. at_start(in_sentence(name)): "The United States".
[[nodiscard]] std::string at_start(std::string text);

}  // namespace parley
