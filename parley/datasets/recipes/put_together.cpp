#include "parley/datasets/recipes/put_together.hpp"

#include <algorithm>
#include <utility>

#include "parley/core/input_error.hpp"
#include "parley/datasets/duties/levied.hpp"
#include "parley/datasets/pieces/report.hpp"
#include "parley/tables/files/csv.hpp"
#include "parley/world/aggregate.hpp"
#include "parley/world/folder/mapping.hpp"

namespace parley::datasets {
namespace {

// Its headings two levels down.
std::string lowered(const std::string& page) {
    std::string text;
    for (std::size_t from = 0; from < page.size();) {
        const std::size_t end = std::min(page.find('\n', from), page.size() - 1);
        if (page[from] == '#') text += "##";
        text.append(page, from, end + 1 - from);
        from = end + 1;
    }
    return text;
}

}  // namespace

std::string page_after(const BuiltWorld& built, const std::string& what) {
    return source_page(built.world, {{what, lowered(built.source_md)}});
}

void put_duties(BuiltWorld& built, const BuildOptions& options) {
    for (const std::string& line : levy(built.world, options.duties, tables::read_file(options.duties),
                                        products::bundled_concordance(), options.highest_duty_pct / 100))
        built.summary += "  " + line + "\n";
    built.source_md = page_after(built, "Before duties were put on it");
}

void put_together(BuiltWorld& built, const std::string& mapping_file) {
    const world::Mapping mapping =
        read_mapping(mapping_file, tables::read_file(mapping_file), built.world, world::Unlisted::is_refused);
    world::Aggregated result = aggregate(built.world, mapping);
    if (result.breach) throw InputError(mapping_file, 0, result.breach->rule, result.breach->found);
    built.world = std::move(result.world);
    built.source_md = page_after(built, "Before economies and sectors were put together");
}

}  // namespace parley::datasets
