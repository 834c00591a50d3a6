// For every reader: keys, widths, and what axe finds.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { briefFile, open, settled } from "../harness.mjs";
import { allTables, attritionFile } from "../told.mjs";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const cases = {
  async the_keyboard_reaches_and_moves_everything(browser) {
    const page = await open(browser, attritionFile(), { reduced: true });
    const seen = new Set();
    for (let k = 0; k < 260; ++k) {
      await page.keyboard.press("Tab");
      const at = await page.evaluate(() => {
        const e = document.activeElement;
        if (!e || e === document.body) return null;
        const style = getComputedStyle(e);
        const ring = style.outlineStyle !== "none" || e.tagName === "g" || !!e.closest("label");
        return { key: e.id || `${e.tagName} ${e.getAttribute("aria-label") ?? e.textContent?.slice(0, 40)}`, ring };
      });
      if (!at) break;
      assert.ok(at.ring, `no focus to be seen on ${at.key}`);
      seen.add(at.key);
    }
    for (const id of [
      "named",
      "lever-tariffs",
      "number-duty_rate-slide",
      "number-duty_rate-typed",
      "elasticities",
      "patience-usa-slide",
      "reputation-china-typed",
    ])
      assert.ok(seen.has(id), `${id} was not reached`);
    await page.locator("#lever-finance").focus();
    await page.keyboard.press("ArrowDown");
    await settled(page);
    assert.match(new URL(page.url()).hash, /l\.finance=opened/);
    const state = page.locator("#rest g[role=button]").nth(1);
    await state.focus();
    await page.keyboard.press("Enter");
    assert.equal(await state.getAttribute("aria-pressed"), "true");
    await page.done();
  },

  async nothing_is_wider_than_the_window(browser) {
    for (const width of [320, 390, 820, 1280, 1600]) {
      const page = await open(browser, briefFile("brief"), { width });
      await page.waitForTimeout(200);
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, `at ${width}`);
      await page.done();
    }
  },
};

for (const [dark, width] of [
  [false, 1280],
  [true, 1280],
  [false, 390],
  [true, 390],
  [false, 820],
  [true, 820],
  [false, 1600],
  [true, 1600],
])
  cases[`axe_finds_nothing_${dark ? "dark" : "light"}_${width}`] = async (browser) => {
    const page = await open(browser, briefFile("brief"), { dark, width, height: width < 500 ? 844 : 900 });
    await page.evaluate(axeSource);
    const check = async () => {
      const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
      assert.deepEqual(
        violations.map(
          (v) =>
            `${v.id}: ${v.nodes
              .slice(0, 3)
              .map((n) => `${n.html.slice(0, 140)} | ${n.failureSummary?.slice(0, 160)}`)
              .join(" || ")}`,
        ),
        [],
      );
    };
    await check();
    if (dark !== width < 500 || (width !== 1280 && width !== 390)) return page.done();
    // Colours and widths are those of the other two: tables and folded parts once in each.
    await allTables(page);
    for (const d of await page.locator("details").all()) await d.evaluate((e) => (e.open = true));
    await check();
    await page.done();
  };
