// The scenario's numbers as rows: measures of one level that are all from one source are told together.
import type { ScenarioNumber } from "../data/types";

export interface NumberRow {
  label: string;
  /** One, or many of which the table shows the range. */
  numbers: ScenarioNumber[];
}

const few = 4;

/** What a number shares with others of its kind: all but its position, its value and its name. */
function kindOf(number: ScenarioNumber): string | null {
  const stem = /^(.+), measure \d+$/.exec(number.label)?.[1];
  if (stem === undefined || number.low !== null || number.lever) return null;
  return JSON.stringify([stem, number.unit, number.evidence, number.assumption, number.definition]);
}

export function numberRows(numbers: ScenarioNumber[]): NumberRow[] {
  const rows: (NumberRow & { kind: string | null })[] = [];
  for (const number of numbers) {
    const kind = kindOf(number);
    const last = rows.at(-1);
    if (kind !== null && last?.kind === kind) last.numbers.push(number);
    else rows.push({ label: number.label, numbers: [number], kind });
  }
  return rows.flatMap((row): NumberRow[] =>
    row.numbers.length < few
      ? row.numbers.map((n) => ({ label: n.label, numbers: [n] }))
      : [{ label: `${row.label.replace(/, measure \d+$/, "")}: ${row.numbers.length} measures`, numbers: row.numbers }],
  );
}
