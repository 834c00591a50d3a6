#include <filesystem>
#include <memory>

#include <fmt/format.h>

#include "apps/cli/world.hpp"
#include "parley/core/text.hpp"
#include "parley/datasets/recipes/build_world.hpp"
#include "parley/world/folder/world_folder.hpp"

namespace parley::cli {
namespace {

struct BuildArguments {
    std::string name;
    std::string from;
    std::string output;
    datasets::BuildOptions options;
};

Exit build(const BuildArguments& arguments) {
    const datasets::BuiltWorld built = build_world(arguments.name, arguments.from, arguments.options);
    write_world_folder(built.world, arguments.output);
    const std::filesystem::path folder(arguments.output);
    write_file((folder / "SOURCE.md").string(), built.source_md);
    for (const auto& [name, text] : built.extra_files) write_file((folder / name).string(), text);
    print(fmt::format("{}: {} economies, {} sectors, {}; SOURCE.md says where it is from and what was changed\n",
                      printable(arguments.output), built.world.economy_count(), built.world.sector_count(),
                      built.world.year));
    print(built.summary);
    return Exit::done;
}

}  // namespace

void add_world_build(CLI::App& world, Run& run) {
    auto arguments = std::make_shared<BuildArguments>();
    CLI::App* command = world.add_subcommand("build", "Makes a world folder from published tables.");
    command->add_option("name", arguments->name, "What to build: 'parley world list' has the names")
        ->type_name("NAME")
        ->required();
    command->add_option("--from", arguments->from, "The tables: a folder or file, as 'parley world list' says")
        ->type_name("PATH")
        ->required()
        ->check(CLI::Validator(not_standard_output, ""));
    command->add_option("-o,--output", arguments->output, "The world folder to write")
        ->type_name("DIR")
        ->required()
        ->check(CLI::Validator(not_standard_output, ""));
    command->add_flag("--purchaser-valuation", arguments->options.purchaser_valuation,
                      "The source's values include the duty: flows become value / (1 + duty)");
    command->add_flag("--zero-service-duties", arguments->options.zero_service_duties,
                      "Drop the duties that some tables carry on services");
    command->add_option("--elasticities", arguments->options.elasticities, "The default source of trade elasticities")
        ->type_name("SOURCE");
    command
        ->add_option("--mapping", arguments->options.mapping,
                     "Put economies and sectors together: columns kind, from, to and optionally name, as of 'parley "
                     "world aggregate', a row for each code of a kind or one for *")
        ->type_name("CSV");
    command
        ->add_option(
            "--duties", arguments->options.duties,
            "Duties by product, as WITS has them: columns Reporter, Partner, Product (HS6), Weighted Average or "
            "Simple Average in percent, and optionally Tariff Year and Imports Value in 1000 USD")
        ->type_name("CSV");
    command
        ->add_option("--highest-duty", arguments->options.highest_duty_pct, "Above it a duty there is taken for a slip")
        ->type_name("PCT")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    command
        ->add_option("--usd-per-eur", arguments->options.usd_per_eur,
                     "US dollars a euro, for figaro; without it the European Central Bank's mean of the year")
        ->type_name("RATE")
        ->check(CLI::PositiveNumber);
    command->footer(
        "Examples:\n"
        "  parley world build world-2017 --from data -o world-2017\n"
        "  parley world build wiod2014 --from data/wiod2014 --purchaser-valuation -o wiod2014\n"
        "  parley world build figaro --from figaro_2014.csv --usd-per-eur 1.33 -o figaro");
    command->callback([arguments, &run] { run = [arguments] { return build(*arguments); }; });
}

}  // namespace parley::cli
