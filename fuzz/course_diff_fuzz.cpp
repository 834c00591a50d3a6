#include <algorithm>

#include "fuzz/input.hpp"
#include "parley/report/past/course_diff.hpp"

// Two documents, the second after a line break: compared, or one of them is refused.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace parley;
    fuzz::read([&] {
        const std::string text(fuzz::text(data, size));
        const std::size_t middle = std::min(text.find('\n'), text.size());
        const auto document = [](const std::string& of) { return nlohmann::ordered_json::parse(of, nullptr, false); };
        (void)report::past::course_diff_text("a.json", document(text.substr(0, middle)), "b.json",
                                             document(text.substr(middle)));
    });
    return 0;
}
