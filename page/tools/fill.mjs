// Fills the shell with a brief's data, as `parley brief` does: for development and tests.
// node tools/fill.mjs DATA.json OUT.html [--shell dist/shell.html] [--title TEXT] [--engine WASM WORLD]
import { readFileSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const signs = { "<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029" };
export const inJson = (text) => text.replace(/[<>&\u2028\u2029]/g, (c) => signs[c]);
export const inHtml = (text) =>
  text.replace(/[<>&"]/g, (c) => ({ "<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;" })[c]);

const packed = (id, bytes) =>
  `<script type="application/octet-stream;base64" id="${id}">${gzipSync(bytes, { level: 9 }).toString("base64")}</script>\n`;

/** The text that stands in for what the program writes: enough to be read without scripts. */
export function staticText(data) {
  const highlights = (data.highlights ?? []).map((h) => `<li>${inHtml(h.text)}</li>`).join("\n");
  const outcomes = (data.study?.outcomes ?? []).map((o) => `<li>${inHtml(o.label)}</li>`).join("\n");
  const title = inHtml(data.scenario?.title ?? data.conflict?.title ?? "");
  return `<main id="static">\n<h1>${title}</h1>\n<ul>\n${highlights}\n</ul>\n<ul>\n${outcomes}\n</ul>\n</main>`;
}

export function fill(shell, data, { text = JSON.stringify(data), engine = null, extra = "" } = {}) {
  const put = (page, mark, by) => {
    if (page.split(mark).length !== 2) throw new Error(`the shell does not hold ${mark} exactly once`);
    return page.replace(mark, () => by);
  };
  let blocks = `<script type="application/json" id="brief-data">${inJson(text)}</script>\n${extra}`;
  if (engine) blocks += packed("engine-wasm", engine.wasm) + packed("engine-world", engine.world);
  let page = put(shell, "<!--parley:title-->", inHtml(data.scenario?.title ?? data.conflict?.title ?? "Parley"));
  page = put(page, "<!--parley:static-->", staticText(data));
  return put(page, "<!--parley:data-->", blocks);
}

if (process.argv[1]?.endsWith("fill.mjs")) {
  const args = process.argv.slice(2);
  const option = (name, count) => {
    const at = args.indexOf(name);
    return at < 0 ? null : args.splice(at, count + 1).slice(1);
  };
  const shell = option("--shell", 1)?.[0] ?? new URL("../dist/shell.html", import.meta.url);
  const engine = option("--engine", 2);
  const recorded = option("--recorded", 1);
  const [from, to] = args;
  if (!from || !to) {
    console.error("usage: fill.mjs DATA.json OUT.html [--shell SHELL] [--engine WASM WORLD] [--recorded LEVELS.json]");
    process.exit(2);
  }
  const page = fill(readFileSync(shell, "utf8"), JSON.parse(readFileSync(from, "utf8")), {
    engine: engine && { wasm: readFileSync(engine[0]), world: readFileSync(engine[1]) },
    extra: recorded
      ? `<script type="application/json" id="engine-recorded">${inJson(readFileSync(recorded[0], "utf8"))}</script>\n`
      : "",
  });
  writeFileSync(to, page);
  console.error(`${to}: ${Math.round(page.length / 1024)} KiB`);
}
