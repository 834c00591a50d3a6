#include "parley/scenario/foreign/gambit_words.hpp"

#include <cmath>

#include <fmt/format.h>

#include "parley/core/decimal.hpp"
#include "parley/core/text.hpp"
#include "parley/scenario/foreign/labels.hpp"

namespace parley::scenario::foreign {
namespace {

bool parts_words(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == ',';
}

}  // namespace

GambitWords::GambitWords(const std::string& file, std::string_view text) : places_(file, text, largest_game) {
    advance();
}

// Word by word: a file of braces alone would take the memory of a hundred of it.
void GambitWords::advance() {
    const std::string_view text = places_.text();
    std::size_t& at = read_;
    while (at < text.size() && parts_words(text[at])) ++at;
    next_ = {"", false, at};
    if (at == text.size()) return;
    if (text[at] == '"') {
        next_.quoted = true;
        for (++at; at < text.size() && text[at] != '"'; ++at) {
            if (text[at] == '\\' && at + 1 < text.size() && (text[at + 1] == '"' || text[at + 1] == '\\')) ++at;
            next_.text += text[at] == '\n' || text[at] == '\t' ? ' ' : text[at];
        }
        if (at == text.size()) places_.fail(next_.at, "a label that ends with a quote", "the end of the file");
        ++at;
    } else if (text[at] == '{' || text[at] == '}') {
        next_.text = text[at++];
    } else {
        while (at < text.size() && !parts_words(text[at]) && text[at] != '{' && text[at] != '}' && text[at] != '"')
            next_.text += text[at++];
    }
}

bool GambitWords::next_is(std::string_view word) const {
    return !at_end() && !next_.quoted && next_.text == word;
}

bool GambitWords::next_is_label() const {
    return !at_end() && next_.quoted;
}

bool GambitWords::take(std::string_view word) {
    if (!next_is(word)) return false;
    advance();
    return true;
}

void GambitWords::need(std::string_view word) {
    if (!take(word)) fail(std::string(word));
}

std::string GambitWords::text(const std::string& what) {
    if (!next_is_label()) fail(what + " in quotes");
    std::string text = std::move(next_.text);
    advance();
    return text;
}

std::string GambitWords::label(const std::string& what) {
    if (next_is_label() && next_.text.size() > most_label_bytes)
        fail_at(place(), fmt::format("{} of at most {} bytes", what, most_label_bytes),
                fmt::format("{}", next_.text.size()));
    return text(what);
}

bool GambitWords::parse(double& value) const {
    if (at_end() || next_.quoted) return false;
    std::string_view text = next_.text;
    if (text.starts_with('+')) text.remove_prefix(1);
    const std::string pointed = text.starts_with('.')    ? "0" + std::string(text)
                                : text.starts_with("-.") ? "-0" + std::string(text.substr(1))
                                                         : std::string(text);
    text = pointed;
    const std::size_t slash = text.find('/');
    if (slash == text.npos) return parse_number(text.ends_with('.') ? text.substr(0, text.size() - 1) : text, value);
    double below = 1.0;
    if (!parse_number(text.substr(0, slash), value) || !parse_number(text.substr(slash + 1), below) || below == 0.0)
        return false;
    value /= below;
    return std::isfinite(value);
}

double GambitWords::number(const std::string& what) {
    double value = 0.0;
    if (!parse(value)) fail(what + ", a number");
    advance();
    return value;
}

std::size_t GambitWords::count(const std::string& what, std::size_t most) {
    double value = 0.0;
    if (!parse(value)) fail(what + ", a number");
    if (value < 0.0 || value > static_cast<double>(most) || value != std::floor(value))
        fail(fmt::format("{}, a whole number up to {}", what, most));
    advance();
    return static_cast<std::size_t>(value);
}

std::size_t GambitWords::place() const {
    return next_.at;
}

void GambitWords::fail(const std::string& expected) const {
    places_.fail(place(), expected, at_end() ? "the end of the file" : shown(next_.text));
}

void GambitWords::fail_at(std::size_t place, const std::string& expected, const std::string& found) const {
    places_.fail(place, expected, found);
}

}  // namespace parley::scenario::foreign
