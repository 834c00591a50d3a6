#include "apps/cli/takes.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "parley/core/text.hpp"

namespace parley::cli {
namespace {

std::string unlike(const std::string& expected, const std::string& found) {
    return fmt::format("expected {}, found {}", expected, shown(found));
}

template <class Number>
bool reads_as(const std::string& text, Number& number) {
    const char* end = text.data() + text.size();
    const auto [stopped, problem] = std::from_chars(text.data(), end, number);
    return problem == std::errc() && stopped == end;
}

}  // namespace

CLI::Validator whole(std::uint64_t least, std::uint64_t most) {
    const std::string expected = most == std::numeric_limits<std::uint64_t>::max()
                                     ? fmt::format("a whole number of {} or more, below 2^64", least)
                                     : fmt::format("a whole number from {} to {}", least, most);
    return CLI::Validator(
        [=](const std::string& text) {
            std::uint64_t number = 0;
            const bool right = reads_as(text, number) && number >= least && number <= most;
            return right ? std::string() : unlike(expected, text);
        },
        "");
}

CLI::Validator number_of(const std::string& what, double least, double most) {
    const std::string expected = std::isinf(most) ? fmt::format("{}: a number, {:g} or more", what, least)
                                                  : fmt::format("{}: a number from {:g} to {:g}", what, least, most);
    return CLI::Validator(
        [=](const std::string& text) {
            double number = 0.0;
            const bool right = reads_as(text, number) && std::isfinite(number) && number >= least && number <= most;
            return right ? std::string() : unlike(expected, text);
        },
        "");
}

CLI::Validator one_of(std::vector<std::string> words) {
    return CLI::Validator(
        [words = std::move(words)](const std::string& text) {
            if (std::find(words.begin(), words.end(), text) != words.end()) return std::string();
            return unlike(fmt::format("one of {}", fmt::join(words, ", ")), text);
        },
        "");
}

}  // namespace parley::cli
