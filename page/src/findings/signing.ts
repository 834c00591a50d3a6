// What would make a party sign: how many agreements it likes no less than no deal, which steps help and hinder that most, and what
// of it the others like best; where it likes none, which comes nearest. Agreements are the outcomes on the table in which nothing
// that was threatened is in force or pending, each counted alike.
import type { Brief, Deals, Levels } from "../data/types";
import { answersTo, levelsOf, type Point } from "./space";
import { chance, count, inSentence, points, series, shortBy } from "./english";

/** A level, and how often the party accepts with it and with what else the issue may be. */
export interface Step {
  issue: string;
  level: string;
  withIt: number;
  without: number;
}

export interface Signing {
  party: string;
  name: string;
  accepts: number;
  of: number;
  /** Nobody threatens, so that every outcome but no deal is asked about. */
  any: boolean;
  helps: Step | null;
  hinders: Step | null;
  /** Of what it accepts what the others like best, or else what it likes best: what each has over no deal. */
  best: { levels: Levels; gains: { name: string; gain: number }[]; own: number } | null;
}

/** Less than this moves nobody's answer by much. */
const least = 0.05;

function steps(of: { levels: Levels; accepts: boolean }[]): Step[] {
  const result: Step[] = [];
  for (const issue of Object.keys(of[0]?.levels ?? {}))
    for (const level of new Set(of.map((o) => o.levels[issue]!))) {
      const [held, other] = [of.filter((o) => o.levels[issue] === level), of.filter((o) => o.levels[issue] !== level)];
      const share = (some: typeof of) => some.filter((o) => o.accepts).length / some.length;
      if (other.length > 0) result.push({ issue, level, withIt: share(held), without: share(other) });
    }
  return result.sort((a, b) => b.withIt - b.without - (a.withIt - a.without));
}

type Said = Pick<Brief, "scenario" | "calendar">;

/** By issue on which something is threatened, the level at which it is not. */
function peaceful({ scenario, calendar }: Said): Map<string, string> {
  const threatened = new Set(
    (scenario?.stances ?? []).filter((s) => s.says === "threat").map((s) => s.level.slice(0, s.level.indexOf("."))),
  );
  // What was announced, as an answer too, stands in the calendar by its name.
  const announced = calendar.filter((e) => e.kind === "announced").map((e) => /“(.+)”/u.exec(e.text)?.[1]);
  for (const issue of scenario?.issues ?? [])
    if (issue.levels.some((l) => announced.includes(l.name))) threatened.add(issue.id);
  const result = new Map<string, string>();
  for (const issue of scenario?.issues ?? []) {
    const back = issue.levels.find((l) => l.id === "withdrawn");
    const level = back ?? issue.levels.find((l) => l.present) ?? issue.levels[0];
    if (level && (back || threatened.has(issue.id))) result.set(issue.id, level.id);
  }
  return result;
}

/** What is agreed, among these: nothing that was threatened is in force or pending. Where nobody threatens, all but no deal. */
export function agreementsAmong(all: readonly Point[], deals: Deals, said: Said): Point[] {
  const over = [...peaceful(said)];
  const noDeal = deals.disagreement.outcome.number;
  return all.filter((p) => p.number !== noDeal && over.every(([issue, level]) => (p.levels[issue] ?? level) === level));
}

/** By party; nothing where not every outcome has its payoffs in the file. */
export function signingOf(deals: Deals, all: readonly Point[], said: Said): Signing[] {
  const { space } = deals;
  if (!space || deals.parties.length < 2) return [];
  const over = peaceful(said);
  const answers = agreementsAmong(all, deals, said).map((p) => ({
    levels: levelsOf(space, space.codes[p.number]!),
    answers: answersTo(deals, p.number, p.points),
  }));
  return deals.parties.map(({ id, name }, k) => {
    const each = answers.map((a) => ({ ...a, accepts: a.answers[k]!.accepts }));
    const by = steps(each);
    const first = by[0];
    // Of two levels the one says what the other does.
    const last = by.filter((step) => step.issue !== first?.issue).at(-1);
    const accepted = each.filter((a) => a.accepts);
    const worst = (a: (typeof each)[number]) => Math.min(...a.answers.filter((_, i) => i !== k).map((x) => x.gain));
    const own = (a: (typeof each)[number]) => a.answers[k]!.gain;
    const [from, by_what] = accepted.length > 0 ? [accepted, worst] : [each, own];
    const best = from.reduce<(typeof each)[number] | null>((a, b) => (a && by_what(a) >= by_what(b) ? a : b), null);
    return {
      party: id,
      name,
      accepts: accepted.length,
      of: each.length,
      any: over.size === 0,
      helps: first && first.withIt - first.without >= least ? first : null,
      hinders: last && last.without - last.withIt >= least ? last : null,
      best: best && {
        levels: best.levels,
        gains: best.answers.map((a) => ({ name: a.name, gain: a.gain })),
        own: own(best),
      },
    };
  });
}

/** What every agreement holds: of no use in telling one from another. */
export function sharedBy(agreements: readonly Point[]): Levels {
  const [first, ...others] = agreements;
  return Object.fromEntries(
    Object.entries(first?.levels ?? {}).filter(([issue, level]) => others.every((o) => o.levels[issue] === level)),
  );
}

/** Of many parties: how many each would sign, and one of them by what it does not share with all the others. */
export function signingInShort(
  of: Signing,
  shared: Levels,
  today: Levels,
  words: (levels: Levels) => string,
): string[] {
  const [first] = signingSentences(of, (_, level) => level, words);
  if (!of.best) return [first!];
  const besides = Object.entries(of.best.levels).filter(
    ([issue, level]) => shared[issue] === undefined && today[issue] !== level,
  );
  const what = besides.length === 0 ? "the one with nothing besides" : `“${words(Object.fromEntries(besides))}”`;
  const short = of.best.own > -0.0005 ? "less than 0.001" : shortBy(of.best.own);
  return [
    first!,
    of.accepts === 0
      ? `The nearest leaves it ${short} points a year short: ${what}.`
      : `Of these the others like best: ${what}.`,
  ];
}

const often = (step: Step) => `so in ${chance(step.withIt)} of those with it, in ${chance(step.without)} of the others`;

/** Each line by itself; `levelName` and `words` are the file's. */
export function signingSentences(
  of: Signing,
  levelName: (issue: string, level: string) => string,
  words: (levels: Levels) => string,
): string[] {
  const who = inSentence(of.name);
  const what = of.any ? "outcomes on the table" : "agreements that end the new measures";
  const said = [
    `${of.accepts === 0 ? "None" : count(of.accepts)} of the ${count(of.of)} ${what} ${of.accepts < 2 ? "is" : "are"} no worse to ${who} than no deal.`,
  ];
  if (of.helps) said.push(`What helps most is “${levelName(of.helps.issue, of.helps.level)}”: ${often(of.helps)}.`);
  if (of.hinders)
    said.push(`What hinders most is “${levelName(of.hinders.issue, of.hinders.level)}”: ${often(of.hinders)}.`);
  if (of.best && of.accepts === 0)
    said.push(`The nearest leaves it ${shortBy(of.best.own)} points a year short: “${words(of.best.levels)}”.`);
  else if (of.best)
    said.push(
      `Of what it would sign the others like best “${words(of.best.levels)}”: ${series(
        of.best.gains.map((g) => `${inSentence(g.name)} ${points(g.gain)}`),
      )} a year over no deal.`,
    );
  return said;
}
