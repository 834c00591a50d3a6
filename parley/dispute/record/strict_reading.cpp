#include "parley/dispute/record/strict_reading.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "parley/numerics/linear_programme.hpp"

namespace parley::dispute::record {
namespace {

using numerics::Certified;
using numerics::LinearProgramme;
using numerics::LinearSolution;

// Within this of an end a want is not bounded by what was said, as a share of its range; and margins this far below
// zero, as a share of what they are made of, are none.
constexpr double tie = 1e-7;

// Columns: for each faction its share a, then y_k = a (w_k − low_k) for each term. All ≥ 0, and y_k ≤ a (high_k −
// low_k).
class Polytope {
public:
    explicit Polytope(const Wants& wants) : wants_(wants), width_(1 + wants.terms.size()) {}

    std::size_t columns() const { return wants_.factions.size() * width_; }

    // The row of Σ over those who speak of a · margin, so that it reads row · x.
    std::vector<double> row(const std::optional<std::size_t>& faction, const Margin& margin) const {
        std::vector<double> result(columns(), 0.0);
        for (std::size_t f = 0; f < wants_.factions.size(); ++f) {
            if (faction && *faction != f) continue;
            double constant = margin.solved;
            for (std::size_t k = 0; k + 1 < width_; ++k) {
                const WantRange& range = wants_.factions[f].want[k];
                constant += range.low * margin.change[k];
                result[f * width_ + 1 + k] = (range.high - range.low) * margin.change[k];
            }
            result[f * width_] = constant;
        }
        return result;
    }

    // maximise objective · x over what fits the statements that are picked.
    LinearSolution most(const std::vector<double>& objective, const std::vector<Statement>& statements,
                        std::uint64_t picked) const {
        const std::size_t said = statements.size(), ends = wants_.factions.size() * (width_ - 1);
        LinearProgramme programme(2 + ends + said, columns());
        for (std::size_t f = 0; f < wants_.factions.size(); ++f) {
            programme.at(0, f * width_) = 1.0;
            programme.at(1, f * width_) = -1.0;
            for (std::size_t k = 0; k + 1 < width_; ++k) {
                const std::size_t line = 2 + f * (width_ - 1) + k;
                programme.at(line, f * width_ + 1 + k) = 1.0;
                programme.at(line, f * width_) = -1.0;
            }
        }
        programme.b[0] = 1.0;
        programme.b[1] = -1.0;
        for (std::size_t i = 0; i < said; ++i) {
            if (!(picked >> i & 1U)) continue;
            // Scaled to one, so that small disputes are read like large ones; within the tie is meant too.
            std::vector<double> line = row(statements[i].faction, statements[i].margin);
            double size = 0.0;
            for (const double entry : line) size = std::max(size, std::abs(entry));
            if (size == 0) continue;
            for (std::size_t c = 0; c < line.size(); ++c) programme.at(2 + ends + i, c) = -line[c] / size;
            programme.b[2 + ends + i] = tie;
        }
        programme.c = objective;
        return solve(programme);
    }

    bool fits(const std::vector<Statement>& statements, std::uint64_t picked) const {
        return most(std::vector<double>(columns(), 0.0), statements, picked).certified == Certified::optimum;
    }

private:
    const Wants& wants_;
    std::size_t width_;
};

// The smallest set that meets every one of `to_hit` and contains none of `barred`; sets are bits. Depth first,
// deepening.
bool hit(const std::vector<std::uint64_t>& to_hit, const std::vector<std::uint64_t>& barred, std::uint64_t so_far,
         std::uint64_t out, std::size_t left, std::uint64_t& found) {
    for (const std::uint64_t set : barred)
        if ((set & ~so_far) == 0) return false;
    const auto open = std::find_if(to_hit.begin(), to_hit.end(), [&](std::uint64_t s) { return (s & so_far) == 0; });
    if (open == to_hit.end()) {
        found = so_far;
        return true;
    }
    if (left == 0) return false;
    for (std::uint64_t rest = *open & ~out; rest != 0; rest &= rest - 1) {
        const std::uint64_t bit = rest & (~rest + 1);
        if (hit(to_hit, barred, so_far | bit, out, left - 1, found)) return true;
        out |= bit;  // tried: what follows does without it
    }
    return false;
}

// Every minimal set of statements that do not fit together meets the complement of every largest set that does
// (Reiter 1987; Ignatiev, Previti, Liffiton & Marques-Silva 2015), so the smallest come first.
void find_contradictions(const Polytope& polytope, const std::vector<Statement>& statements, std::size_t most,
                         StrictReading& reading) {
    const std::size_t said = statements.size();
    std::vector<std::uint64_t> corrections, found;
    constexpr std::size_t most_corrections = 512;
    while (true) {
        std::uint64_t candidate = 0;
        bool any = false;
        for (std::size_t size = 0; size <= said && !any; ++size) any = hit(corrections, found, 0, 0, size, candidate);
        if (!any) return;
        if (found.size() == most || corrections.size() == most_corrections) {
            reading.all_contradictions = false;
            return;
        }
        if (!polytope.fits(statements, candidate)) {
            found.push_back(candidate);
            reading.contradictions.emplace_back();
            for (std::size_t i = 0; i < said; ++i)
                if (candidate >> i & 1U) reading.contradictions.back().push_back(i);
            continue;
        }
        std::uint64_t missing = 0;
        for (std::size_t i = 0; i < said; ++i) {
            const std::uint64_t bit = std::uint64_t{1} << i;
            if (candidate & bit) continue;
            if (polytope.fits(statements, candidate | bit))
                candidate |= bit;
            else
                missing |= bit;
        }
        if (missing == 0) return;
        corrections.push_back(missing);
    }
}

Wants opened_tenfold(Wants wants) {
    for (Faction& faction : wants.factions)
        for (WantRange& range : faction.want) {
            range.low = range.low > 0 ? range.low / 10 : range.low * 10;
            range.high = range.high > 0 ? range.high * 10 : range.high / 10;
        }
    return wants;
}

std::uint64_t all_of(const std::vector<Statement>& statements) {
    return statements.size() == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << statements.size()) - 1;
}

}  // namespace

std::optional<MarginBounds> bounds_of(const Wants& wants, const std::vector<Statement>& statements,
                                      const Margin& margin) {
    const Polytope polytope(wants);
    std::vector<double> objective = polytope.row(std::nullopt, margin);
    const LinearSolution high = polytope.most(objective, statements, all_of(statements));
    if (high.certified != Certified::optimum) return std::nullopt;
    for (double& entry : objective) entry = -entry;
    const LinearSolution low = polytope.most(objective, statements, all_of(statements));
    if (low.certified != Certified::optimum) return std::nullopt;
    return MarginBounds{-low.value, high.value};
}

StrictReading strict_reading(const Wants& wants, const std::vector<Statement>& statements,
                             std::size_t most_contradictions) {
    StrictReading result;
    const Polytope polytope(wants);
    result.consistent = polytope.fits(statements, all_of(statements));
    if (!result.consistent) {
        find_contradictions(polytope, statements, most_contradictions, result);
        const Wants opened = opened_tenfold(wants);
        result.range_too_narrow = Polytope(opened).fits(statements, all_of(statements));
        return result;
    }
    for (std::size_t k = 0; k < wants.terms.size(); ++k) {
        Margin unit;
        unit.change.assign(wants.terms.size(), 0.0);
        unit.change[k] = 1.0;
        const auto said = bounds_of(wants, statements, unit), alone = bounds_of(wants, {}, unit);
        if (!said || !alone) continue;
        const double width = alone->high - alone->low;
        result.wants.push_back({said->low, said->high, said->low > alone->low + 10 * tie * width,
                                said->high < alone->high - 10 * tie * width});
    }
    return result;
}

}  // namespace parley::dispute::record
