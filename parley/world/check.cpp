// Findings about a world: info.hpp.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "parley/world/info.hpp"
#include "parley/world/names.hpp"

namespace parley::world {
namespace {

constexpr double high_duty = 0.5;           // on average over a pair and sector with real trade
constexpr double trade_worth_naming = 100;  // USD m
constexpr double unusual_theta = 25.0;
constexpr double large_deficit = 0.25;  // of value added

class Findings {
public:
    explicit Findings(const World& world) : world_(world) {}
    std::vector<Remark> all;

    void add(Severity severity, std::string what) { all.push_back({severity, std::move(what)}); }
    std::string place(Economy n, Sector s) const {
        return world_.economies[n.value].code + ", sector " + world_.sectors[s.value].code;
    }

    void base() {
        if (const auto breach = base_breach(world_))
            add(Severity::warning,
                "the base does not clear and is re-solved before use: " + breach->found + "; expected " + breach->rule);
    }
    void names() {
        if (const auto breach = check_names(world_))
            add(Severity::error, "expected " + breach->rule + ", found " + breach->found);
    }
    // A pair of economies that trade nothing, or an economy that sells nothing abroad, is most often missing data.
    void silence() {
        for (const Economy n : world_.each_economy()) {
            double abroad = 0.0, home = 0.0;
            for (const Economy i : world_.each_economy())
                for (const Sector s : world_.each_sector()) {
                    if (i == n) home += world_.flow(n, n, s);
                    if (i != n) abroad += world_.flow(i, n, s);
                }
            const std::string& code = world_.economies[n.value].code;
            if (!(abroad > 0)) add(Severity::warning, code + " sells nothing abroad");
            if (!(home > 0)) add(Severity::warning, code + " buys nothing at home");
        }
        for (const Sector s : world_.each_sector()) {
            double trade = 0.0, total = 0.0;
            for (const Economy n : world_.each_economy()) {
                total += world_.output(n, s);
                for (const Economy i : world_.each_economy())
                    if (i != n) trade += world_.flow(n, i, s);
            }
            if (!(total > 0)) add(Severity::warning, "nobody makes " + world_.sectors[s.value].code);
            if (total > 0 && !(trade > 0) && world_.sectors[s.value].traded)
                add(Severity::warning, world_.sectors[s.value].code + " is traded by name and bought at home only");
        }
    }
    // Sold abroad and not bought at home: in tables of trade that comes with a row that was lost.
    void missing_at_home() {
        std::size_t places = 0;
        double most = 0.0;
        std::string where;
        for (const Economy n : world_.each_economy())
            for (const Sector s : world_.each_sector()) {
                const double abroad = world_.output(n, s);
                if (world_.flow(n, n, s) > 0 || !(abroad >= trade_worth_naming)) continue;
                ++places;
                if (abroad > most) where = place(n, s);
                most = std::max(most, abroad);
            }
        if (places > 0)
            add(Severity::warning,
                fmt::format("sold abroad and not bought at home: {} ({:.0f} USD m abroad){}; is its row of purchases "
                            "at home missing from flows.csv?",
                            where, most, places > 1 ? fmt::format(" and {} more", places - 1) : ""));
    }
    void duties() {
        for (const Economy n : world_.each_economy())
            for (const Economy i : world_.each_economy())
                for (const Sector s : world_.each_sector())
                    if (world_.duty_rate(n, i, s) > high_duty && world_.flow(n, i, s) >= trade_worth_naming)
                        add(Severity::warning,
                            fmt::format("{} levies {:.1f} % on {} from {} ({:.0f} USD m)",
                                        world_.economies[n.value].code, 100 * world_.duty_rate(n, i, s),
                                        world_.sectors[s.value].code, world_.economies[i.value].code,
                                        world_.flow(n, i, s)));
        double services = 0.0;
        for (const Economy n : world_.each_economy())
            for (const Economy i : world_.each_economy())
                for (const Sector s : world_.each_sector())
                    if (!world_.sectors[s.value].goods) services += world_.duty_rate(n, i, s) * world_.flow(n, i, s);
        if (services > 0) add(Severity::warning, fmt::format("services bear duties of {:.0f} USD m", services));
    }
    void elasticities() {
        for (const Sector s : world_.each_sector()) {
            const double theta = world_.theta[s.value];
            if (theta > unusual_theta || theta < 1)
                add(Severity::note, fmt::format("a trade elasticity of {:g} in {} ({})", theta,
                                                world_.sectors[s.value].code, world_.elasticity_source));
        }
    }
    void balances() {
        for (const Economy n : world_.each_economy()) {
            const double share = world_.deficit(n) / world_.value_added(n);
            if (std::abs(share) > large_deficit)
                add(Severity::warning,
                    fmt::format("{} has a trade {} of {:.0f} % of its value added", world_.economies[n.value].code,
                                share > 0 ? "deficit" : "surplus", 100 * std::abs(share)));
        }
    }
    // Saving less investment is what is lent abroad: S − I = −D.
    void accounts() {
        if (world_.accounts.saving_rate.empty()) return;
        for (const Economy n : world_.each_economy()) {
            const double gap = world_.accounts.investment_rate(n) - world_.accounts.saving_rate(n) -
                               world_.deficit(n) / world_.value_added(n);
            if (std::abs(gap) > 1e-6)
                add(Severity::warning,
                    fmt::format("{}: investment less saving misses the trade deficit by {:.3g} of value added",
                                world_.economies[n.value].code, gap));
        }
    }
    void technology() {
        std::size_t negative = 0;
        for (const double share : world_.input_share) negative += share < 0 ? 1 : 0;
        if (negative > 0) add(Severity::note, fmt::format("{} negative input shares (by-products)", negative));
        if (std::all_of(world_.input_share.begin(), world_.input_share.end(), [](double each) { return each == 0; }))
            add(Severity::note, "no inputs: value added is all of cost");
    }
    void lacks() {
        if (world_.scale_sources.empty()) add(Severity::note, "no scale elasticities");
        if (world_.accounts.saving_rate.empty()) add(Severity::note, "no saving and investment rates");
        if (world_.sources.empty()) add(Severity::warning, "no source is named");
        for (const DataSource& source : world_.sources)
            if (source.terms.empty()) add(Severity::warning, "no terms of use for " + source.title);
    }

private:
    const World& world_;
};

}  // namespace

std::vector<Remark> check(const World& world) {
    Findings findings(world);
    findings.names();
    findings.base();
    findings.silence();
    findings.missing_at_home();
    findings.duties();
    findings.balances();
    findings.accounts();
    findings.elasticities();
    findings.technology();
    findings.lacks();
    std::stable_sort(findings.all.begin(), findings.all.end(),
                     [](const Remark& x, const Remark& y) { return x.severity > y.severity; });
    return std::move(findings.all);
}

}  // namespace parley::world
