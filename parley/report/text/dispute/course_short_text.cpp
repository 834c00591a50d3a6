#include "parley/report/text/dispute/course_short_text.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "parley/report/words/course_words.hpp"
#include "parley/report/words/dispute_words.hpp"
#include "parley/report/words/figures.hpp"

namespace parley::report::text {

std::string course_short_text(const pricing::Worth& worth, const analysis::course::CourseAnalysis& is,
                              std::size_t most) {
    using dispute::course::Branch;
    std::vector<double> shares;
    const auto collect = [&](const auto& self, const std::vector<Branch>& branches) -> void {
        for (const Branch& each : branches) {
            shares.push_back(each.share);
            self(self, each.then);
        }
    };
    collect(collect, is.tree.then);
    std::sort(shares.rbegin(), shares.rend());
    const double least = shares.size() > most ? shares[most - 1] : 0.0;
    std::string text = "What could happen (shares of wants that fit what was said, no chances)\n";
    std::size_t left = most;
    const auto write = [&](const auto& self, const std::vector<Branch>& branches, std::size_t depth) -> void {
        for (const Branch& each : branches) {
            if (each.share < least || left == 0) continue;
            --left;
            const std::string indent(2 + 2 * std::min<std::size_t>(depth, 6), ' ');
            text += indent +
                    words::wrapped(fmt::format("{}, {}: {}", words::chance_in_words(each.share),
                                               words::date_in_words(worth, each.step.at),
                                               words::step_in_words(worth, is, each.step)),
                                   78 - indent.size(), indent + "  ") +
                    "\n";
            self(self, each.then, depth + 1);
        }
    };
    write(write, is.tree.then, 0);
    if (is.tree.then.empty()) text += "  Nothing moves away from today.\n";
    if (!is.solved.settled) text += "  What follows after the last day does not settle: see 'parley course'.\n";
    return text;
}

}  // namespace parley::report::text
