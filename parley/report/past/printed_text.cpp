#include "parley/report/past/printed_text.hpp"

#include <cmath>

#include <fmt/format.h>

#include "parley/report/past/precedents_text.hpp"
#include "parley/report/words/figures.hpp"

namespace parley::report::past {
namespace {

using Json = nlohmann::ordered_json;
using precedents::PrintedChances;

constexpr std::size_t page_width = 80, named_first = 4;

std::string percent(double chance) {
    return std::isnan(chance) ? "-" : fmt::format("{:.0f} %", 100 * chance);
}

std::string against(const precedents::Difference& difference) {
    return fmt::format("{:+.3f} ({:+.3f} to {:+.3f})", difference.mean, difference.low, difference.high);
}

Json number_or_null(double value) {
    return std::isnan(value) ? Json(nullptr) : Json(value);
}

Json difference_json(const precedents::Difference& difference) {
    return {{"mean", difference.mean}, {"low", difference.low}, {"high", difference.high}};
}

Json standing_json(const precedents::Standing& standing) {
    return {{"standing", standing_words(standing.validated())},
            {"past_disputes", standing.cases},
            {"brier", standing.brier},
            {"less_left_out_rates", difference_json(standing.against_rates)},
            {"less_rates_due_day_exposure", difference_json(standing.against_features)}};
}

// What plain rates would have scored, and why they are not what is printed although they score better; nothing where
// they do not.
std::string why_not_plain_rates(const precedents::Standing& by) {
    if (!(by.against_rates.mean > 0.0) || told_worse(by)) return "";
    return fmt::format(
        " Plain rates score {:.3f}, a difference that is not told from none: which of the two is printed was fixed "
        "before a score was seen, and stays until the past tells them apart.",
        by.brier - by.against_rates.mean);
}

std::string standing_text(const PrintedChances& chances) {
    const bool pooled = chances.course_takes_part(), plain = !pooled && !chances.features_take_part();
    const precedents::Standing& by = pooled ? chances.together : chances.by_features;
    const std::string scores =
        plain ? fmt::format(
                    "plain rates score {:.3f} (Brier, the lower the better; a coin 0.250), better than with due "
                    "day and exposure, {} against them: {}",
                    by.brier - by.against_rates.mean, against(by.against_rates), standing_words(chances.validated()))
              : fmt::format("it scores {:.3f} (Brier, the lower the better; a coin 0.250), against plain rates {}: {}",
                            by.brier, against(by.against_rates), standing_words(chances.validated()));
    return fmt::format(
        "The chance: rates of past disputes{}{}. On {} past disputes, each left out of what it is learnt from, {}.{} "
        "The course alone scores {:.3f}: its shares are of what could happen, no chances{}.",
        plain ? "" : " with due day and exposure", pooled ? ", pooled with the course" : "", by.cases, scores,
        why_not_plain_rates(by), chances.alone.brier,
        pooled ? "" : ", and take no part in the chance, as the past gives them no weight that differs from none");
}

}  // namespace

const char* standing_words(bool validated) {
    return validated ? "validated" : "not validated";
}

std::string precedents_first_text(const precedents::Precedents& p, const PrintedChances& chances) {
    std::string text = "Disputes like this one, and what happened in them\n";
    const auto yes_no = [](const histories::Answer& answer, const char* yes, const char* no) {
        return !answer ? "" : *answer ? yes : no;
    };
    for (std::size_t k = 0; k < p.listed.size() && k < named_first; ++k) {
        const precedents::Precedent& each = p.listed[k];
        std::string happened;
        for (const char* part : {yes_no(each.answers[0], "carried out within 6 months", "not carried out by 6 months"),
                                 yes_no(each.answers[3], "signed by 6 months", "nothing signed by 6 months"),
                                 yes_no(each.answers[5], "demand met at least in part", "demand not met")})
            if (*part != '\0') happened += (happened.empty() ? "" : ", ") + std::string(part);
        text +=
            "  " +
            words::wrapped(fmt::format("{}{}, alike in {} of {}: {}.", each.history->facts.title,
                                       each.later ? " (came after this one)" : "", each.alike_in, each.known, happened),
                           page_width - 4, "    ") +
            "\n";
    }
    text += fmt::format("\nChances, {}\n  {:<34}{:>20}{:>8}{:>16}\n", standing_words(chances.validated()), "",
                        "past disputes (95 %)", "chance", "course's share");
    for (std::size_t q = 0; q < precedents::n_questions; ++q) {
        const precedents::Share& rate = p.with_later[q];
        const std::string counted = rate.of == 0 ? "-"
                                                 : fmt::format("{} of {} ({:.0f}-{:.0f} %)", rate.yes, rate.of,
                                                               100 * rate.low, 100 * rate.high);
        text += words::as_line(fmt::format("  {:<34}{:>20}{:>8}{:>16}", precedents::questions[q].words, counted,
                                           percent(chances.printed()[q]), percent(chances.course[q])));
    }
    const std::string later = later_in_words(p);
    if (!later.empty())
        text +=
            "  " +
            words::wrapped(
                later + " They count too, so this is no forecast of that day ('parley precedents': rates before it).",
                page_width - 2, "  ") +
            "\n";
    text += "  " + words::wrapped(standing_text(chances), page_width - 2, "  ") + "\n";
    return text;
}

Json printed_json(const PrintedChances& chances) {
    Json questions = Json::array();
    for (std::size_t q = 0; q < precedents::n_questions; ++q)
        questions.push_back({{"question", precedents::questions[q].id},
                             {"words", precedents::questions[q].words},
                             {"chance", number_or_null(chances.printed()[q])},
                             {"left_out_rate", number_or_null(chances.rates[q])},
                             {"rates_due_day_exposure", number_or_null(chances.features[q])},
                             {"course_share", number_or_null(chances.course[q])},
                             {"pooled", number_or_null(chances.pooled[q])}});
    return {{"standing", standing_words(chances.validated())},
            {"course_takes_part", chances.course_takes_part()},
            {"weight_of_course", {{"b", chances.weight.b}, {"low", chances.weight.low}, {"high", chances.weight.high}}},
            {"scores",
             {{"rates_due_day_exposure", standing_json(chances.by_features)},
              {"course", standing_json(chances.alone)},
              {"pooled", standing_json(chances.together)}}},
            {"questions", questions}};
}

}  // namespace parley::report::past
