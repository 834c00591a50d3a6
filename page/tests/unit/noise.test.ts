import { expect, test } from "vitest";
import { diverging } from "../../src/charts/colors";
import { csvOf } from "../../src/charts/export";
import { decode } from "../../src/data/decode";
import type { Equilibrium } from "../../src/data/types";
import { changeOf, tolerance, withoutNoise } from "../../src/data/noise";
import { outcomeFinding, valueOf } from "../../src/findings/sentences";
import { brief, text } from "./fixture";

const { study } = brief();
const of = (id: string) => study!.equilibria[study!.outcomes.find((o) => o.id === id)!.equilibrium!]!;

test("the_status_quo_changes_nothing_in_text_colours_and_files", () => {
  // What a solve leaves of nothing, as engines before had it.
  const quiet = of("status-quo");
  const noisy = {
    ...quiet,
    economies: quiet.economies.map((e) => ({ ...e, welfare_usd_m: 1e-11 * e.income_base_usd_m, welfare_pct: -1e-9 })),
    sectors: quiet.sectors.map((s) => ({ ...s, output_pct: s.output_pct === null ? null : 1e-9 })),
  };
  const { economies, balances, sectors } = decode<Equilibrium>("equilibrium", noisy);
  for (const unit of ["usd", "pct"] as const) {
    const values = economies.map((e) => valueOf(e, unit));
    expect(values.map(Math.abs)).toEqual(economies.map(() => 0));
    const { of: color } = diverging(values);
    expect(new Set(values.map(color))).toEqual(new Set(["var(--even)"]));
    expect(outcomeFinding(of("status-quo"), ["USA", "CHN"], unit)).toBe("Nobody gains or loses");
  }
  for (const b of balances) expect(b.goods_usd_m).toBe(b.goods_base_usd_m);
  for (const s of sectors) expect([s.output_pct ?? 0, s.output_usd_m ?? 0].map(Math.abs)).toEqual([0, 0]);
});

test("what_is_larger_than_the_solvers_tolerance_stays_as_it_is", () => {
  const whole = JSON.parse(text).study;
  const raw = whole.equilibria[whole.outcomes.find((o: { id: string }) => o.id === "full-escalation").equilibrium];
  expect(withoutNoise(raw)).toEqual(raw);
  const [first] = raw.economies;
  const size = first.income_base_usd_m;
  const small = (by: number) =>
    withoutNoise({ ...raw, economies: [{ ...first, welfare_usd_m: by * size, welfare_pct: 100 * by }] }).economies[0]!;
  expect([small(tolerance / 2).welfare_usd_m, small(-tolerance / 2).welfare_pct]).toEqual([0, 0]);
  expect([small(2 * tolerance).welfare_usd_m, small(2 * tolerance).welfare_pct]).toEqual([
    2 * tolerance * size,
    200 * tolerance,
  ]);
  expect([changeOf(first, 1, 1 + 1e-7), changeOf(first, 1, 2)]).toEqual([0, 1]);
});

test("a_file_has_no_digits_that_only_arithmetic_made", () => {
  const csv = csvOf({ columns: [{ label: "a" }], rows: [[1.0000000000000007], [0.1 + 0.2], [-9423.8417812345]] });
  expect(csv).toBe("a\r\n1\r\n0.3\r\n-9423.84178123\r\n");
});
