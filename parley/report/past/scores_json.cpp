#include "parley/report/past/scores_json.hpp"

#include <cmath>

#include "parley/core/version.hpp"

namespace parley::report::past {
namespace {

using Json = nlohmann::ordered_json;

Json if_known(double number) {
    return std::isnan(number) ? Json(nullptr) : Json(number);
}

Json if_known(const histories::Answer& answer) {
    return answer ? Json(*answer) : Json(nullptr);
}

Json if_known(const std::string& text) {
    return text.empty() ? Json(nullptr) : Json(text);
}

// Without clusters to draw there is no interval.
Json paired_json(const precedents::Difference& difference) {
    const bool drawn = difference.clusters > 1;
    return {{"mean", if_known(difference.mean)},
            {"low", drawn ? if_known(difference.low) : Json(nullptr)},
            {"high", drawn ? if_known(difference.high) : Json(nullptr)},
            {"clusters", difference.clusters}};
}

}  // namespace

precedents::Scores scores_of(const precedents::Registered& registered, const precedents::MethodChances& method,
                             const precedents::Answers& answers) {
    precedents::Case asked{registered.slug, registered.slug, registered.day, false, {}, answers};
    for (std::size_t q = 0; q < precedents::n_questions; ++q)
        if (std::isnan(method.chances[q])) asked.answers[q].reset();
    return score({&asked, 1}, {&method.chances, 1}, precedents::Scored::all_questions);
}

Json score_json(const precedents::Registered& registered, const histories::After& after) {
    const precedents::Answers answers = precedents::answers_of(after);
    Json questions = Json::array(), methods = Json::array();
    for (std::size_t q = 0; q < precedents::n_questions; ++q) {
        Json chances = Json::object();
        for (const precedents::MethodChances& method : registered.methods)
            chances[method.id] = if_known(method.chances[q]);
        questions.push_back({{"id", precedents::questions[q].id},
                             {"words", precedents::questions[q].words},
                             {"chances", chances},
                             {"happened", if_known(answers[q])}});
    }
    for (const precedents::MethodChances& method : registered.methods) {
        const precedents::Scores scores = scores_of(registered, method, answers);
        methods.push_back({{"id", method.id}, {"brier", if_known(scores.brier)}, {"log", if_known(scores.log)}});
    }
    return {{"schema", "parley/score/1"},
            {"dispute", registered.slug},
            {"day", registered.day},
            {"registered_on", if_known(registered.registered_on)},
            {"questions", questions},
            {"methods", methods},
            {"manifest",
             {{"parley", version},
              {"written_down_by", registered.program},
              {"scenario_sha256", if_known(registered.scenario_sha256)}}}};
}

Json backtest_json(const precedents::Backtest& backtest) {
    Json methods = Json::array(), cases = Json::array();
    for (const precedents::MethodScores& each : backtest.methods)
        methods.push_back({{"id", each.id},
                           {"words", each.words},
                           {"brier", if_known(each.all.brier)},
                           {"log", if_known(each.all.log)},
                           {"primary_brier", if_known(each.primary.brier)},
                           {"less_rates", paired_json(each.against_rates)},
                           {"less_features", paired_json(each.against_features)},
                           {"p", if_known(each.p)},
                           {"since_world_brier", if_known(each.since_world)},
                           {"before_world_brier", if_known(each.before_world)}});
    for (std::size_t k = 0; k < backtest.cases.size(); ++k) {
        const precedents::Case& of = backtest.cases[k];
        if (!of.is_scored) continue;
        Json answers = Json::array();
        for (std::size_t q = 0; q < precedents::n_questions; ++q) {
            Json chances = Json::object();
            for (const precedents::MethodScores& method : backtest.methods)
                chances[method.id] = if_known(method.chances[k][q]);
            answers.push_back(
                {{"id", precedents::questions[q].id}, {"happened", if_known(of.answers[q])}, {"chances", chances}});
        }
        cases.push_back({{"id", of.slug}, {"day", of.day}, {"questions", answers}});
    }
    return {{"schema", "parley/backtest/1"},
            {"learnt_from", backtest.cases.size()},
            {"draws", backtest.draws},
            {"methods", methods},
            {"cases", cases},
            {"manifest", {{"parley", version}}}};
}

}  // namespace parley::report::past
