#include "parley/pricing/duties/day_study.hpp"

#include <algorithm>
#include <tuple>

#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"
#include "parley/policy/codes.hpp"

namespace parley::pricing {
namespace {

Economy economy_of(const products::DutiesByDate& table, const world::World& world, const std::string& code) {
    std::vector<Economy> found;
    if (const auto problem = policy::find_economies(world, code, found))
        throw InputError(table.file(), 0, problem->expected, problem->found);
    return found.front();
}

Sector sector_of(const products::DutiesByDate& table, const world::World& world, const std::string& code) {
    const auto sector = world.find_sector(code);
    if (!sector)
        throw InputError(table.file(), 0, "a world with the sectors of world-2017",
                         world.name + ", which has no " + code);
    return *sector;
}

// Points of the same cell that were in force on another day.
double points_in(const products::DutiesByDate& table, const std::string& day, const products::DatedDuty& cell) {
    for (const products::DatedDuty& duty : table.all())
        if (!duty.is_level && duty.importer == cell.importer && duty.exporter == cell.exporter &&
            duty.sector == cell.sector && duty.from <= day && day <= duty.until)
            return duty.rate;
    return 0.0;
}

PairOnDay pair_of(const world::World& world, const DutyOnDay* first, const DutyOnDay* last) {
    PairOnDay pair;
    pair.importer = first->importer;
    pair.exporter = first->exporter;
    pair.from = first->duty.from;
    pair.until = first->duty.until;
    for (const Sector s : world.each_sector())
        if (world.sectors[s.value].goods) {
            const double trade = world.flow(pair.importer, pair.exporter, s);
            pair.trade_usd_m += trade;
            pair.rate_then += trade * world.duty_rate(pair.importer, pair.exporter, s);
        }
    double covered = 0.0, weight = 0.0, weighted = 0.0;
    bool has_cover = true, has_weights = true;
    for (const DutyOnDay* each = first; each != last; ++each) {
        pair.from = std::max(pair.from, each->duty.from);
        pair.until = std::min(pair.until, each->duty.until);
        pair.added += each->trade_usd_m * each->added();
        has_cover = has_cover && each->duty.covered_share.has_value() && each->carried == 0.0;
        has_weights = has_weights && each->duty.weight_usd_m.has_value();
        covered += each->trade_usd_m * each->duty.covered_share.value_or(0.0);
        weight += each->duty.weight_usd_m.value_or(0.0);
        weighted += each->duty.weight_usd_m.value_or(0.0) * each->added();
    }
    if (pair.trade_usd_m <= 0) return pair;
    pair.rate_then = (pair.rate_then + pair.added) / pair.trade_usd_m;
    pair.added /= pair.trade_usd_m;
    if (has_cover) pair.covered_share = covered / pair.trade_usd_m;
    if (has_weights && weight > 0) pair.added_by_own_weights = weighted / weight;
    return pair;
}

}  // namespace

DayStudy study_day(const products::DutiesByDate& table, const world::World& world, const std::string& day,
                   const std::string& importer, const std::string& exporter) {
    for (const std::string& code : {importer, exporter})
        if (!code.empty()) static_cast<void>(economy_of(table, world, code));
    DayStudy study{day, {}, {}};
    for (products::DatedDuty& duty : in_force(table, day, importer, exporter)) {
        const Economy n = economy_of(table, world, duty.importer), i = economy_of(table, world, duty.exporter);
        const Sector s = sector_of(table, world, duty.sector);
        const double carried = duty.is_level ? 0.0 : points_in(table, std::to_string(world.year) + "-07-02", duty);
        study.duties.push_back({n, i, s, std::move(duty), world.flow(n, i, s), world.duty_rate(n, i, s), carried});
    }
    const auto place = [](const DutyOnDay& each) {
        return std::tuple(each.importer.value, each.exporter.value, each.sector.value);
    };
    std::sort(study.duties.begin(), study.duties.end(),
              [&](const DutyOnDay& a, const DutyOnDay& b) { return place(a) < place(b); });
    for (const DutyOnDay *first = study.duties.data(), *end = first + study.duties.size(); first != end;) {
        const DutyOnDay* last = std::find_if(first, end, [&](const DutyOnDay& each) {
            return each.importer != first->importer || each.exporter != first->exporter;
        });
        study.pairs.push_back(pair_of(world, first, last));
        first = last;
    }
    return study;
}

std::vector<DutyRow> duty_rows(const DayStudy& study, const world::World& world) {
    std::vector<DutyRow> rows;
    for (const DutyOnDay& each : study.duties) {
        const products::DatedDuty& duty = each.duty;
        if (!duty.is_level && duty.rate == each.carried) continue;
        DutyRow row{0, duty.importer, duty.exporter, duty.sector, {}};
        row.change.kind = duty.is_level ? policy::DutyChange::Kind::set : policy::DutyChange::Kind::add;
        row.change.scope = {{each.importer}, {each.exporter}, {each.sector}};
        const double covered = duty.is_level || each.carried != 0.0 ? 1.0 : duty.covered_share.value_or(1.0);
        row.change.rate = (duty.rate - each.carried) / covered;
        if (covered < 1.0) row.change.covers_usd_m = covered * world.flow(each.importer, each.exporter, each.sector);
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace parley::pricing
