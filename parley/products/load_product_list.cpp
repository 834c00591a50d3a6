// Apart from the other readers of lists, which also run in a page: this one opens a file.
#include <algorithm>

#include <fmt/format.h>

#include "parley/core/input_error.hpp"
#include "parley/core/nearest.hpp"
#include "parley/products/bundled.hpp"
#include "parley/products/product_list.hpp"

namespace parley::products {

ProductList load_product_list(const std::string& name_or_path, const Concordance& concordance, double highest_rate) {
    const std::vector<std::string> bundled = bundled_lists();
    if (std::find(bundled.begin(), bundled.end(), name_or_path) != bundled.end())
        return bundled_list(name_or_path, concordance, highest_rate);
    if (name_or_path.find('/') == std::string::npos && name_or_path.find('.') == std::string::npos)
        if (const std::string meant = nearest(name_or_path, bundled); !meant.empty())
            throw InputError(name_or_path, 0,
                             fmt::format("a list in the program ({}) or a file", fmt::join(bundled, ", ")),
                             "neither; did you mean " + meant + "?");
    return read_product_list(name_or_path, tables::read_file(name_or_path), concordance, highest_rate);
}

}  // namespace parley::products
