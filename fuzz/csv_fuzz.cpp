#include "fuzz/input.hpp"
#include "parley/tables/files/csv.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    parley::fuzz::read([&] {
        const parley::tables::Csv csv("f.csv", parley::fuzz::text(data, size));
        for (std::size_t row = 0; row < csv.row_count(); ++row) (void)csv.amount(row, row % csv.columns().size());
    });
    return 0;
}
