// What is read off a solve, and off a world, as tables.
#include <cmath>

#include "parley/pricing/counterfactual/trade.hpp"
#include "python/extension/solving.hpp"

namespace parley::python {
namespace {

// Columns in the order in which they are first named; rows are added whole.
class Rows {
public:
    Rows(std::initializer_list<const char*> texts, std::initializer_list<std::pair<const char*, const char*>> numbers)
        : table_(std::make_shared<Columns>()) {
        for (const char* name : texts) table_->columns.push_back({name, "", Texts()});
        for (const auto& [name, unit] : numbers) table_->columns.push_back({name, unit, Numbers()});
    }
    /// What is not a number is missing.
    void add(std::initializer_list<const char*> texts, std::initializer_list<double> numbers) {
        std::size_t at = 0;
        for (const char* text : texts) std::get<Texts>(table_->columns[at++].values).emplace_back(text);
        for (const double number : numbers) {
            Column& column = table_->columns[at++];
            auto& values = std::get<Numbers>(column.values);
            if (!std::isfinite(number) && column.missing.empty()) column.missing.assign(values.size(), false);
            if (!column.missing.empty()) column.missing.push_back(!std::isfinite(number));
            values.push_back(number);
        }
        ++table_->rows;
    }
    SharedColumns whole() { return std::move(table_); }

private:
    std::shared_ptr<Columns> table_;
};

double percent(double factor) {
    return 100 * (factor - 1);
}

const char* code(const world::World& world, Economy n) {
    return world.economies[n.value].code.c_str();
}
const char* code(const world::World& world, Sector s) {
    return world.sectors[s.value].code.c_str();
}

}  // namespace

SharedColumns Solved::economies() const {
    const pricing::OutcomeResult& of = read();
    const world::World& world = base_->base.world;
    Rows rows({"economy", "name"}, {{"real_income_pct", "%"},
                                    {"real_income_usd_m", "USD m"},
                                    {"net_income_pct", "%"},
                                    {"net_income_usd_m", "USD m"},
                                    {"real_wage_pct", "%"},
                                    {"consumer_price_pct", "%"},
                                    {"duty_revenue_base_usd_m", "USD m"},
                                    {"duty_revenue_usd_m", "USD m"}});
    const model::Welfare& welfare = of.welfare;
    for (const Economy n : world.each_economy())
        rows.add(
            {code(world, n), world.economies[n.value].name.c_str()},
            {percent(welfare.welfare_factor(n)), welfare.welfare_usd_m(n), percent(welfare.net_income_factor(n)),
             welfare.net_income_usd_m(n), percent(welfare.real_wage_factor(n)),
             percent(welfare.consumer_price_factor(n)), of.duty_revenue_base_usd_m(n), of.duty_revenue_new_usd_m(n)});
    return rows.whole();
}

SharedColumns Solved::sectors() const {
    const pricing::OutcomeResult& of = read();
    const world::World& world = base_->base.world;
    Rows rows(
        {"economy", "sector", "name"},
        {{"output_base_usd_m", "USD m"}, {"output_pct", "%"}, {"output_change_usd_m", "USD m"}, {"price_pct", "%"}});
    for (const Economy n : world.each_economy())
        for (const Sector s : world.each_sector()) {
            if (pricing::is_absent(world, n, s)) continue;  // missing is not zero
            rows.add({code(world, n), code(world, s), world.sectors[s.value].name.c_str()},
                     {world.output(n, s), percent(of.output_factor(n, s)),
                      pricing::output_change_usd_m(world, of, n, s), percent(pricing::price_factor(of, n, s))});
        }
    return rows.whole();
}

SharedColumns Solved::balances() const {
    const pricing::OutcomeResult& of = read();
    const world::World& world = base_->base.world;
    Rows rows({"economy", "partner"}, {{"goods_base_usd_m", "USD m"},
                                       {"goods_usd_m", "USD m"},
                                       {"goods_and_services_base_usd_m", "USD m"},
                                       {"goods_and_services_usd_m", "USD m"}});
    for (const Economy n : world.each_economy())
        for (const Economy i : world.each_economy()) {
            if (n == i) continue;
            const pricing::BalanceChange change = pricing::balance_change(world, of, n, i);
            rows.add({code(world, n), code(world, i)},
                     {change.goods_base, change.goods_new, change.all_base, change.all_new});
        }
    return rows.whole();
}

SharedColumns Solved::trade() const {
    const pricing::OutcomeResult& of = read();
    const world::World& world = base_->base.world;
    Rows rows({"importer", "exporter", "sector"},
              {{"before_usd_m", "USD m"}, {"after_usd_m", "USD m"}, {"change_usd_m", "USD m"}, {"price_pct", "%"}});
    for (const Economy n : world.each_economy())
        for (const Economy i : world.each_economy())
            for (const Sector s : world.each_sector()) {
                const pricing::TradeFlow flow = pricing::trade_flow(world, of, n, i, s);
                if (n == i || flow.base_usd_m == 0) continue;
                rows.add(
                    {code(world, n), code(world, i), code(world, s)},
                    {flow.base_usd_m, flow.new_usd_m, flow.change_usd_m(), percent(pricing::price_factor(of, n, s))});
            }
    return rows.whole();
}

SharedColumns economies_of(const world::World& world) {
    Rows rows({"economy", "name", "members"}, {{"value_added_usd_m", "USD m"}, {"deficit_usd_m", "USD m"}});
    for (const Economy n : world.each_economy()) {
        const world::EconomyInfo& economy = world.economies[n.value];
        std::string members;
        for (const std::string& each : economy.members) members += (members.empty() ? "" : " ") + each;
        rows.add({economy.code.c_str(), economy.name.c_str(), members.c_str()},
                 {world.value_added(n), world.deficit(n)});
    }
    return rows.whole();
}

SharedColumns sectors_of(const world::World& world) {
    Rows rows({"sector", "name", "kind"}, {{"trade_elasticity", "1"}});
    for (const Sector s : world.each_sector()) {
        const world::SectorInfo& sector = world.sectors[s.value];
        rows.add({sector.code.c_str(), sector.name.c_str(), sector.goods ? "goods" : "service"},
                 {world.theta[s.value]});
    }
    return rows.whole();
}

SharedColumns flows_of(const world::World& world) {
    Rows rows({"importer", "exporter", "sector"}, {{"value_usd_m", "USD m"}, {"duty_pct", "%"}});
    for (const Economy n : world.each_economy())
        for (const Economy i : world.each_economy())
            for (const Sector s : world.each_sector())
                if (world.flow(n, i, s) != 0)
                    rows.add({code(world, n), code(world, i), code(world, s)},
                             {world.flow(n, i, s), 100 * world.duty_rate(n, i, s)});
    return rows.whole();
}

}  // namespace parley::python
