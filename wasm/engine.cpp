// The C functions of a page's engine: bytes in, text out.
#include "wasm/engine.hpp"

#include "wasm/requests.hpp"

namespace {

// A page has one engine, a worker of it one instance.
parley::wasm::Requests& engine() {
    static parley::wasm::Requests only;
    return only;
}

}  // namespace

int parley_open(const char* world, std::size_t world_length, const char* tree, std::size_t tree_length) {
    return engine().open({world, world_length}, {tree, tree_length}) ? 0 : 1;
}

const char* parley_call(const char* request, std::size_t length) {
    engine().call({request, length});
    return parley_answer();
}

const char* parley_answer() {
    return engine().answer().c_str();
}
