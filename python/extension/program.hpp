#pragma once
// The program in this process.
#include <string>
#include <vector>

namespace parley::python {

/// `parley` with these words, as the command line has it; what it writes goes where the process's does.
[[nodiscard]] int run_program(std::vector<std::string> words);

/// The same with what it writes to standard output and standard error taken down. One at a time.
struct Ran {
    int exit = 0;
    std::string out, err;
};
[[nodiscard]] Ran captured_program(std::vector<std::string> words);

}  // namespace parley::python
