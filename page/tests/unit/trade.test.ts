import { expect, test } from "vitest";
import { byPartner, bySector, change, tradeChoices, tradeFinding } from "../../src/findings/trade";
import { brief } from "./fixture";

const name = (party: string) => ({ usa: "United States", china: "China" })[party] ?? party;
const flow = (base_usd_m: number, usd_m: number, sector?: string) => ({
  seller: "china",
  buyer: "usa",
  ...(sector === undefined ? {} : { sector }),
  base_usd_m,
  usd_m,
});

test("trade_is_told_by_what_changes_most_and_the_sector_that_moves_the_same_way", () => {
  expect(
    tradeFinding([flow(100_000, 80_000), flow(1_000, 30_000, "Food"), flow(50_000, 25_000, "Machines")], name),
  ).toBe(
    "What China sells the United States falls from 100.0 bn USD to 80.0 bn USD a year (−20.0 %), most in “Machines”",
  );
  expect(tradeFinding([flow(5, 5)], name)).toBe("Trade between the parties does not change");
});

test("flows_by_sector_of_two_parties_add_up_to_what_they_sell_each_other", () => {
  for (const { outcome, flows } of tradeChoices(brief()))
    for (const all of byPartner(flows)) {
      const parts = bySector(flows).filter((f) => f.seller === all.seller && f.buyer === all.buyer);
      const sum = parts.reduce((total, f) => total + change(f), 0);
      // Sectors that do not change are left out, and each is rounded to a thousand dollars.
      expect(Math.abs(sum - change(all)), outcome.id).toBeLessThan(0.5);
    }
});

test("balances_of_the_study_are_what_is_sold_less_what_is_bought", () => {
  const b = brief();
  for (const { outcome, flows } of tradeChoices(b)) {
    const [balance] = b.study!.equilibria[outcome.equilibrium!]!.balances;
    const sold = (seller: string) => byPartner(flows).find((f) => f.seller === seller)!;
    expect(sold("usa").usd_m - sold("china").usd_m).toBeCloseTo(balance!.goods_and_services_usd_m, 1);
    expect(sold("usa").base_usd_m - sold("china").base_usd_m).toBeCloseTo(balance!.goods_and_services_base_usd_m, 1);
  }
});
