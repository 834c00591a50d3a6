// The page printed.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { briefFile, fixture, open, pagesOf } from "../harness.mjs";

export const cases = {
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
        [...document.querySelectorAll("section:not(#course) figure.frame")].map((f) => ({
          half: f.matches(".grid.two *, .rounds.several *, #markets:has(+ #trade) *, #markets + #trade *"),
          width: Math.max(
            ...[...f.querySelectorAll(".plot svg, svg.chart")].map((s) => Number(s.getAttribute("width"))),
          ),
        })),
      );
    const before = await widths();
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    const charts = await widths();
    for (const { half, width } of charts)
      assert.ok(half ? width === 405 : width >= 820 && width <= 950, `${half ? "half" : "whole"} ${width}`);
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    await page.waitForFunction(
      () =>
        document.querySelector(".plot svg").getAttribute("width") !== "840" &&
        !document.querySelector("[data-waiting]"),
    );
    assert.deepEqual(await widths(), before);
    assert.deepEqual(page.troubles, []);
    await page.done();
  },

  async the_dispute_fits_on_fourteen_pages_with_what_came_and_a_war_too(browser) {
    const parts = readFileSync(new URL("../../support/after_and_wars.json", import.meta.url), "utf8");
    const page = await open(
      browser,
      briefFile("asked-for-on-paper", JSON.stringify({ ...JSON.parse(fixture), ...JSON.parse(parts) })),
    );
    for (const format of ["A4", "Letter"]) {
      const pages = pagesOf(await page.pdf({ format }));
      assert.ok(pages <= 14, `${pages} pages of ${format}`);
    }
    await page.done();
  },

  async the_dispute_fits_on_fourteen_pages_with_nothing_wider_than_they_are(browser) {
    const page = await open(browser, briefFile("brief"));
    for (const format of ["A4", "Letter"]) {
      const pages = pagesOf(await page.pdf({ format }));
      assert.ok(pages <= 14, `${pages} pages of ${format}`);
    }
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
