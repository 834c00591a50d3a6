// Outcome spaces of negotiation competitions with answers computed elsewhere: golden/bargaining/domains.json.
#include <gtest/gtest.h>

#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>

#include "parley/dispute/bargaining/deals.hpp"
#include "tests/dispute/tables.hpp"
#include "tests/support/shared_data.hpp"

namespace parley::golden_domains_test {
namespace {

using nlohmann::json;

json domains() {
    if (testing::shared_folder().empty()) return {};
    std::ifstream file(testing::shared_folder() / "golden/bargaining/domains.json");
    return file ? json::parse(file) : json{};
}

// Every combination of the issues' values, the last issue fastest; worth adds up.
Payoffs outcome_space(const json& domain) {
    std::size_t count = 1;
    for (const json& issue : domain["issues"]) count *= issue["values"].size();
    Payoffs result({2, count});
    for (std::size_t o = 0; o < count; ++o)
        for (std::size_t p = 0; p < 2; ++p) {
            std::size_t rest = o;
            for (auto issue = domain["issues"].rbegin(); issue != domain["issues"].rend(); ++issue) {
                result(Side{p}, Outcome{o}) += (*issue)["worth"][p][rest % (*issue)["values"].size()].get<double>();
                rest /= (*issue)["values"].size();
            }
        }
    return result;
}

class GoldenDomains : public ::testing::Test {
protected:
    void SetUp() override {
        if (all.empty()) GTEST_SKIP() << testing::shared_absent;
    }
    void for_each(
        const std::function<void(const json& expected, const Payoffs&, const dispute::bargaining::Deals&)>& check) {
        for (const auto& [name, domain] : all.items()) {
            SCOPED_TRACE(name);
            const Payoffs payoffs = outcome_space(domain);
            check(
                domain["expected"], payoffs,
                dispute::bargaining::deals(payoffs, {domain["reservation"].get<std::vector<double>>(), std::nullopt}));
        }
    }
    json all = domains();
};

void expect_payoffs(const json& expected, const Payoffs& payoffs, const dispute::bargaining::BargainingPoint& point) {
    ASSERT_FALSE(point.outcomes.empty());
    bool one_fits = false;
    for (const Outcome o : point.outcomes) {
        bool fits = true;
        for (std::size_t p = 0; p < 2; ++p)
            fits &= std::abs(payoffs(Side{p}, o) - expected["u"][p].get<double>()) <= 1e-9;
        one_fits |= fits;
    }
    EXPECT_TRUE(one_fits) << "expected " << expected["u"] << ", first of " << point.outcomes.size() << " is ("
                          << payoffs(Side{0}, point.outcomes.front()) << ", "
                          << payoffs(Side{1}, point.outcomes.front()) << ")";
}

TEST_F(GoldenDomains, sizes_and_ranges_agree) {
    for_each([](const json& expected, const Payoffs& payoffs, const dispute::bargaining::Deals&) {
        EXPECT_EQ(payoffs.extents()[1], expected["n"].get<std::size_t>());
        for (std::size_t p = 0; p < 2; ++p) {
            const double* row = payoffs.row(Side{p});
            const auto [low, high] = std::minmax_element(row, row + payoffs.extents()[1]);
            EXPECT_NEAR(*low, expected["umin"][p].get<double>(), 1e-9);
            EXPECT_NEAR(*high, expected["umax"][p].get<double>(), 1e-9);
        }
    });
}

TEST_F(GoldenDomains, pareto_sets_agree) {
    for_each([](const json& expected, const Payoffs&, const dispute::bargaining::Deals& found) {
        EXPECT_EQ(found.pareto.size(), expected["pareto"].get<std::size_t>());
        std::size_t rational = 0;
        for (const Outcome o : found.pareto) rational += testing::holds(found.zone.outcomes, o) ? 1 : 0;
        EXPECT_EQ(rational, expected["pareto_rational"].get<std::size_t>());
    });
}

TEST_F(GoldenDomains, nash_points_agree) {
    for_each([](const json& expected, const Payoffs& payoffs, const dispute::bargaining::Deals& found) {
        if (expected.contains("nash")) expect_payoffs(expected["nash"], payoffs, found.nash);
    });
}

TEST_F(GoldenDomains, kalai_smorodinsky_points_agree_with_the_ideal_over_all_outcomes) {
    for_each([](const json& expected, const Payoffs& payoffs, const dispute::bargaining::Deals& found) {
        dispute::bargaining::DealOptions options;
        options.ideal_over = dispute::bargaining::IdealOver::everything;
        if (expected.contains("ks_maximin"))
            expect_payoffs(expected["ks_maximin"], payoffs,
                           dispute::bargaining::deals(payoffs, found.disagreement, options).kalai_smorodinsky);
    });
}

TEST_F(GoldenDomains, an_ideal_that_the_other_party_would_accept_moves_two_kalai_smorodinsky_points) {
    int moved = 0;
    for_each([&](const json& expected, const Payoffs& payoffs, const dispute::bargaining::Deals& found) {
        if (!found.zone.open()) return;
        const Outcome o = found.kalai_smorodinsky.outcomes.front();
        moved += std::abs(payoffs(Side{0}, o) - expected["ks_maximin"]["u"][0].get<double>()) > 1e-9 ? 1 : 0;
        // By definition: no outcome of the zone has a greater smallest share of the zone's ideal.
        const auto share = [&](Outcome at) {
            double smallest = 1.0;
            for (std::size_t p = 0; p < 2; ++p)
                if (found.ideal[p] > 0)
                    smallest =
                        std::min(smallest, (payoffs(Side{p}, at) - found.disagreement.payoff[p]) / found.ideal[p]);
            return smallest;
        };
        for (const Outcome other : found.zone.outcomes) EXPECT_LE(share(other), share(o) + 1e-9);
    });
    EXPECT_EQ(moved, 2) << "AirportSiteSelectionA and Coffee";
}

TEST_F(GoldenDomains, equal_gains_agree) {
    for_each([](const json& expected, const Payoffs& payoffs, const dispute::bargaining::Deals& found) {
        if (expected.contains("egalitarian")) expect_payoffs(expected["egalitarian"], payoffs, found.equal_gains);
    });
}

TEST_F(GoldenDomains, greatest_totals_agree) {
    for_each([](const json& expected, const Payoffs& payoffs, const dispute::bargaining::Deals& found) {
        if (expected.contains("max_welfare")) expect_payoffs(expected["max_welfare"], payoffs, found.greatest_total);
    });
}

TEST_F(GoldenDomains, where_there_is_no_zone_it_says_so_and_who_objects) {
    int closed = 0;
    for_each([&](const json& expected, const Payoffs& payoffs, const dispute::bargaining::Deals& found) {
        EXPECT_EQ(found.zone.open(), expected.contains("nash"));
        if (found.zone.open()) return;
        ++closed;
        EXPECT_TRUE(found.nash.outcomes.empty());
        EXPECT_TRUE(found.kalai_smorodinsky.outcomes.empty());
        EXPECT_FALSE(found.zone.nearest.binding.empty());
        // No outcome does with less: checked one by one.
        for (std::size_t o = 0; o < payoffs.extents()[1]; ++o) {
            double worst = 0.0;
            for (std::size_t p = 0; p < 2; ++p)
                worst = std::max(worst, found.disagreement.payoff[p] - payoffs(Side{p}, Outcome{o}));
            EXPECT_GE(worst, found.zone.nearest.worst - 1e-9);
        }
    });
    EXPECT_EQ(closed, 2) << "NiceOrDieC and Lunch";
}

}  // namespace
}  // namespace parley::golden_domains_test
