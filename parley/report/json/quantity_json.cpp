#include "parley/report/json/quantity_json.hpp"

#include "parley/report/words/quantity_words.hpp"

namespace parley::report::json {

nlohmann::ordered_json quantity_json(const policy::ConditionResult& result) {
    return {{"kind", words::name_of(result.kind)},
            {"what", result.what},
            {"binds", result.binds},
            {"wedge_rate", result.wedge_rate},
            {"implicit_subsidy_rate", result.purchase_rate},
            {"duty_rate", result.duty_rate},
            {"export_tax_rate", result.export_tax_rate},
            {"barrier_rate", result.barrier_rate},
            {"saving_rate_change", result.saving_rate_change},
            {"subsidy_usd_m", result.subsidy_usd_m},
            {"rent_usd_m", result.rent_usd_m},
            {"base_usd_m", result.base_usd_m},
            {"target_usd_m", result.target_usd_m},
            {"reached_usd_m", result.reached_usd_m},
            {"complementarity_residual", result.residual}};
}

}  // namespace parley::report::json
