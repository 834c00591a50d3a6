#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iterator>
#include <stdexcept>

#include <fmt/format.h>

#include "parley/report/html/brief_html.hpp"
#include "parley/report/html/embedded.hpp"
#include "parley/report/json/brief/brief_highlights.hpp"

namespace parley::report::html {
namespace {

// Numbers to twelve digits: far below what a solve is exact to, and a seventh less to send.
nlohmann::ordered_json with_shorter_numbers(nlohmann::ordered_json json) {
    if (json.is_number_float()) return std::strtod(fmt::format("{:.12g}", json.get<double>()).c_str(), nullptr);
    if (json.is_structured())
        for (auto& each : json) each = with_shorter_numbers(std::move(each));
    return json;
}

// What --json has and no page shows: a ninth of the file of seven parties.
nlohmann::ordered_json without_ranges_of_sectors(nlohmann::ordered_json brief) {
    if (brief.contains("study") && brief["study"].is_object() && brief["study"].contains("equilibria"))
        for (auto& equilibrium : brief["study"]["equilibria"])
            if (equilibrium.contains("sectors"))
                for (auto& sector : equilibrium["sectors"]) sector.erase("ranges");
    return brief;
}

}  // namespace

std::string html_escaped(std::string_view text) {
    std::string result;
    for (const char c : text) {
        switch (c) {
            case '<':
                result += "&lt;";
                break;
            case '>':
                result += "&gt;";
                break;
            case '&':
                result += "&amp;";
                break;
            case '"':
                result += "&quot;";
                break;
            case '\'':
                result += "&#39;";
                break;
            default:
                result += c;
        }
    }
    return result;
}

std::string json_in_html(const nlohmann::ordered_json& json) {
    const std::string text = json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    std::string result;
    result.reserve(text.size());
    for (std::size_t k = 0; k < text.size(); ++k) {
        const std::string_view here = std::string_view(text).substr(k, 3);
        if (text[k] == '<') {
            result += "\\u003c";
        } else if (text[k] == '>') {
            result += "\\u003e";
        } else if (text[k] == '&') {
            result += "\\u0026";
        } else if (here == "\xE2\x80\xA8" || here == "\xE2\x80\xA9") {
            result += here.back() == '\xA8' ? "\\u2028" : "\\u2029";
            k += 2;
        } else {
            result += text[k];
        }
    }
    return result;
}

std::string base64(std::string_view bytes) {
    static constexpr char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string result;
    result.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t k = 0; k < bytes.size(); k += 3) {
        unsigned three = 0;
        for (std::size_t j = 0; j < 3; ++j)
            three = three << 8 | (k + j < bytes.size() ? static_cast<unsigned char>(bytes[k + j]) : 0U);
        for (std::size_t j = 0; j < 4; ++j) result += k + j > bytes.size() ? '=' : letters[three >> (18 - 6 * j) & 63];
    }
    return result;
}

std::string_view notice() {
    return embedded_page("NOTICE");
}

namespace {

std::string block(const std::string& id, std::string_view bytes) {
    if (bytes.empty()) return {};
    return "<script type=\"application/octet-stream;base64\" id=\"" + html_escaped(id) + "\">" + base64(bytes) +
           "</script>\n";
}

std::string notice_block() {
    if (notice().empty()) return {};
    return "<script type=\"text/plain\" id=\"notice\">" + html_escaped(notice()) + "</script>\n";
}

// From the shell's own text alone: what is filled in may hold such marks and stays as it is.
std::string filled(std::string_view shell, const std::string& title, const std::string& main, std::string data) {
    struct Place {
        std::string_view mark;
        std::string filling;
    };
    const Place places[] = {{"<!--parley:title-->", html_escaped(title)},
                            {"<!--parley:static-->", main},
                            {"<!--parley:data-->", std::move(data)}};
    std::string result;
    std::size_t from = 0;
    for (const Place& place : places) {
        const std::size_t at = shell.find(place.mark, from);
        if (at == std::string_view::npos || shell.find(place.mark) != at ||
            shell.find(place.mark, at + 1) != std::string_view::npos)
            throw std::logic_error("the page has not each of its places once, in order: " + std::string(place.mark));
        result += shell.substr(from, at - from);
        result += place.filling;
        from = at + place.mark.size();
    }
    return result + std::string(shell.substr(from));
}

// For the tab, the bookmark and the file's preview: a bar for each party, down for what it loses in the dearest outcome
// of the study. A picture for links (og:image) has an address of its own: who puts the brief on a host says it.
std::string picture(const nlohmann::ordered_json& brief) {
    if (!brief.contains("study") || !brief["study"].is_object()) return {};
    const nlohmann::ordered_json& study = brief["study"];
    std::vector<double> worst;
    double most = 0;
    for (const auto& equilibrium : study["equilibria"]) {
        if (!json::is_solved(equilibrium)) continue;
        std::vector<double> moved;
        double largest = 0;
        for (const auto& party : study["parties"]) {
            moved.push_back(json::party_change(party, equilibrium).usd_m);
            largest = std::max(largest, std::abs(moved.back()));
        }
        if (largest > most) worst = std::move(moved);
        most = std::max(most, largest);
    }
    if (worst.empty()) return {};
    constexpr double side = 64, middle = 32, tallest = 28;
    const char* colors[] = {"1f5a99", "b23a24", "1f7a5c", "8a6100", "6a4c9c", "a3216e", "4d6b10"};
    const double step = side / static_cast<double>(worst.size());
    std::string bars;
    for (std::size_t p = 0; p < worst.size(); ++p) {
        const double tall = std::max(1.0, tallest * std::abs(worst[p]) / most);
        bars += fmt::format("%3Crect x='{:.1f}' y='{:.1f}' width='{:.1f}' height='{:.1f}' fill='%23{}'/%3E",
                            static_cast<double>(p) * step + 0.15 * step, worst[p] < 0 ? middle : middle - tall,
                            0.7 * step, tall, colors[p % std::size(colors)]);
    }
    return "<link rel=\"icon\" type=\"image/svg+xml\" href=\"data:image/svg+xml,%3Csvg "
           "xmlns='http://www.w3.org/2000/svg' viewBox='0 0 64 64'%3E%3Crect width='64' height='64' "
           "fill='%23fff'/%3E" +
           bars + "%3Crect y='31' width='64' height='2' fill='%23333'/%3E%3C/svg%3E\">\n";
}

// What a place that shows a link to the page says of it.
std::string about(const std::string& title, const nlohmann::ordered_json& brief, const BriefAddress& address) {
    const auto meta = [](const char* key, const char* name, const std::string& content) {
        return fmt::format("<meta {}=\"{}\" content=\"{}\">\n", key, name, html_escaped(content));
    };
    std::string text;
    if (!address.page.empty())
        text += "<link rel=\"canonical\" href=\"" + html_escaped(address.page) + "\">\n" +
                meta("property", "og:url", address.page) +
                meta("name", "twitter:card", address.picture.empty() ? "summary" : "summary_large_image");
    if (!address.picture.empty())
        text += meta("property", "og:image", address.picture) + meta("property", "og:image:alt", title);
    const bool has_lead = brief.contains("highlights") && !brief["highlights"].empty();
    if (has_lead || !text.empty()) text += meta("property", "og:type", "article") + meta("property", "og:title", title);
    if (has_lead) {
        const std::string lead = brief["highlights"][0]["text"].get<std::string>();
        text += meta("name", "description", lead) + meta("property", "og:description", lead) + picture(brief);
    }
    return text.empty() ? text : "\n" + text;
}

}  // namespace

std::string brief_page(std::string_view shell, const std::string& title, const std::string& main,
                       const nlohmann::ordered_json& brief, const BriefEngine& engine, const BriefAddress& address) {
    std::string data = "<script type=\"application/json\" id=\"brief-data\">" +
                       json_in_html(with_shorter_numbers(without_ranges_of_sectors(brief))) + "</script>\n";
    data += notice_block() + block("engine-wasm", engine.wasm_gz) + block("engine-world", engine.world_gz);
    std::string page = filled(shell, title, main, std::move(data));
    constexpr std::string_view after = "</title>";
    if (const std::size_t at = page.find(after); at != std::string::npos)
        page.insert(at + after.size(), about(title, brief, address));
    return page;
}

std::string workbench_page(std::string_view shell, std::string_view wasm_gz,
                           const std::vector<std::pair<std::string, std::string_view>>& blocks) {
    std::string data = notice_block() + block("engine-wasm", wasm_gz);
    for (const auto& [id, bytes] : blocks) data += block(id, bytes);
    return filled(shell, "Parley workbench", "", std::move(data));
}

}  // namespace parley::report::html
