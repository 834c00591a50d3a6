#include <algorithm>

#include "parley/report/text/dispute/course_markets_text.hpp"
#include "parley/report/text/dispute/course_text.hpp"
#include "parley/report/text/page/dispute_pages.hpp"

namespace parley::report::text {
namespace {

constexpr std::size_t tree_lines = 26;

// The likeliest branches that have room, none without those that it follows.
std::string tree_on_page(const pricing::Worth& worth, const analysis::course::CourseAnalysis& is) {
    std::string text;
    for (std::size_t most = tree_lines; most > 0; --most) {
        text = course_tree_text(worth, is, most);
        if (static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) <= tree_lines) break;
    }
    return text;
}

}  // namespace

std::string course_page(const pricing::Worth& worth, const analysis::course::CourseAnalysis& is,
                        const analysis::course::CourseMarkets& markets, const std::optional<PageSection>& elsewhere) {
    PageSection findings{"", paragraphs_of(course_findings_text(worth, is)), 0};
    findings.least = findings.items.size();
    PageSection first{first_moves_heading(worth, is), paragraphs_of(first_moves_text(worth, is)), 1};
    PageSection tree{"What could happen: share of wants, day, step", {tree_on_page(worth, is)}, 1};
    PageSection contents{"What the agreements hold", paragraphs_of(course_contents_text(worth, is)), 1};
    PageSection advice{"What could be put forward", paragraphs_of(put_forward_text(worth, is)), 1};
    PageSection news{"Markets: what news of an ending moves returns by, in the short run",
                     paragraphs_of(ending_news_text(worth, markets)), 1};
    std::vector<PageSection> sections{findings, first};
    if (elsewhere) sections.push_back(*elsewhere);
    for (PageSection* each : {&tree, &advice, &news, &contents}) sections.push_back(std::move(*each));
    return page(course_title(worth, is), std::move(sections),
                "what each step is worth and what turns it, what has happened by a day, how credible the "
                "threats are, and what it rests on.");
}

}  // namespace parley::report::text
