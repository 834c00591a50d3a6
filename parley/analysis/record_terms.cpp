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

class Terms {
public:
    Terms(const RecordLookup& look, std::size_t p, PartyRecord& record) : look_(look), p_(p), record_(record) {}

    // Of a level; said by a faction, or by all.
    void add(const LevelPlace& place, double sign, const std::string& faction) {
        if (seen_.count(place) == 0) {
            seen_[place] = record_.terms.size();
            record_.terms.push_back({look_.at(place).label, look_.holds(place)});
            signs_.emplace_back();
        }
        signs_[seen_[place]][faction].insert(sign);
    }
    void add_indicator(const std::string& name, double sign, std::vector<double> indicator) {
        record_.terms.push_back({name, std::move(indicator)});
        signs_.push_back({{"", {sign}}});
    }
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

// Backing down costs its owner wherever a threat on the issue is withdrawn for nothing: the others as today.
std::vector<double> backed_down(const RecordLookup& look, std::size_t issue) {
    std::vector<double> result(look.worth.space.size(), 0.0);
    for (std::size_t l = 0; l < look.scenario.issues[issue].levels.size(); ++l)
        if (is_withdrawal(look.scenario.issues[issue].levels[l]))
            if (const auto at = look.outcome({{issue, l}})) result[at->value] = 1.0;
    return result;
}

// Signs of what one party, or a faction of it, said; announced levels are threats.
void add_all(const RecordLookup& look, std::size_t p, Terms& terms) {
    const scenario::Scenario& scenario = look.scenario;
    for (const std::size_t k : look.stances) {
        const scenario::Stance& stance = scenario.stances[k];
        const auto kind = said_by(stance.says);
        if (look.party(stance.party) != p || !kind || kind == dispute::record::Said::expectation ||
            kind == dispute::record::Said::condition)
            continue;
        const LevelPlace place = look.place(stance.issue, stance.level);
        if (place.level != 0 || kind == dispute::record::Said::refusal)
            terms.add(place, sign_of(*kind), stance.faction);
    }
    for (std::size_t i = 0; i < scenario.issues.size(); ++i) {
        bool announced = false;
        for (std::size_t l = 0; l < scenario.issues[i].levels.size(); ++l)
            if (scenario.issues[i].levels[l].announced && look.owns(p, i)) {
                terms.add({i, l}, 1.0, "");
                announced = true;
            }
        if (announced) terms.add_indicator("Backing down: " + scenario.issues[i].label, -1.0, backed_down(look, i));
    }
    const pricing::Worth& worth = look.worth;
    for (std::size_t k = 0; k < worth.terms[p].size(); ++k)
        if (worth.terms[p][k].kind == dispute::space::TermKind::indicator && !worth.terms[p][k].once)
            terms.add_indicator(worth.terms[p][k].name, worth.terms[p][k].weight < 0 ? -1.0 : 1.0,
                                worth.terms[p][k].indicator);
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
