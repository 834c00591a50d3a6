// Duties on part of the products against an independent computation: shared/golden/product-groups.md (numpy, exact
// hats; world-2017, closure fixed, mobile factors, no baseline measures). Its figures are read there, not repeated
// here.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "parley/model/welfare.hpp"
#include "parley/tables/files/csv.hpp"
#include "parley/world/folder/world_folder.hpp"
#include "tests/support/product_split.hpp"
#include "tests/support/shared_data.hpp"
#include "tests/support/slow_model.hpp"
#include "tests/support/tolerances.hpp"
#include "tests/support/verification.hpp"

namespace parley::testing::product_groups_test {
namespace {

// USA and CHN, bn USD, and how many decimals are printed.
struct Figure {
    double usa, chn;
    int decimals;
};

// Minus signs as in print become those of numbers.
std::string plain(std::string text) {
    for (std::size_t at; (at = text.find("−")) != std::string::npos;) text.replace(at, 3, "-");
    return text;
}

// "−4.82 / −8.32", at or after `at`.
Figure figure(const std::string& text, std::size_t at = 0) {
    const std::size_t slash = text.find(" / ", at), start = text.find_first_of("+-.0123456789", at);
    const std::string one = text.substr(start, slash - start);
    return {std::stod(one), std::stod(text.substr(slash + 3)), static_cast<int>(one.size() - one.find('.') - 1)};
}

class ProductGroups : public ::testing::Test {
protected:
    void SetUp() override {
        if (shared_folder().empty()) GTEST_SKIP() << shared_absent;
        const std::filesystem::path file = shared_folder() / "golden" / "product-groups.md";
        if (!std::filesystem::exists(file)) GTEST_SKIP() << "shared/golden/product-groups.md is not there";
        text_ = plain(tables::read_file(file.string()));
        world_ = world::read_world_folder(source_folder() / "data" / "world-2017");
        usa_ = *world_.find_economy("USA");
        chn_ = *world_.find_economy("CHN");
    }

    // The cells of the row that begins with this source.
    std::vector<std::string> row(const std::string& source) const {
        std::size_t at = text_.find("\n| " + source + " |");
        EXPECT_NE(at, std::string::npos) << source;
        const std::string line = text_.substr(at + 1, text_.find('\n', at + 1) - at - 1);
        std::vector<std::string> cells;
        for (std::size_t bar = 0, next; (next = line.find('|', bar + 1)) != std::string::npos; bar = next)
            cells.push_back(line.substr(bar + 1, next - bar - 1));
        return cells;
    }

    std::size_t place(const std::string& words, std::size_t from = 0) const {
        const std::size_t at = text_.find(words, from);
        EXPECT_NE(at, std::string::npos) << words;
        return at + words.size();
    }

    // A purchase bears points on a share of its products, the same for every seller.
    void levy(model::Wedges& wedges, Economy n, Economy i, Sector s, double points, double share) const {
        if (share >= 1 || world_.expenditure(n, s) == 0) {
            wedges.duty_rate(n, i, s) += points;
            return;
        }
        split(world_, wedges, n, s, same_share(world_, share)).duty_rate(i, Group{0}) += points;
    }

    // 25 points on 150 bn USD of Chinese goods, and on the same share of American goods.
    model::Wedges threat(bool answered, bool spread = false) const {
        double goods = 0.0;
        for (const Sector s : world_.each_sector())
            if (world_.sectors[s.value].goods) goods += world_.flow(usa_, chn_, s);
        const double share = 150e3 / goods;
        EXPECT_NEAR(share, 0.4078, 0.00005);
        model::Wedges wedges = model::no_change(world_);
        for (const Sector s : world_.each_sector()) {
            if (!world_.sectors[s.value].goods) continue;
            levy(wedges, usa_, chn_, s, spread ? 0.25 * share : 0.25, spread ? 1 : share);
            if (answered) levy(wedges, chn_, usa_, s, 0.25, share);
        }
        return wedges;
    }

    // What is added in force in September 2019, on the share of each sector that bears it.
    model::Wedges in_force(bool spread) const {
        const std::string file = (shared_folder() / "data" / "duties" / "us-china-2018-2020-sectors.csv").string();
        const std::string text = tables::read_file(file);
        const tables::Csv rows(file, text);
        const std::size_t month = rows.column({"month"}), sector = rows.column({"sector"});
        const std::size_t points = rows.column({"added_points"}), covered = rows.column({"covered_pct"});
        model::Wedges wedges = model::no_change(world_);
        for (std::size_t k = 0; k < rows.row_count(); ++k) {
            if (rows.text(k, month) != "2019-09") continue;
            const bool american = rows.text(k, rows.column({"importer"})) == "USA";
            const Sector s = *world_.find_sector(rows.text(k, sector));
            const double share = rows.number(k, covered) / 100, mean = rows.number(k, points) / 100;
            levy(wedges, american ? usa_ : chn_, american ? chn_ : usa_, s, spread ? mean : mean / share,
                 spread ? 1 : share);
        }
        return wedges;
    }

    std::pair<double, double> bn_usd(const Table<Economy>& welfare_factor) const {
        return {(welfare_factor(usa_) - 1) * world_.income(usa_) / 1e3,
                (welfare_factor(chn_) - 1) * world_.income(chn_) / 1e3};
    }

    std::pair<double, double> solved(const model::Wedges& wedges) const {
        const model::Equilibrium result = solve(world_, wedges);
        EXPECT_EQ(result.status, model::Status::converged) << result.worst_equation;
        EXPECT_LE(residual(world_, wedges, {}, result.point).largest, 1e-10);
        return bn_usd(welfare(world_, result.point).welfare_factor);
    }

    // Half a unit of the last digit, and what rounding at a half leaves open.
    void expect_as_printed(const std::pair<double, double>& ours, const Figure& theirs) {
        allowed_ = 0.502 * std::pow(10, -theirs.decimals);
        EXPECT_NEAR(ours.first, theirs.usa, allowed_) << "USA, bn USD";
        EXPECT_NEAR(ours.second, theirs.chn, allowed_) << "CHN, bn USD";
        gap_ = std::max({gap_, std::abs(ours.first - theirs.usa), std::abs(ours.second - theirs.chn)});
    }

    void record(const std::string& what) const {
        verify("Duties on part of the products: an independent computation in numpy, world-2017",
               "largest gap of a printed figure, bn USD: " + what, 0.0, gap_, allowed_);
    }

    std::string text_;
    world::World world_;
    Economy usa_, chn_;
    double gap_ = 0.0, allowed_ = 0.0;
};

const std::vector<std::string> sources{"LL", "U4", "CP", "IS", "BSY", "GYY", "FGO", "Shap"};

TEST_F(ProductGroups, the_reference_threat_on_part_of_the_goods_by_eight_sources_world_2017_to_the_printed_digits) {
    const std::vector<std::pair<double, std::size_t>> columns{{1.0, 2}, {1.5, 3}, {2.5, 4}};
    for (const std::string& source : sources) {
        SCOPED_TRACE(source);
        ASSERT_TRUE(use_elasticities(world_, source));
        const std::vector<std::string> cells = row(source);
        ASSERT_EQ(cells.size(), 6U);
        {
            SCOPED_TRACE("spread over the flow");
            expect_as_printed(solved(threat(false, true)), figure(cells[1]));
        }
        for (const auto& [substitution, column] : columns) {
            SCOPED_TRACE("σ = " + std::to_string(substitution));
            world_.group_substitution = substitution;
            expect_as_printed(solved(threat(false)), figure(cells[column]));
        }
        // As near to each other as varieties of one group: σ of each sector its θ + 1, which only the slow model knows.
        SlowClosure near;
        for (const double theta : world_.theta) near.substitution.push_back(theta + 1);
        const SlowSolution slow = slow_solve_patiently(world_, threat(false), near);
        ASSERT_TRUE(slow.converged);
        SCOPED_TRACE("σ = θ + 1");
        expect_as_printed(bn_usd(slow.welfare_factor), figure(cells[5]));
    }
    record("25 points on 150 bn USD of Chinese goods, 8 sources of θ, 5 ways");
}

TEST_F(ProductGroups, an_answer_in_kind_world_2017_to_the_printed_digits) {
    world_.group_substitution = 1.0;
    for (const std::string source : {"LL", "U4", "CP", "FGO"}) {
        SCOPED_TRACE(source);
        ASSERT_TRUE(use_elasticities(world_, source));
        const std::size_t at = place(source + " ", place("Answered in kind, σ = 1:"));
        expect_as_printed(solved(threat(true)), figure(text_, at));
    }
    record("answered in kind, 4 sources of θ");
}

TEST_F(ProductGroups, duties_in_force_in_september_2019_on_the_share_covered_world_2017_to_the_printed_digits) {
    world_.group_substitution = 1.5;
    const std::size_t paragraph = place("In force 2019-09");
    for (const std::string source : {"LL", "U4"}) {
        SCOPED_TRACE(source);
        ASSERT_TRUE(use_elasticities(world_, source));
        const std::size_t spread = place(source + " ", paragraph);
        expect_as_printed(solved(in_force(true)), figure(text_, spread));
        expect_as_printed(solved(in_force(false)), figure(text_, place("→", spread)));
    }
    record("in force in September 2019 on what is covered, 2 sources of θ, spread and in groups");
    // The range over all sources.
    double usa[2] = {1e9, -1e9}, chn[2] = {1e9, -1e9};
    for (const std::string& source : sources) {
        ASSERT_TRUE(use_elasticities(world_, source));
        const auto [of_usa, of_chn] = solved(in_force(false));
        usa[0] = std::min(usa[0], of_usa), usa[1] = std::max(usa[1], of_usa);
        chn[0] = std::min(chn[0], of_chn), chn[1] = std::max(chn[1], of_chn);
    }
    const auto range = [&](const std::string& who, const double(&ours)[2]) {
        SCOPED_TRACE(who);
        const std::size_t at = place("all eight sources", paragraph), first = place(who + " ", at);
        const double least = std::stod(text_.substr(first)), most = std::stod(text_.substr(place("to ", first)));
        EXPECT_NEAR(ours[1], least, 0.0502);
        EXPECT_NEAR(ours[0], most, 0.0502);
    };
    range("USA", usa);
    range("CHN", chn);
}

TEST_F(ProductGroups, the_slow_model_agrees_on_the_reference_threat_world_2017) {
    for (const double substitution : {1.0, 1.5, 2.5}) {
        world_.group_substitution = substitution;
        const model::Wedges wedges = threat(true);
        model::SolveOptions options;
        options.tolerance = tight;
        const model::Equilibrium fast = solve(world_, wedges, options);
        const SlowSolution slow = slow_solve_patiently(world_, wedges);
        ASSERT_EQ(fast.status, model::Status::converged) << fast.worst_equation;
        ASSERT_TRUE(slow.converged);
        const model::Welfare ours = welfare(world_, fast.point);
        const model::PartFlows flow = part_flows(world_, wedges, fast.point);
        for (const Economy n : world_.each_economy())
            EXPECT_NEAR(ours.welfare_factor(n), slow.welfare_factor(n), closed_form);
        for (std::size_t k = 0; k < wedges.split.size(); ++k)
            for (const Economy i : world_.each_economy())
                for (const Group g : wedges.split[k].base.each_group())
                    EXPECT_NEAR(flow.split[k](i, g) / world_.income(wedges.split[k].base.buyer),
                                slow.split_flow_new[k](i, g) / world_.income(wedges.split[k].base.buyer), closed_form);
    }
}

}  // namespace
}  // namespace parley::testing::product_groups_test
