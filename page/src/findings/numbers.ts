// The scenario's numbers as rows: measures of one level that are all from one source are told together.
import type { ScenarioNumber } from "../data/types";

export interface NumberRow {
  label: string;
  /** One, or many of which the table shows the range. */
  numbers: ScenarioNumber[];
}

const few = 4;

/** "What was in force, measure 3, trade covered": the level, the position, what of the measure it is. */
const measure = /^(.+), measure (\d+)(, .+)?$/;

/** What a number shares with others of its kind: all but its position, its value and its name. */
function kindOf(number: ScenarioNumber): { position: number; kind: string } | null {
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
      : [{ label: `${row.label.replace(measure, "$1$3")}: ${row.numbers.length} measures`, numbers: row.numbers }],
  );
}
