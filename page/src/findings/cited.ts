// The words of a source that a brief carries, for what cites them.
import type { Brief, Evidence } from "../data/types";

export type Cited = Brief["cited"][number];

const folded = (text: string) =>
  text
    .toLowerCase()
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/\s+/g, " ");

/** The paragraph's sentences; those that hold a figure that is cited are told apart. */
export function citedOf(cited: readonly Cited[], evidence: Evidence): { text: string; holds: boolean }[] {
  const found = cited.find((each) => each.source === evidence.source && each.paragraph === evidence.paragraph);
  const figures = (evidence.figures ?? []).map(folded);
  return (found?.sentences ?? []).map((text) => ({
    text,
    holds: figures.some((figure) => folded(text).includes(figure)),
  }));
}
