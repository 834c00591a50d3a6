#include "parley/report/text/dispute/record_text.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "parley/core/names.hpp"
#include "parley/report/text/dispute/conclusions_text.hpp"
#include "parley/report/text/dispute/dispute_text.hpp"
#include "parley/report/text/priced_text.hpp"
#include "parley/report/words/dispute_words.hpp"
#include "parley/report/words/figures.hpp"

namespace parley::report::text {
namespace {

using dispute::record::UnitOfWants;

constexpr std::size_t most_conclusions = 8, most_sets = 4;

// Digits that tell wants of this size apart.
std::string points(double value, const analysis::PartyRecord& party) {
    return words::with_sign(value, words::digits_for(party.unit, 3, 3));
}

std::string settled_text(const pricing::Worth& worth, const analysis::Record& record) {
    std::string text = "\nWhat conclusions rest on, the least settled first\n";
    for (std::size_t k = 0; k < std::min(most_conclusions, record.conclusions.size()); ++k) {
        const analysis::Conclusion& is = record.conclusions[k];
        text += noted(is.words + ": " + rests_on(worth, record.footing, is) + ".");
    }
    if (record.conclusions.size() > most_conclusions)
        text += noted(fmt::format("{} more in the JSON.", record.conclusions.size() - most_conclusions));
    return text;
}

// The first lines: what is not settled by what was said, and by which elasticities it is another.
std::string turning_text(const analysis::Record& record) {
    const std::vector<const analysis::Conclusion*> turning = analysis::reversals(record.conclusions);
    if (turning.empty()) return noted("Nothing that is asked here turns within the wants that fit.");
    std::string list;
    for (std::size_t k = 0; k < std::min<std::size_t>(3, turning.size()); ++k)
        list += fmt::format("{}{} ({} of the wants that fit{})", k == 0 ? "" : "; ", turning[k]->words,
                            words::chance_in_words(turning[k]->standing.share),
                            turning[k]->opposite_by.empty()
                                ? ""
                                : fmt::format("; the opposite by {}", fmt::join(turning[k]->opposite_by, ", ")));
    return noted(fmt::format("What turns, {} of {} conclusions: {}{}.", turning.size(), record.conclusions.size(), list,
                             turning.size() > 3 ? "; and others below" : ""));
}

std::string party_text(const scenario::Party& named, const analysis::PartyRecord& party) {
    std::string text =
        fmt::format("\n{}: {} statements, {:.2f} nats{}\n", named.name, party.statements.size(), party.said.nats,
                    party.decides() ? "" : ": the record does not decide what it wants");
    for (std::size_t k = 0; k < std::min(most_sets, party.strict.contradictions.size()); ++k) {
        std::string line = k == 0 ? "Cannot all be meant: " : "Nor can: ";
        for (std::size_t i = 0; i < party.strict.contradictions[k].size(); ++i)
            line += (i == 0 ? "" : "; ") + party.statements[party.strict.contradictions[k][i]].words;
        text += noted(line + ".");
    }
    if (party.strict.contradictions.size() > most_sets || !party.strict.all_contradictions)
        text += noted("There are more such sets.");
    if (party.strict.range_too_narrow)
        text += noted("With ranges opened tenfold each way all of it could be meant: the range is too narrow.");
    if (party.terms.empty()) return text + noted("It has spoken of no level: nothing but income is supposed.");
    text += fmt::format("  {:<40}{:>10}{:>10}{:>18}\n", "points a year", "at least", "at most", "half of the wants");
    for (std::size_t k = 0; k < party.terms.size(); ++k) {
        const bool settled = party.strict.consistent;
        std::string low = "", high = "";
        if (settled) {
            const dispute::record::WantInterval& want = party.strict.wants[k];
            low = points(want.low, party) + (want.bounded_below ? "*" : " ");
            high = points(want.high, party) + (want.bounded_above ? "*" : " ");
        }
        text += words::as_line(fmt::format("  {:<40}{:>10}{:>10}{:>18}", words::cut(party.terms[k].name, 39), low, high,
                                           fmt::format("{} to {}", points(party.said.quantile(k, 0.25), party),
                                                       points(party.said.quantile(k, 0.75), party))));
    }
    return text;
}

std::string find_out_text(const pricing::Worth& worth, const analysis::Record& record) {
    const std::vector<std::string> open = to_find_out(worth, record);
    if (open.empty()) return "";
    std::string text = "\nFind out: no statement bounds it, and conclusions hinge on it\n";
    for (std::size_t k = 0; k < std::min<std::size_t>(6, open.size()); ++k) text += noted(open[k] + ".");
    return text;
}

std::string beliefs_text(const pricing::Worth& worth, const analysis::Record& record) {
    std::string text;
    for (const analysis::Belief& belief : record.beliefs)
        text += noted(fmt::format("{} believes of {} what moves its wants by {:.2f} nats: {}.",
                                  at_start(in_sentence(worth.scenario().parties[belief.of].name)),
                                  in_sentence(worth.scenario().parties[belief.about].name),
                                  belief.believed.nats - record.parties[belief.about].said.nats,
                                  belief.statements.front().words));
    return text.empty() ? text : "\nBeliefs\n" + text;
}

std::string unread_text(const pricing::Worth& worth, const analysis::Record& record) {
    if (record.unread.empty()) return "";
    std::string text = "\nNot read\n";
    for (const analysis::Unread& each : record.unread) {
        const scenario::Stance& stance = worth.scenario().stances[each.stance];
        text += noted(
            fmt::format("{} of {}.{} by {}: {}.", stance.says, stance.issue, stance.level, stance.party, each.why));
    }
    return text;
}

}  // namespace

std::vector<std::string> to_find_out(const pricing::Worth& worth, const analysis::Record& record) {
    struct Open {
        std::string words;
        double weight;
    };
    std::vector<Open> open;
    for (std::size_t p = 0; p < record.parties.size(); ++p) {
        const analysis::PartyRecord& party = record.parties[p];
        for (std::size_t k = 0; k < party.terms.size(); ++k) {
            if (party.strict.consistent && (party.strict.wants[k].bounded_below || party.strict.wants[k].bounded_above))
                continue;
            double weight = 0.0;
            for (const analysis::Conclusion& is : record.conclusions)
                for (const dispute::record::Hinge& hinge : is.standing.hinges)
                    if (hinge.party == p && hinge.term == k) weight += hinge.share;
            if (weight > 0)
                open.push_back({fmt::format("{}: {}", worth.scenario().parties[p].name, party.terms[k].name), weight});
        }
    }
    std::stable_sort(open.begin(), open.end(), [](const Open& a, const Open& b) { return a.weight > b.weight; });
    std::vector<std::string> result;
    for (Open& each : open) result.push_back(std::move(each.words));
    return result;
}

std::string record_text(const pricing::Worth& worth, const analysis::Record& record) {
    std::string text = fmt::format("{}: the record\n\n", worth.scenario().title) + turning_text(record);
    const auto silent = static_cast<std::size_t>(
        std::count_if(record.parties.begin(), record.parties.end(), [](const auto& p) { return !p.decides(); }));
    const auto torn = static_cast<std::size_t>(std::count_if(record.parties.begin(), record.parties.end(),
                                                             [](const auto& p) { return !p.strict.consistent; }));
    text += noted(
        "What each side must want for its words to make sense: sizes are by Protocol 1, the same for every "
        "dispute, and not in the file. Shares are of wants that fit, no chances of what will happen.");
    text += noted(fmt::format(
        "{}{}.",
        silent == 0 ? fmt::format("It says something of every party: {} nats or more", dispute::record::least_nats)
                    : fmt::format("The record does not decide what {} of {} parties want: under {} "
                                  "nats",
                                  silent, record.parties.size(), dispute::record::least_nats),
        torn == 0 ? "" : fmt::format("; {} said what cannot all be meant", torn)));
    text +=
        noted(fmt::format("Statements are read against no deal as it was said: {}. Conclusions are against no deal as "
                          "it follows: {}.",
                          pricing::levels_in_words(worth, record.no_deal_as_said), pricing::no_deal_in_words(worth)));
    text += settled_text(worth, record);
    for (std::size_t p = 0; p < record.parties.size(); ++p)
        text += party_text(worth.scenario().parties[p], record.parties[p]);
    text += "  * bounded by what was said; the others by their range alone\n";
    text += find_out_text(worth, record);
    text += beliefs_text(worth, record);
    text += unread_text(worth, record);
    return text + solved_text(worth);
}

std::string record_csv(const pricing::Worth& worth, const analysis::Record& record) {
    std::string text = "party,term,unit,range_low,range_high,strict_low,strict_high,q05,q25,q50,q75,q95,nats\n";
    for (std::size_t p = 0; p < record.parties.size(); ++p) {
        const analysis::PartyRecord& party = record.parties[p];
        for (std::size_t k = 0; k < party.terms.size(); ++k) {
            std::string name = party.terms[k].name;
            for (std::size_t at = 0; (at = name.find('"', at)) != std::string::npos; at += 2) name.insert(at, "\"");
            const dispute::record::WantRange& range = party.wants.factions.front().want[k];
            text += fmt::format("{},\"{}\",points,{},{}", worth.scenario().parties[p].id, name,
                                words::in_a_file(range.low), words::in_a_file(range.high));
            text += party.strict.consistent ? fmt::format(",{},{}", words::in_a_file(party.strict.wants[k].low),
                                                          words::in_a_file(party.strict.wants[k].high))
                                            : ",,";
            for (const double share : {0.05, 0.25, 0.5, 0.75, 0.95})
                text += "," + words::in_a_file(party.said.quantile(k, share));
            text += "," + words::in_a_file(party.said.nats) + "\n";
        }
    }
    return text;
}

}  // namespace parley::report::text
