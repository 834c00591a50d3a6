#include "apps/cli/long_tables.hpp"
#include "apps/cli/solve_arguments.hpp"
#include "parley/core/input_error.hpp"
#include "parley/pricing/files/load_world.hpp"
#include "parley/pricing/movers.hpp"
#include "parley/pricing/named_outcomes.hpp"
#include "parley/pricing/ranges.hpp"
#include "parley/report/json/study_json.hpp"
#include "parley/report/text/page/study_page.hpp"
#include "parley/report/text/study_text.hpp"
#include "parley/report/text/trade_text.hpp"

namespace parley::cli {

namespace {

// The first page; the outcomes that were asked for, by themselves; what is assumed; or everything.
std::string text_of(const pricing::NamedOutcomes& named, const SolveArguments& arguments) {
    if (arguments.full) return report::text::study_text(named, option_words);
    std::string text = report::text::study_page(named);
    if (!arguments.outcomes.empty()) text += report::text::outcomes_text(named, option_words);
    if (arguments.assumed) text += report::text::assumed_text(named, option_words);
    if (arguments.outcomes.empty() && !arguments.assumed)
        text +=
            "\n--outcome ID: one of them with its balances, trade, prices and sectors;\n"
            "--assumed: all that is assumed; --full: everything; --csv, --json: for programs.\n";
    return text;
}

}  // namespace

Exit solve_scenario(const SolveArguments& arguments) {
    scenario::Scenario scenario = load_scenario(arguments);
    refuse_set_wants(scenario);
    const std::vector<std::size_t> wanted = value_or_throw(pricing::chosen_outcomes(scenario, arguments.outcomes));
    const model::Progress progress = progress_line("outcomes");
    pricing::NamedOutcomes named =
        named_outcomes(pricing::load_setting(std::move(scenario), arguments.base_options(), progress), wanted);
    // What is printed shows no more than one step.
    const bool all = arguments.json || arguments.csv || !arguments.tables.empty();
    const pricing::Detail detail = all ? pricing::Detail::exact : pricing::Detail::one_step;
    solve_all(named, detail, arguments.threads, progress);
    const std::uint64_t seed = named.scenario().draws.value_or(scenario::Draws{}).seed;
    const pricing::RangeOptions ranges = arguments.range_options(seed);
    solve_elsewhere(named, ranges, arguments.threads, batch_line("ranges"));
    if (ranges.any) find_movers(named, arguments.threads, batch_line("what moves the figures"));
    clear_progress();
    const model::Status status = named.status();
    const bool solved = status == model::Status::converged || status == model::Status::infeasible;
    if (status != model::Status::converged) complain(report::text::failure_text(named));
    const auto document = [&] { return report::json::study_json(named, report::json::TradeFlows::too); };
    std::vector<FileText> also = tables_of(solved ? arguments.tables : "", document);
    if (solved && !arguments.trade.empty()) also.push_back({arguments.trade, report::text::trade_csv(named)});
    if (arguments.json)
        deliver(arguments.output, json_text(document()), also);
    else if (solved)
        deliver(arguments.output, arguments.csv ? report::text::study_csv(named) : text_of(named, arguments), also);
    return status == model::Status::converged ? Exit::done : solved ? Exit::infeasible : Exit::did_not_converge;
}

}  // namespace parley::cli
