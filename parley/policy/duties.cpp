#include "parley/policy/duties.hpp"

#include <algorithm>
#include <vector>

#include "parley/policy/words.hpp"

namespace parley::policy {
namespace {

constexpr double zero = 1e-12;  // what is left of a duty that is taken away in points

std::string place(const world::World& world, Economy n, Economy i, Sector s) {
    return world.economies[n.value].code + " on " + world.economies[i.value].code + " in " +
           world.sectors[s.value].code;
}

// What has been asked of one flow so far. A position of 0 means nobody: positions of changes are counted from 1 here.
struct Asked {
    std::size_t added_by = 0;
    std::size_t set_by = 0;
    double rate = 0.0;   // of the change that set it
    double share = 0.0;  // the part of the flow that it set
    bool import_subsidy = false;
};

// The clash of `change` (at `position`, from 1) with what was asked before, if any.
std::optional<Refusal> clash(const Asked& before, const DutyChange& change, std::size_t position, double share,
                             const std::string& where) {
    const bool set = change.kind == DutyChange::Kind::set;
    if (set && before.added_by > 0)
        return Refusal{position - 1, before.added_by - 1, "a flow's duty to be either set or added to",
                       "both for " + where};
    if (before.set_by == 0) return {};
    if (!set)
        return Refusal{position - 1, before.set_by - 1, "a flow's duty to be either set or added to",
                       "both for " + where};
    if (before.rate == change.rate && before.share == 1.0 && share == 1.0) return {};
    const char* expected = before.rate == change.rate ? "a flow's duty to be set once" : "one rate for each flow";
    return Refusal{
        position - 1, before.set_by - 1, expected,
        number(100 * change.rate, "%.6g") + " % and " + number(100 * before.rate, "%.6g") + " % for " + where};
}

}  // namespace

double covered_share(const world::World& world, const DutyChange& change) {
    return change.covers_usd_m ? *change.covers_usd_m / trade_in_scope(world, change.scope) : 1.0;
}

std::optional<Refusal> apply(const world::World& world, std::span<const DutyChange> changes, model::Wedges& wedges) {
    Table<Buyer, Seller, Sector> duty = wedges.duty_rate;
    std::vector<Asked> asked(duty.size());
    for (std::size_t k = 0; k < changes.size(); ++k) {
        const DutyChange& change = changes[k];
        const double share = covered_share(world, change);
        // Also catches a coverage of scopes without trade, and coverages that are not numbers.
        if (!(share > 0.0 && share <= 1.0))
            return Refusal{k,
                           {},
                           "a coverage above 0 and at most the trade in scope, " +
                               number(trade_in_scope(world, change.scope) / 1000.0, "%.1f") + " bn USD",
                           number(change.covers_usd_m.value_or(0.0) / 1000.0, "%.6g") + " bn USD"};
        std::optional<Refusal> refusal;
        for_each_flow(change.scope, [&](Economy n, Economy i, Sector s) {
            if (refusal) return;
            Asked& flow = asked[static_cast<std::size_t>(&duty(n, i, s) - duty.data())];
            if (flow.set_by == k + 1 || flow.added_by == k + 1) return;  // a scope that lists an economy twice
            refusal = clash(flow, change, k + 1, share, place(world, n, i, s));
            const bool import_subsidy = flow.import_subsidy || change.import_subsidy;
            if (change.kind == DutyChange::Kind::set) {
                duty(n, i, s) = (1.0 - share) * wedges.duty_rate(n, i, s) + share * change.rate;
                flow = {0, k + 1, change.rate, share, import_subsidy};
            } else {
                flow.import_subsidy = import_subsidy;
                duty(n, i, s) += share * change.rate;
                flow.added_by = k + 1;
            }
        });
        if (refusal) return refusal;
    }
    // Only after all additions: a cut may offset a rise.
    for (const Economy n : world.each_economy())
        for (const Economy i : world.each_economy())
            for (const Sector s : world.each_sector()) {
                const Asked& flow = asked[static_cast<std::size_t>(&duty(n, i, s) - duty.data())];
                const std::size_t by = flow.set_by > 0 ? flow.set_by : flow.added_by;
                const double now = duty(n, i, s);
                if (now > -1.0 &&
                    (by == 0 || flow.import_subsidy || now >= std::min(0.0, wedges.duty_rate(n, i, s)) - zero))
                    continue;
                Refusal refusal{by - 1,
                                {},
                                now > -1.0 ? "a duty not below zero, or an import subsidy that is said to be one"
                                           : "a duty above -100 %",
                                number(100 * now, "%.6g") + " % for " + place(world, n, i, s)};
                refusal.by_subsidy = now > -1.0;
                if (refusal.by_subsidy) refusal.found += ", which would pay importers";
                return refusal;
            }
    wedges.duty_rate = duty;
    return {};
}

}  // namespace parley::policy
