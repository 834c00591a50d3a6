// The engine of a written brief, in node.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";

/** What is in BRIEF.html, and its engine opened with it: `script` is build/wasm/engine.js. */
export async function engineOf(file, script) {
  const html = readFileSync(file, "utf8");
  const block = (id) => html.match(new RegExp(`<script type="[^"]*" id="${id}">([^<]*)</script>`))[1];
  const packed = (id) => gunzipSync(Buffer.from(block(id), "base64"));
  const brief = JSON.parse(block("brief-data"));
  globalThis.self ??= { location: { href: "" } }; // what a worker has
  const { default: factory } = await import(pathToFileURL(resolve(script)));
  const engine = await factory({ wasmBinary: packed("engine-wasm") });
  const put = (bytes) => {
    const at = engine._malloc(bytes.length);
    engine.HEAPU8.set(bytes, at);
    return at;
  };
  const [world, tree] = [packed("engine-world"), Buffer.from(JSON.stringify(brief.tree))];
  if (engine._parley_open(put(world), world.length, put(tree), tree.length) !== 0)
    throw new Error(engine.UTF8ToString(engine._parley_answer()));
  const ask = (request) => {
    const bytes = Buffer.from(JSON.stringify(request));
    const at = put(bytes);
    const answer = JSON.parse(engine.UTF8ToString(engine._parley_call(at, bytes.length)));
    engine._free(at);
    return answer;
  };
  return { brief, ask };
}
