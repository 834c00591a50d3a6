#include "apps/cli/help.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "parley/core/nearest.hpp"
#include "parley/report/words/figures.hpp"

namespace parley::cli {
namespace {

constexpr std::size_t width = 100;
constexpr std::size_t column = 30;

// A name and what it is about: side by side when the name is short, and else one under the other.
std::string entry(const std::string& name, const std::string& about) {
    const std::string indent(column, ' ');
    const std::string text = report::words::wrapped(about, width - column, "");
    std::string result = "  " + name;
    result += result.size() + 2 <= column ? std::string(column - result.size(), ' ') : "\n" + indent;
    for (const char c : text) result += c == '\n' ? "\n" + indent : std::string(1, c);
    return result + "\n";
}

}  // namespace

std::string HelpPage::make_option(const CLI::Option* option, bool positional) const {
    std::string name = option->get_name(positional, true);
    if (!option->get_type_name().empty()) name += " " + option->get_type_name();
    std::string about = option->get_description();
    if (!option->get_default_str().empty()) about += " [" + option->get_default_str() + "]";
    if (option->get_required()) about += " (needed)";
    return entry(name, about);
}

std::string HelpPage::make_subcommand(const CLI::App* command) const {
    return entry(command->get_name(), command->get_description());
}

std::string HelpPage::make_description(const CLI::App* app) const {
    std::string text, rest = app->get_description();
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        text += report::words::wrapped(rest.substr(0, end), width) + "\n";
        rest.erase(0, end + 1);
    }
    return text + "\n";
}

std::string overview(const CLI::App& app) {
    struct Group {
        const char* about;
        std::vector<std::string> names;
    };
    std::vector<Group> groups{
        {"what measures do to economies", {"solve", "duties", "attribute", "best-answer", "war", "sweep", "store"}},
        {"a dispute: what could be agreed, where it rests",
         {"brief", "deals", "standoff", "talks", "record", "course", "forecast", "conflict"}},
        {"what happened in disputes like it", {"precedents", "backtest", "score", "diff"}},
        {"files of disputes", {"check", "draft", "new", "schema", "migrate"}},
        {"trade tables, and what words mean", {"world", "explain"}},
    };
    Group rest{"besides", {}};
    std::vector<std::string> there;
    for (const CLI::App* each : app.get_subcommands([](const CLI::App*) { return true; }))
        there.push_back(each->get_name());
    for (const std::string& known : there)
        if (std::none_of(groups.begin(), groups.end(), [&](const Group& group) {
                return std::find(group.names.begin(), group.names.end(), known) != group.names.end();
            }))
            rest.names.push_back(known);
    groups.push_back(std::move(rest));
    std::string text = "Parley: what a trade dispute costs, and what the talks can reach.\n\n";
    for (const Group& group : groups) {
        std::string names;
        for (const std::string& name : group.names)
            if (std::find(there.begin(), there.end(), name) != there.end()) names += (names.empty() ? "" : "  ") + name;
        if (!names.empty()) text += fmt::format("  {}\n      {}\n", group.about, names);
    }
    return text +
           "\n"
           "  parley brief us-china-2018 -o brief.html         everything in one page\n"
           "  parley solve us-china-2018                       what each outcome costs\n"
           "  parley solve --duty CHN:+25:goods --by USA       what a duty does\n"
           "  parley explain GMR                               what a word means\n"
           "\n"
           "'parley COMMAND --help' says more of one, 'parley --help' a line of each.\n";
}

std::string empty_value(const CLI::App& app) {
    for (const CLI::Option* option : app.get_options())
        for (const std::string& value : option->results())
            if (value.empty()) return option->get_name();
    for (const CLI::App* chosen : app.get_subcommands())
        if (const std::string name = empty_value(*chosen); !name.empty()) return name;
    return {};
}

std::string unknown_word(const CLI::App& app, const std::vector<std::string>& words) {
    const CLI::App* at = &app;
    std::string path = "parley";
    const auto unknown = [&](const char* kind, const std::string& word, const std::vector<std::string>& known) {
        const std::string meant = nearest(word, known);
        return fmt::format("no {} '{}' of {}; {}", kind, word, path,
                           meant.empty() ? fmt::format("there are {}", fmt::join(known, ", "))
                                         : fmt::format("did you mean {}?", meant));
    };
    for (const std::string& word : words) {
        std::vector<std::string> commands, options;
        for (const CLI::App* each : at->get_subcommands([](const CLI::App*) { return true; }))
            commands.push_back(each->get_name());
        for (const CLI::Option* each : at->get_options())
            for (const std::string& name : each->get_lnames()) options.push_back("--" + name);
        const auto is_known = [](const std::string& name, const std::vector<std::string>& known) {
            return std::find(known.begin(), known.end(), name) != known.end();
        };
        const std::string name = word.substr(0, word.find('='));
        if (word.starts_with("--")) {
            if (!is_known(name, options)) return unknown("option", name, options);
        } else if (!commands.empty() && !word.starts_with('-')) {
            if (!is_known(word, commands)) return unknown("command", word, commands);
            at = at->get_subcommand(word);
            path += " " + word;
        }
    }
    return {};
}

}  // namespace parley::cli
