import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "vite";

const source = "virtual:worker-source";
const factory = "virtual:engine-factory";
const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** The Emscripten module that wasm/build.sh makes. */
const built = path("../../build/wasm/engine.js");

/** `virtual:worker-source` is the worker as one classic script in a string (empty without an engine). The worker takes its
 *  Emscripten factory from build/wasm/engine.js, or with PARLEY_ENGINE=fake the recorded answers of src/engine/fake.ts. */
export function workerSource({ fake }: { fake: boolean }): Plugin {
  const engine = fake ? path("../src/engine/fake.ts") : existsSync(built) ? built : null;
  const resolve: Plugin = {
    name: "engine-factory",
    resolveId: (id) => (id === factory ? engine : null),
  };
  return {
    name: "worker-source",
    resolveId: (id) => (id === source ? `\0${source}` : null),
    async load(id) {
      if (id !== `\0${source}`) return null;
      if (engine === null) {
        this.warn("no build/wasm/engine.js: the shell gets no engine (run make wasm first)");
        return 'export default ""; export const fake = false;';
      }
      const result = await build({
        configFile: false,
        logLevel: "warn",
        plugins: [resolve],
        build: {
          write: false,
          target: "es2022",
          rollupOptions: {
            input: path("../src/engine/worker.ts"),
            output: { format: "iife", inlineDynamicImports: true },
          },
        },
      });
      const outputs = (Array.isArray(result) ? result : [result]) as { output: { type: string; code?: string }[] }[];
      const chunks = outputs.flatMap((r) => r.output).filter((o) => o.type === "chunk");
      if (chunks.length !== 1) throw new Error(`the worker came out as ${chunks.length} scripts`);
      return `export default ${JSON.stringify(chunks[0]!.code)}; export const fake = ${fake};`;
    },
  };
}
