#include "parley/scenario/files/conflict_outcomes.hpp"

#include <algorithm>
#include <sstream>

#include <fmt/format.h>

#include "parley/core/input_error.hpp"
#include "parley/core/nearest.hpp"
#include "parley/core/text.hpp"

namespace parley::scenario {
namespace {

bool joins_patterns(const std::string& word) {
    return word == "or" || word == "if" || word == "iff";
}

bool has_several_words(const dispute::space::AgendaItem& issue) {
    return std::any_of(issue.levels.begin(), issue.levels.end(),
                       [](const std::string& level) { return level.find(' ') != std::string::npos; });
}

}  // namespace

std::string between_levels(const dispute::space::Agenda& agenda) {
    return std::any_of(agenda.issues.begin(), agenda.issues.end(), has_several_words) ? "; " : " ";
}

std::vector<std::string> level_words(const dispute::space::Agenda& agenda, const std::string& text) {
    const bool at_semicolons = text.find(';') != std::string::npos || between_levels(agenda) == "; ";
    std::string spaced;
    for (const char each : text) spaced += each == ';' ? std::string(" ; ") : std::string(1, each);
    std::istringstream words(spaced);
    std::vector<std::string> result{""};
    for (std::string word; words >> word;) {
        if (joins_patterns(word)) {
            result.push_back(word);
            result.emplace_back();
        } else if (word == ";") {
            result.emplace_back();
        } else if (!at_semicolons) {
            result.back() = word;
            result.emplace_back();
        } else {
            result.back() += (result.back().empty() ? "" : " ") + word;
        }
    }
    if (!at_semicolons) std::erase(result, "");
    return result;
}

bool fit_for_a_level(const std::string& name) {
    std::istringstream words(name);
    std::string together;
    for (std::string word; words >> word;) {
        if (word == "-" || joins_patterns(word)) return false;
        together += (together.empty() ? "" : " ") + word;
    }
    return !name.empty() && together == name && name.find(';') == std::string::npos;
}

void ConflictNodes::fail(const tables::YamlNode& node, const std::string& expected, const std::string& found) const {
    throw InputError(file_, node.line, expected, found, node.column);
}

std::string ConflictNodes::one_of(const tables::YamlNode& node, const std::string& what, const std::string& id,
                                  const std::vector<std::string>& known) const {
    if (std::find(known.begin(), known.end(), id) != known.end()) return id;
    const std::string meant = nearest(id, known);
    fail(node, fmt::format("{} ({})", what, fmt::join(known, ", ")),
         shown(id) + (meant.empty() ? "" : "; did you mean " + meant + "?"));
}

std::string ConflictNodes::word(const tables::YamlNode& node, const std::string& what) const {
    if (node.kind != tables::YamlNode::Kind::scalar) fail(node, what, "something else");
    return node.text;
}

std::vector<const tables::YamlNode*> ConflictNodes::several(const tables::YamlNode& node) {
    std::vector<const tables::YamlNode*> result;
    if (node.kind == tables::YamlNode::Kind::list)
        for (const tables::YamlNode& item : node.items) result.push_back(&item);
    else
        result.push_back(&node);
    return result;
}

std::string ConflictNodes::coded(const dispute::space::Agenda& agenda, const tables::YamlNode& node) const {
    std::string result;
    std::size_t k = 0;
    for (std::string each : level_words(agenda, word(node, "a pattern: a level of each issue, or -"))) {
        if (joins_patterns(each)) {
            k = 0;
        } else {
            if (k == agenda.issues.size())
                fail(node, fmt::format("{} levels, one for each issue", agenda.issues.size()), shown(node.text));
            if (each != "-") {
                const std::vector<std::string>& levels = agenda.issues[k].levels;
                one_of(node, "a level of " + agenda.issues[k].name, each, levels);
                const auto at = std::find(levels.begin(), levels.end(), each) - levels.begin();
                each = levels.size() == 2 ? (at == 0 ? "N" : "Y") : fmt::format("{}", at);
            }
            ++k;
        }
        result += (result.empty() ? "" : " ") + each;
    }
    return result;
}

dispute::space::Pattern ConflictNodes::pattern(const dispute::space::Agenda& agenda,
                                               const tables::YamlNode& node) const {
    const std::optional<dispute::space::Pattern> result = read_pattern(agenda, coded(agenda, node));
    if (!result) fail(node, fmt::format("{} levels, one for each issue", agenda.issues.size()), shown(node.text));
    return *result;
}

std::vector<dispute::graph_model::StateIndex> ConflictNodes::states(const tables::YamlNode& node) const {
    const dispute::space::Pattern of = pattern(space_.agenda(), node);
    std::vector<dispute::graph_model::StateIndex> result;
    if (of.size() == space_.agenda().issues.size()) {  // one outcome, as most are
        std::size_t code = 0;
        for (const dispute::space::LevelHeld& held : of) code += held.level * space_.stride(held.issue);
        if (const auto found = space_.find(code))
            result.push_back(static_cast<dispute::graph_model::StateIndex>(found->value));
    } else {
        for (std::size_t o = 0; o < space_.size(); ++o)
            if (space_.holds(of, Outcome{o})) result.push_back(static_cast<dispute::graph_model::StateIndex>(o));
    }
    if (result.empty()) fail(node, "an outcome that is feasible", shown(node.text));
    return result;
}

Outcome ConflictNodes::outcome(const tables::YamlNode& node) const {
    const std::vector<dispute::graph_model::StateIndex> found = states(node);
    if (found.size() > 1) fail(node, "one outcome", fmt::format("{}, which is {}", shown(node.text), found.size()));
    return Outcome{found.front()};
}

}  // namespace parley::scenario
