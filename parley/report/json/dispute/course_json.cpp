#include "parley/report/json/dispute/course_json.hpp"

#include "parley/report/json/dispute/dispute_json.hpp"
#include "parley/report/words/course_words.hpp"

namespace parley::report::json {
namespace {

using Json = nlohmann::ordered_json;
using analysis::course::CourseAnalysis;
using dispute::course::Branch;

Json share_json(const analysis::course::Counted& is) {
    return {{"share", is.share}, {"error", is.error}};
}

Json date_json(const pricing::Worth& worth, double months) {
    const std::string date = analysis::course::date_after(worth.scenario().day, months);
    return date.empty() ? Json(nullptr) : Json(date);
}

Json gain_json(double all, double solved) {
    return {{"points", all}, {"solved_points", solved}, {"assumed_points", all - solved}};
}

Json members_json(const pricing::Worth& worth, dispute::course::Parties members) {
    Json result = Json::array();
    for (std::size_t p = 0; p < worth.scenario().parties.size(); ++p)
        if ((members >> p & 1) != 0) result.push_back(worth.scenario().parties[p].id);
    return result;
}

// What the levels of an outcome are worth to each party over today's, at the median wants: income is solved, the rest
// assumed.
Json over_today_json(const pricing::Worth& worth, Outcome outcome) {
    Json result = Json::object();
    for (std::size_t p = 0; p < worth.scenario().parties.size(); ++p) {
        double solved = 0.0;
        for (std::size_t t = 0; t < worth.terms[p].size(); ++t)
            if (worth.origins[p][t].weight == nullptr)
                solved += worth.terms[p][t].at(outcome) - worth.terms[p][t].at(worth.status_quo);
        const Side side{p};
        result[worth.scenario().parties[p].id] =
            gain_json(worth.payoffs(side, outcome) - worth.payoffs(side, worth.status_quo), solved);
    }
    return result;
}

Json number_or_null(const std::optional<double>& value) {
    return value ? Json(*value) : Json(nullptr);
}

// By party: the index of all its sectors, of goods, of services, and each sector that moves.
Json returns_json(const pricing::Worth& worth, const std::vector<analysis::course::Returns>& of) {
    Json result = Json::object();
    const world::World& world = worth.setting().world();
    for (std::size_t p = 0; p < of.size(); ++p) {
        Json sectors = Json::array();
        for (std::size_t s = 0; s < of[p].by_sector.size(); ++s)
            if (of[p].by_sector[s] != 0.0)
                sectors.push_back({{"sector", world.sectors[s].code},
                                   {"name", world.sectors[s].name},
                                   {"percent", of[p].by_sector[s]}});
        result[worth.scenario().parties[p].id] = {{"percent", of[p].all},
                                                  {"goods_percent", number_or_null(of[p].goods)},
                                                  {"services_percent", number_or_null(of[p].services)},
                                                  {"sectors", sectors}};
    }
    return result;
}

class Branches {
public:
    Branches(const pricing::Worth& worth, const CourseAnalysis& is) : worth_(worth), is_(is) {}

    Json all(const std::vector<Branch>& branches) {
        Json result = Json::array();
        for (const Branch& branch : branches) {
            const std::size_t mine = next_++;
            const Outcome outcome = is_.states.states[branch.step.to].outcome;
            Json turns = Json::array();
            for (const analysis::course::Turning& each : is_.notes[mine].turns)
                turns.push_back(
                    {{"party", worth_.scenario().parties[each.party].id},
                     {"term", each.term ? Json(is_.record->parties[each.party].terms[*each.term].name) : Json(nullptr)},
                     {"median_taken", each.taken},
                     {"median_left", each.left},
                     {"apart", each.apart},
                     {"words", words::turning_in_words(worth_, is_, each)}});
            Json row{{"words", words::step_in_words(worth_, is_, branch.step)},
                     {"act", words::name_of(branch.step.act)},
                     {"party", worth_.scenario().parties[branch.step.party].id},
                     {"share", branch.share},
                     {"months", branch.step.at},
                     {"early_months", branch.early},
                     {"late_months", branch.late},
                     {"date", date_json(worth_, branch.step.at)},
                     {"gain", gain_json(branch.step.gain, branch.step.solved)},
                     {"slip", branch.step.trembled},
                     {"outcome", outcome.value},
                     {"levels", outcome_json(worth_, outcome)["levels"]},
                     {"over_today", over_today_json(worth_, outcome)},
                     {"rests", branch.stays},
                     {"too_rare", branch.other},
                     {"turns_on", turns}};
            row["then"] = all(branch.then);
            result.push_back(std::move(row));
        }
        return result;
    }

private:
    const pricing::Worth& worth_;
    const CourseAnalysis& is_;
    std::size_t next_ = 0;
};

}  // namespace

Json course_json(const pricing::Worth& worth, const CourseAnalysis& is) {
    Json result = dispute_head(course_schema, worth);
    result["standing"] = "not validated";
    result["horizon_months"] = is.asked.horizon;
    result["learning"] = is.asked.learning;
    result["seed"] = is.asked.seed;
    result["from"] = outcome_json(worth, is.of.rules.from);
    // Endings and days are counted between these two; the tree is of all.
    Json between = nullptr;
    if (!worth.pairs.empty())
        between = Json::array({worth.scenario().parties[worth.pairs.front().threatens.value].id,
                               worth.scenario().parties[worth.pairs.front().threatened.value].id});
    result["between"] = between;
    Json endings = Json::array();
    for (std::size_t e = 0; e < is.endings.size(); ++e) {
        Json row{{"ending", dispute::endings::name_of(dispute::endings::all_endings[e])}};
        row.update(share_json(is.endings[e]));
        endings.push_back(std::move(row));
    }
    result["endings"] = endings;
    Json by = Json::array();
    for (const analysis::course::Milestone& each : is.by)
        by.push_back({{"months", each.months},
                      {"date", date_json(worth, each.months)},
                      {"carried_out", share_json(each.carried_out)},
                      {"answered", share_json(each.answered)},
                      {"beyond", share_json(each.beyond)},
                      {"signed", share_json(each.signed_by_both)},
                      {"gone", each.carried_out.share > 0 ? share_json(each.gone) : Json(nullptr)}});
    result["by"] = by;
    Json first = Json::array();
    for (const analysis::course::FirstMove& each : is.first)
        first.push_back({{"party", worth.scenario().parties[each.party].id},
                         {"share", each.share.share},
                         {"error", each.share.error},
                         {"words", words::step_in_words(worth, is, each.step)},
                         {"of_it", each.of_it},
                         {"gain", gain_json(each.step.gain, each.step.solved)}});
    result["first_moves"] = first;
    result["nobody_moves"] = is.nobody_moves;
    result["tree"] = {
        {"rests", is.tree.stays}, {"too_rare", is.tree.other}, {"then", Branches(worth, is).all(is.tree.then)}};
    Json agreements = Json::array();
    for (const auto& spoken : words::agreements_spoken_of(is))
        agreements.push_back({{"name", words::agreement_name(is, spoken.first, spoken.second)},
                              {"signatories", members_json(worth, is.states.members[spoken.first])},
                              {"words", words::content_in_words(worth, is, spoken.first, spoken.second)}});
    result["agreements"] = agreements;
    Json credibility = Json::array();
    for (const analysis::course::CourseCredibility& each : is.credibility) {
        const dispute::course::Announced& what = is.of.rules.announced[each.announced];
        credibility.push_back(
            {{"party", worth.scenario().parties[what.by.value].id},
             {"level", label_of(worth.table(), what.issue, what.level)},
             {"due", is.of.due_days[each.announced].empty() ? Json(nullptr) : Json(is.of.due_days[each.announced])},
             {"share", each.share},
             {"gain", gain_json(each.gain, each.solved)},
             {"needed_points", each.needed}});
    }
    result["credibility"] = credibility;
    const auto advice_json = [&](const analysis::course::Advice& each) {
        return Json{{"party", worth.scenario().parties[each.party].id},
                    {"signatories", members_json(worth, is.states.members[each.group])},
                    {"words", words::content_in_words(worth, is, each.group, each.content)},
                    {"outcome", is.states.states[each.state].outcome.value},
                    {"others_sign", each.signs},
                    {"own_signs", each.own},
                    {"price", gain_json(each.price, each.price_solved)}};
    };
    Json advice = Json::array();
    for (const analysis::course::Advice& each : is.advice) advice.push_back(advice_json(each));
    result["advice"] = advice;
    Json no_advice = Json::array();
    for (const analysis::course::NoAdvice& each : is.no_advice)
        no_advice.push_back({{"party", worth.scenario().parties[each.party].id},
                             {"nearest", each.nearest ? advice_json(*each.nearest) : Json(nullptr)}});
    result["no_advice"] = no_advice;
    Json expected = Json::object();
    for (std::size_t p = 0; p < is.expected.size(); ++p)
        expected[worth.scenario().parties[p].id] = gain_json(is.expected[p], is.expected_solved[p]);
    result["expected"] = expected;
    result["solved_with"] = {{"states", is.states.states.size()},
                             {"acts_left_out", is.states.moves_left_out},
                             {"types", is.types.front().wants.size()},
                             {"redraw_a_month", is.asked.options.redraw},
                             {"tremble_a_month", is.asked.options.tremble},
                             {"passes", is.solved.passes},
                             {"residual_point_years", is.solved.residual},
                             {"settled", is.solved.settled},
                             {"paths", is.walked.paths.size()},
                             {"solves", is.walked.solves}};
    result["manifest"] = dispute_manifest(worth);
    return result;
}

Json course_markets_json(const pricing::Worth& worth, const CourseAnalysis& is,
                         const analysis::course::CourseMarkets& markets) {
    Json endings = Json::array(), steps = Json::array();
    for (const analysis::course::EndingNews& each : markets.endings)
        endings.push_back({{"ending", dispute::endings::name_of(dispute::endings::all_endings[each.ending])},
                           {"share", each.share},
                           {"moves", returns_json(worth, each.moves)}});
    const auto add = [&](const auto& self, const std::vector<Branch>& branches) -> void {
        for (const Branch& branch : branches) {
            Json moves = Json::object();
            for (std::size_t p = 0; p < worth.scenario().parties.size(); ++p)
                moves[worth.scenario().parties[p].id] = markets.branches[steps.size()][p];
            steps.push_back({{"branch", steps.size() + 1},
                             {"words", words::step_in_words(worth, is, branch.step)},
                             {"share", branch.share},
                             {"moves_percent", moves}});
            self(self, branch.then);
        }
    };
    add(add, is.tree.then);
    return {{"expected", returns_json(worth, markets.expected)},
            {"endings", endings},
            {"steps", steps},
            {"equilibria", markets.equilibria},
            {"left_out", markets.without}};
}

}  // namespace parley::report::json
