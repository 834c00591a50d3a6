#include "parley/scenario/files/conflict_preferences.hpp"

#include <algorithm>
#include <cmath>

#include "parley/core/text.hpp"

namespace parley::scenario {
namespace {

using dispute::graph_model::StateIndex;

class WantsReader {
public:
    WantsReader(const ConflictNodes& nodes, const std::vector<std::string>& issues)
        : nodes_(nodes), space_(nodes.space()), agenda_(nodes.space().agenda()), issues_(issues) {}

    ConflictWants read(const tables::YamlNode& node) const {
        const tables::YamlMap of(nodes_.file(), node, "preferences", {"ranking", "statements", "payoffs", "worths"});
        if (node.keys.size() != 1)
            nodes_.fail(node, "one of ranking, statements, payoffs and worths", node.keys.empty() ? "none" : "several");
        if (of.find("ranking") != nullptr) return {ranked(of), {}};
        if (of.find("statements") != nullptr) return {stated(of), {}};
        std::vector<double> points = of.find("payoffs") != nullptr ? numbers(of) : sums(of.need("worths"));
        Payoffs alone({1, points.size()});
        std::copy(points.begin(), points.end(), alone.row(Side{0}));
        return {dispute::graph_model::preferences_of(alone).rank.front(), std::move(points)};
    }

private:
    std::string named(std::size_t outcome) const {
        std::string result;
        for (std::size_t k = 0; k < agenda_.issues.size(); ++k)
            result +=
                (k == 0 ? "" : between_levels(agenda_)) + agenda_.issues[k].levels[space_.level(Outcome{outcome}, k)];
        return shown(result);
    }
    void all_there(const tables::YamlNode& node, const std::vector<bool>& seen, const std::string& expected) const {
        const auto missing = std::find(seen.begin(), seen.end(), false);
        if (missing != seen.end())
            nodes_.fail(node, expected, "none for " + named(static_cast<std::size_t>(missing - seen.begin())));
    }

    dispute::graph_model::Ranking ranked(const tables::YamlMap& of) const {
        std::vector<std::vector<StateIndex>> best_first;
        std::vector<bool> seen(space_.size());
        for (const tables::YamlNode& place : of.list("ranking")) {
            best_first.emplace_back();
            for (const tables::YamlNode* each : ConflictNodes::several(place))
                for (const StateIndex state : nodes_.states(*each)) {
                    if (seen[state]) nodes_.fail(*each, "each outcome in one place", named(state) + " twice");
                    seen[state] = true;
                    best_first.back().push_back(state);
                }
        }
        all_there(of.need("ranking"), seen, "every outcome in the ranking");
        return *dispute::graph_model::ranking_of(best_first, space_.size());
    }

    dispute::graph_model::Ranking stated(const tables::YamlMap& of) const {
        std::vector<dispute::graph_model::Priority> priorities;
        for (const tables::YamlNode& each : of.list("statements")) {
            const std::optional<dispute::graph_model::Priority> priority =
                dispute::graph_model::read_priority(agenda_, nodes_.coded(agenda_, each));
            if (!priority) nodes_.fail(each, "a statement such as 'yes - no' or 'yes - - if - no -'", shown(each.text));
            priorities.push_back(*priority);
        }
        if (priorities.empty())
            nodes_.fail(of.need("statements"), "one statement or more, the most important first", "none");
        return prioritised(space_, priorities);
    }

    std::vector<double> numbers(const tables::YamlMap& of) const {
        std::vector<double> points(space_.size());
        std::vector<bool> seen(space_.size());
        for (const tables::YamlNode& each : of.list("payoffs")) {
            const tables::YamlMap entry(nodes_.file(), each, "a payoff", {"outcome", "points"});
            const double worth = entry.number("points", 0);
            (void)entry.need("points");
            for (const StateIndex state : nodes_.states(entry.need("outcome"))) {
                if (seen[state]) nodes_.fail(each, "each outcome once", named(state) + " twice");
                seen[state] = true;
                points[state] = worth;
            }
        }
        all_there(of.need("payoffs"), seen, "a payoff of every outcome");
        return points;
    }

    // The sum over issues of what their levels are worth. Missing is not zero: each level of each issue has its worth.
    std::vector<double> sums(const tables::YamlNode& node) const {
        const tables::YamlMap of(nodes_.file(), node, "worths", issues_);
        std::vector<double> points(space_.size(), 0.0);
        for (std::size_t k = 0; k < issues_.size(); ++k) {
            const std::vector<std::string>& levels = agenda_.issues[k].levels;
            const tables::YamlNode& issue = of.need(issues_[k]);
            const tables::YamlMap by_level(nodes_.file(), issue, "worths of an issue", levels);
            std::vector<double> worth;
            for (const std::string& level : levels) {
                (void)by_level.need(level);
                worth.push_back(by_level.number(level, 0));
            }
            for (std::size_t o = 0; o < points.size(); ++o) points[o] += worth[space_.level(Outcome{o}, k)];
        }
        if (!std::all_of(points.begin(), points.end(), [](double value) { return std::isfinite(value); }))
            nodes_.fail(node, "worths whose sums are numbers", "a sum that is too large");
        return points;
    }

    const ConflictNodes& nodes_;
    const dispute::space::Space& space_;
    const dispute::space::Agenda& agenda_;
    const std::vector<std::string>& issues_;
};

}  // namespace

ConflictWants read_wants(const ConflictNodes& nodes, const tables::YamlNode& node,
                         const std::vector<std::string>& issues) {
    return WantsReader(nodes, issues).read(node);
}

}  // namespace parley::scenario
