// A forecast beside what came: rows for the chart and its tables.
import type { Happened } from "../data/types";
import { chance } from "../format";
import { say } from "../words/language.svelte";

type Question = Happened["questions"][number];

export interface Beside {
  words: string;
  rate: number | null;
  chance: number | null;
  course: number | null;
  /** 1: it came; 0: it did not. */
  came: 0 | 1;
  fact: string;
  wrong: boolean;
}

/** Of the questions of which it is known what came, those that the chance was furthest from first. */
export function besideRows(of: Happened): Beside[] {
  const off = (row: Beside) => (row.chance === null ? -1 : Math.abs(row.came - row.chance));
  return of.questions
    .filter((each) => each.came !== null)
    .map((each) => ({
      words: each.words,
      rate: each.rate,
      chance: each.chance,
      course: each.course_share,
      came: each.came ? (1 as const) : (0 as const),
      fact: each.fact,
      wrong: each.chance_leaned_wrong,
    }))
    .sort((a, b) => off(b) - off(a));
}

const percent = (value: number | null, wrong: boolean) =>
  value === null ? "–" : wrong ? `${chance(value)}, ${say("the wrong way")}` : chance(value);

/** Every question, with what is not known; the chance is said to have leaned the wrong way where it did. */
export const questionRows = (of: Happened): string[][] =>
  of.questions.map((each: Question) => [
    each.words,
    percent(each.rate, false),
    percent(each.chance, each.chance_leaned_wrong),
    percent(each.course_share, each.course_leaned_wrong),
    each.fact,
  ]);

/** Who said what, and where its issue stood by each of the days after. */
export const statementRows = (of: Happened): string[][] =>
  of.statements.map((each) => [
    each.words,
    each.issue,
    each.stood,
    ...each.levels.filter((l) => l.months === 6 || l.months === 24).map((l) => l.level ?? "not known"),
  ]);
