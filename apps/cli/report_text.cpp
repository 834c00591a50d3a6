#include "apps/cli/report_text.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"
#include "parley/evidence/document.hpp"
#include "parley/evidence/html/text_of_html.hpp"
#include "parley/tables/files/csv.hpp"

extern char** environ;

namespace parley::cli {
namespace {

// The text of a PDF by poppler's program: no shell, so a name is a name.
std::string text_of_pdf(const std::string& path) {
    std::array<int, 2> pipe_ends{};
    if (pipe(pipe_ends.data()) != 0) throw InputError(path, 0, "text", "a PDF, and no pipe could be made to read it");
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, pipe_ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_addclose(&actions, pipe_ends[0]);
    posix_spawn_file_actions_addclose(&actions, pipe_ends[1]);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    // A path that begins with a hyphen would be an option.
    std::string name = path.starts_with("-") ? "./" + path : path;
    std::string program = "pdftotext", encoding = "-enc", utf8 = "UTF-8", breaks = "-nopgbrk", out = "-";
    std::array<char*, 7> arguments{program.data(), encoding.data(), utf8.data(), breaks.data(),
                                   name.data(),    out.data(),      nullptr};
    pid_t child = 0;
    const int failed = posix_spawnp(&child, "pdftotext", &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    close(pipe_ends[1]);
    if (failed != 0) {
        close(pipe_ends[0]);
        throw InputError(path, 0, "text",
                         "a PDF, and 'pdftotext' (poppler-utils), which makes text of it, is not installed");
    }
    std::string text;
    std::array<char, 65536> buffer{};
    while (text.size() <= evidence::most_document_bytes) {
        const ssize_t got = read(pipe_ends[0], buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) break;
        text.append(buffer.data(), static_cast<std::size_t>(got));
    }
    close(pipe_ends[0]);
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {}
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        throw InputError(path, 0, "a PDF that 'pdftotext' can read", "one that it cannot");
    if (text.size() > evidence::most_document_bytes)
        throw InputError(path, 0, "a text of at most 2 MB", "a PDF of more");
    return text;
}

}  // namespace

ReportText read_report(const std::string& path) {
    ReportText report{path, tables::read_file(path, 20 * evidence::most_document_bytes), ""};
    const std::string& text = report.text;
    if (text.starts_with("%PDF")) {
        report.text = text_of_pdf(path);
        report.how = "read through pdftotext";
        return report;
    }
    if (text.starts_with("PK\x03\x04"))
        throw InputError(path, 0, "text", "a zipped document such as .docx or .odt: save it as text");
    if (text.starts_with("{\\rtf")) throw InputError(path, 0, "text", "RTF: save it as text");
    if (evidence::html::is_html(text)) {
        evidence::html::PageText page = evidence::html::text_of_html(text);
        if (page.unclosed) {
            const std::string_view before = std::string_view(text).substr(0, *page.unclosed);
            const std::size_t line_start = before.find_last_of('\n') + 1;  // 0: none
            throw InputError(path, 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')),
                             "a page whose tags, quotes and comments end",
                             shown(std::string_view(text).substr(*page.unclosed, 60)) + " that nothing ends",
                             before.size() - line_start + 1);
        }
        report.text = std::move(page.text);
        report.how = "read as a page of the web: tags gone, each block a paragraph";
    }
    if (text.size() > evidence::most_document_bytes) throw InputError(path, 0, "a text of at most 2 MB", "one of more");
    return report;
}

}  // namespace parley::cli
