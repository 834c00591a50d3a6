#include "parley/scenario/scenario_reader.hpp"

#include <algorithm>
#include <chrono>

#include <fmt/format.h>

#include "parley/core/input_error.hpp"
#include "parley/core/nearest.hpp"
#include "parley/core/text.hpp"

namespace parley::scenario {
namespace {

// Far above any dispute; checks that walk from one to the other stay short.
constexpr std::size_t most_ids = 500;

bool is_id(const std::string& text) {
    return !text.empty() && text.size() <= 60 && text.front() != '-' && text.back() != '-' &&
           std::all_of(text.begin(), text.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

}  // namespace

bool is_date(const std::string& text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
    const auto part = [&](std::size_t from, std::size_t size) {
        int value = 0;
        for (std::size_t k = from; k < from + size; ++k) {
            if (text[k] < '0' || text[k] > '9') return -1;
            value = 10 * value + (text[k] - '0');
        }
        return value;
    };
    const int year = part(0, 4), month = part(5, 2), day = part(8, 2);
    return year > 0 && month > 0 && day > 0 &&
           std::chrono::year_month_day(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                       std::chrono::day(static_cast<unsigned>(day)))
               .ok();
}

void ScenarioReader::fail(const tables::YamlNode& node, const std::string& expected, const std::string& found) const {
    throw InputError(file_, node.line, expected, found, node.column);
}

StatedNumber ScenarioReader::stated_number(const tables::YamlNode& node, const std::string& what,
                                           std::initializer_list<Unit> units, std::string_view example) const {
    return read_stated_number(file_, node, what, units, example);
}

void ScenarioReader::grounds(const tables::YamlMap& map, const std::string& where, bool needed,
                             std::string* assumption) {
    const tables::YamlNode* evidence = map.find("evidence");
    const std::string why = assumption != nullptr ? map.text("assumption", "") : "";
    if (evidence != nullptr) scenario_.word_citations.push_back({where, read_evidence(file_, *evidence), ""});
    if (!why.empty()) ++scenario_.word_assumptions;
    if (assumption != nullptr) *assumption = why;
    if (evidence != nullptr && !why.empty()) fail(map.node(), "either evidence or an assumption", "both");
    if (needed && evidence == nullptr && why.empty())
        fail(map.node(), assumption != nullptr ? "evidence or an assumption" : "evidence", "none");
}

const std::vector<tables::YamlEntry>& ScenarioReader::ids(const tables::YamlNode& node, const std::string& what) const {
    if (node.kind != tables::YamlNode::Kind::map || node.keys.empty()) fail(node, what + " by their ids", "none");
    if (node.keys.size() > most_ids)
        fail(node, fmt::format("at most {} {}", most_ids, what), fmt::format("{}", node.keys.size()));
    for (const tables::YamlEntry& entry : node.keys)
        if (!is_id(entry.key))
            fail(at_key(entry.value), "an id of lower-case letters, digits and hyphens for " + what, shown(entry.key));
    return node.keys;
}

std::vector<std::string> ScenarioReader::words(const tables::YamlMap& map, const std::string& key) const {
    const tables::YamlNode& node = map.need(key);
    if (node.kind == tables::YamlNode::Kind::scalar) return {node.text};
    std::vector<std::string> result = map.texts(key);
    if (result.empty()) fail(node, "at least one in " + key, "none");
    return result;
}

const std::string& ScenarioReader::one_of(const tables::YamlNode& node, const std::string& what, const std::string& id,
                                          const std::vector<std::string>& known) const {
    const auto at = std::find(known.begin(), known.end(), id);
    if (at != known.end()) return *at;
    const std::string meant = nearest(id, known);
    fail(node, known.empty() ? what + " (there is none)" : fmt::format("{} ({})", what, fmt::join(known, ", ")),
         shown(id) + (meant.empty() ? "" : "; did you mean " + meant + "?"));
}

std::vector<std::string> ScenarioReader::dates(const tables::YamlMap& map, const std::string& key) const {
    if (map.find(key) == nullptr) return {};
    std::vector<std::string> result = words(map, key);
    for (const std::string& each : result)
        if (!is_date(each)) fail(map.need(key), "dates such as 2018-11-06", shown(each));
    return result;
}

}  // namespace parley::scenario
