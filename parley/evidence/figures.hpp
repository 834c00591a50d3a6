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
    amount,    ///< "12 million tonnes", "threefold": of a unit that is neither money nor time
    year,      ///< "2018"
    date,      ///< "3 May 2018", "May 3", "March 2018", "November": 20180503, 503, 20180300, 1100
    vague,     ///< "tens of billions": a size without a number. Bears nothing out
    unread     ///< a number that goes on, or has a unit, in a way that is not read: "Z$5 billion". Bears nothing out
};

/// What a text says of a figure: "more than $1 trillion" is not one trillion.
enum class Bound { none, more_than, at_least, less_than, up_to, about };

/// "from 90 to 120 percent" has what a thing was and what it becomes; "10 to 15 percent" is a range.
enum class Side { none, from, to };

/// One figure of a text.
struct Figure {
    FigureKind kind = FigureKind::number;
    double value = 0.0;
    double printed = 0.0;   ///< without its scale and unit: 100 of "$100 billion", 25 of "25 percent"
    double scale = 1.0;     ///< 1e9 of "$100 billion"
    int decimals = 0;       ///< printed ones: 1 of "1.5 billion"
    bool fraction = false;  ///< in words or as a/b: "two-fifths", "half"
    std::string_view unit;  ///< "USD", "month", "tonne"; of a share, a number, a date: empty
    std::string_view per;   ///< "year" of "$25 billion a year"; empty when the text does not say
    Bound bound = Bound::none;
    Side side = Side::none;
    std::size_t begin = 0, length = 0;  ///< bytes of the text that it was read from, its bound's words apart
};

/// The figures of a paragraph, in the order of the text. Never throws but for want of memory; any bytes will do.
[[nodiscard]] std::vector<Figure> figures_in(std::string_view text);

/// A year or a date.
[[nodiscard]] bool is_calendar(const Figure& figure);
/// Whether it has been read to the end, and so can bear anything out.
[[nodiscard]] bool is_read(const Figure& figure);

/// The figure that `text` is, all of it ("100 bn USD", "+25 points", "two-fifths"); nothing when it is not exactly one
/// that is read, or has a bound.
[[nodiscard]] std::optional<Figure> parse_figure(std::string_view text);

/// Whether a text that has `stands` bears out `asked`: same kind, unit and value. Values agree exactly, but a fraction
/// that no decimal equals ("a third") agrees with its rounding to the decimals that the other prints ("33 %"). A rate a
/// year and one that does not say are the same; "a month" is "30 days", "12 months" are "a year". Bounds are not
/// compared: who reports what is borne out says the bound.
[[nodiscard]] bool same_figure(const Figure& stands, const Figure& asked);

/// The same number with another unit, scale, currency or sign. Never years and dates.
[[nodiscard]] bool same_number_otherwise(const Figure& stands, const Figure& asked);

/// "money in USD", "a share", "a time in days", "unit not read".
[[nodiscard]] std::string kind_in_words(const Figure& figure);
/// "less than"; empty for none.
[[nodiscard]] std::string_view in_words(Bound bound);

}  // namespace parley::evidence
