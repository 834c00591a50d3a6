#include "parley/tables/packed_lines.hpp"

#include <algorithm>

namespace parley::tables {
namespace {

constexpr std::size_t most_shared = 70;  // '0' + 70 is 'v'

// Calls `take` with each line, without its end.
template <class Take>
void each_line(std::string_view text, const Take& take) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        take(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

}  // namespace

std::string pack_lines(std::string_view text) {
    std::string packed;
    std::string_view before;
    each_line(text, [&](std::string_view line) {
        const std::size_t most = std::min({before.size(), line.size(), most_shared});
        const auto differs =
            std::mismatch(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(most), before.begin());
        const auto shared = static_cast<std::size_t>(differs.first - line.begin());
        packed += static_cast<char>('0' + shared);
        packed += line.substr(shared);
        packed += '\n';
        before = line;
    });
    return packed;
}

std::string unpack_lines(std::string_view packed) {
    std::string text, line;
    each_line(packed, [&](std::string_view entry) {
        line.resize(static_cast<std::size_t>(entry.front() - '0'));
        line += entry.substr(1);
        text += line;
        text += '\n';
    });
    return text;
}

}  // namespace parley::tables
