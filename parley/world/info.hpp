#pragma once
// What a world holds, as plain values for `parley world info` and `parley world check`.
#include <cstddef>
#include <string>
#include <vector>

#include "parley/world/world.hpp"

namespace parley::world {

struct EconomyFigures {
    Economy economy;
    double value_added_usd_m = 0.0;
    double income_usd_m = 0.0;
    double exports_usd_m = 0.0;  ///< goods and services, border prices
    double imports_usd_m = 0.0;
    double goods_balance_usd_m = 0.0;  ///< exports − imports
    double services_balance_usd_m = 0.0;
    double duty_revenue_usd_m = 0.0;
    double average_duty = 0.0;        ///< revenue over imports of goods; 0 without any
    double average_duty_faced = 0.0;  ///< levied by others, over exports of goods
};

struct PairFigures {
    Economy importer, exporter;
    double goods_usd_m = 0.0;
    double services_usd_m = 0.0;
    double goods_balance_usd_m = 0.0;  ///< importer's: what it sells to the exporter − what it buys, goods
    double average_duty = 0.0;         ///< levied by the importer on goods, weighted by trade; 0 without trade
};

struct SectorFigures {
    Sector sector;
    double output_usd_m = 0.0;
    double trade_usd_m = 0.0;   ///< between economies, border prices
    double average_duty = 0.0;  ///< weighted by trade
    double highest_duty = 0.0;  ///< on a flow above zero
    Economy highest_importer, highest_exporter;
    double theta = 0.0;
};

/// Equalities that every base keeps, and by how much this one misses them.
struct Identity {
    std::string what;
    double gap = 0.0;  ///< largest, over world value added unless `what` says otherwise
    std::string where;
};

struct WorldInfo {
    std::size_t economies = 0, sectors = 0, goods_sectors = 0;
    std::size_t flows = 0, zero_flows = 0;  ///< between economies, in sectors that are traded
    std::size_t absent_sectors = 0;         ///< economy and sector without output
    std::size_t flows_with_duty = 0;
    bool has_inputs = false, has_export_taxes = false, has_subsidies = false, has_scale = false, has_accounts = false;
    bool has_profits = false;
    bool has_usd = false;  ///< value added and income are known; if not, they are NaN below
    double value_added_usd_m = 0.0, trade_usd_m = 0.0, goods_trade_usd_m = 0.0, duty_revenue_usd_m = 0.0;
    double average_duty = 0.0;  ///< on goods between economies
    std::string data_sha256;
    std::vector<Identity> identities;
    std::vector<EconomyFigures> by_economy;  ///< in the order of the world
    std::vector<SectorFigures> by_sector;    ///< most traded first
    std::vector<PairFigures> pairs;          ///< all importers × exporters with goods trade, largest goods flow first
};

/// The world must be complete()d.
[[nodiscard]] WorldInfo describe(const World& world);

enum class Severity { note, warning, error };

struct Remark {
    Severity severity = Severity::note;
    std::string what;
};

/// What somebody who uses the world should know: errors make it unfit, warnings may be mistakes of the data, notes are
/// what it lacks. Errors first.
[[nodiscard]] std::vector<Remark> check(const World& world);

}  // namespace parley::world
