// A page of the web as text: what its reader sees, block by block.
#include <gtest/gtest.h>

#include "parley/evidence/document.hpp"
#include "parley/evidence/html/text_of_html.hpp"

namespace parley::testing::html_test {
namespace {

using evidence::html::is_html;
using evidence::html::text_of_html;

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
    for (const char* page :
         {"<p>a<", "<p>a</", "<p>a<b", "<p>a<!--", "<p>a<script>b", "<p>a&#", "<p>a&amp", "<p>a<p t=\"x>y"})
        EXPECT_EQ(text_of_html(page).substr(0, 1), "a") << page;
}

}  // namespace
}  // namespace parley::testing::html_test
