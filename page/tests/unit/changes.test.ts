import { expect, test } from "vitest";
import { claimSentence, claimsOf, claimsTable } from "../../src/findings/changes";
import { brief } from "./fixture";

const names: Record<string, string> = { usa: "United States", china: "China" };
const nameOf = (party: string) => names[party] ?? party;
const { deals, standoff } = brief();
const claims = claimsOf(deals, standoff);

test("the_smallest_changes_are_told_as_the_program_found_them", () => {
  const said = claims.map((c) => claimSentence(c, nameOf));
  expect(said[0]).toBe(
    "Nash’s deal, or the nearest to one, would be the greatest total of all outcomes: by no change of weights that keeps their signs.",
  );
  expect(said[1]).toContain(
    "Nobody would move away from today alone if “25 points on 150 bn USD of Chinese goods” were worth",
  );
  for (const change of standoff!.what_if!.today_nash.changes!) {
    expect(said[1]).toContain(`“${change.term}” were worth `);
    if (change.to !== 0) expect(said[1]).toContain(Math.abs(change.to).toPrecision(3).replace(/0+$/, ""));
  }
  expect(said[2]).toContain("Nobody would move away alone from “The threat carried out and answered in kind” if");
});

test("several_changes_are_one_sentence_and_a_row_each", () => {
  const changes = [
    { party: "usa", term: "A", from: -0.2, to: -0.12345, points: 0.07655 },
    { party: "china", term: "B", from: 0.5, to: 1, points: 0.5 },
  ];
  const claim = {
    claim: "there would be a deal for all",
    what: { possible: true, points: 0.57655, outcome: deals!.today, changes },
  };
  expect(claimSentence(claim, nameOf)).toBe(
    "There would be a deal for all if “A” were worth \u22120.123 points to the United States instead of \u22120.2, and “B” were worth 1 point to China instead of 0.5; no smaller change does it.",
  );
  const { rows } = claimsTable([claim], nameOf);
  expect(rows.map((r) => r.slice(1, 6))).toEqual([
    ["United States", "A", -0.2, -0.12345, 0.07655],
    ["China", "B", 0.5, 1, 0.5],
  ]);
});

test("every_claim_has_a_row_whether_or_not_a_change_does_it", () => {
  const { columns, rows } = claimsTable(claims, nameOf);
  const changes = [standoff!.what_if!.today_nash, standoff!.what_if!.disagreement_nash].flatMap((w) => w.changes!);
  expect(rows.map((r) => r[2])).toEqual(["No change does it", ...changes.map((c) => c.term)]);
  expect(rows.every((r) => r.length === columns.length)).toBe(true);
});

test("no_answer_makes_no_claim", () => {
  expect(claimsOf({ ...deals!, what_if: undefined }, null)).toEqual([]);
  const same = { ...standoff!, today: standoff!.disagreement.outcome };
  expect(claimsOf(null, same).map((c) => c.claim)).toEqual(["nobody would move away from today alone"]);
  const closed = { ...deals!, what_if: { ...deals!.what_if!, opening: { possible: false } } };
  expect(claimsOf(closed, null)[0]!.claim).toBe("there would be a deal for all");
});
