#include "parley/report/text/dispute/course_text.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

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

constexpr std::size_t course_width = 80, course_lines = 60;

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
    TreeText(const pricing::Worth& worth, const CourseAnalysis& is, std::size_t most) : worth_(worth), is_(is) {
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
                "{} {}: {}{}", words::chance_in_words(branch.share), words::date_in_words(worth_, branch.step.at),
                words::step_in_words(worth_, is_, branch.step), with_turns ? chosen(branch) : "");
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
        if (hidden > 0) text += fmt::format("  {} rarer branches follow below.\n", hidden);
        return text;
    }

private:
    struct Row {
        const Branch* branch;
        std::size_t depth, note;
    };
    void collect(const Branch& branch, std::size_t depth) {
        rows_.push_back({&branch, depth, rows_.size()});
        for (const Branch& each : branch.then) collect(each, depth + 1);
    }

    const pricing::Worth& worth_;
    const CourseAnalysis& is_;
    std::vector<Row> rows_;
    double least_ = 0.0;
};

std::string endings_text(const CourseAnalysis& is) {
    std::string line;
    std::vector<std::size_t> order(is.endings.size());
    for (std::size_t k = 0; k < order.size(); ++k) order[k] = k;
    std::stable_sort(order.begin(), order.end(),
                     [&](auto a, auto b) { return is.endings[a].share > is.endings[b].share; });
    for (const std::size_t k : order)
        if (is.endings[k].share >= 0.005)
            line += fmt::format("{}{} {}", line.empty() ? "" : ", ", words::chance_in_words(is.endings[k].share),
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
        std::string line = fmt::format("{} does in {}, mostly thus ({}): {}", worth.scenario().parties[each.party].name,
                                       words::chance_in_words(each.share.share), words::chance_in_words(each.of_it),
                                       words::step_in_words(worth, is, each.step));
        if (each.step.act != Act::in_force && !each.step.trembled)
            line += fmt::format("; what follows is worth to it {}", gain_split(each.step.gain, each.step.solved));
        text += noted(line + ".");
    }
    if (is.nobody_moves >= 0.005)
        text += noted(fmt::format("Nobody moves in {}.", words::chance_in_words(is.nobody_moves)));
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
    for (const auto& each : is.advice) {
        const dispute::course::Parties others =
            is.states.members[each.group] & ~(dispute::course::Parties{1} << each.party);
        text += noted(
            fmt::format("{} could offer {}: {} of the wants of {} would rather sign than go on, and {} of its own; to "
                        "it that is {}.",
                        worth.scenario().parties[each.party].name, words::agreement_name(is, each.group, each.content),
                        words::chance_in_words(each.signs), words::members_in_words(worth, others),
                        words::chance_in_words(each.own), gain_split(each.price, each.price_solved)));
    }
    if (text.empty())
        text = noted("There is no agreement that everything said leaves possible for all who would sign.");
    return text;
}

// The agreements that the tree or the advice speaks of.
std::string contents_text(const pricing::Worth& worth, const CourseAnalysis& is) {
    std::vector<std::pair<std::size_t, std::size_t>> spoken;
    const auto collect = [&](const auto& self, const std::vector<Branch>& branches) -> void {
        for (const Branch& each : branches) {
            if (each.step.act == Act::propose) spoken.emplace_back(each.step.group, each.step.content);
            self(self, each.then);
        }
    };
    collect(collect, is.tree.then);
    for (const auto& each : is.advice) spoken.emplace_back(each.group, each.content);
    std::sort(spoken.begin(), spoken.end());
    spoken.erase(std::unique(spoken.begin(), spoken.end()), spoken.end());
    std::string text;
    for (const auto& [group, content] : spoken)
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

std::string course_text(const pricing::Worth& worth, const CourseAnalysis& is) {
    std::string text = fmt::format("{}: the course from {} to {}\n\n", worth.scenario().title,
                                   words::date_in_words(worth, 0.0), words::date_in_words(worth, is.asked.horizon));
    text += noted(
        "A mechanism to think with, not validated: what follows where each side does what is best for it. Shares are "
        "of "
        "wants that fit the record, no chances; for chances see what happened in disputes like this one.");
    if (is.of.rules.from != worth.status_quo)
        text += noted(fmt::format("From: {}.", levels_in_words(worth, is.of.rules.from)));
    if (!is.solved.settled)
        text += noted(fmt::format(
            "NOT SETTLED: what follows after the last day goes in a circle, values still moving by {:.1g} point-years. "
            "Steps near the end, and gains that reach past it, are of one turn of that circle: no result.",
            is.solved.residual));
    text += noted(fmt::format("At the end: {}.", endings_text(is)));
    text += "\nWho moves first away from today\n" + first_text(worth, is);
    text += "\nWhat could happen: share, day, step\n";
    // What is left of the page is the tree's.
    std::string tail = "\nWhat could be put forward\n" + advice_text(worth, is) + contents_text(worth, is);
    const auto lines = [](const std::string& of) {
        return static_cast<std::size_t>(std::count(of.begin(), of.end(), '\n'));
    };
    std::string tree;
    for (std::size_t most = 24; most > 0; --most) {
        const TreeText shown(worth, is, most);
        tree = shown.text(false);
        if (lines(text) + lines(tree) + lines(tail) <= course_lines - 1) break;
    }
    text += tree + tail;
    text += "\nEach step: what follows is worth to its owner, over things as they stand for ever; what turns it\n";
    text += TreeText(worth, is, 1000).text(true);
    text += "\nBy a day, share of wants that fit\n" + milestones_text(worth, is);
    text += "\nWhat it is worth carrying out, against withdrawing\n" + credibility_text(worth, is);
    text += "\nExpected\n" + expected_text(worth, is);
    text += grounds_text(worth, is);
    return text + solved_text(worth);
}

std::string course_csv(const pricing::Worth& worth, const CourseAnalysis& is) {
    std::string text =
        "branch,after,depth,share,months,early_months,late_months,date,act,party,words,gain_points,solved_points,"
        "stays,turns_on\n";
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
            "{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}\n", mine, after == 0 ? "" : std::to_string(after), depth,
            words::in_a_file(branch.share), words::in_a_file(branch.step.at), words::in_a_file(branch.early),
            words::in_a_file(branch.late), analysis::course::date_after(worth.scenario().day, branch.step.at),
            words::name_of(branch.step.act), worth.scenario().parties[branch.step.party].id,
            quoted(words::step_in_words(worth, is, branch.step)), words::in_a_file(branch.step.gain),
            words::in_a_file(branch.step.solved), words::in_a_file(branch.stays), quoted(turns));
        for (const Branch& each : branch.then) self(self, each, mine, depth + 1);
    };
    for (const Branch& each : is.tree.then) add(add, each, 0, 1);
    return text;
}

}  // namespace parley::report::text
