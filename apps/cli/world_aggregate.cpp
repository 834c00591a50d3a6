#include <filesystem>
#include <memory>

#include <fmt/format.h>

#include "apps/cli/world.hpp"
#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"
#include "parley/pricing/counterfactual/base.hpp"
#include "parley/pricing/files/load_world.hpp"
#include "parley/tables/files/csv.hpp"
#include "parley/world/aggregate.hpp"
#include "parley/world/folder/mapping.hpp"
#include "parley/world/folder/mapping_like.hpp"
#include "parley/world/folder/world_folder.hpp"

namespace parley::cli {
namespace {

struct AggregateArguments {
    std::string world;
    std::string mapping;
    std::string like;
    std::string output;
};

world::MappingLike mapping_of(const AggregateArguments& arguments, const world::World& world) {
    if (!arguments.like.empty())
        return mapping_like(arguments.world, world, pricing::load_world(arguments.like, {Option::none, "--to"}).world);
    return {read_mapping(arguments.mapping, tables::read_file(arguments.mapping), world), {}};
}

// A world of other economies is not the one that it is of: results say "in NAME", and that is the folder's.
std::string name_of_folder(const std::string& folder) {
    const std::filesystem::path whole = std::filesystem::absolute(folder).lexically_normal();
    return printable((whole.has_filename() ? whole : whole.parent_path()).filename().string());
}

Exit put_together(const AggregateArguments& arguments) {
    if (arguments.mapping.empty() == arguments.like.empty())
        throw UsageError("aggregate takes --map or --to, one of them");
    const pricing::LoadedWorld loaded = pricing::load_world(arguments.world);
    const world::MappingLike mapping = mapping_of(arguments, loaded.world);
    world::Aggregated result = aggregate(loaded.world, mapping.mapping);
    if (result.breach)
        throw InputError(arguments.mapping.empty() ? arguments.world : arguments.mapping, 0, result.breach->rule,
                         result.breach->found);
    result.world.name = name_of_folder(arguments.output);
    result.world.build_steps.push_back("before that the world was " + loaded.world.name);
    write_world_folder(result.world, arguments.output);
    std::string text = fmt::format("{}: {} economies from {}, {} sectors from {}\n", printable(arguments.output),
                                   result.world.economy_count(), loaded.world.economy_count(),
                                   result.world.sector_count(), loaded.world.sector_count());
    for (const std::string& note : mapping.notes) text += "  " + printable(note) + "\n";
    text += "  duties and elasticities are weighted by trade, technology by cost; money adds up\n";
    print(text);
    return Exit::done;
}

}  // namespace

void add_world_aggregate(CLI::App& world, Run& run) {
    auto arguments = std::make_shared<AggregateArguments>();
    CLI::App* command = world.add_subcommand("aggregate", "Puts economies and sectors of a world together.");
    command->add_option("world", arguments->world, "A bundled world or the folder of one")
        ->type_name("NAME|DIR")
        ->required();
    command
        ->add_option("--map,--mapping", arguments->mapping,
                     "Columns kind (economy or sector), from, to and optionally name (of to); what is not listed stays "
                     "as it is, * in from is all that is not listed")
        ->type_name("CSV");
    command
        ->add_option("--to", arguments->like,
                     "Instead: the economies and sectors of this world, by ISIC's divisions and members of groups; "
                     "what would have to be split is refused")
        ->type_name("NAME|DIR");
    command->add_option("-o,--output", arguments->output, "The world folder to write")
        ->type_name("DIR")
        ->required()
        ->check(CLI::Validator(not_standard_output, ""));
    command->footer(
        "Example: a map that leaves the United States and puts all others together\n"
        "  kind,from,to,name\n"
        "  economy,USA,USA,United States\n"
        "  economy,*,ROW,All others\n\n"
        "  parley world aggregate world-2017 --map map.csv -o two-economies\n"
        "  parley world aggregate world-2022 --to world-2017 -o as-2017");
    command->callback([arguments, &run] { run = [arguments] { return put_together(*arguments); }; });
}

}  // namespace parley::cli
