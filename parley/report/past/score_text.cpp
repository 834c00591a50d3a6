#include "parley/report/past/score_text.hpp"

#include <cmath>

#include <fmt/format.h>

#include "parley/report/past/scores_json.hpp"
#include "parley/report/words/figures.hpp"

namespace parley::report::past {

std::string score_text(const precedents::Registered& registered, const histories::After& after) {
    const precedents::Answers answers = precedents::answers_of(after);
    std::string text = fmt::format(
        "{}, {}: written down by {}\n\n{:<36}", registered.slug, registered.day,
        registered.program.substr(0, 40) + (registered.registered_on.empty() ? "" : " on " + registered.registered_on),
        "");
    for (const precedents::MethodChances& method : registered.methods)
        text += fmt::format("{:>20}", words::cut(method.id, 19));
    text += "  happened\n";
    for (std::size_t q = 0; q < precedents::n_questions; ++q) {
        text += fmt::format("{:<36}", precedents::questions[q].words);
        for (const precedents::MethodChances& method : registered.methods)
            text += std::isnan(method.chances[q]) ? fmt::format("{:>20}", "-")
                                                  : fmt::format("{:>18.0f} %", 100 * method.chances[q]);
        text += fmt::format("  {}\n", !answers[q] ? "not known or not asked" : *answers[q] ? "yes" : "no");
    }
    for (const auto& [words, log] : {std::pair{"Brier", false}, std::pair{"log", true}}) {
        text += fmt::format("{:<36}", words);
        for (const precedents::MethodChances& method : registered.methods) {
            const precedents::Scores scores = scores_of(registered, method, answers);
            text += fmt::format("{:>20.3f}", log ? scores.log : scores.brier);
        }
        text += "\n";
    }
    return text;
}

}  // namespace parley::report::past
