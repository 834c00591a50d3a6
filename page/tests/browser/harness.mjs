// A page of the built shell in Debian's Chromium: from file://, offline, every request but the file itself refused and noted.
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { fill, inJson } from "../../tools/fill.mjs";

const at = (path) => new URL(path, import.meta.url);
export const fixture = readFileSync(at("../fixtures/us-china-2018.json"), "utf8");
const recorded = readFileSync(at("../fixtures/us-china-2018.levels.json"), "utf8");
export const folder = mkdtempSync(join(tmpdir(), "parley-page-"));

/** A filled brief as a file; `engine` false: without the recorded answers, as with --no-engine. */
export function briefFile(name, text = fixture, { engine = true } = {}) {
  const shell = readFileSync(at("../../dist/shell-fake.html"), "utf8");
  let data = {};
  try {
    data = JSON.parse(text);
  } catch {
    // A test of broken data.
  }
  const extra = engine ? `<script type="application/json" id="engine-recorded">${inJson(recorded)}</script>\n` : "";
  const file = join(folder, `${name}.html`);
  writeFileSync(file, fill(shell, data, { text, extra }));
  return file;
}

export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });

/** Opens `file`, with the function `before` run in it first; `page.troubles` gathers console errors, exceptions and requests for anything but the file and its own blobs. */
export async function open(
  browser,
  file,
  { width = 1280, height = 900, dark = false, scripts = true, hash = "", reduced = false, before = null } = {},
) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? "dark" : "light",
    javaScriptEnabled: scripts,
    offline: true,
    reducedMotion: reduced ? "reduce" : "no-preference",
    acceptDownloads: true,
  });
  const url = pathToFileURL(file).href;
  const troubles = [];
  await context.route("**/*", (route) => {
    const wanted = route.request().url();
    if (wanted.split("#")[0] === url || wanted.startsWith("blob:")) return route.continue();
    troubles.push(`request: ${wanted}`);
    return route.abort();
  });
  const page = await context.newPage();
  if (before) await page.addInitScript(before);
  page.on("console", (m) => ["error", "warning"].includes(m.type()) && troubles.push(`console: ${m.text()}`));
  page.on("pageerror", (e) => troubles.push(`exception: ${e.message}`));
  await page.goto(url + hash);
  if (scripts)
    await page.waitForFunction(
      () =>
        document.querySelector(".plot svg, svg.chart, .note") &&
        !document.querySelector('main[aria-busy="true"], [data-waiting]'),
      null,
      { timeout: 20_000 },
    );
  page.troubles = troubles;
  page.done = () => context.close();
  return page;
}

export const settled = (page) =>
  page.waitForFunction(
    () =>
      !document.querySelector('[aria-busy="true"], [data-waiting]') &&
      document.querySelector('.bar [role="status"]')?.textContent === "",
    null,
    { timeout: 60_000 },
  );

/** How many pages a PDF has. */
export const pagesOf = (pdf) => pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g).length;

/** The CSV of the figure whose title matches, as rows of cells. */
export async function csvOf(page, title) {
  const figure = page
    .locator("figure.frame")
    .filter({ has: page.locator("h3", { hasText: title }) })
    .first();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    figure.getByRole("button", { name: /^CSV/ }).click(),
  ]);
  const text = readFileSync(await download.path(), "utf8");
  return {
    name: download.suggestedFilename(),
    rows: text
      .trim()
      .split("\r\n")
      .map((r) => r.match(/("([^"]|"")*"|[^,]*)(,|$)/g).map((c) => c.replace(/,$/, "").replace(/^"|"$/g, ""))),
  };
}
