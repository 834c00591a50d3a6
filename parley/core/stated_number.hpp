#pragma once
// A number that somebody may dispute: value, unit, range, and where it is from.
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace parley {

/// What a number of a scenario is measured in. Values are kept in the model's units: shares and USD million.
enum class Unit {
    rate,          ///< a share of a price or a tariff-equivalent: "25 points", "25 %" is 0.25
    share,         ///< a part of a whole: "40 %", "two-fifths" is 0.4
    usd_m,         ///< "100 bn USD" is 100,000
    usd_m_a_year,  ///< "60 bn USD a year" is 60,000
    a_year,        ///< a discount rate: "10 % a year" is 0.1
    days,          ///< "1 month" is 30 days
    years,
    points,  ///< payoff points: one is one percent of a party's own real income, a year
    count
};

enum class Distribution { uniform, triangular, log_uniform };

/// Where in a document a figure stands. The figures are as the scenario writes them ("100 bn USD").
struct EvidenceRef {
    std::string source;                ///< id of a source of the scenario
    std::size_t paragraph = 0;         ///< counted from 1, repeated paragraphs once
    std::vector<std::string> figures;  ///< looked up there; empty: the paragraph is cited for its words
    std::size_t line = 0;              ///< of the scenario file
    std::size_t column = 0;
};

/// Every number of a scenario. Exactly one of `evidence`, `assumption` and `definition` is there: the reader refuses a
/// number that does not say where it is from, and an assumption without a range.
struct StatedNumber {
    double value = 0.0;
    Unit unit = Unit::rate;
    std::string text;                 ///< as written
    double low = 0.0, high = 0.0;     ///< range; both equal to value when there is none
    std::string low_text, high_text;  ///< as written; empty when there is none
    Distribution distribution = Distribution::uniform;
    std::optional<EvidenceRef> evidence;
    std::string assumption;  ///< somebody could put it otherwise: why it is what it is
    std::string definition;  ///< what the thing is: "no duties" is 0 %, "all of the gap" 100 %
    std::size_t line = 0;    ///< of the scenario file
};

}  // namespace parley
