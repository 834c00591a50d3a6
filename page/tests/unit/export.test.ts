import { expect, test } from "vitest";
import { csvOf, withSetting } from "../../src/charts/export";
import { wrapped } from "../../src/charts/words";
import { diverging } from "../../src/charts/colors";

test("csv_quotes_what_needs_it_and_disarms_formulas", () => {
  const csv = csvOf({
    columns: [{ label: "a" }, { label: "b, c" }],
    rows: [
      ['say "x"', -1.5],
      ["=HYPERLINK(1)", null],
      ["-2", 1e-9],
    ],
  });
  expect(csv).toBe('a,"b, c"\r\n"say ""x""",-1.5\r\n\'=HYPERLINK(1),\r\n\'-2,1e-9\r\n');
});

test("lines_break_between_words_and_end_in_an_ellipsis_when_there_is_more", () => {
  expect(wrapped("one two three four", 9)).toEqual(["one two", "three", "four"]);
  expect(wrapped("one two three four five six", 9, 2)).toEqual(["one two", "three fo…"]);
  expect(wrapped("x".repeat(25), 10)).toEqual(["x".repeat(10), "x".repeat(10), "x".repeat(5)]);
});

test("colours_of_gains_and_losses_part_at_nothing", () => {
  const { of } = diverging([-9000, 1000, 500, -400, 0]);
  expect(of(0)).toBe("var(--even)");
  expect(of(-9000)).toBe("var(--loss-3)");
  expect(of(500)).toBe("var(--gain-3)");
  expect(diverging([]).of(0)).toBe("var(--even)");
});

test("a_file_has_ids_setting_and_source_behind_what_the_page_shows", () => {
  const table = { columns: [{ label: "Outcome" }], rows: [["One"], ["Two"]], ids: { "Outcome id": ["one", "two"] } };
  expect(csvOf(withSetting(table, "as set", "Parley"))).toBe(
    "Outcome,Outcome id,Setting,Source\r\nOne,one,as set,Parley\r\nTwo,two,as set,Parley\r\n",
  );
  expect(csvOf(table)).toBe("Outcome\r\nOne\r\nTwo\r\n");
});
