#include <algorithm>
#include <cmath>
#include <map>

#include "parley/strategy/search/joint.hpp"
#include "parley/strategy/talks.hpp"

namespace parley::strategy {
namespace {

constexpr double worth_a_move = 1e-8;  // of a value

std::vector<std::size_t> members_of(std::size_t mask, std::size_t choosers) {
    std::vector<std::size_t> result;
    for (std::size_t k = 0; k < choosers; ++k)
        if (mask >> k & 1) result.push_back(k);
    return result;
}

// One chooser alone is a club of nobody.
std::size_t proper(std::size_t mask) {
    return (mask & (mask - 1)) == 0 ? 0 : mask;
}

}  // namespace

Clubs clubs(const Stage& stage, const std::vector<Chooser>& choosers, const WarOptions& options,
            const model::Progress& progress) {
    Clubs result;
    result.refusal = chooser_refusal(stage, choosers);
    if (!result.refusal && (choosers.size() < 2 || choosers.size() > most_in_clubs))
        result.refusal = Refusal{Subject{Option::none, "clubs"}, "2 to " + std::to_string(most_in_clubs) + " choosers",
                                 std::to_string(choosers.size())};
    if (result.refusal) {
        result.verdict = Verdict::refused;
        result.why = in_one_line(*result.refusal);
        return result;
    }
    const std::vector<Objective> own = objectives_of(choosers);
    std::vector<std::size_t> masks{0};
    for (std::size_t mask = 1; mask < std::size_t{1} << choosers.size(); ++mask)
        if (proper(mask) != 0) masks.push_back(mask);
    std::stable_sort(masks.begin(), masks.end(), [&](std::size_t a, std::size_t b) {
        return members_of(a, choosers.size()).size() < members_of(b, choosers.size()).size();
    });
    std::map<std::size_t, std::vector<double>> values;
    for (const std::size_t mask : masks) {
        Club club;
        club.members = members_of(mask, choosers.size());
        std::vector<Chooser> players = choosers;
        for (const std::size_t k : club.members)
            players[k].objective = joint_income(*stage.world, choosers, club.members);
        club.war = war(stage, players, options, progress);
        if (club.war.verdict != Verdict::found) {
            result.verdict = club.war.verdict;
            result.why = club.war.why;
            return result;
        }
        // What each has by its own lights, whatever it has set its rates for.
        const model::Equilibrium today = solve(*stage.world, stage.today, stage.options);
        for (std::size_t k = 0; k < choosers.size(); ++k) {
            club.war.sides[k].value = own[k](*stage.world, club.war.wedges, club.war.equilibrium.point).value;
            club.war.sides[k].value_today = own[k](*stage.world, stage.today, today.point).value;
            values[mask].push_back(club.war.sides[k].value);
        }
        result.clubs.push_back(std::move(club));
    }
    for (std::size_t c = 0; c < masks.size(); ++c) {
        Club& club = result.clubs[c];
        club.nobody_leaves = club.nobody_joins = true;
        for (std::size_t k = 0; k < choosers.size(); ++k) {
            const bool inside = masks[c] >> k & 1;
            const std::size_t other = proper(masks[c] ^ (std::size_t{1} << k));
            if (!inside && masks[c] == 0) continue;  // two are needed for a club
            const double gain = values[other][k] - values[masks[c]][k];
            if (gain > worth_a_move) (inside ? club.nobody_leaves : club.nobody_joins) = false;
        }
        // Of nobody's club: any two who would both gain by forming one.
        for (std::size_t j = 0; masks[c] == 0 && j < choosers.size(); ++j)
            for (std::size_t k = 0; k < j; ++k) {
                const std::size_t pair = (std::size_t{1} << j) | (std::size_t{1} << k);
                if (values[pair][j] > values[0][j] + worth_a_move && values[pair][k] > values[0][k] + worth_a_move)
                    club.nobody_joins = false;
            }
    }
    result.verdict = Verdict::found;
    return result;
}

}  // namespace parley::strategy
