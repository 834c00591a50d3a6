#include "parley/store/files/sqlite_file.hpp"

#include <cerrno>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <new>

#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"

namespace parley::store {
namespace {

constexpr int busy_milliseconds = 10000;

// SQLite reads more into some names than a file: nothing of that is meant.
std::string as_path(const std::string& name) {
    if (name.empty() || name == ":memory:")
        throw InputError(shown(name), 0, "the name of a file to keep the sweep in", "a name that keeps nothing");
    return name.front() == '/' ? name : "./" + name;
}

// Whether the last call failed for want of memory, of its own or of the file mapped.
bool ended_for_memory(sqlite3* handle) {
    const int code = sqlite3_errcode(handle);
    return code == SQLITE_NOMEM || (code == SQLITE_IOERR && (sqlite3_extended_errcode(handle) == SQLITE_IOERR_NOMEM ||
                                                             sqlite3_system_errno(handle) == ENOMEM));
}

}  // namespace

bool tells_of_a_failed_read(const std::string& check) {
    const std::string code = "error code=";
    const std::size_t at = check.find(code);
    if (at == std::string::npos) return false;
    const int failed = std::atoi(check.c_str() + at + code.size());
    // A page beyond the end of the file is missing: that is damage.
    return (failed & 0xff) == SQLITE_IOERR && failed != SQLITE_IOERR_SHORT_READ;
}

SqliteFile::SqliteFile(std::string file, bool must_exist) : name(std::move(file)) {
    const int flags = must_exist ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    if (sqlite3_open_v2(as_path(name).c_str(), &handle, flags, nullptr) != SQLITE_OK) {
        if (handle == nullptr) throw std::bad_alloc();
        const bool memory_ended = ended_for_memory(handle);
        const std::string what = sqlite3_errmsg(handle);
        sqlite3_close(handle);
        if (memory_ended) throw std::bad_alloc();
        throw InputError(name, 0, "a store that can be opened", what);
    }
    sqlite3_busy_timeout(handle, busy_milliseconds);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
    try {
        run("PRAGMA cell_size_check = ON");
        Query whole(*this, "PRAGMA quick_check(1)");
        if (!whole.step()) damaged();
        const std::string says = whole.text(0);
        if (tells_of_a_failed_read(says))
            throw InputError(name, 0, "a store that can be read and written", "a disk that does not let it be read");
        if (says != "ok") damaged();
    } catch (...) {
        sqlite3_close(handle);
        throw;
    }
}

SqliteFile::~SqliteFile() {
    sqlite3_close(handle);
}

void SqliteFile::run(const std::string& sql) {
    if (sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail();
}

bool SqliteFile::is_read_only() const {
    return sqlite3_db_readonly(handle, "main") == 1;
}

void SqliteFile::settle() {
    sqlite3_busy_timeout(handle, 0);
    (void)sqlite3_exec(handle, "PRAGMA journal_mode = DELETE", nullptr, nullptr, nullptr);
    sqlite3_busy_timeout(handle, busy_milliseconds);
}

void SqliteFile::fail() const {
    const int code = sqlite3_errcode(handle) & 0xff;
    if (code == SQLITE_CORRUPT) damaged();
    if (code == SQLITE_NOTADB) throw InputError(name, 0, "a store of a sweep", "another file, or a damaged one");
    if (ended_for_memory(handle)) throw std::bad_alloc();  // of the machine, not of the file
    throw InputError(name, 0, "a store that can be read and written", sqlite3_errmsg(handle));
}

void SqliteFile::damaged() const {
    throw InputError(name, 0, "a store as it was written", "a damaged one: make it anew");
}

Query::Query(SqliteFile& file, const std::string& sql) : file_(file) {
    if (sqlite3_prepare_v2(file.handle, sql.c_str(), -1, &statement_, nullptr) != SQLITE_OK) file_.fail();
}

void Query::bind(int at, double value) {
    check(std::isnan(value) ? sqlite3_bind_null(statement_, at) : sqlite3_bind_double(statement_, at, value));
}

void Query::bind(int at, std::int64_t value) {
    check(sqlite3_bind_int64(statement_, at, value));
}

void Query::bind(int at, const std::string& value) {
    check(sqlite3_bind_text(statement_, at, value.c_str(), static_cast<int>(value.size()), SQLITE_TRANSIENT));
}

bool Query::step() {
    const int result = sqlite3_step(statement_);
    if (result != SQLITE_ROW && result != SQLITE_DONE) file_.fail();
    return result == SQLITE_ROW;
}

double Query::number(int at) const {
    return sqlite3_column_type(statement_, at) == SQLITE_NULL ? std::numeric_limits<double>::quiet_NaN()
                                                              : sqlite3_column_double(statement_, at);
}

std::string Query::text(int at) const {
    const unsigned char* value = sqlite3_column_text(statement_, at);
    const int size = sqlite3_column_bytes(statement_, at);
    return value != nullptr ? std::string(reinterpret_cast<const char*>(value), static_cast<std::size_t>(size)) : "";
}

void Query::append_row(std::string& bytes) const {
    const auto append = [&](const void* from, std::size_t size) {
        bytes.append(reinterpret_cast<const char*>(from), size);
    };
    for (int at = 0; at < columns(); ++at) {
        const int type = sqlite3_column_type(statement_, at);
        bytes += static_cast<char>(type);
        if (type == SQLITE_INTEGER) {
            const std::int64_t value = whole(at);
            append(&value, sizeof value);
        } else if (type == SQLITE_FLOAT) {
            const double value = number(at);
            append(&value, sizeof value);
        } else if (type != SQLITE_NULL) {
            const std::string value = text(at);
            const std::uint64_t size = value.size();
            append(&size, sizeof size);
            bytes += value;
        }
    }
}

void Query::check(int result) const {
    if (result != SQLITE_OK) file_.fail();
}

}  // namespace parley::store
