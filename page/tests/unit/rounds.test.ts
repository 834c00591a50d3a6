import { expect, test } from "vitest";
import { exchanges, goesFirstFinding, ordersDrawn, ordersWithout } from "../../src/findings/rounds";
import { brief } from "./fixture";

const name = (party: string) => ({ usa: "United States", china: "China" })[party] ?? party;

test("a_round_is_drawn_where_somebody_offers_and_the_same_offer_is_told_once", () => {
  const talks = brief().talks!;
  const orders = ordersDrawn(talks);
  expect(orders.map((o) => o.first)).toEqual(["usa", "china"]);
  expect(orders[0]!.rounds.map((r) => [r.date, r.proposer, r.reached, r.again])).toEqual([
    ["2018-05-03", "usa", true, false],
    ["2018-06-02", "china", false, true],
  ]);
  expect(ordersWithout(talks)).toEqual([]);
});

test("where_nobody_has_an_offer_no_line_is_drawn", () => {
  const talks = structuredClone(brief().talks!);
  for (const order of talks.orders)
    if ("rounds" in order) for (const round of order.rounds) Object.assign(round, { offer: null, accepted: false });
  expect(ordersDrawn(talks)).toEqual([]);
  expect(ordersWithout(talks)).toEqual(["usa", "china"]);
});

test("who_would_not_go_first_is_told_with_the_amount", () => {
  const [exchange] = exchanges(brief().talks!);
  expect(goesFirstFinding([exchange!], name)).toBe(
    "The United States would not go first: China gains 3.17 point-years by walking away",
  );
  expect(goesFirstFinding([{ ...exchange!, first_loses: 0 }], name)).toBe(
    "The United States would go first all the same: it loses nothing where China walks away",
  );
  expect(goesFirstFinding([{ ...exchange!, fault: "first unwilling", short_by: 0.5 }], name)).toBe(
    "The United States would not go first: it loses 0.50 point-years even when sure of the rest",
  );
  expect(goesFirstFinding([{ ...exchange!, fault: "none" }], name)).toBe(
    "The United States can go first: China would not walk away",
  );
});
