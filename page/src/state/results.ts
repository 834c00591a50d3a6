// What is known, by the settings that it is of: nothing that was computed for some is ever handed out for others.
import { decode } from "../data/decode";
import type { Brief, Deals, Equilibrium, Forecast, Levels, NamedOutcome, Standoff, Study, Talks } from "../data/types";
import type { OutcomeAnswer } from "../engine/protocol";

export interface Priced {
  outcome: NamedOutcome;
  equilibrium: Equilibrium;
}

export const documents = ["study", "deals", "standoff", "talks", "forecast"] as const;
export type DocumentName = (typeof documents)[number];

/** Of one set of numbers (`key`, by engine/ask.ts). A document that is not there yet is absent; null where there is none. */
export interface Results {
  readonly key: string;
  /** A slider went by: nobody set these. */
  readonly passed?: boolean;
  readonly study?: Study | null;
  readonly deals?: Deals | null;
  readonly standoff?: Standoff | null;
  readonly talks?: Talks | null;
  readonly forecast?: Forecast | null;
  /** Outcomes that were asked for by their levels (levelsKey). */
  readonly outcomes: Readonly<Record<string, Priced>>;
}

const levelsKey = (levels: Levels) => JSON.stringify(Object.entries(levels).sort(([a], [b]) => (a < b ? -1 : 1)));

export function recordedIn(key: string, brief: Brief): Results {
  const { study, deals, standoff, talks, forecast } = brief;
  return { key, study, deals, standoff, talks, forecast, outcomes: {} };
}

/** Sets of numbers of which results are kept, besides the scenario's own. */
const most = 8;

/** The results of all settings, those set last first. Values: a change makes another. */
export class Known {
  private constructor(
    private readonly all: readonly Results[],
    private readonly recorded: string,
  ) {}

  static of(recorded: Results): Known {
    return new Known([recorded], recorded.key);
  }

  at(key: string): Results {
    return this.all.find((each) => each.key === key) ?? { key, outcomes: {} };
  }

  /** With `more` of what is of these settings, which come first from now on. */
  with(key: string, more: Partial<Omit<Results, "key" | "outcomes">> = {}): Known {
    const others = this.all.filter((each) => each.key !== key);
    const kept = others.filter((each, k) => k + 1 < most || each.key === this.recorded);
    return new Known([{ ...this.at(key), ...more, passed: false }, ...kept], this.recorded);
  }

  withOutcome(key: string, levels: Levels, priced: Priced): Known {
    const { outcomes } = this.at(key);
    const next = this.with(key);
    const [first, ...others] = next.all;
    return new Known([{ ...first!, outcomes: { ...outcomes, [levelsKey(levels)]: priced } }, ...others], this.recorded);
  }

  /** The same of a place that a slider passes: those that it passed before go, nothing else does. */
  withPoint(key: string, levels: Levels, priced: Priced): Known {
    const passed = (each: Results) => each.key !== key && each.passed === true;
    const known = new Known(
      this.all.filter((each) => !passed(each)),
      this.recorded,
    );
    const before = known.all.find((each) => each.key === key);
    const at: Results = before ?? { key, passed: true, outcomes: {} };
    const others = known.all.filter((each) => each.key !== key);
    return new Known([{ ...at, outcomes: { ...at.outcomes, [levelsKey(levels)]: priced } }, ...others], this.recorded);
  }

  /** Those set last of which the document is there. */
  lastWith(name: DocumentName): Results {
    return this.all.find((each) => each[name] !== undefined) ?? this.all[0]!;
  }
}

export const namedAt = (study: Study | null | undefined, levels: Levels): NamedOutcome | undefined =>
  study?.outcomes.find((o) => Object.keys(o.levels).every((k) => o.levels[k] === levels[k]));

/** The outcome of these levels, if it is known and has a result. */
export function pricedIn(results: Results, levels: Levels): Priced | null {
  const asked = results.outcomes[levelsKey(levels)];
  if (asked) return asked;
  const outcome = namedAt(results.study, levels);
  const equilibrium = outcome?.equilibrium != null ? results.study!.equilibria[outcome.equilibrium] : undefined;
  return outcome && equilibrium?.status === "converged" ? { outcome, equilibrium } : null;
}

export const pricedOf = (answer: OutcomeAnswer): Priced => ({
  outcome: decode("outcome", answer.outcome),
  equilibrium: decode("equilibrium", answer.equilibrium),
});

/** A document of the engine without the settings, which are its key; null where it has no result. */
export function documentOf<T>(name: DocumentName, answer: object | null): T | null {
  if (answer === null) return null;
  const document: Record<string, unknown> = { ...answer };
  delete document.settings;
  if (name !== "study" && document.status !== "converged") return null;
  return decode<T>(name, document);
}
