#pragma once
// Figures in one line, for comparison.
#include <gtest/gtest.h>

#include <initializer_list>
#include <sstream>
#include <string>
#include <vector>

#include "parley/evidence/figures.hpp"

namespace parley::evidence::support {

/// "100000000000 USD", "25 %", "25 points", "3 day", "7 tonne", "year 2018", "date 20180503", "24", "vague", "unread".
inline std::string described(const Figure& f) {
    std::ostringstream out;
    out.precision(12);
    switch (f.kind) {
        case FigureKind::number:
            out << f.value;
            break;
        case FigureKind::money:
        case FigureKind::duration:
        case FigureKind::amount:
            out << f.value << ' ' << f.unit;
            break;
        case FigureKind::share:
            out << 100.0 * f.value << " %";
            break;
        case FigureKind::points:
            out << f.value << " points";
            break;
        case FigureKind::year:
            out << "year " << f.value;
            break;
        case FigureKind::date:
            out << "date " << f.value;
            break;
        case FigureKind::vague:
            out << "vague";
            break;
        case FigureKind::unread:
            out << "unread";
            break;
    }
    if (!f.per.empty()) out << " a " << f.per;
    return out.str();
}

/// All figures of a text, "; " between them; with their bounds in front if asked: "less than 25 %".
inline std::string described(std::string_view text, bool bounds = false) {
    std::string result;
    for (const Figure& figure : figures_in(text)) {
        if (!result.empty()) result += "; ";
        if (bounds && figure.bound != Bound::none) result += std::string(in_words(figure.bound)) + " ";
        result += described(figure);
    }
    return result;
}

struct Row {
    const char* text;
    const char* figures;
};

inline void expect_rows(std::initializer_list<Row> rows, bool bounds = false) {
    for (const Row& row : rows) EXPECT_EQ(described(row.text, bounds), row.figures) << "in: " << row.text;
}

}  // namespace parley::evidence::support
