// What could happen: found in a click, a step chosen, the levers and their numbers with it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { briefFile, fixture, open, settled } from "../harness.mjs";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const course = JSON.parse(readFileSync(new URL("../../fixtures/course.json", import.meta.url), "utf8"));
const brief = { ...JSON.parse(fixture), course };
const file = (name) => briefFile(name, JSON.stringify(brief));
const step = (page, words) =>
  page.locator("#course .tree g[role=button]").filter({ has: page.locator("desc", { hasText: words }) });
/** Millions, as the bar writes billions. */
const written = (usd_m) => `${usd_m < 0 ? "\u2212" : "+"}${Math.abs(usd_m / 1000).toFixed(1)}`;

export const cases = {
  async what_could_happen_by_july_is_one_click_away(browser) {
    const page = await open(browser, file("course"));
    await page.locator("nav.contents").getByText("What could happen").click();
    const title = page.locator("#course figure h3").first();
    assert.match(await title.textContent(), /By 31 Jul 2018: carried out in 91 %.*signed in \d+ %/);
    assert.ok(await title.isVisible());
    assert.match(await page.locator("#course p").first().textContent(), /not validated/);
    assert.deepEqual(page.troubles, []);
    await page.done();
  },

  async a_chosen_branch_sets_the_levers_and_shows_the_programs_numbers(browser) {
    const page = await open(browser, file("course"));
    await page.locator("#named").selectOption({ index: 0 }); // the brief opens on what is chosen here
    await settled(page);
    const answer = step(page, "China answers").first();
    await answer.focus();
    await page.keyboard.press("Enter");
    await settled(page);
    assert.equal(await answer.getAttribute("aria-pressed"), "true");
    assert.equal(await page.locator("#lever-tariffs").inputValue(), "threat");
    assert.equal(await page.locator("#lever-retaliation").inputValue(), "in-kind");
    const named = brief.study.outcomes.find((o) => o.id === "answered-in-kind");
    const economies = brief.study.equilibria[named.equilibrium].economies;
    const bar = await page.locator(".bar .numbers").textContent();
    for (const code of ["USA", "CHN"])
      assert.ok(bar.includes(written(economies.find((e) => e.code === code).welfare_usd_m)), `${code} in ${bar}`);
    assert.match(await page.locator("#course .tree .detail").textContent(), /because to China what follows is worth/);
    // Once the levers are elsewhere nothing is chosen.
    await page.locator("#named").selectOption({ index: 0 });
    await settled(page);
    assert.equal(await page.locator("#course .tree .detail").count(), 0);
    assert.deepEqual(page.troubles, []);
    await page.done();
  },

  async on_a_phone_the_course_is_a_list_of_steps(browser) {
    const page = await open(browser, file("course"), { width: 390, height: 844 });
    assert.equal(await page.locator("#course .tree").first().isVisible(), false);
    const button = page.locator("#course .list button", { hasText: "China answers" }).first();
    await button.click();
    await settled(page);
    assert.equal(await button.getAttribute("aria-pressed"), "true");
    assert.ok(await page.locator("#course .list .detail").isVisible());
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390);
    await page.done();
  },

  async the_course_of_numbers_as_written_says_so_once_they_move(browser) {
    const page = await open(browser, file("course"), { hash: "#n.duty_rate=0.3" });
    assert.match(await page.locator("#course .note").first().textContent(), /as written/);
    await page.done();
  },
};
for (const [dark, width] of [
  [false, 1280],
  [true, 390],
])
  cases[`axe_finds_nothing_in_the_course_${dark ? "dark" : "light"}_${width}`] = async (browser) => {
    const page = await open(browser, file("course"), { dark, width });
    await (width > 600 ? step(page, "China answers").first() : page.locator("#course .list button").first()).click();
    await settled(page);
    await page.evaluate(axeSource);
    const { violations } = await page.evaluate(() => globalThis.axe.run("#course", { resultTypes: ["violations"] }));
    assert.deepEqual(
      violations.map((v) => `${v.id}: ${v.nodes[0].html.slice(0, 200)} ${v.nodes[0].failureSummary}`),
      [],
    );
    await page.done();
  };
