#include <fmt/format.h>

#include "parley/report/study_json.hpp"

namespace parley {
namespace {

class Rows {
public:
    explicit Rows(const Study& study) : study_(study) {}
    std::string text = "outcome,economy,sector,variable,unit,value\n";

    void add(const StudyOutcome& each) {
        const Priced* priced = study_.priced(each);
        if (priced == nullptr) return;
        outcome_ = study_.scenario.outcomes[each.outcome].id;
        for (const Economy n : study_.base.world.each_economy()) add_economy(*priced, n);
        for (const auto& [economy, partner] : study_.pairs) {
            const World& world = study_.base.world;
            const BalanceChange balance = balance_change(world, *priced, economy, partner);
            const std::string& with = world.economies[partner.value].code;
            row(economy, "", "goods_balance_base:" + with, "USD m", balance.goods_base);
            row(economy, "", "goods_balance:" + with, "USD m", balance.goods_new);
            row(economy, "", "balance_base:" + with, "USD m", balance.all_base);
            row(economy, "", "balance:" + with, "USD m", balance.all_new);
        }
    }

private:
    void add_economy(const Priced& priced, Economy n) {
        const World& world = study_.base.world;
        const auto percent = [](double factor) { return 100 * (factor - 1); };
        row(n, "", "real_income", "%", percent(priced.welfare.welfare_factor(n)));
        row(n, "", "real_income", "USD m", priced.welfare.welfare_usd_m(n));
        row(n, "", "real_wage", "%", percent(priced.welfare.real_wage_factor(n)));
        row(n, "", "consumer_price", "%", percent(priced.welfare.consumer_price_factor(n)));
        if (priced.exact.status == Status::converged) {
            row(n, "", "terms_of_trade", "% of income", 100 * priced.exact.terms_of_trade(n));
            row(n, "", "volume_of_trade", "% of income", 100 * priced.exact.volume_of_trade(n));
        }
        row(n, "", "duty_revenue_base", "USD m", priced.duty_revenue_base_usd_m(n));
        row(n, "", "duty_revenue", "USD m", priced.duty_revenue_new_usd_m(n));
        for (const Sector s : world.each_sector()) {
            if (is_absent(world, n, s)) continue;  // missing is not zero
            const std::string& sector = world.sectors[s.value].code;
            row(n, sector, "output", "%", percent(priced.output_factor(n, s)));
            row(n, sector, "output_base", "USD m", world.output(n, s));
            row(n, sector, "output_change", "USD m", output_change_usd_m(world, priced, n, s));
        }
    }

    // Codes and ids hold neither commas nor quotes.
    void row(Economy n, const std::string& sector, const std::string& variable, const char* unit, double value) {
        text += fmt::format("{},{},{},{},{},{}\n", outcome_, study_.base.world.economies[n.value].code, sector,
                            variable, unit, value);
    }

    const Study& study_;
    std::string outcome_;
};

}  // namespace

std::string study_csv(const Study& study) {
    Rows rows(study);
    for (const StudyOutcome& each : study.outcomes) rows.add(each);
    return rows.text;
}

}  // namespace parley
