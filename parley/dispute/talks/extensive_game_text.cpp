// Gambit's text formats of extensive and normal form games.
#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <numeric>
#include <string>
#include <vector>

#include "parley/dispute/talks/extensive_game.hpp"

namespace parley::dispute::talks {
namespace {

using Kind = GameNode::Kind;

// Names that may repeat, made into labels that do not.
class Labels {
public:
    std::string of(const std::string& name) {
        if (name.empty()) return name;  // no label
        std::string label = name;
        for (std::size_t& count = used_[name]; count > 0 && used_.count(label) > 0;)
            label = name + " (" + std::to_string(++count) + ")";
        used_[label] = 1;
        return label;
    }

private:
    std::map<std::string, std::size_t> used_;
};

// The shortest decimals that read back as the same double.
std::string decimals(double value) {
    std::array<char, 40> text{};
    for (int digits = 6; digits <= 17; ++digits) {
        std::snprintf(text.data(), text.size(), "%.*g", digits, value);
        if (std::strtod(text.data(), nullptr) == value) break;
    }
    return text.data();
}

std::string list(const std::vector<double>& values) {
    std::string result = "{ ";
    for (std::size_t k = 0; k < values.size(); ++k) result += (k == 0 ? "" : ", ") + decimals(values[k]);
    return result + " }";
}

std::string list(const std::vector<std::string>& texts) {
    std::string result = "{ ";
    for (const std::string& text : texts) result += gambit_label(text) + " ";
    return result + "}";
}

// Fractions that sum to one exactly: rounded, and the likeliest takes what is left over.
std::vector<std::string> fractions(const std::vector<GameBranch>& branches) {
    constexpr std::int64_t parts = 1'000'000'000'000;
    std::vector<std::int64_t> share;
    for (const GameBranch& each : branches) share.push_back(std::llround(each.chance * static_cast<double>(parts)));
    *std::max_element(share.begin(), share.end()) +=
        parts - std::accumulate(share.begin(), share.end(), std::int64_t{});
    std::vector<std::string> result;
    for (const std::int64_t each : share) {
        const std::int64_t common = std::gcd(each, parts);
        result.push_back(std::to_string(each / common) + "/" + std::to_string(parts / common));
    }
    return result;
}

// Node after node with the root first and each branch written out before the next; every node its own information set.
class EfgWriter {
public:
    explicit EfgWriter(const ExtensiveGame& game) : game_(game), sets_(game.players.size(), 0) {}

    std::string text() {
        result_ = "EFG 2 R " + gambit_label(game_.title) + " " + list(game_.players) + "\n\"\"\n\n";
        write(0);
        return std::move(result_);
    }

private:
    void write(std::size_t at) {
        const GameNode& node = game_.nodes[at];
        if (node.kind == Kind::end) {
            result_ +=
                "t \"\" " + std::to_string(++ends_) + " " + gambit_label(node.name) + " " + list(node.worth) + "\n";
            return;
        }
        const std::string name = gambit_label(labels_.of(node.name));
        Labels moves;
        std::string actions = "{ ";
        const bool chance = node.kind == Kind::chance;
        const std::vector<std::string> shares = chance ? fractions(node.branches) : std::vector<std::string>{};
        for (std::size_t b = 0; b < node.branches.size(); ++b)
            actions += gambit_label(moves.of(node.branches[b].action)) + " " + (chance ? shares[b] + " " : "");
        actions += "}";
        if (chance)
            result_ += "c " + name + " " + std::to_string(++chance_sets_);
        else
            result_ += "p " + name + " " + std::to_string(node.mover.value + 1) + " " +
                       std::to_string(++sets_[node.mover.value]);
        result_ += " " + name + " " + actions + " 0\n";
        for (const GameBranch& each : node.branches) write(each.to);
    }

    const ExtensiveGame& game_;
    std::vector<std::size_t> sets_;
    std::size_t chance_sets_ = 0, ends_ = 0;
    Labels labels_;
    std::string result_;
};

// A plan of one player: by node the branch that it takes; none where it does not move or rules the node out.
constexpr std::size_t none = static_cast<std::size_t>(-1);
struct Plan {
    std::vector<std::size_t> choice;
    std::string label;
};

std::string joined(const std::string& a, const std::string& b) {
    return a.empty() || b.empty() ? a + b : a + ", " + b;
}

double count_plans(const ExtensiveGame& game, std::size_t player, std::size_t at) {
    const GameNode& node = game.nodes[at];
    const bool own = node.kind == Kind::decision && node.mover.value == player;
    double count = own ? 0.0 : 1.0;
    for (const GameBranch& each : node.branches) {
        const double below = count_plans(game, player, each.to);
        count = own ? count + below : count * below;
    }
    return count;
}

std::vector<Plan> plans(const ExtensiveGame& game, std::size_t player, std::size_t at) {
    const GameNode& node = game.nodes[at];
    const Plan nothing{std::vector<std::size_t>(game.nodes.size(), none), ""};
    if (node.kind == Kind::decision && node.mover.value == player) {
        std::vector<Plan> result;
        for (std::size_t b = 0; b < node.branches.size(); ++b)
            for (Plan& plan : plans(game, player, node.branches[b].to)) {
                plan.choice[at] = b;
                plan.label = joined(node.branches[b].action, plan.label);
                result.push_back(std::move(plan));
            }
        return result;
    }
    std::vector<Plan> result{nothing};
    for (const GameBranch& each : node.branches) {
        std::vector<Plan> longer;
        for (const Plan& first : result)
            for (const Plan& second : plans(game, player, each.to)) {
                Plan both{first.choice, joined(first.label, second.label)};
                for (std::size_t k = 0; k < both.choice.size(); ++k)
                    if (both.choice[k] == none) both.choice[k] = second.choice[k];
                longer.push_back(std::move(both));
            }
        result = std::move(longer);
    }
    return result;
}

std::vector<double> worth_of(const ExtensiveGame& game, const std::vector<const Plan*>& profile, std::size_t at) {
    const GameNode& node = game.nodes[at];
    if (node.kind == Kind::end) return node.worth;
    if (node.kind == Kind::decision)
        return worth_of(game, profile, node.branches[profile[node.mover.value]->choice[at]].to);
    std::vector<double> result(game.players.size(), 0.0);
    for (const GameBranch& each : node.branches) {
        const std::vector<double> below = worth_of(game, profile, each.to);
        for (std::size_t p = 0; p < result.size(); ++p) result[p] += each.chance * below[p];
    }
    return result;
}

}  // namespace

std::string gambit_label(const std::string& text) {
    std::string result = "\"";
    for (const char letter : text) {
        if (letter == '"' || letter == '\\') result += '\\';
        result += letter == '\n' ? ' ' : letter;
    }
    return result + '"';
}

std::string efg_text(const ExtensiveGame& game) {
    assert(game_problem(game).empty());
    return EfgWriter(game).text();
}

std::vector<double> reduced_strategies(const ExtensiveGame& game) {
    assert(game_problem(game).empty());
    std::vector<double> result;
    for (std::size_t p = 0; p < game.players.size(); ++p) result.push_back(count_plans(game, p, 0));
    return result;
}

std::string nfg_text(const ExtensiveGame& game, double most_cells) {
    double cells = 1.0;
    for (const double count : reduced_strategies(game)) cells *= count;
    if (cells > most_cells) return {};
    std::vector<std::vector<Plan>> strategies;
    std::string result = "NFG 1 R " + gambit_label(game.title) + " " + list(game.players) + "\n\n{ ";
    for (std::size_t p = 0; p < game.players.size(); ++p) {
        strategies.push_back(plans(game, p, 0));
        Labels unique;
        std::vector<std::string> labels;
        for (const Plan& plan : strategies.back()) labels.push_back(unique.of(plan.label));
        result += (p == 0 ? "" : "\n  ") + list(labels);
    }
    result += " }\n\"\"\n\n{\n";
    // The first player's strategy changes fastest.
    std::vector<std::size_t> at(strategies.size(), 0);
    std::string cell_numbers;
    for (std::size_t cell = 1; cell <= static_cast<std::size_t>(cells); ++cell) {
        std::vector<const Plan*> profile;
        for (std::size_t p = 0; p < at.size(); ++p) profile.push_back(&strategies[p][at[p]]);
        std::string worths = list(worth_of(game, profile, 0));
        result += "{ \"\"" + worths.substr(1) + "\n";
        cell_numbers += (cell == 1 ? "" : " ") + std::to_string(cell);
        for (std::size_t p = 0; p < at.size(); ++p) {
            if (++at[p] < strategies[p].size()) break;
            at[p] = 0;
        }
    }
    return result + "}\n" + cell_numbers + "\n";
}

}  // namespace parley::dispute::talks
