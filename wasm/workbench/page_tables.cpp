#include "wasm/workbench/page_tables.hpp"

#include <functional>
#include <map>
#include <vector>

#include "parley/products/embedded.hpp"

namespace parley {
namespace {

std::map<std::string, std::string, std::less<>>& page_tables() {
    static std::map<std::string, std::string, std::less<>> tables;
    return tables;
}

}  // namespace

void wasm::keep_table(std::string_view name, std::string_view packed) {
    page_tables().insert_or_assign(std::string(name), std::string(packed));
}

std::vector<std::string> products::embedded_duties_names() {
    std::vector<std::string> names;
    for (const auto& [name, packed] : page_tables()) names.push_back(name);
    return names;
}

std::string_view products::embedded_duties(std::string_view name) {
    const auto at = page_tables().find(name);
    return at == page_tables().end() ? std::string_view() : std::string_view(at->second);
}

}  // namespace parley
