#include "wasm/smoke.hpp"

#include <string>
#include <string_view>

#include "parley/model/indicators.hpp"
#include "parley/policy/duties.hpp"
#include "parley/world/binary.hpp"

namespace {

parley::World world;
parley::Equilibrium equilibrium;
parley::Welfare result;
std::string error;

}  // namespace

std::size_t parley_load(const char* bytes, std::size_t size) {
    parley::BinaryWorld read = parley::from_binary(std::string_view(bytes, size));
    error = read.error;
    if (!read.world) return 0;
    world = std::move(*read.world);
    return world.economy_count();
}

const char* parley_error() {
    return error.c_str();
}

bool parley_add_duty(std::size_t importer, std::size_t exporter, double rate) {
    parley::DutyChange change;
    change.scope = {{parley::Economy{importer}}, {parley::Economy{exporter}}, parley::goods_sectors(world)};
    change.rate = rate;
    parley::Wedges wedges = parley::no_change(world);
    if (parley::apply(world, {&change, 1}, wedges)) return false;
    equilibrium = parley::solve(world, wedges);
    if (equilibrium.status != parley::Status::converged) return false;
    result = parley::welfare(world, equilibrium.point);
    return true;
}

double parley_max_residual() {
    return equilibrium.max_residual;
}
double parley_welfare_factor(std::size_t economy) {
    return result.welfare_factor(parley::Economy{economy});
}
double parley_wage_hat(std::size_t economy) {
    return equilibrium.point.wage_hat(parley::Economy{economy});
}
