// Gambit's text format of games in extensive form.
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

// Node after node with the root first and each branch written out before the next.
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
        if (chance) {
            result_ += "c " + name + " " + std::to_string(++chance_sets_) + " " + name;
        } else {
            const Set set = set_of(node, name);
            result_ += "p " + name + " " + std::to_string(node.mover.value + 1) + " " + std::to_string(set.number) +
                       " " + set.label;
        }
        result_ += " " + actions + " 0\n";
        for (const GameBranch& each : node.branches) write(each.to);
    }

    struct Set {
        std::size_t number;
        std::string label;
    };
    // Counted by player; one of several nodes bears the name of the first of them.
    Set set_of(const GameNode& node, const std::string& name) {
        if (!node.information) return {++sets_[node.mover.value], name};
        const auto known = known_.find({node.mover.value, *node.information});
        if (known != known_.end()) return known->second;
        const Set set{++sets_[node.mover.value], name};
        known_.emplace(std::pair(node.mover.value, *node.information), set);
        return set;
    }

    const ExtensiveGame& game_;
    std::vector<std::size_t> sets_;
    std::map<std::pair<std::size_t, std::size_t>, Set> known_;
    std::size_t chance_sets_ = 0, ends_ = 0;
    Labels labels_;
    std::string result_;
};

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

}  // namespace parley::dispute::talks
