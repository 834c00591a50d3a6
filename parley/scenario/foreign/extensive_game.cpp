#include <cmath>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "parley/core/text.hpp"
#include "parley/scenario/foreign/gambit_words.hpp"
#include "parley/scenario/foreign/games.hpp"
#include "parley/scenario/foreign/labels.hpp"

namespace parley::scenario::foreign {
namespace {

constexpr std::size_t most_nodes = 100000, most_depth = 1000, most_sets = 1000, most_strategies = 10000;
constexpr std::size_t most_name_bytes = 4'000'000;  // of all strategies
constexpr double most_visits = 2e8;                 // profiles times nodes

struct Node {
    std::optional<std::size_t> set;  // of a decision: position in sets_
    std::vector<double> chances;     // of a chance node
    std::vector<double> worth;       // what comes about here, by player; empty: nothing
    std::vector<std::size_t> children;
};

struct InformationSet {
    std::size_t player = 0;
    std::vector<std::string> actions;
    std::vector<std::pair<std::size_t, std::size_t>> own_before;  // sets and actions of its player on the way here
};

class EfgReader {
public:
    EfgReader(const std::string& file, std::string_view text) : words_(file, text) {}

    StrategicGame read() {
        if (!words_.take("EFG")) words_.fail("an extensive game of Gambit (.efg), which begins with EFG 2");
        words_.need("2");
        if (!words_.take("R") && !words_.take("D")) words_.fail("R or D after EFG 2");
        game_.title = words_.text("a title");
        words_.need("{");
        while (!words_.take("}")) game_.players.push_back(words_.label("a player"));
        if (game_.players.size() < 2 || game_.players.size() > 26) words_.fail("2 to 26 players before");
        if (words_.next_is_label()) game_.comment = words_.text("a comment");
        (void)node({}, 0);
        if (!words_.at_end()) words_.fail("the end of the file after the last node");
        strategies();
        payoffs();
        return std::move(game_);
    }

private:
    using Way = std::vector<std::pair<std::size_t, std::size_t>>;  // sets and actions from the root

    std::size_t node(const Way& way, std::size_t depth) {
        if (nodes_.size() == most_nodes) words_.fail(fmt::format("at most {} nodes", most_nodes));
        if (depth > most_depth) words_.fail(fmt::format("at most {} moves one after another", most_depth));
        const std::size_t here = nodes_.size();
        nodes_.emplace_back();
        if (words_.take("t")) {
            (void)words_.text("a node's name");
            outcome(here);
        } else if (words_.take("c")) {
            (void)words_.text("a node's name");
            chance(here);
            outcome(here);
            const std::size_t branches = nodes_[here].chances.size();
            for (std::size_t k = 0; k < branches; ++k) add_child(here, node(way, depth + 1));
        } else if (words_.take("p")) {
            (void)words_.text("a node's name");
            decision(here, way);
            outcome(here);
            const std::size_t set = *nodes_[here].set;
            for (std::size_t k = 0; k < sets_[set].actions.size(); ++k) {
                Way on = way;
                on.emplace_back(set, k);
                add_child(here, node(on, depth + 1));
            }
        } else {
            words_.fail("a node: t, c or p");
        }
        return here;
    }

    void add_child(std::size_t of, std::size_t child) { nodes_[of].children.push_back(child); }

    void outcome(std::size_t here) {
        const std::size_t place = words_.place();
        const std::size_t number = words_.count("an outcome's number", 1'000'000'000);
        if (number == 0) return;
        if (words_.next_is_label()) (void)words_.text("an outcome's name");
        if (words_.take("{")) {
            std::vector<double> worth;
            while (!words_.take("}")) worth.push_back(words_.number("a payoff"));
            if (worth.size() != game_.players.size())
                words_.fail(fmt::format("{} payoffs in the outcome before", game_.players.size()));
            outcomes_[number] = std::move(worth);
        }
        const auto known = outcomes_.find(number);
        if (known == outcomes_.end())
            words_.fail_at(place, "payoffs of an outcome where it first stands", fmt::format("none of {}", number));
        nodes_[here].worth = known->second;
    }

    void chance(std::size_t here) {
        const std::size_t place = words_.place();
        const std::size_t number = words_.count("an information set's number", 1'000'000'000);
        if (words_.next_is_label()) (void)words_.text("an information set's name");
        if (words_.take("{")) {
            std::vector<double> chances;
            double sum = 0.0;
            while (!words_.take("}")) {
                (void)words_.text("an event");
                chances.push_back(words_.number("its chance"));
                if (chances.back() < 0.0) words_.fail("a chance of 0 or more before");
                sum += chances.back();
            }
            if (std::abs(sum - 1.0) > 1e-9) words_.fail_at(place, "chances that sum to 1", fmt::format("{:g}", sum));
            chances_[number] = std::move(chances);
        }
        const auto known = chances_.find(number);
        if (known == chances_.end()) words_.fail_at(place, "the chances where an information set first stands", "none");
        nodes_[here].chances = known->second;
    }

    void decision(std::size_t here, const Way& way) {
        const std::size_t place = words_.place();
        const std::size_t player = words_.count("a player's number", game_.players.size());
        if (player == 0) words_.fail_at(place, "a player's number, from 1", "0");
        const std::size_t number = words_.count("an information set's number", 1'000'000'000);
        if (words_.next_is_label()) (void)words_.text("an information set's name");
        std::vector<std::string> actions;
        if (words_.take("{")) {
            while (!words_.take("}")) {
                if (actions.size() == most_strategies) words_.fail(fmt::format("at most {} actions", most_strategies));
                actions.push_back(level_name(words_.label("an action"), fmt::format("a{}", actions.size() + 1)));
            }
            if (actions.empty()) words_.fail("an action of the node before");
            tell_apart(actions);
        }
        Way own;
        for (const auto& step : way)
            if (sets_[step.first].player == player - 1) own.push_back(step);
        const auto [at, is_new] = numbered_.try_emplace({player, number}, sets_.size());
        if (is_new) {
            if (sets_.size() == most_sets)
                words_.fail_at(place, fmt::format("at most {} information sets", most_sets), "more");
            if (actions.empty()) words_.fail_at(place, "the actions where an information set first stands", "none");
            sets_.push_back({player - 1, std::move(actions), std::move(own)});
        } else {
            const InformationSet& set = sets_[at->second];
            if (!actions.empty() && actions.size() != set.actions.size())
                words_.fail_at(place, fmt::format("the {} actions of this information set", set.actions.size()),
                               fmt::format("{}", actions.size()));
            if (own != set.own_before)
                words_.fail_at(
                    place, "players who remember what they knew and did (perfect recall)",
                    fmt::format("information set {} of player {} reached by different own moves", number, player));
        }
        nodes_[here].set = at->second;
    }

    // Sets in the order of the file: with perfect recall what a player did before a set stands before it.
    void strategies() {
        choices_.resize(game_.players.size());
        game_.strategies.resize(game_.players.size());
        std::size_t profiles = 1;
        for (std::size_t p = 0; p < game_.players.size(); ++p) {
            std::vector<std::size_t> chosen(sets_.size(), 0);
            std::vector<bool> comes(sets_.size(), false);
            std::string said;
            plan(p, 0, chosen, comes, said);
            profiles *= choices_[p].size();
            if (profiles > most_profiles || static_cast<double>(profiles * nodes_.size()) > most_visits)
                words_.fail_at(0,
                               fmt::format("a game of at most {} profiles of strategies, and {:.0e} visits of nodes",
                                           most_profiles, most_visits),
                               "more");
        }
    }

    void plan(std::size_t player, std::size_t set, std::vector<std::size_t>& chosen, std::vector<bool>& comes,
              std::string& said) {
        for (; set < sets_.size(); ++set) {
            if (sets_[set].player != player) continue;
            // With perfect recall the last own move before says what the ones before it say.
            const Way& before = sets_[set].own_before;
            comes[set] =
                before.empty() || (comes[before.back().first] && chosen[before.back().first] == before.back().second);
            if (!comes[set]) continue;
            const std::size_t length = said.size();
            for (std::size_t k = 0; k < sets_[set].actions.size(); ++k) {
                chosen[set] = k;
                said += (length == 0 ? "" : "/") + sets_[set].actions[k];
                plan(player, set + 1, chosen, comes, said);
                said.resize(length);
            }
            chosen[set] = 0;
            return;
        }
        if (choices_[player].size() == most_strategies)
            words_.fail_at(0, fmt::format("at most {} strategies of a player", most_strategies), "more");
        name_bytes_ += said.size();
        if (name_bytes_ > most_name_bytes)
            words_.fail_at(0, fmt::format("strategies whose actions have {} bytes in all at most", most_name_bytes),
                           "more");
        choices_[player].push_back(chosen);
        game_.strategies[player].push_back(said);
    }

    void payoffs() {
        std::vector<std::size_t> at(game_.players.size(), 0);
        for (;;) {
            std::vector<double> total(game_.players.size(), 0.0);
            play(0, 1.0, at, total);
            for (const double each : total)
                if (!std::isfinite(each))
                    words_.fail_at(0, "payoffs that are numbers where they add up", "one that is too large");
            game_.payoffs.insert(game_.payoffs.end(), total.begin(), total.end());
            std::size_t p = 0;
            while (p < at.size() && ++at[p] == choices_[p].size()) at[p++] = 0;
            if (p == at.size()) return;
        }
    }

    void play(std::size_t here, double chance, const std::vector<std::size_t>& at, std::vector<double>& total) const {
        const Node& node = nodes_[here];
        for (std::size_t p = 0; p < node.worth.size(); ++p) total[p] += chance * node.worth[p];
        if (node.set) {
            const std::size_t player = sets_[*node.set].player;
            play(node.children[choices_[player][at[player]][*node.set]], chance, at, total);
        } else {
            for (std::size_t k = 0; k < node.chances.size(); ++k)
                if (node.chances[k] > 0.0) play(node.children[k], chance * node.chances[k], at, total);
        }
    }

    GambitWords words_;
    StrategicGame game_;
    std::vector<Node> nodes_;
    std::vector<InformationSet> sets_;
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> numbered_;
    std::map<std::size_t, std::vector<double>> outcomes_, chances_;
    std::vector<std::vector<std::vector<std::size_t>>> choices_;  // by player, strategy and set: the action
    std::size_t name_bytes_ = 0;
};

}  // namespace

StrategicGame read_efg(const std::string& file, std::string_view text) {
    return EfgReader(file, text).read();
}

}  // namespace parley::scenario::foreign
