#include "parley/pricing/wars/war_study.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "parley/core/input_error.hpp"
#include "parley/core/sha256.hpp"
#include "parley/core/text.hpp"
#include "parley/policy/codes.hpp"
#include "parley/pricing/wars/political_weights.hpp"
#include "parley/tables/files/csv.hpp"

namespace parley::pricing {
namespace {

constexpr double not_looked_for = std::numeric_limits<double>::quiet_NaN();

template <class Place>
void find_all_of(const world::World& world, Option option, const std::vector<std::string>& codes,
                 std::optional<policy::UnknownCode> (*find)(const world::World&, const std::string&,
                                                            std::vector<Place>&),
                 std::vector<Place>& result) {
    std::vector<Place> found;
    for (const std::string& code : codes) {
        if (const auto problem = find(world, code, found)) throw InputError(option, problem->expected, problem->found);
        for (const Place each : found)
            if (std::find(result.begin(), result.end(), each) == result.end()) result.push_back(each);
    }
    std::sort(result.begin(), result.end());
}

// "USA+CAN" → its members; "all" → every economy, each a side of its own.
std::vector<strategy::Chooser> choosers_named(const world::World& world, const std::vector<std::string>& sides) {
    std::vector<strategy::Chooser> choosers;
    for (const std::string& side : sides) {
        if (side == "all" || side == "*") {
            for (const Economy n : world.each_economy())
                choosers.push_back({world.economies[n.value].code, {n}, {}, {}});
            continue;
        }
        strategy::Chooser chooser{side, {}, {}, {}};
        std::vector<std::string> members(1);
        for (const char c : side)
            if (c == '+')
                members.emplace_back();
            else
                members.back() += c;
        find_all_of(world, Option::sides, members, policy::find_economies, chooser.members);
        choosers.push_back(std::move(chooser));
    }
    return choosers;
}

void arm_sides(WarStudy& study) {
    const world::World& world = study.base.world;
    const WarQuestion& question = study.question;
    std::vector<Economy> partners;
    std::vector<Sector> sectors;
    find_all_of(world, Option::levied_on, question.on, policy::find_economies, partners);
    find_all_of(world, Option::sectors, question.sectors, policy::find_sectors, sectors);
    Table<Economy, Sector> weights;
    if (!question.weights.empty()) {
        const std::string text = tables::read_file(question.weights);
        std::vector<Economy> all;
        for (const strategy::Chooser& chooser : study.choosers)
            all.insert(all.end(), chooser.members.begin(), chooser.members.end());
        weights = read_political_weights(question.weights, text, world, all);
        study.weights_source = printable(question.weights);
        study.weights_sha256 = sha256_hex(text);
    }
    for (strategy::Chooser& chooser : study.choosers) {
        std::vector<Economy> others;
        // Without the members of the side itself, who do not levy on each other.
        for (const Economy n : partners)
            if (std::find(chooser.members.begin(), chooser.members.end(), n) == chooser.members.end())
                others.push_back(n);
        if (!partners.empty() && others.empty())
            throw InputError(Option::levied_on, "partners of " + chooser.name, "none but itself");
        chooser.instruments.clear();
        strategy::Instrument duty{strategy::Lever::duty, question.rates, question.least,
                                  question.most,         others,         sectors};
        chooser.instruments.push_back(duty);
        if (question.export_taxes) {
            duty.lever = strategy::Lever::export_tax;
            chooser.instruments.push_back(duty);
        }
        if (question.production_subsidies) {
            const bool one =
                question.rates == strategy::Rates::uniform || question.rates == strategy::Rates::by_partner;
            chooser.instruments.push_back({strategy::Lever::production_subsidy,
                                           one ? strategy::Rates::uniform : strategy::Rates::by_sector,
                                           0.0,
                                           question.most_subsidy,
                                           {},
                                           sectors});
        }
        if (weights.empty()) continue;
        Table<Economy, Sector> own({chooser.members.size(), world.sector_count()});
        for (std::size_t k = 0; k < chooser.members.size(); ++k)
            for (const Sector s : world.each_sector()) own(Economy{k}, s) = weights(chooser.members[k], s);
        chooser.objective = strategy::weighted_sector_income(chooser.members, std::move(own));
    }
}

void set_duties_in_force(WarStudy& study, const model::Progress& progress) {
    study.wedges_before = model::no_change(study.base.world);
    const model::SolveOptions solving = counterfactual_options(study.base, study.options);
    if (!study.question.after) {
        study.before = price(study.base.world, study.wedges_before, solving, progress);
        return;
    }
    Base base = std::move(study.base);
    DutyStudy duties = study_duties(std::move(base), study.options, *study.question.after, progress);
    study.duties_source = duties.duties_source;
    study.duties_sha256 = duties.duties_sha256;
    study.base = std::move(duties.base);
    study.wedges_before = duty_wedges(study.base.world, {}, duties.rows);
    study.before = std::move(duties.priced);
}

SideStudy side_study(const strategy::Chooser& chooser) {
    return {chooser.name, chooser.members, {}, 1.0, 1.0, 0.0, not_looked_for, true};
}

void play_one(WarStudy& study, const strategy::Stage& stage, const model::Progress& progress) {
    const WarQuestion& question = study.question;
    const strategy::Chooser& first = study.choosers.front();
    if (question.play == Play::in_kind)
        study.answer =
            best_answer_in_kind(stage, first, {study.choosers.begin() + 1, study.choosers.end()}, question.answer);
    else
        study.answer = best_answer(stage, first, question.answer, nullptr, progress);
    study.verdict = study.answer.verdict;
    study.why = study.answer.why;
    study.wedges = study.answer.wedges;
    if (!study.found()) return;
    for (std::size_t k = 0; k < study.choosers.size(); ++k) {
        SideStudy side = side_study(study.choosers[k]);
        if (k == 0) {
            side.rates = study.answer.rates;
            side.value_before = study.answer.value_today;
            side.value = study.answer.value;
            side.projected_gradient = study.answer.projected_gradient;
        } else {
            side.chooses = false;
            const std::vector<double> today = rates_in(*stage.world, study.choosers[k], stage.today);
            const std::vector<double> rates = rates_in(*stage.world, study.choosers[k], study.wedges);
            const std::vector<strategy::Variable> variables = variables_of(*stage.world, study.choosers[k]);
            for (std::size_t v = 0; v < variables.size(); ++v)
                side.rates.push_back({variables[v], rates[v], today[v], 0.0, false});
        }
        study.sides.push_back(std::move(side));
    }
}

void play_war(WarStudy& study, const strategy::Stage& stage, const model::Progress& progress) {
    study.war = war(stage, study.choosers, study.question.war, progress);
    study.verdict = study.war.verdict;
    study.why = study.war.why;
    study.wedges = study.war.wedges;
    if (!study.found()) return;
    for (std::size_t k = 0; k < study.choosers.size(); ++k) {
        const strategy::WarSide& from = study.war.sides[k];
        SideStudy side = side_study(study.choosers[k]);
        side.rates = from.rates;
        side.value_before = from.value_today;
        side.value = from.value;
        side.projected_gradient = from.projected_gradient;
        side.deviation_gain = study.question.war.verify ? from.deviation_gain : not_looked_for;
        study.sides.push_back(std::move(side));
    }
}

void play_talks(WarStudy& study, const strategy::Stage& stage, const model::Progress& progress) {
    study.talks = talks(stage, study.choosers, study.question.talks, progress);
    study.verdict = study.talks.verdict;
    study.why = study.talks.why;
    study.wedges = study.talks.wedges;
    if (!study.found()) return;
    for (std::size_t k = 0; k < study.choosers.size(); ++k) {
        const strategy::TalksSide& from = study.talks.sides[k];
        SideStudy side = side_study(study.choosers[k]);
        side.rates = from.rates;
        side.value_before = from.value_start;
        side.value = from.value;
        study.sides.push_back(std::move(side));
    }
    if (study.question.talks.from != strategy::TalksFrom::today)
        study.start = price(study.base.world, study.talks.start, stage.options);
}

void play_clubs(WarStudy& study, const strategy::Stage& stage, const model::Progress& progress) {
    study.clubs = clubs(stage, study.choosers, study.question.war, progress);
    study.verdict = study.clubs.verdict;
    study.why = study.clubs.why;
}

}  // namespace

const char* name_of(Play play) {
    switch (play) {
        case Play::best_answer:
            return "best answer";
        case Play::war:
            return "war";
        case Play::in_kind:
            return "answers in kind";
        case Play::talks:
            return "talks";
        case Play::clubs:
            return "clubs";
    }
    return "unknown";
}

WarStudy study_war(Base base, const BaseOptions& options, const WarQuestion& question,
                   const model::Progress& progress) {
    WarStudy study;
    study.base = std::move(base);
    study.options = options;
    study.question = question;
    study.choosers = choosers_named(study.base.world, question.sides);
    if (!(question.least < question.most))
        throw InputError(Option::bounds, "the least rate below the most",
                         fmt::format("{:g} and {:g} %", 100 * question.least, 100 * question.most));
    arm_sides(study);
    if (study.base.status != model::Status::converged) {
        study.verdict = strategy::Verdict::unsolved;
        study.why = "the base: " + study.base.worst_equation;
        return study;
    }
    set_duties_in_force(study, progress);
    if (!study.before.solved()) {
        study.verdict = strategy::Verdict::unsolved;
        study.why = "the duties in force: " + study.before.equilibrium.worst_equation;
        return study;
    }
    const strategy::Stage stage{&study.base.world, study.wedges_before, counterfactual_options(study.base, options)};
    if (const auto refusal = chooser_refusal(stage, study.choosers)) throw InputError(*refusal);
    switch (question.play) {
        case Play::best_answer:
        case Play::in_kind:
            play_one(study, stage, progress);
            break;
        case Play::war:
            play_war(study, stage, progress);
            break;
        case Play::talks:
            play_talks(study, stage, progress);
            break;
        case Play::clubs:
            play_clubs(study, stage, progress);
            return study;
    }
    if (!study.found()) return study;
    study.after = price(study.base.world, study.wedges, stage.options);
    if (study.after.solved()) return study;
    study.verdict = strategy::Verdict::unsolved;
    study.why = study.after.equilibrium.worst_equation;
    return study;
}

RatesTogether rates_together(const SideStudy& side, strategy::Lever lever, std::optional<Economy> partner,
                             std::optional<Sector> sector) {
    RatesTogether result;
    std::vector<double> rates;
    for (const strategy::ChosenRate& each : side.rates) {
        const strategy::Variable& of = each.variable;
        if (of.lever != lever || (partner && of.partner != partner) || (sector && of.sector != sector)) continue;
        result.today += each.today * of.base_trade_usd_m;
        result.chosen += each.rate * of.base_trade_usd_m;
        result.trade_usd_m += of.base_trade_usd_m;
        rates.push_back(each.rate);
    }
    result.count = rates.size();
    if (rates.empty()) return result;
    result.today /= result.trade_usd_m;
    result.chosen /= result.trade_usd_m;
    std::sort(rates.begin(), rates.end());
    result.low = rates.front();
    result.high = rates.back();
    const std::size_t middle = rates.size() / 2;
    result.median = rates.size() % 2 == 1 ? rates[middle] : (rates[middle - 1] + rates[middle]) / 2;
    return result;
}

Earned earned(const world::World& world, const OutcomeResult& priced, Economy economy) {
    Earned result{priced.equilibrium.point.wage_hat(economy), {}};
    if (world.profit_rate.empty()) return result;
    const double before = profits(world, world.output)(economy);
    if (before > 0) result.profit_factor = profits(world, priced.equilibrium.point.output_new)(economy) / before;
    return result;
}

}  // namespace parley::pricing
