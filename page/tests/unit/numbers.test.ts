import { expect, test } from "vitest";
import { numberRows, ownLabel } from "../../src/findings/numbers";
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

test("what_is_in_force_from_one_source_is_one_row_in_which_each_keeps_its_code_and_value", () => {
  const of = (code: string, more: object) => ({
    ...numbers[0]!,
    lever: false,
    low: null,
    high: null,
    evidence: { source: "table", paragraph: null, figures: [] },
    assumption: undefined,
    label: `In force: ${code}`,
    name: `baseline.${code}.duty`,
    ...more,
  });
  const duties = ["us-on-a", "us-on-b", "us-on-c", "us-on-d"].map((code, k) => of(code, { value: 0.1 * k }));
  const covers = of("us-on-a, trade covered", { unit: "share" });
  const other = of("us-on-e", { evidence: { source: "letter", paragraph: 3, figures: [] } });
  const rows = numberRows([...duties, covers, other]);
  expect(rows.map((r) => [r.label, r.numbers.length])).toEqual([
    ["In force: 4 measures", 4],
    ["In force: us-on-a, trade covered", 1],
    ["In force: us-on-e", 1],
  ]);
  expect(rows[0]!.numbers.map(ownLabel)).toEqual(["us-on-a", "us-on-b", "us-on-c", "us-on-d"]);
  expect(numberRows(duties.map((n) => ({ ...n, low: 0, high: 1 })))).toHaveLength(4);
});
