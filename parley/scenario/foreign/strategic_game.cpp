#include <fmt/format.h>

#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"
#include "parley/scenario/foreign/gambit_words.hpp"
#include "parley/scenario/foreign/games.hpp"
#include "parley/scenario/foreign/labels.hpp"

namespace parley::scenario::foreign {
namespace {

constexpr std::size_t most_players = 26;  // issues of an agenda

class NfgReader {
public:
    NfgReader(const std::string& file, std::string_view text) : words_(file, text) {}

    StrategicGame read() {
        if (!words_.take("NFG")) words_.fail("a strategic game of Gambit (.nfg), which begins with NFG 1");
        words_.need("1");
        if (!words_.take("R") && !words_.take("D")) words_.fail("R or D after NFG 1");
        game_.title = words_.text("a title");
        players();
        strategies();
        if (words_.next_is_label()) game_.comment = words_.text("a comment");
        words_.next_is("{") ? by_outcomes() : by_payoffs();
        if (!words_.at_end()) words_.fail("the end of the file after the last payoff");
        return std::move(game_);
    }

private:
    void players() {
        words_.need("{");
        while (!words_.take("}")) game_.players.push_back(words_.label("a player"));
        if (game_.players.size() < 2 || game_.players.size() > most_players)
            words_.fail(fmt::format("2 to {} players before", most_players));
    }

    void strategies() {
        words_.need("{");
        const std::size_t from = words_.place();
        while (!words_.take("}")) {
            // Counted as they are read: what is too much is refused before it takes memory.
            if (game_.strategies.size() == game_.players.size())
                words_.fail(fmt::format("}} after the strategies of {} players", game_.players.size()));
            std::vector<std::string> of;
            if (words_.take("{"))
                while (!words_.take("}")) {
                    of.push_back(words_.label("a strategy"));
                    hold(from, of.size());
                }
            else
                of.resize(words_.count("how many strategies", most_profiles));
            if (of.empty()) words_.fail("a strategy of every player before");
            hold(from, of.size());
            profiles_ *= of.size();
            game_.strategies.push_back(std::move(of));
        }
        if (game_.strategies.size() != game_.players.size())
            words_.fail_at(from, fmt::format("strategies of {} players", game_.players.size()),
                           fmt::format("of {}", game_.strategies.size()));
    }

    void hold(std::size_t from, std::size_t strategies) const {
        if (profiles_ * strategies > most_profiles)
            words_.fail_at(from, fmt::format("at most {} profiles of strategies", most_profiles), "more");
    }

    void by_payoffs() {
        for (std::size_t k = 0; k < profiles_ * game_.players.size(); ++k)
            game_.payoffs.push_back(words_.number("a payoff"));
    }

    void by_outcomes() {
        const std::size_t players = game_.players.size();
        std::vector<std::vector<double>> outcomes{std::vector<double>(players, 0.0)};  // 0: nothing to anybody
        words_.need("{");
        while (!words_.take("}")) {
            words_.need("{");
            if (words_.next_is_label()) (void)words_.text("an outcome");
            std::vector<double> of;
            while (!words_.take("}")) of.push_back(words_.number("a payoff"));
            if (of.size() != players) words_.fail(fmt::format("{} payoffs in the outcome before", players));
            outcomes.push_back(std::move(of));
        }
        for (std::size_t k = 0; k < profiles_; ++k) {
            const std::vector<double>& of = outcomes[words_.count("an outcome", outcomes.size() - 1)];
            game_.payoffs.insert(game_.payoffs.end(), of.begin(), of.end());
        }
    }

    GambitWords words_;
    StrategicGame game_;
    std::size_t profiles_ = 1;
};

}  // namespace

StrategicGame read_nfg(const std::string& file, std::string_view text) {
    return NfgReader(file, text).read();
}

Conflict conflict_of(const std::string& file, const StrategicGame& game) {
    Conflict conflict;
    conflict.file = file;
    conflict.without_deal = "a game of Gambit (.nfg, .efg), a format that has none";
    conflict.title = game.title.empty() ? stem_of(file) : printable(game.title);
    conflict.citation = printable(game.comment);
    dispute::space::Agenda agenda;
    agenda.parties = game.players.size();
    for (std::size_t p = 0; p < game.players.size(); ++p)
        conflict.parties.push_back(game.players[p].empty() ? fmt::format("Player {}", p + 1)
                                                           : printable(game.players[p]));
    tell_apart(conflict.parties);  // issues are named for them
    for (std::size_t p = 0; p < game.players.size(); ++p) {
        std::vector<std::string> levels;
        for (const std::string& each : game.strategies[p])
            levels.push_back(level_name(each, fmt::format("s{}", levels.size() + 1)));
        tell_apart(levels);
        if (levels.size() > 1) agenda.issues.push_back({conflict.parties[p], levels, {Side{p}}});
    }
    if (agenda.issues.empty()) throw InputError(file, 0, "a player who has a choice", "one strategy of each");
    conflict.space = dispute::space::Space(std::move(agenda));
    // Profiles run as outcomes do, a player with one strategy not counting.
    Payoffs payoffs({game.players.size(), conflict.space.size()});
    for (std::size_t o = 0; o < conflict.space.size(); ++o)
        for (std::size_t p = 0; p < game.players.size(); ++p)
            payoffs(Side{p}, Outcome{o}) = game.payoffs[o * game.players.size() + p];
    conflict.preferences = dispute::graph_model::preferences_of(payoffs);
    conflict.payoffs = std::move(payoffs);
    return conflict;
}

}  // namespace parley::scenario::foreign
