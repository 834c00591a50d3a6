import { expect, test } from "vitest";
import type { Engine } from "../../src/engine/open";
import { fakeEngine } from "../../src/engine/fake";
import { schedulerOf, type Job, type Listener } from "../../src/engine/scheduler";
import { documentOf, documents } from "../../src/state/results";
import { levelsText, text } from "./fixture";

type Call = Record<string, any>;
const total = 57;

/** An engine that answers on a later turn and remembers what it was asked. */
function engine(calls: Call[], hold?: (request: Call) => Promise<void> | void): Engine {
  const priced = new Set<number>();
  let settings: Call = {};
  return {
    close() {},
    async call<T>(request: object): Promise<T> {
      const r = request as Call;
      calls.push(r);
      await hold?.(r);
      await Promise.resolve();
      const answer = ((): object => {
        if (r.do === "set") {
          settings = { numbers: r.numbers, elasticities: r.elasticities, closure: r.closure };
          priced.clear();
          return { status: "ok", equilibria: total, outcomes: total };
        }
        if (r.do === "outcome" && r.levels.a === "refused")
          return { status: "error", message: "a/scenario.yaml:7:3: expected no quantity, found a quantity" };
        if (r.do === "outcome")
          return {
            status: "ok",
            outcome: { levels: r.levels },
            equilibrium: { status: r.levels.a === "bad" ? "diverged" : "converged" },
          };
        if (r.do === "named") return { status: "converged" };
        if (r.do === "price") {
          for (let k = r.from; k < r.to; ++k) priced.add(k);
          return { status: "ok", from: r.from, prices: Array.from({ length: r.to - r.from }, (_, k) => r.from + k) };
        }
        if (r.do === "give") return (r.prices.forEach((k: number) => priced.add(k)), { status: "ok" });
        return priced.size === total
          ? { status: "converged", part: r.do }
          : { status: "error", message: "not priced", missing: total - priced.size };
      })();
      return { ...answer, settings } as T;
    },
  };
}

function listener() {
  const heard: string[] = [];
  const progress: [number, number][] = [];
  const l: Listener = {
    outcome: (a) => void heard.push(`outcome ${JSON.stringify((a.outcome as { levels: unknown }).levels)}`),
    refused: (m) => void heard.push(`refused ${m}`),
    named: () => void heard.push("named"),
    progress: (done, of) => void progress.push([done, of]),
    part: (name, answer) => void heard.push(`${name} ${(answer as Call | null)?.part}`),
    finished: () => void heard.push("finished"),
    failed: (m) => void heard.push(`failed ${m}`),
  };
  return { heard, progress, l };
}
const job = (level: string, rate: number, whole = true): Job => ({
  numbers: { numbers: { duty_rate: rate }, elasticities: null, closure: "fixed" },
  levels: { a: level },
  named: 2,
  whole,
});

test("the_shown_outcome_comes_first_and_the_parts_last", async () => {
  const calls: Call[] = [];
  const { heard, progress, l } = listener();
  await schedulerOf([engine(calls)]).run(job("x", 0.3), l);
  expect(calls.slice(0, 5).map((c) => `${c.do} ${c.index ?? ""}`.trim())).toEqual([
    "set",
    "outcome",
    "named 0",
    "named 1",
    "named",
  ]);
  expect(calls[1]!.decomposed).toBe(false);
  expect(heard).toEqual([
    'outcome {"a":"x"}',
    "named",
    "deals deals",
    "standoff standoff",
    "talks talks",
    "forecast forecast",
    "finished",
  ]);
  expect(progress.at(-1)).toEqual([total, total]);
});

test("several_engines_share_the_pricing_and_the_first_is_given_all", async () => {
  const calls: Call[][] = [[], [], []];
  const { heard, l } = listener();
  await schedulerOf(calls.map((c) => engine(c))).run(job("x", 0.3), l);
  expect(heard.at(-1)).toBe("finished");
  const priced = calls
    .flat()
    .filter((c) => c.do === "price")
    .flatMap((c) => Array.from({ length: c.to - c.from }, (_, k) => c.from + k));
  expect([...priced].sort((a, b) => a - b)).toEqual(Array.from({ length: total }, (_, k) => k));
  for (const c of calls) expect(c.filter((x) => x.do === "set")).toHaveLength(1);
  expect(calls[1]!.some((c) => c.do === "price")).toBe(true);
});

test("slices_grow_only_while_they_stay_near_fifty_milliseconds", async () => {
  let clock = 0;
  const calls: Call[] = [];
  const e = engine(calls, (r) => {
    if (r.do === "price") clock += 10 * (r.to - r.from);
  });
  await schedulerOf([e], () => clock).run(job("x", 0.3), listener().l);
  const sizes = calls.filter((c) => c.do === "price").map((c) => c.to - c.from);
  expect(sizes[0]).toBe(1);
  expect(Math.max(...sizes)).toBe(5);
});

test("a_newer_change_ends_the_older_one_at_its_next_slice", async () => {
  const calls: Call[] = [];
  let started: () => void = () => {};
  const pricing = new Promise<void>((done) => (started = done));
  let release: () => void = () => {};
  const gate = new Promise<void>((done) => (release = done));
  let first = true;
  const e = engine(calls, (r) => {
    if (r.do !== "price" || !first) return;
    first = false;
    started();
    return gate;
  });
  const scheduler = schedulerOf([e]);
  const old = listener();
  const running = scheduler.run(job("old", 0.3), old.l);
  await pricing;
  const fresh = listener();
  const next = scheduler.run(job("new", 0.4), fresh.l);
  release();
  await Promise.all([running, next]);
  expect(old.heard).toEqual(['outcome {"a":"old"}', "named"]);
  expect(fresh.heard.at(-1)).toBe("finished");
  expect(calls.filter((c) => c.do === "set").map((c) => c.numbers.duty_rate)).toEqual([0.3, 0.4]);
});

test("a_level_moved_under_the_same_numbers_is_one_call", async () => {
  const calls: Call[] = [];
  const scheduler = schedulerOf([engine(calls)]);
  await scheduler.run(job("x", 0.3, false), listener().l);
  await scheduler.run(job("y", 0.3, false), listener().l);
  expect(calls.map((c) => c.do)).toEqual(["set", "outcome", "outcome"]);
});

test("pricing_that_was_cut_off_goes_on_where_it_was", async () => {
  const calls: Call[] = [];
  const scheduler = schedulerOf([engine(calls)]);
  const stop = listener();
  stop.l.progress = (done) => done > 10 && scheduler.cancel();
  await scheduler.run(job("x", 0.3), stop.l);
  expect(stop.heard).not.toContain("finished");
  const before = calls.filter((c) => c.do === "price").length;
  const { heard, l } = listener();
  await scheduler.run(job("y", 0.3), l);
  expect(heard.at(-1)).toBe("finished");
  expect(
    calls
      .slice(0)
      .filter((c) => c.do === "price")
      .slice(before)[0]!.from,
  ).toBeGreaterThan(5);
});

test("other_numbers_in_between_cost_what_was_priced", async () => {
  const calls: Call[] = [];
  const scheduler = schedulerOf([engine(calls)]);
  const stop = listener();
  stop.l.progress = (done) => done > 10 && scheduler.cancel();
  await scheduler.run(job("x", 0.3), stop.l);
  const passing = listener();
  passing.l.outcome = () => scheduler.cancel();
  await scheduler.run(job("x", 0.4), passing.l);
  const { heard, l } = listener();
  await scheduler.run(job("x", 0.3), l);
  expect(heard.slice(-5)).toEqual(["deals deals", "standoff standoff", "talks talks", "forecast forecast", "finished"]);
});

test("an_outcome_that_did_not_settle_is_no_result_and_what_does_not_depend_on_it_follows", async () => {
  const { heard, l } = listener();
  await schedulerOf([engine([])]).run(job("bad", 0.3), l);
  expect(heard).toEqual([
    "refused This outcome has no result: diverged.",
    "named",
    "deals deals",
    "standoff standoff",
    "talks talks",
    "forecast forecast",
    "finished",
  ]);
});

test("an_error_is_told_once", async () => {
  const bad: Engine = { close() {}, call: async <T>() => ({ status: "error", message: "no such level" }) as T };
  const { heard, l } = listener();
  await schedulerOf([bad]).run(job("x", 0.3), l);
  expect(heard).toEqual(["failed no such level"]);
});

test("the_fake_engine_at_other_numbers_answers_documents_that_the_page_reads", () => {
  const call = fakeEngine({ brief: JSON.parse(text), levels: JSON.parse(levelsText) }, 0);
  const ask = (r: object) => JSON.parse(call(JSON.stringify(r)));
  ask({ do: "set", numbers: { duty_rate: 0.4 } });
  ask({ do: "price", from: 0, to: 1152 });
  for (const name of documents) expect(documentOf(name, ask({ do: name === "study" ? "named" : name }))).not.toBeNull();
});

test("the_fake_engine_answers_named_outcomes_as_recorded", () => {
  const brief = JSON.parse(text);
  const call = fakeEngine({ brief, levels: JSON.parse(levelsText) }, 0);
  const ask = (r: object) => JSON.parse(call(JSON.stringify(r)));
  const named = brief.study.outcomes[4];
  expect(ask({ do: "outcome", levels: named.levels }).equilibrium).toEqual(brief.study.equilibria[named.equilibrium]);
  expect(ask({ do: "deals" }).missing).toBe(1152);
  expect(ask({ do: "else" }).status).toBe("error");
});

test("an outcome that the engine refuses is told in words, without a place in a file", async () => {
  const { heard, l } = listener();
  await schedulerOf([engine([])]).run(job("refused", 1, false), l);
  expect(heard).toEqual([
    "refused This outcome cannot be solved: that takes no quantity, and here is a quantity.",
    "finished",
  ]);
});
