import { expect, test } from "vitest";
import {
  brokenRule,
  fromAddress,
  fromFragment,
  moved,
  numbersOf,
  startOf,
  toAddress,
  toFragment,
} from "../../src/state/settings";
import { brief, briefOfAttrition } from "./fixture";

test("the_page_starts_at_the_outcome_that_no_deal_leads_to", () => {
  const start = startOf(briefOfAttrition());
  expect(start.levels.tariffs).toBe("threat");
  expect(start.levels.retaliation).toBe("in-kind");
  expect(start.patience.usa).toBeCloseTo(0.1, 12);
  expect(toFragment(start, start)).toBe("");
});

test("settings_survive_the_address", () => {
  const b = briefOfAttrition();
  const start = startOf(b);
  const set = structuredClone(start);
  set.levels.retaliation = "in-kind";
  set.numbers.duty_rate = 0.333;
  set.elasticities = "CP";
  set.patience.china = 0.2;
  set.reputation.usa = 0.5;
  const fragment = toFragment(set, start);
  expect(fromFragment(`#${fragment}`, b, start)).toEqual(set);
  expect(fragment).not.toContain("tariffs");
});

test("an_address_that_the_scenario_does_not_know_changes_nothing", () => {
  const b = brief();
  const start = startOf(b);
  const hostile = "#l.tariffs=<script>&l.__proto__=x&n.nothing=3&e=ZZ&p.nobody=1&n.duty_rate=abc&x=y&l.=&n.duty_rate=";
  expect(fromFragment(hostile, b, start)).toEqual(start);
  expect(({} as Record<string, unknown>).x).toBeUndefined();
});

test("both_settings_of_a_comparison_survive_the_address", () => {
  const b = brief();
  const start = startOf(b);
  const set = structuredClone(start);
  set.levels.retaliation = "in-kind";
  set.numbers.duty_rate = 0.333;
  const other = structuredClone(start);
  other.levels.cars = "opened";
  other.elasticities = "CP";
  for (const settings of [start, set])
    for (const compared of [null, start, other, set]) {
      const address = toAddress({ settings, compared }, start);
      expect(fromAddress(`#${address}`, b, start)).toEqual({ settings, compared });
    }
  expect(toAddress({ settings: start, compared: null }, start)).toBe("");
  expect(toAddress({ settings: set, compared: null }, start)).toBe(toFragment(set, start));
});

test("a_compared_setting_that_the_scenario_does_not_know_is_none", () => {
  const b = briefOfAttrition();
  const start = startOf(b);
  const within = [
    "",
    "<script>",
    "l.tariffs=<script>",
    "l.__proto__=x",
    "n.duty_rate=1e309",
    "c=start",
    "c=l.cars=opened",
    "constructor",
    "START",
    "e=ZZ",
  ];
  for (const text of within)
    expect(fromAddress(`#c=${encodeURIComponent(text)}`, b, start)).toEqual({ settings: start, compared: null });
  const one = fromAddress(
    `#c=${encodeURIComponent("l.cars=opened&l.tariffs=<script>&c=start&r.usa=9")}`,
    b,
    start,
  ).compared!;
  expect(one).toEqual({
    ...start,
    levels: { ...start.levels, cars: "opened" },
    reputation: { ...start.reputation, usa: 0.9999 },
  });
});

test("a_number_out_of_range_is_held_at_its_end", () => {
  const b = briefOfAttrition();
  const start = startOf(b);
  expect(fromFragment("n.duty_rate=9", b, start).numbers.duty_rate).toBe(0.6);
  expect(fromFragment("r.usa=1", b, start).reputation.usa).toBeLessThan(1);
});

test("a_level_brings_what_it_needs", () => {
  const b = brief();
  const levels = moved(b, startOf(b).levels, "purchases", "high-tech");
  expect(levels.controls).toBe("eased");
  expect(brokenRule(b, levels)).toBeNull();
});

test("a_level_that_another_needs_takes_that_one_back_when_it_goes", () => {
  const b = brief();
  const with_ = moved(b, startOf(b).levels, "purchases", "both");
  const without = moved(b, with_, "controls", "kept");
  expect(without.purchases).toBe("none");
  expect(brokenRule(b, without)).toBeNull();
  const cut = moved(b, with_, "deficit-cut", "mandatory");
  expect(cut.purchases).toBe("none");
  expect(brokenRule(b, cut)).toBeNull();
});

test("patience_is_no_number_that_an_equilibrium_depends_on", () => {
  const start = startOf(brief());
  const of = (more: object) => numbersOf({ ...start, ...more }, start, "fixed");
  expect(of({ patience: { usa: 0.3, china: 0.3 } })).toEqual(of({}));
  expect(of({ numbers: { duty_rate: 0.3 } })).toEqual({
    numbers: { duty_rate: 0.3 },
    elasticities: null,
    closure: null,
  });
});

test("what_is_withdrawn_stands_where_nothing_was_announced", () => {
  const level = (id: string, requires: Record<string, string> = {}) => ({ id, name: id, requires });
  const issue = (id: string, levels: ReturnType<typeof level>[]) => ({ id, name: id, levels });
  const two = {
    scenario: {
      issues: [
        issue("threat", [level("none"), level("carried-out"), level("withdrawn")]),
        issue("deal", [level("none"), level("made", { threat: "none" })]),
      ],
    },
  } as unknown as Parameters<typeof brokenRule>[0];
  expect(brokenRule(two, { threat: "withdrawn", deal: "made" })).toBeNull();
  expect(brokenRule(two, { threat: "carried-out", deal: "made" })).toMatchObject({ issue: "deal", needs: "threat" });
  expect(moved(two, { threat: "withdrawn", deal: "none" }, "deal", "made")).toEqual({
    threat: "withdrawn",
    deal: "made",
  });
});
