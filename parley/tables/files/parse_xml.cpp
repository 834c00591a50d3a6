#include "parley/tables/files/parse_xml.hpp"

#include <new>

#include <fmt/format.h>
#include <pugixml.hpp>

#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"
#include "parley/tables/files/text_places.hpp"

namespace parley::tables {
namespace {

constexpr int most_xml_levels = 100;

XmlNode element(const TextPlaces& places, const pugi::xml_node& from, int level) {
    const auto at = static_cast<std::size_t>(from.offset_debug());
    if (level > most_xml_levels) places.fail(at, fmt::format("at most {} levels of elements", most_xml_levels), "more");
    XmlNode node{from.name(), places.line(at), places.column(at), {}, {}};
    for (const pugi::xml_attribute& each : from.attributes()) {
        if (node.find(each.name()) != nullptr)
            places.fail(at, "each attribute of an element once", shown(each.name()) + " twice");
        node.attributes.emplace_back(each.name(), each.value());
    }
    for (const pugi::xml_node& child : from.children())
        if (child.type() == pugi::node_element) node.children.push_back(element(places, child, level + 1));
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
    if (const std::size_t at = places.text().find("<!DOCTYPE"); at != text.npos)
        places.fail(at, "a document without <!DOCTYPE: entities of its own are not read", "one");
    pugi::xml_document document;
    const pugi::xml_parse_result result =
        document.load_buffer(places.text().data(), places.text().size(), pugi::parse_default, pugi::encoding_utf8);
    if (result.status == pugi::status_out_of_memory) throw std::bad_alloc();
    if (!result) places.fail(static_cast<std::size_t>(result.offset), "well-formed XML", result.description());
    XmlNode root = element(places, document.document_element(), 1);
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
