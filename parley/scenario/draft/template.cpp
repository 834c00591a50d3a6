#include "parley/scenario/draft/template.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "parley/core/names.hpp"

namespace parley::scenario::draft {
namespace {

struct Example {
    const char *id, *name, *code;
};
constexpr std::array<Example, 8> examples = {{{"usa", "United States", "USA"},
                                              {"china", "China", "CHN"},
                                              {"eu", "European Union", "EU27"},
                                              {"japan", "Japan", "JPN"},
                                              {"korea", "South Korea", "KOR"},
                                              {"canada", "Canada", "CAN"},
                                              {"mexico", "Mexico", "MEX"},
                                              {"uk", "United Kingdom", "GBR"}}};

constexpr const char* template_head =
    "# yaml-language-server: $schema=scenario-2.schema.json\n"
    "# 'parley schema scenario -o scenario-2.schema.json' puts the schema beside this file: editors then complete and "
    "check it.\n"
    "# A dispute to fill in. Ids are of small letters, digits and hyphens. 'parley check FILE' says what is missing.\n"
    "parley: 2\n"
    "title: Who argues with whom about what, and when\n"
    "# day: 2026-01-31        # the day of the file: nothing in it is later\n"
    "# world: world-2022      # 'parley world list' has others; 'parley world info' their codes\n"
    "# sources:               # what is cited: a text beside this file, or a table (data: true)\n"
    "#   report: {title: The report, file: report.txt, published: 2026-01-31}\n";

std::string template_party(const Example& each) {
    return fmt::format(
        "  {}:\n"
        "    name: {}\n"
        "    economies: [{}]        # for whom it speaks: codes of the world\n"
        "    assumption: a template   # why it is a party; or evidence: {{source: report, paragraph: 1}}\n"
        "    # The rate at which it discounts the future, and the chance that it never gives in: for who can wait "
        "longer.\n"
        "    patience: {{value: 10 % a year, range: [2 % a year, 30 % a year], assumption: a template}}\n"
        "    committed: {{value: 20 %, range: [5 %, 50 %], assumption: a template}}\n",
        each.id, each.name, each.code);
}

std::string template_issue(const Example& each, const Example& other, bool answers, bool trade) {
    const std::string measures = trade ? fmt::format(
                                             "        measures:          # what it does: duty, barrier, purchase, "
                                             "export_control, … (docs/guide/scenario.md)\n"
                                             "          - {{duty: {{value: +10 points, range: [5 points, 25 points], "
                                             "assumption: a template}}, by: {}, on: {}, sectors: goods}}\n",
                                             each.code, other.code)
                                       : "";
    return fmt::format(
        "  {}-duties:\n"
        "    label: {}\n"
        "    owner: {}              # who moves it alone; 'joint' where all must agree\n"
        "    levels:                # the present one first\n"
        "      none: {{label: As it is}}\n"
        "      levied:\n"
        "        label: {}\n"
        "{}",
        each.id,
        trade ? fmt::format("Duties of {} on {}", in_sentence(each.name), in_sentence(other.name))
              : fmt::format("What {} may do", in_sentence(each.name)),
        each.id,
        answers ? "An answer in kind"
        : trade ? "New duties"
                : "It does it",
        measures);
}

}  // namespace

std::string scenario_template(const TemplateOptions& options) {
    const auto count = static_cast<std::size_t>(std::clamp(options.parties, 2, 8));
    std::string out = template_head;
    out += "\nparties:\n";
    for (std::size_t k = 0; k < count; ++k) out += template_party(examples[k]);
    out += "\nissues:\n";
    for (std::size_t k = 0; k < count; ++k)
        out += template_issue(examples[k], examples[k == 0 ? 1 : 0], k > 0, !options.without_trade);
    out +=
        "\n# What has been said about a level: demand, offer, refusal, threat, condition, expectation or "
        "acceptance.\nstances:\n";
    out += fmt::format("  - {{party: {}, level: {}-duties.levied, says: threat, assumption: a template}}\n",
                       examples[0].id, examples[0].id);
    out += fmt::format(
        "  - {{party: {}, level: {}-duties.none, says: demand, assumption: a template}}\n"
        "  # A refusal with a cost, in percent of its own real income a year, is a red line:\n"
        "  # - {{party: {}, level: …, says: refusal, cost: {{value: 0.1 points, range: [0.01 points, 1 points], "
        "assumption: …}}, assumption: …}}\n",
        examples[1].id, examples[0].id, examples[1].id);
    out +=
        "\n# What each wants besides the real income of its economies, in percent of that income a year.\npayoffs:\n";
    out += fmt::format(
        "  {}:\n"
        "    - {{level: {}-duties.levied, label: Duties that hurt it, weight: {{value: -0.1 points, range: [-1 points, "
        "-0.01 points], assumption: a template}}}}\n",
        examples[1].id, examples[0].id);
    out +=
        "\n# What is priced: the present first, which names no level but present ones.\noutcomes:\n  today: {label: As "
        "it is}\n";
    std::string levels;
    for (std::size_t k = 0; k < count; ++k) {
        levels += fmt::format("{}{}-duties: levied", k == 0 ? "" : ", ", examples[k].id);
        out += fmt::format("  step-{}: {{label: {}, levels: {{{}}}}}\n", k + 1,
                           k == 0 ? "The first moves" : fmt::format("{} answers", examples[k].name), levels);
    }
    return out;
}

}  // namespace parley::scenario::draft
