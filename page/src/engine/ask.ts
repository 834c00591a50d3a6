// Questions to an engine. An answer, a refusal too, is of settings, and counts only where they are those that were set.
import type { Levels } from "../data/types";
import type { Engine } from "./open";
import type { Failed, Numbers, OutcomeAnswer, Request, Settings } from "./protocol";

/** The engine has no such answer under the settings that it is set to. */
export class Refused extends Error {}

/** One text for the same settings, in whichever order they are written; without a closure they are as the engine takes them. */
export function keyOf({ numbers, elasticities, closure }: Settings | Numbers): string {
  const byName = Object.entries(numbers).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return JSON.stringify([byName, elasticities, closure ?? "fixed"]);
}

/** What the engine answers under the settings of `key`. */
export async function ask<T extends object>(engine: Engine, request: Request, key: string): Promise<T> {
  const answer = await engine.call<(T & { settings?: Settings }) | Failed>(request);
  const failed = (answer as Failed).status === "error";
  if (failed && request.do === "set") throw new Refused((answer as Failed).message);
  if (!answer.settings || keyOf(answer.settings) !== key) {
    // An engine that is not open says why, and has no settings.
    throw new Error(
      failed && !answer.settings ? (answer as Failed).message : "The engine answered for other settings.",
    );
  }
  if (failed) throw new Refused((answer as Failed).message);
  return answer as T;
}

/** Without the place in the file, which a reader of the page does not have. */
function inWords(error: unknown): never {
  if (!(error instanceof Refused)) throw error;
  const [, expected, found] = /expected (.*), found (.*)$/s.exec(error.message) ?? [];
  throw new Refused(
    expected ? `This outcome cannot be solved: that takes ${expected}, and here is ${found}.` : error.message,
  );
}

/** An outcome under the numbers that the engine is set to, or Refused in words; without the decomposition of gains, which takes most of the time and is not shown. */
export async function outcomeAt(engine: Engine, levels: Levels, key: string): Promise<OutcomeAnswer> {
  const answer = await ask<OutcomeAnswer>(engine, { do: "outcome", levels, decomposed: false }, key).catch(inWords);
  const { status, worst_equation } = answer.equilibrium;
  if (status !== "converged")
    throw new Refused(`This outcome has no result: ${status}${worst_equation ? ` (${worst_equation})` : ""}.`);
  return answer;
}
