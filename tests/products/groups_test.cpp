// Product groups from codes: exact intersections, and rates in classes.
#include <cmath>
#include <numeric>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parley/products/groups.hpp"

namespace parley::products_groups_test {
namespace {

using namespace parley::products;

const Concordance five(
    {{"010121", "A01"}, {"010129", "A01"}, {"010130", "A01"}, {"010190", "A01"}, {"720810", "C24A"}});

ProductList list_of(std::vector<ListedProduct> products, ProductList::Says says = ProductList::Says::points) {
    ProductList list;
    list.says = says;
    list.products = std::move(products);
    return list;
}

const ProductGroup* find(const SectorGroups& sector, const std::vector<std::optional<double>>& rates) {
    for (const ProductGroup& group : sector.groups)
        if (group.rates == rates) return &group;
    return nullptr;
}

TEST(Refinement, two_lists_that_overlap_make_four_groups_with_the_shares_of_their_products) {
    const ProductList a = list_of({{2, 0, 0.25}, {3, 1, 0.25}}), b = list_of({{2, 1, 0.10}, {3, 2, 0.10}});
    const auto sectors = refine(five, {&a, &b}, {{10, 20, 30, 40, 7}, {0, 0, 0, 5, 0}});
    ASSERT_EQ(sectors.size(), 2u);
    EXPECT_EQ(sectors[0].sector, "A01");
    ASSERT_EQ(sectors[0].groups.size(), 4u);
    EXPECT_EQ(sectors[0].groups[0].rates, (std::vector<std::optional<double>>{{}, {}}));  // first: on no list
    EXPECT_THAT(sectors[0].groups[0].share, ::testing::ElementsAre(0.4, 1.0));
    EXPECT_THAT(find(sectors[0], {0.25, {}})->share, ::testing::ElementsAre(0.1, 0.0));
    EXPECT_THAT(find(sectors[0], {0.25, 0.10})->share, ::testing::ElementsAre(0.2, 0.0));
    EXPECT_THAT(find(sectors[0], {{}, 0.10})->share, ::testing::ElementsAre(0.3, 0.0));
    EXPECT_THAT(sectors[0].usd_m, ::testing::ElementsAre(100, 5));
    EXPECT_EQ(sectors[1].groups.size(), 1u);
}

TEST(Refinement, parts_of_one_product_are_disjoint_while_they_fit_and_then_overlap_by_what_does_not) {
    const auto covered = [](double first, double second) {
        const ProductList a = list_of({{2, 4, 0.25, 0, first}}), b = list_of({{2, 4, 0.10, 0, second}});
        return refine(five, {&a, &b}, {{0, 0, 0, 0, 1}}).back();
    };
    const SectorGroups fits = covered(0.3, 0.6);
    ASSERT_EQ(fits.groups.size(), 3u);
    EXPECT_NEAR(find(fits, {{}, {}})->share[0], 0.1, 1e-15);
    EXPECT_NEAR(find(fits, {0.25, {}})->share[0], 0.3, 1e-15);
    EXPECT_NEAR(find(fits, {{}, 0.10})->share[0], 0.6, 1e-15);
    const SectorGroups over = covered(0.7, 0.6);
    ASSERT_EQ(over.groups.size(), 3u);
    EXPECT_NEAR(find(over, {0.25, 0.10})->share[0], 0.3, 1e-15);
    EXPECT_NEAR(find(over, {0.25, {}})->share[0], 0.4, 1e-15);
    EXPECT_NEAR(find(over, {{}, 0.10})->share[0], 0.3, 1e-15);
    const SectorGroups whole = covered(1.0, 0.6);
    ASSERT_EQ(whole.groups.size(), 2u);
    EXPECT_NEAR(find(whole, {0.25, 0.10})->share[0], 0.6, 1e-15);
}

TEST(Refinement, no_points_are_no_group_and_a_duty_of_zero_is_one) {
    const std::vector<ListedProduct> all{{2, 0, 0.0}, {3, 1, 0.2}, {4, 2, 0.2}, {5, 3, 0.2}};
    const ProductList points = list_of(all), levels = list_of(all, ProductList::Says::level);
    const std::vector<std::vector<double>> flows{{1, 1, 1, 1, 1}};
    EXPECT_NE(find(refine(five, {&points}, flows)[0], {std::nullopt}), nullptr);
    EXPECT_EQ(find(refine(five, {&levels}, flows)[0], {std::nullopt}), nullptr);
}

TEST(Classes, are_the_best_runs_of_neighbours_by_trying_them_all) {
    const std::vector<double> rates{0.05, 0.07, 0.10, 0.20, 0.22, 0.25, 0.0}, weights{1, 4, 2, 3, 1, 5, 9};
    const auto spread = [&](const std::vector<double>& means) {
        double sum = 0.0;
        for (std::size_t k = 0; k < rates.size(); ++k) sum += weights[k] * std::pow(rates[k] - means[k], 2);
        return sum;
    };
    const auto mean = [&](std::size_t from, std::size_t to) {
        double w = 0.0, sum = 0.0;
        for (std::size_t k = from; k < to; ++k) {
            w += weights[k];
            sum += weights[k] * rates[k];
        }
        return sum / w;
    };
    double least = INFINITY;
    for (std::size_t a = 1; a < 6; ++a)
        for (std::size_t b = a + 1; b < 6; ++b) {
            std::vector<double> means(7, 0.0);
            for (std::size_t k = 0; k < 6; ++k) means[k] = k < a ? mean(0, a) : k < b ? mean(a, b) : mean(b, 6);
            least = std::min(least, spread(means));
        }
    EXPECT_NEAR(spread(binned(rates, weights, 3)), least, 1e-15);
    EXPECT_EQ(binned(rates, weights, 3)[6], 0.0);  // zero stays zero
    const std::vector<double> all = binned(rates, weights, 20);
    for (std::size_t k = 0; k < rates.size(); ++k) EXPECT_NEAR(all[k], rates[k], 1e-15);
}

TEST(Classes, keep_the_mean_rate_of_every_sector_and_put_together_what_is_alike) {
    const ProductList list = list_of({{2, 0, 0.05}, {3, 1, 0.06}, {4, 2, 0.30}});
    const auto exact = refine(five, {&list}, {{10, 20, 30, 40, 1}});
    const auto coarse = binned(exact, 2);
    ASSERT_EQ(coarse[0].groups.size(), 3u);
    const auto mean = [](const SectorGroups& sector) {
        double sum = 0.0;
        for (const ProductGroup& group : sector.groups) sum += group.rates[0].value_or(0.0) * group.share[0];
        return sum;
    };
    EXPECT_NEAR(mean(coarse[0]), mean(exact[0]), 1e-15);
}

TEST(Editions, a_headings_new_codes_give_their_value_to_the_old_ones_and_nothing_is_lost) {
    const Concordance phones({{"851711", "C26"},
                              {"851712", "C26", editions_of("2017")},
                              {"851713", "C26", editions_of("2022")},
                              {"851714", "C26", editions_of("2022")},
                              {"854370", "C26", editions_of("2022")}});
    EXPECT_THAT(values_in_edition(phones, {1, 0, 50, 4, 9}, Edition::hs2022, Edition::hs2017),
                ::testing::ElementsAre(1, 54, 0, 0, 9));
    EXPECT_THAT(values_in_edition(phones, {1, 0, 50, 4, 9}, Edition::hs2022, Edition::hs2022),
                ::testing::ElementsAre(1, 0, 50, 4, 9));
    // Tiles: two codes of HS 2012 became three in HS 2017, which HS 2022 has too.
    const Concordance tiles({{"690710", "C23", editions_of("2012")},
                             {"690721", "C23", editions_of("2017+2022")},
                             {"690722", "C23", editions_of("2017+2022")},
                             {"690790", "C23", editions_of("2012")}});
    EXPECT_THAT(values_in_edition(tiles, {0, 6, 2, 0}, Edition::hs2017, Edition::hs2012),
                ::testing::ElementsAre(4, 0, 0, 4));
    EXPECT_THAT(values_in_edition(tiles, {0, 6, 2, 0}, Edition::hs2022, Edition::hs2017),
                ::testing::ElementsAre(0, 6, 2, 0));
}

}  // namespace
}  // namespace parley::products_groups_test
