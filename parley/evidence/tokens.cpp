#include "parley/evidence/tokens.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace parley::evidence {
namespace {

bool is_ascii_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
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
                word(token);
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

    std::size_t currency_sign() const {
        for (const std::string_view sign : {"€", "£", "¥", "₹", "₩"})
            if (text_.substr(at_, sign.size()) == sign) return sign.size();
        return 0;
    }

    std::size_t digits_from(std::size_t ahead) const {
        std::size_t count = 0;
        while (is_digit(peek(ahead + count))) ++count;
        return count;
    }

    void digits(Token& token) {
        token.kind = Token::Kind::digits;
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
        while (whole > 0 && whole <= 3 && peek(0) == ',' && digits_from(1) == 3) {
            token.grouped = true;
            ++at_;
            take(3);
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
        double power = 1.0;
        for (int k = 0; k < token.decimals && k < 19; ++k) power *= 10.0;
        token.value = static_cast<double>(mantissa) / power;
    }

    void word(Token& token) {
        token.kind = Token::Kind::word;
        token.capital = peek(0) >= 'A' && peek(0) <= 'Z';
        if (is_ascii_letter(peek(0)) && peek(1) == '.' && is_ascii_letter(peek(2)) && !is_letter(3)) {  // U.S.
            while (is_ascii_letter(peek(0)) && !is_letter(1)) {
                token.text += lower(peek(0));
                ++at_;
                if (peek(0) != '.') break;
                ++at_;
            }
        } else {
            while ((is_letter(0) && currency_sign() == 0) || (peek(0) == '\'' && is_ascii_letter(peek(1)))) {
                token.text += lower(peek(0));
                ++at_;
            }
        }
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

}  // namespace parley::evidence
