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

/// The commands by what they are for, in a page of 30 lines: what `parley` alone shows.
[[nodiscard]] std::string overview(const CLI::App& app);
/// The first option or argument that was given an empty value, such as "--world"; empty when there is none.
[[nodiscard]] std::string empty_value(const CLI::App& app);

/// The first command or option among these words that there is not, such as "no command 'slove' of parley; did you mean
/// solve?"; empty when all are known.
[[nodiscard]] std::string unknown_word(const CLI::App& app, const std::vector<std::string>& words);

}  // namespace parley::cli
