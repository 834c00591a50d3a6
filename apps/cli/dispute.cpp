// parley deals, standoff, talks: the analysis of a scenario's dispute.
#include <memory>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "apps/cli/dispute_arguments.hpp"
#include "parley/report/dispute_text.hpp"
#include "parley/study/read_scenario.hpp"

namespace parley::cli {
namespace {

template <class Analysis>
Exit report(const DisputeArguments& arguments, Analysis (*analyse)(const DisputeStudy&),
            std::string (*text)(const DisputeStudy&, const Analysis&),
            nlohmann::ordered_json (*json)(const DisputeStudy&, const Analysis*)) {
    const DisputeStudy dispute = studied(arguments);
    const bool solved = dispute.status() == Status::converged;
    std::optional<Analysis> analysis;
    if (solved) analysis = analyse(dispute);
    if (arguments.solve.json)
        deliver(arguments.solve.output, json(dispute, solved ? &*analysis : nullptr).dump(2) + "\n");
    else if (solved)
        deliver(arguments.solve.output, text(dispute, *analysis));
    return solved ? Exit::done : Exit::did_not_converge;
}

}  // namespace

std::shared_ptr<DisputeArguments> add_dispute_options(CLI::App& command) {
    auto arguments = std::make_shared<DisputeArguments>();
    DisputeArguments& a = *arguments;
    command
        .add_option("scenario", a.solve.scenario,
                    fmt::format("A scenario file, its folder, or one of those in the program: {}",
                                fmt::join(bundled_scenarios(), ", ")))
        ->type_name("SCENARIO")
        ->required();
    command
        .add_option("--disagreement", a.disagreement,
                    "The named outcome that no deal leads to; without it the scenario's")
        ->type_name("ID");
    command
        .add_option("--closure", a.solve.closure,
                    "Trade deficits: fixed in units of world value added, or balanced, taken out of the base first")
        ->check(CLI::IsMember({"fixed", "balanced"}).description(""))
        ->type_name("fixed|balanced")
        ->capture_default_str();
    command.add_option("--elasticities", a.solve.elasticities, "Source of the trade elasticities")->type_name("SOURCE");
    command.add_flag("--no-inputs", a.solve.no_inputs, "Without inputs: value added is all of cost");
    command.add_option("--threads", a.solve.threads, "0 is all of the machine's; never changes a result")
        ->type_name("N")
        ->check(CLI::Range(0, 4096).description(""))
        ->capture_default_str();
    command.add_flag("--json", a.solve.json, "JSON instead of text (docs/schema)");
    command.add_option("-o,--output", a.solve.output, "Write to this file instead of standard output")
        ->type_name("FILE");
    return arguments;
}

DisputeOptions dispute_options(const DisputeArguments& arguments) {
    DisputeOptions options;
    options.study.base = arguments.solve.base_options();
    options.study.threads = arguments.solve.threads;
    options.disagreement = arguments.disagreement;
    return options;
}

DisputeStudy studied(const DisputeArguments& arguments) {
    DisputeStudy dispute =
        study_dispute(load_scenario(arguments.solve.scenario), dispute_options(arguments), batch_line("outcomes"));
    clear_progress();
    if (dispute.status() != Status::converged) complain(failure_text(dispute));
    return dispute;
}

void add_dispute(CLI::App& app, Run& run) {
    CLI::App* deals = app.add_subcommand(
        "deals", "Which outcomes every party likes no less than no deal, where bargaining theory points, who objects.");
    deals->callback([arguments = add_dispute_options(*deals), &run] {
        run = [arguments] { return report<DealAnalysis>(*arguments, analyse_deals, deals_text, deals_json); };
    });
    CLI::App* standoff = app.add_subcommand(
        "standoff", "Where the dispute can rest, whether today and no deal last, and who gives in first.");
    standoff->callback([arguments = add_dispute_options(*standoff), &run] {
        run = [arguments] {
            return report<StandoffAnalysis>(*arguments, analyse_standoff, standoff_text, standoff_json);
        };
    });
    CLI::App* talks = app.add_subcommand("talks", "Offers in turn on the dates of the talks, up to the deadline.");
    talks->callback([arguments = add_dispute_options(*talks), &run] {
        run = [arguments] { return report<TalksAnalysis>(*arguments, analyse_talks, talks_text, talks_json); };
    });
    add_forecast(app, run);
}

}  // namespace parley::cli
