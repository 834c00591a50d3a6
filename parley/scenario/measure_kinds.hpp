#pragma once
// The kinds of measures that a scenario can name, a row each. A new kind touches five files: its row here; the amounts
// it takes, in measure_reader.cpp; what it means in a world, in pricing/resolve.cpp; and, where no measure of the model
// does that yet, a row in policy/measures.hpp and its wedge: in policy/measures.cpp if the measure says it, in
// policy/conditions/condition.cpp if it is found with the equilibrium. docs/decisions/0015-measure-kinds.md.
#include <array>
#include <cassert>
#include <cstddef>
#include <vector>

namespace parley::scenario {

enum class MeasureKind {
    duty,
    export_tax,
    export_subsidy,
    production_subsidy,
    barrier,
    purchase,
    export_control,
    balance_target,
    saving,
    best_answer,
    quota
};

/// What its amount may be moved to.
enum class Bound {
    none,
    not_below_zero,
    level_not_below_zero,  ///< of an amount that replaces what there is; one that is added may have either sign
    below_zero
};

/// Sentences are fmt's, without full stop. {by} {on} {sectors} {like}: who and what, in words; {amount} as written and
/// {size} without its sign; {covered}, {over}: ", on 150 bn USD of …", " over 5 years", or nothing; {part}: {covered},
/// where it is a part; {trade} in bn USD;
/// [buys|buy]: for one who takes the measure, for several.
struct MeasureTraits {
    MeasureKind kind;
    const char* word;               ///< in scenarios, JSON and messages
    std::vector<const char*> keys;  ///< beside its own; `?` marks those that may be left out
    Bound bound = Bound::not_below_zero;
    const char* within = "a size not below zero";  ///< the bound in words
    const char* says;                              ///< what it does
    const char* says_less = nullptr;               ///< of an amount below zero, if something else
    const char* says_in_quantity = nullptr;        ///< of an amount that is no rate of a wedge, if something else
    const char* says_ban = nullptr;                ///< of a quantity of nothing
    const char* ends = nullptr;  ///< that one in force ends; null: none can be in force. {rate}: % of cost
};

[[nodiscard]] inline const std::array<MeasureTraits, 11>& measure_kinds() {
    static const std::array<MeasureTraits, 11> all{{
        {.kind = MeasureKind::duty,
         .word = "duty",
         .keys = {"by", "on", "sectors?", "covers?", "same-products-as?", "products?", "except?", "claimed?",
                  "instead-of?", "import_subsidy?", "from?", "until?"},
         .bound = Bound::level_not_below_zero,
         .within = "a duty not below zero",
         .says = "{by} {duty} on {sectors} from {on}{covered}",
         .ends = "{by} ends its duty on {sectors} from {on}, {amount}"},
        {.kind = MeasureKind::export_tax,
         .word = "export_tax",
         .keys = {"by", "on", "sectors?", "covers?", "same-products-as?", "products?", "except?", "from?", "until?"},
         .says = "{by} [taxes|tax] [its|their] exports of {sectors} to {on} by {size}{covered}",
         .ends = "{by} ends its tax on exports of {sectors}, {amount}"},
        {.kind = MeasureKind::export_subsidy,
         .word = "export_subsidy",
         .keys = {"by", "on", "sectors?", "covers?", "same-products-as?", "products?", "except?", "from?", "until?"},
         .says = "{by} [subsidises|subsidise] [its|their] exports of {sectors} to {on} by {size}{covered}",
         .ends = "{by} ends its subsidy to exports of {sectors}, {amount}"},
        {.kind = MeasureKind::production_subsidy,
         .word = "production_subsidy",
         .keys = {"by", "sectors", "over?", "from?", "until?"},
         .says = "{by} subsidises the production of {sectors} by {amount}{over}, on an output of {trade} bn USD",
         .ends = "{by} ends its subsidy to the production of {sectors}, {amount}{over} ({rate} % of cost)"},
        {.kind = MeasureKind::barrier,
         .word = "barrier",
         .keys = {"by", "on", "sectors?", "covers?", "same-products-as?", "products?", "except?", "from?", "until?"},
         .bound = Bound::none,
         .says = "{by} [raises|raise] by {size} [its|their] barriers to {sectors} from {on}{covered}",
         .says_less = "{by} [lowers|lower] by {size} [its|their] barriers to {sectors} from {on}{covered}",
         .ends = "{by} ends its barrier to {sectors}, {amount}"},
        {.kind = MeasureKind::purchase,
         .word = "purchase",
         .keys = {"by", "from", "sectors"},
         .says = "{by} [buys|buy] {size} more of {sectors} from {on}, on top of {trade} bn USD"},
        {.kind = MeasureKind::export_control,
         .word = "export_control",
         .keys = {"by", "on", "sectors?", "rent?", "covers?", "same-products-as?", "products?", "except?"},
         .bound = Bound::level_not_below_zero,
         .within = "a share of today's volume",
         .says = "{by} [tightens|tighten] [its|their] controls on exports of {sectors} to {on} by the equivalent of "
                 "{size}{covered}",
         .says_less = "{by} [eases|ease] [its|their] controls on exports of {sectors} to {on} by the equivalent of "
                      "{size}{covered}",
         .says_in_quantity = "{by} [caps|cap] [its|their] exports of {sectors} to {on} at {amount} of the {trade} bn "
                             "USD of today{part}",
         .says_ban = "{by} [bans|ban] [its|their] exports of {sectors} to {on}{covered}; an embargo leaves no rent",
         .ends = "{by} ends its barrier to {sectors}, {amount}"},
        {.kind = MeasureKind::balance_target,
         .word = "balance_target",
         .keys = {"of", "with", "by-means-of", "sectors?", "duty-part?", "saver?"},
         .bound = Bound::below_zero,
         .within = "a cut, below zero",
         .says = "{by}'s goods deficit with {on}, {trade} bn USD in the table, shrinks by {size}, by means of {means}"},
        {.kind = MeasureKind::saving,
         .word = "saving",
         .keys = {"by", "like"},
         .says = "{by}'s saving rate moves {amount} of the way to {like}'s: from {from} to {to} % of value added"},
        {.kind = MeasureKind::best_answer,
         .word = "best_answer",
         .keys = {"by", "on", "rates", "sectors?"},
         .bound = Bound::none,
         .says = "{by} [sets|set] [its|their] duties on {sectors} from {on} to [its|their] own advantage, {rates}, in "
                 "answer to {answers}"},
        {.kind = MeasureKind::quota,
         .word = "quota",
         .keys = {"by", "on", "sectors?", "rent?", "above?", "covers?", "same-products-as?", "products?", "except?"},
         .within = "a quota not below zero",
         .says =
             "{by} [limits|limit] [its|their] imports of {sectors} from {on} to {amount}, {trade} bn USD today{part}",
         .says_in_quantity =
             "{by} [limits|limit] [its|their] imports of {sectors} from {on} to {amount} of the {trade} "
             "bn USD of today{part}",
         .says_ban = "{by} [bans|ban] [its|their] imports of {sectors} from {on}{covered}; a ban leaves no rent"},
    }};
    return all;
}

[[nodiscard]] inline const MeasureTraits& traits_of(MeasureKind kind) {
    const MeasureTraits& traits = measure_kinds()[static_cast<std::size_t>(kind)];
    assert(traits.kind == kind);  // rows stand in the order of the kinds
    return traits;
}
[[nodiscard]] inline const char* name_of(MeasureKind kind) {
    return traits_of(kind).word;
}

}  // namespace parley::scenario
