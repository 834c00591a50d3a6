// Lists of products with what each seller sells of them, against an independent computation that reads the same lists:
// shared/golden/product-groups.md, "Lists 1+2 and 1–3". Its weights of China's goods are imports of 2024 raked to what
// each list covered in 2018; the program's own are of 2017, so the test puts those of the other in their place.
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "parley/products/bundled.hpp"
#include "parley/products/groups.hpp"
#include "parley/products/import_values.hpp"
#include "parley/scenario/files/load_scenario.hpp"
#include "parley/tables/files/csv.hpp"
#include "tests/support/shared_data.hpp"
#include "tests/support/solved.hpp"

namespace parley::testing::true_lists_test {
namespace {

constexpr const char* dispute = R"(
parley: 1
title: Lists of section 301
world: world-2017
parties:
  usa: {name: United States, economies: [USA], assumption: levies}
  china: {name: China, economies: [CHN], assumption: is levied on}
issues:
  lists:
    owner: usa
    levels:
      none: {}
      two:
        measures:
          - {duty: {value: +25 points, definition: as announced}, by: USA, on: CHN, products: us-301-1}
          - {duty: {value: +25 points, definition: as announced}, by: USA, on: CHN, products: us-301-2}
      three:
        measures:
          - {duty: {value: +25 points, definition: as announced}, by: USA, on: CHN, products: us-301-1}
          - {duty: {value: +25 points, definition: as announced}, by: USA, on: CHN, products: us-301-2}
          - {duty: {value: +25 points, definition: as announced}, by: USA, on: CHN, products: us-301-3}
outcomes:
  today: {label: Today}
  two: {label: Lists 1 and 2, levels: {lists: two}}
  three: {label: Lists 1 to 3, levels: {lists: three}}
)";

// Imports of 2018, bn USD, by list: data/duties/README.md there.
const std::vector<std::pair<std::string, double>> lists_of_2018{
    {"us-301-1", 32.0}, {"us-301-2", 15.3}, {"us-301-3", 191.8}, {"us-301-4a", 110.1}, {"us-301-4b", 160.4}};

// What the United States bought from China in 2024, raked to the lists, by sector and by which lists have it.
using OnLists = std::vector<bool>;
std::map<std::string, std::map<OnLists, double>> raked_imports() {
    const products::Concordance& concordance = products::bundled_concordance();
    const products::ImportValues::Flow& flow = *products::bundled_imports().of_2024.find("USA", "CHN");
    std::vector<products::ProductList> lists;
    for (const auto& [name, bn] : lists_of_2018) lists.push_back(products::load_product_list(name, concordance));
    std::vector<const products::ProductList*> all;
    for (const products::ProductList& list : lists) all.push_back(&list);
    const auto sectors =
        products::refine(concordance, all, {values_in_edition(concordance, flow.usd_m, products::Edition::hs2017)});
    std::vector<double> total(lists.size());
    const auto each_group = [&](const auto& visit) {
        for (const products::SectorGroups& sector : sectors)
            for (const products::ProductGroup& group : sector.groups)
                visit(sector.sector, group, group.share[0] * sector.usd_m[0]);
    };
    each_group([&](const std::string&, const products::ProductGroup& group, double usd_m) {
        for (std::size_t k = 0; k < lists.size(); ++k)
            if (group.rates[k]) total[k] += usd_m;
    });
    std::map<std::string, std::map<OnLists, double>> result;
    each_group([&](const std::string& sector, const products::ProductGroup& group, double usd_m) {
        OnLists on;
        for (std::size_t k = 0; k < lists.size(); ++k) {
            on.push_back(group.rates[k].has_value());
            if (on.back()) usd_m *= 1000 * lists_of_2018[k].second / total[k];
        }
        on.resize(3);
        result[sector][on] += usd_m;
    });
    return result;
}

void weigh_china(scenario::ProductLists& lists) {
    auto raked = raked_imports();
    for (scenario::SectorCells& sector : lists.sectors)
        for (scenario::SectorCells::Shares& shares : sector.shares) {
            if (shares.seller != "CHN") continue;
            double total = 0.0;
            for (std::size_t c = 0; c < sector.on.size(); ++c) {
                OnLists on(3);
                for (const auto& [list, rate] : sector.on[c]) on[list] = true;
                total += shares.share[c] = raked[sector.sector][on];
            }
            ASSERT_GT(total, 0.0) << sector.sector;
            for (double& share : shares.share) share /= total;
        }
}

// "−0.76 / −1.70"
std::pair<double, double> printed(std::string cell) {
    for (std::size_t at; (at = cell.find("−")) != std::string::npos;) cell.replace(at, 3, "-");
    return {std::stod(cell), std::stod(cell.substr(cell.find('/') + 1))};
}

TEST(TrueLists, cost_what_an_independent_computation_says_within_its_map_of_editions_world_2017) {
    if (shared_folder().empty()) GTEST_SKIP() << shared_absent;
    const std::string golden = tables::read_file((shared_folder() / "golden" / "product-groups.md").string());
    scenario::Scenario lists = scenario::read_scenario("lists.yaml", dispute);
    ASSERT_EQ(lists.lists.lists.size(), 3U);
    weigh_china(lists.lists);
    for (const std::string source : {"LL", "U4"}) {
        SolvedOptions options;
        options.base.elasticities = source;
        const pricing::NamedOutcomes study = solved_outcomes(lists, options);
        for (const auto& [outcome, name] : {std::pair{1U, "1+2"}, std::pair{2U, "1–3"}}) {
            const std::string row = std::string("| ") + name + ", " + source + " |";
            std::size_t at = golden.find(row);
            ASSERT_NE(at, std::string::npos) << row;
            at = golden.find('|', golden.find('|', at + row.size()) + 1);
            const auto [usa, chn] = printed(golden.substr(at + 1, golden.find('|', at + 1) - at - 1));
            const pricing::OutcomeResult& priced = *study.priced(study.outcomes[outcome]);
            const auto bn = [&](const char* code) {
                const std::vector<Economy> who{*study.base().world.find_economy(code)};
                return income_change(study.base().world, priced, who).usd_m / 1000;
            };
            EXPECT_NEAR(bn("USA"), usa, 0.15) << row;
            EXPECT_NEAR(bn("CHN"), chn, 0.15) << row;
        }
    }
}

}  // namespace
}  // namespace parley::testing::true_lists_test
