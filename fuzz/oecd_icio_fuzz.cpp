#include "fuzz/input.hpp"
#include "parley/datasets/tables/oecd_icio.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    parley::fuzz::read([&] { (void)parley::datasets::read_oecd_icio("icio.csv", parley::fuzz::text(data, size)); });
    return 0;
}
