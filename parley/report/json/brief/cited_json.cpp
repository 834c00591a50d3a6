#include "parley/report/json/brief/cited_json.hpp"

#include <algorithm>
#include <set>

#include "parley/core/text.hpp"
#include "parley/evidence/statements/sentences.hpp"

namespace parley::report::json {
namespace {

using Places = std::set<std::pair<std::string, std::size_t>>;

void add_cited(Places& places, const nlohmann::ordered_json& of) {
    if (of.is_object()) {
        const auto found = of.find("evidence");
        if (found != of.end() && found->is_object() && found->contains("paragraph") &&
            (*found)["paragraph"].is_number_unsigned())
            places.emplace((*found)["source"].get<std::string>(), (*found)["paragraph"].get<std::size_t>());
    }
    if (of.is_structured())
        for (const auto& each : of) add_cited(places, each);
}

nlohmann::ordered_json cited_sentences(const std::string& paragraph) {
    const evidence::prose::Folded folded = evidence::prose::fold(paragraph);
    const evidence::prose::Tokens tokens(folded);
    nlohmann::ordered_json result = nlohmann::ordered_json::array();
    std::size_t from = 0;
    for (const evidence::statements::Sentence& each : evidence::statements::sentences_of(tokens, folded)) {
        const std::size_t end = each.end < tokens.size() ? folded.origin[tokens[each.end].begin] : paragraph.size();
        std::string words = printable(paragraph.substr(from, end - from));
        while (!words.empty() && words.back() == ' ') words.pop_back();
        if (!words.empty()) result.push_back(words);
        from = end;
    }
    return result;
}

}  // namespace

nlohmann::ordered_json cited_json(const nlohmann::ordered_json& brief,
                                  const std::map<std::string, evidence::Document>& documents) {
    Places places;
    // What is under "tree" is the file itself.
    for (const auto& [part, value] : brief.items())
        if (part != "tree") add_cited(places, value);
    nlohmann::ordered_json result = nlohmann::ordered_json::array();
    for (const auto& [source, number] : places) {
        const auto document = documents.find(source);
        if (document == documents.end()) continue;
        const auto& all = document->second.paragraphs;
        const std::size_t wanted = number;
        const auto found =
            std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.number == wanted; });
        if (found == all.end()) continue;
        result.push_back({{"source", source}, {"paragraph", number}, {"sentences", cited_sentences(found->text)}});
    }
    return result;
}

}  // namespace parley::report::json
