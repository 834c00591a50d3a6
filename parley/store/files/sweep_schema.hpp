#pragma once
// What a store of a sweep consists of, and whether a file does: its tables, and a hash of each block.
#include <string>

#include "parley/store/files/sqlite_file.hpp"

namespace parley::store {

inline constexpr const char* format_name = "parley/sweep/2";

/// Whether there is nothing in the file yet.
[[nodiscard]] bool is_new(SqliteFile& file);
/// Throws InputError for a file that has anything but the tables of a store, in the format of this version.
void check_is_ours(SqliteFile& file);

[[nodiscard]] std::string meta(SqliteFile& file, const std::string& key);
/// The number that `meta` has under this key; a store without it is damaged.
[[nodiscard]] std::uint64_t meta_number(SqliteFile& file, const std::string& key);

/// SHA-256 of what a store says of itself: its tables, what it is of, inputs, points and measures.
[[nodiscard]] std::string hash_of_plan(SqliteFile& file);
/// SHA-256 of a block: its results, and the incomes of the base at its point.
[[nodiscard]] std::string hash_of_block(SqliteFile& file, std::int64_t point, std::int64_t block);
/// Courses that were played on it: a table that a store may have besides.
[[nodiscard]] bool has_courses(SqliteFile& file);
void make_courses(SqliteFile& file);
[[nodiscard]] std::string hash_of_course(const std::string& key, const std::string& course);
/// Recomputes every hash, of courses too; how many blocks there are. Throws InputError if one differs.
std::size_t verify_hashes(SqliteFile& file);

}  // namespace parley::store
