#include "parley/report/words/war_words.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "parley/core/names.hpp"
#include "parley/report/words/figures.hpp"

namespace parley::report::words {
namespace {

using pricing::Play;

std::string war_sides(const pricing::WarStudy& study) {
    if (study.choosers.size() == study.base.world.economy_count() && study.choosers.size() > 3)
        return fmt::format("all {} economies", study.choosers.size());
    std::string text;
    for (std::size_t k = 0; k < study.choosers.size(); ++k)
        text += (k == 0                           ? ""
                 : k + 1 == study.choosers.size() ? " and "
                                                  : ", ") +
                side_in_words(study, study.choosers[k].name);
    return text;
}

std::string war_percent(double share, int digits = 2) {
    return fixed(100 * share, digits_for(100 * std::abs(share), digits));
}

// "gains 0.12 %", "loses 0.03 %", "neither gains nor loses".
std::string gains_in_war(double change) {
    if (std::abs(change) < 5e-10) return "neither gains nor loses";
    return fmt::format("{} {} %", change > 0 ? "gains" : "loses", war_percent(std::abs(change)));
}

// Where there are several: ", which gain 0.12 and 0.10 %".
std::string gains_of_optima(const strategy::BestAnswer& answer) {
    if (answer.optimum_gains.size() < 2) return {};
    std::vector<std::string> gains;
    for (const double gain : answer.optimum_gains) gains.push_back(war_percent(gain));
    const std::string last = std::move(gains.back());
    gains.pop_back();
    return fmt::format(", which gain {} and {} %; this is the best", fmt::join(gains, ", "), last);
}

const char* war_aim(const pricing::WarStudy& study) {
    return study.question.weights.empty() ? "of its real income" : "of what its government is after";
}

std::string war_place(const pricing::WarStudy& study) {
    std::string text = fmt::format("in {}", study.base.world.name);
    if (study.question.after) text += fmt::format(", after {}", study.duties_source);
    return text;
}

std::string who_gains(const pricing::WarStudy& study) {
    std::vector<std::string> up, down;
    for (const pricing::SideStudy& side : study.sides)
        (side.gain() > 5e-10 ? up : down).push_back(side_in_words(study, side.name));
    if (study.sides.size() > 3)
        return fmt::format("{} of {} gain{}", up.size(), study.sides.size(),
                           up.empty() || up.size() > 4 ? "" : fmt::format(": {}", fmt::join(up, ", ")));
    std::string text;
    for (const pricing::SideStudy& side : study.sides)
        text += fmt::format("{}{} {}", text.empty() ? "" : ", ", side_in_words(study, side.name),
                            gains_in_war(side.gain()));
    return text;
}

}  // namespace

std::string side_in_words(const pricing::WarStudy& study, const std::string& code) {
    const auto side = std::find_if(study.choosers.begin(), study.choosers.end(),
                                   [&](const strategy::Chooser& each) { return each.name == code; });
    return side != study.choosers.end() && side->members.size() == 1
               ? in_sentence(study.base.world.economies[side->members.front().value].name)
               : code;
}

double income_factor(const pricing::WarStudy& study, const strategy::Chooser& side,
                     const Table<Economy>& welfare_factor) {
    double sum = 0.0, base = 0.0;
    for (const Economy n : side.members) {
        sum += welfare_factor(n) * study.base.world.income(n);
        base += study.base.world.income(n);
    }
    return sum / base;
}

std::string rates_head(const pricing::WarStudy& study) {
    const bool only_duties = !study.question.export_taxes && !study.question.production_subsidies;
    return only_duties ? "Mean duties, %" : "Mean rates, %";
}

std::string war_headline(const pricing::WarStudy& study) {
    const std::string first = study.choosers.empty() ? "" : side_in_words(study, study.choosers.front().name);
    const std::string rates = name_of(study.question.rates);
    switch (study.question.play) {
        case Play::best_answer:
        case Play::in_kind: {
            const pricing::SideStudy& side = study.sides.front();
            const pricing::RatesTogether all = rates_together(side, strategy::Lever::duty);
            std::string text = fmt::format(
                "What {} would levy to its own advantage, {}{}: duties {}, {} % on average where they are {} % {}.",
                first, war_place(study), study.question.play == Play::in_kind ? ", the others answering in kind" : "",
                rates, fixed(100 * all.chosen, 1), fixed(100 * all.today, 1), study.question.after ? "then" : "today");
            return text + fmt::format(" By them it {} {}.", gains_in_war(side.gain()), war_aim(study));
        }
        case Play::war:
            return fmt::format(
                "A war of duties between {}, {}: each sets its own, {}, as is best for it while the others do the "
                "same{}. {}.",
                war_sides(study), war_place(study), rates,
                study.question.war.order == strategy::Order::first_moves ? fmt::format(", {} first", first) : "",
                at_start(who_gains(study)));
        case Play::talks:
            return fmt::format("What talks over duties between {} could gain, {}, by {}, from {}: {}.",
                               war_sides(study), war_place(study), name_of(study.question.talks.rule),
                               study.question.talks.from == strategy::TalksFrom::war    ? "a war"
                               : study.question.talks.from == strategy::TalksFrom::free ? "free trade"
                                                                                        : "today's duties",
                               who_gains(study));
        case Play::clubs:
            return fmt::format(
                "Groups of {} that set their duties together, {}, the others each for itself: duties {}.",
                war_sides(study), war_place(study), rates);
    }
    return {};
}

std::vector<std::string> how_firm(const pricing::WarStudy& study) {
    std::vector<std::string> lines;
    const auto& question = study.question;
    if (question.play == Play::best_answer || question.play == Play::in_kind) {
        const strategy::BestAnswer& answer = study.answer;
        if (answer.flat_from != 1.0 || answer.flat_to != 1.0)
            lines.push_back(
                fmt::format("{} % of the gain is kept with all rates (as logs of one plus the rate) at {} to {} times "
                            "these: quote a "
                            "range, not the figure.",
                            plainly(100 * question.answer.kept), fixed(answer.flat_from, 2), fixed(answer.flat_to, 2)));
        if (answer.starts_arrived > 0)
            lines.push_back(
                fmt::format("{} of {} start{} arrived, at {}{}.{}", answer.starts_arrived, question.answer.starts,
                            question.answer.starts == 1 ? "" : "s",
                            counted(static_cast<std::size_t>(answer.optima_found), "optimum", "different optima"),
                            gains_of_optima(answer),
                            std::isnan(answer.curvature) ? ""
                            : answer.curvature < 0       ? " It is a maximum: the second-order condition holds."
                                                         : " The second-order condition does not hold there."));
        lines.push_back(fmt::format("Largest slope left {:.0e}; {} equilibria and {} gradients.",
                                    answer.projected_gradient, answer.equilibria, answer.gradients));
    }
    if (question.play == Play::war) {
        const strategy::War& war = study.war;
        if (question.war.verify)
            lines.push_back(
                fmt::format("The most that anybody could still gain by setting other duties alone is {:.0e} of real "
                            "income, looked for "
                            "afresh from {} starts.",
                            std::max(0.0, war.deviation_gain), question.war.deviation_starts));
        lines.push_back(
            fmt::format("{} found from {} start{}; that nobody trades with anybody is always one and is not counted.",
                        counted(static_cast<std::size_t>(war.nash_points_found), "Nash point", "Nash points"),
                        question.war.starts, question.war.starts == 1 ? "" : "s"));
        lines.push_back(
            fmt::format("{} rounds, {} equilibria, {} gradients.", war.rounds, war.equilibria, war.gradients));
    }
    if (question.play == Play::talks) {
        const strategy::Talks& talks = study.talks;
        lines.push_back(fmt::format("At the start all could have {} % more at once; the largest slope left is {:.0e}.",
                                    war_percent(talks.efficiency_gap), talks.projected_gradient));
        std::string pays, no;
        for (const strategy::TalksSide& side : talks.sides) {
            if (!side.signs) no += (no.empty() ? "" : ", ") + side_in_words(study, side.name);
            if (side.side_payment_usd_m != 0)
                pays += fmt::format("{}{} {} bn USD", pays.empty() ? "" : ", ", side_in_words(study, side.name),
                                    change_in_bn(side.side_payment_usd_m));
        }
        lines.push_back(no.empty() ? "All would sign."
                                   : at_start(no) + " would not sign: no better off than at the start.");
        if (!pays.empty()) lines.push_back("Side payments a year: " + pays + ".");
    }
    if (question.play == Play::clubs) {
        std::size_t stable = 0;
        for (const strategy::Club& club : study.clubs.clubs) stable += club.members.size() > 1 && club.stable() ? 1 : 0;
        lines.push_back(fmt::format("{}: nobody in it is better off alone, nobody outside better off in it.",
                                    counted(stable, "stable group", "stable groups")));
    }
    return lines;
}

std::vector<std::string> war_assumptions(const pricing::WarStudy& study) {
    const auto& question = study.question;
    std::vector<std::string> lines;
    std::string sets =
        fmt::format("Each side sets duties {} from {} to {} % on {} from {}", name_of(question.rates),
                    plainly(100 * question.least), plainly(100 * question.most), fmt::join(question.sectors, ", "),
                    question.on.empty() ? "all others" : fmt::format("{}", fmt::join(question.on, ", ")));
    if (question.export_taxes) sets += ", taxes on exports likewise";
    if (question.production_subsidies)
        sets += fmt::format(", subsidies to production up to {} % of cost", plainly(100 * question.most_subsidy));
    lines.push_back(sets + "; everybody else keeps what is in force.");
    lines.push_back(question.weights.empty()
                        ? "It is after real income. What duties do to jobs in a sector, to votes, or to what partners "
                          "do next is not in it."
                        : fmt::format("It is after incomes of its sectors, weighed as {} says, at consumer prices.",
                                      study.weights_source));
    return lines;
}

}  // namespace parley::report::words
