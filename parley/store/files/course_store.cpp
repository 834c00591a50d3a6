#include "parley/store/course_store.hpp"

#include "parley/store/files/sweep_schema.hpp"

namespace parley::store {

CourseStore::CourseStore(const std::string& path) : file_(std::make_unique<SqliteFile>(path, true)) {
    check_is_ours(*file_);
}

CourseStore::~CourseStore() {
    if (writes_) file_->settle();
}

std::optional<std::string> CourseStore::find(const std::string& key) const {
    if (!has_courses(*file_)) return std::nullopt;
    Query row(*file_, "SELECT course, sha256 FROM course WHERE key = ?");
    row.bind(1, key);
    if (!row.step()) return std::nullopt;
    std::string course = row.text(0);
    if (row.text(1) != hash_of_course(key, course)) file_->damaged();
    return course;
}

void CourseStore::put(const std::string& key, const std::string& course) {
    SqliteFile& file = *file_;
    if (file.is_read_only()) return;
    if (!writes_) file.run("PRAGMA journal_mode = WAL");
    writes_ = true;
    Transaction transaction(file);
    if (!has_courses(file)) make_courses(file);
    Query(file, "INSERT OR REPLACE INTO course VALUES (?, ?, ?)").put(key, course, hash_of_course(key, course));
    transaction.commit();
}

}  // namespace parley::store
