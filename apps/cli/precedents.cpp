// parley precedents: past disputes like this one, what happened in them, and how often.
#include <algorithm>
#include <filesystem>
#include <memory>

#include <fmt/format.h>

#include "apps/cli/long_tables.hpp"
#include "apps/cli/solve_arguments.hpp"
#include "parley/core/input_error.hpp"
#include "parley/core/nearest.hpp"
#include "parley/core/sha256.hpp"
#include "parley/core/version.hpp"
#include "parley/foresight/scenario_features.hpp"
#include "parley/histories/embedded.hpp"
#include "parley/precedents/registered.hpp"
#include "parley/pricing/files/load_world.hpp"
#include "parley/report/past/precedents_json.hpp"
#include "parley/report/past/precedents_text.hpp"
#include "parley/scenario/files/load_scenario.hpp"

namespace parley::cli {
namespace {

// A scenario of the program or on disk, or else a past dispute of the program by its slug.
precedents::Asked asked_by_name(const std::string& name, const std::vector<histories::History>& histories) {
    const std::vector<std::string> bundled = scenario::bundled_scenarios();
    std::error_code problem;
    if (std::find(bundled.begin(), bundled.end(), name) == bundled.end() && !std::filesystem::exists(name, problem)) {
        std::vector<std::string> known = bundled;
        for (const histories::History& each : histories) {
            if (each.facts.slug == name) return precedents::asked_of(each);
            known.push_back(each.facts.slug);
        }
        const std::string meant = nearest(name, known);
        throw InputError(name, 0, "a scenario, or a past dispute of those in the program",
                         meant.empty() ? "neither" : "neither; did you mean " + meant + "?");
    }
    const pricing::SharedSetting setting = pricing::load_setting(scenario::load_scenario(name), {}, {});
    return value_or_throw(foresight::asked_of(*setting));
}

// What the chances follow from: the program's version, and the coding and every record and outcome that it holds.
std::string program_hash(const std::vector<histories::History>& histories) {
    std::string all{histories::embedded_history("coding.csv")};
    for (const histories::History& each : histories)
        for (const char* file : {"/facts.yaml", "/after.yaml"})
            all += histories::embedded_history(each.facts.slug + file);
    return fmt::format("{} {}", version, sha256_hex(all));
}

std::string rates_of(const std::string& slug, const std::vector<histories::History>& histories) {
    for (const histories::History& each : histories)
        if (each.facts.slug == slug) {
            precedents::Registered rates = precedents::rates_written_down(each, histories, program_hash(histories));
            rates.registered_on = today_by_the_clock();
            return precedents::registered_csv(rates);
        }
    throw InputError(slug, 0, "a past dispute of those in the program, to write its forecast down", "none");
}

}  // namespace

void add_precedents(CLI::App& app, Run& run) {
    struct Arguments {
        std::string scenario, output, registered, tables;
        bool json = false, csv = false, full = false;
    };
    auto arguments = std::make_shared<Arguments>();
    CLI::App* command =
        app.add_subcommand("precedents", "Past disputes like this one by name, what happened in them, and how often.");
    command
        ->add_option("scenario", arguments->scenario,
                     "A scenario file, its folder, or one in the program; or a past dispute by its name, such as "
                     "us-brazil-2025 (--csv "
                     "lists them)")
        ->type_name("SCENARIO")
        ->required();
    command->add_flag("--full", arguments->full, "Every past dispute by name, not only the most alike");
    command->add_flag("--json", arguments->json, "JSON instead of text (docs/schema), with what happened by date");
    command->add_flag("--csv", arguments->csv,
                      "CSV instead of text: a row for each past dispute, with its features and what happened");
    command
        ->add_option(
            "--register", arguments->registered,
            "Also write the chances that counts of the other disputes give to a past dispute of the program, with the "
            "program's hash: a forecast that 'parley score' can score later")
        ->type_name("FILE");
    add_tables_option(*command, arguments->tables);
    command->add_option("-o,--output", arguments->output, "Write to this file instead of standard output")
        ->type_name("FILE");
    command->callback([arguments, command, &run] {
        run = [arguments, command] {
            refuse_choice_of_text(*command, {"--full"});
            if (arguments->json && arguments->csv) throw UsageError("--json and --csv: one of them");
            const std::vector<histories::History> histories =
                histories::bundled_histories(histories::Opened::with_what_happened);
            refuse_if_there(arguments->registered, "--register");
            const std::string written_down =
                arguments->registered.empty() ? std::string() : rates_of(arguments->scenario, histories);
            const precedents::Precedents found =
                precedents_of(asked_by_name(arguments->scenario, histories), histories);
            const std::string text = arguments->json  ? json_text(report::past::precedents_json(found))
                                     : arguments->csv ? report::past::precedents_csv(found)
                                                      : report::past::precedents_text(found, arguments->full);
            // A forecast stands where all that was asked for does: after another file, and before what is printed,
            // which cannot be taken back.
            const bool printed = arguments->output.empty() || arguments->output == "-";
            const auto write_down = [&] {
                if (!arguments->registered.empty()) write_file(arguments->registered, written_down);
            };
            if (printed) write_down();
            deliver(arguments->output, text,
                    tables_of(arguments->tables, [&] { return report::past::precedents_json(found); }));
            if (!printed) write_down();
            return Exit::done;
        };
    });
}

}  // namespace parley::cli
