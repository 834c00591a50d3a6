#include "parley/world/folder/world_yaml.hpp"

#include <cmath>

#include <fmt/format.h>

#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"
#include "parley/tables/files/parse_yaml.hpp"
#include "parley/tables/yaml_tree.hpp"
#include "parley/world/limits.hpp"
#include "parley/world/names.hpp"

namespace parley::world {
namespace {

constexpr const char* unit = "USD million";

EconomyInfo economy_of(const std::string& file, const tables::YamlNode& node) {
    const tables::YamlMap map(file, node, "an economy", {"code", "name", "members"});
    return {map.text("code"), map.text("name", map.text("code")), map.texts("members")};
}

SectorInfo sector_of(const std::string& file, const tables::YamlNode& node) {
    const tables::YamlMap map(file, node, "a sector", {"code", "name", "goods", "traded"});
    // Goods or a service decides what a goods balance counts, so it is never assumed.
    if (map.find("goods") == nullptr) map.fail(node, "goods: true or goods: false in each sector", "none");
    return {map.text("code"), map.text("name", map.text("code")), map.flag("goods", true), map.flag("traded", true)};
}

// A breach of the names, with the line of the item that it is about when that is clear from its text.
[[noreturn]] void fail_names(const tables::YamlMap& map, const Breach& breach) {
    for (const char* key : {"economies", "sectors"}) {
        const auto& items = map.list(key);
        for (auto item = items.rbegin(); item != items.rend(); ++item)
            for (const auto& [name, value] : item->keys) {
                if (name == "code" && breach.found.ends_with(shown(value.text)))
                    map.fail(value, breach.rule, breach.found);
                for (const tables::YamlNode& member : value.items)
                    if (breach.found.starts_with(shown(member.text))) map.fail(member, breach.rule, breach.found);
            }
    }
    map.fail(map.node(), breach.rule, breach.found);
}

}  // namespace

WorldHead read_world_yaml(const std::string& file, std::string_view text) {
    const tables::YamlNode root = tables::parse_yaml(file, text);
    const tables::YamlMap map(
        file, root, "a world",
        {"name", "year", "unit", "valuation", "absent_flows", "highest_rate", "default_elasticities",
         "group_substitution", "economies", "sectors", "sources", "build_steps", "rebased"});
    WorldHead head;
    World& world = head.world;
    world.name = map.text("name");
    const double year = map.number("year", 0);
    if (!(year >= 0 && year <= 9999 && year == std::floor(year)))
        map.fail(map.need("year"), "a year", map.text("year"));
    world.year = static_cast<int>(year);
    if (map.text("unit", unit) != unit) map.fail(map.need("unit"), unit, map.text("unit"));

    const std::string valuation = map.text("valuation", "border");
    if (valuation != "border" && valuation != "purchaser")
        map.fail(map.need("valuation"), "border (the duty comes on top) or purchaser (the value includes it)",
                 valuation);
    head.valuation = valuation == "border" ? Valuation::border : Valuation::purchaser;
    const std::string absent = map.text("absent_flows", "error");
    if (absent != "zero" && absent != "error") map.fail(map.need("absent_flows"), "zero or error", absent);
    head.absent_flows_are_zero = absent == "zero";
    head.highest_rate = map.number("highest_rate", usual_highest_rate);
    if (!(head.highest_rate > 0 && head.highest_rate <= 100))
        map.fail(map.need("highest_rate"), "a share between 0 and 100 (1.5 is 150 %)", map.text("highest_rate"));
    head.default_elasticities = map.text("default_elasticities", "");
    head.world.group_substitution = map.number("group_substitution", usual_group_substitution);

    (void)map.need("economies");
    (void)map.need("sectors");
    for (const tables::YamlNode& item : map.list("economies")) world.economies.push_back(economy_of(file, item));
    for (const tables::YamlNode& item : map.list("sectors")) world.sectors.push_back(sector_of(file, item));
    if (!fits(world.economy_count(), world.sector_count()))
        map.fail(root,
                 fmt::format("at most {} economies, {} sectors and {} cells in a table", most_economies, most_sectors,
                             most_cells),
                 fmt::format("{} economies and {} sectors", world.economy_count(), world.sector_count()));
    if (world.economies.empty() || world.sectors.empty()) map.fail(root, "at least one economy and one sector", "none");
    if (const auto breach = check_names(world)) fail_names(map, *breach);

    for (const tables::YamlNode& item : map.list("sources")) {
        const tables::YamlMap source(file, item, "a source", {"title", "terms"});
        world.sources.push_back({source.text("title"), source.text("terms", "")});
    }
    world.build_steps = map.texts("build_steps");
    world.rebased = map.texts("rebased");
    return head;
}

std::string world_yaml(const World& world, double highest_rate) {
    std::string text = fmt::format("name: {}\nyear: {}\nunit: {}\n", tables::yaml_quoted(world.name), world.year, unit);
    text += "valuation: border  # duties come on top of the values in flows.csv\n";
    text += "absent_flows: zero\n";
    if (highest_rate > usual_highest_rate) text += fmt::format("highest_rate: {}\n", highest_rate);
    text += fmt::format("default_elasticities: {}\n", tables::yaml_quoted(world.elasticity_source));
    if (world.group_substitution != usual_group_substitution)
        text += fmt::format("group_substitution: {}\n", world.group_substitution);
    text += "economies:\n";
    for (const EconomyInfo& economy : world.economies) {
        text += fmt::format("  - {{code: {}, name: {}", tables::yaml_quoted(economy.code),
                            tables::yaml_quoted(economy.name));
        if (!economy.members.empty()) {
            text += ", members: [";
            for (std::size_t k = 0; k < economy.members.size(); ++k)
                text += (k > 0 ? ", " : "") + tables::yaml_quoted(economy.members[k]);
            text += "]";
        }
        text += "}\n";
    }
    text += "sectors:\n";
    for (const SectorInfo& sector : world.sectors)
        text += fmt::format("  - {{code: {}, name: {}, goods: {}, traded: {}}}\n", tables::yaml_quoted(sector.code),
                            tables::yaml_quoted(sector.name), sector.goods, sector.traded);
    if (!world.sources.empty()) text += "sources:\n";
    for (const DataSource& source : world.sources)
        text += fmt::format("  - title: {}\n    terms: {}\n", tables::yaml_quoted(source.title),
                            tables::yaml_quoted(source.terms));
    if (!world.build_steps.empty()) text += "build_steps:\n";
    for (const std::string& step : world.build_steps) text += "  - " + tables::yaml_quoted(step) + "\n";
    if (!world.rebased.empty()) text += "rebased:  # the flows are not observed: solved after\n";
    for (const std::string& each : world.rebased) text += "  - " + tables::yaml_quoted(each) + "\n";
    return text;
}

}  // namespace parley::world
