import { expect, test } from "vitest";
import { answersTo, improvements, numberOf, pointsOf, reachedFrom, rulesOf } from "../../src/findings/space";
import { startOf } from "../../src/state/settings";
import { brief } from "./fixture";

test("the_page_finds_the_ways_from_today_that_the_program_found", () => {
  const b = brief();
  const space = b.deals!.space!;
  const reached = reachedFrom(space, rulesOf(b, space), b.standoff!.today.number);
  for (const state of b.standoff!.resting)
    expect(reached.get(state.number)?.steps ?? null, state.words).toBe(state.improvements_from_today);
});

test("every_outcome_has_a_point_and_the_zone_is_the_programs", () => {
  const b = brief();
  const points = pointsOf(b.deals!, b.standoff, () => "");
  expect(points).toHaveLength(b.deals!.outcomes.reached);
  expect(points.filter((p) => p.zone)).toHaveLength(b.deals!.zone.count);
  const no_deal = b.deals!.disagreement.outcome.points;
  for (const p of points) {
    const both = p.points.usa! >= no_deal.usa! - 1e-9 && p.points.china! >= no_deal.china! - 1e-9;
    // Not all that please both are agreements: no deal itself, and what nobody would sign.
    if (p.zone) expect(both, String(p.number)).toBe(true);
  }
});

test("who_accepts_is_who_does_not_object", () => {
  const b = brief();
  const deals = b.deals!;
  for (const p of pointsOf(deals, null, () => ""))
    for (const a of answersTo(deals, p.number, p.points))
      expect(a.accepts).toBe(!deals.objections.some((o) => o.outcome === p.number && o.party === a.party));
});

test("levels_lead_to_their_number", () => {
  const b = brief();
  expect(numberOf(b.deals!, b, startOf(b).levels)).toBe(b.deals!.disagreement.outcome.number);
  for (const o of b.deals!.pareto) expect(numberOf(b.deals!, b, { ...startOf(b).levels, ...o.levels })).toBe(o.number);
});

test("what_moves_an_issue_that_is_off_the_table_has_no_number", () => {
  const b = brief();
  expect(numberOf(b.deals!, b, { ...startOf(b).levels, saving: "american" })).toBeNull();
  expect(numberOf(b.deals!, b, { ...startOf(b).levels, tariffs: "free" })).toBeNull();
});

test("without_all_payoffs_the_outcomes_that_are_written_out_are_shown", () => {
  const b = brief();
  delete b.deals!.space;
  const points = pointsOf(b.deals!, b.standoff, () => "");
  expect(points.length).toBeGreaterThan(60);
  expect(new Set(points.map((p) => p.number)).size).toBe(points.length);
  expect(numberOf(b.deals!, b, startOf(b).levels)).toBe(b.deals!.disagreement.outcome.number);
});

test("a_level_that_only_rises_is_not_taken_back_and_a_binding_one_not_left", () => {
  const space = { issues: [{ id: "i", levels: ["low", "high"] }], codes: ["0", "1"], points: { a: [1, 0], b: [0, 1] } };
  expect(improvements(space, [{ owner: "a" }], 1)).toHaveLength(1);
  expect(improvements(space, [{ owner: "a", irreversible: true }], 1)).toHaveLength(0);
  expect(improvements(space, [{ owner: "joint" }], 1)).toHaveLength(1);
  expect(improvements(space, [{ owner: "joint", binding: true }], 1)).toHaveLength(0);
  expect(improvements({ ...space, points: { a: [0, 1], b: [1, 0] } }, [{ owner: "joint" }], 0)).toHaveLength(0);
  const together = [{ from: 0, to: 1, party: "joint" }];
  expect(improvements({ ...space, points: { a: [0, 1], b: [0, 1] } }, [{ owner: "joint" }], 0)).toEqual(together);
  expect(improvements(space, [{ owner: null }], 1)).toHaveLength(0);
});

test("a_move_changes_only_its_movers_issues_and_is_an_improvement", () => {
  const b = brief();
  const space = b.deals!.space!;
  const moves = improvements(space, rulesOf(b, space), 0);
  expect(moves.length).toBeGreaterThan(0);
  for (const m of moves) {
    space.issues.forEach((issue, k) => {
      if (space.codes[m.from]![k] !== space.codes[m.to]![k])
        expect(b.scenario!.issues.find((i) => i.id === issue.id)!.owner).toBe(m.party);
    });
    expect(space.points[m.party]![m.to]!).toBeGreaterThan(space.points[m.party]![m.from]!);
  }
});
