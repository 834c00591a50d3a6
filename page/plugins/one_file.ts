import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Plugin } from "vite";

/** What the program fills in; each stands in the shell exactly once. */
export const placeholders = ["<!--parley:title-->", "<!--parley:static-->", "<!--parley:data-->"];

export const hashOf = (text: string) => `'sha256-${createHash("sha256").update(text, "utf8").digest("base64")}'`;

/** A script's text that cannot end the element it stands in, nor hold a placeholder. */
export const inScript = (code: string) => code.replace(/<\/(script)/gi, "<\\/$1").replace(/<!--/g, "<\\!--");

/** The policy: nothing from anywhere, this script and this style by hash, workers made by the script itself. */
export const policyFor = (script: string, style: string) =>
  [
    "default-src 'none'",
    `script-src ${hashOf(script)} 'wasm-unsafe-eval'`,
    `style-src ${hashOf(style)}`,
    "worker-src blob:",
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");

/** The shell: index.html with the bundle's one script and one style inside, and the policy that allows no other. */
export function shellOf(html: string, script: string, style: string): string {
  const put = (text: string, mark: string, by: string) => {
    if (text.split(mark).length !== 2) throw new Error(`index.html must hold ${mark} exactly once`);
    return text.replace(mark, () => by);
  };
  let text = put(html, "<!--style-->", `<style>${style}</style>`);
  text = put(text, "<!--script-->", `<script>${script}</script>`);
  text = put(text, "<!--policy-->", policyFor(script, style));
  for (const mark of placeholders)
    if (text.split(mark).length !== 2) throw new Error(`the shell must hold ${mark} exactly once`);
  return text;
}

/** Writes dist/<file> in place of Vite's files: one HTML file, no reference to another. */
export function oneFile(options: { file: string }): Plugin {
  let out = "";
  return {
    name: "one-file",
    apply: "build",
    enforce: "post",
    configResolved(config) {
      out = join(config.root, config.build.outDir, options.file);
    },
    generateBundle(_, bundle) {
      const scripts: string[] = [];
      const styles: string[] = [];
      let html = "";
      for (const [name, item] of Object.entries(bundle)) {
        if (item.type === "chunk") scripts.push(item.code);
        else if (name.endsWith(".css")) styles.push(String(item.source));
        else if (name.endsWith(".html")) html = String(item.source);
        else throw new Error(`${name} cannot stand inside one file`);
        delete bundle[name];
      }
      if (scripts.length !== 1) throw new Error(`${scripts.length} scripts, one is wanted`);
      html = html
        .replace(/\s*<script type="module"[^>]*><\/script>/g, "")
        .replace(/\s*<link rel="stylesheet"[^>]*>/g, "");
      const script = inScript(`(()=>{${scripts[0]!.trim()}\n})();`);
      const text = shellOf(html, script, styles.join("\n").trim());
      mkdirSync(dirname(out), { recursive: true });
      writeFileSync(out, text);
      this.info?.(`${options.file}: ${Math.round(text.length / 1024)} KiB`);
    },
  };
}
