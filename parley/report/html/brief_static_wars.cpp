// Wars of duties: what each side is left with, and every sector's duties, buyer by buyer.
#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "parley/report/html/brief_sections.hpp"
#include "parley/report/words/figures.hpp"

namespace parley::report::html {
namespace {

std::string heading_of_play(const Json& war) {
    return war["play"] == "war" ? "War" : "Talks";
}

std::string buyer_name(const Json& war, const Json& id) {
    for (const Json& side : war["sides"])
        if (side["id"] == id) return escaped_text(side["name"]);
    return escaped_text(id);
}

// Those on everybody's goods and on each other's; where there are none, the sellers with the most trade.
std::vector<std::pair<std::string, std::string>> columns_of(const Json& war) {
    constexpr std::size_t most = 6;
    std::set<std::string> sides;
    for (const Json& side : war["sides"]) sides.insert(side["id"].get<std::string>());
    std::map<std::pair<std::string, std::string>, double> trade;
    for (const Json& each : war["duties"])
        trade[{each["buyer"].get<std::string>(), each["seller"].is_null() ? "" : each["seller"].get<std::string>()}] +=
            each["trade_usd_m"].get<double>();
    std::vector<std::pair<std::string, std::string>> columns, all;
    for (const auto& [pair, usd_m] : trade) {
        all.push_back(pair);
        if (pair.second.empty() || sides.contains(pair.second)) columns.push_back(pair);
    }
    std::stable_sort(all.begin(), all.end(), [&](const auto& a, const auto& b) { return trade[a] > trade[b]; });
    if (columns.empty()) columns = all;
    if (columns.size() > most) columns.resize(most);
    return columns;
}

std::string duties_html(const Json& war) {
    const auto columns = columns_of(war);
    std::vector<std::string> heads{"Sector"};
    for (const auto& [buyer, seller] : columns)
        heads.push_back(buyer_name(war, buyer) + (seller.empty() ? "" : " on " + html_escaped(seller)));
    HtmlTable table(heading_of_play(war) + ": duties by buyer and sector, percent, today and then", heads);
    std::vector<std::pair<std::string, std::map<std::pair<std::string, std::string>, std::string>>> rows;
    for (const Json& each : war["duties"]) {
        const std::string sector = each["sector_name"].is_null() ? "All" : escaped_text(each["sector_name"]);
        auto row = std::find_if(rows.begin(), rows.end(), [&](const auto& of) { return of.first == sector; });
        if (row == rows.end()) row = rows.insert(rows.end(), {sector, {}});
        row->second[{each["buyer"].get<std::string>(),
                     each["seller"].is_null() ? "" : each["seller"].get<std::string>()}] =
            fmt::format("{:.1f} → {:.1f}", each["today_pct"].get<double>(), each["rate_pct"].get<double>());
    }
    for (const auto& [sector, cells] : rows) {
        std::vector<std::string> row{sector};
        for (const auto& column : columns) row.push_back(cells.contains(column) ? cells.at(column) : "–");
        table.row(row);
    }
    return table.text();
}

}  // namespace

std::string wars_html(const Json& brief) {
    if (!is_there(brief, "wars")) return {};
    const Json& wars = brief["wars"];
    std::vector<std::string> heads{"Real income, % of today's"};
    for (const Json& war : wars) heads.push_back(heading_of_play(war));
    HtmlTable left("What it leaves each side with; nobody has chosen: 0", heads);
    for (std::size_t k = 0; k < wars[0]["sides"].size(); ++k) {
        std::vector<std::string> row{escaped_text(wars[0]["sides"][k]["name"])};
        for (const Json& war : wars) row.push_back(words::with_sign(war["sides"][k]["after_pct"].get<double>(), 3));
        left.row(row);
    }
    std::string text = left.text();
    for (const Json& war : wars) text += duties_html(war);
    return text;
}

}  // namespace parley::report::html
