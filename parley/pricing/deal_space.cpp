#include "parley/pricing/deal_space.hpp"

#include <algorithm>
#include <cstdint>
#include <map>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "parley/core/input_error.hpp"
#include "parley/core/nearest.hpp"
#include "parley/core/text.hpp"
#include "parley/policy/codes.hpp"

namespace parley::pricing {
namespace {

template <class Code>
std::vector<Code> positions(const Setting& setting, const scenario::PayoffWords& words,
                            const std::vector<std::string>& codes,
                            std::optional<policy::UnknownCode> (*find)(const world::World&, const std::string&,
                                                                       std::vector<Code>&)) {
    std::vector<Code> result;
    for (const std::string& code : codes) {
        std::vector<Code> found;
        if (const auto unknown = find(setting.world(), code, found))
            throw InputError(setting.scenario().file, words.line, unknown->expected, unknown->found, words.column);
        result.insert(result.end(), found.begin(), found.end());
    }
    std::sort(result.begin(), result.end());
    result.erase(std::unique(result.begin(), result.end()), result.end());
    return result;
}

std::vector<PayoffPlaces> resolve_payoffs(const Setting& setting) {
    std::vector<PayoffPlaces> result;
    for (const scenario::PayoffWords& words : setting.scenario().payoffs)
        result.push_back({positions(setting, words, words.of, policy::find_economies),
                          positions(setting, words, words.with, policy::find_economies),
                          positions(setting, words, words.sectors, policy::find_sectors)});
    return result;
}

// The level that each issue is at in an outcome, by position.
std::vector<std::size_t> levels_in(const DealSpace& space, Outcome o) {
    std::vector<std::size_t> at(space.scenario().issues.size(), 0);
    const OnTheTable& table = space.table;
    for (std::size_t k = 0; k < table.issue.size(); ++k)
        at[table.issue[k]] = table.level[k][space.everything.level(o, k)];
    return at;
}

// The key of an outcome's set: by issue and level of the agenda what the level adds to it, nothing without a price.
class SetKeys {
public:
    explicit SetKeys(const DealSpace& space) : space_(space) {
        const std::vector<std::uint64_t> key = level_keys(space.setting());
        const OnTheTable& table = space.table;
        for (std::size_t k = 0; k < table.issue.size(); ++k) {
            key_.emplace_back(table.level[k].size(), 0);
            for (std::size_t l = 0; l < key_.back().size(); ++l)
                for (std::size_t at = 0; at < key.size(); ++at) {
                    const PricedLevel& priced = space.setting().levels[at];
                    if (priced.issue == table.issue[k] && priced.level == table.level[k][l]) key_.back()[l] = key[at];
                }
        }
    }
    std::uint64_t of(Outcome o) const {
        std::uint64_t result = 0;
        for (std::size_t k = 0; k < key_.size(); ++k) result += key_[k][space_.everything.level(o, k)];
        return result;
    }

private:
    const DealSpace& space_;
    std::vector<std::vector<std::uint64_t>> key_;
};

OrRefusal<std::optional<std::size_t>> named_disagreement(const scenario::Scenario& scenario, const std::string& asked) {
    const std::vector<std::string> known = ids_of(scenario.outcomes);
    if (asked.empty() && !scenario.no_deal) return std::optional<std::size_t>();
    const std::string& id = asked.empty() ? scenario.no_deal->outcome : asked;
    const auto place = std::find(known.begin(), known.end(), id);
    if (place != known.end()) return std::optional(static_cast<std::size_t>(place - known.begin()));
    const std::string meant = nearest(id, known);
    return Refusal{{Option::disagreement},
                   fmt::format("an outcome of {}: {}", scenario.id, fmt::join(known, ", ")),
                   shown(id) + (meant.empty() ? "" : "; did you mean " + meant + "?")};
}

constexpr const char* a_way_out = "(mark what is on nobody's table 'counterfactual: true')";

// Before the outcomes are made: how many there could be.
std::optional<Refusal> check_agenda(const DealSpace& space) {
    const Subject file{Option::none, space.scenario().file};
    if (space.table.agenda.issues.empty())
        return Refusal{file, "an issue on the table with two levels that have a price", "none"};
    double combinations = 1;
    for (const dispute::space::AgendaItem& item : space.table.agenda.issues)
        combinations *= static_cast<double>(item.levels.size());
    if (combinations > static_cast<double>(dispute::space::most_combinations))
        return Refusal{file,
                       fmt::format("at most {} combinations of levels on the table", dispute::space::most_combinations),
                       fmt::format("{:.3g} {}", combinations, a_way_out)};
    return {};
}

}  // namespace

OrRefusal<SharedSpace> deal_space_of(SharedSetting setting, const SpaceOptions& options) {
    DealSpace space;
    space.at = std::move(setting);
    const OrRefusal<std::optional<std::size_t>> disagreement =
        named_disagreement(space.scenario(), options.disagreement);
    if (!disagreement) return disagreement.refusal();
    space.disagreement = *disagreement;
    space.places = resolve_payoffs(space.setting());
    space.table = on_the_table(space.scenario());
    if (auto refusal = check_agenda(space)) return *refusal;
    if (!fault(space.table.agenda)) space.everything = dispute::space::Space(space.table.agenda);
    const std::size_t outcomes = space.everything.size();
    if (outcomes > options.most_outcomes)
        return Refusal{{Option::none, space.scenario().file},
                       fmt::format("at most {} outcomes on the table", options.most_outcomes),
                       fmt::format("{} {}", outcomes, a_way_out)};
    const SetKeys keys(space);
    std::map<std::uint64_t, std::size_t> known;
    for (std::size_t o = 0; o < outcomes; ++o) {
        const auto [place, is_new] = known.emplace(keys.of(Outcome{o}), space.sets.size());
        if (is_new) space.sets.push_back(priced_levels(space.setting(), levels_in(space, Outcome{o})));
        space.set_of.push_back(place->second);
    }
    space.families = families_of(space.setting(), space.sets);
    return std::make_shared<const DealSpace>(std::move(space));
}

SharedSpace deal_space_with(const DealSpace& space, SharedSetting setting) {
    auto result = std::make_shared<DealSpace>(space);
    if (!same_families(space.setting(), *setting)) result->families = families_of(*setting, space.sets);
    result->at = std::move(setting);
    return result;
}

std::optional<Outcome> find(const DealSpace& deal_space, const dispute::space::Space& space,
                            const scenario::NamedOutcome& outcome) {
    const OnTheTable& table = deal_space.table;
    const std::vector<std::size_t> at = levels_of(deal_space.scenario(), outcome);
    std::vector<bool> seen(at.size());
    std::size_t code = 0;
    for (std::size_t k = 0; k < table.issue.size(); ++k) {
        const std::vector<std::size_t>& levels = table.level[k];
        const auto place = std::find(levels.begin(), levels.end(), at[table.issue[k]]);
        if (place == levels.end()) return {};
        code += static_cast<std::size_t>(place - levels.begin()) * space.stride(k);
        seen[table.issue[k]] = true;
    }
    for (std::size_t i = 0; i < at.size(); ++i)
        if (!seen[i] && at[i] != 0) return {};
    return space.find(code);
}

std::optional<std::size_t> set_of_named(const DealSpace& space, const scenario::NamedOutcome& outcome) {
    const std::vector<std::size_t> set = priced_levels(space.setting(), levels_of(space.scenario(), outcome));
    const auto place = std::find(space.sets.begin(), space.sets.end(), set);
    if (place == space.sets.end()) return {};
    return static_cast<std::size_t>(place - space.sets.begin());
}

}  // namespace parley::pricing
