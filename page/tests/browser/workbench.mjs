// The workbench that the program writes, in Chromium: node tests/browser/workbench.mjs WORKBENCH.html. From a report to a
// brief by the keyboard alone; what axe finds, light and dark, on a phone and a desk.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { launch } from "./harness.mjs";

const [file] = process.argv.slice(2);
if (!file) {
  console.error("usage: workbench.mjs WORKBENCH.html");
  process.exit(2);
}
const slower = Number(process.env.PARLEY_SLOWER ?? "1");
const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const report = `NEW DELHI: India said on Friday that it would impose duties of 15 percent on American almonds and apples worth $800 million unless Washington lifts its tariff on steel.

The United States demanded that India cut its duty on motorcycles. A senior Indian official said New Delhi was not ready to discuss its dairy market.
`;
const beside = (name) => readFileSync(new URL(`../support/lists/${name}`, import.meta.url), "utf8");
const withLists = beside("scenario.yaml");
const ours = beside("ours.csv");
const asFile = (name, text) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
const browser = await launch();

async function axe(page, where) {
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  const said = (v) =>
    `${v.id}: ${v.nodes
      .slice(0, 3)
      .map((n) => `${n.html.slice(0, 160)} | ${n.failureSummary?.slice(0, 160)}`)
      .join(" || ")}`;
  assert.deepEqual(violations.map(said), [], where);
}
const fits = async (page, width, where) =>
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, `${where} at ${width}`);

/** Tabs to the control whose accessible words begin so; fails after a round. */
async function tabTo(page, words) {
  for (let k = 0; k < 400; ++k) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const e = document.activeElement;
      const style = getComputedStyle(e);
      const said = e.labels?.[0]?.textContent ?? e.getAttribute("aria-label") ?? e.textContent ?? "";
      return { said: said.trim(), ring: style.outlineStyle !== "none" };
    });
    if (!at.said.startsWith(words)) continue;
    assert.ok(at.ring, `no focus to be seen on ${words}`);
    return;
  }
  assert.fail(`the keyboard does not reach “${words}”`);
}

for (const [dark, width] of [
  [false, 1280],
  [true, 390],
  [true, 1280],
  [false, 390],
]) {
  const where = `${dark ? "dark" : "light"} ${width}`;
  const context = await browser.newContext({
    viewport: { width, height: width < 500 ? 844 : 900 },
    colorScheme: dark ? "dark" : "light",
    reducedMotion: "reduce",
    offline: true,
  });
  const page = await context.newPage();
  const troubles = [];
  page.on("console", (m) => ["error", "warning"].includes(m.type()) && troubles.push(`console: ${m.text()}`));
  page.on("pageerror", (e) => troubles.push(`exception: ${e.message}`));
  await page.goto(`file://${resolve(file)}`);
  await page.locator("h1").waitFor();
  await page.evaluate(axeSource);
  await axe(page, `empty, ${where}`);
  await fits(page, width, "empty");

  // A report, by the keyboard alone.
  await tabTo(page, "Draft one from a report");
  await page.keyboard.press("Enter");
  await tabTo(page, "Paste the report");
  await page.keyboard.insertText(report);
  await tabTo(page, "Draft a scenario");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "No faults" }).waitFor({ timeout: 60_000 * slower });
  await axe(page, `drafted, ${where}`);
  await fits(page, width, "drafted");

  // A fault leads to its place.
  const text = page.locator("#scenario-text");
  const drafted = await text.inputValue();
  await text.fill(drafted.replace(/says: threat/, "says: treat"));
  await page.getByRole("heading", { name: "One fault" }).waitFor({ timeout: 60_000 });
  await axe(page, `one fault, ${where}`);
  await tabTo(page, "line ");
  await page.keyboard.press("Enter");
  const chosen = await text.evaluate((e) => e.value.slice(e.selectionStart, e.selectionEnd));
  assert.match(chosen, /says: treat/);
  assert.equal(await page.evaluate(() => document.activeElement.id), "scenario-text");
  await text.fill(drafted);
  await page.getByRole("heading", { name: "No faults" }).waitFor({ timeout: 60_000 });

  if (width === 1280 ? !dark : dark) {
    // Its brief below, with its levers.
    await tabTo(page, "Price it");
    await page.keyboard.press("Enter");
    await page.locator("#levers").waitFor({ timeout: 240_000 * slower });
    await page.waitForFunction(() => !document.querySelector('main[aria-busy="true"]'), null, { timeout: 60_000 });
    await axe(page, `priced, ${where}`);
    await fits(page, width, "priced");
  }
  // A scenario with a list of its own beside it, and the duties of a day.
  const named = withLists.split("\n").findIndex((line) => line.includes("ours.csv")) + 1;
  const input = page.locator("input[type=file]");
  await input.setInputFiles([asFile("scenario.yaml", withLists), asFile("ours.csv", ours)]);
  await page.getByText("Lists and days").waitFor({ timeout: 60_000 * slower });
  await page.getByRole("heading", { name: "No faults" }).waitFor({ timeout: 60_000 * slower });
  await axe(page, `a list, ${where}`);
  await fits(page, width, "a list");
  await input.setInputFiles([asFile("ours.csv", ours.replace("870323", "87032"))]);
  await page.getByText("ours.csv, line 3").waitFor({ timeout: 60_000 });
  await page.getByRole("button", { name: "Take away" }).click();
  await page.getByRole("button", { name: `line ${named}`, exact: true }).waitFor({ timeout: 60_000 });
  assert.deepEqual(troubles, [], where);
  console.log(`ok   the workbench by keys and by axe, ${where}`);
  await context.close();
}
await browser.close();
console.log("4 passed, 0 failed");
