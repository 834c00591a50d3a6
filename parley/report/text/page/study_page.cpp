#include "parley/report/text/page/study_page.hpp"

#include "parley/report/text/movers_text.hpp"
#include "parley/report/text/summary_text.hpp"

namespace parley::report::text {

std::string study_page(const pricing::NamedOutcomes& study) {
    constexpr std::size_t most_named = 3;
    return study.scenario().title + "\n\n" + page_table(study) +
           summary_sentences(study, most_named, page_table_has_ranges(study)) + page_movers(study);
}

}  // namespace parley::report::text
