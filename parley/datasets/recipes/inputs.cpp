#include "parley/datasets/recipes/inputs.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"
#include "parley/datasets/pieces/ras.hpp"
#include "parley/datasets/pieces/report.hpp"

namespace parley::datasets {
namespace {

using Parts = std::vector<std::vector<std::size_t>>;

Parts parts_of(const std::vector<SectorJoin>& joins, const world::Codes& sectors,
               std::vector<std::string> SectorJoin::*list, const std::string& file) {
    Parts parts(joins.size());
    for (std::size_t r = 0; r < joins.size(); ++r)
        for (const std::string& code : joins[r].*list) parts[r].push_back(sectors.at(file, 0, code));
    return parts;
}

struct Lender {
    const SourceTechnology* technology;
    const Parts* parts;
};

// What an economy makes and buys of each sector, USD m: output at cost, expenditure at purchaser prices.
struct Size {
    std::vector<double> output, use;
};
Size size_of(const world::World& world, Economy n) {
    Size size{std::vector<double>(world.sector_count()), std::vector<double>(world.sector_count())};
    for (const Economy other : world.each_economy())
        for (const Sector s : world.each_sector()) {
            size.output[s.value] += world.flow(other, n, s);
            size.use[s.value] += world.flow(n, other, s) * (1 + world.duty_rate(n, other, s));
        }
    return size;
}

InputFit fit_economy(world::World& world, Economy n, const Lender& lender) {
    const std::size_t count = world.sector_count();
    const Size size = size_of(world, n);
    std::vector<std::string> codes;
    for (const world::SectorInfo& sector : world.sectors) codes.push_back(sector.code);
    const Technology borrowed = to_sectors(*lender.technology, *lender.parts, codes, size.use);

    InputFit fit;
    fit.economy = world.economies[n.value].code;
    fit.from = lender.technology->from;
    RasProblem problem{Table<Supplying, Using>({count, count}), {}, std::vector<double>(count)};
    for (const Sector s : world.each_sector()) {
        double used = 0.0;
        for (const Sector r : world.each_sector()) {
            problem.inputs(s, r) = borrowed.input_share(s, r) * size.output[r.value];
            problem.column_total[r.value] += problem.inputs(s, r);
            used += problem.inputs(s, r);
        }
        problem.row_limit.push_back(most_input_use * size.use[s.value]);
        fit.inputs_usd_m += used;
        if (size.use[s.value] > 0 && used / size.use[s.value] > fit.scarcest_use) {
            fit.scarcest_use = used / size.use[s.value];
            fit.scarcest = codes[s.value];
        }
    }
    const RasResult fitted = scale_to_limits(problem);
    fit.passes = fitted.passes;
    double change = 0.0;
    for (const Sector r : world.each_sector()) {
        world.value_added_share(n, r) = 1;
        double inputs = 0.0;
        for (const Sector s : world.each_sector()) {
            world.input_share(n, s, r) = 0;
            change += std::abs(fitted.inputs(s, r) - problem.inputs(s, r));
            fit.to_value_added_usd_m += problem.inputs(s, r) - fitted.inputs(s, r);
            if (size.output[r.value] == 0) continue;
            world.input_share(n, s, r) = fitted.inputs(s, r) / size.output[r.value];
            inputs += world.input_share(n, s, r);
        }
        if (size.output[r.value] == 0) continue;
        world.value_added_share(n, r) = 1 - inputs;
        fit.lowest_value_added_share = std::min(fit.lowest_value_added_share, 1 - inputs);
        fit.highest_value_added_share = std::max(fit.highest_value_added_share, 1 - inputs);
    }
    fit.moved_usd_m = (change - fit.to_value_added_usd_m) / 2;
    return fit;
}

}  // namespace

std::vector<InputFit> give_technology(world::World& world, const std::vector<SectorJoin>& joins, const Icio7x44& small,
                                      const Wiod2011& wiod) {
    const Parts small_parts = parts_of(joins, small.trade.sectors, &SectorJoin::in_7x44, "icio2017-7x44/sectors.csv");
    const Parts wiod_parts = parts_of(joins, wiod.sectors, &SectorJoin::in_wiod2011, "wiod2011-io/sectors.csv");
    std::vector<InputFit> fits;
    for (const Economy n : world.each_economy()) {
        const std::string& code = world.economies[n.value].code;
        const Lender lender =
            technology_from_wiod(code)
                ? Lender{&wiod.technology[wiod.economies.at("wiod2011-io/output.csv", 0, code)], &wiod_parts}
                : Lender{&small.technology[small.trade.economies.at("icio2017-7x44/technology.csv", 0,
                                                                    group_in_7x44(code))],
                         &small_parts};
        fits.push_back(fit_economy(world, n, lender));
    }
    final_shares_from_remainder(world);
    return fits;
}

std::string fit_table(const world::World& world, const std::vector<InputFit>& fits) {
    std::vector<std::vector<std::string>> rows{{"economy", "technology of", "inputs, USD bn", "moved %",
                                                "to value added, USD bn", "% of value added", "scarcest good",
                                                "its use as borrowed, % of purchases", "value-added shares", "passes"}};
    for (std::size_t n = 0; n < fits.size(); ++n) {
        const InputFit& fit = fits[n];
        rows.push_back(
            {fit.economy, fit.from, fmt::format("{:.1f}", fit.inputs_usd_m / 1e3),
             fmt::format("{:.2f}", 100 * fit.moved_usd_m / fit.inputs_usd_m),
             // Rounding errors of sums are not a change.
             fmt::format("{:.3f}", std::max(0.0, fit.to_value_added_usd_m) / 1e3),
             fmt::format("{:.3f}", std::max(0.0, 100 * fit.to_value_added_usd_m / world.value_added(Economy{n}))),
             fit.scarcest, fmt::format("{:.0f}", 100 * fit.scarcest_use),
             fmt::format("{:.3f}–{:.3f}", fit.lowest_value_added_share, fit.highest_value_added_share),
             std::to_string(fit.passes)});
    }
    return markdown_table(rows);
}

BuiltWorld build_icio2017_inputs(const std::filesystem::path& from, const BuildOptions& options) {
    const FlowSource source = read_icio(from / "icio2017");
    const Icio7x44 small = read_icio7x44(from / "icio2017-7x44");
    const Wiod2011 wiod = read_wiod2011(from / "wiod2011-io");
    std::vector<world::SectorInfo> sectors;
    std::vector<SectorJoin> joins;
    for (const std::string& code : source.sectors.all()) {
        const auto& known = sectors_of_icio2017();
        const auto join =
            std::find_if(known.begin(), known.end(), [&](const SectorJoin& each) { return each.in_icio2017 == code; });
        if (join == known.end())
            throw InputError((from / "icio2017" / "sectors.csv").string(), 0, "sectors of icio2017 only", shown(code));
        joins.push_back(*join);
        sectors.push_back(join->sector);
    }
    world::World world = world_of_flows(source, sectors, options);
    world.name = "icio2017-inputs";
    world.year = 2017;
    world.sources = {oecd_icio_2025(2017), teti_duties(), lashkaripour_compilation(), icio7x44_source(), wiod_2013()};
    const auto fits = give_technology(world, joins, small, wiod);
    world.build_steps.push_back(
        "technology of icio2017-7x44 (2017) for its named economies and the members of its EU, of WIOD 2011 for CAN, "
        "MEX, "
        "KOR, TWN, AUS, RUS, TUR and IDN, of the former's rest of the world for others; services as one sector");
    world.build_steps.push_back(
        "inputs scaled (RAS) until at most 95 % of what an economy buys of a good is used as input, value added by "
        "sector "
        "kept; what does not fit goes to value added; final shares are what is left, so the base clears");
    choose_elasticities(world, options.elasticities, "LL", (from / "icio2017" / "elasticities.csv").string());
    complete_or_throw(world, (from / "icio2017").string());
    BuiltWorld built{std::move(world), ""};
    built.source_md = source_page(built.world, {{"Inputs", fit_table(built.world, fits)}});
    return built;
}

}  // namespace parley::datasets
