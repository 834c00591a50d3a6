import type { Plugin } from "vite";

const call = /\.call\(\(svg\) =>\s*(?:\/\/[^\n]*\s*)?svg\.append\("style"\)\.text\(\s*`[^`]*`\s*\)\s*\)/;

/** Plot writes a style element into each chart, which the page's policy forbids; src/style.css has its rules instead. */
export function plotWithoutStyle(): Plugin {
  return {
    name: "plot-without-style",
    enforce: "pre",
    transform(code, id) {
      if (!id.replace(/\\/g, "/").endsWith("@observablehq/plot/src/plot.js")) return null;
      if (!call.test(code))
        throw new Error("Plot writes its style in another way than plugins/plot_without_style.ts knows");
      return { code: code.replace(call, ""), map: null };
    },
  };
}
