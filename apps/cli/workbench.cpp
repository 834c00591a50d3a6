// `parley workbench`: a page in which a scenario is drafted, checked, edited and priced.
#include <memory>

#include "apps/cli/command.hpp"
#include "parley/core/input_error.hpp"
#include "parley/products/embedded.hpp"
#include "parley/report/html/brief_html.hpp"
#include "parley/report/html/embedded.hpp"
#include "parley/world/folder/embedded.hpp"

namespace parley::cli {
namespace {

Exit write_workbench(const std::string& output) {
    const std::string_view shell = report::html::embedded_page("workbench.html"),
                           wasm_gz = report::html::embedded_page("workbench.wasm.gz");
    if (shell.empty() || wasm_gz.empty())
        throw UsageError("this build has no workbench: run `make page` and build again");
    std::vector<std::pair<std::string, std::string_view>> blocks;
    const auto add = [&](const char* kind, const std::string& name) {
        if (const std::string_view bytes = report::html::embedded_page(name + ".gz"); !bytes.empty())
            blocks.emplace_back(kind + name, bytes);
    };
    for (const std::string& name : world::embedded_world_names()) add("world:", name);
    for (const std::string& name : products::embedded_duties_names()) add("table:", name);
    write_file(output, report::html::workbench_page(shell, wasm_gz, blocks));
    return Exit::done;
}

}  // namespace

void add_workbench(CLI::App& app, Run& run) {
    auto output = std::make_shared<std::string>("workbench.html");
    CLI::App* command = app.add_subcommand(
        "workbench",
        "A page in which a scenario is drafted from a text, checked, edited and priced: one HTML file that asks no "
        "network.");
    command->add_option("-o,--output", *output, "The file to write; - is standard output")
        ->type_name("FILE")
        ->capture_default_str();
    command->footer(
        "Example:\n"
        "  parley workbench -o workbench.html");
    command->callback([output, &run] { run = [output] { return write_workbench(*output); }; });
}

}  // namespace parley::cli
