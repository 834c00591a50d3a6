#pragma once
// A dispute as its file describes it: parties, issues, levels, stances, with the source of each.
// docs/guide/scenario.md.
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "parley/core/stated_number.hpp"
#include "parley/core/usual_rates.hpp"
#include "parley/scenario/carried/duties_in_force.hpp"
#include "parley/scenario/carried/product_lists.hpp"
#include "parley/scenario/measure_kinds.hpp"

namespace parley::scenario {

/// The bundled world of the latest year: the base of a scenario, or of a command, that names none.
inline constexpr const char* newest_world = "world-2022";

/// The format that is read, and the one before, which is read too and told what to change.
inline constexpr int newest_format = 2, former_format = 1;

/// A measure in the scenario's words; resolved against a world by resolve() in resolve.hpp.
struct MeasureWords {
    MeasureKind kind = MeasureKind::duty;
    StatedNumber amount;               ///< of a best answer none: its size is found with the equilibrium
    bool sets = false;                 ///< duty, or within a quota: "10 %" replaces the duty; "+10 points" comes on top
    std::vector<std::string> by;       ///< who takes the measure; of a balance target: whose deficit
    std::vector<std::string> on;       ///< on (or from) whom; of a balance target: with whom
    std::vector<std::string> sectors;  ///< codes, goods, services, all; none where the kind has no sectors
    std::optional<StatedNumber> covers;   ///< USD of the trade in scope, or a share of it
    std::string same_products_as;         ///< another measure, as written: "threat/1"; empty: products of its own
    std::string products;                 ///< the list it is on, if on a part: the name of the measure that says covers
    std::string list;                     ///< of Scenario::lists: the products that it is on; empty: none is named
    std::string except_list;              ///< of Scenario::lists: products that it is not on
    std::vector<std::string> except;      ///< partners that `on` names too and that it is not on
    std::optional<StatedNumber> claimed;  ///< duty: the part of the trade that claims a preference and bears none
    std::string instead_of;               ///< duty: the one that does not hold where this one does, by its name
    std::string name;                     ///< where others refer to it: "tariffs.threat/1", "baseline/export-loans"
    bool as_listed = false;               ///< the amount is a part of the rates that the list says
    std::optional<StatedNumber> over;     ///< production subsidy of a sum of money: the years that it is spread over
    std::string like;                     ///< saving: whose saving rate it moves to
    std::string by_means_of;              ///< balance target: purchases, duty, both, saving
    std::string saver;                    ///< balance target by saving: whose; empty: whose deficit it is
    std::optional<StatedNumber> duty_part;        ///< balance target by both: the part that the duty does
    std::string rent;                             ///< caps: who earns the higher price: seller, buyer, or lost
    std::optional<StatedNumber> within;           ///< quota: the duty on what it lets in; without it that in force
    std::optional<StatedNumber> above;            ///< quota: the duty on what goes beyond it; without it nothing may
    bool above_is_whole = false;                  ///< "25 %": counted from 0; "+25 points": from the duty within
    std::string answers;                          ///< best answer: the issue whose level it answers
    std::string rates;                            ///< best answer: uniform, by-sector, by-partner, by-partner-sector
    bool import_subsidy = false;                  ///< duty: one below zero, which pays importers, is meant
    double highest_rate = usual_highest_measure;  ///< of the scenario: rates beyond it are slips
    std::string in_force_from, in_force_until;    ///< of a measure in force: dates; empty: not said
    std::size_t line = 0, column = 0;
};

/// "tariffs.threat" holds, or, as "not tariffs.none", does not.
struct Condition {
    std::string issue, level;
    bool holds = true;
    std::size_t line = 0, column = 0;
};

/// A level that its party has said it will go to: a threat, pending until it is carried out or withdrawn; with
/// conditions on what another one does, an answer.
struct Announcement {
    std::string by;                    ///< the owner of the issue
    std::string on;                    ///< the day it was announced
    std::string due;                   ///< the day from which it is to be in force; empty: none was said
    std::vector<std::string> against;  ///< parties; empty: those whose economies its measures are on, else all others
    std::vector<Condition> only_if;    ///< all of them
    std::string assumption;
    std::size_t line = 0, column = 0;
};

/// The id of the level of an issue at which what was threatened there is withdrawn.
inline constexpr const char* withdrawn_level = "withdrawn";

struct Level {
    std::string id, label;
    std::optional<Announcement> announced;
    std::vector<MeasureWords> measures;
    std::vector<std::string> ends;             ///< baseline measures that are off at this level
    std::map<std::string, std::string> needs;  ///< issue → level that must be there too (`requires`)
    bool counterfactual = false;               ///< a question to the model; on nobody's table
    std::size_t line = 0, column = 0;
};

struct Issue {
    std::string id, label;
    std::string owner;               ///< party that moves it alone; empty when joint: it moves by agreement
    std::vector<std::string> among;  ///< of a joint issue: the parties that it is joint among; empty: all
    std::vector<Level> levels;       ///< the present one first
    bool irreversible = false;       ///< once moved it cannot be moved back
    bool binding = false;            ///< joint: once agreed nobody leaves it alone
    bool counterfactual = false;     ///< a question to the model; on nobody's table
    std::size_t line = 0, column = 0;
};

struct Faction {
    std::string id, name;
    double votes = 1.0;  ///< under weighted-majority and veto
    bool veto = false;
    bool leads = false;  ///< decides under leader
};

struct Party {
    std::string id, name;
    std::vector<std::string> economies;
    std::optional<StatedNumber> patience;   ///< discount rate, a year
    std::optional<StatedNumber> committed;  ///< chance, as the others see it, that it never gives in
    std::vector<Faction> factions;
    std::string ratification;            ///< leader, weighted-majority, unanimity, veto
    std::vector<std::string> elections;  ///< days: who governs after one need not want what was said before it
    std::size_t line = 0;
};

struct Stance {
    std::string party, faction;  ///< faction: empty when the party speaks as one
    std::string issue, level;
    std::string says;                  ///< demand, offer, refusal, threat, condition, expectation, acceptance
    std::string on;                    ///< the day it was said; empty: not given
    std::string before;                ///< of a condition: what it must precede
    std::vector<Condition> in_return;  ///< `for`, of an offer: what it wants; empty: the threats against it withdrawn
    std::string note;
    std::optional<StatedNumber> cost;  ///< payoff points a year
    std::string assumption;
    std::size_t line = 0;
};

/// That a party can wait longer than another one, as somebody has said.
struct Outlasts {
    std::string party, other;
    std::string assumption;
    std::size_t line = 0, column = 0;
};

/// Where the sizes of what parties want are from.
enum class WantsFrom {
    typed,  ///< the weights and costs of the file, and nothing else
    said    ///< what parties said, by the protocol of docs/dispute/record.md; a weight of the file stands for its range
};

enum class PayoffKind {
    balance,          ///< goods balance with others, at border prices; in 100 bn USD of improvement
    output,           ///< quantity made in some sectors; in percent
    duty_revenue,     ///< duties collected; in 100 bn USD more
    consumer_prices,  ///< what consumers pay, against the world's income; in percent
    market_index,     ///< real returns to what is stuck in sectors, in the short run; in percent
    level,            ///< the bare fact that a level holds
    backing_down,     ///< a threat on an issue is withdrawn for nothing
    reciprocity,      ///< being hit by another party without answering
    breaking          ///< leaving what an agreement that is in force says
};

/// What a party wants besides real income: a weight on something that an outcome changes.
struct PayoffWords {
    std::string party, label;  ///< label: empty when the words below are to name it
    std::string faction;       ///< whose own wish it is, in place of the party's on the same thing; empty: the party's
    PayoffKind kind = PayoffKind::level;
    std::vector<std::string> of, with;  ///< codes of economies
    std::vector<std::string> sectors;
    std::string issue, level;
    std::string other;               ///< of reciprocity: the party that hits; of breaking: the agreement
    std::vector<Condition> only_if;  ///< it counts where all of them are met
    /// Points a year per unit of the indicator; of `once`: point-years. None: that it is wanted is all that is said.
    std::optional<StatedNumber> weight;
    bool less = false;       ///< without a weight: it would rather have less of it
    bool once = false;       ///< paid on the day, not year by year
    std::string assumption;  ///< without a weight: empty where evidence is cited
    std::size_t line = 0, column = 0;
};

/// A fact of the dispute that no level carries: a deficit, a saving rate, a theory.
struct Statement {
    std::string id, text;
    std::optional<StatedNumber> amount;
    std::string deficit_of, deficit_with;  ///< economies: the table's own goods deficit is shown beside the amount
    std::string assumption;
    std::size_t line = 0, column = 0;
};

struct NamedOutcome {
    std::string id, label;
    std::map<std::string, std::string> levels;  ///< issue → level; the others stay at the present one
    std::vector<std::string> signatories;       ///< parties that have signed it; none: nobody
    bool after_the_event = false;
    std::string note;
    std::size_t line = 0, column = 0;
};

/// What some of the parties may sign, or are on record as negotiating: a group to look at.
struct Agreement {
    std::string id, label;
    std::vector<std::string> signatories;       ///< two parties or more
    std::map<std::string, std::string> levels;  ///< issue → level, where its content is on record
    bool measures_stay = false;                 ///< new measures between its signatories stay in force
    std::string assumption;
    std::size_t line = 0, column = 0;
};

/// What the file says follows where nobody signs; without it that is computed from what is announced.
struct NoDealWords {
    std::string outcome;     ///< id
    std::string assumption;  ///< empty: evidence is cited
};

struct ScenarioSource {
    std::string id, title;
    std::string file;       ///< of a document whose paragraphs are cited
    std::string published;  ///< a date
    bool data = false;      ///< a table: its figures are not looked up in words
    std::size_t line = 0;
};

/// One place where the file cites a source, with the number that it is to bear out, if any.
struct Citation {
    std::string where;  ///< key path: "issues.tariffs.threat, covers"
    EvidenceRef evidence;
    std::string value;  ///< as written; empty when words are cited
};

struct TalksCalendar {
    std::vector<std::string> rounds;        ///< a date, then dates or "+1 month"
    std::string deadline;                   ///< a date, or "last-round"; empty: none, talks go on as the last rounds do
    std::string ends;                       ///< outcome at the deadline; empty: no deal
    std::optional<StatedNumber> breakdown;  ///< chance that a refusal ends the talks
};

struct Draws {
    std::uint64_t seed = 1;
    std::size_t count = 1000;
};

struct Scenario {
    std::string id;              ///< the name of its folder
    std::string file;            ///< as messages name it
    std::string sha256;          ///< of the file's bytes
    int format = newest_format;  ///< as the file says; one of 1 is read as what `parley migrate` makes of it
    std::string title;
    std::string day;    ///< of the file and of its base: what is said or in force is not later; empty: not given
    std::string world;  ///< a bundled world, or the path of a folder from that of the scenario's file
    std::size_t world_line = 0, world_column = 0;
    double highest_rate = usual_highest_measure;  ///< rates of measures beyond it are refused as slips
    /// σ, between groups of products within a sector; of no effect where no measure covers a part of the trade.
    StatedNumber group_substitution;
    /// Odds that a product of a seller whom no list and no table knows, the buyer's own industry above all, is on a
    /// list, as a multiple of those of the sellers that are known. Of no effect without lists.
    StatedNumber odds_of_being_listed;
    ProductLists lists;  ///< what `products` and `except` name
    std::vector<ScenarioSource> sources;
    std::vector<Party> parties;
    /// The duties of the program's table on `day` are in force, besides what `baseline` has.
    bool duties_by_date = false;
    std::vector<DutyInForce> duties_in_force;  ///< what the table has on that day
    std::string duties_in_force_note;          ///< how they stand in the world; empty: by the codes of their table
    std::vector<std::pair<std::string, MeasureWords>> baseline;  ///< measures in force: what the base has
    std::vector<Issue> issues;
    std::vector<Stance> stances;
    std::vector<Outlasts> outlasts;
    std::vector<PayoffWords> payoffs;  ///< by party, in the order of the file
    /// As the file says; where it does not: typed, if it types any weight or cost.
    WantsFrom wants_from = WantsFrom::said;
    /// Points a year by want_id(), as a reader sets them; what else is wanted stays as what was said leaves it.
    std::map<std::string, double> wants_set;
    std::vector<Statement> statements;
    std::vector<Agreement> agreements;
    std::vector<NamedOutcome> outcomes;  ///< the status quo first
    std::optional<NoDealWords> no_deal;  ///< as the file sets it; none: computed
    std::optional<TalksCalendar> talks;
    std::optional<Draws> draws;
    /// Evidence and assumptions of what is no number; those of numbers stand with them: citations() in parameters.hpp.
    std::vector<Citation> word_citations;
    std::size_t word_assumptions = 0;
};

/// What σ may be.
inline constexpr double least_substitution = 1.0, most_substitution = 2.5;

/// Whether a level is withdrawal of what was threatened on its issue.
[[nodiscard]] inline bool is_withdrawal(const Level& level) {
    return level.id == withdrawn_level;
}
/// Whether an issue that is at `there` is where another level requires it: a threat that is withdrawn is no threat.
[[nodiscard]] inline bool meets_requirement(const Issue& issue, const Level& there, const std::string& needed) {
    return there.id == needed || (is_withdrawal(there) && needed == issue.levels.front().id);
}
/// Whether what a level announces answers another party: one of its conditions is on what a party announced.
[[nodiscard]] bool is_answer(const Scenario& scenario, const Announcement& announced);

/// What the odds of being listed may be.
inline constexpr const char* odds_id = "odds_of_being_listed";
inline constexpr double least_odds = 0.05, most_odds = 20.0;

/// Whether any measure is about some products that nobody has listed.
[[nodiscard]] bool covers_some(const Scenario& scenario);
/// Whether any measure is about some products only.
[[nodiscard]] bool divides_trade(const Scenario& scenario);

/// The ids of parties, issues, levels, outcomes: of anything that has one.
template <class Item>
[[nodiscard]] std::vector<std::string> ids_of(const std::vector<Item>& items) {
    std::vector<std::string> result;
    for (const Item& item : items) result.push_back(item.id);
    return result;
}

/// "balance", "output", "duty-revenue", "level", "backing-down", …: the words of the file.
[[nodiscard]] const char* name_of(PayoffKind kind);
/// Position of a party, of an issue, of a level of an issue; asserts that it is there (readers have checked).
[[nodiscard]] std::size_t party_position(const Scenario& scenario, const std::string& id);
[[nodiscard]] std::size_t issue_position(const Scenario& scenario, const std::string& id);
[[nodiscard]] std::size_t level_position(const Issue& issue, const std::string& id);
/// The level of every issue in a named outcome, by position.
[[nodiscard]] std::vector<std::size_t> levels_of(const Scenario& scenario, const NamedOutcome& outcome);

}  // namespace parley::scenario
