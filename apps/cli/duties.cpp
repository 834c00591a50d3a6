#include <filesystem>
#include <memory>
#include <sstream>

#include <fmt/format.h>

#include "apps/cli/command.hpp"
#include "apps/cli/long_tables.hpp"
#include "apps/cli/solve_arguments.hpp"
#include "apps/cli/takes.hpp"
#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"
#include "parley/datasets/recipes/build_duties.hpp"
#include "parley/policy/codes.hpp"
#include "parley/pricing/files/load_world.hpp"
#include "parley/products/bundled.hpp"
#include "parley/report/json/duties_json.hpp"
#include "parley/report/text/duties_text.hpp"
#include "parley/report/text/page/page.hpp"
#include "parley/scenario/scenario.hpp"

namespace parley::cli {
namespace {

struct DutiesArguments {
    std::vector<std::string> lists;
    std::string world = scenario::newest_world;
    std::string day;
    std::string by;
    std::string on;
    std::size_t groups = pricing::ListQuestion{}.classes;
    bool json = false;
    bool csv = false;
    std::string output;
    std::string tables;
};

// A document, and what is said instead of it.
struct Looked {
    std::function<nlohmann::ordered_json()> document;
    std::function<std::string()> text;
};

std::vector<Economy> economies_of(const world::World& world, Option option, const std::string& codes) {
    std::vector<Economy> result, found;
    std::istringstream parts(codes);
    for (std::string code; std::getline(parts, code, ',');) {
        if (const auto problem = policy::find_economies(world, code, found))
            throw InputError(option, problem->expected, problem->found);
        result.insert(result.end(), found.begin(), found.end());
    }
    return result;
}

Looked look_at_day(const DutiesArguments& arguments, const world::World& world) {
    const auto study = std::make_shared<pricing::DayStudy>(
        pricing::study_day(products::bundled_duties(), world, arguments.day, arguments.by, arguments.on));
    return {[&, study] { return report::json::day_json(world, *study); },
            [&, study] {
                return arguments.csv
                           ? report::text::duty_rows_csv(duty_rows(*study, world), "in force on " + arguments.day)
                           : report::text::day_text(world, *study);
            }};
}

Looked look_at_lists(const DutiesArguments& arguments, const world::World& world) {
    pricing::ListQuestion question;
    question.classes = arguments.groups;
    const std::vector<Economy> importers = economies_of(world, Option::levied_by, arguments.by);
    if (importers.size() > 1) throw UsageError("--by takes one economy");
    if (!importers.empty()) question.importer = importers.front();
    if (!arguments.on.empty() && importers.empty()) throw UsageError("--on goes with --by");
    question.exporters = economies_of(world, Option::levied_on, arguments.on);
    const auto studies = std::make_shared<std::vector<pricing::ListStudy>>();
    for (const std::string& name : arguments.lists) {
        const products::Concordance& concordance = products::bundled_concordance();
        studies->push_back(pricing::study_list(products::load_product_list(name, concordance), concordance,
                                               products::bundled_imports(), world, question));
    }
    return {[&, studies] { return report::json::lists_json(world, *studies); },
            [&, studies] {
                std::string text;
                for (const pricing::ListStudy& study : *studies)
                    text += arguments.csv
                                ? report::text::duty_rows_csv(duty_rows(study, world), printable(study.list.name))
                                : (text.empty() ? "" : "\n") + report::text::list_text(world, study);
                return text;
            }};
}

Exit look(const DutiesArguments& arguments) {
    if (arguments.lists.empty() == arguments.day.empty())
        throw UsageError(arguments.day.empty()
                             ? "duties needs a list of products or --date; 'parley duties --help' says more"
                             : "--date and lists cannot be used together");
    if (arguments.json && arguments.csv) throw UsageError("--json and --csv cannot be used together");
    if (arguments.csv && arguments.lists.size() > 1) throw UsageError("--csv takes one list");
    const pricing::LoadedWorld loaded = pricing::load_world(arguments.world);
    const Looked looked =
        arguments.day.empty() ? look_at_lists(arguments, loaded.world) : look_at_day(arguments, loaded.world);
    deliver(arguments.output,
            arguments.json  ? json_text(looked.document())
            : arguments.csv ? looked.text()
                            : report::text::narrowed(looked.text()),
            tables_of(arguments.tables, looked.document));
    return Exit::done;
}

struct DutiesToBuild {
    std::string from;
    std::string output;
};

Exit build_duties(const DutiesToBuild& arguments) {
    const auto files = datasets::build_duties(arguments.from);
    std::error_code problem;
    std::filesystem::create_directories(arguments.output, problem);
    if (problem) throw InputError(arguments.output, 0, "a folder that can be made", problem.message());
    for (const auto& [name, text] : files) write_file((std::filesystem::path(arguments.output) / name).string(), text);
    print(fmt::format("{}: {} files; SOURCE.md says where they are from and what was changed\n",
                      printable(arguments.output), files.size()));
    return Exit::done;
}

void add_build(CLI::App& duties, Run& run) {
    auto arguments = std::make_shared<DutiesToBuild>();
    CLI::App* command = duties.add_subcommand("build", "Makes the tables of duties and products from published ones.");
    command->add_option("--from", arguments->from, "The folder that holds duties and hs6-to-sector")
        ->type_name("DIR")
        ->required()
        ->check(CLI::Validator(not_standard_output, ""));
    command->add_option("-o,--output", arguments->output, "The folder to write")
        ->type_name("DIR")
        ->required()
        ->check(CLI::Validator(not_standard_output, ""));
    command->footer("Example:\n  parley duties build --from data -o duties");
    command->callback([arguments, &run] { run = [arguments] { return build_duties(*arguments); }; });
}

}  // namespace

void add_duties(CLI::App& app, Run& run) {
    auto arguments = std::make_shared<DutiesArguments>();
    DutiesArguments& a = *arguments;
    CLI::App* command = app.add_subcommand(
        "duties", "Looks at duties before anything is solved: on lists of products, or in force on a date.");
    command
        ->add_option(
            "lists", a.lists,
            fmt::format("Lists of products: a CSV with hs6 and optionally rate_pct or add_points, value_usd_m and "
                        "covered_pct, or one in the program: {}",
                        fmt::join(products::bundled_lists(), ", ")))
        ->type_name("LIST");
    command->add_option("--date", a.day, "What was in force on this day, such as 2019-09-01")->type_name("DAY");
    command->add_option("--by", a.by, "Who levies the duties: a code")->type_name("IMPORTER");
    command->add_option("--on", a.on, "Whose goods bear them: a code; of a list, codes with commas between")
        ->type_name("EXPORTERS");
    command->add_option("--groups", a.groups, "Classes of rates in a sector, zero apart")
        ->type_name("N")
        ->check(whole(1, 20))
        ->capture_default_str();
    command->add_option("--world", a.world, "A bundled world or the folder of one ('parley world list')")
        ->type_name("NAME|DIR")
        ->capture_default_str();
    command->add_flag("--json", a.json, "JSON instead of tables (docs/schema: duties-1)");
    command->add_flag("--csv", a.csv, "A file for 'parley solve --duties' instead of tables");
    add_tables_option(*command, a.tables);
    command->add_option("-o,--output", a.output, "Write to this file instead of standard output")->type_name("FILE");
    command->footer(
        "Examples:\n"
        "  parley duties us-301-3 --by USA --on CHN\n"
        "  parley duties list.csv --by EU27 --on USA\n"
        "  parley duties --date 2019-09-01 --by USA --on CHN\n"
        "  parley duties --date 2025-08-07 --csv -o august.csv\n\n"
        "docs/guide/lists.md says what a list holds and how its products become sectors.");
    add_build(*command, run);
    command->callback([arguments, command, &run] {
        if (!command->get_subcommands().empty()) {
            refuse_idle(*command,
                        {"lists", "--date", "--by", "--on", "--groups", "--world", "--json", "--csv", "--output"},
                        "does not go with 'duties build'");
            return;
        }
        run = [arguments, command] {
            if (!arguments->day.empty()) refuse_idle(*command, {"--groups"}, "goes with lists, not with --date");
            return look(*arguments);
        };
    });
}

}  // namespace parley::cli
