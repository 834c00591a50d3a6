// A brief with its engine against the program: node tests/browser/real.mjs BRIEF.html SOURCE STUDY.json
// where STUDY.json is what `parley solve SCENARIO --elasticities SOURCE --json` writes. Every named outcome, each economy, to 1e-6.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { csvOf, launch, open } from "./harness.mjs";

const [file, source, studyFile] = process.argv.slice(2);
if (!studyFile) {
  console.error("usage: real.mjs BRIEF.html SOURCE STUDY.json");
  process.exit(2);
}
const study = JSON.parse(readFileSync(studyFile, "utf8"));
const browser = await launch();
const page = await open(browser, resolve(file));
await page.waitForFunction(() => document.body.innerText.includes("running"), null, { timeout: 60_000 });
for (const d of await page.locator("form[aria-label=Levers] details").all()) await d.evaluate((e) => (e.open = true));
const settled = () =>
  page.waitForFunction(
    () =>
      !document.querySelector('[aria-busy="true"] .head, [data-waiting]') &&
      !/Solving/.test(document.querySelector(".bar [role=status]").textContent),
    null,
    { timeout: 120_000 },
  );
// Another rate, priced or half priced, and back: the page says again what it said, and at 45 % the same each time.
const read = () => page.locator("main").innerText();
const whole = () =>
  page.waitForFunction(
    () =>
      document.querySelector(".bar [role=status]").textContent === "" &&
      !document.querySelector("section:not(#course, #markets, #trade) .stale, [data-waiting]"),
    null,
    { timeout: 240_000 },
  );
const rate = async (percent) => {
  const typed = page.locator("[id='number-duty_rate-typed']");
  await typed.fill(percent);
  await typed.press("Enter");
};
const press = (name) => page.getByRole("button", { name, exact: true }).click();
await whole();
const written = await read();
await rate("45");
await whole();
const at45 = await read();
assert.notEqual(at45, written);
await press("Undo");
await whole();
assert.equal(await read(), written);
await rate("40");
await page.locator(".bar progress").waitFor();
await press("Stop");
assert.ok((await page.locator(".stale").count()) > 0);
await rate("45");
await whole();
assert.equal(await read(), at45);
await rate("50");
await page.locator(".bar progress").waitFor();
await press("Reset");
await whole();
assert.equal(await read(), written);
console.log("another rate and back: the page says what it said");

const began = performance.now();
await page.locator("#elasticities").selectOption(source);
await settled();
console.log(`the shown outcome at other elasticities: ${Math.round(performance.now() - began)} ms`);
let compared = 0;
let largest = 0;
for (const outcome of study.outcomes) {
  const from = performance.now();
  await page.locator("#named").selectOption(outcome.id);
  await settled();
  const took = Math.round(performance.now() - from);
  const { rows } = await csvOf(page, /loses|gains|Nobody/);
  const solved = study.equilibria[outcome.equilibrium];
  const net = solved.closure === "saving";
  for (const e of solved.economies) {
    const row = rows.find((r) => r[1] === e.code);
    const theirs = [
      net ? e.net_income_usd_m : e.welfare_usd_m,
      net ? e.net_income_pct : e.welfare_pct,
      e.real_wage_pct,
      e.consumer_price_pct,
      e.duty_revenue_change_usd_m,
    ];
    theirs.forEach((value, k) => {
      const gap = Math.abs(Number(row[2 + k]) - value);
      largest = Math.max(largest, gap / Math.max(1, Math.abs(value)));
      assert.ok(
        gap <= 1e-6 * Math.max(1, Math.abs(value)),
        `${outcome.id}, ${e.code}, column ${2 + k}: ${row[2 + k]}, and the program says ${value}`,
      );
      ++compared;
    });
  }
  console.log(`${outcome.id}: ${took} ms`);
}
assert.deepEqual(page.troubles, []);
await browser.close();
console.log(`${compared} numbers compared, the largest gap ${largest.toExponential(1)}`);
console.log("1 passed, 0 failed");
