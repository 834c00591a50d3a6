#include "parley/report/words/glossary.hpp"

#include <algorithm>
#include <cctype>

namespace parley::report::words {
namespace {

std::string folded(const std::string& text) {
    std::string result;
    for (const char c : text)
        result += c == ' ' || c == '_' ? '-' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return result;
}

std::vector<GlossaryEntry> made() {
    return {
        {{"Nash stable"},
         "An outcome is Nash stable for a party that cannot move alone to one it likes better. It does not ask what "
         "the "
         "others would do then.",
         "dispute/graph-model.md"},
        {{"GMR", "general metarationality"},
         "An outcome is stable by GMR for a party if, wherever it could move to for its own good, the others could "
         "then "
         "move to one that it likes no better than where it began, whether or not that would be good for them. A "
         "cautious party, which reckons with any answer.",
         "dispute/graph-model.md"},
        {{"SMR", "symmetric metarationality"},
         "As GMR, and after the others' answer the party cannot escape: no further move of its own leads to an outcome "
         "it likes better than where it began.",
         "dispute/graph-model.md"},
        {{"SEQ", "sequential stability"},
         "As GMR, but only answers count that are good for those who give them. What is stable by SEQ rests on threats "
         "that would be carried out.",
         "dispute/graph-model.md"},
        {{"SIM", "simultaneous stability"},
         "A party's own move may coincide with a move of another that is good for that one: an outcome is stable by "
         "SIM "
         "if each improvement could so end where the party likes it no better.",
         "dispute/graph-model.md"},
        {{"equilibrium", "rests"},
         "In the analysis of moves: an outcome that is stable for every party by the same test, so that nobody is "
         "expected to leave it. In the economics: prices and quantities at which every market clears.",
         "dispute/graph-model.md"},
        {{"Nash's deal", "Nash", "Nash bargaining", "Nash's agreement"},
         "Of the deals that every party likes no less than no deal, the one with the greatest product of their gains. "
         "It favours whoever loses least from having no deal.",
         "dispute/deals.md"},
        {{"Kalai-Smorodinsky", "Kalai–Smorodinsky", "KS"},
         "The deal at which the parties' gains are as near as can be to the same share of the best that each could "
         "have.",
         "dispute/deals.md"},
        {{"zone of possible agreement", "zone"},
         "The outcomes that every party likes no less than no deal. Empty: there is no deal to be had as wants stand.",
         "dispute/deals.md"},
        {{"Pareto", "cannot be bettered"},
         "An outcome cannot be bettered if no other is better for one party without being worse for another.",
         "dispute/deals.md"},
        {{"no deal"},
         "What follows where nobody signs: computed from what is announced, each threat and answer being carried out "
         "only where that is better for its owner, or set by the scenario.",
         "dispute/endings.md"},
        {{"credible", "credibility"},
         "A threat or an answer is credible if carrying it out is better for its owner, as things would then stand, "
         "than withdrawing it; else it says from what cost of backing down on it would be.",
         "dispute/endings.md"},
        {{"point", "points"},
         "Of a payoff: one percent of a party's own real income, a year. Of a duty: a percentage point, so that 25 "
         "points on top of 3 % are 28 %.",
         "dispute/deals.md"},
        {{"patience"},
         "The rate at which a party discounts the future: at 10 % a year a gain of next year is worth a tenth less "
         "than "
         "one of today. The lower it is, the longer a party can wait.",
         "dispute/attrition.md"},
        {{"committed", "reputation"},
         "The chance, as the others see it, that a party will never give in, whatever it costs.",
         "dispute/attrition.md"},
        {{"attrition", "war of attrition"},
         "A standoff in which each side waits for the other to give in. Who gives in first, and when, follows from "
         "what "
         "waiting costs each and from how likely each is to be committed (Abreu & Gul 2000).",
         "dispute/attrition.md"},
        {{"Shapley"},
         "A way to share out an effect among causes that act together: the average of what each adds, over all orders "
         "in which they could be added. The shares add up and depend on no order.",
         "guide/attribution.md"},
        {{"CES", "constant elasticity of substitution"},
         "How buyers are taken to choose between sellers, and between groups of products: if one becomes one percent "
         "dearer, they buy so many percent less of it against the others, always the same percentage. That percentage "
         "is the elasticity.",
         "model/equilibrium.md"},
        {{"trade elasticity", "elasticity", "theta"},
         "By how many percent purchases from a country fall when its price rises by one percent against its "
         "competitors'. Published values differ by a factor of two and more, so every headline has its range over "
         "the sources of them.",
         "model/equilibrium.md"},
        {{"LL"}, "Trade elasticities of Lashkaripour & Lugovskyy (2023), by sector; the default.", "model/base.md"},
        {{"CP"}, "Trade elasticities of Caliendo & Parro (2015), by sector.", "model/base.md"},
        {{"BSY"}, "Trade elasticities of Bagwell, Staiger & Yurukoglu, by sector.", "model/base.md"},
        {{"FGO", "FGO-AS"},
         "Trade elasticities of Fontagné, Guimbard & Orefice (2022), by sector; with AS those of services are of Ahmad "
         "& Schreiber.",
         "model/base.md"},
        {{"GYY"}, "Trade elasticities of Giri, Yi & Yilmazkuday (2021), by sector.", "model/base.md"},
        {{"IS", "Shap", "U4"},
         "Further sources of trade elasticities in the bundled worlds; 'parley world info' lists them with their "
         "values.",
         "model/base.md"},
        {{"±", "sources part"},
         "Some sources of trade elasticities say that a figure rises and others that it falls: no sign is claimed.",
         "guide/duties.md"},
        {{"closure"},
         "What is held fixed where the model must hold something: trade deficits (fixed, balanced, or by saving) and "
         "whether workers move between sectors.",
         "model/closures.md"},
        {{"real income", "welfare"},
         "What an economy's income buys: income over the prices of what households, governments and investors buy. Its "
         "change is the gain or loss of an outcome.",
         "model/welfare.md"},
        {{"real wage"}, "What the pay of an hour buys.", "model/welfare.md"},
        {{"terms of trade"},
         "Prices of what an economy sells abroad against prices of what it buys there: a rise is a gain at the others' "
         "cost.",
         "model/decomposition.md"},
        {{"counterfactual"},
         "A question to the model that is on nobody's table: it can be priced, and is part of no deal.",
         "guide/scenario.md"},
        {{"precedents", "reference class"},
         "Past disputes like the one at hand, by features fixed beforehand: what happened in them, and how often.",
         "precedents.md"},
        {{"Brier score", "Brier"},
         "The mean of the squared gaps between chances and what happened (0 or 1): a coin has 0.25, the lower the "
         "better.",
         "precedents.md"},
        {{"course", "path", "branch"},
         "What could happen step by step from a day on, each side doing what is best for it by its wants, over many "
         "draws of them. A mechanism to think with: its shares are no chances.",
         "dispute/course.md"},
        {{"wants", "want", "assumed"},
         "What a party is taken to value besides its real income, in points a year: how much a level, or one unit of "
         "something, is worth to it. The part of a payoff that rests on wants is called assumed.",
         "dispute/record.md"},
        {{"solved"},
         "The part of a payoff that is real income as the economics gives it; the rest is assumed: what the party is "
         "taken to want.",
         "dispute/deals.md"},
        {{"record", "said"},
         "What the parties said, each statement read as a comparison of two outcomes: it bounds what they can want.",
         "dispute/record.md"},
        {{"posterior", "wants that fit", "shares of wants"},
         "The wants that make sense of what was said, drawn many times; a statement that fits badly makes a draw count "
         "less. 'For 60 % of the wants that fit' is a share of these draws: no chance of what will happen.",
         "dispute/record.md"},
        {{"half of the wants", "half of the wants that fit", "half lie in", "nine of ten"},
         "The range in which the middle half of the wants that fit lie, a quarter below and a quarter above it; nine "
         "of ten: between the lowest and the highest twentieth.",
         "dispute/record.md"},
        {{"before anything was said", "prior"},
         "The same share over all wants that the protocol allows: the gap to the share of the wants that fit is what "
         "the statements say.",
         "dispute/record.md"},
        {{"nats"},
         "How much the record says of a party's wants: how far what was said moves them from what was thought before. "
         "Under 0.1 the record does not decide.",
         "dispute/record.md"},
        {{"protocol", "Protocol 1"},
         "The fixed rules, the same for every dispute, by which statements are read and sizes of wants are drawn.",
         "dispute/record.md"},
        {{"hinge", "turns with", "opposite"},
         "What a conclusion turns with: the want whose value decides it, the others at their middle, with the value "
         "from which on the opposite holds; a statement without which most wants say the opposite; or sources of trade "
         "elasticities by which the opposite holds.",
         "dispute/record.md"},
        {{"meant", "sincere"},
         "A statement is meant if the party does prefer what it says it prefers. Each may be posturing; some kinds "
         "more often than others.",
         "dispute/record.md"},
        {{"bounded"},
         "A want is bounded by what was said if a larger, or a smaller, one would make a statement senseless; all "
         "others lie anywhere in the protocol's range.",
         "dispute/record.md"},
        {{"refusal", "refuses", "red line"},
         "A level that a party will not discuss. Read as: it would rather have no deal than grant the level for the "
         "threats withdrawn alone. An agreement that gives it more in return may hold the level all the same, and says "
         "so.",
         "dispute/record.md"},
        {{"agreement", "signed", "signatories", "deal"},
         "Levels that two parties or more sign: each gives what another of them prefers, and new measures between them "
         "end with it unless it says that they stay.",
         "dispute/endings.md"},
        {{"ending", "ends", "carried out", "answered", "beyond", "pending", "withdrawn", "agreement, measures gone",
          "agreement, measures stay", "escalated beyond the threat", "carried out, unanswered",
          "withdrawn, nothing signed", "pending, as today"},
         "How an outcome leaves the one who threatens and the one who is threatened: agreement (measures gone, or "
         "staying), escalated beyond the threat, answered, carried out and unanswered, withdrawn with nothing signed, "
         "or pending, as today.",
         "dispute/endings.md"},
        {{"in kind", "answered in kind"},
         "An answer as large as the threat: the same duty on the same share of the other's goods.",
         "guide/scenario.md"},
        {{"today", "status quo", "baseline", "as it is"},
         "What is in force on the day of the file, without anything new. Figures are changes from it; measures under "
         "'baseline' are part of it.",
         "guide/scenario.md"},
        {{"threat", "announced"},
         "A measure that its owner has said it will take. Withdrawing it for nothing, or letting its day pass, costs "
         "its owner the cost of backing down.",
         "dispute/endings.md"},
        {{"backing down"},
         "What it costs a party, in points a year from then on, to withdraw a threat for nothing or to let its day "
         "pass.",
         "dispute/endings.md"},
        {{"names a day", "puts off", "lifts", "in force"},
         "Acts of the course: a party names the day on which its threat is due, puts that day off, or ends measures "
         "that stand; what is due and not put off is in force.",
         "dispute/course.md"},
        {{"point-years"},
         "Points times years: a point a year for two years, or two points for one, are two point-years. What is paid "
         "or gained over a span of time, or once on a day, is counted in them.",
         "dispute/talks.md"},
        {{"QRE", "quantal response", "tremble", "slip"},
         "A quantal response equilibrium has everybody choose better acts more often but no act never. The course is "
         "near it: best replies, but for a tremble (a slip) of 0.001 an act; small games of it are checked against "
         "Gambit's.",
         "dispute/course.md"},
        {{"type", "types"},
         "A possible party: one draw of its wants and of its patience. Others know the mixture of its types, not which "
         "it is.",
         "dispute/course.md"},
        {{"pooling", "pooled"},
         "Putting a chance of the course beside the rates of past disputes, with a weight that is learnt from the "
         "other disputes and may be nothing.",
         "backtest.md"},
        {{"validated", "not validated"},
         "Held against what happened in past disputes, and better there than their rates alone. What is not validated "
         "is no forecast.",
         "backtest.md"},
        {{"exposure"},
         "The trade that a threat covers times its rate, as a share of the income of the one it is against.",
         "precedents.md"},
        {{"demand met", "met"},
         "Whether the one who was threatened did what was asked of it: in full, in part, or not.",
         "precedents.md"},
        {{"interval", "95 % interval"},
         "The range in which a rate would be put by nineteen of twenty such counts: with few cases it is wide.",
         "precedents.md"},
        {{"draws", "draw", "ways of looking"},
         "A draw is one choice of all that is uncertain, within its ranges; shares of draws are counted over many. The "
         "ways of looking are bargaining, moves, attrition and talks, which may disagree.",
         "guide/forecast.md"},
        {{"equal gains", "greatest total"},
         "Further points among the deals that all like no less than no deal: the one with the most equal gains, and "
         "the one with the greatest sum of payoffs.",
         "dispute/deals.md"},
        {{"discount", "stages"},
         "To discount is to count what comes later for less. What is exchanged in stages is delivered by parts, so "
         "that whoever breaks off loses what is still to come.",
         "dispute/talks.md"},
        {{"strict reading"},
         "What the parties' statements imply if all are sincere: bounds on what they want.",
         "dispute/record.md"},
    };
}

}  // namespace

const std::vector<GlossaryEntry>& glossary() {
    static const std::vector<GlossaryEntry> entries = made();
    return entries;
}

const GlossaryEntry* explained(const std::string& name) {
    for (const GlossaryEntry& entry : glossary())
        for (const std::string& each : entry.names)
            if (folded(each) == folded(name)) return &entry;
    return nullptr;
}

}  // namespace parley::report::words
