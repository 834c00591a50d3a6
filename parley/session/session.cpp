#include "parley/session/session.hpp"

#include <algorithm>
#include <cassert>
#include <set>

#include "parley/analysis/wants.hpp"
#include "parley/core/input_error.hpp"
#include "parley/scenario/parameters.hpp"

namespace parley::session {
namespace {

std::shared_ptr<const scenario::Scenario> with_values(const std::shared_ptr<const scenario::Scenario>& scenario,
                                                      const std::map<std::string, double>& values) {
    std::shared_ptr<const scenario::Scenario> result = scenario;
    for (const auto& [id, value] : values)
        result = std::make_shared<const scenario::Scenario>(value_or_throw(scenario::with_value(*result, id, value)));
    return result;
}

// How far another value of a number reaches.
enum class Reach {
    wants,  // what outcomes are worth: their equilibria stay
    table,  // measures that could be taken: what is in force stays
    base    // what is in force, and how economies respond
};

// That of the numbers whose values two settings part on.
Reach difference(const scenario::Scenario& scenario, const Settings& a, const Settings& b) {
    if (!same_base(a.base, b.base)) return Reach::base;
    std::set<std::string> moved;
    const auto compare = [&](const auto& these, const auto& those) {
        for (const auto& [name, value] : these)
            if (const auto there = those.find(name); there == those.end() || there->second != value)
                moved.insert(parameter_id(scenario, name));
    };
    compare(a.values, b.values);
    compare(b.values, a.values);
    Reach result = moved.count(scenario::duty_rate_id) > 0 ? Reach::table : Reach::wants;
    if (moved.empty()) return result;
    for (const scenario::Parameter& parameter : parameters(scenario))
        if (parameter.moves_equilibria() && moved.count(parameter.id) > 0)
            result = std::max(result, parameter.level ? Reach::table : Reach::base);
    return result;
}

}  // namespace

struct Session::Known {
    // An equilibrium as price() and give() count them.
    struct Place {
        std::size_t set = 0;  // position in DealSpace::sets
        std::size_t family = 0;
    };
    Settings settings;
    pricing::SharedSetting setting;
    pricing::NamedOutcomes named;
    std::optional<OrRefusal<pricing::SharedSpace>> space;
    std::vector<Place> places;
    std::vector<pricing::OutcomeEconomics> economics;  // by set
    std::vector<bool> priced;                          // by set
    double seconds = 0.0;
    int threads = 1;                          // as was asked of the prices
    std::optional<pricing::FamilyWalk> walk;  // through the family priced last
    std::size_t walked = 0;
    pricing::SharedPrices prices;
    std::optional<OrRefusal<pricing::Worth>> worth;
    std::optional<analysis::DealAnalysis> deals;
    std::optional<OrRefusal<analysis::StandoffAnalysis>> standoff;
    std::optional<analysis::StandoffConditions> standoff_conditions;

    const pricing::DealSpace& deal_space() const {
        assert(space && *space);
        return ***space;
    }

    // `like` has other numbers only.
    void lay_out(const Known* like) {
        std::vector<std::size_t> all(setting->scenario().outcomes.size());
        for (std::size_t k = 0; k < all.size(); ++k) all[k] = k;
        named = named_outcomes(setting, all);
        if (!setting->is_settled()) return;
        const bool same_table = like != nullptr && like->space && *like->space &&
                                like->settings.space.disagreement == settings.space.disagreement &&
                                like->settings.space.most_outcomes == settings.space.most_outcomes;
        space = same_table ? OrRefusal<pricing::SharedSpace>(deal_space_with(like->deal_space(), setting))
                           : deal_space_of(setting, settings.space);
        if (!*space) return;
        const pricing::Families& families = deal_space().families;
        for (std::size_t f = 0; f < families.size(); ++f)
            for (const pricing::FamilyMember& member : families[f]) places.push_back({member.set, f});
        economics.resize(deal_space().sets.size());
        priced.resize(deal_space().sets.size());
    }

    // Takes over the prices of a setting that differs in wants alone.
    void keep_prices(Known& old) {
        if (!space || !*space || !old.space || !*old.space || deal_space().sets != old.deal_space().sets) return;
        economics = std::move(old.economics);
        priced = std::move(old.priced);
        seconds = old.seconds;
        for (std::size_t k = 0; k < named.equilibria.size(); ++k) {
            pricing::SetEquilibrium& to = named.equilibria[k];
            // Words are of the scenario as it is now: the old one is gone with its setting.
            std::vector<const scenario::MeasureWords*> words = std::move(to.words), of_answers;
            for (const pricing::Answer& answer : to.answers) of_answers.push_back(answer.words);
            to = std::move(old.named.equilibria[k]);
            to.words = std::move(words);
            for (std::size_t a = 0; a < to.answers.size(); ++a) to.answers[a].words = of_answers[a];
        }
    }

    // Solves the family of a set as far as that set, if it is not priced yet.
    void walk_to(const Place& place) {
        if (priced[place.set]) return;
        if (!walk || walked != place.family || walk->done()) {
            walk.emplace(deal_space(), deal_space().families[place.family]);
            walked = place.family;
        }
        while (!priced[place.set]) {
            const std::size_t set = walk->next();
            economics[set] = walk->solve_next();
            priced[set] = true;
        }
    }
};

Session::Session(std::shared_ptr<const scenario::Scenario> scenario, std::shared_ptr<const pricing::LoadedWorld> world)
    : scenario_(std::move(scenario)), world_(std::move(world)) {}
Session::~Session() = default;
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;

void Session::set(Settings settings, const model::Progress& progress) {
    auto next = std::make_unique<Known>();
    next->settings = std::move(settings);
    std::shared_ptr<const scenario::Scenario> scenario = with_values(scenario_, next->settings.values);
    const Reach moved = known_ ? difference(*scenario_, known_->settings, next->settings) : Reach::base;
    if (known_ && same_base(known_->settings.base, next->settings.base))
        next->setting = setting_with(*known_->setting, std::move(scenario),
                                     moved == Reach::base ? pricing::Alike::world : pricing::Alike::day);
    else
        next->setting = setting_of(std::move(scenario), world_, next->settings.base, progress);
    next->lay_out(known_.get());
    if (moved == Reach::wants) next->keep_prices(*known_);
    known_ = std::move(next);
}

const Settings& Session::settings() const {
    return known_->settings;
}

const pricing::SharedSetting& Session::setting() const {
    assert(known_);
    return known_->setting;
}

const pricing::NamedOutcomes& Session::named() const {
    return known_->named;
}

const pricing::SetEquilibrium& Session::solve_named(std::size_t equilibrium) {
    pricing::SetEquilibrium& each = known_->named.equilibria[equilibrium];
    if (each.priced.equilibrium.status == model::Status::not_run)
        if (const auto refusal = solve(*setting(), each, {}, pricing::Detail::exact)) throw InputError(*refusal);
    return each;
}

pricing::SetEquilibrium Session::solve_levels(const std::vector<std::size_t>& at, pricing::Detail detail) const {
    pricing::SetEquilibrium each = assemble(*setting(), priced_levels(*setting(), at));
    if (const auto refusal = solve(*setting(), each, {}, detail)) throw InputError(*refusal);
    return each;
}

const OrRefusal<pricing::SharedSpace>* Session::space() const {
    return known_->space ? &*known_->space : nullptr;
}

std::size_t Session::equilibria() const {
    return known_->places.size();
}

std::size_t Session::missing() const {
    return static_cast<std::size_t>(std::count(known_->priced.begin(), known_->priced.end(), false));
}

const pricing::OutcomeEconomics& Session::price(std::size_t place) {
    const Known::Place& at = known_->places.at(place);
    known_->walk_to(at);
    return known_->economics[at.set];
}

void Session::give(std::size_t place, pricing::OutcomeEconomics price) {
    const std::size_t set = known_->places.at(place).set;
    if (known_->priced[set]) return;
    known_->economics[set] = std::move(price);
    known_->priced[set] = true;
}

void Session::price_rest(int threads, const BatchProgress& progress) {
    known_->threads = threads;
    if (missing() == equilibria()) {
        const pricing::SharedPrices all = price_all(**known_->space, threads, progress);
        known_->economics = all->equilibria;
        known_->seconds = all->seconds;
        known_->priced.assign(known_->priced.size(), true);
    }
    for (std::size_t k = 0; k < equilibria(); ++k) (void)price(k);
}

const pricing::SharedPrices& Session::prices() {
    assert(missing() == 0);
    if (!known_->prices)
        known_->prices = std::make_shared<const pricing::Prices>(
            pricing::Prices{**known_->space, base_incomes(*setting()), known_->economics, known_->seconds});
    return known_->prices;
}

const OrRefusal<pricing::Worth>& Session::worth() {
    if (!known_->worth)
        known_->worth = *known_->space ? analysis::worth_by_record(prices(), {}, known_->threads)
                                       : OrRefusal<pricing::Worth>(known_->space->refusal());
    return *known_->worth;
}

const analysis::DealAnalysis& Session::deals() {
    if (!known_->deals) known_->deals = analysis::analyse_deals(*worth());
    return *known_->deals;
}

const OrRefusal<analysis::StandoffAnalysis>& Session::standoff(double budget) {
    if (!known_->standoff) known_->standoff = analysis::analyse_standoff(*worth(), budget);
    return *known_->standoff;
}

const analysis::StandoffConditions& Session::standoff_conditions() {
    if (!known_->standoff_conditions)
        known_->standoff_conditions = analysis::standoff_conditions(*worth(), *standoff());
    return *known_->standoff_conditions;
}

}  // namespace parley::session
