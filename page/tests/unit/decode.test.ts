import { expect, test } from "vitest";
import { WrongData } from "../../src/data/checking";
import { decodeBrief } from "../../src/data/decode";
import { text } from "./fixture";

const changed = (change: (root: Record<string, any>) => void) => {
  const root = JSON.parse(text);
  change(root);
  return decodeBrief(JSON.stringify(root));
};

test("a_brief_of_the_program_decodes_without_a_problem", () => {
  const { brief, problems } = decodeBrief(text);
  expect(problems).toEqual({});
  expect(brief.study?.outcomes).toHaveLength(14);
  expect(brief.deals?.outcomes.reached).toBe(1536);
});

test("where_saving_moves_deficits_real_income_is_net_of_borrowing", () => {
  const money = { welfare_pct: -4.2, welfare_usd_m: -800, net_income_pct: -0.3, net_income_usd_m: -60 };
  const { brief } = changed((r) => {
    const range = { low: -900, high: -700, over: "elasticity sources", n: 9 };
    const ranges = { welfare_pct: range, welfare_usd_m: range };
    for (const k of [0, 1]) Object.assign(r.study.equilibria[k].economies[0], money, { ranges });
    r.study.equilibria[0].closure = "saving";
    r.study.equilibria[1].closure = "fixed";
  });
  const shown = [0, 1].map((k) => brief.study!.equilibria[k]!.economies[0]!);
  expect(shown.map((e) => [e.welfare_pct, e.welfare_usd_m])).toEqual([
    [-0.3, -60],
    [-4.2, -800],
  ]);
  // What the sources say is of the gross figures: no range of the net ones.
  expect(shown.map((e) => e.ranges !== undefined)).toEqual([false, true]);
});

test("a_part_that_is_wrong_is_left_out_and_named_by_its_path", () => {
  const { brief, problems } = changed((r) => (r.deals.today.points.usa = "much"));
  expect(brief.deals).toBeNull();
  expect(brief.standoff).not.toBeNull();
  expect(problems.deals).toBe("deals.today.points.usa: expected a number, found a string");
});

test("a_part_that_did_not_converge_is_not_shown", () => {
  const { brief, problems } = changed((r) => (r.deals.status = "diverged"));
  expect(brief.deals).toBeNull();
  expect(problems.deals).toContain("diverged");
});

test("an_outcome_that_did_not_converge_goes_alone", () => {
  const { brief, problems } = changed((r) => {
    r.study.status = "iteration limit";
    r.study.equilibria[3] = { status: "iteration limit", max_residual: null };
  });
  expect(brief.study?.outcomes).toHaveLength(14);
  expect(problems.study).toContain("iteration limit");
});

test("an_infinite_number_is_no_number", () => {
  const { problems } = decodeBrief(text.replace(/"all_agree":[0-9.]+/, '"all_agree":1e999'));
  expect(problems.forecast).toContain("all_agree");
});

test("parts_that_do_not_apply_are_null", () => {
  const { brief, problems } = changed((r) => {
    r.talks = null;
    delete r.forecast;
  });
  expect(brief.talks).toBeNull();
  expect(brief.forecast).toBeNull();
  expect(problems).toEqual({});
});

test("what_is_no_brief_is_refused", () => {
  expect(() => decodeBrief("{")).toThrow(WrongData);
  expect(() => decodeBrief('{"schema":"parley/brief/2"}')).toThrow("parley/brief/1");
  expect(() => decodeBrief('{"schema":"parley/brief/1"}')).toThrow("neither");
});

test("rounds_of_talks_after_the_last_day_have_no_date_and_are_read", () => {
  const data = JSON.parse(text);
  for (const order of data.talks.orders)
    for (const round of order.rounds ?? []) Object.assign(round, { date: null, accepted: false });
  const { brief, problems } = decodeBrief(JSON.stringify(data));
  expect(problems.talks).toBeUndefined();
  expect(brief.talks).not.toBeNull();
});
