// What a number of the scenario moves: its range, and real income at either end of it, where the program tried that.
import type { Brief, ScenarioNumber } from "../data/types";
import { amountRange } from "../format";
import { inSentence, places, signed } from "./english";

/** As the study calls it where it moves one number by itself. */
function calledThere(scenario: Brief["scenario"], { name, label }: ScenarioNumber): string[] {
  const measure = /^issues\.([^.]+)\.levels\.([^.]+)\.measures\.(\d+)\.(\w+)$/.exec(name);
  const issue = scenario?.issues.find((i) => i.id === measure?.[1]);
  const level = issue?.levels.find((l) => l.id === measure?.[2]);
  if (measure && issue && level) return [`${issue.name}: ${level.name} (${measure[4]})`];
  const inForce = /^baseline\.([^.]+)\.(\w+)$/.exec(name);
  return inForce ? [`In force: ${inForce[1]} (${inForce[2]})`] : [label];
}

/** Sentences for the drawer of a number. */
export function whatItMoves(brief: Brief, number: ScenarioNumber): string[] {
  const said: string[] = [];
  if (number.low !== null && number.high !== null && number.low !== number.high)
    said.push(`Its range: ${amountRange(number.low, number.high, number.unit)}.`);
  const movers = brief.study?.movers;
  const called = calledThere(brief.scenario, number);
  const mover = movers?.movers.find((m) => called.includes(m.what));
  if (!movers || !mover) return said;
  const ends = mover.by_party.flatMap((p) => {
    if (!p.income_pct) return [];
    const name = brief.study!.parties.find((q) => q.id === p.id)?.name ?? p.id;
    const digits = places(Math.max(Math.abs(p.income_pct.low), Math.abs(p.income_pct.high)), 3);
    return [`${inSentence(name)} ${signed(p.income_pct.low, digits)} to ${signed(p.income_pct.high, digits)} %`];
  });
  if (ends.length === 0) return said;
  said.push(`Over that range, in “${movers.label}”, real income a year: ${ends.join("; ")}.`);
  return said;
}
