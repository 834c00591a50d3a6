// Questions to an engine whose answer may be a refusal.
import type { Levels } from "../data/types";
import type { Engine } from "./open";
import type { Failed, OutcomeAnswer, Request } from "./protocol";

export class Refused extends Error {}

export async function ask<T>(engine: Engine, request: Request): Promise<T> {
  const answer = await engine.call<T | Failed>(request);
  if ((answer as Failed | null)?.status === "error") throw new Refused((answer as Failed).message);
  return answer as T;
}

/** An outcome under the numbers that the engine is set to; without the decomposition of gains, which takes most of the time and is not shown. */
export async function outcomeAt(engine: Engine, levels: Levels): Promise<OutcomeAnswer> {
  const answer = await ask<OutcomeAnswer>(engine, { do: "outcome", levels, decomposed: false });
  const { status, worst_equation } = answer.equilibrium;
  if (status !== "converged")
    throw new Error(`This outcome has no result: ${status}${worst_equation ? ` (${worst_equation})` : ""}.`);
  return answer;
}
