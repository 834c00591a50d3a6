#include "apps/cli/brief_wars.hpp"

#include <fmt/format.h>

#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"
#include "parley/report/json/brief/wars_json.hpp"
#include "parley/tables/files/csv.hpp"

namespace parley::cli {

nlohmann::ordered_json wars_of(const std::vector<std::string>& files, const pricing::Setting& setting) {
    constexpr std::size_t largest = 16U << 20, most_brackets = 1000;
    std::vector<report::json::WarDocument> documents;
    for (const std::string& file : files) {
        const std::string text = tables::read_file(file, largest);
        if (find_nested(text, most_brackets) < text.size())
            throw InputError(file, 0, fmt::format("at most {} brackets open", most_brackets), "more");
        documents.push_back({file, nlohmann::ordered_json::parse(text, nullptr, false)});
        if (documents.back().document.is_discarded())
            throw InputError(file, 0, "a document of 'parley war --json'", "no JSON that is whole");
    }
    return value_or_throw(report::json::wars_json(documents, setting.world(), setting.base().sha256));
}

}  // namespace parley::cli
