// The engine of a written brief for a page in a test: many of them, each with a state of its own.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";
import type { EngineModule } from "../../src/engine/protocol";

export type Call = (json: string) => string;

/** What opens an engine with the world and the tree of BRIEF.html; `script` is build/wasm/engine.js. */
export async function engines(html: string, script: string): Promise<() => Promise<Call>> {
  const block = (id: string) => html.match(new RegExp(`<script type="[^"]*" id="${id}">([^<]*)</script>`))![1]!;
  const packed = (id: string) => gunzipSync(Buffer.from(block(id), "base64"));
  (globalThis as { self?: unknown }).self ??= { location: { href: "" } }; // what a worker has
  const { default: factory } = await import(/* @vite-ignore */ pathToFileURL(script).href);
  const wasmBinary = packed("engine-wasm");
  const world = packed("engine-world");
  const tree = Buffer.from(JSON.stringify(JSON.parse(block("brief-data")).tree));
  return async () => {
    const engine: EngineModule & { UTF8ToString(at: number): string; _parley_answer(): number } = await factory({
      wasmBinary,
    });
    const put = (bytes: Uint8Array) => {
      const at = engine._malloc(bytes.length);
      engine.HEAPU8.set(bytes, at);
      return at;
    };
    if (engine._parley_open(put(world), world.length, put(tree), tree.length) !== 0)
      throw new Error(engine.UTF8ToString(engine._parley_answer()));
    return (json) => {
      const bytes = Buffer.from(json);
      const at = put(bytes);
      const answer = engine.UTF8ToString(engine._parley_call(at, bytes.length));
      engine._free(at);
      return answer;
    };
  };
}

interface Prices {
  prices: unknown[];
}

/** What engines have answered, by the settings they were set to; and one engine that has known all of them. */
export interface Memory {
  answers: Map<string, string>;
  prices: Map<string, unknown[]>;
  engine: Call | null;
  setTo: string;
  /** Prices that the engine has under these settings. */
  has: Set<number>;
  /** Answers that were given from memory, and those of them that were worked out once more. */
  told: number;
  again: number;
}
export const memory = (): Memory => ({
  answers: new Map(),
  prices: new Map(),
  engine: null,
  setTo: "",
  has: new Set(),
  told: 0,
  again: 0,
});

/** Of what is remembered, one answer in so many is asked of the engine again, which by then has known other settings. */
const each_again = 40;
/** How an answer was found may differ with what the engine solved before. */
const work =
  /"(passes|max_residual|condition_residual|worst_equation|gap_pct|residual|priced|missing)":("[^"]*"|[^,}\]]*)/g;
const withoutWork = (answer: string) => answer.replace(work, "");

/**
 * Engines that need not work out again what one of them has answered for the same settings. What is new is asked of one
 * engine that is set from one to the other, has the prices that are known, and works out the rest.
 */
export async function rememberedEngine(open: () => Promise<Call>, known: Memory): Promise<Call> {
  const engine = (known.engine ??= await open());
  let setTo = "";
  let count = 0;
  let has = new Set<number>();

  const turn = () => {
    if (known.setTo === setTo) return;
    engine(setTo);
    known.setTo = setTo;
    known.has = new Set();
  };
  const hand = () => {
    const prices = known.prices.get(setTo) ?? [];
    prices.forEach((price, from) => {
      if (known.has.has(from)) return;
      engine(JSON.stringify({ do: "give", from, prices: [price] }));
      known.has.add(from);
    });
  };
  const workedOut = (json: string, rests: boolean) => {
    turn();
    if (rests) hand();
    return engine(json);
  };
  const answerTo = (json: string, rests: boolean) => {
    const key = `${setTo} ${json}`;
    const before = known.answers.get(key);
    if (before === undefined) {
      const answer = workedOut(json, rests);
      known.answers.set(key, answer);
      return answer;
    }
    if (++known.told % each_again === 0) {
      ++known.again;
      if (withoutWork(workedOut(json, rests)) !== withoutWork(before))
        throw new Error(`asked again under ${setTo}, the engine answers ${json} with something else`);
    }
    return before;
  };

  return (json) => {
    const request = JSON.parse(json) as { do: string; from: number; to: number; prices?: unknown[] };
    const take = (from: number, to: number) => {
      for (let e = from; e < to; ++e) has.add(e);
    };
    switch (request.do) {
      case "set": {
        if (json !== setTo) has = new Set();
        setTo = json;
        const answer = JSON.parse(answerTo(json, false)) as { equilibria?: number };
        count = answer.equilibria ?? 0;
        // As of an engine that was opened for this page: how many it had when it was asked before is another's.
        return JSON.stringify({ ...answer, ...(answer.equilibria === undefined ? {} : { priced: has.size }) });
      }
      case "price": {
        const prices = known.prices.get(setTo) ?? known.prices.set(setTo, []).get(setTo)!;
        for (let from = request.from; from < request.to; ++from) {
          if (prices[from] !== undefined) continue;
          const one = JSON.parse(workedOut(JSON.stringify({ do: "price", from, to: from + 1 }), false)) as Prices;
          prices[from] = one.prices[0];
          known.has.add(from);
        }
        take(request.from, request.to);
        const rest = { missing: count - has.size, settings: settingsOf(known.answers.get(`${setTo} ${setTo}`)!) };
        return JSON.stringify({
          status: "ok",
          from: request.from,
          prices: prices.slice(request.from, request.to),
          ...rest,
        });
      }
      case "give":
        take(request.from, request.from + request.prices!.length);
        return JSON.stringify({
          status: "ok",
          missing: count - has.size,
          settings: settingsOf(known.answers.get(`${setTo} ${setTo}`)!),
        });
      case "outcome":
      case "named":
        return answerTo(json, false);
      default:
        if (has.size < count) throw new Error(`${json} was asked with ${has.size} of ${count} prices`);
        return answerTo(json, true);
    }
  };
}

const settingsOf = (answer: string) => (JSON.parse(answer) as { settings: unknown }).settings;

export const readBrief = (file: string) => {
  const html = readFileSync(file, "utf8");
  return { html, data: html.match(/<script type="[^"]*" id="brief-data">([^<]*)<\/script>/)![1]! };
};
