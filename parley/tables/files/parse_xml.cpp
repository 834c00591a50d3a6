#include "parley/tables/files/parse_xml.hpp"

#include <charconv>
#include <new>
#include <unordered_set>

#include <fmt/format.h>
#include <pugixml.hpp>

#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"
#include "parley/tables/files/text_places.hpp"

namespace parley::tables {
namespace {

constexpr int most_xml_levels = 100;

// The character that stands for a reference without its & and ;, as UTF-8; empty where it is none of XML's.
std::string character(std::string_view reference) {
    if (reference == "amp") return "&";
    if (reference == "lt") return "<";
    if (reference == "gt") return ">";
    if (reference == "quot") return "\"";
    if (reference == "apos") return "'";
    if (!reference.starts_with('#')) return "";
    reference.remove_prefix(1);
    const bool hex = reference.starts_with('x');
    if (hex) reference.remove_prefix(1);
    std::uint32_t code = 0;
    const char* const end = reference.data() + reference.size();
    const auto [at, problem] = std::from_chars(reference.data(), end, code, hex ? 16 : 10);
    if (problem != std::errc() || at != end || code == 0 || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000))
        return "";
    std::string utf8;
    const auto put = [&](std::uint32_t byte) { utf8 += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (code < 0x80) {
        put(code);
        return utf8;
    }
    const int more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    put((code >> (6 * more)) | (more == 1 ? 0xC0U : more == 2 ? 0xE0U : 0xF0U));
    for (int k = more - 1; k >= 0; --k) put(((code >> (6 * k)) & 0x3FU) | 0x80U);
    return utf8;
}

// References resolved here, not by the parser, which lets those pass that it does not know.
std::string resolved(const TextPlaces& places, std::size_t place, std::string_view raw) {
    std::string text;
    for (std::size_t at = 0; at < raw.size();) {
        if (raw[at] != '&') {
            text += raw[at++];
            continue;
        }
        constexpr std::size_t longest = 12;
        const std::size_t end = raw.substr(0, at + longest).find(';', at);
        const std::string stands = end == raw.npos ? "" : character(raw.substr(at + 1, end - at - 1));
        if (stands.empty())
            places.fail(place, "& only as &amp; &lt; &gt; &quot; &apos; or a character's number",
                        shown(raw.substr(at, end == raw.npos ? longest : end + 1 - at)));
        text += stands;
        at = end + 1;
    }
    return text;
}

XmlNode element(const TextPlaces& places, const pugi::xml_node& from, int level) {
    const auto at = static_cast<std::size_t>(from.offset_debug());
    if (level > most_xml_levels) places.fail(at, fmt::format("at most {} levels of elements", most_xml_levels), "more");
    XmlNode node{from.name(), places.line(at), places.column(at), {}, {}};
    std::unordered_set<std::string_view> names;
    for (const pugi::xml_attribute& each : from.attributes()) {
        if (!names.insert(each.name()).second)
            places.fail(at, "each attribute of an element once", shown(each.name()) + " twice");
        node.attributes.emplace_back(each.name(), resolved(places, at, each.value()));
    }
    for (const pugi::xml_node& child : from.children())
        if (child.type() == pugi::node_element)
            node.children.push_back(element(places, child, level + 1));
        else if (child.type() == pugi::node_pcdata)
            (void)resolved(places, static_cast<std::size_t>(child.offset_debug()), child.value());
    return node;
}

}  // namespace

const std::string* XmlNode::find(std::string_view attribute) const {
    for (const auto& [key, value] : attributes)
        if (key == attribute) return &value;
    return nullptr;
}

XmlNode parse_xml(const std::string& file, std::string_view text) {
    const TextPlaces places(file, text, largest_xml);
    // What stands beside the root is looked at too; references stay as they are.
    constexpr unsigned how = (pugi::parse_default | pugi::parse_doctype | pugi::parse_fragment) & ~pugi::parse_escapes;
    pugi::xml_document document;
    const pugi::xml_parse_result result =
        document.load_buffer(places.text().data(), places.text().size(), how, pugi::encoding_utf8);
    if (result.status == pugi::status_out_of_memory) throw std::bad_alloc();
    if (!result) places.fail(static_cast<std::size_t>(result.offset), "well-formed XML", result.description());
    pugi::xml_node only;
    for (const pugi::xml_node& each : document.children()) {
        const auto at = static_cast<std::size_t>(each.offset_debug());
        if (each.type() == pugi::node_doctype)
            places.fail(places.text().rfind("<!DOCTYPE", at),
                        "a document without <!DOCTYPE: entities of its own are not read", "one");
        if (each.type() != pugi::node_element)
            places.fail(places.text().find_first_not_of(" \t\n", at), "nothing but the root element", "text beside it");
        if (only) places.fail(at, "one root element", shown(each.name()) + ", a second");
        only = each;
    }
    if (!only) places.fail(0, "a root element of XML", "none");
    XmlNode root = element(places, only, 1);
    // Character references can name what the text itself may not hold.
    const auto clean = [&](const auto& self, const XmlNode& node) -> void {
        for (const auto& [key, value] : node.attributes)
            if (const std::size_t at = find_obeyed(value); at != value.npos || value.find('\n') != value.npos)
                throw InputError(file, node.line, "text without control characters",
                                 at == value.npos ? "a line break" : code_point(value, at), node.column);
        for (const XmlNode& child : node.children) self(self, child);
    };
    clean(clean, root);
    return root;
}

}  // namespace parley::tables
