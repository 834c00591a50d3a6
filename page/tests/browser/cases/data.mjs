// What is in the file, and what is not or is broken.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { briefFile, csvOf, fixture, open } from "../harness.mjs";
import { allTables, compareMap, data, equilibriumOf } from "../told.mjs";

export const cases = {
  async opens_from_a_file_on_a_result_without_a_request(browser) {
    const page = await open(browser, briefFile("brief"));
    assert.equal(await page.title(), data.scenario.title);
    assert.equal(await page.locator("#static").count(), 0);
    assert.match(await page.locator(".bar").innerText(), /−8\.1 bn USD/);
    assert.equal(await page.locator("section > h2").count(), 16);
    await compareMap(page, equilibriumOf(data.deals.disagreement.id));
    assert.deepEqual(page.troubles, []);
    await page.done();
  },

  async without_an_engine_the_recorded_outcomes_can_be_shown(browser) {
    const page = await open(browser, briefFile("no-engine", fixture, { engine: false }));
    assert.equal(await page.locator("#lever-tariffs").isDisabled(), true);
    await page.locator("#named").selectOption("all-offers");
    await compareMap(page, equilibriumOf("all-offers"));
    assert.match(await page.locator("form[aria-label=Levers]").innerText(), /without its engine/);
    assert.deepEqual(page.troubles, []);
    await page.done();
  },

  async sections_without_data_are_absent(browser) {
    const less = { ...data, deals: null, standoff: null, talks: null, forecast: null, attribution: null, course: null };
    const page = await open(browser, briefFile("less", JSON.stringify(less)));
    assert.deepEqual(await page.locator("section > h2").allInnerTexts(), [
      "Highlights",
      "Who wants what",
      "Levers and map",
      "What each outcome costs",
      "What happened in disputes like it",
      "Trade after the change",
      "Evidence and assumptions",
      "How this was computed",
    ]);
    assert.deepEqual(page.troubles, []);
    await page.done();
  },

  async a_conflict_of_typed_preferences_has_its_own_page(browser) {
    const text = readFileSync(new URL("../../fixtures/elmira-1993.json", import.meta.url), "utf8");
    const { conflict, highlights } = JSON.parse(text);
    const page = await open(browser, briefFile("elmira", text, { engine: false }));
    assert.deepEqual(await page.locator("section > h2").allInnerTexts(), [
      ...(highlights.length > 0 ? ["Highlights"] : []),
      "The conflict",
      "How this was computed",
    ]);
    const tests = ["Nash", "GMR", "SMR", "SEQ", "SIM"];
    const every = conflict.outcomes.filter((o) => tests.every((t) => o.equilibrium.includes(t)));
    assert.equal(
      await page.locator("#conflict g[role=button]").filter({ hasText: "rests by every test" }).count(),
      every.length,
    );
    const { rows } = await csvOf(page, /by every test/);
    assert.equal(rows.length - 1, conflict.outcomes.length);
    assert.deepEqual(page.troubles, []);
    await page.done();
  },

  async data_that_cannot_be_read_leave_the_text_and_say_why(browser) {
    const page = await open(
      browser,
      briefFile("broken", '{"schema":"parley/brief/9","highlights":[{"text":"A highlight"}]}'),
    );
    assert.match(await page.locator("body").innerText(), /A highlight[\s\S]*cannot be shown: brief\.schema/);
    await page.done();
  },

  async without_scripts_the_text_is_there(browser) {
    const page = await open(browser, briefFile("brief"), { scripts: false });
    const text = await page.locator("body").innerText();
    assert.match(text, /United States and China, May 2018/);
    for (const h of data.highlights) assert.ok(text.includes(h.text));
    assert.deepEqual(page.troubles, []);
    await page.done();
  },

  async hostile_words_stay_words(browser) {
    const evil = `</script><script>window.hit=1</script>"><img src=x onerror="window.hit=1">{{7*7}}\${alert(1)}<svg onload=window.hit=1>`;
    const kept = new Set([
      "schema",
      "status",
      "unit",
      "owner",
      "kind",
      "codes",
      "level",
      "id",
      "party",
      "economy",
      "partner",
      "code",
      "disagreement",
      "iso_numeric",
      "concept",
    ]);
    const spoil = (value, key, parent) => {
      if (typeof value === "string")
        return kept.has(key) || ["levels", "requires", "economies"].includes(parent) ? value : evil + value;
      if (Array.isArray(value))
        return value.map((v) =>
          spoil(v, key, typeof v === "string" && (key === "levels" || key === "economies") ? key : parent),
        );
      if (value && typeof value === "object")
        return Object.fromEntries(
          Object.entries(value).map(([k, v]) => [
            k,
            spoil(v, k, key === "levels" && !Array.isArray(v) && typeof v === "string" ? "levels" : key),
          ]),
        );
      return value;
    };
    let text = JSON.stringify(spoil(data, "", ""));
    for (const id of ["usa", "tariffs", "none", "threat"])
      text = text
        .replaceAll(`"${id}"`, JSON.stringify(evil + id))
        .replaceAll(`"${id}.`, JSON.stringify(evil + id).slice(0, -1) + ".");
    const page = await open(browser, briefFile("hostile", text, { engine: false }));
    await page.waitForTimeout(300);
    const figures = page.locator("figure.frame");
    assert.ok((await figures.count()) >= 10, `${await figures.count()} figures`);
    await allTables(page);
    assert.equal(await page.evaluate(() => window.hit), undefined);
    assert.equal(await page.locator("img, iframe, #app script, [onload], [onerror]").count(), 0);
    assert.match(await page.locator("h1").innerText(), /<script>window\.hit=1<\/script>/);
    assert.deepEqual(page.troubles, []);
    await page.done();
  },
};
