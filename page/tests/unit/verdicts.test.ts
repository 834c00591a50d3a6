import { expect, test } from "vitest";
import type { Verdict } from "../../src/data/types";
import { whoMoves } from "../../src/findings/verdicts";

const parties = [
  { id: "usa", name: "United States", terms: [] },
  { id: "eu", name: "European Union", terms: [] },
  { id: "china", name: "China", terms: [] },
  { id: "japan", name: "Japan", terms: [] },
  { id: "canada", name: "Canada", terms: [] },
];
const verdict = (concept: string, party: string, stable: boolean, words: string) =>
  ({ concept, party, stable, words }) as Verdict;
const bound = "stays: it has no move of its own";
const content = "stays: it likes nothing better that it can move to";
const of = [
  verdict("Nash", "usa", false, "The United States moves to “x”, which it likes better"),
  verdict("SEQ", "china", true, `China ${bound}`),
  verdict("SEQ", "usa", true, "The United States stays: if it moved to “x”, China would answer with “y”"),
  verdict("SEQ", "eu", true, `The European Union ${bound}`),
  verdict("SEQ", "japan", true, `Japan ${content}`),
  verdict("SEQ", "canada", false, "Canada moves to “z”: no answer that others would like to give takes the gain away"),
];

test("those_who_stay_for_one_reason_stand_in_one_sentence_after_those_who_move", () => {
  expect(whoMoves(of, parties)).toEqual([
    "Canada moves to “z”: no answer that others would like to give takes the gain away",
    "The United States stays: if it moved to “x”, China would answer with “y”",
    `Japan ${content}`,
    "China and the European Union stay: they have no move of their own",
  ]);
});

test("nobody_is_left_out_where_the_test_that_counts_answers_is_not_there", () => {
  const nash = of.map((v) => ({ ...v, concept: "Nash" as const }));
  expect(whoMoves(nash.slice(1), parties)).toHaveLength(4);
  expect(whoMoves([], parties)).toEqual([]);
});
