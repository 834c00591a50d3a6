#pragma once
// A brief as one HTML file.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "parley/report/html/brief_address.hpp"

namespace parley::report::html {

/// Text for HTML, in elements and in double-quoted attributes alike.
[[nodiscard]] std::string html_escaped(std::string_view text);
/// JSON for a script element: nothing in it can end the element or be taken for markup.
[[nodiscard]] std::string json_in_html(const nlohmann::ordered_json& json);
[[nodiscard]] std::string base64(std::string_view bytes);

/// <main id="static">: text, tables and charts from a brief's data, readable without scripts.
[[nodiscard]] std::string brief_static(const nlohmann::ordered_json& brief);

/// Bars of the parties' real income in each named outcome, that of the id `opening` in bold, and payoffs of two parties
/// over the deal space, as SVG. Empty where there is nothing to draw.
[[nodiscard]] std::string income_bars(const nlohmann::ordered_json& study, const nlohmann::ordered_json& opening);
[[nodiscard]] std::string deal_scatter(const nlohmann::ordered_json& deals);

/// What a page's engine is made of, both packed with gzip; empty without one.
struct BriefEngine {
    std::string_view wasm_gz, world_gz;
};
/// Whose work travels in a page and in the program, with their licences: the file NOTICE.
[[nodiscard]] std::string_view notice();
/// The shell with its three places filled in. Each must be there once: std::logic_error.
[[nodiscard]] std::string brief_page(std::string_view shell, const std::string& title, const std::string& main,
                                     const nlohmann::ordered_json& brief, const BriefEngine& engine,
                                     const BriefAddress& address = {});
/// The workbench's shell likewise, with its engine and `blocks`: what it has besides, by id, packed with gzip: worlds
/// that scenarios may name (world:world-2022) and tables of products and duties (table:by-date).
[[nodiscard]] std::string workbench_page(std::string_view shell, std::string_view wasm_gz,
                                         const std::vector<std::pair<std::string, std::string_view>>& blocks);

}  // namespace parley::report::html
