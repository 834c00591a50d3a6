#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

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

double number(const std::string& whole, std::string_view text) {
    double value = 0.0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc() || end != text.data() + text.size() || !std::isfinite(value))
        throw InputError("--duty", 0, grammar, shown(whole));
    return value;
}

// Positions of several codes, each once, in the order of the world.
template <class Code>
std::vector<Code> positions_of(const world::World& world, const std::vector<std::string>& codes, const char* option,
                               std::optional<policy::UnknownCode> (*find)(const world::World&, const std::string&,
                                                                          std::vector<Code>&)) {
    std::vector<Code> result;
    for (const std::string& code : codes) {
        std::vector<Code> found;
        if (const auto problem = find(world, code, found))
            throw InputError(option, 0, problem->expected, problem->found);
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

DutyWords parse_duty(const std::string& text) {
    const std::vector<std::string> parts = split(text, ':');
    if (parts.size() < 3 || parts.size() > 4 || parts[0].empty() || parts[1].empty() || parts[2].empty())
        throw InputError("--duty", 0, grammar, shown(text));
    DutyWords words;
    words.exporters = split(parts[0], ',');
    words.sectors = split(parts[2], ',');
    std::string_view rate = parts[1];
    words.kind = rate[0] == '+' || rate[0] == '-' ? policy::DutyChange::Kind::add : policy::DutyChange::Kind::set;
    if (rate[0] == '+') rate.remove_prefix(1);
    words.rate = number(text, rate) / 100.0;
    if (parts.size() == 4) words.covers_usd_m = 1000.0 * number(text, parts[3]);
    return words;
}

DutyRow resolve_duty(const DutyWords& words, const std::vector<std::string>& importers, const world::World& world,
                     const DutyLimits& limits) {
    DutyRow row{0, joined(importers), joined(words.exporters), joined(words.sectors), {}};
    row.change.kind = words.kind;
    row.change.rate = words.rate;
    row.change.covers_usd_m = words.covers_usd_m;
    policy::FlowScope& scope = row.change.scope;
    scope.buyers = positions_of(world, importers, "--by", policy::find_economies);
    scope.sellers = positions_of(world, words.exporters, "--duty", policy::find_economies);
    scope.sectors = positions_of(world, words.sectors, "--duty", policy::find_sectors);
    if (scope.buyers == scope.sellers && scope.buyers.size() == 1)
        throw InputError("--duty", 0, "an exporter other than the importer (home trade bears no duty)",
                         shown(row.exporter));
    if (words.rate > limits.highest_rate)
        throw InputError(
            "--duty", 0,
            fmt::format("at most {:g} % (higher duties need leave: --highest-duty)", 100 * limits.highest_rate),
            fmt::format("{:g} %", 100 * words.rate));
    if (words.rate != 0.0 && std::abs(words.rate) < 0.01)
        throw InputError("--duty", 0, "percent, such as 25 for 25 %",
                         fmt::format("{:g}, which looks like a share", 100 * words.rate));
    return row;
}

}  // namespace parley::pricing
