// Numbers that are names are no figures.
#include <gtest/gtest.h>

#include "tests/evidence/described.hpp"

namespace parley::evidence::labels_test {
namespace {

using support::described;
using support::expect_rows;

TEST(Labels, numbers_of_laws_orders_and_lists_are_no_figures) {
    for (const char* text : {"22 U.S.C. 1701 et seq.",
                             "19 C.F.R. 351.301",
                             "90 Fed. Reg. 11625",
                             "83 FR 40823, 40824",
                             "section 604",
                             "Sections 201, 232 and 301",
                             "Section 4(b)",
                             "2(c)(ii) of that order",
                             "\u00a7 301",
                             "title 19, United States Code",
                             "Executive Order 13808",
                             "the executive order 13808",
                             "Proclamation 9705",
                             "Announcement No. 7 of the State Council",
                             "Nos. 7, 8 and 9",
                             "No. 7 of 2024",
                             "heading 9903.88.03",
                             "headings 9903.88.03-9903.88.07",
                             "note 20 to subchapter III of chapter 99",
                             "subdivision (v)(xiii)(10)",
                             "Public Law 115-141",
                             "Regulation (EU) 2018/724",
                             "the Trade Act of 1974",
                             "Trade Expansion Act of 1962, as amended",
                             "Annex 2",
                             "(3) the parties",
                             "and 2) the others",
                             "4. The parties",
                             "[12]",
                             "at 12:01 a.m.",
                             "Group of 20",
                             "Form 1040",
                             "HS 7208",
                             "the 80th anniversary",
                             "a 401(k)",
                             "under H.R. 4",
                             "P.L. 117-2",
                             "List 3 goods",
                             "under Rule 5.2",
                             "the 232 tariffs",
                             "GATT 1994",
                             "\u2116 17",
                             "E.O. 14257",
                             "Pub. L. 117-169",
                             "HTS codes 7208, 7209 and 7210",
                             "Annexes 1 and 2",
                             "COP28",
                             "83 FR 49153 and 83 FR 65198",
                             "call (202) 395-5725 or 202-395-5725",
                             "the S&P 500",
                             "the FTSE 100",
                             "in the year of our Lord two thousand eighteen",

                             "Docket No. USTR-2019-0004",
                             "ISO 9001",
                             "World War II"})
        EXPECT_EQ(described(text), "") << "in: " << text;
}

TEST(Labels, what_stands_beside_them_is_read) {
    expect_rows({
        {"Executive Order 13808 of August 24, 2017", "date 20170824"},
        {"Section 232 duties of 25 percent", "25 %"},
        {"25%3 of imports", "25 %"},
        {"25%\u2078 of imports and 10 percent\u2020", "25 %; 10 %"},
        {"$5 billion[4]", "5000000000 USD"},
        {"steel duties\u00b2 of 25 percent", "25 %"},
        {"They will order 500 planes", "500"},
        {"in 1974", "year 1974"},
        {"the annex lists 57 goods in 5,745 lines", "57; 5745"},
        {"on May 3 (12 days later)", "date 503; 12 day"},
        {"up (25 percent) since 2018", "25 %; year 2018"},
        {"the first 100,000 vehicles", "100000"},
    });
}

}  // namespace
}  // namespace parley::evidence::labels_test
