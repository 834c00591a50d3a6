#include "parley/scenario/files/conflict_file.hpp"

#include <algorithm>
#include <sstream>

#include <fmt/format.h>

#include "parley/core/input_error.hpp"
#include "parley/core/nearest.hpp"
#include "parley/core/sha256.hpp"
#include "parley/core/text.hpp"
#include "parley/tables/files/parse_yaml.hpp"
#include "parley/tables/yaml_tree.hpp"

namespace parley::scenario {
namespace {

class ConflictReader {
public:
    ConflictReader(std::string file, Conflict& conflict) : file_(std::move(file)), conflict_(conflict) {}

    void read(const tables::YamlNode& root) {
        const tables::YamlMap map(file_, root, "a conflict",
                                  {"parley-conflict", "title", "citation", "parties", "issues", "feasible",
                                   "struck-out", "today", "disagreement", "preferences"});
        if (map.text("parley-conflict") != "1")
            map.fail(map.need("parley-conflict"), "format 1", shown(map.text("parley-conflict")));
        conflict_.title = map.text("title");
        conflict_.citation = map.text("citation", "");
        parties(map);
        issues(map.need("issues"));
        if (const auto wrong = fault(agenda_)) map.fail(map.need("issues"), "issues and their levels", *wrong);
        feasible(map);
        if (const tables::YamlNode* today = map.find("today")) conflict_.today = outcome(*today);
        if (const tables::YamlNode* node = map.find("disagreement")) conflict_.disagreement = outcome(*node);
        preferences(map.need("preferences"));
    }

private:
    [[noreturn]] void fail(const tables::YamlNode& node, const std::string& expected, const std::string& found) const {
        throw InputError(file_, node.line, expected, found, node.column);
    }
    static std::string list(const std::vector<std::string>& words) { return fmt::format("{}", fmt::join(words, ", ")); }
    std::string one_of(const tables::YamlNode& node, const std::string& what, const std::string& id,
                       const std::vector<std::string>& known) const {
        if (std::find(known.begin(), known.end(), id) != known.end()) return id;
        const std::string meant = nearest(id, known);
        fail(node, fmt::format("{} ({})", what, list(known)),
             shown(id) + (meant.empty() ? "" : "; did you mean " + meant + "?"));
    }
    std::string word(const tables::YamlNode& node, const std::string& what) const {
        if (node.kind != tables::YamlNode::Kind::scalar) fail(node, what, "something else");
        return node.text;
    }
    // A list, or one alone.
    std::vector<const tables::YamlNode*> several(const tables::YamlNode& node) const {
        std::vector<const tables::YamlNode*> result;
        if (node.kind == tables::YamlNode::Kind::list)
            for (const tables::YamlNode& item : node.items) result.push_back(&item);
        else
            result.push_back(&node);
        return result;
    }

    void parties(const tables::YamlMap& map) {
        const tables::YamlNode& node = map.need("parties");
        if (node.kind != tables::YamlNode::Kind::map || node.keys.size() < 2)
            fail(node, "two parties or more, by id", "fewer");
        if (node.keys.size() > 100) fail(node, "at most 100 parties", fmt::format("{}", node.keys.size()));
        for (const auto& [id, value] : node.keys) {
            const tables::YamlMap of(file_, value, "a party", {"name"});
            ids_.push_back(id);
            conflict_.parties.push_back(of.text("name", id));
        }
        agenda_.parties = ids_.size();
    }

    void issues(const tables::YamlNode& node) {
        if (node.kind != tables::YamlNode::Kind::map || node.keys.empty()) fail(node, "issues by id", "none");
        if (node.keys.size() > 26) fail(node, "at most 26 issues", fmt::format("{}", node.keys.size()));
        std::vector<std::string> owners = ids_;
        owners.emplace_back("joint");
        std::vector<std::size_t> rising;
        for (const auto& [id, value] : node.keys) {
            const tables::YamlMap of(file_, value, "an issue", {"label", "owner", "levels", "irreversible", "binding"});
            dispute::space::AgendaItem item;
            item.name = of.text("label", id);
            for (const tables::YamlNode* owner : several(of.need("owner"))) {
                const std::string who = one_of(*owner, "an owner", word(*owner, "a party's id"), owners);
                for (std::size_t p = 0; p < ids_.size(); ++p)
                    if (who == "joint" || who == ids_[p]) item.owners.push_back(Side{p});
            }
            std::sort(item.owners.begin(), item.owners.end());
            item.levels = of.texts("levels");
            if (item.levels.empty()) item.levels = {"no", "yes"};
            if (item.levels.size() < 2) fail(of.need("levels"), "two levels or more, the present one first", "one");
            for (const std::string& level : item.levels)
                if (level.empty() || level == "-" || level == "or" || level == "if" || level == "iff" ||
                    level.find(' ') != std::string::npos)
                    fail(of.need("levels"), "levels of one word each, and none of -, or, if, iff", shown(level));
            item.binding = of.flag("binding", false) && item.owners.size() > 1;
            if (of.flag("irreversible", false)) rising.push_back(agenda_.issues.size());
            agenda_.issues.push_back(std::move(item));
        }
        for (const std::size_t k : rising) {
            const std::vector<dispute::space::BarredMove> barred = only_rises(agenda_, k);
            agenda_.barred.insert(agenda_.barred.end(), barred.begin(), barred.end());
        }
    }

    // Levels by name into the words that patterns are read from: Y and N of two levels, else a number.
    std::string coded(const tables::YamlNode& node) const {
        std::istringstream words(word(node, "a pattern: a level of each issue, or -"));
        std::string result;
        std::size_t k = 0;
        for (std::string each; words >> each;) {
            if (each == "or" || each == "if" || each == "iff") {
                k = 0;
            } else {
                if (k == agenda_.issues.size())
                    fail(node, fmt::format("{} words, one for each issue", agenda_.issues.size()), shown(node.text));
                if (each != "-") {
                    const std::vector<std::string>& levels = agenda_.issues[k].levels;
                    one_of(node, "a level of " + agenda_.issues[k].name, each, levels);
                    const auto at = std::find(levels.begin(), levels.end(), each) - levels.begin();
                    each = levels.size() == 2 ? (at == 0 ? "N" : "Y") : fmt::format("{}", at);
                }
                ++k;
            }
            result += (result.empty() ? "" : " ") + each;
        }
        return result;
    }
    dispute::space::Pattern pattern(const tables::YamlNode& node) const {
        const std::optional<dispute::space::Pattern> result = read_pattern(agenda_, coded(node));
        if (!result) fail(node, fmt::format("{} words, one for each issue", agenda_.issues.size()), shown(node.text));
        return *result;
    }
    std::vector<dispute::graph_model::StateIndex> states(const tables::YamlNode& node) const {
        const dispute::space::Pattern of = pattern(node);
        std::vector<dispute::graph_model::StateIndex> result;
        for (std::size_t o = 0; o < conflict_.space.size(); ++o)
            if (conflict_.space.holds(of, Outcome{o}))
                result.push_back(static_cast<dispute::graph_model::StateIndex>(o));
        if (result.empty()) fail(node, "an outcome that is feasible", shown(node.text));
        return result;
    }
    Outcome outcome(const tables::YamlNode& node) const {
        const std::vector<dispute::graph_model::StateIndex> found = states(node);
        if (found.size() > 1) fail(node, "one outcome", fmt::format("{}, which is {}", shown(node.text), found.size()));
        return Outcome{found.front()};
    }

    void feasible(const tables::YamlMap& map) {
        const tables::YamlNode *only = map.find("feasible"), *never = map.find("struck-out");
        if (never != nullptr)
            for (const tables::YamlNode* each : several(*never))
                agenda_.rules.push_back({dispute::space::FeasibilityRule::Kind::never_together, pattern(*each)});
        conflict_.space = dispute::space::Space(agenda_);
        if (only != nullptr) {
            std::vector<std::uint32_t> codes;
            for (const tables::YamlNode* each : several(*only))
                for (const dispute::graph_model::StateIndex state : states(*each))
                    codes.push_back(conflict_.space.code(Outcome{state}));
            conflict_.space = dispute::space::Space(agenda_, std::move(codes));
        }
        if (conflict_.space.size() < 2)
            map.fail(map.need("issues"), "two feasible outcomes or more", fmt::format("{}", conflict_.space.size()));
        if (conflict_.space.size() > 100000)
            map.fail(map.need("issues"), "at most 100000 feasible outcomes", fmt::format("{}", conflict_.space.size()));
    }

    void preferences(const tables::YamlNode& node) {
        if (node.kind != tables::YamlNode::Kind::map) fail(node, "preferences by party", "something else");
        for (const tables::YamlEntry& entry : node.keys) one_of(at_key(entry.value), "a party", entry.key, ids_);
        Payoffs payoffs({ids_.size(), conflict_.space.size()});
        for (std::size_t p = 0; p < ids_.size(); ++p) {
            const auto entry = std::find_if(node.keys.begin(), node.keys.end(),
                                            [&](const tables::YamlEntry& each) { return each.key == ids_[p]; });
            if (entry == node.keys.end()) fail(node, "preferences of every party", "none of " + ids_[p]);
            const tables::YamlMap of(file_, entry->value, "preferences", {"ranking", "statements", "payoffs"});
            if (entry->value.keys.size() != 1) fail(entry->value, "one of ranking, statements and payoffs", "several");
            if (of.find("payoffs") != nullptr) {
                numbers(of, p, payoffs);
                conflict_.preferences.rank.emplace_back();
                continue;
            }
            if (conflict_.ordinal.empty()) conflict_.ordinal = conflict_.parties[p];
            conflict_.preferences.rank.push_back(of.find("ranking") != nullptr ? ranked(of) : stated(of));
        }
        const dispute::graph_model::Preferences by_number = dispute::graph_model::preferences_of(payoffs);
        for (std::size_t p = 0; p < ids_.size(); ++p)
            if (conflict_.preferences.rank[p].empty()) conflict_.preferences.rank[p] = by_number.rank[p];
        if (conflict_.ordinal.empty()) conflict_.payoffs = std::move(payoffs);
    }

    dispute::graph_model::Ranking ranked(const tables::YamlMap& of) const {
        std::vector<std::vector<dispute::graph_model::StateIndex>> best_first;
        std::vector<bool> seen(conflict_.space.size());
        for (const tables::YamlNode& place : of.list("ranking")) {
            best_first.emplace_back();
            for (const tables::YamlNode* each : several(place))
                for (const dispute::graph_model::StateIndex state : states(*each)) {
                    if (seen[state])
                        fail(*each, "each outcome in one place",
                             shown(levels_of(conflict_, Outcome{state})) + " twice");
                    seen[state] = true;
                    best_first.back().push_back(state);
                }
        }
        const auto missing = std::find(seen.begin(), seen.end(), false);
        if (missing != seen.end())
            fail(of.need("ranking"), "every outcome in the ranking",
                 "none for " + shown(levels_of(conflict_, Outcome{static_cast<std::size_t>(missing - seen.begin())})));
        return *dispute::graph_model::ranking_of(best_first, conflict_.space.size());
    }

    dispute::graph_model::Ranking stated(const tables::YamlMap& of) const {
        std::vector<dispute::graph_model::Priority> priorities;
        for (const tables::YamlNode& each : of.list("statements")) {
            const std::optional<dispute::graph_model::Priority> priority =
                dispute::graph_model::read_priority(agenda_, coded(each));
            if (!priority) fail(each, "a statement such as 'yes - no' or 'yes - - if - no -'", shown(each.text));
            priorities.push_back(*priority);
        }
        if (priorities.empty()) fail(of.need("statements"), "one statement or more, the most important first", "none");
        return prioritised(conflict_.space, priorities);
    }

    void numbers(const tables::YamlMap& of, std::size_t p, Payoffs& payoffs) const {
        std::vector<bool> seen(conflict_.space.size());
        for (const tables::YamlNode& each : of.list("payoffs")) {
            const tables::YamlMap entry(file_, each, "a payoff", {"outcome", "points"});
            const double points = entry.number("points", 0);
            (void)entry.need("points");
            for (const dispute::graph_model::StateIndex state : states(entry.need("outcome"))) {
                if (seen[state])
                    fail(each, "each outcome once", shown(levels_of(conflict_, Outcome{state})) + " twice");
                seen[state] = true;
                payoffs(Side{p}, Outcome{state}) = points;
            }
        }
        const auto missing = std::find(seen.begin(), seen.end(), false);
        if (missing != seen.end())
            fail(of.need("payoffs"), "a payoff of every outcome",
                 "none for " + shown(levels_of(conflict_, Outcome{static_cast<std::size_t>(missing - seen.begin())})));
    }

    std::string file_;
    Conflict& conflict_;
    dispute::space::Agenda agenda_;
    std::vector<std::string> ids_;
};

}  // namespace

Conflict read_conflict(const std::string& file, std::string_view text) {
    Conflict conflict;
    conflict.file = file;
    conflict.sha256 = sha256_hex(text);
    ConflictReader(file, conflict).read(tables::parse_yaml(file, text, true));
    return conflict;
}

ConflictAnalysis analyse_conflict(const Conflict& conflict, bool bargain, std::optional<Outcome> asked) {
    ConflictAnalysis result;
    std::optional<dispute::graph_model::Moves> moves = dispute::graph_model::moves_of(conflict.space);
    if (!moves)
        throw InputError(conflict.file, 0, fmt::format("at most {} moves", dispute::graph_model::most_moves), "more");
    result.moves = std::move(*moves);
    result.stability = stability(result.moves, conflict.preferences);
    if (conflict.today)
        result.from_today = status_quo(result.moves, conflict.preferences,
                                       static_cast<dispute::graph_model::StateIndex>(conflict.today->value));
    result.left_by_no_group = left_by_no_group(result.moves, conflict.preferences);
    result.asked = asked ? asked : conflict.today;
    if (result.asked && conflict.space.size() <= most_states_of_inverse) {
        const auto state = static_cast<dispute::graph_model::StateIndex>(result.asked->value);
        result.foresight = foresight_at(result.moves, conflict.preferences, state);
        result.rests_if = rests_if(result.moves, conflict.preferences, state);
    }
    if (bargain) {
        if (!conflict.payoffs)
            throw InputError(conflict.file, 0, "payoffs in numbers of every party: gains cannot be read off an order",
                             "an order only of " + conflict.ordinal);
        if (!conflict.disagreement)
            throw InputError(conflict.file, 0, "'disagreement', the outcome without a deal", "none");
        result.deals =
            deals(*conflict.payoffs, dispute::bargaining::disagreement_at(*conflict.payoffs, *conflict.disagreement));
    }
    return result;
}

Outcome outcome_of(const Conflict& conflict, const std::string& levels) {
    std::vector<std::string> known;
    for (std::size_t o = 0; o < conflict.space.size(); ++o) {
        known.push_back(levels_of(conflict, Outcome{o}));
        if (known.back() == levels) return Outcome{o};
    }
    const std::string meant = nearest(levels, known);
    throw InputError(conflict.file, 0, "a feasible outcome: a level of each issue in order",
                     shown(levels) + (meant.empty() ? "" : "; did you mean '" + meant + "'?"));
}

std::string levels_of(const Conflict& conflict, Outcome outcome) {
    std::string result;
    for (std::size_t k = 0; k < conflict.space.agenda().issues.size(); ++k)
        result += (k == 0 ? "" : " ") + conflict.space.agenda().issues[k].levels[conflict.space.level(outcome, k)];
    return result;
}

dispute::graph_model::DisputeNames names_of(const Conflict& conflict) {
    dispute::graph_model::DisputeNames names;
    names.parties = conflict.parties;
    for (std::size_t o = 0; o < conflict.space.size(); ++o)
        names.states.push_back("“" + levels_of(conflict, Outcome{o}) + "”");
    return names;
}

}  // namespace parley::scenario
