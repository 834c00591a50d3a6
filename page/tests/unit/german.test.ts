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
