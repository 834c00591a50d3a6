// parley deals, standoff, talks: the analysis of a scenario's dispute.
#include <memory>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "apps/cli/dispute_arguments.hpp"
#include "parley/core/input_error.hpp"
#include "parley/report/json/dispute/deal_conditions_json.hpp"
#include "parley/report/json/dispute/deals_and_standoff_json.hpp"
#include "parley/report/text/dispute/deal_conditions_text.hpp"
#include "parley/report/text/dispute/dispute_text.hpp"
#include "parley/scenario/read_scenario.hpp"

namespace parley::cli {
namespace {

// Text or JSON of what was solved; of what was not, the JSON says how it failed. `text` and `json` are called for it.
template <class Text, class Json>
Exit answer(const DisputeArguments& arguments, const pricing::DisputeStudy& dispute, const Text& text,
            const Json& json) {
    const bool solved = dispute.status() == model::Status::converged;
    if (arguments.solve.json)
        deliver(arguments.solve.output, json().dump(2) + "\n");
    else if (solved)
        deliver(arguments.solve.output, text());
    return solved ? Exit::done : Exit::did_not_converge;
}

Exit deals_of(const DisputeArguments& arguments) {
    const pricing::DisputeStudy dispute = studied(arguments);
    if (dispute.status() != model::Status::converged)
        return answer(
            arguments, dispute, [] { return std::string(); },
            [&] { return report::json::deals_json(dispute, nullptr); });
    const analysis::DealAnalysis analysis = analysis::analyse_deals(dispute);
    const analysis::DeeperDeals deeper = deeper_deals(dispute, analysis);
    return answer(
        arguments, dispute,
        [&] {
            return report::text::deals_text(dispute, analysis,
                                            report::text::deeper_deals_text(dispute, analysis, deeper));
        },
        [&] {
            auto json = report::json::deals_json(dispute, &analysis);
            report::json::add_deeper_deals(json, dispute, analysis, deeper);
            return json;
        });
}

Exit standoff_of(const DisputeArguments& arguments) {
    const pricing::DisputeStudy dispute = studied(arguments);
    if (dispute.status() != model::Status::converged)
        return answer(
            arguments, dispute, [] { return std::string(); },
            [&] { return report::json::standoff_json(dispute, nullptr); });
    const analysis::StandoffAnalysis analysis = analysis::analyse_standoff(dispute);
    if (!arguments.game.empty()) {
        if (!analysis.game.none.empty())
            throw InputError("--nfg", 0, "a standoff of two that has a game", analysis.game.none);
        write_file(arguments.game, standoff_nfg(dispute, analysis.game));
    }
    const analysis::DeeperStandoff deeper = deeper_standoff(dispute, analysis);
    return answer(
        arguments, dispute,
        [&] {
            return report::text::standoff_text(dispute, analysis, report::text::deeper_standoff_text(dispute, deeper));
        },
        [&] {
            auto json = report::json::standoff_json(dispute, &analysis);
            report::json::add_deeper_standoff(json, dispute, deeper);
            return json;
        });
}

Exit talks_of_scenario(const DisputeArguments& arguments) {
    const pricing::DisputeStudy dispute = studied(arguments);
    if (dispute.status() != model::Status::converged)
        return answer(
            arguments, dispute, [] { return std::string(); },
            [&] { return report::json::talks_json(dispute, nullptr); });
    const analysis::TalksAnalysis analysis = analysis::analyse_talks(dispute);
    if (!arguments.game.empty()) write_file(arguments.game, efg_text(talks_tree(dispute, analysis, 0)));
    const std::vector<analysis::Precondition> first = analysis::preconditions(dispute);
    return answer(
        arguments, dispute,
        [&] { return report::text::talks_text(dispute, analysis, report::text::preconditions_text(dispute, first)); },
        [&] {
            auto json = report::json::talks_json(dispute, &analysis);
            report::json::add_preconditions(json, dispute, first);
            return json;
        });
}

}  // namespace

std::shared_ptr<DisputeArguments> add_dispute_options(CLI::App& command) {
    auto arguments = std::make_shared<DisputeArguments>();
    DisputeArguments& a = *arguments;
    command
        .add_option("scenario", a.solve.scenario,
                    fmt::format("A scenario file, its folder, or one of those in the program: {}",
                                fmt::join(scenario::bundled_scenarios(), ", ")))
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

pricing::DisputeOptions dispute_options(const DisputeArguments& arguments) {
    pricing::DisputeOptions options;
    options.study.base = arguments.solve.base_options();
    options.study.threads = arguments.solve.threads;
    options.disagreement = arguments.disagreement;
    return options;
}

pricing::DisputeStudy studied(const DisputeArguments& arguments) {
    pricing::DisputeStudy dispute = study_dispute(scenario::load_scenario(arguments.solve.scenario),
                                                  dispute_options(arguments), batch_line("outcomes"));
    clear_progress();
    if (dispute.status() != model::Status::converged) complain(report::text::failure_text(dispute));
    return dispute;
}

void add_dispute(CLI::App& app, Run& run) {
    CLI::App* deals = app.add_subcommand(
        "deals", "Which outcomes every party likes no less than no deal, where bargaining theory points, who objects.");
    deals->callback(
        [arguments = add_dispute_options(*deals), &run] { run = [arguments] { return deals_of(*arguments); }; });
    CLI::App* standoff = app.add_subcommand(
        "standoff", "Where the dispute can rest, whether today and no deal last, and who gives in first.");
    const auto insisting = add_dispute_options(*standoff);
    standoff
        ->add_option("--nfg", insisting->game,
                     "Also write the standoff, insist or give in, as a normal form for Gambit")
        ->type_name("FILE");
    standoff->callback([insisting, &run] { run = [insisting] { return standoff_of(*insisting); }; });
    CLI::App* talks = app.add_subcommand("talks", "Offers in turn on the dates of the talks, up to the deadline.");
    const auto talking = add_dispute_options(*talks);
    talks
        ->add_option("--efg", talking->game,
                     "Also write the talks, with the offers that matter, as an extensive game for Gambit")
        ->type_name("FILE");
    talks->callback([talking, &run] { run = [talking] { return talks_of_scenario(*talking); }; });
    add_forecast(app, run);
}

}  // namespace parley::cli
