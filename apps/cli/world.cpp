#include "apps/cli/world.hpp"

namespace parley::cli {

void add_world(CLI::App& app, Run& run) {
    CLI::App* world = app.add_subcommand("world", "Trade tables: look at them, check, build and convert them.");
    world->require_subcommand(1);
    add_world_list(*world, run);
    add_world_info(*world, run);
    add_world_check(*world, run);
    add_world_build(*world, run);
    add_world_export(*world, run);
    add_world_aggregate(*world, run);
    world->footer(
        "A world folder holds world.yaml, flows.csv, elasticities.csv and, where it has them, technology.csv,\n"
        "production.csv, final.csv, scale.csv, accounts.csv and, without technology.csv, value_added.csv.\n"
        "Money is USD million a year.");
}

}  // namespace parley::cli
