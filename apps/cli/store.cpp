#include "parley/store/sweep_store.hpp"

#include <memory>

#include <fmt/format.h>

#include "apps/cli/command.hpp"

namespace parley::cli {
namespace {

Exit show_store(const std::string& path) {
    const store::StoreInfo info = store::info_of(path);
    const store::SweepIdentity& of = info.of;
    const bool finished = info.blocks_done == of.blocks;
    print(
        fmt::format("{}: a sweep of {}\n  {} points, seed {}; {} of {} blocks done, {} equilibria{}\n  {}\n"
                    "  scenario {}\n  world    {}\n  parley   {}\n",
                    path, of.scenario, of.points, of.seed, info.blocks_done, of.blocks, info.equilibria,
                    finished ? "" : ": not finished, parley sweep goes on with it", of.options, of.scenario_sha256,
                    of.world_sha256, of.version));
    return Exit::done;
}

Exit verify_store(const std::string& path) {
    const store::StoreInfo info = store::info_of(path);
    print(fmt::format("{}: every one of {} blocks is as it was written{}\n", path, info.blocks_done,
                      info.blocks_done == info.of.blocks ? "" : fmt::format(", of {} to come", info.of.blocks)));
    return Exit::done;
}

}  // namespace

void add_store(CLI::App& app, Run& run) {
    CLI::App* store =
        app.add_subcommand("store", "Stores of sweeps (parley sweep -o): what is in one, whether it is whole.");
    store->require_subcommand(1);
    const auto add = [&](const char* name, const char* what, Exit (*carry_out)(const std::string&)) {
        auto path = std::make_shared<std::string>();
        CLI::App* command = store->add_subcommand(name, what);
        command->add_option("file", *path, "A store of a sweep")->type_name("FILE")->required();
        command->callback([path, carry_out, &run] { run = [path, carry_out] { return carry_out(*path); }; });
    };
    add("info", "Says of which scenario, world and options a store is, and how far it has got.", show_store);
    add("verify", "Recomputes the hash of every block. Exit code 3 when one is not as it was written.", verify_store);
}

}  // namespace parley::cli
