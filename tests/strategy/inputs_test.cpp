// What inputs do to the rate that is best for one: held against the slow model, and against tables whose inputs are of
// one kind only (docs/model/strategy.md).
#include <cstdio>

#include "parley/datasets/recipes/build_world.hpp"
#include "parley/model/rebase.hpp"
#include "tests/strategy/stages.hpp"
#include "tests/support/random_world.hpp"
#include "tests/support/shared_data.hpp"
#include "tests/support/slow_model.hpp"

namespace parley::testing::strategy_test {
namespace {

using strategy::BestAnswer;
using strategy::BestAnswerOptions;
using strategy::Chooser;
using strategy::Rates;
using strategy::Verdict;

// Flows as they are, every input share times `part`: what is not bought as an input is bought by consumers.
world::World with_inputs(world::World world, double part) {
    for (double& share : world.input_share) share *= part;
    for (const Economy n : world.each_economy())
        for (const Sector r : world.each_sector()) {
            double inputs = 0.0;
            for (const Sector s : world.each_sector()) inputs += world.input_share(n, s, r);
            if (world.output(n, r) > 0) world.value_added_share(n, r) = 1 - inputs;
        }
    EXPECT_LE(world::final_shares_from_remainder(world), 1e-9);
    EXPECT_FALSE(complete(world).has_value());
    return world;
}

BestAnswer answer_of(const world::World& world, std::size_t n, Rates rates) {
    BestAnswerOptions options;
    options.starts = 2;
    options.tolerance = 1e-10;
    options.curvature = options.flatness = false;
    return best_answer(stage_of(world, exactly()), one(n, rates), options);
}

// Real income by the slow model where the rates of `answer` are moved by these logs.
double slow_income(const world::World& world, std::size_t n, const Chooser& chooser, const BestAnswer& answer,
                   std::size_t which, double distance) {
    std::vector<double> rates;
    for (const strategy::ChosenRate& each : answer.rates) rates.push_back(each.rate);
    rates[which] = (1 + rates[which]) * std::exp(distance) - 1;
    model::Wedges wedges = model::no_change(world);
    set_rates(world, chooser, rates, wedges);
    const SlowSolution found = slow_solve(world, wedges);
    EXPECT_TRUE(found.converged);
    return found.welfare_factor({n});
}

// The slope by differences of fourth order.
double slow_slope(const world::World& world, std::size_t n, const Chooser& chooser, const BestAnswer& answer,
                  std::size_t which, double at) {
    constexpr double step = 2e-3;
    const auto income = [&](double distance) { return slow_income(world, n, chooser, answer, which, at + distance); };
    return (8 * (income(step) - income(-step)) - (income(2 * step) - income(-2 * step))) / (12 * step);
}

world::World three_by_four(std::uint64_t seed) {
    Family family = small_family();
    family.economies_min = family.economies_max = 3;
    family.sectors_min = family.sectors_max = 4;
    family.theta_min = 2.0;
    family.theta_max = 8.0;
    family.duty_max = 0.2;
    family.imbalance = 0.0;
    family.gaps = family.other_rates = false;
    return random_world(seed, family);
}

TEST(Inputs, the_slow_model_has_its_best_rate_at_the_same_place_with_any_part_of_them) {
    int up = 0, down = 0;
    for (const std::uint64_t seed : {1u, 2u, 3u, 4u, 5u, 6u}) {
        const world::World whole = three_by_four(seed);
        std::vector<double> best;
        for (const double part : {0.0, 0.5, 1.0}) {
            const world::World world = with_inputs(whole, part);
            const Chooser chooser = one(0, Rates::uniform);
            const BestAnswer answer = answer_of(world, 0, Rates::uniform);
            ASSERT_EQ(answer.verdict, Verdict::found) << seed << " " << part << " " << answer.why;
            // The slope changes its sign within a millionth of the rate's factor.
            EXPECT_GT(slow_slope(world, 0, chooser, answer, 0, -1e-6), 0) << seed << " " << part;
            EXPECT_LT(slow_slope(world, 0, chooser, answer, 0, 1e-6), 0) << seed << " " << part;
            best.push_back(answer.rates.front().rate);
        }
        std::printf("[          ] economy %d: best duty %.2f %% without inputs, %.2f with half, %.2f with all\n",
                    static_cast<int>(seed), 100 * best[0], 100 * best[1], 100 * best[2]);
        (best[2] > best[0] ? up : down)++;
    }
    EXPECT_GT(up, 0);
    EXPECT_GT(down, 0);
}

TEST(Inputs, by_sector_no_slope_of_the_slow_model_is_left) {
    const world::World whole = three_by_four(2);
    for (const double part : {0.0, 1.0}) {
        const world::World world = with_inputs(whole, part);
        const Chooser chooser = one(1, Rates::by_sector);
        const BestAnswer answer = answer_of(world, 1, Rates::by_sector);
        ASSERT_EQ(answer.verdict, Verdict::found) << answer.why;
        for (std::size_t k = 0; k < answer.rates.size(); ++k)
            if (!answer.rates[k].at_bound) {
                EXPECT_NEAR(slow_slope(world, 1, chooser, answer, k, 0.0), 0.0, 1e-9) << k;
            }
    }
}

// The two closed forms say which inputs raise a duty and which lower it. Of as many inputs, those of a sector's own
// kind raise it most and those bought in the mix of all purchases least; the largest buyer's they lower.
TEST(Inputs, of_a_sectors_own_kind_raise_the_best_duty_more_than_those_of_all_kinds) {
    if (shared_folder().empty()) GTEST_SKIP() << shared_absent;
    const world::World table = datasets::build_world("icio2017-7x44", shared_folder() / "data" / "icio2017-7x44").world;
    enum class Kind { as_it_is, own, other, all };
    constexpr double part =
        0.4;  // of the table's: with more of their own kind some sectors would use more than there is
    const std::size_t row = table.find_economy("ROW")->value;
    struct Duties {
        double mean, of_the_largest;
    };
    const auto duties = [&](Kind kind, double share_of_inputs) {
        world::World world = table;
        for (const Economy n : world.each_economy())
            for (const Sector r : world.each_sector()) {
                double total = 0.0, spent = 0.0;
                const double own_kind = world.input_share(n, r, r);
                for (const Sector s : world.each_sector()) {
                    total += world.input_share(n, s, r);
                    spent += world.expenditure(n, s);
                }
                for (const Sector s : world.each_sector()) {
                    double& share = world.input_share(n, s, r);
                    if (kind == Kind::own) share = s == r ? total : 0.0;
                    if (kind == Kind::other) share = s == r ? 0.0 : share * total / (total - own_kind);
                    if (kind == Kind::all) share = total * world.expenditure(n, s) / spent;
                }
            }
        const model::Rebased rebased =
            rebase(with_inputs(std::move(world), share_of_inputs), model::Deficits::zero, exactly());
        EXPECT_EQ(rebased.equilibrium.status, model::Status::converged);
        Duties result{0.0, 0.0};
        for (std::size_t n = 0; n < table.economy_count(); ++n) {
            const BestAnswer answer = answer_of(rebased.world, n, Rates::uniform);
            EXPECT_EQ(answer.verdict, Verdict::found) << n << " " << answer.why;
            const double duty = 100 * answer.rates.front().rate;
            result.mean += duty / static_cast<double>(table.economy_count());
            if (n == row) result.of_the_largest = duty;
        }
        return result;
    };
    const Duties none = duties(Kind::as_it_is, 0.0), as_it_is = duties(Kind::as_it_is, part),
                 own = duties(Kind::own, part), other = duties(Kind::other, part), all = duties(Kind::all, part);
    for (const auto& [name, found] : {std::pair{"no inputs", none},
                                      {"the table's", as_it_is},
                                      {"own kind", own},
                                      {"other kinds", other},
                                      {"all kinds", all}})
        std::printf("[          ] %s: mean %.2f %%, rest of the world %.2f\n", name, found.mean, found.of_the_largest);
    EXPECT_GT(own.mean, as_it_is.mean + 0.1);
    EXPECT_GT(as_it_is.mean, all.mean + 0.1);
    EXPECT_GT(own.of_the_largest, none.of_the_largest + 0.5);
}

}  // namespace
}  // namespace parley::testing::strategy_test
