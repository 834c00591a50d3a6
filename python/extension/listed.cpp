#include "python/extension/listed.hpp"

#include "parley/histories/history.hpp"
#include "parley/scenario/files/load_scenario.hpp"
#include "parley/scenario/parameters.hpp"

namespace parley::python {

SharedColumns parameters_of(const std::string& scenario) {
    const scenario::Scenario read = scenario::load_scenario(scenario);
    Texts id, words, text, low, high;
    Counts moves;
    for (const scenario::Parameter& each : scenario::parameters(read)) {
        id.push_back(each.id);
        words.push_back(each.words);
        text.push_back(each.number->text);
        low.push_back(each.number->low_text);
        high.push_back(each.number->high_text);
        moves.push_back(each.moves_equilibria() ? 1 : 0);
    }
    const std::size_t rows = id.size();
    return std::make_shared<Columns>(Columns{{{"id", "", std::move(id)},
                                              {"words", "", std::move(words)},
                                              {"value", "", std::move(text)},
                                              {"low", "", std::move(low)},
                                              {"high", "", std::move(high)},
                                              {"moves_equilibria", "", std::move(moves)}},
                                             rows});
}

std::vector<std::string> past_disputes() {
    std::vector<std::string> slugs;
    for (const histories::History& each : histories::bundled_histories(histories::Opened::with_what_happened))
        if (each.after) slugs.push_back(each.facts.slug);
    return slugs;
}

}  // namespace parley::python
