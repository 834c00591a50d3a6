#include "parley/foresight/course_at_points.hpp"

#include <algorithm>

#include "parley/core/parallel.hpp"

namespace parley::foresight {
namespace {

template <class Endings, class Share>
std::size_t likeliest_ending(const Endings& endings, const Share& share) {
    return static_cast<std::size_t>(
        std::max_element(endings.begin(), endings.end(),
                         [&](const auto& a, const auto& b) { return share(a) < share(b); }) -
        endings.begin());
}

PlayedCourse played_there(const pricing::Worth& worth, const analysis::course::CourseAsked& asked,
                          const analysis::RecordOptions& record, pricing::PointEconomics here) {
    const OrRefusal<pricing::Worth> there =
        worth_of(std::make_shared<const pricing::Prices>(
                     pricing::Prices{worth.prices().of, std::move(here.base_income), std::move(here.equilibria), 0.0}),
                 worth.wants);
    PlayedCourse played;
    played.out_of_reach = !there;
    if (played.out_of_reach) return played;
    const auto read = std::make_shared<const analysis::Record>(analysis::read_record(*there, record));
    const analysis::course::CourseAnalysis own = analysis::course::course_of(*there, read, asked, 1);
    for (std::size_t e = 0; e < own.endings.size(); ++e) played.endings[e] = own.endings[e].share;
    played.leading = leading_branch(*there, own);
    return played;
}

}  // namespace

CourseAtPoints course_at_points(const pricing::Worth& worth, const analysis::course::CourseAnalysis& is,
                                const analysis::RecordOptions& record, std::size_t points,
                                const std::function<pricing::PointEconomics(std::size_t)>& economics, int threads,
                                const KeptCourses& kept, const BatchProgress& progress) {
    const std::vector<LeadingStep> leading = leading_branch(worth, is);
    std::vector<PlayedCourse> at(points);
    InTurn in_turn;
    std::size_t done = 0;
    parallel_for(points, threads, [&](std::size_t point) {
        pricing::PointEconomics here = economics(point);
        std::string key;
        std::optional<PlayedCourse> known;
        if (kept.find) {
            key = key_of(kept.program, worth, is.asked, record, here);
            in_turn([&] {
                if (const std::optional<std::string> text = kept.find(key)) known = played_in(*text);
            });
        }
        at[point] = known ? std::move(*known) : played_there(worth, is.asked, record, std::move(here));
        in_turn([&] {
            if (kept.put && !known) kept.put(key, text_of(at[point]));
            if (progress) (void)progress(++done, points);
        });
    });
    CourseAtPoints result;
    result.points = points;
    result.hold.assign(leading.size(), 0);
    result.lowest.fill(1.0);
    const std::size_t likeliest = likeliest_ending(is.endings, [](const auto& each) { return each.share; });
    std::size_t known = 0;
    for (const PlayedCourse& one : at) {
        if (one.out_of_reach) {
            ++result.refused;
            continue;
        }
        ++known;
        for (std::size_t k = 0; k < std::min(leading.size(), one.leading.size()); ++k) {
            if (leading[k] != one.leading[k]) break;
            ++result.hold[k];
        }
        result.same_ending += likeliest_ending(one.endings, [](double share) { return share; }) == likeliest ? 1 : 0;
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
