import { expect, test } from "vitest";
import { numberRows } from "../../src/findings/numbers";
import { brief } from "./fixture";

const { numbers } = brief().scenario!;

test("measures_of_one_level_from_one_source_are_one_row", () => {
  const rows = numberRows(numbers);
  expect(new Set(rows.flatMap((r) => r.numbers))).toEqual(new Set(numbers));
  expect(rows.flatMap((r) => r.numbers)).toHaveLength(numbers.length);
  const many = rows.filter((r) => r.numbers.length > 1);
  expect(many.map((r) => [r.label, r.numbers.length])).toEqual([
    ["What was in force in September 2019: 6 measures", 6],
    ["What was in force in September 2019: 26 measures", 26],
    ["What was in force in September 2019, trade covered: 14 measures", 14],
  ]);
});

test("numbers_that_differ_in_more_than_their_value_stay_apart", () => {
  const of = (k: number, more: object) => ({
    ...numbers[0]!,
    lever: false,
    low: null,
    high: null,
    evidence: undefined,
    assumption: undefined,
    label: `L, measure ${k}`,
    name: `n${k}`,
    ...more,
  });
  const same = [1, 2, 3, 4].map((k) => of(k, { assumption: "guess" }));
  expect(numberRows(same)).toHaveLength(1);
  expect(numberRows(same.slice(1))).toHaveLength(3);
  expect(numberRows([...same.slice(0, 3), of(4, { assumption: "another" })])).toHaveLength(4);
  expect(numberRows(same.map((n) => ({ ...n, low: 0.1, high: 0.2 })))).toHaveLength(4);
  expect(numberRows(same.map((n) => ({ ...n, lever: true })))).toHaveLength(4);
});
