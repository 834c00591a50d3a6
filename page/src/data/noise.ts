// What a solve cannot tell from nothing. It stops where no equation is off by more than 1e-10 of what it is an equation of;
// a change smaller than that, of an economy or of a balance, is none: in text, colours, bars, axes and files alike.
import type { EconomyResult, Equilibrium } from "./types";

export const tolerance = 1e-10;

const floored = (value: number, size: number) => (Math.abs(value) <= tolerance * size ? 0 : value);

/** The change from one amount of an economy to another, USD million. */
export const changeOf = (economy: EconomyResult, from: number, to: number) =>
  floored(to - from, economy.income_base_usd_m);

function economyWithout(e: EconomyResult): EconomyResult {
  const size = e.income_base_usd_m;
  const percents = Object.entries(e).filter(([key, v]) => key.endsWith("_pct") && typeof v === "number");
  return {
    ...e,
    ...(Object.fromEntries(percents.map(([key, v]) => [key, floored(v as number, 100)])) as Partial<EconomyResult>),
    welfare_usd_m: floored(e.welfare_usd_m, size),
    net_income_usd_m: floored(e.net_income_usd_m, size),
    duty_revenue_change_usd_m: floored(e.duty_revenue_change_usd_m, size),
  };
}

/** A result without what is smaller than the solver's tolerance. */
export function withoutNoise(equilibrium: Equilibrium): Equilibrium {
  if (equilibrium.status !== "converged") return equilibrium;
  const size = new Map(equilibrium.economies.map((e) => [e.code, e.income_base_usd_m]));
  return {
    ...equilibrium,
    economies: equilibrium.economies.map(economyWithout),
    balances: equilibrium.balances.map((b) => ({
      ...b,
      goods_usd_m: b.goods_base_usd_m + floored(b.goods_usd_m - b.goods_base_usd_m, size.get(b.economy) ?? 0),
    })),
    sectors: equilibrium.sectors.map((s) => ({
      ...s,
      output_pct: s.output_pct === null ? null : floored(s.output_pct, 100),
      output_usd_m: s.output_usd_m === null ? null : floored(s.output_usd_m, size.get(s.economy) ?? 0),
    })),
  };
}
