#pragma once
// A made-up past dispute, whole, and with one line changed.
#include <string>

namespace parley::testing {

inline const char* const facts_text = R"(histories: 1
slug: a-b-2010
title: A and B, 2010
kind: tariff threat for a non-trade aim
cutoff: 2010-05-10
horizon_months: 24
parties:
  a: {name: A, economies: [USA], role: threatener}
  b: {name: B, economies: [EU27], role: target}
issues:
  a-duties: {label: Duties of A, owner: a, wanted_by: b, at_cutoff: none, levels: [{id: all, what: 20 points on all}, {id: none, what: none}]}
  b-rules: {label: Rules of B, owner: b, wanted_by: a, at_cutoff: kept, levels: [{id: kept, what: kept}, {id: eased, what: eased}, {id: gone, what: gone}]}
threat: {by: a, issue: a-duties, level: all, deadline: 2010-06-01 or later, condition: rules kept}
first_demand: {by: a, what: rules gone, levels: [b-rules.gone]}
statements:
  - {date: 2010-05-01, by: a, says: threat, level: a-duties.all, what: will levy, src: made-up}
  - {date: 2010-05-10, by: b, says: offer, level: b-rules.eased, what: may ease, src: made-up}
trade_at_stake: {bn_usd: 50, year: 2009, what: exports of B, src: made-up}
)";

inline const char* const after_text = R"(histories-after: 1
slug: a-b-2010
cutoff: 2010-05-10
information_until: 2013-01-01
events:
  - {date: 2010-06-01, what: A levies, src: made-up}
answers:
  Q1: {m3: part, m6: full, m12: full, date: 2010-06-01, sure: high}
  Q2: {value: no, sure: high}
  Q3: {value: no, sure: high}
  Q4: {m6: truce, m12: yes, m24: yes, date: 2010-10-01, kind: text, sure: high}
  Q5: {value: part, sure: high}
  Q6: {value: unknown, so_far: part, sure: high}
)";

inline std::string with(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    return at == std::string::npos ? "no such line" : text.replace(at, from.size(), to);
}

}  // namespace parley::testing
