import { compileModule } from "svelte/compiler";
import { transformWithEsbuild, type Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** The page's state as a browser runs it: Svelte's own plugin would take a test in node for a server, where nothing reacts. */
const state: Plugin = {
  name: "state",
  enforce: "pre",
  async transform(code, id) {
    if (!id.endsWith(".svelte.ts")) return null;
    const plain = await transformWithEsbuild(code, id, { target: "esnext", tsconfigRaw: {} });
    return compileModule(plain.code, { filename: id, generate: "client" }).js;
  },
};

export default defineConfig({
  plugins: [state],
  resolve: { conditions: ["browser"] },
  ssr: { resolve: { conditions: ["browser"], externalConditions: ["browser"] }, noExternal: ["svelte"] },
  test: { include: ["tests/unit/**/*.test.ts"], environment: "node" },
});
