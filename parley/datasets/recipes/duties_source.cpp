#include "parley/datasets/recipes/duties_source.hpp"

#include <fmt/format.h>

#include "parley/datasets/pieces/report.hpp"

namespace parley::datasets {
namespace {

constexpr const char* page_head = R"(# duties

Made by `parley duties build`. Percent and points are of customs value, values USD million, codes text with leading zeros.
What a command makes of these tables is in docs/guide/lists.md.

## Tables

| file | what | from | terms |
|---|---|---|---|
| hs6-to-sector.csv | products of the Harmonized System (HS), chapters 01 to 97, and the sector of world-2017 each stands in | crosswalk HS10 to GTAP of the Budget Lab at Yale's tariff-rate-tracker (commit 8315fff), cut to six digits; GTAP to sectors is ours | MIT, see NOTICE |
| hs-2012-to-2017.csv | what was renumbered between HS 2012 and HS 2017: a row with both columns is a code that HS 2017 lacks and one that has its goods since, a row without hs2012 a code that HS 2012 lacks | the United Nations' correlation of the two editions, as kept in from_H4_to_H5.csv of the Growth Lab's comtrade-conversion-weights (commit e0497f5); codes that both have are left out, and of 847310 the circuits of several components that HS 2017 took out of all machines' parts | MIT, see NOTICE; facts of the United Nations |
| by-date.csv, USA on CHN from 2018 | points added by sector, and the share of trade that bears them | lists of section 301 (USTR; as kept by M. Waugh) and section 232, Federal Register | public domain; MIT, see NOTICE; credit Census |
| by-date.csv, CHN on USA from 2018 | the same, without weights; the flows of world-2017 in their place | facts of law, as collected by Bown, Jung & Zhang (PIIE, 12 June 2019) and later lists; the step of 14 February 2020 is half of that of September 2019, as the Tariff Commission announced; flows: OECD Inter-Country Input-Output tables, 2025 codes, 2017 | cite; CC BY 4.0 |
| by-date.csv, USA from 2025 | whole duties by partner and sector: those collected in 2024 and what was added | tradewartracker's trade-war-redux-2025 (commit 726c595), Slovakia counted once; Census | MIT, see NOTICE; credit Census |
| us-imports-2024.csv | imports of the United States in 2024 by product and partner | Census, as kept by the same | public domain |
| us-from-china-2017.csv | what the United States bought from China of each product in 2017, estimated | the same; sums of Census | public domain |
| us-301-*.csv | the five lists of section 301 by product | USTR, as kept by M. Waugh | public domain; MIT, see NOTICE |

## What was changed

1. hs6-to-sector: no descriptions (the HS's legal text has owners). `editions` says which of HS 2012, HS 2017 and HS 2022 have the
   code: those of the crosswalk are of HS 2022, those of the duties of 2018 to 2020 of HS 2017 (all 5387 of them), and of HS 2012 those
   of HS 2017 but for what hs-2012-to-2017.csv says (5205). `basis` hs6: the crosswalk's own; heading or chapter: a code that it
   lacks, in the commonest sector of its heading or chapter; successor: a code of HS 2012 alone, in the sector of those that
   have its goods since; successors: the same where they are in several sectors, in the one of which the United States bought most in 2024.
2. by-date, 2018: states at the ends of months hold from the last change in or before the month until the next. The last one holds
   until 26 September 2024: on the 27th the United States raised rates of section 301 (89 FR 76581), which this table lacks.
   Weights of the United States are imports of 2024 moved to HS 2017 and scaled to those of 2017 by chapter and to each list's
   share of 2018.
3. by-date, 2025: rate_pct is the duty collected in 2024 and the points on top of it: the whole duty, that of section 301
   included. Until 23 July 2026: the duties of 24 July 2026 are not in the source, nor is timber (section 232, October 2025).
4. us-imports-2024: imports below 0.1 USD million of a product from a partner are left out (0.02 % of the value), others have four
   digits. Partners outside the source's 50 largest are absent, so ROW is short. Chapters 98 and 99 have no sector.
5. us-from-china-2017: imports of 2024 would weigh the lists by what their duties left. So they are scaled, within each sector, to the
   sector's imports of 2017 and to the part of them that each list covered, as the mean duty rose on the day that it came (by-date.csv); what 2024 has no
   imports of is spread evenly over the list's products of the sector. Codes of HS 2022 give their imports in equal parts to the codes
   of HS 2017 of their heading. Sums by sector and list are published ones; single products are estimates.
6. us-301: covered_pct is the share of a product that is on the list: by value as in 5, starting from the share of its national lines
   (from the points that came on the list's first day). List 4b never came into force: what other lists leave of the product, by lines.

## Cautions

- Statutory: no exclusions of single products but China's of 26 December 2019, no antidumping duties, no section 201.
- China's steps of September 2019 are maxima over national lines: 32.4 bn USD of imports covered, somewhat too much.
- List 3 at 25 % is dated 10 May 2019; what was at sea paid 10 % until June.
- Medicines (C21) were exempt from the duties by country of 2025; the source has them at the full rate for some partners, above all the
  Swiss ones (38.7 % on 20.0 bn USD from 7 August 2025). The scenario us-world-2025 leaves them out.
- Customs collected less than the statutes say: 10.5 % in July and August 2019 where they say 13.1.

)";

constexpr const char* lists_head = R"(
## Lists of section 301

)";

constexpr const char* mit = R"(Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
)";

}  // namespace

std::string duties_source_page(const std::vector<ListNote>& lists, const std::vector<SplitCode>& split) {
    std::vector<std::vector<std::string>> codes{{"code of HS 2012", "went to", "which are in", "taken for"}};
    for (const SplitCode& each : split)
        codes.push_back({each.hs2012, fmt::format("{}", fmt::join(each.since, ", ")),
                         fmt::format("{}", fmt::join(each.sectors, ", ")), each.taken});
    std::vector<std::vector<std::string>> rows{
        {"list", "products", "of which in part", "left out: lines newer than HTS 2017, or on other lists"}};
    for (const ListNote& list : lists)
        rows.push_back(
            {list.name, std::to_string(list.products), std::to_string(list.partly), std::to_string(list.left_out)});
    return page_head + ("## Codes of HS 2012 that were divided between sectors\n\n" + markdown_table(codes)) +
           lists_head + markdown_table(rows) +
           "\nIn force: list 1 from 2018-07-06 (25 points), 2 from 2018-08-23 (25), 3 from 2018-09-24 (10; 25 from "
           "2019-05-10), 4a from 2019-09-01 (15; 7.5 from 2020-02-14), 4b never.\n";
}

std::string duties_notice() {
    return fmt::format(
        "Tables in this folder hold material from these projects, each under the MIT License below:\n\n"
        "- hs6-to-sector.csv: tariff-rate-tracker, Copyright (c) The Budget Lab at Yale\n"
        "- hs-2012-to-2017.csv: comtrade-conversion-weights, Copyright (c) 2025 Center for International Development "
        "at Harvard University\n"
        "- by-date.csv (United States, from 2025), us-imports-2024.csv: trade-war-redux-2025, Copyright (c) 2025 "
        "tradewartracker\n"
        "- by-date.csv (from 2018), us-301-*.csv: tradewar-tracker, Copyright (c) 2020 Mike Waugh\n\n"
        "MIT License\n\n{}\n"
        "Trade: U.S. Census Bureau. Lists and rates of the United States: USTR, Federal Register (public domain).\n"
        "Rates of China: C. Bown, E. Jung and E. Zhang, \"Trump Has Gotten China to Lower Its Tariffs. Just Toward "
        "Everyone Else\", PIIE, 12 June 2019.\n",
        mit);
}

}  // namespace parley::datasets
