#include "parley/pricing/duties/duty_study.hpp"

#include <algorithm>

#include "parley/core/input_error.hpp"
#include "parley/core/parallel.hpp"
#include "parley/core/sha256.hpp"
#include "parley/core/text.hpp"
#include "parley/model/continuation.hpp"
#include "parley/model/rebase.hpp"
#include "parley/policy/codes.hpp"
#include "parley/pricing/duties/day_study.hpp"
#include "parley/pricing/duties/list_study.hpp"
#include "parley/tables/files/csv.hpp"

namespace parley::pricing {
namespace {

// A list of fewer than all economies was named; `*` names nobody.
bool is_named(const world::World& world, const std::vector<Economy>& list) {
    return list.size() < world.economy_count();
}

// What the changes are about: how much trade, who and whom.
void name_scope(DutyStudy& study) {
    const world::World& world = study.base.world;
    for (const DutyRow& row : study.rows) study.trade_in_scope_usd_m.push_back(trade_in_scope(world, row.change.scope));
    std::vector<bool> named(world.economy_count());
    for (const DutyRow& row : study.rows) {
        const policy::FlowScope& scope = row.change.scope;
        const bool buyers = is_named(world, scope.buyers), sellers = is_named(world, scope.sellers);
        for (const Economy n : scope.buyers)
            if (buyers) named[n.value] = true;
        for (const Economy i : scope.sellers)
            if (sellers) named[i.value] = true;
        if (!buyers || !sellers) continue;
        for (const Economy n : scope.buyers)
            for (const Economy i : scope.sellers) {
                const auto known = [&](const auto& pair) { return pair == std::pair(n, i) || pair == std::pair(i, n); };
                if (n != i && std::none_of(study.pairs.begin(), study.pairs.end(), known))
                    study.pairs.emplace_back(n, i);
            }
    }
    for (const Economy n : world.each_economy())
        if (named[n.value]) study.parties.push_back(n);
}

std::vector<Economy> economies_of(const world::World& world, Option option, const std::vector<std::string>& codes) {
    std::vector<Economy> result, found;
    for (const std::string& code : codes) {
        if (const auto problem = policy::find_economies(world, code, found))
            throw InputError(option, problem->expected, problem->found);
        result.insert(result.end(), found.begin(), found.end());
    }
    return result;
}

// The file says which products; who levies on whom is said beside it.
std::vector<DutyRow> rows_of_list(const DutyQuestion& question, const std::string& text, const world::World& world) {
    const products::Concordance& concordance = products::bundled_concordance();
    products::ProductList list =
        products::read_product_list(question.file, text, concordance, question.limits.highest_rate);
    ListQuestion of_list;
    of_list.classes = question.classes;
    const std::vector<Economy> importers = economies_of(world, Option::levied_by, question.importers);
    if (importers.size() > 1) throw InputError(Option::levied_by, "one economy, whose list it is", "several");
    if (!importers.empty()) of_list.importer = importers.front();
    of_list.exporters = economies_of(world, Option::levied_on, question.exporters);
    std::vector<DutyRow> rows =
        duty_rows(study_list(std::move(list), concordance, products::bundled_imports(), world, of_list), world);
    for (DutyRow& row : rows) row.change.import_subsidy = question.limits.import_subsidies;
    return rows;
}

Figures solved_there(const DutyStudy& study, const world::World& read, const std::string& source) {
    BaseOptions options = study.options;
    options.elasticities = source;
    options.solve.threads = 1;  // sources are on as many already
    Figures failed;
    try {
        const Base base = prepare_base(read, options);
        failed.status = base.status;
        failed.problem = "the base: " + base.worst_equation;
        if (base.status != model::Status::converged) return failed;
        const model::Wedges wedges = duty_wedges(base.world, {}, study.rows);
        const model::SolveOptions solving = counterfactual_options(base, options);
        return figures_of(base.world,
                          read_off(base.world, wedges, solve(base.world, wedges, solving), solving, Detail::payoffs),
                          study.pairs);
    } catch (const InputError& error) {  // what the world cannot carry under this source
        failed.status = model::Status::refused;
        failed.problem = in_one_line(error.refusal());
        return failed;
    }
}

double highest_duty(const world::World& world, const model::Wedges& wedges) {
    double result = 0.0;
    for (const Economy n : world.each_economy())
        for (const Economy i : world.each_economy())
            for (const Sector s : world.each_sector())
                if (world.flow(n, i, s) > 0) result = std::max(result, wedges.duty_rate(n, i, s));
    return result;
}

// How far one gets, in strides each of which sets out from the last: where to, or the point near the end.
model::Point look_how_far(DutyStudy& study, const model::Wedges& wedges, model::SolveOptions options,
                          const model::Progress& progress) {
    constexpr double first_stride = 0.125, shortest_stride = 1.0 / 256;
    constexpr int iterations_of_a_stride = 300;
    const world::World& world = study.base.world;
    options.max_iterations = std::min(options.max_iterations, iterations_of_a_stride);
    model::Point here = model::base_point(world);
    study.way = 0.0;
    for (double stride = first_stride; stride >= shortest_stride && study.way < 1;) {
        const model::Equilibrium next =
            solve(world, model::wedges_at(world, wedges, study.way + stride), options, progress, &here);
        if (next.status == model::Status::cancelled) return here;
        if (next.status != model::Status::converged) {
            stride /= 2;
            continue;
        }
        here = next.point;
        study.way += stride;
        stride = std::min(stride, 1 - study.way);
    }
    study.highest_on_the_way = highest_duty(world, model::wedges_at(world, wedges, study.way));
    study.highest_asked = highest_duty(world, wedges);
    return here;
}

}  // namespace

world::World world_after(const DutyStudy& study) {
    const world::World& base = study.base.world;
    world::World world = rebase(base, duty_wedges(base, {}, study.rows), study.priced.equilibrium, study.base.closure);
    world.rebased.push_back("duties: " + study.duties_source);
    return world;
}

void solve_elsewhere(DutyStudy& study, const world::World& read, const RangeOptions& options, int threads) {
    Elsewhere& elsewhere = study.elsewhere;
    elsewhere.own = study.base.world.elasticity_source;
    if (!options.any || study.status() != model::Status::converged) return;
    for (const std::string& source : other_sources(read, options, elsewhere.own))
        elsewhere.places.push_back({source, {}});
    elsewhere.figures.assign(elsewhere.places.size(), std::vector<Figures>(1));
    parallel_for(elsewhere.places.size(), threads, [&](std::size_t k) {
        elsewhere.figures[k].front() = solved_there(study, read, elsewhere.places[k].source);
    });
}

double DutyStudy::max_residual() const {
    return base.status == model::Status::converged ? priced.equilibrium.max_residual : base.max_residual;
}

const std::string& DutyStudy::worst_equation() const {
    return base.status == model::Status::converged ? priced.equilibrium.worst_equation : base.worst_equation;
}

DutyStudy study_of(Base base, const BaseOptions& options, std::string source, std::vector<DutyRow> rows,
                   OutcomeResult priced) {
    DutyStudy study;
    study.base = std::move(base);
    study.options = options;
    study.duties_source = std::move(source);
    study.rows = std::move(rows);
    study.priced = std::move(priced);
    name_scope(study);
    return study;
}

std::vector<DutyRow> rows_of_file(const DutyQuestion& question, const std::string& text, const world::World& world) {
    if (products::lists_products(text)) return rows_of_list(question, text, world);
    for (const auto& [option, codes] :
         {std::pair(Option::levied_by, &question.importers), std::pair(Option::levied_on, &question.exporters)})
        if (!codes->empty())
            throw InputError(option, "a list of products (a column hs6)",
                             "a file of duties, which says itself who levies on whom");
    return read_duties(question.file, text, world, question.limits);
}

DutyStudy study_duties(Base base, const BaseOptions& options, const DutyQuestion& question,
                       const model::Progress& progress) {
    DutyStudy study;
    study.base = std::move(base);
    study.options = options;
    const world::World& world = study.base.world;
    if (!question.file.empty()) {
        const std::string text = tables::read_file(question.file);
        study.duties_source = printable(question.file);
        study.duties_sha256 = sha256_hex(text);
        study.rows = rows_of_file(question, text, world);
    } else if (!question.day.empty()) {
        const auto one = [](const std::vector<std::string>& codes) { return codes.empty() ? "" : codes.front(); };
        const DayStudy day = study_day(products::bundled_duties(), world, question.day, one(question.importers),
                                       one(question.exporters));
        study.rows = duty_rows(day, world);
        study.note = day.note;
        if (study.rows.empty())
            throw InputError(question.day, 0, "duties that are not in " + world.name + " already", "none on that day");
        study.duties_source = question.as_typed;
    } else {
        for (const DutyWords& words : question.words)
            study.rows.push_back(resolve_duty(words, words.importers.empty() ? question.importers : words.importers,
                                              world, question.limits));
        study.duties_source = question.as_typed;
    }
    const model::Wedges wedges = duty_wedges(
        world, question.file.empty() ? Subject{Option::duty} : Subject{Option::none, question.file}, study.rows);
    name_scope(study);
    if (study.base.status != model::Status::converged) return study;
    const model::SolveOptions solving = counterfactual_options(study.base, options);
    study.priced = read_off(world, wedges, solve(world, wedges, solving, progress), solving, question.detail);
    if (study.status() == model::Status::diverged) {
        const model::Point end = look_how_far(study, wedges, solving, progress);
        if (study.way == 1)  // short strides get there
            study.priced =
                read_off(world, wedges, solve(world, wedges, solving, progress, &end), solving, question.detail);
    }
    return study;
}

}  // namespace parley::pricing
