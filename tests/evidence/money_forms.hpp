#pragma once
// Every currency in every position with every multiplier, and what it is; made up here.
#include <string>
#include <vector>

#include "parley/evidence/figures.hpp"

namespace parley::evidence::support {

/// Words for a sum, and the one thing that they may be read as.
struct MoneyForm {
    std::string text;
    std::string unit;    ///< empty: a currency that Parley does not know, which is never read
    double value = 0.0;  ///< 0: a size that Parley does not know
};

/// A currency as it is written before a number ("A$", "CAD ") and after it (" Canadian dollars", "CAD").
struct CurrencyForm {
    const char* before;
    const char* after;
    const char* unit;
};

inline const std::vector<CurrencyForm>& currency_forms() {
    static const std::vector<CurrencyForm> forms = {
        // before
        {"$", "", "USD"},
        {"US$", "", "USD"},
        {"$US", "", "USD"},
        {"U.S. $", "", "USD"},
        {"USD ", "", "USD"},
        {"USD", "", "USD"},
        {"C$", "", "CAD"},
        {"Can$", "", "CAD"},
        {"CA$", "", "CAD"},
        {"CAD$", "", "CAD"},
        {"CAD $", "", "CAD"},
        {"CAD ", "", "CAD"},
        {"A$", "", "AUD"},
        {"$A", "", "AUD"},
        {"AU$", "", "AUD"},
        {"NZ$", "", "NZD"},
        {"$NZ", "", "NZD"},
        {"HK$", "", "HKD"},
        {"S$", "", "SGD"},
        {"NT$", "", "TWD"},
        {"R$", "", "BRL"},
        {"MX$", "", "MXN"},
        {"MXN$", "", "MXN"},
        {"J$", "", "JMD"},
        {"€", "", "EUR"},
        {"EUR ", "", "EUR"},
        {"£", "", "GBP"},
        {"GBP ", "", "GBP"},
        {"₹", "", "INR"},
        {"Rs ", "", "INR"},
        {"Rs. ", "", "INR"},
        {"Rs", "", "INR"},
        {"₩", "", "KRW"},
        {"KRW ", "", "KRW"},
        {"RMB ", "", "CNY"},
        {"CNY", "", "CNY"},
        {"¥", "", "JPY or CNY"},
        {"RM", "", "MYR"},
        {"Rp ", "", "IDR"},
        {"ZAR ", "", "ZAR"},
        {"SEK ", "", "SEK"},
        // after
        {"", " dollars", "USD"},
        {"", " US dollars", "USD"},
        {"", " U.S. dollars", "USD"},
        {"", " American dollars", "USD"},
        {"", " of U.S. dollars", "USD"},
        {"", " USD", "USD"},
        {"", " Canadian dollars", "CAD"},
        {"", " dollars Canadian", "CAD"},
        {"", " in Canadian dollars", "CAD"},
        {"", " (in Canadian dollars)", "CAD"},
        {"", " CAD", "CAD"},
        {"", " Australian dollars", "AUD"},
        {"", " New Zealand dollars", "NZD"},
        {"", " Hong Kong dollars", "HKD"},
        {"", " euros", "EUR"},
        {"", " EUR", "EUR"},
        {"", " British pounds", "GBP"},
        {"", " pounds sterling", "GBP"},
        {"", " Egyptian pounds", "EGP"},
        {"", " yen", "JPY"},
        {"", " Japanese yen", "JPY"},
        {"", " yuan", "CNY"},
        {"", " Korean won", "KRW"},
        {"", " South Korean won", "KRW"},
        {"", " rupees", "INR"},
        {"", " Pakistani rupees", "PKR"},
        {"", " Mexican pesos", "MXN"},
        {"", " Argentine pesos", "ARS"},
        {"", " Swiss francs", "CHF"},
        {"", " Norwegian kroner", "NOK"},
        {"", " Saudi riyals", "SAR"},
        // both
        {"$", " CAD", "CAD"},
        {"$", " AUD", "AUD"},
        {"$", " (CAD)", "CAD"},
        {"$", " (Canadian)", "CAD"},
        {"$", " Canadian", "CAD"},
        {"$", " Australian", "AUD"},
        {"$", " Singapore", "SGD"},
        {"$", " in Canadian dollars", "CAD"},
        {"$", " US", "USD"},
        {"$", " USD", "USD"},
        {"$", " dollars", "USD"},
        {"$", " Mexican", "MXN"},
        {"US$", " USD", "USD"},
        {"£", " sterling", "GBP"},
        {"¥", " JPY", "JPY"},
        {"¥", " yen", "JPY"},
        // what is not known, or contradicts itself
        {"Z$", "", ""},
        {"$ZK", "", ""},
        {"QQ$", "", ""},
        {"₭", "", ""},
        {"$", " euros", ""},
        {"$", " yen", ""},
        {"€", " CAD", ""},
        {"US$", " CAD", ""},
        {"US$", " Canadian", ""},
        {"$", " Guyanese", ""},
        {"", " Zimbabwean dollars", ""},
        {"", " Ruritanian pesos", ""},
        {"", " francs", ""},
        {"", " riyals", ""},
        {"", " dollars Zimbabwean", ""},
    };
    return forms;
}

struct SizeForm {
    const char* text;
    double value;
    enum Place {
        anywhere,
        after_a_sign,
        without_a_sign
    } place = anywhere;  ///< "5m" of "$5m"; "half a billion" dollars
};

inline const std::vector<SizeForm>& size_forms() {
    static const std::vector<SizeForm> forms = {
        {"7", 7},
        {"47", 47},
        {"1,234", 1234},
        {"47.5 million", 47.5e6},
        {"47 billion", 47e9},
        {"47-billion", 47e9},
        {"47bn", 47e9},
        {"47 bn", 47e9},
        {"47mn", 47e6},
        {"47m", 47e6, SizeForm::after_a_sign},
        {"47b", 47e9, SizeForm::after_a_sign},
        {"47k", 47e3},
        {"4.7 trillion", 4.7e12},
        {"4.7tn", 4.7e12},
        {"47 hundred million", 47e8},
        {"47 thousand million", 47e9},
        {"300-odd billion", 300e9},
        {"300 odd billion", 300e9},
        {"200-plus billion", 200e9},
        {"200+ billion", 200e9},
        {"200 or so billion", 200e9},
        {"200 or more billion", 200e9},
        {"1 trillion and a half", 1.5e12},
        {"1½ trillion", 1.5e12},
        {"1-and-a-half trillion", 1.5e12},
        {"5,000 crore", 5e10},
        {"1,00,000 crore", 1e12},
        {"5 lakh crore", 5e12},
        {"47 billions", 47e9},
        {"half a billion", 0.5e9, SizeForm::without_a_sign},
        {"half-a-billion", 0.5e9, SizeForm::without_a_sign},
        {"a trillion and a half", 1.5e12, SizeForm::without_a_sign},
        {"a trillion-and-a-half", 1.5e12, SizeForm::without_a_sign},
        {"one and a half trillion", 1.5e12, SizeForm::without_a_sign},
        {"two-and-a-half billion", 2.5e9, SizeForm::without_a_sign},
        {"two and three quarter billion", 2.75e9, SizeForm::without_a_sign},
        {"two and three quarters billion", 2.75e9, SizeForm::without_a_sign},
        {"a quarter of a billion", 0.25e9, SizeForm::without_a_sign},
        {"three quarter billion", 0.75e9, SizeForm::without_a_sign},
        {"a hundred billion", 1e11, SizeForm::without_a_sign},
        {"forty-seven billion", 47e9, SizeForm::without_a_sign},
        {"one hundred and fifty billion", 150e9, SizeForm::without_a_sign},
        {"two dozen", 24, SizeForm::without_a_sign},
        {"tens of billions", 0, SizeForm::without_a_sign},
        {"several hundred million", 0, SizeForm::without_a_sign},
        {"a couple of billion", 0, SizeForm::without_a_sign},
        {"multi-billion", 0, SizeForm::without_a_sign},
        // what is not known
        {"47 gazillion", 0},
        {"47 umptillion", 0},
        {"47 weird billion", 0},
        {"47 very odd billion", 0},
        {"47,5 billion", 0},
        {"47.500,00", 0},
        {"1 234 million", 0},
        {"1'234 million", 0},
        {"47zz", 0},
    };
    return forms;
}

inline bool go_together(const CurrencyForm& currency, const SizeForm& size) {
    if (*currency.before == '\0') return size.place != SizeForm::after_a_sign;
    return size.place != SizeForm::without_a_sign;
}

inline MoneyForm money_form(const CurrencyForm& currency, const SizeForm& size) {
    return {std::string(currency.before) + size.text + currency.after, currency.unit, size.value};
}

/// Whether a figure may be read out of these words: the sum itself, or nothing that bears anything out.
inline bool right_or_not_at_all(const Figure& figure, const MoneyForm& form) {
    if (!is_read(figure)) return true;
    const double gap = figure.value - form.value;
    return figure.kind == FigureKind::money && figure.unit == form.unit && form.value > 0.0 &&
           gap <= 1e-9 * form.value && gap >= -1e-9 * form.value;
}

}  // namespace parley::evidence::support
