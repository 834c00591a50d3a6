import { afterEach, expect, test } from "vitest";
import { decodeBrief } from "../../src/data/decode";
import { besideRows, questionRows, statementRows } from "../../src/findings/happened";
import { language } from "../../src/words/language.svelte";
import { happened } from "../support/after_and_wars";
import { text } from "./fixture";

afterEach(() => language.choose("en"));

test("chances_furthest_from_what_came_are_first_and_what_is_not_known_is_not_drawn", () => {
  const rows = besideRows(happened);
  expect(rows.map((row) => [row.words, row.chance, row.came, row.wrong])).toEqual([
    ["an agreement by 24 months", 0.38, 1, true],
    ["the threat carried out by 6 months", 0.71, 1, false],
    ["the demand met in full", 0.2, 0, false],
  ]);
});

test("a_chance_that_leaned_the_wrong_way_says_so_in_either_language", () => {
  expect(questionRows(happened)[1]).toEqual([
    "an agreement by 24 months",
    "40 %",
    "38 %, the wrong way",
    "–",
    "yes, 2020-01-15",
  ]);
  expect(questionRows(happened)[3]?.[4]).toBe("not known, or not asked");
  language.choose("de");
  expect(questionRows(happened)[1]?.[2]).toBe("38 %, falsch");
});

test("a_statement_stands_beside_where_its_issue_stood", () => {
  expect(statementRows(happened)).toEqual([
    [
      "United States demanded: ended",
      "State support for advanced industries",
      "did not stand by 24 months",
      "300 bn USD plan goes on",
      "not known",
    ],
  ]);
});

test("what_happened_is_there_only_where_a_brief_holds_it_and_is_left_out_where_it_is_wrong", () => {
  const root = JSON.parse(text);
  expect(decodeBrief(text).brief.happened).toBeNull();
  root.happened = happened;
  expect(decodeBrief(JSON.stringify(root)).brief.happened?.questions).toHaveLength(4);
  root.happened = { ...happened, events: [{ date: 3 }] };
  const wrong = decodeBrief(JSON.stringify(root));
  expect(wrong.brief.happened).toBeNull();
  expect(wrong.problems.happened).toContain("happened.events[0].date");
});
