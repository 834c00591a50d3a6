#include "fuzz/input.hpp"
#include "parley/products/duties_by_date.hpp"

// On the first and the last day of whatever is read there is a duty, and one only for a pair's sector.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace parley;
    fuzz::read([&] {
        const products::DutiesByDate table = products::read_duties_by_date("d.csv", fuzz::text(data, size));
        const products::DatedDuty& any = table.all().front();
        for (const std::string& day : {any.from, any.until}) {
            std::size_t found = 0;
            for (const products::DatedDuty& duty : in_force(table, day, any.importer, any.exporter))
                if (duty.sector == any.sector) ++found;
            if (found != 1) __builtin_trap();
        }
        (void)in_force(table, "1999-12-31", "", "");
    });
    return 0;
}
