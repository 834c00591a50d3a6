#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>

#include <unistd.h>

#include <fmt/format.h>

#include "apps/cli/command.hpp"
#include "parley/core/input_error.hpp"

namespace parley::cli {
namespace {

bool progress_shown = false;

}  // namespace

void print(const std::string& text) {
    const char* at = text.data();
    std::size_t left = text.size();
    while (left > 0) {
        const ssize_t written = ::write(STDOUT_FILENO, at, left);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0 && errno == EPIPE) return;  // SIGPIPE is ignored: see main()
        if (written < 0) throw InputError("standard output", 0, "to be written", std::strerror(errno));
        at += written;
        left -= static_cast<std::size_t>(written);
    }
}

void complain(const std::string& message) {
    clear_progress();
    fmt::print(stderr, "parley: {}\n", message);
}

void write_file(const std::string& path, const std::string& text) {
    const std::string partial = fmt::format("{}.partial-{}", path, ::getpid());
    const auto fail = [&](const char* expected) {
        const int problem = errno;
        ::unlink(partial.c_str());
        throw InputError(path, 0, expected, std::strerror(problem));
    };
    std::FILE* file = std::fopen(partial.c_str(), "wb");
    if (file == nullptr) fail("a file that can be written");
    const bool whole = std::fwrite(text.data(), 1, text.size(), file) == text.size();
    if ((std::fclose(file) != 0) || !whole) fail("room for the file");
    if (std::rename(partial.c_str(), path.c_str()) != 0) fail("a file that can be replaced");
}

Progress progress_line(const std::string& what) {
    if (::isatty(STDERR_FILENO) == 0) return {};
    using Clock = std::chrono::steady_clock;
    return [what, start = Clock::now(), last = Clock::now()](int iteration, double gap) mutable {
        const auto now = Clock::now();
        if (now - start > std::chrono::milliseconds(400) && now - last > std::chrono::milliseconds(100)) {
            fmt::print(stderr, "\r{}: iteration {}, largest gap {:.1e} \033[K", what, iteration, gap);
            std::fflush(stderr);
            progress_shown = true;
            last = now;
        }
        return true;
    };
}

void clear_progress() {
    if (!progress_shown) return;
    fmt::print(stderr, "\r\033[K");
    std::fflush(stderr);
    progress_shown = false;
}

}  // namespace parley::cli
