#include "parley/tables/files/text_places.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"
#include "parley/core/utf8.hpp"

namespace parley::tables {

TextPlaces::TextPlaces(std::string file, std::string_view text, std::size_t largest) : file_(std::move(file)) {
    if (text.size() > largest)
        throw InputError(file_, 0, fmt::format("at most {} bytes", largest), fmt::format("{}", text.size()));
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    text_ = text;
    std::erase(text_, '\r');
    for (std::size_t at = text_.find('\n'); at != text_.npos; at = text_.find('\n', at + 1)) ends_.push_back(at);
    if (const std::size_t good = valid_utf8_length(text_); good != text_.size())
        fail(good, "UTF-8 text", "a byte that is not");
    if (const std::size_t at = find_obeyed(text_); at != text_.npos)
        fail(at, "text without control characters", code_point(text_, at));
}

std::size_t TextPlaces::line(std::size_t at) const {
    return static_cast<std::size_t>(std::lower_bound(ends_.begin(), ends_.end(), at) - ends_.begin()) + 1;
}

std::size_t TextPlaces::column(std::size_t at) const {
    const std::size_t before = line(at) - 1;
    return at - (before == 0 ? 0 : ends_[before - 1] + 1) + 1;
}

void TextPlaces::fail(std::size_t at, const std::string& expected, const std::string& found) const {
    throw InputError(file_, line(at), expected, found, column(at));
}

}  // namespace parley::tables
