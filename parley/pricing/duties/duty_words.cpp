#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "parley/core/decimal.hpp"
#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"
#include "parley/policy/codes.hpp"
#include "parley/pricing/duties/duties_csv.hpp"

namespace parley::pricing {
namespace {

constexpr const char* grammar =
    "EXPORTERS:RATE:SECTORS[:COVERED], such as CHN:+25:goods:150 (25 points more on 150 bn USD of goods) or "
    "CHN,MEX:10:C29 (a duty of 10 %)";

std::vector<std::string> split(const std::string& text, char separator) {
    std::vector<std::string> parts(1);
    for (const char c : text)
        if (c == separator)
            parts.emplace_back();
        else
            parts.back() += c;
    return parts;
}

std::optional<double> number(std::string_view text) {
    double value = 0.0;
    if (!parse_number(text, value)) return {};
    return value;
}

Refusal no_duty(const std::string& text) {
    return {{Option::duty}, grammar, shown(text)};
}

// Positions of several codes, each once, in the order of the world.
template <class Code>
std::vector<Code> positions_of(const world::World& world, const std::vector<std::string>& codes, Option option,
                               std::optional<policy::UnknownCode> (*find)(const world::World&, const std::string&,
                                                                          std::vector<Code>&)) {
    std::vector<Code> result;
    for (const std::string& code : codes) {
        std::vector<Code> found;
        if (const auto problem = find(world, code, found)) throw InputError(option, problem->expected, problem->found);
        result.insert(result.end(), found.begin(), found.end());
    }
    std::sort(result.begin(), result.end());
    result.erase(std::unique(result.begin(), result.end()), result.end());
    return result;
}

std::string joined(const std::vector<std::string>& words) {
    return fmt::format("{}", fmt::join(words, ","));
}

}  // namespace

OrRefusal<DutyWords> parse_duty(const std::string& text) {
    const std::vector<std::string> parts = split(text, ':');
    if (parts.size() < 3 || parts.size() > 4 || parts[0].empty() || parts[1].empty() || parts[2].empty())
        return no_duty(text);
    DutyWords words;
    words.exporters = split(parts[0], ',');
    words.sectors = split(parts[2], ',');
    std::string_view rate = parts[1];
    words.kind = rate[0] == '+' || rate[0] == '-' ? policy::DutyChange::Kind::add : policy::DutyChange::Kind::set;
    if (rate[0] == '+') rate.remove_prefix(1);
    const std::optional<double> percent = number(rate);
    if (!percent) return no_duty(text);
    words.rate = *percent / 100.0;
    if (parts.size() < 4) return words;
    const std::optional<double> covered = number(parts[3]);
    if (!covered) return no_duty(text);
    words.covers_usd_m = 1000.0 * *covered;
    return words;
}

DutyRow resolve_duty(const DutyWords& words, const std::vector<std::string>& importers, const world::World& world,
                     const DutyLimits& limits) {
    DutyRow row{0, joined(importers), joined(words.exporters), joined(words.sectors), {}};
    row.change.kind = words.kind;
    row.change.rate = words.rate;
    row.change.covers_usd_m = words.covers_usd_m;
    row.change.import_subsidy = limits.import_subsidies;
    policy::FlowScope& scope = row.change.scope;
    scope.buyers = positions_of(world, importers, Option::levied_by, policy::find_economies);
    scope.sellers = positions_of(world, words.exporters, Option::duty, policy::find_economies);
    scope.sectors = positions_of(world, words.sectors, Option::duty, policy::find_sectors);
    if (scope.buyers == scope.sellers && scope.buyers.size() == 1)
        throw InputError(Option::duty, "an exporter other than the importer (home trade bears no duty)",
                         shown(row.exporter));
    if (!(std::abs(words.rate) <= limits.highest_rate))
        throw InputError(Refusal{{Option::duty},
                                 fmt::format("at most {:g} %", 100 * limits.highest_rate),
                                 fmt::format("{:g} %", 100 * words.rate),
                                 Option::highest_duty});
    // A sign says that points are meant, below one too.
    if (words.kind == policy::DutyChange::Kind::set && words.rate != 0.0 && std::abs(words.rate) < 0.01)
        throw InputError(
            Option::duty, "percent, such as 25 for 25 %",
            fmt::format("{0:g}, which looks like a share (+{0:g} is {0:g} points on top)", 100 * words.rate));
    return row;
}

}  // namespace parley::pricing
