#include <algorithm>

#include "parley/dispute/course/paths.hpp"

namespace parley::dispute::course {
namespace {

struct Branching {
    const std::vector<Path>& paths;
    double least;
    std::size_t deepest;

    // What follows in these paths after so many steps.
    void grow(const std::vector<std::size_t>& in, std::size_t depth, std::vector<Branch>& then, double& stays,
              double& other) const {
        const double one = 1.0 / static_cast<double>(paths.size());
        std::vector<std::vector<std::size_t>> groups;
        for (const std::size_t k : in) {
            if (paths[k].steps.size() <= depth) {
                stays += one;
                continue;
            }
            const Step& step = paths[k].steps[depth];
            auto place = std::find_if(groups.begin(), groups.end(), [&](const std::vector<std::size_t>& known) {
                return paths[known.front()].steps[depth].same_as(step);
            });
            if (place == groups.end()) place = groups.insert(place, std::vector<std::size_t>{});
            place->push_back(k);
        }
        std::stable_sort(groups.begin(), groups.end(),
                         [](const auto& a, const auto& b) { return a.size() > b.size(); });
        for (const std::vector<std::size_t>& group : groups) {
            const double share = one * static_cast<double>(group.size());
            if (share < least || depth >= deepest) {
                other += share;
                continue;
            }
            then.push_back(branch(group, depth, share));
        }
    }

    Branch branch(const std::vector<std::size_t>& group, std::size_t depth, double share) const {
        Branch result;
        result.step = paths[group.front()].steps[depth];
        result.share = share;
        std::vector<double> dates;
        double gain = 0.0, solved = 0.0, meant = 0.0;
        for (const std::size_t k : group) {
            const Step& step = paths[k].steps[depth];
            dates.push_back(step.at);
            if (step.trembled) continue;
            gain += step.gain;
            solved += step.solved;
            meant += 1.0;
        }
        std::sort(dates.begin(), dates.end());
        const auto at = [&](double part) {
            return dates[static_cast<std::size_t>(part * static_cast<double>(dates.size() - 1) + 0.5)];
        };
        result.step.at = at(0.5);
        result.early = at(0.1);
        result.late = at(0.9);
        result.step.gain = meant > 0.0 ? gain / meant : 0.0;
        result.step.solved = meant > 0.0 ? solved / meant : 0.0;
        result.step.trembled = meant < 0.5 * static_cast<double>(group.size());
        grow(group, depth + 1, result.then, result.stays, result.other);
        return result;
    }
};

}  // namespace

Tree tree_of(const std::vector<Path>& paths, double least_share, std::size_t deepest) {
    Tree tree;
    std::vector<std::size_t> all(paths.size());
    for (std::size_t k = 0; k < all.size(); ++k) all[k] = k;
    Branching{paths, least_share, deepest}.grow(all, 0, tree.then, tree.stays, tree.other);
    return tree;
}

}  // namespace parley::dispute::course
