#include <fmt/format.h>

#include "apps/cli/world.hpp"
#include "parley/datasets/recipes/build_world.hpp"
#include "parley/report/text/page/page.hpp"
#include "parley/world/folder/embedded.hpp"

namespace parley::cli {

void add_world_list(CLI::App& world, Run& run) {
    CLI::App* command = world.add_subcommand("list", "The worlds in the program, and those that it can build.");
    command->callback([&run] {
        run = [] {
            std::string text = "In the program:\n";
            for (const std::string& name : world::embedded_world_names()) text += fmt::format("  {}\n", name);
            if (world::embedded_world_names().empty()) text += "  none\n";
            text += "Can be built ('parley world build NAME --from PATH -o DIR'):\n";
            for (const std::string& name : datasets::buildable_worlds())
                text += fmt::format("  {:<16} from {}\n", name, datasets::build_sources(name));
            print(report::text::narrowed(text));
            return Exit::done;
        };
    });
}

}  // namespace parley::cli
