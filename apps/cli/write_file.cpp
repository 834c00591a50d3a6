// A file that a command writes: replaced whole, or written in place where it is no file but a way to somewhere.
#include <array>
#include <cerrno>
#include <charconv>
#include <climits>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <optional>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

#include "apps/cli/command.hpp"
#include "parley/core/input_error.hpp"

namespace parley::cli {
namespace {

namespace fs = std::filesystem;

constexpr int most_links = 40;

[[noreturn]] void fail(const fs::path& path, const char* expected) {
    throw InputError(path.string(), 0, expected, std::strerror(errno));
}

// The descriptor of this process that a path names (/dev/fd/63, /dev/stdout). It is written to as it stands: its file
// may be opened to be appended to, or have no name.
std::optional<int> descriptor(const fs::path& path) {
    std::error_code problem;
    const fs::path folder = fs::canonical(path.has_parent_path() ? path.parent_path() : ".", problem);
    if (problem || folder != fmt::format("/proc/{}/fd", ::getpid())) return {};
    const std::string number = path.filename().string();
    int result = -1;
    const auto read = std::from_chars(number.data(), number.data() + number.size(), result);
    if (read.ec != std::errc{} || read.ptr != number.data() + number.size()) return {};
    return result;
}

// Follows symbolic links, also to a file that is not there yet, up to a descriptor of this process.
fs::path followed(fs::path path) {
    std::error_code problem;
    for (int k = 0; k < most_links && !descriptor(path) && fs::is_symlink(path, problem); ++k)
        path = path.parent_path() / fs::read_symlink(path, problem);
    return path;
}

bool names(const std::string& path, int file) {
    struct stat named {
    }, opened{};
    return ::stat(path.c_str(), &named) == 0 && ::fstat(file, &opened) == 0 && named.st_dev == opened.st_dev &&
           named.st_ino == opened.st_ino;
}

// Waits for the writer of a partial file; removes it if its writer was killed.
bool remove_leftover(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (file < 0) return errno == ENOENT;
    (void)::flock(file, LOCK_EX);
    const bool removed = !names(path, file) || ::unlink(path.c_str()) == 0;
    ::close(file);
    return removed;
}

// New, and locked for as long as it is written, which tells it from a leftover. -1, and errno, if that cannot be.
int open_partial(const std::string& path, mode_t mode) {
    for (;;) {
        const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
        if (file < 0) {
            if (errno != EEXIST || !remove_leftover(path)) return -1;
            continue;
        }
        (void)::flock(file, LOCK_EX);
        if (names(path, file)) return file;
        ::close(file);  // taken for a leftover before it was locked
    }
}

// What a signal that ends the program removes first.
std::array<char, PATH_MAX> doomed{};

extern "C" void remove_and_end(int signal) {
    remove_partial();
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

// A file beside the one that it is to replace; gone, whatever happens, unless it does.
class Partial {
public:
    Partial(const fs::path& target, mode_t mode)
        : path_((target.parent_path() / ("." + target.filename().string() + ".partial")).string()),
          file_(open_partial(path_, mode)) {
        if (file_ < 0) return;
        if (path_.size() < doomed.size()) std::memcpy(doomed.data(), path_.c_str(), path_.size() + 1);
        for (std::size_t k = 0; k < ends.size(); ++k)
            if ((before_[k] = std::signal(ends[k], remove_and_end)) == SIG_IGN) std::signal(ends[k], SIG_IGN);
    }
    ~Partial() {
        if (file_ < 0) return;
        if (!placed_) ::unlink(path_.c_str());
        doomed[0] = '\0';
        for (std::size_t k = 0; k < ends.size(); ++k) std::signal(ends[k], before_[k]);
        ::close(file_);
    }
    Partial(const Partial&) = delete;
    Partial& operator=(const Partial&) = delete;

    bool opened() const { return file_ >= 0; }
    bool write(const std::string& text) { return write_all(file_, text) && ::fsync(file_) == 0; }
    // The owner is kept where this user may give files away.
    bool take_after(const struct stat& old) {
        (void)!::fchown(file_, old.st_uid, old.st_gid);
        return ::fchmod(file_, old.st_mode & 07777U) == 0;
    }
    bool put_in_place_of(const fs::path& target) { return placed_ = std::rename(path_.c_str(), target.c_str()) == 0; }

private:
    static constexpr std::array<int, 3> ends{SIGINT, SIGTERM, SIGHUP};

    std::string path_;
    int file_;
    bool placed_ = false;
    std::array<void (*)(int), ends.size()> before_{};
};

}  // namespace

void write_file(const std::string& path, const std::string& text) {
    if (path == "-") return print(text);
    const fs::path target = followed(path);
    if (const std::optional<int> open = descriptor(target)) {
        if (!write_all(*open, text)) fail(path, "to be written");
        return;
    }
    struct stat old {};
    const bool replaces = ::stat(target.c_str(), &old) == 0;
    if (!replaces && errno != ENOENT) fail(path, "a file that can be written");
    if (replaces && S_ISDIR(old.st_mode)) throw InputError(path, 0, "a file that can be written", "a folder");
    if (replaces && (S_ISFIFO(old.st_mode) || S_ISCHR(old.st_mode))) {
        const int file = ::open(target.c_str(), O_WRONLY | O_NOCTTY | O_CLOEXEC);
        if (file < 0) fail(path, "a device that can be written");
        const bool whole = write_all(file, text);
        ::close(file);
        if (!whole) fail(path, "room for it");
        return;
    }
    if (replaces && !S_ISREG(old.st_mode))
        throw InputError(path, 0, "a file that can be written", "neither a file nor a pipe nor a terminal");
    if (replaces && ::access(target.c_str(), W_OK) != 0) fail(path, "a file that can be written");
    Partial partial(target, replaces ? 0600 : 0666);
    if (!partial.opened()) fail(path, "a file that can be written");
    if (!partial.write(text)) fail(path, "room for the file");
    if ((replaces && !partial.take_after(old)) || !partial.put_in_place_of(target))
        fail(path, "a file that can be replaced");
}

void remove_partial() noexcept {
    if (doomed[0] != '\0') ::unlink(doomed.data());
}

std::string not_standard_output(const std::string& path) {
    return path == "-" ? "cannot be standard output: give it a name" : "";
}

}  // namespace parley::cli
