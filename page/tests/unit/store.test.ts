import { beforeAll, expect, test, vi } from "vitest";
import type { Study } from "../../src/data/types";
import { fakeEngine } from "../../src/engine/fake";
import { schemaProblem } from "../support/schemas.mjs";
import { calm, randomFrom, slowEngine, type Slow } from "../support/slow_engine";
import { equilibria, smallBrief } from "../support/small_brief";
import { wantsOf, weightsIn } from "../../src/findings/wants";
import { documentOf, documents, pricedOf } from "../../src/state/results";
import { labelOf } from "../../src/state/labels";
import { numbersOf, setWant, type Settings } from "../../src/state/settings";
import { BriefState } from "../../src/state/store.svelte";

const { decoded, recorded } = smallBrief();
const want = wantsOf(decoded.brief)[0]!;
const issues = decoded.brief.scenario!.issues.filter((i) => ["tariffs", "retaliation", "cars"].includes(i.id));

beforeAll(() => {
  vi.stubGlobal("history", { replaceState() {} });
  vi.stubGlobal("location", { pathname: "/", search: "" });
});

/** A page whose engines answer when they are told to. */
function pageOf(fragment = "", cores = 2) {
  const engines: Slow[] = [];
  const asked: string[] = [];
  const page = new BriefState(decoded, fragment);
  const open = async () => {
    const call = fakeEngine(recorded, 0);
    const engine = slowEngine((json) => (asked.push(json), call(json)));
    engines.push(engine);
    return engine;
  };
  const started = () => page.startEngine(open, cores);
  const drain = async () => {
    await calm();
    for (let busy = true; busy;) {
      busy = false;
      for (const engine of engines.filter((e) => e.waiting.length > 0)) {
        busy = true;
        await engine.step();
      }
    }
  };
  return { page, engines, asked, started, drain };
}

/** What an engine of its own, which never knew other settings, says to them: what the program prints. */
const said = new Map<string, Record<string, unknown>>();
function program({ page }: { page: BriefState }, settings: Settings): Record<string, unknown> {
  const numbers = numbersOf(settings, page.start, "fixed");
  const key = JSON.stringify([numbers, settings.levels]);
  const known = said.get(key);
  if (known) return known;
  const call = fakeEngine(recorded, 0);
  const ask = (request: object) => {
    const answer = JSON.parse(call(JSON.stringify(request)));
    delete answer.settings;
    return answer;
  };
  ask({ do: "set", ...numbers });
  const shown = pricedOf(ask({ do: "outcome", levels: settings.levels }));
  ask({ do: "price", from: 0, to: equilibria });
  const [deals, standoff, talks, forecast] = ["deals", "standoff", "talks", "forecast"].map((name) =>
    ask({ do: name }),
  );
  const result = {
    shown: shown.equilibrium,
    study: documentOf("study", ask({ do: "named" })),
    deals,
    standoff,
    talks,
    forecast,
  };
  said.set(key, result);
  return result;
}

/** Documents that were held against the program's, and the numbers for which they were. */
const held = new WeakMap<object, string>();

/** Everything on the page that is not marked as of before is of the settings shown; which of it is so. */
function freshOf(of: { page: BriefState }): string[] {
  const { page } = of;
  const right = program(of, page.settings);
  const fresh: string[] = [];
  const numbers = JSON.stringify(numbersOf(page.settings, page.start, "fixed"));
  if (page.shown && !page.shownStale) {
    expect(page.shown.equilibrium).toEqual(right.shown);
    expect(page.shown.outcome.levels).toEqual(page.settings.levels);
    fresh.push("shown");
  }
  for (const name of documents)
    if (!page.stale[name]) {
      fresh.push(name);
      if (held.get(page[name]!) === numbers) continue;
      held.set(page[name]!, numbers);
      if (name === "study") expect(page.study!.equilibria).toEqual((right.study as Study).equilibria);
      else expect(page[name]).toEqual(right[name]);
    }
  // What is not marked, and is not of what is set, goes by the name of what it is of.
  if (page.shown && !page.shownLate && page.viewed !== page.settings) {
    expect(page.held).toBe(true);
    expect(page.shown.outcome.levels).toEqual(page.viewed.levels);
    expect(page.label).toBe(labelOf(page.brief, page.viewed));
    expect(page.shown.equilibrium).toEqual(program(of, page.viewed).shown);
  }
  // What stands in one chart is of one set of numbers.
  for (const name of documents) expect(page.shownWith(name)[name]).toBe(page[name]);
  return fresh;
}
const all = ["shown", ...documents];

const rate = (page: BriefState, value: number) =>
  page.change({ ...page.settings, numbers: { ...page.settings.numbers, duty_rate: value } });
const source = (page: BriefState, elasticities: string) => page.change({ ...page.settings, elasticities });

test.each(["undo", "reset", "stop"] as const)("after_a_rate_is_priced_%s_leads_to_the_numbers_shown", async (way) => {
  const of = pageOf();
  const { page } = of;
  await of.started();
  rate(page, 0.45);
  await of.drain();
  expect(freshOf(of)).toEqual(all);
  rate(page, 0.5);
  await of.engines[0]!.step();
  page[way]();
  expect(page.settings.numbers.duty_rate).toBe({ undo: 0.45, reset: 0.25, stop: 0.5 }[way]);
  freshOf(of);
  await of.drain();
  if (way === "stop") {
    expect(freshOf(of)).toEqual([]);
    expect([page.working, page.stopped, page.shownStale]).toEqual([false, true, true]);
    expect(page.staleNote).toContain("not worked out");
    page.goOn();
    await of.drain();
  }
  expect(freshOf(of)).toEqual(all);
  page.undo();
  page.undo();
  await of.drain();
  expect(freshOf(of)).toEqual(all);
});

test("no_figure_of_other_elasticities_stays_after_a_stop", async () => {
  const of = pageOf();
  const { page } = of;
  await of.started();
  source(page, "IS");
  // Until the named outcomes are those of IS, and the deal space is not.
  while (page.stale.study) await of.engines[0]!.step();
  expect(freshOf(of)).toEqual(["shown", "study"]);
  page.stop();
  await of.drain();
  expect(page.settings.elasticities).toBe("IS");
  expect(freshOf(of)).toEqual(["shown", "study"]);
  source(page, "LL");
  expect(freshOf(of)).toEqual(all);
  expect(page.working).toBe(false);
});

test("a_stop_before_the_engine_is_there_holds", async () => {
  const of = pageOf("n.duty_rate=0.4");
  of.page.stop();
  await of.started();
  await of.drain();
  expect(of.asked).toEqual([]);
  expect(freshOf(of)).toEqual([]);
  of.page.goOn();
  await of.drain();
  expect(freshOf(of)).toEqual(all);
});

test("settings_set_back_before_the_engine_has_taken_the_others_are_asked_for_again", async () => {
  const of = pageOf("", 1);
  const { page } = of;
  await of.started();
  rate(page, 0.4);
  rate(page, 0.5);
  await of.engines[0]!.step();
  rate(page, 0.4);
  await of.drain();
  expect(page.message).toBeNull();
  expect(freshOf(of)).toEqual(all);
});

test("an_answer_for_other_settings_is_never_shown", async () => {
  const of = pageOf("", 1);
  const { page } = of;
  const call = fakeEngine(recorded, 0);
  const deaf = slowEngine((json) => call(JSON.parse(json).do === "set" ? '{"do":"set","numbers":{}}' : json));
  await page.startEngine(async () => deaf, 1);
  rate(page, 0.4);
  for (let k = 0; k < 40; ++k) await deaf.step();
  expect(page.message).toBe("The engine answered for other settings.");
  expect(page.shown).toBeNull();
  expect(Object.values(page.stale)).toEqual(documents.map(() => true));
});

test("whatever_is_moved_undone_reset_and_stopped_all_that_is_shown_is_of_the_settings_shown", async () => {
  const choose = <T>(random: () => number, of: readonly T[]) => of[Math.floor(random() * of.length)]!;
  for (let seed = 1; seed <= 200; ++seed) {
    const random = randomFrom(seed);
    const of = pageOf(choose(random, ["", "n.duty_rate=0.35", "e=IS&l.tariffs=all"]), choose(random, [1, 2, 3]));
    const { page } = of;
    const actions: (() => void)[] = [
      () => page.move(...(({ id, levels }) => [id, choose(random, levels).id] as const)(choose(random, issues))),
      () => rate(page, choose(random, [0.25, 0.35, 0.45])),
      () => source(page, choose(random, ["LL", "IS", "CP"])),
      () => page.undo(),
      () => page.reset(),
      () => page.stop(),
      () => page.goOn(),
      () => page.readFragment(choose(random, ["", "n.duty_rate=0.45", "e=CP", `n.${want.id}=${want.high}`])),
      () => page.change(setWant(page.settings, want, choose(random, [want.high, (want.low + want.said) / 2, null]))),
    ];
    const early = Math.floor(random() * 3);
    for (let k = 0; k < early; ++k) {
      choose(random, actions)();
      freshOf(of);
    }
    await of.started();
    for (let k = 0; k < 9; ++k) {
      const before = page.settings;
      const action = choose(random, actions);
      action();
      if (action === actions[5]) expect(page.settings).toBe(before);
      freshOf(of);
      for (let steps = Math.floor(random() ** 2 * 30); steps > 0; --steps) {
        const busy = of.engines.filter((e) => e.waiting.length > 0);
        if (busy.length === 0) break;
        await choose(random, busy).step();
        freshOf(of);
      }
    }
    await of.drain();
    freshOf(of);
    if (page.stopped) page.goOn();
    await of.drain();
    expect([seed, page.message, page.working, freshOf(of)]).toEqual([seed, null, false, all]);
    for (const json of of.asked) {
      const request = JSON.parse(json) as { do: string };
      if (seed === 1) expect([json, schemaProblem(`engine#/$defs/${request.do}`, request)]).toEqual([json, null]);
    }
  }
}, 60_000);

test("an_outcome_that_is_solved_at_once_is_never_marked_and_one_that_is_not_soon_is", async () => {
  vi.useFakeTimers();
  try {
    const of = pageOf("", 1);
    const { page } = of;
    const started = of.started();
    await vi.runAllTimersAsync();
    await started;
    const { label } = page;
    page.move("tariffs", "all");
    expect([page.held, page.shownStale, page.shownLate, page.label]).toEqual([true, true, false, label]);
    freshOf(of);
    vi.advanceTimersByTime(99);
    expect(page.shownLate).toBe(false);
    vi.advanceTimersByTime(1);
    expect([page.held, page.shownLate, page.label === label]).toEqual([false, true, false]);
    page.move("tariffs", "all");
    expect(page.shownLate).toBe(true);
  } finally {
    vi.useRealTimers();
  }
});

test("a_want_that_moves_leaves_the_prices_and_the_outcome_and_changes_what_rests_on_it", async () => {
  const of = pageOf("", 1);
  const { page } = of;
  await of.started();
  page.change({ ...page.settings, numbers: { ...page.settings.numbers, duty_rate: 0.35 } });
  await of.drain();
  of.asked.length = 0;
  page.change(setWant(page.settings, want, want.high));
  expect(page.stale.deals).toBe(true);
  await of.drain();
  expect(of.asked.filter((json) => /"do":"price"/.test(json))).toEqual([]);
  expect(freshOf(of)).toEqual(["shown", ...documents]);
  expect(weightsIn(page.brief, page.deals)[want.id]).toBe(want.high);
  page.change(setWant(page.settings, want, null));
  await of.drain();
  expect(freshOf(of)).toEqual(["shown", ...documents]);
  expect(weightsIn(page.brief, page.deals)[want.id]).toBeCloseTo(want.said, 9);
});

test("undo_while_a_hand_is_on_a_slider_goes_back_to_where_it_was_taken", async () => {
  const of = pageOf();
  const { page } = of;
  await of.started();
  rate(page, 0.45);
  await of.drain();
  page.drag({ ...page.settings, numbers: { ...page.settings.numbers, duty_rate: 0.5 } });
  await of.drain();
  expect(page.settings.numbers.duty_rate).toBe(0.5);
  page.undo();
  await of.drain();
  expect(page.settings.numbers.duty_rate).toBe(0.45);
  expect(freshOf(of)).toEqual(all);
  page.undo();
  expect(page.settings.numbers.duty_rate).toBe(0.25);
});
