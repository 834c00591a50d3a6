// Names in sentences.
#include <gtest/gtest.h>

#include "parley/core/names.hpp"

namespace parley::names_test {
namespace {

TEST(Names, take_their_article_in_sentences) {
    for (const char* name : {"United States", "United Kingdom", "European Union", "European Union (27)", "Netherlands",
                             "Philippines", "United Arab Emirates", "United States administration", "EU", "USA", "UK",
                             "EU27", "US negotiators", "EU (27)"})
        EXPECT_EQ(in_sentence(name), std::string("the ") + name);
    for (const char* name : {"China", "United Airlines", "Europe", "Euro area", "US Steel", "Ukraine", "Usland", "UKIP",
                             "Netherlandish", "", "the United States", "Mexico and Canada"})
        EXPECT_EQ(in_sentence(name), name);
}

TEST(Names, begin_sentences_with_a_capital) {
    EXPECT_EQ(at_start(in_sentence("United States")), "The United States");
    EXPECT_EQ(at_start("iran"), "Iran");
    EXPECT_EQ(at_start("Österreich"), "Österreich");
    EXPECT_EQ(at_start(""), "");
}

}  // namespace
}  // namespace parley::names_test
