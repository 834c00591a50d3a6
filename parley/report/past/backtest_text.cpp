#include "parley/report/past/backtest_text.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "parley/report/words/figures.hpp"

namespace parley::report::past {
namespace {

using precedents::Backtest;
using precedents::Case;
using precedents::Difference;
using precedents::MethodScores;

std::string interval(const Difference& difference) {
    if (difference.clusters < 2) return fmt::format("{:+.3f} (one story: no interval)", difference.mean);
    return fmt::format("{:+.3f} ({:+.3f} to {:+.3f})", difference.mean, difference.low, difference.high);
}

// Whether a method looks at the case at all: else answers dealt anew change nothing, and p says nothing.
std::string p_words(const MethodScores& each) {
    return each.p > 0.9995 ? "–" : fmt::format("{:.3f}", each.p);
}

std::string cell(double chance, const histories::Answer& answer) {
    if (!answer) return "";
    return fmt::format("{:.0f} {}", 100 * chance, *answer ? "yes" : "no");
}

std::size_t answered(const Backtest& backtest) {
    std::size_t count = 0;
    for (const Case& each : backtest.cases)
        for (const histories::Answer& answer : each.answers) count += answer && each.is_scored ? 1 : 0;
    return count;
}

std::size_t scored(const Backtest& backtest) {
    return static_cast<std::size_t>(
        std::count_if(backtest.cases.begin(), backtest.cases.end(), [](const Case& each) { return each.is_scored; }));
}

const MethodScores& with_features(const Backtest& backtest) {
    return backtest.methods[3];
}

}  // namespace

std::string backtest_text(const Backtest& backtest) {
    std::string text = fmt::format(
        "{}, {} answers; learnt from {} past disputes. Brier and log scores, the lower the "
        "better.\n\n",
        words::counted(scored(backtest), "past dispute", "past disputes"), answered(backtest), backtest.cases.size());
    text += fmt::format("{:<32}{:>6}{:>7}{:>8}  {}\n", "", "Brier", "log", "primary", "less left-out rates");
    for (const MethodScores& each : backtest.methods)
        text += fmt::format("{:<32}{:>6.3f}{:>7.3f}{:>8.3f}  {}\n", words::cut(each.words, 31), each.all.brier,
                            each.all.log, each.primary.brier, interval(each.against_rates));
    return text + "\nA difference is one only where its 95 % interval does not hold zero.\n";
}

std::vector<TwiceCoded> coded_twice(const std::vector<Case>& cases, const std::vector<precedents::Method>& first,
                                    const std::vector<precedents::Method>& second,
                                    const std::vector<std::string>& slugs) {
    std::vector<TwiceCoded> result;
    for (const std::string& slug : slugs) {
        TwiceCoded twice{slug, {}, {}, {}};
        const auto brier = [&](const precedents::Method& method) {
            const precedents::Scores scores = score(cases, left_out(method, cases), precedents::Scored::all_questions);
            for (std::size_t k = 0; k < cases.size(); ++k)
                if (cases[k].slug == slug) return scores.by_case[k];
            return 0.0;
        };
        for (std::size_t view = 0; view < first.size(); ++view) {
            twice.words.push_back(first[view].words);
            twice.first.push_back(brier(first[view]));
            twice.second.push_back(brier(second[view]));
        }
        result.push_back(std::move(twice));
    }
    return result;
}

static std::string record_table(const std::vector<RecordRow>& record) {
    if (record.empty()) return {};
    std::string text =
        "\n## What the record says\n\nNats of what was said about the wants of the one who threatens and of the one "
        "who "
        "is threatened, and how many conclusions\n(`parley record`) 19 wants of 20 that fit agree on, before anything "
        "was said and by what was said; wants in points of income, and in\nstakes, the range of a party's solved "
        "income. *Torn*: parties that said what cannot all be meant within Protocol 1's ranges.\n\n"
        "| dispute | threatens, points | threatened | decided before | by the record | torn | threatens, stakes | "
        "threatened | decided before | by the record | torn |\n|---|---|---|---|---|---|---|---|---|---|---|\n";
    std::array<precedents::RecordSays, 2> mean{};
    for (const RecordRow& each : record) {
        text += fmt::format("| {} |", each.slug);
        for (std::size_t unit = 0; unit < mean.size(); ++unit) {
            const precedents::RecordSays& says = each.by_unit[unit];
            text +=
                fmt::format(" {:.2f} | {:.2f} | {:.0f} of {:.0f} | {:.0f} | {:.0f} |", says.threatens, says.threatened,
                            says.decided_before, says.conclusions, says.decided, says.contradicted);
            const auto n = static_cast<double>(record.size());
            mean[unit].threatens += says.threatens / n;
            mean[unit].threatened += says.threatened / n;
            mean[unit].conclusions += says.conclusions;
            mean[unit].decided += says.decided;
            mean[unit].decided_before += says.decided_before;
            mean[unit].contradicted += says.contradicted;
        }
        text += "\n";
    }
    text += "| all |";
    for (const precedents::RecordSays& says : mean) {
        const double asked = says.conclusions > 0 ? says.conclusions : 1.0;
        text += fmt::format(" {:.2f} | {:.2f} | {:.0f} % | {:.0f} % | {:.0f} |", says.threatens, says.threatened,
                            100 * says.decided_before / asked, 100 * says.decided / asked, says.contradicted);
    }
    return text + "\n";
}

std::string pooling_text(const Backtest& backtest, const precedents::PoolingWeight& weight) {
    const auto method = [&](const char* id) -> const MethodScores* {
        for (const MethodScores& each : backtest.methods)
            if (each.id == id) return &each;
        return nullptr;
    };
    const MethodScores *alone = method("course"), *pooled = method("pooled");
    if (alone == nullptr || pooled == nullptr) return {};
    const auto validated = [](const MethodScores& each) {
        return each.against_rates.clusters > 1 && each.against_rates.high < 0.0 && each.against_features.high < 0.0;
    };
    const auto against = [](const Difference& difference) {
        return difference.low > 0.0 ? "worse than" : difference.high < 0.0 ? "better than" : "no different from";
    };
    std::string text = "\n## The standing that follows\n\n";
    for (const auto& [each, words] : {std::pair{alone, "The course alone"}, {pooled, "Pooled with the rates"}})
        text += fmt::format("- {}: Brier {:.3f}, {} left-out rates, {} rates with due day and exposure: **{}**.\n",
                            words, each->all.brier, against(each->against_rates), against(each->against_features),
                            validated(*each) ? "validated" : "not validated");
    text += fmt::format(
        "\nValidated is what both intervals put below zero. Of the logit of the course's share the pooled chances take "
        "over b = {:.2f} ({:.2f} to {:.2f};\nclusters drawn with replacement; from 0 to 1, drawn to 0). {}\n",
        weight.b, weight.low, weight.high,
        weight.low > 0.005 ? "The interval does not hold zero."
                           : "The interval holds zero: the course takes no part in printed chances, and is shown as "
                             "what could happen.");
    if (const MethodScores* by = method("rates-due-exposure")) {
        const bool told = by->against_rates.clusters > 1 && by->against_rates.low > 0.0;
        text += fmt::format("\nRates with due day and exposure score {:.3f}, {} left-out rates: {}\n", by->all.brier,
                            against(by->against_rates),
                            told ? "what is printed is left-out rates."
                                 : "what was fixed before a score was seen is printed, rates with both.");
    }
    return text;
}

std::string backtest_page(const Backtest& backtest, const std::vector<RecordRow>& record,
                          const std::vector<TwiceCoded>& twice, const std::vector<Variant>& variants,
                          const std::string& standing) {
    std::string text =
        "# The back-test\n\nWritten by `make backtest`; good or bad, it is what came out. What is asked, of whom, and "
        "how chances are\nlearnt and scored: [precedents](precedents.md).\n\n";
    text += fmt::format(
        "{} past disputes, {} answers. Brier and log scores, chances clipped to 0.02–0.98, the lower the better; a "
        "case "
        "weighs the same\nhowever many questions it answers. Differences of Brier scores with 95 % intervals (clusters "
        "drawn with replacement): one is a\ndifference only where its interval does not hold zero. *p*: how often {} "
        "deals of the answers among the cases, with everything\nfitted again, score as well; –: no deal "
        "changes the score.\n\n",
        backtest.cases.size(), answered(backtest), backtest.draws);
    text +=
        "| method | Brier | log | Brier, primary | less left-out rates | less rates, due day, exposure | p |\n"
        "|---|---|---|---|---|---|---|\n";
    for (const MethodScores& each : backtest.methods)
        text += fmt::format("| {} | {:.3f} | {:.3f} | {:.3f} | {} | {} | {} |\n", each.words, each.all.brier,
                            each.all.log, each.primary.brier, interval(each.against_rates),
                            interval(each.against_features), p_words(each));
    text += standing;
    text +=
        "\n## By age\n\nBrier scores of the disputes since 2017 and of the older ones, whose prices are of a later "
        "year than their cut-off.\n\n| method | since 2017 | before |\n|---|---|---|\n";
    for (const MethodScores& each : backtest.methods)
        text += fmt::format("| {} | {:.3f} | {:.3f} |\n", each.words, each.since_world, each.before_world);
    text += fmt::format("\nWhere a truce is no agreement, left-out rates score {:.3f}.\n", backtest.without_truces);
    text += record_table(record);
    if (!variants.empty()) {
        text +=
            "\n## Variants tried\n\nMethods as they once were, with the scores that they had; none was chosen by its "
            "score.\n\n| method | Brier | log | Brier, primary | |\n|---|---|---|---|---|\n";
        for (const Variant& each : variants)
            text +=
                fmt::format("| {} | {} | {} | {} | {} |\n", each.words, each.brier, each.log, each.primary, each.note);
    }
    if (!twice.empty()) {
        text +=
            "\n## Coded twice\n\nBrier scores of the same lenses on a second coding, by another reading of the levels "
            "and "
            "by the same coder (tools/code_histories.py). A second coder's are compared "
            "[elsewhere](precedents.md#a-second-coder).\n\n| dispute | method | first | second |\n|---|---|---|---|\n";
        for (const TwiceCoded& each : twice)
            for (std::size_t view = 0; view < each.words.size(); ++view)
                text += fmt::format("| {} | {} | {:.3f} | {:.3f} |\n", each.slug, each.words[view], each.first[view],
                                    each.second[view]);
    }
    text +=
        "\n## Reliability of rates, due day, exposure\n\n| chances | answers | mean chance | happened |\n"
        "|---|---|---|---|\n";
    for (const precedents::Bin& bin : backtest.bins)
        if (bin.of > 0)
            text += fmt::format("| {:.0f} to {:.0f} % | {} | {:.0f} % | {:.0f} % |\n", 100 * bin.from, 100 * bin.to,
                                bin.of, 100 * bin.chance, 100 * bin.happened);
    text +=
        "\n## Every chance, and what happened\n\nIn percent, by rates, due day and exposure, learnt from the other "
        "clusters. Empty: not known, not asked, or it had happened before.\n\n| dispute |";
    for (const precedents::Question& question : precedents::questions) text += fmt::format(" {} |", question.words);
    text += "\n|---|";
    for (std::size_t q = 0; q < precedents::n_questions; ++q) text += "---|";
    text += "\n";
    for (std::size_t k = 0; k < backtest.cases.size(); ++k) {
        text += fmt::format("| {} |", backtest.cases[k].slug);
        for (std::size_t q = 0; q < precedents::n_questions; ++q)
            text += fmt::format(" {} |", cell(with_features(backtest).chances[k][q], backtest.cases[k].answers[q]));
        text += "\n";
    }
    return text;
}

}  // namespace parley::report::past
