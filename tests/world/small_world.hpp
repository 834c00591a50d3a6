#pragma once
// A world folder small enough to check by hand: two economies, goods and a service.
#include <functional>
#include <string>

#include "parley/core/input_error.hpp"
#include "parley/world/folder/world_folder.hpp"
#include "tests/support/texts.hpp"

namespace parley::testing {

/// Purchases (rows buy): AAA 60 of its own wheat and 20 from BBB at a duty of 25 %, 40 of care; BBB 10 wheat from AAA
/// at 5 %, 50 of its own and 30 of care. Care takes no inputs; wheat takes a tenth of its cost in wheat.
inline world::WorldFiles small_world_files() {
    return {{"world.yaml",
             "name: small\n"
             "year: 2017\n"
             "valuation: border\n"
             "absent_flows: zero\n"
             "economies:\n"
             "  - {code: AAA, name: Aland}\n"
             "  - {code: BB2, name: Bland, members: [BEL, BRA]}\n"
             "sectors:\n"
             "  - {code: wheat, name: Wheat, goods: true}\n"
             "  - {code: care, name: Care, goods: false, traded: false}\n"},
            {"flows.csv",
             "importer,exporter,sector,value_usd_m,duty_rate\n"
             "AAA,AAA,wheat,60,0\n"
             "AAA,BB2,wheat,20,0.25\n"
             "AAA,AAA,care,40,0\n"
             "BB2,AAA,wheat,10,0.05\n"
             "BB2,BB2,wheat,50,0\n"
             "BB2,BB2,care,30,0\n"},
            {"technology.csv",
             "economy,using_sector,supplying_sector,share\n"
             "AAA,wheat,VA,0.9\n"
             "AAA,wheat,wheat,0.1\n"
             "AAA,care,VA,1\n"
             "BB2,wheat,VA,0.9\n"
             "BB2,wheat,wheat,0.1\n"
             "BB2,care,VA,1\n"},
            {"elasticities.csv", "source,sector,theta\nXY,wheat,4\nXY,care,5\n"}};
}

/// The small world (or one like it) with AAA's wheat in two groups, a quarter and the rest, at duties of 70 and 10 %:
/// 25 % on average, as before.
inline world::World with_groups(world::World world) {
    const Table<Seller, Group> none({2, 2});
    world::SplitPurchase split{Economy{0}, Sector{0}, none, none, none, {{"list/1", "list/2"}, {}}};
    for (const Economy i : world.each_economy()) {
        split.flow(i, Group{0}) = world.flow(Economy{0}, i, Sector{0}) / 4;
        split.flow(i, Group{1}) = world.flow(Economy{0}, i, Sector{0}) * 3 / 4;
    }
    split.duty_rate(Economy{1}, Group{0}) = 0.7;
    split.duty_rate(Economy{1}, Group{1}) = 0.1;
    world.split_purchases = {split};
    world.group_substitution = 2.0;
    (void)complete(world);
    final_shares_from_remainder(world);
    (void)complete(world);
    return world;
}

}  // namespace parley::testing
