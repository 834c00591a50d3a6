// npm run build:fake, then npm run test:browser [-- PART_OF_A_NAME]
import { rmSync } from "node:fs";
import { cases } from "./cases.mjs";
import { folder, launch } from "./harness.mjs";

const only = process.argv[2] ?? "";
const browser = await launch();
let passed = 0;
let failed = 0;
for (const [name, run] of Object.entries(cases)) {
  if (!name.includes(only)) continue;
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
await browser.close();
rmSync(folder, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
