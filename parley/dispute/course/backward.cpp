#include "parley/dispute/course/backward.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "parley/numerics/anderson.hpp"
#include "parley/numerics/vector_widths.hpp"

namespace parley::dispute::course {
namespace {

constexpr std::uint32_t no_bits = ~std::uint32_t{0};
constexpr std::size_t states_a_piece = 8;  // that are worth a thread's while

// A move of one party's types in a state: what it is worth and adds of what is solved, and what slips into it add.
PARLEY_VECTOR
void weigh_move(double chance, double slip, double once, const double* __restrict at_all,
                const double* __restrict at_solved, const double* __restrict to_all, const double* __restrict to_solved,
                std::size_t types, double* __restrict worth, double* __restrict gained_solved,
                double* __restrict trembled, double* __restrict trembled_solved) {
    const double otherwise = 1.0 - chance;
    for (std::size_t k = 0; k < types; ++k) {
        worth[k] = chance * (to_all[k] + once) + otherwise * at_all[k];
        gained_solved[k] = chance * (to_solved[k] - at_solved[k]);
        trembled[k] += slip * worth[k];
        trembled_solved[k] += slip * (chance * to_solved[k] + otherwise * at_solved[k]);
    }
}

// Takes it where it is better than the best so far by more than `ahead`. `chosen` is the number of a move: as wide as
// the rest, so that all of this fits one register.
PARLEY_VECTOR
void take_better(double move, const double* __restrict worth, const double* __restrict gained_solved,
                 const double* __restrict tie, std::size_t types, double* __restrict best, double* __restrict ahead,
                 double* __restrict best_solved, double* __restrict chosen) {
    for (std::size_t k = 0; k < types; ++k) {
        const double w = worth[k], d = gained_solved[k], t = tie[k];
        const double b = best[k], a = ahead[k], g = best_solved[k], c = chosen[k], least = b + a;
        best[k] = w > least ? w : b;
        ahead[k] = w > least ? t : a;
        best_solved[k] = w > least ? d : g;
        chosen[k] = w > least ? move : c;
    }
}

// By type: its weight where it is for the move, and whether it is: 1 or 0.
PARLEY_VECTOR
void ask(const double* __restrict before, const double* __restrict after, double once, double tie,
         const double* __restrict weight, std::size_t types, double* __restrict for_it, double* __restrict says) {
    for (std::size_t k = 0; k < types; ++k) {
        const double w = weight[k];
        const bool against = after[k] + once - before[k] < tie;
        for_it[k] = against ? 0.0 : w;
        says[k] = against ? 0.0 : 1.0;
    }
}

// By type: how likely others and its own answer let an act be.
PARLEY_VECTOR
void answered(const double* __restrict says, double accepts, double refuses, std::size_t types,
              double* __restrict chance) {
    for (std::size_t k = 0; k < types; ++k) chance[k] = says[k] > 0.0 ? accepts : refuses;
}

// Another's act, by type: how likely it is times what it changes.
PARLEY_VECTOR
void add_act(const double* __restrict chance, double once, const double* __restrict at_all,
             const double* __restrict at_solved, const double* __restrict to_all, const double* __restrict to_solved,
             std::size_t types, double* __restrict all_then, double* __restrict solved_then) {
    for (std::size_t k = 0; k < types; ++k) {
        all_then[k] += chance[k] * (to_all[k] + once - at_all[k]);
        solved_then[k] += chance[k] * (to_solved[k] - at_solved[k]);
    }
}

}  // namespace

Backward::Backward(const States& states, const std::vector<PartyTypes>& types, const CourseOptions& options,
                   const ForEach& each)
    : states_(states),
      types_(types),
      options_(options),
      each_(each),
      count_(states.states.size()),
      chance_(rounds * types.size()) {
    for (const PartyTypes& party : types) {
        const std::size_t n = party.types();
        most_types_ = std::max(most_types_, n);
        for (std::vector<double>& tie = tie_for_ever_.emplace_back(); const double discount : party.discount)
            tie.push_back(options.tie / discount);
        now.all.emplace_back(count_ * n);
        now.solved.emplace_back(count_ * n);
        for (std::size_t s = 0; s < count_; ++s)
            for (std::size_t k = 0; k < n; ++k) {
                now.all.back()[s * n + k] = party.flow[s * n + k] / party.discount[k];
                now.solved.back()[s * n + k] = party.solved[s] / party.discount[k];
            }
    }
    words_ = (most_types_ + 63) / 64;
    then_ = now;
}

void Backward::over(const Event& event, Turn* kept) {
    wait(event);
    for (auto due = event.due.rbegin(); due != event.due.rend(); ++due) forced(states_.due[*due]);
    if (event.regular) forced(states_.next_step);
    for (std::size_t turn = rounds * types_.size(); turn-- > 0;)
        take(turn, event.next, kept == nullptr ? nullptr : kept + turn);
}

std::vector<double> Backward::in_the_end(const std::vector<double>& change, double stays) const {
    constexpr std::size_t most = 400, depth = 8;
    constexpr double enough = 1e-3;  // of the largest change: it is a step of a search
    numerics::Anderson anderson(count_, depth);
    std::vector<double> result = change, next(count_), after(count_);
    double size = 0.0;
    for (const double each : change) size = std::max(size, std::abs(each));
    for (std::size_t pass = 0; pass < most; ++pass) {
        for (std::size_t s = 0; s < count_; ++s) next[s] = result[states_.next_step[s]];
        for (std::size_t turn = chance_.size(); turn-- > 0;) {
            after = next;
            std::size_t at = 0;
            for (std::size_t s = 0; s < count_; ++s)
                for (const Move& move : states_.moves[s][turn % types_.size()])
                    next[s] += chance_[turn][at++] * (after[move.to] - after[s]);
        }
        double largest = 0.0;
        for (std::size_t s = 0; s < count_; ++s) {
            next[s] = change[s] + stays * next[s] - result[s];
            largest = std::max(largest, std::abs(next[s]));
        }
        if (largest <= enough * size) break;
        anderson.advance(result, next, 1.0);
    }
    return result;
}

void Backward::wait(const Event& event) {
    for (std::size_t p = 0; p < types_.size(); ++p) {
        const PartyTypes& party = types_[p];
        const std::size_t n = party.types();
        const double drawn = event.election[p] ? 1.0 : 1.0 - std::pow(1.0 - options_.redraw, event.next);
        std::vector<double> stays(n), lasts(n);
        for (std::size_t k = 0; k < n; ++k) {
            stays[k] = std::exp(-party.discount[k] * event.next / months_a_year);
            lasts[k] = (1.0 - stays[k]) / party.discount[k];
        }
        const std::vector<double>& fresh = party.fresh.empty() ? party.weight : party.fresh;
        each_(count_, states_a_piece, [&](std::size_t first, std::size_t last) {
            for (std::size_t s = first; s < last; ++s) {
                double* const all = now.all[p].data() + s * n;
                double* const solved = now.solved[p].data() + s * n;
                double mean = 0.0, mean_solved = 0.0;
                for (std::size_t k = 0; k < n; ++k) {
                    mean += fresh[k] * all[k];
                    mean_solved += fresh[k] * solved[k];
                }
                for (std::size_t k = 0; k < n; ++k) {
                    all[k] = lasts[k] * party.flow[s * n + k] + stays[k] * ((1.0 - drawn) * all[k] + drawn * mean);
                    solved[k] =
                        lasts[k] * party.solved[s] + stays[k] * ((1.0 - drawn) * solved[k] + drawn * mean_solved);
                }
            }
        });
    }
}

void Backward::forced(const std::vector<std::uint32_t>& to) {
    for (std::size_t p = 0; p < types_.size(); ++p) {
        const std::size_t n = types_[p].types();
        each_(count_, states_a_piece, [&](std::size_t first, std::size_t last) {
            for (std::size_t s = first; s < last; ++s) {
                const double once = types_[p].once[to[s]] - types_[p].once[s];
                for (std::size_t k = 0; k < n; ++k) then_.all[p][s * n + k] = now.all[p][to[s] * n + k] + once;
                std::copy_n(now.solved[p].data() + to[s] * n, n, then_.solved[p].data() + s * n);
            }
        });
    }
    std::swap(now, then_);
}

// One party's turn in every state.
void Backward::take(std::size_t turn, double months, Turn* kept) {
    const std::size_t mover = turn % types_.size();
    std::vector<Place> places;
    std::size_t moves = 0, bits = 0;
    for (std::size_t s = 0; s < count_; ++s) {
        places.push_back({turn, moves, bits, kept});
        moves += states_.moves[s][mover].size();
        for (const Move& move : states_.moves[s][mover])
            if (move.act == Act::propose) bits += words_ * types_.size();
    }
    if (kept != nullptr) {
        kept->first.clear();
        for (const Place& place : places) kept->first.push_back(static_cast<std::uint32_t>(place.first));
        kept->choice.assign(count_ * types_[mover].types(), 0);
        kept->share.assign(moves, 0.0);
        kept->gain.assign(moves, 0.0);
        kept->solved.assign(moves, 0.0);
        kept->accepts.assign(moves, no_bits);
        kept->bits.assign(bits, 0);
    }
    chance_[turn].resize(moves);
    const double tremble = options_.tremble * months / static_cast<double>(rounds);
    tie_ = options_.tie * months / months_a_year;
    each_(count_, states_a_piece, [&](std::size_t first, std::size_t last) {
        Desk desk;
        for (const PartyTypes& party : types_)
            desk.rows.resize(std::max(desk.rows.size(), (Desk::chance + 1) * party.types()));
        for (std::size_t s = first; s < last; ++s) take_in(s, tremble, places[s], desk);
    });
    std::swap(now, then_);
}

void Backward::take_in(std::size_t s, double tremble, const Place& place, Desk& desk) {
    const std::size_t mover = place.turn % types_.size();
    const std::vector<Move>& moves = states_.moves[s][mover];
    for (std::size_t p = 0; p < types_.size(); ++p) {
        if (p == mover && !moves.empty()) continue;  // whose values are all written below
        const std::size_t n = types_[p].types();
        std::copy_n(now.all[p].data() + s * n, n, then_.all[p].data() + s * n);
        std::copy_n(now.solved[p].data() + s * n, n, then_.solved[p].data() + s * n);
    }
    if (moves.empty()) return;
    answer(mover, s, tremble, desk);
    choose(mover, s, tremble, place, desk);
    for (std::size_t m = 0; m < moves.size(); ++m)
        chance_[place.turn][place.first + m] = desk.mixture[m] * desk.said.all[m];
    for (std::size_t q = 0; q < types_.size(); ++q)
        if (q != mover) meet(q, s, moves, tremble, desk);
    if (place.kept != nullptr) keep_answers(mover, s, desk.said, place);
}

void Backward::answer(std::size_t mover, std::size_t s, double tremble, Desk& desk) const {
    const std::vector<Move>& moves = states_.moves[s][mover];
    const std::size_t parties = types_.size();
    Answers& result = desk.said;
    result.accepted.assign(moves.size() * parties, 1.0);
    result.all.assign(moves.size(), 1.0);
    result.says.resize(moves.size() * parties * most_types_);
    for (std::size_t m = 0; m < moves.size(); ++m) {
        if (moves[m].act != Act::propose) continue;
        for (std::size_t q = 0; q < parties; ++q) {
            if (q == mover || (states_.members[moves[m].group] >> q & 1) == 0) continue;
            const PartyTypes& party = types_[q];
            const std::size_t n = party.types(), to = moves[m].to;
            const double once = party.once[to] - party.once[s];
            double* const for_it = desk.row(Desk::for_it, n);
            ask(now.all[q].data() + s * n, now.all[q].data() + to * n, once, tie_, party.weight.data(), n, for_it,
                result.says.data() + (m * parties + q) * most_types_);
            double share = 0.0;
            for (std::size_t k = 0; k < n; ++k) share += for_it[k];
            result.accepted[m * parties + q] = tremble + (1.0 - 2.0 * tremble) * share;
            result.all[m] *= result.accepted[m * parties + q];
        }
    }
}

void Backward::choose(std::size_t mover, std::size_t s, double tremble, const Place& place, Desk& desk) {
    const std::vector<Move>& moves = states_.moves[s][mover];
    const PartyTypes& party = types_[mover];
    const std::size_t n = party.types();
    const double* const all = now.all[mover].data();
    const double* const solved = now.solved[mover].data();
    double slips = 0.0;
    for (const Move& move : moves) slips += move.slip;
    const double best_chance = 1.0 - tremble * slips;
    // To hold is to act a turn later if one likes: what gains no more than a tie until then holds. Which of two acts it
    // is lasts: the first of those that tie for ever.
    double *const best = desk.row(Desk::best, n), *const best_solved = desk.row(Desk::best_solved, n),
                  *const chosen = desk.row(Desk::chosen, n), *const trembled = desk.row(Desk::trembled, n),
                  *const trembled_solved = desk.row(Desk::trembled_solved, n);
    for (double* zero : {desk.row(Desk::ahead, n), best_solved, trembled, trembled_solved}) std::fill_n(zero, n, 0.0);
    std::fill_n(chosen, n, static_cast<double>(moves.size()));
    for (std::size_t k = 0; k < n; ++k) best[k] = all[s * n + k] + tie_;
    for (std::size_t m = 0; m < moves.size(); ++m) {
        const std::size_t to = moves[m].to;
        weigh_move(desk.said.all[m], moves[m].slip, party.once[to] - party.once[s], all + s * n, solved + s * n,
                   all + to * n, solved + to * n, n, desk.row(Desk::worth, n), desk.row(Desk::gained_solved, n),
                   trembled, trembled_solved);
        take_better(static_cast<double>(m), desk.row(Desk::worth, n), desk.row(Desk::gained_solved, n),
                    tie_for_ever_[mover].data(), n, best, desk.row(Desk::ahead, n), best_solved, chosen);
    }
    std::vector<double>& share = desk.share;
    share.assign(moves.size() + 1, 0.0);
    desk.mixture.assign(moves.size(), 0.0);
    for (std::size_t k = 0; k < n; ++k) {
        const std::size_t i = s * n + k;
        const auto act = static_cast<std::size_t>(chosen[k]);
        share[act] += party.weight[k];
        const double gained = act < moves.size() ? best[k] - all[i] : 0.0;
        // Where it trembles it does any of the others, or holds.
        then_.all[mover][i] = best_chance * (all[i] + gained) + tremble * trembled[k];
        then_.solved[mover][i] = best_chance * (solved[i] + best_solved[k]) + tremble * trembled_solved[k];
    }
    for (std::size_t k = 0; k < n && place.kept != nullptr; ++k) {
        const auto act = static_cast<std::size_t>(chosen[k]);
        if (act == moves.size()) continue;
        const std::size_t i = s * n + k, to = moves[act].to, row = place.first + act;
        const double r = party.discount[k];
        place.kept->choice[i] = static_cast<std::uint16_t>(act + 1);
        place.kept->gain[row] +=
            party.weight[k] * (r * (all[to * n + k] + party.once[to] - party.once[s]) - party.flow[i]);
        place.kept->solved[row] += party.weight[k] * (r * solved[to * n + k] - party.solved[s]);
    }
    for (std::size_t m = 0; m < moves.size(); ++m) {
        desk.mixture[m] = best_chance * share[m] + tremble * moves[m].slip;
        if (place.kept == nullptr) continue;
        place.kept->share[place.first + m] = share[m];
        if (share[m] <= 0.0) continue;
        place.kept->gain[place.first + m] /= share[m];
        place.kept->solved[place.first + m] /= share[m];
    }
}

void Backward::keep_answers(std::size_t mover, std::size_t s, const Answers& answers, const Place& place) const {
    const std::vector<Move>& moves = states_.moves[s][mover];
    const std::size_t parties = types_.size();
    std::size_t bits = place.bits;
    for (std::size_t m = 0; m < moves.size(); ++m) {
        if (moves[m].act != Act::propose) continue;
        place.kept->accepts[place.first + m] = static_cast<std::uint32_t>(bits);
        for (std::size_t q = 0; q < parties; ++q, bits += words_) {
            if (q == mover || (states_.members[moves[m].group] >> q & 1) == 0) continue;
            const double* const says = answers.says.data() + (m * parties + q) * most_types_;
            for (std::size_t k = 0; k < types_[q].types(); ++k)
                if (says[k] > 0.0) place.kept->bits[bits + k / 64] |= std::uint64_t{1} << (k % 64);
        }
    }
}

// What the others' acts do to a party; of a proposal that it is asked about, by its own answer.
void Backward::meet(std::size_t q, std::size_t s, const std::vector<Move>& moves, double tremble, Desk& desk) {
    const Answers& answers = desk.said;
    const std::size_t n = types_[q].types(), parties = types_.size();
    const double *const all = now.all[q].data(), *const solved = now.solved[q].data();
    double *const all_then = then_.all[q].data() + s * n, *const solved_then = then_.solved[q].data() + s * n;
    double* const chance = desk.row(Desk::chance, n);
    for (std::size_t m = 0; m < moves.size(); ++m) {
        if (desk.mixture[m] <= 0.0) continue;
        const bool asked = moves[m].act == Act::propose && (states_.members[moves[m].group] >> q & 1) != 0;
        const double others = desk.mixture[m] * answers.all[m] / (asked ? answers.accepted[m * parties + q] : 1.0);
        if (asked)
            answered(answers.says.data() + (m * parties + q) * most_types_, others * (1.0 - tremble), others * tremble,
                     n, chance);
        else
            std::fill_n(chance, n, others);
        const std::size_t to = moves[m].to;
        add_act(chance, types_[q].once[to] - types_[q].once[s], all + s * n, solved + s * n, all + to * n,
                solved + to * n, n, all_then, solved_then);
    }
}

}  // namespace parley::dispute::course
