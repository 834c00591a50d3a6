#include "parley/products/bundled.hpp"

#include "parley/core/input_error.hpp"
#include "parley/products/embedded.hpp"
#include "parley/tables/packed_lines.hpp"

namespace parley::products {

std::string bundled_table(const std::string& name, const std::string& holds) {
    const std::string_view packed = embedded_duties(name);
    if (packed.empty()) throw InputError(name, 0, holds, "nothing: this build has no data/duties");
    return tables::unpack_lines(packed);
}

std::vector<std::string> bundled_lists() {
    std::vector<std::string> lists;
    for (const std::string& name : embedded_duties_names())
        if (name.starts_with("us-301-")) lists.push_back(name);
    return lists;
}

}  // namespace parley::products
