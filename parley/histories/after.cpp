#include "parley/histories/after.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "parley/core/text.hpp"
#include "parley/histories/day.hpp"
#include "parley/tables/files/parse_yaml.hpp"

namespace parley::histories {
namespace {

using tables::YamlMap;
using tables::YamlNode;
using Words = std::vector<std::string>;

class AfterReader {
public:
    AfterReader(std::string file, After& after) : file_(std::move(file)), after_(after) {}

    void read(const YamlNode& root) {
        const YamlMap map(file_, root, "what happened after a cut-off",
                          {"histories-after", "slug", "cutoff", "horizons", "information_until", "events", "levels_at",
                           "answers", "sources"});
        if (map.text("histories-after") != "1")
            map.fail(map.need("histories-after"), "format 1", shown(map.text("histories-after")));
        after_.slug = map.text("slug");
        after_.cutoff = day(map, "cutoff");
        after_.known_until = day(map, "information_until");
        for (const YamlNode& node : map.list("events")) event(node);
        if (const YamlNode* levels = map.find("levels_at")) levels_at(*levels);
        const YamlMap answers(file_, map.need("answers"), "the answers", {"Q1", "Q2", "Q3", "Q4", "Q5", "Q6", "Q7"});
        threat(answers);
        agreement(answers);
        demand(answers);
        measures(answers);
    }

private:
    std::string day(const YamlMap& map, const std::string& key) const {
        const std::string text = map.text(key);
        if (!day_number(text)) map.fail(map.need(key), "a day such as 2018-05-01", shown(text));
        return text;
    }
    std::string day_if_any(const YamlMap& map) const { return map.find("date") == nullptr ? "" : day(map, "date"); }

    void event(const YamlNode& node) {
        const YamlMap map(file_, node, "an event", {"date", "what", "src"});
        Event each{day(map, "date"), map.text("what")};
        if (each.date < after_.cutoff)
            map.fail(map.need("date"), "an event of the cut-off day or later, " + after_.cutoff, each.date);
        after_.events.push_back(std::move(each));
    }

    void levels_at(const YamlNode& node) {
        Words issues;
        for (const tables::YamlEntry& each : node.keys) issues.push_back(each.key);
        const YamlMap map(file_, node, "the levels by issue", issues);
        const char* months[] = {"m3", "m6", "m12", "m24"};
        for (const std::string& issue : issues) {
            const YamlMap by(file_, map.need(issue), "the levels of " + issue, {"m3", "m6", "m12", "m24"});
            IssueAfter each{issue, {}};
            for (std::size_t k = 0; k < each.levels.size(); ++k)
                if (const std::string level = by.text(months[k]); level != "unknown") each.levels[k] = level;
            after_.levels_at.push_back(std::move(each));
        }
    }

    // One of the words that are a yes, a no, or neither.
    Answer answer(const YamlMap& map, const std::string& key, const Words& yes, const Words& no,
                  const Words& neither = {"unknown"}) const {
        const std::string word = map.text(key);
        const auto holds = [&](const Words& words) {
            return std::find(words.begin(), words.end(), word) != words.end();
        };
        if (holds(yes)) return true;
        if (holds(no)) return false;
        if (!holds(neither))
            map.fail(map.need(key),
                     fmt::format("{}, {} or {}", fmt::join(yes, ", "), fmt::join(no, ", "), fmt::join(neither, ", ")),
                     shown(word));
        return {};
    }

    void threat(const YamlMap& answers) {
        const YamlMap first(file_, answers.need("Q1"), "Q1", {"m3", "m6", "m12", "date", "sure", "note"});
        const char* months[] = {"m3", "m6", "m12"};
        for (int k = 0; k < 3; ++k) after_.carried_out[k] = answer(first, months[k], {"full", "part"}, {"not"});
        after_.carried_out_on = day_if_any(first);
        const YamlMap second(file_, answers.need("Q2"), "Q2", {"value", "date", "how", "sure", "note"});
        after_.answered = answer(second, "value", {"yes"}, {"no"}, {"n/a", "unknown"});
        const YamlMap third(file_, answers.need("Q3"), "Q3", {"value", "date", "how", "sure", "note"});
        after_.beyond = answer(third, "value", {"yes"}, {"no"}, {"n/a", "unknown"});
    }

    void agreement(const YamlMap& answers) {
        const YamlMap map(file_, answers.need("Q4"), "Q4", {"m6", "m12", "m24", "date", "kind", "sure", "note"});
        const char* months[] = {"m6", "m12", "m24"};
        for (int k = 0; k < 3; ++k) after_.agreed[k] = answer(map, months[k], {"yes", "truce"}, {"no"});
        after_.truce_by_6 = map.text("m6") == "truce";
        after_.agreed_on = day_if_any(map);
    }

    void demand(const YamlMap& answers) {
        const YamlMap map(file_, answers.need("Q5"), "Q5", {"value", "sure", "note"});
        after_.met_in_part = answer(map, "value", {"full", "part"}, {"not"}, {"n/a", "unknown"});
        after_.met_in_full = answer(map, "value", {"full"}, {"part", "not"}, {"n/a", "unknown"});
    }

    void measures(const YamlMap& answers) {
        const YamlMap map(file_, answers.need("Q6"), "Q6", {"value", "so_far", "date", "sure", "note"});
        after_.gone = answer(map, "value", {"full"}, {"part", "not"}, {"n/a", "unknown"});
    }

    std::string file_;
    After& after_;
};

}  // namespace

After read_after(const std::string& file, std::string_view text) {
    After after;
    AfterReader(file, after).read(tables::parse_yaml(file, text, true));
    return after;
}

}  // namespace parley::histories
