#include "parley/precedents/printed.hpp"

#include <array>
#include <cmath>
#include <functional>
#include <limits>

#include <fmt/format.h>

#include "parley/core/parallel.hpp"
#include "parley/histories/embedded.hpp"
#include "parley/tables/files/csv.hpp"

namespace parley::precedents {

SharesBySlug course_of_the_past() {
    return read_shares("histories/course.csv", histories::embedded_history("course.csv"));
}

std::string shares_csv(const SharesBySlug& shares) {
    std::string text = "slug";
    for (const Question& question : questions) text += fmt::format(",{}", question.id);
    text += "\n";
    for (const auto& [slug, of] : shares) {
        text += slug;
        for (const double share : of) text += std::isnan(share) ? "," : fmt::format(",{:.6f}", share);
        text += "\n";
    }
    return text;
}

SharesBySlug read_shares(const std::string& file, std::string_view text) {
    const tables::Csv csv(file, text);
    SharesBySlug result;
    for (std::size_t row = 0; row < csv.row_count(); ++row) {
        Chances of{};
        for (std::size_t q = 0; q < n_questions; ++q) {
            const std::size_t column = csv.column({questions[q].id});
            of[q] = std::numeric_limits<double>::quiet_NaN();
            if (csv.text(row, column).empty()) continue;
            of[q] = csv.number(row, column);
            if (!(of[q] >= 0.0 && of[q] <= 1.0)) csv.fail(row, "a share from 0 to 1", csv.text(row, column));
        }
        const std::string& slug = csv.text(row, csv.column({"slug"}));
        if (!result.emplace(slug, of).second) csv.fail(row, "each dispute once", slug + " again");
    }
    return result;
}

Standing standing_of(const Method& method, std::span<const Case> cases) {
    const auto scores = [&](const Method& of) { return score(cases, left_out(of, cases), Scored::all_questions); };
    const Scores own = scores(method);
    return {cases.size(), own.brier, paired(cases, own, scores(left_out_rates())),
            paired(cases, own, scores(rates_with_features()))};
}

PrintedChances printed_chances(const Asked& asked, const std::vector<histories::History>& histories,
                               const SharesBySlug& past, const Chances* course, int threads) {
    PrintedChances result;
    result.asked = asked;
    const std::vector<Case> all = cases_of(histories);
    std::vector<Case> others;
    for (const Precedent& each : precedents_of(asked, histories).listed) others.push_back(case_of(*each.history));
    Case of{asked.id, asked.id, asked.features.day, asked.features.due_in.has_value(), {}, {}};
    if (asked.features.exposure) of.ln_exposure = std::log(*asked.features.exposure);
    result.rates = left_out_rates().chances(others, of);
    result.features = rates_with_features().chances(others, of);
    result.course.fill(std::numeric_limits<double>::quiet_NaN());
    result.pooled = result.course;
    if (course != nullptr) {
        result.course = *course;
        SharesBySlug shares = past;
        shares[of.slug] = *course;
        result.pooled = pooled("pooled", "", std::move(shares)).chances(others, of);
    }
    result.weight = pooling_weight(all, past, threads);
    const std::array<std::function<void()>, 3> standings{
        [&] { result.together = standing_of(pooled("pooled", "", past), all); },
        [&] { result.by_features = standing_of(rates_with_features(), all); },
        [&] { result.alone = standing_of(fixed("course", "", past), all); }};
    parallel_for(standings.size(), threads, [&](std::size_t k) { standings[k](); });
    return result;
}

}  // namespace parley::precedents
