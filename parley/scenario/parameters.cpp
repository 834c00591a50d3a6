#include "parley/scenario/parameters.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "parley/core/nearest.hpp"
#include "parley/core/text.hpp"
#include "parley/scenario/form/amounts.hpp"
#include "parley/scenario/parameter_limits.hpp"
#include "parley/scenario/unsized.hpp"

namespace parley::scenario {
namespace {

std::string counted_from_one(std::size_t position) {
    return std::to_string(position + 1);
}

// The walk itself, over a scenario that may be changed on the way or not: `visit(parameter, number)`.
template <class Written, class Visit>
class Walk {
public:
    Walk(Written& scenario, const Visit& visit) : scenario_(scenario), visit_(visit) {}

    void all() {
        for (std::size_t p = 0; p < scenario_.parties.size(); ++p) party(p);
        for (std::size_t k = 0; k < scenario_.baseline.size(); ++k) {
            auto& [id, words] = scenario_.baseline[k];
            Parameter of;
            of.position = k;
            of.cited_at = "baseline." + id;
            measure("baseline." + id, "In force: " + id, of, words);
        }
        for (std::size_t i = 0; i < scenario_.issues.size(); ++i)
            for (std::size_t l = 0; l < scenario_.issues[i].levels.size(); ++l) level(i, l);
        for (std::size_t k = 0; k < scenario_.stances.size(); ++k) stance(k);
        for (std::size_t k = 0; k < scenario_.payoffs.size(); ++k) payoff(k);
        for (std::size_t k = 0; k < scenario_.statements.size(); ++k) {
            auto& statement = scenario_.statements[k];
            add("statements." + statement.id + ".amount", statement.text, "statements." + statement.id,
                Parameter::Kind::statement, k, statement.amount);
        }
        if (scenario_.talks)
            add("talks.breakdown", "Chance that a refusal ends the talks", "talks, breakdown",
                Parameter::Kind::breakdown, 0, scenario_.talks->breakdown);
        if (divides_trade(scenario_))
            add("group_substitution", "Substitution between groups of products", "group_substitution",
                Parameter::Kind::model, 0, scenario_.group_substitution);
        if (!scenario_.lists.lists.empty())
            add(odds_id, "Odds that goods of sellers nobody knows are listed", odds_id, Parameter::Kind::model, 0,
                scenario_.odds_of_being_listed);
    }

private:
    template <class Number>
    void add(std::string id, std::string words, std::string cited_at, Parameter::Kind kind, std::size_t position,
             Number& number) {
        Parameter of;
        of.id = std::move(id);
        of.words = std::move(words);
        of.cited_at = std::move(cited_at);
        of.kind = kind;
        of.position = position;
        found(std::move(of), number);
    }
    template <class Number>
    void found(Parameter of, std::optional<Number>& number) {
        if (number) found(std::move(of), *number);
    }
    template <class Number>
    void found(Parameter of, const std::optional<Number>& number) {
        if (number) found(std::move(of), *number);
    }
    template <class Number>
    void found(Parameter of, Number& number) {
        of.number = &number;
        visit_(of, number);
    }

    void party(std::size_t p) {
        auto& party = scenario_.parties[p];
        const std::string place = "parties." + party.id;
        add(place + ".patience", party.name + ": patience", place + ", patience", Parameter::Kind::patience, p,
            party.patience);
        add(place + ".committed", party.name + ": committed", place + ", committed", Parameter::Kind::committed, p,
            party.committed);
    }

    template <class Words>
    void measure(const std::string& place, const std::string& words, const Parameter& of, Words& measure) {
        const auto part = [&](const char* name, const std::string& more, auto& number) {
            Parameter each = of;
            each.id = place + "." + (*name != '\0' ? name : name_of(measure.kind));
            each.words = words + more;
            if (*name != '\0') each.cited_at += std::string(", ") + name;
            each.measure = &measure;
            each.part = name;
            found(std::move(each), number);
        };
        if (measure.kind != MeasureKind::best_answer) part("", "", measure.amount);
        part("covers", ", trade covered", measure.covers);
        part("claimed", ", part that claims a preference", measure.claimed);
        part("within", ", duty within the quota", measure.within);
        part("above", measure.above_is_whole ? ", duty above the quota" : ", points above the quota", measure.above);
        part("over", ", years it is spread over", measure.over);
        part("duty-part", ", part that the duty does", measure.duty_part);
    }

    void level(std::size_t i, std::size_t l) {
        auto& issue = scenario_.issues[i];
        auto& level = issue.levels[l];
        Parameter of;
        of.issue = i;
        of.level = l;
        of.counterfactual = issue.counterfactual || level.counterfactual;
        of.cited_at = "issues." + issue.id + "." + level.id;
        for (std::size_t m = 0; m < level.measures.size(); ++m)
            measure("issues." + issue.id + ".levels." + level.id + ".measures." + counted_from_one(m),
                    level.label + (level.measures.size() > 1 ? ", measure " + counted_from_one(m) : std::string()), of,
                    level.measures[m]);
    }

    void stance(std::size_t k) {
        auto& stance = scenario_.stances[k];
        const Issue& issue = scenario_.issues[issue_position(scenario_, stance.issue)];
        add("stances." + counted_from_one(k) + ".cost",
            "Red line: " + issue.levels[level_position(issue, stance.level)].label,
            fmt::format("stances, {} of {}.{} by {}{}{}, cost", stance.says, stance.issue, stance.level, stance.party,
                        stance.faction.empty() ? "" : ".", stance.faction),
            Parameter::Kind::cost, k, stance.cost);
    }

    void payoff(std::size_t k) {
        auto& payoff = scenario_.payoffs[k];
        std::size_t position = 0;
        for (std::size_t before = 0; before < k; ++before)
            position += scenario_.payoffs[before].party == payoff.party ? 1 : 0;
        const std::string about =
            payoff.kind == PayoffKind::level ? payoff.issue + "." + payoff.level : name_of(payoff.kind);
        add("payoffs." + payoff.party + "." + counted_from_one(position) + ".weight",
            payoff.label.empty() ? "Weight " + counted_from_one(position) : payoff.label,
            "payoffs." + payoff.party + ", " + about, Parameter::Kind::weight, k, payoff.weight);
    }

    Written& scenario_;
    const Visit& visit_;
};

template <class Written, class Visit>
void walk(Written& scenario, const Visit& visit) {
    Walk<Written, Visit>(scenario, visit).all();
}

// Where the size of a wish, or the cost of a red line, would stand that the file gives none.
std::optional<StatedNumber>* unsized(Scenario& scenario, const std::string& id) {
    std::map<std::string, std::size_t> before;
    for (PayoffWords& wish : scenario.payoffs)
        if (id == fmt::format("payoffs.{}.{}.weight", wish.party, ++before[wish.party]))
            return wish.weight ? nullptr : &wish.weight;
    for (std::size_t k = 0; k < scenario.stances.size(); ++k)
        if (Stance& stance = scenario.stances[k];
            stance.says == "refusal" && !stance.cost && id == fmt::format("stances.{}.cost", k + 1))
            return &stance.cost;
    return nullptr;
}

bool is_want(const Scenario& scenario, const std::string& id) {
    if (!id.starts_with("wants.") || scenario.wants_from != WantsFrom::said) return false;
    // wants.PARTY.N
    const std::size_t dot = id.rfind('.');
    const std::string party = dot > 6 ? id.substr(6, dot - 6) : std::string(), number = id.substr(dot + 1);
    return !number.empty() && number.find_first_not_of("0123456789") == number.npos &&
           std::any_of(scenario.parties.begin(), scenario.parties.end(),
                       [&](const Party& each) { return each.id == party; });
}

bool is_new_duty(const Parameter& of) {
    return of.issue && !of.counterfactual && *of.part == '\0' && of.measure->kind == MeasureKind::duty &&
           !of.measure->sets && !of.measure->as_listed && of.number->value > 0;
}

void say(StatedNumber& number, double value) {
    if (value == number.value) return;
    // No source says the new value: the reader does.
    if (number.evidence) number.definition = "set by the reader";
    number.evidence.reset();
    const std::string text = amount_like(value, number.unit, number.text);
    if (number.low_text.empty()) {
        number.low = number.high = value;
    } else if (value < number.low) {
        number.low = value;
        number.low_text = text;
    } else if (value > number.high) {
        number.high = value;
        number.high_text = text;
    }
    number.value = value;
    number.text = text;
}

}  // namespace

std::vector<Parameter> parameters(const Scenario& scenario) {
    std::vector<Parameter> result;
    walk(scenario, [&](const Parameter& of, const StatedNumber&) { result.push_back(of); });
    return result;
}

std::vector<Parameter> new_duties(const Scenario& scenario) {
    std::vector<Parameter> result = parameters(scenario);
    std::erase_if(result, [](const Parameter& of) { return !is_new_duty(of); });
    return result;
}

std::string want_id(const std::string& party, std::size_t position) {
    return "wants." + party + "." + counted_from_one(position);
}

bool is_unsized(const Scenario& scenario, const std::string& id) {
    Scenario copy = scenario;
    return is_want(scenario, id) || unsized(copy, id) != nullptr;
}

std::string parameter_id(const Scenario& scenario, const std::string& name) {
    const std::size_t level = name.find('.'), part = level == name.npos ? name.npos : name.find('.', level + 1);
    if (part == name.npos || name.find('.', part + 1) != name.npos) return name;
    const std::string before = "issues." + name.substr(0, level) + ".levels." +
                               name.substr(level + 1, part - level - 1) + ".measures.",
                      after = name.substr(part);
    std::string found;
    for (const Parameter& each : parameters(scenario)) {
        if (each.id == name) return name;
        if (!each.id.starts_with(before) || !each.id.ends_with(after)) continue;
        if (!found.empty()) return name;  // one of several
        found = each.id;
    }
    return found.empty() ? name : found;
}

OrRefusal<Scenario> with_value(const Scenario& scenario, const std::string& name, double value) {
    const std::string id = parameter_id(scenario, name);
    Scenario result = scenario;
    if (is_want(scenario, id)) {
        if (!(std::abs(value) <= largest_weight))
            return Refusal{{Option::none, id}, weights_within, amount_like(value, Unit::points, "1 points")};
        result.wants_set[id] = value;
        return result;
    }
    if (std::optional<StatedNumber>* wish = unsized(result, id)) {
        StatedNumber size;
        size.unit = Unit::points;
        size.value = size.low = size.high = value;
        size.text = amount_like(value, Unit::points, "1 points");
        size.definition = "set by the reader";
        const bool cost = id.starts_with("stances.");
        if (!(std::abs(value) <= largest_weight) || (cost && value < 0))
            return Refusal{{Option::none, id},
                           cost ? "a cost of crossing the line, from zero to a million points" : weights_within,
                           size.text};
        *wish = size;
        return result;
    }
    std::vector<std::string> known{duty_rate_id};
    bool found = false;
    std::optional<Refusal> unfit;
    walk(result, [&](const Parameter& of, StatedNumber& number) {
        known.push_back(of.id);
        if (id == duty_rate_id ? !is_new_duty(of) : id != of.id) return;
        found = true;
        if (!unfit) unfit = unfit_value(of, value);
        if (!unfit) say(number, value);
    });
    if (unfit) return *unfit;
    if (found) return result;
    const std::string meant = nearest(id, known);
    return Refusal{{Option::none, scenario.file},
                   "the name of a number of the scenario",
                   shown(id) + (meant.empty() ? "" : "; did you mean " + meant + "?")};
}

Scenario with_values(const Scenario& scenario, const std::vector<std::pair<std::size_t, double>>& values) {
    Scenario result = scenario;
    std::vector<StatedNumber*> numbers;
    walk(result, [&](const Parameter&, StatedNumber& number) { numbers.push_back(&number); });
    for (const auto& [position, value] : values) numbers[position]->value = value;
    return result;
}

std::vector<Citation> citations(const Scenario& scenario) {
    std::vector<Citation> result = scenario.word_citations;
    for (const Parameter& of : parameters(scenario))
        if (of.number->evidence) result.push_back({of.cited_at, *of.number->evidence, of.number->text});
    std::stable_sort(result.begin(), result.end(), [](const Citation& a, const Citation& b) {
        return std::tie(a.evidence.line, a.evidence.column) < std::tie(b.evidence.line, b.evidence.column);
    });
    return result;
}

std::size_t assumption_count(const Scenario& scenario) {
    std::size_t count = scenario.word_assumptions;
    for (const Parameter& of : parameters(scenario)) count += of.number->assumption.empty() ? 0 : 1;
    return count;
}

}  // namespace parley::scenario
