// Best answers, wars and talks as multiples of one plain equilibrium of the same world, T. Every answer is checked
// first: a wrong one has no time. One thread, processor time: what others run beside it is not in it.
// bench_strategy [WORLD]: all, or one.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "parley/datasets/recipes/build_world.hpp"
#include "parley/model/rebase.hpp"
#include "parley/strategy/talks.hpp"
#include "parley/world/folder/world_folder.hpp"

namespace {

using namespace parley;

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

void line(const char* what, double seconds, double plain, double aim) {
    std::printf("  %-38s %9.1f ms  %8.1f T  (at most %.0f T)%s\n", what, 1e3 * seconds, seconds / plain, aim,
                seconds / plain > aim ? "  MISSED" : "");
}

void measure(const std::string& name, const world::World& as_read, bool talks_too) {
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
    line("best answer by partner and sector", answered, plain, 60);
    for (const strategy::Rates rates : {strategy::Rates::by_partner_and_sector, strategy::Rates::by_sector}) {
        for (strategy::Chooser& chooser : all) chooser.instruments.front().rates = rates;
        strategy::WarOptions options;
        options.verify = false;
        options.threads = 1;
        strategy::War fought;
        const double war_time = seconds_of([&] { fought = war(stage, all, options); }, 1);
        must(fought.verdict == strategy::Verdict::found, "the war");
        line((std::string("war of all ") + name_of(rates)).c_str(), war_time, plain, 40.0 * static_cast<double>(count));
        std::printf("    %d rounds, %d equilibria, %d gradients\n", fought.rounds, fought.equilibria, fought.gradients);
    }
    if (!talks_too) return;
    strategy::TalksOptions options;
    options.rule = strategy::TalksRule::equal_gains;
    for (strategy::Chooser& chooser : all) chooser.instruments.front().rates = strategy::Rates::by_partner_and_sector;
    strategy::Talks talked;
    const double talk_time = seconds_of([&] { talked = talks(stage, all, options); }, 1);
    must(talked.verdict == strategy::Verdict::found && talked.efficiency_gap > 0, talked.why.c_str());
    std::printf("  %-38s %9.1f ms  %8.1f T\n", "talks, equal gains", 1e3 * talk_time, talk_time / plain);
}

}  // namespace

int main(int count, char** arguments) {
    const std::string only = count > 1 ? arguments[1] : "";
    const std::filesystem::path source = PARLEY_SOURCE_FOLDER;
    if (only.empty() || only == "world-2017") {
        world::World world = world::read_world_folder(source / "data" / "world-2017");
        measure("world-2017", world, false);
        drop_inputs(world);
        measure("world-2017", world, false);
    }
    const char* shared = std::getenv("PARLEY_SHARED");
    if (!shared) {
        std::printf("PARLEY_SHARED is not set: the published tables are left out\n");
        return 0;
    }
    datasets::BuildOptions options;
    options.purchaser_valuation = true;
    options.elasticities = "IS";
    for (const std::string name : {"icio2017-7x44", "wiod2014", "icio2017"}) {
        if (!only.empty() && only != name) continue;
        world::World published =
            name == "icio2017-7x44"
                ? datasets::build_world(name, std::filesystem::path(shared) / "data" / name).world
                : datasets::build_world(name, std::filesystem::path(shared) / "data" / name, options).world;
        drop_inputs(published);
        measure(name, published, name == "icio2017-7x44");
    }
    std::printf("published: 85 minutes for optimal and 96 for Nash duties of seven, 50 hours for talks (Ossa 2014)\n");
    return 0;
}
