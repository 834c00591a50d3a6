#include "tests/support/normal_form.hpp"

#include <array>
#include <cassert>
#include <cstdio>
#include <cstdlib>
#include <utility>

namespace parley::testing {
namespace {

using dispute::talks::ExtensiveGame;
using dispute::talks::GameBranch;
using dispute::talks::GameNode;
using Kind = GameNode::Kind;

std::string in_quotes(const std::string& text) {
    std::string result = "\"";
    for (const char letter : text) {
        if (letter == '"' || letter == '\\') result += '\\';
        result += letter == '\n' ? ' ' : letter;
    }
    return result + '"';
}

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
    for (const std::string& text : texts) result += in_quotes(text) + " ";
    return result + "}";
}

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

std::vector<double> reduced_strategies(const dispute::talks::ExtensiveGame& game) {
    assert(game_problem(game).empty());
    std::vector<double> result;
    for (std::size_t p = 0; p < game.players.size(); ++p) result.push_back(count_plans(game, p, 0));
    return result;
}

std::string nfg_text(const dispute::talks::ExtensiveGame& game, double most_cells) {
    double cells = 1.0;
    for (const double count : reduced_strategies(game)) cells *= count;
    if (cells > most_cells) return {};
    std::vector<std::vector<Plan>> strategies;
    std::string result = "NFG 1 R " + in_quotes(game.title) + " " + list(game.players) + "\n\n{ ";
    for (std::size_t p = 0; p < game.players.size(); ++p) {
        strategies.push_back(plans(game, p, 0));
        std::vector<std::string> labels;
        for (const Plan& plan : strategies.back()) labels.push_back(plan.label);
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

}  // namespace parley::testing
