import { expect, test } from "vitest";
import type { GivingIn, Side } from "../../src/data/types";
import { chancesBy, curves, givingInAt, standoffFinding } from "../../src/findings/attrition";
import { givingIn as recorded } from "./fixture";

const asSet = (g: GivingIn) =>
  [
    Object.fromEntries(g.sides.map((s) => [s.party, Math.expm1(s.discount_rate)])),
    Object.fromEntries(g.sides.map((s) => [s.party, s.reputation])),
  ] as const;

/** Two sides that have `f` while it lasts, `low` for giving in and `high` for being given in to, all a year. */
function alike(f: number, low: number, high: number, z: [number, number], r = Math.log(1.1)): GivingIn {
  const outcome = (a: number, b: number) => ({
    number: 0,
    name: "",
    words: "",
    levels: {},
    points: { a, b },
    real_income_usd_m: {},
    endings: { signed: "agreement-measures-gone", unsigned: "withdrawn-nothing-signed" } as const,
  });
  const side = (party: string, reputation: number, giving: ReturnType<typeof outcome>): Side => ({
    party,
    giving_in: giving,
    standoff: f,
    yielding: low / r,
    prevailing: high / r,
    discount_rate: r,
    reputation,
    rate: 0,
    at_once: 0,
    yields: 0,
  });
  return {
    sides: [side("a", z[0], outcome(low, high)), side("b", z[1], outcome(high, low))],
    never: 0,
    mean_years: null,
    words: "",
  };
}

test("at_the_scenarios_numbers_it_says_what_the_program_says", () => {
  const g = recorded();
  const now = givingInAt(g, ...asSet(g));
  g.sides.forEach((s, k) => {
    for (const key of ["rate", "at_once", "yields", "yielding", "prevailing", "discount_rate"] as const)
      expect(now.sides[k]![key]).toBeCloseTo(s[key]!, 9);
  });
  expect(now.never).toBeCloseTo(g.never, 9);
  expect(now.until).toBeCloseTo(6.37, 2);
});

test("sides_that_are_alike_give_in_alike_and_nobody_at_once", () => {
  const g = alike(0, 1, 2, [0.3, 0.3]);
  const now = givingInAt(g, ...asSet(g));
  expect(now.sides[0]!.at_once).toBeCloseTo(0, 12);
  expect(now.sides[0]!.yields).toBeCloseTo(now.sides[1]!.yields, 12);
  // The rate that keeps the other indifferent: r L / (H − L), L = 1/r, H = 2/r.
  expect(now.sides[0]!.rate).toBeCloseTo(Math.log(1.1), 12);
  // It never ends when both are committed: 0.3².
  expect(now.never).toBeCloseTo(0.09, 12);
});

test("the_side_that_is_held_less_committed_gives_in_at_once_with_the_ratio_of_reputations", () => {
  const g = alike(0, 1, 2, [0.1, 0.4]);
  const now = givingInAt(g, ...asSet(g));
  // Alike but for reputation: 1 − z_a/z_b.
  expect(now.sides[0]!.at_once).toBeCloseTo(0.75, 12);
  expect(now.sides[1]!.at_once).toBe(0);
});

test("a_side_that_waits_for_nothing_never_gives_in_and_the_other_does_at_once", () => {
  const g = alike(0, 1, 2, [0.2, 0.2]);
  g.sides[0]!.standoff = 1.5;
  const now = givingInAt(g, ...asSet(g));
  expect(now.sides[0]!.yields).toBe(0);
  expect(now.sides[1]!.at_once).toBeCloseTo(0.8, 12);
  expect(now.until).toBeNull();
});

test("where_waiting_costs_nobody_anything_nobody_gives_in", () => {
  const g = alike(1.5, 1, 2, [0.2, 0.2]);
  const now = givingInAt(g, ...asSet(g));
  expect(now.never).toBe(1);
  expect(standoffFinding(now, (p) => p)).toBe("Neither side gives in: the standoff lasts");
});

test("probabilities_rise_and_end_where_only_the_committed_are_left", () => {
  const g = recorded();
  const now = givingInAt(g, ...asSet(g));
  const rows = curves(now).filter((r) => r.party === "china");
  for (let k = 1; k < rows.length; ++k) expect(rows[k]!.probability).toBeGreaterThanOrEqual(rows[k - 1]!.probability);
  const end = chancesBy(now, now.until!);
  expect(chancesBy(now, 100)).toEqual(end);
  expect(end[0]! + end[1]! + now.never).toBeCloseTo(1, 12);
});
