// Loads the module and a world's bytes as a page would, solves a duty, and compares with the native program.
// node smoke.mjs FOLDER, which holds smoke.cjs, world.bin and expected.json
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";

const folder = resolve(process.argv[2]);
// The module's bytes are handed over, as a page that inlines them does: a node that knows fetch would not open a path.
const wasmBinary = readFileSync(`${folder}/smoke.wasm`);
const engine = await createRequire(import.meta.url)(`${folder}/smoke.cjs`)({ wasmBinary });
const expected = JSON.parse(readFileSync(`${folder}/expected.json`, "utf8"));

function load(bytes) {
  const at = engine._malloc(bytes.length);
  engine.HEAPU8.set(bytes, at);
  const economies = engine._parley_load(at, bytes.length);
  engine._free(at);
  return economies;
}

const bytes = readFileSync(`${folder}/world.bin`);
const broken = Uint8Array.from(bytes);
broken[bytes.length >> 1] ^= 1;
if (load(broken) !== 0) throw new Error("a world with a flipped bit was read");
if (load(bytes) !== expected.economies.length) throw new Error(engine.UTF8ToString(engine._parley_error()));

const start = performance.now();
if (!engine._parley_add_duty(expected.importer, expected.exporter, 0.25)) throw new Error("no solution");
const took = performance.now() - start;

let largest = 0;
expected.economies.forEach(([welfare, wage], n) => {
  for (const gap of [engine._parley_welfare_factor(n) - welfare, engine._parley_wage_hat(n) - wage]) {
    if (!(Math.abs(gap) <= 1e-9)) throw new Error(`economy ${n} differs from the native program by ${gap}`);
    largest = Math.max(largest, Math.abs(gap));
  }
});
console.log(`page module: ${expected.economies.length} economies solved in ${took.toFixed(1)} ms, ` +
  `largest difference from the native program ${largest.toExponential(0)}`);
