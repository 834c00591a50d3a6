#include "parley/analysis/record_statements.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "parley/analysis/record_terms.hpp"
#include "parley/core/names.hpp"

namespace parley::analysis {
namespace {

using dispute::record::Said;

const char* verb(dispute::record::Said kind) {
    switch (kind) {
        case Said::demand:
            return "demands";
        case Said::refusal:
            return "refuses";
        case Said::offer:
            return "offers";
        case Said::threat:
            return "threatens with";
        case Said::condition:
            return "makes it a condition that";
        case Said::acceptance:
            return "welcomes";
        case Said::expectation:
            return "is expected to go to";
        case Said::left_untaken:
            return "has not taken up";
    }
    return "";
}

// Levels that p has offered, with what it wants for them if it said so; and those the others have offered.
struct Offer {
    std::size_t party;
    LevelPlace place;
    std::vector<LevelPlace> in_return;
};
std::vector<Offer> offers_of(const RecordLookup& look) {
    std::vector<Offer> result;
    for (const std::size_t k : look.stances) {
        const scenario::Stance& stance = look.scenario.stances[k];
        if (stance.says != "offer") continue;
        Offer offer{look.party(stance.party), look.place(stance.issue, stance.level), {}};
        for (const scenario::Condition& wanted : stance.in_return)
            if (wanted.holds) offer.in_return.push_back(look.place(wanted.issue, wanted.level));
        result.push_back(offer);
    }
    return result;
}

LevelsSaid with_return(const RecordLookup& look, const Offer& offer) {
    LevelsSaid levels;
    if (offer.in_return.empty()) look.withdraw_others(levels, offer.party);
    for (const LevelPlace& each : offer.in_return) look.put(levels, each);
    look.put(levels, offer.place);
    return levels;
}

// What a statement of `p` about `place` compares: better, worse. Either may be out of reach.
struct Compared {
    std::optional<Outcome> better, worse;
};
Compared compared(const RecordLookup& look, dispute::record::Said kind, std::size_t p, const LevelPlace& place,
                  Outcome no_deal, const std::vector<Offer>& offers) {
    const Outcome today = look.worth.status_quo;
    LevelsSaid levels;
    switch (kind) {
        case Said::demand:
        case Said::acceptance:
            look.put(levels, place);
            return {look.outcome(levels), today};
        case Said::refusal:
            look.withdraw_others(levels, p);
            look.put(levels, place);
            return {no_deal, look.outcome(levels)};
        case Said::threat: {
            look.put(levels, place);
            LevelsSaid withdrawn;
            for (std::size_t l = 0; l < look.scenario.issues[place.issue].levels.size(); ++l)
                if (is_withdrawal(look.scenario.issues[place.issue].levels[l])) withdrawn[place.issue] = l;
            return {look.outcome(levels), look.outcome(withdrawn)};
        }
        case Said::offer:
        case Said::left_untaken:
            for (const Offer& offer : offers)
                if (offer.place == place) {
                    const std::optional<Outcome> taken = look.outcome(with_return(look, offer));
                    return kind == Said::offer ? Compared{taken, no_deal} : Compared{no_deal, taken};
                }
            return {};
        case Said::condition: {
            // All that is offered, but the condition not met: of a threat that is to be withdrawn, pending; of the
            // present level, what another one demands of it.
            for (const Offer& offer : offers) look.put(levels, offer.place);
            levels.erase(place.issue);
            if (place.level == 0)
                for (const std::size_t k : look.stances)
                    if (const scenario::Stance& stance = look.scenario.stances[k];
                        stance.says == "demand" && look.party(stance.party) != p &&
                        issue_position(look.scenario, stance.issue) == place.issue)
                        look.put(levels, look.place(stance.issue, stance.level));
            return {no_deal, look.outcome(levels)};
        }
        case Said::expectation:
            for (const Offer& offer : offers)
                if (offer.party != p) look.put(levels, offer.place);
            look.put(levels, place);
            return {look.outcome(levels), no_deal};
    }
    return {};
}

std::string words_of(const RecordLookup& look, const std::string& who, dispute::record::Said kind,
                     const LevelPlace& place) {
    return fmt::format("{} {}: {}", at_start(in_sentence(who)), verb(kind), look.at(place).label);
}

std::string speaker(const scenario::Scenario& scenario, const scenario::Stance& stance) {
    for (const scenario::Party& party : scenario.parties) {
        if (party.id != stance.party) continue;
        for (const scenario::Faction& faction : party.factions)
            if (faction.id == stance.faction) return fmt::format("{} ({})", faction.name, party.name);
        return party.name;
    }
    return stance.party;
}

dispute::record::Margin margin(const PartyRecord& record, Outcome better, Outcome worse) {
    dispute::record::Margin result;
    result.solved = record.income[better.value] - record.income[worse.value];
    for (const RecordTerm& term : record.terms)
        result.change.push_back(term.indicator[better.value] - term.indicator[worse.value]);
    return result;
}

class Reader {
public:
    Reader(const pricing::Worth& worth, const RecordOptions& options, Record& record)
        : look_(worth, options.without), options_(options), record_(record), offers_(offers_of(look_)) {}

    std::vector<FactionsSaid> read() {
        const scenario::Scenario& scenario = look_.scenario;
        record_.no_deal_as_said = no_deal_as_said(look_.worth);
        record_.parties.resize(scenario.parties.size());
        for (std::size_t p = 0; p < scenario.parties.size(); ++p)
            factions_.push_back(add_record_terms(look_, p, options_, record_.parties[p]));
        for (const std::size_t k : look_.stances) stance(k);
        for (std::size_t i = 0; i < scenario.issues.size(); ++i)
            for (std::size_t l = 0; l < scenario.issues[i].levels.size(); ++l)
                if (const auto& announced = scenario.issues[i].levels[l].announced)
                    add(Said::threat, look_.party(announced->by), "", scenario.parties[look_.party(announced->by)].name,
                        {i, l}, std::nullopt);
        for (const Offer& offer : offers_) untaken(offer);
        return factions_;
    }

private:
    void stance(std::size_t k) {
        const scenario::Stance& stance = look_.scenario.stances[k];
        const auto kind = said_by(stance.says);
        if (!kind) return;
        const std::size_t p = look_.party(stance.party);
        const LevelPlace place = look_.place(stance.issue, stance.level);
        if (const std::string day = election_after(stance); !day.empty()) {
            record_.unread.push_back({k, "said before the election of " + day});
            return;
        }
        if (kind == Said::expectation)
            expectation(p, place, k);
        else
            add(*kind, p, stance.faction, speaker(look_.scenario, stance), place, k);
    }

    // The last election of who spoke, if it came after and not later than the day of the file.
    std::string election_after(const scenario::Stance& stance) const {
        std::string last;
        for (const std::string& day : look_.scenario.parties[look_.party(stance.party)].elections)
            if (!stance.on.empty() && stance.on < day && day <= look_.scenario.day) last = std::max(last, day);
        return last;
    }

    // An offer that all to whom it was made still talk about has been taken up by nobody.
    void untaken(const Offer& offer) {
        for (std::size_t q = 0; q < record_.parties.size(); ++q) {
            const bool welcome = std::any_of(look_.stances.begin(), look_.stances.end(), [&](std::size_t k) {
                const scenario::Stance& s = look_.scenario.stances[k];
                return s.says == "acceptance" && s.faction.empty() && look_.party(s.party) == q &&
                       look_.place(s.issue, s.level) == offer.place;
            });
            if (q != offer.party && !welcome)
                add(Said::left_untaken, q, "", look_.scenario.parties[q].name, offer.place, std::nullopt);
        }
    }

    void add(dispute::record::Said kind, std::size_t p, const std::string& faction, const std::string& who,
             const LevelPlace& place, std::optional<std::size_t> stance) {
        PartyRecord& party = record_.parties[p];
        const std::optional<std::size_t> speaks = faction_of(p, faction);
        for (ReadStatement& before : party.statements)
            if (before.as.kind == kind && before.as.faction == speaks && before.about == place) {
                if (stance) before.stances.push_back(*stance);
                return;
            }
        const Compared both = compared(look_, kind, p, place, record_.no_deal_as_said, offers_);
        if (!both.better || !both.worse || both.better == both.worse) {
            if (stance)
                record_.unread.push_back({*stance, both.better && both.worse
                                                       ? "both sides of it are one outcome"
                                                       : "an outcome that it compares is not on the table"});
            return;
        }
        ReadStatement read{{}, place, words_of(look_, who, kind, place), *both.better, *both.worse, {}};
        if (stance) read.stances.push_back(*stance);
        read.as = {read.words, kind, speaks, margin(party, read.better, read.worse)};
        party.statements.push_back(std::move(read));
    }

    // Where a faction stands among the party's; nothing for the party itself, and for one that wants what it wants.
    std::optional<std::size_t> faction_of(std::size_t p, const std::string& id) const {
        for (std::size_t f = 1; f < factions_[p].size(); ++f)
            if (factions_[p][f] == id) return f;
        return std::nullopt;
    }

    // About whoever moves the issue, or all others.
    void expectation(std::size_t p, const LevelPlace& place, std::size_t stance) {
        bool any = false;
        for (std::size_t q = 0; q < record_.parties.size(); ++q) {
            const std::string& owner = look_.scenario.issues[place.issue].owner;
            if (q == p || (!owner.empty() && !look_.owns(p, place.issue) && !look_.owns(q, place.issue))) continue;
            const Compared both = compared(look_, Said::expectation, q, place, record_.no_deal_as_said, offers_);
            if (!both.better || !both.worse || both.better == both.worse) continue;
            any = true;
            auto belief = std::find_if(record_.beliefs.begin(), record_.beliefs.end(),
                                       [&](const Belief& b) { return b.of == p && b.about == q; });
            if (belief == record_.beliefs.end()) belief = record_.beliefs.insert(belief, {p, q, {}, {}});
            ReadStatement read{
                {stance},     place,       words_of(look_, look_.scenario.parties[q].name, Said::expectation, place),
                *both.better, *both.worse, {}};
            read.as = {read.words, Said::expectation, std::nullopt,
                       margin(record_.parties[q], read.better, read.worse)};
            belief->statements.push_back(std::move(read));
        }
        if (!any) record_.unread.push_back({stance, "what is expected compares nothing on the table"});
    }

    RecordLookup look_;
    const RecordOptions& options_;
    Record& record_;
    std::vector<Offer> offers_;
    std::vector<FactionsSaid> factions_;  // by party
};

}  // namespace

Outcome no_deal_as_said(const pricing::Worth& worth) {
    const RecordLookup look(worth);
    LevelsSaid levels;
    for (std::size_t i = 0; i < look.scenario.issues.size(); ++i)
        for (std::size_t l = 0; l < look.scenario.issues[i].levels.size(); ++l)
            if (look.scenario.issues[i].levels[l].announced) levels[i] = l;
    const std::optional<Outcome> announced = look.outcome(levels);
    return levels.empty() || !announced ? worth.disagreement : *announced;
}

bool is_of_level(const dispute::record::Statement& statement, const scenario::Party& party, const std::string& label) {
    const std::string end = fmt::format(" {}: {}", verb(statement.kind), label);
    if (!statement.name.ends_with(end)) return false;
    const std::string who = statement.name.substr(0, statement.name.size() - end.size());
    return who == party.name ||
           std::any_of(party.factions.begin(), party.factions.end(), [&](const scenario::Faction& faction) {
               return who == fmt::format("{} ({})", faction.name, party.name);
           });
}

std::vector<std::vector<std::string>> read_statements(const pricing::Worth& worth, const RecordOptions& options,
                                                      Record& record) {
    return Reader(worth, options, record).read();
}

}  // namespace parley::analysis
