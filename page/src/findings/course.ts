// The course as a tree to be drawn: steps of one day that always follow each other are one node, and a node's column is
// its day.
import type { Course, Levels } from "../data/types";
import { atStart, chance, dayInWords, inSentence, places, points, series, signed } from "../format";

export type Branch = Course["tree"]["then"][number];
export type Gain = Branch["gain"];

export interface CourseStep {
  /** Positions among branches, from the root: "0.1". Of several steps in one, that of the last. */
  id: string;
  parent: string | null;
  /** In order; more than one where they are of one day and hardly anybody does otherwise between them. */
  steps: Branch[];
  /** Of all paths. */
  share: number;
  date: string | null;
  months: number;
  levels: Levels;
  /** Share of all paths in which nothing follows. */
  rests: number;
  column: number;
  then: CourseStep[];
}

/** So much of the paths of a step must go on to the next of the same day for both to be drawn as one. */
const together = 0.97;

const dayOf = (branch: Branch) => branch.date ?? branch.months.toFixed(2);

function stepOf(branch: Branch, id: string, parent: string | null): CourseStep {
  const steps = [branch];
  let last = branch;
  let lastId = id;
  for (;;) {
    const [next, ...others] = last.then;
    if (!next || others.length > 0 || dayOf(next) !== dayOf(last) || next.share < together * last.share) break;
    steps.push(next);
    last = next;
    lastId += ".0";
  }
  return {
    id: lastId,
    parent,
    steps,
    share: branch.share,
    date: last.date,
    months: last.months,
    levels: last.levels,
    rests: last.rests,
    column: 0,
    then: last.then.map((each, k) => stepOf(each, `${lastId}.${k}`, lastId)),
  };
}

export interface CourseColumn {
  date: string | null;
  months: number;
  /** 0: the first column of its day. */
  within: number;
}

/** The steps, with a column for each day, and as many more for a day as steps of it follow each other. */
export function courseSteps(course: Course): { roots: CourseStep[]; columns: CourseColumn[] } {
  const roots = course.tree.then.map((each, k) => stepOf(each, String(k), null));
  const within = new Map<CourseStep, number>();
  const keys = new Map<string, CourseColumn>();
  const keyOf = (step: CourseStep) => `${dayOf(step.steps.at(-1)!)} ${within.get(step)!}`;
  const walk = (step: CourseStep, before: CourseStep | null) => {
    const same = before !== null && dayOf(before.steps.at(-1)!) === dayOf(step.steps.at(-1)!);
    within.set(step, same ? within.get(before)! + 1 : 0);
    keys.set(keyOf(step), { date: step.date, months: step.months, within: within.get(step)! });
    step.then.forEach((each) => walk(each, step));
  };
  roots.forEach((each) => walk(each, null));
  const ordered = [...keys].sort(([, a], [, b]) => a.months - b.months || a.within - b.within);
  const place = new Map(ordered.map(([key], k) => [key, k]));
  for (const step of allSteps(roots)) step.column = place.get(keyOf(step))!;
  return { roots, columns: ordered.map(([, column]) => column) };
}

/** Every step before what follows it. */
export const allSteps = (roots: readonly CourseStep[]): CourseStep[] =>
  roots.flatMap((each) => [each, ...allSteps(each.then)]);

/** A step and all that led to it. */
export function pathTo(roots: readonly CourseStep[], id: string): CourseStep[] {
  const by = new Map(allSteps(roots).map((each) => [each.id, each]));
  const result: CourseStep[] = [];
  for (let at = by.get(id); at; at = at.parent === null ? undefined : by.get(at.parent)) result.unshift(at);
  return result;
}

export const wordsOfStep = (step: CourseStep) =>
  step.steps.map((each, k) => (k > 0 ? each.words.replace(/^The /, "the ") : each.words)).join("; then ");

/** What each agreement that is signed in the tree holds, by its name. */
export function agreementsIn(course: Course): string[] {
  const signed = new Set(
    allSteps(courseSteps(course).roots).flatMap((step) =>
      step.steps.flatMap((each) => (each.act === "sign" ? (/agreement \d+/.exec(each.words)?.[0] ?? []) : [])),
    ),
  );
  return course.agreements
    .filter((each) => signed.has(each.name))
    .map((each) => `${atStart(each.name)}: ${each.words}`);
}

/** What an act is worth to the one who does it: what comes into force by itself is nobody's act. */
export const actsOf = (step: CourseStep) => step.steps.filter((each) => each.act !== "in-force");

/** "+0.290 points a year: +0.080 solved, +0.210 assumed" */
export function gainInWords(gain: Gain): string {
  // The parts have the places of the whole, or of the larger of them.
  const digits = places(
    Math.max(Math.abs(gain.points), Math.abs(gain.solved_points), Math.abs(gain.assumed_points)),
    3,
  );
  // Less is not worth its parts.
  if (Math.max(Math.abs(gain.points), Math.abs(gain.solved_points), Math.abs(gain.assumed_points)) < 0.0005)
    return "about nothing";
  const [all, solved, assumed] = [gain.points, gain.solved_points, gain.assumed_points].map((v) => signed(v, digits));
  return `${all} points a year: ${solved} solved, ${assumed} assumed`;
}

/** What is counted by days is of two of the parties: ", between the United States and China" where there are more. */
export function betweenWhom(course: Course): string {
  const name = (id: string) => inSentence(course.parties.find((p) => p.id === id)?.name ?? id);
  const [a, b] = course.parties.length > 2 ? (course.between ?? []) : [];
  return a && b ? `, between ${name(a)} and ${name(b)}` : "";
}

/** By the first of its days: "By 31 Jul 2018: carried out in 92 %, answered in 84 %, signed in 37 % of what would fit the record" */
export function courseFinding(course: Course): string {
  const first = course.by[0];
  if (!first) return "What could happen, step by step";
  const said = [
    `carried out in ${chance(first.carried_out.share)}`,
    `answered in ${chance(first.answered.share)}`,
    `something signed in ${chance(first.signed.share)}`,
  ];
  return `By ${dayInWords(first.date, first.months)}${betweenWhom(course)}: ${series(said)} of the wants that fit the record`;
}

/** What nearly always comes first, where what is counted by days is of two among many: else the sentence on the first of the days. */
export function courseTitle(course: Course): string {
  const [first] = courseSteps(course).roots;
  return betweenWhom(course) !== "" && first && first.share >= 0.9
    ? `In ${chance(first.share)} of the wants that fit the record: ${wordsOfStep(first)}`
    : courseFinding(course);
}

/** Which threats and answers their owners would rather carry out than take back, each a sentence. */
export const worthCarryingOut = (course: Course): string[] =>
  course.credibility.map((of) => {
    const name = atStart(inSentence(course.parties.find((p) => p.id === of.party)?.name ?? of.party));
    const more =
      of.share < 0.5 && of.needed_points > 0
        ? ` For half of them backing down would have to cost ${points(of.needed_points).replace("+", "")} more.`
        : "";
    return `${name} would rather carry out “${of.level}” than take it back in ${chance(of.share)} of the wants that fit: ${gainInWords(of.gain)}.${more}`;
  });

/** Who could put what forward today, each a sentence; in one those who have nothing that would do. */
export function whatToOffer(course: Course): string[] {
  const name = (id: string) => inSentence(course.parties.find((p) => p.id === id)?.name ?? id);
  const said = course.advice.map(
    (a) =>
      `${atStart(name(a.party))} could offer ${a.words}: ${chance(a.others_sign)} of the others’ wants would rather sign than go on, and ${chance(a.own_signs)} of its own; to it that is ${gainInWords(a.price)}.`,
  );
  const without = (course.no_advice ?? []).map((a) => name(a.party));
  if (without.length > 0)
    said.push(
      `Today ${series(without)} could ${without.length > 1 ? "each " : ""}offer nothing that most of its own wants and of the others’ would rather sign than go on; of later days this says nothing.`,
    );
  return said;
}

/** Who would move first, and who would not, each a sentence. */
export function whoGoesFirst(course: Course): string[] {
  const name = (id: string) => inSentence(course.parties.find((p) => p.id === id)?.name ?? id);
  const result = course.first_moves
    .filter((move) => move.share >= 0.05)
    .map(
      (move) =>
        `${name(move.party)} moves first in ${chance(move.share)}, mostly thus: ${move.words}. To it what follows is worth ${gainInWords(move.gain)}.`,
    );
  const not = course.parties.filter((p) => (course.first_moves.find((m) => m.party === p.id)?.share ?? 0) < 0.05);
  if (not.length > 0 && result.length > 0)
    result.push(
      `${series(
        not.map((p) => name(p.id)),
        "and",
      )} would not go first: in under 5 % of what would fit the record.`,
    );
  if (course.nobody_moves >= 0.005) result.push(`In ${chance(course.nobody_moves)} nobody moves.`);
  return result.map((each) => each.charAt(0).toUpperCase() + each.slice(1));
}
