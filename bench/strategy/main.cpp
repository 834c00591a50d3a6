// bench_strategy [--strict] [--deviations] [WORLD]: best answers, wars and talks of all worlds or of one, as multiples
// of one plain equilibrium of the same world, T, and in seconds. Every answer is checked first: a wrong one has no
// time. One thread, processor time: what others run beside it is not in it. With --strict a missed aim ends it with 1.
// With --deviations instead: what anybody could still gain in the war of all, by 20 fresh starts, and how many Nash
// points 20 starts find.
#include <unistd.h>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "bench/solve/memory.hpp"
#include "bench/strategy/octave.hpp"
#include "parley/datasets/recipes/build_world.hpp"
#include "parley/model/rebase.hpp"
#include "parley/model/welfare.hpp"
#include "parley/strategy/talks.hpp"
#include "parley/world/folder/world_folder.hpp"

namespace {

using namespace parley;
using namespace parley::bench;

double seconds_of(const std::function<void()>& work, int times) {
    double best = 1e300;
    for (int k = 0; k < times; ++k) {
        const std::clock_t start = std::clock();
        work();
        best = std::min(best, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
    }
    return best;
}

void must(bool right, const char* what) {
    if (right) return;
    std::printf("  wrong: %s\n", what);
    std::exit(1);
}

bool missed = false;

// Aims in T and in seconds; zero: none.
void line(const std::string& what, double seconds, double plain, double aim, double aim_seconds = 0.0) {
    const bool late = (aim > 0 && seconds / plain > aim) || (aim_seconds > 0 && seconds > aim_seconds);
    missed |= late;
    std::string aims = aim > 0 ? fmt::format("{:.0f} T", aim) : "";
    if (aim_seconds > 0) aims += fmt::format("{}{:g} s", aims.empty() ? "" : ", ", aim_seconds);
    std::printf("  %-38s %9.1f ms  %8.1f T%s%s\n", what.c_str(), 1e3 * seconds, seconds / plain,
                aims.empty() ? "" : fmt::format("  (at most {})", aims).c_str(), late ? "  MISSED" : "");
}

// What is asked of a world in seconds.
struct Aims {
    double answer = 0.0, by_flow = 0.0, by_sector = 0.0, talks = 0.0;
};

void measure(const std::string& name, const world::World& as_read, bool talks_too, const Aims& aims = {}) {
    const model::Rebased rebased = rebase(as_read, model::Deficits::zero);
    must(rebased.equilibrium.status == model::Status::converged, "the base");
    const world::World& world = rebased.world;
    const std::size_t count = world.economy_count();
    std::printf("%s, %zu economies x %zu sectors%s\n", name.c_str(), count, world.sector_count(),
                has_inputs(world) ? ", inputs" : "");
    model::Wedges wedges = model::no_change(world);
    for (const Economy n : world.each_economy())
        for (const Economy i : world.each_economy())
            for (const Sector s : world.each_sector())
                if (n != i) wedges.duty_rate(n, i, s) += 0.2;
    model::Equilibrium found;
    const double plain = seconds_of([&] { found = solve(world, wedges); }, 5);
    must(found.status == model::Status::converged, "the equilibrium");
    std::printf("  one equilibrium, T %25s %9.1f ms\n", "", 1e3 * plain);

    const strategy::Objective objective = strategy::real_income({Economy{0}});
    const strategy::ObjectiveAt at = objective(world, wedges, found.point);
    model::ShadowValues shadow;
    model::WedgeGradient gradient;
    const double slope = seconds_of(
        [&] {
            shadow = shadow_values(world, wedges, {}, found.point, at.by_point);
            gradient = wedge_gradient(world, wedges, shadow);
        },
        5);
    must(shadow.status == model::Status::converged, "the adjoint");
    line("gradient by every wedge", slope, plain, 3);

    const strategy::Stage stage = strategy::stage_of(world);
    std::vector<strategy::Chooser> all;
    for (const Economy n : world.each_economy()) {
        strategy::Chooser chooser;
        chooser.name = world.economies[n.value].code;
        chooser.members = {n};
        all.push_back(chooser);
    }
    strategy::BestAnswerOptions quick;
    quick.starts = 1;
    quick.curvature = quick.flatness = false;
    strategy::BestAnswer answer;
    const double answered = seconds_of([&] { answer = best_answer(stage, all.front(), quick); }, 3);
    must(answer.verdict == strategy::Verdict::found && answer.projected_gradient <= 1e-8, "the best answer");
    line("best answer by partner and sector", answered, plain, 60, aims.answer);
    strategy::BestAnswerOptions usual;
    usual.threads = 1;
    const double usually = seconds_of([&] { answer = best_answer(stage, all.front(), usual); }, 1);
    must(answer.verdict == strategy::Verdict::found && answer.starts_arrived > 0, "the best answer from all starts");
    line(fmt::format("  from {} starts, with how firm it is", usual.starts), usually, plain, 0);
    std::printf("    %d of %d starts arrived, at %d %s\n", answer.starts_arrived, usual.starts, answer.optima_found,
                answer.optima_found == 1 ? "optimum" : "different optima");
    for (const strategy::Rates rates : {strategy::Rates::by_partner_and_sector, strategy::Rates::by_sector}) {
        for (strategy::Chooser& chooser : all) chooser.instruments.front().rates = rates;
        strategy::WarOptions options;
        options.verify = false;
        options.threads = 1;
        strategy::War fought;
        const double war_time = seconds_of([&] { fought = war(stage, all, options); }, 1);
        must(fought.verdict == strategy::Verdict::found, "the war");
        line(fmt::format("war of all {}", name_of(rates)), war_time, plain, 40.0 * static_cast<double>(count),
             rates == strategy::Rates::by_sector ? aims.by_sector : aims.by_flow);
        std::printf("    %d rounds, %d equilibria, %d gradients\n", fought.rounds, fought.equilibria, fought.gradients);
    }
    if (!talks_too) return;
    strategy::TalksOptions options;
    options.rule = strategy::TalksRule::equal_gains;
    for (strategy::Chooser& chooser : all) chooser.instruments.front().rates = strategy::Rates::by_partner_and_sector;
    strategy::Talks talked;
    const double talk_time = seconds_of([&] { talked = talks(stage, all, options); }, 1);
    must(talked.verdict == strategy::Verdict::found && talked.efficiency_gap > 0, talked.why.c_str());
    line("talks, equal gains", talk_time, plain, 0, aims.talks);
}

// Nobody's word for it: a war's point is one that 20 fresh searches for each side leave as it is.
void look_for_deviations(const std::string& name, const world::World& as_read) {
    const model::Rebased rebased = rebase(as_read, model::Deficits::zero);
    must(rebased.equilibrium.status == model::Status::converged, "the base");
    const world::World& world = rebased.world;
    std::vector<strategy::Chooser> all;
    for (const Economy n : world.each_economy()) all.push_back({world.economies[n.value].code, {n}});
    strategy::WarOptions options;
    options.starts = options.deviation_starts = 20;
    const std::clock_t start = std::clock();
    const strategy::War fought = war(strategy::stage_of(world), all, options);
    const double largest = fought.deviation_gain;
    const bool gains = !(largest <= options.deviation_gain);
    missed |= gains || fought.verdict != strategy::Verdict::found;
    std::printf(
        "%s%s: %s, %d of 20 starts arrived, %d Nash point%s; the most that one of %zu sides gains from 20 fresh "
        "starts %.1e (at most %.0e)%s, %.0f s of processor time\n",
        name.c_str(), has_inputs(world) ? ", inputs" : "", name_of(fought.verdict), fought.starts_arrived,
        fought.nash_points_found, fought.nash_points_found == 1 ? "" : "s", all.size(), largest, options.deviation_gain,
        gains ? "  MISSED" : "", static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
    std::fflush(stdout);
}

// icio2017 without inputs, a million dollars more sold at home of everything: the world of a published war.
world::World world_of_published_war(const world::World& without_inputs) {
    world::World world = without_inputs;
    for (const Economy n : world.each_economy())
        for (const Sector s : world.each_sector()) world.flow(n, n, s) += 1.0;
    world::final_shares_from_remainder(world);
    must(!complete(world), "the world of a published war");
    model::Rebased rebased = rebase(world, model::Deficits::zero);
    must(rebased.equilibrium.status == model::Status::converged, "its base");
    return std::move(rebased.world);
}

double mean_of(const std::vector<double>& values) {
    double sum = 0.0;
    for (const double each : values) sum += each;
    return sum / static_cast<double>(values.size());
}

// One equilibrium and one war beside Octave, which does both as published codes do; whole processes, and what they
// say first. The war there is of the formula's duties, one for each economy; ours is the one that nobody leaves.
void measure_beside_octave(const world::World& without_inputs, const std::filesystem::path& program) {
    const world::World world = world_of_published_war(without_inputs);
    const std::size_t usa = world.find_economy("USA")->value, chn = world.find_economy("CHN")->value;
    std::printf(
        "icio2017 without inputs, beside Octave: whole processes, as published codes solve (published_way.m)\n");
    model::Wedges wedges = model::no_change(world);
    for (const Sector s : world.each_sector()) wedges.duty_rate({usa}, {chn}, s) += 0.25;
    const OctaveResult theirs = octave_equilibrium(world, wedges);
    if (!theirs.skipped.empty()) return (void)std::printf("  skipped: %s\n", theirs.skipped.c_str());
    const model::Equilibrium ours = solve(world, wedges);
    const model::Welfare change = model::welfare(world, ours.point);
    for (const Economy n : world.each_economy())
        must(std::abs(theirs.welfare_factor[n.value] - change.welfare_factor(n)) <= 1e-7, "Octave's equilibrium");
    const std::filesystem::path folder =
        std::filesystem::temp_directory_path() / fmt::format("parley-bench-{}", getpid());
    write_world_folder(world, folder);
    const std::string command =
        fmt::format("'{}' solve --world '{}' --ranges none --duty CHN:+25:all --by USA >/dev/null", program.string(),
                    folder.string());
    double process = 1e9;
    for (int k = 0; k < 5; ++k) process = std::min(process, seconds_of_process(command));
    std::filesystem::remove_all(folder);
    const auto beside = [](const char* what, double octave, double own, double least) {
        missed |= octave / own < least;
        std::printf("  %-38s %9.2f s there %9.1f ms here  %8.0f x%s%s\n", what, octave, 1e3 * own, octave / own,
                    least > 0 ? fmt::format("  (at least {:.0f})", least).c_str() : "",
                    octave / own < least ? "  MISSED" : "");
    };
    if (process > 0)
        beside("one equilibrium, the folder read", theirs.seconds, process, 80);
    else
        std::printf("  one equilibrium: skipped, bin/parley is not built\n");

    const OctaveResult war_there = octave_war(world);
    if (!war_there.skipped.empty()) return (void)std::printf("  war: skipped: %s\n", war_there.skipped.c_str());
    must(std::abs(100 * mean_of(war_there.duty) - 25.02) <= 0.005, "Octave's duties: 25.02 % is published");
    must(std::abs(100 * (mean_of(war_there.welfare_factor) - 1) + 1.565) <= 5e-4, "its welfare: -1.565 % is published");
    const strategy::Stage stage = strategy::stage_of(world);
    std::vector<strategy::Chooser> all;
    for (const Economy n : world.each_economy()) {
        all.push_back({world.economies[n.value].code, {n}});
        all.back().instruments.front().rates = strategy::Rates::uniform;
    }
    strategy::WarOptions options;
    options.verify = false;
    options.threads = 1;
    strategy::War fought;
    const double seconds = seconds_of([&] { fought = war(stage, all, options); }, 1);
    must(fought.verdict == strategy::Verdict::found, "the war");
    beside("war of all, one duty each", war_there.seconds, seconds, 0);
}

}  // namespace

int main(int count, char** arguments) {
    std::string only;
    bool strict = false, deviations = false;
    for (int k = 1; k < count; ++k)
        if (std::string(arguments[k]) == "--strict")
            strict = true;
        else if (std::string(arguments[k]) == "--deviations")
            deviations = true;
        else
            only = arguments[k];

    const auto look_at = [&](const std::string& name, const world::World& world, bool talks, const Aims& aims) {
        deviations ? look_for_deviations(name, world) : measure(name, world, talks, aims);
    };
    const auto wanted = [&](const std::string& name) { return only.empty() || only == name; };
    const std::filesystem::path source = PARLEY_SOURCE_FOLDER;
    if (wanted("world-2017")) {
        world::World world = world::read_world_folder(source / "data" / "world-2017");
        look_at("world-2017", world, false, {0, 0, 20, 0});
        drop_inputs(world);
        look_at("world-2017", world, false, {});
    }
    const char* shared = std::getenv("PARLEY_SHARED");
    if (!shared) {
        std::printf("PARLEY_SHARED is not set: the published tables are left out\n");
        return strict && missed ? 1 : 0;
    }
    const std::filesystem::path data = std::filesystem::path(shared) / "data";
    if (wanted("ossa2014")) {
        look_at("ossa2014", datasets::build_world("ossa2014", data / "ossa2014").world, true, {0.2, 2, 0, 5});
        std::printf(
            "  published: 85 minutes for the seven optima, 96 for the war, 50 hours for the talks (Ossa 2014)\n");
    }
    datasets::BuildOptions options;
    options.purchaser_valuation = true;
    options.elasticities = "IS";
    for (const std::string name : {"icio2017-7x44", "wiod2014", "icio2017"}) {
        if (!wanted(name)) continue;
        world::World published = name == "icio2017-7x44" ? datasets::build_world(name, data / name).world
                                                         : datasets::build_world(name, data / name, options).world;
        drop_inputs(published);
        const bool large = name == "icio2017";
        look_at(name, published, name == "icio2017-7x44", large ? Aims{0, 2, 2, 0} : Aims{});
        if (large && !deviations)
            measure_beside_octave(published, std::filesystem::path(arguments[0]).replace_filename("parley"));
    }
    const double peak = static_cast<double>(peak_memory()) / 1e6;
    missed |= peak > 1000;
    std::printf("memory of the process: %.0f MB (at most 1000)%s\n", peak, peak > 1000 ? "  MISSED" : "");
    std::printf("published: 108 minutes for one unilateral optimum with inputs\n");
    return strict && missed ? 1 : 0;
}
