#include "fuzz/input.hpp"
#include "fuzz/two_economies.hpp"
#include "parley/study/check_evidence.hpp"
#include "parley/study/read_scenario.hpp"
#include "parley/study/scenario_measures.hpp"

namespace {

using namespace parley;

// The document of the seeds, source `report`.
const std::map<std::string, Document>& documents() {
    static const std::map<std::string, Document> all{
        {"report",
         parse_document("A report.\nThe plan costs $1 million, the gap is $3 million.\nA demand of 27 percent.\n"
                        "Saving.\n")}};
    return all;
}

// The measures of an outcome in the world with the baseline in force, down to their wedges; nothing is solved.
void carry_out(const Scenario& scenario) {
    std::vector<Measure> measures;
    std::vector<const MeasureWords*> words;
    const auto add = [&](const MeasureWords& each, const World& world) {
        const ResolvedMeasure resolved = resolve(scenario.file, each, world);
        measures.push_back(resolved.measure);
        words.push_back(&each);
    };
    for (const auto& [id, each] : scenario.baseline) add(each, fuzz::two_economies());
    const Calibrated base = calibrate(fuzz::two_economies(), measures);
    if (base.refusal) refuse(scenario.file, *base.refusal, words);
    if (base_breach(base.world)) __builtin_trap();
    for (const NamedOutcome& outcome : scenario.outcomes) {
        measures.clear();
        words.clear();
        const std::vector<std::size_t> at = levels_of(scenario, outcome);
        for (std::size_t i = 0; i < at.size(); ++i)
            for (const MeasureWords& each : scenario.issues[i].levels[at[i]].measures) add(each, base.world);
        Wedges wedges = no_change(base.world);
        if (const auto refusal = apply(base.world, measures, wedges)) refuse(scenario.file, *refusal, words);
    }
}

}  // namespace

// A scenario that is read hangs together: its outcomes have levels, what it cites can be looked up and said in a line,
// its measures are refused or come to wedges.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::read([&] {
        const Scenario scenario = read_scenario("s.yaml", fuzz::text(data, size));
        for (const CitationCheck& check : check_evidence(scenario, documents()))
            for (const Finding& finding : check.findings)
                if (in_words(finding).find('\n') != std::string::npos) __builtin_trap();
        (void)uncited_figures(scenario, documents());
        for (const std::string& level : {scenario.disagreement, scenario.talks ? scenario.talks->ends : ""})
            if (level.find('\n') != std::string::npos) __builtin_trap();
        carry_out(scenario);
    });
    return 0;
}
