#pragma once
// A list of products in a world, before anything is solved: how much of which trade it is about, and at what rates.
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "parley/pricing/duties/duties_csv.hpp"
#include "parley/products/groups.hpp"
#include "parley/products/import_values.hpp"
#include "parley/world/world.hpp"

namespace parley::pricing {

/// Whose trade a list is about. Without an importer only its codes and its own values are counted.
struct ListQuestion {
    std::optional<Economy> importer;
    std::vector<Economy> exporters;                 ///< empty: all others
    std::size_t classes = products::usual_classes;  ///< of rates in a sector, zero apart
};

struct SectorOfList {
    Sector sector;
    std::size_t listed = 0;                          ///< products on the list
    std::size_t products = 0;                        ///< in the sector, of the list's edition
    double value_usd_m = 0.0;                        ///< that the list says, in all
    double trade_usd_m = 0.0;                        ///< of the world's, in scope
    std::optional<double> covered_share;             ///< of that trade; nothing where no weights are known
    std::optional<double> mean_rate;                 ///< of what is covered; nothing where the list has no rates
    std::vector<std::pair<double, double>> classes;  ///< rate and share of the trade: rates binned
    std::vector<std::pair<Economy, std::vector<double>>> classes_by_exporter;  ///< share of its trade in each class
    std::vector<std::pair<Economy, double>> by_exporter;  ///< covered share, of those that are known
};

struct ListStudy {
    products::ProductList list;
    ListQuestion question;
    std::string weights;                ///< what weighs the products, in words; empty: nothing does
    std::vector<SectorOfList> sectors;  ///< those with a product on the list, in the order of the world
    SectorOfList all;                   ///< of all goods; the sector is not meant
    std::size_t without_value = 0;      ///< listed products that the weights do not have
};

/// Weights are the list's own values or, where it has none, `values`, if they have the importer: those of 2017 where
/// the list is not of HS 2022 and the pair is there, else those of 2024. InputError when the
/// list says more trade of a sector than the world has, or the world lacks a sector of the concordance.
[[nodiscard]] ListStudy study_list(products::ProductList list, const products::Concordance& concordance,
                                   const products::BundledImports& values, const world::World& world,
                                   const ListQuestion& question);

/// The list as changes of duties of its importer on its exporters: by sector one for each class of rates, on the part
/// of the trade that the class covers. InputError where the list has no rates or nothing weighs it.
[[nodiscard]] std::vector<DutyRow> duty_rows(const ListStudy& study, const world::World& world);

}  // namespace parley::pricing
