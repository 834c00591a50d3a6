// What the tests read, as the program and its engine write it now: node tools/fixtures.mjs ../build/release/bin/parley
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { engineOf } from "../tests/support/engine.mjs";

const [program] = process.argv.slice(2);
if (!program) {
  console.error("usage: fixtures.mjs PARLEY");
  process.exit(2);
}
const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const run = (...args) => execFileSync(resolve(program), args, { cwd: path("../.."), maxBuffer: 1 << 28 });
const write = (name, value) => writeFileSync(path(`../tests/fixtures/${name}.json`), JSON.stringify(value));

write("elmira-1993", JSON.parse(run("brief", "conflicts/elmira-1993.yaml", "--json")));
write("us-china-2018", JSON.parse(run("brief", "us-china-2018", "--json")));
write("course", JSON.parse(run("course", "us-china-2018", "--json")));

// For the fake engine: every level by itself.
const folder = mkdtempSync(join(tmpdir(), "parley-fixtures-"));
run("brief", "us-china-2018", "-o", join(folder, "brief.html"));
const { brief, ask } = await engineOf(join(folder, "brief.html"), path("../../build/wasm/engine.js"));
rmSync(folder, { recursive: true });
const levels = { outcomes: [], equilibria: [] };
for (const issue of brief.scenario.issues)
  for (const level of issue.levels.slice(1)) {
    const id = `one-${issue.id}-${level.id}`;
    const answer = ask({ do: "outcome", id, label: level.name, levels: { [issue.id]: level.id, ...level.requires } });
    if (answer.status === "error") throw new Error(`${id}: ${answer.message}`);
    levels.outcomes.push({ ...answer.outcome, equilibrium: levels.equilibria.length });
    levels.equilibria.push(answer.equilibrium);
  }
write("us-china-2018.levels", levels);
