#include "apps/cli/cited_documents.hpp"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "apps/cli/report_text.hpp"
#include "apps/cli/takes.hpp"
#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"

namespace parley::cli {
namespace {

evidence::Document read_document(const std::string& path) {
    evidence::Document document = evidence::parse_document(read_report(path).text);
    if (document.problem)
        throw InputError(path, document.problem->line, document.problem->expected, document.problem->found);
    return document;
}

}  // namespace

std::map<std::string, evidence::Document> read_documents(const scenario::Scenario& scenario,
                                                         const std::vector<std::string>& given, bool beside) {
    std::vector<std::string> ids;
    for (const scenario::ScenarioSource& source : scenario.sources)
        if (!source.data) ids.push_back(source.id);
    std::map<std::string, evidence::Document> result;
    for (const std::string& each : given) {
        const std::size_t sign = each.find('=');
        const std::string id = sign != std::string::npos ? each.substr(0, sign) : "";
        std::error_code none;
        if (!id.empty() && std::find(ids.begin(), ids.end(), id) == ids.end() && !std::filesystem::exists(each, none))
            throw InputError("--source", 0,
                             ids.empty() ? "a scenario that cites a document"
                                         : fmt::format("FILE, or ID=FILE with one of {}", fmt::join(ids, ", ")),
                             shown(each));
        if (std::find(ids.begin(), ids.end(), id) != ids.end())
            result[id] = read_document(each.substr(sign + 1));
        else if (ids.size() == 1)
            result[ids.front()] = read_document(each);
        else
            throw InputError("--source", 0,
                             ids.empty() ? "a scenario that cites a document"
                                         : fmt::format("ID=FILE, with one of {}", fmt::join(ids, ", ")),
                             shown(each));
    }
    if (!beside) return result;
    // Without --source a document may lie beside the scenario, under the name that the scenario gives.
    const std::filesystem::path folder = std::filesystem::path(scenario.file).parent_path();
    std::error_code problem;
    for (const scenario::ScenarioSource& source : scenario.sources)
        if (!source.data && result.count(source.id) == 0 && std::filesystem::exists(folder / source.file, problem))
            result[source.id] = read_document((folder / source.file).string());
    return result;
}

}  // namespace parley::cli
