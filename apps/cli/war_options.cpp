#include "apps/cli/long_tables.hpp"
#include "apps/cli/takes.hpp"
#include "apps/cli/war_arguments.hpp"
#include "parley/pricing/files/load_world.hpp"
#include "parley/report/json/wars/war_json.hpp"
#include "parley/report/text/war_text.hpp"

namespace parley::cli {
namespace {

strategy::Rates rates_of(const std::string& word) {
    if (word == "uniform") return strategy::Rates::uniform;
    if (word == "by-partner") return strategy::Rates::by_partner;
    if (word == "by-sector") return strategy::Rates::by_sector;
    return strategy::Rates::by_partner_and_sector;
}

}  // namespace

pricing::WarQuestion WarArguments::question() const {
    pricing::WarQuestion question;
    question.sides = sides;
    question.rates = rates_of(rates);
    question.least = least_pct / 100;
    question.most = most_pct / 100;
    if (!on.empty()) question.on = split(on);
    question.sectors = split(sectors);
    question.export_taxes = export_taxes;
    question.production_subsidies = subsidies;
    question.weights = weights;
    if (!to.empty()) {
        pricing::DutyQuestion in_force;
        in_force.file = to;
        in_force.limits.highest_rate = model.highest_duty_pct / 100;
        question.after = in_force;
    }
    question.answer.threads = question.war.threads = model.threads;
    return question;
}

void add_war_options(CLI::App& command, WarArguments& a) {
    command
        .add_option("--rates", a.rates,
                    "What a side may tell apart: one rate for all, one for each partner, for each sector, or for each "
                    "partner and sector")
        ->check(one_of({"uniform", "by-partner", "by-sector", "by-partner-sector"}))
        ->type_name("uniform|by-partner|by-sector|by-partner-sector")
        ->capture_default_str();
    command.add_option("--on", a.on, "Whose goods bear the rates: codes with commas between; without it all others'")
        ->type_name("PARTNERS");
    command.add_option("--sectors", a.sectors, "Sectors that bear them: codes, goods, services or all")
        ->type_name("SECTORS")
        ->capture_default_str();
    command.add_option("--least", a.least_pct, "No duty below this, percent; a negative one pays importers")
        ->type_name("PCT")
        ->check(number_of("percent", -99, 100000))
        ->capture_default_str();
    command.add_option("--most", a.most_pct, "No duty above this, percent")
        ->type_name("PCT")
        ->check(number_of("percent", -99, 100000))
        ->capture_default_str();
    command.add_flag("--export-taxes", a.export_taxes, "Sides set taxes on their exports too");
    command.add_flag("--subsidies", a.subsidies, "Sides subsidise production too, up to half of cost");
    command
        .add_option("--weights", a.weights,
                    "What sides are after: incomes of sectors weighed by this CSV (economy, sector, weight) instead of "
                    "real income")
        ->type_name("FILE");
    command.add_option("--to", a.to, "Duties that others have changed before: a CSV as of 'parley solve --duties'")
        ->type_name("FILE");
    command.add_option("--world", a.model.world, "A bundled world or the folder of one ('parley world list')")
        ->type_name("NAME|DIR")
        ->capture_default_str();
    add_model_options(command, a.model);
    command.add_flag("--json", a.json, "JSON instead of tables (docs/schema: war-1)");
    command.add_flag("--csv", a.csv, "The rates instead of tables, as 'parley solve --duties' reads them");
    command.add_option("--rates-file", a.rates_file, "Also write the rates to this CSV file")->type_name("FILE");
    add_tables_option(command, a.model.tables);
    command.add_option("-o,--output", a.model.output, "Write to this file instead of standard output")
        ->type_name("FILE");
}

Exit play(const WarArguments& arguments, const pricing::WarQuestion& question) {
    if (arguments.json && arguments.csv) throw UsageError("--json and --csv cannot be used together");
    const bool has_rates = question.play != pricing::Play::clubs;
    if (!has_rates && (arguments.csv || !arguments.rates_file.empty()))
        throw UsageError("--csv and --rates-file go with one state, not with --clubs");
    const pricing::BaseOptions options = arguments.model.base_options();
    const pricing::LoadedWorld loaded = pricing::load_world(arguments.model.world);
    pricing::Base base = prepare_base(loaded.world, options, progress_line("base"));
    base.source = loaded.source;
    const pricing::WarStudy study =
        study_war(std::move(base), options, question, progress_line(name_of(question.play)));
    clear_progress();
    if (!study.found()) complain(report::text::war_failure_text(study));
    const auto document = [&] { return report::json::war_json(study); };
    std::vector<FileText> also = tables_of(study.found() ? arguments.model.tables : "", document);
    if (study.found() && !arguments.rates_file.empty())
        also.push_back({arguments.rates_file, report::text::war_rates_csv(study)});
    const std::string& output = arguments.model.output;
    if (arguments.json)
        deliver(output, json_text(document()), also);
    else if (study.found())
        deliver(output,
                arguments.csv ? report::text::war_rates_csv(study) : report::text::war_text(study, option_words), also);
    return study.found() ? Exit::done : Exit::did_not_converge;
}

}  // namespace parley::cli
