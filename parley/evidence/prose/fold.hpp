#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace parley::evidence::prose {

/// A text as a typewriter would have written it: straight quotes, one kind of hyphen, single spaces, none at the ends;
/// soft hyphens and zero-width characters dropped; an em dash is "--", a minus sign "-", ½ is "1/2".
/// So two printings of one sentence fold to the same bytes.
struct Folded {
    std::string text;
    std::vector<std::size_t> origin;  ///< of each byte of text: where it stands in the source; one more for the end
};

[[nodiscard]] inline bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

[[nodiscard]] Folded fold(std::string_view source);

}  // namespace parley::evidence::prose
