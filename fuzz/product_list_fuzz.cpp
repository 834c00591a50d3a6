#include "fuzz/input.hpp"
#include "parley/products/groups.hpp"

namespace {

using namespace parley;

const products::Concordance& concordance() {
    static const products::Concordance some({{"010121", "A01"},
                                             {"720810", "C24A"},
                                             {"720825", "C24A"},
                                             {"851712", "C26", products::editions_of("2017")},
                                             {"851713", "C26", products::editions_of("2022")}});
    return some;
}

}  // namespace

// Whatever list is read, the groups that it makes are the whole sector.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::read([&] {
        const auto list = products::read_product_list("l.csv", fuzz::text(data, size), concordance());
        for (const auto& sector : binned(refine(concordance(), {&list, &list}, {{1, 2, 3, 4, 5}}), 2)) {
            double sum = 0.0;
            for (const products::ProductGroup& group : sector.groups) sum += group.share[0];
            if (!(sum > 1 - 1e-9 && sum < 1 + 1e-9)) __builtin_trap();
        }
    });
    return 0;
}
