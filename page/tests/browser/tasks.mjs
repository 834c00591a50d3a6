// Five questions of a reader who never saw the page, walked in a brief as the program writes it: node tests/browser/tasks.mjs BRIEF.html...
// Each is answered on the first two screens or in at most two clicks, at 1280 and at 390. PICTURES=FOLDER keeps what was seen.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { launch, open } from "./harness.mjs";
import { lookedOver } from "./looks.mjs";

const plain = (text) => text.replace(/\s+/g, " ").trim();

/** What can be read within two screens from where the window stands. */
const readable = (page) =>
  page.evaluate(() => {
    const seen = [];
    const walk = document.createTreeWalker(document.querySelector(".page"), NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const on = walk.currentNode.parentElement;
      if (!on.checkVisibility() || on.closest(".unseen")) continue;
      const range = document.createRange();
      range.selectNodeContents(walk.currentNode);
      const box = range.getBoundingClientRect();
      if (box.height > 0 && box.bottom > 0 && box.top < 2 * innerHeight) seen.push(walk.currentNode.textContent);
    }
    return seen.join(" ").replace(/\s+/g, " ");
  });

/** By the list of sections, which is folded on a phone; answers how many clicks that took. */
async function goTo(page, title) {
  const link = page.locator("nav.contents a", { hasText: title }).first();
  let clicks = 1;
  if (!(await link.isVisible())) {
    await page.locator("details.contents > summary").click();
    ++clicks;
  }
  await link.click();
  await page.waitForTimeout(150);
  return clicks;
}

export const questions = {
  async "who wants what and who refuses what"(page, { positions }) {
    const lines = (kind) =>
      positions
        .flatMap((side) => side.groups.filter((g) => g.kind === kind).flatMap((g) => g.lines))
        .map((l) => plain(l.text));
    const wanted = [...lines("wants"), ...lines("refuses")];
    const missing = (text) => wanted.filter((line) => !text.includes(line));
    if (missing(await readable(page)).length === 0) return 0;
    const clicks = await goTo(page, "Who wants what");
    assert.deepEqual(missing(await readable(page)), [], "who wants what");
    return clicks;
  },

  async "what does it cost whom and how sure"(page, { highlights, study }) {
    const cost = plain(highlights.find((h) => h.id === "lead.cost").text);
    const text = await readable(page);
    assert.ok(text.replaceAll("\u00a0", " ").includes(cost), cost);
    for (const party of study.parties.slice(0, 1)) assert.ok(cost.includes(party.name), party.name);
    assert.match(
      cost,
      / to [−+-]?\d[\d.]* by source|by every source|between \S+ and \S+/,
      "how sure, over the sources",
    );
    return 0;
  },

  async "what happened in disputes like it"(page) {
    assert.match(await readable(page), /Of \d+ past disputes like it, .+; most like it: /);
    return 0;
  },

  async "what could happen by a day"(page, { course }) {
    const clicks = await goTo(page, "What could happen");
    const text = await readable(page);
    assert.match(
      text,
      /By \d{1,2} \w+ \d{4}(, between .+ and .+)?: carried out in .+ something signed in .+ of the wants that fit/,
    );
    assert.match(text, /not validated/);
    for (const by of course.by.slice(0, 1)) assert.ok(by.date);
    return clicks;
  },

  async "what would make each sign"(page, { deals }) {
    for (const party of deals.parties) {
      await page.evaluate(() => scrollTo(0, 0));
      const link = page.locator("#positions .side a", {
        hasText: new RegExp(`What would make .*${party.name.replace(/[()]/g, ".")} sign`),
      });
      let clicks = 1;
      // A party of which nothing is on record has no column, and stands where the others lead.
      if ((await link.count()) === 0) clicks = await goTo(page, "What would have to be true");
      else {
        if ((await link.boundingBox()).y > 2 * page.viewportSize().height) clicks += await goTo(page, "Who wants what");
        await link.click();
        await page.waitForTimeout(150);
      }
      const text = await page.locator(`[id='sign-${party.id}']`).innerText();
      assert.match(text, /no worse to .+ than no deal/, party.name);
      assert.match(text, /(others like best|The nearest leaves it)/, party.name);
      const top = await page.locator(`[id='sign-${party.id}']`).evaluate((e) => e.getBoundingClientRect().top);
      const screens = (await link.count()) === 0 ? 3 : 1;
      assert.ok(top > -5 && top < screens * page.viewportSize().height, `${party.name} at ${top}`);
      assert.ok(clicks <= 2 || page.viewportSize().width < 500, `${clicks} clicks`);
    }
    return 1;
  },

  async "where does this number come from"(page) {
    const mark = page.locator("#positions button.from").first();
    let clicks = 1;
    if ((await mark.boundingBox()).y > 2 * page.viewportSize().height) clicks += await goTo(page, "Who wants what");
    await mark.click();
    assert.match(await page.locator("dialog[open]").innerText(), /Cited|Assumed/);
    await page.keyboard.press("Escape");
    return clicks;
  },
};

/** Lead, bar, map and charts are of one outcome; today is one click away, and reset goes back. */
async function opensOnWhatTheLeadSpeaksOf(page, { study, opening, highlights }) {
  const bar = () => page.locator(".bar .what").innerText();
  const settled = () => page.waitForFunction(() => !document.querySelector('#levers [aria-busy="true"]'));
  const led = study.outcomes.find((o) => o.id === opening);
  assert.ok(highlights[0].text.includes(`“${led.label}”`), led.label);
  await page.evaluate(() => scrollTo(0, 0));
  assert.equal(plain(await bar()), plain(led.label));
  assert.equal(plain(await page.locator("#levers .shown").innerText()), plain(led.label));
  assert.match(await page.locator("#levers figure h3").first().innerText(), /loses|gains|is between/);
  await page.locator("button.to-today").click();
  await settled();
  assert.equal(plain(await bar()), plain(study.outcomes[0].label));
  assert.ok(await page.locator("button.to-today").isDisabled());
  await page.locator(".bar button", { hasText: /^Reset$/ }).click();
  await settled();
  assert.equal(plain(await bar()), plain(led.label));
  assert.equal(new URL(page.url()).hash, "");
}

const signed = (value, places) => {
  const text = Math.abs(value).toLocaleString("en-US", {
    minimumFractionDigits: places,
    maximumFractionDigits: places,
  });
  return (value < 0 ? "−" : "+") + text;
};
/** Of four parties and more: one chart of balances, a bar of at most two lines with every party in it, no name to decode. */
async function isReadableForMany(page, { study, opening }) {
  const wide = page.viewportSize().width >= 1000;
  const balances = await page.locator("#levers figure .units", { hasText: /goods balance/i }).count();
  assert.ok(balances === 1, `${balances} charts of balances`);
  const days = await page.locator("ol.strip > li").allInnerTexts();
  for (const day of days)
    for (const [, level] of day.matchAll(/threatens (“[^”]+”)/g)) assert.ok(!day.includes(`announces ${level}`), day);
  const levers = await page.locator("#levers form").textContent();
  assert.doesNotMatch(levers, /measure \d/);
  const at = study.equilibria[study.outcomes.find((o) => o.id === opening).equilibrium];
  const said = await page.locator(".bar .numbers").textContent();
  const called = { bar: said, outcomes: await page.locator("#outcomes svg").first().textContent() };
  for (const party of study.parties) {
    const own = at.economies.filter((e) => party.economies.includes(e.code));
    const bn = own.reduce((sum, e) => sum + e.welfare_usd_m, 0) / 1000;
    assert.ok(called.bar.includes(party.name), `${party.name} in the bar`);
    if (Math.abs(bn) < 0.1) continue;
    assert.ok(called.bar.includes(signed(bn, 1)), `${party.name}: ${signed(bn, 1)} in “${said}”`);
    if (wide) assert.ok(called.outcomes.includes(signed(bn, 1)), `${party.name}: ${signed(bn, 1)} in the chart`);
  }
  const lines = await page.locator(".bar").evaluate((e) => e.getBoundingClientRect().height);
  assert.ok(lines <= (wide ? 64 : 100), `the bar is ${lines} high`);
  const more = page.locator(".bar .numbers button");
  await more.click();
  assert.equal(await more.getAttribute("aria-expanded"), "true");
  assert.equal(await page.locator(".bar .one").filter({ visible: true }).count(), study.parties.length);
  await more.click();
  if (wide) return;
  // A phone has one party at a time.
  const party = page.locator("#outcomes figure select").first();
  await party.selectOption({ label: study.parties.at(-1).name });
  await page.waitForFunction(() => !document.querySelector("[data-waiting]"));
}

/** All questions of one brief at one width. */
export async function walk(page, data, { picture = null } = {}) {
  for (const [asked, answer] of Object.entries(questions)) {
    await page.evaluate(() => scrollTo(0, 0));
    const clicks = await answer(page, data);
    assert.ok(clicks <= 2, `${asked}: ${clicks} clicks`);
    if (picture) await page.screenshot({ path: picture(asked.replaceAll(" ", "-")) });
    console.log(`     ${asked}: ${clicks === 0 ? "at once" : clicks === 1 ? "one click" : `${clicks} clicks`}`);
  }
}

async function walkFiles(files) {
  const browser = await launch();
  let failed = 0;
  for (const file of files)
    for (const width of [1280, 390]) {
      const name = `${basename(file, ".html")} at ${width}`;
      try {
        const text = readFileSync(file, "utf8");
        const data = JSON.parse(/<script type="application\/json" id="brief-data">(.*?)<\/script>/s.exec(text)[1]);
        const page = await open(browser, resolve(file), { width, height: width < 500 ? 844 : 900, reduced: true });
        const shot = (what) => join(process.env.PICTURES, `${basename(file, ".html")}-${width}-${what}.png`);
        await walk(page, data, { picture: process.env.PICTURES ? shot : null });
        await opensOnWhatTheLeadSpeaksOf(page, data);
        if (data.study.parties.length > 3) await isReadableForMany(page, data);
        assert.deepEqual(await lookedOver(page), []);
        assert.deepEqual(page.troubles, []);
        await page.done();
        console.log(`ok   ${name}`);
      } catch (error) {
        ++failed;
        console.log(`FAIL ${name}\n${String(error.stack ?? error).replace(/^/gm, "     ")}`);
        for (const context of browser.contexts()) await context.close();
      }
    }
  await browser.close();
  process.exit(failed > 0 ? 1 : 0);
}

if (process.argv[1]?.endsWith("tasks.mjs")) {
  if (process.argv.length < 3) {
    console.error("usage: tasks.mjs BRIEF.html...");
    process.exit(2);
  }
  await walkFiles(process.argv.slice(2));
}
