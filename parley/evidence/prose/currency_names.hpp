#pragma once
// Names of currencies. A bare dollar, pound, yuan, rupee or peso is that of the country that trades most in it.
#include <string_view>

namespace parley::evidence::prose {

/// "CAD" of "cad" (ISO 4217); small letters only for those that are no English word. Empty: no code.
[[nodiscard]] std::string_view currency_code(std::string_view text, bool capitals);
/// Codes that are more often something else: ALL and TOP of a heading set in capitals, COP28.
[[nodiscard]] bool is_word_in_capitals(std::string_view text);

/// "AUD" of the "a" in "A$" or "$A".
[[nodiscard]] std::string_view dollar_of_letters(std::string_view text);
/// "INR" of "Rs", which needs no sign.
[[nodiscard]] std::string_view currency_of_abbreviation(std::string_view text);
/// "USD" of "$", "JPY or CNY" of "¥"; empty for signs that are not known.
[[nodiscard]] std::string_view currency_of_sign(std::string_view sign);
/// Whether money in `unit` is written with this sign somewhere.
[[nodiscard]] bool sign_may_be(std::string_view sign, std::string_view unit);

/// "canada" of "canadian"; empty when it is no country with a currency of its own that is known here.
[[nodiscard]] std::string_view country_name(std::string_view text);
/// "Canadian", as against "Taiwan".
[[nodiscard]] bool is_adjective(std::string_view text);

struct CurrencyNoun {
    std::string_view family;  ///< "dollar" of "dollars"; empty: no currency
    std::string_view usual;   ///< "USD" where no country is said; empty where that may be any of several
};
[[nodiscard]] CurrencyNoun currency_noun(std::string_view text);
/// "CAD" of Canada's dollar; empty when it is not known to have one.
[[nodiscard]] std::string_view currency_of(std::string_view country, std::string_view family);
/// "CAD" of Canada's "$", "MXN" of Mexico's.
[[nodiscard]] std::string_view currency_with_sign(std::string_view sign, std::string_view country);

}  // namespace parley::evidence::prose
