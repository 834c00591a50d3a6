#include "parley/strategy/talks.hpp"

namespace parley::strategy {

const char* name_of(Lever lever) {
    switch (lever) {
        case Lever::duty:
            return "duty";
        case Lever::export_tax:
            return "export tax";
        case Lever::production_subsidy:
            return "production subsidy";
    }
    return "unknown";
}

const char* name_of(Rates rates) {
    switch (rates) {
        case Rates::by_partner_and_sector:
            return "by partner and sector";
        case Rates::by_sector:
            return "by sector";
        case Rates::by_partner:
            return "by partner";
        case Rates::uniform:
            return "uniform";
    }
    return "unknown";
}

const char* name_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::not_run:
            return "not run";
        case Verdict::found:
            return "found";
        case Verdict::step_limit:
            return "step limit";
        case Verdict::unsolved:
            return "unsolved";
        case Verdict::refused:
            return "refused";
        case Verdict::cancelled:
            return "cancelled";
    }
    return "unknown";
}

const char* name_of(TalksFrom from) {
    switch (from) {
        case TalksFrom::today:
            return "today";
        case TalksFrom::war:
            return "war";
        case TalksFrom::free:
            return "free";
    }
    return "unknown";
}

const char* name_of(TalksRule rule) {
    switch (rule) {
        case TalksRule::nash_bargaining:
            return "nash bargaining";
        case TalksRule::equal_gains:
            return "equal gains";
        case TalksRule::weights:
            return "weights";
    }
    return "unknown";
}

}  // namespace parley::strategy
