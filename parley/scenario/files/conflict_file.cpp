#include "parley/scenario/files/conflict_file.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "parley/core/input_error.hpp"
#include "parley/core/names.hpp"
#include "parley/core/nearest.hpp"
#include "parley/core/sha256.hpp"
#include "parley/core/text.hpp"
#include "parley/scenario/files/conflict_preferences.hpp"
#include "parley/tables/files/parse_yaml.hpp"

namespace parley::scenario {
namespace {

class ConflictReader {
public:
    ConflictReader(std::string file, Conflict& conflict)
        : file_(std::move(file)), conflict_(conflict), nodes_(file_, conflict.space) {}

    void read(const tables::YamlNode& root) {
        const tables::YamlMap map(file_, root, "a conflict",
                                  {"parley-conflict", "title", "citation", "parties", "issues", "feasible",
                                   "struck-out", "today", "disagreement", "preferences", "perceived", "groups"});
        if (map.text("parley-conflict") != "1")
            map.fail(map.need("parley-conflict"), "format 1", shown(map.text("parley-conflict")));
        conflict_.title = map.text("title");
        conflict_.citation = map.text("citation", "");
        parties(map);
        issues(map.need("issues"));
        if (const auto wrong = fault(agenda_)) map.fail(map.need("issues"), "issues and their levels", *wrong);
        feasible(map);
        if (const tables::YamlNode* today = map.find("today")) conflict_.today = nodes_.outcome(*today);
        if (const tables::YamlNode* node = map.find("disagreement")) conflict_.disagreement = nodes_.outcome(*node);
        preferences(map.need("preferences"));
        if (const tables::YamlNode* node = map.find("perceived")) perceived(*node);
        if (const tables::YamlNode* node = map.find("groups")) groups(*node);
    }

private:
    void parties(const tables::YamlMap& map) {
        const tables::YamlNode& node = map.need("parties");
        if (node.kind != tables::YamlNode::Kind::map || node.keys.size() < 2)
            nodes_.fail(node, "two parties or more, by id", "fewer");
        if (node.keys.size() > 100) nodes_.fail(node, "at most 100 parties", fmt::format("{}", node.keys.size()));
        for (const auto& [id, value] : node.keys) {
            const tables::YamlMap of(file_, value, "a party", {"name"});
            ids_.push_back(id);
            conflict_.parties.push_back(of.text("name", id));
        }
        agenda_.parties = ids_.size();
    }

    void issues(const tables::YamlNode& node) {
        if (node.kind != tables::YamlNode::Kind::map || node.keys.empty()) nodes_.fail(node, "issues by id", "none");
        if (node.keys.size() > 26) nodes_.fail(node, "at most 26 issues", fmt::format("{}", node.keys.size()));
        std::vector<std::string> owners = ids_;
        owners.emplace_back("joint");
        std::vector<std::size_t> rising;
        for (const auto& [id, value] : node.keys) {
            const tables::YamlMap of(file_, value, "an issue", {"label", "owner", "levels", "irreversible", "binding"});
            dispute::space::AgendaItem item;
            item.name = of.text("label", id);
            for (const tables::YamlNode* owner : nodes_.several(of.need("owner"))) {
                const std::string who = nodes_.one_of(*owner, "an owner", nodes_.word(*owner, "a party's id"), owners);
                for (std::size_t p = 0; p < ids_.size(); ++p)
                    if (who == "joint" || who == ids_[p]) item.owners.push_back(Side{p});
            }
            std::sort(item.owners.begin(), item.owners.end());
            item.levels = of.texts("levels");
            if (item.levels.empty()) item.levels = {"no", "yes"};
            if (item.levels.size() < 2)
                nodes_.fail(of.need("levels"), "two levels or more, the present one first", "one");
            for (const std::string& level : item.levels)
                if (!fit_for_a_level(level) || std::count(item.levels.begin(), item.levels.end(), level) > 1)
                    nodes_.fail(of.need("levels"), "levels that differ, without ; and the words -, or, if, iff",
                                shown(level));
            item.binding = of.flag("binding", false) && item.owners.size() > 1;
            if (of.flag("irreversible", false)) rising.push_back(agenda_.issues.size());
            agenda_.issues.push_back(std::move(item));
            issue_ids_.push_back(id);
        }
        for (const std::size_t k : rising) {
            const std::vector<dispute::space::BarredMove> barred = only_rises(agenda_, k);
            agenda_.barred.insert(agenda_.barred.end(), barred.begin(), barred.end());
        }
    }

    void feasible(const tables::YamlMap& map) {
        const tables::YamlNode *only = map.find("feasible"), *never = map.find("struck-out");
        if (never != nullptr)
            for (const tables::YamlNode* each : nodes_.several(*never))
                agenda_.rules.push_back(
                    {dispute::space::FeasibilityRule::Kind::never_together, nodes_.pattern(agenda_, *each)});
        conflict_.space = dispute::space::Space(agenda_);
        if (only != nullptr) {
            std::vector<std::uint32_t> codes;
            for (const tables::YamlNode* each : nodes_.several(*only))
                for (const dispute::graph_model::StateIndex state : nodes_.states(*each))
                    codes.push_back(conflict_.space.code(Outcome{state}));
            conflict_.space = dispute::space::Space(agenda_, std::move(codes));
        }
        if (conflict_.space.size() < 2)
            map.fail(map.need("issues"), "two feasible outcomes or more", fmt::format("{}", conflict_.space.size()));
        if (conflict_.space.size() > 100000)
            map.fail(map.need("issues"), "at most 100000 feasible outcomes", fmt::format("{}", conflict_.space.size()));
    }

    void preferences(const tables::YamlNode& node) {
        if (node.kind != tables::YamlNode::Kind::map) nodes_.fail(node, "preferences by party", "something else");
        for (const tables::YamlEntry& entry : node.keys) nodes_.one_of(at_key(entry.value), "a party", entry.key, ids_);
        Payoffs payoffs({ids_.size(), conflict_.space.size()});
        for (std::size_t p = 0; p < ids_.size(); ++p) {
            const auto entry = std::find_if(node.keys.begin(), node.keys.end(),
                                            [&](const tables::YamlEntry& each) { return each.key == ids_[p]; });
            if (entry == node.keys.end()) nodes_.fail(node, "preferences of every party", "none of " + ids_[p]);
            ConflictWants wants = read_wants(nodes_, entry->value, issue_ids_);
            if (wants.points.empty() && conflict_.ordinal.empty()) conflict_.ordinal = conflict_.parties[p];
            std::copy(wants.points.begin(), wants.points.end(), payoffs.row(Side{p}));
            conflict_.preferences.rank.push_back(std::move(wants.rank));
        }
        if (conflict_.ordinal.empty()) conflict_.payoffs = std::move(payoffs);
    }

    std::size_t party(const tables::YamlNode& node, const std::string& id) const {
        nodes_.one_of(node, "a party", id, ids_);
        return static_cast<std::size_t>(std::find(ids_.begin(), ids_.end(), id) - ids_.begin());
    }

    // Who sees whose preferences otherwise than they are. What is not said is seen as it is.
    void perceived(const tables::YamlNode& node) {
        if (node.kind != tables::YamlNode::Kind::map || node.keys.empty())
            nodes_.fail(node, "by party, how it sees others' preferences", "none");
        conflict_.views.assign(ids_.size(), conflict_.preferences);
        for (const tables::YamlEntry& by : node.keys) {
            const std::size_t viewer = party(at_key(by.value), by.key);
            if (by.value.kind != tables::YamlNode::Kind::map || by.value.keys.empty())
                nodes_.fail(by.value, "the preferences of another party, as " + by.key + " sees them", "none");
            for (const tables::YamlEntry& of : by.value.keys) {
                const std::size_t seen = party(at_key(of.value), of.key);
                if (seen == viewer)
                    nodes_.fail(at_key(of.value), "another party: each knows its own preferences", shown(of.key));
                conflict_.views[viewer].rank[seen] = read_wants(nodes_, of.value, issue_ids_).rank;
                conflict_.misperceived.push_back({Side{viewer}, Side{seen}});
            }
        }
    }

    void groups(const tables::YamlNode& node) {
        if (node.kind != tables::YamlNode::Kind::list || node.items.empty())
            nodes_.fail(node, "a list of groups, each a list of parties", "none");
        for (const tables::YamlNode& item : node.items) {
            std::vector<Side> group;
            for (const tables::YamlNode* each : ConflictNodes::several(item)) {
                const Side side{party(*each, nodes_.word(*each, "a party's id"))};
                if (std::find(group.begin(), group.end(), side) != group.end())
                    nodes_.fail(*each, "each party of a group once", shown(each->text));
                group.push_back(side);
            }
            if (group.size() < 2) nodes_.fail(item, "a group of two parties or more", "fewer");
            std::sort(group.begin(), group.end());
            conflict_.groups.push_back(std::move(group));
        }
    }

    std::string file_;
    Conflict& conflict_;
    ConflictNodes nodes_;
    dispute::space::Agenda agenda_;
    std::vector<std::string> ids_, issue_ids_;
};

}  // namespace

Conflict read_conflict(const std::string& file, std::string_view text) {
    Conflict conflict;
    conflict.file = file;
    conflict.sha256 = sha256_hex(text);
    ConflictReader(file, conflict).read(tables::parse_yaml(file, text, true));
    return conflict;
}

Outcome outcome_of(const Conflict& conflict, const std::string& levels) {
    std::string asked;
    for (const std::string& level : level_words(conflict.space.agenda(), levels))
        asked += (asked.empty() ? "" : between_levels(conflict.space.agenda())) + level;
    std::vector<std::string> known;
    for (std::size_t o = 0; o < conflict.space.size(); ++o) {
        known.push_back(levels_of(conflict, Outcome{o}));
        if (known.back() == asked) return Outcome{o};
    }
    const std::string meant = nearest(levels, known);
    throw InputError(conflict.file, 0, "a feasible outcome: a level of each issue in order",
                     shown(levels) + (meant.empty() ? "" : "; did you mean '" + meant + "'?"));
}

std::string levels_of(const Conflict& conflict, Outcome outcome) {
    const dispute::space::Agenda& agenda = conflict.space.agenda();
    const std::string between = between_levels(agenda);
    std::string result;
    for (std::size_t k = 0; k < agenda.issues.size(); ++k)
        result += (k == 0 ? "" : between) + agenda.issues[k].levels[conflict.space.level(outcome, k)];
    return result;
}

dispute::graph_model::DisputeNames names_of(const Conflict& conflict) {
    dispute::graph_model::DisputeNames names;
    for (const std::string& party : conflict.parties) names.parties.push_back(in_sentence(party));
    for (std::size_t o = 0; o < conflict.space.size(); ++o)
        names.states.push_back("“" + levels_of(conflict, Outcome{o}) + "”");
    return names;
}

}  // namespace parley::scenario
