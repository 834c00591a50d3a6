import { expect, test } from "vitest";
import { whatItMoves } from "../../src/findings/moves";
import { brief } from "./fixture";

const b = brief();
const number = (name: string) => b.scenario!.numbers.find((n) => n.name === name)!;

test("a_number_says_its_range_and_real_income_at_either_end_of_it", () => {
  const [range, moves] = whatItMoves(b, number("issues.tariffs.levels.threat.measures.1.duty"));
  expect(range).toBe("Its range: 10 to 25 %.");
  const mover = b.study!.movers!.movers.find((m) =>
    m.what.endsWith("25 points on 150 bn USD of Chinese goods (duty)"),
  )!;
  const china = mover.by_party.find((p) => p.id === "china")!.income_pct!;
  expect(moves).toContain(`China −${(-china.low).toFixed(3)} to −${(-china.high).toFixed(3)} %`);
});

test("what_was_not_tried_says_its_range_alone", () => {
  expect(whatItMoves(b, number("parties.usa.patience"))).toHaveLength(1);
});
