#include "parley/foresight/course_at_points.hpp"

#include <algorithm>

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
                                const analysis::RecordOptions& record, const pricing::SharedSpace& space,
                                const pricing::Sweep& sweep, int threads) {
    const std::vector<LeadingStep> leading = leading_branch(worth, is);
    CourseAtPoints result;
    result.points = sweep.plan.points.size();
    result.hold.assign(leading.size(), 0);
    result.lowest.fill(1.0);
    std::size_t known = 0;
    for (std::size_t point = 0; point < result.points; ++point) {
        const OrRefusal<pricing::Worth> there = worth_at(space, sweep, point, worth.wants);
        if (!there) {
            ++result.refused;
            continue;
        }
        ++known;
        const auto read = std::make_shared<const analysis::Record>(analysis::read_record(*there, record));
        const analysis::course::CourseAnalysis at = analysis::course::course_of(*there, read, is.asked, threads);
        const std::vector<LeadingStep> own = leading_branch(*there, at);
        for (std::size_t k = 0; k < leading.size() && k < own.size() && leading[k] == own[k]; ++k) ++result.hold[k];
        result.same_ending += likeliest_ending(at) == likeliest_ending(is) ? 1 : 0;
        for (std::size_t e = 0; e < at.endings.size(); ++e) {
            result.lowest[e] = std::min(result.lowest[e], at.endings[e].share);
            result.highest[e] = std::max(result.highest[e], at.endings[e].share);
            result.mean[e] += at.endings[e].share;
        }
    }
    for (double& each : result.mean) each = known > 0 ? each / static_cast<double>(known) : 0.0;
    if (known == 0) result.lowest.fill(0.0);
    return result;
}

}  // namespace parley::foresight
