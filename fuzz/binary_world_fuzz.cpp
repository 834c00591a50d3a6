#include "fuzz/input.hpp"
#include "parley/world/binary.hpp"

// The payload is fuzzed as such too: behind the checksum of the whole form no mutation would ever be read.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace parley;
    const std::string_view bytes = fuzz::text(data, size);
    if (parley::world::from_binary(bytes).world) return 0;
    const world::BinaryWorld read = parley::world::from_payload(bytes);
    if (!read.world && read.error.empty()) __builtin_trap();
    return 0;
}
