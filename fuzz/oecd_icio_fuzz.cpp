#include "fuzz/input.hpp"
#include "parley/world/oecd_icio.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    parley::fuzz::read([&] { (void)parley::read_oecd_icio("icio.csv", parley::fuzz::text(data, size)); });
    return 0;
}
