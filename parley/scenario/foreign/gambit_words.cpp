#include "parley/scenario/foreign/gambit_words.hpp"

#include <cmath>

#include <fmt/format.h>

#include "parley/core/decimal.hpp"
#include "parley/core/text.hpp"

namespace parley::scenario::foreign {
namespace {

bool parts_words(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == ',';
}

}  // namespace

GambitWords::GambitWords(const std::string& file, std::string_view text) : places_(file, text, largest_game) {
    read(places_.text());
}

void GambitWords::read(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (parts_words(text[at])) {
            ++at;
            continue;
        }
        Word word;
        word.at = at;
        if (text[at] == '"') {
            word.quoted = true;
            for (++at; at < text.size() && text[at] != '"'; ++at) {
                if (text[at] == '\\' && at + 1 < text.size() && (text[at + 1] == '"' || text[at + 1] == '\\')) ++at;
                word.text += text[at] == '\n' || text[at] == '\t' ? ' ' : text[at];
            }
            if (at == text.size()) places_.fail(word.at, "a label that ends with a quote", "the end of the file");
            ++at;
        } else if (text[at] == '{' || text[at] == '}') {
            word.text = text[at++];
        } else {
            while (at < text.size() && !parts_words(text[at]) && text[at] != '{' && text[at] != '}' && text[at] != '"')
                word.text += text[at++];
        }
        words_.push_back(std::move(word));
    }
}

bool GambitWords::next_is(std::string_view word) const {
    return !at_end() && !words_[next_].quoted && words_[next_].text == word;
}

bool GambitWords::next_is_label() const {
    return !at_end() && words_[next_].quoted;
}

bool GambitWords::take(std::string_view word) {
    if (!next_is(word)) return false;
    ++next_;
    return true;
}

void GambitWords::need(std::string_view word) {
    if (!take(word)) fail(std::string(word));
}

std::string GambitWords::label(const std::string& what) {
    if (!next_is_label()) fail(what + " in quotes");
    return words_[next_++].text;
}

double GambitWords::number(const std::string& what) {
    double value = 0.0;
    bool is_number = false;
    if (!at_end() && !words_[next_].quoted) {
        std::string_view text = words_[next_].text;
        if (text.starts_with('+')) text.remove_prefix(1);
        const std::string pointed = text.starts_with('.')    ? "0" + std::string(text)
                                    : text.starts_with("-.") ? "-0" + std::string(text.substr(1))
                                                             : std::string(text);
        text = pointed;
        double below = 1.0;
        if (const std::size_t slash = text.find('/'); slash != text.npos)
            is_number = parse_number(text.substr(0, slash), value) && parse_number(text.substr(slash + 1), below) &&
                        below != 0.0;
        else
            is_number = parse_number(text.ends_with('.') ? text.substr(0, text.size() - 1) : text, value);
        value /= below;
    }
    if (!is_number || !std::isfinite(value)) fail(what + ", a number");
    ++next_;
    return value;
}

std::size_t GambitWords::count(const std::string& what, std::size_t most) {
    const std::size_t before = next_;
    const double value = number(what);
    if (value < 0.0 || value > static_cast<double>(most) || value != std::floor(value)) {
        next_ = before;
        fail(fmt::format("{}, a whole number up to {}", what, most));
    }
    return static_cast<std::size_t>(value);
}

std::size_t GambitWords::place() const {
    return at_end() ? places_.text().size() : words_[next_].at;
}

void GambitWords::fail(const std::string& expected) const {
    places_.fail(place(), expected, at_end() ? "the end of the file" : shown(words_[next_].text));
}

void GambitWords::fail_at(std::size_t place, const std::string& expected, const std::string& found) const {
    places_.fail(place, expected, found);
}

}  // namespace parley::scenario::foreign
