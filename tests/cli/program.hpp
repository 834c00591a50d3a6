#pragma once
// Runs the program as a user does.
#include <filesystem>
#include <string>

namespace parley::testing {

struct Ran {
    int exit_code = -1;  ///< 128 + the signal when one ended it
    std::string out;
    std::string err;
};

/// `arguments` as in a shell, where `parley` is written for the program: "parley solve --help".
[[nodiscard]] Ran shell(const std::string& command);
/// The same of a command that reads and writes no file of a test: run once, however many tests look at what it says.
[[nodiscard]] const Ran& ran_once(const std::string& command);
/// PARLEY_SLOW: what takes long is run at its full length.
[[nodiscard]] bool at_full_length();

/// A folder of this test's own, empty, removed at the end.
class Folder {
public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    /// Path of a file in it, with this text.
    [[nodiscard]] std::string file(const std::string& name, const std::string& text) const;
    [[nodiscard]] std::string path(const std::string& name) const { return (path_ / name).string(); }
    /// Names of what is in it, sorted, with blanks between.
    [[nodiscard]] std::string content() const;

private:
    std::filesystem::path path_;
};

[[nodiscard]] std::string text_of(const std::filesystem::path& path);

}  // namespace parley::testing
