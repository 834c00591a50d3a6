#include "parley/core/text.hpp"

#include <gtest/gtest.h>

#include "parley/core/refusal.hpp"

namespace parley::testing::text_test {
namespace {

TEST(Text, what_a_terminal_obeys_is_found_and_named) {
    const std::pair<const char*, const char*> all[] = {
        {"\x1b", "U+001B"},         {"\r", "U+000D"},           {"\x7f", "U+007F"},
        {"\xc2\x80", "U+0080"},     {"\xc2\x9f", "U+009F"},     {"\xe2\x80\xaa", "U+202A"},
        {"\xe2\x80\xae", "U+202E"}, {"\xe2\x81\xa6", "U+2066"}, {"\xe2\x81\xa9", "U+2069"}};
    for (const auto& [text, name] : all) {
        const std::string in = "é " + std::string(text) + "b";
        ASSERT_EQ(find_obeyed(in), 3U) << name;
        EXPECT_EQ(code_point(in, 3), name);
        EXPECT_EQ(printable(in), "é ?b") << name;
    }
}

TEST(Text, what_stands_beside_it_is_shown) {
    // A no-break space, marks of direction that turn nothing, a dash, a word joiner, an emoji.
    for (const char* text :
         {"\xc2\xa0", "\xe2\x80\x8e", "\xe2\x80\x94", "\xe2\x81\xa5", "\xe2\x81\xaa", "\xf0\x9f\x98\x80"}) {
        EXPECT_EQ(find_obeyed(text), std::string::npos) << text;
        EXPECT_EQ(printable(text), text);
    }
}

TEST(Text, lines_are_kept_only_where_there_may_be_several) {
    EXPECT_EQ(find_obeyed("a\n\tb"), std::string::npos);
    EXPECT_EQ(printable("a\n\tb\r", Lines::kept), "a\n\tb?");
    EXPECT_EQ(printable("a\n\tb\r"), "a??b?");
}

TEST(Text, bytes_that_are_no_text_are_shown_as_such) {
    EXPECT_EQ(printable("a\xff"
                        "b\xc3"),
              "a?b?");
    EXPECT_EQ(shown("a\x9b"
                    "b"),
              "'a?b'");
}

TEST(Text, a_refusal_is_one_line_whatever_it_is_about) {
    EXPECT_EQ(in_one_line({{Option::none, "s\xe2\x80\xae.yaml", 3}, "a", "b\nc"}), "s?.yaml:3: expected a, found b?c");
}

}  // namespace
}  // namespace parley::testing::text_test
