// The promises of the dispute, in the world of 2017: what they come to and what finding them takes.
#include <gtest/gtest.h>

#include "parley/policy/measures.hpp"
#include "parley/pricing/counterfactual/base.hpp"
#include "parley/pricing/files/load_world.hpp"

namespace parley::quantity_world_test {
namespace {

TEST(World2017, three_binding_conditions_take_at_most_six_times_the_passes_of_a_plain_equilibrium) {
    const pricing::Base base = pricing::load_base("world-2017");
    ASSERT_EQ(base.status, model::Status::converged);
    const world::World& world = base.world;
    const Economy usa = *world.find_economy("USA"), chn = *world.find_economy("CHN");
    const auto sectors = [&](const std::vector<const char*>& codes) {
        std::vector<Sector> result;
        for (const char* code : codes) result.push_back(*world.find_sector(code));
        return result;
    };
    const std::vector<Sector> goods = policy::goods_sectors(world);
    const std::vector<policy::Measure> war{
        policy::DutyChange{policy::DutyChange::Kind::add, {{usa}, {chn}, goods}, 0.25, {}},
        policy::DutyChange{policy::DutyChange::Kind::add, {{chn}, {usa}, goods}, 0.25, {}}};
    const policy::PolicyEquilibrium plain = solve_policy(world, war);
    ASSERT_EQ(plain.equilibrium.status, model::Status::converged);

    const policy::Measure energy = policy::PurchaseFloor{{{chn}, {usa}, sectors({"B05", "B06", "C19"})}, 25e3};
    const policy::Measure high_tech = policy::PurchaseFloor{{{chn}, {usa}, sectors({"C26", "C302T309"})}, 30e3};
    const policy::Measure restraint =
        policy::VolumeCap{{{usa}, {chn}, sectors({"C24A", "C27"})}, 0.7, policy::Rent::seller};
    const auto balance = [&](double duty_part) -> policy::Measure {
        return policy::BalanceTarget{usa, chn, 100e3, policy::BalanceTarget::Unit::usd_m, duty_part, goods};
    };
    const std::vector<std::vector<policy::Measure>> threes{{energy, high_tech, restraint},
                                                           {energy, restraint, balance(1.0)},
                                                           {energy, high_tech, balance(0.0)},
                                                           {energy, high_tech, balance(0.5)},
                                                           {energy, restraint, balance(0.0), war[0]}};
    for (const std::vector<policy::Measure>& measures : threes) {
        const policy::PolicyEquilibrium at = solve_policy(world, measures);
        ASSERT_EQ(at.equilibrium.status, model::Status::converged) << at.equilibrium.worst_equation;
        EXPECT_LE(at.equilibrium.passes, 6 * plain.equilibrium.passes);
        EXPECT_LE(at.condition_residual, 1e-10);
        EXPECT_EQ(at.quantities.size(), 3U);
    }
}

}  // namespace
}  // namespace parley::quantity_world_test
