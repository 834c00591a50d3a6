#include "tests/replication/published.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "parley/model/rebase.hpp"
#include "parley/tables/files/csv.hpp"
#include "tests/support/shared_data.hpp"
#include "tests/support/tolerances.hpp"
#include "tests/support/verification.hpp"

namespace parley::testing {

namespace {

int decimals(const std::string& text) {
    const std::size_t point = text.find('.');
    return point == std::string::npos ? 0 : static_cast<int>(text.size() - point - 1);
}

std::string full_name(const std::string& code) {
    static const std::map<std::string, std::string> names{
        {"MEX", "Mexico"}, {"CAN", "Canada"}, {"USA", "United States"}, {"CHN", "China"}, {"IND", "India"}};
    const auto found = names.find(code);
    return found == names.end() ? code : found->second;
}

}  // namespace

void verify_table(const std::string& csv, const std::string& table, const std::string& unit, const Ours& ours,
                  std::optional<double> tolerance) {
    const std::string path = (source_folder() / "tests" / "replication" / csv).string(), text = tables::read_file(path);
    const tables::Csv published(path, text);
    const std::size_t code = published.column({"economy"}), figure = published.column({"figure"});
    const std::size_t value = published.column({"published"});
    EXPECT_EQ(published.row_count(), ours.size()) << csv;
    for (std::size_t row = 0; row < published.row_count(); ++row) {
        const auto found = ours.find({published.text(row, code), published.text(row, figure)});
        if (found == ours.end()) {
            ADD_FAILURE() << csv << ": nothing to set beside line " << published.line(row);
            continue;
        }
        verify(table, full_name(found->first.first) + ", " + found->first.second + ", " + unit,
               published.number(row, value), found->second,
               tolerance.value_or(printed(decimals(published.text(row, value)))));
    }
}

model::SolveOptions replication_options() {
    model::SolveOptions options;
    options.tolerance = tight;
    return options;
}

world::World balanced(const world::World& world) {
    const model::Rebased rebased = rebase(world, model::Deficits::zero, replication_options());
    EXPECT_EQ(rebased.equilibrium.status, model::Status::converged) << rebased.equilibrium.worst_equation;
    if (rebased.equilibrium.status != model::Status::converged)
        throw std::runtime_error(world.name + " does not converge");
    EXPECT_LE(base_gap(rebased.world).size, world::base_tolerance);
    for (const Economy n : rebased.world.each_economy())
        EXPECT_LE(std::abs(rebased.world.deficit(n)), 1e-9 * rebased.world.income(n))
            << rebased.world.economies[n.value].code;
    return rebased.world;
}

model::Equilibrium solved(const world::World& world, const model::Wedges& wedges) {
    const model::SolveOptions options = replication_options();
    model::Equilibrium result = solve(world, wedges, options);
    EXPECT_EQ(result.status, model::Status::converged) << result.worst_equation;
    EXPECT_LE(residual(world, wedges, options.closure, result.point).largest, options.tolerance);
    return result;
}

Economy economy(const world::World& world, const std::string& code) {
    const auto found = world.find_economy(code);
    if (!found) throw std::runtime_error(world.name + " has no " + code);
    return *found;
}

}  // namespace parley::testing
