// The page with the engine of a real brief, moved, undone, reset and stopped at random while the engines work: what it
// shows as of the settings set is what the program prints for them, to 1e-6.
// PARLEY_PROGRAM, PARLEY_ENGINE (engine.js), PARLEY_SEQUENCES: how many sequences for each scenario, and PARLEY_FROM: the
// first of them; PARLEY_ANSWERS: where what the program says is kept between runs. Of twenty sequences one has engines of its own, which work out all that they are asked; the engines of
// the others remember what one engine has worked out for the settings that it was led through.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { decodeBrief } from "../../src/data/decode";
import type { Levels, NamedOutcome, Study } from "../../src/data/types";
import { allSteps, courseSteps } from "../../src/findings/course";
import { wantsOf } from "../../src/findings/wants";
import { documentOf, documents, namedAt, pricedOf, type DocumentName, type Priced } from "../../src/state/results";
import { leversOf, numbersOf, setWant, type Settings } from "../../src/state/settings";
import { BriefState } from "../../src/state/store.svelte";
import { engines, memory, readBrief, rememberedEngine } from "../support/real_engine";
import { calm, randomFrom, slowEngine, type Slow } from "../support/slow_engine";

const program = process.env.PARLEY_PROGRAM!;
const count = Number(process.env.PARLEY_SEQUENCES ?? 10);
const first = Number(process.env.PARLEY_FROM ?? 1);
const each_with_its_own = 20;
const folder = mkdtempSync(join(tmpdir(), "parley-page-"));

/** What the program prints; kept for the next run in PARLEY_ANSWERS, a folder of this very program's, where that is set. */
function answerOf(command: string[]): string {
  const kept = process.env.PARLEY_ANSWERS;
  const file = kept && join(kept, `${createHash("sha256").update(command.join(" ")).digest("hex")}.json`);
  if (file && existsSync(file)) return readFileSync(file, "utf8");
  const answer = execFileSync(program, command, { maxBuffer: 1 << 28 }).toString();
  if (file) writeFileSync(file, answer);
  return answer;
}

/** The settings that a sequence may set: few, since the program solves the dispute once for each. */
const asked = {
  "us-china-2018": { values: [0.25, 0.35], sources: ["LL", "IS"] },
  "steel-2018": { values: [0.25, 0.3], sources: ["LL", "IS", "CP"] },
};

// What counts the work done, and the largest gap that was left, may differ; the words of a call differ.
const apart = new Set(["passes", "max_residual", "condition_residual", "worst_equation", "gap_pct", "residual"]);
const beside = new Set(["trade", "ranges", "movers", "conclusions", "refused", "precedents", "chances", "course"]);
let blocks = 0;
let compared = 0;
let largest = 0;
function same(ours: unknown, theirs: unknown, where: string): void {
  // Of the smallest changes of wants several are nearly as small as each other: which is found hangs on last digits.
  if (/\.what_if\.\w+\.changes$/.test(where) && Array.isArray(ours) && Array.isArray(theirs)) return;
  if (typeof ours === "number" && typeof theirs === "number") {
    const unit = where.includes("usd_m") ? 1e3 : 1;
    const gap = Math.abs(ours - theirs);
    // A whole point of some want moves a comparison by a millionth only: what is 1e-9 of a payoff is 1e-3 of the change.
    const flat = /\.what_if\.(?!.*outcome)/.test(where) ? 2e-3 * Math.max(1, Math.abs(theirs)) : 0;
    if (!(gap <= Math.max(flat, 1e-6 * Math.max(unit, 1e-3 * Math.abs(theirs)))))
      throw new Error(`${where}: ${ours}, and the program says ${theirs}`);
    if (flat === 0) largest = Math.max(largest, gap / Math.max(unit, Math.abs(theirs)));
    ++compared;
  } else if (ours !== null && theirs !== null && typeof ours === "object" && typeof theirs === "object") {
    const [a, b] = [ours as Record<string, unknown>, theirs as Record<string, unknown>];
    // Trade after the change is the command line's alone; ranges and what moves the figures are of the file's own numbers,
    // and what the page has of them must be the program's.
    const names = Object.keys(b).filter((name) => name in a || !beside.has(name));
    expect([where, Object.keys(a).sort()]).toEqual([where, names.sort()]);
    for (const name of names) if (beside.has(name)) ++blocks;
    for (const name of names) if (!apart.has(name)) same(a[name], b[name], `${where}.${name}`);
  } else if (ours !== theirs && !(ours === null && where.endsWith(".opposite_by")))
    // But for that: the page's engine asks no other source of elasticities, and says so by null.
    throw new Error(`${where}: ${JSON.stringify(ours)}, and the program says ${JSON.stringify(theirs)}`);
}

vi.stubGlobal("history", { replaceState() {} });
vi.stubGlobal("location", { pathname: "/", search: "" });

test.each(["us-china-2018", "steel-2018"] as const)(
  "whatever_is_moved_undone_reset_and_stopped_the_page_shows_what_the_program_prints: %s",
  async (scenario) => {
    const file = join(folder, `${scenario}.html`);
    execFileSync(program, ["brief", scenario, "-o", file]);
    const { html, data } = readBrief(file);
    const decoded = decodeBrief(data);
    const openOne = await engines(html, process.env.PARLEY_ENGINE!);
    const known = memory();
    const [lever] = leversOf(decoded.brief);
    const [want] = wantsOf(decoded.brief);
    const beyond = Number((2 * want!.hinges[0]!.at - want!.said).toPrecision(3));
    const branches = decoded.brief.course ? allSteps(courseSteps(decoded.brief.course).roots) : [];
    expect(branches.length).toBeGreaterThan(0);

    /** What the program prints for what is set, and the outcome of any levels by an engine that knew nothing else. */
    const printed = new Map<string, Record<string, unknown>>();
    function documentOfProgram(name: DocumentName, { numbers, elasticities }: ReturnType<typeof numbersOf>): unknown {
      const key = JSON.stringify([numbers, elasticities]);
      const known = printed.get(key) ?? printed.set(key, {}).get(key)!;
      return (known[name] ??= (() => {
        // The command that prices outcomes refuses wants: they move no price.
        const settable = Object.entries(numbers).filter(([id]) => name !== "study" || !id.startsWith("wants."));
        const words = settable.map(
          ([id, value]) => `--set=${id}=${id.startsWith("wants.") ? value : Number((100 * value).toFixed(6))} points`,
        );
        const command = [name === "study" ? "solve" : name, scenario, ...words, "--json"];
        const asWritten = Object.keys(numbers).length === 0 && !elasticities;
        if ((name === "study" || name === "deals") && !asWritten) command.push("--ranges", "none");
        if (elasticities) command.push("--elasticities", elasticities);
        return documentOf(name, JSON.parse(answerOf(command)));
      })());
    }
    const alone = new Map<string, Promise<Priced | null>>();
    /** Null where there is none: a duty to one's own advantage beside a target, say. */
    function outcomeAlone(numbers: object, levels: Levels): Promise<Priced | null> {
      const key = JSON.stringify([numbers, levels]);
      const solve = async () => {
        const call = await openOne();
        call(JSON.stringify({ do: "set", ...numbers }));
        const answer = JSON.parse(call(JSON.stringify({ do: "outcome", levels })));
        return answer.status === "error" || answer.equilibrium.status !== "converged" ? null : pricedOf(answer);
      };
      return alone.get(key) ?? alone.set(key, solve()).get(key)!;
    }

    const held = new WeakMap<object, string>();
    async function freshOf(page: BriefState): Promise<string[]> {
      const fresh: string[] = [];
      const numbers = numbersOf(page.settings, page.start, decoded.brief.study?.closure);
      const key = JSON.stringify(numbers);
      if (page.shown && !page.shownStale) {
        const { levels } = page.settings;
        fresh.push("shown");
        expect(page.shown.outcome.levels).toEqual(levels);
        if (held.get(page.shown.equilibrium) !== key) {
          held.set(page.shown.equilibrium, key);
          const study = documentOfProgram("study", numbers) as Study;
          const outcome: NamedOutcome | undefined = namedAt(study, levels);
          const right =
            outcome?.equilibrium != null
              ? study.equilibria[outcome.equilibrium]
              : (await outcomeAlone(numbers, levels))!.equilibrium;
          // The levers ask for an outcome without its exact parts, which come with the document.
          for (const part of ["economies", "balances", "sectors"] as const)
            page.shown.equilibrium[part].forEach((each, k) => {
              const theirs = right![part][k] as unknown as Record<string, unknown>;
              for (const [name, value] of Object.entries(each))
                if (value !== null) same(value, theirs[name], `shown.${part}[${k}].${name}`);
            });
        }
      }
      for (const name of documents)
        if (!page.stale[name]) {
          fresh.push(name);
          const document = page[name];
          if (!document || held.get(document) === key) continue;
          held.set(document, key);
          const { manifest: ours, ...rest } = document as unknown as Record<string, unknown>;
          const { manifest: theirs, ...right } = documentOfProgram(name, numbers) as Record<string, unknown>;
          same(rest, right, name);
          expect([name, ours === undefined]).toEqual([name, theirs === undefined]);
        }
      return fresh;
    }

    const { values, sources } = asked[scenario];
    const choose = <T>(random: () => number, of: readonly T[]) => of[Math.floor(random() * of.length)]!;
    let own = 0;
    let said = 0;
    let refused = 0;
    for (let seed = first; seed < first + count; ++seed) {
      const itsOwn = seed % each_with_its_own === 1;
      own += Number(itsOwn);
      const random = randomFrom(seed);
      const waiting: Slow[] = [];
      const page = new BriefState(decoded, choose(random, ["", `n.${lever!.name}=${values[1]}`, "e=IS"]));
      const set = (next: Partial<Settings>) => page.change({ ...page.settings, ...next });
      const issues = decoded.brief.scenario!.issues;
      const actions: (() => void)[] = [
        () => page.move(...(({ id, levels }) => [id, choose(random, levels).id] as const)(choose(random, issues))),
        () => set({ numbers: { ...page.settings.numbers, [lever!.name]: choose(random, values) } }),
        () => set({ elasticities: choose(random, sources) }),
        // How much a party wants the thing that most hinges on, beyond the hinge and as it said.
        () => page.change(setWant(page.settings, want!, choose(random, [beyond, null]))),
        () => page.undo(),
        () => page.reset(),
        () => page.stop(),
        () => page.goOn(),
        // A branch of the course is chosen.
        () => branches.length > 0 && page.show(choose(random, branches).levels),
      ];
      const open = async () => {
        const engine = slowEngine(itsOwn ? await openOne() : await rememberedEngine(openOne, known));
        waiting.push(engine);
        return engine;
      };
      const step = async () => {
        const busy = waiting.filter((each) => each.waiting.length > 0);
        if (busy.length > 0) await choose(random, busy).step();
        return busy.length > 0;
      };
      if (random() < 0.3) choose(random, actions)();
      await page.startEngine(open, choose(random, [1, 2]));
      for (let k = 0; k < 8; ++k) {
        choose(random, actions)();
        await freshOf(page);
        for (let steps = Math.floor(random() ** 3 * 60); steps > 0 && (await step()); --steps) await freshOf(page);
      }
      if (page.stopped) page.goOn();
      await calm();
      while (await step());
      for (const engine of waiting) engine.close();
      const numbers = numbersOf(page.settings, page.start, decoded.brief.study?.closure);
      // What the page says has no result has none for an engine that knows nothing else either.
      const isRefused = page.message !== null && (await outcomeAlone(numbers, page.settings.levels)) === null;
      refused += Number(isRefused);
      expect([seed, isRefused || page.message === null, page.working, await freshOf(page)]).toEqual([
        seed,
        true,
        false,
        isRefused ? [...documents] : ["shown", ...documents],
      ]);
      const done = seed - first + 1;
      if (done % each_with_its_own !== 0 && done !== count) continue;
      console.log(
        `${scenario}: ${done - said} sequences, in all ${own} with engines of their own, ${refused} at an outcome that is refused, ${printed.size} settings, ` +
          `${compared} numbers, ${blocks} blocks of ranges and movers, largest gap ${largest.toExponential(1)}; ` +
          `of ${known.told} answers from memory ${known.again} asked again`,
      );
      said = done;
    }
  },
  7_200_000,
);
