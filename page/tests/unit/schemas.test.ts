import { expect, test } from "vitest";
import { fakeEngine } from "../../src/engine/fake";
import { schemaProblem } from "../support/schemas.mjs";
import { conflictText, levelsText, text } from "./fixture";

const documents = {
  study: "study",
  deals: "deals",
  standoff: "standoff",
  talks: "talks",
  forecast: "forecast",
  attribution: "attribute",
  precedents: "precedents",
  course: "course",
  conflict: "conflict",
};

test.each([
  ["the_dispute", text],
  ["the_conflict", conflictText],
])("%s_of_the_tests_follows_the_schemas_that_the_types_are_from", (_, json) => {
  const brief = JSON.parse(json);
  expect(schemaProblem("brief", brief)).toBeNull();
  for (const [part, schema] of Object.entries(documents))
    if (brief[part] != null) expect([part, schemaProblem(schema, brief[part])]).toEqual([part, null]);
});

test("what_breaks_a_schema_is_found", () => {
  const brief = JSON.parse(text);
  delete brief.scenario.issues[0].levels[0].words;
  expect(schemaProblem("brief", brief)).toContain("words");
  delete brief.study.equilibria[0].sectors;
  expect(schemaProblem("study", brief.study)).toContain("sectors");
});

test("the_fake_engine_answers_in_the_engines_form", () => {
  const brief = JSON.parse(text);
  const call = fakeEngine({ brief, levels: JSON.parse(levelsText) }, 0);
  const answers = (request: { do: string }, form: string) => {
    expect([request.do, schemaProblem(`engine#/$defs/${request.do}`, request)]).toEqual([request.do, null]);
    const answer = JSON.parse(call(JSON.stringify(request)));
    expect([request.do, schemaProblem(`engine#/$defs/${form}`, answer)]).toEqual([request.do, null]);
    expect(answer.settings).toEqual({ numbers: { duty_rate: 0.3 }, elasticities: null, closure: "fixed" });
  };
  const set = { do: "set", numbers: { duty_rate: 0.3 }, elasticities: null, closure: "fixed" };
  answers(set, "set_answer");
  expect(schemaProblem("engine#/$defs/refused", JSON.parse(call('{"do":"deals"}')))).toBeNull();
  answers({ do: "outcome", levels: { tariffs: "all" } } as { do: string }, "outcome_answer");
  answers({ do: "named", index: 2 } as { do: string }, "outcome_answer");
  answers({ do: "price", from: 0, to: 3 } as { do: string }, "price_answer");
  answers({ do: "give", from: 3, prices: [[0], [1]] } as { do: string }, "give_answer");
});
