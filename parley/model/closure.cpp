#include "parley/model/closure.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace parley::model {
namespace {

std::string number(double value) {
    char text[40];
    std::snprintf(text, sizeof text, "%.6g", value);
    return text;
}

std::optional<world::Breach> saving_breach(const world::World& world, const SavingRule& saving) {
    const double up = saving.saving_elasticity, down = saving.investment_elasticity;
    if (!(up >= 0 && down >= 0 && std::isfinite(up + down)))
        return world::Breach{"elasticities of saving and investment of zero or more",
                             number(up) + " and " + number(down)};
    if (up + down == 0)
        return world::Breach{
            "an elasticity of saving or of investment above zero: otherwise no interest factor clears them",
            "both zero"};
    if (world.accounts.investment_rate.size() != world.economy_count())
        return world::Breach{"saving and investment rates of every economy (accounts.csv)", "a world without them"};
    if (!saving.rate.empty() && saving.rate.size() != world.economy_count())
        return world::Breach{"a saving rate for every economy", std::to_string(saving.rate.size())};
    const Table<Economy> base = saving.rate.empty() ? base_saving_rate(world) : saving.rate;
    double saved = 0.0;
    for (const Economy n : world.each_economy()) {
        const double rate = base(n), invested = world.accounts.investment_rate(n);
        if (!(std::isfinite(rate) && rate < 1))
            return world::Breach{"a saving rate below 100 % of value added",
                                 world.economies[n.value].code + ": " + number(100 * rate) + " %"};
        if (!(std::isfinite(invested) && invested >= 0))
            return world::Breach{"an investment rate of zero or more",
                                 world.economies[n.value].code + ": " + number(100 * invested) + " %"};
        saved += rate * world.value_added(n);
    }
    if (!(saved > 0)) return world::Breach{"a world that saves", number(saved) + " USD m"};
    return {};
}

std::optional<world::Breach> scale_breach(const world::World& world, const std::vector<double>& psi) {
    if (psi.empty()) return {};
    if (psi.size() != world.sector_count())
        return world::Breach{"a scale elasticity for every sector", std::to_string(psi.size())};
    for (const Sector s : world.each_sector()) {
        const std::string sector = "sector " + world.sectors[s.value].code + ": ";
        if (!(psi[s.value] >= 0 && std::isfinite(psi[s.value])))
            return world::Breach{"scale elasticities of zero or more", sector + number(psi[s.value])};
        // eq:scale-bound
        const double product = world.theta[s.value] * psi[s.value];
        if (!(product < 1))
            return world::Breach{"trade elasticity times scale elasticity below 1 in every sector",
                                 sector + number(product)};
    }
    return {};
}

}  // namespace

bool Closure::has_scale() const {
    return std::any_of(psi.begin(), psi.end(), [](double each) { return each != 0; });
}

std::optional<world::Breach> closure_breach(const world::World& world, const Closure& closure) {
    if (closure.deficits == Deficits::saving)
        if (auto breach = saving_breach(world, closure.saving)) return breach;
    if (!(closure.factors.kappa >= 1))
        return world::Breach{"a factor market with κ of 1 or more", number(closure.factors.kappa)};
    return scale_breach(world, closure.psi);
}

std::optional<std::vector<double>> scale_elasticities(const world::World& world) {
    for (const world::ScaleSource& scale : world.scale_sources)
        if (scale.name == world.elasticity_source) return scale.psi;
    for (const world::ScaleSource& scale : world.scale_sources)
        for (const world::ElasticitySource& source : world.elasticity_sources) {
            if (source.name != scale.name) continue;
            std::vector<double> psi = scale.psi;  // eq:scale-product
            for (std::size_t s = 0; s < psi.size(); ++s) psi[s] *= source.theta[s] / world.theta[s];
            return psi;
        }
    return {};
}

// eq:base-saving
Table<Economy> base_saving_rate(const world::World& world) {
    Table<Economy> rate = world.accounts.investment_rate;
    for (const Economy n : world.each_economy()) rate(n) -= world.deficit(n) / world.value_added(n);
    return rate;
}

Closure closure_at(const world::World& world, const Closure& closure, double at) {
    Closure result = closure;
    if (closure.deficits == Deficits::zero) result.deficit_left = 1 - at + at * closure.deficit_left;
    if (closure.deficits == Deficits::saving && !closure.saving.rate.empty()) {
        const Table<Economy> base = base_saving_rate(world);
        for (const Economy n : world.each_economy()) {
            double& rate = result.saving.rate(n);
            rate = base(n) + at * (rate - base(n));
        }
    }
    return result;
}

DeficitRule::DeficitRule(const world::World& world, const Closure& closure) : fixed_(world.deficit) {
    if (closure.deficits == Deficits::zero)
        for (double& deficit : fixed_) deficit *= closure.deficit_left;
    if (closure.deficits != Deficits::saving) return;
    saving_rate_ = closure.saving.rate.empty() ? base_saving_rate(world) : closure.saving.rate;
    investment_rate_ = world.accounts.investment_rate;
    saving_elasticity_ = closure.saving.saving_elasticity;
    investment_elasticity_ = closure.saving.investment_elasticity;
}

// Σ ι VA'·R̂^(−ηI) = Σ σ' VA'·R̂^ηS, for R̂.
double DeficitRule::interest_hat(const Table<Economy>& factor_income) const {
    if (!moves()) return 1.0;
    double invested = 0.0, saved = 0.0;
    for (const Economy n : Positions<Economy>(factor_income.size())) {
        invested += investment_rate_(n) * factor_income(n);
        saved += saving_rate_(n) * factor_income(n);
    }
    return std::pow(invested / saved, 1 / total_elasticity());
}

// eq:investment
double DeficitRule::investment(Economy n, double factor_income, double interest_hat) const {
    return investment_rate_(n) * factor_income * std::pow(interest_hat, -investment_elasticity_);
}

// eq:saving
double DeficitRule::saving(Economy n, double factor_income, double interest_hat) const {
    return saving_rate_(n) * factor_income * std::pow(interest_hat, saving_elasticity_);
}

// eq:deficit
double DeficitRule::deficit(Economy n, double factor_income, double interest_hat) const {
    if (!moves()) return fixed_(n);
    return investment(n, factor_income, interest_hat) - saving(n, factor_income, interest_hat);
}

const char* name_of(Deficits deficits) {
    return deficits == Deficits::zero ? "balanced" : deficits == Deficits::saving ? "saving" : "fixed";
}

const char* name_of(const FactorMarket& factors) {
    return factors.is_mobile() ? "mobile" : factors == specific ? "specific" : "roy";
}

}  // namespace parley::model
