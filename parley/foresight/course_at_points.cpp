#include "parley/foresight/course_at_points.hpp"

#include <algorithm>

#include "parley/core/parallel.hpp"

namespace parley::foresight {
namespace {

std::size_t likeliest_ending(const analysis::course::CourseAnalysis& is) {
    return static_cast<std::size_t>(std::max_element(is.endings.begin(), is.endings.end(),
                                                     [](const auto& a, const auto& b) { return a.share < b.share; }) -
                                    is.endings.begin());
}

}  // namespace

std::vector<LeadingStep> leading_branch(const pricing::Worth& worth, const analysis::course::CourseAnalysis& is) {
    std::vector<LeadingStep> result;
    const std::vector<dispute::course::Branch>* next = &is.tree.then;
    double rests = is.tree.stays;
    while (!next->empty() && next->front().share > rests) {
        const dispute::course::Branch& branch = next->front();
        LeadingStep step{branch.step.act, branch.step.party, {}};
        const Outcome after = is.states.states[branch.step.to].outcome;
        for (std::size_t k = 0; k < worth.table().issue.size(); ++k) step.levels.push_back(worth.space.level(after, k));
        result.push_back(std::move(step));
        rests = branch.stays;
        next = &branch.then;
    }
    return result;
}

CourseAtPoints course_at_points(const pricing::Worth& worth, const analysis::course::CourseAnalysis& is,
                                const analysis::RecordOptions& record, std::size_t points,
                                const std::function<pricing::PointEconomics(std::size_t)>& economics, int threads,
                                const BatchProgress& progress) {
    struct AtOne {
        bool has_a_course = false;
        std::size_t holds = 0;  // steps of the leading branch
        std::array<double, dispute::endings::ending_count> endings{};
        bool same_ending = false;
    };
    const std::vector<LeadingStep> leading = leading_branch(worth, is);
    std::vector<AtOne> at(points);
    InTurn in_turn;
    std::size_t done = 0;
    parallel_for(points, threads, [&](std::size_t point) {
        pricing::PointEconomics here = economics(point);
        const OrRefusal<pricing::Worth> there =
            worth_of(std::make_shared<const pricing::Prices>(pricing::Prices{
                         worth.prices().of, std::move(here.base_income), std::move(here.equilibria), 0.0}),
                     worth.wants);
        if (there) {
            const auto read = std::make_shared<const analysis::Record>(analysis::read_record(*there, record));
            const analysis::course::CourseAnalysis own = analysis::course::course_of(*there, read, is.asked, 1);
            const std::vector<LeadingStep> steps = leading_branch(*there, own);
            AtOne& one = at[point];
            one.has_a_course = true;
            while (one.holds < std::min(leading.size(), steps.size()) && leading[one.holds] == steps[one.holds])
                ++one.holds;
            for (std::size_t e = 0; e < own.endings.size(); ++e) one.endings[e] = own.endings[e].share;
            one.same_ending = likeliest_ending(own) == likeliest_ending(is);
        }
        in_turn([&] {
            if (progress) (void)progress(++done, points);
        });
    });
    CourseAtPoints result;
    result.points = points;
    result.hold.assign(leading.size(), 0);
    result.lowest.fill(1.0);
    std::size_t known = 0;
    for (const AtOne& one : at) {
        if (!one.has_a_course) {
            ++result.refused;
            continue;
        }
        ++known;
        for (std::size_t k = 0; k < one.holds; ++k) ++result.hold[k];
        result.same_ending += one.same_ending ? 1 : 0;
        for (std::size_t e = 0; e < one.endings.size(); ++e) {
            result.lowest[e] = std::min(result.lowest[e], one.endings[e]);
            result.highest[e] = std::max(result.highest[e], one.endings[e]);
            result.mean[e] += one.endings[e];
        }
    }
    for (double& each : result.mean) each = known > 0 ? each / static_cast<double>(known) : 0.0;
    if (known == 0) result.lowest.fill(0.0);
    return result;
}

}  // namespace parley::foresight
