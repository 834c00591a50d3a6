import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";
import { atlas } from "./plugins/atlas.ts";
import { oneFile } from "./plugins/one_file.ts";
import { plotWithoutStyle } from "./plugins/plot_without_style.ts";
import { workerSource } from "./plugins/worker_source.ts";

const fake = process.env.PARLEY_ENGINE === "fake";
/** The brief's shell, or the workbench: one page a build. */
const workbench = process.env.PARLEY_PAGE === "workbench";

export default defineConfig({
  plugins: [
    atlas(),
    plotWithoutStyle(),
    workerSource({ fake, engine: workbench ? "workbench" : "engine" }),
    svelte(),
    oneFile({ file: workbench ? "workbench.html" : fake ? "shell-fake.html" : "shell.html" }),
  ],
  build: {
    outDir: "dist",
    emptyOutDir: false,
    target: "es2022",
    modulePreload: false,
    cssCodeSplit: false,
    assetsInlineLimit: 1 << 30,
    reportCompressedSize: false,
    rollupOptions: { input: workbench ? "workbench.html" : "index.html" },
  },
});
