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

test("a_name_as_long_as_a_title_fits_where_the_words_say_enough", () => {
  const long = "A barrier of 3 points less on research-intensive goods and services";
  expect(say(`Where from: ${long}`)).toBe(`Woher: ${long}`);
  expect(say(`China announces “${long}” as an answer`)).toBe(`China kündigt “${long}” als Antwort an`);
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
    "zum Teil erfüllt; am ähnlichsten: United States and Japan",
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
