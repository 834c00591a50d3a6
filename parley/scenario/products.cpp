#include "parley/scenario/products.hpp"

#include <algorithm>
#include <set>

#include "parley/core/input_error.hpp"
#include "parley/core/nearest.hpp"
#include "parley/core/text.hpp"

namespace parley::scenario {
namespace {

constexpr const char* in_force = "baseline/";

// Calls `visit(measure, its name, the prefix that a reference to its own issue may leave out)`.
template <class Visit>
void for_each_measure(Scenario& scenario, const Visit& visit) {
    for (auto& [id, measure] : scenario.baseline) visit(measure, in_force + id, std::string(in_force));
    for (std::size_t i = 0; i < scenario.issues.size(); ++i)
        for (std::size_t l = 0; l < scenario.issues[i].levels.size(); ++l)
            for (std::size_t m = 0; m < scenario.issues[i].levels[l].measures.size(); ++m)
                visit(scenario.issues[i].levels[l].measures[m], name_of_measure(scenario, i, l, m),
                      scenario.issues[i].id + ".");
}

}  // namespace

std::string name_of_measure(const Scenario& scenario, std::size_t issue, std::size_t level, std::size_t measure) {
    const Issue& of = scenario.issues[issue];
    return of.id + "." + of.levels[level].id + "/" + std::to_string(measure + 1);
}

void name_products(const ScenarioReader& reader, Scenario& scenario) {
    std::vector<std::string> covering, duties;
    std::set<std::string> replaced, replacing;
    for_each_measure(scenario, [&](MeasureWords& measure, const std::string& name, const std::string&) {
        measure.name = name;
        if (measure.kind == MeasureKind::duty) duties.push_back(name);
        if (!measure.covers) return;
        measure.products = name;
        covering.push_back(name);
    });
    const std::set<std::string> known(covering.begin(), covering.end());
    for_each_measure(scenario, [&](MeasureWords& measure, const std::string& name, const std::string& own) {
        if (measure.instead_of.empty()) return;
        const std::string wanted = measure.instead_of;
        const auto is_there = [&](const std::string& each) {
            return std::find(duties.begin(), duties.end(), each) != duties.end();
        };
        if (!is_there(wanted)) measure.instead_of = own + wanted;
        const bool both_in_force = name.starts_with(in_force) == measure.instead_of.starts_with(in_force);
        if (!is_there(measure.instead_of) || measure.instead_of == name || !both_in_force) {
            const std::string meant = nearest(wanted, duties);
            throw InputError(reader.file(), measure.line,
                             "'instead-of' to name another duty, LEVEL/1 or ISSUE.LEVEL/1, of one in force baseline/ID",
                             shown(wanted) + (meant.empty() ? "" : "; did you mean " + meant + "?"), measure.column);
        }
        replacing.insert(name);
        replaced.insert(measure.instead_of);
    });
    for_each_measure(scenario, [&](MeasureWords& measure, const std::string& name, const std::string&) {
        if (replacing.count(name) > 0 && replaced.count(name) > 0)
            throw InputError(reader.file(), measure.line, "a duty in place of one that is in no other's place",
                             name + ", which is in place of one and replaced by another", measure.column);
    });
    for_each_measure(scenario, [&](MeasureWords& measure, const std::string&, const std::string& own) {
        const std::string& wanted = measure.same_products_as;
        if (wanted.empty()) return;
        measure.products = known.count(wanted) > 0 ? wanted : own + wanted;
        // What is in force is made explicit before any level is looked at.
        const bool too_late = own == in_force && !measure.products.starts_with(in_force);
        if (known.count(measure.products) > 0 && !too_late) return;
        const std::string meant = nearest(wanted, covering);
        throw InputError(reader.file(), measure.line,
                         "'same-products-as' to name a measure that covers part of the trade, LEVEL/1, ISSUE.LEVEL/1 "
                         "or baseline/ID",
                         shown(wanted) + (meant.empty() ? "" : "; did you mean " + meant + "?"), measure.column);
    });
}

bool covers_some(const Scenario& scenario) {
    const auto is_part = [](const MeasureWords& measure) { return !measure.products.empty() || measure.claimed; };
    for (const DutyInForce& duty : scenario.duties_in_force)
        if (duty.covered_share < 1) return true;
    for (const auto& [id, measure] : scenario.baseline)
        if (is_part(measure)) return true;
    for (const Issue& issue : scenario.issues)
        for (const Level& level : issue.levels)
            for (const MeasureWords& measure : level.measures)
                if (is_part(measure)) return true;
    return false;
}

bool divides_trade(const Scenario& scenario) {
    return covers_some(scenario) || !scenario.lists.lists.empty();
}

}  // namespace parley::scenario
