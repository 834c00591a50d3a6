import { expect, test } from "vitest";
import {
  fitSentence,
  hingeSentences,
  scaleOf,
  turned,
  turnedSentences,
  wantsOf,
  weightsIn,
} from "../../src/findings/wants";
import { fromFragment, numbersOf, onlyWantsMoved, setWant, startOf, toFragment } from "../../src/state/settings";
import { settingInWords } from "../../src/state/labels";
import { brief } from "./fixture";

test("every_want_of_the_record_has_a_slider_within_which_what_fits_lies", () => {
  const wants = wantsOf(brief());
  expect(wants.length).toBe(brief().record!.flatMap((p) => p.wants).length);
  expect(wants.length).toBeGreaterThan(15);
  for (const want of wants) {
    expect(want.low).toBeLessThanOrEqual(want.said);
    expect(want.said).toBeLessThanOrEqual(want.high);
    const scale = scaleOf(want);
    expect(scale.value(scale.at(want.said))).toBeCloseTo(want.said, 9);
    const [a, b] = [scale.at(want.low), scale.at(want.high)];
    expect([Math.min(a, b), Math.max(a, b)].map((x) => Number(x.toFixed(6)))).toEqual([0, 1]);
    if (want.fit) expect(want.fit[0]).toBeLessThanOrEqual(want.fit[1]);
  }
  expect(wants[0]!.hinges.length).toBeGreaterThan(0);
});

test("a_want_as_said_is_what_the_deals_of_the_brief_weigh_it_by", () => {
  const b = brief();
  const weights = weightsIn(b, b.deals);
  for (const want of wantsOf(b)) expect(weights[want.id], want.id).toBeCloseTo(want.said, 9);
  for (const { id, quantiles } of b.record!.flatMap((p) => p.wants))
    expect(weights[id], id).toBeCloseTo(quantiles.q50, 9);
});

test("at_the_weights_as_written_no_conclusion_is_turned", () => {
  const b = brief();
  const want = wantsOf(b).find((w) => w.hinges.length > 0)!;
  const bare = (name: string) => name.replace(/^Red line: /, "");
  const hinge = want.hinges[0]!.at;
  // The draw in the middle of all wants need not be in the middle of this one: here it is on the other side of its hinge.
  const other = hinge + (hinge - want.said);
  for (const party of b.deals!.parties)
    if (party.id === want.party)
      for (const term of party.terms) if (bare(term.name) === bare(want.name)) term.weight = other;
  const moved = wantsOf(b).find((w) => w.id === want.id)!;
  expect(moved.said).toBe(other);
  expect(turned(moved, other).filter((h) => h.at === hinge)).toEqual([]);
  expect(turned(moved, want.said).some((h) => h.at === hinge)).toBe(true);
});

test("beyond_its_hinge_a_conclusion_is_the_opposite_and_before_it_is_not", () => {
  const want = wantsOf(brief()).find((w) => w.hinges.length > 0)!;
  const [hinge] = want.hinges;
  expect(turned(want, want.said)).toEqual([]);
  const beyond = hinge!.at + (hinge!.at - want.said);
  expect(turned(want, beyond)).toContainEqual(hinge);
  expect(turnedSentences(want, beyond)[0]).toMatch(hinge!.holds ? /^No longer: / : /^Now: /);
  expect(hingeSentences(want)[0]).toMatch(/^Conclusion \d turns at /);
});

test("what_does_not_fit_is_said_to_be_outside", () => {
  const want = { ...wantsOf(brief())[0]!, bounded: true, fit: [0.1, 0.5] as [number, number] };
  expect(fitSentence(want, 0.2)).toBe("Fits all that it said, as 0.10 to 0.50 does.");
  expect(fitSentence(want, 0.6)).toBe("Outside what fits all that it said, which is 0.10 to 0.50.");
  expect(fitSentence({ ...want, fit: null }, 0.6)).toMatch(/^Not all/);
  expect(fitSentence({ ...want, bounded: false }, 0.2)).toBe("What it said leaves its size open.");
});

test("a_want_that_is_set_is_in_the_address_the_files_and_what_the_engine_is_asked", () => {
  const b = brief();
  const start = startOf(b);
  const want = wantsOf(b)[0]!;
  const value = (want.low + want.said) / 2;
  const set = setWant(start, want, value);
  expect(fromFragment(toFragment(set, start), b, start).numbers[want.id]).toBeCloseTo(value, 9);
  expect(numbersOf(set, start, "fixed").numbers).toEqual({ [want.id]: value });
  expect(settingInWords(b, set, start)).toContain(want.name);
  expect(onlyWantsMoved(set, start)).toBe(true);
  expect(onlyWantsMoved({ ...set, elasticities: "IS" }, start)).toBe(false);
  expect(onlyWantsMoved({ ...set, numbers: { ...set.numbers, duty_rate: 0.3 } }, start)).toBe(false);
  expect(setWant(set, want, null)).toEqual(start);
  expect(setWant(set, want, want.said)).toEqual(start);
});

test("wants_from_an_address_stay_within_their_range_and_strangers_are_passed_over", () => {
  const b = brief();
  const start = startOf(b);
  const want = wantsOf(b)[0]!;
  expect(fromFragment(`n.${want.id}=1e9`, b, start).numbers[want.id]).toBe(want.high);
  expect(fromFragment("n.wants.nobody.1=0.5&n.wants.usa.99=1", b, start)).toEqual(start);
});
