#include "parley/datasets/recipes/build_world.hpp"

#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"
#include "parley/datasets/recipes/inputs.hpp"
#include "parley/datasets/recipes/joined_world.hpp"
#include "parley/datasets/recipes/put_together.hpp"
#include "parley/datasets/tables/emerging.hpp"
#include "parley/datasets/tables/figaro.hpp"
#include "parley/datasets/tables/import_cp2015.hpp"
#include "parley/datasets/tables/import_icio.hpp"
#include "parley/datasets/tables/import_ossa2014.hpp"
#include "parley/datasets/tables/oecd_icio.hpp"
#include "parley/datasets/tables/wiod2016.hpp"
#include "parley/world/names.hpp"

namespace parley::datasets {
namespace {

using Build = BuiltWorld (*)(const std::filesystem::path&, const BuildOptions&);
using Path = std::filesystem::path;

BuiltWorld build_world_2017(const Path& from, const BuildOptions& options) {
    return build_joined_world({"world-2017", 2017, "icio2017", ""}, from, options);
}
// What had been added by February 2020 was still in force at the end of 2022, exclusions apart.
BuiltWorld build_world_2022(const Path& from, const BuildOptions& options) {
    return build_joined_world({"world-2022", 2022, "icio2022", "2020-02"}, from, options);
}
BuiltWorld build_icio2017(const Path& from, const BuildOptions& options) {
    return build_icio(2017, from, options);
}
BuiltWorld build_icio2022(const Path& from, const BuildOptions& options) {
    return build_icio(2022, from, options);
}

struct Recipe {
    const char* name;
    const char* from;
    Build build;
    bool of_a_file = false;
};
constexpr Recipe recipes[] = {
    {"world-2022", "the folder that holds icio2022, icio2017-7x44, wiod2011-io, elasticities-icio50, saving and duties",
     build_world_2022},
    {"world-2017", "the folder that holds icio2017, icio2017-7x44, wiod2011-io, elasticities-icio50 and saving",
     build_world_2017},
    {"cp2015", "the folder cp2015", build_cp2015},
    {"icio2022", "the folder icio2022", build_icio2022},
    {"icio2017", "the folder icio2017", build_icio2017},
    {"icio2017-inputs", "the folder that holds icio2017, icio2017-7x44 and wiod2011-io", build_icio2017_inputs},
    {"icio2017-7x44", "the folder icio2017-7x44", build_icio7x44},
    {"ossa2014", "the folder ossa2014", build_ossa2014},
    {"wiod2014", "the folder wiod2014", build_wiod2014},
    {"oecd-icio", "a table of the OECD's ICIO, as published: 2017_SML.csv", build_oecd_icio, true},
    {"wiod2016", "a table of the WIOD's release of 2016, saved as CSV: WIOT2014_Nov16_ROW.csv", build_wiod2016, true},
    {"figaro", "a table of Eurostat's FIGARO, ind-by-ind: matrix_eu-ic-io_ind-by-ind_25ed_2021.csv or its flat file",
     build_figaro, true},
    {"emerging", "EMERGING's matrices as one CSV with heads: EMERGING_V2_2021_m.csv", build_emerging, true},
};

const Recipe& recipe(const std::string& name) {
    std::string known;
    for (const Recipe& each : recipes) {
        if (name == each.name) return each;
        known += (known.empty() ? "" : ", ") + std::string(each.name);
    }
    throw InputError("world build", 0, "one of " + known, shown(name));
}

}  // namespace

std::vector<std::string> buildable_worlds() {
    std::vector<std::string> names;
    for (const Recipe& each : recipes) names.push_back(each.name);
    return names;
}

std::string build_sources(const std::string& name) {
    return recipe(name).from;
}

BuiltWorld build_world(const std::string& name, const std::filesystem::path& from, const BuildOptions& options) {
    const Recipe& found = recipe(name);
    std::error_code problem;
    if (found.of_a_file && !std::filesystem::is_regular_file(from, problem))
        throw InputError(from.string(), 0, found.from, "no such file");
    if (!found.of_a_file && !std::filesystem::is_directory(from, problem))
        throw InputError(from.string(), 0, found.from, "no such folder");
    if (options.usd_per_eur != 0.0 && name != "figaro")
        throw InputError("world build", 0, "a rate of the euro with a table in euros: figaro", shown(name));
    BuiltWorld built = found.build(from, options);
    if (!options.duties.empty()) put_duties(built, options);
    if (!options.mapping.empty()) put_together(built, options.mapping);
    if (const auto breach = check_names(built.world)) throw InputError(from.string(), 0, breach->rule, breach->found);
    return built;
}

}  // namespace parley::datasets
