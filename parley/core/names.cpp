#include "parley/core/names.hpp"

#include <string_view>

namespace parley {
namespace {

// Names that are common nouns with something before them, and plurals, take an article; other countries do not.
constexpr const char* with_article[] = {"United States",  "United Kingdom",     "United Arab Emirates",
                                        "United Nations", "European Union",     "European Commission",
                                        "Netherlands",    "Philippines",        "Czech Republic",
                                        "Soviet Union",   "Russian Federation", "Dominican Republic"};
constexpr const char* short_with_article[] = {"US", "U.S.", "USA", "UK", "U.K.", "EU", "EU27", "UAE"};

bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}

// A word longer than `begin`, as Europe of EU, is another name.
bool begins(std::string_view name, std::string_view begin) {
    return name.substr(0, begin.size()) == begin && (name.size() == begin.size() || name[begin.size()] == ' ');
}

}  // namespace

std::string in_sentence(const std::string& name) {
    for (const std::string_view each : with_article)
        if (begins(name, each)) return "the " + name;
    // "US trade negotiators", but no article for US Steel.
    for (const std::string_view each : short_with_article)
        if (begins(name, each) && !(name.size() > each.size() + 1 && is_upper(name[each.size() + 1])))
            return "the " + name;
    return name;
}

std::string at_start(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

}  // namespace parley
