#include "parley/store/sweep_store.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <limits>

#include <fmt/format.h>
#include <sqlite3.h>

#include "parley/core/input_error.hpp"
#include "parley/core/version.hpp"

namespace parley::store {
namespace {

constexpr const char* format_name = "parley/sweep/1";
constexpr int busy_milliseconds = 10000;

[[noreturn]] void fail(const std::string& path, sqlite3* database) {
    const std::string what = database != nullptr ? sqlite3_errmsg(database) : "out of memory";
    throw InputError(path, 0, "a store that can be read and written", what);
}

// A prepared statement.
class Query {
public:
    Query(const std::string& path, sqlite3* database, const std::string& sql) : path_(path), database_(database) {
        if (sqlite3_prepare_v2(database, sql.c_str(), -1, &statement_, nullptr) != SQLITE_OK) fail(path_, database_);
    }
    ~Query() { sqlite3_finalize(statement_); }
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;

    void bind(int at, double value) {
        check(std::isnan(value) ? sqlite3_bind_null(statement_, at) : sqlite3_bind_double(statement_, at, value));
    }
    void bind(int at, std::int64_t value) { check(sqlite3_bind_int64(statement_, at, value)); }
    void bind(int at, const std::string& value) {
        check(sqlite3_bind_text(statement_, at, value.c_str(), static_cast<int>(value.size()), SQLITE_TRANSIENT));
    }
    /// Whether there is a row.
    bool step() {
        const int result = sqlite3_step(statement_);
        if (result != SQLITE_ROW && result != SQLITE_DONE) fail(path_, database_);
        return result == SQLITE_ROW;
    }
    void reset() { sqlite3_reset(statement_); }
    std::int64_t whole(int at) const { return sqlite3_column_int64(statement_, at); }
    double number(int at) const {
        return sqlite3_column_type(statement_, at) == SQLITE_NULL ? std::numeric_limits<double>::quiet_NaN()
                                                                  : sqlite3_column_double(statement_, at);
    }
    std::string text(int at) const {
        const unsigned char* value = sqlite3_column_text(statement_, at);
        return value != nullptr ? reinterpret_cast<const char*>(value) : "";
    }

private:
    void check(int result) {
        if (result != SQLITE_OK) fail(path_, database_);
    }
    const std::string& path_;
    sqlite3* database_;
    sqlite3_stmt* statement_ = nullptr;
};

}  // namespace

// An open file.
struct SweepStore::Database {
    explicit Database(std::string at) : path(std::move(at)) {
        if (sqlite3_open(path.c_str(), &handle) != SQLITE_OK) {
            const std::string what = handle != nullptr ? sqlite3_errmsg(handle) : "out of memory";
            sqlite3_close(handle);
            throw InputError(path, 0, "a store that can be opened", what);
        }
        sqlite3_busy_timeout(handle, busy_milliseconds);
    }
    ~Database() { sqlite3_close(handle); }
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    void run(const std::string& sql) {
        if (sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail(path, handle);
    }
    bool has_table(const std::string& name) {
        Query found(path, handle, "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?");
        found.bind(1, name);
        return found.step();
    }
    std::string meta(const std::string& key) {
        Query found(path, handle, "SELECT value FROM meta WHERE key = ?");
        found.bind(1, key);
        return found.step() ? found.text(0) : "";
    }
    void check_is_ours() {
        Query any(path, handle, "SELECT count(*) FROM sqlite_master");
        any.step();
        if (any.whole(0) == 0) return;
        if (!has_table("meta") || meta("format") != format_name)
            throw InputError(path, 0, fmt::format("a store of a sweep ({})", format_name), "another file");
    }

    std::string path;
    sqlite3* handle = nullptr;
};

namespace {

// A transaction: all or nothing.
class Transaction {
public:
    explicit Transaction(SweepStore::Database& file) : file_(file) { file_.run("BEGIN IMMEDIATE"); }
    ~Transaction() {
        if (!done_) sqlite3_exec(file_.handle, "ROLLBACK", nullptr, nullptr, nullptr);
    }
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit() {
        file_.run("COMMIT");
        done_ = true;
    }

private:
    SweepStore::Database& file_;
    bool done_ = false;
};

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
    identity.points = plan.points.size();
    identity.seed = plan.options.seed;
    return identity;
}

SweepStore::SweepStore(const std::string& path, const pricing::DealSpace& space, const pricing::SweepPlan& plan)
    : database_(std::make_unique<Database>(path)), space_(space), plan_(plan) {
    Database& file = *database_;
    file.check_is_ours();
    const std::vector<std::pair<std::string, std::string>> meta = in_meta(identity_of(space, plan));
    // Another run may be about to make the same store: who comes second finds it made.
    file.run("PRAGMA journal_mode = WAL");
    file.run("PRAGMA synchronous = NORMAL");
    {
        Transaction transaction(file);
        if (!file.has_table("meta")) {
            file.run("CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID");
            file.run(
                "CREATE TABLE input (input INTEGER PRIMARY KEY, what TEXT NOT NULL, low REAL NOT NULL, high REAL NOT "
                "NULL)");
            file.run(
                "CREATE TABLE point (point INTEGER PRIMARY KEY, elasticities TEXT NOT NULL, factor REAL NOT NULL)");
            file.run(
                "CREATE TABLE point_input (point INTEGER, input INTEGER, value REAL NOT NULL, PRIMARY KEY (point, "
                "input)) WITHOUT ROWID");
            file.run("CREATE TABLE measures (equilibrium INTEGER PRIMARY KEY, levels TEXT NOT NULL)");
            file.run(
                "CREATE TABLE base (point INTEGER, economy INTEGER, income_usd_m REAL NOT NULL, PRIMARY KEY (point, "
                "economy)) WITHOUT ROWID");
            std::string columns;
            for (const std::string& column : columns_of(space)) columns += ", " + quoted(column) + " REAL";
            file.run(
                "CREATE TABLE result (point INTEGER, equilibrium INTEGER, status TEXT NOT NULL, problem TEXT NOT "
                "NULL, saving_moves INTEGER NOT NULL, max_residual REAL, passes INTEGER NOT NULL" +
                columns + ", PRIMARY KEY (point, equilibrium)) WITHOUT ROWID");
            file.run("CREATE TABLE block (point INTEGER, block INTEGER, PRIMARY KEY (point, block)) WITHOUT ROWID");
            Query put(path, file.handle, "INSERT INTO meta VALUES (?, ?)");
            const auto add = [&](const std::string& key, const std::string& value) {
                put.reset();
                put.bind(1, key);
                put.bind(2, value);
                put.step();
            };
            add("format", format_name);
            for (const auto& [key, value] : meta) add(key, value);
            Query input(path, file.handle, "INSERT INTO input VALUES (?, ?, ?, ?)");
            for (std::size_t k = 0; k < plan.inputs.size(); ++k) {
                input.reset();
                input.bind(1, static_cast<std::int64_t>(k));
                input.bind(2, plan.inputs[k].what);
                input.bind(3, plan.inputs[k].low);
                input.bind(4, plan.inputs[k].high);
                input.step();
            }
            Query point(path, file.handle, "INSERT INTO point VALUES (?, ?, ?)");
            Query value(path, file.handle, "INSERT INTO point_input VALUES (?, ?, ?)");
            for (std::size_t k = 0; k < plan.points.size(); ++k) {
                point.reset();
                point.bind(1, static_cast<std::int64_t>(k));
                point.bind(2, plan.sources[plan.points[k].source]);
                point.bind(3, plan.points[k].factor);
                point.step();
                for (std::size_t n = 0; n < plan.inputs.size(); ++n) {
                    value.reset();
                    value.bind(1, static_cast<std::int64_t>(k));
                    value.bind(2, static_cast<std::int64_t>(n));
                    value.bind(3, plan.points[k].numbers[n]);
                    value.step();
                }
            }
            Query measures(path, file.handle, "INSERT INTO measures VALUES (?, ?)");
            for (std::size_t k = 0; k < space.sets.size(); ++k) {
                measures.reset();
                measures.bind(1, static_cast<std::int64_t>(k));
                measures.bind(2, levels_in(space, k));
                measures.step();
            }
        }
        transaction.commit();
    }
    for (const auto& [key, value] : meta)
        if (const std::string found = file.meta(key); found != value)
            throw InputError(path, 0, fmt::format("a store of the same run, {} {}", key, value), found);
    done_.assign(plan.points.size(), std::vector<bool>(plan.blocks.size()));
    Query blocks(path, file.handle, "SELECT point, block FROM block");
    while (blocks.step()) {
        const auto point = static_cast<std::size_t>(blocks.whole(0)), block = static_cast<std::size_t>(blocks.whole(1));
        if (point < done_.size() && block < done_[point].size()) done_[point][block] = true;
    }
}

SweepStore::~SweepStore() = default;

std::size_t SweepStore::blocks_done() const {
    std::size_t count = 0;
    for (const std::vector<bool>& point : done_)
        for (const bool block : point) count += block ? 1 : 0;
    return count;
}

std::vector<pricing::PointEconomics> SweepStore::read() const {
    Database& file = *database_;
    std::vector<pricing::PointEconomics> result(plan_.points.size());
    for (pricing::PointEconomics& point : result) point.equilibria.resize(space_.sets.size());
    std::string columns;
    for (const std::string& column : columns_of(space_)) columns += ", " + quoted(column);
    Query base(file.path, file.handle, "SELECT point, income_usd_m FROM base ORDER BY point, economy");
    while (base.step()) result.at(static_cast<std::size_t>(base.whole(0))).base_income.push_back(base.number(1));
    Query rows(
        file.path, file.handle,
        "SELECT point, equilibrium, status, problem, saving_moves, max_residual, passes" + columns + " FROM result");
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
    Database& file = *database_;
    Transaction transaction(file);
    const std::size_t count = columns_of(space_).size();
    std::string values;
    for (std::size_t k = 0; k < count; ++k) values += ", ?";
    const auto point = static_cast<std::int64_t>(block.point);
    Query row(file.path, file.handle, "INSERT OR REPLACE INTO result VALUES (?, ?, ?, ?, ?, ?, ?" + values + ")");
    for (const std::size_t set : sets_of(space_, plan_, block.block)) {
        const pricing::OutcomeEconomics& each = block.at->equilibria[set];
        row.reset();
        row.bind(1, point);
        row.bind(2, static_cast<std::int64_t>(set));
        row.bind(3, std::string(name_of(each.status)));
        row.bind(4, each.problem);
        row.bind(5, std::int64_t{each.saving_moves ? 1 : 0});
        row.bind(6, each.max_residual);
        row.bind(7, std::int64_t{each.passes});
        std::vector<double> numbers = numbers_of(each);
        numbers.resize(count, std::numeric_limits<double>::quiet_NaN());
        for (std::size_t k = 0; k < count; ++k) row.bind(static_cast<int>(8 + k), numbers[k]);
        row.step();
    }
    Query base(file.path, file.handle, "INSERT OR REPLACE INTO base VALUES (?, ?, ?)");
    for (std::size_t k = 0; k < block.at->base_income.size(); ++k) {
        base.reset();
        base.bind(1, point);
        base.bind(2, static_cast<std::int64_t>(k));
        base.bind(3, block.at->base_income[k]);
        base.step();
    }
    Query mark(file.path, file.handle, "INSERT OR REPLACE INTO block VALUES (?, ?)");
    mark.bind(1, point);
    mark.bind(2, static_cast<std::int64_t>(block.block));
    mark.step();
    transaction.commit();
    done_[block.point][block.block] = true;
}

std::optional<StoredSize> size_of_store(const std::string& path) {
    std::error_code problem;
    if (!std::filesystem::exists(path, problem)) return {};
    SweepStore::Database file(path);
    file.check_is_ours();
    if (!file.has_table("meta")) return {};
    return StoredSize{std::stoull(file.meta("points")), std::stoull(file.meta("seed"))};
}

}  // namespace parley::store
