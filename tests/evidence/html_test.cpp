// A page of the web as text: what its reader sees, block by block.
#include <gtest/gtest.h>

#include "parley/evidence/document.hpp"
#include "parley/evidence/html/text_of_html.hpp"

namespace parley::testing::html_test {
namespace {

using evidence::html::is_html;

std::string text_of_html(std::string_view page) {
    const evidence::html::PageText result = evidence::html::text_of_html(page);
    EXPECT_FALSE(result.unclosed) << page;
    return result.text;
}

TEST(Html, each_block_is_a_paragraph_and_what_nobody_reads_is_left_out) {
    const std::string text = text_of_html(
        "<!DOCTYPE html><html><head><title>t</title><style>p{}</style></head><body><nav><a>Menu</a></nav>"
        "<h1>Talks&nbsp;of May</h1>\n<p>Beijing said <b>it</b> would\n  buy <!-- no > --> 50 "
        "billion.<p>It\xE2\x80\x99s off.<br>Or not"
        "<ul><li>one<li>two</ul><table><tr><th>Duty</th><td>25 %</td></tr><tr><td>Cap</td></tr></table>"
        "<script>if (a<b) x('</p>')</script><p title=\"a > b\">End</p></body></html>");
    EXPECT_EQ(text,
              "Talks\u00A0of May\n\nBeijing said it would buy 50 billion.\n\nIt’s off.\n\nOr not\n\n- one\n\n- two\n\n"
              "Duty | 25 %\n\nCap\n\nEnd\n");
    const evidence::Document document = evidence::parse_document(text);
    EXPECT_EQ(document.paragraphs.size(), 9U);
}

// Five pages made to be read wrongly, and what each shows.
TEST(Html, what_a_page_hides_strikes_out_or_notes_is_no_text_of_it) {
    EXPECT_EQ(text_of_html("<p>Duties of 25 percent<sup>3</sup> and a tax<sup>[4]</sup> of $25<sup>2</sup>.</p>"),
              "Duties of 25 percent and a tax of $25^2.\n")
        << "a note goes on no number; behind a digit it may be a power, which is not read";
    EXPECT_EQ(text_of_html("<p>It will <del>raise its duty to 35</del> <ins>cut its duty to 15</ins> percent.</p>"),
              "It will cut its duty to 15 percent.\n");
    EXPECT_EQ(text_of_html("<p style=\"color: red; Display: none\">a</p><p style='display:none'>Duties of 400 %</p>"
                           "<div hidden><p>400 %</p></div><p data-hidden-by=x>Seen</p><input hidden><p>Too</p>"),
              "Seen\n\nToo\n");
    EXPECT_EQ(text_of_html("<p>Within 30&nbsp;days of <time datetime=\"2026-04-30\">30 April</time></p>"),
              "Within 30\u00A0days of 30 April\n")
        << "the day that is shown, not the one behind it";
    EXPECT_EQ(text_of_html("<p>The 4<sup>th</sup> of May, 10<sup>6</sup> tonnes</p>"), "The 4th of May, 10^6 tonnes\n");
}

TEST(Html, entities_are_their_characters_and_others_stay) {
    EXPECT_EQ(text_of_html("<p>&euro;6.4bn &mdash; &#36;5 &#x20AC;7 &lt;b&gt; &amp;lt; AT&T &unknown; &#xD800; 3 < 4"),
              "€6.4bn — $5 €7 <b> &lt; AT&T &unknown; \uFFFD 3 < 4\n");
}

TEST(Html, only_pages_are_taken_for_pages) {
    EXPECT_TRUE(is_html("\xEF\xBB\xBF \n<!DOCTYPE HTML><p>x"));
    EXPECT_TRUE(is_html("<!-- saved --><HTML lang=en><p>x"));
    EXPECT_FALSE(is_html("The tag <html> is one of many."));
    EXPECT_FALSE(is_html("<a note> on duties"));
    EXPECT_FALSE(is_html(""));
}

TEST(Html, what_is_cut_off_ends_where_the_page_ends) {
    for (const char* page : {"<p>a<", "<p>a&#", "<p>a&amp", "<p>a"})
        EXPECT_EQ(text_of_html(page).substr(0, 1), "a") << page;
}

TEST(Html, what_nothing_ends_is_said_and_the_text_stops_before_it) {
    for (const char* rest :
         {"</", "<b", "<!--", "<!-- x", "<script>b", "<script>b</script", "<p t=\"x>y", "<a href='x>y</a>",
          "<title>b</title-x>", "<nav><nav></nav>b", "<svg><!-- </svg>", "<!doctype"}) {
        const evidence::html::PageText page = evidence::html::text_of_html(std::string("\xEF\xBB\xBF<p>a") + rest);
        EXPECT_EQ(page.text, "a\n") << rest;
        EXPECT_EQ(page.unclosed, 7U) << rest;
    }
}

TEST(Html, a_head_ends_with_its_end_or_its_body_or_the_first_block) {
    for (const char* between : {"</head><body>", "<body>", "<BODY class=x>", "", "</head>"})
        EXPECT_EQ(text_of_html(std::string("<html><head><title>T > t</title><meta name=d content='D'><link href=x>"
                                           "<script>s</script><style>y</style>") +
                               between + "<p>One</p><p>Two</p></body></html>"),
                  "One\n\nTwo\n")
            << between;
}

TEST(Html, names_of_tags_are_compared_whole) {
    EXPECT_EQ(text_of_html("<header>H</header><p>a</p><nav-bar>b</nav-bar><nav>x</navy><nav>y</nav>z</nav >c"),
              "H\n\na\n\nb\n\nc\n");
    EXPECT_EQ(text_of_html("<script>if (a</scripted>b) <script>x</SCRIPT\n>d<svg><svg/><svg><g/></svg></svg>e"),
              "d\n\ne\n");
    EXPECT_EQ(text_of_html("<a title = \"x > y\">f</a>"), "f\n");
}

}  // namespace
}  // namespace parley::testing::html_test
