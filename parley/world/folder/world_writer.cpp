// Writes world folders: world_folder.hpp.
#include <algorithm>
#include <cassert>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <csignal>
#include <cstring>
#include <fstream>

#include <fmt/format.h>
#include <unistd.h>

#include "parley/core/input_error.hpp"
#include "parley/world/folder/world_folder.hpp"
#include "parley/world/folder/world_yaml.hpp"

namespace parley::world {
namespace {

namespace fs = std::filesystem;

// Numbers are written with "{}": the shortest text that reads back as the same double.
template <class... Cells>
void add_row(std::string& text, const Cells&... cells) {
    const char* separator = "";
    ((fmt::format_to(std::back_inserter(text), "{}{}", separator, cells), separator = ","), ...);
    text += '\n';
}

bool all_equal(const double* begin, std::size_t count, double value) {
    return std::all_of(begin, begin + count, [&](double each) { return each == value; });
}

// "threat/1; steel/2": the lists that a group's products are on.
std::string lists_cell(const std::vector<std::string>& lists) {
    std::string text;
    for (const std::string& list : lists) text += (text.empty() ? "" : "; ") + list;
    return text;
}

std::string flows_csv(const World& world) {
    const bool taxed = !all_equal(world.export_tax_rate.data(), world.export_tax_rate.size(), 0.0);
    const bool grouped = !world.split_purchases.empty();
    std::string text = "importer,exporter,sector,value_usd_m,duty_rate";
    text += std::string(taxed ? ",export_tax_rate" : "") + (grouped ? ",group,lists\n" : "\n");
    const auto row = [&](Economy n, Economy i, Sector s, double flow, double duty, double tax,
                         const std::string& group) {
        if (flow == 0 && duty == 0 && tax == 0) return;
        const std::string taxes = taxed ? fmt::format(",{}", tax) : "";
        fmt::format_to(std::back_inserter(text), "{},{},{},{},{}{}{}\n", world.economies[n.value].code,
                       world.economies[i.value].code, world.sectors[s.value].code, flow, duty, taxes, group);
    };
    for (const Economy n : world.each_economy())
        for (const Economy i : world.each_economy())
            for (const Sector s : world.each_sector()) {
                const auto split = std::find_if(world.split_purchases.begin(), world.split_purchases.end(),
                                                [&](const auto& each) { return each.buyer == n && each.sector == s; });
                if (split == world.split_purchases.end()) {
                    row(n, i, s, world.flow(n, i, s), world.duty_rate(n, i, s), world.export_tax_rate(n, i, s),
                        grouped ? ",," : "");
                    continue;
                }
                for (const Group g : split->each_group())
                    row(n, i, s, split->flow(i, g), split->duty_rate(i, g), split->export_tax_rate(i, g),
                        fmt::format(",{},{}", g.value + 1, lists_cell(split->lists[g.value])));
            }
    return text;
}

std::string technology_csv(const World& world) {
    std::string text = "economy,using_sector,supplying_sector,share\n";
    for (const Economy n : world.each_economy())
        for (const Sector r : world.each_sector()) {
            const auto &economy = world.economies[n.value].code, &user = world.sectors[r.value].code;
            add_row(text, economy, user, "VA", world.value_added_share(n, r));
            for (const Sector s : world.each_sector())
                if (world.input_share(n, s, r) != 0)
                    add_row(text, economy, user, world.sectors[s.value].code, world.input_share(n, s, r));
        }
    return text;
}

std::string production_csv(const World& world) {
    const bool profits = !world.profit_rate.empty();
    std::string text = profits ? "economy,sector,subsidy_rate,profit_rate\n" : "economy,sector,subsidy_rate\n";
    for (const Economy n : world.each_economy())
        for (const Sector s : world.each_sector()) {
            const double subsidy = world.production_subsidy_rate(n, s);
            const auto &economy = world.economies[n.value].code, &sector = world.sectors[s.value].code;
            if (profits)
                add_row(text, economy, sector, subsidy, world.profit_rate(n, s));
            else if (subsidy != 0)
                add_row(text, economy, sector, subsidy);
        }
    return text;
}

std::string final_csv(const World& world) {
    std::string text = "economy,sector,share\n";
    for (const Economy n : world.each_economy())
        for (const Sector s : world.each_sector())
            add_row(text, world.economies[n.value].code, world.sectors[s.value].code, world.final_share(n, s));
    return text;
}

std::string value_added_csv(const World& world) {
    std::string text = "economy,share\n";
    for (const Economy n : world.each_economy())
        add_row(text, world.economies[n.value].code, world.value_added_of_output(n));
    return text;
}

// A name in a CSV cell: quoted only where it has to be.
std::string cell(const std::string& text) {
    if (text.find_first_of(",\"") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + "\"";
}

std::string accounts_csv(const World& world) {
    const std::vector<std::string>& from = world.accounts.investment_from;
    std::string text = "economy,saving_rate,investment_rate";
    text += from.empty() ? "\n" : ",investment_from\n";
    for (const Economy n : world.each_economy()) {
        add_row(text, world.economies[n.value].code, world.accounts.saving_rate(n), world.accounts.investment_rate(n));
        if (from.empty()) continue;
        text.back() = ',';
        text += cell(from[n.value]) + "\n";
    }
    return text;
}

double highest_rate(const World& world) {
    double highest = 0.0;
    for (const double value : world.duty_rate) highest = std::max(highest, value);
    for (const double value : world.export_tax_rate) highest = std::max(highest, value);
    for (const double value : world.production_subsidy_rate) highest = std::max(highest, std::abs(value));
    for (const double value : world.profit_rate) highest = std::max(highest, value);
    for (const SplitPurchase& split : world.split_purchases)
        for (const auto* rates : {&split.duty_rate, &split.export_tax_rate})
            for (const double value : *rates) highest = std::max(highest, value);
    for (const double value : world.accounts.saving_rate) highest = std::max(highest, value);
    for (const double value : world.accounts.investment_rate) highest = std::max(highest, value);
    return highest;
}

[[noreturn]] void fail(const fs::path& path, const std::string& expected, const std::error_code& problem) {
    throw InputError(path.string(), 0, expected, problem.message());
}

void write_files(const WorldFiles& files, const fs::path& folder, const fs::path& meant) {
    std::error_code problem;
    if (!fs::create_directories(folder, problem)) fail(folder, "a place for a new folder", problem);
    for (const auto& [name, text] : files) {
        std::ofstream stream(folder / name, std::ios::binary);
        stream.write(text.data(), static_cast<std::streamsize>(text.size()));
        stream.close();
        if (!stream) throw InputError((meant / name).string(), 0, "a file that can be written", "a write error");
    }
}

// The process that a leftover is named after: ".NAME.PID.new" and ".old". 0 for another name.
pid_t writer_of(const std::string& entry, const std::string& name, const char* kind) {
    const std::string head = "." + name + ".";
    if (!entry.starts_with(head) || !entry.ends_with(kind)) return 0;
    const char* from = entry.data() + head.size();
    const char* to = entry.data() + entry.size() - std::strlen(kind);
    pid_t writer = 0;
    const auto read = std::from_chars(from, to, writer);
    return from < to && read.ec == std::errc{} && read.ptr == to ? writer : 0;
}

bool is_part_of_a_world(const fs::path& name) {
    for (const char* each : {"world.yaml", "flows.csv", "production.csv", "technology.csv", "elasticities.csv",
                             "scale.csv", "final.csv", "accounts.csv", "value_added.csv"})
        if (name == each) return true;
    return false;
}

// What is no part of a world stays with it: SOURCE.md, notes.
void keep_the_rest(const fs::path& old, const fs::path& target) {
    std::error_code problem;
    for (const auto& entry : fs::directory_iterator(old, problem)) {
        const fs::path name = entry.path().filename();
        if (is_part_of_a_world(name)) continue;
        fs::rename(entry.path(), target / name, problem);
        if (problem) fail(entry.path(), "a file that can be moved to " + (target / name).string(), problem);
    }
}

// Of writers that were killed: half-written folders go, a folder that was on its way out comes back.
void clear_leftovers(const fs::path& target) {
    std::error_code problem;
    const std::string name = target.filename().string();
    std::vector<fs::path> half_written, on_the_way_out;
    for (const auto& entry : fs::directory_iterator(target.parent_path(), problem)) {
        const std::string found = entry.path().filename().string();
        const auto dead = [&](const char* kind) {
            const pid_t writer = writer_of(found, name, kind);
            return writer > 0 && ::kill(writer, 0) != 0 && errno == ESRCH;
        };
        if (dead(".new")) half_written.push_back(entry.path());
        if (dead(".old")) on_the_way_out.push_back(entry.path());
    }
    for (const fs::path& each : half_written) fs::remove_all(each, problem);
    for (const fs::path& each : on_the_way_out) {
        if (fs::exists(target, problem)) {
            keep_the_rest(each, target);
            fs::remove_all(each, problem);
        } else {
            fs::rename(each, target, problem);
        }
    }
}

// Removes a half-written folder unless it was put in place. Its names are kept from before it is written: memory may
// have ended.
class Unfinished {
public:
    Unfinished(const fs::path& folder, const WorldFiles& files) : folder_(folder.string()) {
        for (const auto& [name, text] : files) files_.push_back((folder / name).string());
    }
    ~Unfinished() {
        if (placed_) return;
        for (const std::string& each : files_) ::unlink(each.c_str());
        ::rmdir(folder_.c_str());
    }
    Unfinished(const Unfinished&) = delete;
    Unfinished& operator=(const Unfinished&) = delete;
    void placed() { placed_ = true; }

private:
    std::string folder_;
    std::vector<std::string> files_;
    bool placed_ = false;
};

}  // namespace

WorldFiles world_files(const World& world) {
    assert(!world.expenditure.empty() && "complete() the world first");
    WorldFiles files;
    files["world.yaml"] = world_yaml(world, highest_rate(world));
    files["flows.csv"] = flows_csv(world);
    files["elasticities.csv"] = "source,sector,theta\n";
    for (const ElasticitySource& source : world.elasticity_sources)
        for (const Sector s : world.each_sector())
            add_row(files["elasticities.csv"], cell(source.name), world.sectors[s.value].code, source.theta[s.value]);
    if (!world.scale_sources.empty()) files["scale.csv"] = "source,sector,psi\n";
    for (const ScaleSource& source : world.scale_sources)
        for (const Sector s : world.each_sector())
            add_row(files["scale.csv"], cell(source.name), world.sectors[s.value].code, source.psi[s.value]);
    if (!all_equal(world.production_subsidy_rate.data(), world.production_subsidy_rate.size(), 0.0) ||
        !world.profit_rate.empty())
        files["production.csv"] = production_csv(world);
    if (!all_equal(world.value_added_share.data(), world.value_added_share.size(), 1.0) ||
        !all_equal(world.input_share.data(), world.input_share.size(), 0.0))
        files["technology.csv"] = technology_csv(world);
    if (!world.value_added_of_output.empty() && !has_inputs(world)) files["value_added.csv"] = value_added_csv(world);
    if (!world.accounts.saving_rate.empty()) files["accounts.csv"] = accounts_csv(world);
    World closed = world;
    final_shares_from_remainder(closed);
    // Shares cut off at zero are the remainder's too, but do not clear the markets: they cannot be left out.
    if (closed.final_share != world.final_share || base_breach(world)) files["final.csv"] = final_csv(world);
    return files;
}

void write_world_folder(const World& world, const fs::path& folder) {
    std::error_code problem;
    fs::path target = fs::absolute(folder, problem).lexically_normal();
    if (!target.has_filename()) target = target.parent_path();
    clear_leftovers(target);
    const bool replaces = fs::exists(target, problem);
    if (replaces && !fs::is_directory(target, problem))
        throw InputError(folder.string(), 0, "a folder", "a file of that name");
    if (replaces && !fs::is_empty(target, problem) && !fs::exists(target / "world.yaml", problem))
        throw InputError(folder.string(), 0, "a new or empty folder, or a world folder to replace",
                         "other files in it");

    const std::string mark = fmt::format(".{}.{}", target.filename().string(), ::getpid());
    const fs::path fresh = target.parent_path() / (mark + ".new"), old = target.parent_path() / (mark + ".old");
    const WorldFiles files = world_files(world);
    Unfinished unfinished(fresh, files);
    write_files(files, fresh, target);
    if (replaces) {
        fs::rename(target, old, problem);
        if (problem) fail(folder, "a folder that can be replaced", problem);
    }
    fs::rename(fresh, target, problem);
    if (problem) {
        std::error_code ignored;
        if (replaces) fs::rename(old, target, ignored);
        fail(folder, "a folder that can be written", problem);
    }
    unfinished.placed();
    if (!replaces) return;
    keep_the_rest(old, target);
    fs::remove_all(old, problem);
}

}  // namespace parley::world
