// Four parties and more: those that are moved most by name, the others by how little they are.
import type { EconomyResult, Equilibrium, Study } from "../data/types";
import { bn, inSentence, pct, places, series } from "./english";

type Unit = "usd" | "pct";
type Parties = Study["parties"];

/** What becomes of more is told of these, and of the others together. */
export const mostNamed = 3;

/** A number that is easily kept, above `value`: one, two or five of a power of ten. */
export function roundAbove(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 5, 10].map((step) => step * power).find((step) => step > value) ?? 10 * power;
}

/** "Canada, Mexico and Japan: each less than 2 bn USD either way"; `largest` of what any of them changes by. */
export function othersInWords(names: string[], largest: number, unit: Unit): string {
  const said = names.length > 5 ? `the ${names.length} other parties` : series(names.map(inSentence));
  if (largest === 0) return `${said}: nothing`;
  const above = roundAbove(Math.max(largest, unit === "usd" ? 50 : 0));
  const size = unit === "usd" ? bn(above, above < 1000 ? 1 : 0) : pct(above, places(above, 0));
  return `${said}: ${names.length > 1 ? "each " : ""}less than ${size} either way`;
}

/** What a result is to a party: its economies together; no percent where it is not known of all of them. */
export interface Moved {
  id: string;
  name: string;
  /** Its place among the parties. */
  side: number;
  usd_m: number;
  pct: number | null;
  range: { usd_m: Ends; pct: Ends } | null;
}
export interface Ends {
  low: number;
  high: number;
}

export function movedIn(eq: Equilibrium, parties: Parties): Moved[] {
  return parties.map((party, side) => {
    const of = eq.economies.filter((e: EconomyResult) => party.economies.includes(e.code));
    const together = eq.by_party?.find((each) => each.id === party.id);
    const ranges = together?.ranges;
    return {
      id: party.id,
      name: party.name,
      side,
      usd_m: of.reduce((sum, e) => sum + e.welfare_usd_m, 0),
      pct: of.length === 1 ? of[0]!.welfare_pct : (together?.income_pct ?? null),
      range: ranges ? { usd_m: ranges.income_usd_m, pct: ranges.income_pct } : null,
    };
  });
}

/** The party of one economy that any of these results moves most: what it has at stake is told first. */
export function mostAtStake(results: readonly Equilibrium[], parties: Parties): Parties[number] | undefined {
  let most = -1;
  let found: Parties[number] | undefined;
  for (const party of parties) {
    if (party.economies.length !== 1) continue;
    const sizes = results.map((eq) =>
      Math.abs(eq.economies.find((e) => e.code === party.economies[0])?.welfare_usd_m ?? 0),
    );
    const largest = Math.max(0, ...sizes);
    if (largest > most) {
      most = largest;
      found = party;
    }
  }
  return found;
}

/** Balances of pairs, those that change most first, then the largest. */
export function balancesByChange(balances: Equilibrium["balances"]): Equilibrium["balances"] {
  const change = (b: Equilibrium["balances"][number]) => Math.abs(b.goods_usd_m - b.goods_base_usd_m);
  return [...balances].sort(
    (a, b) => change(b) - change(a) || Math.abs(b.goods_base_usd_m) - Math.abs(a.goods_base_usd_m),
  );
}

/** "Of 21 goods balances between two of the parties that of the United States with China moves most: by 32.6 bn USD" */
export function balancesFinding(balances: Equilibrium["balances"], nameOf: (code: string) => string): string {
  const [first] = balancesByChange(balances);
  const change = first ? first.goods_usd_m - first.goods_base_usd_m : 0;
  if (!first || change === 0) return "No goods balance between two of the parties changes";
  return `Of ${balances.length} goods balances between two of the parties that of ${inSentence(nameOf(first.economy))} with ${inSentence(nameOf(first.partner))} moves most: by ${bn(Math.abs(change))}`;
}
