// German of the rounds of talks, of clusters of agreements, of markets, of trade by sector and of what is given on.
export const graphics = {
  // rounds
  "Rounds with {0} speaking first": "Runden, in denen {0} zuerst spricht",
  "{0} offers": "{0} bietet",
  "the same again": "dasselbe noch einmal",
  "Its offers above the line of dates, those of the others below; points a year to each party. Dashed: comes only where the offer before was refused.":
    "Ihre Angebote über der Linie der Tage, die der anderen darunter; Punkte im Jahr für jede Partei. Gestrichelt: nur, wo das Angebot davor abgelehnt wurde.",
  "Whoever speaks first, nobody has an offer that would be accepted.":
    "Wer auch zuerst spricht, niemand hat ein Angebot, das angenommen würde.",
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
  "{0} gains {1} by walking away": "{0} gewinnt {1}, wenn es davongeht",
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
  "with “{0}”, without “{1}”": "mit „{0}“, ohne „{1}“",
  "with “{0}”, “{1}” and “{2}”": "mit „{0}“, „{1}“ und „{2}“",
  "with “{0}” and “{1}”, without “{2}”": "mit „{0}“ und „{1}“, ohne „{2}“",
  "with “{0}”, without “{1}” and “{2}”": "mit „{0}“, ohne „{1}“ und „{2}“",
} as const;
