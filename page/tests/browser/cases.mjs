import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { briefFile, csvOf, fixture, open, settled } from "./harness.mjs";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const data = JSON.parse(fixture);
const equilibriumOf = (id) => data.study.equilibria[data.study.outcomes.find((o) => o.id === id).equilibrium];
const close = (a, b, what) =>
  assert.ok(Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(b)), `${what}: ${a} is not ${b}`);
const choose = (page, issue, level) => page.locator(`#lever-${issue}`).selectOption(level);

const allTables = (page) =>
  page.locator(".tools button[aria-pressed=false]").evaluateAll((buttons) => buttons.forEach((b) => b.click()));

async function compareMap(page, equilibrium) {
  const { rows } = await csvOf(page, /loses|gains|Nobody/);
  assert.equal(rows.length - 1, equilibrium.economies.length);
  for (const e of equilibrium.economies) {
    const row = rows.find((r) => r[1] === e.code);
    close(Number(row[2]), e.welfare_usd_m, `${e.code}, USD`);
    close(Number(row[3]), e.welfare_pct, `${e.code}, percent`);
  }
}

export const cases = {
  async opens_from_a_file_on_a_result_without_a_request(browser) {
    const page = await open(browser, briefFile("brief"));
    assert.equal(await page.title(), data.scenario.title);
    assert.equal(await page.locator("#static").count(), 0);
    assert.match(await page.locator(".bar").innerText(), /−9\.4 bn USD/);
    assert.equal(await page.locator("section > h2").count(), 11);
    await compareMap(page, equilibriumOf(data.study.disagreement));
    assert.deepEqual(page.troubles, []);
    await page.done();
  },

  async every_chart_has_a_finding_units_a_source_a_table_and_two_files(browser) {
    const page = await open(browser, briefFile("brief"));
    const figures = page.locator("figure.frame");
    const n = await figures.count();
    assert.ok(n >= 11, `${n} figures`);
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
      await figure.getByRole("button", { name: /^Table/ }).click();
      assert.ok((await figure.locator("tbody tr").count()) > 0, title);
      await figure.getByRole("button", { name: /^Chart/ }).click();
    }
    assert.deepEqual(page.troubles, []);
    await page.done();
  },

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
    assert.equal(await page.locator("figure.frame.stale").count(), 0);
    assert.match(new URL(page.url()).hash, /n\.duty_rate=0\.4/);
    await typed.fill("50");
    await typed.press("Enter");
    await page.getByRole("button", { name: "Stop" }).click();
    assert.match(new URL(page.url()).hash, /n\.duty_rate=0\.4/);
    await page.getByRole("button", { name: "Reset" }).click();
    await settled(page);
    await compareMap(page, equilibriumOf(data.study.disagreement));
    assert.deepEqual(page.troubles, []);
    await page.done();
  },

  async patience_moves_who_gives_in_at_once(browser) {
    const page = await open(browser, briefFile("brief"));
    const title = page.locator("#standoff figure h3");
    const before = await title.innerText();
    const slider = page.locator("[id='reputation-usa-slide']");
    await slider.focus();
    for (let k = 0; k < 60; ++k) await slider.press("ArrowRight");
    assert.notEqual(await title.innerText(), before);
    assert.match(new URL(page.url()).hash, /r\.usa=0\.8/);
    await page.done();
  },

  async a_point_of_the_deal_space_opens_its_card_by_pointer_and_by_keys(browser) {
    const page = await open(browser, briefFile("brief"));
    const chart = page.locator("#deals .pickable");
    const card = page.locator("#deals .card");
    await chart.scrollIntoViewIfNeeded();
    const first = await card.locator(".kicker").innerText();
    await chart.focus();
    await chart.press("Home");
    const least = await card.locator(".kicker").innerText();
    assert.notEqual(least, first);
    assert.match(await card.innerText(), /does not: what weighs most against it is/);
    await chart.press("ArrowRight");
    assert.notEqual(await card.locator(".kicker").innerText(), least);
    await chart.press("Shift+End");
    assert.match(await card.innerText(), /Both prefer this to no deal/);
    const box = await chart.boundingBox();
    await page.mouse.click(box.x + 0.12 * box.width, box.y + 0.12 * box.height);
    await page.mouse.click(box.x + 0.5 * box.width, box.y + 0.75 * box.height);
    assert.match(await card.locator(".kicker").innerText(), /outcome \d+/i);
    await card.getByRole("button", { name: "Set the levers to this" }).click();
    await settled(page);
    assert.notEqual(new URL(page.url()).hash, "");
    assert.deepEqual(page.troubles, []);
    await page.done();
  },

  async two_settings_stand_side_by_side(browser) {
    const page = await open(browser, briefFile("brief"));
    await page.getByRole("button", { name: "Keep this setting to compare" }).click();
    await page.locator("#named").selectOption("full-escalation");
    await settled(page);
    const { rows } = await csvOf(page, /^Against/);
    const china = rows.find((r) => r[0] === "China");
    const of = (id) => equilibriumOf(id).economies.find((e) => e.code === "CHN").welfare_usd_m;
    close(Number(china[3]), of("full-escalation") - of("threat-carried-out"), "difference");
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
    await compareMap(page, equilibriumOf(data.study.disagreement));
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

  async what_would_have_to_be_true_says_the_smallest_changes_and_of_which_numbers(browser) {
    const page = await open(browser, briefFile("brief"));
    const section = page.locator("#what-if");
    const said = await section.locator("li").allInnerTexts();
    const [change] = data.deals.what_if.conditions[0].changes;
    assert.ok(
      said.some((s) =>
        s.includes(
          `“${change.term}” were worth ${change.to.toPrecision(3)} points to the United States instead of ${change.from}`,
        ),
      ),
      said.join("\n"),
    );
    assert.equal(said.filter((s) => /by no change of weights/.test(s)).length, 2);
    assert.match(await section.innerText(), /As the scenario is written/);
    await section.locator("summary").click();
    assert.equal(
      await section
        .getByRole("region", { name: /smallest changes/ })
        .locator("tbody tr")
        .count(),
      said.length,
    );
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      section.getByRole("button", { name: /^CSV/ }).click(),
    ]);
    assert.match(
      readFileSync(await download.path(), "utf8"),
      new RegExp(`,${change.term},${change.from},${change.to},`),
    );
    const typed = page.locator("[id='number-duty_rate-typed']");
    await page.waitForFunction(() => document.body.innerText.includes("running"), null, { timeout: 20_000 });
    await typed.fill("35");
    await typed.press("Enter");
    await section.getByText("Of the numbers before").waitFor();
    await settled(page);
    assert.match(await section.innerText(), /At the sizes and responses that are set/);
    assert.equal(await section.getByText("Of the numbers before").count(), 0);
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
    const less = { ...data, deals: null, standoff: null, talks: null, forecast: null, attribution: null };
    const page = await open(browser, briefFile("less", JSON.stringify(less)));
    assert.deepEqual(await page.locator("section > h2").allInnerTexts(), [
      "Highlights",
      "Levers and map",
      "What each outcome costs",
      "Evidence and assumptions",
      "How this was computed",
    ]);
    assert.deepEqual(page.troubles, []);
    await page.done();
  },

  async a_conflict_of_typed_preferences_has_its_own_page(browser) {
    const text = readFileSync(new URL("../fixtures/elmira-1993.json", import.meta.url), "utf8");
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
    assert.ok((await figures.count()) >= 11, `${await figures.count()} figures`);
    await allTables(page);
    assert.equal(await page.evaluate(() => window.hit), undefined);
    assert.equal(await page.locator("img, iframe, #app script, [onload], [onerror]").count(), 0);
    assert.match(await page.locator("h1").innerText(), /<script>window\.hit=1<\/script>/);
    assert.deepEqual(page.troubles, []);
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

  async the_keyboard_reaches_and_moves_everything(browser) {
    const page = await open(browser, briefFile("brief"), { reduced: true });
    const seen = new Set();
    for (let k = 0; k < 260; ++k) {
      await page.keyboard.press("Tab");
      const at = await page.evaluate(() => {
        const e = document.activeElement;
        if (!e || e === document.body) return null;
        const style = getComputedStyle(e);
        const ring = style.outlineStyle !== "none" || e.tagName === "g" || !!e.closest("label");
        return { key: e.id || `${e.tagName} ${e.getAttribute("aria-label") ?? e.textContent?.slice(0, 40)}`, ring };
      });
      if (!at) break;
      assert.ok(at.ring, `no focus to be seen on ${at.key}`);
      seen.add(at.key);
    }
    for (const id of [
      "named",
      "lever-tariffs",
      "number-duty_rate-slide",
      "number-duty_rate-typed",
      "elasticities",
      "patience-usa-slide",
      "reputation-china-typed",
    ])
      assert.ok(seen.has(id), `${id} was not reached`);
    await page.locator("#lever-finance").focus();
    await page.keyboard.press("ArrowDown");
    await settled(page);
    assert.match(new URL(page.url()).hash, /l\.finance=opened/);
    const state = page.locator("#rest g[role=button]").nth(1);
    await state.focus();
    await page.keyboard.press("Enter");
    assert.equal(await state.getAttribute("aria-pressed"), "true");
    await page.done();
  },

  async nothing_is_wider_than_the_window(browser) {
    for (const width of [320, 390, 820, 1280]) {
      const page = await open(browser, briefFile("brief"), { width });
      await page.waitForTimeout(200);
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, `at ${width}`);
      await page.done();
    }
  },

  async paper_has_the_charts_and_no_controls(browser) {
    const page = await open(browser, briefFile("brief"), { dark: true });
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator(".bar").isVisible(), false);
    assert.equal(await page.locator("form[aria-label=Levers]").isVisible(), false);
    assert.equal(await page.locator(".plot svg").first().isVisible(), true);
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), "rgb(255, 255, 255)");
    const pdf = await page.pdf();
    assert.ok(pdf.length > 50_000);
    await page.done();
  },

  async charts_are_drawn_anew_for_the_width_of_the_paper_and_back(browser) {
    const page = await open(browser, briefFile("brief"));
    const widths = () =>
      page.evaluate(() =>
        [...document.querySelectorAll("figure.frame")].map((f) => ({
          half: f.closest(".grid.two") !== null,
          width: Math.max(
            ...[...f.querySelectorAll(".plot svg, svg.chart")].map((s) => Number(s.getAttribute("width"))),
          ),
        })),
      );
    const before = await widths();
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    const charts = await widths();
    for (const { half, width } of charts)
      assert.ok(half ? width === 324 : width >= 672 && width <= 760, `${half ? "half" : "whole"} ${width}`);
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    await page.waitForFunction(() => document.querySelector(".plot svg").getAttribute("width") !== "672");
    assert.deepEqual(await widths(), before);
    assert.deepEqual(page.troubles, []);
    await page.done();
  },

  async the_dispute_fits_on_sixteen_pages_with_nothing_wider_than_they_are(browser) {
    const page = await open(browser, briefFile("brief"));
    const pdf = await page.pdf({ format: "A4" });
    const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g).length;
    assert.ok(pages <= 16, `${pages} pages`);
    await page.setViewportSize({ width: 672, height: 1000 });
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    const wide = await page.evaluate(() =>
      [...document.querySelectorAll(".page table, .page svg, .page p, .page li")]
        .filter((e) => e.checkVisibility() && e.getBoundingClientRect().right > innerWidth + 1 && !e.closest(".legend"))
        .map((e) => e.outerHTML.slice(0, 120)),
    );
    assert.deepEqual(wide, []);
    await page.done();
  },
};

for (const [dark, width] of [
  [false, 1280],
  [true, 1280],
  [false, 390],
  [true, 390],
])
  cases[`axe_finds_nothing_${dark ? "dark" : "light"}_${width}`] = async (browser) => {
    const page = await open(browser, briefFile("brief"), { dark, width, height: width < 500 ? 844 : 900 });
    await page.evaluate(axeSource);
    const check = async () => {
      const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
      assert.deepEqual(
        violations.map(
          (v) =>
            `${v.id}: ${v.nodes
              .slice(0, 3)
              .map((n) => `${n.html.slice(0, 140)} | ${n.failureSummary?.slice(0, 160)}`)
              .join(" || ")}`,
        ),
        [],
      );
    };
    await check();
    if (dark !== width < 500) return page.done();
    // Colours and widths are those of the other two: tables and folded parts once in each.
    await allTables(page);
    for (const d of await page.locator("details").all()) await d.evaluate((e) => (e.open = true));
    await check();
    await page.done();
  };
