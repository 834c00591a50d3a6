#include "parley/scenario/foreign/gmcr.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "parley/core/decimal.hpp"
#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"
#include "parley/scenario/foreign/labels.hpp"
#include "parley/tables/files/parse_yaml.hpp"
#include "parley/tables/files/text_places.hpp"

namespace parley::scenario::foreign {
namespace {

using dispute::graph_model::Priority;
using dispute::graph_model::StateIndex;
using dispute::space::Pattern;
using tables::YamlNode;

constexpr std::size_t most_options = 26, most_states = 100000;

class GmcrReader {
public:
    explicit GmcrReader(const std::string& file) : file_(file) {}

    Conflict read(const YamlNode& root) {
        if (root.kind != YamlNode::Kind::map) fail(root, "a conflict of GMCR+: an object with decisionMakers", "none");
        conflict_.file = file_;
        conflict_.title = stem_of(file_);
        const YamlNode& makers = list(need(root, "decisionMakers"), "a list of decision makers");
        const YamlNode& options = list(need(root, "options"), "a list of options");
        agenda_.parties = makers.items.size();
        if (makers.items.size() < 2 || makers.items.size() > 100)
            fail(makers, "2 to 100 decision makers", fmt::format("{}", makers.items.size()));
        if (options.items.empty() || options.items.size() > most_options)
            fail(options, fmt::format("1 to {} options", most_options), fmt::format("{}", options.items.size()));
        for (const YamlNode& each : options.items) option(each);
        name_options();
        for (std::size_t p = 0; p < makers.items.size(); ++p) maker(makers.items[p], p);
        tell_apart(conflict_.parties);
        for (std::size_t k = 0; k < agenda_.issues.size(); ++k)
            if (agenda_.issues[k].owners.empty())
                fail(options.items[k], "an option of some decision maker", shown(agenda_.issues[k].name) + " of none");
        if (const YamlNode* never = find(root, "infeasibles"))
            for (const YamlNode& each : list(*never, "a list of infeasible states").items)
                agenda_.rules.push_back({dispute::space::FeasibilityRule::Kind::never_together, condition(each)});
        conflict_.space = dispute::space::Space(agenda_);
        if (conflict_.space.size() < 2 || conflict_.space.size() > most_states)
            fail(options, fmt::format("2 to {} feasible states", most_states),
                 fmt::format("{}", conflict_.space.size()));
        const bool ranked = flag(root, "useManualPreferenceRanking") || flag(root, "useManualPreferenceVectors");
        for (const YamlNode& each : makers.items)
            conflict_.preferences.rank.push_back(ranked ? ranking(each) : statements(need(each, "preferences")));
        conflict_.ordinal = conflict_.parties[0];
        if (const YamlNode* coalitions = find(root, "coalitions")) groups(*coalitions);
        return std::move(conflict_);
    }

private:
    [[noreturn]] void fail(const YamlNode& at, const std::string& expected, const std::string& found) const {
        throw InputError(file_, at.line, expected, found, at.column);
    }

    static const YamlNode* find(const YamlNode& map, const std::string& key) {
        for (const tables::YamlEntry& each : map.keys)
            if (each.key == key) return &each.value;
        return nullptr;
    }
    const YamlNode& need(const YamlNode& map, const std::string& key) const {
        const YamlNode* found = find(map, key);
        if (found == nullptr) fail(map, "a key " + key, "none");
        return *found;
    }
    const YamlNode& list(const YamlNode& node, const std::string& what) const {
        if (node.kind != YamlNode::Kind::list) fail(node, what, "something else");
        return node;
    }
    std::string text(const YamlNode& map, const std::string& key) const {
        const YamlNode& node = need(map, key);
        if (node.kind != YamlNode::Kind::scalar) fail(node, "a text", "something else");
        return printable(node.text);
    }
    std::string label(const YamlNode& map) const {
        std::string name = text(map, "name");
        if (name.size() > most_label_bytes)
            fail(need(map, "name"), fmt::format("a name of at most {} bytes", most_label_bytes),
                 fmt::format("{}", name.size()));
        return name;
    }
    bool flag(const YamlNode& root, const std::string& key) const {
        const YamlNode* node = find(root, key);
        if (node == nullptr) return false;
        if (node->text != "true" && node->text != "false") fail(*node, "true or false", shown(node->text));
        return node->text == "true";
    }
    /// A whole number from `least`, below `end`.
    std::size_t index(const YamlNode& node, std::size_t least, std::size_t end, const std::string& what) const {
        double value = -1.0;
        if (node.kind != YamlNode::Kind::scalar || !parse_number(node.text, value) || value != std::floor(value) ||
            value < static_cast<double>(least) || value >= static_cast<double>(end))
            fail(node, fmt::format("{} from {} to {}", what, least, static_cast<long>(end) - 1),
                 node.kind == YamlNode::Kind::scalar ? shown(node.text) : "something else");
        return static_cast<std::size_t>(value);
    }

    void option(const YamlNode& node) {
        const std::size_t k = agenda_.issues.size();
        dispute::space::AgendaItem item;
        item.name = label(node);
        item.levels = {"no", "yes"};
        const std::string direction = find(node, "permittedDirection") ? text(node, "permittedDirection") : "both";
        if (direction == "fwd")
            agenda_.barred.push_back({k, 1, 0});
        else if (direction == "back")
            agenda_.barred.push_back({k, 0, 1});
        else if (direction != "both")
            fail(need(node, "permittedDirection"), "both, fwd or back", shown(direction));
        agenda_.issues.push_back(std::move(item));
    }

    void name_options() {
        std::vector<std::string> names;
        for (const auto& each : agenda_.issues)
            names.push_back(each.name.empty() ? fmt::format("Option {}", names.size() + 1) : each.name);
        tell_apart(names);
        for (std::size_t k = 0; k < names.size(); ++k) agenda_.issues[k].name = names[k];
    }

    void maker(const YamlNode& node, std::size_t p) {
        const std::string name = label(node);
        conflict_.parties.push_back(name.empty() ? fmt::format("Decision maker {}", p + 1) : name);
        for (const YamlNode& each : list(need(node, "options"), "a list of options by number").items) {
            auto& owners = agenda_.issues[index(each, 0, agenda_.issues.size(), "an option's number")].owners;
            if (!owners.empty()) fail(each, "each option of one decision maker", "one that is another's too");
            owners.push_back(Side{p});
        }
        if (const YamlNode* seen = find(node, "misperceptions"); seen != nullptr && !seen->items.empty())
            fail(*seen, "no misperceived states: what a party takes for impossible has no place here", "some");
    }

    // [[0, "Y"], [3, "N"]]
    Pattern condition(const YamlNode& node) const {
        Pattern pattern;
        for (const YamlNode& each : list(node, "a list of [option, Y or N]").items) {
            if (each.kind != YamlNode::Kind::list || each.items.size() != 2)
                fail(each, "[option, Y or N]", "something else");
            const std::size_t of = index(each.items[0], 0, agenda_.issues.size(), "an option's number");
            const std::string& taken = each.items[1].text;
            if (taken != "Y" && taken != "N") fail(each.items[1], "Y or N", shown(taken));
            const std::size_t level = taken == "Y" ? 1 : 0;
            const auto same = [&](const auto& other) { return other.issue == of; };
            const auto other = std::find_if(pattern.begin(), pattern.end(), same);
            if (other == pattern.end())
                pattern.push_back({of, level});
            else if (other->level != level)
                fail(each, "each option of a condition taken or not", shown(agenda_.issues[of].name) + " both");
        }
        if (pattern.empty()) fail(node, "a condition on one option or more", "none");
        return pattern;
    }

    dispute::graph_model::Ranking statements(const YamlNode& node) const {
        std::vector<Priority> priorities;
        for (const YamlNode& each : list(node, "a list of statements, the most important first").items) {
            Priority priority;
            if (each.kind == YamlNode::Kind::map)  // one of several
                for (const YamlNode& member : list(need(each, "members"), "a list of conditions").items)
                    priority.holds.push_back(condition(member));
            else
                priority.holds.push_back(condition(each));
            if (priority.holds.empty()) fail(each, "a statement of one condition or more", "none");
            priorities.push_back(std::move(priority));
        }
        if (priorities.empty()) fail(node, "one statement or more, the most important first", "none");
        return dispute::graph_model::prioritised(conflict_.space, priorities);
    }

    // States from 1 by rising code, the best first; a list within it are ties.
    dispute::graph_model::Ranking ranking(const YamlNode& maker) const {
        const YamlNode* old = find(maker, "preferenceVector");
        const YamlNode* newer = find(maker, "preferenceRanking");
        const YamlNode& node = list(newer != nullptr ? *newer
                                    : old != nullptr ? *old
                                                     : need(maker, "preferenceRanking"),
                                    "states, the best first");
        std::vector<std::vector<StateIndex>> best_first;
        const auto state = [&](const YamlNode& each) {
            return static_cast<StateIndex>(index(each, 1, conflict_.space.size() + 1, "a state") - 1);
        };
        for (const YamlNode& place : node.items) {
            best_first.emplace_back();
            if (place.kind == YamlNode::Kind::list)
                for (const YamlNode& each : place.items) best_first.back().push_back(state(each));
            else
                best_first.back().push_back(state(place));
        }
        const auto rank = dispute::graph_model::ranking_of(best_first, conflict_.space.size());
        if (!rank) fail(node, fmt::format("each of the {} feasible states once", conflict_.space.size()), "not that");
        return *rank;
    }

    void groups(const YamlNode& node) {
        for (const YamlNode& each : list(node, "a list of coalitions").items) {
            if (each.kind != YamlNode::Kind::list) {  // a party alone
                (void)index(each, 0, agenda_.parties, "a decision maker's number");
                continue;
            }
            std::vector<Side> group;
            for (const YamlNode& member : each.items)
                group.push_back(Side{index(member, 0, agenda_.parties, "a decision maker's number")});
            std::sort(group.begin(), group.end());
            if (std::adjacent_find(group.begin(), group.end()) != group.end())
                fail(each, "each decision maker of a coalition once", "one twice");
            if (group.size() > 1) conflict_.groups.push_back(std::move(group));
        }
    }

    std::string file_;
    Conflict conflict_;
    dispute::space::Agenda agenda_;
};

constexpr const char* gmcr_form = ".gmcr (JSON)";

// The reader of YAML, which JSON is, has words of its own for a file that is cut off.
void need_whole(const std::string& file, std::string_view text) {
    const tables::TextPlaces places(file, text, tables::largest_yaml);
    text = places.text();
    const std::size_t begins = text.find_first_not_of(" \t\n");
    if (begins == text.npos) throw InputError(file, 0, gmcr_form, "an empty file");
    if (text[begins] != '{')
        places.fail(begins, gmcr_form, shown(text.substr(begins, text.find('\n', begins) - begins)));
    bool quoted = false;
    std::size_t open = 0;
    for (std::size_t at = begins; at < text.size(); ++at) {
        const char c = text[at];
        if (quoted && c == '\\')
            ++at;
        else if (c == '"')
            quoted = !quoted;
        else if (!quoted && (c == '{' || c == '['))
            ++open;
        else if (!quoted && (c == '}' || c == ']') && --open == 0)
            return;  // what follows is the reader's to refuse
    }
    places.fail(text.size(), gmcr_form, "the end of the file");
}

}  // namespace

Conflict read_gmcr(const std::string& file, std::string_view text) {
    need_whole(file, text);
    return GmcrReader(file).read(tables::parse_yaml(file, text, true, gmcr_form));
}

}  // namespace parley::scenario::foreign
