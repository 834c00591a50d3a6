// What the parties sell each other after a change: by partner all together, and by sector those flows that change most.
import type { Brief, Flow, NamedOutcome, TradeAfter } from "../data/types";
import { atStart, bn, inSentence, signedPct } from "./english";

export interface TradeChoice {
  outcome: NamedOutcome;
  flows: Flow[];
}

/** Outcomes of the file of which trade is known, and in which it changes. */
export function tradeChoices(brief: Pick<Brief, "study" | "trade">): TradeChoice[] {
  const by = new Map<number, TradeAfter>(brief.trade.map((each) => [each.equilibrium, each]));
  return (brief.study?.outcomes ?? []).flatMap((outcome) => {
    const flows = by.get(outcome.equilibrium ?? -1)?.flows ?? [];
    return flows.some((f) => change(f) !== 0) ? [{ outcome, flows }] : [];
  });
}

export const change = (flow: Flow) => flow.usd_m - flow.base_usd_m;
export const changePct = (flow: Flow): number | null =>
  flow.base_usd_m > 0 ? (100 * change(flow)) / flow.base_usd_m : null;
const mostFirst = (a: Flow, b: Flow) => Math.abs(change(b)) - Math.abs(change(a));
export const byPartner = (flows: readonly Flow[]) => flows.filter((f) => f.sector === undefined).sort(mostFirst);
export const bySector = (flows: readonly Flow[]) => flows.filter((f) => f.sector !== undefined).sort(mostFirst);

/** "What China sells the United States falls from 427.7 to 354.1 bn USD a year (−17.2 %), most in “Electronics”" */
export function tradeFinding(flows: readonly Flow[], name: (party: string) => string): string {
  const first = byPartner(flows)[0];
  if (!first || change(first) === 0) return "Trade between the parties does not change";
  const sector = bySector(flows).find(
    (f) => f.seller === first.seller && f.buyer === first.buyer && Math.sign(change(f)) === Math.sign(change(first)),
  );
  const pct = changePct(first);
  const said = `what ${inSentence(name(first.seller))} sells ${inSentence(name(first.buyer))} ${change(first) < 0 ? "falls" : "rises"} from ${bn(first.base_usd_m)} to ${bn(first.usd_m)} a year`;
  return `${atStart(said)}${pct === null ? "" : ` (${signedPct(pct, 1)})`}${sector ? `, most in “${sector.sector}”` : ""}`;
}
