#pragma once
// Figures in English prose: numbers with their units, however they are written. docs/guide/evidence.md.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parley::evidence {

enum class FigureKind {
    number,    ///< "two dozen" is 24; also "150 billion", of what it does not say
    money,     ///< "$100 billion" is 1e11 USD
    share,     ///< "25 percent" is 0.25, "two-fifths" 0.4
    points,    ///< percentage points: "25 points" is 25
    duration,  ///< "a month", "three-day"
    year,      ///< "2018"
    date       ///< "3 May 2018", "May 3", "March 2018": 20180503, 503, 20180300
};

/// One figure of a text.
struct Figure {
    FigureKind kind = FigureKind::number;
    double value = 0.0;
    double printed = 0.0;               ///< without its scale and unit: 100 of "$100 billion", 25 of "25 percent"
    double scale = 1.0;                 ///< 1e9 of "$100 billion"
    int decimals = 0;                   ///< printed ones: 1 of "1.5 billion"
    bool fraction = false;              ///< in words or as a/b: "two-fifths", "half"
    std::string_view unit;              ///< currency or time: "USD", "month"; of a share, a number, a date: empty
    std::string_view per;               ///< "year" of "$25 billion a year"; empty when the text does not say
    std::size_t begin = 0, length = 0;  ///< bytes of the text that it was read from
};

/// The figures of a paragraph, in the order of the text. Never throws but for want of memory; any bytes will do.
[[nodiscard]] std::vector<Figure> figures_in(std::string_view text);

/// The figure that `text` is, all of it ("100 bn USD", "+25 points", "two-fifths"); nothing when it is not exactly one.
[[nodiscard]] std::optional<Figure> parse_figure(std::string_view text);

/// Whether a text that has `stands` bears out `asked`: same kind, unit and value. Values agree exactly, but a fraction
/// that no decimal equals ("a third") agrees with its rounding to the decimals that the other prints ("33 %"). A rate a
/// year and one that does not say are the same; "a month" is "30 days", "12 months" are "a year".
[[nodiscard]] bool same_figure(const Figure& stands, const Figure& asked);

/// The same number with another unit, scale, currency or sign. Never years and dates.
[[nodiscard]] bool same_number_otherwise(const Figure& stands, const Figure& asked);

/// "money in USD", "a share", "a duration in days".
[[nodiscard]] std::string kind_in_words(const Figure& figure);

}  // namespace parley::evidence
