// Options that would do nothing where they are given are refused, not ignored.
#include "apps/cli/command.hpp"

namespace parley::cli {

void refuse_idle(const CLI::App& command, std::initializer_list<const char*> options, const std::string& why) {
    for (const char* option : options)
        if (command.count(option) > 0) throw UsageError(std::string(option) + " " + why);
}

void refuse_choice_of_text(const CLI::App& command, std::initializer_list<const char*> options) {
    for (const char* form : {"--json", "--csv"})
        if (command.get_option_no_throw(form) != nullptr && command.count(form) > 0)
            refuse_idle(command, options, std::string("chooses among the text, which ") + form + " replaces");
}

}  // namespace parley::cli
