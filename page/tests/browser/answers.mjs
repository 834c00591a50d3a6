// The engine of a brief answers as docs/schema/engine-1.schema.json says: node tests/browser/answers.mjs BRIEF.html ENGINE.js
import assert from "node:assert/strict";
import { engineOf } from "../support/engine.mjs";
import { schemaProblem } from "../support/schemas.mjs";

const [file, script] = process.argv.slice(2);
if (!script) {
  console.error("usage: answers.mjs BRIEF.html ENGINE.js");
  process.exit(2);
}
const { brief, ask } = await engineOf(file, script);
const outcomes = brief.study.outcomes;
const forms = [
  [{ do: "set", numbers: { duty_rate: 0.3 }, elasticities: null, closure: null }, "engine#/$defs/set_answer"],
  [{ do: "deals" }, "engine#/$defs/refused"],
  [{ do: "else" }, "engine#/$defs/refused"],
  [{ do: "outcome", levels: outcomes[0].levels }, "engine#/$defs/outcome_answer"],
  [{ do: "named", index: outcomes.length - 1 }, "engine#/$defs/outcome_answer"],
  [{ do: "named" }, "study"],
  [{ do: "price", from: 0, to: 2 }, "engine#/$defs/price_answer"],
];
for (const [request, form] of forms) {
  const answer = ask(request);
  // A document is the command line's, with the settings that it is of.
  const { settings, ...document } = answer;
  assert.equal(schemaProblem("engine#/$defs/settings", settings), null);
  assert.deepEqual(settings, { numbers: { duty_rate: 0.3 }, elasticities: null, closure: "fixed" });
  assert.equal(schemaProblem(form, form === "study" ? document : answer), null, `${JSON.stringify(request)}: ${form}`);
  if (request.do === "price") {
    const give = { do: "give", from: 0, prices: answer.prices };
    assert.equal(schemaProblem("engine#/$defs/give", give), null);
    assert.equal(schemaProblem("engine#/$defs/give_answer", ask(give)), null);
  }
}
console.log(`${forms.length + 1} kinds of answers follow the schemas`);
