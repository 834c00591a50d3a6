import { expect, test } from "vitest";
import { decodeBrief } from "../../src/data/decode";
import { rankedResting } from "../../src/findings/conflict";
import { conflictText } from "./fixture";

test("states_that_rest_by_more_tests_come_first_and_then_those_that_nobody_likes_least", () => {
  const conflict = decodeBrief(conflictText).brief.conflict!;
  const ranked = rankedResting(conflict);
  expect(ranked.length).toBe(conflict.outcomes.filter((o) => o.equilibrium.length > 0).length);
  ranked.slice(1).forEach((state, k) => {
    const before = ranked[k]!;
    expect(before.equilibrium.length).toBeGreaterThanOrEqual(state.equilibrium.length);
    if (before.equilibrium.length === state.equilibrium.length)
      expect(Math.min(...before.ranks.map(Number))).toBeGreaterThanOrEqual(Math.min(...state.ranks.map(Number)));
  });
});
