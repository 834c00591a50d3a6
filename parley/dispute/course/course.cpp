#include "parley/dispute/course/course.hpp"

#include <algorithm>
#include <cmath>

#include "parley/numerics/anderson.hpp"

namespace parley::dispute::course {
namespace {

constexpr double months_a_year = 12.0;
constexpr std::uint32_t no_bits = ~std::uint32_t{0};

// Values of all parties, state × type.
struct Values {
    std::vector<std::vector<double>> all, solved;
};

class Solver {
public:
    Solver(const States& states, const std::vector<PartyTypes>& types, const CourseOptions& options,
           const ForEach& each)
        : states_(states), types_(types), options_(options), each_(each), count_(states.states.size()) {
        for (const PartyTypes& party : types) {
            words_ = std::max(words_, (party.types() + 63) / 64);
            now_.all.emplace_back(count_ * party.types());
            now_.solved.emplace_back(count_ * party.types());
        }
        perpetuity();
    }

    // What a state is worth where nothing changes any more.
    void perpetuity() {
        for (std::size_t p = 0; p < types_.size(); ++p)
            for (std::size_t s = 0; s < count_; ++s)
                for (std::size_t k = 0; k < types_[p].types(); ++k) {
                    const std::size_t i = s * types_[p].types() + k;
                    now_.all[p][i] = types_[p].flow[i] / types_[p].discount[k];
                    now_.solved[p][i] = types_[p].solved[s] / types_[p].discount[k];
                }
        then_ = now_;
    }

    // The values before an event, from those after the wait that follows it; `kept`: by round and party.
    void event(const Event& event, Turn* kept) {
        wait(event);
        for (auto due = event.due.rbegin(); due != event.due.rend(); ++due) forced(states_.due[*due]);
        if (event.regular) forced(states_.next_step);
        for (std::size_t turn = rounds * types_.size(); turn-- > 0;)
            take(turn % types_.size(), event.next, kept == nullptr ? nullptr : kept + turn);
    }

    // A turn of the regular kind, over and over. Best replies overshoot each other where values follow them at once:
    // most passes go part of the way. What all types have in common then dies out only as fast as they discount, so
    // that a run of accelerated steps is tried in between; it ends the search where best replies have come to rest.
    void stationary(Course& course, double step) {
        constexpr std::size_t slow = 120, fast = 40, depth = 4;
        constexpr double part = 0.3;
        Event regular;
        regular.next = step;
        regular.election.assign(types_.size(), false);
        std::vector<double> point = together(), moved(point.size()), kept;
        numerics::Anderson anderson(point.size(), depth);
        double least = 0.0;  // of the passes that went part of the way
        for (course.passes = 0; course.passes < options_.most_passes;) {
            event(regular, nullptr);
            const std::size_t phase = course.passes++ % (slow + fast);
            const std::vector<double> then = together();
            course.residual = 0.0;
            for (std::size_t i = 0; i < point.size(); ++i) {
                moved[i] = then[i] - point[i];
                course.residual = std::max(course.residual, std::abs(moved[i]));
            }
            course.settled = course.residual <= options_.tolerance;
            if (course.settled) return;
            if (phase == 0 && !kept.empty() && course.residual > least) {
                point = kept;  // the accelerated steps have led astray
                apart(point);
                continue;
            }
            if (phase < slow) {
                for (std::size_t i = 0; i < point.size(); ++i) point[i] += part * moved[i];
                if (phase + 1 == slow) {
                    kept = point;
                    least = course.residual;
                    anderson.restart();
                }
            } else {
                anderson.advance(point, moved, 1.0);
            }
            apart(point);
        }
    }

    const Values& values() const { return now_; }
    std::size_t words() const { return words_; }

private:
    std::vector<double> together() const {
        std::vector<double> result;
        for (const auto* values : {&now_.all, &now_.solved})
            for (const std::vector<double>& party : *values) result.insert(result.end(), party.begin(), party.end());
        return result;
    }
    void apart(const std::vector<double>& point) {
        auto from = point.begin();
        for (auto* values : {&now_.all, &now_.solved})
            for (std::vector<double>& party : *values) {
                std::copy_n(from, party.size(), party.begin());
                from += static_cast<std::ptrdiff_t>(party.size());
            }
    }

    void wait(const Event& event) {
        for (std::size_t p = 0; p < types_.size(); ++p) {
            const PartyTypes& party = types_[p];
            const std::size_t n = party.types();
            const double drawn = event.election[p] ? 1.0 : 1.0 - std::pow(1.0 - options_.redraw, event.next);
            std::vector<double> stays(n), lasts(n);
            for (std::size_t k = 0; k < n; ++k) {
                stays[k] = std::exp(-party.discount[k] * event.next / months_a_year);
                lasts[k] = (1.0 - stays[k]) / party.discount[k];
            }
            each_(count_, [&](std::size_t s) {
                const std::vector<double>& fresh = party.fresh.empty() ? party.weight : party.fresh;
                double mean = 0.0, mean_solved = 0.0;
                for (std::size_t k = 0; k < n; ++k) {
                    mean += fresh[k] * now_.all[p][s * n + k];
                    mean_solved += fresh[k] * now_.solved[p][s * n + k];
                }
                for (std::size_t k = 0; k < n; ++k) {
                    const std::size_t i = s * n + k;
                    now_.all[p][i] =
                        lasts[k] * party.flow[i] + stays[k] * ((1.0 - drawn) * now_.all[p][i] + drawn * mean);
                    now_.solved[p][i] = lasts[k] * party.solved[s] +
                                        stays[k] * ((1.0 - drawn) * now_.solved[p][i] + drawn * mean_solved);
                }
            });
        }
    }

    void forced(const std::vector<std::uint32_t>& to) {
        for (std::size_t p = 0; p < types_.size(); ++p) {
            const std::size_t n = types_[p].types();
            for (std::size_t s = 0; s < count_; ++s) {
                const double once = types_[p].once[to[s]] - types_[p].once[s];
                for (std::size_t k = 0; k < n; ++k) {
                    then_.all[p][s * n + k] = now_.all[p][to[s] * n + k] + once;
                    then_.solved[p][s * n + k] = now_.solved[p][to[s] * n + k];
                }
            }
        }
        std::swap(now_, then_);
    }

    // One party's turn in every state.
    void take(std::size_t mover, double months, Turn* kept) {
        std::size_t moves = 0, bits = 0;
        std::vector<std::uint32_t> first(count_), first_bits(count_);
        for (std::size_t s = 0; s < count_; ++s) {
            first[s] = static_cast<std::uint32_t>(moves);
            first_bits[s] = static_cast<std::uint32_t>(bits);
            moves += states_.moves[s][mover].size();
            for (const Move& move : states_.moves[s][mover])
                if (move.act == Act::propose) bits += words_ * types_.size();
        }
        if (kept != nullptr) {
            kept->first = first;
            kept->choice.assign(count_ * types_[mover].types(), 0);
            kept->share.assign(moves, 0.0);
            kept->gain.assign(moves, 0.0);
            kept->solved.assign(moves, 0.0);
            kept->accepts.assign(moves, no_bits);
            kept->bits.assign(bits, 0);
        }
        const double tremble = options_.tremble * months / static_cast<double>(rounds);
        each_(count_, [&](std::size_t s) { take_in(mover, s, tremble, first[s], first_bits[s], kept); });
        std::swap(now_, then_);
    }

    void take_in(std::size_t mover, std::size_t s, double tremble, std::size_t first, std::size_t bit, Turn* kept) {
        const std::vector<Move>& moves = states_.moves[s][mover];
        for (std::size_t p = 0; p < types_.size(); ++p) {
            const std::size_t n = types_[p].types();
            std::copy_n(now_.all[p].begin() + static_cast<std::ptrdiff_t>(s * n), n,
                        then_.all[p].begin() + static_cast<std::ptrdiff_t>(s * n));
            std::copy_n(now_.solved[p].begin() + static_cast<std::ptrdiff_t>(s * n), n,
                        then_.solved[p].begin() + static_cast<std::ptrdiff_t>(s * n));
        }
        if (moves.empty()) return;
        const PartyTypes& party = types_[mover];
        const std::size_t n = party.types(), parties = types_.size();
        // How likely each proposal is accepted, by each who is asked.
        std::vector<double> accepted(moves.size() * parties, 1.0), all(moves.size(), 1.0);
        std::vector<std::uint64_t> says(moves.size() * parties * words_, 0);
        for (std::size_t m = 0; m < moves.size(); ++m) {
            if (moves[m].act != Act::propose) continue;
            for (std::size_t q = 0; q < parties; ++q) {
                if (q == mover || (states_.members[moves[m].group] >> q & 1) == 0) continue;
                double share = 0.0;
                for (std::size_t k = 0; k < types_[q].types(); ++k) {
                    if (value(q, moves[m].to, s, k) < now_.all[q][s * types_[q].types() + k] + options_.tie) continue;
                    share += types_[q].weight[k];
                    says[(m * parties + q) * words_ + k / 64] |= std::uint64_t{1} << (k % 64);
                }
                accepted[m * parties + q] = tremble + (1.0 - 2.0 * tremble) * share;
                all[m] *= accepted[m * parties + q];
            }
        }
        // The mover's types.
        std::vector<double> mixture(moves.size(), 0.0), share(moves.size(), 0.0);
        double slips = 0.0;
        for (const Move& move : moves) slips += move.slip;
        const double best_chance = 1.0 - tremble * slips;
        // Move by move over all types, which lie side by side.
        const double* const all_now = now_.all[mover].data();
        const double* const solved_now = now_.solved[mover].data();
        std::vector<double> best(n), trembled(n, 0.0), trembled_solved(n, 0.0);
        std::vector<std::size_t> best_move(n, moves.size());
        for (std::size_t k = 0; k < n; ++k) best[k] = all_now[s * n + k] + options_.tie;
        for (std::size_t m = 0; m < moves.size(); ++m) {
            const double chance = all[m], otherwise = 1.0 - all[m], slip = moves[m].slip;
            const double once_to = party.once[moves[m].to], once_from = party.once[s];
            const double* const to_all = all_now + moves[m].to * n;
            const double* const to_solved = solved_now + moves[m].to * n;
            for (std::size_t k = 0; k < n; ++k) {
                const double worth = chance * (to_all[k] + once_to - once_from) + otherwise * all_now[s * n + k];
                trembled[k] += slip * worth;
                trembled_solved[k] += slip * (chance * to_solved[k] + otherwise * solved_now[s * n + k]);
                if (worth > best[k]) {
                    best[k] = worth;
                    best_move[k] = m;
                }
            }
        }
        for (std::size_t k = 0; k < n; ++k) {
            const std::size_t i = s * n + k, chosen = best_move[k];
            const double hold = all_now[i];
            double gained = 0.0, gained_solved = 0.0;
            if (chosen < moves.size()) {
                gained = best[k] - hold;
                gained_solved = all[chosen] * (now_.solved[mover][moves[chosen].to * n + k] - now_.solved[mover][i]);
                share[chosen] += party.weight[k];
                mixture[chosen] += party.weight[k] * best_chance;
                if (kept != nullptr) {
                    kept->choice[i] = static_cast<std::uint16_t>(chosen + 1);
                    const double r = party.discount[k];
                    const std::uint32_t to = moves[chosen].to;
                    kept->gain[first + chosen] += party.weight[k] * (r * value(mover, to, s, k) - party.flow[i]);
                    kept->solved[first + chosen] +=
                        party.weight[k] * (r * now_.solved[mover][to * n + k] - party.solved[s]);
                }
            }
            // Where it trembles it does any of the others, or holds.
            then_.all[mover][i] = best_chance * (hold + gained) + tremble * trembled[k];
            then_.solved[mover][i] =
                best_chance * (now_.solved[mover][i] + gained_solved) + tremble * trembled_solved[k];
        }
        for (std::size_t m = 0; m < moves.size(); ++m) mixture[m] += tremble * moves[m].slip;
        // Everybody else.
        for (std::size_t q = 0; q < parties; ++q)
            if (q != mover) meets(q, s, moves, mixture, accepted, all, says, tremble);
        if (kept == nullptr) return;
        for (std::size_t m = 0; m < moves.size(); ++m) {
            kept->share[first + m] = share[m];
            if (share[m] > 0.0) {
                kept->gain[first + m] /= share[m];
                kept->solved[first + m] /= share[m];
            }
            if (moves[m].act != Act::propose) continue;
            kept->accepts[first + m] = static_cast<std::uint32_t>(bit);
            for (std::size_t w = 0; w < parties * words_; ++w) kept->bits[bit + w] = says[m * parties * words_ + w];
            bit += parties * words_;
        }
    }

    // What the others' acts do to a party; of a proposal that it is asked about, by its own answer.
    void meets(std::size_t q, std::size_t s, const std::vector<Move>& moves, const std::vector<double>& mixture,
               const std::vector<double>& accepted, const std::vector<double>& all,
               const std::vector<std::uint64_t>& says, double tremble) {
        const std::size_t n = types_[q].types(), parties = types_.size();
        for (std::size_t m = 0; m < moves.size(); ++m) {
            if (mixture[m] <= 0.0) continue;
            const bool asked = moves[m].act == Act::propose && (states_.members[moves[m].group] >> q & 1) != 0;
            const double others = asked ? all[m] / accepted[m * parties + q] : all[m];
            const double once = types_[q].once[moves[m].to] - types_[q].once[s];
            if (!asked) {
                const double chance = mixture[m] * others;
                const double* const all_to = now_.all[q].data() + moves[m].to * n;
                const double* const solved_to = now_.solved[q].data() + moves[m].to * n;
                const double* const all_now = now_.all[q].data() + s * n;
                const double* const solved_now = now_.solved[q].data() + s * n;
                double* const all_then = then_.all[q].data() + s * n;
                double* const solved_then = then_.solved[q].data() + s * n;
                for (std::size_t k = 0; k < n; ++k) {
                    all_then[k] += chance * (all_to[k] + once - all_now[k]);
                    solved_then[k] += chance * (solved_to[k] - solved_now[k]);
                }
                continue;
            }
            for (std::size_t k = 0; k < n; ++k) {
                const bool yes = (says[(m * parties + q) * words_ + k / 64] >> (k % 64) & 1) != 0;
                const double chance = mixture[m] * ((yes ? 1.0 - tremble : tremble) * others);
                const std::size_t to = moves[m].to * n + k, from = s * n + k;
                then_.all[q][from] += chance * (now_.all[q][to] + once - now_.all[q][from]);
                then_.solved[q][from] += chance * (now_.solved[q][to] - now_.solved[q][from]);
            }
        }
    }

    double value(std::size_t p, std::size_t to, std::size_t from, std::size_t k) const {
        return now_.all[p][to * types_[p].types() + k] + types_[p].once[to] - types_[p].once[from];
    }

    const States& states_;
    const std::vector<PartyTypes>& types_;
    const CourseOptions& options_;
    const ForEach& each_;
    std::size_t count_, words_ = 1;
    Values now_, then_;
};

}  // namespace

void one_after_another(std::size_t count, const std::function<void(std::size_t)>& work) {
    for (std::size_t k = 0; k < count; ++k) work(k);
}

std::vector<Event> events_of(const Rules& rules, const States& states, const std::vector<PartyTypes>& types,
                             const CourseOptions& options) {
    double last = options.horizon;
    for (const std::size_t a : states.due_act) last = std::max(last, *rules.announced[a].due);
    constexpr double same_day = 0.01;
    const auto count = static_cast<std::size_t>(std::floor(last / options.step + 1e-9));
    std::vector<Event> events;
    for (std::size_t k = 0; k <= count; ++k) {
        Event event;
        event.at = options.step * static_cast<double>(k);
        events.push_back(event);
    }
    for (std::size_t d = 0; d < states.due_act.size(); ++d) {
        const double at = *rules.announced[states.due_act[d]].due;
        auto place =
            std::find_if(events.begin(), events.end(), [&](const Event& each) { return each.at >= at - same_day; });
        if (place == events.end() || place->at > at + same_day) {
            Event event;
            event.at = at;
            event.regular = false;
            place = events.insert(place, event);
        }
        place->due.push_back(d);
    }
    for (std::size_t e = 0; e < events.size(); ++e) {
        events[e].next = e + 1 < events.size() ? events[e + 1].at - events[e].at : options.step;
        events[e].election.assign(types.size(), false);
        for (std::size_t p = 0; p < types.size(); ++p)
            for (const double day : types[p].elections)
                if (day > events[e].at && day <= events[e].at + events[e].next) events[e].election[p] = true;
    }
    return events;
}

Course solve(const States& states, const std::vector<PartyTypes>& types, std::vector<Event> events,
             const CourseOptions& options, const ForEach& each) {
    Course course;
    Solver solver(states, types, options, each);
    solver.stationary(course, options.step);
    course.words = solver.words();
    course.turns.resize(events.size() * rounds * types.size());
    for (std::size_t e = events.size(); e-- > 0;)
        solver.event(events[e], course.turns.data() + e * rounds * types.size());
    course.events = std::move(events);
    course.value = solver.values().all;
    course.solved = solver.values().solved;
    return course;
}

}  // namespace parley::dispute::course
