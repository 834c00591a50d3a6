#include "parley/world/folder/world_folder.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "parley/core/input_error.hpp"
#include "parley/world/folder/world_tables.hpp"

namespace parley::world {
namespace {

constexpr double rounding_of_shares = 1e-9;  // of value added, by which inputs may exceed purchases
constexpr const char* file_names[] = {"world.yaml", "flows.csv", "production.csv", "technology.csv", "elasticities.csv",
                                      "scale.csv",  "final.csv", "accounts.csv",   "value_added.csv"};

// Final shares as what is left after inputs; refused where inputs exceed purchases.
void close_with_remainder(World& world, const std::string& file) {
    if (final_shares_from_remainder(world) <= rounding_of_shares) return;
    double worst = 0.0, bought = 0.0, used = 0.0;
    std::string place;
    for (const Economy n : world.each_economy())
        for (const Sector s : world.each_sector()) {
            double use = 0.0;
            for (const Sector r : world.each_sector()) use += world.input_share(n, s, r) * world.output(n, r);
            const double excess = (use - world.expenditure(n, s)) / world.value_added(n);
            if (excess > worst) {
                worst = excess;
                bought = world.expenditure(n, s);
                used = use;
                place = world.economies[n.value].code + ", sector " + world.sectors[s.value].code;
            }
        }
    throw InputError(file, 0, "purchases that cover use as input (or final shares in final.csv)",
                     fmt::format("{:.6g} USD m bought and {:.6g} used ({})", bought, used, place));
}

}  // namespace

WorldRead read_world(WorldFiles files, const std::string& folder) {
    const auto path = [&](const std::string& name) { return folder.empty() ? name : folder + "/" + name; };
    const auto csv = [&](const std::string& name) { return tables::Csv(path(name), std::move(files.at(name))); };
    for (const char* name : {"world.yaml", "flows.csv", "elasticities.csv"})
        if (!files.contains(name)) throw InputError(path(name), 0, "a file", "no such file");

    WorldHead head = read_world_yaml(path("world.yaml"), files.at("world.yaml"));
    World& world = head.world;
    WorldRead result;
    allocate(world);
    read_flows(csv("flows.csv"), head, result.notes);
    if (files.contains("production.csv")) read_production(csv("production.csv"), head);
    if (files.contains("technology.csv"))
        read_technology(csv("technology.csv"), world);
    else
        result.notes.push_back("no technology.csv: no inputs, value added is all of cost");
    read_elasticities(csv("elasticities.csv"), head);
    if (files.contains("scale.csv")) read_scale(csv("scale.csv"), world);
    if (files.contains("accounts.csv")) read_accounts(csv("accounts.csv"), head);
    if (files.contains("value_added.csv")) read_value_added(csv("value_added.csv"), world);
    // What is left for final use follows from the means of purchases in groups.
    if (const auto breach = complete_groups(world)) throw InputError(path("flows.csv"), 0, breach->rule, breach->found);
    const bool has_final = files.contains("final.csv");
    if (has_final)
        read_final(csv("final.csv"), world);
    else
        close_with_remainder(world, path("flows.csv"));

    const std::string whole = folder.empty() ? "world" : folder;
    if (const auto breach = complete(world)) throw InputError(whole, 0, breach->rule, breach->found);
    if (const auto breach = base_breach(world)) {
        if (!has_final) throw InputError(whole, 0, breach->rule, breach->found);
        if (const BaseGap gap = base_gap(world); gap.size > widest_base_gap)
            throw InputError(
                path("flows.csv"), 0,
                fmt::format("purchases that final.csv and inputs use up, to {:g} of world value added",
                            widest_base_gap),
                fmt::format("a gap of {:.3g} ({}, sector {}); is a row missing there?", gap.size,
                            world.economies[gap.economy.value].code, world.sectors[gap.sector.value].code));
        result.notes.push_back("final.csv does not quite fit purchases and inputs: " + breach->found +
                               "; the base is re-solved before use");
    }
    result.world = std::move(world);
    return result;
}

WorldRead load_world_folder(const std::filesystem::path& folder) {
    std::error_code problem;
    if (!std::filesystem::exists(folder, problem))
        throw InputError(folder.string(), 0, "a world folder", "no such folder");
    if (!std::filesystem::is_directory(folder, problem))
        throw InputError(folder.string(), 0, "a world folder", "a file");
    WorldFiles files;
    for (const char* name : file_names)
        if (std::filesystem::exists(folder / name, problem)) files[name] = tables::read_file((folder / name).string());
    WorldRead result = read_world(std::move(files), folder.string());
    std::vector<std::string> others;
    for (const auto& entry : std::filesystem::directory_iterator(folder, problem))
        if (const std::string name = entry.path().filename().string();
            entry.path().extension() == ".csv" &&
            std::find(std::begin(file_names), std::end(file_names), name) == std::end(file_names))
            others.push_back(name);
    std::sort(others.begin(), others.end());
    for (const std::string& name : others) result.notes.push_back(name + " is no part of a world: not read");
    return result;
}

World read_world_folder(const std::filesystem::path& folder) {
    return load_world_folder(folder).world;
}

}  // namespace parley::world
