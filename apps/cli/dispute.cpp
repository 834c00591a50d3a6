// parley deals, standoff, talks: the analysis of a scenario's dispute.
#include <algorithm>
#include <memory>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "apps/cli/dispute_arguments.hpp"
#include "apps/cli/long_tables.hpp"
#include "apps/cli/takes.hpp"
#include "parley/core/input_error.hpp"
#include "parley/pricing/files/load_world.hpp"
#include "parley/pricing/movers.hpp"
#include "parley/pricing/worth_elsewhere.hpp"
#include "parley/report/json/dispute/deal_conditions_json.hpp"
#include "parley/report/json/dispute/deals_and_standoff_json.hpp"
#include "parley/report/json/dispute/dispute_json.hpp"
#include "parley/report/json/dispute/record_json.hpp"
#include "parley/report/json/range_json.hpp"
#include "parley/report/text/dispute/conclusions_text.hpp"
#include "parley/report/text/dispute/deal_conditions_text.hpp"
#include "parley/report/text/dispute/dispute_text.hpp"
#include "parley/report/text/movers_text.hpp"
#include "parley/report/text/page/dispute_pages.hpp"
#include "parley/scenario/files/load_scenario.hpp"

namespace parley::cli {
namespace {

// Text or JSON of what was solved; of what was not, the JSON says how it failed. `answer` is called for what was, with
// the session, and gives both; `first` before anything is solved but the base.
struct Answer {
    std::function<std::string()> text;
    std::function<nlohmann::ordered_json()> json;
};
Exit answered(const DisputeArguments& arguments, const char* schema,
              const std::function<Answer(session::Session&)>& answer,
              const std::function<void(session::Session&)>& first = {}) {
    (void)arguments.solve.range_options(0);  // what cannot be asked of ranges is said before anything is solved
    session::Session session = opened(arguments);
    if (first) first(session);
    if (!price(session, arguments)) {
        if (arguments.solve.json)
            deliver(arguments.solve.output,
                    json_text(report::json::unsolved_json(schema, *session.setting(), prices_of(session))));
        return Exit::did_not_converge;
    }
    const Answer is = answer(session);
    deliver(arguments.solve.output, in_form(arguments.solve.json, arguments.solve.csv, is.json, is.text),
            tables_of(arguments.solve.tables, is.json));
    return Exit::done;
}

// An hour of prices is not to end with a standoff that takes too long.
void refuse_what_takes_too_long(session::Session& session, double budget) {
    const OrRefusal<pricing::SharedSpace>* space = session.space();
    if (space == nullptr || !*space) return;
    const dispute::graph_model::Work work = dispute::graph_model::work_of((**space)->everything);
    if (const auto refusal = analysis::standoff_too_long(work, session.scenario().file, budget))
        throw InputError(*refusal);
}

// The groups that are looked at anyway, and those that were asked for.
std::vector<analysis::Group> groups_asked(const scenario::Scenario& scenario, const std::vector<std::string>& asked) {
    std::vector<analysis::Group> result = analysis::usual_groups(scenario);
    for (const std::string& each : asked) {
        if (each == "every") return analysis::every_group(scenario);
        const std::vector<std::string> parties = split(each), known = ids_of(scenario.parties);
        for (const std::string& party : parties)
            if (std::find(known.begin(), known.end(), party) == known.end())
                throw UsageError(
                    fmt::format("--group takes 'every', or parties of {} with commas between ({}), not '{}'",
                                scenario.id, fmt::join(known, ", "), party));
        analysis::Group group{"", pricing::signatories_of(scenario, parties), false};
        if (group.size() < 2) throw UsageError("--group takes two parties or more, not '" + each + "'");
        result.push_back(std::move(group));
    }
    return result;
}

// Its tree has no move of chance, and needs an end.
void need_a_plain_end(const scenario::Scenario& scenario) {
    if (scenario.talks && (scenario.talks->breakdown || scenario.talks->deadline.empty()))
        throw InputError("--efg", 0, "talks with a deadline that no refusal ends before",
                         scenario.talks->deadline.empty() ? "talks without a deadline" : "a chance of breakdown");
}

// No deal, solved by itself, and what moves it.
pricing::NamedOutcomes no_deal_and_its_movers(session::Session& session, const DisputeArguments& arguments) {
    // What is computed need not have a name.
    const std::string id = pricing::no_deal_id(*session.worth());
    const auto ids = ids_of(session.scenario().outcomes);
    const auto named = std::find(ids.begin(), ids.end(), id);
    if (named == ids.end()) return {};
    pricing::NamedOutcomes result = named_outcomes(session.setting(), {static_cast<std::size_t>(named - ids.begin())});
    solve_all(result, pricing::Detail::payoffs, arguments.solve.threads);
    find_movers(result, arguments.solve.threads, batch_line("what moves the figures"));
    return result;
}

// What a lens ends in, and on what it rests.
struct Concluded {
    analysis::Footing footing;
    std::vector<analysis::Conclusion> conclusions;

    std::string text(const pricing::Worth& worth) const {
        return report::text::conclusions_text(worth, footing, conclusions);
    }
    nlohmann::ordered_json json(const pricing::Worth& worth) const {
        return report::json::conclusions_json(worth, footing, conclusions);
    }
};

// By which sources of elasticities the opposite of what is concluded holds.
void over_sources(session::Session& session, const DisputeArguments& arguments,
                  std::vector<analysis::Conclusion>& conclusions) {
    const pricing::Worth& worth = *session.worth();
    std::vector<Outcome> about;
    for (const analysis::Conclusion& each : conclusions)
        for (const std::optional<Outcome>& of : {each.outcome, each.against})
            if (of) about.push_back(*of);
    if (about.empty()) return;
    const std::uint64_t seed = session.scenario().draws.value_or(scenario::Draws{}).seed;
    add_sources(worth,
                worth_elsewhere(worth, about, arguments.solve.range_options(seed), arguments.solve.threads,
                                batch_line("ranges")),
                conclusions, analysis::NoDealThere::same);
    clear_progress();
}

std::string what_others_believe(const pricing::Worth& worth, const analysis::Footing& footing,
                                const analysis::DealConditions& deeper) {
    const std::string text = deeper.deal ? report::text::believed_text(worth, footing, *deeper.deal) : std::string();
    return text.empty() ? text : "What others are believed to make of it\n" + text + "\n";
}

Exit deals_of(const DisputeArguments& arguments) {
    return answered(arguments, "parley/deals/1", [&](session::Session& session) {
        const pricing::Worth& worth = *session.worth();
        const auto own = std::make_shared<analysis::DealAnalysis>(session.deals());
        if (!arguments.groups.empty())
            own->agreements = agreements_of(worth, groups_asked(session.scenario(), arguments.groups));
        const analysis::DealAnalysis& analysis = *own;
        const std::uint64_t seed = session.scenario().draws.value_or(scenario::Draws{}).seed;
        const auto elsewhere = std::make_shared<pricing::WorthElsewhere>(
            worth_elsewhere(worth, outcomes_of_interest(worth, analysis), arguments.solve.range_options(seed),
                            arguments.solve.threads, batch_line("ranges")));
        const auto no_deal = std::make_shared<pricing::NamedOutcomes>();
        // The first page does not show them.
        if (elsewhere->asked.asked() &&
            (arguments.full || arguments.solve.json || arguments.solve.csv || !arguments.solve.tables.empty()))
            *no_deal = no_deal_and_its_movers(session, arguments);
        clear_progress();
        const auto deeper = std::make_shared<analysis::DealConditions>(deal_conditions(worth, analysis));
        const auto on = std::make_shared<Concluded>(Concluded{analysis::footing_of(worth), {}});
        on->conclusions = conclusions_of(worth, on->footing, analysis, *elsewhere);
        return Answer{
            [&, own, deeper, elsewhere, no_deal, on] {
                if (!arguments.full)
                    return report::text::deals_page(worth, analysis, on->footing, on->conclusions, *elsewhere);
                return report::text::deals_text(
                    worth, analysis, on->text(worth) + what_others_believe(worth, on->footing, *deeper),
                    report::text::deal_conditions_text(worth, analysis, *deeper) + report::text::movers_table(*no_deal),
                    *elsewhere);
            },
            [&, own, deeper, elsewhere, no_deal, on] {
                auto json = report::json::deals_json(worth, analysis);
                json["conclusions"] = on->json(worth);
                json["refused"] = report::json::refused_json(worth, report::text::pointed_at(analysis));
                report::json::add_deal_conditions(json, worth, analysis, *deeper);
                report::json::add_ranges(json, worth, *elsewhere);
                if (no_deal->movers) json["movers"] = report::json::movers_json(*no_deal);
                return json;
            }};
    });
}

Exit standoff_of(const DisputeArguments& arguments) {
    return answered(
        arguments, "parley/standoff/1",
        [&](session::Session& session) {
            const pricing::Worth& worth = *session.worth();
            const OrRefusal<analysis::StandoffAnalysis>& found = session.standoff(arguments.budget);
            if (!found) throw InputError(found.refusal());
            const analysis::StandoffAnalysis& analysis = *found;
            if (!arguments.game.empty()) {
                if (!analysis.game.none.empty())
                    throw InputError(Option::game_file, "a standoff of two that has a game", analysis.game.none);
                write_file(arguments.game, standoff_nfg(worth, analysis.game));
            }
            const analysis::StandoffConditions& deeper = session.standoff_conditions();
            const auto on = std::make_shared<Concluded>(Concluded{analysis::footing_of(worth), {}});
            on->conclusions = conclusions_of(worth, on->footing, analysis);
            over_sources(session, arguments, on->conclusions);
            return Answer{[&, on] {
                              if (!arguments.full)
                                  return report::text::standoff_page(worth, analysis, on->footing, on->conclusions);
                              return report::text::standoff_text(worth, analysis, on->text(worth),
                                                                 report::text::standoff_conditions_text(worth, deeper),
                                                                 option_words);
                          },
                          [&, on] {
                              auto json = report::json::standoff_json(worth, analysis);
                              json["conclusions"] = on->json(worth);
                              report::json::add_standoff_conditions(json, worth, deeper);
                              return json;
                          }};
        },
        [&](session::Session& session) { refuse_what_takes_too_long(session, arguments.budget); });
}

Exit talks_of_scenario(const DisputeArguments& arguments) {
    return answered(arguments, "parley/talks/1", [&](session::Session& session) {
        const pricing::Worth& worth = *session.worth();
        const auto analysis = std::make_shared<analysis::TalksAnalysis>(value_or_throw(analysis::analyse_talks(worth)));
        if (!arguments.game.empty()) {
            need_a_plain_end(session.scenario());
            write_file(arguments.game, efg_text(talks_tree(worth, *analysis, 0)));
        }
        const auto first = std::make_shared<std::vector<analysis::Precondition>>(analysis::preconditions(worth));
        const auto on = std::make_shared<Concluded>(Concluded{analysis::footing_of(worth), {}});
        on->conclusions = conclusions_of(worth, on->footing, *analysis);
        over_sources(session, arguments, on->conclusions);
        return Answer{[&, analysis, first, on] {
                          if (!arguments.full)
                              return report::text::talks_page(worth, *analysis, on->footing, on->conclusions,
                                                              report::text::preconditions_text(worth, *first));
                          return report::text::talks_text(worth, *analysis, on->text(worth),
                                                          report::text::preconditions_text(worth, *first));
                      },
                      [&, analysis, first, on] {
                          auto json = report::json::talks_json(worth, *analysis);
                          json["conclusions"] = on->json(worth);
                          report::json::add_preconditions(json, worth, *first);
                          return json;
                      }};
    });
}

}  // namespace

void add_full(CLI::App& command, bool& full) {
    command.add_flag("--full", full, "All tables and all that is assumed, where the first page has a choice");
}

void add_budget(CLI::App& command, double& budget, const char* what_then) {
    command
        .add_option(
            "--budget", budget,
            fmt::format("Seconds that it may take to find where the dispute rests: what would take longer is {}",
                        what_then))
        ->type_name("SECONDS")
        ->check(number_of("seconds"))
        ->capture_default_str();
}

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
        ->check(one_of({"fixed", "balanced"}))
        ->type_name("fixed|balanced")
        ->capture_default_str();
    command.add_option("--elasticities", a.solve.elasticities, "Source of the trade elasticities")->type_name("SOURCE");
    command
        .add_option("--services-elasticity", a.solve.services_elasticity,
                    "The trade elasticity of all services, whatever the source has")
        ->type_name("THETA")
        ->check(number_of("an elasticity"));
    command.add_flag("--no-inputs", a.solve.no_inputs, "Without inputs: value added is all of cost");
    command.add_option("--threads", a.solve.threads, "0 is all of the machine's; never changes a result")
        ->type_name("N")
        ->check(whole(0, 4096))
        ->capture_default_str();
    add_set_option(command, a.solve.numbers);
    command.add_flag("--json", a.solve.json, "JSON instead of text (docs/schema)");
    command.add_option("-o,--output", a.solve.output, "Write to this file instead of standard output")
        ->type_name("FILE");
    return arguments;
}

void need_usd(const world::World& world) {
    if (has_inputs(world) || !world.value_added_of_output.empty()) return;
    throw InputError(Option::world,
                     "a world that says what part of output is value added (technology.csv, or value_added.csv)",
                     world.name + ", which has no inputs and does not");
}

session::Session opened(const DisputeArguments& arguments) {
    auto scenario = std::make_shared<const scenario::Scenario>(load_scenario(arguments.solve));
    session::Session session(scenario, pricing::world_of(*scenario));
    session.set({{}, arguments.solve.base_options(), {arguments.disagreement}});
    return session;
}

std::string why_not_priced(session::Session& session, const DisputeArguments& arguments) {
    if (session.setting()->is_settled()) {
        if (!*session.space()) throw InputError(session.space()->refusal());
        session.price_rest(arguments.solve.threads, batch_line("outcomes"));
        clear_progress();
    }
    const pricing::Prices* prices = prices_of(session);
    if (prices != nullptr && prices->status() == model::Status::converged) {
        if (!session.worth()) throw InputError(session.worth().refusal());
        return {};
    }
    return report::text::failure_text(*session.setting(), prices);
}

bool price(session::Session& session, const DisputeArguments& arguments) {
    const std::string why = why_not_priced(session, arguments);
    if (!why.empty()) complain(why);
    return why.empty();
}

const pricing::Prices* prices_of(session::Session& session) {
    return session.setting()->is_settled() ? session.prices().get() : nullptr;
}

void add_dispute(CLI::App& app, Run& run) {
    CLI::App* deals = app.add_subcommand(
        "deals", "Which outcomes every party likes no less than no deal, where bargaining theory points, who objects.");
    const auto dealing = add_dispute_options(*deals);
    add_csv_option(*deals, dealing->solve.csv);
    add_tables_option(*deals, dealing->solve.tables);
    add_range_options(*deals, dealing->solve);
    add_full(*deals, dealing->full);
    deals
        ->add_option("--group", dealing->groups,
                     "What these could sign, as 'us,eu'; 'every': every group. Pairs, the file's agreements and all "
                     "together are looked at anyway")
        ->type_name("PARTIES")
        ->allow_extra_args(false);
    deals->callback([dealing, deals, &run] {
        run = [dealing, deals] {
            refuse_choice_of_text(*deals, {"--full"});
            return deals_of(*dealing);
        };
    });
    CLI::App* standoff = app.add_subcommand(
        "standoff", "Where the dispute can rest, whether today and no deal last, and who gives in first.");
    const auto insisting = add_dispute_options(*standoff);
    add_range_options(*standoff, insisting->solve);
    add_full(*standoff, insisting->full);
    add_csv_option(*standoff, insisting->solve.csv);
    add_tables_option(*standoff, insisting->solve.tables);
    add_budget(*standoff, insisting->budget, "refused before it is begun");
    standoff
        ->add_option("--nfg", insisting->game,
                     "Also write the standoff, insist or give in, as a normal form for Gambit")
        ->type_name("FILE");
    standoff->callback([insisting, standoff, &run] {
        run = [insisting, standoff] {
            refuse_choice_of_text(*standoff, {"--full"});
            return standoff_of(*insisting);
        };
    });
    CLI::App* talks = app.add_subcommand("talks", "Offers in turn on the dates of the talks, up to the deadline.");
    const auto talking = add_dispute_options(*talks);
    add_range_options(*talks, talking->solve);
    add_full(*talks, talking->full);
    add_csv_option(*talks, talking->solve.csv);
    add_tables_option(*talks, talking->solve.tables);
    talks
        ->add_option("--efg", talking->game,
                     "Also write the talks, with the offers that matter, as an extensive game for Gambit")
        ->type_name("FILE");
    talks->callback([talking, talks, &run] {
        run = [talking, talks] {
            refuse_choice_of_text(*talks, {"--full"});
            return talks_of_scenario(*talking);
        };
    });
    add_forecast(app, run);
}

}  // namespace parley::cli
