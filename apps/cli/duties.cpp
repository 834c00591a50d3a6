#include <filesystem>
#include <memory>

#include <fmt/format.h>

#include "apps/cli/command.hpp"
#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"
#include "parley/datasets/recipes/build_duties.hpp"

namespace parley::cli {
namespace {

struct BuildArguments {
    std::string from;
    std::string output;
};

Exit build(const BuildArguments& arguments) {
    const auto files = datasets::build_duties(arguments.from);
    std::error_code problem;
    std::filesystem::create_directories(arguments.output, problem);
    if (problem) throw InputError(arguments.output, 0, "a folder that can be made", problem.message());
    for (const auto& [name, text] : files)
        write_file((std::filesystem::path(arguments.output) / name).string(), text);
    print(fmt::format("{}: {} files; SOURCE.md says where they are from and what was changed\n",
                      printable(arguments.output), files.size()));
    return Exit::done;
}

void add_build(CLI::App& duties, Run& run) {
    auto arguments = std::make_shared<BuildArguments>();
    CLI::App* command = duties.add_subcommand("build", "Makes the tables of duties and products from published ones.");
    command->add_option("--from", arguments->from, "The folder that holds duties and hs6-to-sector")
        ->type_name("DIR")
        ->required()
        ->check(CLI::Validator(not_standard_output, ""));
    command->add_option("-o,--output", arguments->output, "The folder to write")
        ->type_name("DIR")
        ->required()
        ->check(CLI::Validator(not_standard_output, ""));
    command->footer("Example:\n  parley duties build --from data -o duties");
    command->callback([arguments, &run] { run = [arguments] { return build(*arguments); }; });
}

}  // namespace

void add_duties(CLI::App& app, Run& run) {
    CLI::App* command = app.add_subcommand("duties", "Lists of products and duties by date, before anything is solved.");
    add_build(*command, run);
}

}  // namespace parley::cli
