// German of what the sections on evidence, settings and computation say, and of the rarer forms of what is found.
export const more = {
  // who wants what
  "{0} demands “{1}”": "{0} fordert „{1}“",
  "{0} refuses “{1}”": "{0} verweigert „{1}“",
  "{0} offers “{1}”": "{0} bietet „{1}“",
  "{0} threatens “{1}”": "{0} droht mit „{1}“",
  "{0} insists on “{1}”": "{0} besteht auf „{1}“",
  "{0} accepts “{1}”": "{0} akzeptiert „{1}“",
  "{0} expects “{1}”": "{0} erwartet „{1}“",
  "{0}: against “{1}”": "{0}: gegen „{1}“",
  "{0}: for “{1}”": "{0}: für „{1}“",
  "{0}: offer of “{1}”": "{0}: Angebot von „{1}“",
  "{0}: threat of “{1}”": "{0}: Drohung mit „{1}“",
  "{0}: first of all “{1}”": "{0}: vor allem „{1}“",
  "{0}: expectation of “{1}”": "{0}: Erwartung von „{1}“",
  "{0}: open to “{1}”": "{0}: offen für „{1}“",
  "It can outlast the other side: {0}": "Hält länger durch als die andere Seite: {0}",
  "{0} refuses the one thing that {1} wants": "{0} verweigert das eine, was {1} will",
  "{0} refuse the one thing that {1} wants": "{0} verweigern das eine, was {1} will",
  "Of the {0} things that {1} wants, {2} refuses {3}": "Von den {0} Dingen, die {1} will, verweigert {2} {3}",
  "Of the {0} things that {1} wants, {2} between them refuse {3}":
    "Von den {0} Dingen, die {1} will, verweigern {2} zusammen {3}",
  both: "beide",
  all: "alle",
  "Nothing is on record of what {0} wants.": "Was {0} will, ist nicht belegt.",
  "Nothing is on record of what {0} want.": "Was {0} wollen, ist nicht belegt.",
  // what would make them sign
  "What would make {0} sign": "Was {0} unterschreiben ließe",
  "{0} of the {1} agreements that end the new measures are no worse to {2} than no deal":
    "{0} der {1} Abkommen, die die neuen Maßnahmen beenden, sind für {2} nicht schlechter als keine Einigung",
  "{0} of the {1} agreements that end the new measures is no worse to {2} than no deal":
    "{0} der {1} Abkommen, die die neuen Maßnahmen beenden, ist für {2} nicht schlechter als keine Einigung",
  "None of the {0} agreements that end the new measures is no worse to {1} than no deal":
    "Keines der {0} Abkommen, die die neuen Maßnahmen beenden, ist für {1} nicht schlechter als keine Einigung",
  "{0} of the {1} outcomes on the table are no worse to {2} than no deal":
    "{0} der {1} Ausgänge auf dem Tisch sind für {2} nicht schlechter als keine Einigung",
  "{0} of the {1} outcomes on the table is no worse to {2} than no deal":
    "{0} der {1} Ausgänge auf dem Tisch ist für {2} nicht schlechter als keine Einigung",
  "None of the {0} outcomes on the table is no worse to {1} than no deal":
    "Keiner der {0} Ausgänge auf dem Tisch ist für {1} nicht schlechter als keine Einigung",
  "What helps most is “{0}”: so in {1} of those with it, in {2} of the others":
    "Am meisten hilft „{0}“: so bei {1} derer damit, bei {2} der übrigen",
  "What hinders most is “{0}”: so in {1} of those with it, in {2} of the others":
    "Am meisten hindert „{0}“: so bei {1} derer damit, bei {2} der übrigen",
  "The nearest leaves it {0} points a year short: “{1}”": "Beim nächsten fehlen {0} Punkte im Jahr: „{1}“",
  "The nearest leaves it {0} points a year short: the one with nothing besides":
    "Beim nächsten, in dem sonst nichts steht, fehlen {0} Punkte im Jahr",
  "The nearest leaves it less than 0.001 points a year short: “{0}”":
    "Beim nächsten fehlen weniger als 0,001 Punkte im Jahr: „{0}“",
  "The nearest leaves it less than 0.001 points a year short: the one with nothing besides":
    "Beim nächsten, in dem sonst nichts steht, fehlen weniger als 0,001 Punkte im Jahr",
  "Of these the others like best: “{0}”": "Davon mögen die anderen am liebsten: „{0}“",
  "Of these the others like best: the one with nothing besides":
    "Davon mögen die anderen am liebsten jenes, in dem sonst nichts steht",
  "What ends the new measures is the same in every agreement: “{0}”":
    "Was die neuen Maßnahmen beendet, ist in jedem Abkommen gleich: „{0}“",
  "What helps, and what each gets": "Was hilft, und was jede bekommt",
  "Of what it would sign the others like best “{0}”: {1} a year over no deal":
    "Davon ist den anderen am liebsten „{0}“: {1} im Jahr über keiner Einigung",
  "Each of them counts alike, likely or not; a party signs what is no worse to it than no deal.":
    "Jedes davon zählt gleich, ob wahrscheinlich oder nicht; eine Partei unterschreibt, was für sie nicht schlechter ist als keine Einigung.",
  // evidence
  demand: "Forderung",
  refusal: "Weigerung",
  offer: "Angebot",
  threat: "Drohung",
  condition: "Bedingung",
  expectation: "Erwartung",
  acceptance: "Zustimmung",
  "before a deal": "vor einer Einigung",
  "before a talk": "vor Gesprächen",
  "before talks": "vor Gesprächen",
  "crossing it costs {0}": "sie zu überschreiten kostet {0}",
  "paragraph {0}": "Absatz {0}",
  "in the trade table: {0}": "in der Handelstabelle: {0}",
  "Its range: {0}.": "Seine Spanne: {0}.",
  "Over that range, in “{0}”, real income a year: {1}": "Über diese Spanne, in „{0}“, Realeinkommen im Jahr: {1}",
  // levers and outcomes
  "for comparison": "zum Vergleich",
  "and {0} measures more of “{1}”": "und {0} weitere Maßnahmen von „{1}“",
  "This outcome is being solved.": "Dieser Ausgang wird gelöst.",
  "This outcome is not solved.": "Dieser Ausgang ist nicht gelöst.",
  "No industry shrinks by much": "Keine Branche schrumpft nennenswert",
  "Nobody gains or loses": "Niemand gewinnt oder verliert",
  "Output falls most in “{0}” in {1} ({2})": "Die Produktion fällt am meisten in „{0}“ in {1} ({2})",
  "Output falls most in “{0}” in {1} ({2}), “{3}” in {4} ({5}) and “{6}” in {7} ({8})":
    "Die Produktion fällt am meisten in „{0}“ in {1} ({2}), „{3}“ in {4} ({5}) und „{6}“ in {7} ({8})",
  "Of the others {0} gains most ({1})": "Von den übrigen gewinnt {0} am meisten ({1})",
  "Of the others {0} loses most ({1})": "Von den übrigen verliert {0} am meisten ({1})",
  "{0} keeps its goods deficit of {1} with {2}": "{0} behält das Warenbilanzdefizit von {1} gegenüber {2}",
  "{0} keeps its goods surplus of {1} with {2}": "{0} behält den Warenbilanzüberschuss von {1} gegenüber {2}",
  "The goods surplus of {0} of {1} with {2} shrinks to {3}":
    "Der Warenbilanzüberschuss von {0} ({1} gegenüber {2}) sinkt auf {3}",
  "The goods surplus of {0} of {1} with {2} grows to {3}":
    "Der Warenbilanzüberschuss von {0} ({1} gegenüber {2}) wächst auf {3}",
  "The goods deficit of {0} of {1} with {2} turns into a surplus of {3}":
    "Aus dem Warenbilanzdefizit von {0} ({1} gegenüber {2}) wird ein Überschuss von {3}",
  "The goods surplus of {0} of {1} with {2} turns into a deficit of {3}":
    "Aus dem Warenbilanzüberschuss von {0} ({1} gegenüber {2}) wird ein Defizit von {3}",
  "In {0}, as in the table": "{0}, wie in der Tabelle",
  "On the day, in the model": "Am Stichtag, im Modell",
  "No goods balance between two of the parties changes": "Keine Warenbilanz zwischen zwei der Parteien ändert sich",
  "Of {0} goods balances between two of the parties that of {1} with {2} moves most: by {3}":
    "Von {0} Warenbilanzen zwischen je zwei Parteien ändert sich die von {1} gegenüber {2} am meisten: um {3}",
  "Goods balance of the first with the second, bn USD a year":
    "Warenbilanz der ersten gegenüber der zweiten, Mrd. USD im Jahr",
  "Goods balance of the first with the second, bn USD a year: the {0} of {1} that move most, all of them in the table":
    "Warenbilanz der ersten gegenüber der zweiten, Mrd. USD im Jahr: die {0} von {1}, die sich am meisten ändern, alle in der Tabelle",
  "In this outcome, USD m": "In diesem Ausgang, Mio. USD",
  Partner: "Partner",
  "goods of {0} sectors": "Waren aus {0} Branchen",
  "{0} economies": "{0} Volkswirtschaften",
  "{0} (no deal)": "{0} (keine Einigung)",
  "{0} (after the event)": "{0} (nachträglich)",
  "One outcome has no result: a target cannot be reached or the equilibrium did not settle.":
    "Ein Ausgang hat kein Ergebnis: ein Ziel ist nicht zu erreichen, oder das Gleichgewicht stellte sich nicht ein.",
  "{0} outcomes have no result: a target cannot be reached or the equilibrium did not settle.":
    "{0} Ausgänge haben kein Ergebnis: ein Ziel ist nicht zu erreichen, oder das Gleichgewicht stellte sich nicht ein.",
  "“{0}” costs {1} most ({2} by source), and none of them makes it better off":
    "„{0}“ kostet {1} am meisten ({2} je nach Quelle), und keiner davon stellt es besser",
  "“{0}” costs {1} most ({2}), and none of them makes it better off":
    "„{0}“ kostet {1} am meisten ({2}), und keiner davon stellt es besser",
  "“{0}” is between {1} and {2} (the sources part on the sign) for {3}":
    "„{0}“ liegt für {3} zwischen {1} und {2} (die Quellen sind über das Vorzeichen uneins)",
  "Of “{0}” the sources part on the sign": "Bei „{0}“ sind die Quellen über das Vorzeichen uneins",
  "Of “{0}” they part on the sign": "Bei „{0}“ sind sie über das Vorzeichen uneins",
  "None of these costs {0} anything on which the sources agree":
    "Keiner davon kostet {0} etwas, worüber die Quellen einig sind",
  "What each party gains where there is a deal, in nine draws of ten":
    "Was jede Partei gewinnt, wo es ein Abkommen gibt, in neun von zehn Ziehungen",
  "Where there is a deal it gives {0} between {1} and {2} points a year, in nine draws of ten":
    "Wo es ein Abkommen gibt, bringt es {0} zwischen {1} und {2} Punkte im Jahr, in neun von zehn Ziehungen",
  "Where there is a deal it gives {0} between {1} and {2} points a year, {3} between {4} and {5} points a year and {6} between {7} and {8} points a year, in nine draws of ten":
    "Wo es ein Abkommen gibt, bringt es {0} zwischen {1} und {2}, {3} zwischen {4} und {5} und {6} zwischen {7} und {8} Punkte im Jahr, in neun von zehn Ziehungen",
  "There is no deal in any draw": "In keiner Ziehung gibt es ein Abkommen",
  // deals
  "{0} of {1} outcomes is an agreement that neither side likes less than no deal":
    "{0} von {1} Ausgängen ist ein Abkommen, das keine Seite weniger mag als keine Einigung",
  "{0} of {1} outcomes is an agreement that nobody likes less than no deal":
    "{0} von {1} Ausgängen ist ein Abkommen, das niemand weniger mag als keine Einigung",
  "{0} of {1} outcomes are agreements that nobody likes less than no deal":
    "{0} von {1} Ausgängen sind Abkommen, die niemand weniger mag als keine Einigung",
  "No agreement is one that all accept rather than no deal": "Kein Abkommen nehmen alle lieber an als keine Einigung",
  "No agreement is one that all accept rather than no deal: the nearest leaves somebody {0} points short":
    "Kein Abkommen nehmen alle lieber an als keine Einigung: beim nächsten fehlen jemandem {0} Punkte",
  // at home
  "At home: {0} parties": "Im Inneren: {0} Parteien",
  "Nash’s agreement, “{0}”, passes at home everywhere": "Nashs Abkommen, „{0}“, geht überall im Inneren durch",
  "Nash’s agreement, “{0}”, does not pass at home in {1}": "Nashs Abkommen, „{0}“, geht im Inneren nicht durch: {1}",
  "The agreement nearest to acceptance, “{0}”, passes at home everywhere":
    "Das Abkommen, dem am wenigsten fehlt, „{0}“, geht überall im Inneren durch",
  "The agreement nearest to acceptance, “{0}”, does not pass at home in {1}":
    "Das Abkommen, dem am wenigsten fehlt, „{0}“, geht im Inneren nicht durch: {1}",
  "Decided by": "Es entscheidet",
  "its leader": "die Führung",
  "a majority of votes": "eine Mehrheit der Stimmen",
  "all of them": "alle gemeinsam",
  "a majority, without a veto": "eine Mehrheit, ohne Veto",
  "Accept it": "Nehmen an",
  "Refuse it": "Verweigern",
  "It passes": "Es geht durch",
  "Outcomes that pass there": "Ausgänge, die dort durchgehen",
  nobody: "niemand",
  "To pass in {0} it would take {1} points a year more: {2}": "Damit es durchgeht, fehlen {0} {1} Punkte im Jahr: {2}",
  "{0} would rather carry out “{1}” than take it back in {2} of the wants that fit: about nothing":
    "{0} vollzöge „{1}“ lieber, als es zurückzunehmen, bei {2} der Wünsche, die passen: etwa nichts",
  "{0} would rather carry out “{1}” than take it back in {2} of the wants that fit: {3} points a year: {4} solved, {5} assumed":
    "{0} vollzöge „{1}“ lieber, als es zurückzunehmen, bei {2} der Wünsche, die passen: {3} Punkte im Jahr: {4} gelöst, {5} angenommen",
  "For half of them backing down would have to cost {0} points more":
    "Für die Hälfte davon müsste das Zurückweichen {0} Punkte mehr kosten",
  // rest
  "Today is at rest: no one-sided move is an improvement": "Heute ist Ruhe: kein einseitiger Zug ist eine Verbesserung",
  "Today does not rest: one move of improvement leads to {0}":
    "Heute ist keine Ruhe: ein verbessernder Zug führt zu {0}",
  "Today does not rest: one move of improvement leads to {0}, one of {1} states that hold by every test":
    "Heute ist keine Ruhe: ein verbessernder Zug führt zu {0}, einem von {1} Zuständen, die nach jedem Test halten",
  "Today does not rest: {0} moves of improvement lead to {1}, one of {2} states that hold by every test":
    "Heute ist keine Ruhe: {0} verbessernde Züge führen zu {1}, einem von {2} Zuständen, die nach jedem Test halten",
  "Today does not rest: improvements lead to {0} states that hold by some test":
    "Heute ist keine Ruhe: Verbesserungen führen zu {0} Zuständen, die nach einem Test halten",
  "Improvements from today lead to no state that rests":
    "Verbesserungen von heute aus führen zu keinem ruhenden Zustand",
  "No deal: “{0}”": "Keine Einigung: „{0}“",
  // how sure
  "No way of looking has an answer": "Keine Sichtweise hat eine Antwort",
  "An agreement of either kind has a share of about {0}": "Ein Abkommen beider Art hat einen Anteil von etwa {0}",
  "All ways of looking agree in {0} of the draws": "Alle Sichtweisen stimmen bei {0} der Ziehungen überein",
  "No single assumption moves the share of draws with an agreement":
    "Keine einzelne Annahme bewegt den Anteil der Ziehungen mit Einigung",
  "Over the ranges of what is assumed, {0} of the draws leave an agreement to be had: shares of draws, not chances that it is signed, and not validated on past disputes":
    "Über die Spannen des Angenommenen lassen {0} der Ziehungen ein Abkommen zu: Anteile von Ziehungen, keine Wahrscheinlichkeit der Unterschrift, und nicht an früheren Streiten validiert",
  "Over the ranges of what is assumed, {0} of the draws leave an agreement to be had, and {1} if conditions are taken at their word: shares of draws, not chances that it is signed, and not validated on past disputes":
    "Über die Spannen des Angenommenen lassen {0} der Ziehungen ein Abkommen zu, und {1}, wenn Bedingungen beim Wort genommen werden: Anteile von Ziehungen, keine Wahrscheinlichkeit der Unterschrift, und nicht an früheren Streiten validiert",
  "Over the ranges of what is assumed, {0} of the draws leave an agreement to be had, all with measures that stay: shares of draws, not chances that it is signed, and not validated on past disputes":
    "Über die Spannen des Angenommenen lassen {0} der Ziehungen ein Abkommen zu, alle mit bleibenden Maßnahmen: Anteile von Ziehungen, keine Wahrscheinlichkeit der Unterschrift, und nicht an früheren Streiten validiert",
  "Over the ranges of what is assumed, {0} of the draws leave an agreement to be had ({1} with the measures gone, {2} with measures that stay): shares of draws, not chances that it is signed, and not validated on past disputes":
    "Über die Spannen des Angenommenen lassen {0} der Ziehungen ein Abkommen zu ({1} ohne die Maßnahmen, {2} mit bleibenden Maßnahmen): Anteile von Ziehungen, keine Wahrscheinlichkeit der Unterschrift, und nicht an früheren Streiten validiert",
  "Over the ranges of what is assumed, {0} of the draws leave an agreement to be had ({1} with the measures gone, {2} with measures that stay), and {3} if conditions are taken at their word: shares of draws, not chances that it is signed, and not validated on past disputes":
    "Über die Spannen des Angenommenen lassen {0} der Ziehungen ein Abkommen zu ({1} ohne die Maßnahmen, {2} mit bleibenden Maßnahmen), und {3}, wenn Bedingungen beim Wort genommen werden: Anteile von Ziehungen, keine Wahrscheinlichkeit der Unterschrift, und nicht an früheren Streiten validiert",
  // the lead
  "{0} ends between {1} and {2} a year, the sources part on the sign":
    "{0} endet zwischen {1} und {2} im Jahr, die Quellen sind über das Vorzeichen uneins",
  "{0} hardly changes": "{0} ändert sich kaum",
  "none of them keeps to what {0} ask before a deal": "keines hält, was {0} vor einer Einigung verlangen",
  "Either side may give in first: {0} with probability {1}, {2} with {3}: by a model of attrition that is not validated on past disputes":
    "Jede Seite kann zuerst nachgeben: {0} mit Wahrscheinlichkeit {1}, {2} mit {3}: nach einem Zermürbungsmodell, das nicht an früheren Streiten validiert ist",
  "{0} is the likelier to give in first, with probability {1} against {2} for {3}: by a model of attrition that is not validated on past disputes":
    "{0} gibt eher zuerst nach, mit Wahrscheinlichkeit {1} gegen {2} für {3}: nach einem Zermürbungsmodell, das nicht an früheren Streiten validiert ist",
  "{0} of the {1} outcomes on the table is an agreement that leaves every party no worse off than no deal by one source of elasticities, none of them by all {2} sources":
    "{0} der {1} Ausgänge auf dem Tisch ist ein Abkommen, das nach einer Quelle der Elastizitäten keine Partei schlechter stellt als keine Einigung, nach allen {2} Quellen keines",
  "{0} of the {1} outcomes on the table is an agreement that leaves every party no worse off than no deal by one source of elasticities, and so by all {2} sources":
    "{0} der {1} Ausgänge auf dem Tisch ist ein Abkommen, das nach einer Quelle der Elastizitäten keine Partei schlechter stellt als keine Einigung, und so nach allen {2} Quellen",
  "{0} of the {1} outcomes on the table are agreements that leave every party no worse off than no deal by one source of elasticities, and so by all {2} sources":
    "{0} der {1} Ausgänge auf dem Tisch sind Abkommen, die nach einer Quelle der Elastizitäten keine Partei schlechter stellen als keine Einigung, und so nach allen {2} Quellen",
  "{0} of the {1} outcomes on the table is an agreement that leaves every party no worse off than no deal by one source of elasticities":
    "{0} der {1} Ausgänge auf dem Tisch ist ein Abkommen, das nach einer Quelle der Elastizitäten keine Partei schlechter stellt als keine Einigung",
  "{0} of the {1} outcomes on the table are agreements that leave every party no worse off than no deal":
    "{0} der {1} Ausgänge auf dem Tisch sind Abkommen, die keine Partei schlechter stellen als keine Einigung",
  "{0} of the {1} outcomes on the table is an agreement that leaves every party no worse off than no deal":
    "{0} der {1} Ausgänge auf dem Tisch ist ein Abkommen, das keine Partei schlechter stellt als keine Einigung",
  // giving in
  "While the standoff lasts each side has what “{0}” gives it. Giving in is accepting, for good, the deal that the other side likes best among those that nobody likes less than no deal. Each side may be one that never gives in: that is its reputation.":
    "Solange der Stillstand dauert, hat jede Seite, was „{0}“ ihr gibt. Nachgeben heißt, auf Dauer das Abkommen anzunehmen, das die andere Seite am liebsten hat, unter denen, die niemand weniger mag als keine Einigung. Jede Seite kann eine sein, die nie nachgibt: das ist ihr Ruf.",
  "Discounts the future at, a year": "Zinst die Zukunft ab mit, im Jahr",
  "Is held to be committed with": "Gilt als festgelegt mit",
  "Points a year; what each side has while it lasts, and what giving in brings":
    "Punkte im Jahr; was jede Seite hat, solange es dauert, und was Nachgeben bringt",
  "If it gives in": "Wenn sie nachgibt",
  "What giving in brings": "Was Nachgeben bringt",
  "If {0} gives in: {1}.": "Gibt {0} nach: {1}.",
  "Nobody gives in over time.": "Niemand gibt mit der Zeit nach.",
  "Nobody is held to be committed for good.": "Niemand gilt als für immer festgelegt.",
  "After {0} only the committed are left.": "Nach {0} sind nur noch die Festgelegten übrig.",
  "With {0} it never ends.": "Mit {0} endet es nie.",
  "By a model of attrition that is not validated on past disputes":
    "Nach einem Zermürbungsmodell, das nicht an früheren Streiten validiert ist",
  "With {0} speaking first: {1}": "Spricht {0} zuerst: {1}",
  "nothing that would be accepted": "nichts, was angenommen würde",
  // deficit
  "One theory says that the balance comes from saving, the other that it comes from subsidies and duties. Here each cause is switched off in the model, in every order, and its part is the average of what it changes (Shapley’s value): the parts and what is left add up to the balance.":
    "Eine Theorie sagt, die Bilanz komme vom Sparen, die andere, sie komme von Subventionen und Zöllen. Hier wird jede Ursache im Modell abgeschaltet, in jeder Reihenfolge, und ihr Anteil ist der Durchschnitt dessen, was sie ändert (Shapleys Wert): die Anteile und der Rest ergeben zusammen die Bilanz.",
  "Goods balance of {0} with {1} and its parts, bn USD a year; less than nothing adds to the deficit":
    "Warenbilanz von {0} gegenüber {1} und ihre Teile, Mrd. USD im Jahr; weniger als nichts vergrößert das Defizit",
  "Where the balance comes from": "Woher die Bilanz kommt",
  "None of the causes explains the deficit of {0} with {1}":
    "Keine der Ursachen erklärt das Defizit von {0} gegenüber {1}",
  "Of the surplus of {0} with {1} of {2}, {3} ({4}) stay with every cause removed":
    "Vom Überschuss von {0} gegenüber {1} von {2} bleiben {3} ({4}), wenn alle Ursachen entfernt sind",
  "Of the goods surplus of {0} bn USD that {1} has with {2}, gaps between saving and investment account for {3} bn, subsidies for {4} bn":
    "Vom Warenbilanzüberschuss von {0} Mrd. USD, den {1} gegenüber {2} hat, gehen {3} Mrd. auf Lücken zwischen Ersparnis und Investitionen zurück, {4} Mrd. auf Subventionen",
  // comparing
  "“{0}” cannot be compared with: {1}": "„{0}“ kann nicht verglichen werden: {1}",
  "“{0}”, to compare with, is being solved.": "„{0}“, zum Vergleich, wird gelöst.",
  // precedents
  "{0} (later than this one)": "{0} (später als dieser)",
  "Left out, its own story: {0}.": "Weggelassen, seine eigene Geschichte: {0}.",
  // computed
  "Every outcome is a general equilibrium of all economies and sectors of the trade table, solved to the tolerance below; a solve that does not settle is not shown. Payoffs are real income in percent, with what each party wants besides. Everything was computed by the program named here and, where levers were moved, by the same engine in this page.":
    "Jeder Ausgang ist ein allgemeines Gleichgewicht aller Volkswirtschaften und Branchen der Handelstabelle, gelöst bis auf die unten genannte Toleranz; was nicht zur Ruhe kommt, wird nicht gezeigt. Werte sind Realeinkommen in Prozent, mit dem, was jede Partei sonst noch will. Alles hat das hier genannte Programm berechnet und, wo Stellschrauben bewegt wurden, derselbe Rechner in dieser Seite.",
  Manifest: "Manifest",
  Program: "Programm",
  World: "Welt",
  "World, SHA-256": "Welt, SHA-256",
  Scenario: "Szenario",
  "Scenario, SHA-256": "Szenario, SHA-256",
  "Option {0}": "Option {0}",
  "not set": "nicht gesetzt",
  "Largest gap of any equation, named outcomes": "Größte Abweichung einer Gleichung, benannte Ausgänge",
  "Largest gap of any equation, deal space": "Größte Abweichung einer Gleichung, Verhandlungsraum",
  "Outcomes on the table": "Ausgänge auf dem Tisch",
  "{0}, of which {1} can be reached; {2} different equilibria":
    "{0}, davon {1} erreichbar; {2} verschiedene Gleichgewichte",
  "{0}, {1}: {2} economies, {3} sectors": "{0}, {1}: {2} Volkswirtschaften, {3} Branchen",
  Draws: "Ziehungen",
  "{0}, seed {1}": "{0}, Startwert {1}",
  "Engine in this page": "Rechner in dieser Seite",
  none: "keiner",
  starting: "startet",
  running: "läuft",
  "did not start": "startete nicht",
  "Without {0}": "Ohne {0}",
  "Of the numbers before; {0} of {1} outcomes are priced.":
    "Für die Zahlen davor; {0} von {1} Ausgängen sind bewertet.",
  "Of the numbers before; being worked out again.": "Für die Zahlen davor; wird neu berechnet.",
  "Of the numbers before; not worked out for those that are set.":
    "Für die Zahlen davor; für die eingestellten nicht berechnet.",
  "Of the setting before; the new one is being solved.": "Für die Einstellung davor; die neue wird gelöst.",
  "Of the setting before; the new one is not solved.": "Für die Einstellung davor; die neue ist nicht gelöst.",
  "The engine in this file did not start: only the outcomes that came with the brief can be shown.":
    "Der Rechner in dieser Datei startete nicht: nur die mitgelieferten Ausgänge sind zu sehen.",
  "This copy came without its engine: only the outcomes that came with the brief can be shown.":
    "Diese Ausgabe hat keinen Rechner: nur die mitgelieferten Ausgänge sind zu sehen.",
} as const;
