#pragma once
// What the parties of a course may want: wants and patience that fit the record. docs/dispute/course.md.
#include "parley/analysis/course/rules_of.hpp"
#include "parley/dispute/course/course.hpp"

namespace parley::analysis::course {

/// One party's types, as drawn from the record.
struct TypesOf {
    std::vector<std::vector<double>> wants;  ///< by type, then as PartyRecord::terms
    std::vector<double> patience;            ///< by type: discount, a share a year
};

struct TypesAsked {
    std::size_t count = 256;  ///< a party
    bool with_record = true;  ///< false: wants as they are before anything was said
    bool with_prices = true;  ///< false: real income is the same everywhere
};

[[nodiscard]] std::vector<TypesOf> draw_types(const pricing::Worth& worth, const Record& record,
                                              const TypesAsked& asked = {});

/// What each state is worth to them. A threat that was withdrawn or put off costs its owner what backing down costs,
/// from then on, until something is signed or it is carried out after all.
[[nodiscard]] std::vector<dispute::course::PartyTypes> worths_of(const pricing::Worth& worth, const Record& record,
                                                                 const dispute::course::States& states,
                                                                 const std::vector<TypesOf>& types,
                                                                 const TypesAsked& asked = {});

}  // namespace parley::analysis::course
