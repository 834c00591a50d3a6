// Settings in words.
import type { Brief, Levels } from "../data/types";
import { amount, count } from "../format";
import { namedAt } from "./results";
import { movablesOf, type Settings } from "./settings";

/** The scenario's words for a level. */
export const levelName = (brief: Brief, issue: string, level: string) =>
  brief.scenario?.issues.find((i) => i.id === issue)?.levels.find((l) => l.id === level)?.name ?? level;

/** "a; b" for the levels that are not the present ones. */
export function wordsOf(brief: Brief, levels: Levels): string {
  const parts: string[] = [];
  for (const issue of brief.scenario?.issues ?? []) {
    const level = issue.levels.find((l) => l.id === levels[issue.id]);
    if (level && !(level.present ?? issue.levels[0] === level)) parts.push(level.name);
  }
  return parts.join("; ") || (brief.study?.outcomes[0]?.label ?? "as today");
}

/** The name of a named outcome where it has one. */
export const labelOf = (brief: Brief, { levels }: Settings) =>
  namedAt(brief.study, levels)?.label ?? wordsOf(brief, levels);

/** Of two settings, with the numbers by which they differ. */
export function labelsOf(brief: Brief, a: Settings, b: Settings): [string, string] {
  const differing = movablesOf(brief).filter((n) => a.numbers[n.name] !== b.numbers[n.name]);
  const label = (settings: Settings) => {
    const said = differing.map((n) => `${n.label} ${amount(settings.numbers[n.name] ?? n.value, n.unit)}`);
    if (a.elasticities !== b.elasticities) said.push(`elasticities ${settings.elasticities}`);
    return [labelOf(brief, settings), ...said].join("; ");
  };
  return [label(a), label(b)];
}

/** All of a setting: the outcome, the numbers that are moved, the source of the elasticities. */
export function settingInWords(brief: Brief, settings: Settings, start: Settings): string {
  const said = [labelOf(brief, settings)];
  for (const n of movablesOf(brief))
    if (settings.numbers[n.name] !== start.numbers[n.name])
      said.push(`${n.label} ${amount(settings.numbers[n.name] ?? n.value, n.unit)}`);
  if (settings.elasticities) said.push(`elasticities ${settings.elasticities}`);
  return said.join("; ");
}

/** Beside what is of numbers before those that are set. */
export function staleNote(progress: { done: number; total: number } | null, working: boolean): string {
  if (progress)
    return `Of the numbers before; ${count(progress.done)} of ${count(progress.total)} outcomes are priced.`;
  return working
    ? "Of the numbers before; being worked out again."
    : "Of the numbers before; not worked out for those that are set.";
}

/** Beside an outcome that is of the setting before. */
export function shownNote(solving: boolean): string {
  return solving
    ? "Of the setting before; the new one is being solved."
    : "Of the setting before; the new one is not solved.";
}

export type EngineState = "none" | "opening" | "ready" | "failed";

/** Why nothing new is solved where there is no engine. */
export function withoutEngine(state: EngineState): string {
  return state === "failed"
    ? "The engine in this file did not start: only the outcomes that came with the brief can be shown."
    : "This copy came without its engine: only the outcomes that came with the brief can be shown.";
}
