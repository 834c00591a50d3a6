// German of the rounds of talks, of clusters of agreements, of markets, of trade by sector and of what is given on.
export const graphics = {
  // rounds
  "Rounds with {0} speaking first": "Runden, in denen {0} zuerst spricht",
  "{0} offers": "{0} bietet",
  "the same again": "dasselbe noch einmal",
  "Its offers above the line of dates, those of the others below; points a year to each party. Dashed: comes only where the offer before was refused.":
    "Ihre Angebote über der Linie der Tage, die der anderen darunter; Punkte im Jahr für jede Partei. Gestrichelt: nur, wo das Angebot davor abgelehnt wurde.",
  "Nobody has an offer that would be accepted.": "Niemand hat ein Angebot, das angenommen würde.",
  "Where another speaks first, nobody has an offer that would be accepted.":
    "Wo ein anderer zuerst spricht, hat niemand ein Angebot, das angenommen würde.",
  "{0} can go first: {1} would not walk away": "{0} kann vorangehen: {1} würde nicht davongehen",
  "{0} would not go first: it loses {1} point-years even when sure of the rest":
    "{0} ginge nicht voran: auch des Übrigen sicher verlöre es {1} Punktjahre",
  "{0} does not want the exchange: it would lose {1} point-years":
    "{0} will den Tausch nicht: er kostete {1} Punktjahre",
  "{0} would not go first: {1} gains {2} point-years by walking away":
    "{0} ginge nicht voran: {1} gewinnt {2} Punktjahre, wenn es davongeht",
  "{0} would go first all the same: it loses nothing where {1} walks away":
    "{0} ginge dennoch voran: es verliert nichts, wo {1} davongeht",
  "Who would deliver first and is not sure of the rest: what walking away is worth, point-years":
    "Wer zuerst liefern müsste und des Übrigen nicht sicher ist: was Davongehen wert ist, Punktjahre",
  "{0}, by walking away": "{0}, wenn es davongeht",
  "{0}, left alone": "{0}, allein gelassen",
  "First: {0}": "Zuerst: {0}",
  "Would deliver first": "Müsste zuerst liefern",
  "What it delivers": "Was es liefert",
  Then: "Dann",
  Holds: "Gilt",
  "Short by, point-years": "Es fehlen, Punktjahre",
  "The first would lose, point-years": "Der Erste verlöre, Punktjahre",
  "{0} would take what {1} delivers and walk away: it gains {2} point-years by doing so, and {1}, which would lose {3}, does not go first.":
    "{0} nähme, was {1} liefert, und ginge davon: das bringt {2} Punktjahre, und {1}, das {3} verlöre, geht nicht voran.",
  // clusters
  "Agreements in clusters, by what they contain": "Abkommen in Gruppen, nach ihrem Inhalt",
  "The {0} agreements fall into {1} clusters, by what they contain; points a year of each, from the least to the most":
    "Die {0} Abkommen bilden {1} Gruppen nach ihrem Inhalt; Punkte im Jahr, vom kleinsten zum größten",
  Cluster: "Gruppe",
  Agreements: "Abkommen",
  "with “{0}”": "mit „{0}“",
  "without “{0}”": "ohne „{0}“",
  "with “{0}” and “{1}”": "mit „{0}“ und „{1}“",
  "without “{0}” and “{1}”": "ohne „{0}“ und „{1}“",
  "To {0} each of these is worth about nothing: less than 0.005 points a year either way.":
    "Für {0} ist jedes davon etwa nichts wert: weniger als 0,005 Punkte im Jahr in jede Richtung.",
  "To {0} they are worth about nothing: less than 0.005 points a year either way.":
    "Für {0} sind sie etwa nichts wert: weniger als 0,005 Punkte im Jahr in jede Richtung.",
  "Of {0} outcomes each likes less than no deal": "Von {0} Ausgängen mag jede Partei weniger als keine Einigung",
  "with “{0}”, without “{1}”": "mit „{0}“, ohne „{1}“",
  "with “{0}”, “{1}” and “{2}”": "mit „{0}“, „{1}“ und „{2}“",
  "with “{0}” and “{1}”, without “{2}”": "mit „{0}“ und „{1}“, ohne „{2}“",
  "with “{0}”, without “{1}” and “{2}”": "mit „{0}“, ohne „{1}“ und „{2}“",
  // markets
  "What markets would make of it": "Was die Märkte daraus machten",
  "Returns are solved, by one source of elasticities: what is in a sector stays there for a while. How likely each ending is are shares of paths,":
    "Die Erträge sind gelöst, nach einer Quelle der Elastizitäten: was in einer Branche steckt, bleibt eine Weile dort. Wie wahrscheinlich jedes Ende ist, sind Anteile der Pfade,",
  "Real return to what is in each party’s sectors: by how much news of an ending moves it from what was expected before, percent; of each the sectors that move most":
    "Realer Ertrag dessen, was in den Branchen jeder Partei steckt: um wie viel die Nachricht von einem Ende ihn gegen das Erwartete bewegt, Prozent; je die Branchen, die sich am meisten bewegen",
  "News of how it ends moves no index of all sectors": "Die Nachricht vom Ende bewegt keinen Index aller Branchen",
  "News of how it ends moves no index of all sectors; what is expected before any news does: {0} {1} at the most":
    "Die Nachricht vom Ende bewegt keinen Index aller Branchen; was vor jeder Nachricht erwartet wird, wohl: am meisten {0} mit {1}",
  "Real return to what is in each party’s sectors: by how much news of an ending moves it from what was expected before, percent":
    "Realer Ertrag dessen, was in den Branchen jeder Partei steckt: um wie viel die Nachricht von einem Ende ihn gegen das Erwartete bewegt, Prozent",
  "Real return to what is in each party’s sectors: what is expected before any news, percent":
    "Realer Ertrag dessen, was in den Branchen jeder Partei steckt: was vor jeder Nachricht erwartet wird, Prozent",
  "No answer for this scenario:": "Keine Antwort für dieses Szenario geben:",
  "News of how it ends moves {0} by {1} on average; most of all “{2}” ({3}): {4} {5}":
    "Die Nachricht vom Ende bewegt {0} im Mittel um {1}; am meisten „{2}“ ({3}): {4} {5}",
  "News of how it ends moves {0} by {1} and {6} by {7} on average; most of all “{2}” ({3}): {4} {5}":
    "Die Nachricht vom Ende bewegt {0} im Mittel um {1} und {6} um {7}; am meisten „{2}“ ({3}): {4} {5}",
  "{0}: expected move on news of the ending {1} either way; expected before any news {2}, not validated":
    "{0}: erwartete Bewegung bei Nachricht vom Ende {1} nach oben oder unten; vor jeder Nachricht erwartet {2}, nicht validiert",
  "Left out are {0} of the paths: what they end in has no short run.":
    "Ausgelassen sind {0} der Pfade: was am Ende steht, hat keine kurze Frist.",
  "{0}, all sectors": "{0}, alle Branchen",
  "{0}: agreement, measures gone": "{0}: Abkommen, Maßnahmen weg",
  "{0}: agreement, measures stay": "{0}: Abkommen, Maßnahmen bleiben",
  "{0}: escalated beyond the threat": "{0}: über die Drohung hinaus verschärft",
  "{0}: answered": "{0}: beantwortet",
  "{0}: carried out, unanswered": "{0}: vollzogen, unbeantwortet",
  "{0}: withdrawn, nothing signed": "{0}: zurückgenommen, nichts unterzeichnet",
  "{0}: pending, as today": "{0}: anhängig, wie heute",
  Ending: "Ende",
  Sector: "Branche",
  "Move of its return, %": "Bewegung des Ertrags, %",
  // trade
  "Trade after the change": "Handel nach der Änderung",
  "Trade between the parties does not change": "Der Handel zwischen den Parteien ändert sich nicht",
  "What {0} sells {1} falls from {2} to {3} a year ({4}), most in “{5}”":
    "Was {0} an {1} verkauft, fällt von {2} auf {3} im Jahr ({4}), am meisten bei „{5}“",
  "What {0} sells {1} rises from {2} to {3} a year ({4}), most in “{5}”":
    "Was {0} an {1} verkauft, steigt von {2} auf {3} im Jahr ({4}), am meisten bei „{5}“",
  "What {0} sells {1} falls from {2} to {3} a year ({4})":
    "Was {0} an {1} verkauft, fällt von {2} auf {3} im Jahr ({4})",
  "What {0} sells {1} rises from {2} to {3} a year ({4})":
    "Was {0} an {1} verkauft, steigt von {2} auf {3} im Jahr ({4})",
  "Of the outcomes that the file names, with its numbers as written and by one source of elasticities: no ranges.":
    "Der Ausgänge, die die Datei nennt, mit ihren Zahlen wie geschrieben und nach einer Quelle der Elastizitäten: keine Spannen.",
  "Sales of each party to each other, goods and services at the border, bn USD of {0} a year":
    "Verkäufe jeder Partei an jede andere, Güter und Dienste an der Grenze, Mrd. USD von {0} im Jahr",
  "Of the numbers as written: trade by partner and sector is not worked out again for those that are set.":
    "Der Zahlen wie geschrieben: Handel nach Partner und Branche wird für die eingestellten nicht neu gerechnet.",
  before: "vorher",
  after: "nachher",
  "of {0} flows the {1} that change most, all of them in the table":
    "von {0} Strömen die {1}, die sich am meisten ändern, alle in der Tabelle",
  "after, sold by {0}": "nachher, verkauft von {0}",
  "By sector, what changes most": "Nach Branche, was sich am meisten ändert",
  Seller: "Verkäufer",
  Buyer: "Käufer",
  "Before, USD m": "Vorher, Mio. USD",
  "After, USD m": "Nachher, Mio. USD",
  "Change, USD m": "Änderung, Mio. USD",
  "Change, %": "Änderung, %",
  // what is given on
  Embed: "Einbetten",
  "HTML of this chart, for any page": "HTML dieses Diagramms, für jede Seite",
  "HTML of this chart, copied: for any page": "HTML dieses Diagramms, kopiert: für jede Seite",
} as const;
