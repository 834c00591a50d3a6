#include "python/extension/program.hpp"

#include "apps/cli/command.hpp"

int parley_program_main(int argc, char** argv);  // main() of apps/cli/main.cpp: see CMakeLists.txt

namespace parley::python {

int run_program(std::vector<std::string> words) {
    std::string name = "parley";
    std::vector<char*> arguments{name.data()};
    for (std::string& word : words) arguments.push_back(word.data());
    const int count = static_cast<int>(arguments.size());
    arguments.push_back(nullptr);
    return parley_program_main(count, arguments.data());
}

Ran captured_program(std::vector<std::string> words) {
    cli::Captured captured;
    const int exit = run_program(std::move(words));
    return {exit, std::move(captured.out), std::move(captured.err)};
}

}  // namespace parley::python
