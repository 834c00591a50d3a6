#include <memory>
#include <optional>

#include "apps/cli/long_tables.hpp"
#include "apps/cli/solve_arguments.hpp"
#include "apps/cli/world.hpp"
#include "parley/core/input_error.hpp"
#include "parley/policy/codes.hpp"
#include "parley/pricing/files/load_world.hpp"
#include "parley/report/json/world_json.hpp"
#include "parley/report/text/page/world_page.hpp"
#include "parley/report/text/world_text.hpp"
#include "parley/scenario/scenario.hpp"

namespace parley::cli {
namespace {

struct InfoArguments {
    std::string world = scenario::newest_world;
    std::string economy;
    std::string with;
    std::string tables;
    bool json = false, csv = false, full = false;
};

Economy economy_of(const world::World& world, const std::string& option, const std::string& code) {
    std::vector<Economy> found;
    if (const auto problem = policy::find_economies(world, code, found))
        throw InputError(option, 0, problem->expected, problem->found);
    if (found.size() != 1) throw UsageError(option + " takes one economy");
    return found[0];
}

Exit show(const InfoArguments& arguments) {
    if (arguments.economy.empty() && !arguments.with.empty()) throw UsageError("--with goes with --of");
    const pricing::LoadedWorld loaded = pricing::load_world(arguments.world);
    if (arguments.economy.empty()) {
        const auto document = [&] { return report::json::world_json(loaded); };
        deliver("",
                in_form(arguments.json, arguments.csv, document,
                        [&] {
                            return arguments.full ? report::text::world_text(loaded) : report::text::world_page(loaded);
                        }),
                tables_of(arguments.tables, document));
    } else {
        const Economy economy = economy_of(loaded.world, "--of", arguments.economy);
        std::optional<Economy> partner;
        if (!arguments.with.empty()) partner = economy_of(loaded.world, "--with", arguments.with);
        if (partner == economy) throw UsageError("--with takes another economy than --of");
        const auto document = [&] { return report::json::world_trade_json(loaded.world, economy, partner); };
        deliver("",
                in_form(arguments.json, arguments.csv, document,
                        [&] {
                            return partner ? report::text::pair_text(loaded.world, economy, *partner)
                                           : report::text::economy_text(loaded.world, economy);
                        }),
                tables_of(arguments.tables, document));
    }
    return Exit::done;
}

}  // namespace

void add_world_info(CLI::App& world, Run& run) {
    auto arguments = std::make_shared<InfoArguments>();
    CLI::App* command = world.add_subcommand(
        "info", "Sizes, sources and identities of a world, who trades what with whom, and at which duties.");
    command->add_option("world", arguments->world, "A bundled world or the folder of one")
        ->type_name("NAME|DIR")
        ->capture_default_str();
    command->add_option("--of", arguments->economy, "The trade of this economy, by partner")->type_name("CODE");
    command->add_option("--with", arguments->with, "Its trade with this one, by sector")->type_name("CODE");
    command->add_flag("--json", arguments->json,
                      "JSON instead of tables (docs/schema: world-1; with --of world-trade-1)");
    add_csv_option(*command, arguments->csv);
    add_tables_option(*command, arguments->tables);
    command->add_flag("--full", arguments->full, "Sources, identities, largest flows and every sector too");
    command->footer(
        "Examples:\n"
        "  parley world info\n"
        "  parley world info --of USA --with CHN");
    command->callback([arguments, command, &run] {
        run = [arguments, command] {
            if (!arguments->economy.empty()) refuse_idle(*command, {"--full"}, "does not go with --of");
            refuse_choice_of_text(*command, {"--full"});
            return show(*arguments);
        };
    });
}

}  // namespace parley::cli
