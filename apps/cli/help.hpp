#pragma once
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

namespace parley::cli {

/// Help that fits a terminal of 100 columns.
class HelpPage : public CLI::Formatter {
public:
    std::string make_option(const CLI::Option* option, bool positional) const override;
    std::string make_subcommand(const CLI::App* command) const override;
    std::string make_description(const CLI::App* app) const override;
};

/// The first command or option among these words that there is not, such as "no command 'slove' of parley; did you mean
/// solve?"; empty when all are known.
[[nodiscard]] std::string unknown_word(const CLI::App& app, const std::vector<std::string>& words);

}  // namespace parley::cli
