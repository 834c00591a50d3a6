#include "parley/report/text/study_text.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "parley/core/version.hpp"
#include "parley/model/welfare.hpp"
#include "parley/report/text/assumed_text.hpp"
#include "parley/report/text/movers_text.hpp"
#include "parley/report/text/priced_text.hpp"
#include "parley/report/text/summary_text.hpp"
#include "parley/report/text/trade_text.hpp"
#include "parley/report/words/answer_words.hpp"
#include "parley/report/words/figures.hpp"
#include "parley/report/words/measure_words.hpp"
#include "parley/report/words/quantity_words.hpp"
#include "parley/scenario/parameters.hpp"

namespace parley::report::text {
namespace {

// How a measure in force came into the base: whether the table's flows carry it.
std::string since_in_words(const world::World& world, const scenario::MeasureWords& words, bool since) {
    if (!since && words.in_force_from.empty()) return {};
    const std::string from =
        words.in_force_from.empty() ? "without a date, taken to have come" : "since " + words.in_force_from + ",";
    return since ? fmt::format(" ({} after the flows of {}: solved first)", from, world.year)
                 : fmt::format(" ({} carried by the flows of {})", from, world.year);
}

const scenario::Level& level_of(const pricing::NamedOutcomes& study, std::size_t priced_level) {
    const pricing::PricedLevel& at = study.setting().levels[priced_level];
    return study.scenario().issues[at.issue].levels[at.level];
}

std::string measures_of(const pricing::NamedOutcomes& study, const pricing::SetEquilibrium& each) {
    constexpr std::size_t most = 6;
    std::vector<std::string> sentences;
    for (const std::size_t k : each.levels) {
        const pricing::PricedLevel& level = study.setting().levels[k];
        const std::vector<scenario::MeasureWords>& words = level_of(study, k).measures;
        if (words.size() > most)
            sentences.push_back(
                fmt::format("{}: {} measures, see the scenario", level_of(study, k).label, words.size()));
        else
            for (std::size_t m = 0; m < words.size(); ++m)
                sentences.push_back(words::measure_in_words(study.base().world, words[m], level.measures[m]));
        for (const std::size_t end : level.ends)
            sentences.push_back(words::ending_in_words(study.base().world, study.scenario().baseline[end].second,
                                                       study.setting().baseline_rates[end]));
    }
    std::string text;
    for (const std::string& sentence : sentences) text += noted(sentence + ".");
    return text;
}

std::string outcome_text(const pricing::NamedOutcomes& study, const pricing::PricedOutcome& each, SayOption say) {
    const scenario::NamedOutcome& outcome = study.scenario().outcomes[each.outcome];
    std::string text = "\n" + label_of(study, outcome) + " [" + outcome.id + "]\n";
    if (!outcome.note.empty()) text += noted(outcome.note);
    const pricing::OutcomeResult* priced = study.priced(each);
    const pricing::SetEquilibrium& equilibrium = study.equilibria[*each.equilibrium];
    std::string measures = measures_of(study, equilibrium);
    if (!priced->solved()) {
        measures += "\nCannot be reached\n";
        for (const policy::Unreachable& target : equilibrium.unreachable) measures += noted(target.what + ".");
        return text + measures;
    }
    for (const pricing::Answer& answer : equilibrium.answers)
        measures += noted(words::answer_in_words(study.base().world, answer) + ".");
    if (!equilibrium.quantities.empty()) {
        measures += "\nWhat it takes\n";
        for (const policy::ConditionResult& quantity : equilibrium.quantities)
            measures += noted(words::quantity_in_words(quantity) + ".");
    }
    if (measures.empty()) return text + "  Nothing changes: what the others are compared with.\n";
    const words::Shown shown{study.base().world,
                             *priced,
                             study.setting().parties,
                             study.setting().pairs,
                             study.setting().parties,
                             say,
                             study.elsewhere.spread(*each.equilibrium)};
    if (under_another_closure(study, *priced))
        measures += noted(saving_in_words(study.setting().options.saving) + " This outcome only.");
    return text + measures + income_table(shown) + price_table(shown) + money_table(shown) + trade_table(shown) +
           sector_table(shown) + block_table(shown) + market_table(shown);
}

// Every number of a measure in force or of a level that is used, where it is assumed, under the measure's own word.
std::vector<std::string> assumed_sizes(const pricing::NamedOutcomes& study) {
    std::vector<bool> used(study.setting().levels.size());
    for (const pricing::SetEquilibrium& each : study.equilibria)
        for (const std::size_t k : each.levels) used[k] = true;
    const auto is_used = [&](const scenario::Parameter& of) {
        if (!of.issue) return true;
        for (std::size_t k = 0; k < used.size(); ++k)
            if (used[k] && study.setting().levels[k].issue == *of.issue && study.setting().levels[k].level == *of.level)
                return true;
        return false;
    };
    std::vector<std::string> found;
    for (const scenario::Parameter& of : parameters(study.scenario())) {
        if (of.kind != scenario::Parameter::Kind::measure || of.number->assumption.empty() || !is_used(of)) continue;
        // Whose level it is: several may assume the same of their own measures.
        const std::string text = of.words + ": " + words::grounds_in_words(*of.number);
        if (std::find(found.begin(), found.end(), text) == found.end()) found.push_back(text);
    }
    return found;
}

std::string statements(const pricing::NamedOutcomes& study) {
    std::string text;
    const world::World& world = study.base().world;
    for (const scenario::Statement& statement : study.scenario().statements) {
        if (statement.deficit_of.empty()) continue;
        const auto of = world.find_economy(statement.deficit_of), with = world.find_economy(statement.deficit_with);
        text += noted(fmt::format("{}: {}; {} bn USD in the table, at border prices.", statement.text,
                                  statement.amount ? words::grounds_in_words(*statement.amount) : "no figure",
                                  words::in_bn(-model::bilateral_balance(world, world.flow, *of, *with, true))));
    }
    return text.empty() ? "" : "\nSaid and counted\n" + text;
}

// What the base has in it: a line each, but duties of one day together, of which there may be dozens.
std::string in_force(const pricing::NamedOutcomes& study) {
    const auto& baseline = study.scenario().baseline;
    std::string text, together, since;
    std::size_t count = 0;
    const auto close = [&] {
        if (count > 0) text += noted(fmt::format("In force in the base: {}{}.", together, since));
        together.clear();
        count = 0;
    };
    for (std::size_t k = 0; k < baseline.size(); ++k) {
        const scenario::MeasureWords& words = baseline[k].second;
        if (const std::string& day = study.scenario().day; !pricing::is_in_force(words, day)) {
            close();
            text += noted(fmt::format("Not in force on {}: {}.", day, baseline[k].first));
            continue;
        }
        const double rate = study.setting().baseline_rates[k];
        const std::string came = since_in_words(study.base().world, words, study.setting().baseline_since[k]);
        const bool dated_duty = words.kind == scenario::MeasureKind::duty && !words.in_force_from.empty();
        if (!dated_duty || came != since) close();
        since = came;
        together += fmt::format(
            "{}{}, {}{}{}", count > 0 ? "; " : "", baseline[k].first, words.amount.text,
            words.covers ? " on " + words.covers->text : "",
            rate > 0 ? fmt::format("{} ({:.2f} % of cost)", words.over ? " over " + words.over->text : "", 100 * rate)
                     : "");
        ++count;
        if (!dated_duty) close();
    }
    close();
    return text;
}

std::string assumptions(const pricing::NamedOutcomes& study, SayOption say) {
    const world::World& world = study.base().world;
    std::string text = "\nAssumed\n";
    const std::vector<std::string> closure = closure_in_words(study.base(), study.setting().options, say);
    text += noted(closure.front());
    text += noted(elasticities_in_words(world, study.setting().options, say));
    for (std::size_t k = 1; k < closure.size(); ++k) text += noted(closure[k]);
    text += noted(prices_in_words());
    text += in_force(study);
    if (const std::size_t rates = study.scenario().duties_in_force.size(); rates > 0)
        text += noted(fmt::format(
            "In force in the base: duties of {} by the program's table, {} by pair and sector.{}{}",
            study.scenario().day, words::counted(rates, "rate", "rates"),
            study.scenario().duties_in_force_note.empty() ? "" : " ", study.scenario().duties_in_force_note));
    const bool has_lists = !study.scenario().lists.lists.empty();
    if (std::any_of(study.equilibria.begin(), study.equilibria.end(),
                    [](const pricing::SetEquilibrium& each) { return !each.wedges.split.empty(); }) &&
        (!has_lists || scenario::covers_some(study.scenario())))
        text += noted(words::groups_in_words(words::grounds_in_words(study.scenario().group_substitution)));
    if (has_lists) text += noted(words::lists_in_words(study.scenario()));
    for (const std::string& each : assumed_sizes(study)) text += noted(each + ".");
    return text;
}

std::string solved(const pricing::NamedOutcomes& study) {
    const world::World& world = study.base().world;
    double largest = study.base().max_residual;
    int passes = 0;
    for (const pricing::SetEquilibrium& each : study.equilibria) {
        largest = std::max(largest, each.priced.equilibrium.max_residual);
        passes += each.priced.equilibrium.passes;
    }
    return "\nSolved\n" +
           noted(fmt::format("{}, {}, {} passes, largest gap of any equation {:.1e}.",
                             words::counted(study.outcomes.size(), "outcome", "outcomes"),
                             words::counted(study.equilibria.size(), "equilibrium", "different equilibria"), passes,
                             largest)) +
           noted(fmt::format("World {} ({}), {} economies × {} sectors, year {}, data {}; scenario {} {}; parley {}.",
                             world.name, study.base().source, world.economy_count(), world.sector_count(), world.year,
                             study.base().sha256.substr(0, 12), study.scenario().id,
                             study.scenario().sha256.substr(0, 12), version));
}

}  // namespace

std::string study_text(const pricing::NamedOutcomes& study, SayOption say) {
    return study.scenario().title + "\n\n" + summary_table(study) + summary_sentences(study) + movers_table(study) +
           outcomes_text(study, say) + assumed_text(study, say);
}

std::string outcomes_text(const pricing::NamedOutcomes& study, SayOption say) {
    std::string text;
    for (const pricing::PricedOutcome& each : study.outcomes) text += outcome_text(study, each, say);
    return text;
}

std::string assumed_text(const pricing::NamedOutcomes& study, SayOption say) {
    return statements(study) + assumptions(study, say) + solved(study);
}

std::string failure_text(const pricing::NamedOutcomes& study) {
    if (study.base().status != model::Status::converged)
        return fmt::format("no result: the base did not settle ({}), largest gap {:.1e} in {}",
                           name_of(study.base().status), study.base().max_residual, study.base().worst_equation);
    for (const pricing::PricedOutcome& each : study.outcomes) {
        const pricing::OutcomeResult* priced = study.priced(each);
        if (priced == nullptr || priced->solved() || priced->equilibrium.status == model::Status::infeasible) continue;
        const model::Equilibrium& at = priced->equilibrium;
        if (at.status == model::Status::refused)
            return fmt::format("no result: outcome {}: {}", study.scenario().outcomes[each.outcome].id,
                               at.worst_equation);
        return fmt::format("no result: outcome {} did not settle ({} after {} iterations), largest gap {:.1e} in {}",
                           study.scenario().outcomes[each.outcome].id, name_of(at.status), at.iterations,
                           at.max_residual, at.worst_equation);
    }
    for (const pricing::PricedOutcome& each : study.outcomes)
        if (each.equilibrium && !study.equilibria[*each.equilibrium].unreachable.empty())
            return fmt::format("outcome {} cannot be reached: {}", study.scenario().outcomes[each.outcome].id,
                               study.equilibria[*each.equilibrium].unreachable.front().what);
    return {};
}

}  // namespace parley::report::text
