// Engines whose answers come when the test says so: each does what it is asked in the order in which it is asked, as a worker.
import type { Engine } from "../../src/engine/open";

export interface Slow extends Engine {
  /** Requests that have no answer yet, the one to be answered first at the front. */
  readonly waiting: string[];
  /** Answers the first of them; what waits for it goes on. */
  step(): Promise<void>;
}

/** All promises that can go on have gone on. */
export const calm = () => new Promise<void>((done) => setImmediate(done));

export function slowEngine(call: (json: string) => string): Slow {
  const queue: { json: string; done: (answer: unknown) => void }[] = [];
  return {
    call: <T>(request: object) =>
      new Promise<T>((done) => queue.push({ json: JSON.stringify(request), done: done as (answer: unknown) => void })),
    close() {},
    get waiting() {
      return queue.map((each) => each.json);
    },
    async step() {
      const next = queue.shift();
      next?.done(JSON.parse(call(next.json)));
      await calm();
    },
  };
}

/** Numbers from 0 to 1 that are the same in every run. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
