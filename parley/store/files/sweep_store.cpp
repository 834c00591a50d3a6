#include "parley/store/sweep_store.hpp"

#include <algorithm>
#include <filesystem>
#include <limits>

#include <fmt/format.h>

#include "parley/core/input_error.hpp"
#include "parley/core/version.hpp"
#include "parley/store/files/sweep_schema.hpp"

namespace parley::store {
namespace {

std::string quoted(std::string name) {
    for (std::size_t at = 0; (at = name.find('"', at)) != std::string::npos; at += 2) name.insert(at, 1, '"');
    return "\"" + name + "\"";
}

// The columns with the numbers of an equilibrium, in the order of numbers_of().
std::vector<std::string> columns_of(const pricing::DealSpace& space) {
    std::vector<std::string> columns;
    const std::vector<scenario::Party>& parties = space.scenario().parties;
    for (const std::string& code : economy_codes(space.setting())) columns.push_back("income_factor_" + code);
    for (const std::string& code : economy_codes(space.setting())) columns.push_back("net_income_factor_" + code);
    for (const scenario::Party& party : parties) columns.push_back("income_usd_m_" + party.id);
    for (const scenario::Party& party : parties) columns.push_back("net_income_usd_m_" + party.id);
    for (std::size_t k = 0; k < space.scenario().payoffs.size(); ++k)
        columns.push_back(fmt::format("indicator_{}_{}", k + 1, space.scenario().payoffs[k].party));
    return columns;
}

std::vector<double> numbers_of(const pricing::OutcomeEconomics& each) {
    std::vector<double> numbers;
    for (const std::vector<double>* part :
         {&each.income_factor, &each.net_factor, &each.income_usd_m, &each.net_usd_m, &each.indicator})
        numbers.insert(numbers.end(), part->begin(), part->end());
    return numbers;
}

std::string levels_in(const pricing::DealSpace& space, std::size_t set) {
    std::string result;
    for (const std::size_t l : space.sets[set]) {
        const scenario::Issue& issue = space.scenario().issues[space.setting().levels[l].issue];
        result += (result.empty() ? "" : " ") + issue.id + "." + issue.levels[space.setting().levels[l].level].id;
    }
    return result;
}

model::Status status_of(const std::string& word) {
    for (const model::Status each :
         {model::Status::not_run, model::Status::converged, model::Status::iteration_limit, model::Status::diverged,
          model::Status::cancelled, model::Status::infeasible, model::Status::refused, model::Status::rounding_limit})
        if (word == name_of(each)) return each;
    return model::Status::not_run;
}

std::vector<std::pair<std::string, std::string>> in_meta(const SweepIdentity& identity) {
    return {{"scenario", identity.scenario},
            {"scenario_sha256", identity.scenario_sha256},
            {"world_sha256", identity.world_sha256},
            {"parley", identity.version},
            {"options", identity.options},
            {"points", fmt::format("{}", identity.points)},
            {"blocks", fmt::format("{}", identity.blocks)},
            {"seed", fmt::format("{}", identity.seed)}};
}

}  // namespace

SweepIdentity identity_of(const pricing::DealSpace& space, const pricing::SweepPlan& plan) {
    const pricing::BaseOptions& base = space.setting().options;
    SweepIdentity identity;
    identity.version = version;
    identity.scenario = space.scenario().id;
    identity.scenario_sha256 = space.scenario().sha256;
    identity.world_sha256 = space.setting().base().sha256;
    identity.options = fmt::format(
        "closure {}, elasticities {} times {} to {}, {}, tolerance {}", model::name_of(base.deficits),
        fmt::join(plan.sources, " "), plan.options.lowest_factor, plan.options.highest_factor,
        base.inputs ? "with inputs" : "without inputs", std::max(base.solve.tolerance, plan.options.tolerance));
    if (!plan.of.empty()) identity.options += ", " + plan.of;
    identity.points = plan.points.size();
    identity.blocks = plan.block_count();
    identity.seed = plan.options.seed;
    return identity;
}

namespace {

// The tables, and what does not change from block to block.
void make_tables(SqliteFile& file, const pricing::DealSpace& space, const pricing::SweepPlan& plan) {
    file.run("CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID");
    file.run(
        "CREATE TABLE input (input INTEGER PRIMARY KEY, what TEXT NOT NULL, low REAL NOT NULL, high REAL NOT NULL)");
    file.run("CREATE TABLE point (point INTEGER PRIMARY KEY, elasticities TEXT NOT NULL, factor REAL NOT NULL)");
    file.run(
        "CREATE TABLE point_input (point INTEGER, input INTEGER, value REAL NOT NULL, PRIMARY KEY (point, input)) "
        "WITHOUT ROWID");
    file.run("CREATE TABLE measures (equilibrium INTEGER PRIMARY KEY, levels TEXT NOT NULL)");
    file.run(
        "CREATE TABLE base (point INTEGER, economy INTEGER, income_usd_m REAL NOT NULL, PRIMARY KEY (point, economy)) "
        "WITHOUT ROWID");
    std::string columns;
    for (const std::string& column : columns_of(space)) columns += ", " + quoted(column) + " REAL";
    file.run(
        "CREATE TABLE result (point INTEGER, equilibrium INTEGER, block INTEGER NOT NULL, status TEXT NOT NULL, "
        "problem "
        "TEXT NOT NULL, saving_moves INTEGER NOT NULL, max_residual REAL, passes INTEGER NOT NULL" +
        columns + ", PRIMARY KEY (point, equilibrium)) WITHOUT ROWID");
    file.run(
        "CREATE TABLE block (point INTEGER, block INTEGER, sha256 TEXT NOT NULL, PRIMARY KEY (point, block)) WITHOUT "
        "ROWID");
    Query put(file, "INSERT INTO meta VALUES (?, ?)");
    put.put(std::string("format"), std::string(format_name));
    for (const auto& [key, value] : in_meta(identity_of(space, plan))) put.put(key, value);
    Query input(file, "INSERT INTO input VALUES (?, ?, ?, ?)");
    for (std::size_t k = 0; k < plan.inputs.size(); ++k)
        input.put(static_cast<std::int64_t>(k), plan.inputs[k].what, plan.inputs[k].low, plan.inputs[k].high);
    Query point(file, "INSERT INTO point VALUES (?, ?, ?)"), value(file, "INSERT INTO point_input VALUES (?, ?, ?)");
    for (std::size_t k = 0; k < plan.points.size(); ++k) {
        const auto at = static_cast<std::int64_t>(k);
        point.put(at, plan.sources[plan.points[k].source], plan.points[k].factor);
        for (std::size_t n = 0; n < plan.inputs.size(); ++n)
            value.put(at, static_cast<std::int64_t>(n), plan.points[k].numbers[n]);
    }
    Query measures(file, "INSERT INTO measures VALUES (?, ?)");
    for (std::size_t k = 0; k < space.sets.size(); ++k) measures.put(static_cast<std::int64_t>(k), levels_in(space, k));
    put.put(std::string("sha256"), hash_of_plan(file));
}

}  // namespace

SweepStore::SweepStore(const std::string& path, const pricing::DealSpace& space, const pricing::SweepPlan& plan)
    : file_(std::make_unique<SqliteFile>(path, false)), space_(space), plan_(plan) {
    SqliteFile& file = *file_;
    if (is_new(file)) {
        file.run("PRAGMA journal_mode = WAL");
        // Another run may be about to make the same store: who comes second finds it made.
        Transaction transaction(file);
        if (is_new(file)) make_tables(file, space, plan);
        transaction.commit();
    }
    check_is_ours(file);
    verify_hashes(file);
    for (const auto& [key, value] : in_meta(identity_of(space, plan)))
        if (const std::string found = meta(file, key); found != value)
            throw InputError(path, 0, fmt::format("a store of the same run, {} {}", key, value), found);
    done_.assign(plan.points.size(), std::vector<bool>(plan.blocks.size()));
    Query blocks(file, "SELECT point, block FROM block");
    while (blocks.step())
        done_.at(static_cast<std::size_t>(blocks.whole(0))).at(static_cast<std::size_t>(blocks.whole(1))) = true;
    if (blocks_done() == plan.block_count() || file.is_read_only()) return;
    file.run("PRAGMA journal_mode = WAL");
    file.run("PRAGMA synchronous = NORMAL");
}

SweepStore::~SweepStore() {
    if (!file_->is_read_only()) file_->settle();
}

std::size_t SweepStore::blocks_done() const {
    std::size_t count = 0;
    for (const std::vector<bool>& point : done_)
        for (const bool block : point) count += block ? 1 : 0;
    return count;
}

std::vector<pricing::PointEconomics> SweepStore::read() const {
    SqliteFile& file = *file_;
    std::vector<pricing::PointEconomics> result(plan_.points.size());
    for (pricing::PointEconomics& point : result) point.equilibria.resize(space_.sets.size());
    std::string columns;
    for (const std::string& column : columns_of(space_)) columns += ", " + quoted(column);
    Query base(file, "SELECT point, income_usd_m FROM base ORDER BY point, economy");
    while (base.step()) result.at(static_cast<std::size_t>(base.whole(0))).base_income.push_back(base.number(1));
    Query rows(file, "SELECT point, equilibrium, status, problem, saving_moves, max_residual, passes" + columns +
                         " FROM result");
    const std::size_t economies = economy_codes(space_.setting()).size(), parties = space_.scenario().parties.size();
    while (rows.step()) {
        pricing::OutcomeEconomics& each =
            result.at(static_cast<std::size_t>(rows.whole(0))).equilibria.at(static_cast<std::size_t>(rows.whole(1)));
        each.status = status_of(rows.text(2));
        each.problem = rows.text(3);
        each.saving_moves = rows.whole(4) != 0;
        each.max_residual = rows.number(5);
        each.passes = static_cast<int>(rows.whole(6));
        if (each.status != model::Status::converged) continue;
        int at = 7;
        const auto take = [&](std::vector<double>& part, std::size_t count) {
            for (std::size_t k = 0; k < count; ++k) part.push_back(rows.number(at++));
        };
        take(each.income_factor, economies);
        take(each.net_factor, economies);
        take(each.income_usd_m, parties);
        take(each.net_usd_m, parties);
        take(each.indicator, space_.scenario().payoffs.size());
    }
    return result;
}

void SweepStore::add(const pricing::SweepBlock& block) {
    SqliteFile& file = *file_;
    Transaction transaction(file);
    const std::size_t count = columns_of(space_).size();
    std::string values;
    for (std::size_t k = 0; k < count; ++k) values += ", ?";
    const auto point = static_cast<std::int64_t>(block.point), number = static_cast<std::int64_t>(block.block);
    Query row(file, "INSERT OR REPLACE INTO result VALUES (?, ?, ?, ?, ?, ?, ?, ?" + values + ")");
    for (const std::size_t set : sets_of(space_, plan_, block.block)) {
        const pricing::OutcomeEconomics& each = block.at->equilibria[set];
        std::vector<double> numbers = numbers_of(each);
        numbers.resize(count, std::numeric_limits<double>::quiet_NaN());
        for (std::size_t k = 0; k < count; ++k) row.bind(static_cast<int>(9 + k), numbers[k]);
        row.put(point, static_cast<std::int64_t>(set), number, std::string(name_of(each.status)), each.problem,
                std::int64_t{each.saving_moves ? 1 : 0}, each.max_residual, std::int64_t{each.passes});
    }
    Query base(file, "INSERT OR REPLACE INTO base VALUES (?, ?, ?)");
    for (std::size_t k = 0; k < block.at->base_income.size(); ++k)
        base.put(point, static_cast<std::int64_t>(k), block.at->base_income[k]);
    Query(file, "INSERT OR REPLACE INTO block VALUES (?, ?, ?)").put(point, number, hash_of_block(file, point, number));
    transaction.commit();
    done_[block.point][block.block] = true;
}

std::optional<StoredSize> size_of_store(const std::string& path) {
    std::error_code problem;
    if (!std::filesystem::exists(path, problem)) return {};
    SqliteFile file(path, true);
    if (is_new(file)) return {};
    check_is_ours(file);
    return StoredSize{static_cast<std::size_t>(meta_number(file, "points")), meta_number(file, "seed"),
                      meta(file, "options")};
}

StoreInfo info_of(const std::string& path) {
    SqliteFile file(path, true);
    if (is_new(file)) throw InputError(path, 0, "a store of a sweep", "an empty file");
    check_is_ours(file);
    StoreInfo info;
    info.blocks_done = verify_hashes(file);
    SweepIdentity& of = info.of;
    of.version = meta(file, "parley");
    of.scenario = meta(file, "scenario");
    of.scenario_sha256 = meta(file, "scenario_sha256");
    of.world_sha256 = meta(file, "world_sha256");
    of.options = meta(file, "options");
    of.points = static_cast<std::size_t>(meta_number(file, "points"));
    of.blocks = static_cast<std::size_t>(meta_number(file, "blocks"));
    of.seed = meta_number(file, "seed");
    Query results(file, "SELECT count(*) FROM result");
    results.step();
    info.equilibria = static_cast<std::size_t>(results.whole(0));
    return info;
}

}  // namespace parley::store
