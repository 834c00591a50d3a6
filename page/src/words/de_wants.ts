// German of the sliders of what each side wants.
export const wants = {
  "How much each side wants what it speaks of": "Wie sehr jede Seite will, wovon sie spricht",
  "In points, one percent of its own real income a year. Nobody says how much: it is worked out from what was said. Light: all that it said can be meant. Dark: half of what fits. A line: there one of these conclusions turns, all else as it is:":
    "In Punkten, ein Prozent des eigenen Realeinkommens im Jahr. Niemand sagt, wie viel: es folgt aus dem, was gesagt wurde. Hell: alles Gesagte kann gemeint sein. Dunkel: die Hälfte dessen, was passt. Ein Strich: dort kehrt sich einer dieser Schlüsse um, wenn alles andere bleibt:",
  "What is shaded is of the numbers as written.": "Was unterlegt ist, gilt für die Zahlen wie geschrieben.",
  "Not all that {0} said can be meant at once.": "Nicht alles, was {0} sagte, kann zugleich gemeint sein.",
  "Not all that {0} each said can be meant at once.":
    "Nicht alles, was {0} je für sich sagten, kann zugleich gemeint sein.",
  "Not all that it said can be meant at once.": "Nicht alles Gesagte kann zugleich gemeint sein.",
  "Fits all that it said, as {0} to {1} does.": "Passt zu allem Gesagten, wie {0} bis {1}.",
  "Outside what fits all that it said, which is {0} to {1}.":
    "Außerhalb dessen, was zu allem Gesagten passt: {0} bis {1}.",
  "What it said leaves its size open.": "Was sie sagte, lässt die Größe offen.",
  "Conclusion {0} turns at {1}.": "Schluss {0} kehrt sich um bei {1}.",
  "so at the middle of what fits, and so for {0} of it": "so in der Mitte dessen, was passt, und so bei {0} davon",
  "not so at the middle of what fits, and so for {0} of it":
    "nicht so in der Mitte dessen, was passt, und so bei {0} davon",
  "No longer: {0}.": "Nicht mehr: {0}.",
  "Now: {0}.": "Jetzt: {0}.",
  "worth {0} points a year": "{0} Punkte im Jahr wert",
  "· wants it": "· will es",
  "· is against it": "· ist dagegen",
  "1 more want": "1 weiterer Wunsch",
  "{0} more wants": "{0} weitere Wünsche",
  "As it said": "Wie gesagt",
  "There is an agreement of all that nobody likes less than no deal":
    "Es gibt ein Abkommen aller, das niemand weniger mag als keine Einigung",
  "{0} likes Nash's agreement no less than no deal": "{0} mag Nashs Abkommen nicht weniger als keine Einigung",
  "No deal is “{0}”": "Keine Einigung heißt „{0}“",
} as const;
