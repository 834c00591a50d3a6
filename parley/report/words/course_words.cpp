#include "parley/report/words/course_words.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "parley/core/names.hpp"
#include "parley/report/words/figures.hpp"

namespace parley::report::words {
namespace {

using dispute::course::Act;

const std::string& level_words(const pricing::Worth& worth, std::size_t issue, std::size_t level) {
    return pricing::label_of(worth.table(), issue, level);
}

}  // namespace

const char* name_of(Act act) {
    static constexpr const char* names[] = {"hold",   "announce", "put-off", "withdraw",
                                            "answer", "lift",     "sign",    "in-force"};
    return names[static_cast<std::size_t>(act)];
}

std::string date_in_words(const pricing::Worth& worth, double months) {
    static constexpr const char* names[] = {"January", "February", "March",     "April",   "May",      "June",
                                            "July",    "August",   "September", "October", "November", "December"};
    const std::string date = analysis::course::date_after(worth.scenario().day, months);
    if (date.empty()) return fmt::format("month {:.3g}", months);
    return fmt::format("{} {} {}", std::stoi(date.substr(8, 2)), names[std::stoi(date.substr(5, 2)) - 1],
                       date.substr(0, 4));
}

std::string members_in_words(const pricing::Worth& worth, dispute::course::Parties members) {
    std::string text;
    std::size_t left = 0;
    for (std::size_t p = 0; p < worth.scenario().parties.size(); ++p) left += members >> p & 1;
    for (std::size_t p = 0; p < worth.scenario().parties.size(); ++p) {
        if ((members >> p & 1) == 0) continue;
        --left;
        text += in_sentence(worth.scenario().parties[p].name) + (left == 0 ? "" : left == 1 ? " and " : ", ");
    }
    return text;
}

std::string agreement_name(const analysis::course::CourseAnalysis& is, std::size_t group, std::size_t content) {
    std::size_t number = content + 1;
    for (std::size_t g = 0; g < group; ++g) number += is.of.rules.groups[g].contents.size();
    return fmt::format("agreement {}", number);
}

std::string content_in_words(const pricing::Worth& worth, const analysis::course::CourseAnalysis& is, std::size_t group,
                             std::size_t content) {
    std::string text;
    for (const dispute::space::LevelHeld& each : is.of.rules.groups[group].contents[content])
        if (each.level != worth.space.level(worth.status_quo, each.issue) ||
            each.level != worth.space.level(is.of.rules.from, each.issue))
            text += (text.empty() ? "“" : "; “") + level_words(worth, each.issue, each.level) + "”";
    return text.empty() ? "everything as it is" : text;
}

std::vector<std::pair<std::size_t, std::size_t>> agreements_spoken_of(const analysis::course::CourseAnalysis& is) {
    std::vector<std::pair<std::size_t, std::size_t>> spoken;
    const auto collect = [&](const auto& self, const std::vector<dispute::course::Branch>& branches) -> void {
        for (const dispute::course::Branch& each : branches) {
            if (each.step.act == Act::propose) spoken.emplace_back(each.step.group, each.step.content);
            self(self, each.then);
        }
    };
    collect(collect, is.tree.then);
    for (const auto& each : is.advice) spoken.emplace_back(each.group, each.content);
    for (const auto& each : is.no_advice)
        if (each.nearest) spoken.emplace_back(each.nearest->group, each.nearest->content);
    std::sort(spoken.begin(), spoken.end());
    spoken.erase(std::unique(spoken.begin(), spoken.end()), spoken.end());
    return spoken;
}

std::string step_in_words(const pricing::Worth& worth, const analysis::course::CourseAnalysis& is,
                          const dispute::course::Step& step) {
    const std::string name = in_sentence(worth.scenario().parties[step.party].name), who = at_start(name);
    const auto level = [&] { return "“" + level_words(worth, step.issue, step.level) + "”"; };
    switch (step.act) {
        case Act::hold:
            break;
        case Act::announce:
            return fmt::format("{} names a day for {}", who, level());
        case Act::put_off:
            return fmt::format("{} puts off {}", who, level());
        case Act::withdraw:
            return fmt::format("{} takes its threat back for nothing: {}", who,
                               worth.scenario().issues[worth.table().issue[step.issue]].label);
        case Act::answer:
            return fmt::format("{} answers with {}", who, level());
        case Act::lift:
            return fmt::format("{} lifts its measures for nothing: {}", who,
                               worth.scenario().issues[worth.table().issue[step.issue]].label);
        case Act::propose: {
            const dispute::course::Parties others =
                is.states.members[step.group] & ~(dispute::course::Parties{1} << step.party);
            return fmt::format("{} offers {} and {} {}", who, agreement_name(is, step.group, step.content),
                               members_in_words(worth, others), (others & (others - 1)) == 0 ? "signs" : "sign");
        }
        case Act::in_force:
            return fmt::format("In force: {} by {}", level(), name);
    }
    return who + " holds";
}

std::string turning_in_words(const pricing::Worth& worth, const analysis::course::CourseAnalysis& is,
                             const analysis::course::Turning& turning) {
    const std::string who = in_sentence(worth.scenario().parties[turning.party].name);
    if (!turning.term)
        return fmt::format("{} is {} patient ({:.0f} % a year against {:.0f} %)", who,
                           turning.taken < turning.left ? "more" : "less", 100 * turning.taken, 100 * turning.left);
    const analysis::PartyRecord& party = is.record->parties[turning.party];
    const int digits = digits_for(std::max(std::abs(turning.taken), std::abs(turning.left)), 2);
    return fmt::format("{}'s want of “{}” is {} ({} points a year against {})", who, party.terms[*turning.term].name,
                       turning.apart > 0 ? "higher" : "lower", with_sign(turning.taken, digits),
                       with_sign(turning.left, digits));
}

}  // namespace parley::report::words
