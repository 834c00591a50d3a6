// Parts that a brief has only where they are asked for: what came after, and wars of duties.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { briefFile, csvOf, fixture, open } from "../harness.mjs";

const parts = readFileSync(new URL("../../support/after_and_wars.json", import.meta.url), "utf8");
const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const file = () => briefFile("asked-for", JSON.stringify({ ...JSON.parse(fixture), ...JSON.parse(parts) }));

export const cases = {
  async what_came_stands_last_beside_what_was_said_and_is_told_where_it_was_wrong(browser) {
    const page = await open(browser, file());
    assert.equal(await page.locator("main section").last().getAttribute("id"), "happened");
    const section = page.locator("#happened");
    assert.match(await section.innerText(), /Wrong: “an agreement by 24 months” had 38 %, and it came\./);
    assert.match(await section.locator(".plot svg").textContent(), /an agreement by 24 months: leaned the wrong way/);
    assert.match(await section.innerText(), /2018-07-06\s+25 points on 34 bn USD each way <b>/);
    assert.match(await section.innerText(), /did not stand by 24 months/);
    const { rows } = await csvOf(page, "leaned the wrong way on 1 of 3");
    assert.deepEqual(rows[2].slice(0, 5), [
      "an agreement by 24 months",
      "40 %",
      "38 %, the wrong way",
      "–",
      "yes, 2020-01-15",
    ]);
    await page.getByRole("button", { name: "Deutsch" }).click();
    assert.match(await section.innerText(), /Was geschah/);
    assert.match(await section.innerText(), /Die Wahrscheinlichkeit lag bei 1 von 3 Fragen falsch/);
    assert.deepEqual(page.troubles, []);
    await page.done();
  },

  async a_war_is_a_heat_map_of_duties_beside_todays_and_those_of_talks(browser) {
    const page = await open(browser, file());
    const section = page.locator("#wars");
    const squares = () => section.locator(".plot:not([data-waiting]) svg").textContent();
    assert.match(await squares(), /Computers, electronics, optic.*11\.8.*30\.8/);
    await section.getByText("Talks", { exact: true }).last().click();
    assert.match(await squares(), /30\.0/);
    assert.match(await section.locator("figure h3").textContent(), /Duties that talks set together/);
    await section.getByRole("radio", { name: "Today" }).check();
    assert.match(await squares(), /1\.4.*5\.5/);
    assert.equal((await csvOf(page, "Duties as they are")).rows.length, 9);
    assert.match(await section.locator("table").first().innerText(), /China\s+0\s+\+0\.159\s+\+0\.175/);
    assert.deepEqual(page.troubles, []);
    await page.done();
  },

  async a_brief_without_them_has_neither(browser) {
    const page = await open(browser, briefFile("brief"));
    assert.equal(await page.locator("#happened, #wars").count(), 0);
    await page.done();
  },
};

for (const [dark, width] of [
  [false, 1280],
  [true, 390],
])
  cases[`axe_finds_nothing_in_what_is_asked_for_${dark ? "dark" : "light"}_${width}`] = async (browser) => {
    const page = await open(browser, file(), { width, dark });
    await page.evaluate(() => {
      for (const fold of document.querySelectorAll("#happened details, #wars details")) fold.open = true;
    });
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width);
    await page.evaluate(axeSource);
    const found = await page.evaluate(async () => {
      const results = await globalThis.axe.run({ include: [["#happened"], ["#wars"]] });
      return results.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(" | ")}`);
    });
    assert.deepEqual(found, []);
    await page.done();
  };
