#include "fuzz/input.hpp"
#include "parley/datasets/tables/emerging.hpp"
#include "parley/datasets/tables/figaro.hpp"
#include "parley/datasets/tables/wiod2016.hpp"

// The first line says whose table it is: the other readers refuse it there. What is read is a world.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace parley;
    const auto text = fuzz::text(data, size);
    fuzz::read([&] { (void)datasets::close("w.csv", datasets::read_wiod2016("w.csv", text)); });
    fuzz::read([&] { (void)datasets::close("f.csv", datasets::read_figaro("f.csv", text, 1.1)); });
    fuzz::read([&] { (void)datasets::close("e.csv", datasets::read_emerging("e.csv", text)); });
    return 0;
}
