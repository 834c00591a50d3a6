#include "fuzz/input.hpp"
#include "fuzz/two_economies.hpp"
#include "parley/pricing/resolved/resolve.hpp"
#include "parley/pricing/threats.hpp"
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

// What is announced, and how the present and the last outcome of the table end.
void name_endings(const scenario::Scenario& scenario) {
    const pricing::OnTheTable table = pricing::on_the_table(scenario);
    if (fault(table.agenda) || table.agenda.issues.empty()) return;
    double combinations = 1;
    for (const dispute::space::AgendaItem& item : table.agenda.issues)
        combinations *= static_cast<double>(item.levels.size());
    if (combinations > 1000) return;
    const dispute::space::Space space(table.agenda);
    const std::vector<dispute::endings::Act> acts = acts_of(scenario, table);
    if (order_of(acts).size() != acts.size()) __builtin_trap();
    for (const pricing::ThreatPair& pair : pairs_of(scenario, table))
        for (std::size_t o = 0; o<space.size(); o += space.size()> 1 ? space.size() - 1 : 1)
            if (*name_of(ending_of(facts_of(pair, space, Outcome{o}, pricing::everybody(scenario)))) == 0)
                __builtin_trap();
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
        for (const std::string& level :
             {scenario.no_deal ? scenario.no_deal->outcome : "", scenario.talks ? scenario.talks->ends : ""})
            if (level.find('\n') != std::string::npos) __builtin_trap();
        name_endings(scenario);
        carry_out(scenario);
    });
    // And as a page gets it: with what its lists and its day hold, which nobody may write in a file.
    fuzz::read([&] {
        carry_out(parley::scenario::read_scenario(
            "s.yaml", parley::tables::parse_yaml("s.yaml", std::string(fuzz::text(data, size)), true)));
    });
    return 0;
}
