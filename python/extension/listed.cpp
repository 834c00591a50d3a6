#include "python/extension/listed.hpp"

#include <set>

#include "parley/histories/embedded.hpp"
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
    std::set<std::string> slugs;
    for (const std::string& name : histories::embedded_history_names())
        if (name.ends_with("/after.yaml")) slugs.insert(name.substr(0, name.find('/')));
    return {slugs.begin(), slugs.end()};
}

}  // namespace parley::python
