// Duties of 25 points between the United States and China on each other's goods: who gains, who loses, who collects.
#include <cstdio>
#include <initializer_list>

#include "parley/parley.hpp"

int main() {
    const parley::Base base = parley::load_base("world-2017");
    const parley::Economy usa = *base.world.find_economy("USA"), chn = *base.world.find_economy("CHN");

    // Wedges start as what is in force; a duty is written (buyer, seller, sector).
    parley::Wedges wedges = parley::no_change(base.world);
    for (const parley::Sector s : parley::goods_sectors(base.world)) {
        wedges.duty_rate(usa, chn, s) += 0.25;
        wedges.duty_rate(chn, usa, s) += 0.25;
    }

    // A solve that does not converge is a status, not an exception.
    const parley::Equilibrium equilibrium = parley::solve(base.world, wedges);
    if (equilibrium.status != parley::Status::converged) return 4;

    const parley::Welfare welfare = parley::welfare(base.world, equilibrium.point);
    std::printf("%-20s real income a year\n", "");
    for (const char* code : {"USA", "CHN", "MEX", "VNM", "EU27"}) {
        const parley::Economy n = *base.world.find_economy(code);
        std::printf("%-20s %+.3f %%  %+6.1f bn USD\n", base.world.economies[n.value].name.c_str(),
                    100 * (welfare.welfare_factor(n) - 1), welfare.welfare_usd_m(n) / 1000);
    }

    const auto flows = parley::flows(base.world, wedges, equilibrium.point);
    const parley::Table<parley::Economy> before = parley::duty_revenue(base.world.flow, base.world.duty_rate);
    const parley::Table<parley::Economy> after = parley::duty_revenue(flows, wedges.duty_rate);
    for (const parley::Economy n : {usa, chn})
        std::printf("Duties collected by %s: %.0f bn USD, %.0f before\n", base.world.economies[n.value].code.c_str(),
                    after(n) / 1000, before(n) / 1000);
}
