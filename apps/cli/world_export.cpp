#include <memory>

#include <fmt/format.h>

#include "apps/cli/world.hpp"
#include "parley/core/text.hpp"
#include "parley/pricing/counterfactual/base.hpp"
#include "parley/pricing/files/load_world.hpp"
#include "parley/world/folder/world_folder.hpp"

namespace parley::cli {

void add_world_export(CLI::App& world, Run& run) {
    struct Arguments {
        std::string world;
        std::string output;
    };
    auto arguments = std::make_shared<Arguments>();
    CLI::App* command = world.add_subcommand("export", "Writes a world as a folder of CSV files.");
    command->add_option("world", arguments->world, "A bundled world or the folder of one")
        ->type_name("NAME|DIR")
        ->required();
    command->add_option("-o,--output", arguments->output, "The world folder to write")
        ->type_name("DIR")
        ->required()
        ->check(CLI::Validator(not_standard_output, ""));
    command->callback([arguments, &run] {
        run = [arguments] {
            write_world_folder(pricing::load_world(arguments->world).world, arguments->output);
            print(fmt::format("{} written\n", printable(arguments->output)));
            return Exit::done;
        };
    });
}

}  // namespace parley::cli
