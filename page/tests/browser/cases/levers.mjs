// What the reader sets, and what is shown for it.
import assert from "node:assert/strict";
import { briefFile, csvOf, open, settled } from "../harness.mjs";
import { attritionFile, choose, compareMap, data, equilibriumOf } from "../told.mjs";

export const cases = {
  async levers_of_a_named_outcome_show_the_programs_numbers(browser) {
    const page = await open(browser, briefFile("brief"));
    await choose(page, "tariffs", "all");
    await choose(page, "retaliation", "all");
    await settled(page);
    assert.match(await page.locator(".bar .what").innerText(), /25 points each way on all goods/);
    await compareMap(page, equilibriumOf("full-escalation"));
    assert.match(new URL(page.url()).hash, /l\.tariffs=all&l\.retaliation=all/);
    await page.done();
  },

  async a_slider_that_is_let_go_where_it_was_taken_is_worked_out_and_follows_undo(browser) {
    const page = await open(browser, briefFile("brief"));
    const slider = page.locator("[id='number-duty_rate-slide']");
    const typed = page.locator("[id='number-duty_rate-typed']");
    await page.waitForFunction(() => document.body.innerText.includes("running"), null, { timeout: 20_000 });
    await slider.scrollIntoViewIfNeeded();
    await typed.fill("35");
    await typed.press("Enter");
    const { x, y, width, height } = await slider.boundingBox();
    const [low, high] = await slider.evaluate((s) => [Number(s.min), Number(s.max)]);
    const at = (value) => x + 8 + ((value - low) / (high - low)) * (width - 16);
    await page.mouse.move(at(35), y + height / 2);
    await page.mouse.down();
    for (const value of [38, 42, 38, 35]) {
      await page.mouse.move(at(value), y + height / 2);
      await page.waitForTimeout(60);
    }
    await page.mouse.up();
    await page.getByRole("button", { name: "Stop" }).waitFor();
    await settled(page);
    assert.equal(await typed.inputValue(), "35");
    assert.equal(await page.getByText("Of the numbers before").count(), 0);
    await page.getByRole("button", { name: "Undo" }).click();
    await settled(page);
    assert.deepEqual([await typed.inputValue(), await slider.inputValue()], ["25", "25"]);
    assert.deepEqual(page.troubles, []);
    await page.done();
  },

  async the_status_quo_is_painted_written_and_filed_as_nothing(browser) {
    const page = await open(browser, briefFile("brief"));
    await page.locator("#named").selectOption("status-quo");
    await settled(page);
    const { rows } = await csvOf(page, /Nobody gains or loses/);
    for (const row of rows.slice(1)) assert.deepEqual(row.slice(2, 7).map(Number), [0, 0, 0, 0, 0], row[0]);
    const fills = await page
      .locator("#levers .plot svg")
      .first()
      .locator("path[fill]") // the lines over aggregates have theirs on the group
      .evaluateAll((all) => [...new Set(all.map((p) => p.getAttribute("fill")))]);
    assert.ok(
      fills.every((f) => ["var(--even)", "var(--none)"].includes(f)),
      fills.join(),
    );
    const bars = await page
      .locator("#levers .plot svg")
      .nth(1)
      .locator("rect")
      .evaluateAll((all) => all.map((r) => Number(r.getAttribute("width"))));
    assert.ok(bars.length > 0 && bars.every((width) => width === 0), bars.join());
    await page.done();
  },

  async a_level_that_moves_redraws_only_what_depends_on_it(browser) {
    const page = await open(browser, briefFile("brief"));
    await choose(page, "cars", "opened"); // none of the named outcomes, so that no bar is marked as the one that is set
    await settled(page);
    const fills = () =>
      page
        .locator("#levers .plot svg")
        .first()
        .locator("path")
        .evaluateAll((all) => all.map((p) => `${p.getAttribute("fill")} ${p.textContent}`));
    const before = await fills();
    const ring = () =>
      page
        .locator("#deals svg .ring")
        .evaluateAll((all) => all.map((c) => [c.getAttribute("cx"), c.getAttribute("cy")].join()));
    const rings = await ring();
    await page.evaluate(() => document.querySelectorAll(".plot svg").forEach((svg) => (svg.kept = true)));
    await choose(page, "finance", "opened");
    await settled(page);
    const drawn = await page.evaluate(() =>
      [...document.querySelectorAll("figure.frame")]
        .filter((f) => f.querySelector(".plot svg") && !f.querySelector(".plot svg").kept)
        .map((f) => f.closest("section").id),
    );
    assert.ok(drawn.length > 0 && drawn.every((id) => id === "levers"), drawn.join());
    assert.equal(await page.evaluate(() => document.querySelector("#levers .plot svg").kept), true);
    assert.notDeepEqual(await fills(), before);
    const moved = await ring();
    assert.equal(moved.length, 2);
    assert.notEqual(moved[0], rings[0]);
    assert.equal(moved[1], rings[1]);
    await page.done();
  },

  async an_outcome_of_ones_own_is_solved_kept_in_the_address_and_undone(browser) {
    const file = briefFile("brief");
    const page = await open(browser, file);
    const before = await page.locator(".bar .numbers").innerText();
    await choose(page, "cars", "opened");
    await settled(page);
    const solved = await page.locator(".bar .numbers").innerText();
    assert.notEqual(solved, before);
    const hash = new URL(page.url()).hash;
    const again = await open(browser, file, { hash });
    await settled(again);
    assert.equal(await again.locator(".bar .numbers").innerText(), solved);
    await again.done();
    await page.getByRole("button", { name: "Undo" }).click();
    await settled(page);
    assert.equal(await page.locator(".bar .numbers").innerText(), before);
    assert.equal(new URL(page.url()).hash, "");
    await choose(page, "finance", "opened");
    await choose(page, "purchases", "both");
    assert.equal(await page.locator("#lever-controls").inputValue(), "eased");
    await page.getByRole("button", { name: "Reset" }).click();
    assert.equal(await page.locator("#lever-controls").inputValue(), "kept");
    assert.deepEqual(page.troubles, []);
    await page.done();
  },

  async a_duty_rate_prices_the_deal_space_behind_the_page_which_says_so(browser) {
    const page = await open(browser, briefFile("brief"));
    await page.waitForFunction(() => document.body.innerText.includes("running"), null, { timeout: 20_000 });
    const typed = page.locator("[id='number-duty_rate-typed']");
    await typed.fill("35");
    await typed.press("Enter");
    await page.locator(".bar progress").waitFor();
    assert.match(await page.locator(".bar [role=status]").innerText(), /of 1,152/);
    assert.equal((await page.locator("figure.frame.stale").count()) > 3, true);
    await typed.fill("40");
    await typed.press("Enter");
    await settled(page);
    // The course, what markets make of it, and trade by sector are not worked out again.
    assert.equal(await page.locator("section:not(#course, #markets, #trade) figure.frame.stale").count(), 0);
    assert.match(new URL(page.url()).hash, /n\.duty_rate=0\.4/);
    await typed.fill("50");
    await typed.press("Enter");
    await page.getByRole("button", { name: "Stop" }).click();
    // The move stays, and what of it is not there yet is marked.
    assert.match(new URL(page.url()).hash, /n\.duty_rate=0\.5/);
    assert.match(await page.locator(".bar [role=status]").innerText(), /Stopped/);
    const deals = page.locator("#deals figure.frame").first();
    assert.match(await deals.innerText(), /Of the numbers before; not worked out/);
    assert.equal(await deals.getByRole("button", { name: /^CSV/ }).isDisabled(), true);
    await page.getByRole("button", { name: "Go on" }).click();
    await settled(page);
    assert.equal(await page.locator("section:not(#course, #markets, #trade) figure.frame.stale").count(), 0);
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByRole("button", { name: "Reset" }).click();
    await settled(page);
    assert.equal(await page.locator("figure.frame.stale").count(), 0);
    await compareMap(page, equilibriumOf(data.deals.disagreement.id));
    assert.deepEqual(page.troubles, []);
    await page.done();
  },

  async patience_moves_who_gives_in_at_once(browser) {
    const page = await open(browser, attritionFile());
    const title = page.locator("#standoff figure h3").first();
    const before = await title.innerText();
    const slider = page.locator("[id='reputation-usa-slide']");
    await slider.focus();
    for (let k = 0; k < 60; ++k) await slider.press("ArrowRight");
    assert.notEqual(await title.innerText(), before);
    assert.match(new URL(page.url()).hash, /r\.usa=0\.8/);
    await page.done();
  },

  async a_hostile_address_changes_nothing(browser) {
    const page = await open(browser, briefFile("brief"), {
      hash: `#l.tariffs=%3Cimg%20onerror=x%3E&e="><script>&n.duty_rate=1e309&l.__proto__=x&c=l.tariffs%3D%253Cscript%253E`,
    });
    assert.equal(await page.locator("#lever-tariffs").inputValue(), "threat");
    assert.equal(await page.getByRole("button", { name: "Stop comparing" }).count(), 0);
    assert.deepEqual(page.troubles, []);
    await page.done();
  },
};
