// Whether what the page shows is what the program prints, to 1e-6.
import { expect } from "vitest";

// What counts the work done, and the largest gap that was left, may differ; the words of a call differ.
const apart = new Set(["passes", "max_residual", "condition_residual", "worst_equation", "gap_pct", "residual"]);
const beside = new Set(["trade", "ranges", "movers", "conclusions", "refused", "precedents", "chances", "course"]);

export interface Tally {
  numbers: number;
  /** Of ranges and movers. */
  blocks: number;
  largest: number;
}

export function same(ours: unknown, theirs: unknown, where: string, tally: Tally): void {
  // Of the smallest changes of wants several are nearly as small as each other: which is found hangs on last digits.
  if (/\.what_if\.\w+\.changes$/.test(where) && Array.isArray(ours) && Array.isArray(theirs)) return;
  if (typeof ours === "number" && typeof theirs === "number") {
    const unit = where.includes("usd_m") ? 1e3 : 1;
    const gap = Math.abs(ours - theirs);
    // A whole point of some want moves a comparison by a millionth only: what is 1e-9 of a payoff is 1e-3 of the change.
    const flat = /\.what_if\.(?!.*outcome)/.test(where) ? 2e-3 * Math.max(1, Math.abs(theirs)) : 0;
    if (!(gap <= Math.max(flat, 1e-6 * Math.max(unit, 1e-3 * Math.abs(theirs)))))
      throw new Error(`${where}: ${ours}, and the program says ${theirs}`);
    if (flat === 0) tally.largest = Math.max(tally.largest, gap / Math.max(unit, Math.abs(theirs)));
    ++tally.numbers;
  } else if (ours !== null && theirs !== null && typeof ours === "object" && typeof theirs === "object") {
    const [a, b] = [ours as Record<string, unknown>, theirs as Record<string, unknown>];
    // Trade after the change is the command line's alone; ranges and what moves the figures are of the file's own numbers,
    // and what the page has of them must be the program's.
    // A brief leaves out what payoffs say already.
    const said = (name: string) => name === "gain" && /\.objections\.\d+$/.test(where);
    const names = Object.keys(b).filter((name) => name in a || !(beside.has(name) || said(name)));
    expect([where, Object.keys(a).sort()]).toEqual([where, names.sort()]);
    for (const name of names) if (beside.has(name)) ++tally.blocks;
    for (const name of names) if (!apart.has(name)) same(a[name], b[name], `${where}.${name}`, tally);
  } else if (ours !== theirs && !(ours === null && where.endsWith(".opposite_by")))
    // But for that: the page's engine asks no other source of elasticities, and says so by null.
    throw new Error(`${where}: ${JSON.stringify(ours)}, and the program says ${JSON.stringify(theirs)}`);
}
