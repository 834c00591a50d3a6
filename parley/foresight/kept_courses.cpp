#include "parley/foresight/kept_courses.hpp"

#include <cstdint>
#include <sstream>

#include <fmt/format.h>

#include "parley/core/decimal.hpp"
#include "parley/core/sha256.hpp"
#include "parley/scenario/parameters.hpp"

namespace parley::foresight {
namespace {

constexpr const char* no_course = "no course\n";

// Values one after another, each with its length or at its own width, so that no two lists give the same bytes.
class Bytes {
public:
    void add(const std::string& text) {
        add(text.size());
        bytes_ += text;
    }
    void add(double value) { append(&value, sizeof value); }
    void add(std::uint64_t value) { append(&value, sizeof value); }
    void add(const std::vector<double>& values) {
        add(values.size());
        for (const double each : values) add(each);
    }
    void add(const std::vector<double>& incomes, const std::vector<pricing::OutcomeEconomics>& equilibria) {
        add(incomes);
        add(equilibria.size());
        for (const pricing::OutcomeEconomics& each : equilibria) {
            add(static_cast<std::uint64_t>(each.status));
            add(each.problem);
            add(std::uint64_t{each.saving_moves});
            for (const auto* part :
                 {&each.income_factor, &each.net_factor, &each.income_usd_m, &each.net_usd_m, &each.indicator})
                add(*part);
        }
    }
    std::string hash() const { return sha256_hex(bytes_); }

private:
    void append(const void* from, std::size_t size) { bytes_.append(static_cast<const char*>(from), size); }
    std::string bytes_;
};

}  // namespace

std::vector<LeadingStep> leading_branch(const pricing::Worth& worth, const analysis::course::CourseAnalysis& is) {
    std::vector<LeadingStep> result;
    const std::vector<dispute::course::Branch>* next = &is.tree.then;
    double rests = is.tree.stays;
    while (!next->empty() && next->front().share > rests) {
        const dispute::course::Branch& branch = next->front();
        LeadingStep step{branch.step.act, branch.step.party, {}};
        const Outcome after = is.states.states[branch.step.to].outcome;
        for (std::size_t k = 0; k < worth.table().issue.size(); ++k) step.levels.push_back(worth.space.level(after, k));
        result.push_back(std::move(step));
        rests = branch.stays;
        next = &branch.then;
    }
    return result;
}

std::string text_of(const PlayedCourse& played) {
    if (played.out_of_reach) return no_course;
    std::string text = fmt::format("endings {}\n", fmt::join(played.endings, " "));
    for (const LeadingStep& step : played.leading)
        text += fmt::format("step {} {} {}\n", static_cast<int>(step.act), step.party, fmt::join(step.levels, " "));
    return text;
}

std::optional<PlayedCourse> played_in(const std::string& text) {
    PlayedCourse played;
    played.out_of_reach = text == no_course;
    if (played.out_of_reach) return played;
    std::istringstream lines(text);
    std::string line, word;
    if (!std::getline(lines, line)) return std::nullopt;
    std::istringstream endings(line);
    if (!(endings >> word) || word != "endings") return std::nullopt;
    for (double& each : played.endings)
        if (!(endings >> word) || !parse_number(word, each)) return std::nullopt;
    while (std::getline(lines, line)) {
        std::istringstream words(line);
        LeadingStep step;
        std::size_t act = 0;
        if (!(words >> word >> act >> step.party) || word != "step" ||
            act > static_cast<std::size_t>(dispute::course::Act::in_force))
            return std::nullopt;
        step.act = static_cast<dispute::course::Act>(act);
        for (std::size_t level = 0; words >> level;) step.levels.push_back(level);
        played.leading.push_back(std::move(step));
    }
    return played;
}

std::string key_of(const std::string& program, const pricing::Worth& worth, const analysis::course::CourseAsked& asked,
                   const analysis::RecordOptions& record, const pricing::PointEconomics& there) {
    Bytes of;
    of.add(program);
    const scenario::Scenario& scenario = worth.scenario();
    of.add(scenario.sha256);
    for (const scenario::Parameter& each : parameters(scenario)) {
        of.add(each.id);
        for (const double value : {each.number->value, each.number->low, each.number->high}) of.add(value);
    }
    of.add(std::uint64_t{scenario.wants_set.size()});
    for (const auto& [id, value] : scenario.wants_set) {
        of.add(id);
        of.add(value);
    }
    of.add(worth.prices().base_income, worth.prices().equilibria);
    of.add(there.base_income, there.equilibria);
    of.add(std::uint64_t{worth.status_quo.value});
    of.add(std::uint64_t{worth.disagreement.value});
    // What is asked; what nobody can ask is the program's.
    of.add(std::uint64_t{asked.rules.from ? asked.rules.from->value + 1 : 0});
    of.add(std::uint64_t{asked.learning});
    of.add(std::uint64_t{asked.seed});
    of.add(std::uint64_t{asked.paths});
    of.add(std::uint64_t{asked.rules.most_states});
    of.add(std::uint64_t{asked.types.count});
    of.add(std::uint64_t{asked.types.with_record});
    of.add(std::uint64_t{asked.types.with_prices});
    for (const double value : {asked.horizon, asked.rules.step, asked.options.redraw, asked.options.tremble,
                               asked.options.tie, asked.options.tolerance, record.draws.least_effective})
        of.add(value);
    of.add(static_cast<std::uint64_t>(record.unit_of_wants));
    of.add(std::uint64_t{record.draws.draws});
    of.add(std::uint64_t{record.draws.seed});
    for (const std::size_t stance : record.without) of.add(std::uint64_t{stance});
    return of.hash();
}

}  // namespace parley::foresight
