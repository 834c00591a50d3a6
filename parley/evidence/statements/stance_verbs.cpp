#include "parley/evidence/statements/stance_verbs.hpp"

#include <algorithm>
#include <map>
#include <string>

namespace parley::evidence::statements {
namespace {

struct VerbRow {
    Verb verb;
    std::string_view bases;  ///< apart at spaces
};

constexpr VerbRow verb_rows[] = {
    {Verb::refuse, "refuse decline"},
    {Verb::reject, "reject oppose resist rebuff dismiss spurn veto object rule rebut repudiate denounce"},
    {Verb::demand, "demand urge call ask request press push appeal implore pressure lobby exhort"},
    {Verb::want, "want seek"},
    {Verb::insist, "insist"},
    {Verb::offer, "offer propose volunteer tender approach"},
    {Verb::promise, "promise pledge commit undertake vow guarantee swear"},
    {Verb::reaffirm, "reaffirm reiterate renew"},
    {Verb::threaten, "threaten"},
    {Verb::warn, "warn caution"},
    {Verb::believe,
     "believe think expect feel predict anticipate hope assume contend perceive reckon forecast argue suspect fear bet "
     "worry estimate foresee regard view calculate conclude"},
    {Verb::doubt, "doubt question"},
    {Verb::agree, "agree concur consent"},
    {Verb::accept, "accept welcome endorse approve acquiesce"},
    {Verb::say, "say tell state add note report explain declare claim acknowledge signal indicate suggest stress"},
    {Verb::decide, "decide determine announce resolve order confirm deem direct authorize authorise"},
    {Verb::plan, "plan intend prepare aim"},
    {Verb::consider, "weigh mull consider threaten"},
    {Verb::escalate,
     "raise impose levy hike increase slap hit retaliate respond answer ban restrict block blacklist sue leave quit "
     "escalate punish penalize penalise sanction target expand boycott charge double triple quadruple tax introduce "
     "tear bar walk strike reimpose tighten countervail embargo ratchet curb withhold cancel reinstate"},
    {Verb::concede,
     "lift remove lower reduce cut eliminate end halt stop open ease relax loosen grant issue allow let exempt extend "
     "resume buy purchase import invest drop withdraw waive terminate scrap suspend pause delay postpone refrain "
     "provide "
     "restore abolish halve address strengthen improve protect permit admit recognise recognize liberalise liberalize "
     "narrow rescind revoke repeal freeze defer phase roll exempt license unblock abandon shelve relinquish dismantle "
     "remedy curtail decrease"},
    {Verb::talk,
     "discuss negotiate talk yield budge bend bow back compromise concede give change sign meet engage surrender "
     "capitulate renegotiate reconsider soften retreat"},
    {Verb::keep, "keep maintain retain adopt apply"},
    {Verb::establish, "establish create implement launch form build set conclude finalise finalize take put place"},
    {Verb::work, "work cooperate collaborate continue consult"},
    {Verb::alter, "modify adjust amend revise"},
    {Verb::pay, "pay bear"},
};

struct Irregular {
    std::string_view base, past, participle;
};
constexpr Irregular irregular[] = {
    {"seek", "sought", "sought"},
    {"think", "thought", "thought"},
    {"feel", "felt", "felt"},
    {"say", "said", "said"},
    {"tell", "told", "told"},
    {"hit", "hit", "hit"},
    {"cut", "cut", "cut"},
    {"let", "let", "let"},
    {"buy", "bought", "bought"},
    {"leave", "left", "left"},
    {"quit", "quit", "quit"},
    {"withdraw", "withdrew", "withdrawn"},
    {"give", "gave", "given"},
    {"bend", "bent", "bent"},
    {"keep", "kept", "kept"},
    {"undertake", "undertook", "undertaken"},
    {"swear", "swore", "sworn"},
    {"foresee", "foresaw", "foreseen"},
    {"bet", "bet", "bet"},
    {"set", "set", "set"},
    {"build", "built", "built"},
    {"take", "took", "taken"},
    {"put", "put", "put"},
    {"pay", "paid", "paid"},
    {"bear", "bore", "borne"},
    {"tear", "tore", "torn"},
    {"freeze", "froze", "frozen"},
    {"meet", "met", "met"},
    {"strike", "struck", "struck"},
    {"withhold", "withheld", "withheld"},
    {"forbid", "forbade", "forbidden"},
};

bool is_vowel(char c) {
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

// Verbs of one stressed syllable at the end double their last letter: "drop", "permit", "commit", "bar", "slap".
bool doubles(const std::string& base) {
    const std::size_t n = base.size();
    if (n < 3 || is_vowel(base[n - 1]) || !is_vowel(base[n - 2]) || is_vowel(base[n - 3])) return false;
    if (base[n - 1] == 'w' || base[n - 1] == 'y' || base[n - 1] == 'x') return false;
    const long vowels = std::count_if(base.begin(), base.end(), is_vowel);
    return vowels == 1 || base == "permit" || base == "commit" || base == "admit" || base == "cancel" ||
           base == "signal";
}

using Table = std::map<std::string, VerbForm, std::less<>>;

void add_forms(Table& table, Verb verb, std::string_view base) {
    const std::string text(base);
    const char last = text.back();
    const bool e = last == 'e';
    const bool y = last == 'y' && !is_vowel(text[text.size() - 2]);
    const std::string stem = e || y ? text.substr(0, text.size() - 1) : doubles(text) ? text + last : text;
    const bool hisses = text.ends_with("s") || text.ends_with("sh") || text.ends_with("ch") || text.ends_with("x");
    table.try_emplace(text, VerbForm{verb, Form::base, base});
    table.try_emplace(y ? stem + "ies" : hisses ? text + "es" : text + "s", VerbForm{verb, Form::third, base});
    table.try_emplace((y ? text : stem) + "ing", VerbForm{verb, Form::ing, base});
    const auto* odd = std::find_if(std::begin(irregular), std::end(irregular),
                                   [&](const Irregular& each) { return each.base == base; });
    if (odd != std::end(irregular)) {
        table.try_emplace(std::string(odd->past), VerbForm{verb, Form::past, base});
        table.try_emplace(std::string(odd->participle), VerbForm{verb, Form::past, base});
    } else {
        table.try_emplace(y ? stem + "ied" : stem + "ed", VerbForm{verb, Form::past, base});
    }
}

const Table& forms() {
    static const Table table = [] {
        Table result;
        for (const VerbRow& row : verb_rows) {
            std::string_view rest = row.bases;
            while (!rest.empty()) {
                const std::size_t space = std::min(rest.find(' '), rest.size());
                add_forms(result, row.verb, rest.substr(0, space));
                rest.remove_prefix(std::min(space + 1, rest.size()));
            }
        }
        return result;
    }();
    return table;
}

}  // namespace

VerbForm verb_at(const prose::Tokens& tokens, std::size_t at) {
    if (!tokens.word(at)) return {};
    const auto found = forms().find(tokens[at].text);
    return found == forms().end() ? VerbForm{} : found->second;
}

bool is_duty_noun(const prose::Tokens& tokens, std::size_t at) {
    // "tariff evasion", "tariff threat": of a tariff, and none.
    if (tokens.word_of(at, {"tariff", "duty", "quota", "ban"}) && tokens.word(at + 1) && !tokens[at + 1].capital &&
        tokens.word_of(
            at + 1, {"evasion", "threat", "threats", "dispute", "policy", "war", "schedule", "free", "act", "barriers",
                     "regime", "talks", "truce", "exclusion", "exclusions", "commission", "row", "line", "lines"}))
        return false;
    return tokens.word_of(
        at, {"tariff",     "tariffs",         "duty",      "duties",   "levy",     "levies",   "surcharge",
             "surcharges", "countermeasures", "sanctions", "quota",    "quotas",   "surtax",   "ban",
             "embargo",    "restrictions",    "curbs",     "controls", "barriers", "penalties"});
}

bool is_deal_noun(const prose::Tokens& tokens, std::size_t at) {
    if (at > 0 && tokens.word(at, "deal") && tokens.word_of(at - 1, {"great", "good"}) && tokens.word(at + 1, "of"))
        return false;  // "a great deal of"
    return tokens.word_of(
        at, {"deal", "deals", "talks", "agreement", "agreements", "negotiation", "negotiations", "accord", "settlement",
             "truce", "pact", "treaty", "compromise", "meeting", "summit", "discussions"});
}

bool is_policy_noun(const prose::Tokens& tokens, std::size_t at) {
    return is_duty_noun(tokens, at) ||
           tokens.word_of(
               at, {"cut",        "cuts",       "reduction", "reductions", "limit",       "limits",     "end",
                    "removal",    "access",     "curb",      "opening",    "subsidies",   "purchases",  "reform",
                    "reforms",    "protection", "pause",     "commitment", "commitments", "changes",    "exemption",
                    "exemptions", "withdrawal", "repeal",    "moratorium", "guarantee",   "guarantees", "ceiling",
                    "cap",        "caps",       "increase",  "lifting"});
}

}  // namespace parley::evidence::statements
