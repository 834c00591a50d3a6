#pragma once
// What `parley best-answer` and `parley war` were asked: the options that they share.
#include <string>
#include <vector>

#include "apps/cli/solve_arguments.hpp"
#include "parley/pricing/wars/war_study.hpp"

namespace parley::cli {

struct WarArguments {
    SolveArguments model;  ///< world, closure, elasticities, threads, output
    std::vector<std::string> sides;
    std::string to;
    std::string rates = "by-sector";
    std::string on;
    std::string sectors = "goods";
    double least_pct = 0.0, most_pct = 1000.0;
    bool export_taxes = false;
    bool subsidies = false;
    std::string weights;
    int starts = 0;  ///< 0: the usual
    std::string rates_file;
    bool json = false;
    bool csv = false;

    WarArguments() { model.closure = "balanced"; }
    /// Without what is played.
    pricing::WarQuestion question() const;
};

void add_war_options(CLI::App& command, WarArguments& arguments);

/// Plays it, and delivers text, JSON or rates.
[[nodiscard]] Exit play(const WarArguments& arguments, const pricing::WarQuestion& question);

}  // namespace parley::cli
