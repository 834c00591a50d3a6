// The model is residual(): a solution is a point at which every equation of it holds, whoever found the point.
#include <cstdio>

#include "parley/parley.hpp"

int main() {
    const parley::Base base = parley::load_base("world-2017");
    const parley::Economy usa = *base.world.find_economy("USA"), mex = *base.world.find_economy("MEX");
    parley::Wedges wedges = parley::no_change(base.world);
    for (const parley::Sector s : parley::goods_sectors(base.world)) wedges.duty_rate(usa, mex, s) += 0.10;

    const parley::Residual before = parley::residual(base.world, wedges, base.closure, parley::base_point(base.world));
    std::printf("The base under the new duties: off by %.1e in %s\n", before.largest, before.worst.c_str());

    const parley::Equilibrium equilibrium = parley::solve(base.world, wedges);
    parley::Point point = equilibrium.point;
    const parley::Residual solved = parley::residual(base.world, wedges, base.closure, point);
    std::printf("The solution: %s\n", solved.largest <= 1e-10 ? "every equation holds to 1e-10" : solved.worst.c_str());

    point.wage_hat(mex) *= 1.01;
    const parley::Residual moved = parley::residual(base.world, wedges, base.closure, point);
    std::printf("With Mexico's wage 1 %% higher: off by %.1e in %s\n", moved.largest, moved.worst.c_str());
    return equilibrium.status == parley::Status::converged && solved.largest <= 1e-10 ? 0 : 4;
}
