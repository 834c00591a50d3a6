#pragma once
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "parley/evidence/prose/fold.hpp"

namespace parley::evidence::prose {

/// A word, a number in digits, or a sign of a folded text.
struct Token {
    enum class Kind { word, digits, sign };
    Kind kind = Kind::sign;
    bool spaced = false;      ///< white space, or the start of the text, stands before it
    bool capital = false;     ///< of a word: its first letter
    bool capitals = false;    ///< of a word: two letters or more, all of them ("CAD", "U.S.")
    bool possessive = false;  ///< of a word: "month's"; its text is "month"
    bool opaque = false;      ///< of digits: a version, a serial number or another country's decimals, not to be read
    bool grouped = false;     ///< of digits: "1,234", "1,00,000"
    int decimals = 0;
    double value = 0.0;
    std::size_t begin = 0, end = 0;  ///< in the folded text
    std::string text;                ///< of a word: in lower case, "u.s." as "us"
};

/// Tokens that may be asked for beyond their end.
class Tokens {
public:
    explicit Tokens(const Folded& folded);

    std::size_t size() const { return tokens_.size(); }
    const Token& operator[](std::size_t at) const { return at < tokens_.size() ? tokens_[at] : none_; }

    bool word(std::size_t at) const { return (*this)[at].kind == Token::Kind::word; }
    bool digits(std::size_t at) const { return (*this)[at].kind == Token::Kind::digits; }
    bool sign(std::size_t at, std::string_view which) const {
        return (*this)[at].kind == Token::Kind::sign && (*this)[at].text == which;
    }
    bool word(std::size_t at, std::string_view which) const { return word(at) && (*this)[at].text == which; }
    bool word_of(std::size_t at, std::initializer_list<std::string_view> several) const;
    bool sign_of(std::size_t at, std::initializer_list<std::string_view> several) const;
    /// Stands directly after the token before it: "100bn", "three-day".
    bool glued(std::size_t at) const { return at > 0 && at < tokens_.size() && !tokens_[at].spaced; }
    /// What follows an optional hyphen inside a word: of "three-day" the token "day".
    std::size_t past_hyphen(std::size_t at) const { return sign(at, "-") && glued(at) && glued(at + 1) ? at + 1 : at; }

private:
    std::vector<Token> tokens_;
    Token none_;
};

}  // namespace parley::evidence::prose
