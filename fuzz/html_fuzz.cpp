#include "fuzz/input.hpp"
#include "parley/core/utf8.hpp"
#include "parley/evidence/html/text_of_html.hpp"

// A page becomes text that is no longer than a few times itself, and UTF-8 where the page is.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace parley;
    const std::string_view page = fuzz::text(data, size);
    const auto [text, unclosed] = evidence::html::text_of_html(page);
    if (unclosed && *unclosed >= page.size()) __builtin_trap();
    if (text.size() > 4 * page.size() + 8 || (is_utf8(page) && !is_utf8(text))) __builtin_trap();
    (void)evidence::html::is_html(page);
    return 0;
}
