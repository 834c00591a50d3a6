// npm run build:fake, then npm run test:browser [-- PART_OF_A_NAME]
import { readdirSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { folder, launch } from "./harness.mjs";

const only = process.argv[2] ?? "";
const cases = new URL("cases/", import.meta.url);
const files = await Promise.all(readdirSync(cases).map((file) => import(new URL(file, cases).href)));
const waiting = files.flatMap((file) => Object.entries(file.cases)).filter(([name]) => name.includes(only));
let passed = 0;
let failed = 0;

async function runCase(browser, name, run) {
  const began = performance.now();
  try {
    await run(browser);
    ++passed;
    console.log(`ok   ${name} (${Math.round(performance.now() - began)} ms)`);
  } catch (error) {
    ++failed;
    console.log(`FAIL ${name}\n${String(error.stack ?? error).replace(/^/gm, "     ")}`);
    for (const context of browser.contexts()) await context.close();
  }
}

/** One browser's share: a case at a time, until none waits. */
async function work() {
  const browser = await launch();
  for (let next = waiting.shift(); next; next = waiting.shift()) await runCase(browser, ...next);
  await browser.close();
}
await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, work));
rmSync(folder, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
