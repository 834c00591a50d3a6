// The scenario's numbers as rows: measures of one level, and what is in force, that are all from one source are told together.
import type { ScenarioNumber } from "../data/types";

export interface NumberRow {
  label: string;
  /** One, or many of which the table shows the range. */
  numbers: ScenarioNumber[];
}

const few = 4;

/** "In force: us-on-china-cars", what of it it is: duties there are by the dozen, each of a code of its own. */
const inForce = /^In force: ([^,]+)(, .+)?$/;

/** "What was in force, measure 3, trade covered": the level, the position, what of the measure it is. */
const measure = /^(.+), measure (\d+)(, .+)?$/;

/** What a number shares with others of its kind: all but its position, its value and its name. */
function kindOf(number: ScenarioNumber): { position: number; kind: string } | null {
  const [, code, part = ""] = inForce.exec(number.label) ?? [];
  if (code !== undefined && number.low === null && !number.lever) {
    const kind = JSON.stringify(["in force", part, number.unit, number.evidence, number.assumption, number.definition]);
    return { position: 0, kind };
  }
  const [, stem, position, of = ""] = measure.exec(number.label) ?? [];
  if (stem === undefined || number.low !== null || number.lever) return null;
  const kind = JSON.stringify([stem, of, number.unit, number.evidence, number.assumption, number.definition]);
  return { position: Number(position), kind };
}

export function numberRows(numbers: ScenarioNumber[]): NumberRow[] {
  const rows: NumberRow[] = [];
  // Those of one level, whose positions rise: the next level may have a name like it.
  let level = new Map<string, NumberRow>();
  let last = 0;
  for (const number of numbers) {
    const of = kindOf(number);
    if (!of || of.position < last) level = new Map();
    last = of?.position ?? 0;
    const row = of && level.get(of.kind);
    if (row) row.numbers.push(number);
    else {
      const first = { label: number.label, numbers: [number] };
      rows.push(first);
      if (of) level.set(of.kind, first);
    }
  }
  return rows.flatMap((row): NumberRow[] =>
    row.numbers.length < few
      ? row.numbers.map((n) => ({ label: n.label, numbers: [n] }))
      : [{ label: labelOf(row), numbers: row.numbers }],
  );
}

const labelOf = ({ label, numbers }: NumberRow) =>
  inForce.test(label)
    ? `${label.replace(inForce, "In force$2")}: ${numbers.length} measures`
    : `${label.replace(measure, "$1$3")}: ${numbers.length} measures`;

/** What a number of a row of many is of, by itself. */
export const ownLabel = ({ label }: ScenarioNumber) => inForce.exec(label)?.[1] ?? "";
