#include "fuzz/input.hpp"
#include "parley/evidence/statements/statements.hpp"
#include "parley/scenario/draft/draft.hpp"
#include "parley/tables/files/parse_yaml.hpp"

// Whatever the text, each statement lies in its paragraph and has somebody it is of, the same text gives the same file,
// and the file is YAML.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace parley;
    if (size > 20'000) return 0;
    const evidence::Document document = evidence::parse_document(fuzz::text(data, size));
    const evidence::statements::Reading reading = evidence::statements::read_statements(document);
    for (const evidence::statements::Statement& each : reading.statements) {
        if (each.parties.empty() || each.paragraph == 0 || each.paragraph > document.paragraphs.size())
            __builtin_trap();
        const std::string& text = document.paragraphs[each.paragraph - 1].text;
        if (each.begin > text.size() || each.about.size() > text.size() - each.begin) __builtin_trap();
        for (const int country : each.parties)
            if (country < 0 || static_cast<std::size_t>(country) >= evidence::statements::countries().size())
                __builtin_trap();
    }
    if (size % 4 != 0) return 0;  // a draft takes as long as the reading
    scenario::draft::DraftWorld world;
    world.name = "w";
    for (const char* code : {"USA", "CHN", "EU27", "JPN"}) world.economies.push_back({code, code, {}});
    world.sectors = {{"C24A", "Iron and steel", true}, {"C29", "Motor vehicles", true}, {"K", "Finance", false}};
    scenario::draft::DraftOptions options;
    options.file = "report.txt";
    options.published = size % 8 == 0 ? "2018-05-01" : "";
    const std::string yaml = draft_scenario(document, reading, world, options).yaml;
    if (yaml != draft_scenario(document, reading, world, options).yaml) __builtin_trap();
    if (yaml.size() < tables::largest_yaml) (void)tables::parse_yaml("s.yaml", yaml);
    return 0;
}
