#pragma once
// What the engine of the workbench has besides wasm/engine.hpp: from a text to a scenario, its faults, its brief.
// docs/engine.md lists the requests.
#include <cstddef>

extern "C" {
/// Keeps a packed world (parley/world/binary.hpp) under the name by which scenarios ask for it. Returns 0; or 1 where
/// it cannot be read: parley_workbench_answer() then says why.
int parley_workbench_world(const char* name, std::size_t name_length, const char* world, std::size_t world_length);
/// Keeps one of the program's tables of products or of duties by date, packed (parley/tables/packed_lines.hpp), under
/// its name.
void parley_workbench_table(const char* name, std::size_t name_length, const char* table, std::size_t table_length);
/// Carries out a request in JSON, as parley_call() does.
const char* parley_workbench(const char* request, std::size_t length);
/// The last answer again.
const char* parley_workbench_answer();
}
