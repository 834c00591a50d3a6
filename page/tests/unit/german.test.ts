import { afterAll, beforeAll, expect, test } from "vitest";
import { courseFinding } from "../../src/findings/course";
import { langOf, language, say } from "../../src/words/language.svelte";
import { brief } from "./fixture";

beforeAll(() => language.choose("de"));
afterAll(() => language.choose("en"));

test("sentences_made_of_names_and_numbers_are_german", () => {
  expect(
    say(
      "The United States loses 7.0 bn USD and China loses 8.1 bn USD; of the others the European Union (27) gains most (0.6 bn USD)",
    ),
  ).toBe(
    "United States verliert 7,0 Mrd. USD und China verliert 8,1 Mrd. USD; von den übrigen gewinnt Europäische Union (27) am meisten (0,6 Mrd. USD)",
  );
  expect(
    say(
      "By 31 Jul 2018: carried out in 92 %, answered in 84 % and something signed in 38 % of the wants that fit the record",
    ),
  ).toBe(
    "Bis 31. Juli 2018: vollzogen bei 92 %, beantwortet bei 84 % und etwas unterzeichnet bei 38 % der Wünsche, die zu den Akten passen",
  );
  expect(say("2 of 1,536 outcomes are agreements that neither side likes less than no deal")).toContain(
    "von 1.536 Ausgängen",
  );
  expect(say("China likes 1.314 of 1.536 outcomes less than no deal.")).toContain("1.314 von 1.536");
  expect(say("Today · rests: GMR SMR")).toBe("Heute · ruht: GMR SMR");
});

test("a_name_has_no_english_article_wherever_it_stands", () => {
  expect(say("The United States names a day for “x”")).toBe("United States nennt einen Tag für „x“");
  expect(say("China offers agreement 3 and the United States signs")).toBe(
    "China bietet Abkommen 3 an und United States unterzeichnet",
  );
  expect(say("China offers agreement 3 and Japan, the EU and the United States sign")).toBe(
    "China bietet Abkommen 3 an und Japan, EU und United States unterzeichnen",
  );
});

test("a_name_as_long_as_a_title_fits_where_the_words_say_enough", () => {
  const long = "A barrier of 3 points less on research-intensive goods and services";
  expect(say(`Where from: ${long}`)).toBe(`Woher: ${long}`);
  expect(say(`China announces “${long}” as an answer`)).toBe(`China kündigt „${long}“ als Antwort an`);
});

test("what_has_no_german_words_is_marked_and_numbers_are_not", () => {
  expect(langOf("The plan goes on")).toBe("en");
  expect(langOf("+0,320")).toBeUndefined();
  expect(langOf("−7,0 Mrd. USD")).toBeUndefined();
  expect(langOf("rests by every test")).toBeUndefined();
});

test("the_finding_of_the_course_is_german", () => {
  const { course } = brief();
  if (course) expect(langOf(courseFinding(course))).toBeUndefined();
});

test("the_lead_and_what_is_found_are_german_but_for_names_and_quotes_of_the_file", () => {
  const b = brief();
  for (const each of b.highlights)
    expect([each.id, each.text, langOf(each.text)]).toEqual([each.id, each.text, undefined]);
  for (const each of b.findings)
    expect([each.id, each.text, langOf(each.text)]).toEqual([each.id, each.text, undefined]);
  expect(say(b.highlights.find((h) => h.id === "lead.precedents")!.text)).toContain(
    "zum Teil erfüllt; am ähnlichsten: European Union and China",
  );
  expect(say(b.highlights.find((h) => h.id === "lead.cost")!.text)).toBe(
    "Ohne Einigung, „The threat carried out and answered in kind“: United States verliert 7,0 Mrd. USD im Jahr (0,036 %; 6,4 bis 9,1 je nach Quelle); China verliert 8,1 Mrd. USD im Jahr (0,073 %; 8,1 bis 12,7 je nach Quelle); beide verlieren.",
  );
});

test("words_of_the_file_are_not_half_translated", () => {
  for (const words of [
    "Output of the plan's industries",
    "Cheap loans to exporters",
    "10 points off the duty on cars",
    "25 points on 150 bn USD of Chinese goods; 30 bn USD a year more of high-tech goods",
    "Iron and steel",
  ]) {
    expect(say(words)).toBe(words);
    expect(langOf(words)).toBe("en");
  }
  expect(say("United States −9.1 to −6.4 bn USD")).toBe("United States −9.1 to −6.4 bn USD");
});

test("verdicts_conclusions_and_steps_of_the_course_are_german", () => {
  const b = brief();
  const words = [
    ...[...b.standoff!.verdicts_today, ...b.standoff!.verdicts_disagreement].map((v) => v.words),
    ...(b.deals!.conclusions ?? []).map((c) => c.words),
  ];
  const walk = (of: NonNullable<typeof b.course>["tree"]["then"]) => {
    for (const step of of) {
      words.push(step.words, ...step.turns_on.map((turn) => turn.words));
      walk(step.then);
    }
  };
  if (b.course) walk(b.course.tree.then);
  expect(words.length).toBeGreaterThan(20);
  for (const each of words) expect([each, langOf(each)]).toEqual([each, undefined]);
});

test("what_is_told_of_many_parties_at_once_is_german", () => {
  const three = "China, the European Union and Japan";
  for (const [english, german] of [
    [
      `${three} stay: they have no move of their own`,
      "China, European Union und Japan bleiben: sie haben keinen eigenen Zug",
    ],
    ["Whoever speaks first, nothing is agreed", "Wer auch zuerst spricht, nichts wird vereinbart"],
    [
      "With Japan or the United States speaking first, nothing is agreed",
      "Spricht Japan oder United States zuerst, wird nichts vereinbart",
    ],
  ])
    expect(say(english!)).toBe(german);
  for (const said of [
    `Today ${three} could each offer nothing that most of its own wants and of the others’ would rather sign than go on; of later days this says nothing.`,
    "Mexico could offer “x”; “y”: 92 % of the others’ wants would rather sign than go on, and 100 % of its own; to it that is about nothing.",
    "By 6 Nov 2025, between the United States and China: carried out in 0 %, answered in 0 % and something signed in under 1 % of the wants that fit the record",
    "Share of the wants that fit the record, between the United States and China",
    "In over 99 % of the wants that fit the record: The United States puts off “x”; then the United States offers agreement 13 and Mexico signs",
    `Not all that ${three} each said can be meant at once.`,
    "What ends the new measures is the same in every agreement: “x; y”.",
    "None of the 8 agreements that end the new measures is no worse to Mexico than no deal.",
    "The nearest leaves it 0.014 points a year short: the one with nothing besides.",
    "The nearest leaves it less than 0.001 points a year short: “x; y”.",
    "Of these the others like best: “x; y”.",
    `To ${three} each of these is worth about nothing: less than 0.005 points a year either way.`,
    "Of 1,536 outcomes each likes less than no deal",
    "Shortest ways from today: each box is a move that one party makes alone, and what it gains by it, points a year; solid: then it is at rest by some test; 107 more resting states are in the table",
    "Each test and party: 14 verdicts",
    "No answer for this scenario:",
    "News of how it ends moves no index of all sectors; what is expected before any news does: the United States −0.09 % at the most",
    "Real return to what is in each party’s sectors: what is expected before any news, percent",
  ])
    expect([said, langOf(said)]).toEqual([said, undefined]);
});

test("rarer_forms_are_german_too", () => {
  for (const [english, german] of [
    [
      "A stays: if it moved to “x”, B could answer with “y”, then C with “z”, which A likes no better and could not mend",
      "A bleibt: auf „x“ könnte B mit „y“ antworten, darauf C mit „z“, was A nicht lieber mag und nicht mehr ändern könnte",
    ],
    [
      "B puts off “the x”; then C lifts its measures for nothing: Duties",
      "B schiebt „the x“ auf; dann: C hebt die Maßnahmen ohne Gegenleistung auf: Duties",
    ],
    [
      "There would be a deal for all if “x” were worth 3 points to the United States instead of 4; no smaller change does it.",
      "Es gäbe ein Abkommen für alle, wenn „x“ für United States 3 Punkte wert wäre statt 4; keine kleinere Änderung reicht.",
    ],
    [
      "“x”: the United States loses 2.6 bn USD a year (0.013 %; 2.1 to 3.9 by source); China ends between −163.2 and +84.2 m USD a year, the sources part on the sign; Canada, Mexico and Japan: each less than 2 bn USD a year either way.",
      "„x“: United States verliert 2,6 Mrd. USD im Jahr (0,013 %; 2,1 bis 3,9 je nach Quelle); China endet zwischen −163,2 und +84,2 Mio. USD im Jahr, die Quellen sind über das Vorzeichen uneins; Canada, Mexico und Japan: je weniger als 2 Mrd. USD im Jahr in die eine oder andere Richtung.",
    ],
    [
      "China -8.1 bn USD a year (-12.7 to -8.1 by source)",
      "China -8,1 Mrd. USD im Jahr (-12,7 bis -8,1 je nach Quelle)",
    ],
    [
      "The United States loses 7.0 bn USD, China gains 8.1 bn USD and Japan neither gains nor loses",
      "United States verliert 7,0 Mrd. USD, China gewinnt 8,1 Mrd. USD und Japan gewinnt und verliert nichts",
    ],
    [
      "China adds 25 points to its duties on Iron and steel from United States, on 41.98 bn USD of the 102.9 bn (40.8 %)",
      "China erhebt 25 Punkte mehr Zoll auf Iron and steel aus United States, auf 41,98 der 102,9 Mrd. USD (40,8 %)",
    ],
    [
      "United States eases its controls on exports of goods to China by the equivalent of 10 points, 25.3 bn USD of trade",
      "United States lockert die Kontrollen der Ausfuhr von Waren nach China um den Gegenwert von 10 Punkten, 25,3 Mrd. USD Handel",
    ],
    [
      "Of what it would sign the others like best “x; y”: the United States +0.003 points, China −0.048 points and Japan 0.000 points a year over no deal.",
      "Davon ist den anderen am liebsten „x; y“: United States +0,003 Punkte, China −0,048 Punkte und Japan 0,000 Punkte im Jahr über keiner Einigung.",
    ],
    [
      "Over 9 elasticity sources: the United States −9.1 to −6.4 bn USD and China −12.7 to −8.1 bn USD.",
      "Über 9 Elastizitätsquellen: United States −9,1 bis −6,4 Mrd. USD und China −12,7 bis −8,1 Mrd. USD.",
    ],
    [
      "Today, “a: b”, rests by no test: 6th of 9 for The works, 1st of 9 for B.",
      "Heute, „a: b“, ruht nach keinem Test: Rang 6 von 9 für The works, Rang 1 von 9 für B.",
    ],
    [
      "Most like it: A and B (before) (alike in 7 of 9); C (alike in 5 of 8, a later one).",
      "Am ähnlichsten: A and B (before) (ähnlich in 7 von 9); C (ähnlich in 5 von 8, ein späterer).",
    ],
  ] as const)
    expect(say(english)).toBe(german);
});

test("what_is_known_in_part_stays_english_as_a_whole", () => {
  for (const words of ["“x”: the plan goes on", "Wrong: “x” is not so", "The plan goes on if “x” were there"]) {
    expect(say(words)).toBe(words);
    expect(langOf(words)).toBe("en");
  }
});

test("names_that_run_from_right_to_left_are_isolated", () => {
  language.choose("en");
  expect(say("الصين loses 7.0 bn USD")).toBe("\u2068الصين\u2069 loses 7.0 bn USD");
  expect(say("China loses 7.0 bn USD")).toBe("China loses 7.0 bn USD");
  language.choose("de");
});
