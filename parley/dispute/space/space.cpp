#include "parley/dispute/space/space.hpp"

#include <algorithm>
#include <bit>
#include <cassert>

namespace parley::dispute::space {
namespace {

bool in_range(const Agenda& agenda, const LevelHeld& held) {
    return held.issue < agenda.issues.size() && held.level < agenda.issues[held.issue].levels.size();
}

/// Whether the levels of an outcome keep a rule.
bool keeps(const FeasibilityRule& rule, const std::vector<std::size_t>& levels) {
    const auto held = [&](const LevelHeld& term) { return levels[term.issue] == term.level; };
    switch (rule.kind) {
        case FeasibilityRule::Kind::at_most_one:
            return std::count_if(rule.of.begin(), rule.of.end(), held) <= 1;
        case FeasibilityRule::Kind::at_least_one:
            return std::any_of(rule.of.begin(), rule.of.end(), held);
        case FeasibilityRule::Kind::only_with:
            return !held(rule.of.front()) || std::all_of(rule.of.begin() + 1, rule.of.end(), held);
        case FeasibilityRule::Kind::never_together:
            return !std::all_of(rule.of.begin(), rule.of.end(), held);
    }
    return true;
}

std::optional<std::string> fault(const Agenda& agenda, const AgendaItem& issue) {
    if (issue.levels.size() < 2) return issue.name + ": an issue has two levels or more";
    if (issue.owners.empty()) return issue.name + ": nobody owns this issue";
    if (issue.fallback >= issue.levels.size()) return issue.name + ": its fallback is not one of its levels";
    for (std::size_t k = 0; k < issue.owners.size(); ++k) {
        if (issue.owners[k].value >= agenda.parties) return issue.name + ": an owner is not a party";
        if (std::find(issue.owners.begin(), issue.owners.begin() + static_cast<std::ptrdiff_t>(k), issue.owners[k]) !=
            issue.owners.begin() + static_cast<std::ptrdiff_t>(k))
            return issue.name + ": an owner is named twice";
    }
    return std::nullopt;
}

}  // namespace

std::optional<std::string> fault(const Agenda& agenda) {
    if (agenda.parties == 0) return "a dispute has parties";
    std::size_t combinations = 1;
    for (const AgendaItem& issue : agenda.issues) {
        if (auto found = fault(agenda, issue)) return found;
        if (issue.levels.size() > most_combinations / combinations) return "more combinations of levels than 2^26";
        combinations *= issue.levels.size();
    }
    for (const FeasibilityRule& rule : agenda.rules) {
        if (rule.of.empty()) return "a feasibility rule names at least one level";
        for (const LevelHeld& held : rule.of)
            if (!in_range(agenda, held)) return "a feasibility rule names a level that there is not";
    }
    for (const BarredMove& step : agenda.barred)
        if (!in_range(agenda, {step.issue, step.from}) || !in_range(agenda, {step.issue, step.to}))
            return "a barred move names a level that there is not";
    return std::nullopt;
}

AgendaItem option(std::string name, Side owner) {
    AgendaItem result;
    result.name = std::move(name);
    result.levels = {"no", "yes"};
    result.owners = {owner};
    return result;
}

std::vector<BarredMove> only_rises(const Agenda& agenda, std::size_t issue) {
    std::vector<BarredMove> result;
    for (std::size_t from = 0; from < agenda.issues[issue].levels.size(); ++from)
        for (std::size_t to = 0; to < from; ++to) result.push_back({issue, from, to});
    return result;
}

std::optional<Pattern> read_pattern(const Agenda& agenda, std::string_view text) {
    Pattern result;
    std::size_t issue = 0, at = 0;
    while ((at = text.find_first_not_of(" \t", at)) != std::string_view::npos) {
        const std::string_view word = text.substr(at, text.find_first_of(" \t", at) - at);
        at += word.size();
        if (issue >= agenda.issues.size()) return std::nullopt;
        const std::size_t levels = agenda.issues[issue].levels.size();
        if (word == "Y" || word == "N") {
            if (levels != 2) return std::nullopt;
            result.push_back({issue, word == "Y" ? std::size_t{1} : std::size_t{0}});
        } else if (word != "-") {
            std::size_t level = 0;
            for (const char digit : word) {
                if (digit < '0' || digit > '9' || level >= levels) return std::nullopt;
                level = level * 10 + static_cast<std::size_t>(digit - '0');
            }
            if (level >= levels) return std::nullopt;
            result.push_back({issue, level});
        }
        ++issue;
    }
    if (issue != agenda.issues.size()) return std::nullopt;
    return result;
}

Space::Space(Agenda agenda) : agenda_(std::move(agenda)) {
    assert(!fault(agenda_));
    std::size_t combinations = 1;
    for (const AgendaItem& issue : agenda_.issues) combinations *= issue.levels.size();
    std::vector<std::size_t> levels(agenda_.issues.size(), 0);
    for (std::size_t code = 0; code < combinations; ++code) {
        if (std::all_of(agenda_.rules.begin(), agenda_.rules.end(),
                        [&](const FeasibilityRule& rule) { return keeps(rule, levels); }))
            codes_.push_back(static_cast<std::uint32_t>(code));
        for (std::size_t k = 0; k < levels.size(); ++k) {  // the next code's levels
            if (++levels[k] < agenda_.issues[k].levels.size()) break;
            levels[k] = 0;
        }
    }
    number_outcomes();
}

Space::Space(Agenda agenda, std::vector<std::uint32_t> codes) : agenda_(std::move(agenda)), codes_(std::move(codes)) {
    assert(!fault(agenda_));
    std::sort(codes_.begin(), codes_.end());
    codes_.erase(std::unique(codes_.begin(), codes_.end()), codes_.end());
    number_outcomes();
}

void Space::number_outcomes() {
    for (const AgendaItem& issue : agenda_.issues) {
        strides_.push_back(static_cast<std::uint32_t>(combinations_));
        combinations_ *= issue.levels.size();
    }
    assert(codes_.empty() || codes_.back() < combinations_);
    words_.assign(combinations_ / 64 + 1, 0);
    for (const std::uint32_t code : codes_) words_[code / 64] |= std::uint64_t{1} << (code % 64);
    words_before_.assign(words_.size(), 0);
    for (std::size_t w = 1; w < words_.size(); ++w)
        words_before_[w] = words_before_[w - 1] + static_cast<std::uint32_t>(std::popcount(words_[w - 1]));
}

std::size_t Space::position(std::size_t code) const {
    const std::uint64_t before = words_[code / 64] & ((std::uint64_t{1} << (code % 64)) - 1);
    return words_before_[code / 64] + static_cast<std::size_t>(std::popcount(before));
}

bool Space::holds(const Pattern& pattern, Outcome outcome) const {
    return std::all_of(pattern.begin(), pattern.end(),
                       [&](const LevelHeld& held) { return level(outcome, held.issue) == held.level; });
}

}  // namespace parley::dispute::space
