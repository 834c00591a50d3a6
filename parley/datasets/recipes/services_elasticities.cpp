#include "parley/datasets/recipes/services_elasticities.hpp"

#include <map>

#include <fmt/format.h>

#include "parley/core/input_error.hpp"
#include "parley/datasets/pieces/classification.hpp"
#include "parley/datasets/pieces/report.hpp"

namespace parley::datasets {
namespace {

struct Published {
    double theta = 0.0;
    std::string quality;
};

std::map<std::string, Published> read_published(const std::filesystem::path& folder) {
    const tables::Csv csv = open_table(folder, "elasticities-icio50.csv");
    const std::size_t sector = csv.column({"sector"}), theta = csv.column({"theta"});
    const std::size_t quality = csv.column({"quality"});
    std::map<std::string, Published> published;
    for (std::size_t row = 0; row < csv.row_count(); ++row) {
        const double value = csv.number(row, theta);
        if (!world::is_usable_theta(value)) csv.fail(row, world::theta_rule, csv.text(row, theta));
        if (!published.emplace(csv.text(row, sector), Published{value, csv.text(row, quality)}).second)
            csv.fail(row, "each sector once", csv.text(row, sector) + " again");
    }
    return published;
}

// What economies buy of a service from others, USD m.
double traded(const Icio7x44& small, const std::string& code) {
    const Sector s{small.trade.sectors.at("icio2017-7x44", 0, code)};
    double total = 0.0;
    for (const Economy n : Positions<Economy>(small.trade.economies.all().size()))
        for (const Economy i : Positions<Economy>(small.trade.economies.all().size()))
            if (n != i) total += small.trade.flows.value_usd_m(n, i, s);
    return total;
}

}  // namespace

world::ElasticitySource read_services_elasticities(const std::filesystem::path& folder, const Icio7x44& small) {
    const std::map<std::string, Published> published = read_published(folder);
    world::ElasticitySource result{"FGO-AS", {}};
    for (const SectorJoin& join : sectors_of_world_2017()) {
        double weighted = 0.0, weights = 0.0;
        const std::vector<std::string> parts =
            join.sector.goods ? std::vector<std::string>{join.sector.code} : join.in_7x44;
        for (const std::string& code : parts) {
            const auto found = published.find(code);
            if (found == published.end()) continue;
            const double weight = join.sector.goods ? 1.0 : traded(small, code);
            weighted += weight * found->second.theta;
            weights += weight;
        }
        if (!(weights > 0))
            throw InputError((folder / "elasticities-icio50.csv").string(), 0,
                             "an elasticity of " + join.sector.code + ", or of a traded part of it", "none");
        result.theta.push_back(weighted / weights);
    }
    return result;
}

std::string services_table(const std::filesystem::path& folder, const Icio7x44& small) {
    const std::map<std::string, Published> published = read_published(folder);
    std::vector<std::vector<std::string>> rows{{"group", "service", "θ", "traded, USD bn", "quality"}};
    std::string guessed;
    for (const SectorJoin& join : sectors_of_world_2017()) {
        if (join.sector.goods) {
            if (const Published& good = published.at(join.sector.code); good.quality != "direct")
                guessed += (guessed.empty() ? "" : ", ") + join.sector.code + " (" + good.quality + ")";
            continue;
        }
        for (const std::string& code : join.in_7x44) {
            const auto found = published.find(code);
            rows.push_back({join.sector.code, code,
                            found == published.end() ? "–" : fmt::format("{:g}", found->second.theta),
                            fmt::format("{:.1f}", traded(small, code) / 1e3),
                            found == published.end() ? "not in the table" : found->second.quality});
        }
    }
    return markdown_table(rows) + (guessed.empty() ? "" : "\nOf goods, not direct estimates: " + guessed + ".\n");
}

world::DataSource services_elasticities_source() {
    return {
        "Trade elasticities FGO-AS: Fontagné, Guimbard & Orefice (2022) for goods and some services, Ahmad & Schreiber "
        "(2024) for other services, Bachmann, Baqaee et al. (2024) for forestry, coal, mining support and energy, as "
        "compiled for a replication in Python",
        "published numbers; cite the three papers"};
}

}  // namespace parley::datasets
