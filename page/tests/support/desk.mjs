// The workbench's engine of a written page, in node.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";

/** What answers the requests of WORKBENCH.html: `script` is build/wasm/workbench.js. */
export async function deskOf(file, script) {
  const html = readFileSync(file, "utf8");
  const blocks = [...html.matchAll(/<script type="application\/octet-stream;base64" id="([^"]+)">([^<]*)<\/script>/g)];
  const packed = new Map(blocks.map(([, id, text]) => [id, gunzipSync(Buffer.from(text, "base64"))]));
  globalThis.self ??= { location: { href: "" } }; // what a worker has
  const { default: factory } = await import(pathToFileURL(resolve(script)));
  const engine = await factory({ wasmBinary: packed.get("engine-wasm") });
  const put = (bytes) => {
    const at = engine._malloc(bytes.length);
    engine.HEAPU8.set(bytes, at);
    return at;
  };
  for (const [id, bytes] of packed) {
    const [kind, after] = id.split(":");
    const name = Buffer.from(after ?? "");
    const given = () => [put(name), name.length, put(bytes), bytes.length];
    if (kind === "table") engine._parley_workbench_table(...given());
    if (kind === "world" && engine._parley_workbench_world(...given()) !== 0)
      throw new Error(engine.UTF8ToString(engine._parley_workbench_answer()));
  }
  return (request) => {
    const bytes = Buffer.from(typeof request === "string" ? request : JSON.stringify(request));
    const at = put(bytes);
    const answer = JSON.parse(engine.UTF8ToString(engine._parley_workbench(at, bytes.length)));
    engine._free(at);
    return answer;
  };
}
