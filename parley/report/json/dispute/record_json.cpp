#include "parley/report/json/dispute/record_json.hpp"

#include "parley/report/json/dispute/dispute_json.hpp"
#include "parley/report/json/grounds_json.hpp"
#include "parley/report/words/refused_words.hpp"
#include "parley/report/words/source_words.hpp"
#include "parley/scenario/unsized.hpp"

namespace parley::report::json {
namespace {

using Json = nlohmann::ordered_json;

Json wants_json(const std::string& id, const analysis::PartyRecord& party) {
    Json result = Json::array();
    for (std::size_t k = 0; k < party.terms.size(); ++k) {
        Json want{{"id", scenario::want_id(id, k)}, {"term", party.terms[k].name}, {"factions", Json::array()}};
        for (const dispute::record::Faction& faction : party.wants.factions)
            want["factions"].push_back(
                {{"name", faction.name}, {"low", faction.want[k].low}, {"high", faction.want[k].high}});
        want["strict"] = nullptr;
        if (party.strict.consistent) {
            const dispute::record::WantInterval& is = party.strict.wants[k];
            want["strict"] = {{"low", is.low},
                              {"high", is.high},
                              {"bounded_below", is.bounded_below},
                              {"bounded_above", is.bounded_above}};
        }
        want["quantiles"] = Json::object();
        for (const auto& [name, share] :
             {std::pair{"q05", 0.05}, {"q25", 0.25}, {"q50", 0.5}, {"q75", 0.75}, {"q95", 0.95}})
            want["quantiles"][name] = party.said.quantile(k, share);
        result.push_back(want);
    }
    return result;
}

Json statements_json(const analysis::PartyRecord& party, const std::vector<analysis::ReadStatement>& statements) {
    Json result = Json::array();
    for (const analysis::ReadStatement& each : statements) {
        Json change = Json::object();
        for (std::size_t k = 0; k < party.terms.size(); ++k)
            if (each.as.margin.change[k] != 0) change[party.terms[k].name] = each.as.margin.change[k];
        result.push_back({{"words", each.words},
                          {"stances", each.stances},
                          {"better", each.better.value},
                          {"worse", each.worse.value},
                          {"solved_points", each.as.margin.solved},
                          {"change", change}});
    }
    return result;
}

}  // namespace

nlohmann::ordered_json conclusions_json(const pricing::Worth& worth, const analysis::Footing& footing,
                                        const std::vector<analysis::Conclusion>& conclusions) {
    const auto& parties = worth.scenario().parties;
    Json result = Json::array();
    for (const analysis::Conclusion& is : conclusions) {
        Json hinges = Json::array(), statements = Json::array();
        for (const dispute::record::Hinge& hinge : is.standing.hinges)
            hinges.push_back({{"party", parties[hinge.party].id},
                              {"term", footing.parties[hinge.party].terms[hinge.term].name},
                              {"median", hinge.median},
                              {"at", hinge.at},
                              {"share", hinge.share}});
        for (const analysis::IfNotMeant& each : is.statements) {
            const dispute::record::Statement& said = footing.parties[each.party].said[each.statement];
            Json evidence = Json::array();
            for (const EvidenceRef& from : words::sources_of(worth.scenario(), each.party, said))
                evidence.push_back(evidence_json(from));
            statements.push_back({{"party", parties[each.party].id},
                                  {"statement", said.name},
                                  {"share_without", each.share},
                                  {"evidence", std::move(evidence)}});
        }
        result.push_back({{"words", is.words},
                          {"party", is.party ? Json(parties[*is.party].id) : Json(nullptr)},
                          {"outcome", is.outcome ? Json(is.outcome->value) : Json(nullptr)},
                          {"necessarily", is.necessarily ? Json(*is.necessarily) : Json(nullptr)},
                          {"possibly", is.possibly ? Json(*is.possibly) : Json(nullptr)},
                          {"solved_points", is.party ? Json(is.solved) : Json(nullptr)},
                          {"assumed_points", is.party ? Json(is.assumed) : Json(nullptr)},
                          {"at_median", is.standing.at_median},
                          {"share", is.standing.share},
                          {"prior_share", is.standing.prior_share},
                          {"hinges", std::move(hinges)},
                          {"statements", std::move(statements)},
                          {"opposite_by", is.sources_asked ? Json(is.opposite_by) : Json(nullptr)}});
    }
    return result;
}

Json refused_json(const pricing::Worth& worth, const std::vector<Outcome>& outcomes) {
    Json result = Json::array();
    for (const Outcome o : outcomes)
        for (const words::Refused& each : words::refused_in(worth, o)) {
            const scenario::Issue& issue = worth.scenario().issues[worth.table().issue[each.issue]];
            result.push_back({{"outcome", o.value},
                              {"party", worth.scenario().parties[each.party].id},
                              {"issue", issue.id},
                              {"level", label_of(worth.table(), each.issue, each.level)}});
        }
    return result;
}

Json fitting_wants_json(const pricing::Worth& worth, const analysis::Record& record) {
    Json result = Json::array();
    for (std::size_t p = 0; p < record.parties.size(); ++p) {
        const std::string& id = worth.scenario().parties[p].id;
        result.push_back({{"party", id},
                          {"consistent", record.parties[p].strict.consistent},
                          {"wants", wants_json(id, record.parties[p])}});
    }
    return result;
}

Json record_json(const pricing::Worth& worth, const analysis::Record& record) {
    Json result = dispute_head(record_schema, worth);
    result["protocol"] = dispute::record::protocol_version;
    result["unit_of_wants"] = record.unit_of_wants == dispute::record::UnitOfWants::points ? "points" : "stakes";
    result["no_deal_as_said"] = outcome_json(worth, record.no_deal_as_said);
    result["conclusions"] = conclusions_json(worth, record.footing, record.conclusions);
    Json parties = Json::array();
    for (std::size_t p = 0; p < record.parties.size(); ++p) {
        const analysis::PartyRecord& party = record.parties[p];
        parties.push_back({{"party", worth.scenario().parties[p].id},
                           {"unit_points", party.unit},
                           {"nats", party.said.nats},
                           {"decides", party.decides()},
                           {"effective_draws", party.said.effective},
                           {"draws_moved", party.said.moved},
                           {"consistent", party.strict.consistent},
                           {"contradictions", party.strict.contradictions},
                           {"all_contradictions", party.strict.all_contradictions},
                           {"range_too_narrow", party.strict.range_too_narrow},
                           {"statements", statements_json(party, party.statements)},
                           {"wants", wants_json(worth.scenario().parties[p].id, party)}});
    }
    result["parties_record"] = parties;
    Json beliefs = Json::array();
    for (const analysis::Belief& belief : record.beliefs)
        beliefs.push_back({{"of", worth.scenario().parties[belief.of].id},
                           {"about", worth.scenario().parties[belief.about].id},
                           {"nats", belief.believed.nats},
                           {"statements", statements_json(record.parties[belief.about], belief.statements)}});
    result["beliefs"] = beliefs;
    Json unread = Json::array();
    for (const analysis::Unread& each : record.unread) unread.push_back({{"stance", each.stance}, {"why", each.why}});
    result["unread"] = unread;
    Json acceptable = Json::array();
    for (std::size_t o = 0; o < record.acceptable.size(); ++o)
        if (record.acceptable[o] > 0) acceptable.push_back({{"outcome", o}, {"share", record.acceptable[o]}});
    result["acceptable"] = acceptable;
    const std::optional<Outcome> most = analysis::most_acceptable(worth, record);
    result["refused"] = refused_json(worth, most ? std::vector<Outcome>{*most} : std::vector<Outcome>());
    result["manifest"] = dispute_manifest(worth);
    return result;
}

}  // namespace parley::report::json
