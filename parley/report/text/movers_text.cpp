#include "parley/report/text/movers_text.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "parley/report/text/priced_text.hpp"
#include "parley/report/words/range_words.hpp"

namespace parley::report::text {
namespace {

using Mover = pricing::Movers::Mover;
constexpr std::size_t most_lines = 12, movers_beside = 3, letters = 52, figure_width = 18;

// The parties of the columns: those whose income is moved most, in the order of the scenario.
std::vector<std::size_t> columns_of(const pricing::Movers& movers, std::size_t count = movers_beside) {
    std::vector<std::size_t> parties(movers.reported.size());
    for (std::size_t p = 0; p < parties.size(); ++p) parties[p] = p;
    const auto largest = [&](std::size_t p) {
        double most = 0.0;
        for (const Mover& each : movers.movers) most = std::max(most, each.usd_m[p].high - each.usd_m[p].low);
        return most;
    };
    std::stable_sort(parties.begin(), parties.end(),
                     [&](std::size_t a, std::size_t b) { return largest(a) > largest(b); });
    parties.resize(std::min(parties.size(), count));
    std::sort(parties.begin(), parties.end());
    return parties;
}

std::string mover_label(const Mover& mover) {
    return mover.from.empty() ? mover.what : fmt::format("{}, {} to {}", mover.what, mover.from, mover.to);
}

// What people read first stands in the first line, whatever its length; the figures follow, or stand below.
std::string line_of(const std::string& label, const std::string& figures) {
    if (label.size() <= letters) return words::as_line(fmt::format("  {:<{}}{}", label, letters, figures));
    const std::string text = words::wrapped(label, 96, "      ");
    return "  " + text + "\n" + words::as_line(std::string(letters + 2, ' ') + figures);
}

}  // namespace

std::string page_movers(const pricing::NamedOutcomes& named) {
    if (!named.movers) return {};
    constexpr std::size_t full_width = 80, most_movers = 5, beside = 2, each_width = 19;
    const pricing::Movers& movers = *named.movers;
    const std::vector<std::size_t> columns = columns_of(movers, beside);
    double largest = 0.0;
    for (const std::size_t p : columns) largest = std::max(largest, std::abs(movers.reported[p].usd_m));
    const bool in_usd = std::isfinite(largest);
    const words::Money money = words::money_for(in_usd ? largest : 1.0, 1);
    const double unit = in_usd ? money.usd_m : 1.0;
    const int digits = in_usd ? money.digits : 3;
    const std::size_t label_width = full_width - columns.size() * each_width;
    const auto line = [&](const std::string& label, const std::string& figures) {
        if (label.size() + 3 <= label_width)
            return words::as_line(fmt::format("  {:<{}}{}", label, label_width - 2, figures));
        return "  " + words::wrapped(label, full_width - 6, "    ") + "\n" +
               words::as_line(std::string(label_width, ' ') + figures);
    };
    std::string heads;
    for (const std::size_t p : columns)
        heads += fmt::format("{:>{}}", words::cut(named.scenario().parties[p].name, each_width - 2), each_width);
    std::string text =
        "\n" +
        words::wrapped("It hangs on these most: “" + named.scenario().outcomes[movers.outcome].label + "”", full_width,
                       "  ") +
        "\n" + line(fmt::format("{} a year, each moved alone", in_usd ? money.unit : "%"), heads);
    for (std::size_t k = 0; k < std::min(most_movers, movers.movers.size()); ++k) {
        std::string figures;
        for (const std::size_t p : columns) {
            const pricing::Range& range = in_usd ? movers.movers[k].usd_m[p] : movers.movers[k].pct[p];
            const std::string low = words::with_sign(range.low / unit, digits),
                              high = words::with_sign(range.high / unit, digits);
            figures += fmt::format("{:>{}}", low == high ? low : low + " to " + high, each_width);
        }
        text += line(mover_label(movers.movers[k]), figures);
    }
    return text;
}

std::string movers_table(const pricing::NamedOutcomes& named) {
    if (!named.movers) return {};
    const pricing::Movers& movers = *named.movers;
    const std::vector<std::size_t> columns = columns_of(movers);
    double largest = 0.0;
    for (const std::size_t p : columns) largest = std::max(largest, std::abs(movers.reported[p].usd_m));
    // Worlds that cannot tell USD have percent.
    const bool in_usd = std::isfinite(largest);
    const words::Money money = words::money_for(in_usd ? largest : 1.0, 1);
    const double unit = in_usd ? money.usd_m : 1.0;
    const int digits = in_usd ? money.digits : 3;
    std::string heads, reported;
    for (const std::size_t p : columns) {
        const pricing::IncomeChange& own = movers.reported[p];
        heads += fmt::format("{:>{}}", words::cut(named.scenario().parties[p].name, figure_width - 2), figure_width);
        reported +=
            fmt::format("{:>{}}", in_usd ? money.change(own.usd_m) : words::with_sign(100 * (own.factor - 1), digits),
                        figure_width);
    }
    std::string text =
        fmt::format("\nWhat moves the figures: {}\n", named.scenario().outcomes[movers.outcome].label) +
        line_of(fmt::format("Real income, {} a year; each moved alone", in_usd ? money.unit : "%"), heads) +
        line_of("as it is", reported);
    std::size_t shown = 0, still = 0;
    std::vector<std::string> without;
    for (const Mover& mover : movers.movers) {
        for (const std::string& end : mover.without) without.push_back(mover.what + ", " + end);
        std::string figures;
        bool moves = false;
        for (const std::size_t p : columns) {
            const pricing::Range& range = in_usd ? mover.usd_m[p] : mover.pct[p];
            const std::string low = words::with_sign(range.low / unit, digits),
                              high = words::with_sign(range.high / unit, digits);
            moves = moves || low != high;
            figures += fmt::format("{:>{}}", low == high ? low : low + " to " + high, figure_width);
        }
        if (!moves || shown == most_lines) {
            ++still;
            continue;
        }
        ++shown;
        text += line_of(mover_label(mover), figures);
    }
    std::string rest;
    if (still > 0) rest += fmt::format("What else has a range moves less: {}. ", still);
    if (movers.cited > 0)
        rest += fmt::format("{} of the base and of this outcome {} no range and {} not moved. ",
                            words::counted(movers.cited, "number", "numbers"), movers.cited == 1 ? "has" : "have",
                            movers.cited == 1 ? "is" : "are");
    for (const std::string& each : without) rest += "No result: " + each + ". ";
    if (!rest.empty()) text += noted(rest.substr(0, rest.size() - 1));
    return text;
}

}  // namespace parley::report::text
