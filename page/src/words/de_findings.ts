// German of the sentences that are made of findings: the lead, what a section finds, what stands beside a chart. Sentences of
// several parts, parted by a semicolon or a full stop, are put together of those below.
export const findings = {
  // the lead
  "Without a deal, “{0}”: {1}": "Ohne Einigung, „{0}“: {1}",
  "{0} loses {1} a year ({2} by source)": "{0} verliert {1} im Jahr ({2} je nach Quelle)",
  "{0} gains {1} a year ({2} by source)": "{0} gewinnt {1} im Jahr ({2} je nach Quelle)",
  "{0} loses {1} a year ({2})": "{0} verliert {1} im Jahr ({2})",
  "{0} gains {1} a year ({2})": "{0} gewinnt {1} im Jahr ({2})",
  "both lose": "beide verlieren",
  "all lose": "alle verlieren",
  "{0}: each less than {1} a year either way": "{0}: je weniger als {1} im Jahr in die eine oder andere Richtung",
  "{0}: less than {1} a year either way": "{0}: weniger als {1} im Jahr in die eine oder andere Richtung",
  "{0}: each less than {1} either way": "{0}: je weniger als {1} in die eine oder andere Richtung",
  "{0}: less than {1} either way": "{0}: weniger als {1} in die eine oder andere Richtung",
  "{0}: nothing": "{0}: nichts",
  "the {0} other parties": "die übrigen {0} Parteien",
  "{0} is between {1} and {2} (the sources part on the sign)":
    "{0} liegt zwischen {1} und {2} (die Quellen sind über das Vorzeichen uneins)",
  "Of {0} past disputes like it, the threat was carried out within six months in {1}, an agreement signed in {2}, the demand met at least in part in {3}":
    "Von {0} ähnlichen früheren Streiten wurde die Drohung binnen sechs Monaten in {1} vollzogen, in {2} ein Abkommen unterzeichnet und in {3} die Forderung wenigstens zum Teil erfüllt",
  "Of {0} past disputes like it, the threat was carried out within six months in {1}, an agreement signed in {2}, the demand met at least in part in {3}; most like it: {4}.":
    "Von {0} ähnlichen früheren Streiten wurde die Drohung binnen sechs Monaten in {1} vollzogen, in {2} ein Abkommen unterzeichnet und in {3} die Forderung wenigstens zum Teil erfüllt; am ähnlichsten: {4}.",
  "{0} of the {1} outcomes on the table are agreements that leave every party no worse off than no deal by one source of elasticities, none of them by all {2} sources":
    "{0} der {1} Ausgänge auf dem Tisch sind Abkommen, die nach einer Quelle der Elastizitäten keine Partei schlechter stellen als keine Einigung, keines davon nach allen {2} Quellen",
  "{0} of the {1} outcomes on the table are agreements that leave every party no worse off than no deal by one source of elasticities, {2} of them by all {3} sources":
    "{0} der {1} Ausgänge auf dem Tisch sind Abkommen, die nach einer Quelle der Elastizitäten keine Partei schlechter stellen als keine Einigung, {2} davon nach allen {3} Quellen",
  "{0} of the {1} outcomes on the table are agreements that leave every party no worse off than no deal by one source of elasticities":
    "{0} der {1} Ausgänge auf dem Tisch sind Abkommen, die nach einer Quelle der Elastizitäten keine Partei schlechter stellen als keine Einigung",
  "none of them keeps to what {0} asks before a deal": "keines hält, was {0} vor einer Einigung verlangt",
  "None of the {0} outcomes on the table is an agreement that every party likes no less than no deal":
    "Keiner der {0} Ausgänge auf dem Tisch ist ein Abkommen, das jede Partei nicht weniger mag als keine Einigung",
  "the nearest falls short by {0} % of a party's income": "dem nächsten fehlen {0} % des Einkommens einer Partei",
  "Over the ranges of what is assumed, {0} of the draws leave an agreement to be had, all with the measures gone, and {1} if conditions are taken at their word: shares of draws, not chances that it is signed, and not validated on past disputes":
    "Über die Spannen des Angenommenen lassen {0} der Ziehungen ein Abkommen zu, alle ohne die Maßnahmen, und {1}, wenn Bedingungen beim Wort genommen werden: Anteile von Ziehungen, keine Wahrscheinlichkeit der Unterschrift, und nicht an früheren Streiten validiert",
  "Over the ranges of what is assumed, {0} of the draws leave an agreement to be had, all with the measures gone: shares of draws, not chances that it is signed, and not validated on past disputes":
    "Über die Spannen des Angenommenen lassen {0} der Ziehungen ein Abkommen zu, alle ohne die Maßnahmen: Anteile von Ziehungen, keine Wahrscheinlichkeit der Unterschrift, und nicht an früheren Streiten validiert",
  "Of the goods deficit of {0} bn USD that {1} has with {2}, gaps between saving and investment account for {3} bn, subsidies for {4} bn":
    "Vom Warenbilanzdefizit von {0} Mrd. USD, das {1} gegenüber {2} hat, gehen {3} Mrd. auf Lücken zwischen Ersparnis und Investitionen zurück, {4} Mrd. auf Subventionen",
  // what happened elsewhere
  "the threat carried out by 6 months": "Drohung nach 6 Monaten vollzogen",
  "answered, where carried out": "beantwortet, wo vollzogen",
  "an agreement by 6 months": "ein Abkommen nach 6 Monaten",
  "an agreement by 24 months": "ein Abkommen nach 24 Monaten",
  "the demand met at least in part": "Forderung wenigstens zum Teil erfüllt",
  "the demand met in full": "Forderung ganz erfüllt",
  "gone beyond within 12 months": "nach 12 Monaten darüber hinausgegangen",
  "the new measures gone by 24 months": "die neuen Maßnahmen nach 24 Monaten weg",
  "in part": "zum Teil",
  "in full": "ganz",
  "not known": "nicht bekannt",
  "Of the {0} disputes most like it, of {1} recorded ({2} of them later than it), the threat was carried out within six months in {3}, an agreement signed within six months in {4}, and the demand met at least in part in {5}, of those of which it is known":
    "In den {0} ähnlichsten von {1} erfassten Streiten ({2} davon später) wurde die Drohung binnen sechs Monaten in {3} vollzogen, in {4} binnen sechs Monaten ein Abkommen unterzeichnet und in {5} die Forderung wenigstens zum Teil erfüllt, soweit es bekannt ist",
  "These are counts of what happened elsewhere, and no forecast of this dispute":
    "Dies sind Zählungen dessen, was anderswo geschah, und keine Vorhersage dieses Streits",
  "The back-test scores every way of making one that was tried beside such rates; none that looks at the case has been shown to do better, so no chance is printed here":
    "Die Rückprüfung bewertet jede versuchte Art der Vorhersage neben solchen Anteilen; keine, die den Fall ansieht, hat sich als besser erwiesen, also steht hier keine Wahrscheinlichkeit",
  // outcomes
  "Over {0} elasticity sources: {1} and {2}": "Über {0} Elastizitätsquellen: {1} und {2}",
  "Over {0} elasticity sources: {1}, {2} and {3}": "Über {0} Elastizitätsquellen: {1}, {2} und {3}",
  "Real income a year": "Realeinkommen im Jahr",
  "“{0}” costs {1} most ({2} by source)": "„{0}“ kostet {1} am meisten ({2} je nach Quelle)",
  "“{0}” costs {1} most ({2})": "„{0}“ kostet {1} am meisten ({2})",
  "“{0}” gives it most ({1} by source)": "„{0}“ bringt am meisten ({1} je nach Quelle)",
  "“{0}” gives it most ({1})": "„{0}“ bringt am meisten ({1})",
  "None of these costs {0} anything": "Keiner davon kostet {0} etwas",
  "For comparison, on nobody’s table; net of what is borrowed":
    "Zum Vergleich, steht nicht zur Verhandlung; nach Abzug des Geliehenen",
  // deals
  "A point is one outcome: a level for every issue. Payoffs are in points, one percent of a party’s own real income a year, with what the party wants besides income.":
    "Ein Punkt im Bild ist ein Ausgang: eine Stufe für jedes Thema. Werte sind in Punkten, ein Prozent des eigenen Realeinkommens im Jahr, mit dem, was eine Partei außer Einkommen will.",
  "Every agreement that all accept holds {0}": "Jedes Abkommen, das alle annehmen, enthält {0}",
  "Both prefer this to no deal": "Beide ziehen dies keiner Einigung vor",
  "All prefer this to no deal": "Alle ziehen dies keiner Einigung vor",
  "Neither prefers this to no deal": "Niemand von beiden zieht dies keiner Einigung vor",
  "Nobody prefers this to no deal": "Niemand zieht dies keiner Einigung vor",
  "{0} would accept": "{0} würde annehmen",
  "{0} would not": "{0} nicht",
  "One of {0} outcomes": "Einer von {0} Ausgängen",
  today: "heute",
  "no deal": "keine Einigung",
  "cannot be bettered for one without loss to another": "für niemanden zu verbessern, ohne dass ein anderer verliert",
  "where bargaining theory points: {0}": "wohin die Verhandlungstheorie weist: {0}",
  "Ends: if all sign it {0}": "Endet: wenn alle unterzeichnen, {0}",
  "if nobody does {0}": "wenn niemand, {0}",
  "agreement, measures gone": "Abkommen, Maßnahmen weg",
  "agreement, measures stay": "Abkommen, Maßnahmen bleiben",
  "escalated beyond the threat": "über die Drohung hinaus",
  answered: "beantwortet",
  "carried out, unanswered": "vollzogen, unbeantwortet",
  "withdrawn, nothing signed": "zurückgezogen, nichts unterzeichnet",
  "pending, as today": "angekündigt, wie heute",
  // rest, talks
  "States as boxes with each party’s points a year": "Zustände als Kästen mit den Punkten jeder Partei im Jahr",
  "solid: at rest by some test": "fest umrandet: in Ruhe nach einem Test",
  "an arrow is an improvement that one party makes alone, from column to column":
    "ein Pfeil ist eine Verbesserung, die eine Partei allein macht, von Spalte zu Spalte",
  "Shortest ways from today: each box is a move that one party makes alone, and what it gains by it, points a year":
    "Kürzeste Wege von heute aus: jeder Kasten ist ein Zug, den eine Partei allein macht, und was sie dadurch gewinnt, Punkte im Jahr",
  "solid: then it is at rest by some test": "fest umrandet: danach ruht es nach einem Test",
  "{0} more resting states are in the table": "{0} weitere ruhende Zustände stehen in der Tabelle",
  "Waiting costs {0} about nothing, so this is no war of attrition: without a deal it has {1} points a year, {2} if it gives in":
    "Warten kostet {0} fast nichts, also ist dies kein Zermürbungskrieg: ohne Einigung hat es {1} Punkte im Jahr, {2}, wenn es nachgibt",
  "With {0} speaking first, they agree on {1} to what {2} offers":
    "Spricht {0} zuerst, einigen sie sich am {1} auf das Angebot von {2}",
  "Whoever speaks first, nothing is agreed": "Wer auch zuerst spricht, nichts wird vereinbart",
  "Whoever speaks first, there is no answer": "Wer auch zuerst spricht, es gibt keine Antwort",
  "Whoever speaks first, they agree on {0} to what {1} offers":
    "Wer auch zuerst spricht, sie einigen sich am {0} auf das Angebot von {1}",
  "With {0} speaking first, nothing is agreed": "Spricht {0} zuerst, wird nichts vereinbart",
  "With {0} speaking first, there is no answer": "Spricht {0} zuerst, gibt es keine Antwort",
  "At the deadline, without an agreement: “{0}”": "Am Stichtag, ohne Abkommen: „{0}“",
  "By a model of offers in turn that is not validated on past disputes":
    "Nach einem Modell von Angeboten im Wechsel, das nicht an früheren Streiten validiert ist",
  later: "später",
  accepted: "angenommen",
  refused: "abgelehnt",
  "accepted (only had the offer before been refused)": "angenommen (nur wenn das Angebot davor abgelehnt wurde)",
  "refused (only had the offer before been refused)": "abgelehnt (nur wenn das Angebot davor abgelehnt wurde)",
  // what would have to be true
  "Taken at its word, {0} leaves {1} deals": "Beim Wort genommen lässt {0} {1} Abkommen",
  "Taken at its word, {0} leaves no deal": "Beim Wort genommen lässt {0} kein Abkommen",
  "Taken at its word, {0} leaves no deal: the nearest is {1} points short":
    "Beim Wort genommen lässt {0} kein Abkommen: dem nächsten fehlen {1} Punkte",
  "It says that before a deal {0} must hold. {1} of {2} outcomes meet that.":
    "Sie sagt, dass vor einer Einigung {0} gelten muss. {1} von {2} Ausgängen erfüllen das.",
  "A change is the smaller, the less the new weights move any payoff; the weights of real income, which are the unit, stay.":
    "Eine Änderung ist umso kleiner, je weniger die neuen Gewichte einen Wert bewegen; die Gewichte des Realeinkommens, die Einheit, bleiben.",
  "As the scenario is written; the levers of issues do not enter.":
    "Wie das Szenario geschrieben ist; die Stellschrauben der Themen gehen nicht ein.",
  "At the sizes and responses that are set; the levers of issues do not enter.":
    "Bei den eingestellten Größen und Reaktionen; die Stellschrauben der Themen gehen nicht ein.",
  "{0}: by no change of weights that keeps their signs":
    "{0}: durch keine Änderung der Gewichte, die ihre Vorzeichen behält",
  "{0}: so it is already": "{0}: so ist es schon",
  "Nash’s deal, or the nearest to one, would be the greatest total of all outcomes":
    "Nashs Abkommen, oder das nächste dazu, wäre die größte Summe aller Ausgänge",
  "There would be a deal for all": "Es gäbe ein Abkommen für alle",
  "Without “{0}” as a red line of {1}, {2} would gain {3} points a year more at Nash’s deal":
    "Ohne „{0}“ als rote Linie von {1} gewänne {2} {3} Punkte im Jahr mehr in Nashs Abkommen",
  "What would be true": "Was wahr wäre",
  "What it wants": "Was sie will",
  Weight: "Gewicht",
  "Weight needed": "Nötiges Gewicht",
  "Moves payoffs by at most, points a year": "Bewegt Werte um höchstens, Punkte im Jahr",
  "The outcome": "Der Ausgang",
  "No change does it": "Keine Änderung reicht",
  "Nothing has to change": "Nichts muss sich ändern",
  "Taken at its word, {0} leaves one deal": "Beim Wort genommen lässt {0} ein Abkommen",
  "No outcome is acceptable to all. The nearest leaves somebody {0} points a year short":
    "Kein Ausgang ist für alle annehmbar. Beim nächsten fehlen jemandem {0} Punkte im Jahr",
  "What each red line costs the talks, points a year: the gain of each party at Nash’s deal if the line were not there":
    "Was jede rote Linie die Gespräche kostet, Punkte im Jahr: der Gewinn jeder Partei in Nashs Abkommen, gäbe es die Linie nicht",
  "does not: what weighs most against it is “{0}”": "nimmt nicht an: am meisten wiegt dagegen „{0}“",
  // how sure
  "Shares by how it ends, over {0} draws of what the parties want: not chances of what will happen":
    "Anteile nach dem Ende, über {0} Ziehungen dessen, was die Parteien wollen: keine Wahrscheinlichkeiten dessen, was kommt",
  "Shares by how it ends, over {0} draws of what the parties want and of the economics: not chances of what will happen":
    "Anteile nach dem Ende, über {0} Ziehungen dessen, was die Parteien wollen, und der Wirtschaft: keine Wahrscheinlichkeiten dessen, was kommt",
  "Shares of draws by models that are not validated on past disputes":
    "Anteile von Ziehungen nach Modellen, die nicht an früheren Streiten validiert sind",
  "Where there is a deal it gives {0} between {1} and {2} points a year and {3} between {4} and {5} points a year, in nine draws of ten":
    "Wo es ein Abkommen gibt, bringt es {0} zwischen {1} und {2} Punkte im Jahr und {3} zwischen {4} und {5}, in neun von zehn Ziehungen",
  "Elasticities and sizes of measures are not drawn here: real incomes have no band":
    "Elastizitäten und Größen der Maßnahmen werden hier nicht gezogen: Realeinkommen haben kein Band",
  "Gain over no deal at Nash’s deal where there is one, points a year; bar: nine draws of ten, mark: the middle one":
    "Gewinn gegenüber keiner Einigung in Nashs Abkommen, wo es eins gibt, Punkte im Jahr; Balken: neun von zehn Ziehungen, Strich: die mittlere",
  // course
  "Today {0} could offer nothing that most of its own wants and of the others’ would rather sign than go on; of later days this says nothing":
    "Heute könnte {0} nichts anbieten, was die meisten eigenen und fremden Wünsche lieber unterzeichneten als weiterzumachen; über spätere Tage sagt das nichts",
  "Today {0} could each offer nothing that most of its own wants and of the others’ would rather sign than go on; of later days this says nothing":
    "Heute könnten {0} je für sich nichts anbieten, was die meisten eigenen und fremden Wünsche lieber unterzeichneten als weiterzumachen; über spätere Tage sagt das nichts",
  // deficit
  "Of the deficit of {0} with {1} of {2}, {3} ({4}) stay with every cause removed":
    "Vom Defizit von {0} gegenüber {1} von {2} bleiben {3} ({4}), wenn alle Ursachen entfernt sind",
  "the largest is “{0}” ({1})": "die größte ist „{0}“ ({1})",
} as const;
