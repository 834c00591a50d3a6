#include "wasm/engine.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "parley/core/input_error.hpp"
#include "parley/pricing/warm_starts.hpp"
#include "parley/report/json/dispute/deal_conditions_json.hpp"
#include "parley/report/json/dispute/deals_and_standoff_json.hpp"
#include "parley/report/json/dispute/forecast_json.hpp"
#include "parley/report/json/study_json.hpp"
#include "parley/report/json/tree_json.hpp"
#include "parley/report/text/dispute/deal_conditions_text.hpp"
#include "parley/report/text/dispute/dispute_text.hpp"
#include "parley/report/text/dispute/forecast_text.hpp"
#include "parley/scenario/parameters.hpp"
#include "parley/scenario/read_scenario.hpp"
#include "parley/world/binary.hpp"

namespace parley {
namespace {

using Json = nlohmann::ordered_json;

// What was opened.
struct Opened {
    world::World world;
    std::string world_source, file, id, sha256;
    tables::YamlNode root;
};

struct Settings {
    std::map<std::string, double> numbers;
    std::string elasticities;
    model::Deficits deficits = model::Deficits::fixed;
};

// An equilibrium as `price` and `give` count them: family by family.
struct Place {
    std::size_t set = 0;  // position in DisputeStudy::sets
    std::size_t family = 0;
};

// The scenario under the present settings.
struct Present {
    pricing::DisputeStudy dispute;  // its study also holds the named outcomes
    std::string no_dispute;         // why there is no space of deals; empty when there is
    pricing::Families families;
    std::vector<Place> place;
    std::vector<bool> priced;  // by set
    bool concluded = false;
    std::optional<analysis::DealAnalysis> deals;
    std::optional<analysis::StandoffAnalysis> standoff;
    std::optional<analysis::DeeperStandoff> deeper;  // seconds of work, whatever the patience
};

Opened opened;
Settings settings;
std::optional<pricing::Base> base;  // of the settings, before any measure
Present present;
std::optional<pricing::FamilyWalk> walk;  // through the family priced last, of the present
std::size_t walked = 0;
std::string answer;

// Asked of a space whose equilibria are not all there.
struct Unpriced {
    std::size_t missing;
};

Json ok() {
    return {{"status", "ok"}};
}

[[noreturn]] void refuse(const std::string& expected, const std::string& found) {
    throw InputError("request", 0, expected, found);
}

pricing::BaseOptions base_options(const Settings& of) {
    pricing::BaseOptions options;
    options.elasticities = of.elasticities;
    options.deficits = of.deficits;
    return options;
}

scenario::Scenario scenario_of(const std::map<std::string, double>& numbers) {
    scenario::Scenario scenario = scenario::read_scenario(opened.file, opened.root);
    if (!numbers.empty()) {
        tables::YamlNode root = opened.root;
        for (const auto& [name, value] : numbers) set_number(root, scenario, name, value);
        scenario = scenario::read_scenario(opened.file, root);
    }
    scenario.id = opened.id;
    scenario.sha256 = opened.sha256;
    return scenario;
}

// Whether two sets of numbers lead to the same equilibria.
bool same_equilibria(const scenario::Scenario& scenario, const Settings& a, const Settings& b) {
    if (a.elasticities != b.elasticities || a.deficits != b.deficits) return false;
    const auto moved = [&](const Settings& of) {
        std::map<std::string, double> result;
        for (const scenario::ScenarioNumber& number : numbers_of(scenario))
            if (const auto at = of.numbers.find(number.name); number.moves_equilibria && at != of.numbers.end())
                result.insert(*at);
        if (const auto at = of.numbers.find(scenario::duty_rate_name); at != of.numbers.end()) result.insert(*at);
        return result;
    };
    return moved(a) == moved(b);
}

void set_up(const Settings& chosen, bool first) {
    scenario::Scenario scenario = scenario_of(chosen.numbers);
    const bool keeps = !first && same_equilibria(scenario, settings, chosen);
    if (first || chosen.elasticities != settings.elasticities || chosen.deficits != settings.deficits) {
        pricing::Base ready = prepare_base(opened.world, base_options(chosen));
        ready.source = opened.world_source;
        base = std::move(ready);
    }
    Present next;
    pricing::StudyOptions options;
    options.base = base_options(chosen);
    options.threads = 1;
    next.dispute.study = prepare_study(std::move(scenario), *base, options);
    choose_outcomes(next.dispute.study, pricing::chosen_outcomes(next.dispute.study.scenario, {}));
    pricing::DisputeOptions dispute_options;
    dispute_options.study = options;
    try {
        lay_out(next.dispute, dispute_options);
    } catch (const InputError& problem) {
        next.no_dispute = problem.what();
    }
    next.families = families_of(next.dispute);
    for (std::size_t f = 0; f < next.families.size(); ++f)
        for (const pricing::FamilyMember& member : next.families[f]) next.place.push_back({member.set, f});
    next.priced.resize(next.dispute.sets.size());
    if (keeps && next.dispute.sets == present.dispute.sets) {
        next.dispute.equilibria = std::move(present.dispute.equilibria);
        next.priced = std::move(present.priced);
        for (std::size_t k = 0; k < next.dispute.study.equilibria.size(); ++k) {
            pricing::StudyEquilibrium& to = next.dispute.study.equilibria[k];
            std::vector<const scenario::MeasureWords*> words = std::move(to.words);  // into the scenario as it is now
            to = std::move(present.dispute.study.equilibria[k]);
            to.words = std::move(words);
        }
    }
    settings = chosen;
    walk.reset();
    present = std::move(next);
}

std::size_t missing() {
    return static_cast<std::size_t>(std::count(present.priced.begin(), present.priced.end(), false));
}

Json set(const Json& request) {
    Settings chosen;
    if (const auto numbers = request.find("numbers"); numbers != request.end() && !numbers->is_null())
        for (const auto& [name, value] : numbers->items()) chosen.numbers[name] = value.get<double>();
    if (const auto source = request.find("elasticities"); source != request.end() && !source->is_null())
        chosen.elasticities = source->get<std::string>();
    const auto named_closure = request.find("closure");
    const std::string closure =
        named_closure == request.end() || named_closure->is_null() ? "fixed" : named_closure->get<std::string>();
    if (closure != "fixed" && closure != "balanced") refuse("closure fixed or balanced", closure);
    chosen.deficits = closure == "balanced" ? model::Deficits::zero : model::Deficits::fixed;
    set_up(chosen, false);
    Json result = ok();
    result["equilibria"] = present.dispute.sets.size();
    result["outcomes"] = present.dispute.asked;
    result["priced"] = present.priced.size() - missing();
    if (!present.no_dispute.empty()) result["no_dispute"] = present.no_dispute;
    return result;
}

pricing::Study& study() {
    return present.dispute.study;
}

void need_base() {
    if (study().base.status != model::Status::converged)
        throw InputError(opened.file, 0, "a base that settles", study().base.worst_equation);
}

Json outcome(const Json& request) {
    need_base();
    const scenario::Scenario& scenario = study().scenario;
    scenario::NamedOutcome asked;
    asked.id = request.value("id", "");
    asked.label = request.value("label", "");
    const auto levels = request.find("levels");
    if (levels == request.end() || !levels->is_object()) refuse("levels: {issue: level}", "none");
    for (const auto& [issue, level] : levels->items()) {
        const std::string id = level.get<std::string>();
        const auto at = std::find_if(scenario.issues.begin(), scenario.issues.end(),
                                     [&name = issue](const scenario::Issue& each) { return each.id == name; });
        if (at == scenario.issues.end()) refuse("an issue of the scenario", issue);
        if (std::none_of(at->levels.begin(), at->levels.end(),
                         [&](const scenario::Level& each) { return each.id == id; }))
            refuse("a level of " + issue, id);
        asked.levels[issue] = id;
    }
    const std::vector<std::size_t> at = levels_of(scenario, asked);
    for (std::size_t i = 0; i < at.size(); ++i)
        for (const auto& [other, needed] : scenario.issues[i].levels[at[i]].needs) {
            const std::size_t j = issue_position(scenario, other);
            const scenario::Level& needs = scenario.issues[j].levels[level_position(scenario.issues[j], needed)];
            if (scenario.issues[j].levels[at[j]].id != needed)
                refuse("“" + needs.label + "” beside “" + scenario.issues[i].levels[at[i]].label + "”",
                       "“" + scenario.issues[j].levels[at[j]].label + "”");
        }
    pricing::StudyEquilibrium each = assemble(study(), priced_levels(study(), at));
    solve(study(), each, {}, request.value("decomposed", true) ? pricing::Detail::exact : pricing::Detail::one_step);
    Json result = ok();
    result["outcome"] = report::json::outcome_json(scenario, asked, at, 0);
    result["equilibrium"] = report::json::equilibrium_json(study(), each);
    return result;
}

void solve_named(std::size_t equilibrium) {
    pricing::StudyEquilibrium& each = study().equilibria[equilibrium];
    if (each.priced.equilibrium.status != model::Status::not_run) return;
    solve(study(), each, {}, pricing::Detail::exact);
}

Json named(const Json& request) {
    need_base();
    if (const auto index = request.find("index"); index != request.end()) {
        const auto k = index->get<std::size_t>();
        if (k >= study().outcomes.size())
            refuse("an index below " + std::to_string(study().outcomes.size()), std::to_string(k));
        const pricing::StudyOutcome& of = study().outcomes[k];
        const scenario::NamedOutcome& it = study().scenario.outcomes[of.outcome];
        solve_named(*of.equilibrium);
        Json result = ok();
        result["outcome"] =
            report::json::outcome_json(study().scenario, it, levels_of(study().scenario, it), of.equilibrium);
        result["equilibrium"] = report::json::equilibrium_json(study(), study().equilibria[*of.equilibrium]);
        return result;
    }
    for (std::size_t k = 0; k < study().equilibria.size(); ++k) solve_named(k);
    return report::json::study_json(study());
}

// An equilibrium of the space as it goes from worker to worker.
Json price_json(const pricing::OutcomeEconomics& of) {
    return Json::array({static_cast<int>(of.status), of.problem, of.saving_moves, of.income_factor, of.net_factor,
                        of.income_usd_m, of.net_usd_m, of.indicator, of.max_residual, of.passes});
}

pricing::OutcomeEconomics price_of(const Json& json) {
    if (!json.is_array() || json.size() != 10) refuse("prices as 'price' gives them", "something else");
    pricing::OutcomeEconomics of;
    of.status = static_cast<model::Status>(json[0].get<int>());
    of.problem = json[1].get<std::string>();
    of.saving_moves = json[2].get<bool>();
    of.income_factor = json[3].get<std::vector<double>>();
    of.net_factor = json[4].get<std::vector<double>>();
    of.income_usd_m = json[5].get<std::vector<double>>();
    of.net_usd_m = json[6].get<std::vector<double>>();
    of.indicator = json[7].get<std::vector<double>>();
    of.max_residual = json[8].is_null() ? std::numeric_limits<double>::infinity() : json[8].get<double>();
    of.passes = json[9].get<int>();
    return of;
}

void need_dispute() {
    need_base();
    if (!present.no_dispute.empty()) throw std::runtime_error(present.no_dispute);
}

// Solves the family of a set as far as that set, if it is not priced yet.
void walk_to(const Place& place) {
    if (present.priced[place.set]) return;
    if (!walk || walked != place.family || walk->done()) {
        walk.emplace(present.dispute, present.families[place.family]);
        walked = place.family;
    }
    while (!present.priced[place.set]) {
        const std::size_t set = walk->next();
        present.dispute.equilibria[set] = walk->solve_next();
        present.priced[set] = true;
    }
}

Json price(const Json& request) {
    need_dispute();
    const auto from = request.at("from").get<std::size_t>(), to = request.at("to").get<std::size_t>();
    if (from > to || to > present.priced.size())
        refuse("from and to up to " + std::to_string(present.priced.size()), std::to_string(to));
    Json result = ok();
    result["from"] = from;
    result["prices"] = Json::array();
    for (std::size_t k = from; k < to; ++k) {
        const std::size_t set = present.place[k].set;
        walk_to(present.place[k]);
        result["prices"].push_back(price_json(present.dispute.equilibria[set]));
    }
    result["missing"] = missing();
    return result;
}

Json give(const Json& request) {
    need_dispute();
    const auto from = request.at("from").get<std::size_t>();
    const Json& prices = request.at("prices");
    if (!prices.is_array() || from + prices.size() > present.priced.size())
        refuse("prices for at most " + std::to_string(present.priced.size()) + " equilibria",
               std::to_string(from + prices.size()));
    for (std::size_t k = 0; k < prices.size(); ++k) {
        const std::size_t set = present.place[from + k].set;
        if (present.priced[set]) continue;
        present.dispute.equilibria[set] = price_of(prices[k]);
        present.priced[set] = true;
    }
    Json result = ok();
    result["missing"] = missing();
    return result;
}

// The dispute with all of its payoffs; false when some equilibrium did not settle.
bool conclude_present() {
    need_dispute();
    if (const std::size_t left = missing(); left > 0) throw Unpriced{left};
    if (!present.concluded) value_outcomes(present.dispute, std::move(present.dispute.equilibria));
    present.concluded = true;
    return present.dispute.status() == model::Status::converged;
}

Json deals_of() {
    const bool solved = conclude_present();
    if (solved && !present.deals) present.deals = analysis::analyse_deals(present.dispute);
    Json result = report::json::deals_json(present.dispute, solved ? &*present.deals : nullptr);
    if (solved)
        report::json::add_deeper_deals(result, present.dispute, *present.deals,
                                       deeper_deals(present.dispute, *present.deals));
    return result;
}

// Values by party id, of those that are given; `value_of` reads the scenario's.
template <class ValueOf>
std::optional<std::vector<double>> by_party(const Json& request, const char* key, const ValueOf& value_of) {
    std::vector<double> result;
    const auto given = request.find(key);
    for (const scenario::Party& party : study().scenario.parties) {
        std::optional<double> value = value_of(party);
        if (given != request.end() && given->is_object())
            if (const auto own = given->find(party.id); own != given->end()) value = own->template get<double>();
        if (!value) return {};
        result.push_back(*value);
    }
    return result;
}

Json standoff_of(const Json& request) {
    const bool solved = conclude_present();
    if (solved && !present.standoff) present.standoff = analysis::analyse_standoff(present.dispute);
    std::optional<analysis::StandoffGame> own;  // the scenario's, which stays
    if (solved && (request.contains("patience") || request.contains("reputation"))) {
        auto rate = by_party(request, "patience", [](const scenario::Party& party) {
            return party.patience ? std::optional(party.patience->value) : std::nullopt;
        });
        const auto reputation = by_party(request, "reputation", [](const scenario::Party& party) {
            return party.committed ? std::optional(party.committed->value) : std::nullopt;
        });
        if (!rate || !reputation) refuse("patience and reputation of every party", "none of some");
        for (double& each : *rate) {
            if (!(each > 0)) refuse("a patience above zero", std::to_string(each));
            each = std::log1p(each);
        }
        for (const double each : *reputation)
            if (!(each >= 0 && each <= 1)) refuse("a reputation from 0 to 1", std::to_string(each));
        own = std::move(present.standoff->game);
        present.standoff->game =
            analysis::standoff_game(present.dispute, present.dispute.payoffs, present.dispute.once, *rate, *reputation);
    }
    Json result = report::json::standoff_json(present.dispute, solved ? &*present.standoff : nullptr);
    if (solved && !present.deeper) present.deeper = deeper_standoff(present.dispute, *present.standoff);
    if (solved) report::json::add_deeper_standoff(result, present.dispute, *present.deeper);
    if (own) present.standoff->game = std::move(*own);
    return result;
}

Json forecast_of(const Json& request) {
    const bool solved = conclude_present();
    scenario::Draws draws = study().scenario.draws.value_or(scenario::Draws{});
    draws.seed = request.value("seed", draws.seed);
    draws.count = request.value("draws", draws.count);
    std::optional<analysis::Forecast> result;
    if (solved) result = analysis::forecast(present.dispute, draws, 1);
    return report::json::forecast_json(present.dispute, solved ? &*result : nullptr);
}

Json talks_of() {
    const bool solved = conclude_present();
    std::optional<analysis::TalksAnalysis> analysis;
    if (solved) analysis = analysis::analyse_talks(present.dispute);
    Json result = report::json::talks_json(present.dispute, solved ? &*analysis : nullptr);
    if (solved) report::json::add_preconditions(result, present.dispute, analysis::preconditions(present.dispute));
    return result;
}

Json carry_out(const Json& request) {
    const std::string what = request.value("do", "");
    if (!base) refuse("an open world and scenario", "none");
    if (what == "set") return set(request);
    if (what == "outcome") return outcome(request);
    if (what == "named") return named(request);
    if (what == "price") return price(request);
    if (what == "give") return give(request);
    if (what == "deals") return deals_of();
    if (what == "standoff") return standoff_of(request);
    if (what == "talks") return talks_of();
    if (what == "forecast") return forecast_of(request);
    refuse("set, outcome, named, price, give, deals, standoff, talks or forecast", "'" + what + "'");
}

template <class Work>
bool answered(const Work& work) {
    Json result;
    bool done = false;
    try {
        result = work();
        done = true;
    } catch (const Unpriced& problem) {
        result = {{"status", "error"},
                  {"message", std::to_string(problem.missing) + " equilibria are not priced yet"},
                  {"missing", problem.missing}};
    } catch (const std::exception& problem) {
        result = {{"status", "error"}, {"message", problem.what()}};
    }
    answer = result.dump(-1, ' ', false, Json::error_handler_t::replace);
    return done;
}

}  // namespace
}  // namespace parley

int parley_open(const char* world, std::size_t world_length, const char* tree, std::size_t tree_length) {
    using namespace parley;
    base.reset();
    const bool done = answered([&] {
        world::BinaryWorld read = parley::world::from_binary(std::string_view(world, world_length));
        if (!read.world) throw std::runtime_error(read.error);
        const Json json = Json::parse(std::string_view(tree, tree_length));
        opened.world = std::move(*read.world);
        opened.world_source = json.value("world_source", "bundled");
        opened.file = json.value("file", "");
        opened.id = json.value("id", "");
        opened.sha256 = json.value("sha256", "");
        opened.root = report::json::tree_of(json.at("root"));
        set_up({}, true);
        return ok();
    });
    return done ? 0 : 1;
}

const char* parley_call(const char* request, std::size_t length) {
    (void)parley::answered([&] { return parley::carry_out(parley::Json::parse(std::string_view(request, length))); });
    return parley_answer();
}

const char* parley_answer() {
    return parley::answer.c_str();
}
