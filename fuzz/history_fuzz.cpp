#include "fuzz/input.hpp"
#include "parley/precedents/median.hpp"
#include "parley/precedents/registered.hpp"

// A record of a past dispute that is read has features and a median; what happened, and forecasts, read or are refused.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace parley;
    fuzz::read([&] {
        const histories::History history{histories::read_facts("f.yaml", fuzz::text(data, size)), {}, {}};
        (void)precedents::features_of(history);
        (void)precedents::weighted_median(history);
    });
    fuzz::read([&] { (void)precedents::answers_of(histories::read_after("a.yaml", fuzz::text(data, size))); });
    fuzz::read([&] { (void)precedents::read_registered("r.csv", fuzz::text(data, size)); });
    return 0;
}
