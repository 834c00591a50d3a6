// The course of a whole scenario: what is below the noise of prices moves nothing, and what is kept is of these very
// prices.
#include <array>
#include <cmath>
#include <cstdlib>
#include <set>

#include <gtest/gtest.h>

#include "parley/core/input_error.hpp"
#include "parley/foresight/kept_courses.hpp"
#include "parley/numerics/random_stream.hpp"
#include "parley/pricing/files/load_world.hpp"
#include "parley/scenario/files/load_scenario.hpp"
#include "parley/scenario/parameters.hpp"
#include "tests/support/sized.hpp"

namespace parley::course_at_prices_test {
namespace {

using foresight::key_of;

pricing::SharedPrices prices_of(const char* name) {
    return price_all(value_or_throw(pricing::deal_space_of(pricing::load_setting(scenario::load_scenario(name)))), 0);
}

// Every real income a little higher, a little lower, or one of both at random.
enum class Apart { not_at_all, higher, lower, either };
pricing::Worth worth_of(const pricing::SharedPrices& prices, Apart apart) {
    constexpr double noise = 1e-9;
    pricing::Prices moved = *prices;
    numerics::RandomStream stream(7, 1);
    for (pricing::OutcomeEconomics& each : moved.equilibria)
        for (auto* part : {&each.income_factor, &each.net_factor})
            for (double& factor : *part) {
                const bool up = apart == Apart::higher || (apart == Apart::either && stream.uniform() < 0.5);
                if (apart != Apart::not_at_all) factor *= up ? 1 + noise : 1 - noise;
            }
    return value_or_throw(pricing::worth_of(std::make_shared<const pricing::Prices>(std::move(moved))));
}

struct Shares {
    std::vector<double> all;
    std::size_t branches = 0;
};
void add_all(const std::vector<dispute::course::Branch>& then, Shares& shares) {
    for (const dispute::course::Branch& branch : then) {
        ++shares.branches;
        shares.all.push_back(branch.share);
        add_all(branch.then, shares);
    }
}
Shares shares_of(const pricing::Worth& worth) {
    const auto record = std::make_shared<const analysis::Record>(analysis::read_record(worth));
    const analysis::course::CourseAnalysis is = analysis::course::course_of(worth, record);
    Shares shares;
    for (const auto& each : is.endings) shares.all.push_back(each.share);
    for (const analysis::course::Milestone& by : is.by)
        for (const auto& each : {by.carried_out, by.answered, by.beyond, by.signed_by_both, by.gone})
            shares.all.push_back(each.share);
    add_all(is.tree.then, shares);
    return shares;
}

void expect_unmoved(const char* name, const std::vector<Apart>& apart) {
    const pricing::SharedPrices prices = prices_of(name);
    const Shares are = shares_of(worth_of(prices, Apart::not_at_all));
    for (const Apart each : apart) {
        const Shares moved = shares_of(worth_of(prices, each));
        EXPECT_EQ(moved.branches, are.branches) << name;
        ASSERT_EQ(moved.all.size(), are.all.size()) << name;
        for (std::size_t k = 0; k < are.all.size(); ++k) EXPECT_NEAR(moved.all[k], are.all[k], 0.002) << name;
    }
}

TEST(CourseAtPrices, their_last_digits_move_no_share) {
    if (testing::sanitized_share > 1) GTEST_SKIP() << "of minutes there";
    expect_unmoved("steel-2018", {Apart::higher});
    if (std::getenv("PARLEY_SLOW") == nullptr) return;
    expect_unmoved("steel-2018", {Apart::lower, Apart::either});
    for (const char* name : {"us-china-2018", "us-world-2025"})
        expect_unmoved(name, {Apart::higher, Apart::lower, Apart::either});
}

TEST(KeptCourses, a_key_is_of_everything_that_the_course_depends_on) {
    const pricing::SharedPrices prices = prices_of("steel-2018");
    const pricing::Worth worth = worth_of(prices, Apart::not_at_all);
    const pricing::PointEconomics there{prices->base_income, prices->equilibria};
    const analysis::course::CourseAsked asked;
    const analysis::RecordOptions record;
    std::set<std::string> keys;
    keys.insert(key_of("a", worth, asked, record, there));
    EXPECT_EQ(keys.count(key_of("a", worth_of(prices, Apart::not_at_all), asked, record, there)), 1U) << "the same";
    const auto is_another = [&](const std::string& key, const char* what) {
        EXPECT_TRUE(keys.insert(key).second) << what;
    };
    is_another(key_of("b", worth, asked, record, there), "the program");
    is_another(key_of("a", worth_of(prices, Apart::higher), asked, record, there), "prices of the base");
    for (auto part : {&pricing::OutcomeEconomics::income_factor, &pricing::OutcomeEconomics::net_factor,
                      &pricing::OutcomeEconomics::income_usd_m, &pricing::OutcomeEconomics::net_usd_m,
                      &pricing::OutcomeEconomics::indicator}) {
        pricing::PointEconomics other = there;
        std::vector<double>& numbers = other.equilibria.back().*part;
        if (numbers.empty()) continue;
        numbers.back() = std::nextafter(numbers.back(), 1e9);
        is_another(key_of("a", worth, asked, record, other), "the last bit of a price");
    }
    pricing::PointEconomics other = there;
    other.equilibria.back().status = model::Status::infeasible;
    is_another(key_of("a", worth, asked, record, other), "what settled");
    other = there;
    other.base_income.back() += 1.0;
    is_another(key_of("a", worth, asked, record, other), "what the base earns");
    const auto asked_otherwise = [&](const auto& change, const char* what) {
        analysis::course::CourseAsked otherwise;
        change(otherwise);
        is_another(key_of("a", worth, otherwise, record, there), what);
    };
    asked_otherwise([](auto& how) { how.horizon = 12.0; }, "the horizon");
    asked_otherwise([](auto& how) { how.learning = true; }, "learning");
    asked_otherwise([](auto& how) { how.seed = 2; }, "the seed of paths");
    asked_otherwise([](auto& how) { how.paths = 4096; }, "the number of paths");
    asked_otherwise([](auto& how) { how.rules.from = Outcome{0}; }, "where it begins");
    asked_otherwise([](auto& how) { how.rules.step = 0.5; }, "the step");
    asked_otherwise([](auto& how) { how.types.count = 512; }, "the number of types");
    asked_otherwise([](auto& how) { how.types.with_record = false; }, "without the record");
    asked_otherwise([](auto& how) { how.options.redraw = 0.2; }, "how often types are drawn anew");
    analysis::RecordOptions read;
    read.draws.seed = 2;
    is_another(key_of("a", worth, asked, read, there), "the seed of wants");
    read = {};
    read.without = {0};
    is_another(key_of("a", worth, asked, read, there), "a statement left out");
    // Every number of the file, as it is typed over.
    for (const auto& [id, value] : {std::pair("parties.usa.patience", 0.11), std::pair("wants.usa.1", 0.9)}) {
        const pricing::SharedSpace space = value_or_throw(
            pricing::deal_space_of(pricing::load_setting(value_or_throw(with_value(worth.scenario(), id, value)))));
        const pricing::Worth set = value_or_throw(pricing::worth_of(std::make_shared<const pricing::Prices>(
            pricing::Prices{space, prices->base_income, prices->equilibria, 0.0})));
        is_another(key_of("a", set, asked, record, there), id);
    }
}

TEST(KeptCourses, what_is_kept_reads_back_to_the_bit) {
    foresight::PlayedCourse played;
    played.endings = {1.0 / 3, 0.1, 5e-324, 0.0, 1.0, 2.0 / 3, 0.7};
    played.leading = {{dispute::course::Act::propose, 1, {0, 2, 1}}, {dispute::course::Act::in_force, 0, {}}};
    EXPECT_EQ(foresight::played_in(text_of(played)), played);
    foresight::PlayedCourse none;
    none.out_of_reach = true;
    EXPECT_EQ(foresight::played_in(text_of(none)), none);
    for (const char* other : {"", "endings", "endings 0 0 0 0 0 0", "endings 0 0 0 0 0 0 x", "steps",
                              "endings 0 0 0 0 0 0 1\nstep 99 0 1\n", "endings 0 0 0 0 0 0 1\nleap 1 0 1\n"})
        EXPECT_FALSE(foresight::played_in(other)) << other;
}

}  // namespace
}  // namespace parley::course_at_prices_test
