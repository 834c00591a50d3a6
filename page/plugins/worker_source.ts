import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "vite";

/** By the module that holds its text, where a worker's script is. */
const scripts: Record<string, string> = {
  "virtual:worker-source": "../src/engine/worker.ts",
  "virtual:desk-source": "../src/workbench/desk_worker.ts",
};
const factory = "virtual:engine-factory";
const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** `virtual:worker-source` is the worker as one classic script in a string (empty without an engine), `virtual:desk-source` the
 *  workbench's. A worker takes its Emscripten factory from build/wasm/ENGINE.js, which wasm/build.sh makes, or with
 *  PARLEY_ENGINE=fake the recorded answers of src/engine/fake.ts. */
export function workerSource({ fake, engine: name = "engine" }: { fake: boolean; engine?: string }): Plugin {
  const built = path(`../../build/wasm/${name}.js`);
  const engine = fake ? path("../src/engine/fake.ts") : existsSync(built) ? built : null;
  const resolve: Plugin = {
    name: "engine-factory",
    resolveId: (id) => (id === factory ? engine : null),
  };
  return {
    name: "worker-source",
    resolveId: (id) => (id in scripts ? `\0${id}` : null),
    async load(id) {
      const script = id.startsWith("\0") ? scripts[id.slice(1)] : undefined;
      if (script === undefined) return null;
      if (engine === null) {
        this.warn(`no build/wasm/${name}.js: the shell gets no engine (run make wasm first)`);
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
            input: path(script),
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
