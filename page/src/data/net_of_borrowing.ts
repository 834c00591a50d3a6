// Real income as the page shows it, where a closure lets economies borrow.
import type { Equilibrium } from "./types";

/** Where saving moves deficits, real income is shown net of borrowing: what payoffs go by, as in the program's tables. */
export function netOfBorrowing(equilibrium: Equilibrium): Equilibrium {
  if (equilibrium.closure !== "saving" || equilibrium.status !== "converged") return equilibrium;
  // Ranges are of the gross figures, so that the net ones have none.
  const economies = equilibrium.economies.map((e) => ({
    ...e,
    ranges: undefined,
    welfare_pct: e.net_income_pct ?? e.welfare_pct,
    welfare_usd_m: e.net_income_usd_m ?? e.welfare_usd_m,
  }));
  return { ...equilibrium, economies };
}
