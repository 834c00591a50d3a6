#include <cmath>

#include <fmt/format.h>

#include "parley/pricing/counterfactual/markets.hpp"
#include "parley/report/text/study_text.hpp"
#include "parley/report/words/figures.hpp"
#include "parley/report/words/quantity_words.hpp"

namespace parley::report::text {
namespace {

class OutcomeRows {
public:
    explicit OutcomeRows(const pricing::NamedOutcomes& study) : study_(study) {}
    std::string text = "outcome,economy,sector,variable,unit,value,low,high,n\n";

    void add(const pricing::PricedOutcome& each) {
        const pricing::OutcomeResult* priced = study_.priced(each);
        if (priced == nullptr || !priced->solved()) return;  // a target out of reach has no figures
        outcome_ = study_.scenario().outcomes[each.outcome].id;
        spread_ = study_.elsewhere.spread(*each.equilibrium);
        for (const Economy n : study_.base().world.each_economy()) add_economy(*priced, n);
        for (std::size_t k = 0; k < study_.setting().pairs.size(); ++k) add_pair(*priced, k);
        add_quantities(study_.equilibria[*each.equilibrium]);
    }

private:
    void add_pair(const pricing::OutcomeResult& priced, std::size_t k) {
        // No structured binding: clang 14 does not capture one.
        const Economy economy = study_.setting().pairs[k].first, partner = study_.setting().pairs[k].second;
        const world::World& world = study_.base().world;
        const pricing::BalanceChange balance = balance_change(world, priced, economy, partner);
        const std::string& with = world.economies[partner.value].code;
        const auto after = [&](const char* variable, double pricing::BalanceChange::*figure) {
            row(economy, "", variable + with, "USD m", balance.*figure,
                [&](const auto& there) { return there.balances[k].*figure; });
        };
        row(economy, "", "goods_balance_base:" + with, "USD m", balance.goods_base);
        after("goods_balance:", &pricing::BalanceChange::goods_new);
        row(economy, "", "balance_base:" + with, "USD m", balance.all_base);
        after("balance:", &pricing::BalanceChange::all_new);
    }

    void add_economy(const pricing::OutcomeResult& priced, Economy n) {
        const world::World& world = study_.base().world;
        const auto percent = [](double factor) { return 100 * (factor - 1); };
        const auto factor = [&](const char* variable, Table<Economy> model::Welfare::*of) {
            row(n, "", variable, "%", percent((priced.welfare.*of)(n)),
                [&](const auto& there) { return percent((there.welfare.*of)(n)); });
        };
        const auto amount = [&](const char* variable, Table<Economy> model::Welfare::*of) {
            if (!std::isfinite((priced.welfare.*of)(n))) return;  // missing is not zero
            row(n, "", variable, "USD m", (priced.welfare.*of)(n),
                [&](const auto& there) { return (there.welfare.*of)(n); });
        };
        factor("real_income", &model::Welfare::welfare_factor);
        amount("real_income", &model::Welfare::welfare_usd_m);
        factor("real_income_net_of_borrowing", &model::Welfare::net_income_factor);
        amount("real_income_net_of_borrowing", &model::Welfare::net_income_usd_m);
        factor("real_wage", &model::Welfare::real_wage_factor);
        factor("consumer_price", &model::Welfare::consumer_price_factor);
        const double at_held_wages = priced.prices.at_held_wages(n);
        const double cost = (at_held_wages - 1) * world.income(n) * value_added_in_income(world)(n);
        row(n, "", "held_wages_price", "%", percent(at_held_wages));
        row(n, "", "held_wages_price_of_duties", "%", percent(priced.prices.of_duties(n)));
        if (std::isfinite(cost)) row(n, "", "held_wages_cost", "USD m", cost);
        if (priced.exact.status == model::Status::converged)
            for (const model::ExactPart& part : model::exact_parts)
                row(n, "", part.name, "% of income", 100 * (priced.exact.*part.of)(n));
        row(n, "", "duty_revenue_base", "USD m", priced.duty_revenue_base_usd_m(n));
        row(n, "", "duty_revenue", "USD m", priced.duty_revenue_new_usd_m(n),
            [&](const auto& there) { return there.duty_revenue_usd_m(n); });
        if (has_markets(priced)) {
            const pricing::Market index = market(world, priced, n);
            row(n, "", "market", "%", percent(index.all_factor));
            if (index.goods_factor) row(n, "", "market_goods", "%", percent(*index.goods_factor));
            if (index.services_factor) row(n, "", "market_services", "%", percent(*index.services_factor));
            for (const pricing::SectorReturn& each : index.sectors)
                row(n, world.sectors[each.sector.value].code, "return", "%", percent(each.factor));
        }
        for (const Sector s : world.each_sector()) {
            if (pricing::is_absent(world, n, s)) continue;  // missing is not zero
            const std::string& sector = world.sectors[s.value].code;
            row(n, sector, "output", "%", percent(priced.output_factor(n, s)),
                [&](const auto& there) { return percent(there.output_factor(n, s)); });
            row(n, sector, "output_base", "USD m", world.output(n, s));
            row(n, sector, "output_change", "USD m", output_change_usd_m(world, priced, n, s),
                [&](const auto& there) { return there.output_change_usd_m(n, s); });
        }
    }

    // Numbered in the order of the JSON's `quantities`; the economy is that which takes the measure, if it is one.
    void add_quantities(const pricing::SetEquilibrium& equilibrium) {
        for (std::size_t k = 0; k < equilibrium.quantities.size(); ++k) {
            const policy::ConditionResult& each = equilibrium.quantities[k];
            const std::vector<std::string>& by = equilibrium.words[each.measures.front()]->by;
            const std::string economy =
                by.size() == 1 && study_.base().world.find_economy(by.front()) ? by.front() : "";
            const auto add = [&](const char* variable, const char* unit, double value) {
                row(economy, "", fmt::format("{}_{}:{}", variable, words::name_of(each.kind), k + 1), unit, value);
            };
            add("base", "USD m", each.base_usd_m);
            add("reached", "USD m", each.reached_usd_m);
            add("implicit_subsidy", "%", 100 * each.purchase_rate);
            add("implicit_subsidy", "USD m", each.subsidy_usd_m);
            add("duty", "%", 100 * each.duty_rate);
            add("export_tax", "%", 100 * each.export_tax_rate);
            add("barrier", "%", 100 * each.barrier_rate);
            add("saving_rate", "points", 100 * each.saving_rate_change);
            add("rent", "USD m", each.rent_usd_m);
        }
    }

    void row(Economy n, const std::string& sector, const std::string& variable, const char* unit, double value) {
        row(study_.base().world.economies[n.value].code, sector, variable, unit, value);
    }
    template <class Read>
    void row(Economy n, const std::string& sector, const std::string& variable, const char* unit, double value,
             const Read& read) {
        row(study_.base().world.economies[n.value].code, sector, variable, unit, value, spread_.of(value, read));
    }

    // Codes and ids hold neither commas nor quotes.
    void row(const std::string& economy, const std::string& sector, const std::string& variable, const char* unit,
             double value, const std::optional<pricing::Range>& range = {}) {
        text += fmt::format("{},{},{},{},{},{}", outcome_, economy, sector, variable, unit, words::in_a_file(value));
        text += range
                    ? fmt::format(",{},{},{}\n", words::in_a_file(range->low), words::in_a_file(range->high), range->n)
                    : ",,,\n";
    }

    const pricing::NamedOutcomes& study_;
    std::string outcome_;
    pricing::Spread spread_;
};

}  // namespace

std::string study_csv(const pricing::NamedOutcomes& study) {
    OutcomeRows rows(study);
    for (const pricing::PricedOutcome& each : study.outcomes) rows.add(each);
    return rows.text;
}

}  // namespace parley::report::text
