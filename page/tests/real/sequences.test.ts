// The page with the engine of a real brief, moved, dragged, undone, reset and stopped at random while the engines work: what
// it shows as of the settings set is what the program prints for them, to 1e-6.
// PARLEY_PROGRAM, PARLEY_ENGINE (engine.js), PARLEY_SEQUENCES: how many sequences for each scenario, and PARLEY_FROM: the
// first of them; PARLEY_ANSWERS: where what the program says is kept between runs. Of twenty sequences one has engines of its
// own, which work out all that they are asked; the engines of the others remember what one engine has worked out for the
// settings that it was led through.
import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { decodeBrief } from "../../src/data/decode";
import type { Study } from "../../src/data/types";
import { allSteps, courseSteps } from "../../src/findings/course";
import { wantsOf } from "../../src/findings/wants";
import { labelOf } from "../../src/state/labels";
import { documents, pricedIn, type Priced } from "../../src/state/results";
import { leversOf, numbersOf, rangeOf, setWant, toFragment, type Settings } from "../../src/state/settings";
import { BriefState } from "../../src/state/store.svelte";
import { language } from "../../src/words/language.svelte";
import { programOf } from "../support/program";
import { engines, memory, readBrief, rememberedEngine } from "../support/real_engine";
import { same } from "../support/same";
import { calm, randomFrom, slowEngine, type Slow } from "../support/slow_engine";

const count = Number(process.env.PARLEY_SEQUENCES ?? 10);
const first = Number(process.env.PARLEY_FROM ?? 1);
const each_with_its_own = Number(process.env.PARLEY_OWN ?? 20);
const folder = mkdtempSync(join(tmpdir(), "parley-page-"));

/** The settings at which a sequence may come to rest: few, since the program solves the dispute once for each. */
const asked: Record<string, { levers: Record<string, [number, number]>; sources: string[] }> = {
  "us-china-2018": { levers: { duty_rate: [0.25, 0.35] }, sources: ["LL", "IS", "CP"] },
  "us-world-2025": {
    levers: {
      "issues.us-china.levels.lapsed.measures.1.duty": [0.24, 0.4],
      "issues.us-eu.levels.thirty.measures.1.duty": [0.15, 0.17],
    },
    sources: ["LL", "IS"],
  },
  "steel-2018": {
    levers: {
      "issues.metals.levels.june.measures.1.duty": [0.25, 0.3],
      "issues.cars.levels.levied.measures.1.duty": [0.2, 0.225],
    },
    sources: ["LL", "IS"],
  },
};

vi.stubGlobal("history", { replaceState() {} });
vi.stubGlobal("location", { pathname: "/", search: "" });

test.each(Object.keys(asked))(
  "whatever_is_moved_dragged_undone_reset_and_stopped_the_page_shows_what_the_program_prints: %s",
  async (scenario) => {
    const { levers, sources } = asked[scenario]!;
    const file = join(folder, `${scenario}.html`);
    execFileSync(process.env.PARLEY_PROGRAM!, ["brief", scenario, "-o", file]);
    const { html, data } = readBrief(file);
    const decoded = decodeBrief(data);
    const { brief } = decoded;
    const openOne = await engines(html, process.env.PARLEY_ENGINE!);
    const known = memory();
    const sliders = leversOf(brief).filter((each) => levers[each.name]);
    expect(sliders.map((each) => each.name)).toEqual(Object.keys(levers));
    const wants = wantsOf(brief)
      .filter((want) => want.hinges.length > 0)
      .slice(0, 2);
    expect(wants.length).toBeGreaterThan(0);
    const beyond = ({ hinges, said }: (typeof wants)[number]) => Number((2 * hinges[0]!.at - said).toPrecision(3));
    const branches = allSteps(courseSteps(brief.course!).roots);
    expect(branches.length).toBeGreaterThan(0);
    const program = programOf(scenario, folder, Object.fromEntries(sliders.map((each) => [each.name, each.unit])));
    const tally = { numbers: 0, blocks: 0, largest: 0 };
    let fresh = 0;

    const numbersAt = (page: BriefState, at: Settings) => numbersOf(at, page.start, brief.study?.closure);
    /** What was held against the program's, and the numbers for which it was. */
    const held = new WeakMap<object, string>();
    function holdOutcome(page: BriefState, { outcome, equilibrium }: Priced, at: Settings, where: string): void {
      expect(outcome.levels).toEqual(at.levels);
      const numbers = numbersAt(page, at);
      const key = JSON.stringify(numbers);
      if (held.get(equilibrium) === key) return;
      // Those that the file names have their ranges at the numbers as written.
      const asWritten = Object.keys(numbers.numbers).length === 0 && !numbers.elasticities;
      const study = asWritten ? (program.document("study", numbers) as Study) : null;
      const right = (pricedIn({ key, study, outcomes: {} }, at.levels) ?? program.outcome(numbers, at.levels))!
        .equilibrium;
      // The levers ask for an outcome without its exact parts, which come with the document.
      for (const part of ["economies", "balances", "sectors"] as const) {
        expect(equilibrium[part].length).toBe(right[part].length);
        equilibrium[part].forEach((each, k) => {
          const theirs = right[part][k] as unknown as Record<string, unknown>;
          for (const [name, value] of Object.entries(each))
            if (value !== null) same(value, theirs[name], `${where}.${part}[${k}].${name}`, tally);
        });
      }
      held.set(equilibrium, key);
    }
    /** Holds all that is not marked as of before against the program; says which of it there is. */
    function hold(page: BriefState): string[] {
      const found: string[] = [];
      const numbers = numbersAt(page, page.settings);
      const key = JSON.stringify(numbers);
      if (page.shown && !page.shownStale) {
        found.push("shown");
        holdOutcome(page, page.shown, page.settings, "shown");
      }
      if (page.shown && page.held) {
        expect(page.label).toBe(labelOf(brief, page.viewed));
        holdOutcome(page, page.shown, page.viewed, "held");
      }
      if (page.compared?.priced) holdOutcome(page, page.compared.priced, page.compared.settings, "compared");
      for (const name of documents)
        if (!page.stale[name]) {
          found.push(name);
          const document = page[name];
          if (!document || held.get(document) === key) continue;
          const { manifest: ours, ...rest } = document as unknown as Record<string, unknown>;
          const { manifest: theirs, ...right } = program.document(name, numbers) as Record<string, unknown>;
          same(rest, right, name, tally);
          expect([name, ours === undefined]).toEqual([name, theirs === undefined]);
          held.set(document, key);
        }
      fresh += found.length;
      return found;
    }

    const choose = <T>(random: () => number, of: readonly T[]) => of[Math.floor(random() * of.length)]!;
    const done: Record<string, number> = {};
    const counted = (kind: string) => (done[kind] = (done[kind] ?? 0) + 1);
    let own = 0;
    let said = 0;
    let refused = 0;
    for (let seed = first; seed < first + count; ++seed) {
      const itsOwn = seed % each_with_its_own === 1;
      own += Number(itsOwn);
      const random = randomFrom(seed);
      const waiting: Slow[] = [];
      const [lever] = sliders;
      const page = new BriefState(decoded, choose(random, ["", `n.${lever!.name}=${levers[lever!.name]![1]}`, "e=IS"]));
      const set = (next: Partial<Settings>) => page.change({ ...page.settings, ...next });
      const withNumber = (name: string, value: number): Settings => ({
        ...page.settings,
        numbers: { ...page.settings.numbers, [name]: value },
      });
      const visited: Settings[] = [page.settings];
      const step = async () => {
        const busy = waiting.filter((each) => each.waiting.length > 0);
        if (busy.length > 0) await choose(random, busy).step();
        return busy.length > 0;
      };
      const steps = async (most: number) => {
        for (let left = Math.floor(random() ** 3 * most); left > 0 && (await step()); --left) hold(page);
      };
      const at_rest: Record<string, () => void> = {
        level: () =>
          page.move(
            ...(({ id, levels }) => [id, choose(random, levels).id] as const)(choose(random, brief.scenario!.issues)),
          ),
        "named outcome": () => page.show(choose(random, brief.study!.outcomes).levels),
        number: () => {
          const { name } = choose(random, sliders);
          page.change(withNumber(name, choose(random, levers[name]!)));
        },
        source: () => set({ elasticities: choose(random, sources) }),
        // How much a party wants what most hinges on, beyond the hinge and as it said.
        want: () => {
          const want = choose(random, wants);
          page.change(setWant(page.settings, want, choose(random, [beyond(want), null])));
        },
        // A branch of the course is chosen.
        branch: () => page.show(choose(random, branches).levels),
        address: () => page.readFragment(toFragment(choose(random, visited), page.start)),
        keep: () => page.keep(),
        "end of comparing": () => page.stopComparing(),
      };
      const always: Record<string, () => void> = {
        undo: () => page.undo(),
        reset: () => page.reset(),
        stop: () => page.stop(),
        "go on": () => page.goOn(),
        display: () => {
          page.unit = choose(random, ["usd", "pct"] as const);
          language.choose(choose(random, ["en", "de"] as const));
        },
      };
      /** In what the page is doing when something is done. */
      const stage = () => {
        const { solving, progress, working, stopped } = page;
        return solving ? "solving" : progress ? "pricing" : working ? "working" : stopped ? "stopped" : "resting";
      };
      const act = (actions: Record<string, () => void>) => {
        const kind = choose(random, Object.keys(actions));
        counted(kind);
        counted(`${kind} while ${stage()}`);
        actions[kind]!();
        hold(page);
      };
      /** A hand on a slider: places between its ends, some solved before the next, then let go, or something else comes first. */
      const drag = async () => {
        counted("drag");
        counted(`drag while ${stage()}`);
        const slider = choose(random, sliders);
        const [low, high] = rangeOf(slider);
        for (let places = 1 + Math.floor(random() * 6); places > 0; --places) {
          const at = Math.round((low + random() * (high - low)) * 1000) / 1000;
          page.drag(withNumber(slider.name, at));
          hold(page);
          const before = page.settings;
          await steps(12);
          counted(page.settings === before ? "place passed" : "place solved");
          if (random() < 0.05) {
            counted("drag ended by something else");
            return act(always);
          }
        }
        page.change(withNumber(slider.name, choose(random, levers[slider.name]!)));
        hold(page);
      };
      /** What is set may be a place that a slider passed, when something else ended the drag. */
      const settled = () =>
        sliders.every(({ name }) => levers[name]!.includes(page.settings.numbers[name]!)) ||
        void act({ reset: () => page.reset() });

      const open = async () => {
        const engine = slowEngine(itsOwn ? await openOne() : await rememberedEngine(openOne, known));
        waiting.push(engine);
        return engine;
      };
      if (random() < 0.3) act({ ...at_rest, ...always });
      await page.startEngine(open, choose(random, [1, 2]));
      for (let k = 0; k < 9; ++k) {
        if (random() < 0.2) await drag();
        else act(random() < 0.6 ? at_rest : always);
        await steps(60);
        settled();
        visited.push(page.settings);
      }
      if (page.stopped) page.goOn();
      await calm();
      while (await step());
      for (const engine of waiting) engine.close();
      const numbers = numbersAt(page, page.settings);
      // What the page says has no result has none for the program either.
      const isRefused = page.message !== null && program.outcome(numbers, page.settings.levels) === null;
      refused += Number(isRefused);
      expect([seed, isRefused || page.message === null, page.working, hold(page)]).toEqual([
        seed,
        true,
        false,
        isRefused ? [...documents] : ["shown", ...documents],
      ]);
      const ended = seed - first + 1;
      if (ended % each_with_its_own !== 0 && ended !== count) continue;
      console.log(
        `${scenario}: ${ended - said} sequences, in all ${own} with engines of their own, ${refused} at an outcome that is refused, ` +
          `${program.settings.size} settings, ${program.outcomes.size} outcomes of any levels, ${fresh} times something that is not marked, ` +
          `${tally.numbers} numbers, ${tally.blocks} blocks of ranges and movers, largest gap ${tally.largest.toExponential(1)}; ` +
          `of ${known.told} answers from memory ${known.again} asked again`,
      );
      said = ended;
    }
    const kinds = Object.keys(done).sort();
    console.log(`${scenario}, done: ${kinds.map((kind) => `${kind} ${done[kind]}`).join(", ")}`);
  },
  7_200_000,
);
