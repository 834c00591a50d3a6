#pragma once
// What verbs do in a dispute: the rule lists of the reader of statements.
#include <string_view>

#include "parley/evidence/prose/tokens.hpp"

namespace parley::evidence::statements {

enum class Verb {
    none,
    refuse,    ///< refuse, decline: what follows is refused
    reject,    ///< reject, oppose: its object is refused
    demand,    ///< demand, urge, call for
    want,      ///< want, seek: a demand where its object is not what one does oneself
    insist,    ///< a demand, or a condition of a deal
    offer,     ///< offer, propose
    promise,   ///< promise, pledge, commit: an offer, or a threat where duties are promised
    reaffirm,  ///< an offer again
    threaten,
    warn,
    believe,  ///< believe, expect, contend
    doubt,
    agree,
    accept,
    say,
    decide,     ///< decide, announce, determine: what follows decides
    plan,       ///< plan, intend: as will
    consider,   ///< weigh, mull: a threat where duties are weighed
    escalate,   ///< raise, impose, retaliate
    concede,    ///< lift, lower, buy, open
    talk,       ///< discuss, negotiate, yield
    keep,       ///< keep, maintain
    establish,  ///< set up, implement: agreed where several do it
    work,       ///< work together, cooperate
    alter,      ///< modify, adjust: what follows says which way
    pay
};

enum class Form { base, third, past, ing };

struct VerbForm {
    Verb verb = Verb::none;
    Form form = Form::base;
    std::string_view base;
};
/// What the word is as a verb. A word that is a noun as well ("offers") is given as a verb.
[[nodiscard]] VerbForm verb_at(const prose::Tokens& tokens, std::size_t at);

/// "tariff", "duties", "levy": what governments put on trade.
[[nodiscard]] bool is_duty_noun(const prose::Tokens& tokens, std::size_t at);
/// "deal", "talks": what is negotiated.
[[nodiscard]] bool is_deal_noun(const prose::Tokens& tokens, std::size_t at);
/// "curbs", "a reduction": a policy that may be demanded; where a list of demands goes on.
[[nodiscard]] bool is_policy_noun(const prose::Tokens& tokens, std::size_t at);

}  // namespace parley::evidence::statements
