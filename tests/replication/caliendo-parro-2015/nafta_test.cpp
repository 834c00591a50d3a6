// NAFTA's duty cuts: the published tables of Caliendo & Parro (2015). SOURCE.md says how they are read.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "parley/model/effects/decomposition.hpp"
#include "tests/replication/caliendo-parro-2015/nafta.hpp"
#include "tests/replication/published.hpp"
#include "tests/support/verification.hpp"

namespace parley::testing::nafta_test {
namespace {

const std::string paper = "Caliendo & Parro (2015), ";

class CaliendoParro2015 : public ::testing::Test {
protected:
    void SetUp() override {
        nafta_ = nafta("duties-nafta-2005.csv");
        if (!nafta_) GTEST_SKIP() << shared_absent;
    }
    const world::World& base() const { return nafta_->base; }
    Economy at(const std::string& code) const { return economy(base(), code); }

    std::optional<Scene> nafta_;
};

// Table 2's figures, in percent.
Ours table_2(const Scene& scene) {
    const model::OneStep formula = one_step(scene.base, scene.wedges, scene.equilibrium.point);
    const model::Welfare exact = welfare(scene.base, scene.equilibrium.point);
    Ours ours;
    for (const std::string& code : bloc) {
        const Economy n = economy(scene.base, code);
        ours[{code, "total"}] = 100 * (formula.terms_of_trade(n) + formula.volume_of_trade(n));
        ours[{code, "terms of trade"}] = 100 * formula.terms_of_trade(n);
        ours[{code, "volume of trade"}] = 100 * formula.volume_of_trade(n);
        ours[{code, "real wage"}] = 100 * (exact.real_wage_factor(n) - 1);
    }
    return ours;
}

TEST_F(CaliendoParro2015, table_2_to_the_printed_digits) {
    verify_table("caliendo-parro-2015/table2.csv", paper + "Table 2: welfare effects of NAFTA", "%", table_2(*nafta_));
}

TEST_F(CaliendoParro2015, table_2_and_exact_welfare_to_1e_6_of_the_authors_code) {
    Ours ours = table_2(*nafta_);
    const model::Welfare exact = welfare(base(), nafta_->equilibrium.point);
    for (const std::string& code : bloc) ours[{code, "exact welfare"}] = 100 * (exact.welfare_factor(at(code)) - 1);
    verify_table("caliendo-parro-2015/table2_full_precision.csv", paper + "Table 2, full precision of their code", "%",
                 ours, 1e-6);
}

TEST_F(CaliendoParro2015, table_3_to_the_printed_digits) {
    const model::OneStep formula = one_step(base(), nafta_->wedges, nafta_->equilibrium.point);
    Ours ours;
    for (const std::string& code : bloc) {
        const Economy n = at(code);
        for (const Economy i : base().each_economy()) {
            if (i == n) continue;
            const std::string& partner = base().economies[i.value].code;
            const bool inside = std::find(bloc.begin(), bloc.end(), partner) != bloc.end();
            const std::string with = inside ? " with NAFTA" : " with others";
            ours[{code, "terms of trade" + with}] += 100 * formula.terms_of_trade_by_partner(n, i);
            ours[{code, "volume of trade" + with}] += 100 * formula.volume_of_trade_by_partner(n, i);
        }
    }
    verify_table("caliendo-parro-2015/table3.csv", paper + "Table 3: the same by partner", "%", ours);
}

TEST_F(CaliendoParro2015, table_5_is_growth_of_the_value_of_imports_at_border_prices) {
    const auto flow = flows(base(), nafta_->wedges, nafta_->equilibrium.point);
    const auto imports = [&](const auto& table, Economy n, Economy i) {
        double sum = 0.0;
        for (const Sector s : base().each_sector()) sum += table(n, i, s);
        return sum;
    };
    const std::map<std::string, std::string> from{
        {"MEX", "imports from Mexico"}, {"CAN", "imports from Canada"}, {"USA", "imports from the United States"}};
    Ours ours;
    for (const std::string& code : bloc) {
        double before_both = 0.0, after_both = 0.0;
        for (const std::string& partner : bloc) {
            if (partner == code) continue;
            const double before = imports(base().flow, at(code), at(partner));
            const double after = imports(flow, at(code), at(partner));
            ours[{code, from.at(partner)}] = 100 * (after / before - 1);
            before_both += before;
            after_both += after;
        }
        ours[{code, "imports from both"}] = 100 * (after_both / before_both - 1);
    }
    verify_table("caliendo-parro-2015/table5.csv", paper + "Table 5: growth of imports", "%", ours);
}

TEST_F(CaliendoParro2015, mexico_loses_the_duty_revenue_that_the_one_step_formula_leaves_in) {
    const Economy mexico = at("MEX");
    const auto before = model::duty_revenue(base().flow, base().duty_rate);
    const auto after =
        model::duty_revenue(flows(base(), nafta_->wedges, nafta_->equilibrium.point), nafta_->wedges.duty_rate);
    const double income = nafta_->equilibrium.point.income_new(mexico);
    // Not printed in the paper: no row of the verification page.
    EXPECT_NEAR(100 * before(mexico) / base().income(mexico), 2.04, printed(2));
    EXPECT_NEAR(100 * after(mexico) / income, 0.37, printed(2));
}

TEST_F(CaliendoParro2015, the_negative_input_share_is_kept) {
    const double share = base().input_share(at("CAN"), *base().find_sector("20"), *base().find_sector("11"));
    EXPECT_LT(share, 0.0);
    EXPECT_GT(share, -0.001);
}

TEST_F(CaliendoParro2015, only_duties_inside_the_bloc_move) {
    int moved = 0;
    for (const Economy n : base().each_economy())
        for (const Economy i : base().each_economy())
            for (const Sector s : base().each_sector()) {
                if (nafta_->wedges.duty_rate(n, i, s) == base().duty_rate(n, i, s)) continue;
                ++moved;
                for (const Economy party : {n, i})
                    EXPECT_NE(std::find(bloc.begin(), bloc.end(), base().economies[party.value].code), bloc.end());
            }
    EXPECT_GT(moved, 100) << "of 6 pairs × 20 traded sectors";
}

}  // namespace
}  // namespace parley::testing::nafta_test
