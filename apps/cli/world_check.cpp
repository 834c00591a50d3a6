#include <memory>

#include <fmt/format.h>

#include "apps/cli/world.hpp"
#include "parley/pricing/counterfactual/base.hpp"
#include "parley/pricing/files/load_world.hpp"
#include "parley/world/info.hpp"

namespace parley::cli {
namespace {

Exit check_world(const std::string& name) {
    const pricing::LoadedWorld loaded =
        pricing::load_world(name);  // refuses what is broken, with file, line and what was expected
    const world::World& world = loaded.world;
    std::string text = fmt::format("{}: {} economies, {} sectors, {}\n", name, world.economy_count(),
                                   world.sector_count(), world.year);
    for (const std::string& note : loaded.notes) text += "  read: " + note + "\n";
    // Unlike what is broken, which never gets this far, remarks are for somebody to judge.
    bool errors = false;
    for (const world::Remark& remark : check(world)) {
        const char* kind[] = {"note", "warning", "error"};
        text += "  " + std::string(kind[static_cast<int>(remark.severity)]) + ": " + remark.what + "\n";
        errors |= remark.severity == world::Severity::error;
    }
    if (errors) {
        print(text);
        complain(name + ": not fit for use, see the errors above");
        return Exit::bad_input;
    }
    const world::BaseGap gap = base_gap(world);
    text += "  ok: codes, flows, rates; cost shares and final shares sum to one\n";
    if (gap.size <= world::base_tolerance) {
        print(text + fmt::format("  ok: every market clears (largest gap {:.1e} of world value added)\n", gap.size));
        return Exit::done;
    }
    const pricing::Base base = pricing::prepare_base(world, {}, progress_line("base"));
    clear_progress();
    if (base.status != model::Status::converged) {
        print(text);
        complain(fmt::format("the base did not settle ({}), largest gap {:.1e} in {}", name_of(base.status),
                             base.max_residual, base.worst_equation));
        return Exit::did_not_converge;
    }
    print(text + fmt::format("  ok: re-solved in {} passes, largest gap {:.1e}\n", base.passes, base.max_residual));
    return Exit::done;
}

}  // namespace

void add_world_check(CLI::App& world, Run& run) {
    auto name = std::make_shared<std::string>();
    CLI::App* command = world.add_subcommand(
        "check", "Reads a world with every check, and says whether its markets clear. Exit code 3 when it is broken.");
    command->add_option("world", *name, "A bundled world or the folder of one")->type_name("NAME|DIR")->required();
    command->callback([name, &run] { run = [name] { return check_world(*name); }; });
}

}  // namespace parley::cli
