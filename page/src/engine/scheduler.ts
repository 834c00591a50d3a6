// Who computes what, when. The first engine answers the shown outcome at once; behind it all of them price the deal space in
// slices of some 50 ms. Each change of settings is a generation: work of an older one stops at the next slice.
import { ask, keyOf, outcomeAt, Refused } from "./ask";
import type { Engine } from "./open";
import { parts, type Numbers, type OutcomeAnswer, type Part, type PriceAnswer, type SetAnswer } from "./protocol";
import type { Levels } from "../data/types";
import { pricedOf, type Priced } from "../state/results";

export interface Job {
  numbers: Numbers;
  /** Null where the outcome is known. */
  levels: Levels | null;
  /** How many outcomes the scenario names. */
  named: number;
  /** Price the whole deal space and ask again for what rests on it. */
  whole: boolean;
}

/** What the page hears of a job, in this order; nothing after a newer job has begun. */
export interface Listener {
  outcome(answer: OutcomeAnswer): void;
  /** Instead of an outcome that has no answer; the rest does not depend on it and follows. */
  refused(message: string): void;
  named(study: object): void;
  progress(done: number, total: number): void;
  /** Null where the scenario has no such part. */
  part(name: Part, answer: object | null): void;
  finished(): void;
  failed(message: string): void;
}

const slice_ms = 50;
/** Equilibria that follow each other are found from one another, so an engine keeps to a run of them. */
const run_length = 48;

/** `engines` may grow; the first is there from the start. */
export function schedulerOf(engines: Engine[], now: () => number = () => performance.now()) {
  let generation = 0;
  /** What each engine was last asked to be set to, which all that it is asked from then on is of, and what it said. */
  const setTo = new Map<Engine, { key: string; answer: Promise<SetAnswer> }>();
  const first = engines[0]!;

  let total = 0;
  /** Which equilibria the first engine has, under the settings that it has. */
  let have: { until: number; given: Set<number> } = { until: 0, given: new Set() };

  const set = (engine: Engine, numbers: Numbers, key: string): Promise<SetAnswer> => {
    const last = setTo.get(engine);
    if (last?.key === key) return last.answer;
    if (engine === first) have = { until: 0, given: new Set() };
    const mine = { key, answer: ask<SetAnswer>(engine, { do: "set", ...numbers }, key) };
    setTo.set(engine, mine);
    mine.answer.catch(() => {
      if (setTo.get(engine) === mine) setTo.delete(engine);
    });
    return mine.answer;
  };

  async function price(numbers: Numbers, key: string, mine: number, heard: Listener): Promise<void> {
    const held = have;
    const gaps: [number, number][] = [];
    const take = (run: { next: number; end: number }, size: number): [number, number] | null => {
      const gap = gaps.pop();
      if (gap) return gap;
      if (run.next === run.end) {
        if (held.until >= total) return null;
        run.next = held.until;
        run.end = held.until = Math.min(total, run.next + run_length);
      }
      const from = run.next;
      run.next = Math.min(run.end, from + size);
      return [from, run.next];
    };
    for (let k = 0; k < held.until; ++k) if (!held.given.has(k)) gaps.push([k, k + 1]);
    heard.progress(held.given.size, total);
    const work = async (engine: Engine) => {
      await set(engine, numbers, key);
      const run = { next: 0, end: 0 };
      let size = 1;
      for (;;) {
        if (mine !== generation) return;
        const range = take(run, size);
        if (!range) return;
        const [from, to] = range;
        const began = now();
        const answer = await ask<PriceAnswer>(engine, { do: "price", from, to }, key);
        const took = Math.max(1, now() - began);
        size = Math.max(1, Math.min(2 * size, Math.round(((to - from) * slice_ms) / took)));
        if (engine !== first) {
          if (setTo.get(first)?.key !== key || held !== have) return;
          await ask(first, { do: "give", from, prices: answer.prices }, key);
        }
        for (let e = from; e < to; ++e) held.given.add(e);
        if (mine === generation) heard.progress(held.given.size, total);
      }
    };
    await Promise.all(engines.map(work));
  }

  return {
    /** Begins a job and ends the one before it. */
    async run(job: Job, heard: Listener): Promise<void> {
      const mine = ++generation;
      const current = () => mine === generation;
      const key = keyOf(job.numbers);
      try {
        const counts = await set(first, job.numbers, key);
        if (!current()) return;
        total = counts.equilibria;
        // What parties want moves no price: those that the engine has are of these settings too.
        if (counts.priced === total && have.given.size < total)
          have = { until: total, given: new Set(Array.from({ length: total }, (_, k) => k)) };
        if (job.levels) {
          try {
            const answer = await outcomeAt(first, job.levels, key);
            if (current()) heard.outcome(answer);
          } catch (error) {
            if (!(error instanceof Refused)) throw error;
            if (current()) heard.refused(error.message);
          }
          if (!current()) return;
        }
        if (job.whole) {
          // One at a time, so that a newer change need not wait for all; then all of them at once, which are kept.
          for (let index = 0; index < job.named; ++index) {
            await ask(first, { do: "named", index }, key);
            if (!current()) return;
          }
          const study = await ask(first, { do: "named" }, key);
          if (!current()) return;
          heard.named(study);
          await price(job.numbers, key, mine, heard);
          for (const name of parts) {
            if (!current()) return;
            try {
              const result = await ask(first, { do: name }, key);
              if (current()) heard.part(name, result);
            } catch (error) {
              // A scenario without talks, say, has no answer to give; the part goes.
              if (!(error instanceof Refused)) throw error;
              if (current()) heard.part(name, null);
            }
          }
        }
        if (current()) heard.finished();
      } catch (error) {
        if (current()) heard.failed(error instanceof Error ? error.message : String(error));
      }
    },
    /** One outcome, in place of what was being worked on; null where there is none, or something newer has begun. */
    async point(numbers: Numbers, levels: Levels): Promise<Priced | null> {
      const mine = ++generation;
      const key = keyOf(numbers);
      try {
        // Both at once: the engine goes on while the page paints the point before.
        const [, answer] = await Promise.all([set(first, numbers, key), outcomeAt(first, levels, key)]);
        return mine === generation ? pricedOf(answer) : null;
      } catch {
        return null;
      }
    },
    /** So that the first move need not wait for it: the engine is set, and has solved once. */
    async prepare(numbers: Numbers, levels: Levels): Promise<void> {
      const mine = generation;
      const key = keyOf(numbers);
      try {
        await set(first, numbers, key);
        if (mine === generation) await outcomeAt(first, levels, key);
      } catch {
        // Who asks for it next hears why.
      }
    },
    cancel() {
      ++generation;
    },
  };
}

export type Scheduler = ReturnType<typeof schedulerOf>;
