// parley forecast and parley sweep: how sure the analyses are.
#include <charconv>
#include <memory>
#include <utility>

#include <fmt/format.h>

#include "apps/cli/dispute_arguments.hpp"
#include "apps/cli/long_tables.hpp"
#include "apps/cli/takes.hpp"
#include "parley/core/input_error.hpp"
#include "parley/foresight/written_down.hpp"
#include "parley/report/json/dispute/course_json.hpp"
#include "parley/report/json/dispute/dispute_json.hpp"
#include "parley/report/json/dispute/forecast_json.hpp"
#include "parley/report/json/dispute/sweep_json.hpp"
#include "parley/report/past/precedents_json.hpp"
#include "parley/report/past/printed_text.hpp"
#include "parley/report/text/dispute/course_short_text.hpp"
#include "parley/report/text/dispute/dispute_text.hpp"
#include "parley/report/text/dispute/forecast_text.hpp"
#include "parley/report/text/dispute/sweep_text.hpp"
#include "parley/report/text/page/dispute_pages.hpp"
#include "parley/scenario/read_scenario.hpp"
#include "parley/store/sweep_store.hpp"

namespace parley::cli {
namespace {

constexpr std::size_t usual_points = 40;

}  // namespace

pricing::SweepOptions sweep_options(const DisputeArguments& arguments, std::uint64_t scenario_seed, std::size_t usual) {
    pricing::SweepOptions options;
    options.points = arguments.points != 0 ? arguments.points : usual;
    options.seed = arguments.seed.value_or(scenario_seed);
    if (arguments.store.empty()) return options;
    if (const auto stored = store::size_of_store(arguments.store)) {
        if (arguments.points == 0) options.points = stored->points;
        if (!arguments.seed) options.seed = stored->seed;
    }
    return options;
}

pricing::Sweep swept(const pricing::DealSpace& space, pricing::SweepPlan plan, const DisputeArguments& arguments) {
    const BatchProgress progress = batch_line("equilibria");
    if (arguments.store.empty()) {
        pricing::Sweep sweep = run_sweep(space, std::move(plan), arguments.solve.threads, {}, {}, {}, progress);
        clear_progress();
        return sweep;
    }
    store::SweepStore store(arguments.store, space, plan);
    std::vector<pricing::PointEconomics> at = store.read();
    std::vector<std::vector<bool>> done = store.done();
    pricing::Sweep sweep = run_sweep(
        space, plan, arguments.solve.threads, std::move(at), std::move(done),
        [&](const pricing::SweepBlock& block) { store.add(block); }, progress);
    clear_progress();
    return sweep;
}

pricing::Sweep swept(const pricing::DealSpace& space, const DisputeArguments& arguments) {
    const scenario::Draws draws = space.scenario().draws.value_or(scenario::Draws{});
    return swept(space, plan_sweep(space, sweep_options(arguments, draws.seed, usual_points)), arguments);
}

namespace {

// Precedents, chances with their standing, and the tree in short: what stands before the lenses.
struct First {
    std::string text;
    nlohmann::ordered_json json;
};

First before_the_lenses(const pricing::Worth& worth, int threads) {
    First first;
    first.json = {{"precedents", nullptr}, {"chances", nullptr}, {"course", nullptr}};
    std::optional<analysis::course::CourseAnalysis> course;
    if (!worth.pairs.empty()) {
        analysis::RecordOptions options;
        options.threads = threads;
        course = analysis::course::course_of(
            worth, std::make_shared<const analysis::Record>(analysis::read_record(worth, options)), {}, threads);
        nlohmann::ordered_json all = report::json::course_json(worth, *course);
        for (const char* part : {"horizon_months", "seed", "endings", "by", "tree"})
            first.json["course"][part] = std::move(all[part]);
    }
    const std::vector<histories::History> histories =
        histories::bundled_histories(histories::Opened::with_what_happened);
    const OrRefusal<precedents::PrintedChances> chances =
        foresight::printed_chances(worth.setting(), histories, &worth, course ? &*course : nullptr, threads);
    if (chances) {
        const precedents::Precedents found = precedents_of(chances->asked, histories);
        first.text = report::past::precedents_first_text(found, *chances);
        first.json["precedents"] = report::past::precedents_json(found);
        first.json["chances"] = report::past::printed_json(*chances);
    } else {
        first.text = fmt::format("No chances from past disputes: {}.\n", in_one_line(chances.refusal(), option_words));
    }
    if (course) first.text += "\n" + report::text::course_short_text(worth, *course);
    return first;
}

Exit forecast_of(const DisputeArguments& arguments) {
    session::Session session = opened(arguments);
    need_usd(session.setting()->world());
    if (!price(session, arguments)) {
        if (arguments.solve.json)
            deliver(arguments.solve.output, json_text(report::json::unsolved_json(
                                                "parley/forecast/1", *session.setting(), prices_of(session))));
        return Exit::did_not_converge;
    }
    const pricing::Worth& worth = *session.worth();
    scenario::Draws draws = session.scenario().draws.value_or(scenario::Draws{});
    draws.count = arguments.count.value_or(draws.count);
    std::optional<pricing::Sweep> sweep;
    if (arguments.points != 0 || !arguments.store.empty()) {
        sweep = swept(worth.deal_space(), arguments);
        draws.seed = sweep->plan.options.seed;
        if (sweep->status() != model::Status::converged) {
            complain(report::text::sweep_failure_text(worth.deal_space(), *sweep));
            return Exit::did_not_converge;
        }
    }
    draws.seed = arguments.seed.value_or(draws.seed);
    const pricing::Sweep* from = sweep ? &*sweep : nullptr;
    const analysis::Forecast result = value_or_throw(analysis::forecast(worth, draws, arguments.solve.threads, from));
    const First first = before_the_lenses(worth, arguments.solve.threads);
    const auto document = [&] {
        nlohmann::ordered_json json = report::json::forecast_json(worth, result, from);
        json.update(first.json);
        return json;
    };
    const auto text = arguments.full ? report::text::forecast_text : report::text::forecast_page;
    deliver(arguments.solve.output,
            in_form(arguments.solve.json, arguments.solve.csv, document,
                    [&] { return text(worth, result, from, option_words, first.text); }),
            tables_of(arguments.solve.tables, document));
    return Exit::done;
}

// "3/10": the third of ten.
std::pair<std::size_t, std::size_t> part_asked(const std::string& text) {
    std::size_t part = 0, parts = 0;
    const char* const end = text.data() + text.size();
    const auto [slash, first] = std::from_chars(text.data(), end, part);
    if (first == std::errc() && slash != end && *slash == '/') {
        const auto [stop, second] = std::from_chars(slash + 1, end, parts);
        if (second == std::errc() && stop == end && part >= 1 && part <= parts && parts <= 1000000)
            return {part, parts};
    }
    throw UsageError("--part is K/N with K from 1 to N, such as 3/10, not '" + text + "'");
}

Exit part_of_sweep(const pricing::DealSpace& space, const DisputeArguments& arguments) {
    const scenario::Draws draws = space.scenario().draws.value_or(scenario::Draws{});
    pricing::SweepPlan plan = plan_sweep(space, sweep_options(arguments, draws.seed, usual_points));
    const auto [part, parts] = part_asked(arguments.part);
    const std::size_t first = keep_part(plan, part, parts);
    const pricing::Sweep sweep =
        run_sweep(space, std::move(plan), arguments.solve.threads, {}, {}, {}, batch_line("equilibria"));
    clear_progress();
    print(report::text::sweep_csv(space, sweep, first));
    if (sweep.status() == model::Status::converged) return Exit::done;
    complain(report::text::sweep_failure_text(space, sweep));
    return Exit::did_not_converge;
}

Exit sweep_of(const DisputeArguments& arguments) {
    const session::Session session = opened(arguments);
    refuse_set_wants(session.setting()->scenario());
    need_usd(session.setting()->world());
    if (!session.setting()->is_settled()) {
        complain(report::text::failure_text(*session.setting(), nullptr));
        return Exit::did_not_converge;
    }
    if (!*session.space()) throw InputError(session.space()->refusal());
    const pricing::DealSpace& space = ***session.space();
    if (!arguments.part.empty()) return part_of_sweep(space, arguments);
    const pricing::Sweep sweep = swept(space, arguments);
    const auto document = [&] { return report::json::sweep_document(space, sweep); };
    deliver("",
            arguments.solve.json  ? json_text(document())
            : arguments.solve.csv ? report::text::sweep_csv(space, sweep)
                                  : report::text::sweep_text(space, sweep),
            tables_of(arguments.solve.tables, document));
    if (sweep.status() == model::Status::converged) return Exit::done;
    complain(report::text::sweep_failure_text(space, sweep));
    return Exit::did_not_converge;
}

CLI::Option* add_points(CLI::App& command, DisputeArguments& arguments, const std::string& what) {
    return command.add_option("--points", arguments.points, what)->type_name("N")->check(whole(1, 100000));
}

}  // namespace

void add_forecast(CLI::App& app, Run& run) {
    CLI::App* forecast = app.add_subcommand(
        "forecast", "How it ends, by each way of looking, over the ranges of what the parties want.");
    const auto drawn = add_dispute_options(*forecast);
    add_csv_option(*forecast, drawn->solve.csv);
    add_tables_option(*forecast, drawn->solve.tables);
    forecast->add_option("--seed", drawn->seed, "Seed of the draws; without it the scenario's")
        ->type_name("N")
        ->check(whole());
    forecast->add_option("--draws", drawn->count, "How many; without it the scenario's")
        ->type_name("N")
        ->check(whole(1, 1000000));
    add_points(*forecast, *drawn,
               "Also over elasticities and sizes of measures, solved again at so many points of their ranges");
    forecast
        ->add_option("--store", drawn->store,
                     "Keep these in a file of SQLite, and go on with what it holds (parley sweep)")
        ->type_name("FILE")
        ->check(CLI::Validator(not_standard_output, ""));
    add_full(*forecast, drawn->full);
    forecast->callback([arguments = drawn, forecast, &run] {
        run = [arguments, forecast] {
            refuse_choice_of_text(*forecast, {"--full"});
            return forecast_of(*arguments);
        };
    });
}

void add_sweep(CLI::App& app, Run& run) {
    CLI::App* sweep = app.add_subcommand(
        "sweep",
        "Solves every outcome again at points of the ranges of elasticities and measures, into a file that an "
        "interrupted run goes on with.");
    const auto arguments = add_dispute_options(*sweep);
    sweep->get_option("--output")
        ->check(CLI::Validator(not_standard_output, ""))
        ->description("The file of SQLite; one that is not finished is gone on with. Without it nothing is kept");
    sweep->add_option("--seed", arguments->seed, "Seed of the points; without it the store's, or the scenario's")
        ->type_name("N")
        ->check(whole());
    add_tables_option(*sweep, arguments->solve.tables);
    add_points(*sweep, *arguments, "How many; without it the store's, or 40");
    sweep->add_flag("--csv", arguments->solve.csv, "Every equilibrium at every point as CSV")
        ->excludes(sweep->get_option("--json"));
    sweep
        ->add_option("--part", arguments->part,
                     "Only the K-th of N parts of the points, as CSV: a part for each machine, put together in their "
                     "order they are the whole")
        ->type_name("K/N");
    sweep->callback([arguments, &run] {
        run = [arguments] {
            if (!arguments->part.empty() && (!arguments->solve.csv || !arguments->solve.output.empty()))
                throw UsageError("--part goes with --csv, and without a store");
            if (!arguments->part.empty() && !arguments->solve.tables.empty())
                throw UsageError("--tables is of the whole sweep: not with --part");
            arguments->store = arguments->solve.output;
            return sweep_of(*arguments);
        };
    });
}

}  // namespace parley::cli
