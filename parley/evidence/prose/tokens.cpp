#include "parley/evidence/prose/tokens.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace parley::evidence::prose {
namespace {

bool is_capital(char c) {
    return c >= 'A' && c <= 'Z';
}
bool is_ascii_letter(char c) {
    return (c >= 'a' && c <= 'z') || is_capital(c);
}
char lower(char c) {
    return is_capital(c) ? static_cast<char>(c - 'A' + 'a') : c;
}

class Tokenizer {
public:
    explicit Tokenizer(std::string_view text) : text_(text) {}

    std::vector<Token> run() {
        std::vector<Token> tokens;
        bool spaced = true;
        while (at_ < text_.size()) {
            if (peek(0) == ' ') {
                spaced = true;
                ++at_;
                continue;
            }
            Token token;
            token.spaced = spaced;
            token.begin = at_;
            const bool leading_point = peek(0) == '.' && is_digit(peek(1)) && (spaced || follows_currency());
            if (is_digit(peek(0)) || leading_point) {
                digits(token);
            } else if (currency_sign() == 0 && is_letter(0)) {
                word(token, !spaced && !tokens.empty() && tokens.back().kind == Token::Kind::digits);
            } else {
                sign(token);
            }
            token.end = at_;
            tokens.push_back(token);
            spaced = false;
        }
        return tokens;
    }

private:
    char peek(std::size_t ahead) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
    bool is_letter(std::size_t ahead) const {
        return is_ascii_letter(peek(ahead)) || (static_cast<unsigned char>(peek(ahead)) & 0x80) != 0;
    }
    bool follows_currency() const { return at_ > 0 && (text_[at_ - 1] == '$' || (text_[at_ - 1] & 0x80) != 0); }

    /// Bytes of the sign that stands here: £, ¥, ¢, ฿ and the block of currency signs, read or not; 0 for none.
    std::size_t currency_sign() const {
        for (const std::string_view sign : {"£", "¥", "¢", "฿"})
            if (text_.substr(at_, sign.size()) == sign) return sign.size();
        const std::string_view here = text_.substr(at_, 3);
        return here >= "\u20a0" && here <= "\u20cf" ? 3 : 0;
    }

    std::size_t digits_from(std::size_t ahead) const {
        std::size_t count = 0;
        while (is_digit(peek(ahead + count))) ++count;
        return count;
    }

    /// ",00,000" of India's "1,00,000".
    bool lakhs() const {
        std::size_t ahead = 0;
        while (ahead < 18 && peek(ahead) == ',' && digits_from(ahead + 1) == 2) ahead += 3;
        return peek(ahead) == ',' && digits_from(ahead + 1) == 3;
    }

    /// "CAD" of "47bnCAD": a code begins inside a word that a number begins.
    bool code_begins(bool after_digits) const {
        return after_digits && !is_capital(text_[at_ - 1]) && is_capital(peek(0)) && is_capital(peek(1)) &&
               is_capital(peek(2)) && !is_letter(3);
    }

    void digits(Token& token) {
        token.kind = Token::Kind::digits;
        const bool is_power = at_ > 0 && text_[at_ - 1] == '^';
        std::uint64_t mantissa = 0;
        int significant = 0;
        const auto take = [&](std::size_t count) {
            for (; count > 0; --count, ++at_) {
                if (mantissa > 0 || peek(0) != '0') ++significant;
                if (significant <= 18) mantissa = 10 * mantissa + static_cast<std::uint64_t>(peek(0) - '0');
            }
        };
        const std::size_t whole = digits_from(0);
        take(whole);
        while (whole > 0 && whole <= 3 && peek(0) == ',' && (digits_from(1) == 3 || (digits_from(1) == 2 && lakhs()))) {
            token.grouped = true;
            ++at_;
            take(digits_from(0));
        }
        if (peek(0) == '.' && is_digit(peek(1))) {
            ++at_;
            const std::size_t decimals = digits_from(0);
            take(decimals);
            token.decimals = static_cast<int>(std::min<std::size_t>(decimals, 99));
        }
        // "1.2.3", "10,25" and thirty digits are no quantities.
        token.opaque = significant > 18 || token.decimals > 18;
        while ((peek(0) == '.' || peek(0) == ',') && is_digit(peek(1))) {
            token.opaque = true;
            ++at_;
            at_ += digits_from(0);
        }
        // "10^6": neither ten nor six.
        if (is_power || (peek(0) == '^' && is_digit(peek(1)))) token.opaque = true;
        double power = 1.0;
        for (int k = 0; k < token.decimals && k < 19; ++k) power *= 10.0;
        token.value = static_cast<double>(mantissa) / power;
    }

    void word(Token& token, bool after_digits) {
        token.kind = Token::Kind::word;
        token.capital = is_capital(peek(0));
        if (is_ascii_letter(peek(0)) && peek(1) == '.' && is_ascii_letter(peek(2)) && !is_letter(3)) {  // U.S.
            while (is_ascii_letter(peek(0)) && !is_letter(1)) {
                token.text += lower(peek(0));
                ++at_;
                if (peek(0) != '.') break;
                ++at_;
            }
        } else {
            while ((is_letter(0) && currency_sign() == 0) || (peek(0) == '\'' && is_ascii_letter(peek(1)))) {
                if (!token.text.empty() && code_begins(after_digits)) break;
                token.text += lower(peek(0));
                ++at_;
            }
        }
        const std::string_view letters = text_.substr(token.begin, at_ - token.begin);
        token.capitals = token.text.size() > 1 &&
                         std::all_of(letters.begin(), letters.end(), [](char c) { return is_capital(c) || c == '.'; });
        const std::size_t size = token.text.size();
        if (size > 2 && token.text.compare(size - 2, 2, "'s") == 0) {
            token.possessive = true;
            token.text.resize(size - 2);
        }
        if (peek(0) == '\'' && size > 1 && token.text.back() == 's' && !is_letter(1)) token.possessive = true;
    }

    void sign(Token& token) {
        const std::size_t currency = currency_sign();
        const std::size_t length = currency > 0 ? currency : peek(0) == '-' && peek(1) == '-' ? 2 : 1;
        token.text = text_.substr(at_, length);
        at_ += length;
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

}  // namespace

Tokens::Tokens(const Folded& folded) : tokens_(Tokenizer(folded.text).run()) {}

bool Tokens::word_of(std::size_t at, std::initializer_list<std::string_view> several) const {
    return word(at) && std::find(several.begin(), several.end(), (*this)[at].text) != several.end();
}

bool Tokens::sign_of(std::size_t at, std::initializer_list<std::string_view> several) const {
    return std::any_of(several.begin(), several.end(), [&](std::string_view which) { return sign(at, which); });
}

}  // namespace parley::evidence::prose
