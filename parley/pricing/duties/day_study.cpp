#include "parley/pricing/duties/day_study.hpp"

#include <algorithm>
#include <optional>

#include "parley/core/input_error.hpp"
#include "parley/policy/codes.hpp"
#include "parley/pricing/by_date/duties_on_day.hpp"

namespace parley::pricing {
namespace {

// Points of the same cell that were in force on another day.
double points_in(const products::DutiesByDate& table, const std::string& day, const products::DatedDuty& cell) {
    for (const products::DatedDuty& duty : table.all())
        if (!duty.is_level && duty.importer == cell.importer && duty.exporter == cell.exporter &&
            duty.sector == cell.sector && duty.from <= day && day <= duty.until)
            return duty.rate;
    return 0.0;
}

template <class Value>
double mean_by_trade(const std::vector<products::DatedDuty>& table, const PlacedDuty& placed, const Value& value) {
    return mean_over(
        placed, [&](std::size_t k) { return table[k].weight(); }, value);
}

// What a flow bears that is made of one cell of the table or of several, by the codes of the world.
products::DatedDuty one_duty(const std::vector<products::DatedDuty>& table, const PlacedDuty& placed) {
    products::DatedDuty duty = table[placed.cells.front()];
    if (placed.cells.size() == 1) return duty;
    duty.rate = mean_by_trade(table, placed, [&](std::size_t k) { return table[k].rate; });
    double weight = 0.0;
    bool has_weights = true, has_cover = true;
    for (const std::size_t k : placed.cells) {
        duty.from = std::max(duty.from, table[k].from);
        duty.until = std::min(duty.until, table[k].until);
        has_weights = has_weights && table[k].weight_usd_m;
        has_cover = has_cover && table[k].covered_share;
        weight += table[k].weight_usd_m.value_or(0.0);
    }
    duty.weight_usd_m = has_weights ? std::optional(weight) : std::nullopt;
    if (has_cover)
        duty.covered_share = mean_by_trade(table, placed, [&](std::size_t k) { return *table[k].covered_share; });
    else
        duty.covered_share.reset();
    return duty;
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
    std::vector<Economy> asked;  // by the codes of the world
    for (const std::string& code : {importer, exporter})
        if (const auto problem = code.empty() ? std::nullopt : policy::find_economies(world, code, asked))
            throw InputError(table.file(), 0, problem->expected, problem->found);
    const bool any = std::any_of(table.all().begin(), table.all().end(), [&](const products::DatedDuty& each) {
        return each.from <= day && day <= each.until;
    });
    // Of a day on which nobody has any, what there is of those that were asked about is said.
    const std::vector<products::DatedDuty> all =
        any ? in_force(table, day, "", "") : in_force(table, day, importer, exporter);
    std::vector<TableCell> cells;
    for (const products::DatedDuty& each : all) cells.push_back({each.importer, each.exporter, each.sector});
    const OrRefusal<PlacedDuties> placed = place_duties(world, cells);
    if (!placed) throw InputError(placed.refusal());
    DayStudy study{day, {}, {}, placed->note};
    std::vector<std::size_t> uses(all.size());
    for (const PlacedDuty& each : placed->duties)
        for (const std::size_t k : each.cells) ++uses[k];
    std::vector<double> carried;
    std::vector<bool> adds;
    for (const PlacedDuty& each : placed->duties) {
        products::DatedDuty duty = one_duty(all, each);
        carried.push_back(mean_by_trade(all, each, [&](std::size_t k) {
            return all[k].is_level ? 0.0 : points_in(table, std::to_string(world.year) + "-07-02", all[k]);
        }));
        adds.push_back(!duty.is_level);
        // The weight of what is several here is of all of them.
        if (std::any_of(each.cells.begin(), each.cells.end(), [&](std::size_t k) { return uses[k] > 1; }))
            duty.weight_usd_m.reset();
        const auto is = [&](const std::string& code, Economy n) {
            return code.empty() || world.economies[n.value].code == code;
        };
        if (!is(importer, each.importer) || !is(exporter, each.exporter)) continue;
        study.duties.push_back({each.importer, each.exporter, each.sector, std::move(duty),
                                world.flow(each.importer, each.exporter, each.sector),
                                world.duty_rate(each.importer, each.exporter, each.sector), carried.back()});
    }
    if (const auto why = check_carried(world, *placed, carried, adds)) throw InputError(*why);
    if (study.duties.empty()) static_cast<void>(in_force(table, day, importer, exporter));  // says what there is
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
        DutyRow row{0,
                    world.economies[each.importer.value].code,
                    world.economies[each.exporter.value].code,
                    world.sectors[each.sector.value].code,
                    {}};
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
