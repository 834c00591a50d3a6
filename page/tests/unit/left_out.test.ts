import { expect, test } from "vitest";
import { decodeBrief } from "../../src/data/decode";
import { leftOut } from "../../src/findings/left_out";
import { text } from "./fixture";

test("sections_that_one_reason_leaves_out_are_told_together", () => {
  const why = { one: "only one party", two: "no dates" };
  const left_out = [
    { section: "deals", why: why.one },
    { section: "forecast", why: why.one },
    { section: "talks", why: why.two },
  ];
  const { brief, problems } = decodeBrief(JSON.stringify({ ...JSON.parse(text), left_out }));
  expect(problems).toEqual({});
  expect(leftOut(brief)).toEqual([
    ["Without the deal space and how sure", why.one],
    ["Without the talks", why.two],
  ]);
  expect(leftOut(decodeBrief(text).brief)).toEqual([]);
});
