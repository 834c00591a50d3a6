import { expect, test } from "vitest";
import { pointsOf } from "../../src/findings/space";
import { sharedBy, signingInShort, signingOf, signingSentences } from "../../src/findings/signing";
import { brief } from "./fixture";

const b = brief();
const deals = b.deals!;
const all = pointsOf(deals, null, () => "");
const sides = signingOf(deals, all, b);
/** All that is threatened is taken back, and nothing is answered. */
const agreements = all.filter((p) => p.levels.tariffs === "withdrawn" && p.levels.retaliation === "none");
const objects = (party: string, number: number) =>
  deals.objections.some((o) => o.outcome === number && o.party === party);

test("a_party_accepts_what_it_does_not_object_to", () => {
  for (const side of sides) {
    expect(side.of).toBe(agreements.length);
    expect(side.accepts).toBe(agreements.filter((p) => !objects(side.party, p.number)).length);
  }
});

test("the_step_that_helps_most_is_one_with_which_more_outcomes_are_accepted_than_without_it", () => {
  for (const { helps, hinders, party } of sides) {
    const share = (held: boolean, step: NonNullable<typeof helps>) => {
      const some = agreements.filter((p) => (p.levels[step.issue] === step.level) === held);
      return some.filter((p) => !objects(party, p.number)).length / some.length;
    };
    for (const step of [helps, hinders]) {
      if (!step) continue;
      expect(step.withIt).toBeCloseTo(share(true, step), 12);
      expect(step.without).toBeCloseTo(share(false, step), 12);
    }
    if (helps) expect(helps.withIt).toBeGreaterThan(helps.without);
    if (hinders) expect(hinders.withIt).toBeLessThan(hinders.without);
  }
});

test("what_the_others_like_best_is_accepted_and_nothing_accepted_is_better_to_the_worst_off_of_them", () => {
  for (const side of sides) {
    const at = side.best!.gains.findIndex((g) => g.name === side.name);
    expect(side.best!.gains[at]!.gain).toBeGreaterThanOrEqual(-1e-9);
    const other = side.best!.gains.filter((_, k) => k !== at);
    const worst = Math.min(...other.map((g) => g.gain));
    for (const p of agreements) {
      if (objects(side.party, p.number)) continue;
      const gains = deals.parties
        .filter((q) => q.id !== side.party)
        .map((q) => p.points[q.id]! - deals.disagreement.outcome.points[q.id]!);
      expect(Math.min(...gains)).toBeLessThanOrEqual(worst + 1e-12);
    }
  }
});

test("without_all_payoffs_nothing_is_said", () => {
  expect(signingOf({ ...deals, space: undefined } as unknown as typeof deals, all, b)).toEqual([]);
});

test("each_line_names_its_step_and_its_shares", () => {
  const china = sides.find((s) => s.party === "china")!;
  const said = signingSentences(
    china,
    (issue, level) => `${issue}.${level}`,
    () => "all of it",
  );
  expect(said[0]).toMatch(/^\d+ of the 128 agreements that end the new measures are no worse to China than no deal\.$/);
  expect(said.join(" ")).toMatch(/helps most is “[a-z-]+\.[a-z-]+”: so in .* of those with it, in .* of the others/);
});

test("where_it_likes_no_agreement_the_nearest_is_said_and_by_how_much_it_falls_short", () => {
  const hard = deals.parties[0]!.id;
  const none = agreements.map((p) => ({ outcome: p.number, party: hard, gain: -1, because: "" }));
  const [first] = signingOf({ ...deals, objections: [...deals.objections, ...none] }, all, b);
  expect(first!.accepts).toBe(0);
  const said = signingSentences(
    first!,
    () => "",
    () => "all of it",
  );
  expect(said[0]).toMatch(/^None of the 128 agreements .* is no worse to the United States than no deal\.$/);
  expect(said.at(-1)).toMatch(/^The nearest leaves it [\d.]+ points a year short: “all of it”\.$/);
});

test("in_short_an_agreement_is_what_not_all_of_them_hold_and_today_does_not", () => {
  const shared = sharedBy(agreements);
  expect(shared).toMatchObject({ tariffs: "withdrawn", retaliation: "none" });
  for (const issue of Object.keys(shared)) for (const a of agreements) expect(a.levels[issue]).toBe(shared[issue]);
  for (const side of sides) {
    const words = (levels: Record<string, string>) => Object.entries(levels).flat().join(" ");
    const [first, second] = signingInShort(side, shared, deals.today.levels, words);
    expect(first).toBe(signingSentences(side, (_, level) => level, words)[0]);
    const told = Object.entries(side.best!.levels).filter(
      ([issue, level]) => shared[issue] === undefined && deals.today.levels[issue] !== level,
    );
    expect(second).toBe(
      told.length === 0
        ? "Of these the others like best: the one with nothing besides."
        : `Of these the others like best: “${words(Object.fromEntries(told))}”.`,
    );
  }
  const none = { ...sides[0]!, accepts: 0, best: { ...sides[0]!.best!, levels: shared, own: -0.0001 } };
  expect(signingInShort(none, shared, deals.today.levels, () => "x")[1]).toBe(
    "The nearest leaves it less than 0.001 points a year short: the one with nothing besides.",
  );
});
