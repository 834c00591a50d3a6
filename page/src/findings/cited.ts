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

/** A few words of the source, round the figure that is cited where there is one; null where they are not in the file. */
export function quoteOf(cited: readonly Cited[], evidence: Evidence, most = 15): string | null {
  const sentences = citedOf(cited, evidence);
  const said = sentences.find((each) => each.holds) ?? (sentences.length === 1 ? sentences[0] : undefined);
  if (!said) return null;
  const words = said.text.trim().split(/\s+/);
  if (words.length <= most) return words.join(" ");
  const figure = (evidence.figures ?? []).map(folded).find((each) => folded(said.text).includes(each));
  const before = figure ? folded(said.text).split(figure)[0]!.trim().split(" ").length : 0;
  const from = Math.max(0, Math.min(words.length - most, before - Math.floor(most / 2)));
  const end = from + most;
  return `${from > 0 ? "… " : ""}${words.slice(from, end).join(" ")}${end < words.length ? " …" : ""}`;
}
