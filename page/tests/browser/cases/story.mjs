// The rounds of talks on their line, clusters of agreements, what markets would make of it, trade after the change.
import assert from "node:assert/strict";
import { briefFile, open } from "../harness.mjs";
import { data } from "../told.mjs";

const tops = (figure, color) =>
  figure.locator("svg rect[rx]").evaluateAll((rects, of) => {
    const svg = rects[0].closest("svg");
    const line = svg.querySelector("line").getBoundingClientRect();
    return rects
      .filter((rect) => rect.getAttribute("stroke") === of)
      .map((rect) => {
        const box = rect.getBoundingClientRect();
        return box.bottom < line.top + 2 ? "above" : box.top > line.bottom - 2 ? "below" : "on";
      });
  }, color);

export const cases = {
  async offers_stand_above_and_below_the_line_of_dates_by_who_speaks(browser) {
    const page = await open(browser, briefFile("brief"));
    const figure = page.locator("#standoff figure").filter({ hasText: "Rounds with the United States speaking first" });
    const other = page.locator("#standoff figure").filter({ hasText: "Rounds with China speaking first" });
    assert.deepEqual(await tops(figure, "var(--side-0)"), ["above"]);
    assert.deepEqual(await tops(figure, "var(--side-1)"), ["below"]);
    assert.deepEqual(await tops(other, "var(--side-0)"), ["below"]);
    const text = await figure.locator("svg").textContent();
    assert.match(text, /United States offers/);
    assert.match(text, /the same again/);
    const [round] = data.talks.orders[0].rounds;
    assert.ok(text.includes(round.offer.points.usa.toFixed(3)), text);
    const goes = page.locator("#standoff figure").filter({ hasText: "would not go first" });
    const [exchange] = data.talks.preconditions;
    assert.ok((await goes.locator("h3").innerText()).includes(exchange.short_by.toFixed(2)));
    assert.deepEqual(page.troubles, []);
    await page.done();
  },

  async agreements_are_told_in_clusters_beside_the_chart_by_what_they_contain(browser) {
    const page = await open(browser, briefFile("brief"));
    const figure = page.locator("#deals figure").first();
    const rows = figure.locator("table.clusters tbody tr");
    const n = await rows.count();
    assert.ok(n >= 2, `${n} clusters`);
    const letters = await figure.locator("svg text").allTextContents();
    const names = new Set();
    for (let k = 0; k < n; ++k) {
      const letter = await rows.nth(k).locator("strong").innerText();
      assert.ok(letters.includes(letter), letter);
      const name = (await rows.nth(k).locator("th").innerText()).replace(letter, "");
      assert.match(name, /with(out)? “.+”/);
      names.add(name);
    }
    assert.equal(names.size, n);
    assert.deepEqual(page.troubles, []);
    await page.done();
  },
};
