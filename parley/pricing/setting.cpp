#include "parley/pricing/setting.hpp"

#include <algorithm>

#include "parley/core/input_error.hpp"
#include "parley/policy/codes.hpp"

namespace parley::pricing {
namespace {

void resolve_parties(Setting& setting) {
    const scenario::Scenario& scenario = setting.scenario();
    const world::World& world = setting.world();
    for (const scenario::Party& party : scenario.parties) {
        std::vector<Economy> economies;
        for (const std::string& code : party.economies) {
            std::vector<Economy> found;
            const auto unknown = policy::find_economies(world, code, found);
            if (unknown) throw InputError(scenario.file, party.line, unknown->expected, unknown->found);
            economies.insert(economies.end(), found.begin(), found.end());
        }
        for (const Economy n : economies)
            if (std::find(setting.parties.begin(), setting.parties.end(), n) != setting.parties.end())
                throw InputError(scenario.file, party.line, "each economy in one party",
                                 "a second party of " + world.economies[n.value].code);
        for (const Economy other : setting.parties)
            for (const Economy n : economies) setting.pairs.emplace_back(other, n);
        setting.parties.insert(setting.parties.end(), economies.begin(), economies.end());
        setting.economies.push_back(std::move(economies));
    }
}

void check_statements(const Setting& setting) {
    const scenario::Scenario& scenario = setting.scenario();
    for (const scenario::Statement& statement : scenario.statements)
        for (const std::string& code : {statement.deficit_of, statement.deficit_with}) {
            std::vector<Economy> found;
            if (code.empty()) continue;
            const auto unknown = policy::find_economies(setting.world(), code, found);
            if (unknown)
                throw InputError(scenario.file, statement.line, unknown->expected, unknown->found, statement.column);
        }
}

// The elasticity between groups of products is the scenario's.
void set_substitution(Setting& setting) {
    const double substitution = setting.scenario().group_substitution.value;
    if (setting.world().group_substitution == substitution) return;
    auto base = std::make_shared<Base>(*setting.settled);
    base->world.group_substitution = substitution;
    setting.settled = std::move(base);
}

std::vector<ResolvedMeasure*> pointers_to(std::vector<ResolvedMeasure>& measures) {
    std::vector<ResolvedMeasure*> result;
    for (ResolvedMeasure& each : measures) result.push_back(&each);
    return result;
}

// The baseline measures of one kind: where they stand, and what they are.
struct InForce {
    std::vector<std::size_t> at;
    std::vector<policy::Measure> measures;
    std::vector<const scenario::MeasureWords*> words;
    std::vector<policy::Measure> over;
};

// What the flows carry, or what came since: measures on the day, and the end of those that are over by then.
InForce in_force(Setting& setting, bool since) {
    InForce result;
    const scenario::Scenario& scenario = setting.scenario();
    for (std::size_t k = 0; k < scenario.baseline.size(); ++k) {
        const scenario::MeasureWords& words = scenario.baseline[k].second;
        const bool carried = !setting.baseline_since[k], over = !is_in_force(words, scenario.day);
        if (over && !carried) {  // resolved all the same: others may cover the same products
            setting.baseline[k] = resolve(scenario.file, words, setting.world(), setting.lists);
            continue;
        }
        if (since && carried) {
            if (!over) continue;  // ended by what it is there already
            if (words.kind == scenario::MeasureKind::duty && words.sets)
                throw InputError(scenario.file, words.line,
                                 "a duty in points, such as '+19 points', where it is over on the day of the base",
                                 words.amount.text, words.column);
            result.over.push_back(setting.baseline[k].measure);
            continue;
        }
        setting.baseline[k] = resolve(scenario.file, scenario.baseline[k].second, setting.world(), setting.lists);
        if (setting.baseline_since[k] != since) continue;  // resolved: others may cover the same products
        result.at.push_back(k);
        result.words.push_back(&scenario.baseline[k].second);
    }
    cover_same_products(pointers_to(setting.baseline));
    for (const std::size_t k : result.at) result.measures.push_back(setting.baseline[k].measure);
    return result;
}

void keep_endings(Setting& setting, const InForce& in_force, const std::vector<policy::Measure>& endings) {
    for (std::size_t k = 0; k < endings.size(); ++k) {
        // What ends a subsidy is its own rate with the sign turned: so a budget shows the rate that it pays for.
        const auto* ending = std::get_if<policy::ProductionSubsidyChange>(&endings[k]);
        setting.baseline_rates[in_force.at[k]] = ending != nullptr ? -ending->rate : 0.0;
        setting.baseline[in_force.at[k]].measure = endings[k];
    }
}

// The duties in force by date, in the world's own codes. A world of a year in which points were in force carries these.
std::vector<policy::Measure> by_date(const Setting& setting) {
    std::vector<policy::Measure> result;
    const scenario::Scenario& scenario = setting.scenario();
    const world::World& world = setting.world();
    for (const scenario::DutyInForce& each : scenario.duties_in_force) {
        const auto importer = world.find_economy(each.importer), exporter = world.find_economy(each.exporter);
        const auto sector = world.find_sector(each.sector);
        if (!importer || !exporter || !sector)
            throw InputError(scenario.file, scenario.world_line,
                             "the world that the duties in force by date are placed in",
                             world.name + ", without " + each.importer + ", " + each.exporter + " or " + each.sector,
                             scenario.world_column);
        const double carried = each.carried_in(world.year), flow = world.flow(*importer, *exporter, *sector);
        if ((!each.is_level && each.rate == carried) || !(flow > 0)) continue;
        policy::DutyChange change;
        change.kind = each.is_level ? policy::DutyChange::Kind::set : policy::DutyChange::Kind::add;
        change.scope = {{*importer}, {*exporter}, {*sector}};
        const double covered = each.is_level || carried != 0.0 ? 1.0 : each.covered_share;
        change.rate = (each.rate - carried) / covered;
        if (covered < 1.0) change.covers_usd_m = covered * flow;
        result.emplace_back(change);
    }
    return result;
}

// What the table's flows carry is made explicit in it; what came later is solved from there. The base is the present.
void bring_into_force(Setting& setting) {
    const scenario::Scenario& scenario = setting.scenario();
    if (scenario.baseline.empty() && scenario.duties_in_force.empty()) return;
    setting.baseline.resize(scenario.baseline.size());
    setting.baseline_rates.resize(scenario.baseline.size());
    for (const auto& [id, words] : scenario.baseline)
        setting.baseline_since.push_back(came_since(words, setting.world().year));
    auto base = std::make_shared<Base>(*setting.settled);
    const InForce carried = in_force(setting, false);
    policy::Calibrated calibrated = policy::calibrate(setting.world(), carried.measures);
    if (calibrated.refusal) throw InputError(refusal_of(scenario.file, *calibrated.refusal, carried.words));
    base->world = std::move(calibrated.world);
    keep_endings(setting, carried, calibrated.endings);
    setting.settled = base;
    InForce later = in_force(setting, true);
    later.measures.insert(later.measures.end(), later.over.begin(), later.over.end());
    for (policy::Measure& each : by_date(setting)) later.measures.push_back(std::move(each));
    if (later.measures.empty()) {
        base->slopes = model::base_slopes(base->world, base->closure);
        return;
    }
    policy::SinceThen since =
        bring_into_force(base->world, later.measures, counterfactual_options(*base, setting.options));
    if (since.refusal) throw InputError(refusal_of(scenario.file, *since.refusal, later.words));
    base = std::make_shared<Base>(*base);
    base->status = since.status;
    base->max_residual = since.max_residual;
    base->worst_equation = since.worst_equation;
    if (since.status == model::Status::converged) {
        base->world = std::move(since.world);
        base->slopes = model::base_slopes(base->world, base->closure);
        since.endings.resize(later.at.size());
        keep_endings(setting, later, since.endings);
    }
    setting.settled = std::move(base);
}

void resolve_levels(Setting& setting) {
    const scenario::Scenario& scenario = setting.scenario();
    for (std::size_t i = 0; i < scenario.issues.size(); ++i)
        for (std::size_t l = 0; l < scenario.issues[i].levels.size(); ++l) {
            const scenario::Level& level = scenario.issues[i].levels[l];
            if (level.measures.empty() && level.ends.empty()) continue;
            PricedLevel priced{i, l, {}, {}};
            for (const scenario::MeasureWords& words : level.measures)
                priced.measures.push_back(resolve(scenario.file, words, setting.world(), setting.lists));
            for (const std::string& id : level.ends)
                for (std::size_t k = 0; k < scenario.baseline.size(); ++k) {
                    const auto& [in_force, words] = scenario.baseline[k];
                    if (in_force != id) continue;
                    if (words.kind == scenario::MeasureKind::duty && words.sets)
                        throw InputError(scenario.file, words.line,
                                         "a duty in points, such as '+19 points', where a level ends it",
                                         words.amount.text, words.column);
                    if (!is_in_force(words, scenario.day))
                        throw InputError(scenario.file, level.line,
                                         "a measure that is in force on " + scenario.day + " where a level ends it", id,
                                         level.column);
                    priced.ends.push_back(k);
                }
            setting.levels.push_back(std::move(priced));
        }
    std::vector<ResolvedMeasure*> all = pointers_to(setting.baseline);
    for (PricedLevel& level : setting.levels)
        for (ResolvedMeasure* each : pointers_to(level.measures)) all.push_back(each);
    cover_same_products(all);
}

// A setting's rest: of one that has what is in force already its levels alone.
SharedSetting resolved(Setting setting) {
    const bool has_base = setting.settled != nullptr;
    if (!has_base) setting.settled = setting.unmeasured;
    resolve_parties(setting);
    check_statements(setting);
    if (!has_base && setting.is_settled()) {
        set_substitution(setting);
        setting.lists = ListsInWorld(setting.scenario(), setting.world());
        bring_into_force(setting);
    }
    if (setting.is_settled()) resolve_levels(setting);
    return std::make_shared<const Setting>(std::move(setting));
}

}  // namespace

bool is_in_force(const scenario::MeasureWords& words, const std::string& day) {
    return day.empty() || (words.in_force_from <= day && (words.in_force_until.empty() || day <= words.in_force_until));
}

bool came_since(const scenario::MeasureWords& words, int year) {
    if (words.in_force_from.empty()) return words.kind == scenario::MeasureKind::duty;
    const std::string middle = std::to_string(year) + "-07-02";
    // Over before the middle of the year: its flows do not carry it.
    if (!words.in_force_until.empty() && words.in_force_until < middle) return true;
    return words.in_force_from > middle;
}

SharedSetting setting_of(std::shared_ptr<const scenario::Scenario> scenario, std::shared_ptr<const LoadedWorld> world,
                         const BaseOptions& options, const model::Progress& progress) {
    auto base = std::make_shared<Base>(prepare_base(world->world, options, progress));
    base->source = world->source;
    Setting setting;
    setting.written = std::move(scenario);
    setting.read = std::move(world);
    setting.unmeasured = std::move(base);
    setting.options = options;
    return resolved(std::move(setting));
}

SharedSetting setting_with(const Setting& setting, std::shared_ptr<const scenario::Scenario> scenario, Alike alike) {
    Setting other;
    other.written = std::move(scenario);
    other.read = setting.read;
    other.unmeasured = setting.unmeasured;
    other.options = setting.options;
    if (alike == Alike::day) {
        other.settled = setting.settled;
        other.lists = setting.lists.of(other.scenario());
        other.baseline = setting.baseline;
        other.baseline_since = setting.baseline_since;
        other.baseline_rates = setting.baseline_rates;
    }
    return resolved(std::move(other));
}

std::vector<std::size_t> priced_levels(const Setting& setting, const std::vector<std::size_t>& at) {
    std::vector<std::size_t> set;
    for (std::size_t l = 0; l < setting.levels.size(); ++l)
        if (at[setting.levels[l].issue] == setting.levels[l].level) set.push_back(l);
    return set;
}

std::vector<std::string> economy_codes(const Setting& setting) {
    std::vector<std::string> codes;
    for (const Economy n : setting.parties) codes.push_back(setting.world().economies[n.value].code);
    return codes;
}

}  // namespace parley::pricing
