// Charts, their tables and files, and what is picked in them.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { briefFile, open, settled } from "../harness.mjs";
import { data } from "../told.mjs";

export const cases = {
  async every_chart_has_a_finding_units_a_source_a_table_and_its_files(browser) {
    const page = await open(browser, briefFile("brief"));
    const figures = page.locator("figure.frame");
    const n = await figures.count();
    assert.ok(n >= 10, `${n} figures`);
    for (let k = 0; k < n; ++k) {
      const figure = figures.nth(k);
      const title = await figure.locator("h3").innerText();
      assert.ok(title.length > 10, title);
      assert.ok((await figure.locator(".units").innerText()).length > 10, title);
      assert.match(await figure.locator(".foot p").innerText(), /Parley 0\.1\.0/);
      assert.ok((await figure.locator("svg").count()) > 0, title);
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        figure.getByRole("button", { name: /^SVG/ }).click(),
      ]);
      const svg = readFileSync(await download.path(), "utf8");
      assert.match(svg, /^<svg[^>]+xmlns=/);
      assert.ok(!svg.includes("var(--"), `${title}: a colour that only the page knows`);
      const words = svg.replace(/<[^>]+>/g, " ").replace(/&amp;/g, "&");
      for (const word of [...title.split(/\s+/).slice(0, 3), "Parley 0.1.0", "Setting:"])
        assert.ok(words.includes(word), `${title}: the picture does not say “${word}”`);
      if (k < 2) {
        const [png] = await Promise.all([
          page.waitForEvent("download"),
          figure.getByRole("button", { name: /^PNG/ }).click(),
        ]);
        const bytes = readFileSync(await png.path());
        assert.equal(bytes.subarray(1, 4).toString(), "PNG", title);
        assert.ok(bytes.length > 10_000, `${title}: ${bytes.length} bytes`);
      }
      await figure.getByRole("button", { name: /^Table/ }).click();
      assert.ok((await figure.locator("tbody tr").count()) > 0, title);
      await figure.getByRole("button", { name: /^Chart/ }).click();
    }
    assert.deepEqual(page.troubles, []);
    await page.done();
  },

  async the_picture_for_links_is_of_what_is_set_and_of_the_size_that_is_asked_for(browser) {
    const page = await open(browser, briefFile("brief"), {
      before: () => {
        const plain = globalThis.Image;
        globalThis.Image = function () {
          const image = new plain();
          const set = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, "src").set;
          Object.defineProperty(image, "src", {
            set(value) {
              globalThis.drawn = decodeURIComponent(value);
              set.call(image, value);
            },
          });
          return image;
        };
      },
    });
    const make = async () => {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: "Picture for links", exact: true }).click(),
      ]);
      assert.equal(download.suggestedFilename(), "us-china-2018.png");
      const bytes = readFileSync(await download.path());
      assert.deepEqual([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], [1200, 630]);
      const svg = await page.evaluate(() => globalThis.drawn);
      assert.ok(!svg.includes("var(--"), "a colour that only the page knows");
      return svg.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
    };
    const first = await make();
    const bar = await page.locator(".bar .numbers").innerText();
    for (const amount of bar.match(/[+−]?[\d.]+ bn USD/g)) assert.ok(first.includes(amount), `${amount} in ${first}`);
    for (const word of ["United States and China, May 2018", "Parley 0.1.0", "The threat carried out"])
      assert.ok(first.includes(word), `${word} in ${first}`);
    await page.locator("#named").selectOption("full-escalation");
    await settled(page);
    const second = await make();
    assert.ok(second.includes("25 points each way on all goods") && !second.includes("The threat carried out"), second);
    assert.deepEqual(page.troubles, []);
    await page.done();
  },

  async a_point_of_the_deal_space_opens_its_card_by_pointer_and_by_keys(browser) {
    const page = await open(browser, briefFile("brief"));
    const chart = page.locator("#deals .pickable");
    const card = page.locator("#deals .card");
    await chart.scrollIntoViewIfNeeded();
    // What it holds and what it is worth: no number of an outcome is said to a reader.
    const said = async () => (await card.innerText()).replace(/\s+/g, " ");
    const first = await said();
    await chart.focus();
    await chart.press("Home");
    const least = await said();
    assert.notEqual(least, first);
    assert.match(await card.innerText(), /does not: what weighs most against it is/);
    await chart.press("ArrowRight");
    assert.notEqual(await said(), least);
    await chart.press("Shift+End");
    assert.match(await card.innerText(), /Both prefer this to no deal/);
    const box = await chart.boundingBox();
    await page.mouse.click(box.x + 0.12 * box.width, box.y + 0.12 * box.height);
    await page.mouse.click(box.x + 0.5 * box.width, box.y + 0.75 * box.height);
    assert.notEqual(await said(), least);
    assert.doesNotMatch(await card.innerText(), /outcome \d+/i);
    await card.getByRole("button", { name: "Set the levers to this" }).click();
    await settled(page);
    assert.notEqual(new URL(page.url()).hash, "");
    assert.deepEqual(page.troubles, []);
    await page.done();
  },

  async what_would_have_to_be_true_says_the_smallest_changes_and_of_which_numbers(browser) {
    const page = await open(browser, briefFile("brief"));
    const section = page.locator("#what-if");
    const said = await section.locator("li").allInnerTexts();
    const claims = [data.standoff.what_if.today_nash, data.standoff.what_if.disagreement_nash];
    const [change] = claims[0].changes;
    assert.ok(
      said.some((s) =>
        s.includes(
          `“${change.term}” were worth ${Number(change.to.toPrecision(3))} points to the United States instead of ${Number(change.from.toPrecision(3))}`,
        ),
      ),
      said.join("\n"),
    );
    assert.equal(said.filter((s) => /by no change of weights/.test(s)).length, 1);
    assert.match(await section.innerText(), /As the scenario is written/);
    await section.locator("summary", { hasText: "As a table" }).click();
    assert.equal(
      await section
        .getByRole("region", { name: /smallest changes/ })
        .locator("tbody tr")
        .count(),
      1 + claims.flatMap((claim) => claim.changes).length,
    );
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      section.getByRole("button", { name: /^CSV/ }).click(),
    ]);
    assert.match(
      readFileSync(await download.path(), "utf8"),
      new RegExp(`,${change.term},${Number(change.from.toPrecision(12))},${Number(change.to.toPrecision(12))},`),
    );
    const typed = page.locator("[id='number-duty_rate-typed']");
    await page.waitForFunction(() => document.body.innerText.includes("running"), null, { timeout: 20_000 });
    await typed.fill("35");
    await typed.press("Enter");
    await section.getByText("Of the numbers before").first().waitFor();
    await settled(page);
    assert.match(await section.innerText(), /At the sizes and responses that are set/);
    assert.equal(await section.getByText("Of the numbers before").count(), 0);
    assert.deepEqual(page.troubles, []);
    await page.done();
  },
};
