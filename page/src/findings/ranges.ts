// What figures range over, in words. Where some sources of the elasticities say that a figure rises and others that it
// falls, no sign is claimed.
import type { EconomyResult, Equilibrium } from "../data/types";
import { inSentence, moneyFor, places, series, signed } from "./english";

type Unit = "usd" | "pct";
export type Range = NonNullable<EconomyResult["ranges"]>["welfare_usd_m"];

/** Below the first digit that is shown, USD million or percent. */
const least = { usd: 50, pct: 0.005 };

export const signsPart = (range: Pick<Range, "low" | "high">, unit: Unit) =>
  range.low < -least[unit] && range.high > least[unit];

/** "−18.7 to −9.4 bn USD" */
export function rangeInWords(range: Range, unit: Unit, joint = "to"): string {
  const largest = Math.max(Math.abs(range.low), Math.abs(range.high));
  const percent = { of: (value: number) => value, places: places(largest, 2), unit: "%" };
  const money = unit === "usd" ? moneyFor(largest) : percent;
  const [low, high] = [signed(money.of(range.low), money.places), signed(money.of(range.high), money.places)];
  return `${low === high ? low : `${low} ${joint} ${high}`} ${money.unit}`;
}

/** "between −1.5 and +3.4 bn USD (the sources part on the sign)" */
export const partedInWords = (range: Range, unit: Unit) =>
  `between ${rangeInWords(range, unit, "and")} (the sources part on the sign)`;

/** What stands beside the shown outcome, by party; null where nothing was solved under other elasticities. */
export function rangesInWords(eq: Equilibrium, nameOf: (party: string) => string, unit: Unit): string | null {
  const parties = (eq.by_party ?? []).flatMap((p) =>
    p.ranges
      ? [{ name: inSentence(nameOf(p.id)), range: unit === "usd" ? p.ranges.income_usd_m : p.ranges.income_pct }]
      : [],
  );
  const one = parties[0];
  if (!one || parties.every(({ range }) => range.low === 0 && range.high === 0)) return null;
  const said = parties.map(
    ({ name, range }) => `${name} ${signsPart(range, unit) ? partedInWords(range, unit) : rangeInWords(range, unit)}`,
  );
  return `Over ${one.range.n} ${one.range.over}: ${series(said)}.`;
}
