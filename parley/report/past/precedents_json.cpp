#include "parley/report/past/precedents_json.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "parley/core/version.hpp"

namespace parley::report::past {
namespace {

using Json = nlohmann::ordered_json;
using precedents::FirstCounts;
using precedents::Precedent;
using precedents::Share;

template <class Value>
Json or_null(const std::optional<Value>& value) {
    return value ? Json(*value) : Json(nullptr);
}

Json features_json(const precedents::Features& features) {
    return {{"day", features.day},
            {"due_in_days", or_null(features.due_in)},
            {"exposure_pct", or_null(features.exposure)},
            {"other_aim", features.other_aim},
            {"offer", features.offer},
            {"answer_announced", features.answer_announced},
            {"threatener", features.threatener},
            {"target", features.target},
            {"government", features.government}};
}

Json share_json(const Share& share) {
    if (share.of == 0) return {{"yes", 0}, {"of", 0}, {"share", nullptr}, {"low", nullptr}, {"high", nullptr}};
    return {{"yes", share.yes}, {"of", share.of}, {"share", share.share}, {"low", share.low}, {"high", share.high}};
}

Json first_json(const FirstCounts& counts) {
    return {{"of", counts.of},
            {"months", Json::array({3, 6, 12})},
            {"agreement", counts.agreement},
            {"carried_out", counts.carried_out}};
}

Json precedent_json(const Precedent& each) {
    Json alike = Json::object(), answers = Json::object(), events = Json::array();
    for (std::size_t f = 0; f < precedents::n_features; ++f)
        alike[precedents::feature_words[f]] = or_null(each.alike[f]);
    for (std::size_t q = 0; q < precedents::n_questions; ++q)
        answers[precedents::questions[q].id] = or_null(each.answers[q]);
    for (const histories::Event& event : each.history->after->events)
        events.push_back({{"date", event.date}, {"what", event.what}});
    return {{"slug", each.history->facts.slug},
            {"title", each.history->facts.title},
            {"later", each.later},
            {"alike_in", each.alike_in},
            {"known", each.known},
            {"alike", alike},
            {"features", features_json(each.features)},
            {"answers", answers},
            {"events", events}};
}

// "4 of 9" of the most alike, by question.
std::string counted_words(const precedents::Precedents& p, std::size_t most, std::size_t question) {
    std::size_t yes = 0, of = 0;
    for (std::size_t k = 0; k < most; ++k)
        if (const histories::Answer& answer = p.listed[k].answers[question]; answer) {
            ++of;
            yes += *answer ? 1 : 0;
        }
    return fmt::format("{} of {}", yes, of);
}

// Sentences that head the section of a brief.
Json summary_json(const precedents::Precedents& p) {
    constexpr std::size_t most_alike = 10, named = 3;
    const std::size_t most = std::min(most_alike, p.listed.size());
    if (most == 0) return Json::array();
    std::size_t later = 0;
    for (std::size_t k = 0; k < most; ++k) later += p.listed[k].later ? 1 : 0;
    const std::string of_later = later == 0 ? "" : fmt::format(" ({} of them later than it)", later);
    std::string names;
    for (std::size_t k = 0; k < std::min(named, most); ++k)
        names += fmt::format("{}{} (alike in {} of {}{})", k == 0 ? "" : "; ", p.listed[k].history->facts.title,
                             p.listed[k].alike_in, p.listed[k].known, p.listed[k].later ? ", a later one" : "");
    return {
        fmt::format(
            "Of the {} disputes most like it, of {} recorded{}, the threat was carried out within six months in "
            "{}, an agreement signed within six months in {}, and the demand met at least in part in {}, "
            "of those of which it is known.",
            most, p.listed.size(), of_later, counted_words(p, most, 0), counted_words(p, most, 3),
            counted_words(p, most, 5)),
        "Most like it: " + names + ".",
        "These are counts of what happened elsewhere, and no forecast of this dispute. The back-test scores every "
        "way of making one that was tried beside such rates (docs/backtest.md); none that looks at the case has been "
        "shown to do better, so no chance is printed here."};
}

}  // namespace

Json precedents_json(const precedents::Precedents& p) {
    Json listed = Json::array(), rates = Json::array();
    for (const Precedent& each : p.listed) listed.push_back(precedent_json(each));
    for (std::size_t q = 0; q < precedents::n_questions; ++q)
        rates.push_back({{"question", precedents::questions[q].id},
                         {"words", precedents::questions[q].words},
                         {"before", share_json(p.before[q])},
                         {"with_later", share_json(p.with_later[q])}});
    return {{"schema", "parley/precedents/1"},
            {"title", p.asked.title},
            {"summary", summary_json(p)},
            {"features", features_json(p.asked.features)},
            {"precedents", listed},
            {"rates", rates},
            {"first", {{"before", first_json(p.first_before)}, {"with_later", first_json(p.first_with_later)}}},
            {"left_out", p.own},
            {"manifest", {{"parley", version}}}};
}

}  // namespace parley::report::past
