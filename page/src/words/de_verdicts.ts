// German of verdicts, of what the record concludes, and of the steps of the course. Answers to a move come in many forms, which
// are put together here; names of states stand in quotes.

/** "if it moved to “a”, B would answer with “b”, which C likes less", after "A stays: " or without. */
function answersToMoves(): Record<string, string> {
  const verbs = [
    { english: "would answer with", german: (who: string, what: string) => `antwortete ${who} mit ${what}` },
    { english: "could answer with", german: (who: string, what: string) => `könnte ${who} mit ${what} antworten` },
  ];
  const liked = [
    ["likes less", "weniger mag"],
    ["likes no better", "nicht lieber mag"],
    ["likes less and could not mend", "weniger mag und nicht mehr ändern könnte"],
    ["likes no better and could not mend", "nicht lieber mag und nicht mehr ändern könnte"],
  ] as const;
  const result: Record<string, string> = {};
  for (const lead of [true, false])
    for (const verb of verbs)
      for (const then of [false, true])
        for (const [english, german] of liked) {
          let next = 0;
          const place = () => `{${next++}}`;
          const [en, de] = lead ? [`${place()} stays: `, "{0} bleibt: "] : ["", ""];
          const [move, who, what] = [place(), place(), place()];
          const [other, after] = then ? [place(), place()] : ["", ""];
          const judge = place();
          result[
            `${en}if it moved to “${move}”, ${who} ${verb.english} “${what}”${then ? `, then ${other} with “${after}”` : ""}, which ${judge} ${english}`
          ] =
            `${de}auf „${move}“ ${verb.german(who, `„${what}“`)}${then ? `, darauf ${other} mit „${after}“` : ""}, was ${judge} ${german}`;
        }
  return result;
}

const said = {
  // verdicts
  stays: "bleibt",
  moves: "bewegt sich",
  "{0} moves to “{1}”, which it likes better": "{0} wechselt zu „{1}“ und steht damit besser",
  "{0} moves to “{1}”: no answer that others would like to give takes the gain away":
    "{0} wechselt zu „{1}“: keine Antwort, die andere gern gäben, nimmt den Gewinn weg",
  "{0} moves to “{1}”: nothing that others would like to do meanwhile takes the gain away":
    "{0} wechselt zu „{1}“: nichts, was andere unterdessen gern täten, nimmt den Gewinn weg",
  "{0} moves to “{1}”: no answer of the others takes the gain away":
    "{0} wechselt zu „{1}“: keine Antwort der anderen nimmt den Gewinn weg",
  "{0} moves to “{1}”: if {2} answered with “{3}”, it could go on to “{4}”, which it likes better than staying":
    "{0} wechselt zu „{1}“: auf die Antwort „{3}“ von {2} bliebe noch „{4}“, und das ist besser als zu bleiben",
  "{0} stays: it has no move of its own": "{0} bleibt: es gibt keinen eigenen Zug",
  "{0} stay: they have no move of their own": "{0} bleiben: sie haben keinen eigenen Zug",
  "{0} stay: they like nothing better that they can move to":
    "{0} bleiben: kein eigener Zug bringt ihnen etwas Besseres",
  "Each test and party: {0} verdicts": "Je Test und Partei: {0} Urteile",
  "{0} stays: it likes nothing better that it can move to": "{0} bleibt: kein eigener Zug bringt etwas Besseres",
  "{0} stays: if it moved to “{1}” while {2} moved to “{3}”, it would end at “{4}”, which {5} likes less":
    "{0} bleibt: wechselte es zu „{1}“, während {2} zu „{3}“ wechselt, endete es bei „{4}“, was {5} weniger mag",
  "{0} stays: if it moved to “{1}” while {2} moved to “{3}”, it would end at “{4}”, which {5} likes no better":
    "{0} bleibt: wechselte es zu „{1}“, während {2} zu „{3}“ wechselt, endete es bei „{4}“, was {5} nicht lieber mag",
  // conclusions
  "There is no agreement of all that nobody likes less than no deal":
    "Es gibt kein Abkommen aller, das niemand weniger mag als keine Einigung",
  "{0} likes Nash's agreement less than no deal": "{0} mag Nashs Abkommen weniger als keine Einigung",
  "{0} likes the agreement nearest to acceptance no less than no deal":
    "{0} mag das Abkommen, dem am wenigsten fehlt, nicht weniger als keine Einigung",
  "{0} likes the agreement nearest to acceptance less than no deal":
    "{0} mag das Abkommen, dem am wenigsten fehlt, weniger als keine Einigung",
  "{0} would rather have “{1}” than today, and can move there alone":
    "{0} hätte lieber „{1}“ als heute und kann allein dorthin",
  "{0} would rather have “{1}” than no deal, and can move there alone":
    "{0} hätte lieber „{1}“ als keine Einigung und kann allein dorthin",
  "{0} would not leave today alone, not even for “{1}”": "{0} verließe allein das Heute nicht, auch nicht für „{1}“",
  "{0} would not leave no deal alone, not even for “{1}”":
    "{0} verließe allein den Stand ohne Einigung nicht, auch nicht für „{1}“",
  "{0} is the likelier to give in first": "{0} gibt eher zuerst nach",
  "{0} likes what would be signed if {1} speaks first no less than what there is without":
    "{0} mag, was unterzeichnet würde, wenn {1} zuerst spricht, nicht weniger als den Stand ohne",
  "Whoever speaks first, talks end in an agreement": "Wer auch zuerst spricht, die Gespräche enden mit einem Abkommen",
  "Whoever speaks first, talks end without an agreement":
    "Wer auch zuerst spricht, die Gespräche enden ohne ein Abkommen",
  "If {0} speaks first, talks end in an agreement": "Spricht {0} zuerst, enden die Gespräche mit einem Abkommen",
  "If {0} speaks first, talks end without an agreement": "Spricht {0} zuerst, enden die Gespräche ohne ein Abkommen",
  // a conflict
  "None of the {0} states rests by every test": "Keiner der {0} Zustände ruht nach jedem Test",
  "One of the {0} states rests by every test, “{1}”: {2}": "Einer der {0} Zustände ruht nach jedem Test, „{1}“: {2}",
  "{0} of the {1} states rest by every test": "{0} der {1} Zustände ruhen nach jedem Test",
  "Today, “{0}”, rests by every test: {1}": "Heute, „{0}“, ruht nach jedem Test: {1}",
  "Today, “{0}”, rests by no test: {1}": "Heute, „{0}“, ruht nach keinem Test: {1}",
  "Today, “{0}”, rests by some tests and not by all: {1}":
    "Heute, „{0}“, ruht nach einigen Tests und nicht nach allen: {1}",
  "One improvement leads from today to “{0}”": "Eine Verbesserung führt von heute zu „{0}“",
  "{0} improvements one after another lead from today to “{1}”":
    "{0} Verbesserungen nacheinander führen von heute zu „{1}“",
  "No improvements one after another lead from today to a state that rests by every test":
    "Keine Verbesserungen nacheinander führen von heute zu einem Zustand, der nach jedem Test ruht",
  "States as boxes with each party’s rank, higher is liked better":
    "Zustände als Kästen mit dem Rang jeder Partei, höher ist lieber",
  "Parley; preferences as the file gives them": "Parley; Vorlieben, wie die Datei sie angibt",
  // the smallest changes
  "There would be a deal on the conditions of {0}": "Es gäbe ein Abkommen zu den Bedingungen von {0}",
  "Nobody would move away from today alone": "Niemand ginge allein vom Heute weg",
  "Nobody would move away alone from “{0}”": "Niemand ginge allein von „{0}“ weg",
  "No smaller change does it": "Keine kleinere Änderung reicht",
  "“{0}” were worth {1} point to {2} instead of {3}": "„{0}“ für {2} {1} Punkt wert wäre statt {3}",
  "“{0}” were worth {1} points to {2} instead of {3}": "„{0}“ für {2} {1} Punkte wert wäre statt {3}",
  // the course
  "{0} puts off “{1}”": "{0} schiebt „{1}“ auf",
  "{0} takes its threat back for nothing: {1}": "{0} nimmt die Drohung ohne Gegenleistung zurück: {1}",
  "{0} lifts its measures for nothing: {1}": "{0} hebt die Maßnahmen ohne Gegenleistung auf: {1}",
  "{0} offers agreement {1} and {2} sign": "{0} bietet Abkommen {1} an und {2} unterzeichnen",
  "{0}'s want of “{1}” is higher ({2} points a year against {3})": "{0} will „{1}“ mehr ({2} Punkte im Jahr statt {3})",
  "{0}'s want of “{1}” is lower ({2} points a year against {3})":
    "{0} will „{1}“ weniger ({2} Punkte im Jahr statt {3})",
  "{0} is more patient ({1} % a year against {2} %)": "{0} ist geduldiger ({1} % im Jahr statt {2} %)",
  "{0} is less patient ({1} % a year against {2} %)": "{0} ist weniger geduldig ({1} % im Jahr statt {2} %)",
  "It turns on:": "Es hängt daran:",
  "because to {0} what follows is worth about nothing, over things as they stand":
    "weil die Folgen für {0} etwa nichts wert sind, gegenüber dem Stand der Dinge",
  "because to {0} what follows is worth {1} points a year: {2} solved, {3} assumed, over things as they stand":
    "weil die Folgen für {0} {1} Punkte im Jahr mehr wert sind als der Stand: {2} gelöst, {3} angenommen",
  "because it was announced, and neither side has put it off":
    "weil es angekündigt war und keine Seite es aufgeschoben hat",
  "half of them by then; nine of ten between month {0} and month {1}":
    "die Hälfte davon bis dahin, neun von zehn zwischen Monat {0} und Monat {1}",
  "in {0}": "bei {0}",
  "As it then stands, worth over today to each, points a year at the median wants":
    "Wie es dann steht: Wert für jeden über dem Heute, Punkte im Jahr bei den mittleren Wünschen",
  "The levers are set to it: “{0}”.": "Die Stellschrauben stehen darauf: „{0}“.",
  "What it does to the world’s economies": "Was es mit den Volkswirtschaften der Welt macht",
  "Everybody signs": "Alle unterzeichnen",
  "“{0}” is due": "„{0}“ wird fällig",
  "the talks end": "die Gespräche enden",
  "The talks end": "Die Gespräche enden",
  Day: "Tag",
  Step: "Schritt",
  "Share of paths, %": "Anteil der Pfade, %",
  "What follows is worth to it, points a year": "Wert der Folgen für ihn, Punkte im Jahr",
  "of it solved": "davon gelöst",
  "of it assumed": "davon angenommen",
  "{0}: as it then stands over today": "{0}: wie es dann steht, über dem Heute",
  // giving in, talks
  Side: "Seite",
  "While it lasts": "Solange es dauert",
  "At once": "Sofort",
  Ever: "Je",
  Years: "Jahre",
  "{0} has given in, probability": "{0} hat nachgegeben, Wahrscheinlichkeit",
  "Probability that a side has given in, by years from now":
    "Wahrscheinlichkeit, dass eine Seite nachgegeben hat, nach Jahren von jetzt",
  "Patience and reputation": "Geduld und Ruf",
  Date: "Datum",
  What: "Was",
  Accepted: "Angenommen",
} as const;

export const verdicts: Record<string, string> = { ...answersToMoves(), ...said };
