#include "apps/cli/command.hpp"

namespace parley::cli {

const char* option_words(Option option) {
    switch (option) {
        case Option::none:
            break;
        case Option::world:
            return "--world";
        case Option::outcome:
            return "--outcome";
        case Option::disagreement:
            return "--disagreement";
        case Option::elasticities:
            return "--elasticities";
        case Option::services_elasticity:
            return "--services-elasticity";
        case Option::saving:
            return "--closure saving";
        case Option::factors:
            return "--factors";
        case Option::scale:
            return "--scale";
        case Option::duty:
            return "--duty";
        case Option::levied_by:
            return "--by";
        case Option::levied_on:
            return "--on";
        case Option::import_subsidy:
            return "--import-subsidy";
        case Option::highest_duty:
            return "--highest-duty";
        case Option::balance:
            return "--balance";
        case Option::income:
            return "--income";
        case Option::cause:
            return "--cause";
        case Option::game_file:
            return "--nfg";
        case Option::balanced:
            return "--closure balanced";
        case Option::no_inputs:
            return "--no-inputs";
        case Option::document:
            return "--source";
        case Option::points:
            return "--points";
        case Option::ranges:
            return "--ranges";
        case Option::budget:
            return "--budget";
        case Option::sides:
            return "WHO";
        case Option::sectors:
            return "--sectors";
        case Option::bounds:
            return "--least and --most";
        case Option::weights:
            return "--weights";
        case Option::as_json:
            return "--json";
        case Option::set_number:
            return "--set";
    }
    return "";
}

}  // namespace parley::cli
