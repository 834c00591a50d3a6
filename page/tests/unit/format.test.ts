import { expect, test } from "vitest";
import {
  amount,
  amountRange,
  chance,
  fixed,
  inSentence,
  places,
  placesOfMarks,
  placesOfTicks,
  shortBy,
  series,
  shortName,
  signed,
  signedBn,
  signedPct,
  unbroken,
  years,
} from "../../src/format";

test("a_minus_is_a_minus_and_zero_has_none", () => {
  expect(fixed(-1234.5, 1)).toBe("\u22121,234.5");
  expect(fixed(-0.001, 1)).toBe("0.0");
  expect(signed(0.04, 1)).toBe("0.0");
  expect(signed(0.06, 1)).toBe("+0.1");
});
test("a_value_that_is_not_nothing_is_not_written_as_nothing", () => {
  expect([9.44, 0.06, 0.05].map((v) => places(v, 1))).toEqual([1, 1, 1]);
  expect([0.049, 0.01, 0.004].map((v) => fixed(v, places(v, 1)))).toEqual(["0.05", "0.01", "0.004"]);
  expect([0, 1e-9, NaN].map((v) => places(v, 1))).toEqual([1, 1, 1]);
  expect([-0.25, 0.0002].map(shortBy)).toEqual(["0.250", "0.0002"]);
  expect([-12, 0.07, 1.25, 49, 60, 0, 4e-6].map((v) => signedBn(v))).toEqual([
    "\u221212.0 m USD",
    "+70,000 USD",
    "+1.3 m USD",
    "+49.0 m USD",
    "+0.1 bn USD",
    "0.0 bn USD",
    "+4 USD",
  ]);
  expect(signedPct(0.0004)).toBe("+0.0004 %");
});
test("the_marks_of_an_axis_are_told_apart", () => {
  expect([300, 9, 2, 0.4, 0.02].map((range) => placesOfTicks(range, 5))).toEqual([0, 0, 1, 2, 3]);
  expect(placesOfTicks(0, 5)).toBe(0);
  expect(
    [
      [-1, -0.5, 0, 0.5],
      [0, 10],
      [0, 0.0005],
      [0.25, 0.3],
    ].map((marks) => placesOfMarks(marks)),
  ).toEqual([1, 0, 4, 2]);
});
test("a_chance_is_certain_only_when_it_is", () => {
  expect(chance(0)).toBe("0 %");
  expect(chance(0.004)).toBe("under 1 %");
  expect(chance(0.996)).toBe("over 99 %");
  expect(chance(1.0000000000000007)).toBe("100 %");
  expect(chance(0.7998)).toBe("80 %");
});
test("amounts_carry_their_unit", () => {
  expect(amount(0.25, "rate")).toBe("25 %");
  expect(amount(0.025, "a_year")).toBe("2.5 % a year");
  expect(amount(150000, "usd_m")).toBe("150 bn USD");
  expect(amount(10, "years")).toBe("10 years");
  expect(amount(25000, "usd_m_a_year")).toBe("25 bn USD a year");
  expect(amountRange(0.05, 0.3, "a_year")).toBe("5 to 30 % a year");
  expect(amountRange(-0.3, 0.02, "points")).toBe("\u22120.3 to 0.02 points");
  expect(amount(100, "points")).toBe("100 points");
});
test("words_join_as_they_are_spoken", () => {
  expect(series(["a"])).toBe("a");
  expect(series(["a", "b", "c"])).toBe("a, b and c");
  expect(inSentence("United States")).toBe("the United States");
  expect(inSentence("China")).toBe("China");
  for (const name of ["Netherlands", "EU", "EU27", "European Union (27)", "US negotiators"])
    expect(inSentence(name)).toBe(`the ${name}`);
  for (const name of ["Europe", "US Steel", "Ukraine", "United Airlines"]) expect(inSentence(name)).toBe(name);
  expect(shortName("United States")).toBe("US");
  expect(shortName("The local government")).toBe("The local government");
  expect(shortName("China")).toBe("China");
  expect(years(0.02)).toBe("7 days");
  expect(years(6.42)).toBe("6.4 years");
});

test("a_number_is_not_parted_from_its_unit", () => {
  expect(unbroken("loses 4.9 bn USD a year (0.025 %; 3 m away)")).toBe(
    "loses 4.9\u00a0bn\u00a0USD a year (0.025\u00a0%; 3\u00a0m away)",
  );
  expect(unbroken("2 months")).toBe("2 months");
});
