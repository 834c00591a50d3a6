#include "parley/analysis/record_terms.hpp"

#include <algorithm>
#include <set>

namespace parley::analysis {
namespace {

double sign_of(dispute::record::Said kind) {
    return kind == dispute::record::Said::refusal || kind == dispute::record::Said::offer ? -1.0 : 1.0;
}

// Terms of a party: a level that it, or a faction of it, spoke of, and indicators that it names.
// Whether somebody wants a level, is against it, or has said both.
using Signs = std::set<double>;

dispute::record::WantRange range_of(const Signs& signs, double low, double high) {
    if (signs.empty()) return {0.0, 0.0};
    if (signs.size() == 2) return {-high, high};
    return *signs.begin() > 0 ? dispute::record::WantRange{low, high} : dispute::record::WantRange{-high, -low};
}

bool same_conditions(const std::vector<scenario::Condition>& a, const std::vector<scenario::Condition>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& one, const auto& other) {
        return one.issue == other.issue && one.level == other.level && one.holds == other.holds;
    });
}

// Conditions make another thing of a wish.
bool same_thing(const scenario::Scenario& scenario, const pricing::Want& want, const scenario::PayoffWords& wish) {
    if (want.kind != wish.kind || want.issue != wish.issue || want.level != wish.level) return false;
    if (!want.payoff) return wish.only_if.empty();
    const scenario::PayoffWords& other = scenario.payoffs[*want.payoff];
    return other.of == wish.of && other.with == wish.with && other.sectors == wish.sectors &&
           same_conditions(other.only_if, wish.only_if);
}

class Terms {
public:
    Terms(const RecordLookup& look, std::size_t p, PartyRecord& record) : look_(look), p_(p), record_(record) {}

    // Of a level; said by a faction, or by all.
    void add(const LevelPlace& place, double sign, const std::string& faction, bool refused = false) {
        if (seen_.count(place) == 0) {
            seen_[place] = record_.terms.size();
            pricing::Want words;
            words.name = look_.at(place).label;
            words.issue = look_.scenario.issues[place.issue].id;
            words.level = look_.at(place).id;
            record_.terms.push_back({words.name, look_.holds(place), words});
            signs_.emplace_back();
            typed_.emplace_back();
        }
        record_.terms[seen_[place]].words.refused |= refused && faction.empty();
        signs_[seen_[place]][faction].insert(sign);
    }
    void back_down(std::size_t issue) {
        pricing::Want words;
        words.kind = scenario::PayoffKind::backing_down;
        words.issue = look_.scenario.issues[issue].id;
        words.name = "Backing down: " + look_.scenario.issues[issue].label;
        std::vector<double> indicator;
        for (const bool down : pricing::backs_down(look_.worth, words.issue)) indicator.push_back(down ? 1.0 : 0.0);
        record_.terms.push_back({words.name, std::move(indicator), words});
        signs_.push_back({{"", {-1.0}}});
        typed_.emplace_back();
    }
    // A wish of the file: in place of what was said of the same thing, or beside it.
    void wish(std::size_t k) {
        const scenario::PayoffWords& wish = look_.scenario.payoffs[k];
        std::size_t at = record_.terms.size();
        for (std::size_t t = 0; t < record_.terms.size(); ++t)
            if (same_thing(look_.scenario, record_.terms[t].words, wish)) at = t;
        if (at == record_.terms.size()) {
            pricing::Want words;
            words.kind = wish.kind;
            words.issue = wish.issue;
            words.level = wish.level;
            words.payoff = k;
            words.name = pricing::name_of_wish(look_.scenario, k);
            record_.terms.push_back({words.name, pricing::indicator_of_wish(look_.worth, k), words});
            signs_.emplace_back();
            typed_.emplace_back();
        }
        const bool less = wish.weight ? wish.weight->value < 0 : wish.less;
        if (signs_[at].count(wish.faction) == 0) signs_[at][wish.faction] = {less ? -1.0 : 1.0};
        if (wish.weight) type(at, wish.faction, wish.weight->low, wish.weight->high);
    }
    // A size that the file types stands for the protocol's range.
    void type(std::size_t term, const std::string& faction, double low, double high) {
        typed_[term][faction] = {low, high};
        record_.terms[term].words.typed = true;
    }
    std::size_t term(const LevelPlace& place) const { return seen_.at(place); }
    // The party's factions, or itself, with the ranges of Protocol 1. What only another faction spoke of is worth
    // nothing to one; what the party did is worth it to all that did not speak for themselves.
    FactionsSaid finish(const dispute::record::Protocol& protocol) {
        const scenario::Party& party = look_.scenario.parties[p_];
        FactionsSaid factions{""};
        for (const scenario::Faction& faction : party.factions)
            if (std::any_of(signs_.begin(), signs_.end(), [&](const auto& s) { return s.count(faction.id) != 0; }))
                factions.push_back(faction.id);
        for (const std::string& id : factions) {
            dispute::record::Faction faction{id.empty() ? party.name : id, id.empty(), {}};
            for (const auto& signs : signs_) {
                const auto own = signs.find(id), common = signs.find("");
                faction.want.push_back(range_of(own != signs.end()      ? own->second
                                                : common != signs.end() ? common->second
                                                                        : Signs(),
                                                protocol.want.low * record_.unit, protocol.want.high * record_.unit));
                const auto& typed = typed_[faction.want.size() - 1];
                const auto sized = typed.count(id) != 0 ? typed.find(id)
                                   : own == signs.end() ? typed.find("")
                                                        : typed.end();
                if (sized != typed.end()) faction.want.back() = sized->second;
            }
            record_.wants.factions.push_back(std::move(faction));
        }
        for (const RecordTerm& term : record_.terms) record_.wants.terms.push_back(term.name);
        return factions;
    }

private:
    const RecordLookup& look_;
    std::size_t p_;
    PartyRecord& record_;
    std::map<LevelPlace, std::size_t> seen_;
    std::vector<std::map<std::string, Signs>> signs_;  // by term: of who spoke of it; "": the party
    std::vector<std::map<std::string, dispute::record::WantRange>> typed_;  // by term and who: as the file has it
};

std::vector<double> income_of(const pricing::Worth& worth, std::size_t p) {
    std::vector<double> result(worth.space.size(), 0.0);
    for (const dispute::space::PayoffTerm& term : worth.terms[p])
        if (term.kind == dispute::space::TermKind::economy)
            for (std::size_t o = 0; o < result.size(); ++o) result[o] += term.at(Outcome{o});
    return result;
}

double stake_of(const pricing::Worth& worth, const std::vector<double>& income) {
    double low = 0.0, high = 0.0;
    for (const std::optional<Outcome>& named : worth.named)
        if (named) {
            low = std::min(low, income[named->value]);
            high = std::max(high, income[named->value]);
        }
    return high - low > 100 * pricing::payoff_tie ? high - low : 1.0;
}

// Signs of what one party, or a faction of it, said; announced levels are threats.
void add_all(const RecordLookup& look, std::size_t p, Terms& terms) {
    const scenario::Scenario& scenario = look.scenario;
    const bool said = scenario.wants_from == scenario::WantsFrom::said;
    for (const std::size_t k : look.stances) {
        const scenario::Stance& stance = scenario.stances[k];
        const auto kind = said_by(stance.says);
        if (look.party(stance.party) != p || !kind || kind == dispute::record::Said::expectation ||
            kind == dispute::record::Said::condition)
            continue;
        const LevelPlace place = look.place(stance.issue, stance.level);
        if (place.level != 0 || kind == dispute::record::Said::refusal)
            terms.add(place, sign_of(*kind), stance.faction, kind == dispute::record::Said::refusal);
        if (said && stance.cost && kind == dispute::record::Said::refusal)
            terms.type(terms.term(place), stance.faction, -stance.cost->high, -stance.cost->low);
    }
    for (std::size_t i = 0; i < scenario.issues.size(); ++i) {
        bool announced = false;
        for (std::size_t l = 0; l < scenario.issues[i].levels.size(); ++l)
            if (scenario.issues[i].levels[l].announced && look.owns(p, i)) {
                terms.add({i, l}, 1.0, "");
                announced = true;
            }
        if (announced) terms.back_down(i);
    }
    // Indicators, whose sign a typed weight has too. Levels that the file only wishes for are of what was said.
    for (std::size_t k = 0; k < scenario.payoffs.size(); ++k) {
        const scenario::PayoffWords& wish = scenario.payoffs[k];
        const bool level = wish.kind == scenario::PayoffKind::level || wish.kind == scenario::PayoffKind::backing_down;
        if (look.party(wish.party) == p && !wish.once && (said || (!level && wish.faction.empty()))) terms.wish(k);
    }
}

}  // namespace

FactionsSaid add_record_terms(const RecordLookup& look, std::size_t party, const RecordOptions& options,
                              PartyRecord& record) {
    record.income = income_of(look.worth, party);
    if (options.unit_of_wants == dispute::record::UnitOfWants::stakes)
        record.unit = stake_of(look.worth, record.income);
    Terms terms(look, party, record);
    add_all(look, party, terms);
    return terms.finish(options.protocol);
}

}  // namespace parley::analysis
