#include <charconv>
#include <cmath>

#include "apps/cli/solve_arguments.hpp"
#include "apps/cli/takes.hpp"

namespace parley::cli {
namespace {

model::FactorMarket factors_of(const std::string& words) {
    if (words == "mobile") return model::mobile;
    if (words == "specific") return model::specific;
    double kappa = 0.0;
    const char* end = words.data() + words.size();
    if (words.starts_with("roy:")) {
        const auto [stop, problem] = std::from_chars(words.data() + 4, end, kappa);
        if (problem == std::errc{} && stop == end && kappa >= 1 && std::isfinite(kappa)) return model::roy(kappa);
    }
    throw UsageError("--factors is mobile, specific or roy:KAPPA with KAPPA of 1 or more, not '" + words + "'");
}

}  // namespace

std::vector<std::string> split(const std::string& text) {
    std::vector<std::string> parts(1);
    for (const char c : text)
        if (c == ',')
            parts.emplace_back();
        else
            parts.back() += c;
    return parts;
}

pricing::BaseOptions SolveArguments::base_options() const {
    pricing::BaseOptions options;
    options.elasticities = elasticities;
    options.services_elasticity = services_elasticity;
    options.deficits = closure == "balanced" ? model::Deficits::zero
                       : closure == "saving" ? model::Deficits::saving
                                             : model::Deficits::fixed;
    options.saving.saving_elasticity = saving_elasticity;
    options.saving.investment_elasticity = investment_elasticity;
    options.factors = factors_of(factors);
    options.scale = scale;
    options.inputs = !no_inputs;
    options.solve.max_iterations = max_iterations;
    return options;
}

pricing::RangeOptions SolveArguments::range_options(std::uint64_t seed) const {
    pricing::RangeOptions options;
    options.any = ranges != "none";
    options.points = points;
    options.seed = seed;
    if (options.any && ranges != "all") options.sources = split(ranges);
    if (!options.any && points > 0) throw UsageError("--points has no ranges to draw for with --ranges none");
    return options;
}

void refuse_idle_elasticities(const CLI::App& command, const SolveArguments& arguments) {
    if (arguments.scenario.empty() && arguments.closure != "saving")
        refuse_idle(command, {"--saving-elasticity", "--investment-elasticity"}, "goes with --closure saving");
}

void add_ranges_option(CLI::App& command, std::string& ranges) {
    command
        .add_option("--ranges", ranges,
                    "Figures with their least and most over sources of the trade elasticities: all of the world's, "
                    "none (quicker), or some")
        ->type_name("all|none|SOURCE,…")
        ->capture_default_str();
}

void add_range_options(CLI::App& command, SolveArguments& a) {
    add_ranges_option(command, a.ranges);
    command
        .add_option("--points", a.points,
                    "Ranges also over elasticities and sizes of measures, drawn at N points under every source")
        ->type_name("N")
        ->check(whole(1, 1000));
}

void add_model_options(CLI::App& command, SolveArguments& a) {
    command
        .add_option("--closure", a.closure,
                    "Trade deficits: fixed in units of world value added; balanced, taken out of the base first; or "
                    "saving, investment less saving at a world interest rate")
        ->check(one_of({"fixed", "balanced", "saving"}))
        ->type_name("fixed|balanced|saving")
        ->capture_default_str();
    command
        .add_option("--saving-elasticity", a.saving_elasticity,
                    "Where saving moves deficits: how it responds to the world interest rate")
        ->type_name("ETA")
        ->check(number_of("an elasticity"))
        ->capture_default_str();
    command.add_option("--investment-elasticity", a.investment_elasticity, "The same of investment, downwards")
        ->type_name("ETA")
        ->check(number_of("an elasticity"))
        ->capture_default_str();
    command
        .add_option("--factors", a.factors,
                    "mobile between sectors, specific to them (the short run), or between the two: roy:KAPPA, 1 is "
                    "specific")
        ->type_name("mobile|specific|roy:KAPPA")
        ->capture_default_str();
    command.add_flag("--scale", a.scale, "With economies of scale: a sector's costs fall as it grows");
    command
        .add_option("--elasticities", a.elasticities,
                    "Source of the trade elasticities; without it the world's default")
        ->type_name("SOURCE");
    command
        .add_option("--services-elasticity", a.services_elasticity,
                    "The trade elasticity of all services, whatever the source has")
        ->type_name("THETA")
        ->check(number_of("an elasticity"));
    command.add_flag("--no-inputs", a.no_inputs, "Without inputs: value added is all of cost");
    command.add_option("--max-iterations", a.max_iterations, "Give up after this many evaluations of the model")
        ->type_name("N")
        ->check(whole(1, 1000000))
        ->capture_default_str();
    command
        .add_option("--threads", a.threads, "Threads where several equilibria are solved; 0 is all of the machine's")
        ->type_name("N")
        ->check(whole(0, 4096))
        ->capture_default_str();
}

}  // namespace parley::cli
