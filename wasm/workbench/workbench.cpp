#include "wasm/workbench/workbench.hpp"

#include "wasm/workbench/desk.hpp"
#include "wasm/workbench/page_tables.hpp"

namespace {

parley::wasm::Desk& desk() {
    static parley::wasm::Desk only;
    return only;
}

}  // namespace

int parley_workbench_world(const char* name, std::size_t name_length, const char* world, std::size_t world_length) {
    return desk().keep_world({name, name_length}, {world, world_length}) ? 0 : 1;
}

void parley_workbench_table(const char* name, std::size_t name_length, const char* table, std::size_t table_length) {
    parley::wasm::keep_table({name, name_length}, {table, table_length});
}

const char* parley_workbench(const char* request, std::size_t length) {
    desk().call({request, length});
    return parley_workbench_answer();
}

const char* parley_workbench_answer() {
    return desk().answer().c_str();
}
