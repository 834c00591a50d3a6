import { expect, test } from "vitest";
import { decodeBrief } from "../../src/data/decode";
import { dutiesTable, heatMap, incomeTable, largestRate, rateBounds } from "../../src/findings/wars";
import { wars } from "../support/after_and_wars";
import { text } from "./fixture";

test("a_heat_map_has_a_column_a_buyer_and_the_sectors_with_the_most_trade_first", () => {
  const map = heatMap(wars[0]!, "war");
  expect(map.columns.map((column) => column.label)).toEqual(["United States", "China"]);
  expect(map.sectors).toEqual(["Computers, electronics, optical", "Crops and livestock"]);
  expect(map.squares.map((square) => square.rate)).toEqual([9.8, 11.8, 12.8, 30.8]);
  expect(heatMap(wars[0]!, "today").squares.map((square) => square.rate)).toEqual([1.3, 1.4, 11, 5.5]);
});

test("where_sellers_are_told_apart_the_sides_stand_beside_each_other_and_no_third_party", () => {
  const on = (buyer: string, seller: string) =>
    wars[0]!.duties.filter((duty) => duty.buyer === buyer).map((duty) => ({ ...duty, seller, seller_name: seller }));
  const duties = [...on("USA", "CHN"), ...on("USA", "MEX"), ...on("CHN", "USA")];
  expect(heatMap({ ...wars[0]!, duties }, "war").columns.map((column) => column.label)).toEqual([
    "United States → CHN",
    "China → USA",
  ]);
  const none = [...on("USA", "MEX"), ...on("USA", "CAN")];
  expect(heatMap({ ...wars[0]!, duties: none }, "war").columns).toHaveLength(2);
});

test("classes_are_of_equal_width_and_hold_the_largest_rate", () => {
  expect(largestRate(wars)).toBe(30.8);
  expect(rateBounds(30.8)).toEqual([8, 16, 24, 32, 40]);
  expect(rateBounds(24)).toEqual([5, 10, 15, 20, 25]);
  expect(rateBounds(0)).toEqual([0.2, 0.4, 0.6, 0.8, 1]);
  expect(rateBounds(1000).at(-1)).toBe(1000);
});

test("war_and_talks_stand_beside_today_for_the_sides_and_for_whom_they_move_most", () => {
  const table = incomeTable(wars);
  expect(table.columns.map((column) => column.label)).toEqual(["Real income, %", "Today", "War", "Talks"]);
  expect(table.rows).toEqual([
    ["United States", 0, 0.038, 0.047],
    ["China", 0, 0.159, 0.175],
    ["Taiwan", 0, -0.774, -0.774],
  ]);
  expect(dutiesTable(wars).rows).toHaveLength(8);
  expect(dutiesTable(wars).rows[0]).toEqual(["Crops and livestock", "United States", "all", "War", 1.3, 9.8, 30_000]);
});

test("wars_that_are_wrong_are_left_out_and_a_brief_may_have_none", () => {
  expect(decodeBrief(text).brief.wars).toEqual([]);
  const root = JSON.parse(text);
  root.wars = wars;
  expect(decodeBrief(JSON.stringify(root)).brief.wars).toHaveLength(2);
  root.wars = [{ ...wars[0], sides: [{ id: 3 }] }];
  const wrong = decodeBrief(JSON.stringify(root));
  expect(wrong.brief.wars).toEqual([]);
  expect(wrong.problems.wars).toContain("wars[0].sides[0].id");
});
