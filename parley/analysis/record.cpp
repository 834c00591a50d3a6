#include "parley/analysis/record.hpp"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "parley/analysis/agreements.hpp"
#include "parley/analysis/record_statements.hpp"

namespace parley::analysis {
namespace {

using dispute::record::AllWants;

constexpr std::size_t joint_draws = 1024;

std::vector<dispute::record::Statement> compared_of(const std::vector<ReadStatement>& statements) {
    std::vector<dispute::record::Statement> result;
    for (const ReadStatement& each : statements) result.push_back(each.as);
    return result;
}

double payoff(const PartyRecord& party, const std::vector<double>& wants, Outcome o) {
    double result = party.income[o.value];
    for (std::size_t k = 0; k < wants.size(); ++k) result += wants[k] * party.terms[k].indicator[o.value];
    return result;
}

void read_party(PartyRecord& party, const RecordOptions& options) {
    const std::vector<dispute::record::Statement> statements = compared_of(party.statements);
    party.strict = strict_reading(party.wants, statements);
    party.prior = probable_reading(party.wants, {}, party.unit, options.protocol, options.draws);
    party.said = probable_reading(party.wants, statements, party.unit, options.protocol, options.draws);
}

void read_belief(Belief& belief, const Record& record, const RecordOptions& options) {
    const PartyRecord& about = record.parties[belief.about];
    std::vector<dispute::record::Statement> statements = compared_of(about.statements);
    for (const ReadStatement& each : belief.statements) statements.push_back(each.as);
    belief.believed = probable_reading(about.wants, statements, about.unit, options.protocol, options.draws);
}

void read_patience(const pricing::Worth& worth, const RecordOptions& options, Record& record) {
    std::vector<dispute::record::Outlasts> said;
    for (const scenario::Outlasts& each : worth.scenario().outlasts)
        said.push_back({party_position(worth.scenario(), each.party), party_position(worth.scenario(), each.other)});
    record.patience = patience_reading(worth.scenario().parties.size(), said, options.protocol, options.draws);
}

class Conclusions {
public:
    Conclusions(const pricing::Worth& worth, Record& record) : worth_(worth), record_(record) {
        std::vector<dispute::record::ProbableReading> said, prior;
        for (const PartyRecord& party : record.parties) {
            said.push_back(party.said);
            prior.push_back(party.prior);
        }
        asked_ = wants_asked(std::move(said), prior, joint_draws);
    }

    // Of one party between two outcomes, which its strict reading may settle for all wants that fit.
    void compare(std::string words, std::size_t p, Outcome better, Outcome worse) {
        const PartyRecord& party = record_.parties[p];
        RecordConclusion result;
        result.words = std::move(words);
        result.outcome = better;
        result.party = p;
        dispute::record::Margin margin{party.income[better.value] - party.income[worse.value], {}};
        for (const RecordTerm& term : party.terms)
            margin.change.push_back(term.indicator[better.value] - term.indicator[worse.value]);
        if (const auto bounds = bounds_of(party.wants, compared_of(party.statements), margin)) {
            result.necessarily = bounds->low >= -pricing::payoff_tie;
            result.possibly = bounds->high >= -pricing::payoff_tie;
        }
        result.solved = margin.solved;
        for (std::size_t k = 0; k < party.terms.size(); ++k) result.assumed += margin.change[k] * asked_.median[p][k];
        result.standing = standing_of(
            [&](const AllWants& wants) {
                return std::inner_product(wants[p].begin(), wants[p].end(), margin.change.begin(), margin.solved) >=
                       -pricing::payoff_tie;
            },
            asked_);
        record_.conclusions.push_back(std::move(result));
    }

    // Whether there is an agreement of all that nobody likes less than no deal. What can be offered is by the median
    // wants; where nothing was announced it is not on record.
    void any_agreement() {
        Payoffs median({record_.parties.size(), worth_.space.size()});
        for (std::size_t p = 0; p < record_.parties.size(); ++p)
            for (const Outcome o : Positions<Outcome>(worth_.space.size()))
                median(Side{p}, o) = payoff(record_.parties[p], asked_.median[p], o);
        const std::vector<Outcome> contents = offered(worth_, median, worth_.disagreement);
        if (contents.empty()) return;
        RecordConclusion result;
        result.words = "There is an agreement of all that nobody likes less than no deal";
        result.standing = standing_of(
            [&](const AllWants& wants) {
                return std::any_of(contents.begin(), contents.end(), [&](Outcome o) { return liked_by_all(wants, o); });
            },
            asked_);
        record_.conclusions.push_back(std::move(result));
    }

    void acceptabilities() {
        record_.acceptable.assign(worth_.space.size(), 0.0);
        for (const AllWants& wants : asked_.said)
            for (const Outcome o : Positions<Outcome>(worth_.space.size()))
                if (liked_by_all(wants, o))
                    record_.acceptable[o.value] += 1.0 / static_cast<double>(asked_.said.size());
    }

private:
    bool liked_by_all(const AllWants& wants, Outcome o) const {
        for (std::size_t p = 0; p < record_.parties.size(); ++p)
            if (payoff(record_.parties[p], wants[p], o) <
                payoff(record_.parties[p], wants[p], worth_.disagreement) - pricing::payoff_tie)
                return false;
        return true;
    }

    const pricing::Worth& worth_;
    Record& record_;
    dispute::record::WantsAsked asked_;
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
                conclusions.compare(fmt::format("{} would rather carry out “{}” than withdraw it for nothing",
                                                scenario.parties[p].name, scenario.issues[i].levels[l].label),
                                    p, *out, *in);
        }
    for (std::size_t k = 0; k < worth.named.size(); ++k) {
        if (!worth.named[k] || *worth.named[k] == worth.disagreement || scenario.outcomes[k].after_the_event) continue;
        for (std::size_t p = 0; p < scenario.parties.size(); ++p)
            conclusions.compare(
                fmt::format("{} likes “{}” no less than no deal", scenario.parties[p].name, scenario.outcomes[k].label),
                p, *worth.named[k], worth.disagreement);
    }
    conclusions.acceptabilities();
    // Those that are least settled first: nearest to a half.
    std::stable_sort(record.conclusions.begin(), record.conclusions.end(),
                     [](const RecordConclusion& a, const RecordConclusion& b) {
                         return std::abs(a.standing.share - 0.5) < std::abs(b.standing.share - 0.5);
                     });
}

}  // namespace

Record read_record(const pricing::Worth& worth, const RecordOptions& options) {
    Record record;
    record.unit_of_wants = options.unit_of_wants;
    read_statements(worth, options, record);
    for (PartyRecord& party : record.parties) read_party(party, options);
    for (Belief& belief : record.beliefs) read_belief(belief, record, options);
    read_patience(worth, options, record);
    conclude(worth, record);
    return record;
}

}  // namespace parley::analysis
