#pragma once
#include <cstddef>
#include <stdexcept>
#include <string>

namespace parley {

/// Input from outside that cannot be used. One line says where, what was expected and what was found.
/// Thrown by readers of text formats only, never past them.
class InputError : public std::runtime_error {
public:
    /// `line` and `column` count from 1; 0 means the file as a whole, or the line as a whole.
    InputError(std::string file, std::size_t line, std::string expected, std::string found, std::size_t column = 0)
        : std::runtime_error(in_one_line(file + (line > 0 ? ":" + std::to_string(line) : "") +
                                         (column > 0 ? ":" + std::to_string(column) : "") + ": expected " + expected +
                                         ", found " + found)),
          file_(std::move(file)),
          line_(line),
          expected_(std::move(expected)),
          found_(std::move(found)) {}

    const std::string& file() const { return file_; }
    std::size_t line() const { return line_; }
    const std::string& expected() const { return expected_; }
    const std::string& found() const { return found_; }

private:
    // Words of a file may hold line breaks, and what a terminal obeys.
    static std::string in_one_line(std::string text) {
        for (char& c : text)
            if ((c >= 0 && c < ' ') || c == 127) c = '?';
        return text;
    }

    std::string file_;
    std::size_t line_;
    std::string expected_;
    std::string found_;
};

}  // namespace parley
