#include "parley/report/text/dispute/course_text.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "parley/core/names.hpp"
#include "parley/report/text/dispute/course_markets_text.hpp"
#include "parley/report/text/dispute/dispute_text.hpp"
#include "parley/report/text/priced_text.hpp"
#include "parley/report/words/course_words.hpp"
#include "parley/report/words/dispute_words.hpp"
#include "parley/report/words/figures.hpp"

namespace parley::report::text {
namespace {

using analysis::course::CourseAnalysis;
using dispute::course::Act;
using dispute::course::Branch;

constexpr std::size_t course_width = 80;

std::string in_points(double value) {
    return words::with_sign(value, words::digits_for(value, 2));
}

// "+0.12 points a year: -0.02 solved, +0.14 assumed".
std::string gain_split(double all, double solved) {
    const int digits = words::digits_for(std::max({std::abs(all), std::abs(solved), std::abs(all - solved)}), 2);
    return fmt::format("{} points a year: {} solved, {} assumed", words::with_sign(all, digits),
                       words::with_sign(solved, digits), words::with_sign(all - solved, digits));
}

std::string chosen(const Branch& branch) {
    if (branch.step.act == Act::in_force) return "";
    if (branch.step.trembled) return ", by slip";
    return fmt::format("; to it that is {}", gain_split(branch.step.gain, branch.step.solved));
}

class TreeText {
public:
    TreeText(const pricing::Worth& worth, const CourseAnalysis& is, std::size_t most, bool brief = true)
        : worth_(worth), is_(is), brief_(brief) {
        for (const Branch& each : is.tree.then) collect(each, 0);
        // The likeliest branches, in their places.
        std::vector<double> shares;
        for (const Row& row : rows_) shares.push_back(row.branch->share);
        std::sort(shares.rbegin(), shares.rend());
        least_ = shares.size() > most ? shares[most - 1] : 0.0;
    }

    std::string text(bool with_turns) const {
        std::string text;
        std::size_t hidden = 0;
        for (const Row& row : rows_) {
            if (row.branch->share < least_) {
                ++hidden;
                continue;
            }
            const Branch& branch = *row.branch;
            const std::string indent(2 + 2 * std::min<std::size_t>(row.depth, 6), ' ');
            const std::string line = fmt::format(
                "{}, {}: {}{}", words::chance_in_words(branch.share), words::date_in_words(worth_, branch.step.at),
                row.again != nullptr
                    ? fmt::format("{}, and {} the same day", words::step_in_words(worth_, is_, branch.step),
                                  words::step_in_words(worth_, is_, row.again->step))
                    : words::step_in_words(worth_, is_, branch.step),
                with_turns ? chosen(branch) : "");
            text += indent + words::wrapped(line, course_width - indent.size() - 2, indent + "  ") + "\n";
            if (!with_turns) continue;
            if (!is_.notes[row.note].turns.empty()) {
                std::string turns = "turns on: ";
                for (std::size_t k = 0; k < is_.notes[row.note].turns.size(); ++k)
                    turns += (k == 0 ? "" : "; ") + words::turning_in_words(worth_, is_, is_.notes[row.note].turns[k]);
                text += indent + "  " + words::wrapped(turns, course_width - indent.size() - 4, indent + "    ") + "\n";
            }
            if (branch.stays >= 0.005)
                text += fmt::format("{}  {} it rests there to the end\n", indent, words::chance_in_words(branch.stays));
        }
        if (hidden > 0)
            text += hidden == 1 ? std::string("  1 rarer branch is left out here.\n")
                                : fmt::format("  {} rarer branches are left out here.\n", hidden);
        return text;
    }

private:
    struct Row {
        const Branch* branch;
        std::size_t depth, note;
        const Branch* again;  ///< what its owner does next on the same day, where all of it does: one row for both
    };
    // What a party undoes and does again on one day never was undone for anybody.
    static const Branch* again_the_same_day(const Branch& branch) {
        if (branch.step.act != Act::lift || branch.then.size() != 1) return nullptr;
        const Branch& next = branch.then.front();
        const bool same = next.step.act == Act::answer && next.step.party == branch.step.party &&
                          next.step.at == branch.step.at && next.share > branch.share - 0.005;
        return same ? &next : nullptr;
    }
    void collect(const Branch& branch, std::size_t depth) {
        const Branch* again = brief_ ? again_the_same_day(branch) : nullptr;
        rows_.push_back({&branch, depth, notes_++, again});
        if (again != nullptr) ++notes_;
        for (const Branch& each : again != nullptr ? again->then : branch.then) collect(each, depth + 1);
    }

    const pricing::Worth& worth_;
    const CourseAnalysis& is_;
    bool brief_;
    std::vector<Row> rows_;
    std::size_t notes_ = 0;
    double least_ = 0.0;
};

std::string endings_text(const CourseAnalysis& is) {
    std::string line;
    std::vector<std::size_t> order(is.endings.size());
    std::vector<double> shares;
    for (std::size_t k = 0; k < order.size(); ++k) {
        order[k] = k;
        shares.push_back(is.endings[k].share);
    }
    const std::vector<std::string> percent = words::percents(shares);
    std::stable_sort(order.begin(), order.end(),
                     [&](auto a, auto b) { return is.endings[a].share > is.endings[b].share; });
    for (const std::size_t k : order)
        if (is.endings[k].share > 0)
            line += fmt::format("{}{} {}", line.empty() ? "" : ", ", percent[k],
                                dispute::endings::in_words(dispute::endings::all_endings[k]));
    return line;
}

double largest_error(const CourseAnalysis& is) {
    double most = 0.0;
    for (const auto& each : is.endings) most = std::max(most, each.error);
    return most;
}

std::string milestones_text(const pricing::Worth& worth, const CourseAnalysis& is) {
    std::string text = fmt::format("  {:<20}{:>12}{:>10}{:>10}{:>10}{:>14}\n", "by", "carried out", "answered",
                                   "beyond", "signed", "then gone");
    for (const auto& by : is.by)
        text += fmt::format("  {:<20}{:>12}{:>10}{:>10}{:>10}{:>14}\n", words::date_in_words(worth, by.months),
                            words::chance_in_words(by.carried_out.share), words::chance_in_words(by.answered.share),
                            words::chance_in_words(by.beyond.share), words::chance_in_words(by.signed_by_both.share),
                            by.carried_out.share > 0 ? words::chance_in_words(by.gone.share) : "–");
    return text;
}

std::string first_text(const pricing::Worth& worth, const CourseAnalysis& is) {
    std::string text;
    for (const auto& each : is.first) {
        if (each.share.share < 0.02 || text.size() > 600) continue;
        std::string line = fmt::format(
            "{} for {} of the wants that fit, {}: {}", at_start(in_sentence(worth.scenario().parties[each.party].name)),
            words::chance_in_words(each.share.share),
            each.of_it > 0.995 ? std::string("thus")
                               : fmt::format("in {} of these thus", words::chance_in_words(each.of_it)),
            words::step_in_words(worth, is, each.step));
        if (each.step.act != Act::in_force && !each.step.trembled)
            line += fmt::format("; what follows is worth to it {}", gain_split(each.step.gain, each.step.solved));
        text += noted(line + ".");
    }
    if (is.nobody_moves >= 0.005)
        text += noted(fmt::format("Nobody for {} of the wants that fit.", words::chance_in_words(is.nobody_moves)));
    return text;
}

std::string credibility_text(const pricing::Worth& worth, const CourseAnalysis& is) {
    std::string text;
    for (const auto& each : is.credibility) {
        const dispute::course::Announced& what = is.of.rules.announced[each.announced];
        std::string line =
            fmt::format("{}, “{}”: worth carrying out for {} of its wants that fit, {}",
                        worth.scenario().parties[what.by.value].name, label_of(worth.table(), what.issue, what.level),
                        words::chance_in_words(each.share), gain_split(each.gain, each.solved));
        if (each.needed > 0)
            line +=
                fmt::format("; for half of them a cost of backing down of {} more would do", in_points(each.needed));
        text += noted(line + ".");
    }
    return text;
}

std::string advice_text(const pricing::Worth& worth, const CourseAnalysis& is) {
    std::string text;
    const auto others = [&](const analysis::course::Advice& of) {
        return words::members_in_words(worth, is.states.members[of.group] & ~(dispute::course::Parties{1} << of.party));
    };
    for (const auto& each : is.advice)
        text += noted(
            fmt::format("{} could offer {}: by {} of the wants of {} signing it is better than going on, by {} of its "
                        "own; to it that is {}.",
                        at_start(in_sentence(worth.scenario().parties[each.party].name)),
                        words::agreement_name(is, each.group, each.content), words::chance_in_words(each.signs),
                        others(each), words::chance_in_words(each.own), gain_split(each.price, each.price_solved)));
    // Beside a tree in which most paths sign later, "nothing" alone would seem to say that nothing ever will be.
    const double later = is.by.empty() ? 0.0 : is.by.back().signed_by_both.share;
    const std::string today =
        later > 0 ? fmt::format("nothing today, though by {} something is signed for {} of the wants that fit",
                                words::date_in_words(worth, is.by.back().months), words::chance_in_words(later))
                  : "nothing today";
    std::string nothing;
    for (const auto& each : is.no_advice) {
        const std::string& name = worth.scenario().parties[each.party].name;
        if (!each.nearest)
            nothing += (nothing.empty() ? "" : ", ") + name;
        else if (const analysis::course::Advice& near = *each.nearest; near.own >= 0.5)
            text +=
                noted(fmt::format("{}: {}. Nearest of what it would sign itself is {}: by {} of the wants of {} "
                                  "signing it today is better than going on.",
                                  name, today, words::agreement_name(is, near.group, near.content),
                                  words::chance_in_words(near.signs), others(near)));
        else
            text +=
                noted(fmt::format("{}: {}. Its own side would rather go on for now than sign today what it could "
                                  "offer; nearest is {}, with {} of its wants, at {}.",
                                  name, today, words::agreement_name(is, near.group, near.content),
                                  words::chance_in_words(near.own), gain_split(near.price, near.price_solved)));
    }
    if (!nothing.empty())
        text +=
            noted(fmt::format("{}: nothing. There is no agreement that everything said leaves possible for all who "
                              "would sign.",
                              nothing));
    return text;
}

std::string contents_text(const pricing::Worth& worth, const CourseAnalysis& is) {
    std::string text;
    for (const auto& [group, content] : words::agreements_spoken_of(is))
        text += noted(fmt::format("Agreement {} of {}: {}.",
                                  words::agreement_name(is, group, content).substr(std::string("agreement ").size()),
                                  words::members_in_words(worth, is.states.members[group]),
                                  words::content_in_words(worth, is, group, content)));
    return text;
}

std::string expected_text(const pricing::Worth& worth, const CourseAnalysis& is) {
    std::string text;
    for (std::size_t p = 0; p < is.expected.size(); ++p)
        text += noted(fmt::format("{}: {} over today for ever.", worth.scenario().parties[p].name,
                                  gain_split(is.expected[p], is.expected_solved[p])));
    return text;
}

std::string grounds_text(const pricing::Worth& worth, const CourseAnalysis& is) {
    std::string text = "\nWhat it rests on\n";
    std::size_t contents = 0, asked = 0;
    for (std::size_t g = 0; g < is.of.groups.size(); ++g) {
        contents += is.of.groups[g].content.size();
        asked += is.of.groups[g].asked;
        if (!is.of.groups[g].looked_at)
            text += noted(fmt::format("An agreement of {} has more contents than are looked at: none was.",
                                      words::members_in_words(worth, is.states.members[g])));
    }
    text += noted(
        fmt::format("{} states; {} agreements of {} groups, of {} that could be signed: those that what was "
                    "said leaves possible for every signatory, at most {} a group, the likeliest first.",
                    is.states.states.size(), contents, is.of.groups.size(), asked, dispute::course::most_contents));
    if (is.states.moves_left_out > 0)
        text += noted(
            fmt::format("{} acts lead to more states than are looked at, and are left out.", is.states.moves_left_out));
    text += noted(fmt::format(
        "{} types a party, drawn from the record; each gives its best reply to the mixture of the others', with a slip "
        "of {:g} a month for each other act; a type is drawn anew with chance {:g} a month. {}",
        is.types.front().wants.size(), is.asked.options.tremble, is.asked.options.redraw,
        is.asked.learning ? "What has been done tells who its doer may be; nobody foresees what it will learn."
                          : "Nobody learns from what the others do."));
    text += noted(fmt::format(
        "After the last day a stationary end: {} passes, largest change {:.1g} point-years. {} "
        "paths drawn, standard error of a share at most {:.1f} %; {} solves.",
        is.solved.passes, is.solved.residual, is.walked.paths.size(), 100 * largest_error(is), is.walked.solves));
    return text;
}

}  // namespace

std::string course_title(const pricing::Worth& worth, const CourseAnalysis& is) {
    return fmt::format("{}: the course from {} to {}", worth.scenario().title, words::date_in_words(worth, 0.0),
                       words::date_in_words(worth, is.asked.horizon));
}

std::string course_findings_text(const pricing::Worth& worth, const CourseAnalysis& is) {
    std::string text;
    if (is.of.rules.from != worth.status_quo)
        text += noted(fmt::format("It does not begin at today but where this holds: {}.",
                                  levels_in_words(worth, is.of.rules.from)));
    if (!is.solved.settled)
        text += noted(fmt::format(
            "NOT SETTLED: what follows after the last day goes in a circle, values still moving by {:.1g} point-years. "
            "Steps near the end, and gains that reach past it, are of one turn of that circle: no result.",
            is.solved.residual));
    const scenario::Scenario& scenario = worth.scenario();
    std::string between;
    if (scenario.parties.size() > 2 && !worth.pairs.empty())
        between = fmt::format(
            " between {} and {}, the first pair of threatener and threatened in the file; the steps below are of all "
            "{} "
            "parties",
            in_sentence(scenario.parties[worth.pairs.front().threatens.value].name),
            in_sentence(scenario.parties[worth.pairs.front().threatened.value].name), scenario.parties.size());
    text += noted(fmt::format("At the end{}: {}.", between, endings_text(is)));
    return text + noted(
                      "A mechanism to think with, not validated: each side does what is best for it by its wants. "
                      "Shares are of the wants that fit what was said, no chances; for chances 'parley precedents' has "
                      "what happened in disputes like this one.");
}

std::string first_moves_heading(const pricing::Worth& worth, const CourseAnalysis& is) {
    return is.of.rules.from == worth.status_quo ? "Who moves first away from today"
                                                : "Who moves first away from where it begins";
}

std::string first_moves_text(const pricing::Worth& worth, const CourseAnalysis& is) {
    return first_text(worth, is);
}

std::string course_tree_text(const pricing::Worth& worth, const CourseAnalysis& is, std::size_t most) {
    return TreeText(worth, is, most).text(false);
}

std::string put_forward_text(const pricing::Worth& worth, const CourseAnalysis& is) {
    return advice_text(worth, is);
}

std::string course_contents_text(const pricing::Worth& worth, const CourseAnalysis& is) {
    return contents_text(worth, is);
}

std::string course_text(const pricing::Worth& worth, const CourseAnalysis& is,
                        const analysis::course::CourseMarkets& markets) {
    std::string text = course_title(worth, is) + "\n\n" + course_findings_text(worth, is);
    text += "\n" + first_moves_heading(worth, is) + "\n" + first_text(worth, is);
    text += "\nWhat could happen: share, day, step\n" + course_tree_text(worth, is, 1000);
    text += "\nWhat could be put forward\n" + advice_text(worth, is) + contents_text(worth, is);
    text += "\nEach step: what follows is worth to its owner, over things as they stand for ever; what turns it\n";
    text += TreeText(worth, is, 1000, false).text(true);
    text += "\nBy a day, share of wants that fit\n" + milestones_text(worth, is);
    text += "\nWhat it is worth carrying out, against withdrawing\n" + credibility_text(worth, is);
    text += "\nExpected\n" + expected_text(worth, is);
    text += course_markets_text(worth, is, markets);
    text += grounds_text(worth, is);
    return text + solved_text(worth);
}

std::string course_csv(const pricing::Worth& worth, const CourseAnalysis& is,
                       const analysis::course::CourseMarkets& markets) {
    std::string text =
        "branch,after,depth,share,months,early_months,late_months,date,act,party,words,gain_points,solved_points,"
        "stays,turns_on";
    for (const scenario::Party& party : worth.scenario().parties) text += fmt::format(",market_percent_{}", party.id);
    text += "\n";
    std::size_t note = 0;
    const auto quoted = [](std::string of) {
        for (std::size_t at = 0; (at = of.find('"', at)) != std::string::npos; at += 2) of.insert(at, "\"");
        return "\"" + of + "\"";
    };
    const auto add = [&](const auto& self, const Branch& branch, std::size_t after, std::size_t depth) -> void {
        const std::size_t mine = ++note;
        std::string turns;
        for (const auto& each : is.notes[mine - 1].turns)
            turns += (turns.empty() ? "" : "; ") + words::turning_in_words(worth, is, each);
        text += fmt::format(
            "{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}", mine, after == 0 ? "" : std::to_string(after), depth,
            words::in_a_file(branch.share), words::in_a_file(branch.step.at), words::in_a_file(branch.early),
            words::in_a_file(branch.late), analysis::course::date_after(worth.scenario().day, branch.step.at),
            words::name_of(branch.step.act), worth.scenario().parties[branch.step.party].id,
            quoted(words::step_in_words(worth, is, branch.step)), words::in_a_file(branch.step.gain),
            words::in_a_file(branch.step.solved), words::in_a_file(branch.stays), quoted(turns));
        for (const double move : markets.branches[mine - 1]) text += "," + words::in_a_file(move);
        text += "\n";
        for (const Branch& each : branch.then) self(self, each, mine, depth + 1);
    };
    for (const Branch& each : is.tree.then) add(add, each, 0, 1);
    return text;
}

}  // namespace parley::report::text
