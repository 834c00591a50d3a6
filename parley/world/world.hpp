#pragma once
// The base: who buys what from whom, at which duties, made with which inputs. Symbols: docs/notation.md.
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "parley/core/index.hpp"
#include "parley/core/table.hpp"
#include "parley/world/product_groups.hpp"

namespace parley::world {

struct EconomyInfo {
    std::string code;                  ///< ISO 3166 alpha-3, or a group such as EU27 or ROW
    std::string name;                  ///< for people
    std::vector<std::string> members;  ///< alpha-3 codes of a group; empty for a single economy
};

struct SectorInfo {
    std::string code;
    std::string name;
    bool goods = true;   ///< counts in goods balances; false: a service
    bool traded = true;  ///< false: bought at home only
};

/// Trade elasticities outside are refused. Price indices are logs of sums over θ: rounding in a sum of a hundred terms,
/// about 2e-14, leaves 2e-10 of a price at the low end, about what a solve is asked for. At the high end a price known
/// to 2e-16 leaves 2e-12 of a flow. Every solve says what rounding can do to it: model/equilibrium.hpp.
inline constexpr double least_theta = 1e-4, most_theta = 1e4;
inline constexpr const char* theta_rule = "trade elasticities from 0.0001 to 10000";
[[nodiscard]] constexpr bool is_usable_theta(double theta) {
    return theta >= least_theta && theta <= most_theta;
}

/// One published set of trade elasticities θ(s), by sector.
struct ElasticitySource {
    std::string name;
    std::vector<double> theta;
};

/// One published set of scale elasticities ψ(s) >= 0, by sector, estimated together with the elasticities of the same
/// name.
struct ScaleSource {
    std::string name;
    std::vector<double> psi;
};

/// Saving and investment as shares of value added, by economy. Empty when the world has none.
struct NationalAccounts {
    Table<Economy> saving_rate;
    Table<Economy> investment_rate;
    std::vector<std::string> investment_from = {};  ///< by economy: whose figure and of which year; empty: not said
};

/// A source of the data, with the terms under which it may be used.
struct DataSource {
    std::string title;
    std::string terms;
};

/// Published input-output tables hold a few by-products as small negative inputs (NAFTA data: -0.0006 in one cell).
inline constexpr double least_input_share = -0.01;

/// A world trade table in one year with technology and final demand: the base of every counterfactual.
/// Money is USD million a year; rates and shares are fractions (0.25). Fill the primitives, then call complete().
struct World {
    std::string name;
    int year = 0;
    std::vector<EconomyInfo> economies;
    std::vector<SectorInfo> sectors;
    std::vector<DataSource> sources;
    std::vector<std::string> build_steps;  ///< what was done to the sources, in words
    std::vector<std::string> rebased;  ///< what has been solved since the year of the flows; empty: they are observed
    std::vector<ElasticitySource> elasticity_sources;
    std::vector<ScaleSource> scale_sources;
    NationalAccounts accounts;

    // Primitives.
    Table<Buyer, Seller, Sector> flow;              ///< X at border prices (export tax in, duty out), USD m
    Table<Buyer, Seller, Sector> duty_rate;         ///< t, levied by the buyer; 0 at home
    Table<Buyer, Seller, Sector> export_tax_rate;   ///< e, levied by the seller; 0 at home; negative: a subsidy
    Table<Seller, Sector> production_subsidy_rate;  ///< z < 1; below zero a tax, of any height: profits are one
    Table<Seller, Sector> value_added_share;        ///< γ(n,r)
    Table<Seller, Supplying, Using>
        input_share;                   ///< γ(n,s,r): share of s in the cost of r, at least −0.01 (by-products)
    Table<Buyer, Sector> final_share;  ///< α(n,s)
    /// Of a world without inputs, whose income is gross output: value added over output by economy. Empty: not known,
    /// and nothing that is a share of income can be told in USD.
    Table<Economy> value_added_of_output;
    /// ρ(i,s) ≥ 0: what firms keep over cost, as a share of it; a part of what z takes below zero that is profit and
    /// not the treasury's (docs/model/base.md, eq:base-profit). Empty: no profits.
    Table<Seller, Sector> profit_rate;
    std::string elasticity_source;  ///< name of the source of θ below
    std::vector<double> theta;      ///< θ(s)
    /// Purchases of which only some products bear a measure of the base, sorted by buyer and sector. Of these flow,
    /// duty_rate and export_tax_rate above hold totals and means, which complete() computes.
    std::vector<SplitPurchase> split_purchases;
    double group_substitution = usual_group_substitution;  ///< σ, between groups of products within a sector

    // Derived by complete().
    Table<Buyer, Sector> expenditure;  ///< E at purchaser prices, USD m
    Table<Seller, Sector> output;      ///< C at cost, USD m
    Table<Economy> value_added;        ///< VA, USD m
    Table<Economy> income;             ///< I, USD m
    Table<Economy> deficit;            ///< D = imports − exports at border prices, USD m
    Table<Economy> deficit_rounding;   ///< how far rounding may have moved D, in units of 2^-53: Σ|partial sums|

    std::size_t economy_count() const { return economies.size(); }
    std::size_t sector_count() const { return sectors.size(); }
    Positions<Economy> each_economy() const { return Positions<Economy>(economies.size()); }
    Positions<Sector> each_sector() const { return Positions<Sector>(sectors.size()); }
    std::optional<Economy> find_economy(const std::string& code) const;
    std::optional<Sector> find_sector(const std::string& code) const;
};

/// A rule of docs/model/base.md that a world breaks, in words that name the economy, the sector and the size.
struct Breach {
    std::string rule;   ///< what should hold
    std::string found;  ///< what was found, where and by how much
};

/// The first elasticity that is not usable, with its sector.
[[nodiscard]] std::optional<Breach> theta_breach(const World& world, const std::vector<double>& theta);

/// Allocates the primitives for the economies and sectors already listed: no trade, no duties, value added all of cost.
void allocate(World& world);

/// Checks the primitives and computes the derived tables. Shares within 1e-6 of one are rescaled (and noted in
/// build_steps); anything further off, a rate outside its range or a non-finite number is returned as a breach.
/// Market clearing E = αI + Σγ C is not looked at here: see base_gap().
[[nodiscard]] std::optional<Breach> complete(World& world);

/// Largest |E(n,s) − α(n,s) I(n) − Σᵣ γ(n,s,r) C(n,r)| over world value added, and where it is. A world is a base
/// for counterfactuals when it is below `base_tolerance`; otherwise it must be settled first (model/rebase.hpp).
struct BaseGap {
    double size = 0.0;
    Economy economy;
    Sector sector;
};
[[nodiscard]] BaseGap base_gap(const World& world);
inline constexpr double base_tolerance = 1e-9;
/// Final shares of their own seldom fit purchases exactly, and such a base is re-solved: in published tables the gap is
/// 0.0017 (ICIO of 44 sectors) and 0.0076 (NAFTA of Caliendo and Parro). Above this it is another world: rows are lost.
inline constexpr double widest_base_gap = 0.02;

/// The breach that base_gap() describes, or nothing if the world is an equilibrium.
[[nodiscard]] std::optional<Breach> base_breach(const World& world);

/// Makes θ of the named source the one in use; false if the world has no such source.
[[nodiscard]] bool use_elasticities(World& world, const std::string& source);

/// Final shares that close the market for every good: what is left of expenditure after inputs, over income.
/// Negative remainders become zero and the shares are renormalised; the largest such remainder over value added is
/// returned.
double final_shares_from_remainder(World& world);

/// Removes intermediate inputs: value added is all of cost, final shares are expenditure shares; value_added_of_output
/// keeps what the inputs said of it. Completes the world.
void drop_inputs(World& world);

[[nodiscard]] bool has_inputs(const World& world);

/// Π(n) = Σ ρ C, USD m (eq:base-profit); `output` at cost, the base's or another. Zero where there are no profits.
[[nodiscard]] Table<Economy> profits(const World& world, const Table<Seller, Sector>& output);

/// What part of each economy's income, as the model has it, is value added: 1 where there are inputs, else
/// value_added_of_output; NaN where that is not known. What is a share of income is that share of so much USD.
[[nodiscard]] Table<Economy> value_added_in_income(const World& world);

}  // namespace parley::world
