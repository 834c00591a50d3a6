#include "wasm/requests.hpp"

#include <algorithm>
#include <cmath>

#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"
#include "parley/report/json/dispute/deal_conditions_json.hpp"
#include "parley/report/json/dispute/deals_and_standoff_json.hpp"
#include "parley/report/json/dispute/dispute_json.hpp"
#include "parley/report/json/dispute/forecast_json.hpp"
#include "parley/report/json/study_json.hpp"
#include "parley/report/json/tree_json.hpp"
#include "parley/scenario/read_scenario.hpp"
#include "parley/world/binary.hpp"
#include "wasm/prices_json.hpp"
#include "wasm/request_form.hpp"

namespace parley::wasm {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t most_brackets = 1000;

// Asked of a space whose equilibria are not all there.
struct Unpriced {
    std::size_t missing;
};

Json ok() {
    return {{"status", "ok"}};
}

[[noreturn]] void refuse(const std::string& key, const std::string& expected, const std::string& found) {
    throw InputError(Refusal{{Option::none, key}, expected, found});
}

Json settings_json(const session::Settings& settings) {
    return {{"numbers", Json(settings.values)},
            {"elasticities", settings.base.elasticities.empty() ? Json(nullptr) : Json(settings.base.elasticities)},
            {"closure", name_of(settings.base.deficits)}};
}

// The levels of a request, by position; refused are those that are not there, and combinations that break a rule.
std::vector<std::size_t> levels_asked(const scenario::Scenario& scenario, const scenario::NamedOutcome& asked) {
    for (const auto& [issue, id] : asked.levels) {
        const std::vector<std::string> issues = ids_of(scenario.issues);
        const auto at = std::find(issues.begin(), issues.end(), issue);
        if (at == issues.end()) refuse("outcome.levels", "an issue of the scenario", shown(issue));
        const std::vector<std::string> levels = ids_of(scenario.issues[issue_position(scenario, issue)].levels);
        if (std::find(levels.begin(), levels.end(), id) == levels.end())
            refuse("outcome.levels", "a level of " + issue, shown(id));
    }
    const std::vector<std::size_t> at = levels_of(scenario, asked);
    for (std::size_t i = 0; i < at.size(); ++i)
        for (const auto& [other, needed] : scenario.issues[i].levels[at[i]].needs) {
            const std::size_t j = issue_position(scenario, other);
            const scenario::Level& needs = scenario.issues[j].levels[level_position(scenario.issues[j], needed)];
            const scenario::Level& there = scenario.issues[j].levels[at[j]];
            if (!meets_requirement(scenario.issues[j], there, needed))
                refuse("outcome.levels",
                       "“" + needs.label + "” beside “" + scenario.issues[i].levels[at[i]].label + "”",
                       "“" + there.label + "”");
        }
    return at;
}

// A text that nests without end is refused before anything is made of it.
Json parsed(const char* what, std::string_view text) {
    if (find_nested(text, most_brackets) < text.size())
        refuse(what, "at most " + std::to_string(most_brackets) + " brackets open", "more");
    return Json::parse(text);
}

}  // namespace

bool Requests::open(std::string_view world, std::string_view tree) {
    session_.reset();
    return answered([&] {
        world::BinaryWorld read = world::from_binary(world);
        if (!read.world) refuse("world", "a packed world", read.error);
        const Json json = parsed("tree", tree);
        scenario::Scenario scenario =
            scenario::read_scenario(json.value("file", ""), report::json::tree_of(json.at("root")));
        scenario.id = json.value("id", "");
        scenario.sha256 = json.value("sha256", "");
        session::Session opened(std::make_shared<const scenario::Scenario>(std::move(scenario)),
                                std::make_shared<const pricing::LoadedWorld>(pricing::LoadedWorld{
                                    std::move(*read.world), json.value("world_source", "bundled"), {}}));
        opened.set({});
        session_ = std::move(opened);
        return ok();
    });
}

void Requests::call(std::string_view request) {
    (void)answered([&] { return carry_out(parsed("request", request)); });
}

Json Requests::carry_out(const Json& request) {
    if (const auto problem = form_problem(request)) throw InputError(*problem);
    if (!session_) refuse("request", "an open world and scenario", "none");
    const std::string what = request["do"];
    if (what == "set") return set(request);
    if (what == "outcome") return outcome(request);
    if (what == "named") return named(request);
    if (what == "price") return price(request);
    if (what == "give") return give(request);
    if (what == "deals") return deals();
    if (what == "standoff") return standoff(request);
    if (what == "talks") return talks();
    return forecast(request);
}

Json Requests::set(const Json& request) {
    session::Settings chosen;
    if (const auto numbers = request.find("numbers"); numbers != request.end())
        for (const auto& [name, value] : numbers->items()) chosen.values[name] = value.get<double>();
    if (const auto source = request.find("elasticities"); source != request.end() && source->is_string())
        chosen.base.elasticities = source->get<std::string>();
    if (const auto closure = request.find("closure"); closure != request.end() && *closure == "balanced")
        chosen.base.deficits = model::Deficits::zero;
    session_->set(std::move(chosen));
    Json result = ok();
    const OrRefusal<pricing::SharedSpace>* space = session_->space();
    const bool there = space != nullptr && *space;
    result["equilibria"] = session_->equilibria();
    result["outcomes"] = there ? (**space)->everything.size() : 0;
    result["priced"] = session_->equilibria() - session_->missing();
    if (space != nullptr && !*space) result["no_dispute"] = in_one_line(space->refusal());
    return result;
}

void Requests::need_base() const {
    const pricing::Base& base = session_->setting()->base();
    if (!session_->setting()->is_settled())
        refuse(session_->scenario().file, "a base that settles", base.worst_equation);
}

void Requests::need_space() const {
    need_base();
    if (!*session_->space()) throw InputError(session_->space()->refusal());
}

Json Requests::outcome(const Json& request) {
    need_base();
    const scenario::Scenario& scenario = session_->scenario();
    scenario::NamedOutcome asked;
    asked.id = request.value("id", "");
    asked.label = request.value("label", "");
    for (const auto& [issue, level] : request["levels"].items()) asked.levels[issue] = level.get<std::string>();
    const std::vector<std::size_t> at = levels_asked(scenario, asked);
    const pricing::SetEquilibrium each = session_->solve_levels(
        at, request.value("decomposed", true) ? pricing::Detail::exact : pricing::Detail::one_step);
    Json result = ok();
    result["outcome"] = report::json::outcome_json(scenario, asked, at, 0);
    result["equilibrium"] = report::json::equilibrium_json(session_->named(), each);
    return result;
}

Json Requests::named(const Json& request) {
    need_base();
    const pricing::NamedOutcomes& all = session_->named();
    if (const auto index = request.find("index"); index != request.end()) {
        const auto k = index->get<std::size_t>();
        if (k >= all.outcomes.size())
            refuse("named.index", "an index below " + std::to_string(all.outcomes.size()), std::to_string(k));
        const pricing::PricedOutcome& of = all.outcomes[k];
        const scenario::NamedOutcome& it = session_->scenario().outcomes[of.outcome];
        const pricing::SetEquilibrium& each = session_->solve_named(*of.equilibrium);
        Json result = ok();
        result["outcome"] =
            report::json::outcome_json(session_->scenario(), it, levels_of(session_->scenario(), it), of.equilibrium);
        result["equilibrium"] = report::json::equilibrium_json(all, each);
        return result;
    }
    for (std::size_t k = 0; k < all.equilibria.size(); ++k) (void)session_->solve_named(k);
    return report::json::study_json(all);
}

Json Requests::price(const Json& request) {
    need_space();
    const auto from = request["from"].get<std::size_t>(), to = request["to"].get<std::size_t>();
    if (from > to || to > session_->equilibria())
        refuse("price.to", "from and to up to " + std::to_string(session_->equilibria()), std::to_string(to));
    Json result = ok();
    result["from"] = from;
    result["prices"] = Json::array();
    for (std::size_t k = from; k < to; ++k) result["prices"].push_back(price_json(session_->price(k)));
    result["missing"] = session_->missing();
    return result;
}

Json Requests::give(const Json& request) {
    need_space();
    const auto from = request["from"].get<std::size_t>();
    const Json& prices = request["prices"];
    const std::size_t most = session_->equilibria();
    if (from > most || prices.size() > most - from)
        refuse("give.prices", "prices for at most " + std::to_string(most) + " equilibria",
               std::to_string(prices.size()) + " from " + std::to_string(from));
    std::vector<pricing::OutcomeEconomics> read;
    for (const Json& each : prices) read.push_back(value_or_throw(price_of(each, ***session_->space())));
    for (std::size_t k = 0; k < read.size(); ++k) session_->give(from + k, std::move(read[k]));
    Json result = ok();
    result["missing"] = session_->missing();
    return result;
}

const pricing::Worth* Requests::worth() {
    need_space();
    if (const std::size_t left = session_->missing(); left > 0) throw Unpriced{left};
    if (session_->prices()->status() != model::Status::converged) return nullptr;
    if (!session_->worth()) throw InputError(session_->worth().refusal());
    return &*session_->worth();
}

Json Requests::unsolved(const char* schema) {
    return report::json::unsolved_json(schema, *session_->setting(), session_->prices().get());
}

Json Requests::deals() {
    const pricing::Worth* of = worth();
    if (of == nullptr) return unsolved("parley/deals/1");
    Json result = report::json::deals_json(*of, session_->deals());
    report::json::add_deal_conditions(result, *of, session_->deals(),
                                      analysis::deal_conditions(*of, session_->deals()));
    return result;
}

Json Requests::standoff(const Json& request) {
    const pricing::Worth* of = worth();
    if (of == nullptr) return unsolved("parley/standoff/1");
    if (!session_->standoff()) throw InputError(session_->standoff().refusal());
    analysis::StandoffAnalysis analysis = *session_->standoff();
    if (request.contains("patience") || request.contains("reputation")) {
        // Values by party id, of those that are given; the others are the scenario's.
        const auto by_party = [&](const char* key, const auto& own_of) {
            std::vector<double> result;
            for (std::size_t p = 0; p < session_->scenario().parties.size(); ++p) {
                const std::string& id = session_->scenario().parties[p].id;
                const auto given = request.find(key);
                const StatedNumber* own = own_of(p);
                if (given != request.end() && given->contains(id))
                    result.push_back((*given)[id].template get<double>());
                else if (own != nullptr)
                    result.push_back(own->value);
                else
                    refuse(std::string("standoff.") + key, "patience and reputation of every party", "none of some");
            }
            return result;
        };
        std::vector<double> rate = by_party("patience", [&](std::size_t p) { return pricing::patience_of(*of, p); });
        const std::vector<double> reputation = by_party("reputation", [&](std::size_t p) {
            const std::optional<StatedNumber>& own = session_->scenario().parties[p].committed;
            return own ? &*own : nullptr;
        });
        for (double& each : rate) {
            if (!(each > 0)) refuse("standoff.patience", "a patience above zero", std::to_string(each));
            each = std::log1p(each);
        }
        for (const double each : reputation)
            if (!(each >= 0 && each <= 1))
                refuse("standoff.reputation", "a reputation from 0 to 1", std::to_string(each));
        analysis.game = analysis::standoff_game(*of, of->payoffs, of->once, of->disagreement, rate, reputation);
    }
    Json result = report::json::standoff_json(*of, analysis);
    report::json::add_standoff_conditions(result, *of, session_->standoff_conditions());
    return result;
}

Json Requests::talks() {
    const pricing::Worth* of = worth();
    if (of == nullptr) return unsolved("parley/talks/1");
    const analysis::TalksAnalysis analysis = value_or_throw(analysis::analyse_talks(*of));
    Json result = report::json::talks_json(*of, analysis);
    report::json::add_preconditions(result, *of, analysis::preconditions(*of));
    return result;
}

Json Requests::forecast(const Json& request) {
    const pricing::Worth* of = worth();
    if (of == nullptr) return unsolved("parley/forecast/1");
    scenario::Draws draws = session_->scenario().draws.value_or(scenario::Draws{});
    draws.seed = request.value("seed", draws.seed);
    draws.count = request.value("draws", draws.count);
    return report::json::forecast_json(*of, value_or_throw(analysis::forecast(*of, draws, 1)));
}

// One place where what went wrong becomes an answer, as apps/cli/main.cpp is for the command line.
template <class Work>
bool Requests::answered(const Work& work) {
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
    if (session_) result["settings"] = settings_json(session_->settings());
    answer_ = result.dump(-1, ' ', false, Json::error_handler_t::replace);
    return done;
}

}  // namespace parley::wasm
