// The outcomes on the table as points: what each party gets, who objects, and where improvements lead.
import type { Brief, Deals, Levels, Outcome, Space, Standoff } from "../data/types";

export interface Point {
  number: number;
  levels: Levels;
  points: Record<string, number>;
  words: string;
  zone: boolean;
  pareto: boolean;
}

export const codeOf = (space: Space, levels: Levels): string | null => {
  let code = "";
  for (const issue of space.issues) {
    const at = issue.levels.indexOf(levels[issue.id] ?? "");
    if (at < 0) return null;
    code += at.toString(36);
  }
  return code;
};

export const levelsOf = (space: Space, code: string): Levels =>
  Object.fromEntries(space.issues.map((issue, k) => [issue.id, issue.levels[parseInt(code[k] ?? "0", 36)] ?? ""]));

/** The number of the outcome with these levels; null when it is not on the table (or what is off the table has moved). */
export function numberOf(deals: Deals, brief: Brief, levels: Levels): number | null {
  const space = deals.space;
  const on = new Set(space?.issues.map((i) => i.id) ?? Object.keys(deals.today.levels));
  for (const issue of brief.scenario?.issues ?? []) {
    const present = issue.levels.find((l) => l.present) ?? issue.levels[0];
    if (!on.has(issue.id) && levels[issue.id] !== undefined && levels[issue.id] !== present?.id) return null;
  }
  if (space) {
    const code = codeOf(space, levels);
    const at = code === null ? -1 : space.codes.indexOf(code);
    return at < 0 ? null : at;
  }
  return known(deals).find((o) => Object.keys(o.levels).every((k) => o.levels[k] === levels[k]))?.number ?? null;
}

/** Outcomes that the documents write out, each once. */
function known(deals: Deals, standoff: Standoff | null = null): Outcome[] {
  const by = new Map<number, Outcome>();
  const add = (o: Outcome) => void by.set(o.number, o);
  [deals.today, deals.disagreement.outcome, ...deals.zone.outcomes, ...deals.zone.nearest, ...deals.pareto].forEach(
    add,
  );
  Object.values(deals.points).forEach((p) => p.outcomes.forEach(add));
  standoff?.resting.forEach(add);
  return [...by.values()];
}

/** Every outcome that the brief has payoffs of, by number. */
export function pointsOf(deals: Deals, standoff: Standoff | null, words: (levels: Levels) => string): Point[] {
  const zone = new Set(deals.zone.outcomes.map((o) => o.number));
  const pareto = new Set(deals.pareto.map((o) => o.number));
  const flags = (number: number) => ({ zone: zone.has(number), pareto: pareto.has(number) });
  const space = deals.space;
  if (!space) return known(deals, standoff).map((o) => ({ ...o, ...flags(o.number) }));
  const result: Point[] = [];
  space.codes.forEach((code, number) => {
    const points: Record<string, number> = {};
    for (const party of deals.parties) {
      const value = space.points[party.id]?.[number];
      if (typeof value === "number") points[party.id] = value;
    }
    if (Object.keys(points).length !== deals.parties.length) return;
    const levels = levelsOf(space, code);
    result.push({ number, levels, points, words: words(levels), ...flags(number) });
  });
  return result;
}

export interface Answer {
  party: string;
  name: string;
  accepts: boolean;
  /** Points a year over no deal. */
  gain: number;
  because: string | null;
}

/** Who accepts an outcome rather than no deal, and what weighs most against it for those who do not. */
export function answersTo(deals: Deals, number: number, points: Record<string, number>): Answer[] {
  const no_deal = deals.disagreement.outcome.points;
  return deals.parties.map(({ id, name }) => {
    const objection = deals.objections.find((o) => o.outcome === number && o.party === id);
    const gain = (points[id] ?? NaN) - (no_deal[id] ?? NaN);
    return { party: id, name, accepts: !objection && !(gain < -1e-9), gain, because: objection?.because ?? null };
  });
}

export interface Move {
  from: number;
  to: number;
  party: string;
}

/** Who moves an issue of a space (a party's id, "joint" or nobody), and which moves are barred. */
export interface Rule {
  owner: string | null;
  irreversible?: boolean;
  binding?: boolean;
}

export const rulesOf = (brief: Brief, space: Space): Rule[] =>
  space.issues.map((i) => brief.scenario?.issues.find((x) => x.id === i.id) ?? { owner: null });

/** Improvements of one party alone: it changes any of its own issues at once and likes the end better. A joint level can be left
 *  by one, not entered; all together enter it, with whatever any of them may change, where all like the end better. */
export const improvements = (space: Space, rules: Rule[], from: number): Move[] => improving(space, rules)(from);

/** The same from any outcome: where a party can go is sorted out once, by the levels that it cannot change. */
export function improving(space: Space, rules: Rule[]): (from: number) => Move[] {
  const falls = (code: string, other: string, k: number) =>
    rules[k]!.irreversible === true && parseInt(other[k]!, 36) < parseInt(code[k]!, 36);
  /** Without a payoff no outcome is better, and none is better than it. */
  const parties = Object.entries(space.points).map(([party, points]) => {
    const payoff = space.codes.map((_, number) => points[number] ?? NaN);
    const own = ({ owner, binding }: Rule) => owner === party || (owner === "joint" && !binding);
    const fixed = rules.flatMap((rule, k) => (own(rule) ? [] : [k]));
    // Of the levels that it can change those that it cannot change to any other.
    const bound = rules.flatMap((rule, k) => (own(rule) && (rule.irreversible || rule.owner !== party) ? [k] : []));
    const keyOf = (code: string) => fixed.map((k) => code[k]).join("");
    const alike = new Map<string, number[]>();
    space.codes.forEach((code, number) => {
      const those = alike.get(keyOf(code));
      if (those) those.push(number);
      else alike.set(keyOf(code), [number]);
    });
    const may = (code: string, other: string) => {
      for (const k of bound)
        if (code[k] !== other[k] && (falls(code, other, k) || (rules[k]!.owner !== party && other[k] !== "0")))
          return false;
      return true;
    };
    return { party, payoff, may, within: (code: string) => alike.get(keyOf(code)) ?? [] };
  });
  const joint = rules.some((rule) => rule.owner === "joint");
  /** Whether all of them together go from one to the other, entering a joint level. */
  const together = (code: string, other: string) => {
    let entered = false;
    for (let k = 0; k < rules.length; ++k) {
      if (code[k] === other[k]) continue;
      const { owner, binding } = rules[k]!;
      if (owner === null || falls(code, other, k)) return false;
      entered ||= owner === "joint" && (binding === true || other[k] !== "0");
    }
    return entered;
  };
  return (from) => {
    const code = space.codes[from];
    if (code === undefined) return [];
    const moves: Move[] = [];
    for (const { party, payoff, may, within } of parties)
      for (const to of within(code))
        if (payoff[to]! > payoff[from]! + 1e-12 && may(code, space.codes[to]!)) moves.push({ from, to, party });
    if (!joint) return moves;
    next: for (let to = 0; to < space.codes.length; ++to) {
      for (const { payoff } of parties) if (!(payoff[to]! > payoff[from]! + 1e-12)) continue next;
      if (together(code, space.codes[to]!)) moves.push({ from, to, party: "joint" });
    }
    return moves;
  };
}

/** Shortest ways by improvements from `start`, nobody moving twice in a row: steps and the move that led there, by number. */
export function reachedFrom(
  space: Space,
  rules: Rule[],
  start: number,
): Map<number, { steps: number; by: Move | null; before: string }> {
  const reached = new Map<number, { steps: number; by: Move | null; before: string }>([
    [start, { steps: 0, by: null, before: "" }],
  ]);
  const seen = new Map<string, Uint8Array>();
  let layer: { at: number; last: string }[] = [{ at: start, last: "" }];
  const from = improving(space, rules);
  const cache = new Map<number, Move[]>();
  for (let steps = 1; layer.length > 0 && steps < 20; ++steps) {
    const next: typeof layer = [];
    for (const { at, last } of layer) {
      let moves = cache.get(at);
      if (!moves) cache.set(at, (moves = from(at)));
      for (const move of moves) {
        if (move.party === last) continue;
        let by = seen.get(move.party);
        if (!by) seen.set(move.party, (by = new Uint8Array(space.codes.length)));
        if (by[move.to]) continue;
        by[move.to] = 1;
        if (!reached.has(move.to)) reached.set(move.to, { steps, by: move, before: last });
        next.push({ at: move.to, last: move.party });
      }
    }
    layer = next;
  }
  return reached;
}
