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

/**
 * An engine that need not price again what one of them has priced for the same settings: it is given that. What is asked
 * is answered by the engine itself; `priced` is shared by all that are made with it.
 */
export function withKnownPrices(call: Call, priced: Map<string, unknown[]>): Call {
  let key = "";
  return (json) => {
    const request = JSON.parse(json) as { do: string; from: number; to: number };
    if (request.do === "set") key = json;
    if (request.do !== "price") return call(json);
    const known = priced.get(key) ?? priced.set(key, []).get(key)!;
    const wanted = Array.from({ length: request.to - request.from }, (_, k) => known[request.from + k]);
    if (wanted.every((each) => each !== undefined)) {
      const given = JSON.parse(call(JSON.stringify({ do: "give", from: request.from, prices: wanted })));
      return JSON.stringify({ ...given, from: request.from, prices: wanted });
    }
    const answer = call(json);
    (JSON.parse(answer) as Partial<Prices>).prices?.forEach((each, k) => (known[request.from + k] = each));
    return answer;
  };
}

export const readBrief = (file: string) => {
  const html = readFileSync(file, "utf8");
  return { html, data: html.match(/<script type="[^"]*" id="brief-data">([^<]*)<\/script>/)![1]! };
};
