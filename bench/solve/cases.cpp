#include "bench/solve/cases.hpp"

#include <cstdlib>
#include <utility>

#include <fmt/format.h>

#include "bench/synthetic.hpp"
#include "parley/core/input_error.hpp"
#include "parley/datasets/recipes/build_world.hpp"
#include "parley/datasets/tables/import_cp2015.hpp"
#include "parley/model/rebase.hpp"
#include "parley/pricing/counterfactual/base.hpp"
#include "parley/pricing/duties/duties_csv.hpp"
#include "parley/pricing/files/load_world.hpp"
#include "parley/tables/files/csv.hpp"

namespace parley::bench {
namespace {

constexpr std::uint64_t seed = 1;

Case skipped(Case result, std::string why) {
    result.skipped = std::move(why);
    return result;
}

std::string absent(const std::filesystem::path& shared) {
    return shared.empty() ? "the data are not here: set PARLEY_SHARED to the folder that holds data/" : "";
}

// The world as a base with the deficits asked for; false, with the reason in `skipped`, if it has none.
bool settled_into(Case& result, world::World world, model::Deficits deficits) {
    pricing::BaseOptions options;
    options.deficits = deficits;
    pricing::Base base = prepare_base(std::move(world), options);
    if (base.status != model::Status::converged) {
        result.skipped = fmt::format("its base does not settle: {}, {}", name_of(base.status), base.worst_equation);
        return false;
    }
    result.world = std::move(base.world);
    return true;
}

Case nafta(const std::filesystem::path& shared) {
    Case result;
    result.name = "nafta";
    result.what = "NAFTA's duties of 2005, trade balanced first (cp2015)";
    result.target_seconds = 6e-3;
    // Caliendo & Parro (2015), exact welfare at full precision from the authors' code.
    result.published = {{"MEX", 0.0073237}, {"CAN", -0.1101040}, {"USA", 0.0741468}};
    if (shared.empty()) return skipped(std::move(result), absent(shared));
    const std::filesystem::path folder = shared / "data" / "cp2015";
    datasets::Cp2015 data = datasets::import_cp2015(folder);
    if (!settled_into(result, std::move(data.world), model::Deficits::zero)) return result;
    result.wedges = model::no_change(result.world);
    const world::World& world = result.world;
    for (const char* buyer : {"MEX", "CAN", "USA"})
        for (const char* seller : {"MEX", "CAN", "USA"}) {
            const Economy n = *world.find_economy(buyer), i = *world.find_economy(seller);
            if (n == i) continue;
            for (const Sector s : world.each_sector())
                if (world.sectors[s.value].traded) result.wedges.duty_rate(n, i, s) = data.duty_rate_2005(n, i, s);
        }
    return result;
}

Case world_2017() {
    Case result;
    result.name = "world-2017";
    result.what = "25 points on all Chinese goods (world-2017)";
    result.target_seconds = 1.5e-3;
    result.least_over_numpy = 6;
    result.least_over_anderson = 1.5;
    const std::filesystem::path source(PARLEY_SOURCE_FOLDER);
    const std::filesystem::path folder = source / "data" / "world-2017";
    if (!std::filesystem::exists(folder / "world.yaml"))
        return skipped(std::move(result), "data/world-2017 is not there");
    pricing::Base base = pricing::load_base(folder.string());
    if (base.status != model::Status::converged) return skipped(std::move(result), "its base does not settle");
    result.world = std::move(base.world);
    result.wedges = model::no_change(result.world);
    const Economy usa = *result.world.find_economy("USA"), chn = *result.world.find_economy("CHN");
    for (const Sector s : result.world.each_sector())
        if (result.world.sectors[s.value].goods) result.wedges.duty_rate(usa, chn, s) += 0.25;
    return result;
}

// The same duty on two fifths of the goods: what `split` buyers buy of each good is in two groups.
Case in_groups(const Case& plain, const char* name, const char* what, bool everyone) {
    Case result;
    result.name = name;
    result.what = what;
    if (!plain.skipped.empty()) return skipped(std::move(result), plain.skipped);
    result.world = plain.world;
    result.wedges = model::no_change(result.world);
    const Economy usa = *result.world.find_economy("USA"), chn = *result.world.find_economy("CHN");
    Table<Seller, Group> share({result.world.economy_count(), 2}, 0.4);
    for (const Economy i : result.world.each_economy()) share(i, Group{1}) = 0.6;
    for (const Economy n : result.world.each_economy())
        for (const Sector s : result.world.each_sector()) {
            if (!result.world.sectors[s.value].goods || !(everyone || n == usa)) continue;
            model::SplitWedges& split = model::split(result.world, result.wedges, n, s, share);
            if (n == usa) split.duty_rate(chn, Group{0}) += 0.25;
        }
    return result;
}

Case icio2017(const std::filesystem::path& shared) {
    Case result;
    result.name = "icio2017-inputs";
    result.what = "25 points between USA and CHN, goods (icio2017 with inputs)";
    result.target_seconds = 12e-3;
    result.least_over_numpy = 3;
    result.least_over_anderson = 1.5;
    if (shared.empty()) return skipped(std::move(result), absent(shared));
    if (!settled_into(result, datasets::build_world("icio2017-inputs", shared / "data").world, model::Deficits::fixed))
        return result;
    const Economy usa = *result.world.find_economy("USA"), chn = *result.world.find_economy("CHN");
    result.wedges = model::no_change(result.world);
    for (const Sector s : result.world.each_sector())
        if (result.world.sectors[s.value].goods) {
            result.wedges.duty_rate(usa, chn, s) += 0.25;
            result.wedges.duty_rate(chn, usa, s) += 0.25;
        }
    return result;
}

Case synthetic(std::size_t economies, std::size_t sectors) {
    Case result;
    result.name = fmt::format("synthetic-{}x{}", economies, sectors);
    result.what = "25 points between the two largest, goods (made up, with inputs)";
    result.in_spread = true;
    result.world = synthetic_world(economies, sectors, seed);
    result.wedges = trade_war(result.world);
    return result;
}

}  // namespace

std::filesystem::path shared_folder() {
    if (const char* named = std::getenv("PARLEY_SHARED"); named && *named) return named;
    const std::filesystem::path beside = std::filesystem::path(PARLEY_SOURCE_FOLDER).parent_path() / "shared";
    return std::filesystem::is_directory(beside / "data") ? beside : std::filesystem::path();
}

Case largest_case() {
    Case result = synthetic(160, 65);
    result.target_seconds = 0.2;
    result.least_over_anderson = 1.5;
    result.contender_all_the_way = false;
    return result;
}

std::vector<Case> all_cases(const std::filesystem::path& shared) {
    std::vector<Case> result;
    result.push_back(nafta(shared));
    result.push_back(world_2017());
    const Case plain = result.back();
    result.push_back(
        in_groups(plain, one_split, "25 points on 40 % of the Chinese goods, USA's goods in two groups", false));
    result.push_back(in_groups(plain, all_split, "the same, all economies' goods in two groups", true));
    result.push_back(icio2017(shared));
    result.push_back(synthetic(10, 10));
    result.push_back(synthetic(24, 32));
    result.push_back(synthetic(81, 28));
    result.push_back(synthetic(81, 50));
    result.back().target_seconds = 15e-3;
    result.push_back(largest_case());
    return result;
}

model::Wedges varied_trade_war(const world::World& world, Economy first, Economy second, std::size_t k) {
    // Two rates that step at incommensurable paces through 0–50 points: no two pairs alike.
    const auto points = [](double at) { return 0.5 * (at - static_cast<double>(static_cast<long>(at))); };
    const double there = points(0.6180339887 * static_cast<double>(k + 1));
    const double back = points(0.7548776662 * static_cast<double>(k + 1));
    model::Wedges wedges = model::no_change(world);
    for (const Sector s : world.each_sector())
        if (world.sectors[s.value].goods) {
            wedges.duty_rate(first, second, s) += there;
            wedges.duty_rate(second, first, s) += back;
        }
    return wedges;
}

}  // namespace parley::bench
