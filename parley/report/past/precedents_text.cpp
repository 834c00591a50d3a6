#include "parley/report/past/precedents_text.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "parley/report/words/figures.hpp"

namespace parley::report::past {
namespace {

using precedents::Features;
using precedents::FirstCounts;
using precedents::Precedent;
using precedents::Precedents;
using precedents::Share;

constexpr std::size_t width = 80, most_listed = 10;

std::string due_words(const Features& features) {
    return features.due_in ? fmt::format("due in {} days", *features.due_in) : "no day due";
}

std::string exposure_words(const Features& features) {
    return features.exposure ? fmt::format("exposure {} % of the target's GDP", words::fixed(*features.exposure, 2))
                             : "exposure not known";
}

std::string what_it_is(const Features& features) {
    return fmt::format("{}: {}; {}; the aim is {}; {}; {}; {} against {}, government of {}.", features.day,
                       due_words(features), exposure_words(features), features.other_aim ? "other than trade" : "trade",
                       features.offer ? "the target has made an offer" : "no offer of the target",
                       features.answer_announced ? "an answer is announced" : "no answer announced",
                       features.threatener, features.target, features.government);
}

std::string yes_no(const histories::Answer& answer) {
    return !answer ? "-" : *answer ? "yes" : "no";
}

std::string met(const Precedent& precedent) {
    const histories::Answer &part = precedent.answers[5], &full = precedent.answers[6];
    return !part ? "-" : !*part ? "no" : full && *full ? "in full" : "in part";
}

std::string row(const Precedent& each) {
    const bool truce = each.history->after->truce_by_6 && each.answers[3] && *each.answers[3];
    return words::as_line(fmt::format("{} of {}{} {:<47}{:<9}{:<8}{}", each.alike_in, each.known,
                                      each.later ? "*" : " ", words::cut(each.history->facts.title, 46),
                                      yes_no(each.answers[0]), truce ? "truce" : yes_no(each.answers[3]), met(each)));
}

std::string share_words(const Share& share) {
    if (share.of == 0) return "none";
    return fmt::format("{:>2} of {:>2} {:>3.0f} % ({:.0f}-{:.0f})", share.yes, share.of, 100 * share.share,
                       100 * share.low, 100 * share.high);
}

std::string counts_words(const FirstCounts& counts, const std::array<std::size_t, 3>& of) {
    return fmt::format("{:>2} {:>2} {:>2} of {:>2}", of[0], of[1], of[2], counts.of);
}

// "the threat carried out by 6 months" without its article, which has no room.
std::string short_words(std::size_t question) {
    const std::string words = precedents::questions[question].words;
    return words.starts_with("the ") ? words.substr(4) : words;
}

// The three questions that are asked first, those later than its day too.
std::string in_short(const Precedents& p) {
    std::string text;
    for (const std::size_t q : {std::size_t{0}, std::size_t{3}, std::size_t{5}})
        if (const Share& share = p.with_later[q]; share.of > 0)
            text += fmt::format("{}{} of {}: {}", text.empty() ? "What happened in others: " : "; ", share.yes,
                                share.of, precedents::questions[q].words);
    if (text.empty()) return "None of the past disputes tells.";
    const std::string later = later_in_words(p);
    return text + "." + (later.empty() ? "" : " " + later + " Rates before its day stand beside them below.");
}

}  // namespace

std::string later_in_words(const Precedents& p) {
    const auto later = std::count_if(p.listed.begin(), p.listed.end(), [](const auto& each) { return each.later; });
    if (later == 0) return "";
    return fmt::format("{} of these {} came after {}.", later, p.listed.size(), p.asked.features.day);
}

std::string precedents_text(const Precedents& p, bool full) {
    std::string text = words::wrapped("Past disputes like: " + p.asked.title, width, "  ") + "\n\n" +
                       words::wrapped(in_short(p), width) + "\n\n" +
                       words::wrapped("This one: " + what_it_is(p.asked.features), width) + "\n\n";
    text +=
        "alike   dispute (* later than this one)                carried  signed  demand\n"
        "                                                       out, 6m  by 6m   met\n";
    for (std::size_t k = 0; k < p.listed.size() && (full || k < most_listed); ++k) text += row(p.listed[k]);
    if (!full && p.listed.size() > most_listed)
        text += fmt::format("and {} less alike\n", p.listed.size() - most_listed);
    text += fmt::format("\n{:<34}{:<24}{}\n", "Rates, 95 % intervals", "before its day", "with later ones");
    for (std::size_t q = 0; q < precedents::n_questions; ++q)
        text += words::as_line(fmt::format("{:<34}{:<24}{}", words::cut(short_words(q), 33), share_words(p.before[q]),
                                           share_words(p.with_later[q])));
    text += fmt::format("\n{:<34}{:<24}{}\n", "A day due: by 3, 6, 12 months", "before its day", "with later ones");
    for (const bool agreed : {true, false}) {
        const auto counts = [&](const FirstCounts& of) {
            return counts_words(of, agreed ? of.agreement : of.carried_out);
        };
        text += fmt::format("{:<34}{:<24}{}\n", agreed ? "  an agreement came first" : "  it was carried out first",
                            counts(p.first_before), counts(p.first_with_later));
    }
    std::string own;
    for (const std::string& title : p.own) own += (own.empty() ? "" : "; ") + title;
    text += "\n" +
            words::wrapped(
                own.empty() ? "None of the past disputes is this one's own." : "Left out, its own story: " + own + ".",
                width) +
            "\n";
    text += words::wrapped(
                "Alike: of seven features fixed beforehand (a due day; exposure within three times; aim; an offer; an "
                "answer announced; pair; government), those that both know. A truce counts as signed. What happened "
                "elsewhere is no forecast: intervals of so few cases are wide.",
                width) +
            "\n";
    if (!full) text += "\n--full: every past dispute by name.\n";
    return text;
}

std::string precedents_csv(const Precedents& p) {
    std::string text = "slug,title,day,later,alike_in,known,due_in_days,exposure_pct,other_aim,offer,answer_announced";
    for (const precedents::Question& question : precedents::questions) text += fmt::format(",{}", question.id);
    text += "\n";
    for (const Precedent& each : p.listed) {
        const Features& f = each.features;
        text += fmt::format("{},\"{}\",{},{},{},{},{},{},{},{},{}", each.history->facts.slug, each.history->facts.title,
                            f.day, each.later, each.alike_in, each.known, f.due_in ? fmt::format("{}", *f.due_in) : "",
                            f.exposure ? words::in_a_file(*f.exposure) : "", f.other_aim, f.offer, f.answer_announced);
        for (const histories::Answer& answer : each.answers) text += "," + (answer ? yes_no(answer) : std::string());
        text += "\n";
    }
    return text;
}

}  // namespace parley::report::past
