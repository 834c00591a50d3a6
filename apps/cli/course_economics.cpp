#include "apps/cli/course_economics.hpp"

#include <fmt/format.h>

#include "parley/foresight/course_economics.hpp"
#include "parley/report/text/dispute/sweep_text.hpp"
#include "parley/report/text/priced_text.hpp"
#include "parley/store/course_store.hpp"
#include "parley/store/sweep_store.hpp"

namespace parley::cli {
namespace {

// At each point all sources are solved, and the course is played: four are half a minute of two cores for two parties.
constexpr std::size_t usual_course_points = 4;

// A store that a sweep of all outcomes wrote.
bool is_of_a_sweep(const std::string& path) {
    if (path.empty()) return false;
    const auto stored = store::size_of_store(path);
    return stored && stored->options.find(foresight::of_a_course) == std::string::npos;
}

std::string head_of(const foresight::CourseAtPoints& at) {
    return at.again.sources > 0
               ? fmt::format("Under other economics: {} sources of elasticities at {} {} of sizes of measures",
                             at.again.sources, at.points / at.again.sources,
                             at.points == at.again.sources ? "point" : "points")
               : fmt::format("Under other economics: {} points of elasticities and sizes of measures", at.points);
}

}  // namespace

std::optional<foresight::CourseAtPoints> course_elsewhere(const pricing::Worth& worth,
                                                          const analysis::course::CourseAnalysis& is,
                                                          const analysis::RecordOptions& record,
                                                          const DisputeArguments& arguments) {
    const pricing::DealSpace& table = worth.deal_space();
    const int threads = arguments.solve.threads;
    const auto failed = [](const pricing::DealSpace& space, const pricing::Sweep& sweep) {
        if (sweep.status() == model::Status::converged) return false;
        complain(report::text::sweep_failure_text(space, sweep));
        return true;
    };
    const auto played = [&](std::size_t points, const auto& economics) {
        // The store is there by now, with the prices.
        std::optional<store::CourseStore> store;
        foresight::KeptCourses kept;
        if (!arguments.store.empty()) {
            store.emplace(arguments.store);
            kept.program = program_sha256();
            kept.find = [&](const std::string& key) { return store->find(key); };
            kept.put = [&](const std::string& key, const std::string& course) { store->put(key, course); };
        }
        foresight::CourseAtPoints at =
            foresight::course_at_points(worth, is, record, points, economics, threads, kept, batch_line("courses"));
        clear_progress();
        at.again.of = table.sets.size();
        return at;
    };
    if (is_of_a_sweep(arguments.store)) {
        const pricing::Sweep sweep = swept(table, arguments);
        if (failed(table, sweep)) return {};
        foresight::CourseAtPoints at = played(sweep.at.size(), [&](std::size_t point) { return sweep.at[point]; });
        at.again.equilibria = table.sets.size();
        return at;
    }
    const std::vector<std::size_t> sets = foresight::sets_that_matter(worth, is);
    const pricing::SharedSpace few = foresight::space_of_sets(table, sets);
    const scenario::Draws draws = worth.scenario().draws.value_or(scenario::Draws{});
    pricing::SweepOptions options = sweep_options(arguments, draws.seed, usual_course_points);
    // A store counts each source at a point as one of its own.
    const bool of_the_store =
        arguments.points == 0 && !arguments.store.empty() && store::size_of_store(arguments.store);
    const std::size_t sources = plan_sweep(*few, options).sources.size();
    if (of_the_store) options.points = std::max<std::size_t>(1, options.points / sources);
    const pricing::Sweep sweep = swept(*few, foresight::plan_every_source(*few, options), arguments);
    if (failed(*few, sweep)) return {};
    foresight::CourseAtPoints at = played(
        sweep.at.size(), [&](std::size_t point) { return foresight::carried(worth.prices(), sets, sweep.at[point]); });
    at.again.sources = sources;
    at.again.equilibria = sets.size();
    return at;
}

namespace {

std::vector<std::string> lines_of(const foresight::CourseAtPoints& at) {
    std::vector<std::string> lines;
    const std::size_t known = at.points - at.refused;
    if (!at.hold.empty())
        lines.push_back(
            fmt::format("The leading branch holds to its last step, the {}., at {} of {}; to its first at "
                        "{}. The likeliest ending is the same at {}.",
                        at.hold.size(), at.hold.back(), known, at.hold.front(), at.same_ending));
    else
        lines.push_back(fmt::format("The likeliest ending is the same at {} of {}.", at.same_ending, known));
    std::string endings;
    for (std::size_t e = 0; e < dispute::endings::ending_count; ++e)
        if (at.highest[e] >= 0.005)
            endings += fmt::format("{}{} {:.0f} % on average ({:.0f} to {:.0f})", endings.empty() ? "" : "; ",
                                   dispute::endings::in_words(dispute::endings::all_endings[e]), 100 * at.mean[e],
                                   100 * at.lowest[e], 100 * at.highest[e]);
    if (!endings.empty()) lines.push_back(endings + ".");
    if (at.again.equilibria < at.again.of)
        lines.push_back(
            fmt::format("{} of {} equilibria are solved again, those that the course can come to; the "
                        "others carry their own value and the shift of the nearest.",
                        at.again.equilibria, at.again.of));
    if (at.refused > 0) lines.push_back(fmt::format("At {} there is no course.", at.refused));
    return lines;
}

}  // namespace

report::text::PageSection economics_section(const foresight::CourseAtPoints& at) {
    report::text::PageSection section{head_of(at), {}, 2};  // what holds, and how it ends
    for (const std::string& line : lines_of(at)) section.items.push_back(report::text::page_item(line));
    return section;
}

std::string economics_text(const foresight::CourseAtPoints& at) {
    std::string text = "\n" + head_of(at) + "\n";
    for (const std::string& line : lines_of(at)) text += report::text::noted(line);
    for (std::size_t k = 0; k < at.hold.size(); ++k)
        text += report::text::noted(fmt::format("The leading branch holds to its step {} at {} of {}.", k + 1,
                                                at.hold[k], at.points - at.refused));
    return text;
}

nlohmann::ordered_json economics_json(const foresight::CourseAtPoints& at) {
    nlohmann::ordered_json endings = nlohmann::ordered_json::array();
    for (std::size_t e = 0; e < dispute::endings::ending_count; ++e)
        endings.push_back({{"ending", dispute::endings::name_of(dispute::endings::all_endings[e])},
                           {"mean", at.mean[e]},
                           {"lowest", at.lowest[e]},
                           {"highest", at.highest[e]}});
    return {{"points", at.points},
            {"sources", at.again.sources},
            {"equilibria", at.again.equilibria},
            {"equilibria_on_the_table", at.again.of},
            {"without_a_course", at.refused},
            {"leading_branch_holds", at.hold},
            {"same_ending", at.same_ending},
            {"endings", endings}};
}

}  // namespace parley::cli
