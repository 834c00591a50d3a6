#include <algorithm>
#include <memory>

#include <fmt/format.h>

#include "apps/cli/long_tables.hpp"
#include "apps/cli/solve_arguments.hpp"
#include "apps/cli/takes.hpp"
#include "parley/core/input_error.hpp"
#include "parley/pricing/duties/duty_study.hpp"
#include "parley/pricing/files/load_world.hpp"
#include "parley/products/product_list.hpp"
#include "parley/report/json/solve_json.hpp"
#include "parley/report/text/page/solve_page.hpp"
#include "parley/report/text/solve_text.hpp"
#include "parley/report/text/trade_text.hpp"
#include "parley/scenario/files/load_scenario.hpp"
#include "parley/tables/files/csv.hpp"

namespace parley::cli {
namespace {

pricing::DutyQuestion question_of(const SolveArguments& arguments) {
    pricing::DutyQuestion question;
    question.limits.highest_rate = arguments.highest_duty_pct / 100;
    question.limits.import_subsidies = arguments.import_subsidy;
    // The first page does without the exact decomposition, which takes ten further solves.
    const bool all = arguments.json || arguments.full || !arguments.tables.empty();
    question.detail = all ? pricing::Detail::exact : pricing::Detail::one_step;
    const int ways = !arguments.duties.empty() + !arguments.duty.empty() + !arguments.day.empty();
    if (ways != 1)
        throw UsageError(ways == 0 ? "solve needs a scenario, --duties CSV, --duty WORDS or --date DAY; 'parley solve "
                                     "--help' says more"
                                   : "--duties, --duty and --date: one of them");
    if (!arguments.duty.empty() && arguments.by.empty())
        for (const std::string& by : arguments.duty_by)
            if (by.empty()) throw UsageError("--duty needs --by IMPORTER, who levies it");
    if (!arguments.duty.empty() && !arguments.on.empty())
        throw UsageError("--on goes with --date or a list; --duty says itself on whom");
    question.file = arguments.duties;
    question.classes = arguments.groups;
    question.day = arguments.day;
    if (!arguments.by.empty()) question.importers = split(arguments.by);
    if (!arguments.on.empty()) question.exporters = split(arguments.on);
    for (std::size_t k = 0; k < arguments.duty.size(); ++k) {
        const std::string& text = arguments.duty[k];
        OrRefusal<pricing::DutyWords> words = pricing::parse_duty(text);
        if (!words) throw UsageError(in_one_line(words.refusal(), option_words));
        question.words.push_back(*std::move(words));
        question.as_typed += (question.as_typed.empty() ? "--duty " : " --duty ") + text;
        if (const std::string& by = arguments.duty_by[k]; !by.empty()) {
            question.words.back().importers = split(by);
            const bool last = k + 1 == arguments.duty.size() || arguments.duty_by[k + 1] != by;
            if (last) question.as_typed += " --by " + by;
        }
    }
    if (!arguments.day.empty()) {
        if (question.importers.size() > 1 || question.exporters.size() > 1)
            throw UsageError("--date takes one economy in --by and in --on");
        question.as_typed = "--date " + arguments.day;
        if (!arguments.on.empty()) question.as_typed += " --on " + arguments.on;
    }
    if (!arguments.by.empty()) question.as_typed += " --by " + arguments.by;
    return question;
}

// A scenario says itself which world and which measures; the two forms do not mix.
void refuse_mixture(const CLI::App& command, const SolveArguments& arguments) {
    refuse_choice_of_text(command, {"--full", "--assumed"});
    if (arguments.json && arguments.csv) throw UsageError("--json and --csv cannot be used together");
    if (!arguments.scenario.empty()) {
        refuse_idle(command,
                    {"--world", "--duties", "--duty", "--date", "--by", "--on", "--groups", "--highest-duty",
                     "--import-subsidy"},
                    "does not go with a scenario, which says so itself");
        if (arguments.full) refuse_idle(command, {"--assumed"}, "is part of what --full shows");
        return;
    }
    refuse_idle(command, {"--outcome", "--points", "--set", "--assumed"}, "goes with a scenario");
    if (arguments.duties.empty())
        refuse_idle(command, {"--groups"}, "goes with --duties, a list of products");
    else if (command.count("--groups") > 0 && !products::lists_products(tables::read_file(arguments.duties)))
        throw InputError("--groups", 0, "a list of products (a column hs6)",
                         "a file of duties, which has rates itself");
    if (!arguments.day.empty())
        refuse_idle(command, {"--highest-duty", "--import-subsidy"}, "goes with changes, not with what was in force");
    refuse_idle_elasticities(command, arguments);
}

// Who levies what: a --by is of the --duty before it that have none yet; a single one is of all.
void match_importers(const CLI::App& command, SolveArguments& arguments) {
    std::vector<std::string> by;
    arguments.duty_by.clear();
    std::size_t waiting = 0, named = 0;  // of --duty without a --by; of --by
    for (const CLI::Option* option : command.parse_order()) {
        const std::string name = option->get_single_name();
        if (name == "duty") {
            arguments.duty_by.emplace_back();
            ++waiting;
        }
        if (name != "by") continue;
        by.push_back(arguments.by_each[named++]);
        for (std::size_t k = arguments.duty_by.size() - waiting; k < arguments.duty_by.size(); ++k)
            arguments.duty_by[k] = by.back();
        waiting = 0;
    }
    if (by.size() == 1) {
        arguments.by = by.front();
        std::fill(arguments.duty_by.begin(), arguments.duty_by.end(), std::string());
        return;
    }
    if (by.size() > 1 && arguments.duty.empty())
        throw UsageError("--by more than once goes with --duty, each after its own");
    if (by.size() > 1 && waiting > 0) throw UsageError("the last --duty has no --by after it: who levies it");
    if (by.size() > arguments.duty.size()) throw UsageError("a --by without a --duty before it");
}

}  // namespace

void deliver(const std::string& path, const std::string& text, std::vector<FileText> also) {
    also.push_back({path.empty() ? "-" : path, text});
    write_files(also);
}

Exit solve_duties(const SolveArguments& arguments) {
    const pricing::DutyQuestion question = question_of(arguments);
    pricing::BaseOptions options = arguments.base_options();
    options.solve.threads = arguments.threads;
    const pricing::RangeOptions ranges = arguments.range_options();
    pricing::LoadedWorld loaded = pricing::load_world(arguments.world);
    // As it was read it is needed once more for ranges, and for nothing else.
    pricing::Base base =
        prepare_base(ranges.any ? world::World(loaded.world) : std::move(loaded.world), options, progress_line("base"));
    base.source = loaded.source;
    pricing::DutyStudy study = study_duties(std::move(base), options, question, progress_line("counterfactual"));
    solve_elsewhere(study, loaded.world, ranges, arguments.threads);
    clear_progress();
    const bool solved = study.status() == model::Status::converged;
    if (!solved) complain(report::text::failure_text(study));
    const auto document = [&] { return report::json::solve_json(study); };
    std::vector<FileText> also = tables_of(solved ? arguments.tables : "", document);
    if (solved && !arguments.trade.empty()) also.push_back({arguments.trade, report::text::trade_csv(study)});
    if (arguments.json || solved)
        deliver(arguments.output,
                in_form(arguments.json, arguments.csv, document,
                        [&] {
                            return arguments.full ? report::text::solve_text(study, option_words)
                                                  : report::text::solve_page(study, option_words);
                        }),
                also);
    return solved ? Exit::done : Exit::did_not_converge;
}

void add_solve(CLI::App& app, Run& run) {
    auto arguments = std::make_shared<SolveArguments>();
    SolveArguments& a = *arguments;
    CLI::App* command = app.add_subcommand("solve",
                                           "What the outcomes of a dispute do, or changed duties: real income, trade "
                                           "balances, duty revenue, the most affected sectors.");
    command
        ->add_option("scenario", a.scenario,
                     fmt::format("A scenario file, its folder, or one of those in the program: {}",
                                 fmt::join(scenario::bundled_scenarios(), ", ")))
        ->type_name("SCENARIO");
    command->add_option("--outcome", a.outcomes, "Only this named outcome of the scenario; repeatable")
        ->type_name("ID")
        ->allow_extra_args(false);
    add_set_option(*command, a.numbers);
    command->add_option("--world", a.world, "A bundled world or the folder of one ('parley world list')")
        ->type_name("NAME|DIR")
        ->capture_default_str();
    command
        ->add_option("--duties", a.duties,
                     "Changes: importer, exporter, sector, and rate_pct (25 is 25 %, replaces the duty) or add_points "
                     "(25 is 25 points, on top of it); optional covers_usd_bn; * is all. Or a list of "
                     "products with a column hs6 (docs/guide/lists.md)")
        ->type_name("FILE");
    command
        ->add_option(
            "--duty", a.duty,
            "A change in words, repeatable: EXPORTERS:RATE:SECTORS[:USD_BN]. RATE is +25 (points on top) or 25 (a duty "
            "of 25 %); SECTORS are codes, goods, services or all; USD_BN is the trade that it covers")
        ->type_name("WORDS")
        ->allow_extra_args(false);
    command->add_option("--date", a.day, "The duties in force on this day, as 'parley duties --date' shows them")
        ->type_name("DAY");
    command
        ->add_option("--by", a.by_each,
                     "Who levies the duties of --duty, of a list or of a day: codes with commas between. After each "
                     "--duty where they differ: two sides at once")
        ->type_name("IMPORTERS")
        ->allow_extra_args(false);
    command->add_option("--groups", a.groups, "Classes of the rates of a list in a sector, zero apart")
        ->type_name("N")
        ->check(whole(1, 20))
        ->capture_default_str();
    command->add_option("--on", a.on, "Whose goods bear the duties of a list or of a day; without it all others'")
        ->type_name("EXPORTERS");
    command
        ->add_option("--highest-duty", a.highest_duty_pct, "A duty or change beyond this is refused as a slip, percent")
        ->type_name("PCT")
        ->check(number_of("percent", 0, 100000))
        ->capture_default_str();
    command->add_flag("--import-subsidy", a.import_subsidy,
                      "Changes may take duties below zero, where they pay importers; without it that is refused");
    add_model_options(*command, a);
    add_range_options(*command, a);
    command->add_flag("--full", a.full, "All tables and all that is assumed, where the first page has a choice");
    command->add_flag("--assumed", a.assumed,
                      "All that is assumed, and how it was solved, after the page of a scenario");
    command->add_flag("--json", a.json, "JSON instead of tables (docs/schema: study-1 for a scenario, solve-1)");
    command->add_flag("--csv", a.csv,
                      "Long form instead of tables: of a scenario outcome, economy, sector, variable, unit, value and "
                      "its range; of duties table, row, variable, value");
    command
        ->add_option("--trade", a.trade,
                     "Also write imports and exports by partner and sector, and prices, before and after: a CSV file")
        ->type_name("FILE");
    add_tables_option(*command, a.tables);
    command->add_option("-o,--output", a.output, "Write to this file instead of standard output")->type_name("FILE");
    command->footer(
        "Examples:\n"
        "  parley solve us-china-2018\n"
        "  parley solve us-china-2018 --outcome full-escalation --closure balanced --csv -o outcome.csv\n"
        "  parley solve us-china-2018 --set 'duty_rate=45 points' --outcome threat-carried-out\n"
        "  parley solve --duty CHN:+25:goods:150 --by USA\n"
        "  parley solve --duty CHN:+25:all --duty MEX,CAN:10:C29 --by USA --closure balanced\n"
        "  parley solve --duty CHN:+20:goods --by USA --duty USA:+20:goods --by CHN\n"
        "  parley solve --date 2019-09-01 --world world-2017\n"
        "  parley solve --duties list.csv --by EU27 --on USA\n"
        "  parley solve us-china-2018 --outcome demands-met --trade trade.csv\n"
        "  parley solve us-china-2018 --outcome threat-carried-out --points 5\n"
        "  parley solve us-china-2018 --outcome demands-met --tables tables.csv\n"
        "  parley solve us-china-2018 --factors specific --outcome threat-carried-out\n"
        "  parley solve us-china-2018 --scale --factors roy:2 --outcome plan-curbed\n"
        "  parley solve --world my-world --duties duties.csv --elasticities CP --json -o result.json\n\n"
        "Money is USD of the world's year; percent of real income is the change of what income buys.");
    command->callback([arguments, command, &run] {
        run = [arguments, command] {
            match_importers(*command, *arguments);
            refuse_mixture(*command, *arguments);
            return arguments->scenario.empty() ? solve_duties(*arguments) : solve_scenario(*arguments);
        };
    });
}

}  // namespace parley::cli
