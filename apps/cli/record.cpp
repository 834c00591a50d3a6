// parley record: what parties must want for what they said to make sense.
#include <memory>

#include "apps/cli/dispute_arguments.hpp"
#include "apps/cli/long_tables.hpp"
#include "parley/analysis/findings/lens_conclusions.hpp"
#include "parley/pricing/worth_elsewhere.hpp"
#include "parley/report/json/dispute/dispute_json.hpp"
#include "parley/report/json/dispute/record_json.hpp"
#include "parley/report/text/dispute/record_text.hpp"
#include "parley/report/text/page/dispute_pages.hpp"

namespace parley::cli {
namespace {

struct RecordArguments {
    std::string unit = "points";
    bool csv = false;
};

Exit record_of(const DisputeArguments& arguments, const RecordArguments& how) {
    if (how.csv && arguments.solve.json) throw UsageError("--csv and --json exclude each other");
    (void)arguments.solve.range_options(0);  // what cannot be asked of ranges is said before anything is solved
    session::Session session = opened(arguments);
    if (!price(session, arguments)) {
        if (arguments.solve.json)
            deliver(arguments.solve.output, json_text(report::json::unsolved_json(
                                                report::json::record_schema, *session.setting(), prices_of(session))));
        return Exit::did_not_converge;
    }
    analysis::RecordOptions options;
    if (how.unit == "stakes") options.unit_of_wants = dispute::record::UnitOfWants::stakes;
    if (arguments.seed) options.draws.seed = *arguments.seed;
    options.threads = arguments.solve.threads;
    const pricing::Worth& worth = *session.worth();
    analysis::Record record = read_record(worth, options);
    // By the same wants, which are those of the worth only where it has them from here.
    if (worth.wants && options.unit_of_wants == dispute::record::UnitOfWants::points) {
        std::vector<Outcome> about;
        for (const analysis::Conclusion& each : record.conclusions)
            if (each.outcome) about.push_back(*each.outcome);
        const std::uint64_t seed = session.scenario().draws.value_or(scenario::Draws{}).seed;
        add_sources(worth,
                    worth_elsewhere(worth, about, arguments.solve.range_options(seed), arguments.solve.threads,
                                    batch_line("ranges")),
                    record.conclusions);
        clear_progress();
    }
    const auto document = [&] { return report::json::record_json(worth, record); };
    deliver(arguments.solve.output,
            arguments.solve.json ? json_text(document())
            : how.csv            ? report::text::record_csv(worth, record)
            : arguments.full     ? report::text::record_text(worth, record)
                                 : report::text::record_page(worth, record),
            tables_of(arguments.solve.tables, document));
    return Exit::done;
}

}  // namespace

void add_record(CLI::App& app, Run& run) {
    CLI::App* record = app.add_subcommand(
        "record", "What each side must want for what it said to make sense, and what conclusions rest on.");
    const auto arguments = add_dispute_options(*record);
    add_range_options(*record, arguments->solve);
    add_full(*record, arguments->full);
    add_tables_option(*record, arguments->solve.tables);
    const auto how = std::make_shared<RecordArguments>();
    record
        ->add_option("--wants", how->unit,
                     "What wants are counted in: points of a party's income, or stakes, the range of its solved income")
        ->type_name("points|stakes")
        ->check(CLI::IsMember({"points", "stakes"}).description(""))
        ->capture_default_str();
    record->add_option("--seed", arguments->seed, "Of the draws of wants")->type_name("N");
    record->add_flag("--csv", how->csv, "Every want as a row of CSV instead of text");
    record->callback([arguments, how, record, &run] {
        run = [arguments, how, record] {
            refuse_choice_of_text(*record, {"--full"});
            if (how->unit == "stakes")
                refuse_idle(*record, {"--ranges", "--points"},
                            "goes with --wants points, which sources are compared in");
            return record_of(*arguments, *how);
        };
    });
}

}  // namespace parley::cli
