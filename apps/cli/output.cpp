#include <cerrno>
#include <chrono>
#include <cstring>
#include <mutex>
#include <string_view>

#include <unistd.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "apps/cli/command.hpp"
#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"

namespace parley::cli {
namespace {

bool progress_shown = false;
std::mutex one_program;
Captured* captured = nullptr;

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

// Where that cannot be written, the program has to end as it would have all the same.
void say(const std::string& text) {
    if (captured != nullptr)
        captured->err += text;
    else
        (void)write_all(STDERR_FILENO, text);
}

void show_progress(const std::string& text) {
    say("\r" + text + " \033[K");
    progress_shown = true;
}

}  // namespace

bool write_all(int file, const std::string& text) {
    const char* at = text.data();
    std::size_t left = text.size();
    while (left > 0) {
        const ssize_t written = ::write(file, at, left);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return errno == EPIPE;  // SIGPIPE is ignored: see main()
        at += written;
        left -= static_cast<std::size_t>(written);
    }
    return true;
}

std::string json_text(const nlohmann::ordered_json& document) {
    return document.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

void print(const std::string& text) {
    if (captured != nullptr) {
        captured->out += text;
        return;
    }
    if (!write_all(STDOUT_FILENO, text)) throw InputError("standard output", 0, "to be written", std::strerror(errno));
}

Captured::Captured() {
    one_program.lock();
    captured = this;
}

Captured::~Captured() {
    captured = nullptr;
    one_program.unlock();
}

void complain(const std::string& message) {
    clear_progress();
    say("parley: " + printable(message, Lines::kept) + "\n");
}

void complain_of_memory() noexcept {
    constexpr std::string_view words = "\r\033[Kparley: out of memory\n";
    const std::string_view said = progress_shown ? words : words.substr(4);
    (void)!::write(STDERR_FILENO, said.data(), said.size());
}

model::Progress progress_line(const std::string& what) {
    if (captured != nullptr || ::isatty(STDERR_FILENO) == 0) return {};
    return [what, pace = ProgressPace()](int iteration, double gap) mutable {
        if (pace.due()) show_progress(fmt::format("{}: iteration {}, largest gap {:.1e}", what, iteration, gap));
        return true;
    };
}

BatchProgress batch_line(const std::string& what) {
    if (captured != nullptr || ::isatty(STDERR_FILENO) == 0) return {};
    return [what, pace = ProgressPace()](std::size_t done, std::size_t of) mutable {
        if (pace.due()) show_progress(fmt::format("{}: {} of {}", what, done, of));
        return true;
    };
}

void clear_progress() {
    if (!progress_shown) return;
    say("\r\033[K");
    progress_shown = false;
}

}  // namespace parley::cli
