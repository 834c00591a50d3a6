#include "parley/analysis/record.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "parley/analysis/agreements.hpp"
#include "parley/analysis/record_statements.hpp"
#include "parley/analysis/wants.hpp"
#include "parley/core/names.hpp"
#include "parley/core/parallel.hpp"
#include "parley/scenario/unsized.hpp"

namespace parley::analysis {
namespace {

using dispute::record::AllWants;
using dispute::record::ProbableReading;
using dispute::record::ReadBefore;
using dispute::record::Statement;

std::vector<Statement> compared_of(const std::vector<ReadStatement>& statements) {
    std::vector<Statement> result;
    for (const ReadStatement& each : statements) result.push_back(each.as);
    return result;
}

void read_patience(const pricing::Worth& worth, const RecordOptions& options, Record& record) {
    std::vector<dispute::record::Outlasts> said;
    for (const scenario::Outlasts& each : worth.scenario().outlasts)
        said.push_back({party_position(worth.scenario(), each.party), party_position(worth.scenario(), each.other)});
    record.patience = patience_reading(worth.scenario().parties.size(), said, options.protocol, options.draws);
}

Footing footing_of(const Record& record) {
    Footing result;
    std::vector<ProbableReading> said, prior;
    for (const PartyRecord& party : record.parties) {
        PartyFooting each{party.income, {}, party.wants, compared_of(party.statements), party.unit};
        for (const RecordTerm& term : party.terms) each.terms.push_back({term.name, term.indicator});
        result.parties.push_back(std::move(each));
        said.push_back(party.said);
        prior.push_back(party.prior);
    }
    result.asked = wants_asked(std::move(said), prior, joint_draws);
    weigh_without(result);
    return result;
}

class Conclusions {
public:
    Conclusions(const pricing::Worth& worth, Record& record)
        : worth_(worth), record_(record), footing_(record.footing = footing_of(record)) {}

    // Of one party between two outcomes, which its strict reading may settle for all wants that fit.
    void compare(std::string words, std::size_t p, Outcome better, Outcome worse) {
        record_.conclusions.push_back(compared(footing_, std::move(words), p, better, worse));
    }

    // Whether there is an agreement of all that nobody likes less than no deal. What can be offered is by the median
    // wants; where nothing was announced it is not on record.
    void any_agreement() {
        const Payoffs median = payoffs_by(footing_, footing_.asked.median);
        const std::vector<Outcome> contents = offered(worth_, median, worth_.disagreement);
        if (contents.empty()) return;
        record_.conclusions.push_back(claimed(
            footing_, "There is an agreement of all that nobody likes less than no deal", [&](const AllWants& wants) {
                return std::any_of(contents.begin(), contents.end(), [&](Outcome o) { return liked_by_all(wants, o); });
            }));
    }

    void acceptabilities() {
        const std::size_t outcomes = worth_.space.size();
        const double one = 1.0 / static_cast<double>(footing_.asked.said.size());
        record_.acceptable.assign(outcomes, 0.0);
        for (const AllWants& wants : footing_.asked.said) {
            const Payoffs payoffs = payoffs_by(footing_, wants);
            for (const Outcome o : Positions<Outcome>(outcomes)) {
                bool liked = true;
                for (const Side p : Positions<Side>(footing_.parties.size()))
                    liked = liked && payoffs(p, o) >= payoffs(p, worth_.disagreement) - pricing::payoff_tie;
                if (liked) record_.acceptable[o.value] += one;
            }
        }
    }

private:
    bool liked_by_all(const AllWants& wants, Outcome o) const {
        for (std::size_t p = 0; p < footing_.parties.size(); ++p)
            if (payoff_by(footing_.parties[p], wants[p], o) <
                payoff_by(footing_.parties[p], wants[p], worth_.disagreement) - pricing::payoff_tie)
                return false;
        return true;
    }

    const pricing::Worth& worth_;
    Record& record_;
    const Footing& footing_;
};

void conclude(const pricing::Worth& worth, Record& record) {
    Conclusions conclusions(worth, record);
    conclusions.any_agreement();
    const scenario::Scenario& scenario = worth.scenario();
    const RecordLookup look(worth);
    for (std::size_t i = 0; i < scenario.issues.size(); ++i)
        for (std::size_t l = 0; l < scenario.issues[i].levels.size(); ++l) {
            const auto withdrawn = look.withdrawal(i);
            if (!scenario.issues[i].levels[l].announced || !withdrawn) continue;
            LevelsSaid carried;
            look.put(carried, {i, l});
            const auto out = look.outcome(carried), in = look.outcome({{i, *withdrawn}});
            const std::size_t p = look.party(scenario.issues[i].owner);
            if (out && in)
                conclusions.compare(
                    fmt::format("{} would rather carry out “{}” than withdraw it for nothing",
                                at_start(in_sentence(scenario.parties[p].name)), scenario.issues[i].levels[l].label),
                    p, *out, *in);
        }
    for (std::size_t k = 0; k < worth.named.size(); ++k) {
        if (!worth.named[k] || *worth.named[k] == worth.disagreement || scenario.outcomes[k].after_the_event) continue;
        for (std::size_t p = 0; p < scenario.parties.size(); ++p)
            conclusions.compare(
                fmt::format("{} likes “{}” no less than no deal", at_start(in_sentence(scenario.parties[p].name)),
                            scenario.outcomes[k].label),
                p, *worth.named[k], worth.disagreement);
    }
    conclusions.acceptabilities();
    // Those that are least settled first: nearest to a half.
    std::stable_sort(record.conclusions.begin(), record.conclusions.end(),
                     [](const Conclusion& a, const Conclusion& b) {
                         return std::abs(a.standing.share - 0.5) < std::abs(b.standing.share - 0.5);
                     });
}

}  // namespace

std::vector<ReadBefore> read_what_was_said(const pricing::Worth& worth, const RecordOptions& options, Record& record) {
    std::vector<ReadBefore> all;
    std::vector<ProbableReading*> to;
    const auto ask = [&](const PartyRecord& of, std::vector<Statement> statements, ProbableReading& reading) {
        all.push_back({{of.wants, std::move(statements), of.unit, options.protocol, options.draws}, {}});
        to.push_back(&reading);
    };
    for (PartyRecord& party : record.parties) {
        ask(party, {}, party.prior);
        ask(party, compared_of(party.statements), party.said);
    }
    for (Belief& belief : record.beliefs) {
        const PartyRecord& about = record.parties[belief.about];
        std::vector<Statement> statements = compared_of(about.statements);
        for (const ReadStatement& each : belief.statements) statements.push_back(each.as);
        ask(about, std::move(statements), belief.believed);
    }
    parallel_for(all.size(), options.threads, [&](std::size_t k) {
        if (worth.wants) all[k].reading = find(worth.wants->readings, all[k].of);
        if (!all[k].reading) all[k].reading = std::make_shared<const ProbableReading>(probable_reading(all[k].of));
        *to[k] = *all[k].reading;
    });
    read_patience(worth, options, record);
    return all;
}

std::string put_what_is_set(const scenario::Scenario& scenario, std::vector<PartyRecord>& parties) {
    for (const auto& [id, value] : scenario.wants_set) {
        bool found = false;
        for (std::size_t p = 0; p < parties.size(); ++p)
            for (std::size_t k = 0; k < parties[p].terms.size(); ++k) {
                if (id != scenario::want_id(scenario.parties[p].id, k)) continue;
                found = true;
                for (ProbableReading* reading : {&parties[p].said, &parties[p].prior})
                    for (std::vector<double>& draw : reading->wants) draw[k] = value;
            }
        if (!found) return id;
    }
    return {};
}

std::optional<Outcome> most_acceptable(const pricing::Worth& worth, const Record& record) {
    std::optional<Outcome> most;
    for (const Outcome o : offered(worth, worth.payoffs, worth.disagreement))
        if (o != worth.status_quo && o != worth.disagreement && record.acceptable[o.value] > 0 &&
            (!most || record.acceptable[o.value] > record.acceptable[most->value]))
            most = o;
    return most;
}

Record read_record(const pricing::Worth& worth, const RecordOptions& options) {
    Record record;
    record.unit_of_wants = options.unit_of_wants;
    (void)read_statements(worth, options, record);
    (void)read_what_was_said(worth, options, record);
    (void)put_what_is_set(worth.scenario(), record.parties);  // ids are looked at where the worth is made
    for (PartyRecord& party : record.parties) party.strict = strict_reading(party.wants, compared_of(party.statements));
    conclude(worth, record);
    return record;
}

}  // namespace parley::analysis
