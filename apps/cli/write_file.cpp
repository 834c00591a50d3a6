// The files that a command writes: replaced whole and together, or written in place where one is no file but a way to
// somewhere.
#include <array>
#include <cerrno>
#include <charconv>
#include <climits>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
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

// What a signal that ends the program removes first; a file more than these is left behind.
constexpr std::size_t most_partials = 8;
std::array<std::array<char, PATH_MAX>, most_partials> doomed{};

extern "C" void remove_and_end(int signal) {
    remove_partial();
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

constexpr std::array<int, 3> ends{SIGINT, SIGTERM, SIGHUP};

// For as long as there are partial files.
class RemovedBySignals {
public:
    RemovedBySignals() {
        for (std::size_t k = 0; k < ends.size(); ++k)
            if ((before_[k] = std::signal(ends[k], remove_and_end)) == SIG_IGN) std::signal(ends[k], SIG_IGN);
    }
    ~RemovedBySignals() {
        for (std::size_t k = 0; k < ends.size(); ++k) std::signal(ends[k], before_[k]);
    }
    RemovedBySignals(const RemovedBySignals&) = delete;
    RemovedBySignals& operator=(const RemovedBySignals&) = delete;

private:
    std::array<void (*)(int), ends.size()> before_{};
};

// Signals that end the program wait until all files are in their places.
class SignalsWait {
public:
    SignalsWait() {
        sigset_t waiting;
        sigemptyset(&waiting);
        for (const int each : ends) sigaddset(&waiting, each);
        ::pthread_sigmask(SIG_BLOCK, &waiting, &before_);
    }
    ~SignalsWait() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
    SignalsWait(const SignalsWait&) = delete;
    SignalsWait& operator=(const SignalsWait&) = delete;

private:
    sigset_t before_{};
};

// A file beside the one that it is to replace; gone, whatever happens, unless it does.
class Partial {
public:
    Partial(const fs::path& target, mode_t mode)
        : path_((target.parent_path() / ("." + target.filename().string() + ".partial")).string()),
          file_(open_partial(path_, mode)) {
        if (file_ < 0 || path_.size() >= PATH_MAX) return;
        for (auto& each : doomed)
            if (noted_ == nullptr && each[0] == '\0') noted_ = each.data();
        if (noted_ != nullptr) std::memcpy(noted_, path_.c_str(), path_.size() + 1);
    }
    ~Partial() {
        if (file_ < 0) return;
        if (!placed_) ::unlink(path_.c_str());
        if (noted_ != nullptr) noted_[0] = '\0';
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
    std::string path_;
    int file_;
    char* noted_ = nullptr;
    bool placed_ = false;
};

// What is written in place, once all files are whole.
struct Way {
    std::optional<int> open;  // a descriptor; none: a pipe or device by its path
    fs::path target;
};

void write_in_place(const Way& way, const FileText& file) {
    if (file.path == "-") return print(file.text);
    if (way.open) {
        if (!write_all(*way.open, file.text)) fail(file.path, "to be written");
        return;
    }
    const int device = ::open(way.target.c_str(), O_WRONLY | O_NOCTTY | O_CLOEXEC);
    if (device < 0) fail(file.path, "a device that can be written");
    const bool whole = write_all(device, file.text);
    ::close(device);
    if (!whole) fail(file.path, "room for it");
}

// A file that is whole and not yet in its place.
struct Replacing {
    const FileText& file;
    fs::path target;
    struct stat old {};
    bool replaces = false;
    std::unique_ptr<Partial> partial;
};

void write_beside(Replacing& to) {
    const std::string& path = to.file.path;
    if (to.replaces && !S_ISREG(to.old.st_mode))
        throw InputError(path, 0, "a file that can be written", "neither a file nor a pipe nor a terminal");
    if (to.replaces && ::access(to.target.c_str(), W_OK) != 0) fail(path, "a file that can be written");
    to.partial = std::make_unique<Partial>(to.target, to.replaces ? 0600 : 0666);
    if (!to.partial->opened()) fail(path, "a file that can be written");
    if (!to.partial->write(to.file.text)) fail(path, "room for the file");
    if (to.replaces && !to.partial->take_after(to.old)) fail(path, "a file that can be replaced");
}

void put_in_their_places(const std::vector<Replacing>& all) {
    const SignalsWait wait;
    for (std::size_t k = 0; k < all.size(); ++k) {
        if (all[k].partial->put_in_place_of(all[k].target)) continue;
        const int why = errno;
        for (std::size_t new_one = 0; new_one < k; ++new_one)
            if (!all[new_one].replaces) ::unlink(all[new_one].target.c_str());
        errno = why;
        fail(all[k].file.path, "a file that can be replaced");
    }
}

}  // namespace

bool same_place(const std::string& a, const std::string& b) {
    std::error_code problem;
    const fs::path one = followed(a), other = followed(b);
    if (fs::equivalent(one, other, problem)) return true;
    const fs::path first = fs::weakly_canonical(fs::absolute(one, problem), problem);
    return !problem && first == fs::weakly_canonical(fs::absolute(other, problem), problem) && !problem;
}

void write_files(const std::vector<FileText>& files) {
    for (std::size_t k = 0; k < files.size(); ++k)
        for (std::size_t before = 0; before < k; ++before)
            if (files[k].path == files[before].path || same_place(files[k].path, files[before].path))
                throw InputError(files[k].path, 0, "a file of its own", "what " + files[before].path + " is too");
    const RemovedBySignals removed;
    std::vector<Replacing> replacing;
    std::vector<std::pair<Way, const FileText*>> in_place;
    for (const FileText& file : files) {
        if (file.path == "-") {
            in_place.emplace_back(Way{}, &file);
            continue;
        }
        Replacing to{file, followed(file.path), {}, false, nullptr};
        if (const std::optional<int> open = descriptor(to.target)) {
            in_place.emplace_back(Way{open, to.target}, &file);
            continue;
        }
        to.replaces = ::stat(to.target.c_str(), &to.old) == 0;
        if (!to.replaces && errno != ENOENT) fail(file.path, "a file that can be written");
        if (to.replaces && S_ISDIR(to.old.st_mode))
            throw InputError(file.path, 0, "a file that can be written", "a folder");
        if (to.replaces && (S_ISFIFO(to.old.st_mode) || S_ISCHR(to.old.st_mode))) {
            in_place.emplace_back(Way{{}, to.target}, &file);
            continue;
        }
        write_beside(to);
        replacing.push_back(std::move(to));
    }
    for (const auto& [way, file] : in_place) write_in_place(way, *file);
    put_in_their_places(replacing);
}

void write_file(const std::string& path, const std::string& text) {
    write_files({{path, text}});
}

void remove_partial() noexcept {
    for (const auto& each : doomed)
        if (each[0] != '\0') ::unlink(each.data());
}

std::string not_standard_output(const std::string& path) {
    return path == "-" ? "cannot be standard output: give it a name" : "";
}

}  // namespace parley::cli
