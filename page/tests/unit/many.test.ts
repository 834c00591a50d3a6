import { expect, test } from "vitest";
import { leverLabel, shortMeasure } from "../../src/findings/measures";
import * as many from "../../src/findings/many";
import { outcomeFinding } from "../../src/findings/sentences";
import type { Brief, EconomyResult, Equilibrium, ScenarioNumber, Study } from "../../src/data/types";
import { startOf } from "../../src/state/settings";
import { brief } from "./fixture";

const economy = (code: string, usd_m: number, range: [number, number] | null = null) =>
  ({
    code,
    name: { USA: "United States", CHN: "China", EU27: "European Union (27)", CAN: "Canada", MEX: "Mexico" }[code],
    welfare_usd_m: usd_m,
    welfare_pct: usd_m / 1e4,
    ...(range && {
      ranges: {
        welfare_usd_m: { low: range[0], high: range[1] },
        welfare_pct: { low: range[0] / 1e4, high: range[1] / 1e4 },
      },
    }),
  }) as EconomyResult;
const eq = (...economies: EconomyResult[]) => ({ status: "converged", economies }) as unknown as Equilibrium;
const codes = ["CAN", "USA", "CHN", "EU27", "MEX"];
const told = eq(
  economy("CAN", 180),
  economy("USA", -55190),
  economy("CHN", -17689),
  economy("EU27", -300, [-400, 900]),
  economy("MEX", -24, [-1775, 100]),
);

test("of_many_parties_those_that_are_moved_most_are_named_and_the_others_are_bounded_by_every_source", () => {
  expect(outcomeFinding(told, codes, "usd", true)).toBe(
    "The United States loses 55.2 bn USD; China loses 17.7 bn USD; the European Union (27) is between −0.4 and +0.9 bn USD (the sources part on the sign); Canada and Mexico: each less than 2 bn USD either way",
  );
  expect(outcomeFinding(told, codes, "pct", true)).toMatch(/Canada and Mexico: each less than 0\.2 % either way$/);
  expect(outcomeFinding(eq(...codes.map((code) => economy(code, 0))), codes, "usd", true)).toBe(
    "Nobody gains or loses",
  );
});

test("a_bound_is_a_round_number_above_and_nothing_is_nothing", () => {
  expect([1, 1.9, 2, 4.99, 5, 99, 0.03].map(many.roundAbove)).toEqual([2, 2, 5, 5, 10, 100, 0.05]);
  expect(many.othersInWords(["United States"], 3, "usd")).toBe("the United States: less than 0.1 bn USD either way");
  expect(many.othersInWords(["A", "B"], 0, "usd")).toBe("A and B: nothing");
  expect(many.othersInWords(["A", "B", "C", "D", "E", "F"], 700, "usd")).toBe(
    "the 6 other parties: each less than 1 bn USD either way",
  );
});

test("the_party_with_most_at_stake_is_the_one_that_any_outcome_moves_most", () => {
  const parties = codes.map((code) => ({ id: code, name: code, economies: [code] })) as unknown as Study["parties"];
  expect(many.mostAtStake([told], parties)?.id).toBe("USA");
  expect(
    many.mostAtStake([told, eq(...codes.map((code) => economy(code, code === "MEX" ? 9e4 : 0)))], parties)?.id,
  ).toBe("MEX");
  const moved = many.movedIn(told, [{ ...parties[0]!, economies: ["CAN", "MEX"] }]);
  expect(moved).toMatchObject([{ usd_m: 156, pct: null, range: null }]);
});

test("balances_are_told_by_what_changes_and_no_deficit_is_claimed", () => {
  const balance = (economy: string, partner: string, base: number, now: number) =>
    ({ economy, partner, goods_base_usd_m: base, goods_usd_m: now }) as Equilibrium["balances"][number];
  const all = [balance("A", "B", -9e5, -9e5), balance("A", "C", 1000, -2000), balance("B", "C", 5e4, 4.9e4)];
  expect(many.balancesByChange(all).map((b) => b.economy + b.partner)).toEqual(["AC", "BC", "AB"]);
  const said = many.balancesFinding(all, (code) => (code === "A" ? "United States" : code));
  expect(said).toBe(
    "Of 3 goods balances between two of the parties that of the United States with C moves most: by 3.0 bn USD",
  );
  expect(said).not.toMatch(/deficit|surplus/);
  expect(many.balancesFinding(all.slice(0, 1), String)).toBe("No goods balance between two of the parties changes");
});

const name = (code: string) => ({ USA: "United States", CHN: "China", EU27: "European Union" })[code] ?? code;
test("long_lists_of_a_measure_are_counted_and_short_ones_are_named", () => {
  const sectors = ["A01 (Crops)", "A02 (Forestry)", "C10T12 (Food, beverages)", "C26 (Electronics)"];
  expect(
    shortMeasure(`USA adds 24 points to its duties on ${sectors.join(", ")} from CHN, 140.7 bn USD of trade`, name),
  ).toBe("United States adds 24 points to its duties on goods of 4 sectors from China, 140.7 bn USD of trade");
  expect(
    shortMeasure("EU27 adds 5 points to its duties on C26 (Electronics) and A01 (Crops) from USA and CHN", name),
  ).toBe("European Union adds 5 points to its duties on Electronics and Crops from United States and China");
  expect(shortMeasure("USA adds 5 points to its duties on goods from CHN, JPN, TWN, IND and ROW", name)).toContain(
    "on goods from 5 economies",
  );
});

test("a_lever_of_one_of_several_measures_says_which", () => {
  const b = brief();
  const level = (by: string[]) => ({
    issue: "x",
    level: "y",
    measures: [
      { kind: "duty", words: "USA adds … C26 (Electronics) from CHN", by: ["USA"], on: ["CHN"], sectors: ["C26"] },
      { kind: "duty", words: "", by, on: ["EU27", "CHN"], sectors: ["A01", "A02", "A03", "B05"] },
      { kind: "purchase", words: "CHN buys 2 bn USD a year more of A01 (Crops) from USA", by: ["CHN"], on: ["USA"] },
    ],
  });
  const of = (by: string[]) => ({ ...b, study: { ...b.study!, levels: [level(by)] } }) as unknown as Brief;
  const number = (k: number) =>
    ({ name: `issues.x.levels.y.measures.${k}.duty`, label: `The truce lapses, measure ${k}` }) as ScenarioNumber;
  expect(leverLabel(of(["USA"]), number(1))).toContain(
    "The truce lapses: duty of the United States on “Electronics” from China",
  );
  expect(leverLabel(of(["CHN"]), number(2))).toBe(
    "The truce lapses: duty of China on goods of 4 sectors from the European Union (27) and China",
  );
  expect(leverLabel(of(["CHN"]), number(3))).toBe(
    "The truce lapses: China buys 2 bn USD a year more of Crops from United States",
  );
  // What says all by itself, and what the study does not know, stay as they are.
  expect(leverLabel(of(["USA"]), number(7))).toBe("The truce lapses, measure 7");
  expect(leverLabel(b, { ...number(1), label: "30 % on the EU" })).toBe("30 % on the EU");
});

test("the_page_opens_on_the_outcome_that_the_lead_speaks_of", () => {
  const b = brief();
  expect(b.opening).toBe("answered-in-kind");
  const opened = (opening: string | null) => startOf({ ...b, opening }).levels;
  expect(opened("full-escalation")).toMatchObject({ tariffs: "all", retaliation: "all" });
  // Nothing to lead with: what no deal leads to.
  expect(opened(null)).toEqual(opened("answered-in-kind"));
});
