// parley precedents: past disputes like this one, what happened in them, and how often.
#include <memory>

#include <fmt/format.h>

#include "apps/cli/solve_arguments.hpp"
#include "parley/core/input_error.hpp"
#include "parley/core/nearest.hpp"
#include "parley/report/past/precedents_json.hpp"
#include "parley/report/past/precedents_text.hpp"

namespace parley::cli {
namespace {

precedents::Asked asked_by_name(const std::string& name, const std::vector<histories::History>& histories) {
    std::vector<std::string> slugs;
    for (const histories::History& each : histories) {
        if (each.facts.slug == name) return precedents::asked_of(each);
        slugs.push_back(each.facts.slug);
    }
    const std::string meant = nearest(name, slugs);
    throw InputError(name, 0, "a past dispute of those in the program",
                     meant.empty() ? "none" : "none; did you mean " + meant + "?");
}

}  // namespace

void add_precedents(CLI::App& app, Run& run) {
    struct Arguments {
        std::string scenario, output;
        bool json = false, csv = false;
    };
    auto arguments = std::make_shared<Arguments>();
    CLI::App* command =
        app.add_subcommand("precedents", "Past disputes like this one by name, what happened in them, and how often.");
    command->add_option("scenario", arguments->scenario, "One of the past disputes in the program: us-brazil-2025")
        ->type_name("SCENARIO")
        ->required();
    command->add_flag("--json", arguments->json, "JSON instead of text (docs/schema), with what happened by date");
    command->add_flag("--csv", arguments->csv, "A row for each past dispute: its features and what happened");
    command->add_option("-o,--output", arguments->output, "Write to this file instead of standard output")
        ->type_name("FILE");
    command->callback([arguments, &run] {
        run = [arguments] {
            if (arguments->json && arguments->csv) throw UsageError("--json and --csv: one of them");
            const std::vector<histories::History> histories =
                histories::bundled_histories(histories::Opened::with_what_happened);
            const precedents::Precedents found =
                precedents_of(asked_by_name(arguments->scenario, histories), histories);
            deliver(arguments->output, arguments->json  ? json_text(report::past::precedents_json(found))
                                       : arguments->csv ? report::past::precedents_csv(found)
                                                        : report::past::precedents_text(found));
            return Exit::done;
        };
    });
}

}  // namespace parley::cli
