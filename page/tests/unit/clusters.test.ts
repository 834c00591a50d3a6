import { expect, test } from "vitest";
import { clusterName, clustersOf } from "../../src/findings/clusters";
import { pointsOf, type Point } from "../../src/findings/space";
import { agreementsAmong } from "../../src/findings/signing";
import { brief } from "./fixture";

const point = (number: number, levels: Record<string, string>, usa: number, china: number): Point => ({
  number,
  levels,
  points: { usa, china },
  words: "",
  zone: false,
  pareto: false,
});

test("a_cluster_is_named_by_the_levels_that_all_of_it_hold_and_the_others_do_not", () => {
  const points = ["none", "some"].flatMap((cars, a) =>
    ["none", "some", "all"].flatMap((goods, b) =>
      ["no", "yes"].map((small, c) =>
        point(6 * a + 2 * b + c, { cars, goods, small, fixed: "on" }, 10 * a + 0.01 * b + 0.001 * c, -10 * a),
      ),
    ),
  );
  const clusters = clustersOf(points, ["usa", "china"]);
  expect(clusters.map((c) => [c.letter, c.size, c.holds, c.without])).toEqual([
    ["A", 6, [{ issue: "cars", level: "some" }], []],
    ["B", 6, [{ issue: "cars", level: "none" }], []],
  ]);
  expect(clusterName(clusters[0]!, (issue, level) => `${issue} ${level}`)).toBe("with “cars some”");
});

test("payoffs_that_no_level_tells_apart_make_no_cluster", () => {
  expect(clustersOf([], ["usa"])).toEqual([]);
  const alike = Array.from({ length: 12 }, (_, k) => point(k, { cars: k % 2 ? "a" : "b" }, 1, 1));
  expect(clustersOf(alike, ["usa", "china"])).toEqual([]);
});

test("each_agreement_of_the_dispute_is_in_one_cluster_and_holds_what_names_it", () => {
  const b = brief();
  const agreements = agreementsAmong(
    pointsOf(b.deals!, null, () => ""),
    b.deals!,
    b,
  );
  const clusters = clustersOf(agreements, ["usa", "china"]);
  expect(clusters.length).toBeGreaterThan(1);
  expect(clusters.reduce((sum, c) => sum + c.size, 0)).toBe(agreements.length);
  for (const c of clusters) {
    const those = agreements.filter(
      (p) =>
        c.holds.every(({ issue, level }) => p.levels[issue] === level) &&
        c.without.every(({ issue, level }) => p.levels[issue] !== level),
    );
    // What names it fits all of it, and nothing else.
    expect([c.letter, those.length]).toEqual([c.letter, c.size]);
    for (const party of ["usa", "china"]) {
      expect(Math.min(...those.map((p) => p.points[party]!))).toBe(c.range[party]![0]);
      expect(Math.max(...those.map((p) => p.points[party]!))).toBe(c.range[party]![1]);
    }
  }
});
