// What each side wants by what it said: how much of it fits, where conclusions turn, and how much a reader makes of it.
import type { Brief, Deals } from "../data/types";
import { fixed, places, points } from "./english";

export interface Hinge {
  at: number;
  /** The conclusion that is the opposite from there on, by its place in `turnable`, and whether it holds on this side. */
  number: number;
  words: string;
  holds: boolean;
}
export interface Want {
  /** As settings and `--set` have it. */
  id: string;
  party: string;
  name: string;
  /** As what was said leaves it: half of what fits lies below. */
  said: number;
  /** What can be set. */
  low: number;
  high: number;
  /** Of this all that was said can be meant; null where not all of it can be. */
  fit: [number, number] | null;
  /** By what was said, and not by the range that is supposed of every want alone. */
  bounded: boolean;
  /** Half of the wants that fit. */
  half: [number, number];
  hinges: Hinge[];
}

const bare = (term: string) => term.replace(/^Red line: /, "");

/** What some want turns, of the numbers as written. */
export const turnable = (brief: Brief) => (brief.deals?.conclusions ?? []).filter((c) => c.hinges.length > 0);

/** Those that a conclusion hinges on first, the nearest hinge first. */
export function wantsOf(brief: Brief): Want[] {
  const conclusions = turnable(brief);
  // What conclusions are told of: the weights as written, one draw in the middle of what fits, not the middle of each by itself.
  const written = weightsIn(brief, brief.deals);
  const wants = (brief.record ?? []).flatMap(({ party, wants }) =>
    wants.map((want): Want & { turning: number } => {
      const ends = want.factions.flatMap((f) => [f.low, f.high]).filter((end) => end !== 0);
      const { q05, q25, q50, q75, q95 } = want.quantiles;
      const all = [...ends, q05, q95];
      const turns = conclusions.flatMap((c, k) =>
        c.hinges
          .filter((h) => h.party === party && bare(h.term) === bare(want.term))
          .map((h) => ({ at: h.at, number: k + 1, words: c.words, holds: c.at_median, share: h.share })),
      );
      return {
        id: want.id,
        party,
        name: want.term,
        said: written[want.id] ?? q50,
        low: Math.min(...all),
        high: Math.max(...all),
        fit: want.strict ? [want.strict.low, want.strict.high] : null,
        bounded: want.strict ? want.strict.bounded_below || want.strict.bounded_above : false,
        half: [q25, q75],
        hinges: turns.map(({ at, number, words, holds }) => ({ at, number, words, holds })),
        turning: Math.max(0, ...turns.map((t) => t.share)),
      };
    }),
  );
  return wants.sort((a, b) => b.turning - a.turning);
}

/** From a want to where it stands on its slider, 0 to 1: from little to much, each side of a tenth as wide as the next. */
export interface Scale {
  /** More to the right is more against it. */
  against: boolean;
  at(value: number): number;
  value(at: number): number;
}

export function scaleOf({ low, high }: { low: number; high: number }): Scale {
  if (low < 0 && high > 0) {
    const width = high - low;
    return { against: false, at: (v) => within((v - low) / width), value: (at) => low + at * width };
  }
  const against = high <= 0;
  const [least, most] = against ? [-high, -low] : [low, high];
  const from = Math.log(Math.max(least, most / 1000) || 1e-3);
  const width = Math.log(most || 1) - from || 1;
  const sign = against ? -1 : 1;
  return {
    against,
    at: (v) => (sign * v <= 0 ? 0 : within((Math.log(sign * v) - from) / width)),
    value: (at) => sign * Math.exp(from + at * width),
  };
}

const within = (share: number) => Math.min(1, Math.max(0, share));

/** What stands on the other side of a hinge from what was said, for what is set. */
export const turned = (want: Want, value: number): Hinge[] =>
  want.hinges.filter((h) => (h.at > want.said ? value >= h.at : value <= h.at));

/** How much each want counts for under the numbers that a document is of; by the id of the want. */
export function weightsIn(brief: Brief, deals: Deals | null): Record<string, number> {
  const weights: Record<string, number> = {};
  for (const { party, wants } of brief.record ?? []) {
    const terms = deals?.parties.find((p) => p.id === party)?.terms ?? [];
    for (const want of wants) {
      const term = terms.find((t) => bare(t.name) === bare(want.term));
      if (term) weights[want.id] = term.weight;
    }
  }
  return weights;
}

/** "worth +0.213 points a year", as a slider says it. */
export const wantInPoints = (value: number) => `worth ${points(value)} a year`;

const short = (value: number) => fixed(value, places(value, 2));

export function fitSentence({ fit, bounded }: Want, value: number): string {
  if (!fit) return "Not all that it said can be meant at once.";
  if (!bounded) return "What it said leaves its size open.";
  const [low, high] = [...fit].sort((a, b) => Math.abs(a) - Math.abs(b)) as [number, number];
  const span = `${short(low)} to ${short(high)}`;
  const slip = 1e-9 + 5e-3 * Math.abs(value);
  return value >= fit[0] - slip && value <= fit[1] + slip
    ? `Fits all that it said, as ${span} does.`
    : `Outside what fits all that it said, which is ${span}.`;
}

export const hingeSentences = ({ hinges }: Want): string[] =>
  hinges.map((h) => `Conclusion ${h.number} turns at ${short(h.at)}.`);

/** What is no longer so, or is so now, beyond the hinges that were passed. */
export const turnedSentences = (want: Want, value: number): string[] =>
  turned(want, value).map((h) => `${h.holds ? "No longer" : "Now"}: ${h.words}.`);
