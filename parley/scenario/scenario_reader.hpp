#pragma once
// What the parts of the scenario reader share: the file's name, the citations of words found so far, and how a
// reference to something that is not there is refused. Only read_scenario.cpp and its parts include this.
#include <initializer_list>
#include <map>
#include <string>
#include <vector>

#include "parley/scenario/form/amounts.hpp"
#include "parley/scenario/scenario.hpp"
#include "parley/tables/yaml_tree.hpp"

namespace parley::scenario {

/// "2018-05-03"
[[nodiscard]] bool is_date(const std::string& text);

class ScenarioReader {
public:
    ScenarioReader(std::string file, Scenario& scenario) : file_(std::move(file)), scenario_(scenario) {}

    const std::string& file() const { return file_; }

    /// A number with its grounds.
    [[nodiscard]] StatedNumber stated_number(const tables::YamlNode& node, const std::string& what,
                                             std::initializer_list<Unit> units, std::string_view example = {}) const;
    /// The `evidence` or `assumption` of something that is no number. Either must be there when `needed`.
    void grounds(const tables::YamlMap& map, const std::string& where, bool needed, std::string* assumption = nullptr);

    /// A map of ids (lower-case letters, digits, hyphens), in the order of the file. At least one, at most 500.
    [[nodiscard]] const std::vector<tables::YamlEntry>& ids(const tables::YamlNode& node,
                                                            const std::string& what) const;
    /// Scalars of a list, or one alone.
    [[nodiscard]] std::vector<std::string> words(const tables::YamlMap& map, const std::string& key) const;
    /// `id` if it is among `known`; InputError that names the nearest.
    const std::string& one_of(const tables::YamlNode& node, const std::string& what, const std::string& id,
                              const std::vector<std::string>& known) const;
    [[noreturn]] void fail(const tables::YamlNode& node, const std::string& expected, const std::string& found) const;

    /// `{duty: …, by: …}`
    [[nodiscard]] MeasureWords measure(const tables::YamlNode& node) const;
    /// "issue.level", or "not issue.level", or a list of them; none when the key is absent.
    [[nodiscard]] std::vector<Condition> conditions(const tables::YamlMap& map, const std::string& key) const;
    /// A date; "" when absent.
    [[nodiscard]] std::string date(const tables::YamlMap& map, const std::string& key) const;
    /// Dates; none when absent.
    [[nodiscard]] std::vector<std::string> dates(const tables::YamlMap& map, const std::string& key) const;
    /// Two parties or more, each once; `what` says of what.
    [[nodiscard]] std::vector<std::string> signatories(const tables::YamlMap& map, const std::string& what) const;
    /// `{issue: level}` under a key; whether they are there is checked later.
    [[nodiscard]] std::map<std::string, std::string> levels(const tables::YamlMap& map) const;
    /// `{by: usa, on: 2018-04-03, due: none}`
    [[nodiscard]] Announcement announcement(const tables::YamlNode& node, const std::string& where);
    [[nodiscard]] std::vector<Outlasts> outlasts(const std::vector<tables::YamlNode>& nodes,
                                                 const std::vector<Party>& parties);
    [[nodiscard]] std::vector<Agreement> agreements(const tables::YamlNode& node);
    /// `{outcome: threat, assumption: …}`
    [[nodiscard]] NoDealWords no_deal(const tables::YamlNode& node);
    /// `{rounds: [2018-05-03, +1 month], deadline: none, breakdown: …}`
    [[nodiscard]] TalksCalendar talks(const tables::YamlNode& node) const;
    /// `{usa: [{indicator: …, weight: …}, {level: …, weight: …}]}`; parties and issues have been read.
    [[nodiscard]] std::vector<PayoffWords> payoffs(const tables::YamlNode& node);
    /// `wants: said`; stances and payoffs have been read.
    [[nodiscard]] WantsFrom wants_from(const tables::YamlMap& map) const;

private:
    /// `products` and `except`: which products a measure is on.
    void products(const tables::YamlMap& map, MeasureWords& measure) const;
    /// How much may come in, at which duties, and who has the rent.
    void quota(const tables::YamlMap& map, MeasureWords& measure) const;
    /// Refuses a rate, or an end of its range, beyond the scenario's highest.
    void refuse_rates(const tables::YamlNode& node, const StatedNumber& number, double highest) const;
    /// The amount of a measure at the rates that its list says, if it says "as listed".
    [[nodiscard]] bool rates_of_list(const tables::YamlMap& map, MeasureWords& measure) const;
    [[nodiscard]] PayoffWords payoff(const tables::YamlNode& node, const std::string& party);
    void read_unsized(const tables::YamlMap& map, const std::string& about, PayoffWords& result);

    std::string file_;
    Scenario& scenario_;
};

}  // namespace parley::scenario
