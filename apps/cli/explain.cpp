// parley explain: what a word of the results means.
#include <memory>

#include <fmt/format.h>

#include "apps/cli/command.hpp"
#include "parley/core/input_error.hpp"
#include "parley/core/nearest.hpp"
#include "parley/core/text.hpp"
#include "parley/report/words/figures.hpp"
#include "parley/report/words/glossary.hpp"

namespace parley::cli {
namespace {

using report::words::GlossaryEntry;

constexpr std::size_t explained_width = 80;

std::string all_words() {
    std::string names;
    for (const GlossaryEntry& entry : report::words::glossary())
        names += (names.empty() ? "" : ", ") + entry.names.front();
    return report::words::wrapped(names + ".", explained_width) +
           "\n\n'parley explain WORD' says what one of them means.\n";
}

std::string explanation(const std::string& word) {
    const GlossaryEntry* entry = report::words::explained(word);
    if (entry == nullptr) {
        std::vector<std::string> known;
        for (const GlossaryEntry& each : report::words::glossary())
            known.insert(known.end(), each.names.begin(), each.names.end());
        const std::string meant = nearest(word, known);
        throw InputError(word, 0, "a word of the results ('parley explain' lists them)",
                         meant.empty() ? "none" : "none; did you mean " + meant + "?");
    }
    std::string also;
    for (std::size_t k = 1; k < entry->names.size(); ++k) also += (k == 1 ? ", also " : ", ") + entry->names[k];
    return report::words::wrapped(entry->names.front() + also, explained_width) + "\n  " +
           report::words::wrapped(entry->text, explained_width - 2, "  ") + "\n  docs/" + entry->page + "\n";
}

}  // namespace

void add_explain(CLI::App& app, Run& run) {
    auto words = std::make_shared<std::vector<std::string>>();
    CLI::App* command = app.add_subcommand("explain", "What a word of the results means, in plain sentences.");
    command->add_option("word", *words, "GMR, Nash, LL, closure; without one all of them are listed")
        ->type_name("WORD");
    command->footer(
        "Examples:\n"
        "  parley explain\n"
        "  parley explain GMR\n"
        "  parley explain trade elasticity");
    command->callback([words, &run] {
        run = [words] {
            std::string word;
            for (const std::string& each : *words) word += (word.empty() ? "" : " ") + each;
            print(word.empty() ? all_words() : explanation(word));
            return Exit::done;
        };
    });
}

}  // namespace parley::cli
