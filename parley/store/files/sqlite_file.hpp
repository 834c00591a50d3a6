#pragma once
// A file of SQLite, opened so that nothing in it is trusted: what it holds are numbers, and none of it is carried out.
#include <cstdint>
#include <string>
#include <string_view>

#include <sqlite3.h>

namespace parley::store {

/// Whether what SQLite's check of a file found is that the disk would not be read, which says nothing of the file.
[[nodiscard]] bool tells_of_a_failed_read(const std::string& check);

class SqliteFile {
public:
    /// Opens the file, or makes it unless it `must_exist`. Throws InputError for a name that is none (":memory:"), for
    /// a file that is not of SQLite and for one that is damaged.
    SqliteFile(std::string name, bool must_exist);
    ~SqliteFile();
    SqliteFile(const SqliteFile&) = delete;
    SqliteFile& operator=(const SqliteFile&) = delete;

    void run(const std::string& sql);
    [[nodiscard]] bool is_read_only() const;
    /// As one file that can be read where nothing can be written; another program that has it open may prevent that.
    void settle();
    [[noreturn]] void fail() const;     ///< with what SQLite says
    [[noreturn]] void damaged() const;  ///< as content that is not what was written

    const std::string name;
    sqlite3* handle = nullptr;
};

/// A prepared statement.
class Query {
public:
    Query(SqliteFile& file, const std::string& sql);
    ~Query() { sqlite3_finalize(statement_); }
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;

    void bind(int at, double value);  ///< no number: null
    void bind(int at, std::int64_t value);
    void bind(int at, const std::string& value);
    /// Whether there is a row.
    bool step();
    /// A statement that gives no rows, with its values from 1 on; then as before.
    template <class... Values>
    void put(const Values&... values) {
        int at = 0;
        (bind(++at, values), ...);
        step();
        sqlite3_reset(statement_);
    }
    void reset() { sqlite3_reset(statement_); }
    [[nodiscard]] int columns() const { return sqlite3_column_count(statement_); }
    [[nodiscard]] std::int64_t whole(int at) const { return sqlite3_column_int64(statement_, at); }
    [[nodiscard]] double number(int at) const;
    [[nodiscard]] std::string text(int at) const;
    /// The row as bytes: the type and the value of each column, so that no two rows give the same.
    void append_row(std::string& bytes) const;

private:
    void check(int result) const;
    SqliteFile& file_;
    sqlite3_stmt* statement_ = nullptr;
};

/// A transaction: all or nothing.
class Transaction {
public:
    explicit Transaction(SqliteFile& file) : file_(file) { file_.run("BEGIN IMMEDIATE"); }
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
    SqliteFile& file_;
    bool done_ = false;
};

}  // namespace parley::store
