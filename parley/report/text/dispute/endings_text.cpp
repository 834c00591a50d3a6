#include "parley/report/text/dispute/endings_text.hpp"

#include <array>

#include <fmt/format.h>

#include "parley/core/names.hpp"
#include "parley/report/text/priced_text.hpp"
#include "parley/report/words/dispute_words.hpp"
#include "parley/report/words/figures.hpp"

namespace parley::report::text {
namespace {

std::string named(const pricing::Worth& dispute, Outcome outcome) {
    const std::string name = name_of(dispute, outcome);
    return name.empty() ? levels_in_words(dispute, outcome) : name;
}

std::string cost_in_words(double points) {
    return points > 0 && points < 0.0005 ? "less than 0.001" : fmt::format("{:.3f}", points);
}

std::string act_text(const pricing::Worth& dispute, std::size_t k) {
    const dispute::endings::Act& act = dispute.acts[k];
    const dispute::endings::Credibility& each = dispute.computed->credibility[k];
    const std::string& who = dispute.scenario().parties[act.by.value].name;
    std::string text = fmt::format("{}, “{}”: ", who, label_of(dispute.table(), act.issue, act.level));
    if (!each.possible) return text + "not possible, whatever is done before.";
    if (act.withdrawn)
        text += fmt::format("carrying it out is worth {} points a year to it against withdrawing it, which costs {}",
                            words::with_sign(each.gain, 3), cost_in_words(each.backing_down));
    else
        text += fmt::format("giving this answer is worth {} points a year to it against none",
                            words::with_sign(each.gain, 3));
    if (each.needed > 0)
        text += fmt::format("; it is credible from a cost of {} of {} on",
                            act.withdrawn ? "backing down" : "leaving it unanswered", cost_in_words(each.needed));
    else
        text += "; credible without any cost of backing down";
    if (!each.taken && !each.reached) return text + ". It does not come to that.";
    return text +
           fmt::format(". So it would {}be {}.", each.taken ? "" : "not ", act.withdrawn ? "carried out" : "given");
}

// Over all who threaten and are threatened, where there are several.
std::string over_pairs(const pricing::Worth& dispute) {
    if (dispute.pairs.size() < 2) return {};
    const auto by = pricing::nobody(dispute.scenario());
    std::array<std::size_t, dispute::endings::ending_count> count{};
    for (const pricing::ThreatPair& pair : dispute.pairs)
        ++count[static_cast<std::size_t>(ending_of(facts_of(pair, dispute.space, dispute.disagreement, by)))];
    std::string text;
    for (const dispute::endings::Ending ending : dispute::endings::all_endings)
        if (const std::size_t n = count[static_cast<std::size_t>(ending)]; n > 0)
            text += fmt::format("{}{} {}", text.empty() ? "" : "; ", n, in_words(ending));
    return noted(fmt::format("Over {} pairs of who threatens whom: {}.", dispute.pairs.size(), text));
}

std::string names_of(const scenario::Scenario& scenario, const analysis::Group& group) {
    std::string text;
    for (std::size_t p = 0; p < group.by.size(); ++p)
        if (group.by[p]) text += (text.empty() ? "" : ", ") + scenario.parties[p].name;
    return group.label.empty() ? text : text + " (" + group.label + ")";
}

}  // namespace

std::string threats_text(const pricing::Worth& dispute) {
    std::string text = "\nNo deal\n";
    const bool set = dispute.deal_space().disagreement.has_value();
    const std::string ends = words::ending_in_words(dispute, dispute.disagreement, false);
    text += noted(fmt::format("{}: {} ({}).", set ? "As it is set" : "Computed from what is announced",
                              named(dispute, dispute.disagreement), ends));
    text += over_pairs(dispute);
    if (!dispute.computed) return text + noted("More is announced than no deal is computed of.");
    if (set && !(dispute.computed->outcome == dispute.disagreement)) {
        std::string gains;
        for (const Side p : Positions<Side>(dispute.scenario().parties.size()))
            gains += fmt::format(
                "{}{} {}", gains.empty() ? "" : ", ", dispute.scenario().parties[p.value].name,
                words::with_sign(
                    dispute.payoffs(p, dispute.computed->outcome) - dispute.payoffs(p, dispute.disagreement), 3));
        text += noted(fmt::format("Computed it would be: {} ({}), for {} points a year more or less.",
                                  named(dispute, dispute.computed->outcome),
                                  words::ending_in_words(dispute, dispute.computed->outcome, false), gains));
    }
    if (!(dispute.computed->outcome == *dispute.in_reverse))
        text +=
            noted(fmt::format("Decided in the opposite order it would be: {}.", named(dispute, *dispute.in_reverse)));
    for (const std::size_t k : dispute.computed->order) text += noted(act_text(dispute, k));
    return text;
}

std::string agreements_text(const pricing::Worth& dispute, const analysis::Agreements& agreements) {
    const scenario::Scenario& scenario = dispute.scenario();
    if (scenario.parties.size() < 3) return {};
    std::string text = "\nWho could sign\n";
    text += noted(
        "Signatories give what another of them prefers, new measures between them end, and each of the others answers "
        "once.");
    for (const analysis::GroupAgreement& each : agreements.of) {
        std::string line = names_of(scenario, each.group) + ": ";
        if (each.asked > static_cast<double>(analysis::most_contents)) {
            text += noted(line + fmt::format("not looked at: {:.0f} contents, at most {} are.", each.asked,
                                             analysis::most_contents));
            continue;
        }
        line +=
            fmt::format("{} of {}", each.acceptable.size(), words::counted(each.content.size(), "content", "contents"));
        line += " that no signatory likes less than no deal, and one likes better";
        if (each.best) {
            const Outcome end = each.end[*each.best];
            std::string gains;
            for (std::size_t p = 0; p < each.gain.size(); ++p)
                gains += fmt::format("{}{} {}{}", p == 0 ? "" : ", ", scenario.parties[p].name,
                                     words::with_sign(each.gain[p], 3), each.group.by[p] ? "" : " (outside)");
            line += fmt::format(". Nash's: {}. Points over no deal: {}", levels_in_words(dispute, end), gains);
            if (each.gives_in)
                line +=
                    fmt::format(". {} gives in", at_start(in_sentence(scenario.parties[each.gives_in->value].name)));
        }
        text += noted(line + ".");
    }
    return text;
}

}  // namespace parley::report::text
