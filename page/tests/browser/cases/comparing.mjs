// Two settings side by side.
import assert from "node:assert/strict";
import { briefFile, csvOf, fixture, open, settled } from "../harness.mjs";
import { choose, close, compareMap, data, equilibriumOf } from "../told.mjs";

export const cases = {
  async two_settings_stand_side_by_side(browser) {
    const page = await open(browser, briefFile("brief"));
    await page.getByRole("button", { name: "Keep this setting to compare" }).click();
    await page.locator("#named").selectOption("full-escalation");
    await settled(page);
    const { rows } = await csvOf(page, /^Against/);
    const china = rows.find((r) => r[0] === "China");
    const of = (id) => equilibriumOf(id).economies.find((e) => e.code === "CHN").welfare_usd_m;
    close(Number(china[3]), of("full-escalation") - of("answered-in-kind"), "difference");
    await page.getByRole("button", { name: "Reset" }).click();
    await settled(page);
    assert.equal(new URL(page.url()).hash, "#c=start");
    close(Number((await csvOf(page, /^Against/)).rows.find((r) => r[0] === "China")[3]), 0, "difference after a reset");
    await page.getByRole("button", { name: "Stop comparing" }).click();
    assert.equal(new URL(page.url()).hash, "");
    assert.deepEqual(page.troubles, []);
    await page.done();
  },

  async a_comparison_is_kept_in_the_address_and_opens_from_it(browser) {
    const file = briefFile("brief");
    const page = await open(browser, file);
    await choose(page, "cars", "opened");
    await settled(page);
    await page.getByRole("button", { name: "Keep this setting to compare" }).click();
    const alone = new URL(page.url()).hash;
    assert.match(alone, /^#l\.cars=opened&c=l\.cars%3Dopened$/);
    await choose(page, "finance", "opened");
    await settled(page);
    const { rows } = await csvOf(page, /^Against/);
    const hash = new URL(page.url()).hash;
    assert.match(hash, /l\.finance=opened.*&c=l\.cars%3Dopened$/);
    const again = await open(browser, file, { hash });
    await settled(again);
    await again.locator("h3", { hasText: /^Against/ }).waitFor();
    assert.deepEqual((await csvOf(again, /^Against/)).rows, rows);
    assert.equal(new URL(again.url()).hash, hash);
    await again.evaluate((to) => (location.hash = to), alone);
    await settled(again);
    assert.equal(await again.locator("#lever-finance").inputValue(), "closed");
    await again.getByRole("button", { name: "Undo" }).click();
    await settled(again);
    assert.equal(new URL(again.url()).hash, hash);
    assert.deepEqual([...page.troubles, ...again.troubles], []);
    await again.done();
    await page.done();
  },

  async a_comparison_of_other_numbers_is_solved_apart_from_what_is_shown(browser) {
    const page = await open(browser, briefFile("brief"), { hash: `#c=${encodeURIComponent("n.duty_rate=0.4")}` });
    await page.locator("h3", { hasText: /^Against .*40 %/ }).waitFor();
    await compareMap(page, equilibriumOf(data.deals.disagreement.id));
    assert.equal(await page.locator("figure.frame.stale").count(), 0);
    const china = (await csvOf(page, /^Against/)).rows.find((r) => r[0] === "China");
    assert.ok(Number(china[1]) < 1.3 * Number(china[2]), `at 40 % ${china[1]}, at 25 % ${china[2]}`);
    assert.deepEqual(page.troubles, []);
    await page.done();
    const without = await open(browser, briefFile("no-engine", fixture, { engine: false }), {
      hash: "#c=l.cars%3Dopened",
    });
    await without.getByText(/cannot be compared with: This copy came without its engine/).waitFor();
    await without.done();
  },
};
