#pragma once
#include "fuzz/world_files.hpp"

namespace parley::fuzz {

/// A small world for readers of files about a world.
inline const world::World& two_economies() {
    static const world::World world =
        world::read_world(
            split_files("== world.yaml\nname: two\nabsent_flows: zero\n"
                        "economies: [{code: USA}, {code: CHN}, {code: EU27, members: [DEU, FRA]}]\n"
                        "sectors: [{code: C26, goods: true}, {code: C29, goods: true}, {code: K, goods: false}]\n"
                        "== flows.csv\nimporter,exporter,sector,value_usd_m,duty_rate\n"
                        "USA,USA,C26,50,0\nUSA,CHN,C26,20,0.02\nCHN,CHN,C29,40,0\nCHN,USA,K,5,0\nEU27,CHN,C29,7,0.1\n"
                        "EU27,EU27,K,50,0\nUSA,EU27,C29,9,0.025\n"
                        "== elasticities.csv\nsource,sector,theta\nX,C26,4\nX,C29,5\nX,K,6\n"))
            .world;
    return world;
}

}  // namespace parley::fuzz
