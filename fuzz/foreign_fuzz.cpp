#include "fuzz/input.hpp"
#include "parley/scenario/files/conflict_analysis.hpp"
#include "parley/scenario/foreign/any_conflict.hpp"

// A conflict of another program that is read can be analysed, or what is too much of it is refused. The first byte
// chooses the name, which says the format where the text does not; an XML text is taken for domain and profiles alike.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace parley;
    if (size == 0) return 0;
    const std::string text(fuzz::text(data + 1, size - 1));
    const char* const name = data[0] == 'g' ? "c.gmcr" : "c";
    fuzz::read([&] {
        const bool xml = scenario::foreign::form_of(name, text) == scenario::foreign::ConflictForm::genius;
        std::vector<scenario::foreign::XmlText> profiles;
        if (xml) profiles = {{"a.xml", text}, {"b.xml", text}};
        const scenario::Conflict conflict = scenario::foreign::read_any_conflict(name, text, profiles);
        constexpr std::size_t quickly = 64;
        if (conflict.space.size() <= quickly) (void)analyse_conflict(conflict, size % 2 == 0, {}, 0.0);
    });
    return 0;
}
