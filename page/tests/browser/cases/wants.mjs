// What each side wants, by what it said: sliders with what fits shaded, moved by hand and by keys.
import assert from "node:assert/strict";
import { briefFile, csvOf, open, settled } from "../harness.mjs";
import { data } from "../told.mjs";

const conclusions = data.deals.conclusions.filter((c) => c.hinges.length > 0);
const [conclusion] = conclusions;
const [hinge] = conclusion.hinges;
const bare = (term) => term.replace(/^Red line: /, "");
const want = data.record.find((p) => p.party === hinge.party).wants.find((w) => bare(w.term) === bare(hinge.term));
const at = (page, part) => page.locator(`[id='${want.id}-${part}']`);

export const cases = {
  async what_fits_is_shaded_and_where_a_conclusion_turns_is_marked(browser) {
    const page = await open(browser, briefFile("brief"));
    const slider = page.locator("#what-if .want", { has: at(page, "slide") });
    assert.equal(await slider.locator("rect.half").count(), 1);
    assert.equal(await slider.locator("rect.fit").count(), want.strict ? 1 : 0);
    const hinges = conclusions.flatMap((c) => c.hinges.filter((h) => h.party === hinge.party && h.term === hinge.term));
    assert.equal(await slider.locator("rect.hinge").count(), hinges.length);
    assert.match(await slider.innerText(), /Conclusion 1 turns at/);
    const sliders = await page.locator("#what-if .want").count();
    assert.equal(sliders, data.record.flatMap((p) => p.wants).length);
    await page.done();
  },

  async a_want_beyond_its_hinge_says_what_is_no_longer_so_and_is_kept_in_the_link(browser) {
    const page = await open(browser, briefFile("brief"));
    const beyond = Number((2 * hinge.at - hinge.median).toPrecision(3));
    await at(page, "typed").fill(String(beyond));
    await at(page, "typed").press("Enter");
    await settled(page);
    const slider = page.locator("#what-if .want", { has: at(page, "slide") });
    assert.ok(
      (await slider.innerText()).includes(`${conclusion.at_median ? "No longer" : "Now"}: ${conclusion.words}`),
    );
    assert.ok(decodeURIComponent(new URL(page.url()).hash).includes(`n.${want.id}=${beyond}`));
    const { rows } = await csvOf(page, /outcomes are|outcome is|No outcome/);
    assert.ok(
      rows[1].some((cell) => cell.includes(want.term)),
      `the file says what is set: ${rows[1].join("; ")}`,
    );
    await slider.getByRole("button", { name: /^As it said/ }).click();
    await settled(page);
    assert.equal(new URL(page.url()).hash, "");
    assert.deepEqual(page.troubles, []);
    await page.done();
  },

  async a_want_is_moved_by_keys_and_says_its_size(browser) {
    const page = await open(browser, briefFile("brief"), { width: 390, height: 844, reduced: true });
    const before = await at(page, "slide").getAttribute("aria-valuetext");
    await at(page, "slide").focus();
    await page.keyboard.press("ArrowRight");
    await settled(page);
    const after = await at(page, "slide").getAttribute("aria-valuetext");
    assert.match(after, /points a year$/);
    assert.notEqual(after, before);
    assert.ok(decodeURIComponent(new URL(page.url()).hash).includes(`n.${want.id}=`));
    await page.done();
  },

  async without_an_engine_wants_are_shown_and_cannot_be_moved(browser) {
    const page = await open(browser, briefFile("no-engine-wants", JSON.stringify(data), { engine: false }));
    assert.equal(await at(page, "slide").isDisabled(), true);
    assert.ok((await page.locator("#what-if rect.half").count()) > 0);
    await page.done();
  },
};
