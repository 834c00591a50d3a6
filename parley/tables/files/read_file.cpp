#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "parley/core/input_error.hpp"
#include "parley/tables/files/csv.hpp"

namespace parley::tables {
namespace {

constexpr std::size_t at_a_time = std::size_t{1} << 18, most_more = std::size_t{1} << 20, smallest_read = 4096;

struct OpenFile {
    explicit OpenFile(const std::string& path) : number(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {}
    ~OpenFile() {
        if (number >= 0) ::close(number);
    }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    const int number;
};

const char* kind_of(mode_t mode) {
    return S_ISDIR(mode)    ? "a folder"
           : S_ISFIFO(mode) ? "a pipe; input is read more than once: write it to a file first"
                            : "something else (a device?)";
}

}  // namespace

std::string read_file(const std::string& path, std::size_t largest) {
    const auto too_large = [&](std::size_t size, const char* more) {
        throw InputError(path, 0, "at most " + std::to_string(largest) + " bytes", std::to_string(size) + more);
    };
    const OpenFile file(path);
    struct stat about {};
    if (file.number < 0 || ::fstat(file.number, &about) != 0)
        throw InputError(path, 0, errno == ENOENT ? "a file" : "a readable file",
                         errno != ENOENT ? std::strerror(errno)
                         : path == "-" ? "no such file; input is not read from standard input: write it to a file first"
                                       : "no such file");
    if (!S_ISREG(about.st_mode)) throw InputError(path, 0, "a file", kind_of(about.st_mode));
    if (static_cast<std::size_t>(about.st_size) > largest) too_large(static_cast<std::size_t>(about.st_size), " bytes");
    // A file of /proc has no size, and one may grow while it is read. What is about to be read into is near.
    std::string bytes;
    bytes.reserve(std::max(static_cast<std::size_t>(about.st_size) + 1, smallest_read));
    for (std::size_t size = 0;;) {
        if (size == bytes.capacity()) bytes.reserve(size + most_more);
        if (size == bytes.size()) bytes.resize(std::min(size + at_a_time, bytes.capacity()));
        const ssize_t got = ::read(file.number, bytes.data() + size, bytes.size() - size);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) throw InputError(path, 0, "a readable file", std::strerror(errno));
        size += static_cast<std::size_t>(got);
        if (size > largest) too_large(size, " bytes and more");
        if (got > 0) continue;
        bytes.resize(size);
        return bytes;
    }
}

}  // namespace parley::tables
