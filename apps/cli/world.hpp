#pragma once
#include "apps/cli/command.hpp"

namespace parley::cli {

void add_world_list(CLI::App& world, Run& run);
void add_world_info(CLI::App& world, Run& run);
void add_world_check(CLI::App& world, Run& run);
void add_world_build(CLI::App& world, Run& run);
void add_world_export(CLI::App& world, Run& run);
void add_world_aggregate(CLI::App& world, Run& run);

}  // namespace parley::cli
