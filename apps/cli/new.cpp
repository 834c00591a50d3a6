// `parley new`: a scenario to fill in, and `parley schema`.
#include <memory>

#include <fmt/format.h>

#include "apps/cli/command.hpp"
#include "parley/core/input_error.hpp"
#include "parley/core/nearest.hpp"
#include "parley/core/text.hpp"
#include "parley/scenario/draft/template.hpp"
#include "parley/scenario/files/embedded_schemas.hpp"

namespace parley::cli {
namespace {

struct NewArguments {
    scenario::draft::TemplateOptions options;
    std::string output;
};

struct SchemaArguments {
    std::string name, output;
};

Exit make_new(const NewArguments& arguments) {
    const std::string text = scenario::draft::scenario_template(arguments.options);
    if (arguments.output.empty())
        print(text);
    else
        write_file(arguments.output, text);
    return Exit::done;
}

Exit schema(const SchemaArguments& arguments) {
    const std::vector<std::string> names = scenario::embedded_schema_names();
    if (arguments.name.empty()) {
        print(fmt::format("{}\n", fmt::join(names, "\n")));
        return Exit::done;
    }
    // "scenario" is the newest of its numbers.
    std::string name = arguments.name;
    for (const std::string& each : names)
        if (each.substr(0, each.rfind('-')) == name) name = each;
    const std::string_view text = scenario::embedded_schema(name);
    if (text.empty()) {
        const std::string meant = nearest(arguments.name, names);
        throw InputError("parley schema", 0, fmt::format("one of {}", fmt::join(names, ", ")),
                         shown(arguments.name) + (meant.empty() ? "" : "; did you mean " + meant + "?"));
    }
    if (arguments.output.empty())
        print(std::string(text));
    else
        write_file(arguments.output, std::string(text));
    return Exit::done;
}

}  // namespace

void add_new(CLI::App& app, Run& run) {
    auto arguments = std::make_shared<NewArguments>();
    CLI::App* command = app.add_subcommand(
        "new", "A scenario to fill in: it is read as it stands, and every line says what it is for.");
    command->add_option("--parties", arguments->options.parties, "How many")->type_name("N")->check(CLI::Range(2, 8));
    command->add_flag("--no-trade", arguments->options.without_trade,
                      "A conflict whose outcomes have no price: levels without measures");
    command->add_option("-o,--output", arguments->output, "A file; printed when left out")->type_name("FILE");
    command->footer(
        "Examples:\n"
        "  parley new -o my-dispute.yaml\n"
        "  parley new --parties 3 --no-trade");
    command->callback([arguments, &run] { run = [arguments] { return make_new(*arguments); }; });
}

void add_schema(CLI::App& app, Run& run) {
    auto arguments = std::make_shared<SchemaArguments>();
    CLI::App* command = app.add_subcommand(
        "schema", "The JSON schema of a document that is read or written: for editors, and for programs.");
    command
        ->add_option("name", arguments->name,
                     "Of which document, such as scenario-2 or deals-1; without it, their names")
        ->type_name("NAME");
    command->add_option("-o,--output", arguments->output, "A file; printed when left out")->type_name("FILE");
    command->footer(
        "Examples:\n"
        "  parley schema\n"
        "  parley schema scenario -o scenario-2.schema.json");
    command->callback([arguments, &run] { run = [arguments] { return schema(*arguments); }; });
}

}  // namespace parley::cli
