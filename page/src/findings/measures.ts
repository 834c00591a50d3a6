// What a measure does in few words: lists of sectors and of economies that are long are counted.
import type { Brief, ScenarioNumber, Study } from "../data/types";
import { inSentence, series } from "./english";
import { measureName } from "./sentences";

const few = 3;
const sectors = /[A-Z](?:\d\w*)? \([^()]+\)(?:(?:, | and )[A-Z](?:\d\w*)? \([^()]+\))+/g;
const economies = /\b[A-Z]{2,3}\d{0,2}(?:(?:, | and )[A-Z]{2,3}\d{0,2}\b)+/g;

/** "United States adds 24 points to its duties on goods of 22 sectors from China, 140.7 bn USD of trade" */
export function shortMeasure(words: string, name: (code: string) => string): string {
  const counted = words
    .replace(sectors, (list) => {
      const n = list.match(/[A-Z](?:\d\w*)? \(/g)!.length;
      return n > few ? `goods of ${n} sectors` : list;
    })
    .replace(economies, (list) => {
      const n = list.split(/, | and /).length;
      return n > few ? `${n} economies` : list;
    });
  return measureName(counted, name);
}

type Measure = Study["levels"][number]["measures"][number];

/** "“Computers, electronics, optical” from China", as far as it is a duty on goods of somebody. */
function dutyOn(measure: Measure, name: (code: string) => string): string | null {
  if (measure.kind !== "duty" || !measure.on?.length || !measure.sectors?.length) return null;
  const called = new Map([...measure.words.matchAll(/([A-Z](?:\d\w*)?) \(([^()]+)\)/g)].map((m) => [m[1]!, m[2]!]));
  const goods =
    measure.sectors.length > few
      ? `goods of ${measure.sectors.length} sectors`
      : measure.sectors[0] === "goods"
        ? "goods"
        : series(measure.sectors.map((code) => `“${called.get(code) ?? code}”`));
  const from =
    measure.on.length > few ? `${measure.on.length} economies` : series(measure.on.map(name).map(inSentence));
  return `${goods} from ${from}`;
}

/** What a lever is called: of a level of several measures, which of them it is the size of. */
export function leverLabel(brief: Brief, number: ScenarioNumber): string {
  const [, issue, level, position = "0"] =
    /^issues\.(.+)\.levels\.(.+)\.measures\.(\d+)\.[^.]+$/.exec(number.name) ?? [];
  const [, stem, of = ""] = /^(.+), measure \d+(, .+)?$/.exec(number.label) ?? [];
  const at = brief.study?.levels.find((l) => l.issue === issue && l.level === level);
  const measure = at?.measures[Number(position) - 1];
  if (stem === undefined || !at || !measure) return number.label;
  const name = (code: string) => brief.economies.find((e) => e.code === code)?.name ?? code;
  const whose = (each: Measure) => series((each.by ?? []).map(name).map(inSentence));
  const several = new Set(at.measures.map(whose)).size > 1;
  const said = dutyOn(measure, name);
  return said === null
    ? `${stem}: ${shortMeasure(measure.words, name)}${of}`
    : `${stem}: duty${several ? ` of ${whose(measure)}` : ""} on ${said}${of}`;
}
