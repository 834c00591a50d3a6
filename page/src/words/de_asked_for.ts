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
  "Of {0} questions that can be answered the printed chance leaned the wrong way on {1}":
    "Von {0} beantwortbaren Fragen lag die gedruckte Wahrscheinlichkeit bei {1} falsch",
  "It scores {0} (Brier, the lower the better; a coin 0.250), counts of past disputes alone {1}":
    "Sie erreicht {0} (Brier, weniger ist besser; eine Münze 0,250), Häufigkeiten früherer Streite allein {1}",
  "It scores {0}": "Sie erreicht {0}",
  "None of the questions that the chances are of can be answered yet":
    "Keine der Fragen, denen die Wahrscheinlichkeiten gelten, ist schon beantwortet",
  "“{0}” had {1}, and it came": "„{0}“ hatte {1}, und es kam",
  "“{0}” had {1}, and it did not come": "„{0}“ hatte {1}, und es kam nicht",
  "The course, whose shares are no chances, leaned the wrong way on {0} of {1} ({2})":
    "Der Verlauf, dessen Anteile keine Wahrscheinlichkeiten sind, lag bei {0} von {1} falsch ({2})",
  "The course, whose shares are no chances, leaned the wrong way on {0} of {1} ({2}): {3}":
    "Der Verlauf, dessen Anteile keine Wahrscheinlichkeiten sind, lag bei {0} von {1} falsch ({2}): {3}",
  "All that is above is of what was known on {0}": "Alles Obige gilt für das, was am {0} bekannt war",
  "All that is above is of what was known on {0}, with this dispute and its own story left out of the counts":
    "Alles Obige gilt für das, was am {0} bekannt war; dieser Streit und seine eigene Geschichte fehlen in den Häufigkeiten",
  "What came is known to {0} and was opened for this section alone":
    "Was kam, ist bis {0} bekannt und wurde nur für diesen Abschnitt geöffnet",
  "The chances are {0}: one dispute shows how a method did here, and not how good it is":
    "Die Wahrscheinlichkeiten sind {0}: ein Streit zeigt, wie ein Verfahren hier abschnitt, und nicht, wie gut es ist",
  "The chances are {0}: one dispute shows how a method did here, and not how good it is, and its record was coded by one who knew how it ended":
    "Die Wahrscheinlichkeiten sind {0}: ein Streit zeigt, wie ein Verfahren hier abschnitt, und nicht, wie gut es ist; und seine Akte wurde von jemandem erfasst, der das Ende kannte",
  "stood after {0} months": "stand nach {0} Monaten",
  "did not stand by {0} months": "stand nach {0} Monaten nicht",
  demanded: "forderte",
  offered: "bot an",
  threatened: "drohte",
  "insisted on first": "verlangte zuvor",
  "no; it came on {0}": "nein; es kam am {0}",
  "yes, {0}": "ja, {0}",
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
