#include "parley/dispute/endings/endings.hpp"

namespace parley::dispute::endings {

Ending ending_of(const Facts& facts) {
    if (facts.signed_by_both)
        return facts.standing == Standing::none ? Ending::agreement_measures_gone : Ending::agreement_measures_stay;
    if (facts.beyond) return Ending::escalated;
    if (facts.answered) return Ending::answered;
    switch (facts.threat) {
        case Threat::carried_out:
            return Ending::carried_out;
        case Threat::withdrawn:
            return Ending::withdrawn;
        case Threat::pending:
            break;
    }
    return Ending::pending;
}

const char* name_of(Ending ending) {
    switch (ending) {
        case Ending::agreement_measures_gone:
            return "agreement-measures-gone";
        case Ending::agreement_measures_stay:
            return "agreement-measures-stay";
        case Ending::escalated:
            return "escalated-beyond-the-threat";
        case Ending::answered:
            return "answered";
        case Ending::carried_out:
            return "carried-out-unanswered";
        case Ending::withdrawn:
            return "withdrawn-nothing-signed";
        case Ending::pending:
            return "pending";
    }
    return "";
}

const char* in_words(Ending ending) {
    switch (ending) {
        case Ending::agreement_measures_gone:
            return "agreement, measures gone";
        case Ending::agreement_measures_stay:
            return "agreement, measures stay";
        case Ending::escalated:
            return "escalated beyond the threat";
        case Ending::answered:
            return "answered";
        case Ending::carried_out:
            return "carried out, unanswered";
        case Ending::withdrawn:
            return "withdrawn, nothing signed";
        case Ending::pending:
            return "pending, as today";
    }
    return "";
}

const char* standing_in_words(const Facts& facts) {
    if (ending_of(facts) != Ending::agreement_measures_stay) return "";
    return facts.standing == Standing::all ? "all of them" : "in part";
}

}  // namespace parley::dispute::endings
