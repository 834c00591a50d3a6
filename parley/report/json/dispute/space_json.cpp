#include "parley/report/json/dispute/space_json.hpp"

namespace parley::report::json {

nlohmann::ordered_json space_json(const pricing::Worth& dispute) {
    nlohmann::ordered_json issues = nlohmann::ordered_json::array(), codes = issues,
                           points = nlohmann::ordered_json::object();
    const scenario::Scenario& scenario = dispute.scenario();
    for (std::size_t k = 0; k < dispute.table().issue.size(); ++k) {
        const scenario::Issue& issue = scenario.issues[dispute.table().issue[k]];
        std::vector<std::string> levels;
        for (const std::size_t l : dispute.table().level[k]) levels.push_back(issue.levels[l].id);
        issues.push_back({{"id", issue.id}, {"levels", levels}});
    }
    for (std::size_t o = 0; o < dispute.space.size(); ++o) {
        std::string code;
        for (std::size_t k = 0; k < dispute.table().issue.size(); ++k)
            code += "0123456789abcdefghijklmnopqrstuvwxyz"[dispute.space.level(Outcome{o}, k) % 36];
        codes.push_back(code);
    }
    for (std::size_t p = 0; p < scenario.parties.size(); ++p) {
        std::vector<double> of;
        for (std::size_t o = 0; o < dispute.space.size(); ++o) of.push_back(dispute.payoffs(Side{p}, Outcome{o}));
        points[scenario.parties[p].id] = of;
    }
    return {{"issues", issues}, {"codes", codes}, {"points", points}};
}

}  // namespace parley::report::json
