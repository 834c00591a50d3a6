#include "parley/pricing/counterfactual/own_advantage.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "parley/model/welfare.hpp"

namespace parley::pricing {
namespace {

void set_one_duty(const world::World& world, const DutySetter& setter, double rate, model::Wedges& wedges) {
    for (const Economy i : setter.on)
        for (const Sector s : setter.sectors)
            if (world.flow(setter.by, i, s) > 0) wedges.duty_rate(setter.by, i, s) = rate;
}

// One duty on all, by values alone: a grid, then parabolas and golden sections (Brent) in ln(1+t).
class OneDuty {
public:
    OneDuty(const world::World& world, const model::Wedges& wedges, const model::SolveOptions& options,
            const DutySetter& setter, const model::Progress& progress)
        : world_(world), wedges_(wedges), options_(options), setter_(setter), progress_(progress) {}

    OwnAdvantage search() {
        OwnAdvantage result;
        for (const model::SplitWedges& split : wedges_.split)
            if (split.base.buyer == setter_.by &&
                std::find(setter_.sectors.begin(), setter_.sectors.end(), split.base.sector) != setter_.sectors.end()) {
                result.verdict = strategy::Verdict::refused;
                result.refusal = Refusal{{},
                                         "a best answer on whole purchases",
                                         world_.economies[setter_.by.value].code + "'s of " +
                                             world_.sectors[split.base.sector.value].code +
                                             ", of which some products bear other duties"};
                return result;
            }
        const double before = real_income(wedges_);
        double best = std::numeric_limits<double>::quiet_NaN();
        std::size_t at = 0;
        std::vector<double> u;
        for (const double rate : {0.0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.45, 0.7, 1.0, 2.0, 4.0, most_of_own_advantage})
            u.push_back(std::log1p(rate));
        for (std::size_t k = 0; k < u.size() && !failed_; ++k) {
            const double value = at_duty(u[k]);
            if (k == 0 || value > best) {
                best = value;
                at = k;
            } else if (k > at + 2) {
                break;  // two steps down: the top is behind
            }
        }
        const double low = u[at > 0 ? at - 1 : 0], high = u[std::min(at + 1, u.size() - 1)];
        const double top = failed_ ? 0.0 : where_it_is_flat(brent(low, u[at], high, best));
        if (failed_) {
            result.verdict = strategy::Verdict::unsolved;
            result.why = why_;
            return result;
        }
        result.verdict = strategy::Verdict::found;
        result.wedges = wedges_;
        set_one_duty(world_, setter_, std::expm1(top), result.wedges);
        strategy::ChosenRate rate;
        double today = 0.0;
        for (const Economy i : setter_.on)
            for (const Sector s : setter_.sectors) {
                rate.variable.base_trade_usd_m += world_.flow(setter_.by, i, s);
                today += world_.flow(setter_.by, i, s) * wedges_.duty_rate(setter_.by, i, s);
            }
        rate.variable.most = most_of_own_advantage;
        rate.rate = std::expm1(top);
        rate.today = today / rate.variable.base_trade_usd_m;
        result.by_setter = {{{rate}, before, best_value_}};
        return result;
    }

private:
    double real_income(const model::Wedges& wedges) {
        const model::Equilibrium solved = solve(world_, wedges, options_, progress_, start_ ? &*start_ : nullptr);
        if (solved.status != model::Status::converged) {
            failed_ = true;
            why_ = solved.worst_equation;
            return 0.0;
        }
        start_ = solved.point;
        const model::Welfare there = model::welfare(world_, solved.point, options_.closure);
        return payoff_factor(there, options_.closure.deficits)(setter_.by);
    }
    double at_duty(double u) {
        model::Wedges wedges = wedges_;
        set_one_duty(world_, setter_, std::expm1(u), wedges);
        const double value = real_income(wedges);
        best_value_ = std::max(best_value_, value);
        return value;
    }

    // A value says where it is highest to the root of its own digits only, which compilers differ in. Slopes over a
    // step of four points tell it as closely as equilibria are known: Newton's step to where there is none.
    double where_it_is_flat(double u) {
        constexpr double h = 0.01;
        if (failed_ || u < 2 * h || u + 2 * h > std::log1p(most_of_own_advantage)) return u;
        options_.tolerance = std::min(options_.tolerance, 1e-12);
        const double far_left = at_duty(u - 2 * h), left = at_duty(u - h), middle = at_duty(u);
        const double right = at_duty(u + h), far_right = at_duty(u + 2 * h);
        const double slope = (far_left - far_right + 8 * (right - left)) / (12 * h);
        const double bend = (16 * (left + right) - far_left - far_right - 30 * middle) / (12 * h * h);
        const double step = -slope / bend;
        const bool known = !std::exchange(failed_, false);
        return known && bend < 0 && std::abs(step) < 100 * close ? u + step : u;
    }

    static constexpr double close = 1e-5;  // of ln(1+t), for the search by values

    double brent(double low, double middle, double high, double value_at_middle) {
        constexpr double tolerance = close, golden = 0.3819660112501051;
        double x = middle, w = middle, v = middle, fx = value_at_middle, fw = fx, fv = fx, step = 0.0, before = 0.0;
        for (int k = 0; k < 60 && !failed_; ++k) {
            const double centre = (low + high) / 2;
            if (std::abs(x - centre) <= 2 * tolerance - (high - low) / 2) break;
            bool section = true;
            if (std::abs(before) > tolerance) {
                double r = (x - w) * (fx - fv), q = (x - v) * (fx - fw), p = (x - v) * q - (x - w) * r;
                q = 2 * (q - r);
                if (q > 0) p = -p;
                q = std::abs(q);
                const double last = before;
                before = step;
                if (std::abs(p) < std::abs(q * last / 2) && p > q * (low - x) && p < q * (high - x)) {
                    step = p / q;
                    section = false;
                }
            }
            if (section) {
                before = x < centre ? high - x : low - x;
                step = golden * before;
            }
            const double u = x + (std::abs(step) >= tolerance ? step : std::copysign(tolerance, step));
            const double fu = at_duty(u);
            if (fu >= fx) {
                (u >= x ? low : high) = x;
                v = w, fv = fw, w = x, fw = fx, x = u, fx = fu;
            } else {
                (u < x ? low : high) = u;
                if (fu >= fw || w == x) {
                    v = w, fv = fw, w = u, fw = fu;
                } else if (fu >= fv || v == x || v == w) {
                    v = u, fv = fu;
                }
            }
        }
        return x;
    }

    const world::World& world_;
    const model::Wedges& wedges_;
    model::SolveOptions options_;
    const DutySetter& setter_;
    const model::Progress& progress_;
    std::optional<model::Point> start_;
    double best_value_ = 0.0;
    bool failed_ = false;
    std::string why_;
};

}  // namespace

OwnAdvantage own_advantage(const world::World& world, const model::Wedges& wedges, const model::SolveOptions& options,
                           const std::vector<DutySetter>& setters, const model::Progress& progress) {
    if (setters.size() == 1 && setters.front().rates == strategy::Rates::uniform)
        return OneDuty(world, wedges, options, setters.front(), progress).search();
    return own_advantage_by_strategy(world, wedges, options, setters, progress);
}

}  // namespace parley::pricing
