// How fast a brief with its engine is: node tests/browser/speed.mjs BRIEF.html. Fails above the limits, times $PARLEY_SLOWER.
import assert from "node:assert/strict";
import { resolve } from "node:path";
import { launch, open } from "./harness.mjs";

const [file] = process.argv.slice(2);
if (!file) {
  console.error("usage: speed.mjs BRIEF.html");
  process.exit(2);
}
const slower = Number(process.env.PARLEY_SLOWER ?? "1");
assert.ok(slower > 0, `PARLEY_SLOWER should be a number above 0, not ${process.env.PARLEY_SLOWER}`);
const aims = {
  useful: 1000 * slower,
  move: 60,
  work: 60,
  worst: 200 * slower,
  priced: 10_000 * slower,
  drag: 10 / slower,
  branch: 300 * slower,
};
const moves = 50;

/** Runs in the page before anything of it: when the outcome that it lands on can be read, map and numbers. */
function watchOpening() {
  // The task after the frame that is painted next, before any other that waits.
  globalThis.painted = (done) =>
    requestAnimationFrame(() => void scheduler.postTask(() => done(performance.now()), { priority: "user-blocking" }));
  const there = () => document.querySelector("#levers .plot svg") && document.querySelector(".bar .numbers strong");
  const watch = new MutationObserver(() => {
    if (!there()) return;
    watch.disconnect();
    globalThis.painted((at) => (globalThis.usefulAfter = at));
  });
  watch.observe(document, { childList: true, subtree: true });
}

/** What is asked of the page, which fails with what it shows where it has not answered in a minute. */
const answered = (work, asked) => {
  const late = new Promise((_, fail) => {
    const after = 60_000 * slower;
    setTimeout(async () => fail(new Error(`${asked.control} to ${asked.value}: ${await shown()}`)), after).unref();
  });
  return Promise.race([page.evaluate(work, asked), late]);
};
const shown = () =>
  page.evaluate(() =>
    [".bar .what", ".bar .numbers", ".bar [role=status]"]
      .map((at) => document.querySelector(at)?.textContent)
      .join("; "),
  );

/** In the page: gives a control a value as a reader does, and says after how long the page shows the outcome that is then set. */
function timeToShow({ control, value }) {
  const input = document.querySelector(control);
  const label = () => document.querySelector(".bar .what").textContent;
  const before = { label: label(), numbers: document.querySelector(".bar .numbers")?.textContent };
  const shown = () => label() !== before.label && !document.querySelector('#levers [aria-busy="true"]');
  return new Promise((done) => {
    const began = performance.now();
    const look = () => {
      if (!shown()) return;
      watch.disconnect();
      globalThis.painted((at) =>
        done({
          ms: at - began,
          changed: before.numbers !== document.querySelector(".bar .numbers")?.textContent,
          own: document.querySelector("#named").value === "" && !document.querySelector("#levers [role=alert]"),
        }),
      );
    };
    const watch = new MutationObserver(look);
    watch.observe(document.body, { attributes: true, childList: true, characterData: true, subtree: true });
    input.value = value;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

/** In the page: a typed number, until every outcome is priced and until all that rests on them is shown. */
function timeToPrice({ control, value }) {
  const input = document.querySelector(control);
  const status = () => document.querySelector(".bar [role=status]").textContent;
  return new Promise((done) => {
    const began = performance.now();
    let priced = null;
    let outcomes = "";
    const watch = new MutationObserver(() => {
      // The last of them may be shown with what comes after it, and be seen by nobody.
      const [, of, total] = /([\d,]+) of ([\d,]+)/.exec(status()) ?? [];
      if (priced === null && (of === undefined ? outcomes !== "" : of === total)) priced = performance.now() - began;
      outcomes ||= total ?? "";
      if (priced === null || status() !== "" || document.querySelector("section:not(#course, #markets, #trade) .stale"))
        return;
      watch.disconnect();
      globalThis.painted((at) => done({ priced, outcomes, all: at - began }));
    });
    watch.observe(document.body, { attributes: true, childList: true, characterData: true, subtree: true });
    input.value = value;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

/** In the page: a slider dragged from end to end and back for a while; how many results were to be seen, and for how long. */
function timeDrag({ control, ms }) {
  const input = document.querySelector(control);
  const numbers = () => document.querySelector(".bar .numbers").textContent;
  const [low, high] = [Number(input.min), Number(input.max)];
  return new Promise((done) => {
    const began = performance.now();
    let before = numbers();
    let results = 0;
    const watch = new MutationObserver(() => {
      if (numbers() !== before && !numbers().includes("–")) ++results;
      before = numbers();
    });
    watch.observe(document.querySelector(".bar"), { childList: true, characterData: true, subtree: true });
    const step = () => {
      const at = performance.now() - began;
      input.value = low + (high - low) * Math.abs((((2 * at) / ms) % 2) - 1);
      input.dispatchEvent(new Event("input", { bubbles: true }));
      if (at < ms) return requestAnimationFrame(step);
      watch.disconnect();
      input.dispatchEvent(new Event("change", { bubbles: true }));
      done({ results, ms: at });
    };
    requestAnimationFrame(step);
  });
}

/** In the page: a step of the course chosen, until its outcome is painted. */
function timeBranch(index) {
  const step = document.querySelectorAll("#course .steps button[aria-pressed]")[index];
  if (!step) return null;
  const label = () => document.querySelector(".bar .what").textContent;
  const before = label();
  return new Promise((done) => {
    const began = performance.now();
    const look = () => {
      if (label() === before || document.querySelector('#levers [aria-busy="true"]')) return;
      watch.disconnect();
      globalThis.painted((at) => done(at - began));
    };
    const watch = new MutationObserver(look);
    watch.observe(document.body, { attributes: true, childList: true, characterData: true, subtree: true });
    setTimeout(() => (watch.disconnect(), done(null)), 5000);
    step.click();
  });
}

const browser = await launch();
const page = await open(browser, resolve(file), { before: watchOpening });
await page.waitForFunction(() => globalThis.usefulAfter && document.body.innerText.includes("running"), null, {
  timeout: 60_000,
});
const useful = await page.evaluate(() => globalThis.usefulAfter);
const issues = await page.evaluate(() =>
  JSON.parse(document.getElementById("brief-data").textContent).scenario.issues.map((i) => ({
    id: i.id,
    levels: i.levels.map((l) => l.id),
  })),
);

/** What the page's main thread has worked, ms, whatever else the machine does. */
const devtools = await page.context().newCDPSession(page);
await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
const worked = async () => {
  const { metrics } = await devtools.send("Performance.getMetrics");
  return 1000 * metrics.find((m) => m.name === "TaskDuration").value;
};

// As a reader has it who moves a lever: map and numbers in view.
await page.locator("#levers").evaluate((section) => section.scrollIntoView({ behavior: "instant" }));
const taken = [];
let changed = 0;
let asked = 0;
const before = await worked();
for (let k = 0; taken.length < moves; ++k) {
  assert.ok(k < 10 * moves, "too few outcomes of one's own");
  const issue = issues[k % issues.length];
  const control = `#lever-${issue.id}`;
  const at = issue.levels.indexOf(await page.locator(control).inputValue());
  ++asked;
  const move = await answered(timeToShow, { control, value: issue.levels[(at + 1) % issue.levels.length] });
  if (!move.own) continue; // came with the brief, or cannot be had
  taken.push(move.ms);
  if (move.changed) ++changed;
}
assert.ok(changed > moves / 2, `only ${changed} of ${moves} moves changed what the parties get`);
const work = ((await worked()) - before) / asked;
taken.sort((a, b) => a - b);
const median = (taken[moves / 2 - 1] + taken[moves / 2]) / 2;
const branches = [];
for (let k = 0; branches.length < 5 && k < 20; ++k) {
  const took = await page.evaluate(timeBranch, k);
  if (took !== null) branches.push(took);
}
await page.getByRole("button", { name: "Reset", exact: true }).click();
// The first number that has a slider, whatever it is called, and a value of it that nobody set before.
const slider = page.locator("input[type=range][id^='number-']").first();
const [number, between] = await slider.evaluate((s) => [
  s.id.replace(/-slide$/, ""),
  String(Number((Number(s.min) + 0.77 * (Number(s.max) - Number(s.min))).toFixed(1))),
]);
// Of what is not in force a size moves nothing.
const [, issue, level] = /^number-issues\.(.+)\.levels\.(.+)\.measures\./.exec(number) ?? [];
if (issue) await page.locator(`[id='lever-${issue}']`).selectOption(level);
await page.waitForTimeout(1000);
const drag = await page.evaluate(timeDrag, { control: `[id='${number}-slide']`, ms: 3000 });
const each_second = (1000 * drag.results) / drag.ms;
const { priced, outcomes, all } = await answered(timeToPrice, {
  control: `[id='${number}-typed']`,
  value: between,
});
assert.deepEqual(page.troubles, []);
await browser.close();

const ms = (value) => `${Math.round(value)} ms`;
const s = (value) => `${(value / 1000).toFixed(1)} s`;
console.log(`open until useful: ${ms(useful)} (limit: ${ms(aims.useful)})`);
console.log(
  `a move of a lever until its outcome is shown: median of ${moves} ${ms(median)} (aim: ${ms(aims.move)} on two idle cores), ${ms(taken[0])} to ${ms(taken[moves - 1])} (limit of the median: ${ms(aims.worst)}, aim for the worst: ${ms(200)})`,
);
console.log(`  of which the page's own thread works ${ms(work)} (limit: ${ms(aims.work)}, on a busy machine too)`);
console.log(
  `a step of the course until its outcome is shown: ${branches.map(ms).join(", ")} (limit: ${ms(aims.branch)})`,
);
console.log(`a slider that is dragged: ${each_second.toFixed(1)} results a second (limit: ${aims.drag.toFixed(1)})`);
console.log(
  `a new duty rate until all ${outcomes} outcomes are priced: ${s(priced)} (limit: ${s(aims.priced)}); until every section is of it: ${s(all)}`,
);
assert.ok(
  useful <= aims.useful,
  `the page is useful after ${ms(useful)}, above ${ms(aims.useful)}; PARLEY_SLOWER=2 doubles the limits`,
);
assert.ok(work <= aims.work, `a move takes ${ms(work)} of the page's own thread, above ${ms(aims.work)}`);
assert.ok(
  median <= aims.worst,
  `the median move takes ${ms(median)}, above ${ms(aims.worst)}; PARLEY_SLOWER=2 doubles the limits`,
);
assert.ok(
  priced <= aims.priced,
  `all outcomes take ${s(priced)}, above ${s(aims.priced)}; PARLEY_SLOWER=2 doubles the limits`,
);
assert.ok(each_second >= aims.drag, `a drag shows ${each_second.toFixed(1)} results a second, below ${aims.drag}`);
assert.ok(
  branches.length > 0 && Math.min(...branches) <= aims.branch,
  `a step of the course takes ${branches.map(ms)}`,
);
