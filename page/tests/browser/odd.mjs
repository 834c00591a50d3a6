// Briefs of disputes that no newspaper has, as the program writes them: node tests/browser/odd.mjs PARLEY [PART_OF_A_NAME]
// Each is looked at at 390 and 1280, light and dark: nothing cut, no empty box, no axis without numbers, nothing that axe finds.
// PICTURES=FOLDER keeps what it looked like.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { conflicts, scenarios } from "../odd/scenarios.mjs";
import { folder, launch, open } from "./harness.mjs";
import { lookedOver } from "./looks.mjs";

const [program, only = ""] = process.argv.slice(2);
if (!program) {
  console.error("usage: odd.mjs PARLEY [PART_OF_A_NAME]");
  process.exit(2);
}
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const written = Object.entries({ ...scenarios, ...conflicts }).filter(([name]) => name.includes(only));
const browser = await launch();
let failed = 0;
for (const [name, text] of written) {
  const began = performance.now();
  try {
    const [from, to] = [join(folder, `${name}.yaml`), join(folder, `${name}.html`)];
    writeFileSync(from, text);
    execFileSync(resolve(program), ["brief", from, ...(name in scenarios ? ["--no-engine"] : []), "-o", to], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    for (const [width, dark] of [
      [1280, false],
      [1280, true],
      [390, false],
      [390, true],
    ]) {
      const page = await open(browser, to, { width, height: width < 500 ? 844 : 900, dark, reduced: true });
      if (process.env.PICTURES)
        await page.screenshot({
          path: join(process.env.PICTURES, `${name}-${width}${dark ? "-dark" : ""}.png`),
          fullPage: true,
        });
      assert.deepEqual(await lookedOver(page), [], `${name} at ${width}`);
      for (const fold of await page.locator("details").all()) await fold.evaluate((e) => (e.open = true));
      await page.waitForTimeout(150);
      assert.deepEqual(await lookedOver(page), [], `${name} at ${width}, unfolded`);
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
      assert.deepEqual(
        violations.map(
          (v) => `${v.id}: ${v.nodes[0].html.slice(0, 160)} | ${v.nodes[0].failureSummary?.slice(0, 160)}`,
        ),
        [],
        `${name} at ${width}, ${dark ? "dark" : "light"}`,
      );
      assert.equal(await page.evaluate(() => window.hit), undefined);
      assert.equal(await page.locator("img, iframe, #app script, [onload], [onerror]").count(), 0);
      assert.deepEqual(page.troubles, []);
      await page.done();
    }
    console.log(`ok   ${name} (${Math.round(performance.now() - began)} ms)`);
  } catch (error) {
    ++failed;
    console.log(`FAIL ${name}\n${String(error.stderr ?? error.stack ?? error).replace(/^/gm, "     ")}`);
    for (const context of browser.contexts()) await context.close();
  }
}
await browser.close();
console.log(`${written.length - failed} passed, ${failed} failed`);
process.exit(failed > 0 || written.length === 0 ? 1 : 0);
