#include "parley/core/refusal.hpp"

#include "parley/core/text.hpp"

namespace parley {
namespace {

// Whether there can be more of it.
bool is_amount(Option option) {
    return option == Option::highest_duty || option == Option::budget || option == Option::points;
}

}  // namespace

const char* name_of(Option option) {
    switch (option) {
        case Option::none:
            break;
        case Option::world:
            return "world";
        case Option::outcome:
            return "outcome";
        case Option::disagreement:
            return "disagreement";
        case Option::elasticities:
            return "elasticities";
        case Option::services_elasticity:
            return "services_elasticity";
        case Option::saving:
            return "saving";
        case Option::factors:
            return "factors";
        case Option::scale:
            return "scale";
        case Option::duty:
            return "duty";
        case Option::levied_by:
            return "levied by";
        case Option::levied_on:
            return "levied on";
        case Option::import_subsidy:
            return "import_subsidy";
        case Option::highest_duty:
            return "highest duty";
        case Option::balance:
            return "balance";
        case Option::income:
            return "income";
        case Option::cause:
            return "cause";
        case Option::game_file:
            return "game";
        case Option::balanced:
            return "balanced deficits";
        case Option::no_inputs:
            return "no inputs";
        case Option::document:
            return "document";
        case Option::points:
            return "points";
        case Option::ranges:
            return "ranges";
        case Option::budget:
            return "budget";
        case Option::sides:
            return "sides";
        case Option::sectors:
            return "sectors";
        case Option::bounds:
            return "bounds";
        case Option::weights:
            return "weights";
        case Option::as_json:
            return "JSON";
        case Option::set_number:
            return "number";
    }
    return "";
}

std::string in_one_line(const Refusal& refusal, SayOption say) {
    const Subject& about = refusal.subject;
    std::string text = about.option != Option::none ? say(about.option) : about.name;
    if (about.line > 0) text += ":" + std::to_string(about.line);
    if (about.column > 0) text += ":" + std::to_string(about.column);
    text += ": expected " + refusal.expected;
    if (refusal.leave != Option::none)
        text += std::string(" (") + say(refusal.leave) +
                (!refusal.leave_by.empty()  ? " " + refusal.leave_by + " allows it)"
                 : is_amount(refusal.leave) ? " allows more)"
                                            : " allows it)");
    text += ", found " + refusal.found;
    // Words of a file may hold line breaks, and what a terminal obeys.
    return printable(text);
}

}  // namespace parley
