#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "parley/report/html/brief_html.hpp"
#include "parley/report/json/brief/brief_amounts.hpp"
#include "parley/report/json/brief/brief_highlights.hpp"
#include "parley/report/words/figures.hpp"

namespace parley::report::html {
namespace {

using Json = nlohmann::ordered_json;

constexpr double chart_width = 720, label_width = 300, bar_height = 14;
constexpr std::size_t most_as_bars = 3;  // parties; of more each has a column

std::string svg(double height, const std::string& title, const std::string& inside) {
    return fmt::format(
        "<svg viewBox=\"0 0 {:.0f} {:.0f}\" width=\"100%\" role=\"img\" aria-label=\"{}\" font-size=\"12\" "
        "fill=\"currentColor\">{}</svg>\n",
        chart_width, height, html_escaped(title), inside);
}

std::string side_color(std::size_t party) {
    return fmt::format("var(--side-{})", party % 7);
}

// What an outcome is to each party.
struct Bar {
    std::string label;
    std::vector<double> bn;
    bool leads = false;  // the outcome that the lead speaks of
};

// A row an outcome, a column a party, each value beside its bar. All bars are on one scale, so that a column is as wide
// as what moves its party.
std::string income_columns(const Json& study, const std::vector<Bar>& bars) {
    constexpr double label_room = 216, row = 24, head = 34, value_room = 34, letter = 5.6;
    struct Column {
        std::string name;
        double low = 0, high = 0, left = 0;
        double across(double scale) const {
            return std::max(value_room + (high - low) * scale, letter * static_cast<double>(name.size())) + 10;
        }
    };
    std::vector<Column> columns;
    for (const Json& party : study["parties"]) {
        Column column;
        column.name = words::cut(party["name"].get<std::string>(), 16);
        for (const Bar& bar : bars) {
            column.low = std::min(column.low, bar.bn[columns.size()]);
            column.high = std::max(column.high, bar.bn[columns.size()]);
        }
        columns.push_back(column);
    }
    // The largest scale at which all columns have room.
    double scale = 0;
    for (double step = 1e6; step > 1e-9; step /= 2) {
        double all = label_room;
        for (const Column& column : columns) all += column.across(scale + step);
        if (all <= chart_width) scale += step;
    }
    std::string inside;
    double left = label_room;
    for (std::size_t p = 0; p < columns.size(); ++p) {
        columns[p].left = left;
        inside += fmt::format("<text x=\"{:.1f}\" y=\"14\" font-size=\"10\" fill=\"{}\">{}</text>", left, side_color(p),
                              html_escaped(columns[p].name));
        left += columns[p].across(scale);
    }
    double y = head;
    for (const Bar& bar : bars) {
        inside += fmt::format("<text x=\"0\" y=\"{:.1f}\" font-size=\"11\"{}>{}</text>", y + 12,
                              bar.leads ? " font-weight=\"700\"" : "", html_escaped(words::cut(bar.label, 40)));
        for (std::size_t p = 0; p < columns.size(); ++p) {
            const double value = bar.bn[p], zero = columns[p].left - columns[p].low * scale;
            const double right = columns[p].left + columns[p].across(scale);
            inside += fmt::format(
                "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.0f}\" fill=\"{}\"/>"
                "<text x=\"{:.1f}\" y=\"{:.1f}\" font-size=\"11\" text-anchor=\"end\">{}</text>",
                value < 0 ? zero + value * scale : zero, y + 3, std::abs(value) * scale, bar_height - 3, side_color(p),
                right - 8, y + 12, json::with_true_sign(value, 1));
        }
        y += row;
    }
    for (const Column& column : columns)
        inside +=
            fmt::format("<line x1=\"{0:.1f}\" y1=\"{1:.0f}\" x2=\"{0:.1f}\" y2=\"{2:.1f}\" stroke=\"currentColor\"/>",
                        column.left - column.low * scale, head - 6, y - 4);
    return svg(y, "Real income of each party by outcome, bn USD a year, one scale for all", inside);
}

}  // namespace

std::string income_bars(const Json& study, const Json& opening) {
    std::vector<Bar> bars;
    double largest = 0;
    for (const Json& outcome : study["outcomes"]) {
        if (outcome["equilibrium"].is_null()) continue;
        const Json& at = study["equilibria"][outcome["equilibrium"].get<std::size_t>()];
        if (!json::is_solved(at)) continue;
        Bar bar{outcome["label"].get<std::string>(), {}, outcome["id"] == opening};
        for (const Json& party : study["parties"]) {
            bar.bn.push_back(json::party_change(party, at).usd_m / 1000);
            largest = std::max(largest, std::abs(bar.bn.back()));
        }
        bars.push_back(std::move(bar));
    }
    if (bars.empty() || !(largest > 0)) return {};
    if (study["parties"].size() > most_as_bars) return income_columns(study, bars);
    const double middle = label_width + (chart_width - label_width) / 2, room = (chart_width - label_width) / 2 - 60;
    std::string inside;
    double y = 4;
    for (const Bar& bar : bars) {
        inside += fmt::format("<text x=\"0\" y=\"{:.1f}\"{}>{}</text>", y + 11, bar.leads ? " font-weight=\"700\"" : "",
                              html_escaped(words::cut(bar.label, bar.leads ? 44 : 48)));
        for (std::size_t p = 0; p < bar.bn.size(); ++p, y += bar_height) {
            const double length = std::abs(bar.bn[p]) / largest * room;
            const bool gain = bar.bn[p] >= 0;
            inside += fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.0f}\" fill=\"{}\"/>",
                                  gain ? middle : middle - length, y, length, bar_height - 3, side_color(p));
            inside += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\">{}</text>",
                                  gain ? middle + length + 4 : middle - length - 4, y + 10, gain ? "start" : "end",
                                  words::change_in_bn(1000 * bar.bn[p], 1));
        }
        y += 8;
    }
    inside +=
        fmt::format("<line x1=\"{0:.1f}\" y1=\"0\" x2=\"{0:.1f}\" y2=\"{1:.1f}\" stroke=\"currentColor\"/>", middle, y);
    return svg(y + 4, "Real income of each party by outcome, bn USD a year", inside);
}

std::string deal_scatter(const Json& deals) {
    if (!deals.contains("space") || deals["parties"].size() != 2) return {};
    const std::string a = deals["parties"][0]["id"].get<std::string>(),
                      b = deals["parties"][1]["id"].get<std::string>();
    const Json &x = deals["space"]["points"][a], &y = deals["space"]["points"][b];
    if (x.empty() || x.size() != y.size()) return {};
    double low[2] = {1e300, 1e300}, high[2] = {-1e300, -1e300};
    for (std::size_t k = 0; k < x.size(); ++k)
        for (std::size_t i = 0; i < 2; ++i) {
            const double value = (i == 0 ? x : y)[k].get<double>();
            low[i] = std::min(low[i], value);
            high[i] = std::max(high[i], value);
        }
    constexpr double height = 420, margin = 40;
    const auto across = [&](double v) {
        return margin + (v - low[0]) / std::max(high[0] - low[0], 1e-12) * (chart_width - 2 * margin);
    };
    const auto up = [&](double v) {
        return height - margin - (v - low[1]) / std::max(high[1] - low[1], 1e-12) * (height - 2 * margin);
    };
    const Json& none = deals["disagreement"]["outcome"]["points"];
    const double at_x = across(none[a].get<double>()), at_y = up(none[b].get<double>());
    std::string inside = fmt::format(
        "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" fill=\"var(--zone, #8884)\" "
        "fill-opacity=\"0.2\"/>",
        at_x, margin, std::max(0.0, chart_width - margin - at_x), std::max(0.0, at_y - margin));
    for (std::size_t k = 0; k < x.size(); ++k)
        inside += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"2\" fill-opacity=\"0.5\"/>",
                              across(x[k].get<double>()), up(y[k].get<double>()));
    inside += fmt::format(
        "<line x1=\"{0:.1f}\" y1=\"{1:.0f}\" x2=\"{0:.1f}\" y2=\"{2:.0f}\" stroke=\"currentColor\" "
        "stroke-dasharray=\"4\"/>",
        at_x, margin, height - margin);
    inside += fmt::format(
        "<line x1=\"{1:.0f}\" y1=\"{0:.1f}\" x2=\"{2:.0f}\" y2=\"{0:.1f}\" stroke=\"currentColor\" "
        "stroke-dasharray=\"4\"/>",
        at_y, margin, chart_width - margin);
    inside +=
        fmt::format("<text x=\"{:.0f}\" y=\"{:.0f}\" text-anchor=\"end\">{}: {} to {} points a year</text>",
                    chart_width - margin, height - 10, html_escaped(deals["parties"][0]["name"].get<std::string>()),
                    words::with_sign(low[0], 2), words::with_sign(high[0], 2));
    inside += fmt::format("<text x=\"4\" y=\"20\">{}: {} to {} points a year</text>",
                          html_escaped(deals["parties"][1]["name"].get<std::string>()), words::with_sign(low[1], 2),
                          words::with_sign(high[1], 2));
    return svg(height,
               "Payoffs of both parties in every outcome on the table; shaded: both like it no less than no deal",
               inside);
}

}  // namespace parley::report::html
