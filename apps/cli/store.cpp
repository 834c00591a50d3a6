#include "parley/store/sweep_store.hpp"

#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "apps/cli/long_tables.hpp"
#include "apps/cli/solve_arguments.hpp"

namespace parley::cli {
namespace {

struct StoreArguments {
    std::string path, tables;
    bool json = false, csv = false;
};

// docs/schema/store-1.schema.json
nlohmann::ordered_json store_json(const std::string& path, const store::StoreInfo& info) {
    const store::SweepIdentity& of = info.of;
    return {{"schema", "parley/store/1"},
            {"file", path},
            {"as_written", true},
            {"finished", info.blocks_done == of.blocks},
            {"points", of.points},
            {"seed", of.seed},
            {"blocks", of.blocks},
            {"blocks_done", info.blocks_done},
            {"equilibria", info.equilibria},
            {"options", of.options},
            {"scenario", {{"id", of.scenario}, {"sha256", of.scenario_sha256}}},
            {"world", {{"sha256", of.world_sha256}}},
            {"version", of.version}};
}

std::string info_text(const std::string& path, const store::StoreInfo& info) {
    const store::SweepIdentity& of = info.of;
    return fmt::format(
        "{}: a sweep of {}\n  {} points, seed {}; {} of {} blocks done, {} equilibria{}\n  {}\n"
        "  scenario {}\n  world    {}\n  parley   {}\n",
        path, of.scenario, of.points, of.seed, info.blocks_done, of.blocks, info.equilibria,
        info.blocks_done == of.blocks ? "" : ": not finished, parley sweep goes on with it", of.options,
        of.scenario_sha256, of.world_sha256, of.version);
}

std::string verdict_text(const std::string& path, const store::StoreInfo& info) {
    return fmt::format("{}: every one of {} blocks is as it was written{}\n", path, info.blocks_done,
                       info.blocks_done == info.of.blocks ? "" : fmt::format(", of {} to come", info.of.blocks));
}

}  // namespace

void add_store(CLI::App& app, Run& run) {
    CLI::App* store =
        app.add_subcommand("store", "Stores of sweeps (parley sweep -o): what is in one, whether it is whole.");
    store->require_subcommand(1);
    using Words = std::string (*)(const std::string& path, const store::StoreInfo& info);
    const auto add = [&](const char* name, const char* what, Words words) {
        auto arguments = std::make_shared<StoreArguments>();
        CLI::App* command = store->add_subcommand(name, what);
        command->add_option("file", arguments->path, "A store of a sweep")->type_name("FILE")->required();
        command->add_flag("--json", arguments->json, "JSON instead of text (docs/schema/store-1.schema.json)");
        add_csv_option(*command, arguments->csv);
        add_tables_option(*command, arguments->tables);
        command->callback([arguments, words, &run] {
            run = [arguments, words] {
                const store::StoreInfo info = store::info_of(arguments->path);
                const auto document = [&] { return store_json(arguments->path, info); };
                deliver(
                    "",
                    in_form(arguments->json, arguments->csv, document, [&] { return words(arguments->path, info); }),
                    tables_of(arguments->tables, document));
                return Exit::done;
            };
        });
    };
    add("info", "Says of which scenario, world and options a store is, and how far it has got.", info_text);
    add("verify", "Recomputes the hash of every block. Exit code 3 when one is not as it was written.", verdict_text);
}

}  // namespace parley::cli
