// Who gives in first: a war of attrition with reputations (Abreu and Gul 2000), as docs/model has it. The deals that giving in
// leads to come with the brief; patience and reputation are the reader's, so the closed form is worked out here.
import type { ByParty, GivingIn, Side } from "../data/types";
import { chance, inSentence, atStart } from "./english";

export interface Attrition {
  sides: (Side & { rate: number })[];
  never: number;
  /** Years after which only the committed are left; null when nobody gives in over time. */
  until: number | null;
}

/** The recorded standoff at other patience (a share a year) and reputations. Two sides only; else as recorded. */
export function givingInAt(recorded: GivingIn, patience: ByParty, reputation: ByParty): Attrition {
  const [a, b] = recorded.sides;
  const numbered = recorded.sides.map((s) => ({ ...s, rate: s.rate ?? 0 }));
  if (!a || !b || recorded.sides.length !== 2)
    return { sides: numbered, never: recorded.never, until: endOf(numbered) };
  const worth = [a, b].map((side, k) => {
    const other = k === 0 ? b : a;
    const r = Math.log1p(patience[side.party] ?? Math.expm1(side.discount_rate));
    const yielded = side.giving_in.points[side.party]!;
    const prevailed = other.giving_in.points[side.party]!;
    const onceYielding = side.yielding - yielded / side.discount_rate;
    const oncePrevailing = side.prevailing - prevailed / side.discount_rate;
    return {
      r,
      z: reputation[side.party] ?? side.reputation,
      f: side.standoff,
      L: yielded / r + onceYielding,
      H: prevailed / r + oncePrevailing,
    };
  });
  // The rate at which the one gives in keeps the other indifferent.
  const rates = [1, 0].map((other) => {
    const w = worth[other]!;
    return (w.r * w.L - w.f) / (w.H - w.L);
  });
  const sides = [a, b].map((side, k): Side & { rate: number } => {
    const w = worth[k]!;
    return {
      ...side,
      discount_rate: w.r,
      reputation: w.z,
      yielding: w.L,
      prevailing: w.H,
      rate: Math.max(0, rates[k]!),
      at_once: 0,
      yields: 0,
    };
  });
  for (const k of [0, 1]) {
    const other = 1 - k;
    // Waiting costs `other` nothing: it never gives in, and this side does at once or never.
    if (rates[k]! <= 0) {
      const w = worth[k]!;
      const mine = sides[k]!;
      const theirs = sides[other]!;
      mine.rate = theirs.rate = 0;
      const gives = rates[other]! > 0 && w.L > w.f / w.r;
      mine.at_once = mine.yields = gives ? 1 - w.z : 0;
      theirs.at_once = theirs.yields = 0;
      return { sides, never: 1 - mine.yields, until: null };
    }
  }
  const last = sides.map((s) => -Math.log(s.reputation) / s.rate);
  const until = Math.min(...last);
  sides.forEach((s, k) => {
    if (last[k]! > until) s.at_once = Math.max(0, 1 - s.reputation * Math.exp(s.rate * until));
  });
  const curve = chancesBy({ sides, never: 0, until }, until);
  sides.forEach((s, k) => (s.yields = curve[k]!));
  return { sides, never: 1 - curve[0]! - curve[1]!, until };
}

function endOf(sides: Attrition["sides"]): number | null {
  const ends = sides.filter((s) => s.rate > 0 && s.reputation > 0).map((s) => -Math.log(s.reputation) / s.rate);
  return ends.length > 0 ? Math.min(...ends) : null;
}

/** The probability that each side has given in first by `t` years. */
export function chancesBy(attrition: Attrition, t: number): number[] {
  const end = attrition.until === null ? 0 : Math.min(t, attrition.until);
  const total = attrition.sides.reduce((sum, s) => sum + s.rate, 0);
  const lasting = attrition.sides.reduce((product, s) => product * (1 - s.at_once), 1);
  return attrition.sides.map((s) => {
    const later = total > 0 ? (s.rate / total) * lasting * -Math.expm1(-total * end) : 0;
    return s.at_once + later;
  });
}

/** Rows of the chart: time, side, probability. */
export function curves(attrition: Attrition, steps = 120): { years: number; party: string; probability: number }[] {
  const horizon = Math.max(1, Math.ceil((Number.isFinite(attrition.until ?? 4) ? (attrition.until ?? 4) : 10) * 1.15));
  const rows: { years: number; party: string; probability: number }[] = [];
  for (let k = 0; k <= steps; ++k) {
    const years = (horizon * k) / steps;
    const by = chancesBy(attrition, years);
    attrition.sides.forEach((s, i) => rows.push({ years, party: s.party, probability: by[i]! }));
  }
  return rows;
}

export function standoffFinding(attrition: Attrition, name: (party: string) => string): string {
  const sides = [...attrition.sides].sort((x, y) => y.yields - x.yields);
  const likely = sides[0];
  if (!likely || likely.yields <= 1e-9) return "Neither side gives in: the standoff lasts";
  const at_once = likely.at_once > 0.5 * likely.yields ? ", most likely at once" : "";
  return `${atStart(inSentence(name(likely.party)))} is the likelier to give in (${chance(likely.yields)})${at_once}; with ${chance(attrition.never)} it never ends`;
}
