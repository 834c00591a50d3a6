import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { WrongData } from "../../src/data/checking";
import { decode } from "../../src/data/decode";
import type { Course } from "../../src/data/types";
import {
  agreementsIn,
  courseTitle,
  whatToOffer,
  allSteps,
  courseFinding,
  courseSteps,
  gainInWords,
  pathTo,
  whoGoesFirst,
  worthCarryingOut,
  type Branch,
} from "../../src/findings/course";
import { schemaProblem } from "../support/schemas.mjs";

const json = readFileSync(new URL("../fixtures/course.json", import.meta.url), "utf8");
const course = () => decode<Course>("course", JSON.parse(json));
const all = (of: Branch[]): Branch[] => of.flatMap((each) => [each, ...all(each.then)]);

test("the_course_follows_its_schema", () => {
  expect(schemaProblem("course", JSON.parse(json))).toBeNull();
  const broken = JSON.parse(json);
  delete broken.tree.then[0].then[0].levels;
  expect(() => decode("course", broken)).toThrow(WrongData);
});

test("every_branch_is_in_one_step_and_columns_are_days_in_order", () => {
  const { roots, columns } = courseSteps(course());
  const steps = allSteps(roots);
  expect(steps.flatMap((s) => s.steps).length).toBe(all(course().tree.then).length);
  expect(new Set(steps.map((s) => s.id)).size).toBe(steps.length);
  columns.slice(1).forEach((c, k) => {
    const before = columns[k]!;
    expect(c.months > before.months || (c.date === before.date && c.within > before.within)).toBe(true);
  });
  for (const step of steps) for (const next of step.then) expect(next.column).toBeGreaterThan(step.column);
});

test("steps_of_one_day_that_nearly_always_follow_each_other_are_one", () => {
  const of = course();
  const next = of.tree.then[0]!.then[0]!;
  next.date = of.tree.then[0]!.date;
  of.tree.then[0]!.then = [next];
  next.share = of.tree.then[0]!.share * 0.98;
  expect(courseSteps(of).roots[0]!.steps.length).toBe(2);
  expect(courseSteps(of).roots[0]!.levels).toEqual(next.levels);
  next.share = of.tree.then[0]!.share * 0.9;
  expect(courseSteps(of).roots[0]!.steps.length).toBe(1);
});

test("the_path_to_a_step_begins_at_the_root_and_ends_there", () => {
  const { roots } = courseSteps(course());
  for (const step of allSteps(roots)) {
    const path = pathTo(roots, step.id);
    expect(path[0]!.parent).toBeNull();
    expect(path.at(-1)).toBe(step);
    path.slice(1).forEach((each, k) => expect(path[k]!.then).toContain(each));
  }
  expect(pathTo(roots, "none")).toEqual([]);
});

test("solved_and_assumed_sum_to_what_a_branch_is_worth_to_each", () => {
  for (const branch of all(course().tree.then))
    for (const gain of [branch.gain, ...Object.values(branch.over_today)])
      expect(gain.solved_points + gain.assumed_points).toBeCloseTo(gain.points, 12);
  expect(gainInWords({ points: 0.29, solved_points: 0.08, assumed_points: 0.21 })).toBe(
    "+0.290 points a year: +0.080 solved, +0.210 assumed",
  );
});

test("who_goes_first_and_who_does_not_are_told_with_the_days_shares", () => {
  const first = whoGoesFirst(course());
  expect(first[0]).toMatch(/^The United States moves first in over 99 %/);
  expect(first[1]).toBe("China would not go first: in under 5 % of what would fit the record.");
  expect(courseFinding(course())).toBe(
    "By 31 Jul 2018: carried out in 91 %, answered in 84 % and something signed in 39 % of the wants that fit the record",
  );
  expect(agreementsIn(course())).toEqual([
    `Agreement 3: ${course().agreements.find((a) => a.name === "agreement 3")!.words}`,
  ]);
});

test("those_who_have_nothing_to_offer_stand_in_one_sentence_and_days_name_the_two_they_are_of", () => {
  const of = course();
  const name = (id: string) => (id === "usa" ? "the United States" : "China");
  const without = of.no_advice!.map((a) => name(a.party));
  expect(without).toHaveLength(2);
  expect(whatToOffer(of).filter((each) => each.startsWith("Today "))).toEqual([
    "Today the United States and China could each offer nothing that most of its own wants and of the others’ would rather sign than go on; of later days this says nothing.",
  ]);
  expect(whatToOffer({ ...of, no_advice: of.no_advice!.slice(0, 1) })[0]).toMatch(/could offer nothing/);
  expect(
    courseFinding({ ...of, parties: [...of.parties, { ...of.parties[0]!, id: "eu", name: "European Union" }] }),
  ).toMatch(/^By 31 Jul 2018, between the United States and China: carried out/);
});

test("of_many_parties_what_nearly_always_comes_first_is_the_title_and_of_two_the_first_day_is", () => {
  const of = course();
  expect(courseTitle(of)).toBe(courseFinding(of));
  const three = { ...of, parties: [...of.parties, { ...of.parties[0]!, id: "eu", name: "European Union" }] };
  expect(courseTitle(three)).toMatch(/^In over 99 % of the wants that fit the record: The United States names a day/);
  const [root, ...others] = three.tree.then;
  const split = { ...three, tree: { ...three.tree, then: [{ ...root!, share: 0.6 }, ...others] } };
  expect(courseTitle(split)).toBe(courseFinding(three));
});

test("what_is_worth_less_than_is_seen_is_about_nothing", () => {
  expect(gainInWords({ points: 0.00001, solved_points: -0.00003, assumed_points: 0.00004 })).toBe("about nothing");
  expect(gainInWords({ points: 0.0001, solved_points: -0.3, assumed_points: 0.3001 })).toMatch(
    /^0\.000 points a year: −0\.300 solved/,
  );
});

test("threats_say_in_how_many_of_the_wants_that_fit_they_are_worth_carrying_out", () => {
  const of_may = course();
  const said = worthCarryingOut(of_may);
  expect(said).toHaveLength(of_may.credibility.length);
  of_may.credibility.forEach((of, k) => {
    expect(said[k]).toContain(`would rather carry out “${of.level}” than take it back`);
    expect(said[k]).toContain(of.share === 1 ? "in 100 % of" : " % of the wants that fit");
  });
  const [first] = of_may.credibility;
  const rare = { ...first!, share: 0.2, needed_points: 0.05 };
  expect(worthCarryingOut({ ...of_may, credibility: [rare] })[0]).toMatch(
    /For half of them backing down would have to cost 0\.050 points more\.$/,
  );
});
