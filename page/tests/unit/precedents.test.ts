import { expect, test } from "vitest";
import type { Precedents } from "../../src/data/types";
import { precedentRows, rateRows, shareWords } from "../../src/findings/precedents";
import { decodeBrief } from "../../src/data/decode";
import { text } from "./fixture";

const share = { yes: 12, of: 21, share: 12 / 21, low: 0.364, high: 0.756 };
const nothing = { yes: 0, of: 0, share: null, low: null, high: null };
const past = {
  schema: "parley/precedents/1",
  title: "A dispute",
  summary: ["Of the 2 past disputes most like it …"],
  precedents: [
    {
      slug: "a",
      title: "A and B, 2018",
      later: false,
      alike_in: 6,
      known: 7,
      answers: { "carried-out-6": true, "signed-6": false, "in-part": true, "in-full": false },
      events: [{ date: "2018-07-06", what: "in force" }],
    },
    {
      slug: "b",
      title: "C and D, 2025",
      later: true,
      alike_in: 3,
      known: 5,
      answers: { "carried-out-6": null, "signed-6": null, "in-part": null, "in-full": null },
      events: [],
    },
  ],
  rates: [
    { question: "carried-out-6", words: "the threat carried out by 6 months", before: share, with_later: nothing },
  ],
  left_out: [],
} as unknown as Precedents;

test("a_precedent_is_named_with_what_happened_in_it", () => {
  expect(precedentRows(past)).toEqual([
    ["A and B, 2018", "6 of 7", "yes", "no", "in part"],
    ["C and D, 2025 (later than this one)", "3 of 5", "not known", "not known", "not known"],
  ]);
});

test("a_rate_has_its_count_and_its_interval_and_none_without_a_case", () => {
  expect(shareWords(share)).toBe("12 of 21, 57 % (36 to 76)");
  expect(rateRows(past)).toEqual([["the threat carried out by 6 months", "12 of 21, 57 % (36 to 76)", "none"]]);
});

test("precedents_that_are_wrong_are_left_out_and_a_brief_may_have_none", () => {
  const root = JSON.parse(text);
  root.precedents = past;
  expect(decodeBrief(JSON.stringify(root)).problems).toEqual({});
  expect(decodeBrief(JSON.stringify(root)).brief.precedents?.precedents).toHaveLength(2);
  root.precedents = { ...past, rates: [{ words: 3 }] };
  const wrong = decodeBrief(JSON.stringify(root));
  expect(wrong.brief.precedents).toBeNull();
  expect(wrong.problems.precedents).toContain("precedents.rates[0].words");
  delete root.precedents;
  expect(decodeBrief(JSON.stringify(root)).brief.precedents).toBeNull();
});
