// Briefs as the program writes them, printed and looked at where many parties are wide: node tests/browser/pages.mjs BRIEF...
import assert from "node:assert/strict";
import { basename, resolve } from "node:path";
import { launch, open, pagesOf } from "./harness.mjs";

const most = { pages: 14, screens: 12, screen: 844 };

/** What sticks out of the page to the right, of what is shown. */
const wide = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll(".page table, .page svg, .page p, .page li")]
      .filter((e) => e.checkVisibility() && e.getBoundingClientRect().right > innerWidth + 1 && !e.closest(".legend"))
      .map((e) => e.outerHTML.slice(0, 120)),
  );

const checks = {
  async "fits on fourteen pages, with its drawings on them and nothing wider"(file, browser) {
    const page = await open(browser, file);
    for (const format of ["A4", "Letter"]) {
      const pages = pagesOf(await page.pdf({ format }));
      console.log(`     ${pages} pages of ${format}`);
      assert.ok(pages <= most.pages, `${pages} pages of ${format}`);
    }
    await page.setViewportSize({ width: 672, height: 1000 });
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    assert.deepEqual(await wide(page), []);
    const undrawn = await page.evaluate(() =>
      [...document.querySelectorAll("figure.frame")]
        .filter((f) => f.closest("#course") === null)
        .filter((f) => ![...f.querySelectorAll(".drawing svg, .drawing table")].some((e) => e.checkVisibility()))
        .map((f) => f.querySelector("h3")?.textContent),
    );
    assert.deepEqual(undrawn, []);
    await page.done();
  },

  async "no drawing of moves is wider than its column"(file, browser) {
    const page = await open(browser, file);
    const over = await page.evaluate(() => {
      const graph = document.querySelector("#rest svg.graph");
      return graph ? graph.getBoundingClientRect().width - graph.parentElement.clientWidth : 0;
    });
    assert.ok(over <= 8, `${over} px wider`);
    await page.done();
  },

  async "on a phone the course ends within twelve screens and nothing is cut off"(file, browser) {
    const page = await open(browser, file, { width: 390, height: most.screen });
    const ends = await page.evaluate(() => {
      const course = document.getElementById("course");
      return course ? course.getBoundingClientRect().bottom + scrollY : 0;
    });
    assert.ok(ends <= most.screens * most.screen, `the course ends after ${(ends / most.screen).toFixed(1)} screens`);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390, "wider than the window");
    await page.done();
  },
};

const browser = await launch();
let failed = 0;
for (const file of process.argv.slice(2))
  for (const [name, check] of Object.entries(checks))
    try {
      await check(resolve(file), browser);
      console.log(`ok   ${basename(file)}: ${name}`);
    } catch (error) {
      ++failed;
      console.log(`FAIL ${basename(file)}: ${name}\n${String(error.stack ?? error).replace(/^/gm, "     ")}`);
    }
await browser.close();
process.exit(failed > 0 ? 1 : 0);
