// Why a brief has not all sections.
import type { Brief } from "../data/types";
import { series } from "./english";

const words: Record<string, string> = {
  deals: "the deal space",
  standoff: "where it rests and who gives in",
  talks: "the talks",
  forecast: "how sure",
  precedents: "what happened in disputes like it",
};

/** A row for each reason: the sections that it leaves out, and it. */
export function leftOut(brief: Pick<Brief, "left_out">): [string, string][] {
  const by = new Map<string, string[]>();
  for (const { section, why } of brief.left_out ?? []) by.set(why, [...(by.get(why) ?? []), words[section] ?? section]);
  return [...by].map(([why, sections]) => [`Without ${series(sections)}`, why]);
}
