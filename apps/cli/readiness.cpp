#include "apps/cli/readiness.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "parley/core/names.hpp"
#include "parley/core/text.hpp"
#include "parley/scenario/parameters.hpp"

namespace parley::cli {
namespace {

using scenario::Scenario;

std::string without_patience(const Scenario& scenario, bool committed) {
    std::vector<std::string> names;
    for (const scenario::Party& party : scenario.parties)
        if (!party.patience || (committed && !party.committed)) names.push_back(party.id);
    return names.empty() ? ""
                         : fmt::format("{} of {}", committed ? "'patience' and 'committed'" : "'patience'",
                                       fmt::join(names, ", "));
}

// What past disputes are likened by: the day, and a threat that is announced and no answer.
std::string without_threat(const Scenario& scenario) {
    if (scenario.day.empty()) return "'day', to know which disputes are past";
    for (const scenario::Issue& issue : scenario.issues)
        for (const scenario::Level& level : issue.levels)
            if (level.announced && !is_answer(scenario, *level.announced)) return "";
    return "a level that is 'announced' and answers nobody";
}

// Best answers and wars are of economies, and take nothing else from the file.
std::string as_a_war(const Scenario& scenario) {
    std::vector<std::string> sides;
    for (const scenario::Party& party : scenario.parties)
        if (!party.economies.empty()) sides.push_back(fmt::format("{}", fmt::join(party.economies, "+")));
    if (sides.empty()) return "";
    const std::string world = "--world " + (scenario.world.empty() ? std::string("world-2022") : scenario.world);
    std::string text = fmt::format("  duties to one's own advantage: parley best-answer {} {}\n", sides.front(), world);
    if (sides.size() > 1) text += fmt::format("  a war of duties: parley war {} {} {}\n", sides[0], sides[1], world);
    return text;
}

std::string commands(const Scenario& scenario) {
    std::vector<std::string> ready = {"solve"}, lacking;
    const auto add = [&](const char* command, const std::string& lacks) {
        if (lacks.empty())
            ready.emplace_back(command);
        else
            lacking.push_back(fmt::format("{} ({})", command, lacks));
    };
    const bool disputed = std::any_of(scenario.issues.begin(), scenario.issues.end(), [](const scenario::Issue& issue) {
        return std::count_if(issue.levels.begin(), issue.levels.end(),
                             [](const scenario::Level& level) { return !level.counterfactual; }) > 1;
    });
    const std::string two = scenario.parties.size() < 2 ? "a second party"
                            : !disputed                 ? "an issue that somebody can move"
                                                        : "";
    add("deals", two);
    add("standoff", !two.empty() ? two : without_patience(scenario, true));
    add("talks", !two.empty() ? two : without_patience(scenario, false));
    add("record", !two.empty() ? two : scenario.stances.empty() ? "'stances': what was said" : "");
    add("course", !two.empty() ? two : scenario.stances.empty() ? "'stances': what was said" : "");
    add("forecast", !two.empty() ? two : without_patience(scenario, true));
    add("precedents", without_threat(scenario));
    add("brief", two);
    std::string text = fmt::format("Ready for: {}\n", fmt::join(ready, ", "));
    for (const std::string& each : lacking) text += fmt::format("  not yet: {}\n", each);
    return text + as_a_war(scenario);
}

std::string lacks(const Scenario& scenario, const world::World& world) {
    std::string text;
    const bool saves = std::any_of(scenario.issues.begin(), scenario.issues.end(), [](const scenario::Issue& issue) {
        return std::any_of(issue.levels.begin(), issue.levels.end(), [](const scenario::Level& level) {
            return std::any_of(level.measures.begin(), level.measures.end(), [](const scenario::MeasureWords& measure) {
                return measure.kind == scenario::MeasureKind::saving || measure.by_means_of == "saving";
            });
        });
    });
    if (world.accounts.saving_rate.size() == 0 && saves)
        text += "  it has no saving rates, which a level of this file moves\n";
    if (world.scale_sources.empty()) text += "  it has no scale elasticities: no answer with economies of scale\n";
    if (world.elasticity_sources.size() < 2) text += "  it has one set of elasticities: no range beside the figures\n";
    const bool any_duty =
        std::any_of(world.duty_rate.begin(), world.duty_rate.end(), [](double rate) { return rate != 0.0; });
    if (!any_duty) text += "  it has no duties: what is lowered from there is below zero\n";
    return text.empty() ? "" : fmt::format("What the world '{}' lacks:\n{}", printable(world.name), text);
}

// A want is borne on by what its party said of the same issue.
bool borne_on(const Scenario& scenario, const scenario::PayoffWords& want) {
    return std::any_of(scenario.stances.begin(), scenario.stances.end(), [&](const scenario::Stance& stance) {
        return stance.party == want.party && !want.issue.empty() && stance.issue == want.issue &&
               stance.says != "expectation";
    });
}

// The record says of it already that no statement bounds it: "China: Output of the plan's industries".
bool is_open(const Scenario& scenario, const scenario::PayoffWords& want, const std::string& what,
             const std::optional<std::vector<std::string>>& open) {
    const std::string words = scenario.parties[party_position(scenario, want.party)].name + ": " + what;
    return open && std::find(open->begin(), open->end(), words) != open->end();
}

constexpr std::size_t most_of_a_kind = 6;

// The first few, and how many more there are: none is left out in silence.
std::string first_of(const std::vector<std::string>& lines, const char* one, const char* several) {
    std::string text;
    for (std::size_t k = 0; k < std::min(most_of_a_kind, lines.size()); ++k) text += lines[k];
    if (lines.size() > most_of_a_kind)
        text += fmt::format("  and {} more {}\n", lines.size() - most_of_a_kind,
                            lines.size() == most_of_a_kind + 1 ? one : several);
    return text;
}

std::string next(const Scenario& scenario, const std::string& file,
                 const std::optional<std::vector<std::string>>& open) {
    std::vector<std::string> unbounded;
    if (open)
        for (const std::string& each : *open)
            unbounded.push_back(
                fmt::format("  {} (no statement bounds it, and what is concluded turns with it)\n", printable(each)));
    std::string text = first_of(unbounded, "that no statement bounds: parley record --full",
                                "that no statement bounds: parley record --full");
    std::vector<std::string> wants;  // a want of a faction too is one question
    for (const scenario::PayoffWords& want : scenario.payoffs) {
        if (borne_on(scenario, want)) continue;
        const std::string what = !want.label.empty() ? want.label : want.issue + "." + want.level;
        if (is_open(scenario, want, what, open)) continue;  // said above
        std::string line =
            fmt::format("  how much {} wants: {} (nothing it said bears on it)\n",
                        in_sentence(scenario.parties[party_position(scenario, want.party)].name), printable(what));
        if (std::find(wants.begin(), wants.end(), line) == wants.end()) wants.push_back(std::move(line));
    }
    text += first_of(wants, "want that nothing said bears on", "wants that nothing said bears on");
    // The assumed sizes with the widest ranges.
    struct Wide {
        double ratio;
        std::string words, text;
    };
    std::vector<Wide> wide;
    for (const scenario::Parameter& each : parameters(scenario)) {
        const StatedNumber& number = *each.number;
        if (number.assumption.empty() || !each.moves_equilibria() || each.counterfactual) continue;
        const double low = std::min(std::abs(number.low), std::abs(number.high)),
                     high = std::max(std::abs(number.low), std::abs(number.high));
        if (low > 0 && high > 2 * low)
            wide.push_back(
                {high / low, each.words, fmt::format("{}, {} to {}", number.text, number.low_text, number.high_text)});
    }
    std::stable_sort(wide.begin(), wide.end(), [](const Wide& a, const Wide& b) { return a.ratio > b.ratio; });
    std::vector<std::string> sizes;
    for (const Wide& each : wide)
        sizes.push_back(fmt::format("  a source for: {} (assumed, {})\n", printable(each.words), each.text));
    text += first_of(sizes, "size that is assumed", "sizes that are assumed");
    for (const scenario::Party& party : scenario.parties) {
        const bool spoke = std::any_of(scenario.stances.begin(), scenario.stances.end(),
                                       [&](const scenario::Stance& stance) { return stance.party == party.id; });
        if (!spoke && !scenario.stances.empty())
            text += fmt::format("  what {} has said: nothing of it is here\n", printable(in_sentence(party.name)));
    }
    if (open && open->empty())
        text += scenario.stances.empty()
                    ? "  nothing of the record: the file has no 'stances'\n"
                    : "  nothing of the record: every want that a conclusion turns with is bounded\n";
    if (!file.empty() && !scenario.stances.empty())
        text += fmt::format(
            "  which wants no statement bounds and conclusions turn with:\n    parley check {} --find-out\n",
            printable(file));
    return text.empty() ? "" : "To find out next:\n" + text;
}

}  // namespace

std::string readiness_text(const Scenario& scenario, const world::World& world, const std::string& file,
                           const std::optional<std::vector<std::string>>& open) {
    return commands(scenario) + lacks(scenario, world) + next(scenario, file, open);
}

}  // namespace parley::cli
