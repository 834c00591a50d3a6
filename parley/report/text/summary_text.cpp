#include "parley/report/text/summary_text.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "parley/core/names.hpp"
#include "parley/report/text/priced_text.hpp"
#include "parley/report/words/range_words.hpp"

namespace parley::report::text {
namespace {

constexpr std::size_t parties_beside = 2;
constexpr std::size_t figures_from = 10;  // the column at which the figures of the first party begin

// With a level that is on nobody's table.
bool is_counterfactual(const scenario::Scenario& scenario, const scenario::NamedOutcome& outcome) {
    const std::vector<std::size_t> at = levels_of(scenario, outcome);
    for (std::size_t i = 0; i < at.size(); ++i)
        if (scenario.issues[i].counterfactual && at[i] != 0) return true;
    return false;
}

// Real income of a party in an outcome that is solved, there and elsewhere.
struct Cell {
    pricing::IncomeChange own;
    std::optional<pricing::Range> usd_m;
    bool nothing() const { return own.usd_m == 0 && (!usd_m || (usd_m->low == 0 && usd_m->high == 0)); }
    double largest() const {
        return usd_m ? std::max({std::abs(own.usd_m), std::abs(usd_m->low), std::abs(usd_m->high)})
                     : std::abs(own.usd_m);
    }
};

std::optional<Cell> cell(const pricing::NamedOutcomes& study, const pricing::PricedOutcome& each, std::size_t party) {
    const pricing::OutcomeResult* priced = study.priced(each);
    if (priced == nullptr || !priced->solved()) return {};
    const std::vector<Economy>& economies = study.setting().economies[party];
    const pricing::IncomeChange own = income_change(study.base().world, *priced, economies);
    return Cell{own, study.elsewhere.spread(*each.equilibrium).of(own.usd_m, [&](const pricing::Figures& there) {
                    return income_change(there, economies).usd_m;
                })};
}

// How the figures of all outcomes and parties are written: alike, so that they can be compared.
struct Scale {
    int pct_digits = 3;
    words::Money money;
};

Scale scale_of(const pricing::NamedOutcomes& study) {
    double pct = 0.0, usd_m = 0.0;
    for (const pricing::PricedOutcome& each : study.outcomes)
        for (std::size_t p = 0; p < study.scenario().parties.size(); ++p)
            if (const auto at = cell(study, each, p)) {
                pct = std::max(pct, 100 * std::abs(at->own.factor - 1));
                usd_m = std::max(usd_m, at->largest());
            }
    return {words::digits_for(pct, 3, 3), words::money_for(usd_m, 1)};
}

struct Widths {
    std::size_t pct = 8, money = 7, range = 16;
    std::size_t all(bool ranges) const { return pct + money + (ranges ? range + 3 : 0); }
};

std::string figures(const std::optional<Cell>& at, const Scale& scale, const Widths& widths, bool ranges) {
    if (!at) return fmt::format("{:>{}}", "cannot be reached", widths.all(ranges));
    if (at->nothing()) {
        const std::string text = fmt::format("{:>{}}", "no effect", widths.pct + widths.money);
        return text + std::string(widths.all(ranges) - text.size(), ' ');
    }
    const words::Money& money = scale.money;
    return fmt::format("{:>{}}{:>{}}{}", words::with_sign(100 * (at->own.factor - 1), scale.pct_digits), widths.pct,
                       money.change(at->own.usd_m), widths.money,
                       ranges ? words::range_cell(at->usd_m, money.usd_m, money.digits, widths.range) : "");
}

std::string heads(const pricing::NamedOutcomes& study, std::size_t first, std::size_t last, const Scale& scale,
                  const Widths& widths, bool ranges) {
    std::string names = fmt::format("{:<{}}", "Real income", figures_from),
                units = fmt::format("{:<{}}", "a year", figures_from);
    for (std::size_t p = first; p < last; ++p) {
        const std::size_t before = ranges ? 2 : 0;  // the mark's place stays free
        names += fmt::format("{:>{}}{:{}}", words::cut(study.scenario().parties[p].name, widths.all(ranges) - 2),
                             widths.all(ranges) - before, "", before);
        units += fmt::format("{:>{}}{:>{}}", "%", widths.pct, scale.money.unit, widths.money);
        if (ranges) units += fmt::format(" {:>{}}  ", words::places_in_words(study.elsewhere), widths.range);
    }
    return words::as_line(names) + words::as_line(units);
}

std::string table(const pricing::NamedOutcomes& study, std::size_t first, std::size_t last, const Scale& scale) {
    const bool ranges = study.elsewhere.asked();
    Widths widths;
    if (!ranges) widths.money = 12;  // room for the name above
    widths.pct = std::max<std::size_t>(widths.pct, static_cast<std::size_t>(scale.pct_digits) + 5);
    widths.money = std::max<std::size_t>(widths.money, std::string(scale.money.unit).size() + 1);
    std::string text = heads(study, first, last, scale, widths, ranges);
    for (const pricing::PricedOutcome& each : study.outcomes) {
        const scenario::NamedOutcome& outcome = study.scenario().outcomes[each.outcome];
        const pricing::OutcomeResult* priced = study.priced(each);
        const bool marked = priced != nullptr && under_another_closure(study, *priced);
        text += words::wrapped(label_of(study, outcome) + (marked ? " *" : "") + " [" + outcome.id + "]", summary_width,
                               "  ") +
                "\n";
        std::string line(figures_from, ' ');
        for (std::size_t p = first; p < last; ++p) line += figures(cell(study, each, p), scale, widths, ranges);
        text += words::as_line(line);
    }
    return text;
}

std::string paragraph(const std::string& sentence) {
    return words::wrapped(sentence, summary_width) + "\n";
}

bool any_marked(const pricing::NamedOutcomes& study) {
    return std::any_of(study.outcomes.begin(), study.outcomes.end(), [&](const pricing::PricedOutcome& each) {
        const pricing::OutcomeResult* priced = study.priced(each);
        return priced != nullptr && under_another_closure(study, *priced);
    });
}

// What no deal costs; without a threat, nothing.
std::string cost_of_no_deal(const pricing::NamedOutcomes& study) {
    const scenario::Scenario& scenario = study.scenario();
    for (const pricing::PricedOutcome& each : study.outcomes) {
        const scenario::NamedOutcome& outcome = scenario.outcomes[each.outcome];
        if (each.outcome == 0 || !scenario.no_deal || outcome.id != scenario.no_deal->outcome) continue;
        std::string text = fmt::format("Without a deal ({}):", outcome.id);
        for (std::size_t p = 0; p < scenario.parties.size(); ++p) {
            const auto at = cell(study, each, p);
            if (!at) return {};
            text += fmt::format("{} {} {}", p == 0 ? "" : ";", in_sentence(scenario.parties[p].name),
                                words::gain_in_words(at->own.usd_m, 100 * (at->own.factor - 1), at->usd_m));
        }
        return paragraph(text + ".");
    }
    return {};
}

// Which outcome on the table a party is best off in, by each source.
std::string best_for(const pricing::NamedOutcomes& study, std::size_t party) {
    const scenario::Scenario& scenario = study.scenario();
    const std::vector<Economy>& economies = study.setting().economies[party];
    const std::size_t places = study.elsewhere.places.size() + 1;
    std::vector<std::optional<std::size_t>> best(places);  // the reported one first
    std::vector<double> most(places);
    std::size_t candidates = 0;
    for (std::size_t o = 0; o < study.outcomes.size(); ++o) {
        const pricing::PricedOutcome& each = study.outcomes[o];
        const pricing::OutcomeResult* priced = study.priced(each);
        if (is_counterfactual(scenario, scenario.outcomes[each.outcome]) || priced == nullptr || !priced->solved())
            continue;
        ++candidates;
        for (std::size_t k = 0; k < places; ++k) {
            const pricing::Figures* there = k == 0 ? nullptr : &study.elsewhere.figures[k - 1][*each.equilibrium];
            if (there != nullptr && !there->solved()) continue;
            const double usd_m = there == nullptr ? income_change(study.base().world, *priced, economies).usd_m
                                                  : income_change(*there, economies).usd_m;
            if (best[k] && usd_m <= most[k]) continue;
            best[k] = each.outcome;
            most[k] = usd_m;
        }
    }
    if (candidates < 3) return {};
    std::vector<std::size_t> others;
    for (const auto& each : best)
        if (each && each != best.front() && std::find(others.begin(), others.end(), *each) == others.end())
            others.push_back(*each);
    const auto named = [&](std::size_t k) { return "“" + scenario.outcomes[k].label + "”"; };
    std::string text = fmt::format("Of what is on the table {} has the highest real income with {}",
                                   in_sentence(scenario.parties[party].name), named(*best.front()));
    if (others.empty()) return text + (places > 1 ? " by every source" : "");
    std::vector<std::string> labels;
    for (const std::size_t each : others) labels.push_back(named(each));
    return text +
           fmt::format(" by {}; the sources part: by others it is {}", study.elsewhere.own, fmt::join(labels, " or "));
}

std::string unsettled(const pricing::NamedOutcomes& study) {
    std::string text;
    for (const pricing::PricedOutcome& each : study.outcomes)
        if (each.equilibrium)
            for (const pricing::Spread::Unsettled& at : study.elsewhere.spread(*each.equilibrium).unsettled)
                text += paragraph(fmt::format(
                    "{} has no result by {}{}, and its range is without: {}.",
                    study.scenario().outcomes[each.outcome].id, at.source,
                    at.points > 0 ? fmt::format(" at {}", words::counted(at.points, "point", "points")) : "",
                    at.problem.empty() ? "it did not settle" : at.problem));
    return text;
}

}  // namespace

std::string label_of(const pricing::NamedOutcomes& study, const scenario::NamedOutcome& outcome) {
    return outcome.label + (outcome.after_the_event ? " (after the event)" : "") +
           (is_counterfactual(study.scenario(), outcome) ? " (counterfactual)" : "");
}

bool under_another_closure(const pricing::NamedOutcomes& study, const pricing::OutcomeResult& priced) {
    return priced.closure.deficits == model::Deficits::saving &&
           study.setting().options.deficits != model::Deficits::saving;
}

std::string summary_table(const pricing::NamedOutcomes& study) {
    const Scale scale = scale_of(study);
    const std::size_t parties = study.scenario().parties.size();
    std::string text;
    for (std::size_t first = 0; first < parties; first += parties_beside)
        text += (first > 0 ? "\n" : "") + table(study, first, std::min(first + parties_beside, parties), scale);
    if (any_marked(study))
        text += paragraph(
            fmt::format("* saving moves the deficits (closure saving), and income is net of what is borrowed; in the "
                        "others the closure is {} and income is all of real income",
                        name_of(study.setting().options.deficits)));
    return text;
}

std::string page_table(const pricing::NamedOutcomes& study) {
    const std::size_t parties = study.scenario().parties.size();
    if (parties <= parties_beside) return summary_table(study);
    constexpr std::size_t most_columns = 7, most_rows = 32, most_labelled = 12, ids = 22;
    const Scale scale = scale_of(study);
    const words::Money& money = scale.money;
    std::vector<std::size_t> columns(parties);
    std::vector<double> moved(parties);
    for (std::size_t p = 0; p < parties; ++p) {
        columns[p] = p;
        for (const pricing::PricedOutcome& each : study.outcomes)
            if (const auto at = cell(study, each, p)) moved[p] = std::max(moved[p], std::abs(at->own.usd_m));
    }
    std::stable_sort(columns.begin(), columns.end(), [&](std::size_t a, std::size_t b) { return moved[a] > moved[b]; });
    columns.resize(std::min(columns.size(), most_columns));
    std::sort(columns.begin(), columns.end());
    const std::size_t width = std::min<std::size_t>(18, (summary_width - ids) / columns.size());
    std::string heads = fmt::format("{:<{}}", words::cut("Income, " + std::string(money.unit), ids - 1), ids);
    for (const std::size_t p : columns) {
        const scenario::Party& party = study.scenario().parties[p];
        heads += fmt::format("{:>{}} ", party.name.size() < width ? party.name : party.economies.front(), width - 1);
    }
    std::string text = words::as_line(heads);
    bool parts = false;
    std::size_t rows = 0, shown = 0;
    const bool labelled = study.outcomes.size() <= most_labelled;
    for (const pricing::PricedOutcome& each : study.outcomes) {
        if (rows++ >= most_rows) break;
        ++shown;
        const scenario::NamedOutcome& outcome = study.scenario().outcomes[each.outcome];
        const pricing::OutcomeResult* priced = study.priced(each);
        if (labelled) text += words::cut(label_of(study, outcome), summary_width) + "\n";
        const std::string id = (labelled ? "  " : "") + outcome.id +
                               (priced != nullptr && under_another_closure(study, *priced) ? " *" : "");
        // An id is what --outcome takes: never cut, on a line of its own where it does not fit.
        if (id.size() >= ids) {
            text += id + "\n";
            ++rows;
        }
        std::string line = fmt::format("{:<{}}", id.size() < ids ? id : "", ids);
        for (const std::size_t p : columns) {
            const auto at = cell(study, each, p);
            const bool part = at && words::signs_part(at->usd_m, money.usd_m, money.digits);
            parts = parts || part;
            line += fmt::format("{:>{}}{}",
                                !at             ? "–"
                                : at->nothing() ? "0"
                                                : money.change(at->own.usd_m),
                                width - 1, part ? words::parts_mark : " ");
        }
        text += words::as_line(line);
    }
    std::string notes;
    if (study.outcomes.size() > shown)
        notes += fmt::format("And {} more. ", words::counted(study.outcomes.size() - shown, "outcome", "outcomes"));
    if (columns.size() < parties)
        notes += fmt::format("And {} moved less. ", words::counted(parties - columns.size(), "party", "parties"));
    if (any_marked(study)) notes += "* saving moves the deficits; income net of borrowing. ";
    if (!notes.empty()) text += paragraph(notes.substr(0, notes.size() - 1));
    return text;
}

bool page_table_has_ranges(const pricing::NamedOutcomes& study) {
    return study.scenario().parties.size() <= parties_beside;
}

std::string summary_sentences(const pricing::NamedOutcomes& study, std::size_t most_parties, bool ranges_beside) {
    std::string text;
    if (study.elsewhere.asked())
        text += paragraph(fmt::format(
            "Figures by the elasticities of {}; {} {} ({}){}. {}: the sources part on the sign, and none is claimed.",
            study.elsewhere.own, ranges_beside ? "beside them the least and the most by" : "asked were",
            words::places_in_words(study.elsewhere), fmt::join(study.elsewhere.sources(), ", "),
            study.elsewhere.points > 0 ? ", numbers with a range drawn" : "", words::parts_mark));
    text += cost_of_no_deal(study);
    std::string best;
    for (std::size_t p = 0; p < std::min(study.scenario().parties.size(), most_parties); ++p)
        if (const std::string each = best_for(study, p); !each.empty()) best += (best.empty() ? "" : ". ") + each;
    std::size_t left_out = 0;
    for (const pricing::PricedOutcome& each : study.outcomes)
        left_out += is_counterfactual(study.scenario(), study.scenario().outcomes[each.outcome]) ? 1 : 0;
    if (!best.empty())
        text += paragraph(best + "." +
                          (left_out == 0 ? ""
                                         : fmt::format(" {} on nobody's table, marked counterfactual, {} not compared.",
                                                       words::counted(left_out, "outcome", "outcomes"),
                                                       left_out == 1 ? "is" : "are")));
    text += unsettled(study);
    return text.empty() ? text : "\n" + text;
}

}  // namespace parley::report::text
