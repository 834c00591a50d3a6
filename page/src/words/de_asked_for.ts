// In German, what stands in a brief where it is asked for, what happened and wars: as in de.ts.
export const askedFor = {
  // what happened
  "What came is not known yet": "Was kam, ist noch nicht bekannt",
  "The chance leaned the wrong way on none of {0} questions":
    "Die Wahrscheinlichkeit lag bei keiner von {0} Fragen falsch",
  "The chance leaned the wrong way on {0} of {1} questions": "Die Wahrscheinlichkeit lag bei {0} von {1} Fragen falsch",
  "Chances as they were on {0}, not validated, and what came by {1}":
    "Wahrscheinlichkeiten, wie sie am {0} standen, nicht validiert, und was bis {1} kam",
  "Chances as they were on {0}, validated, and what came by {1}":
    "Wahrscheinlichkeiten, wie sie am {0} standen, validiert, und was bis {1} kam",
  "the wrong way": "falsch",
  "leaned the wrong way": "lag falsch",
  "the chance as printed": "die gedruckte Wahrscheinlichkeit",
  "counts of past disputes alone": "nur Häufigkeiten früherer Streite",
  "share of the course, no chance": "Anteil des Verlaufs, keine Wahrscheinlichkeit",
  "what came: at 100 % it did, at 0 % it did not": "was kam: bei 100 % ja, bei 0 % nein",
  "Counts of past disputes": "Häufigkeiten früherer Streite",
  "Share of the course": "Anteil des Verlaufs",
  "What came": "Was kam",
  Chance: "Wahrscheinlichkeit",
  Issue: "Streitpunkt",
  It: "Die Stufe",
  "Who said what": "Wer was sagte",
  "After 6 months": "Nach 6 Monaten",
  "After 24 months": "Nach 24 Monaten",
  "{0} statements, and where their issues stood after": "{0} Aussagen, und wo ihre Streitpunkte danach standen",
  "What was said, and where its issue stood after": "Was gesagt wurde, und wo der Streitpunkt danach stand",
  "{0} events, day by day": "{0} Ereignisse, Tag für Tag",
  "Day by day": "Tag für Tag",
  // a war of duties
  War: "Krieg",
  Talks: "Verhandlung",
  "All goods": "Alle Waren",
  "Duties shown": "Gezeigte Zölle",
  "Duty, percent": "Zoll, Prozent",
  "Duties as they are, by sector and buyer": "Zölle, wie sie sind, nach Branche und Käufer",
  "Duties that each sets to its own advantage in a war, by sector and buyer":
    "Zölle, die jeder im Krieg zu seinem eigenen Vorteil setzt, nach Branche und Käufer",
  "Duties that talks set together, by sector and buyer":
    "Zölle, die eine Verhandlung gemeinsam setzt, nach Branche und Käufer",
  "Percent of the price; the sectors with the most trade first":
    "Prozent des Preises; die Branchen mit dem meisten Handel zuerst",
  "Real income a year, percent of today’s: what a war and talks leave each side, and whom they move most":
    "Realeinkommen im Jahr, Prozent des heutigen: was Krieg und Verhandlung jeder Seite lassen, und wen sie am meisten bewegen",
  "Points of rest of a model in which a government goes by its own advantage alone; nobody announced these duties.":
    "Ruhepunkte eines Modells, in dem eine Regierung nur nach ihrem eigenen Vorteil geht; niemand hat diese Zölle angekündigt.",
  Sector: "Branche",
  Buyer: "Käufer",
  Seller: "Verkäufer",
  "In a": "In",
  "Today, %": "Heute, %",
  "Then, %": "Dann, %",
  "Trade, USD m": "Handel, Mio. USD",
} as const;
