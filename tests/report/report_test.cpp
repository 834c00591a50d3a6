#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parley/core/input_error.hpp"
#include "parley/report/json/solve_json.hpp"
#include "parley/report/text/page/solve_page.hpp"
#include "parley/report/text/solve_text.hpp"
#include "parley/report/words/figures.hpp"
#include "tests/study/small_world.hpp"
#include "tests/support/json_schema.hpp"
#include "tests/support/shared_data.hpp"

namespace parley::report_test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

pricing::DutyStudy study(const std::vector<std::string>& words, const pricing::BaseOptions& options = {},
                         pricing::Detail detail = pricing::Detail::exact) {
    pricing::DutyQuestion question;
    question.detail = detail;
    for (const std::string& text : words) {
        question.words.push_back(value_or_throw(pricing::parse_duty(text)));
        question.as_typed += (question.as_typed.empty() ? "--duty " : " --duty ") + text;
    }
    question.as_typed += " --by USA";
    question.importers = {"USA"};
    pricing::Base base = prepare_base(testing::small_world(), options);
    base.source = "bundled";
    base.sha256 = std::string(64, 'a');
    return study_duties(std::move(base), options, question);
}

nlohmann::json schema() {
    std::ifstream file(testing::source_folder() / "docs/schema/solve-1.schema.json");
    return nlohmann::json::parse(file);
}

nlohmann::json json_of(const pricing::DutyStudy& duty) {
    return nlohmann::json::parse(report::json::solve_json(duty).dump());
}

TEST(SolveJson, follows_its_schema) {
    for (const char* words : {"CHN:+25:goods", "*:10:all", "CHN:+25:goods:0.1"})
        EXPECT_EQ(testing::schema_problem(schema(), json_of(study({words}))), "") << words;
}

TEST(SolveJson, the_schema_notices_what_is_wrong) {
    nlohmann::json result = json_of(study({"CHN:+25:goods"}));
    result["economies"][0]["welfare_pct"] = nullptr;
    EXPECT_EQ(testing::schema_problem(schema(), result), "$.economies[0].welfare_pct is not of type \"number\": null");
    result = json_of(study({"CHN:+25:goods"}));
    result.erase("economies");
    EXPECT_EQ(testing::schema_problem(schema(), result), "$ has no \"economies\"");
    result = json_of(study({"CHN:+25:goods"}));
    result["surprise"] = 1;
    EXPECT_EQ(testing::schema_problem(schema(), result), "$ has an unknown member surprise");
}

TEST(SolvePage, shows_nothing_of_the_exact_decomposition) {
    const pricing::DutyStudy all = study({"CHN:+25:goods"});
    const pricing::DutyStudy quick = study({"CHN:+25:goods"}, {}, pricing::Detail::one_step);
    EXPECT_EQ(all.priced.exact.status, model::Status::converged);
    EXPECT_EQ(quick.priced.exact.status, model::Status::not_run);
    EXPECT_EQ(report::text::solve_page(quick, name_of), report::text::solve_page(all, name_of));
    EXPECT_NE(report::text::solve_text(quick, name_of), report::text::solve_text(all, name_of));
}

TEST(SolveJson, a_failed_solve_has_a_status_and_no_results) {
    pricing::BaseOptions options;
    options.solve.max_iterations = 2;
    const nlohmann::json result = json_of(study({"CHN:+25:goods"}, options));
    EXPECT_EQ(testing::schema_problem(schema(), result), "");
    EXPECT_EQ(result["status"], "iteration limit");
    EXPECT_FALSE(result.contains("economies"));
    EXPECT_FALSE(result.contains("sectors"));
}

TEST(SolveJson, has_the_figures_of_the_study) {
    const pricing::DutyStudy duty = study({"CHN:+25:goods"});
    const nlohmann::json result = json_of(duty);
    const nlohmann::json& usa = result["economies"][0];
    EXPECT_EQ(usa["code"], "USA");
    EXPECT_DOUBLE_EQ(usa["welfare_pct"], 100 * (duty.priced.welfare.welfare_factor(Economy{0}) - 1));
    EXPECT_DOUBLE_EQ(usa["duty_revenue_base_usd_m"], 0.03 * 450);
    EXPECT_NEAR(usa["tot_exact_pct"].get<double>() + usa["vot_exact_pct"].get<double>() +
                    usa["fiscal_exact_pct"].get<double>() + usa["transfers_exact_pct"].get<double>(),
                usa["welfare_pct"].get<double>(), 1e-4);
    EXPECT_EQ(result["balances"].size(), 1U);
    EXPECT_EQ(result["manifest"]["options"]["elasticities"], "LL");
}

TEST(SolveText, says_what_was_done_and_what_was_assumed) {
    const std::string text = report::text::solve_text(study({"CHN:+25:goods:0.09"}));
    EXPECT_THAT(
        text, HasSubstr("USA adds 25 points to its duties on goods from CHN, on 0.09 bn USD of the 0.5 bn (20.0 %)."));
    for (const char* part :
         {"Real income", "United States", "China", "most affected others", "Goods balance, USA with CHN",
          "Duty revenue, USA", "Most affected sectors", "one-step", "closure fixed", "LL", "World small"})
        EXPECT_THAT(text, HasSubstr(part));
    EXPECT_THAT(text, Not(HasSubstr("nan")));
}

TEST(SolveText, lines_fit_a_terminal_of_100_columns) {
    std::istringstream text(report::text::solve_text(study({"CHN:+25:goods:0.09", "EU27,ROW:10:J"})));
    for (std::string line; std::getline(text, line);) {
        std::size_t letters = 0;
        for (const char c : line) letters += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
        EXPECT_LE(letters, 100U) << line;
        EXPECT_FALSE(line.ends_with(' ')) << line;
    }
}

TEST(SolveText, a_failure_is_one_line_with_the_worst_equation) {
    pricing::BaseOptions options;
    options.solve.max_iterations = 2;
    const pricing::DutyStudy failed = study({"CHN:+25:goods"}, options);
    EXPECT_THAT(report::text::failure_text(failed),
                HasSubstr("the counterfactual did not settle (iteration limit after 2 iterations)"));
    EXPECT_THAT(report::text::failure_text(failed), HasSubstr(failed.worst_equation()));
    EXPECT_THAT(report::text::failure_text(failed), Not(HasSubstr("\n")));
}

TEST(Figures, carry_signs_and_no_minus_zero) {
    EXPECT_EQ(report::words::percent_change(0.99837), "-0.163 %");
    EXPECT_EQ(report::words::percent_change(1.0000001), "0.000 %");
    EXPECT_EQ(report::words::percent_change(0.9999999), "0.000 %");
    EXPECT_EQ(report::words::change_in_bn(12345.6), "+12.35");
    EXPECT_EQ(report::words::in_bn(-1.0), "0.0");
    EXPECT_EQ(report::words::in_bn(-265100.0), "-265.1");
    EXPECT_EQ(report::words::plainly(25.0), "25");
    EXPECT_EQ(report::words::plainly(0.5), "0.5");
}

TEST(Figures, text_is_cut_and_wrapped_by_letters_not_bytes) {
    EXPECT_EQ(report::words::cut("Côte d’Ivoire", 13), "Côte d’Ivoire");
    EXPECT_EQ(report::words::cut("Côte d’Ivoire", 6), "Côte…");
    EXPECT_EQ(report::words::wrapped("one two three four", 9, "  "), "one two\n  three\n  four");
    EXPECT_EQ(report::words::wrapped("", 9), "");
}

}  // namespace
}  // namespace parley::report_test
