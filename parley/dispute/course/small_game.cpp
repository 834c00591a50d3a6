#include "parley/dispute/course/small_game.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace parley::dispute::course {
namespace {

class GameGrower {
public:
    GameGrower(const States& states, const std::vector<PartyTypes>& types, const std::vector<Event>& events,
               const SmallGameAsked& asked)
        : states_(states), types_(types), events_(events), asked_(asked) {
        game_.title = "The first turns of a course";
        game_.players = asked.players;
        for (std::size_t p = game_.players.size(); p < types.size(); ++p)
            game_.players.push_back("party " + std::to_string(p + 1));
        for (std::size_t p = 0; p < types.size(); ++p) picked_.push_back(quantiles(p));
    }

    std::optional<talks::ExtensiveGame> grow() {
        std::vector<std::size_t> type(types_.size(), 0);
        std::vector<double> gathered(types_.size(), 0.0);
        (void)draw(0, type, gathered);
        if (too_many_) return std::nullopt;
        return std::move(game_);
    }

private:
    // Types in the order of what the first move of anybody is worth to them, one from the middle of each part.
    std::vector<std::size_t> quantiles(std::size_t p) const {
        const std::size_t n = types_[p].types();
        std::uint32_t to = 0;
        for (const auto& moves : states_.moves.front())
            if (to == 0 && !moves.empty()) to = moves.front().to;
        std::vector<std::size_t> order(n);
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return types_[p].flow[to * n + a] - types_[p].flow[a] < types_[p].flow[to * n + b] - types_[p].flow[b];
        });
        std::vector<std::size_t> result;
        for (std::size_t k = 0; k < std::min(n, asked_.types); ++k)
            result.push_back(order[(2 * k + 1) * n / (2 * std::min(n, asked_.types))]);
        return result;
    }

    // Nature deals the types of a party after the other.
    std::size_t draw(std::size_t p, std::vector<std::size_t>& type, const std::vector<double>& gathered) {
        if (p == types_.size()) return turn(0, 0, type, gathered, "");
        if (picked_[p].size() == 1) {
            type[p] = picked_[p].front();
            return draw(p + 1, type, gathered);
        }
        talks::GameNode node;
        node.kind = talks::GameNode::Kind::chance;
        node.name = "the type of " + game_.players[p];
        const std::size_t place = add(std::move(node));
        for (std::size_t k = 0; k < picked_[p].size() && !too_many_; ++k) {
            type[p] = picked_[p][k];
            const std::size_t to = draw(p + 1, type, gathered);
            branch(game_, place, "type " + std::to_string(k + 1), to, 1.0 / static_cast<double>(picked_[p].size()));
        }
        return place;
    }

    // A turn in state s, of all that has been done as `history`; `gathered`: flows so far, point-years today.
    std::size_t turn(std::size_t turns, std::uint32_t s, const std::vector<std::size_t>& type,
                     const std::vector<double>& gathered, const std::string& history) {
        const std::size_t a_date = asked_.rounds * types_.size();
        if (turns == asked_.events * a_date) return end(s, type, gathered, months_of(asked_.events));
        const std::size_t date = turns / a_date, mover = turns % types_.size();
        const auto next = [&](std::uint32_t to, const std::string& then) {
            if ((turns + 1) % a_date != 0) return turn(turns + 1, to, type, gathered, then);
            // The date is over: what is due comes, and the flow of a wait is had.
            std::uint32_t after = to;
            for (const std::size_t due : events_[date].due) after = states_.due[due][after];
            if (events_[date].regular) after = states_.next_step[after];
            std::vector<double> had = gathered;
            for (std::size_t p = 0; p < types_.size(); ++p) {
                const double r = types_[p].discount[type[p]], from = months_of(date) / 12.0,
                             until = months_of(date + 1) / 12.0;
                had[p] += types_[p].flow[after * types_[p].types() + type[p]] *
                          (std::exp(-r * from) - std::exp(-r * until)) / r;
            }
            return turn(turns + 1, after, type, had, then);
        };
        const std::vector<Move>& moves = states_.moves[s][mover];
        if (moves.empty()) return next(s, history);
        const std::size_t place = decision(mover, type[mover], history);
        if (too_many_) return place;
        {
            const std::size_t to = next(s, history + "/h");
            branch(game_, place, "hold", to);
        }
        for (std::size_t m = 0; m < moves.size() && !too_many_; ++m) {
            const std::string then = history + "/" + std::to_string(m);
            const std::string name = asked_.words ? asked_.words(mover, moves[m]) : "act " + std::to_string(m + 1);
            const std::size_t to = moves[m].act == Act::propose ? answers(mover, 0, moves[m], s, type, then, next)
                                                                : next(moves[m].to, then);
            branch(game_, place, name, to);
        }
        return place;
    }

    // The others answer one after the other; the first refusal ends it.
    template <class Next>
    std::size_t answers(std::size_t mover, std::size_t q, const Move& move, std::uint32_t s,
                        const std::vector<std::size_t>& type, const std::string& history, const Next& next) {
        while (q < types_.size() && (q == mover || (states_.members[move.group] >> q & 1) == 0)) ++q;
        if (q == types_.size()) return next(move.to, history + "+");
        const std::string here = history + "?" + std::to_string(q);
        const std::size_t place = decision(q, type[q], here);
        if (too_many_) return place;
        const std::size_t yes = answers(mover, q + 1, move, s, type, here, next);
        branch(game_, place, "sign", yes);
        const std::size_t no = next(s, here + "-");
        branch(game_, place, "refuse", no);
        return place;
    }

    std::size_t decision(std::size_t mover, std::size_t type, const std::string& history) {
        talks::GameNode node;
        node.kind = talks::GameNode::Kind::decision;
        node.mover = Side{mover};
        node.name = game_.players[mover];
        const std::string key = std::to_string(mover) + ":" + std::to_string(type) + history;
        node.information = sets_.emplace(key, sets_.size()).first->second;
        return add(std::move(node));
    }

    std::size_t end(std::uint32_t s, const std::vector<std::size_t>& type, const std::vector<double>& gathered,
                    double months) {
        std::vector<double> worth;
        for (std::size_t p = 0; p < types_.size(); ++p) {
            const double r = types_[p].discount[type[p]];
            worth.push_back(r * gathered[p] +
                            types_[p].flow[s * types_[p].types() + type[p]] * std::exp(-r * months / 12.0) +
                            r * types_[p].once[s]);
        }
        talks::GameNode node;
        node.worth = std::move(worth);
        return add(std::move(node));
    }

    double months_of(std::size_t event) const {
        return event < events_.size() ? events_[event].at : events_.back().at + events_.back().next;
    }
    std::size_t add(talks::GameNode node) {
        too_many_ = too_many_ || game_.nodes.size() >= asked_.most_nodes;
        game_.nodes.push_back(std::move(node));
        return game_.nodes.size() - 1;
    }

    const States& states_;
    const std::vector<PartyTypes>& types_;
    const std::vector<Event>& events_;
    const SmallGameAsked& asked_;
    talks::ExtensiveGame game_;
    std::vector<std::vector<std::size_t>> picked_;
    std::map<std::string, std::size_t> sets_;
    bool too_many_ = false;
};

}  // namespace

std::optional<talks::ExtensiveGame> small_game(const States& states, const std::vector<PartyTypes>& types,
                                               const std::vector<Event>& events, const SmallGameAsked& asked) {
    return GameGrower(states, types, events, asked).grow();
}

}  // namespace parley::dispute::course
