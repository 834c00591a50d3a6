#include <cstdio>

#include "parley/parley.hpp"

int main() {
    const parley::Base base = parley::load_base("world-2017");
    parley::Wedges wedges = parley::no_change(base.world);
    const parley::Economy usa = *base.world.find_economy("USA"), chn = *base.world.find_economy("CHN");
    for (const parley::Sector s : parley::goods_sectors(base.world)) wedges.duty_rate(usa, chn, s) += 0.25;
    const parley::Equilibrium equilibrium = parley::solve(base.world, wedges);
    if (equilibrium.status != parley::Status::converged) return 4;
    const parley::Welfare result = parley::welfare(base.world, equilibrium.point);
    for (const parley::Economy n : {usa, chn})
        std::printf("%s %+.2f %%\n", base.world.economies[n.value].code.c_str(), 100 * (result.welfare_factor(n) - 1));
}
