import { expect, test } from "vitest";
import type { EconomyResult, Equilibrium, Forecast, NamedOutcome } from "../../src/data/types";
import * as say from "../../src/findings/sentences";
import { brief } from "./fixture";

const economy = (code: string, name: string, usd_m: number, pct = usd_m / 1e5): EconomyResult =>
  ({ code, name, welfare_usd_m: usd_m, welfare_pct: pct }) as EconomyResult;
const eq = (...economies: EconomyResult[]): Equilibrium =>
  ({ status: "converged", max_residual: 0, economies, balances: [], sectors: [] }) as unknown as Equilibrium;
const named = (k: number) => ({ id: `${k}`, label: `O${k}`, levels: {}, priced: true, equilibrium: k }) as NamedOutcome;

test("an_outcome_is_told_by_its_parties_and_the_most_touched_of_the_others", () => {
  const e = eq(
    economy("USA", "United States", -411),
    economy("CHN", "China", -9424),
    economy("MEX", "Mexico", 700),
    economy("KOR", "South Korea", -300),
  );
  expect(say.outcomeFinding(e, ["USA", "CHN"], "usd")).toBe(
    "The United States loses 0.4 bn USD and China loses 9.4 bn USD; of the others Mexico gains most (0.7 bn USD)",
  );
});

test("a_small_loss_is_told_in_as_many_places_as_it_takes_and_none_is_none", () => {
  const e = eq(economy("USA", "United States", 0), economy("CHN", "China", -4));
  expect(say.outcomeFinding(e, ["USA", "CHN"], "usd")).toBe(
    "The United States neither gains nor loses and China loses 4.0 m USD",
  );
  const none = eq(economy("USA", "United States", 0), economy("CHN", "China", -0));
  expect(say.outcomeFinding(none, ["USA", "CHN"], "usd")).toBe("Nobody gains or loses");
});

test("outcomes_that_all_give_cost_nothing", () => {
  const rows = [5000, 2000].map((v, k) => ({ outcome: named(k), eq: eq(economy("CHN", "China", v)) }));
  expect(say.outcomesFinding(rows, "CHN", "China", "usd")).toBe(
    "None of these costs China anything; “O0” gives it most (5.0 bn USD)",
  );
  const both = [...rows, { outcome: named(2), eq: eq(economy("CHN", "China", -1000)) }];
  expect(say.outcomesFinding(both, "CHN", "China", "usd")).toBe(
    "“O2” costs China most (1.0 bn USD); “O0” gives it most (5.0 bn USD)",
  );
});

test("a_balance_shrinks_grows_turns_or_stays", () => {
  const of = (base: number, now: number) => say.balanceFinding(base, now, "United States", "China");
  expect(of(-265e3, -167e3)).toBe(
    "The goods deficit of 265 bn USD of the United States with China shrinks to 167 bn USD",
  );
  expect(of(-265e3, -300e3)).toContain("grows to 300 bn USD");
  expect(of(-265e3, 10e3)).toContain("turns into a surplus of 10 bn USD");
  expect(of(-265e3, -265.1e3)).toBe("The United States keeps its goods deficit of 265 bn USD with China");
});

test("an_open_and_a_shut_zone_are_told_apart", () => {
  const deals = brief().deals!;
  expect(say.dealsFinding(deals)).toBe("2 of 1,536 outcomes are agreements that neither side likes less than no deal");
  expect(
    say.dealsFinding({ ...deals, zone: { ...deals.zone, open: false, count: 0, shortfall: -0.049, outcomes: [] } }),
  ).toBe("No agreement is one that all accept rather than no deal: the nearest leaves somebody 0.049 points short");
});

test("common_levels_are_those_that_every_deal_has_and_today_has_not", () => {
  const deals = brief().deals!;
  const shared = say.commonLevels(deals, (issue, level) => `${issue}.${level}`)!;
  for (const o of deals.zone.outcomes) expect(o.levels.tariffs).toBe("withdrawn");
  expect(shared).toContain("tariffs.withdrawn");
  expect(shared).not.toContain("finance");
});

test("acceptance_is_said_for_both_one_and_neither", () => {
  const a = (name: string, accepts: boolean) => ({ party: name, name, accepts, gain: 0, because: null });
  expect(say.acceptance([a("China", true), a("United States", true)])).toBe("Both prefer this to no deal");
  expect(say.acceptance([a("China", false), a("United States", true)])).toBe(
    "The United States would accept; China would not",
  );
  expect(say.acceptance([a("China", false), a("United States", false)])).toBe("Neither prefers this to no deal");
});

test("rest_is_told_by_the_state_that_holds_by_every_test", () => {
  expect(say.restFinding(brief().standoff!)).toBe(
    "Today does not rest: 2 moves of improvement lead to “25 points on all Chinese goods; 25 points on the same share of American goods; A barrier of 3 points less on research-intensive goods and services”",
  );
});

test("shares_of_agreements_are_a_range_when_ways_of_looking_differ", () => {
  expect(say.lensesFinding(brief().forecast!)).toBe(
    "The share of agreements of either kind runs from 0 % to 65 %, by how one looks; all ways of looking agree in 15 % of the draws",
  );
  const f = {
    lenses: { a: { "agreement-measures-gone": 0.3, "agreement-measures-stay": 0.2, pending: 0.5 }, b: null },
    all_agree: 1,
  } as unknown as Forecast;
  expect(say.lensesFinding(f)).toBe(
    "An agreement of either kind has a share of about 50 %; all ways of looking agree in 100 % of the draws",
  );
});

test("the_tornado_is_sorted_by_its_width_and_prefers_the_programs_rows", () => {
  const f = brief().forecast!;
  const rows = say.spreadsOf(f);
  for (let k = 1; k < rows.length; ++k)
    expect(Math.abs(rows[k]!.high - rows[k]!.low)).toBeLessThanOrEqual(Math.abs(rows[k - 1]!.high - rows[k - 1]!.low));
  expect(say.tornadoFinding(rows)).toContain("lowers the share of draws with an agreement from 78 % to 46 %");
  const end = { from: 0, to: 1, name: null, draws: 9 };
  const own = say.spreadsOf({
    ...f,
    tornadoes: [
      {
        of: "deal",
        party: null,
        bars: [{ what: "x", unit: "points", low: { ...end, value: 0.1 }, high: { ...end, value: 0.9 } }],
      },
    ],
  });
  expect(own).toEqual([{ what: "x", low: 0.1, high: 0.9 }]);
});

test("talks_are_told_by_who_agrees_when", () => {
  const talks = brief().talks!;
  const names: Record<string, string> = { usa: "United States", china: "China" };
  expect(say.talksFinding(talks, (p) => names[p]!)).toBe(
    "With the United States speaking first, they agree on 3 May 2018 to what the United States offers; with China speaking first, they agree on 3 May 2018 to what China offers",
  );
  const none = talks.orders.map((o) => ({
    ...o,
    rounds: ("rounds" in o ? o.rounds : []).map((r) => ({ ...r, accepted: false })),
  }));
  expect(say.talksFinding({ ...talks, orders: none.slice(0, 1) }, (p) => names[p]!)).toBe(
    "With the United States speaking first, nothing is agreed",
  );
  expect(say.talksFinding({ ...talks, orders: none }, (p) => names[p]!)).toBe(
    "Whoever speaks first, nothing is agreed",
  );
  expect(say.talksFinding({ ...talks, orders: [...none, talks.orders[0]!] }, (p) => names[p]!)).toBe(
    "With the United States or China speaking first, nothing is agreed; with the United States speaking first, they agree on 3 May 2018 to what the United States offers",
  );
});
