#include "parley/scenario/carried/product_lists.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "parley/core/decimal.hpp"
#include "parley/core/text.hpp"

namespace parley::scenario {
namespace {

using tables::YamlMap;
using tables::YamlNode;

constexpr std::size_t most_lists = 100, most_cells = 2000;
constexpr const char* says_words[] = {"codes", "level", "points"};

YamlNode scalar(std::string text) {
    YamlNode node;
    node.kind = YamlNode::Kind::scalar;
    node.text = std::move(text);
    return node;
}

YamlNode list_of(std::vector<YamlNode> items) {
    YamlNode node;
    node.kind = YamlNode::Kind::list;
    node.items = std::move(items);
    return node;
}

YamlNode map_of(std::vector<tables::YamlEntry> entries) {
    YamlNode node;
    node.kind = YamlNode::Kind::map;
    node.keys = std::move(entries);
    return node;
}

// Six digits: shares of trade are not known better, and the program reads what a page reads.
YamlNode numbers(const std::vector<double>& values) {
    std::string text;
    for (const double value : values) text += fmt::format("{}{:.6g}", text.empty() ? "" : " ", value);
    return scalar(std::move(text));
}

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> result;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        result.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return result;
}

std::vector<double> numbers_in(const YamlMap& map, const YamlNode& node, std::size_t count) {
    std::vector<double> result;
    if (node.kind == YamlNode::Kind::scalar)
        for (const std::string_view word : words_of(node.text)) {
            double value = 0.0;
            if (!parse_number(word, value) || value < 0) break;
            result.push_back(value);
        }
    if (result.size() != count || result.size() != words_of(node.text).size())
        map.fail(node, fmt::format("{} numbers not below zero", count), shown(node.text));
    return result;
}

NamedList read_list(const std::string& file, const YamlNode& node) {
    const YamlMap map(file, node, "a list", {"name", "sha256", "products", "says", "values"});
    NamedList list{map.text("name"), map.text("sha256"), map.text("products"), {}, map.flag("values", false)};
    const auto says = std::find(std::begin(says_words), std::end(says_words), map.text("says"));
    if (says == std::end(says_words)) map.fail(map.need("says"), "codes, level or points", shown(map.text("says")));
    list.says = static_cast<NamedList::Says>(says - std::begin(says_words));
    return list;
}

std::vector<std::pair<std::size_t, double>> read_cell(const YamlMap& map, const YamlNode& node, std::size_t lists) {
    std::vector<std::pair<std::size_t, double>> result;
    for (const std::string_view word : words_of(node.text)) {
        const std::size_t colon = std::min(word.find(':'), word.size());
        double list = 0.0, rate = 0.0;
        if (!parse_number(word.substr(0, colon), list) || colon == word.size() ||
            !parse_number(word.substr(colon + 1), rate) || !(list >= 0 && list < static_cast<double>(lists)) ||
            list != std::floor(list) || !(std::abs(rate) <= 100))
            map.fail(node, "a list's number and its rate, such as 0:0.25", shown(node.text));
        result.emplace_back(static_cast<std::size_t>(list), rate);
    }
    return result;
}

SectorCells read_sector(const std::string& file, const YamlNode& node, const std::vector<NamedList>& lists) {
    const YamlMap map(file, node, "a sector", {"sector", "cells", "shares", "values"});
    SectorCells result{map.text("sector"), {}, {}, std::vector<std::vector<double>>(lists.size())};
    for (const YamlNode& cell : map.list("cells")) result.on.push_back(read_cell(map, cell, lists.size()));
    if (result.on.empty() || result.on.size() > most_cells || !result.on.front().empty())
        map.fail(node, "cells, the first of them on no list", fmt::format("{}", result.on.size()));
    for (const YamlNode& each : map.list("shares")) {
        const YamlMap of(file, each, "shares", {"buyer", "seller", "share"});
        result.shares.push_back(
            {of.text("buyer"), of.text("seller"), numbers_in(of, of.need("share"), result.on.size())});
        double total = 0.0;
        for (const double share : result.shares.back().share) total += share;
        if (!(std::abs(total - 1) < 1e-3)) of.fail(each, "shares that sum to one", fmt::format("{:g}", total));
    }
    for (const YamlNode& each : map.list("values")) {
        const YamlMap of(file, each, "values", {"list", "usd_m"});
        const double list = of.number("list", -1.0);
        if (!(list >= 0 && list < static_cast<double>(lists.size())) || list != std::floor(list))
            of.fail(each, "the number of a list", shown(of.text("list")));
        result.values[static_cast<std::size_t>(list)] = numbers_in(of, of.need("usd_m"), result.on.size());
    }
    return result;
}

}  // namespace

std::size_t ProductLists::find(const std::string& name) const {
    return static_cast<std::size_t>(
        std::find_if(lists.begin(), lists.end(), [&](const NamedList& each) { return each.name == name; }) -
        lists.begin());
}

YamlNode product_lists_tree(const ProductLists& lists) {
    std::vector<YamlNode> named, sectors;
    for (const NamedList& list : lists.lists)
        named.push_back(map_of({{"name", scalar(list.name)},
                                {"sha256", scalar(list.sha256)},
                                {"products", scalar(list.products)},
                                {"says", scalar(says_words[static_cast<std::size_t>(list.says)])},
                                {"values", scalar(list.has_values ? "true" : "false")}}));
    for (const SectorCells& sector : lists.sectors) {
        std::vector<YamlNode> cells, shares, values;
        for (const auto& on : sector.on) {
            std::string text;
            for (const auto& [list, rate] : on) text += fmt::format("{}{}:{:.9g}", text.empty() ? "" : " ", list, rate);
            cells.push_back(scalar(std::move(text)));
        }
        for (const SectorCells::Shares& each : sector.shares)
            shares.push_back(map_of(
                {{"buyer", scalar(each.buyer)}, {"seller", scalar(each.seller)}, {"share", numbers(each.share)}}));
        for (std::size_t k = 0; k < sector.values.size(); ++k)
            if (!sector.values[k].empty())
                values.push_back(map_of({{"list", scalar(std::to_string(k))}, {"usd_m", numbers(sector.values[k])}}));
        sectors.push_back(map_of({{"sector", scalar(sector.sector)},
                                  {"cells", list_of(std::move(cells))},
                                  {"shares", list_of(std::move(shares))},
                                  {"values", list_of(std::move(values))}}));
    }
    return map_of({{"weights", scalar(lists.weights)},
                   {"lists", list_of(std::move(named))},
                   {"sectors", list_of(std::move(sectors))}});
}

ProductLists read_product_lists(const std::string& file, const YamlNode& node) {
    const YamlMap map(file, node, product_lists_key, {"weights", "lists", "sectors"});
    ProductLists result;
    result.weights = map.text("weights", "");
    const std::vector<YamlNode>& lists = map.list("lists");
    if (lists.size() > most_lists)
        map.fail(node, fmt::format("at most {} lists", most_lists), fmt::format("{}", lists.size()));
    for (const YamlNode& each : lists) result.lists.push_back(read_list(file, each));
    for (const YamlNode& each : map.list("sectors")) {
        SectorCells sector = read_sector(file, each, result.lists);
        for (const SectorCells& before : result.sectors)
            if (before.sector == sector.sector) map.fail(each, "each sector once", shown(sector.sector));
        result.sectors.push_back(std::move(sector));
    }
    return result;
}

}  // namespace parley::scenario
