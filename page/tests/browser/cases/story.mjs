// The rounds of talks on their line, clusters of agreements, what markets would make of it, trade after the change.
import assert from "node:assert/strict";
import { briefFile, csvOf, open } from "../harness.mjs";
import { close, data } from "../told.mjs";

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

  async markets_are_moved_by_endings_whose_shares_are_marked_as_not_validated(browser) {
    const page = await open(browser, briefFile("brief"));
    const section = page.locator("#markets");
    assert.match(await section.innerText(), /not validated/);
    const { rows } = await csvOf(page, /News of how it ends/);
    for (const ending of data.course.markets.endings)
      for (const party of data.course.parties) {
        const row = rows.find(
          (r) => Math.abs(Number(r[1]) - 100 * ending.share) < 1e-9 && r[2] === party.name && r[3] === "all",
        );
        close(Number(row[4]), ending.moves[party.id].percent, `${ending.ending}, ${party.name}`);
      }
    assert.deepEqual(page.troubles, []);
    await page.done();
  },

  async trade_is_of_the_outcome_that_is_set_and_of_the_one_that_is_picked(browser) {
    const page = await open(browser, briefFile("brief"));
    const held = async (id) => {
      const at = data.study.outcomes.find((o) => o.id === id).equilibrium;
      const { flows } = data.trade.find((t) => t.equilibrium === at);
      const { rows } = await csvOf(page, /^What .+ sells/);
      assert.equal(rows.length - 1, flows.length);
      const all = flows.find((f) => f.seller === "china" && f.sector === undefined);
      const row = rows.find((r) => r[0] === "China" && r[2] === "all");
      close(Number(row[3]), all.base_usd_m, `${id}, before`);
      close(Number(row[4]), all.usd_m, `${id}, after`);
    };
    const shown = await page.locator("#trade select").inputValue();
    await held(shown);
    await page.locator("#trade select").selectOption("full-escalation");
    await held("full-escalation");
    assert.deepEqual(page.troubles, []);
    await page.done();
  },

  async a_chart_is_given_on_as_html_that_stands_alone(browser) {
    const page = await open(browser, briefFile("brief"));
    const figure = page.locator("#outcomes figure").first();
    const title = await figure.locator("h3").innerText();
    await figure.getByRole("button", { name: /^Embed/ }).click();
    const html = await figure.locator("textarea").inputValue();
    assert.doesNotMatch(html, /<(iframe|script|style|link|img)|var\(--|href=/);
    const context = await browser.newContext({ offline: true, viewport: { width: 500, height: 800 } });
    const other = await context.newPage();
    const asked = [];
    other.on("request", (request) => asked.push(request.url()));
    await other.setContent(`<!doctype html><p>Before</p>${html}<p>After</p>`);
    const words = (await other.locator("figure").textContent()).replace(/\s+/g, " ");
    for (const word of [...title.split(/\s+/).slice(0, 4), "bn USD", "Parley 0.1.0", "Setting:"])
      assert.ok(words.includes(word), `${word} in ${words}`);
    const box = await other.locator("figure > svg").boundingBox();
    assert.ok(box.width <= 500 && box.height > 100, JSON.stringify(box));
    assert.deepEqual(asked, []);
    await context.close();
    assert.deepEqual(page.troubles, []);
    await page.done();
  },
};
