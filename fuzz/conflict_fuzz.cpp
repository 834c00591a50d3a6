#include "fuzz/input.hpp"
#include "parley/scenario/files/conflict_analysis.hpp"
#include "parley/scenario/files/conflict_file.hpp"

// A conflict that is read can be analysed, or what is too much of it is refused.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace parley;
    fuzz::read([&] {
        const scenario::Conflict conflict = scenario::read_conflict("c.yaml", fuzz::text(data, size));
        constexpr std::size_t quickly = 64;
        if (conflict.space.size() <= quickly) (void)analyse_conflict(conflict, size % 2 == 0, {}, 0.0);
    });
    return 0;
}
