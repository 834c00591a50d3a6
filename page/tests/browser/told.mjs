// What the brief of the tests says, and how a case reads and sets it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { briefFile, csvOf, fixture } from "./harness.mjs";

export const data = JSON.parse(fixture);
export const equilibriumOf = (id) => data.study.equilibria[data.study.outcomes.find((o) => o.id === id).equilibrium];
/** The brief with a war of attrition, which the dispute of the tests has no more (tests/unit/fixture.ts). */
export const attritionFile = () => {
  const giving_in = JSON.parse(readFileSync(new URL("../fixtures/giving-in.json", import.meta.url), "utf8"));
  return briefFile("attrition", JSON.stringify({ ...data, standoff: { ...data.standoff, giving_in } }));
};
export const close = (a, b, what) =>
  assert.ok(Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(b)), `${what}: ${a} is not ${b}`);
export const choose = (page, issue, level) => page.locator(`#lever-${issue}`).selectOption(level);

export const allTables = (page) =>
  page.locator(".tools button[aria-pressed=false]").evaluateAll((buttons) => buttons.forEach((b) => b.click()));

export async function compareMap(page, equilibrium) {
  const { rows } = await csvOf(page, /loses|gains|Nobody/);
  assert.equal(rows.length - 1, equilibrium.economies.length);
  for (const e of equilibrium.economies) {
    const row = rows.find((r) => r[1] === e.code);
    close(Number(row[2]), e.welfare_usd_m, `${e.code}, USD`);
    close(Number(row[3]), e.welfare_pct, `${e.code}, percent`);
  }
}
