#include <memory>

#include "apps/cli/long_tables.hpp"
#include "apps/cli/solve_arguments.hpp"
#include "parley/core/input_error.hpp"
#include "parley/pricing/files/load_world.hpp"
#include "parley/report/json/attribution_json.hpp"
#include "parley/report/text/attribution_text.hpp"
#include "parley/report/text/page/page.hpp"
#include "parley/scenario/files/load_scenario.hpp"

namespace parley::cli {
namespace {

struct AttributeArguments : SolveArguments {
    std::string balance, income;
    std::vector<std::string> causes;
};

analysis::AttributionQuestion question_of(const AttributeArguments& arguments) {
    if (arguments.balance.empty() == arguments.income.empty())
        throw UsageError("attribute needs one of --balance ECONOMY:PARTNER and --income ECONOMY");
    analysis::AttributionQuestion question{arguments.income, {}, arguments.causes, arguments.threads};
    if (arguments.balance.empty()) return question;
    const std::size_t colon = arguments.balance.find(':');
    if (colon == 0 || colon == std::string::npos || colon + 1 == arguments.balance.size())
        throw UsageError("--balance is ECONOMY:PARTNER, such as USA:CHN, not '" + arguments.balance + "'");
    question.economy = arguments.balance.substr(0, colon);
    question.partner = arguments.balance.substr(colon + 1);
    return question;
}

Exit attribute_for(const AttributeArguments& arguments) {
    const analysis::AttributionQuestion question = question_of(arguments);
    const pricing::BaseOptions options = arguments.base_options();
    const model::Progress progress = progress_line("causes");
    const analysis::Attribution attribution = value_or_throw(
        arguments.scenario.empty()
            ? attribute(std::make_shared<const pricing::Base>(pricing::load_base(arguments.world, options, progress)),
                        options, question, {}, progress)
            : attribute_in(*pricing::load_setting(told_of_its_format(scenario::load_scenario(arguments.scenario)),
                                                  options, progress),
                           question, progress));
    clear_progress();
    const bool solved = attribution.status == model::Status::converged;
    if (!solved) complain(report::text::failure_text(attribution));
    const auto document = [&] { return report::json::attribution_json(attribution); };
    const std::vector<FileText> tables = tables_of(solved ? arguments.tables : "", document);
    if (arguments.json || solved)
        deliver(
            arguments.output,
            in_form(arguments.json, arguments.csv, document,
                    [&] { return report::text::narrowed(report::text::attribution_text(attribution, option_words)); }),
            tables);
    return solved ? Exit::done : Exit::did_not_converge;
}

}  // namespace

void add_attribute(CLI::App& app, Run& run) {
    auto arguments = std::make_shared<AttributeArguments>();
    AttributeArguments& a = *arguments;
    CLI::App* command = app.add_subcommand(
        "attribute", "What a bilateral balance or an economy's real income owes to saving, subsidies and duties.");
    command->add_option("--balance", a.balance, "Whose goods balance, and with whom: USA:CHN")
        ->type_name("ECONOMY:PARTNER");
    command->add_option("--income", a.income, "Whose real income")->type_name("ECONOMY");
    command
        ->add_option("--cause", a.causes,
                     "Only this cause, such as saving:CHN; repeatable. An unknown one lists those there are")
        ->type_name("ID")
        ->allow_extra_args(false);
    command->add_option("--scenario", a.scenario, "With the measures that a scenario has in force, in its world")
        ->type_name("SCENARIO");
    CLI::Option* world = command->add_option("--world", a.world, "A bundled world or the folder of one")
                             ->type_name("NAME|DIR")
                             ->capture_default_str();
    add_model_options(*command, a);
    add_tables_option(*command, a.tables);
    command->add_flag("--json", a.json, "JSON instead of a table (docs/schema/attribute-1.schema.json)");
    add_csv_option(*command, a.csv);
    command->add_option("-o,--output", a.output, "Write to this file instead of standard output")->type_name("FILE");
    command->footer(
        "Examples:\n"
        "  parley attribute --balance USA:CHN --scenario us-china-2018\n"
        "  parley attribute --income CHN --scenario us-china-2018 --json\n\n"
        "Shares are Shapley's: averaged over every order of switching the causes off, so that they add up.");
    command->callback([arguments, world, command, &run] {
        run = [arguments, world, command] {
            refuse_idle_elasticities(*command, *arguments);
            if (!arguments->scenario.empty() && world->count() > 0)
                throw UsageError("--world does not go with a scenario, which says so itself");
            return attribute_for(*arguments);
        };
    });
}

}  // namespace parley::cli
