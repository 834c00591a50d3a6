#include "parley/foresight/scenario_features.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>

#include "parley/histories/day.hpp"

namespace parley::foresight {
namespace {

using scenario::Scenario;

// A demand whose words have none of these, and that no measure carries, is about something other than trade.
constexpr const char* words_of_trade[] = {"trade",  "dut",    "tariff",  "quota",   "market", "purchas", "import",
                                          "export", "subsid", "deficit", "invest",  "price",  "farm",    "industr",
                                          "steel",  "tax",    "rule",    "propert", "access", "buy",     "sell"};

struct Threat {
    const scenario::Issue* issue = nullptr;
    const scenario::Level* level = nullptr;
    [[nodiscard]] const scenario::Announcement& announced() const { return *level->announced; }
};

std::optional<Threat> main_threat(const Scenario& scenario) {
    std::optional<Threat> found;
    const auto due = [](const Threat& of) { return of.announced().due.empty() ? "9999" : of.announced().due; };
    for (const scenario::Issue& issue : scenario.issues)
        for (const scenario::Level& level : issue.levels) {
            if (!level.announced || is_answer(scenario, *level.announced)) continue;
            const Threat each{&issue, &level};
            if (!found || due(each) < due(*found)) found = each;
        }
    return found;
}

bool names_trade(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
    return std::any_of(std::begin(words_of_trade), std::end(words_of_trade),
                       [&](const char* word) { return text.find(word) != std::string::npos; });
}

bool other_aim(const Scenario& scenario, const std::string& threatener) {
    bool demanded = false;
    for (const scenario::Stance& stance : scenario.stances) {
        if (stance.party != threatener || stance.says != "demand") continue;
        const scenario::Issue& issue = scenario.issues[issue_position(scenario, stance.issue)];
        const scenario::Level& level = issue.levels[level_position(issue, stance.level)];
        demanded = true;
        if (!level.measures.empty() || names_trade(issue.label) || names_trade(level.label)) return false;
    }
    return demanded;
}

std::vector<bool> targets(const pricing::Setting& setting, const Threat& threat) {
    const Scenario& scenario = setting.scenario();
    std::vector<bool> result(scenario.parties.size(), false);
    const std::vector<std::string>& against = threat.announced().against;
    bool any = false;
    for (std::size_t p = 0; p < scenario.parties.size(); ++p) {
        const scenario::Party& party = scenario.parties[p];
        bool hit = std::find(against.begin(), against.end(), party.id) != against.end();
        for (const scenario::MeasureWords& measure : threat.level->measures)
            for (const std::string& code : party.economies)
                hit = hit ||
                      (against.empty() && std::find(measure.on.begin(), measure.on.end(), code) != measure.on.end());
        result[p] = hit && party.id != threat.announced().by;
        any = any || result[p];
    }
    for (std::size_t p = 0; p < result.size() && !any; ++p) result[p] = scenario.parties[p].id != threat.announced().by;
    return result;
}

// Trade × rate over the duties of the threat, in percent of what the targets' economies make in a year.
std::optional<double> exposure(const pricing::Setting& setting, const Threat& threat,
                               const std::vector<bool>& is_target) {
    const auto issue = static_cast<std::size_t>(threat.issue - setting.scenario().issues.data());
    const auto level = static_cast<std::size_t>(threat.level - threat.issue->levels.data());
    double levied = 0.0, made = 0.0;
    for (const pricing::PricedLevel& priced : setting.levels) {
        if (priced.issue != issue || priced.level != level) continue;
        for (const pricing::ResolvedMeasure& each : priced.measures)
            if (const auto* duty = std::get_if<policy::DutyChange>(&each.measure))
                levied += std::abs(duty->rate) * duty->covers_usd_m.value_or(each.trade_in_scope_usd_m);
    }
    for (std::size_t p = 0; p < is_target.size(); ++p)
        if (is_target[p])
            for (const Economy n : setting.economies[p]) made += setting.world().value_added(n);
    if (!(levied > 0.0) || !(made > 0.0)) return {};
    return 100.0 * levied / made;
}

}  // namespace

OrRefusal<precedents::Asked> asked_of(const pricing::Setting& setting) {
    const Scenario& scenario = setting.scenario();
    if (scenario.day.empty())
        return Refusal{{Option::none, scenario.file}, "'day', to know which disputes are past", "none"};
    const std::optional<Threat> threat = main_threat(scenario);
    if (!threat) return Refusal{{Option::none, scenario.file}, "a level that is 'announced' and no answer", "none"};
    const std::vector<bool> is_target = targets(setting, *threat);
    precedents::Asked asked{scenario.id, scenario.title, {}};
    precedents::Features& features = asked.features;
    features.day = scenario.day;
    if (const auto due = histories::day_number(threat->announced().due); due)
        features.due_in = *due - *histories::day_number(scenario.day);
    if (features.due_in && *features.due_in <= 0) features.due_in.reset();
    features.exposure = exposure(setting, *threat, is_target);
    features.other_aim = other_aim(scenario, threat->announced().by);
    for (std::size_t p = 0; p < scenario.parties.size(); ++p) {
        const scenario::Party& party = scenario.parties[p];
        if (party.id == threat->announced().by) features.threatener = precedents::lasting_code(party.economies.front());
        if (!is_target[p]) continue;
        if (features.target.empty()) features.target = precedents::lasting_code(party.economies.front());
        for (const scenario::Stance& stance : scenario.stances) {
            if (stance.party != party.id) continue;
            features.offer = features.offer || stance.says == "offer";
            features.answer_announced = features.answer_announced || stance.says == "threat";
        }
        for (const scenario::Issue& issue : scenario.issues)
            for (const scenario::Level& level : issue.levels)
                features.answer_announced =
                    features.answer_announced || (level.announced && level.announced->by == party.id);
    }
    features.government = precedents::government_of(features.threatener, features.day);
    return asked;
}

}  // namespace parley::foresight
