// The page as somebody reads it for the first time: five questions, each answered at once or in two clicks; on a phone,
// on paper, in German.
import assert from "node:assert/strict";
import { briefFile, fixture, open } from "../harness.mjs";
import { lookedOver } from "../looks.mjs";
import { walk } from "../tasks.mjs";

const data = JSON.parse(fixture);
/** What is on the first two screens. */
const atOnce = (page) =>
  page.evaluate(() => {
    const seen = [];
    const walk = document.createTreeWalker(document.querySelector(".page"), NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const range = document.createRange();
      range.selectNodeContents(walk.currentNode);
      const box = range.getBoundingClientRect();
      if (box.height > 0 && box.top + scrollY < 2 * innerHeight) seen.push(walk.currentNode.textContent);
    }
    return seen.join(" ").replace(/\s+/g, " ");
  });
/** Strings of the file and of its sources, longest first: no sentence of the program's is among them. */
function wordsOfTheFile(data) {
  const found = new Set();
  const walk = (value) => {
    if (typeof value === "string") found.add(value.replace(/\s+/g, " ").trim());
    else if (value && typeof value === "object") Object.values(value).forEach(walk);
  };
  walk([data.precedents?.left_out, data.precedents?.precedents.map((p) => p.title.split(" (")[0])]);
  walk([data.scenario, data.positions, data.economies, data.precedents?.precedents, data.cited]);
  walk(data.study?.outcomes.map((o) => o.label));
  walk(data.study?.statements.map((s) => s.text));
  walk((data.study?.equilibria ?? []).flatMap((e) => (e.sectors ?? []).map((s) => s.name)));
  walk((data.record ?? []).flatMap((p) => p.wants.map((w) => w.term)));
  walk((data.deals?.parties ?? []).flatMap((p) => p.terms.map((t) => t.name)));
  return [...found].filter((words) => words.length > 1).sort((a, b) => b.length - a.length);
}

/** Of texts that are marked as English those in which English is left when the words of the file are taken out. */
function englishOf(texts, data) {
  const file = wordsOfTheFile(data);
  const english =
    /\b(the|of|what|who|and|from|with|each|all|is|are|by|to|on|for|it|would|as|no|not|than|undo|reset|table)\b/i;
  return texts.filter((text) => {
    let left = text;
    for (const words of file) if (left.includes(words)) left = left.replaceAll(words, "");
    return english.test(left);
  });
}

const inView = (page, id) =>
  page.waitForFunction((id) => {
    const top = document.getElementById(id)?.getBoundingClientRect().top;
    return top !== undefined && top > -5 && top < innerHeight / 2;
  }, id);

export const cases = {
  async who_wants_what_and_what_it_costs_are_there_at_once(browser) {
    for (const width of [1280, 1600]) {
      const page = await open(browser, briefFile("brief"), { width, reduced: true });
      const text = await atOnce(page);
      assert.match(text, /Who wants what/);
      for (const side of data.positions) {
        assert.ok(text.includes(side.name));
        for (const line of side.groups.filter((g) => ["wants", "refuses"].includes(g.kind)).flatMap((g) => g.lines))
          assert.ok(text.includes(line.text), `${line.text} at ${width}`);
      }
      const cost = data.highlights.find((h) => h.id === "lead.cost").text;
      assert.ok(text.replace(/\u00a0/g, " ").includes(cost));
      assert.match(cost, /by source|the sources part on the sign/);
      await page.done();
    }
  },

  async where_what_happened_elsewhere_is_told_is_one_click_away(browser) {
    const page = await open(browser, briefFile("brief"), { reduced: true });
    assert.match(await atOnce(page), /Of \d+ past disputes like it/);
    await page.locator('#highlights [data-finding="lead.precedents"] a').click();
    await inView(page, "precedents");
    await page.done();
  },

  async five_questions_of_a_new_reader_are_answered_in_at_most_two_clicks(browser) {
    for (const width of [1280, 390]) {
      const page = await open(browser, briefFile("brief"), { width, height: width < 500 ? 844 : 900, reduced: true });
      await walk(page, data);
      assert.deepEqual(await lookedOver(page), [], `at ${width}`);
      await page.done();
    }
  },

  async where_a_number_is_from_is_one_click_away(browser) {
    const page = await open(browser, briefFile("brief"), { reduced: true });
    await page.locator("#positions button.from").first().click();
    assert.match(await page.locator("#positions dialog[open]").innerText(), /\S/);
    await page.keyboard.press("Escape");
    assert.equal(await page.locator("dialog[open]").count(), 0);
    await page.done();
  },

  async the_page_shows_the_sentences_that_the_program_carries(browser) {
    const page = await open(browser, briefFile("brief"), { reduced: true });
    const all = (await page.locator(".page").innerText()).replace(/\s+/g, " ");
    const still = await open(browser, briefFile("brief"), { scripts: false });
    const written = (await still.locator("#static").innerText()).replace(/\s+/g, " ");
    for (const each of [...data.highlights, ...data.findings])
      assert.ok(all.includes(each.text), `${each.id}: ${each.text}`);
    for (const each of data.highlights) assert.ok(written.includes(each.text), each.id);
    await still.done();
    await page.done();
  },

  async the_lead_says_that_it_is_as_written_when_something_else_is_set(browser) {
    const page = await open(browser, briefFile("brief"), { reduced: true });
    assert.equal(await page.locator("#highlights .now").count(), 0);
    const other = data.study.outcomes.find(
      (o) => o.equilibrium !== null && o.label !== "The threat carried out and answered in kind",
    );
    await page.locator("#named").selectOption(other.id);
    await page.waitForSelector("#highlights .now");
    const said = await page.locator("#highlights .now").innerText();
    assert.ok(said.includes(other.label) && said.includes("as written"), said);
    await page.done();
  },

  async on_a_phone_the_story_takes_twelve_screens_and_nothing_is_cut_off(browser) {
    const page = await open(browser, briefFile("brief"), { width: 390, height: 844, reduced: true });
    const end = await page.evaluate(() => {
      const last = document.getElementById("course") ?? document.getElementById("outcomes");
      return (last.getBoundingClientRect().bottom + scrollY) / 844;
    });
    assert.ok(end <= 12, `${end.toFixed(1)} screens`);
    for (const d of await page.locator("details").all()) await d.evaluate((e) => (e.open = true));
    await page.waitForTimeout(100);
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll(".page td, .page th, .page p, .page li, .page h3")]
        .filter((e) => e.checkVisibility() && !e.closest(".unseen") && !e.closest("thead"))
        .filter((e) => !e.closest(".scroll table:not(.cards)") && e.getBoundingClientRect().right > innerWidth + 1)
        .map((e) => e.outerHTML.slice(0, 120)),
    );
    assert.deepEqual(cut, []);
    assert.ok((await page.locator("table.cards").count()) > 0);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390);
    await page.done();
  },

  async in_german_what_is_left_in_english_is_marked(browser) {
    const page = await open(browser, briefFile("german", JSON.stringify({ ...data, language: "de" })), {
      reduced: true,
    });
    assert.equal(await page.evaluate(() => document.documentElement.lang), "de");
    const text = (await page.locator(".page").innerText()).replace(/\s+/g, " ");
    for (const label of ["Wer was will", "Was jeder Ausgang kostet", "Belege und Annahmen", "Stellschrauben"])
      assert.ok(text.includes(label), label);
    assert.match(await page.locator(".bar").innerText(), /\d,\d\s+Mrd\. USD/);
    // What is not marked holds no English but words of the file, in quotes or as they are.
    const unmarked = await page.evaluate(() => {
      const found = [];
      for (const root of document.querySelectorAll(".page, .bar")) {
        const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        while (walk.nextNode()) {
          const on = walk.currentNode.parentElement;
          if (on.closest("[lang]:not(html)")?.getAttribute("lang") === "en") continue;
          if (!on.closest("svg, pre, script, style"))
            found.push(
              walk.currentNode.textContent
                .replace(/\s+/g, " ")
                .trim()
                .replace(/[“„][^“”]*[“”]/g, ""),
            );
        }
      }
      return [...new Set(found)];
    });
    assert.deepEqual(englishOf(unmarked, data), []);
    // What is marked as English is of the file, or of a source, and of nobody else.
    for (const fold of await page.locator("details").all()) await fold.evaluate((e) => (e.open = true));
    const marked = await page.evaluate(() => {
      const found = [];
      const walk = document.createTreeWalker(document.querySelector(".page"), NodeFilter.SHOW_TEXT);
      while (walk.nextNode()) {
        const on = walk.currentNode.parentElement;
        if (on.closest("[lang]")?.getAttribute("lang") === "en" && !on.closest("svg, script, style, pre"))
          found.push(walk.currentNode.textContent.replace(/\s+/g, " ").trim());
      }
      return [...new Set(found)];
    });
    assert.deepEqual(englishOf(marked, data), []);
    await page.locator(".mast button", { hasText: "English" }).click();
    assert.match(await page.locator("h2").nth(1).innerText(), /Who wants what/);
    assert.equal(await page.evaluate(() => document.documentElement.lang), "en");
    assert.deepEqual(page.troubles, []);
    await page.done();
  },
};
