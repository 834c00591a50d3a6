import { expect, test } from "vitest";
import { expectedMove, likeliestFirst, marketsFinding, moved } from "../../src/findings/markets";
import type { Markets } from "../../src/data/types";
import { brief } from "./fixture";

const returns = (percent: number) => ({ percent, goods_percent: null, services_percent: null, sectors: [] });
const markets: Markets = {
  expected: { usa: returns(0.1), china: returns(-0.1) },
  endings: [
    { ending: "answered", share: 0.25, moves: { usa: returns(-0.3), china: returns(-0.6) } },
    { ending: "pending", share: 0.75, moves: { usa: returns(0.1), china: returns(0.2) } },
  ],
  steps: [],
  equilibria: 1,
  left_out: 0,
};
const parties = [
  { id: "usa", name: "United States" },
  { id: "china", name: "China" },
];

test("the_expected_move_is_the_mean_of_its_size_over_the_endings", () => {
  expect(expectedMove(markets, "usa")).toBeCloseTo(0.25 * 0.3 + 0.75 * 0.1, 12);
  expect(likeliestFirst(markets).map((e) => e.ending)).toEqual(["pending", "answered"]);
  expect(marketsFinding(markets, parties, (key) => key)).toBe(
    "News of how it ends moves the United States by 0.15 % and China by 0.30 % on average; most of all “answered” (25 %): China −0.60 %",
  );
});

test("where_nothing_moves_there_is_no_section", () => {
  const still = { ...markets, endings: markets.endings.map((e) => ({ ...e, moves: { usa: returns(0) } })) };
  expect(moved(still)).toBe(false);
  expect(moved(null)).toBe(false);
  expect(moved(markets)).toBe(true);
});

test("where_no_news_moves_an_index_what_is_expected_before_any_is_told", () => {
  const still = { ...markets, endings: markets.endings.map((e) => ({ ...e, moves: { usa: returns(0.0001) } })) };
  expect(marketsFinding(still, parties, (key) => key)).toBe(
    "News of how it ends moves no index of all sectors; what is expected before any news does: the United States +0.10 % at the most",
  );
  const nothing = { ...still, expected: { usa: returns(0), china: returns(0.0001) } };
  expect(marketsFinding(nothing, parties, (key) => key)).toBe("News of how it ends moves no index of all sectors");
});

test("moves_by_news_cancel_out_over_the_endings", () => {
  const of = brief().course!.markets!;
  for (const party of ["usa", "china"]) {
    const mean = of.endings.reduce((sum, e) => sum + e.share * e.moves[party]!.percent, 0);
    // Endings in fewer than one path of 200 are left out.
    expect(Math.abs(mean)).toBeLessThan(0.005);
  }
});
