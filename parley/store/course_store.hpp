#pragma once
// Courses that were played, kept in the store of the sweep that they were played on.
// docs/decisions/0042-kept-courses.md.
#include <memory>
#include <optional>
#include <string>

namespace parley::store {

class SqliteFile;  // private

/// The courses of an open store: each is one transaction and has a hash, looked at when it is read.
class CourseStore {
public:
    /// A store that is there. Throws InputError for a file that is none of ours.
    explicit CourseStore(const std::string& path);
    ~CourseStore();
    CourseStore(const CourseStore&) = delete;
    CourseStore& operator=(const CourseStore&) = delete;

    /// What was kept by this key. Throws InputError where it is not as it was written.
    [[nodiscard]] std::optional<std::string> find(const std::string& key) const;
    /// Keeps it, where the file can be written.
    void put(const std::string& key, const std::string& course);

private:
    std::unique_ptr<SqliteFile> file_;
    bool writes_ = false;  // something was written: it is left as one file
};

}  // namespace parley::store
