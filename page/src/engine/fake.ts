// An engine that answers from what was recorded: for development and tests, never in a brief. Outcomes that were not recorded
// are put together from their levels taken one at a time, which is close enough to look at.
import type { Deals, EconomyResult, Equilibrium, FittingWants, Levels, NamedOutcome, Study } from "../data/types";
import type { EngineModule, Factory, Settings } from "./protocol";

export interface Recorded {
  brief: {
    scenario: { elasticities?: { id: string }[] | null } | null;
    study: Study;
    deals: Deals;
    standoff: unknown;
    talks: unknown;
    forecast: unknown;
    record?: FittingWants | null;
  };
  levels: { outcomes: NamedOutcome[]; equilibria: Equilibrium[] };
}

const busy = (ms: number) => {
  const end = performance.now() + ms;
  while (performance.now() < end);
};

/** What goes with the size of duties in the documents of the deal space, roughly: at other numbers they are others. */
const worths = new Set(["points", "real_income_usd_m", "worth_before", "worth_if_refused", "nash_gain"]);
function scaled(value: unknown, by: number, worth = false): unknown {
  if (typeof value === "number") return worth ? value * by : value;
  if (Array.isArray(value)) return value.map((each) => scaled(each, by, worth));
  if (typeof value !== "object" || value === null) return value;
  // The solutions of the deal space are "points" too, but hold outcomes.
  const flat = !Object.values(value).some((each) => typeof each === "object" && each !== null && !Array.isArray(each));
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, scaled(each, by, (worth && flat) || worths.has(key))]),
  );
}

export function fakeEngine(recorded: Recorded, wait = 3): (json: string) => string {
  const { study, deals } = recorded.brief;
  const present = study.outcomes.find((o) => o.id === "status-quo")!;
  let scale = 1;
  let elastic = 1;
  let settings: Settings = { numbers: {}, elasticities: null, closure: "fixed" };
  const priced = new Set<number>();
  const sources = (recorded.brief.scenario?.elasticities ?? []).map((each) => each.id);

  const effect = (levels: Levels) => {
    const base = structuredClone(study.equilibria[present.equilibrium!]!);
    for (const [issue, level] of Object.entries(levels)) {
      const one = recorded.levels.outcomes.find((o) => o.id === `one-${issue}-${level}`);
      if (!one) continue;
      const of = recorded.levels.equilibria[one.equilibrium!]!;
      const by = elastic * (issue === "tariffs" || issue === "retaliation" ? scale : 1);
      base.economies.forEach((e, k) => {
        for (const key of Object.keys(e) as (keyof EconomyResult)[])
          if (typeof e[key] === "number" && !key.includes("base"))
            (e[key] as number) += by * (of.economies[k]![key] as number);
      });
      base.balances.forEach((b, k) => {
        b.goods_usd_m += by * (of.balances[k]!.goods_usd_m - of.balances[k]!.goods_base_usd_m);
      });
    }
    return base;
  };

  const outcome = (levels: Levels) => {
    const same = study.outcomes.find((o) =>
      Object.keys(o.levels).every((k) => o.levels[k] === (levels[k] ?? present.levels[k])),
    );
    if (same && scale === 1 && elastic === 1)
      return { outcome: same, equilibrium: study.equilibria[same.equilibrium!]! };
    const label = same?.label ?? "";
    return {
      outcome: { ...present, id: same?.id ?? "", label, levels: { ...present.levels, ...levels }, equilibrium: 0 },
      equilibrium: effect(levels),
    };
  };

  /** The deals with wants as they are set: the weights, and not what follows from them. */
  const weighed = (): Deals => {
    const of = structuredClone(deals);
    for (const { party, wants } of recorded.brief.record ?? [])
      for (const { id, term } of wants)
        for (const each of of.parties.find((p) => p.id === party)?.terms ?? [])
          if (each.name.replace(/^Red line: /, "") === term) each.weight = settings.numbers[id] ?? each.weight;
    return of;
  };

  const answer = (request: Record<string, unknown>): object => {
    const left = () => deals.outcomes.equilibria - priced.size;
    const missing = left();
    const whole = (result: unknown) =>
      result === null
        ? { status: "error", message: "the scenario has none" }
        : missing > 0
          ? { status: "error", message: `${missing} equilibria are not priced`, missing }
          : scale === 1 && elastic === 1
            ? (result as object)
            : (scaled(result, scale * elastic) as object);
    switch (request.do) {
      case "set": {
        const { numbers = {}, elasticities = null, closure } = request as unknown as Partial<Settings>;
        settings = { numbers, elasticities, closure: closure ?? "fixed" };
        const before = [scale, elastic].join();
        scale = (numbers.duty_rate ?? 0.25) / 0.25;
        elastic = 1 + 0.1 * Math.max(0, sources.indexOf(elasticities ?? ""));
        // What parties want moves no price.
        if (before !== [scale, elastic].join()) priced.clear();
        const { equilibria, reached } = deals.outcomes;
        return { status: "ok", equilibria, outcomes: reached, priced: priced.size };
      }
      case "outcome":
        busy(wait * 10);
        return { status: "ok", ...outcome(request.levels as Levels) };
      case "named": {
        if (typeof request.index === "number")
          return { status: "ok", ...outcome(study.outcomes[request.index]!.levels) };
        const each = study.outcomes.map((o) => outcome(o.levels));
        return {
          ...study,
          outcomes: study.outcomes.map((o, k) => ({ ...o, equilibrium: k })),
          equilibria: each.map((o) => o.equilibrium),
        };
      }
      case "price": {
        const [from, to] = [request.from as number, request.to as number];
        busy(wait * (to - from));
        for (let k = from; k < to; ++k) priced.add(k);
        return { status: "ok", from, prices: Array.from({ length: to - from }, (_, k) => [from + k]), missing: left() };
      }
      case "give":
        (request.prices as unknown[]).forEach((_, k) => priced.add((request.from as number) + k));
        return { status: "ok", missing: left() };
      case "deals":
        return whole(weighed());
      case "standoff":
        return whole(recorded.brief.standoff);
      case "talks":
        return whole(recorded.brief.talks);
      case "forecast":
        return whole(recorded.brief.forecast);
      default:
        return { status: "error", message: `no request '${String(request.do)}'` };
    }
  };
  return (json) => {
    const given = answer(JSON.parse(json) as Record<string, unknown>);
    return JSON.stringify({ ...given, settings });
  };
}

const factory: Factory = async ({ recorded }) =>
  ({ call: fakeEngine(JSON.parse(recorded ?? "null") as Recorded) }) as unknown as EngineModule;

export default factory;
