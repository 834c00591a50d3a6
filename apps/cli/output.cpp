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

// Says no more than ten times a second, and nothing in the first moment.
class ProgressPace {
public:
    bool due() {
        const auto now = Clock::now();
        if (now - start_ <= std::chrono::milliseconds(400) || now - last_ <= std::chrono::milliseconds(100))
            return false;
        last_ = now;
        return true;
    }

private:
    using Clock = std::chrono::steady_clock;
    Clock::time_point start_ = Clock::now(), last_ = start_;
};

void show_progress(const std::string& text) {
    fmt::print(stderr, "\r{} \033[K", text);
    std::fflush(stderr);
    progress_shown = true;
}

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

model::Progress progress_line(const std::string& what) {
    if (::isatty(STDERR_FILENO) == 0) return {};
    return [what, pace = ProgressPace()](int iteration, double gap) mutable {
        if (pace.due()) show_progress(fmt::format("{}: iteration {}, largest gap {:.1e}", what, iteration, gap));
        return true;
    };
}

BatchProgress batch_line(const std::string& what) {
    if (::isatty(STDERR_FILENO) == 0) return {};
    return [what, pace = ProgressPace()](std::size_t done, std::size_t of) mutable {
        if (pace.due()) show_progress(fmt::format("{}: {} of {}", what, done, of));
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
