// What figures range over stands beside them, and no sign is claimed on which the sources part.
import { expect, test } from "vitest";
import type { Equilibrium } from "../../src/data/types";
import { rangesInWords, signsPart } from "../../src/findings/ranges";
import { outcomeFinding, outcomesFinding } from "../../src/findings/sentences";

const range = (low: number, high: number) => ({ low, high, over: "elasticity sources" as const, n: 8 });
const economy = (code: string, name: string, usd_m: number, low: number, high: number) => ({
  code,
  name,
  welfare_usd_m: usd_m,
  welfare_pct: usd_m / 1e5,
  ranges: { welfare_usd_m: range(low, high), welfare_pct: range(low / 1e5, high / 1e5) },
});
const party = (id: string, usd_m: number, low: number, high: number) => ({
  id,
  income_usd_m: usd_m,
  income_pct: usd_m / 1e5,
  ranges: { income_usd_m: range(low, high), income_pct: range(low / 1e5, high / 1e5) },
});
const threat = {
  status: "converged",
  economies: [economy("USA", "United States", -411, -1455, 3450), economy("CHN", "China", -9424, -18719, -9424)],
  by_party: [party("usa", -411, -1455, 3450), party("china", -9424, -18719, -9424)],
} as unknown as Equilibrium;
const nameOf = (id: string) => ({ usa: "United States", china: "China" })[id]!;

test("the_ranges_of_the_parties_stand_beside_the_shown_outcome", () => {
  expect(rangesInWords(threat, nameOf, "usd")).toBe(
    "Over 8 elasticity sources: the United States between \u22121.5 and +3.5 bn USD (the sources part on the sign) " +
      "and China \u221218.7 to \u22129.4 bn USD.",
  );
  const without = { ...threat, by_party: threat.by_party!.map((p) => ({ ...p, ranges: undefined })) };
  expect(rangesInWords(without as Equilibrium, nameOf, "usd")).toBeNull();
});

test("a_sentence_claims_no_sign_on_which_the_sources_part", () => {
  expect(outcomeFinding(threat, ["USA", "CHN"], "usd")).toBe(
    "The United States is between \u22121.5 and +3.5 bn USD (the sources part on the sign) and China loses 9.4 bn USD",
  );
  expect(signsPart(range(-40, 40), "usd")).toBe(false);
});

test("what_costs_most_says_what_the_sources_say", () => {
  const outcome = { id: "a", label: "War", levels: {}, priced: true, equilibrium: 0 } as never;
  expect(outcomesFinding([{ outcome, eq: threat }], "CHN", "China", "usd")).toBe(
    "“War” costs China most (9.4 bn USD; \u221218.7 to \u22129.4 bn USD by source), and none of them makes it better off",
  );
  expect(outcomesFinding([{ outcome, eq: threat }], "USA", "United States", "usd")).toContain("the sources part");
});
