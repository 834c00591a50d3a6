#include "fuzz/input.hpp"
#include "fuzz/two_economies.hpp"
#include "parley/pricing/resolved/resolve.hpp"
#include "parley/scenario/check_evidence.hpp"
#include "parley/scenario/files/load_scenario.hpp"
#include "parley/scenario/read_scenario.hpp"
#include "parley/tables/files/parse_yaml.hpp"

namespace {

using namespace parley;

// The document of the seeds, source `report`.
const std::map<std::string, evidence::Document>& documents() {
    static const std::map<std::string, evidence::Document> all{
        {"report", parley::evidence::parse_document(
                       "A report.\nThe plan costs $1 million, the gap is $3 million.\nA demand of 27 percent.\n"
                       "Saving.\n")}};
    return all;
}

// The measures of an outcome in the world with the baseline in force, down to their wedges; nothing is solved.
void carry_out(const scenario::Scenario& scenario) {
    std::vector<policy::Measure> measures;
    std::vector<const scenario::MeasureWords*> words;
    const pricing::ListsInWorld lists(scenario, fuzz::two_economies());
    const auto add = [&](const scenario::MeasureWords& each, const world::World& world) {
        const pricing::ResolvedMeasure resolved = parley::pricing::resolve(scenario.file, each, world, lists);
        measures.push_back(resolved.measure);
        words.push_back(&each);
    };
    for (const auto& [id, each] : scenario.baseline) add(each, fuzz::two_economies());
    const policy::Calibrated base = calibrate(fuzz::two_economies(), measures);
    if (base.refusal) throw parley::InputError(parley::pricing::refusal_of(scenario.file, *base.refusal, words));
    if (base_breach(base.world)) __builtin_trap();
    for (const scenario::NamedOutcome& outcome : scenario.outcomes) {
        measures.clear();
        words.clear();
        const std::vector<std::size_t> at = levels_of(scenario, outcome);
        for (std::size_t i = 0; i < at.size(); ++i)
            for (const scenario::MeasureWords& each : scenario.issues[i].levels[at[i]].measures) add(each, base.world);
        model::Wedges wedges = parley::model::no_change(base.world);
        if (const auto refusal = apply(base.world, measures, wedges))
            throw parley::InputError(parley::pricing::refusal_of(scenario.file, *refusal, words));
    }
}

}  // namespace

// A scenario that is read hangs together: its outcomes have levels, what it cites can be looked up and said in a line,
// its measures are refused or come to wedges.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::read([&] {
        const scenario::Scenario scenario = parley::scenario::read_scenario("s.yaml", fuzz::text(data, size));
        for (const scenario::CitationCheck& check : check_evidence(scenario, documents()))
            for (const evidence::Finding& finding : check.findings)
                if (in_words(finding).find('\n') != std::string::npos) __builtin_trap();
        (void)uncited_figures(scenario, documents());
        for (const std::string& level : {scenario.disagreement, scenario.talks ? scenario.talks->ends : ""})
            if (level.find('\n') != std::string::npos) __builtin_trap();
        carry_out(scenario);
    });
    // And as a page gets it: with what its lists and its day hold, which nobody may write in a file.
    fuzz::read([&] {
        carry_out(parley::scenario::read_scenario(
            "s.yaml", parley::tables::parse_yaml("s.yaml", std::string(fuzz::text(data, size)), true)));
    });
    return 0;
}
