#include "parley/store/files/sweep_schema.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

#include <fmt/format.h>

#include "parley/core/input_error.hpp"
#include "parley/core/sha256.hpp"
#include "parley/core/text.hpp"

namespace parley::store {
namespace {

constexpr std::array<std::string_view, 8> tables{"base", "block", "input",       "measures",
                                                 "meta", "point", "point_input", "result"};

constexpr std::string_view courses = "course";

std::string every_row(SqliteFile& file, const char* sql) {
    std::string bytes;
    Query rows(file, sql);
    while (rows.step()) rows.append_row(bytes);
    return bytes;
}

}  // namespace

bool is_new(SqliteFile& file) {
    Query any(file, "SELECT count(*) FROM sqlite_schema");
    any.step();
    return any.whole(0) == 0;
}

void check_is_ours(SqliteFile& file) {
    const auto refuse = [&](const std::string& found) {
        throw InputError(file.name, 0, fmt::format("a store of a sweep ({})", format_name), found);
    };
    std::size_t found = 0;
    Query all(file, "SELECT type, name FROM sqlite_schema ORDER BY name");
    while (all.step()) {
        const std::string type = all.text(0), name = all.text(1);
        if (type != "table") refuse(fmt::format("a {} in it, {}", shown(type), shown(name)));
        if (name == courses) continue;
        if (std::find(tables.begin(), tables.end(), name) == tables.end())
            refuse(fmt::format("another file, with a table {}", shown(name)));
        ++found;
    }
    if (found != tables.size()) refuse("another file");
    if (const std::string format = meta(file, "format"); format != format_name)
        refuse(format.empty() ? "another file" : "one of another version, " + shown(format));
}

std::string meta(SqliteFile& file, const std::string& key) {
    Query found(file, "SELECT value FROM meta WHERE key = ?");
    found.bind(1, key);
    return found.step() ? found.text(0) : "";
}

std::uint64_t meta_number(SqliteFile& file, const std::string& key) {
    const std::string text = meta(file, key);
    std::uint64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) file.damaged();
    return number;
}

std::string hash_of_plan(SqliteFile& file) {
    return sha256_hex(every_row(file, "SELECT name, sql FROM sqlite_schema WHERE name <> 'course' ORDER BY name") +
                      every_row(file, "SELECT key, value FROM meta WHERE key <> 'sha256' ORDER BY key") +
                      every_row(file, "SELECT * FROM input ORDER BY input") +
                      every_row(file, "SELECT * FROM point ORDER BY point") +
                      every_row(file, "SELECT * FROM point_input ORDER BY point, input") +
                      every_row(file, "SELECT * FROM measures ORDER BY equilibrium"));
}

std::string hash_of_block(SqliteFile& file, std::int64_t point, std::int64_t block) {
    std::string bytes;
    Query results(file, "SELECT * FROM result WHERE point = ? AND block = ? ORDER BY equilibrium");
    results.bind(1, point);
    results.bind(2, block);
    while (results.step()) results.append_row(bytes);
    Query base(file, "SELECT * FROM base WHERE point = ? ORDER BY economy");
    base.bind(1, point);
    while (base.step()) base.append_row(bytes);
    return sha256_hex(fmt::format("{} {}\n", point, block) + bytes);
}

bool has_courses(SqliteFile& file) {
    Query found(file, "SELECT count(*) FROM sqlite_schema WHERE name = 'course'");
    found.step();
    return found.whole(0) != 0;
}

void make_courses(SqliteFile& file) {
    file.run("CREATE TABLE course (key TEXT PRIMARY KEY, course TEXT NOT NULL, sha256 TEXT NOT NULL) WITHOUT ROWID");
}

std::string hash_of_course(const std::string& key, const std::string& course) {
    return sha256_hex(fmt::format("{}\n{}", key, course));
}

std::size_t verify_hashes(SqliteFile& file) {
    if (meta(file, "sha256") != hash_of_plan(file)) file.damaged();
    std::size_t count = 0;
    Query blocks(file, "SELECT point, block, sha256 FROM block ORDER BY point, block");
    for (; blocks.step(); ++count)
        if (blocks.text(2) != hash_of_block(file, blocks.whole(0), blocks.whole(1))) file.damaged();
    if (!has_courses(file)) return count;
    Query kept(file, "SELECT key, course, sha256 FROM course");
    while (kept.step())
        if (kept.text(2) != hash_of_course(kept.text(0), kept.text(1))) file.damaged();
    return count;
}

}  // namespace parley::store
